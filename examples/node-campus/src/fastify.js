// The campus on Fastify: node src/fastify.js
import Fastify from 'fastify'
import { openCampus } from './campus.js'
import * as deductions from './deductions.js'

const { handler, database, port } = await openCampus(process.env)
const app = Fastify()
app.register(handler.fastify, { prefix: '/wxpay/campus' })

app.post('/deductions', (request, reply) => {
  if (deductions.isBlocked(database, request.body.card)) return reply.code(409).send({ error: 'the card is blocked' })
  deductions.add(database, request.body)
  return reply.code(201).send(request.body)
})
app.get('/deductions/:number', (request, reply) => {
  const deduction = deductions.find(database, request.params.number)
  return reply.code(deduction ? 200 : 404).send(deduction ? deductions.withoutPayer(deduction) : { error: 'no such deduction' })
})
await app.listen({ port, host: '127.0.0.1' })
