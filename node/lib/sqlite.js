'use strict'

// SQLite by better-sqlite3 or node:sqlite, which are synchronous: what waits for another process must not block this one's event loop.

const { resolve } = require('node:path')
const { setImmediate: nextTurn, setTimeout: sleep } = require('node:timers/promises')
const { create, optionInvalid } = require('./errors.js')
const { Line } = require('./line.js')
const { LockTimeout } = require('./trouble.js')
const { Driver, Transaction, codeOf } = require('./transactions.js')

/** A Database of better-sqlite3 in a file that is made where it is not there. Who uses another database does not need it. */
function openSqlite(file) {
  let Database
  try {
    Database = require('better-sqlite3')
  } catch (error) {
    const message = `Inbox.sqlite needs better-sqlite3 (npm install better-sqlite3): ${error.message.split('\n')[0]}`
    throw create('INBOX_FAILED', { message }, error)
  }
  const database = new Database(file)
  setWal(database)
  return database
}

/** SQLite does not wait by itself where other processes open the same new file at this moment: it says that it is locked. */
function setWal(database) {
  for (let tries = 1000; ; tries -= 1) {
    try {
      database.exec('PRAGMA journal_mode = WAL')
      return
    } catch (error) {
      if (!isBusy(error) || tries === 0) throw error
    }
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10)
  }
}

/** What differs between the two libraries; `own` opens another connection to the file. */
const LIBRARIES = {
  better: {
    fileOf: (database) => (database.memory ? null : database.name),
    isOpen: (connection) => connection.open,
    isInTransaction: (connection) => connection.inTransaction,
    // A callback that is given up can be in the middle of reading.
    abort: (connection) => connection.unsafeMode().exec('ROLLBACK'),
    all: (statement, values) => statement.safeIntegers(false).raw().all(...values),
  },
  node: {
    fileOf: (database) => database.location(),
    isOpen: (connection) => connection.isOpen,
    isInTransaction: (connection) => connection.isTransaction,
    abort: (connection) => connection.exec('ROLLBACK'),
    all: (statement, values) => statement.all(...values),
  },
}

const libraryOf = (database) => (typeof database.pragma === 'function' ? LIBRARIES.better : LIBRARIES.node)

/**
 * Transactions have connections of our own, since on a shared one others' writes during a callback's awaits would be part of it.
 * Those that write stand in line for their turn: SQLite has one writer at a time.
 */
class Sqlite extends Driver {
  hasOneWriter = true
  file
  library
  /** Who writes, and whose worker's callback runs. */
  line = new Line()
  workers = new Line()
  #connect
  #idle = []
  /** Of each of our connections, by their SQL: to prepare a statement anew costs more than to run it. */
  #statements = new WeakMap()
  /** By its connection, which a callback may call the inbox on. */
  #open = new Map()

  constructor(database) {
    super('sqlite', 'question')
    this.library = libraryOf(database)
    const file = this.library.fileOf(database)
    if (file === null) throw optionInvalid('database', 'database is in memory, which has only one connection; give one in a file')
    this.file = resolve(file)
    this.#connect = () => new database.constructor(this.file)
  }

  async begin(waitMs, write) {
    if (write) await this.line.enter(waitMs)
    let connection
    try {
      connection = this.#idle.pop() ?? this.#connect()
      // better-sqlite3 makes less do for WAL, and what was acknowledged could be gone after a power cut. Each time: a callback had it.
      connection.exec(`PRAGMA synchronous = FULL; PRAGMA busy_timeout = ${write ? 0 : CALLBACK_WAIT}`)
      await whileBusy(waitMs, () => this.prepared(connection, write ? 'BEGIN IMMEDIATE' : 'BEGIN').run())
    } catch (error) {
      this.close(connection)
      if (write) this.line.leave()
      throw error
    }
    const transaction = new OwnTransaction(this, connection, write)
    this.#open.set(connection, transaction)
    return transaction
  }

  /** The caller's own connection, or one of ours that a callback was lent. */
  join(connection) {
    return this.#open.get(connection) ?? new SqliteTransaction(connection)
  }

  /** A statement on a connection of ours, prepared once. */
  prepared(connection, sql) {
    let statements = this.#statements.get(connection)
    // Some have a number of the caller's in them.
    if (statements === undefined || statements.size === MOST_PREPARED) this.#statements.set(connection, (statements = new Map()))
    if (!statements.has(sql)) statements.set(sql, connection.prepare(sql))
    return statements.get(sql)
  }

  /** A transaction on the connection is over: it is kept for the next one. */
  keep(connection) {
    this.#open.delete(connection)
    if (this.library.isOpen(connection) && this.#idle.length < MOST_IDLE) this.#idle.push(connection)
    else this.close(connection)
  }

  /** Without committing. */
  close(connection) {
    if (connection === undefined) return
    try {
      if (this.library.isInTransaction(connection)) this.library.abort(connection)
      connection.close()
    } catch {
      // It is open still, without a transaction; garbage collection closes it.
    }
  }

  /** For a folder that is not there better-sqlite3 has an error of its own. */
  codeOf(error) {
    return error instanceof TypeError && error.message.startsWith('Cannot open database') ? 14 : codeOf(error)
  }
}

/** On a connection that is not waited for: whoever opened it has the lock, or says for how long to wait. */
class SqliteTransaction extends Transaction {
  run(sql, values, isQuery) {
    return runNow(this.connection, sql, values, isQuery)
  }
}

class OwnTransaction extends SqliteTransaction {
  #driver
  #write
  #hasTurn = false
  #isOver = false

  constructor(driver, connection, write) {
    super(connection)
    this.#driver = driver
    this.#write = write
  }

  /**
   * Waits until a callback may use the connection. A worker's transaction has no lock until it writes, so that a slow one keeps no
   * delivery waiting; but two callbacks that write would be in each other's way, and so would be our own short transactions, which end
   * before the event loop goes on.
   */
  async turn() {
    if (this.#write) return
    await this.#driver.workers.enter(2 ** 31 - 1)
    await nextTurn()
    // It was given up meanwhile.
    if (this.#isOver) this.#driver.workers.leave()
    else this.#hasTurn = true
  }

  /** Where a worker's transaction has to wait for a writer, it waits by the timer, too. */
  run(sql, values, isQuery) {
    return whileBusy(STATEMENT_WAIT, () => ran(this.#driver.library, this.#driver.prepared(this.connection, sql), values, isQuery))
  }

  async commit() {
    await whileBusy(STATEMENT_WAIT, () => this.#driver.prepared(this.connection, 'COMMIT').run())
    this.#end()
  }

  rollBack() {
    if (this.#driver.library.isInTransaction(this.connection)) this.connection.exec('ROLLBACK')
    this.#end()
  }

  sever() {
    this.#driver.close(this.connection)
    this.#end()
  }

  #end() {
    this.#isOver = true
    this.#driver.keep(this.connection)
    if (this.#write) this.#driver.line.leave()
    if (this.#hasTurn) this.#driver.workers.leave()
  }
}

/** For how long a statement of ours waits for another's lock, in milliseconds. */
const STATEMENT_WAIT = 2000

/** The same of a worker's callback, whose waiting stops the event loop: who has the lock may be in this process. */
const CALLBACK_WAIT = 100

const MOST_IDLE = 2

const MOST_PREPARED = 100

function runNow(connection, sql, values, isQuery) {
  return ran(libraryOf(connection), connection.prepare(sql), values, isQuery)
}

function ran(library, statement, values, isQuery) {
  return isQuery ? library.all(statement, values) : statement.run(...values).changes
}

/** Waits for other processes by the timer: SQLite's own waiting would stop the event loop. */
async function whileBusy(waitMs, work) {
  for (const until = Date.now() + waitMs; ; await sleep(10)) {
    try {
      return work()
    } catch (error) {
      if (!isBusy(error)) throw error
      if (Date.now() > until) throw new LockTimeout()
    }
  }
}

function isBusy(error) {
  return [5, 261, 517].includes(codeOf(error))
}

module.exports = { Sqlite, openSqlite, runNow }
