'use strict'

// SQLite by better-sqlite3, which is synchronous: what waits for another process must not block this one's event loop.

const { resolve } = require('node:path')
const { setTimeout: sleep } = require('node:timers/promises')
const { create, optionInvalid } = require('./errors.js')
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
 * One connection of our own is kept, and transactions stand in line for it: SQLite has one writer at a time, and on a shared
 * connection others' writes during a callback's awaits would be part of its transaction.
 */
class Sqlite {
  dialect = 'sqlite'
  placeholders = 'question'
  hasOneWriter = true
  #file
  #open
  #connection = null
  #line = new Line()
  #revoke

  constructor(database) {
    if (database.memory) {
      throw optionInvalid('database', 'database is in memory, which has only one connection; give one in a file')
    }
    this.#file = resolve(database.name)
    this.#open = () => new database.constructor(this.#file)
  }

  async begin(waitMs, write) {
    await this.#line.enter(waitMs)
    try {
      if (!this.#connection?.open) {
        this.#connection = this.#open()
        // better-sqlite3 makes less do for WAL, and what was acknowledged could be gone after a power cut.
        this.#connection.pragma('synchronous = FULL')
      }
      // One that writes has its lock from the beginning; else a callback's first write may have to wait.
      this.#connection.pragma(`busy_timeout = ${write ? 0 : waitMs}`)
      await whileBusy(waitMs, () => this.#connection.exec(write ? 'BEGIN IMMEDIATE' : 'BEGIN'))
    } catch (error) {
      if (error instanceof Trouble) this.#line.leave()
      else this.#close()
      throw error
    }
    const { proxy, revoke } = Proxy.revocable(this.#connection, FOR_A_WHILE)
    this.#revoke = revoke
    return proxy
  }

  async commit() {
    try {
      // Without WAL readers are waited for.
      await whileBusy(COMMIT_WAIT, () => this.#connection.exec('COMMIT'))
    } catch (error) {
      this.kill()
      throw error
    }
    this.#giveBack()
  }

  async rollBack() {
    try {
      if (this.#connection.inTransaction) this.#connection.exec('ROLLBACK')
      this.#giveBack()
    } catch {
      this.kill()
    }
  }

  kill() {
    this.#revoke()
    this.#close()
  }

  #giveBack() {
    this.#revoke()
    this.#line.leave()
  }

  #close() {
    const connection = this.#connection
    this.#connection = null
    try {
      // A callback that is given up can be in the middle of reading.
      if (connection?.inTransaction) connection.unsafeMode().exec('ROLLBACK')
      connection?.close()
    } catch {
      // It is open still, without a transaction; garbage collection closes it.
    }
    this.#line.leave()
  }

  execute(connection, { sql, arguments: values, is_query: isQuery }) {
    const statement = connection.prepare(sql).safeIntegers(false)
    return isQuery ? { rows: statement.raw().all(...values) } : { changed: statement.run(...values).changes }
  }

  failure(error) {
    return failureOf(error, this.#file)
  }
}

/** What a callback is given of the connection: once its transaction has ended, every use throws. */
const FOR_A_WHILE = {
  get(connection, name) {
    const value = connection[name]
    return typeof value === 'function' && name !== 'constructor' ? value.bind(connection) : value
  },
}

/** In milliseconds. */
const COMMIT_WAIT = 2000

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

module.exports = { Sqlite, failureOf, openSqlite }
