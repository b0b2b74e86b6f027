// What a 200 promises, and what must not break it: connections that do not commit, callbacks that hang, block, forget an await, or
// return what nobody understands.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import test from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { Ack, Inbox, NotificationHandler } from 'wxnotify'
import { Database, databases, hasSqlite, newFile, tableName } from './databases.mjs'
import { openShop, parser, request } from './shop.mjs'
import { PAID, gate, silent, thrownBy, until } from './support.mjs'

const REFUND = {
  mchid: '1900007291',
  out_trade_no: PAID.out_trade_no,
  transaction_id: '4200000001',
  out_refund_no: 'R1',
  refund_id: '50000001',
  refund_status: 'SUCCESS',
  success_time: '2026-11-21T20:00:00+08:00',
  user_received_account: '支付用户零钱',
  amount: { total: 100, refund: 40, payer_total: 100, payer_refund: 40 },
}

/** A handler without an inbox, and its outcomes. */
function make(work, options = {}) {
  const outcomes = []
  const observe = (outcome) => outcomes.push(outcome)
  return { outcomes, handler: new NotificationHandler(parser, { observe, logger: silent, ...options }).onPaid(work) }
}

/** A logger that keeps its lines. */
function keeping() {
  const lines = []
  const logger = Object.fromEntries(['debug', 'info', 'warn', 'error'].map((level) => [level, (line) => lines.push([level, line])]))
  return { lines, logger }
}

test('what a callback returns is nothing, an Ack or an Error; all else is a failure', async () => {
  for (const [value, type] of [
    [false, 'boolean'],
    [true, 'boolean'],
    ['FAIL', 'string'],
    [0, 'number'],
    [{ status: 500 }, 'Object'],
    [new Response(null, { status: 500 }), 'Response'],
    [[], 'Array'],
  ]) {
    for (const work of [() => value, async () => value]) {
      const { handler, outcomes } = make(work)
      assert.equal((await handler.handle(request('n'))).status, 500, type)
      assert.equal(outcomes[0].code, 'HANDLER_FAILED')
      assert.match(outcomes[0].error.message, new RegExp(`of type ${type}\\)`))
    }
  }
  for (const value of [undefined, null, Ack.success()]) {
    assert.equal((await make(() => value).handler.handle(request('n'))).status, 200)
  }
})

/** Runs a handler in a process of its own, since the test runner takes unhandled rejections for its own. */
function alone(lines) {
  const script = `
    import { NotificationHandler } from 'wxnotify'
    import { setTimeout as sleep } from 'node:timers/promises'
    import { databases } from '${new URL('databases.mjs', import.meta.url)}'
    import { openShop, parser, request } from '${new URL('shop.mjs', import.meta.url)}'
    ${lines}`
  const cwd = fileURLToPath(new URL('.', import.meta.url))
  const env = { ...process.env, WXNOTIFY_ALONE: '1' }
  return spawnSync(process.execPath, ['--input-type=module', '-e', script], { cwd, env, encoding: 'utf8' })
}

test('a promise without its await that is rejected is a failure, and the process lives', () => {
  for (const work of [
    "() => { Promise.reject(new RangeError('out of stock')) }",
    "async () => { sleep(5).then(() => Promise.reject(new RangeError('out of stock'))); await sleep(30) }",
  ]) {
    const { status, stdout, stderr } = alone(`
      const observe = ({ code, error }) => console.log(code, error.cause.message)
      const handler = new NotificationHandler(parser, { observe }).onPaid(${work})
      console.log((await handler.handle(request('n'))).status, process.listenerCount('unhandledRejection'))
      process.exit()`)
    assert.deepEqual([status, stdout], [0, 'HANDLER_FAILED out of stock\n500 0\n'], stderr)
    assert.match(stderr, /^wxnotify: HANDLER_FAILED: the callback raised RangeError at /)
  }
})

test('a rejection beside a callback, or after it, ends the process, as ever', () => {
  const others = "new Promise((_, reject) => setTimeout(() => reject(new Error('of another')), 20))"
  for (const lines of [
    `${others}; const handler = new NotificationHandler(parser).onPaid(() => sleep(200))`,
    `const handler = new NotificationHandler(parser).onPaid(() => void ${others})`,
  ]) {
    const { status, stdout, stderr } = alone(`${lines}
      await handler.handle(request('n'))
      await sleep(100)
      console.log('alive')
      process.exit()`)
    assert.deepEqual([status, stdout], [1, ''])
    assert.match(stderr, /Error: of another/)
  }
})

test('a callback that blocks is answered late, and the log says so', async () => {
  const { lines, logger } = keeping()
  const { handler, outcomes } = make(() => void Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 500), { logger, deadline: 0.1 })
  await handler.handle(request('n'))
  assert.equal(outcomes[0].late, false)
  assert.equal(lines[0][0], 'warn')
  assert.match(lines[0][1], /^wxnotify: (SUCCESS|DEADLINE_EXCEEDED).*answered after \d+\.\d seconds, past the deadline: something blocked the event loop$/)
})

test('a body that drips is answered at the deadline', async () => {
  const { handler, outcomes } = make(() => {}, { deadline: 0.1 })
  const { headers, body } = request('n')
  const { opened, open } = gate()
  const answer = await handler.handle({ method: 'POST', headers, body: () => opened.then(() => body) })
  assert.deepEqual([answer.status, answer.body], [500, Ack.failure('DEADLINE_EXCEEDED').body])
  open()
  await until(() => outcomes.length === 2)
  assert.deepEqual(outcomes.map(({ code, late }) => [code, late]), [['DEADLINE_EXCEEDED', false], ['SUCCESS', true]])
})

test('a thousand at once: beyond maxInFlight the answer is 503, and a hung callback keeps its place', async () => {
  const release = []
  const { handler, outcomes } = make(() => new Promise((resolve) => release.push(resolve)), { maxInFlight: 3, deadline: 0.1 })
  const answers = await Promise.all(Array.from({ length: 10 }, (_, index) => handler.handle(request(`n${index}`))))
  assert.deepEqual(answers.map(({ status }) => status).sort(), [...Array(3).fill(500), ...Array(7).fill(503)])
  assert.match(outcomes.find(({ status }) => status === 503).error.message, /max_in_flight/)
  assert.equal(handler.inFlight, 3)
  assert.equal(await handler.shutdown(0.05), 3)
  for (const each of release) each()
  assert.equal(await handler.shutdown(1), 0)
  assert.equal((await handler.handle(request('late'))).status, 503)
})

for (const database of databases) {
  const at = (what) => `${database.name}: ${what}`
  const shop = (...options) => openShop(database, ...options)

  test(at('a driver’s words get nowhere: they quote what was written'), async () => {
    const { lines, logger } = keeping()
    const { handler, pay, row, outcomes } = await shop({ logger })
    handler.onPaid(async ({ resource }, { connection }) => {
      await pay(connection, resource.payer.openid)
      await pay(connection, resource.payer.openid)
    })
    const { status, body } = await handler.handle(request('n'))
    assert.equal(status, 500)
    const { last_error: lastError, state } = await row()
    assert.equal(state, 'released')
    assert.match(lastError, /^HANDLER_FAILED: the callback raised \w+/)
    assert(outcomes[0].error.cause instanceof Error)
    assert(!JSON.stringify([lines, lastError, body, outcomes[0].error.message]).includes(PAID.payer.openid))
  })

  test(at('a write without its await that fails is not committed over'), () => {
    const { stdout, stderr } = alone(`
      const shop = await openShop(databases.find(({ name }) => name === '${database.name}'))
      shop.handler.onPaid(async ({ id }, { connection }) => {
        await shop.pay(connection, id)
        shop.pay(connection, id)
      })
      const { status } = await shop.handler.handle(request('n'))
      console.log(status, await shop.count(), (await shop.row()).state)
      process.exit()`)
    assert.equal(stdout, '500 0 released\n', stderr)
  })

  if (database.name !== 'SQLite') {
    test(at('a query without its await, though nothing is wrong with it, is a failure, and nothing of it commits'), async () => {
      const { handler, pay, count, row, outcomes } = await shop()
      let isForgotten = true
      handler.onPaid(async ({ id }, { connection }) => {
        const paying = pay(connection, id)
        if (!isForgotten) await paying
      })
      assert.equal((await handler.handle(request('n'))).status, 500)
      assert.equal(outcomes[0].code, 'HANDLER_FAILED')
      assert.match(outcomes[0].error.message, /still running on delivery\.connection: an await is missing/)
      assert.deepEqual([await count(), (await row()).state], [0, 'released'])
      isForgotten = false
      assert.equal((await handler.handle(request('n'))).status, 200)
      assert.equal(await count(), 1)
    })

    test(at('a transaction of one’s own that is left before its query has ended rolls back'), async () => {
      const { inbox, pay, count } = await shop()
      await assert.rejects(inbox.transaction(async (connection) => void pay(connection, 'n')), { code: 'ARGUMENT_INVALID', field: 'work' })
      assert.equal(await count(), 0)
    })
  }

  test(at('a connection is of no use after its transaction, and says why'), async () => {
    const { handler, inbox, pay, count } = await shop()
    const kept = []
    handler.onPaid((_paid, { connection }) => void kept.push(connection))
    assert.equal((await handler.handle(request('n'))).status, 200)
    await inbox.transaction(async (connection) => void kept.push(connection))
    for (const connection of kept) {
      await assert.rejects(async () => pay(connection, 'late'), { code: 'ARGUMENT_INVALID', field: 'connection', message: /an await is missing/ })
    }
    assert.equal(await count(), 0)
  })

  test(at('what is written between a callback’s return and the commit is a failure'), () => {
    const { stdout, stderr } = alone(`
      const shop = await openShop(databases.find(({ name }) => name === '${database.name}'))
      shop.handler.onPaid(({ id }, { connection }) => void Promise.resolve().then(() => 0).then(() => 0).then(() => 0).then(() => 0).then(() => shop.pay(connection, id)))
      const { status } = await shop.handler.handle(request('n'))
      console.log(status, await shop.count(), (await shop.row()).state)
      process.exit()`)
    assert.equal(stdout, '500 0 released\n', stderr)
  })

  test(at('a key that a payment has is not a refund’s'), async () => {
    const { handler, outcomes } = await shop({ key: ({ resource }) => resource.out_trade_no })
    handler.onPaid(() => {}).onRefunded(() => {})
    assert.equal((await handler.handle(request('n1'))).status, 200)
    assert.equal((await handler.handle(request('n2', REFUND, 'REFUND.SUCCESS'))).status, 500)
    const { code, error } = outcomes[1]
    assert.equal(code, 'KEY_CONFLICT')
    assert.match(error.message, /TRANSACTION\.SUCCESS.*REFUND\.SUCCESS/)
  })

  test(at('two inboxes of one table do not see each other'), async () => {
    const table = tableName()
    const [one, other] = [await shop({ mode: 'stored' }, { table, name: 'one' }), await shop({ mode: 'stored' }, { table, name: 'other' })]
    for (const { handler } of [one, other]) handler.onPaid(() => {})
    assert.equal((await one.handler.handle(request('n'))).status, 200)
    assert.equal(await other.handler.workOnce(), false)
    assert.equal((await other.handler.handle(request('n'))).status, 200)
    assert.deepEqual([one.codes(), other.codes()], [['STORED'], ['STORED']])
    assert.equal((await one.call('stats')).waiting, 1)
  })

  test(at('a callback that hangs is given up at its lease’s end, and others go on meanwhile or are told that it is busy'), async () => {
    const { handler, pay, count, codes } = await shop({}, { lease: 3 })
    let isHanging = true
    const began = gate()
    handler.onPaid(async ({ id }, { connection }) => {
      await pay(connection, id)
      if (id !== 'hangs' || !isHanging) return
      began.open()
      await new Promise(() => {})
    })
    const hung = handler.handle(request('hangs'))
    await began.opened
    const [again, other] = await Promise.all([handler.handle(request('hangs')), handler.handle(request('other'))])
    assert.deepEqual([again.status, other.status], [503, database.name === 'SQLite' ? 503 : 200])
    assert.equal((await hung).status, 500)
    isHanging = false
    assert.deepEqual([(await handler.handle(request('hangs'))).status, (await handler.handle(request('other'))).status], [200, 200], codes())
    assert.equal(await count(), 2)
  })

  test(at('a lease that is renewed lasts longer, and the callback too'), async () => {
    for (const mode of ['leased', 'stored']) {
      const { handler, codes } = await shop({ mode }, { lease: 3 })
      handler.onPaid(async (_paid, { renew }) => {
        for (let time = 0; time < 3; time += 1) {
          await sleep(1200)
          await renew()
        }
      })
      assert.equal((await handler.handle(request('n'))).status, 200)
      if (mode === 'stored') await handler.workOnce()
      assert.equal(codes().at(-1), 'SUCCESS')
    }
    const { handler, outcomes } = await shop()
    handler.onPaid((_paid, { renew }) => renew())
    assert.equal((await handler.handle(request('n'))).status, 500)
    assert.equal(outcomes[0].code, 'ARGUMENT_INVALID')
  })

  test(at('shutdown waits for what is in flight, and ends the workers'), async () => {
    const { handler, pay, count } = await shop({ mode: 'stored' })
    handler.onPaid(async ({ id }, { connection }) => {
      await sleep(200)
      await pay(connection, id)
    })
    await handler.handle(request('n'))
    const worker = handler.work({ pause: 60 })
    while (handler.inFlight === 0) await sleep(5)
    await sleep(50)
    assert.equal(await handler.shutdown(5), 0)
    await worker
    assert.equal(await count(), 1)
  })

  test(at('a worker forgets what is old'), async () => {
    const { table, call, handler, row } = await shop({ mode: 'stored' })
    const past = new Inbox(database.driver(), { table, now: () => Math.floor(Date.now() / 1000) - 100_000 })
    const { headers, body } = request('old')
    const notification = parser.parse(headers, body)
    await past.transaction(async (connection) => past.complete(connection, (await past.claim(connection, notification)).lease))
    const stop = new AbortController()
    const worker = handler.work({ pause: 0.01, purgeOlderThan: 90_000, signal: stop.signal })
    await until(async () => (await row()) === undefined)
    stop.abort()
    await worker
    assert.equal((await call('claim', notification)).state, 'fresh')
    await assert.rejects(handler.work({ purgeOlderThan: 60 }), { code: 'OPTION_INVALID', field: 'older_than' })
  })

  if (database.other === undefined) continue

  test(at('a connection that is in a transaction already is refused, and not committed with'), async () => {
    const pool = database.other({ max: 1 })
    const { handler, outcomes, pay, count } = await shop({})
    const { inbox } = await openShop({ ...database, driver: () => pool })
    const mine = new NotificationHandler(parser, { inbox, logger: silent, observe: (outcome) => outcomes.push(outcome) })
    mine.onPaid(() => assert.fail('called'))
    handler.onPaid(() => {})
    const connection = await (pool.connect ?? pool.getConnection).call(pool)
    await connection.query('BEGIN')
    await pay(connection, 'of somebody else')
    connection.release()
    assert.equal((await mine.handle(request('n'))).status, 500)
    assert.deepEqual([outcomes[0].code, outcomes[0].error.field], ['OPTION_INVALID', 'connect'])
    assert.equal(await count(), 0)
    await pool.end()
  })

  test(at('a pool that has no connection left is not waited for for ever'), async () => {
    const pool = database.other({ max: 1 })
    const { inbox } = await openShop({ ...database, driver: () => pool })
    const outcomes = []
    const handler = new NotificationHandler(parser, { inbox, logger: silent, observe: (outcome) => outcomes.push(outcome) })
    handler.onPaid(() => {})
    const taken = await (pool.connect ?? pool.getConnection).call(pool)
    const started = performance.now()
    assert.equal((await handler.handle(request('n'))).status, 500)
    assert(performance.now() - started < 4000)
    assert.match(outcomes[0].error.message, /no connection to the inbox's database could be had in time/)
    taken.release()
    assert.equal((await handler.handle(request('n'))).status, 200)
    await pool.end()
  })
}

test('PostgreSQL: a lease completes beside deliveries that lose, where a reader of old versions is everybody’s default', async () => {
  const [postgres] = databases
  const pool = postgres.other({ options: '-c default_transaction_isolation=repeatable\\ read', max: 8 })
  const { handler, codes } = await openShop({ ...postgres, driver: () => pool }, { mode: 'leased' })
  let calls = 0
  const began = gate()
  handler.onPaid(async () => {
    calls += 1
    began.open()
    await sleep(200)
  })
  const first = handler.handle(request('n'))
  await began.opened
  for (let time = 0; time < 20; time += 1) await Promise.all([1, 2].map(() => handler.handle(request('n'))))
  assert.equal((await first).status, 200)
  assert.equal(calls, 1, codes())
  await pool.end()
})

test('MariaDB: assignments that are made at once do no harm', async () => {
  const maria = databases.find(({ name }) => name === 'MariaDB')
  const pool = maria.other()
  pool.pool.on('connection', (connection) => connection.query("SET sql_mode = CONCAT(@@sql_mode, ',SIMULTANEOUS_ASSIGNMENT')"))
  const { handler, codes } = await openShop({ ...maria, driver: () => pool })
  let times = 0
  handler.onPaid((_paid, { fail }) => void ((times += 1) < 3 && fail('no')))
  for (const status of [500, 500, 200]) assert.equal((await handler.handle(request('n'))).status, status, codes())
  await pool.end()
})

if (hasSqlite) {
  test('SQLite: what is acknowledged is on disk', async () => {
    const file = newFile()
    for (const inbox of [Inbox.sqlite(file), new Inbox(new Database(file))]) {
      const found = await inbox.transaction(async (connection) => ['synchronous', 'journal_mode'].map((name) => connection.pragma(name, { simple: true })))
      assert.deepEqual(found, [2, 'wal'])
    }
  })

  test('SQLite: a file that cannot be opened is named, and a table can have its schema’s name before it', async () => {
    const error = thrownBy(() => Inbox.sqlite('/no/such/folder/inbox.db'))
    assert.equal(error.code, 'INBOX_FAILED')
    assert.match(error.message, /\/no\/such\/folder\/inbox\.db/)
    const inbox = Inbox.sqlite(newFile(), { table: 'main.x' })
    const handler = new NotificationHandler(parser, { inbox, logger: silent }).onPaid(() => {})
    for (const status of [200, 200]) assert.equal((await handler.handle(request('n'))).status, status)
  })

  test('SQLite: a slow worker keeps no delivery waiting, and two workers wait for each other', async () => {
    const database = databases.find(({ name }) => name === 'SQLite')
    const { handler, pay, count, codes } = await openShop(database, { mode: 'stored' })
    const [began, end] = [gate(), gate()]
    handler.onPaid(async ({ id }, { connection }) => {
      began.open()
      await end.opened
      await pay(connection, id)
    })
    for (const id of ['n1', 'n2', 'n3']) await handler.handle(request(id))
    const workers = [1, 2].map(() => handler.workOnce())
    await began.opened
    assert.equal((await handler.handle(request('n4'))).status, 200)
    end.open()
    assert.deepEqual(await Promise.all(workers), [true, true])
    assert.equal(await count(), 2, codes())
  })

  test('SQLite: a callback that is given up in the middle of reading lets go of the file', async () => {
    const inbox = Inbox.sqlite(newFile(), { lease: 1 })
    const handler = new NotificationHandler(parser, { inbox, logger: silent }).onPaid(async (_paid, { connection, attempts }) => {
      if (attempts > 1) return
      for (const row of connection.prepare('SELECT 1 UNION SELECT 2').iterate()) await new Promise(() => row)
    })
    assert.equal((await handler.handle(request('n'))).status, 500)
    assert.equal((await handler.handle(request('n'))).status, 200)
  })
}
