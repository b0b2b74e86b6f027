'use strict'

// What differs from one database's driver to the next: how a statement runs, and how a transaction
// gets a connection that nobody else writes on meanwhile.

const { AsyncLocalStorage } = require('node:async_hooks')
const { resolve } = require('node:path')
const { setTimeout: sleep } = require('node:timers/promises')
const { describe } = require('./describe.js')
const { argumentInvalid, create, optionInvalid } = require('./errors.js')

/** The database behind what users hold of their driver. */
function databaseOf(driver) {
  if (typeof driver?.prepare === 'function' && typeof driver.pragma === 'function') return new Sqlite(driver)
  if (typeof driver?.connect === 'function' && typeof driver.query === 'function' && 'totalCount' in driver) return new Postgres(driver)
  if (typeof driver?.getConnection === 'function') {
    if (typeof driver.promise !== 'function') return new MySql(driver)
    throw argumentInvalid('database', 'database is a pool of mysql2 with callbacks; give pool.promise(), or that of mysql2/promise')
  }
  const forms = 'give a Database of better-sqlite3, a Pool of pg, or a pool of mysql2/promise'
  throw argumentInvalid('database', `database is ${describe(driver)}; ${forms}`)
}

/** A Database of better-sqlite3, which is loaded only here: who uses another database does not need it. */
function openSqlite(file) {
  let Database
  try {
    Database = require('better-sqlite3')
  } catch (error) {
    const message = `Inbox.sqlite needs better-sqlite3 (npm install better-sqlite3): ${error.message.split('\n')[0]}`
    throw create('INBOX_FAILED', { message }, error)
  }
  return ofTheDatabase(() => {
    const database = new Database(file)
    setWal(database)
    return database
  })
}

/** SQLite does not wait by itself where other processes open the same new file at this moment: it says that it is locked. */
function setWal(database) {
  const until = Date.now() + BUSY_TIMEOUT
  for (;;) {
    try {
      database.pragma('journal_mode = WAL')
      return
    } catch (error) {
      if (error.code !== 'SQLITE_BUSY' || Date.now() > until) throw error
    }
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10)
  }
}

/** SQLite by better-sqlite3, which is synchronous: what waits for another process must not block this one's event loop. */
class Sqlite {
  dialect = 'sqlite'
  placeholders = 'question'
  #open
  #lastInLine = Promise.resolve()
  /** What runs inside a transaction knows it by this. */
  #inside = new AsyncLocalStorage()

  constructor(database) {
    if (database.memory) {
      throw optionInvalid('database', 'database is in memory, which has only one connection; give one in a file')
    }
    const file = resolve(database.name)
    // `database` stays open: when the last connection closes, SQLite folds its log into the file, each time.
    this.#open = () => new database.constructor(file)
  }

  run(connection, conversation) {
    let step = conversation.next()
    while (!step.done) step = conversation.next(this.#execute(connection, step.value))
    return step.value
  }

  #execute(connection, { sql, arguments: values, is_query: isQuery }) {
    return ofTheDatabase(() => {
      const statement = connection.prepare(sql)
      return isQuery ? { rows: statement.raw().all(...values) } : { changed: statement.run(...values).changes }
    })
  }

  /**
   * Each transaction has a connection of its own, closed when it ends: on a shared one, others' writes during
   * `work`'s awaits would be part of it. They stand in line here, since SQLite has one writer at a time; one inside another
   * would wait for itself.
   */
  async transaction(work) {
    if (this.#inside.getStore()?.isOpen) {
      throw argumentInvalid('transaction', 'a transaction is open here already; use its connection, delivery.connection in a callback')
    }
    const before = this.#lastInLine
    const mine = before.then(() => this.#transaction(work))
    this.#lastInLine = mine.catch(() => {})
    return mine
  }

  async #transaction(work) {
    const connection = ofTheDatabase(this.#open)
    const here = { isOpen: true }
    try {
      await begin(connection)
      const result = await this.#inside.run(here, () => work(connection))
      ofTheDatabase(() => connection.exec('COMMIT'))
      return result
    } finally {
      here.isOpen = false
      // Rolls back what is not committed.
      connection.close()
    }
  }
}

/** Waits for another process's transaction by the timer, not by SQLite's own waiting, which would stop the event loop. */
async function begin(connection) {
  // better-sqlite3 makes less do for WAL, and what was acknowledged could be gone after a power cut.
  connection.pragma('synchronous = FULL')
  connection.pragma('busy_timeout = 0')
  const until = Date.now() + BUSY_TIMEOUT
  for (;;) {
    try {
      connection.exec('BEGIN IMMEDIATE')
      break
    } catch (error) {
      if (!`${error.code}`.startsWith('SQLITE_BUSY') || Date.now() > until) throw inboxFailed(error)
    }
    await sleep(10)
  }
  connection.pragma(`busy_timeout = ${BUSY_TIMEOUT}`)
}

/** Milliseconds. */
const BUSY_TIMEOUT = 10_000

class Server {
  async run(connection, conversation) {
    let step = conversation.next()
    while (!step.done) step = conversation.next(await this.execute(connection, step.value))
    return step.value
  }
}

class Postgres extends Server {
  dialect = 'postgresql'
  placeholders = 'numbered'
  #pool

  constructor(pool) {
    super()
    this.#pool = pool
  }

  async execute(client, { sql, arguments: values, is_query: isQuery }) {
    const { rows, rowCount } = await ofTheServer(client.query({ text: sql, values, rowMode: 'array' }))
    return isQuery ? { rows } : { changed: rowCount ?? 0 }
  }

  async transaction(work) {
    const client = await this.#connect()
    let broken
    try {
      await ofTheServer(client.query('BEGIN'))
      const result = await work(client)
      const { command } = await ofTheServer(client.query('COMMIT'))
      // So PostgreSQL answers where a query failed before, and somebody caught its error.
      if (command === 'ROLLBACK') throw inboxFailed(new Error('a query failed in the transaction'))
      return result
    } catch (error) {
      await client.query('ROLLBACK').catch((failed) => (broken = failed))
      throw error
    } finally {
      client.release(broken)
      client.off('error', ignore)
    }
  }

  /** Listens in the callback: what is said in the same packet as "ready" would come before a promise goes on. */
  #connect() {
    return new Promise((resolve, reject) => {
      this.#pool.connect((error, client) => {
        if (error) return reject(inboxFailed(error))
        client.on('error', ignore)
        resolve(client)
      })
    })
  }
}

/** A connection that breaks between two queries says so as an event, which would end the process. The next query fails. */
const ignore = () => {}

class MySql extends Server {
  dialect = 'mysql'
  placeholders = 'question'
  #pool

  constructor(pool) {
    super()
    this.#pool = pool
  }

  async execute(connection, { sql, arguments: values, is_query: isQuery }) {
    // The driver sends a number as a fraction, which LIMIT does not take.
    const texts = values.map((value) => (typeof value === 'number' ? `${value}` : value))
    const [result] = await ofTheServer(connection.execute({ sql, rowsAsArray: true }, texts))
    return isQuery ? { rows: result } : { changed: result.affectedRows }
  }

  async transaction(work) {
    const connection = await ofTheServer(this.#pool.getConnection())
    let isWhole = true
    try {
      await ofTheServer(connection.beginTransaction())
      const result = await work(connection)
      await ofTheServer(connection.commit())
      return result
    } catch (error) {
      await connection.rollback().catch(() => (isWhole = false))
      throw error
    } finally {
      if (isWhole) connection.release()
      else connection.destroy()
    }
  }
}

function ofTheDatabase(work) {
  try {
    return work()
  } catch (error) {
    throw inboxFailed(error)
  }
}

function ofTheServer(promise) {
  return promise.catch((error) => {
    throw inboxFailed(error)
  })
}

/** Only the driver's code is for the log: its message can quote what was to be written. */
function inboxFailed(error) {
  const code = error.code ?? error.name
  return create('INBOX_FAILED', { message: `the inbox's database failed: ${code}; the error's cause says more` }, error)
}

module.exports = { databaseOf, openSqlite }
