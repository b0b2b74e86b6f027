// The handler in each framework, behind a real socket.
import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { connect } from 'node:net'
import test, { after } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import express from 'express'
import Fastify from 'fastify'
import Koa from 'koa'
import { Ack, Inbox, NotificationHandler } from 'wxnotify'
import { databases, tableName } from './databases.mjs'
import { PAID, gate, platform, silent, until } from './support.mjs'

const parser = platform.parser({ maxBodyBytes: 65_536 })

/** Each: a server with `handler` at /notify, and JSON as ever at /other. Its port. */
const FRAMEWORKS = {
  'node:http': (handler) => listen(createServer((request, response) => (request.url === '/notify' ? handler.node : other)(request, response))),
  Express: (handler) => {
    const app = express()
    app.all('/notify', handler.node)
    app.use(express.json())
    app.post('/other', (request, response) => response.json(request.body))
    return listen(createServer(app))
  },
  Koa: (handler) => {
    const app = new Koa()
    app.use((context) => (context.path === '/notify' ? handler.koa(context) : other(context.req, context.res)))
    return listen(createServer(app.callback()))
  },
  Fastify: async (handler) => {
    const app = Fastify()
    app.register(handler.fastify, { prefix: '/notify' })
    app.post('/other', (request) => request.body)
    after(() => app.close())
    await app.listen({ port: 0, host: '127.0.0.1' })
    return app.server.address().port
  },
  'a web server': (handler) =>
    listen(
      createServer(async (request, response) => {
        if (request.url !== '/notify') return other(request, response)
        const isPost = request.method === 'POST'
        const init = { method: request.method, headers: request.headers, ...(isPost && { body: request, duplex: 'half' }) }
        const answer = await handler.fetch(new Request('http://localhost/notify', init))
        response.writeHead(answer.status, { ...Object.fromEntries(answer.headers), Connection: 'close' })
        response.end(await answer.text())
      }),
    ),
}

async function other(request, response) {
  let body = ''
  for await (const chunk of request) body += chunk
  response.end(body)
}

async function listen(server) {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  after(() => {
    server.close()
    server.closeAllConnections()
  })
  return server.address().port
}

async function leasedInbox() {
  const inbox = new Inbox(databases[0].driver(), { table: tableName() })
  await inbox.transaction((connection) => inbox.create(connection))
  return inbox
}

for (const [name, serve] of Object.entries(FRAMEWORKS)) {
  test(`${name}: genuine, again, tampered, failing, busy, late, and not a notification`, async () => {
    const outcomes = []
    const effects = []
    const options = { inbox: await leasedInbox(), mode: 'leased', deadline: 1, logger: silent, observe: (outcome) => outcomes.push(outcome) }
    const [began, end] = [gate(), gate()]
    const handler = new NotificationHandler(parser, options).onPaid(async ({ id }, { fail }) => {
      if (id === 'failing') fail('no such order')
      if (id === 'late') {
        began.open()
        await end.opened
      }
      effects.push(id)
    })
    const url = `http://127.0.0.1:${await serve(handler)}`
    const post = async (id, knobs) => {
      const { headers, body } = platform.notification('TRANSACTION.SUCCESS', JSON.stringify(PAID, null, 1), { id, ...knobs })
      const response = await fetch(`${url}/notify`, { method: 'POST', headers, body })
      return { status: response.status, type: response.headers.get('content-type'), text: await response.text() }
    }

    const genuine = await post('genuine')
    assert.deepEqual([genuine.status, genuine.text], [200, Ack.success().body], outcomes[0].error?.message)
    assert.match(genuine.type, /^application\/json/)
    assert.equal((await post('genuine')).status, 200)
    assert.equal((await post('tampered', { fault: 'tampered' })).status, 401)
    const failing = await post('failing')
    assert.deepEqual([failing.status, JSON.parse(failing.text).message], [500, 'no such order'])
    const [late, busy] = await Promise.all([post('late'), began.opened.then(() => post('late'))])
    assert.deepEqual([late.status, busy.status], [500, 503])
    end.open()
    await until(() => outcomes.length === 7)
    assert.equal((await post('late')).status, 200)
    assert.deepEqual(effects, ['genuine', 'late'])
    const codes = ['SUCCESS', 'DUPLICATE', 'SIGNATURE_INVALID', 'HANDLER_FAILED', 'NOTIFICATION_BUSY', 'DEADLINE_EXCEEDED', 'SUCCESS', 'DUPLICATE']
    assert.deepEqual(outcomes.map(({ code }) => code), codes)

    const get = await fetch(`${url}/notify`)
    assert.deepEqual([get.status, get.headers.get('allow')], [405, 'POST'])
    await get.text()
    assert.equal((await post('empty', { fault: 'missing_signature' })).status, 400)
    const json = await fetch(`${url}/other`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"a":1}' })
    assert.equal(await json.text(), '{"a":1}')
  })

  test(`${name}: a body that is too long is refused before it is read, and while it is`, async () => {
    const port = await serve(new NotificationHandler(parser, { logger: silent }).otherwise(() => {}))
    const { headers } = platform.notification('TRANSACTION.SUCCESS', PAID)
    const declared = await begin(port, { ...headers, 'Content-Length': '65537' })
    assert.match(await declared.answer, /^HTTP\/1\.1 413 /)
    const whole = await fetch(`http://127.0.0.1:${port}/notify`, { method: 'POST', headers, body: 'x'.repeat(2_000_000) })
    assert.deepEqual([whole.status, await whole.text()], [413, Ack.failure('BODY_TOO_LARGE').body])
    const endless = await begin(port, { ...headers, 'Transfer-Encoding': 'chunked' })
    const chunk = `4000\r\n${'x'.repeat(0x4000)}\r\n`
    for (let sent = 0; sent < 8 && !endless.isAnswered(); sent += 1) {
      endless.socket.write(chunk)
      await sleep(5)
    }
    assert.match(await endless.answer, /^HTTP\/1\.1 413 /)
  })
}

for (const [name, serve] of Object.entries(FRAMEWORKS)) {
  test(`${name}: a body that drips is answered at the deadline, and then cut off`, async () => {
    const outcomes = []
    const observe = (outcome) => outcomes.push(outcome)
    const handler = new NotificationHandler(parser, { deadline: 0.2, observe, logger: silent }).otherwise(() => assert.fail('called'))
    const { headers } = platform.notification('TRANSACTION.SUCCESS', PAID)
    const dripping = await begin(await serve(handler), { ...headers, 'Content-Length': '1000' })
    const drip = setInterval(() => dripping.socket.write('x'), 20)
    const answer = await dripping.answer.finally(() => clearInterval(drip))
    assert.match(answer, /^HTTP\/1\.1 500 /)
    assert.deepEqual([outcomes[0].code, outcomes[0].late], ['DEADLINE_EXCEEDED', false])
  })
}

/** Begins a request by hand, and does not end it. */
async function begin(port, headers) {
  const socket = connect(port, '127.0.0.1')
  let received = ''
  socket.on('data', (data) => (received += data))
  socket.on('error', () => {})
  // Not once(): it rejects where the end is a reset, which it is for who still sends.
  const answer = new Promise((resolve) => socket.on('close', () => resolve(received)))
  const lines = Object.entries({ Host: 'localhost', ...headers }).map(([name, value]) => `${name}: ${value}\r\n`)
  socket.write(`POST /notify HTTP/1.1\r\n${lines.join('')}\r\n`)
  return { socket, answer: Promise.race([answer, sleep(30_000, undefined, { ref: false }).then(() => `no end: ${received}`)]), isAnswered: () => received !== '' }
}

test('a body that a middleware has parsed is refused, and the line to move is named', async () => {
  const outcomes = []
  const handler = new NotificationHandler(parser, { logger: silent, observe: (outcome) => outcomes.push(outcome) }).otherwise(() => {})
  const { headers, body } = platform.notification('TRANSACTION.SUCCESS', PAID)
  const early = express()
  early.use(express.json())
  early.all('/notify', handler.node)
  const port = await listen(createServer(early))
  const post = (to) => fetch(`http://127.0.0.1:${to}/notify`, { method: 'POST', headers, body })
  assert.equal((await post(port)).status, 500)
  assert.equal(outcomes[0].code, 'ARGUMENT_INVALID')
  assert.match(outcomes[0].error.message, /a body parser was there before; .*before express\.json\(\)/)

  // A middleware that kept the raw bytes does no harm.
  const keeping = express()
  keeping.use(express.json({ verify: (request, _response, buffer) => (request.rawBody = buffer) }))
  keeping.all('/notify', handler.node)
  assert.equal((await post(await listen(createServer(keeping)))).status, 200)
  const raw = express()
  raw.all('/notify', express.raw({ type: '*/*' }), handler.node)
  assert.equal((await post(await listen(createServer(raw)))).status, 200)

  const read = new Request('http://localhost/notify', { method: 'POST', headers, body })
  await read.text()
  assert.equal((await handler.fetch(read)).status, 500)
  assert.equal(outcomes.at(-1).code, 'ARGUMENT_INVALID')
})

test('Koa: a body that a middleware has read is refused', async () => {
  const outcomes = []
  const handler = new NotificationHandler(parser, { logger: silent, observe: (outcome) => outcomes.push(outcome) }).otherwise(() => {})
  const app = new Koa()
  app.use(async (context, next) => {
    let text = ''
    for await (const chunk of context.req) text += chunk
    context.request.body = JSON.parse(text)
    await next()
  })
  app.use(handler.koa)
  const port = await listen(createServer(app.callback()))
  const { headers, body } = platform.notification('TRANSACTION.SUCCESS', PAID)
  assert.equal((await fetch(`http://127.0.0.1:${port}/`, { method: 'POST', headers, body })).status, 500)
  assert.match(outcomes[0].error.message, /a body parser was there before/)
})

test('a caller that goes away in the middle harms nothing', async () => {
  const outcomes = []
  const handler = new NotificationHandler(parser, { logger: silent, observe: (outcome) => outcomes.push(outcome) }).otherwise(() => {})
  const server = createServer(handler.node)
  const isAsked = once(server, 'request')
  const { socket } = await begin(await listen(server), { 'Content-Length': '1000' })
  socket.write('half')
  await isAsked
  socket.destroy()
  await until(() => outcomes.length > 0)
  assert.equal(outcomes[0].code, 'ENVELOPE_INVALID')
})
