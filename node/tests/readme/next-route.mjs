import { receive } from './receive.mjs'
// snippet: begin
// app/notify/route.js
export async function POST(request) {
  const ack = receive(request.headers, await request.arrayBuffer())
  return new Response(ack.body, ack)
}
// snippet: end
