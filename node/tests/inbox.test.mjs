// The inbox on each database: what the core decides, carried out by the merchant's own driver.
import assert from 'node:assert/strict'
import { once } from 'node:events'
import test, { before } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { Inbox, InboxError } from 'wxnotify'
import { Database, databases, hasSqlite, newFile, tableName } from './databases.mjs'
import { NOW, PAID, platform, thrownBy } from './support.mjs'

const parser = platform.parser()

/** A notification with an id of its own. */
function paid(id = `id-${Math.random()}`) {
  const { headers, body } = platform.notification('TRANSACTION.SUCCESS', PAID, { id })
  return parser.parse(headers, body)
}

for (const { name, driver, query, die } of databases) {
  const at = (what) => `${name}: ${what}`
  const clock = { now: NOW }
  const make = (options = {}) => new Inbox(driver(), { now: () => clock.now, table: tableName(), ...options })
  /** An inbox whose calls each have a transaction of their own, which commits. */
  const committed = (inbox) => (call, ...given) => inbox.transaction((connection) => inbox[call](connection, ...given))
  const fresh = async (options) => {
    const inbox = make(options)
    await inbox.transaction((connection) => inbox.create(connection))
    return { inbox, run: committed(inbox), select: (sql) => inbox.transaction((connection) => query(connection, sql)) }
  }

  before(async () => {
    const inbox = make()
    await inbox.transaction(async (connection) => {
      await query(connection, 'DROP TABLE IF EXISTS orders')
      await query(connection, 'CREATE TABLE orders (number VARCHAR(32) PRIMARY KEY, paid BIGINT NOT NULL)')
    })
  })

  test(at('a notification is fresh once, busy while it is worked on, and then done'), async () => {
    const { run } = await fresh()
    const notification = paid()
    const { state, lease } = await run('claim', notification)
    assert.equal(state, 'fresh')
    assert.deepEqual([lease.key, lease.attempts, lease.until], [notification.id, 1, NOW + 60])
    assert.deepEqual(await run('claim', notification), { state: 'busy' })
    await run('complete', lease)
    assert.deepEqual(await run('claim', notification), { state: 'done' })
    await assert.rejects(run('complete', lease), { code: 'LEASE_LOST' })
  })

  test(at('what was released is fresh again, with its attempts and its last error'), async () => {
    const table = tableName()
    const { run, select } = await fresh({ table })
    const notification = paid()
    await run('release', (await run('claim', notification)).lease, 'the shop is closed')
    const [{ last_error: lastError }] = await select(`SELECT last_error FROM ${table}`)
    assert.equal(lastError, 'the shop is closed')
    assert.equal((await run('claim', notification)).lease.attempts, 2)
  })

  test(at('a lease that ended goes to the next, and who had it can neither complete nor release'), async () => {
    const { run } = await fresh({ lease: 3 })
    const notification = paid()
    const late = (await run('claim', notification)).lease
    clock.now += 3
    const next = (await run('claim', notification)).lease
    await assert.rejects(run('complete', late), { code: 'LEASE_LOST' })
    await assert.rejects(run('release', late, 'x'), { code: 'LEASE_LOST' })
    await run('complete', next)
  })

  test(at('claim, write and completion commit together, or not at all'), async () => {
    const { inbox, run, select } = await fresh()
    const notification = paid()
    const order = `A${Math.random()}`
    const settle = (fails) =>
      inbox.transaction(async (connection) => {
        const { lease } = await inbox.claim(connection, notification)
        await query(connection, `INSERT INTO orders VALUES ('${order}', 1)`)
        await inbox.complete(connection, lease)
        if (fails) throw new Error('after all')
      })
    await assert.rejects(settle(true), /after all/)
    assert.deepEqual(await select(`SELECT number FROM orders WHERE number = '${order}'`), [])
    await settle(false)
    assert.equal((await select(`SELECT number FROM orders WHERE number = '${order}'`)).length, 1)
    assert.deepEqual(await run('claim', notification), { state: 'done' })
  })

  test(at('of many at once one is fresh'), async () => {
    const { run } = await fresh()
    const notification = paid()
    // Who looked at the same moment, and was slower, is told so by an error.
    const claim = () => run('claim', notification).then(({ state }) => state, ({ code }) => code.replace('NOTIFICATION_BUSY', 'busy'))
    assert.deepEqual((await Promise.all(Array.from({ length: 8 }, claim))).sort(), [...Array(7).fill('busy'), 'fresh'])
  })

  test(at('what is stored is taken once, and as it was'), async () => {
    const { run } = await fresh()
    const notification = paid()
    await run('store', notification)
    await run('store', notification)
    const takes = await Promise.all([run('take'), run('take')])
    const [task, none] = takes[0] === null ? takes.reverse() : takes
    assert.equal(none, null)
    assert.equal(task.notification.toJson(), notification.toJson())
    assert.equal(task.notification.event().resource.out_trade_no, PAID.out_trade_no)
    await run('complete', task.lease)
    assert.equal(await run('take'), null)
    await run('store', notification)
    assert.equal(await run('take'), null)
  })

  test(at('what fails waits longer each time, and is dead after the last attempt, listed, and retried'), async () => {
    const { run } = await fresh({ maxAttempts: 2 })
    const notification = paid()
    await run('store', notification)
    await run('fail', (await run('take')).lease, 'first')
    assert.equal(await run('take'), null)
    clock.now += 2
    const { lease } = await run('take')
    assert.equal(lease.attempts, 2)
    await run('fail', lease, 'second')
    clock.now += 5000
    assert.equal(await run('take'), null)
    const [letter, ...others] = await run('deadLetters')
    assert.deepEqual(others, [])
    assert.equal(letter.notification.toJson(), notification.toJson())
    const { key, eventType, attempts, lastError } = letter
    assert.deepEqual([key, eventType, attempts, lastError], [notification.id, 'TRANSACTION.SUCCESS', 2, 'second'])
    assert.equal(letter.firstSeen, clock.now - 5002)
    assert.equal(await run('retry', key), true)
    assert.equal(await run('retry', key), false)
    assert.deepEqual(await run('deadLetters', 1), [])
    assert.equal((await run('take')).lease.attempts, 1)
  })

  test(at('it is well until something waits for too long, or is dead'), async () => {
    const { run } = await fresh({ maxAttempts: 1 })
    const idle = { waiting: 0, oldestWaiting: null, inWork: 0, dead: 0, doneLastHour: 0 }
    assert.deepEqual(await run('health'), { healthy: true, problems: [], stats: idle })
    await run('store', paid())
    clock.now += 900
    assert.equal((await run('health')).healthy, true)
    clock.now += 1
    const late = await run('health')
    assert.deepEqual([late.healthy, late.stats], [false, { ...idle, waiting: 1, oldestWaiting: 901 }])
    assert.match(late.problems.join(), /^1 stored notifications wait, the oldest for 901 seconds, where 900 are allowed/)
    assert.equal((await run('health', { maxWaiting: 901 })).healthy, true)
    assert.equal((await run('health', { maxWaiting: 0 })).healthy, false)
    await run('fail', (await run('take')).lease, 'out of stock')
    assert.match((await run('health')).problems.join(), /^there are 1 dead letters, where 0 are allowed/)
    assert.equal((await run('health', { maxDead: 1 })).healthy, true)
    for (const field of ['maxWaiting', 'maxDead']) await assert.rejects(run('health', { [field]: -1 }), { code: 'OPTION_INVALID', field })
    await assert.rejects(run('health', { maxdead: 1 }), { code: 'ARGUMENT_INVALID', field: 'maxdead' })
  })

  test(at('what kills its workers is dead in the end'), async () => {
    const { run } = await fresh({ maxAttempts: 2, lease: 3 })
    await run('store', paid())
    for (const attempts of [1, 2]) {
      assert.equal((await run('take')).lease.attempts, attempts)
      clock.now += 5
    }
    assert.equal(await run('take'), null)
    assert.equal((await run('deadLetters'))[0].attempts, 2)
  })

  test(at('what is done is forgotten after 25 hours, and not before'), async () => {
    const { inbox, run } = await fresh()
    await run('complete', (await run('claim', paid())).lease)
    await run('claim', paid())
    await assert.rejects(inbox.purge(89_999), { code: 'OPTION_INVALID', field: 'older_than' })
    assert.equal(await inbox.purge(90_000), 0)
    clock.now += 90_001
    assert.equal(await inbox.purge(90_000), 1)
  })

  test(at('a key of the merchant’s own counts two notifications as one'), async () => {
    const { run } = await fresh()
    await run('complete', (await run('claim', paid(), 'transaction.direct A1')).lease)
    assert.deepEqual(await run('claim', paid(), 'transaction.direct A1'), { state: 'done' })
    for (const key of ['', ' A1', 'x'.repeat(192)]) {
      await assert.rejects(run('claim', paid(), key), { code: 'OPTION_INVALID', field: 'key' })
    }
    await assert.rejects(run('claim', paid(), 7), { code: 'ARGUMENT_INVALID', field: 'key' })
    await assert.rejects(run('claim', { id: 'x' }), { code: 'ARGUMENT_INVALID', field: 'notification' })
  })

  test(at('the table is created once, and missed where it is not there'), async () => {
    const inbox = make()
    const run = committed(inbox)
    await assert.rejects(run('check'), { code: 'INBOX_SCHEMA' })
    const error = await run('claim', paid()).catch((failed) => failed)
    assert(error instanceof InboxError, error)
    assert.equal(error.code, 'INBOX_SCHEMA')
    assert.match(error.message, /create\(\)/)
    assert(error.cause instanceof Error)
    await run('create')
    await run('create')
    await run('check')
    assert.equal((await run('claim', paid())).state, 'fresh')
  })

  test(at('a connection that breaks fails its transaction, and no other'), async () => {
    const { inbox, run } = await fresh()
    const notification = paid()
    const broken = inbox.transaction(async (connection) => {
      await inbox.claim(connection, notification)
      await Promise.resolve(die(connection)).catch(() => {})
      await sleep(20)
      await inbox.claim(connection, paid())
    })
    await assert.rejects(broken, { code: 'INBOX_FAILED' })
    assert.equal((await run('claim', notification)).state, 'fresh')
  })
}

test('a wrong option is refused when the inbox is made', () => {
  const [{ driver }] = databases
  for (const [field, options] of [
    ['table', { table: 'orders; --' }],
    ['lease', { lease: 0 }],
    ['lease', { lease: -1 }],
    ['lease', { lease: 1.5 }],
    ['max_attempts', { maxAttempts: 0 }],
  ]) {
    const error = thrownBy(() => new Inbox(driver(), options))
    assert.deepEqual([error.code, error.field], ['OPTION_INVALID', field])
  }
  assert.equal(thrownBy(() => new Inbox(driver(), { leese: 1 })).field, 'leese')
  for (const database of [undefined, 'inbox.db', {}, { getConnection() {}, promise() {} }]) {
    const error = thrownBy(() => new Inbox(database))
    assert.deepEqual([error.code, error.field], ['ARGUMENT_INVALID', 'database'])
  }
})

test('the statements are there for who keeps migrations', () => {
  const statements = new Inbox(databases[0].driver(), { table: 'shop.inbox' }).schema()
  assert.match(statements[0], /CREATE TABLE IF NOT EXISTS shop\.inbox /)
})

test('PostgreSQL: calls share a transaction of the merchant’s own', async () => {
  const pool = databases[0].driver()
  const inbox = new Inbox(pool, { table: tableName() })
  const client = await pool.connect()
  const notification = paid()
  try {
    await inbox.create(client)
    await client.query('BEGIN')
    assert.equal((await inbox.claim(client, notification)).state, 'fresh')
    await client.query('ROLLBACK')
    assert.equal((await inbox.claim(client, notification)).state, 'fresh')
  } finally {
    client.release()
  }
  await assert.rejects(inbox.claim(undefined, notification), { code: 'ARGUMENT_INVALID', field: 'connection' })
})

test('PostgreSQL: a query that failed and was caught does not end as a commit', async () => {
  const inbox = new Inbox(databases[0].driver(), { table: tableName() })
  await inbox.transaction((client) => inbox.create(client))
  const transaction = inbox.transaction(async (client) => {
    await inbox.claim(client, paid())
    await client.query('SELECT * FROM no_such_table').catch(() => {})
  })
  await assert.rejects(transaction, { code: 'INBOX_FAILED' })
})

if (hasSqlite) {
  test('SQLite: transactions stand in line, and others’ writes are not part of them', async () => {
    const database = new Database(newFile())
    database.exec('CREATE TABLE orders (number TEXT)')
    const inbox = new Inbox(database)
    const order = []
    const one = inbox.transaction(async (connection) => {
      order.push('begins')
      connection.exec("INSERT INTO orders VALUES ('rolled back')")
      await sleep(50)
      order.push('ends')
      throw new Error('no')
    })
    const two = inbox.transaction(async (connection) => {
      order.push('begins')
      connection.exec("INSERT INTO orders VALUES ('committed')")
      await sleep(10)
      order.push('ends')
    })
    await assert.rejects(one, /no/)
    await two
    assert.deepEqual(order, ['begins', 'ends', 'begins', 'ends'])
    assert.deepEqual(database.prepare('SELECT number FROM orders').pluck().all(), ['committed'])
  })

  test('SQLite: while another program writes, the event loop goes on', async () => {
    const database = new Database(newFile())
    const inbox = new Inbox(database)
    database.exec('CREATE TABLE t (n); BEGIN IMMEDIATE')
    let ticks = 0
    // The other program ends only because the event loop goes on.
    const timer = setInterval(() => (ticks += 1) === 20 && database.exec('COMMIT'), 5)
    await inbox.transaction(async (connection) => connection.exec('INSERT INTO t VALUES (1)'))
    clearInterval(timer)
    assert(ticks >= 20, `${ticks} ticks`)
  })

  test('SQLite: a transaction inside another is refused, and not waited for', async () => {
    const inbox = new Inbox(new Database(newFile()))
    let later
    await inbox.transaction(async () => {
      await assert.rejects(inbox.transaction(() => {}), { code: 'ARGUMENT_INVALID', field: 'transaction' })
      later = sleep(20).then(() => inbox.transaction(() => 'afterwards'))
    })
    assert.equal(await later, 'afterwards')
  })

  test('SQLite: statements are prepared once, and what a callback has set is set back', async () => {
    const prepared = []
    class Counting extends Database {
      prepare(sql) {
        prepared.push(sql)
        return super.prepare(sql)
      }
    }
    const database = new Counting(newFile())
    database.pragma('journal_mode = WAL')
    const inbox = new Inbox(database)
    await inbox.transaction((connection) => inbox.create(connection))
    const settle = () =>
      inbox.transaction(async (connection) => {
        assert.deepEqual(['synchronous', 'busy_timeout'].map((name) => connection.pragma(name, { simple: true })), [2, 0])
        await inbox.complete(connection, (await inbox.claim(connection, paid())).lease)
        connection.pragma('busy_timeout = 5000')
      })
    await settle()
    const once = prepared.length
    await settle()
    assert.deepEqual(prepared.slice(once).filter((sql) => !sql.startsWith('PRAGMA')), [])
    // These have a number in them: not all of them are kept.
    for (let limit = 1; limit <= 250; limit += 1) await inbox.transaction((connection) => inbox.deadLetters(connection, limit))
    await settle()
  })

  test('SQLite: a connection cannot be used after its transaction', async () => {
    const inbox = new Inbox(new Database(newFile()))
    const [kept] = await inbox.transaction(async (connection) => [connection])
    assert.throws(() => kept.exec('SELECT 1'), { code: 'ARGUMENT_INVALID', field: 'connection' })
  })

  test('SQLite: many make the same file at once, as the processes of a server do', async () => {
    const files = Array.from({ length: 20 }, newFile)
    const open = () => new Worker(new URL('opener.mjs', import.meta.url), { workerData: files })
    await Promise.all(Array.from({ length: 8 }, async () => assert.deepEqual(await once(open(), 'message'), ['opened'])))
  })

  test('SQLite: one line makes an inbox in a file, with its table', async () => {
    const file = newFile()
    for (const expected of ['fresh', 'busy']) {
      const inbox = Inbox.sqlite(file)
      const { state } = await inbox.transaction((connection) => inbox.claim(connection, paid('one')))
      assert.equal(state, expected)
    }
    assert.equal(new Database(file).pragma('journal_mode', { simple: true }), 'wal')
    assert.equal(thrownBy(() => Inbox.sqlite(undefined)).field, 'file')
    assert.equal(thrownBy(() => Inbox.sqlite('/no/such/folder/inbox.db')).code, 'INBOX_FAILED')
    assert.equal(thrownBy(() => new Inbox(new Database(':memory:'))).code, 'OPTION_INVALID')
  })
}
