// The campus on Express: node src/express.js
import express from 'express'
import { openCampus } from './campus.js'
import * as deductions from './deductions.js'

const { handler, database, port } = await openCampus(process.env)
const app = express()
app.all('/wxpay/campus', handler.node) // before express.json(): the signature is over the raw bytes

app.use(express.json())
app.post('/deductions', (request, response) => {
  if (deductions.isBlocked(database, request.body.card)) return response.status(409).json({ error: 'the card is blocked' })
  deductions.add(database, request.body)
  response.status(201).json(request.body)
})
app.get('/deductions/:number', (request, response) => {
  const deduction = deductions.find(database, request.params.number)
  response.status(deduction ? 200 : 404).json(deduction ? deductions.withoutPayer(deduction) : { error: 'no such deduction' })
})
app.listen(port, '127.0.0.1')
