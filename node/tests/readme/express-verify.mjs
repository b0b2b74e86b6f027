import { receive } from './receive.mjs'
// snippet: begin
import express from 'express'

const app = express()
// Where express.json() stays in front of all routes: keep the raw bytes beside the parsed body.
const verify = (request, _response, buffer) => (request.rawBody = buffer)
app.use(express.json({ verify, limit: '1mb' }))
app.post('/notify', (request, response) => {
  const ack = receive(request.headers, request.rawBody)
  response.status(ack.status).set(ack.headers).end(ack.body)
})
// snippet: end
app.listen(process.env.PORT)
