// The inbox in the transactions of other libraries, behind a socket: what their own calls write is committed with its row, or not at all.
import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:http'
import test, { after } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { Inbox, NotificationHandler } from 'wxnotify'
import { Platform, checkDriver, sample } from 'wxnotify/testing'
import { ORDERS, closeAll, stacks } from './stacks.mjs'

const platform = new Platform()
const parser = platform.parser()
const silent = { debug() {}, info() {}, warn() {}, error() {} }
after(closeAll)

let count = 0
const unique = (what) => `${what}_${process.pid}_${(count += 1)}`

/** A shop on a stack: an endpoint behind a socket, and what another connection sees of its orders. */
async function openShop(stack, { max = 4, options = {}, inboxOptions = {}, work } = {}) {
  const opened = await stack.open(max)
  const inbox = new Inbox(opened.driver(), { table: unique('inbox'), ...inboxOptions })
  await stack.outside(ORDERS)
  await inbox.transaction((connection) => inbox.create(connection))
  const outcomes = []
  const observe = (outcome) => outcomes.push(outcome)
  const handler = new NotificationHandler(parser, { inbox, observe, logger: silent, ...options })
  const pay = (delivery, number = delivery.notification.id) => opened.pay(delivery.connection, number)
  handler.onPaid((paid, delivery) => (work ? work(delivery, { ...opened, inbox, pay }) : pay(delivery)).then(() => {}))
  const server = createServer(handler.node).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const deliver = async (id) => {
    const { headers, body } = platform.notification('TRANSACTION.SUCCESS', sample('TRANSACTION.SUCCESS'), { id })
    const { port } = server.address()
    return (await fetch(`http://127.0.0.1:${port}/notify`, { method: 'POST', headers, body })).status
  }
  return {
    ...opened,
    inbox,
    handler,
    deliver,
    codes: () => outcomes.map(({ code }) => code),
    outcomes,
    orders: async (id) => (await stack.outside(`SELECT number FROM orders WHERE number LIKE '${id}%'`)).length,
    async close() {
      server.closeAllConnections()
      server.close()
      await handler.shutdown(5)
      // It would wait for ever for a connection that was not given back, or given back twice.
      const isClosed = await Promise.race([opened.end().then(() => true), sleep(5000, false)])
      assert(isClosed, 'a connection was not given back')
    },
  }
}

// One of them by itself: ORM=Knex node/orms.sh
for (const stack of stacks.filter(({ library }) => (process.env.ORM ?? library) === library)) {
  const at = (what) => `${stack.library} on ${stack.database}: ${what}`
  const on = (options, look) => async () => {
    const shop = await openShop(stack, options)
    try {
      await look(shop, unique('order'))
    } finally {
      await shop.close()
    }
  }

  test(at('its driver keeps what a driver must'), on({}, async ({ inbox, leaveOpen }, number) => {
    const kept = await checkDriver(inbox, { leaveOpen: leaveOpen && (() => leaveOpen(number)) })
    assert.equal(kept.length, leaveOpen ? 11 : 10)
    assert.equal((await stack.outside(`SELECT number FROM orders WHERE number LIKE '${number}%'`)).length, 0)
  }))

  test(at('a payment takes effect once, however often it comes, one after another or at once'), on({}, async ({ deliver, orders }, id) => {
    assert.equal(await deliver(id), 200)
    assert.equal(await orders(id), 1)
    assert.deepEqual(await Promise.all([deliver(id), deliver(id)]), [200, 200])
    const together = await Promise.all(Array.from({ length: 8 }, () => deliver(`${id}x`)))
    assert(together.every((status) => [200, 503].includes(status)) && together.includes(200), together.join())
    assert.equal(await deliver(`${id}x`), 200)
    assert.equal(await orders(id), 2)
  }))

  const throwing = async (delivery, { pay }) => {
    await pay(delivery)
    throw new Error('out of stock')
  }
  test(at('what a callback wrote before it threw is not there'), on({ work: throwing }, async ({ deliver, orders, codes }, id) => {
    assert.equal(await deliver(id), 500)
    assert.equal(await orders(id), 0)
    assert.deepEqual(codes(), ['HANDLER_FAILED'])
  }))

  const catching = async (delivery, { pay, raw }) => {
    await pay(delivery)
    await Promise.resolve(raw(delivery.connection, 'SELECT * FROM no_such_table')).catch(() => {})
  }
  test(at('a query that failed and was caught ends as it does in the database, and as the answer says'), on({ work: catching }, async ({ deliver, orders }, id) => {
    const status = await deliver(id)
    assert.equal(await orders(id), status === 200 ? 1 : 0)
    assert.equal(status, stack.database === 'PostgreSQL' ? 500 : 200)
  }))

  const breaking = async (delivery, { pay, raw }) => {
    await pay(delivery)
    await raw(delivery.connection, 'INSERT INTO deferred VALUES (1), (1) RETURNING n')
  }
  if (stack.database === 'PostgreSQL') {
    test(at('a COMMIT that fails is no success'), on({ work: breaking }, async ({ deliver, orders, codes }, id) => {
      await stack.outside('CREATE TABLE IF NOT EXISTS deferred (n INTEGER UNIQUE DEFERRABLE INITIALLY DEFERRED)')
      assert.equal(await deliver(id), 500)
      assert.equal(await orders(id), 0)
      assert.deepEqual(codes(), ['INBOX_FAILED'])
    }))
  }

  test(at('one connection is enough'), on({ max: 1 }, async ({ deliver, orders }, id) => {
    assert.deepEqual(await Promise.all([deliver(id), deliver(`${id}x`), deliver(`${id}y`)]), [200, 200, 200])
    assert.equal(await orders(id), 3)
  }))

  const forgetting = async (delivery, { pay }) => {
    Promise.resolve(pay(delivery))
  }
  test(at('a write that is not awaited is committed, or the answer is 500'), on({ work: forgetting }, async ({ deliver, orders }, id) => {
    // The runner would take the rejection, which is for the handler, for its own.
    const runners = process.listeners('unhandledRejection')
    process.removeAllListeners('unhandledRejection')
    const status = await deliver(id)
    await sleep(50)
    for (const listener of runners) process.on('unhandledRejection', listener)
    assert.equal(await orders(id), status === 200 ? 1 : 0)
  }))

  let later
  const hanging = async (delivery, { pay, raw }) => {
    if (!delivery.notification.id.includes('hang')) return pay(delivery)
    await pay(delivery)
    later = Promise.resolve(raw(delivery.connection, stack.sleep)).then(() => pay(delivery, `${delivery.notification.id}later`))
    later.catch(() => {})
    await later
  }
  const brief = { work: hanging, max: 2, inboxOptions: { lease: 2 }, options: { deadline: 4 } }
  test(at('a callback that hangs stops no other, and nothing of it is committed'), on(brief, async ({ deliver, orders, outcomes }, id) => {
    const hung = deliver(`${id}hang`)
    await sleep(100)
    const others = await Promise.all(Array.from({ length: 3 }, (_, index) => deliver(`${id}other${index}`)))
    assert.deepEqual(others, [200, 200, 200])
    assert.equal(await hung, 500)
    await assert.rejects(later)
    assert.equal(await orders(`${id}hang`), 0)
    // Its connection is closed, or free again: both of the pool are there.
    const again = await Promise.all([deliver(`${id}a`), deliver(`${id}b`)])
    assert.deepEqual(again, [200, 200], outcomes.at(-1).error?.message)
  }))

  const within = async (delivery, { inbox, pay }) => {
    await pay(delivery)
    await inbox.transaction(async () => {})
  }
  test(at('a second transaction in a callback fails where the pool has no connection for it'), on({ work: within, max: 1 }, async ({ deliver, orders, outcomes }, id) => {
    assert.equal(await deliver(id), 500)
    assert.equal(await orders(id), 0)
    assert.equal(outcomes[0].error.code, 'INBOX_FAILED')
  }))

  const nesting = async (delivery, { nested, pay }) => {
    await pay(delivery)
    await nested(delivery.connection, async (inner) => {
      await pay({ ...delivery, connection: inner }, `${delivery.notification.id}undone`)
      throw new Error('inner')
    }).catch(() => {})
    await nested(delivery.connection, (inner) => pay({ ...delivery, connection: inner }, `${delivery.notification.id}inner`))
  }
  if (stack.library !== 'Prisma') {
    test(at('a nested transaction is a savepoint of the inbox’s'), on({ work: nesting }, async ({ deliver, orders }, id) => {
      assert.equal(await deliver(id), 200)
      assert.deepEqual([await orders(`${id}inner`), await orders(`${id}undone`), await orders(id)], [1, 0, 2])
    }))
  }

  test(at('a transaction is no driver, and the library’s own object no connection'), on({}, async ({ inbox, inTransaction }) => {
    if (inTransaction) await inTransaction(async (driver) => assert.throws(driver, { code: 'OPTION_INVALID' }))
    await assert.rejects(inbox.stats({}), { code: 'ARGUMENT_INVALID', field: 'connection' })
  }))
}
