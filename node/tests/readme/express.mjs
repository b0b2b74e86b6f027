import { receive } from './receive.mjs'
// snippet: begin
import express from 'express'

const app = express()
// Before any express.json(): the signature is over the raw bytes.
app.post('/notify', express.raw({ type: '*/*', limit: '1mb' }), (request, response) => {
  const ack = receive(request.headers, request.body)
  response.status(ack.status).set(ack.headers).end(ack.body)
})
// snippet: end
app.listen(process.env.PORT)
