// The README's snippets, run as they are, behind real sockets: the quickstart and each framework's way
// to the raw body.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import test from 'node:test'
import { fileURLToPath } from 'node:url'
import { exchange, receives, settings } from './exchange.mjs'
import { PAID, platform, thrownBy } from './support.mjs'

const snippet = (name) => fileURLToPath(new URL(`readme/${name}`, import.meta.url))

for (const name of ['quickstart.mjs', 'express.mjs', 'express-verify.mjs', 'koa.mjs', 'fastify.mjs']) {
  test(`readme/${name} receives genuine notifications and refuses others`, () => receives(snippet(name)))
}

test('readme/next-route.mjs does so with web requests', async () => {
  Object.assign(process.env, settings)
  const { POST } = await import('./readme/next-route.mjs')
  await exchange((delivery) => POST(new Request('http://localhost/notify', { method: 'POST', ...delivery })))
})

test('readme/handler-test.mjs passes', () => {
  const { status, stderr } = spawnSync(process.execPath, [snippet('handler-test.mjs')], { encoding: 'utf8' })
  assert.equal(status, 0, stderr)
})

test('readme/expect.mjs settles an order once, and refuses the wrong amount', async () => {
  const { settle } = await import('./readme/expect.mjs')
  const { headers, body } = platform.notification('TRANSACTION.SUCCESS', PAID)
  const notification = platform.parser().parse(headers, body)
  const paid = new Map()
  const orders = { isDone: (id) => paid.has(id), markPaid: (order, id) => paid.set(id, order) }
  const order = { mchid: PAID.mchid, id: 'A20261121', cents: 100 }
  assert.equal(thrownBy(() => settle(notification, { ...order, cents: 99 }, orders)).code, 'CONTENT_MISMATCH')
  settle(notification, order, orders)
  settle(notification, order, orders)
  assert.deepEqual([...paid.values()], ['A20261121'])
})
