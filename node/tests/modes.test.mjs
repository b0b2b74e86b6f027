// The handler with an inbox: its three ways, on each database, with deliveries that come at once.
import assert from 'node:assert/strict'
import test from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { Ack, Inbox, NotificationHandler } from 'wxnotify'
import { databases, tableName } from './databases.mjs'
import { PAID, platform } from './support.mjs'

const parser = platform.parser()

function request(id, knobs = {}) {
  return { method: 'POST', ...platform.notification('TRANSACTION.SUCCESS', PAID, { id, ...knobs }) }
}

for (const { name, driver, query } of databases) {
  const at = (what) => `${name}: ${what}`

  /** A handler over tables of its own; `count()` is how many effects were committed. */
  async function shop(options = {}, inboxOptions = {}) {
    const [table, orders] = [tableName(), `${tableName()}_orders`]
    const inbox = new Inbox(driver(), { table, ...inboxOptions })
    await inbox.transaction(async (connection) => {
      await inbox.create(connection)
      await query(connection, `CREATE TABLE ${orders} (number VARCHAR(64) NOT NULL)`)
    })
    const outcomes = []
    const handler = new NotificationHandler(parser, { inbox, observe: (outcome) => outcomes.push(outcome), ...options })
    const pay = (connection, id) => query(connection, `INSERT INTO ${orders} VALUES ('${id}')`)
    const select = (sql) => inbox.transaction((connection) => query(connection, sql))
    const count = async () => Number((await select(`SELECT COUNT(*) AS n FROM ${orders}`))[0].n)
    const row = async () => (await select(`SELECT state, attempts, last_error FROM ${table}`))[0]
    const codes = () => outcomes.map(({ code }) => code)
    return { inbox, handler, outcomes, codes, pay, count, row }
  }

  test(at('in the transaction, what is delivered three times at once counts once'), async () => {
    const { handler, pay, count, codes } = await shop()
    handler.onPaid(async (paid, { connection }) => {
      await pay(connection, paid.id)
      await sleep(Math.random() * 3)
    })
    const requests = Array.from({ length: 30 }, (_, index) => request(`n${index % 10}`))
    const answers = await Promise.all(requests.map((each) => handler.handle(each)))
    assert.deepEqual(answers.map(({ status }) => status), Array(30).fill(200), codes())
    assert.equal(await count(), 10)
    assert.deepEqual(codes().sort(), [...Array(20).fill('DUPLICATE'), ...Array(10).fill('SUCCESS')])
  })

  test(at('in the transaction, a failure takes back what was written, and is kept with its attempt'), async () => {
    const { handler, pay, count, row, codes } = await shop()
    const attempts = []
    handler.onPaid(async (paid, delivery) => {
      await pay(delivery.connection, paid.id)
      attempts.push(delivery.attempts)
      if (attempts.length < 3) delivery.fail('no stock')
    })
    for (const status of [500, 500, 200, 200]) assert.equal((await handler.handle(request('n'))).status, status)
    assert.deepEqual(attempts, [1, 2, 3])
    assert.deepEqual(codes(), ['HANDLER_FAILED', 'HANDLER_FAILED', 'SUCCESS', 'DUPLICATE'])
    assert.equal(await count(), 1)
    assert.equal((await row()).state, 'done')
  })

  test(at('the error of a failure is there to be read'), async () => {
    const { handler, row } = await shop()
    handler.onPaid(() => {
      throw new RangeError('out of stock')
    })
    await handler.handle(request('n'))
    const { state, last_error: lastError, attempts } = await row()
    assert.deepEqual([state, lastError, Number(attempts)], ['released', 'HANDLER_FAILED: RangeError: out of stock', 1])
  })

  test(at('in the transaction, what outlives its lease is rolled back'), async () => {
    let now = Math.floor(Date.now() / 1000)
    const { handler, pay, count, codes } = await shop({}, { now: () => now })
    handler.onPaid(async (paid, { connection }) => {
      await pay(connection, paid.id)
      now += 60
    })
    assert.equal((await handler.handle(request('n'))).status, 500)
    assert.deepEqual(codes(), ['LEASE_LOST'])
    assert.equal(await count(), 0)
  })

  test(at('what comes after the deadline counts once'), async () => {
    const { handler, pay, count, outcomes, codes } = await shop({ deadline: 0.05 })
    let isSlow = true
    handler.onPaid(async (paid, { connection }) => {
      await pay(connection, paid.id)
      if (isSlow) await sleep(200)
    })
    assert.equal((await handler.handle(request('n'))).status, 500)
    await sleep(400)
    isSlow = false
    assert.deepEqual(outcomes.map(({ code, late }) => [code, late]), [['DEADLINE_EXCEEDED', false], ['SUCCESS', true]])
    assert.equal((await handler.handle(request('n'))).status, 200)
    assert.deepEqual(codes()[2], 'DUPLICATE')
    assert.equal(await count(), 1)
  })

  test(at('leased, the others are told that it is busy, and then that it is done'), async () => {
    const { handler, codes } = await shop({ mode: 'leased' })
    const seen = []
    let finish
    const work = new Promise((resolve) => (finish = resolve))
    handler.onPaid((_paid, { connection, attempts }) => {
      seen.push([connection, attempts])
      return work
    })
    const first = handler.handle(request('n'))
    while (seen.length === 0) await sleep(5)
    const busy = await handler.handle(request('n'))
    assert.deepEqual([busy.status, busy.body], [503, Ack.busy().body])
    finish()
    assert.equal((await first).status, 200)
    assert.equal((await handler.handle(request('n'))).status, 200)
    assert.deepEqual(codes(), ['NOTIFICATION_BUSY', 'SUCCESS', 'DUPLICATE'])
    assert.deepEqual(seen, [[null, 1]])
  })

  test(at('leased, a failure leaves it to the next delivery at once'), async () => {
    const { handler, row } = await shop({ mode: 'leased' })
    let attempts
    handler.onPaid((_paid, delivery) => {
      attempts = delivery.attempts
      if (attempts === 1) delivery.fail('later')
    })
    assert.equal((await handler.handle(request('n'))).status, 500)
    assert.equal((await row()).last_error, 'HANDLER_FAILED: later')
    assert.equal((await handler.handle(request('n'))).status, 200)
    assert.equal(attempts, 2)
  })

  test(at('stored, it is answered at once, and worked off once by any number of workers'), async () => {
    const { handler, pay, count, codes, outcomes } = await shop({ mode: 'stored' })
    handler.onPaid((paid, { connection }) => pay(connection, paid.id))
    const requests = Array.from({ length: 12 }, (_, index) => request(`n${index % 6}`))
    const answers = await Promise.all(requests.map((each) => handler.handle(each)))
    assert.deepEqual(answers.map(({ status }) => status), Array(12).fill(200))
    assert.deepEqual(codes(), Array(12).fill('STORED'))
    assert.equal(await count(), 0)
    const stop = new AbortController()
    const workers = [1, 2].map(() => handler.work({ signal: stop.signal, pause: 0.02 }))
    while (outcomes.length < 18) await sleep(10)
    stop.abort()
    await Promise.all(workers)
    assert.deepEqual(codes().slice(12), Array(6).fill('SUCCESS'))
    assert.equal(outcomes[12].kind, 'transaction.direct')
    assert.equal(await count(), 6)
    assert.equal(await handler.workOnce(), false)
  })

  test(at('stored, what no route takes any more is not let go, even by who ignores such events'), async () => {
    const { inbox, handler, row } = await shop({ mode: 'stored' })
    handler.onPaid(() => {})
    await handler.handle(request('n'))
    const outcomes = []
    const observe = ({ code }) => outcomes.push(code)
    const worker = new NotificationHandler(parser, { inbox, mode: 'stored', unhandled: 'acknowledge', observe })
    assert.equal(await worker.workOnce(), true)
    assert.deepEqual(outcomes, ['EVENT_UNHANDLED'])
    assert.equal((await row()).state, 'stored')
  })

  test(at('stored, what fails writes nothing, waits and is a dead letter in the end'), async () => {
    let now = Math.floor(Date.now() / 1000)
    const { inbox, handler, pay, count, codes } = await shop({ mode: 'stored' }, { maxAttempts: 2, now: () => now })
    handler.onPaid(async (paid, { connection, fail }) => {
      await pay(connection, paid.id)
      fail('the warehouse is down')
    })
    await handler.handle(request('n'))
    assert.equal(await handler.workOnce(), true)
    assert.equal(await handler.workOnce(), false)
    now += 2
    assert.equal(await handler.workOnce(), true)
    assert.deepEqual(codes(), ['STORED', 'HANDLER_FAILED', 'HANDLER_FAILED'])
    assert.equal(await count(), 0)
    const [{ key, lastError }] = await inbox.transaction((connection) => inbox.deadLetters(connection))
    assert.deepEqual([key, lastError], ['n', 'HANDLER_FAILED: the warehouse is down'])
  })

  test(at('a key of one’s own makes two notifications one'), async () => {
    const key = ({ kind, resource }) => `${kind} ${resource.out_trade_no}`
    const { handler, pay, count, codes } = await shop({ key })
    handler.onPaid((paid, { connection }) => pay(connection, paid.id))
    await handler.handle(request('n1'))
    await handler.handle(request('n2'))
    assert.equal(await count(), 1)
    assert.deepEqual(codes(), ['SUCCESS', 'DUPLICATE'])
  })

  test(at('a question is answered each time, past the inbox'), async () => {
    const { handler } = await shop()
    let count = 0
    handler.on('PARKING_FEE.QUERY_TRANS_INFO', ({ connection }) => {
      assert.equal(connection, null)
      return Ack.answer({ count: (count += 1) })
    })
    const question = () => ({ method: 'POST', ...platform.notification('PARKING_FEE.QUERY_TRANS_INFO', {}, { id: 'q' }) })
    for (const expected of [1, 2]) assert.equal(JSON.parse((await handler.handle(question())).body).count, expected)
  })

  test(at('where the table is missing, the failure says so, and the worker goes on'), async () => {
    const inbox = new Inbox(driver(), { table: tableName() })
    const outcomes = []
    const handler = new NotificationHandler(parser, { inbox, observe: (outcome) => outcomes.push(outcome) }).onPaid(() => {})
    assert.equal((await handler.handle(request('n'))).status, 500)
    assert.equal(outcomes[0].code, 'INBOX_FAILED')
    assert(!outcomes[0].error.message.includes(PAID.payer.openid))
    const stop = new AbortController()
    const worker = handler.work({ signal: stop.signal, pause: 0.01 })
    await assert.rejects(handler.work({ pause: NaN }), { code: 'OPTION_INVALID', field: 'pause' })
    while (outcomes.length < 3) await sleep(5)
    stop.abort()
    await worker
    assert.equal(outcomes[2].code, 'INBOX_FAILED')
  })
}
