// The handler with an inbox: its three ways, on each database, with deliveries that come at once.
import assert from 'node:assert/strict'
import test from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { Ack, Expectation, Inbox, NotificationHandler } from 'wxnotify'
import { databases, tableName } from './databases.mjs'
import { openShop, parser, request } from './shop.mjs'
import { PAID, gate, platform, silent, until } from './support.mjs'

const UNTYPED = { ...PAID, amount: { total: true } }

for (const database of databases) {
  const at = (what) => `${database.name}: ${what}`
  const shop = (...options) => openShop(database, ...options)

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
    assert.deepEqual([state, Number(attempts)], ['released', 1])
    // Not its words, which may be of the plaintext.
    assert.match(lastError, /^HANDLER_FAILED: the callback raised RangeError at modes\.test\.mjs:\d+$/)
  })

  test(at('in the transaction, what outlives its lease is cut off and rolled back'), async () => {
    const { handler, pay, count, codes, outcomes } = await shop({}, { lease: 1 })
    const { opened, open } = gate()
    handler.onPaid(async (paid, { connection }) => {
      await pay(connection, paid.id)
      await opened
      await pay(connection, paid.id)
    })
    assert.equal((await handler.handle(request('n'))).status, 500)
    assert.deepEqual(codes(), ['HANDLER_FAILED'])
    assert.match(outcomes[0].error.message, /did not return before its lease ended/)
    assert.equal(handler.inFlight, 1)
    open()
    await until(() => handler.inFlight === 0)
    assert.equal(await count(), 0)
  })

  test(at('what comes after the deadline counts once'), async () => {
    const { handler, pay, count, outcomes, codes } = await shop({ deadline: 1 })
    const { opened, open } = gate()
    handler.onPaid(async (paid, { connection }) => {
      await pay(connection, paid.id)
      await opened
    })
    assert.equal((await handler.handle(request('n'))).status, 500)
    open()
    await until(() => outcomes.length === 2)
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
    assert.deepEqual(codes().sort(), [...Array(6).fill('DUPLICATE'), ...Array(6).fill('STORED')])
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

  test(at('stored, what no route of a handler takes is left to another, and not let go'), async () => {
    const { inbox, handler, codes, row } = await shop({ mode: 'stored' })
    handler.onPaid(() => {})
    await handler.handle(request('n'))
    const worker = new NotificationHandler(parser, { inbox, mode: 'stored', unhandled: 'acknowledge', logger: silent })
    worker.onRefunded(() => {})
    assert.equal(await worker.workOnce(), false)
    assert.equal((await row()).state, 'stored')
    assert.equal(await handler.workOnce(), true)
    assert.deepEqual(codes(), ['STORED', 'SUCCESS'])
  })

  test(at('stored, what fails writes nothing, waits and is a dead letter in the end'), async () => {
    const { call, handler, pay, count, outcomes, codes } = await shop({ mode: 'stored' }, { maxAttempts: 2 })
    handler.onPaid(async (paid, { connection, fail }) => {
      await pay(connection, paid.id)
      fail('the warehouse is down')
    })
    await handler.handle(request('n'))
    assert.equal(await handler.workOnce(), true)
    assert.equal(await handler.workOnce(), false)
    await sleep(3000)
    assert.equal(await handler.workOnce(), true)
    assert.deepEqual(codes(), ['STORED', 'HANDLER_FAILED', 'DEAD'])
    const { notificationId, attempts, error } = outcomes[2]
    assert.deepEqual([notificationId, attempts, error.code], ['n', 2, 'HANDLER_FAILED'])
    assert.equal(await count(), 0)
    const [{ key, kind, lastError }] = await call('deadLetters')
    assert.deepEqual([key, kind, lastError], ['n', 'transaction.direct', 'HANDLER_FAILED: the warehouse is down'])
    assert.deepEqual(await call('stats'), { waiting: 0, oldestWaiting: null, inWork: 0, dead: 1, doneLastHour: 0 })
    assert.equal((await handler.handle(request('n'))).status, 500)
    assert.deepEqual([await call('discard', 'n'), await call('discard', 'n')], [true, false])
    assert.equal((await handler.handle(request('n'))).status, 200)
  })

  for (const mode of ['transaction', 'leased', 'stored']) {
    const isStored = mode === 'stored'

    test(at(`${mode}, an expectation that says nothing lets nothing in`), async () => {
      const { handler, count, row, codes } = await shop({ mode, expect: () => undefined })
      handler.onPaid(() => assert.fail('called'))
      assert.equal((await handler.handle(request('n'))).status, 500)
      if (isStored) assert.equal(await handler.workOnce(), false)
      assert.deepEqual([codes(), await count(), await row()], [['OPTION_INVALID'], 0, undefined])
    })

    test(at(`${mode}, what was compared, or is not to be, takes effect`), async () => {
      const order = { mchid: PAID.mchid, outTradeNo: PAID.out_trade_no, amountTotal: 100 }
      const expect = ({ id }) => (id === 'n' ? Expectation.paid(order) : Expectation.NOT_COMPARED)
      const { handler, codes } = await shop({ mode, expect })
      handler.onPaid(() => {})
      for (const id of ['n', 'm']) assert.equal((await handler.handle(request(id))).status, 200)
      if (isStored) while (await handler.workOnce());
      assert.deepEqual(codes(), isStored ? ['STORED', 'STORED', 'SUCCESS', 'SUCCESS'] : ['SUCCESS', 'SUCCESS'])
    })

    test(at(`${mode}, what does not have its type goes to otherwise, and counts`), async () => {
      const { handler, pay, count, row, codes } = await shop({ mode })
      handler.onPaid(() => assert.fail('called'))
      handler.otherwise(async ({ notification, connection }) => {
        assert.equal(notification.resource.amount.total, true)
        if (connection !== null) await pay(connection, notification.id)
      })
      for (const _ of [1, 2]) assert.equal((await handler.handle(request('n', UNTYPED))).status, 200)
      if (isStored) assert.equal(await handler.workOnce(), true)
      assert.deepEqual(codes(), isStored ? ['STORED', 'DUPLICATE', 'SUCCESS'] : ['SUCCESS', 'DUPLICATE'])
      assert.deepEqual([await count(), (await row()).state], [mode === 'leased' ? 0 : 1, 'done'])
    })

    test(at(`${mode}, what does not have its type, and is nobody else’s, fails with the field’s name`), async () => {
      const { handler, row, outcomes } = await shop({ mode })
      handler.onPaid(() => assert.fail('called'))
      assert.equal((await handler.handle(request('n', UNTYPED))).status, isStored ? 200 : 500)
      if (isStored) await handler.workOnce()
      const { code, error } = outcomes.at(-1)
      assert.deepEqual([code, error.field], ['EVENT_UNTYPED', 'amount.total'])
      const { state, last_error: lastError } = await row()
      assert.equal(state, isStored ? 'stored' : 'released')
      assert.match(lastError, /^EVENT_UNTYPED: .*amount\.total/)
    })

    test(at(`${mode}, a deduction comes typed as a payment`), async () => {
      const { handler, codes } = await shop({ mode })
      let total
      handler.onPaid((paid) => void (total = paid.resource.amount.total))
      await handler.handle(request('n', { ...PAID, trade_type: 'PAP' }))
      if (isStored) await handler.workOnce()
      assert.deepEqual([total, codes().at(-1)], [100, 'SUCCESS'])
    })
  }

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
    const inbox = new Inbox(database.driver(), { table: tableName() })
    const outcomes = []
    const observe = (outcome) => outcomes.push(outcome)
    const handler = new NotificationHandler(parser, { inbox, mode: 'stored', observe, logger: silent }).onPaid(() => {})
    assert.equal((await handler.handle(request('n'))).status, 500)
    assert.equal(outcomes[0].code, 'INBOX_SCHEMA')
    assert.match(outcomes[0].error.message, /create\(\)/)
    assert(!outcomes[0].error.message.includes(PAID.payer.openid))
    const stop = new AbortController()
    const worker = handler.work({ signal: stop.signal, pause: 0.01 })
    await assert.rejects(handler.work({ pause: NaN }), { code: 'OPTION_INVALID', field: 'pause' })
    while (outcomes.length < 3) await sleep(5)
    stop.abort()
    await worker
    assert.equal(outcomes[2].code, 'INBOX_SCHEMA')
  })
}
