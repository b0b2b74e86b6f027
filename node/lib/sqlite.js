'use strict'

// SQLite by better-sqlite3, which is synchronous: what waits for another process must not block this one's event loop.

const { resolve } = require('node:path')
const { setImmediate: nextTurn, setTimeout: sleep } = require('node:timers/promises')
const { create, optionInvalid } = require('./errors.js')
const { rawOf } = require('./lent.js')
const { Line } = require('./line.js')
const { Trouble, failed } = require('./trouble.js')

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
      database.pragma('journal_mode = WAL')
      return
    } catch (error) {
      if (!isBusy(error) || tries === 0) throw error
    }
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10)
  }
}

/**
 * Transactions have connections of our own, since on a shared one others' writes during a callback's awaits would be part of it.
 * Those that write stand in line for their turn: SQLite has one writer at a time.
 */
class Sqlite {
  dialect = 'sqlite'
  placeholders = 'question'
  hasOneWriter = true
  #file
  #connect
  #idle = []
  #line = new Line()
  #workers = new Line()
  /** What is open. */
  #begun = new Map()

  constructor(database) {
    if (database.memory) {
      throw optionInvalid('database', 'database is in memory, which has only one connection; give one in a file')
    }
    this.#file = resolve(database.name)
    this.#connect = () => new database.constructor(this.#file)
  }

  async begin(waitMs, write) {
    if (write) await this.#line.enter(waitMs)
    let connection
    try {
      connection = this.#idle.pop() ?? this.#connect()
      // better-sqlite3 makes less do for WAL, and what was acknowledged could be gone after a power cut.
      connection.pragma('synchronous = FULL')
      connection.pragma(`busy_timeout = ${write ? 0 : CALLBACK_WAIT}`)
      await whileBusy(waitMs, () => connection.exec(write ? 'BEGIN IMMEDIATE' : 'BEGIN'))
    } catch (error) {
      close(connection)
      if (write) this.#line.leave()
      throw error
    }
    this.#begun.set(connection, { write, hasTurn: false })
    return connection
  }

  /**
   * Waits until a callback may use the connection. A worker's transaction has no lock until it writes, so that a slow one keeps no
   * delivery waiting; but two callbacks that write would be in each other's way, and so would be our own short transactions, which end
   * before the event loop goes on.
   */
  async turn(connection) {
    if (connection === null || this.#begun.get(connection).write) return
    await this.#workers.enter(2 ** 31 - 1)
    await nextTurn()
    const mine = this.#begun.get(connection)
    if (mine !== undefined) mine.hasTurn = true
    // It was given up meanwhile.
    else this.#workers.leave()
  }

  async commit(connection) {
    try {
      await whileBusy(STATEMENT_WAIT, () => connection.exec('COMMIT'))
    } catch (error) {
      this.kill(connection)
      throw error
    }
    this.#end(connection)
  }

  async rollBack(connection) {
    try {
      if (connection.inTransaction) connection.exec('ROLLBACK')
      this.#end(connection)
    } catch {
      this.kill(connection)
    }
  }

  kill(connection) {
    close(connection)
    this.#end(connection)
  }

  /** The connection is kept for the next one. */
  #end(connection) {
    const { write, hasTurn } = this.#begun.get(connection)
    this.#begun.delete(connection)
    if (connection.open && this.#idle.length < MOST_IDLE) this.#idle.push(connection)
    else close(connection)
    if (write) this.#line.leave()
    if (hasTurn) this.#workers.leave()
  }

  /** Where a worker's transaction has to wait for a writer, it waits by the timer, too. */
  execute(given, statement) {
    const connection = rawOf(given)
    return this.#begun.has(connection) ? whileBusy(STATEMENT_WAIT, () => executeNow(connection, statement)) : executeNow(connection, statement)
  }

  failure(error) {
    return failureOf(error, this.#file)
  }
}

/** For how long a statement of ours waits for another's lock, in milliseconds. */
const STATEMENT_WAIT = 2000

/** The same of a worker's callback, whose waiting stops the event loop: who has the lock may be in this process. */
const CALLBACK_WAIT = 100

const MOST_IDLE = 2

function executeNow(connection, { sql, arguments: values, is_query: isQuery }) {
  const statement = connection.prepare(sql).safeIntegers(false)
  return isQuery ? { rows: statement.raw().all(...values) } : { changed: statement.run(...values).changes }
}

/** Without committing. */
function close(connection) {
  try {
    // A callback that is given up can be in the middle of reading.
    if (connection?.inTransaction) connection.unsafeMode().exec('ROLLBACK')
    connection?.close()
  } catch {
    // It is open still, without a transaction; garbage collection closes it.
  }
}

/** Waits for other processes by the timer: SQLite's own waiting would stop the event loop. */
async function whileBusy(waitMs, work) {
  for (const until = Date.now() + waitMs; ; await sleep(10)) {
    try {
      return work()
    } catch (error) {
      if (!isBusy(error)) throw error
      if (Date.now() > until) throw new Trouble('lock_timeout')
    }
  }
}

function isBusy(error) {
  return `${error.code}`.startsWith('SQLITE_BUSY')
}

/** The driver has SQLite's result codes by name: those that mean something to the core, the longer name first. */
const NUMBERS = [
  ['SQLITE_BUSY_SNAPSHOT', 517],
  ['SQLITE_BUSY', 5],
  ['SQLITE_LOCKED', 6],
  ['SQLITE_READONLY', 8],
  ['SQLITE_CANTOPEN', 14],
  ['SQLITE_CONSTRAINT_PRIMARYKEY', 1555],
  ['SQLITE_CONSTRAINT_UNIQUE', 2067],
  ['SQLITE_ERROR', 1],
]

function failureOf(error, file) {
  const [, number] = NUMBERS.find(([name]) => `${error.code}`.startsWith(name)) ?? []
  // For a folder that is not there the driver has an error of its own.
  const isUnopened = error instanceof TypeError && error.message.startsWith('Cannot open database')
  return failed(error, { number: isUnopened ? 14 : number, file })
}

module.exports = { Sqlite, executeNow, failureOf, openSqlite }
