import { receive } from './receive.mjs'
// snippet: begin
import Fastify from 'fastify'

const app = Fastify()
// In a scope of its own, so that other routes still get parsed JSON.
app.register(async (scope) => {
  scope.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => done(null, body))
  scope.post('/notify', (request, reply) => {
    const ack = receive(request.headers, request.body)
    reply.code(ack.status).headers(ack.headers).send(ack.body)
  })
})
// snippet: end
await app.listen({ port: Number(process.env.PORT) })
