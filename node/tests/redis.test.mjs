// The inbox in Redis, by each client, behind a socket: what it promises in mode leased, and what it refuses.
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import http from 'node:http'
import test, { after } from 'node:test'
import IORedis from 'ioredis'
import { createClient } from 'redis'
import { Inbox, NotificationHandler } from 'wxnotify'
import { PAID, gate, platform, silent, until } from './support.mjs'

const { WXNOTIFY_REDIS: script, WXNOTIFY_REDIS_PORT: port } = process.env
assert.ok(port, 'WXNOTIFY_REDIS_PORT is not set: run this under tools/redis.sh')
const parser = platform.parser()

/** Ends or starts the Redis of tools/redis.sh. */
const server = (what) => execFileSync(script, [what])

const plain = new IORedis({ port })
plain.on('error', () => {})
const ioredis = new IORedis({ port, maxRetriesPerRequest: 0 })
ioredis.on('error', () => {})
const nodeRedis = createClient({ url: `redis://127.0.0.1:${port}`, disableOfflineQueue: true })
nodeRedis.on('error', () => {})
await nodeRedis.connect()
after(() => {
  plain.disconnect()
  ioredis.disconnect()
  nodeRedis.destroy()
})

for (const [name, client] of Object.entries({ ioredis, 'node-redis': nodeRedis })) {
  /** An inbox in a table of its own, whose handler is served, and what delivers the same notification to it. */
  async function shop(t, paid, options = {}) {
    const table = `t_${randomUUID().slice(0, 8)}`
    const inbox = new Inbox(client, { table, ...options })
    await inbox.create(client)
    const outcomes = []
    const observe = (outcome) => outcomes.push(outcome)
    const handler = new NotificationHandler(parser, { inbox, mode: 'leased', observe, logger: silent }).onPaid(paid)
    const serving = http.createServer(handler.node).listen(0, '127.0.0.1')
    await new Promise((resolve) => serving.once('listening', resolve))
    t.after(() => new Promise((resolve) => serving.close(resolve)))
    const deliver = async () => {
      const { headers, body } = platform.notification('TRANSACTION.SUCCESS', PAID, { id: 'EV-1' })
      const answer = await fetch(`http://127.0.0.1:${serving.address().port}`, { method: 'POST', headers, body })
      return answer.status
    }
    const key = (...parts) => [`{${table}}`, ...parts].join(':')
    const state = () => plain.hget(key('row', '', 'EV-1'), 'state')
    return { inbox, outcomes, deliver, key, state }
  }

  test(`${name}: a notification takes effect once`, async (t) => {
    const paid = []
    const { inbox, outcomes, deliver, state } = await shop(t, (payment, { attempts, connection }) => void paid.push(attempts, connection))
    assert.deepEqual([await deliver(), await deliver()], [200, 200])
    assert.deepEqual(paid, [1, null])
    assert.deepEqual(outcomes.map(({ code }) => code), ['SUCCESS', 'DUPLICATE'])
    assert.equal(await state(), 'done')
    assert.equal((await inbox.stats(client)).doneLastHour, 1)
  })

  test(`${name}: what is delivered in parallel takes effect once`, async (t) => {
    const goesOn = gate()
    let paid = 0
    const { deliver, outcomes } = await shop(t, async () => {
      paid += 1
      await goesOn.opened
    })
    const answers = Array.from({ length: 8 }, deliver)
    await until(() => outcomes.length === 7)
    goesOn.open()
    assert.deepEqual((await Promise.all(answers)).sort(), [200, ...Array(7).fill(503)])
    assert.equal(await deliver(), 200)
    assert.equal(paid, 1)
  })

  test(`${name}: a callback that throws is called again`, async (t) => {
    const seen = []
    const { deliver, state } = await shop(t, (_, { attempts }) => {
      seen.push(attempts)
      if (attempts === 1) throw new Error('out of stock')
    })
    assert.equal(await deliver(), 500)
    assert.equal(await state(), 'released')
    assert.equal(await deliver(), 200)
    assert.deepEqual(seen, [1, 2])
  })

  test(`${name}: a worker that dies loses its lease`, async (t) => {
    let seen
    const { inbox, deliver } = await shop(t, (_, { attempts }) => void (seen = attempts), { lease: 2 })
    const { headers, body } = platform.notification('TRANSACTION.SUCCESS', PAID, { id: 'EV-1' })
    const claim = await inbox.transaction((connection) => inbox.claim(connection, parser.parse(headers, body)))
    assert.equal(claim.state, 'fresh')
    assert.equal(await deliver(), 503)
    await until(async () => (await deliver()) === 200)
    assert.equal(seen, 2)
    await assert.rejects(inbox.complete(client, claim.lease), { code: 'LEASE_LOST' })
  })

  test(`${name}: nothing is acknowledged while Redis is down, and what is done survives it`, async (t) => {
    let paid = 0
    const { deliver, outcomes } = await shop(t, () => void (paid += 1))
    server('kill')
    assert.equal(await deliver().finally(() => server('start')), 500)
    assert.match(outcomes.at(-1).error.message, /connection to the inbox's database was lost/)
    assert.equal(outcomes.at(-1).code, 'INBOX_FAILED')
    assert.equal(paid, 0)
    await until(async () => (await deliver()) === 200)
    server('restart')
    await until(async () => (await deliver()) === 200)
    assert.equal(outcomes.at(-1).code, 'DUPLICATE')
    assert.equal(paid, 1)
  })

  test(`${name}: scripts that Redis forgot are sent again`, async (t) => {
    let paid = 0
    const { deliver } = await shop(t, async () => {
      paid += 1
      await plain.script('FLUSH')
    })
    assert.deepEqual([await deliver(), await deliver(), paid], [200, 200, 1])
  })

  test(`${name}: a table of another version, and one that is gone, are refused`, async (t) => {
    const { inbox, deliver, key, outcomes } = await shop(t, () => assert.fail('it was called'))
    await plain.set(key('version'), 7)
    assert.equal(await deliver(), 500)
    assert.equal(outcomes.at(-1).code, 'INBOX_SCHEMA')
    await assert.rejects(inbox.create(client), /has version 7/)
    await plain.del(key('version'))
    await assert.rejects(inbox.check(client), { code: 'INBOX_SCHEMA' })
  })

  test(`${name}: a Redis that evicts rows is refused`, async (t) => {
    const { inbox } = await shop(t, () => {})
    await plain.config('SET', 'maxmemory-policy', 'allkeys-lru')
    t.after(() => plain.config('SET', 'maxmemory-policy', 'noeviction'))
    await assert.rejects(inbox.check(client), { code: 'INBOX_FAILED', field: 'maxmemory-policy' })
  })

  test(`${name}: other modes are refused when the handler is made`, () => {
    for (const mode of [undefined, 'transaction', 'stored']) {
      assert.throws(() => new NotificationHandler(parser, { inbox: new Inbox(client), mode }), { code: 'OPTION_INVALID', field: 'mode' })
    }
  })
}
