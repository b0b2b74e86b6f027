// Several merchants behind one endpoint: behind real sockets, and the registry by itself.
import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:http'
import test, { after } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import express from 'express'
import Fastify from 'fastify'
import Koa from 'koa'
import { Expectation, HandlerError, Inbox, Merchants, NotificationHandler, ServedMerchant } from 'wxnotify'
import { Platform, sample } from 'wxnotify/testing'
import { databases, tableName } from './databases.mjs'
import { openShop } from './shop.mjs'
import { PAID, gate, silent, thrownBy, until } from './support.mjs'

const NAMES = ['shop-a', 'shop-b']
const platforms = Object.fromEntries(NAMES.map((name) => [name, new Platform()]))
/** Each merchant has an order of this number. */
const ORDER = { ...PAID, out_trade_no: 'A1' }

/** The merchants' own database, which notes what it is asked. */
function merchantsDatabase() {
  const database = {
    asked: [],
    fails: null,
    known: { ...platforms },
    async load(name) {
      database.asked.push(name)
      if (database.fails) throw database.fails
      const platform = database.known[name]
      return platform && new ServedMerchant(name, platform.parser(), { context: { row: name } })
    },
  }
  return database
}

const nameOf = ({ path }) => path.split('/').pop()

/** Each way to mount it, at /notify/NAME. */
const MOUNTS = {
  'node:http': (handler) => listen(createServer(handler.node)),
  Express: (handler) => listen(createServer(express().all('/notify/:merchant', handler.node))),
  Koa: (handler) => listen(createServer(new Koa().use(handler.koa).callback())),
  Fastify: async (handler) => {
    const app = Fastify()
    app.register(handler.fastify, { prefix: '/notify/:merchant' })
    await app.listen({ port: 0, host: '127.0.0.1' })
    after(() => app.close())
    return app.server.address().port
  },
  fetch: (handler) =>
    listen(
      createServer(async (request, response) => {
        const chunks = []
        for await (const chunk of request) chunks.push(chunk)
        const url = `http://${request.headers.host}${request.url}`
        const answer = await handler.fetch(new Request(url, { method: 'POST', headers: request.headers, body: Buffer.concat(chunks) }))
        response.writeHead(answer.status).end(await answer.text())
      }),
    ),
}

async function listen(server) {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  after(() => server.close())
  return server.address().port
}

async function post(port, name, { headers, body }, more = {}) {
  const response = await fetch(`http://127.0.0.1:${port}/notify/${name}?x=/y`, { method: 'POST', headers: { ...headers, ...more }, body })
  return [response.status, await response.text()]
}

const SUCCESS = [200, '{"code":"SUCCESS"}']
const NOT_VERIFIED = [401, '{"code":"FAIL","message":"signature verification failed"}']

const database = databases.at(-1)

for (const [framework, mount] of Object.entries(MOUNTS)) {
  test(`${framework}: each merchant has keys, rows and a context of its own`, async () => {
    const shops = merchantsDatabase()
    const seen = []
    const { inbox, outcomes, pay, count } = await openShop(database)
    const handler = new NotificationHandler(new Merchants(shops.load).by(nameOf), {
      inbox,
      logger: silent,
      observe: (outcome) => outcomes.push(outcome),
      key: ({ resource }, { context }) => seen.push(['key', context.row]) && `paid:${resource.out_trade_no}`,
      expect: (_, { name }) => seen.push(['expect', name]) && Expectation.NOT_COMPARED,
    })
    handler.onPaid(async (paid, { connection, merchant }) => {
      await pay(connection, `${merchant.name}-${paid.resource.out_trade_no}`)
      seen.push(['paid', merchant.context.row])
    })
    const port = await mount(handler)
    for (const name of NAMES) {
      const sent = platforms[name].notification('TRANSACTION.SUCCESS', ORDER, { id: 'EV-1' })
      assert.deepEqual(await post(port, name, sent), SUCCESS)
      assert.deepEqual(await post(port, name, sent), SUCCESS)
      assert.deepEqual(outcomes.slice(-2).map(({ code, merchant }) => [code, merchant]), [
        ['SUCCESS', name],
        ['DUPLICATE', name],
      ])
      for (const what of ['key', 'expect', 'paid']) assert(seen.some(([step, merchant]) => step === what && merchant === name), what)
    }
    assert.equal(await count(), 2)

    // A's notification is not B's, and nobody's is told no more than that.
    assert.deepEqual(await post(port, 'shop-b', platforms['shop-a'].notification('TRANSACTION.SUCCESS', ORDER)), NOT_VERIFIED)
    assert.deepEqual([outcomes.at(-1).code, outcomes.at(-1).merchant], ['SERIAL_UNKNOWN', 'shop-b'])
    const forged = platforms['shop-a'].notification('TRANSACTION.SUCCESS', ORDER, { fault: 'forged' })
    assert.deepEqual(await post(port, 'shop-a', forged), NOT_VERIFIED)
    assert.deepEqual(await post(port, 'nobody', forged), NOT_VERIFIED)
    assert.equal(outcomes.at(-1).code, 'MERCHANT_UNKNOWN')
    assert(outcomes.at(-1).error instanceof HandlerError)
    const bare = { headers: {}, body: forged.body }
    assert.deepEqual(await post(port, 'nobody', bare), await post(port, 'shop-a', bare))
    assert.deepEqual(await post(port, 'no%20name', forged), NOT_VERIFIED)
    assert.deepEqual(shops.asked, [...NAMES, 'nobody'])
  })
}

test('what finds the merchant has the request, and may fail or hang', async () => {
  const shops = merchantsDatabase()
  const known = await shops.load('shop-a')
  const [outcomes, requests] = [[], []]
  const choose = async (request) => {
    requests.push(request)
    const name = request.header('X-Shop')
    if (name === 'raises') throw new RangeError('secret')
    if (name === 'hangs') await new Promise(() => {})
    return name === 'a plain object' ? { parser: known.parser } : known
  }
  const handler = new NotificationHandler(choose, { deadline: 0.5, logger: silent, observe: (outcome) => outcomes.push(outcome) })
  handler.onPaid(() => {})
  const port = await MOUNTS.Express(handler)
  const sent = platforms['shop-a'].notification('TRANSACTION.SUCCESS', ORDER)
  assert.deepEqual(await post(port, 'x', sent, { 'x-shop': 'shop-a' }), SUCCESS)
  const [{ method, path, host, raw }] = requests
  assert.deepEqual([method, path, host, raw.params.merchant], ['POST', '/notify/x', '127.0.0.1', 'x'])
  for (const [name, code] of [
    ['raises', 'HANDLER_FAILED'],
    ['a plain object', 'HANDLER_FAILED'],
    ['hangs', 'DEADLINE_EXCEEDED'],
  ]) {
    const [status] = await post(port, 'x', sent, { 'x-shop': name })
    assert.equal(status, 500, name)
    assert.equal(outcomes.at(-1).code, code)
  }
  assert.match(outcomes[1].error.message, /^the function that finds the merchant raised RangeError at merchants\.test\.mjs:\d+$/)
  assert(outcomes[1].error.cause instanceof RangeError)
  assert.match(outcomes[2].error.message, /^the function that finds the merchant returned a value/)
})

test('APIv3 keys rotate in the middle of traffic, and nothing is refused', async () => {
  const shops = merchantsDatabase()
  const merchants = new Merchants(shops.load)
  const handler = new NotificationHandler(merchants.by(nameOf), { logger: silent }).onPaid(() => {})
  const port = await MOUNTS['node:http'](handler)
  const old = platforms['shop-a']
  const key = 'abcdefghijklmnopqrstuvwxyz012345'
  const renewed = new Platform({ privateKey: old.privateKeyPem, serial: old.serial, apiV3Key: key })
  const answers = []
  let sender = old
  let isOver = false
  const senders = Array.from({ length: 4 }, async () => {
    while (!isOver) answers.push(await post(port, 'shop-a', sender.notification('TRANSACTION.SUCCESS', ORDER)))
  })
  await until(() => answers.length > 20)
  const { parser } = await merchants.get('shop-a')
  parser.replaceApiV3Keys([key, old.apiV3Key])
  sender = renewed
  const changed = answers.length
  // What was sealed with the old one has arrived.
  await until(() => answers.length > changed + 20)
  parser.replaceApiV3Keys(key)
  await until(() => answers.length > changed + 60)
  isOver = true
  await Promise.all(senders)
  for (const answer of answers) assert.deepEqual(answer, SUCCESS)
})

test('a worker finds the merchant, and tries again where it cannot', async () => {
  const shops = merchantsDatabase()
  const { inbox, table, outcomes, pay, count } = await openShop(database)
  const options = { inbox, mode: 'stored', logger: silent, observe: (outcome) => outcomes.push(outcome) }
  const settle = async (paid, { connection, merchant }) => pay(connection, merchant.context.row)
  const handler = new NotificationHandler(new Merchants(shops.load).by(nameOf), options).onPaid(settle)
  const port = await MOUNTS['node:http'](handler)
  for (const name of NAMES) {
    const sent = platforms[name].notification('TRANSACTION.SUCCESS', ORDER, { id: 'EV-1' })
    for (const code of ['STORED', 'DUPLICATE']) {
      assert.deepEqual(await post(port, name, sent), SUCCESS)
      assert.deepEqual([outcomes.at(-1).code, outcomes.at(-1).merchant], [code, name])
    }
  }
  // In another process nothing is kept, and the merchants' database is down at first.
  const worker = new NotificationHandler(new Merchants(shops.load).by(nameOf), options).onPaid(settle)
  shops.fails = new Error('postgres://secret')
  assert.equal(await worker.workOnce(), true)
  const { code, status, attempts, error } = outcomes.at(-1)
  assert.deepEqual([code, status, attempts], ['HANDLER_FAILED', 500, 1])
  assert.match(error.message, /^the function that finds the merchant raised Error/)
  shops.fails = null
  await until(async () => {
    if (!(await worker.workOnce())) await sleep(100)
    return (await count()) === 2
  })
  assert.deepEqual(outcomes.slice(-2).map(({ merchant }) => merchant).sort(), NAMES)
  const rows = await database.outside(`SELECT notification_key, state FROM ${table} ORDER BY notification_key`)
  assert.deepEqual(rows.map((row) => [row.notification_key, row.state]), NAMES.map((name) => [`${name}/EV-1`, 'done']))
})

test('readme/merchants.mjs serves those that are in the database', async () => {
  const { open } = await import('./readme/merchants.mjs')
  const [{ driver, outside }] = databases
  const pool = driver()
  // The names of its tables are the snippet's: they are in a schema of their own, for another Node.js has its tests beside these.
  const schema = tableName()
  const own = new pool.constructor({ ...pool.options, max: 4, options: `-c search_path=${schema}` })
  after(() => own.end())
  await outside(`CREATE SCHEMA ${schema}`)
  await outside(`CREATE TABLE ${schema}.merchants (name TEXT, key_id TEXT, public_key TEXT, api_v3_key TEXT)`)
  await outside(`CREATE TABLE ${schema}.orders (merchant TEXT, number TEXT, paid BOOLEAN NOT NULL DEFAULT false)`)
  const shops = Object.fromEntries(['1', '2'].map((name) => [name, new Platform({ publicKeyId: `PUB_KEY_ID_${name}` })]))
  for (const [name, { serial, publicKeyPem, apiV3Key }] of Object.entries(shops)) {
    await own.query('INSERT INTO merchants VALUES ($1, $2, $3, $4)', [name, serial, publicKeyPem, apiV3Key])
    await own.query('INSERT INTO orders VALUES ($1, $2)', [name, 'A1'])
  }
  const inbox = new Inbox(own)
  await inbox.transaction((client) => inbox.create(client))
  const port = await MOUNTS.Express(open(own))
  const sent = shops[1].notification('TRANSACTION.SUCCESS', sample('TRANSACTION.SUCCESS', { out_trade_no: 'A1' }), { id: `${process.pid}` })
  assert.deepEqual(await post(port, '1', sent), SUCCESS)
  assert.deepEqual(await post(port, '2', sent), NOT_VERIFIED)
  assert.deepEqual(await post(port, '3', sent), NOT_VERIFIED)
  const { rows } = await own.query('SELECT merchant, paid FROM orders ORDER BY merchant')
  assert.deepEqual(rows, [{ merchant: '1', paid: true }, { merchant: '2', paid: false }])
})

test('wrong options are named', () => {
  const parser = platforms['shop-a'].parser()
  const load = () => null
  for (const [make, field, code] of [
    [() => new NotificationHandler('parser'), 'parser', 'ARGUMENT_INVALID'],
    [() => new NotificationHandler(load, { apiV2Keys: [] }), 'apiV2Keys', 'OPTION_INVALID'],
    [() => new NotificationHandler(load, { mode: 'stored' }), 'merchants', 'OPTION_INVALID'],
    [() => new ServedMerchant('a/b', parser), 'merchant', 'OPTION_INVALID'],
    [() => new ServedMerchant(1, parser), 'name', 'ARGUMENT_INVALID'],
    [() => new ServedMerchant('a', {}), 'parser', 'ARGUMENT_INVALID'],
    [() => new Merchants({}), 'load', 'ARGUMENT_INVALID'],
    [() => new Merchants(load, { maxAge: 0 }), 'max_age', 'OPTION_INVALID'],
    [() => new Merchants(load, { maxAge: Infinity }), 'max_age', 'OPTION_INVALID'],
    [() => new Merchants(load, { capacity: 0 }), 'capacity', 'OPTION_INVALID'],
    [() => new Merchants(load).by('name'), 'nameOf', 'ARGUMENT_INVALID'],
  ]) {
    const error = thrownBy(make)
    assert.deepEqual([error.code, error.field], [code, field], `${make}`)
  }
})

// The registry

function registry(load, options) {
  const time = { now: 1000 }
  const lines = []
  const logger = { ...silent, info: (line) => lines.push(line), warn: (line) => lines.push(line) }
  return { time, lines, merchants: new Merchants(load, { clock: () => time.now, logger, ...options }) }
}

test('a thousand requests load once', async () => {
  const shops = merchantsDatabase()
  const { opened, open } = gate()
  const { merchants } = registry(async (name) => {
    await opened
    return shops.load(name)
  })
  const asked = Array.from({ length: 1000 }, () => merchants.get('shop-a'))
  open()
  const got = await Promise.all(asked)
  assert.equal(new Set(got).size, 1)
  assert.deepEqual(shops.asked, ['shop-a'])
})

test('an old one serves while it is loaded anew, and where that fails', async () => {
  const shops = merchantsDatabase()
  let { opened, open } = gate()
  open()
  const { merchants, time, lines } = registry(async (name) => {
    await opened
    return shops.load(name)
  })
  const get = () => merchants.get('shop-a')
  const first = await get()
  time.now += 299_999
  assert.equal(await get(), first)
  assert.equal(shops.asked.length, 1)
  ;({ opened, open } = gate())
  time.now += 1
  assert.equal(await get(), first)
  assert.equal(await get(), first)
  open()
  await until(async () => (await get()) !== first)
  assert.equal(shops.asked.length, 2)

  const second = await get()
  shops.fails = new Error('secret')
  time.now += 300_000
  assert.equal(await get(), second)
  await until(() => lines.length === 1)
  assert.match(lines[0], /the function that finds the merchant raised Error.*merchant shop-a.*what was loaded before serves on/)
  assert.equal(await get(), second)
  assert.equal(shops.asked.length, 3)
  shops.fails = null
  time.now += 10_000
  assert.equal(await get(), second)
  await until(async () => (await get()) !== second)
  assert.equal(shops.asked.length, 4)
})

test('who waits for a load that fails hears of it, and nothing is remembered', async () => {
  const shops = merchantsDatabase()
  const { merchants } = registry(shops.load)
  shops.fails = new Error('down')
  for (let time = 0; time < 2; time++) await assert.rejects(merchants.get('shop-a'), shops.fails)
  shops.fails = null
  assert.equal((await merchants.get('shop-a')).name, 'shop-a')
  assert.equal(shops.asked.length, 3)
})

test('names that are nobody\'s are remembered for a while, and bounded', async () => {
  const shops = merchantsDatabase()
  const { merchants, time } = registry(shops.load)
  for (const name of ['nobody', 'nobody', '', 'a/b', 'n'.repeat(65), 'n'.repeat(1e7), '商户', null, undefined, 7]) {
    assert.equal(await merchants.get(name), null)
  }
  assert.deepEqual(shops.asked, ['nobody'])
  const settled = await Promise.allSettled(Array.from({ length: 5000 }, (_, index) => merchants.get(`made-up-${index}`)))
  const refused = settled.filter(({ reason }) => reason?.code === 'NOTIFICATION_BUSY' && reason.field === 'merchant')
  assert.deepEqual([shops.asked.length, refused.length], [1000, 4001])
  time.now += 10_000
  assert.equal((await merchants.get('shop-a')).name, 'shop-a')
  assert.equal(await merchants.get('nobody'), null)
  assert.equal(shops.asked.length, 1002)
})

test('no more are kept than there is capacity for', async () => {
  const loaded = []
  const parser = platforms['shop-a'].parser()
  const { merchants } = registry((name) => loaded.push(name) && new ServedMerchant(name, parser), { capacity: 2 })
  for (const name of ['a', 'b', 'a', 'c', 'a', 'b']) await merchants.get(name)
  assert.deepEqual(loaded, ['a', 'b', 'c', 'b'])
})

test('what is forgotten is loaded anew, and what is not known any more is gone', async () => {
  const shops = merchantsDatabase()
  const { merchants, time, lines } = registry(shops.load)
  const first = await merchants.get('shop-a')
  merchants.forget('shop-a')
  assert.notEqual(await merchants.get('shop-a'), first)
  shops.known = {}
  time.now += 300_000
  assert.notEqual(await merchants.get('shop-a'), null)
  await until(async () => (await merchants.get('shop-a')) === null)
  assert.match(lines.join(), /not known any more/)
})

test('what is loaded has the name that was asked for', async () => {
  const other = new ServedMerchant('other', platforms['shop-a'].parser())
  await assert.rejects(registry(() => other).merchants.get('shop-a'), { code: 'OPTION_INVALID', field: 'merchant' })
  await assert.rejects(registry(() => ({})).merchants.get('shop-a'), { code: 'ARGUMENT_INVALID', field: 'load' })
})
