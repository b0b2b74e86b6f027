// A day of WeChat Pay's repetitions in virtual time, to every kind of handler.
import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import test from 'node:test'
import express from 'express'
import fastify from 'fastify'
import Koa from 'koa'
import { Inbox, NotificationHandler } from 'wxnotify'
import { Clock, Courier } from 'wxnotify/testing'
import { Courier as Inner } from '../lib/courier.js'
import { databases } from './databases.mjs'
import './readme/day-test.mjs'
import { openShop, parser, request } from './shop.mjs'
import { PAID, platform, silent, thrownBy, until } from './support.mjs'

const [MINUTE, HOUR] = [60, 3600]
const DAY = [15, 15, 30, 3 * MINUTE, 10 * MINUTE, 20 * MINUTE, 30 * MINUTE, 30 * MINUTE, 30 * MINUTE, HOUR, 3 * HOUR, 3 * HOUR, 3 * HOUR, 6 * HOUR, 6 * HOUR]
const sum = (pauses) => pauses.reduce((total, pause) => total + pause, 0)
const pay = (courier, knobs) => courier.deliver('TRANSACTION.SUCCESS', PAID, knobs)

/** What takes a request and is told `(headers, bytes)`, by either of the two ways. */
const KINDS = {
  'a request listener': (receive) => async (incoming, response) => {
    const chunks = []
    for await (const chunk of incoming) chunks.push(chunk)
    response.writeHead(receive({ url: incoming.url, host: incoming.headers.host, headers: incoming.rawHeaders, body: Buffer.concat(chunks) })).end('later')
  },
  'a fetch handler': (receive) => async (incoming) => {
    const { host, pathname, search } = new URL(incoming.url)
    const status = receive({ url: pathname + search, host, headers: incoming.headers, body: await incoming.arrayBuffer() })
    return new Response('later', { status })
  },
}

for (const [kind, make] of Object.entries(KINDS)) {
  test(`${kind}: what is never taken comes for a day, freshly signed, and is the same notification`, async () => {
    const [clock, seen] = [new Clock(), []]
    const began = clock.now()
    const receive = ({ url, host, headers, body }) => {
      const { id, createTime, nonce, timestamp } = parser.parse(headers, body, clock.now())
      seen.push({ identity: `${id} ${createTime}`, nonce, at: clock.now() - began })
      assert.deepEqual([url, host, timestamp], ['/notify?a=1', 'shop.example.com', clock.now()])
      if (seen.length === 1) throw new Error('out of stock')
      return 202
    }
    const attempts = await pay(new Courier(platform, make(receive), clock, { url: 'https://shop.example.com/notify?a=1' }))
    assert.deepEqual(seen.map(({ at }) => at), [0, ...DAY.map((_, index) => sum(DAY.slice(0, index + 1)))])
    assert.deepEqual(attempts.map(({ at }) => at - began), seen.map(({ at }) => at))
    assert.equal(clock.now() - began, 24 * HOUR + 4 * MINUTE)
    assert.deepEqual([new Set(seen.map(({ identity }) => identity)).size, new Set(seen.map(({ nonce }) => nonce)).size], [1, 16])
    const [first, ...others] = attempts.map(({ at: _, ...attempt }) => attempt)
    assert.deepEqual({ ...first, error: first.error.message }, { status: null, body: '', error: 'out of stock', isTaken: false })
    for (const attempt of others) assert.deepEqual(attempt, { status: 202, body: 'later', error: null, isTaken: false })
  })
}

/** Each mounts a handler; what it gives is called without a socket. */
const MOUNTED = {
  handler: (handler) => handler,
  'handler.fetch': (handler) => handler.fetch,
  'an object with fetch': (handler) => ({ fetch: (request) => handler.fetch(request) }),
  'handler.node': (handler) => handler.node,
  'a server': (handler) => createServer(handler.node),
  Express: (handler) => express().all('/', handler.node),
  Koa: (handler) => new Koa().use(handler.koa).callback(),
  async Fastify(handler) {
    const app = fastify().register(handler.fastify, { prefix: '/' })
    await app.ready()
    return app.server
  },
}

for (const [name, mount] of Object.entries(MOUNTED)) {
  test(`${name}: taken after seven hours of a broken callback, once`, async () => {
    const clock = new Clock()
    const isBack = clock.now() + 7 * HOUR
    let paid = 0
    const handler = new NotificationHandler(parser, { clock: clock.now, logger: silent }).onPaid(() => {
      if (clock.now() < isBack) throw new Error('out of stock')
      paid += 1
    })
    const attempts = await pay(new Courier(platform, await mount(handler), clock))
    const last = attempts.at(-1)
    assert.deepEqual(attempts.slice(0, -1).map(({ status }) => status), Array(12).fill(500))
    assert.deepEqual([last.status, last.body, last.isTaken, last.at - attempts[0].at, paid], [200, '{"code":"SUCCESS"}', true, 9 * HOUR + 4 * MINUTE, 1])
  })
}

for (const database of databases) {
  test(`${database.name}: with an inbox the day counts once, and what comes after it is a duplicate`, async () => {
    const clock = new Clock()
    const isBack = clock.now() + 7 * HOUR
    const shop = await openShop(database, { clock: clock.now })
    shop.handler.onPaid(async ({ id }, { connection }) => {
      await shop.pay(connection, id)
      if (clock.now() < isBack) throw new Error('out of stock')
    })
    const courier = new Courier(platform, shop.handler, clock)
    assert.equal((await pay(courier, { id: 'A1' })).length, 13)
    clock.advance(12 * HOUR)
    assert.equal((await pay(courier, { id: 'A1' })).length, 1)
    assert.deepEqual(shop.codes(), [...Array(12).fill('HANDLER_FAILED'), 'SUCCESS', 'DUPLICATE'])
    assert.equal(await shop.count(), 1)
  })
}

test('a worker purges once in a minute of the clock', async () => {
  const [clock, database] = [new Clock(), databases[0]]
  let asked = 0
  const counting = () => {
    asked += 1
    return clock.now()
  }
  const { table, handler, row } = await openShop(database, { mode: 'stored', clock: counting })
  const past = new Inbox(database.driver(), { table, now: () => Math.floor(Date.now() / 1000) - 100_000 })
  const addOld = async (id) => {
    const { headers, body } = request(id)
    const notification = parser.parse(headers, body)
    await past.transaction(async (connection) => past.complete(connection, (await past.claim(connection, notification)).lease))
  }
  await addOld('first')
  const worker = handler.work({ pause: 0.01, purgeOlderThan: 90_000 })
  await until(async () => (await row()) === undefined)
  await addOld('second')
  clock.advance(59)
  const before = asked
  await until(() => asked > before + 3)
  assert.notEqual(await row(), undefined)
  clock.advance(1)
  await until(async () => (await row()) === undefined)
  await handler.shutdown()
  await worker
})

test('a handler without the clock refuses what comes more than five minutes later', async () => {
  const codes = []
  const handler = new NotificationHandler(parser, { logger: silent, observe: ({ code }) => codes.push(code) })
  const attempts = await pay(new Courier(platform, handler, new Clock(), { schedule: 'payscore' }))
  assert.equal(attempts.length, 10)
  const isLater = attempts.map(({ at }) => at - attempts[0].at > 5 * MINUTE)
  assert.deepEqual(codes.map((code) => code === 'TIMESTAMP_OUT_OF_RANGE'), isLater)
  assert(isLater.includes(true) && isLater.includes(false))
})

test('an answer that comes too late is none, and the handler hears that nobody waits any more', async () => {
  assert.equal(Inner.patience, 5)
  Inner.patience = 0.05
  try {
    const hungUp = []
    const listener = (incoming, response) => void response.on('close', () => hungUp.push('listener'))
    const fetch = ({ signal }) => new Promise(() => signal.addEventListener('abort', () => hungUp.push('fetch')))
    for (const handler of [listener, fetch]) {
      const [{ status, error, isTaken }, ...others] = await pay(new Courier(platform, handler, new Clock(), { schedule: 'none' }))
      assert.deepEqual([status, error.message, isTaken, others], [null, 'there was no answer within 0.05 seconds', false, []])
    }
    await until(() => hungUp.length === 2)
  } finally {
    Inner.patience = 5
  }
})

test('a connection that is closed is no answer', async () => {
  const [{ status, error }] = await pay(new Courier(platform, (incoming, _response) => incoming.socket.destroy(), new Clock(), { schedule: 'none' }))
  assert.deepEqual([status, error.code], [null, 'ECONNRESET'])
})

test('a large answer arrives whole', async () => {
  const [{ body }] = await pay(new Courier(platform, (_incoming, response) => response.end('x'.repeat(1_000_000)), new Clock()))
  assert.equal(body.length, 1_000_000)
})

test('with a fault each repetition has it', async () => {
  const clock = new Clock()
  const handler = new NotificationHandler(parser, { clock: clock.now, logger: silent }).onPaid(() => {})
  for (const fault of ['forged', 'not_json', 'stale']) {
    const attempts = await pay(new Courier(platform, handler, clock), { fault })
    assert.equal(attempts.length, 16, fault)
    for (const { status } of attempts) assert(status >= 400 && status < 500, `${fault}: ${status}`)
  }
})

test('each schedule lasts as long as its pages say, and no other is known', async () => {
  const refuse = () => new Response(null, { status: 500 })
  const totals = { transaction: sum(DAY), payscore: 3 * HOUR + 4 * MINUTE, transfer: 22 * HOUR + 52 * MINUTE + 30, none: 0 }
  for (const [schedule, total] of Object.entries(totals)) {
    const attempts = await pay(new Courier(platform, { fetch: refuse }, new Clock(1_795_000_000), { schedule }))
    assert.deepEqual([attempts[0].at, attempts.at(-1).at - attempts[0].at], [1_795_000_000, total], schedule)
  }
  const { code, field } = thrownBy(() => new Courier(platform, { fetch: refuse }, new Clock(), { schedule: 'hourly' }))
  assert.deepEqual([code, field], ['OPTION_INVALID', 'schedule'])
})

test('what is no handler, no clock or no time is named', async () => {
  const [clock, listener] = [new Clock(), (_incoming, response) => response.end()]
  for (const [field, work] of [
    ['platform', () => new Courier({}, listener, clock)],
    ['handler', () => new Courier(platform, undefined, clock)],
    // The app of Koa, and not its callback.
    ['handler', () => new Courier(platform, new Koa(), clock)],
    ['clock', () => new Courier(platform, listener, Date.now)],
    ['path', () => new Courier(platform, listener, clock, { path: '/' })],
    ['clock', () => new NotificationHandler(parser, { clock })],
    ['start', () => new Clock('now')],
    ['by', () => clock.advance()],
  ]) {
    const error = thrownBy(work)
    assert.deepEqual([error.code, error.field], ['ARGUMENT_INVALID', field])
  }
  for (const by of [-1, 0.5]) assert.equal(thrownBy(() => clock.advance(by)).code, 'OPTION_INVALID')
  await assert.rejects(pay(new Courier(platform, listener, clock), { now: 1 }), { code: 'ARGUMENT_INVALID', field: 'now' })
  const codes = []
  const handler = new NotificationHandler(parser, { clock: () => Date.now() / 1000, logger: silent, observe: ({ code, error }) => codes.push(code, error.field) })
  assert.equal((await handler.handle(request('n'))).status, 500)
  assert.deepEqual(codes, ['ARGUMENT_INVALID', 'clock'])
})
