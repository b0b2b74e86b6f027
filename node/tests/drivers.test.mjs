// The check of anybody's driver: the package's own keep what they must, one that a merchant writes does, and each fault is found.
import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:http'
import test from 'node:test'
import { Inbox } from 'wxnotify'
import { checkDriver } from 'wxnotify/testing'
import { Driver, NotIdle, Transaction, codeOf, ofDrizzle, ofKnex, ofPrisma, ofSequelize, ofTypeOrm } from 'wxnotify/transactions'
import { databases, newFile, tableName } from './databases.mjs'
import { openShop, request } from './shop.mjs'
import { thrownBy, until } from './support.mjs'

const PROMISES = 10

for (const { name, driver } of databases) {
  test(`${name}: the package's own driver keeps what a driver must`, async () => {
    assert.equal((await checkDriver(new Inbox(driver(), { table: tableName() }))).length, PROMISES)
  })
}

const [postgresql] = databases

/** As a merchant would write it, on pg. */
class MyTransaction extends Transaction {
  async run(sql, values, isQuery) {
    const { rows, rowCount } = await this.connection.query(sql, values)
    return isQuery ? rows : rowCount
  }

  async commit() {
    const { command } = await this.connection.query('COMMIT')
    if (command !== 'COMMIT') throw new Error('it was rolled back')
    this.connection.release()
  }

  async rollBack() {
    await this.connection.query('ROLLBACK')
    this.connection.release()
  }

  sever() {
    this.connection.release(true)
  }
}

class MyDriver extends Driver {
  constructor(pool, transaction = MyTransaction) {
    super('postgresql', 'numbered')
    this.pool = pool
    this.transaction = transaction
  }

  async begin() {
    const client = await this.pool.connect()
    if (client.getTransactionStatus() !== 'I') {
      client.release(true)
      throw new NotIdle()
    }
    await client.query('BEGIN')
    return new this.transaction(client)
  }

  join(client) {
    if (typeof client.query !== 'function') throw new TypeError('no client')
    return new this.transaction(client)
  }
}

async function check(makeDriver, max = 3) {
  const pool = postgresql.other({ max, connectionTimeoutMillis: 1000 })
  pool.on('error', () => {})
  const leaveOpen = async () => {
    const clients = await Promise.all(Array.from({ length: max }, () => pool.connect()))
    for (const client of clients) {
      await client.query('BEGIN')
      await client.query('CREATE TEMPORARY TABLE left_open (n int)')
      client.release()
    }
  }
  try {
    return await checkDriver(new Inbox(makeDriver(pool), { table: tableName() }), { leaveOpen })
  } finally {
    // What a fault did not give back would be waited for.
    pool.end().catch(() => {})
  }
}

test("a driver of the merchant's own keeps what a driver must", async () => {
  assert.equal((await check((pool) => new MyDriver(pool))).length, PROMISES + 1)
})

/** Each, and the promise that it breaks. */
const FAULTS = {
  'a rollBack that commits': [/^Error: what it commits is there/, class extends MyTransaction {
    async rollBack() {
      await this.commit()
    }
  }],
  'a commit that does not commit': [/^Error: it makes the table/, class extends MyTransaction {
    async commit() {
      await this.rollBack()
    }
  }],
  'a commit of what failed that says nothing': [/^Error: after a failure nothing/, class extends MyTransaction {
    async commit() {
      await this.connection.query('COMMIT')
      this.connection.release()
    }
  }],
  'a run that does not count': [/^Error: it counts the rows/, class extends MyTransaction {
    async run(sql, values, isQuery) {
      return isQuery ? super.run(sql, values, isQuery) : (await super.run(sql, values, false), 1)
    }
  }],
  'a run that changes texts': [/^Error: texts and numbers/, class extends MyTransaction {
    async run(sql, values, isQuery) {
      const cell = (value) => (typeof value === 'string' ? value.replaceAll('货', '?') : value)
      return super.run(sql, values.map(cell), isQuery)
    }
  }],
  'a run outside of the transaction': [/^Error: what it commits is there/, class extends MyTransaction {
    async run(sql, values, isQuery) {
      const { rows, rowCount } = await postgresql.driver().query(sql, values)
      return isQuery ? rows : rowCount
    }
  }],
  'a sever that commits': [/^Error: what was severed/, class extends MyTransaction {
    async sever() {
      await this.commit()
    }
  }],
  'a sever that gives no connection back': [/^Error: (connections are given back|what was severed)/, class extends MyTransaction {
    sever() {
      this.connection.end()
    }
  }],
}

for (const [fault, [promise, transaction]] of Object.entries(FAULTS)) {
  test(`the check finds ${fault}`, () => assert.rejects(check((pool) => new MyDriver(pool, transaction)), promise))
}

test('the check finds a driver that does not tell a code', async () => {
  const driver = (pool) => Object.assign(new MyDriver(pool), { codeOf: () => null })
  await assert.rejects(check(driver), /^Error: a failure is told by its code: .*codeOf$/)
})

test('the check finds a begin that takes a connection whose transaction is open', async () => {
  class Careless extends MyDriver {
    async begin() {
      const client = await this.pool.connect()
      await client.query('BEGIN')
      return new MyTransaction(client)
    }
  }
  await assert.rejects(check((pool) => new Careless(pool)), /^Error: a connection that is in a transaction already is refused: /)
})

test('what is no library is refused, and codes are found inside of other errors', () => {
  for (const make of [ofDrizzle, ofKnex, ofPrisma, ofSequelize, ofTypeOrm]) assert.equal(thrownBy(() => make({})).code, 'ARGUMENT_INVALID')
  const sqlite = {
    ofKnex: () => ofKnex({ transactionProvider() {}, client: { driverName: 'better-sqlite3' } }),
    ofPrisma: () => ofPrisma({ $queryRawUnsafe() {}, $transaction() {}, $connect() {}, _activeProvider: 'sqlite' }),
    ofSequelize: () => ofSequelize({ transaction() {}, getDialect: () => 'sqlite' }),
    ofTypeOrm: () => ofTypeOrm({ createQueryRunner() {}, options: { type: 'better-sqlite3' } }),
    ofDrizzle: () => ofDrizzle({ transaction() {}, session: {}, $client: { prepare() {} } }),
  }
  for (const [name, make] of Object.entries(sqlite)) {
    const error = thrownBy(make)
    assert.equal(error.code, 'OPTION_INVALID', name)
    assert.match(error.message, /SQLite.*better-sqlite3/)
  }
  assert.equal(codeOf({ cause: { driverError: { severity: 'ERROR', code: '23505' } } }), '23505')
  assert.equal(codeOf({ original: { sqlState: '40001', errno: 1213 } }), 1213)
  assert.equal(codeOf({ code: 'ECONNREFUSED', errno: -111 }), null)
  assert.equal(codeOf(undefined), null)
})

const { DatabaseSync } = await import('node:sqlite').catch(() => ({}))
if (DatabaseSync?.prototype.location) {
  const shared = new DatabaseSync(newFile())
  shared.exec('PRAGMA journal_mode = WAL')
  const nodeSqlite = {
    driver: () => shared,
    outside: async (sql) => shared.prepare(sql).all(),
    query: async (connection, sql) => (sql.startsWith('SELECT') ? connection.prepare(sql).all() : connection.exec(sql)),
  }

  test("node:sqlite: the package's own driver keeps what a driver must", async () => {
    assert.equal((await checkDriver(new Inbox(shared, { table: tableName() }))).length, PROMISES)
  })

  test('node:sqlite: behind a socket, a payment takes effect once, and what threw not at all', async () => {
    const shop = await openShop(nodeSqlite)
    shop.handler.onPaid(async (paid, { connection, notification, fail }) => {
      await shop.pay(connection, notification.id)
      if (notification.id === 'bad') fail('out of stock')
    })
    const server = createServer(shop.handler.node).listen(0, '127.0.0.1')
    await once(server, 'listening')
    const deliver = async (id) => {
      const { headers, body } = request(id)
      return (await fetch(`http://127.0.0.1:${server.address().port}`, { method: 'POST', headers, body })).status
    }
    assert.deepEqual(await Promise.all([deliver('one'), deliver('one'), deliver('bad'), deliver('two')]), [200, 200, 500, 200])
    assert.equal(await shop.count(), 2)
    server.closeAllConnections()
    server.close()
  })

  test('node:sqlite: a callback that hangs stops no other, and nothing of it is committed', async () => {
    const shop = await openShop(nodeSqlite, {}, { lease: 1 })
    let after
    shop.handler.onPaid(async (paid, { connection, notification }) => {
      await shop.pay(connection, notification.id)
      if (notification.id !== 'hung') return
      await new Promise((resolve) => setTimeout(resolve, 1500))
      after = thrownBy(() => connection.exec('SELECT 1'))
    })
    const hung = shop.handler.handle(request('hung'))
    assert.equal((await hung).status, 500)
    assert.equal((await shop.handler.handle(request('next'))).status, 200)
    await until(() => after !== undefined)
    assert.equal(await shop.count(), 1)
  })

  test('node:sqlite: what is acknowledged is on disk, and a failure is told by its number', async () => {
    const inbox = new Inbox(shared, { table: tableName() })
    await inbox.transaction(async (connection) => {
      assert.equal(connection.prepare('PRAGMA synchronous').get().synchronous, 2)
      await assert.rejects(inbox.check(connection), { code: 'INBOX_SCHEMA' })
    })
    assert.equal(thrownBy(() => new Inbox(new DatabaseSync(':memory:'))).code, 'OPTION_INVALID')
  })
}
