'use strict'

// Your own transaction: what the inbox asks of a database's library. transactions.d.ts says what each must keep.

const { LockTimeout, NoConnection, NotIdle } = require('./trouble.js')

class Driver {
  hasOneWriter = false

  constructor(dialect, placeholders) {
    this.dialect = dialect
    this.placeholders = placeholders
  }

  begin() {
    throw new Error(`${this.constructor.name} has no begin`)
  }

  join() {
    throw new Error(`${this.constructor.name} has no join`)
  }

  codeOf(error) {
    return codeOf(error)
  }
}

class Transaction {
  constructor(connection) {
    this.connection = connection
  }

  run() {
    throw new Error(`${this.constructor.name} has no run`)
  }

  commit() {
    throw new Error(`${this.constructor.name} has no commit`)
  }

  rollBack() {
    throw new Error(`${this.constructor.name} has no rollBack`)
  }

  sever() {
    throw new Error(`${this.constructor.name} has no sever`)
  }
}

/** What pg, mysql2, better-sqlite3 and node:sqlite say, also where another error is around theirs. */
function codeOf(error, depth = 0) {
  if (typeof error !== 'object' || error === null || depth > 4) return null
  // Errors of the network have a code and a number, too: the operating system's, below zero.
  if (typeof error.sqlState === 'string' && error.errno > 0) return error.errno
  if (typeof error.severity === 'string') return error.code ?? null
  if (error.code === 'ERR_SQLITE_ERROR') return error.errcode ?? null
  const [, number] = SQLITE.find(([name]) => `${error.code}`.startsWith(name)) ?? []
  return number ?? codeOf(error.cause ?? error.driverError ?? error.original ?? error.nativeError, depth + 1)
}

/** better-sqlite3 has SQLite's result codes by name: those that mean something to the core, the longer name first. */
const SQLITE = [
  ['SQLITE_BUSY_SNAPSHOT', 517],
  ['SQLITE_BUSY', 5],
  ['SQLITE_LOCKED', 6],
  ['SQLITE_READONLY', 8],
  ['SQLITE_CANTOPEN', 14],
  ['SQLITE_CONSTRAINT_PRIMARYKEY', 1555],
  ['SQLITE_CONSTRAINT_UNIQUE', 2067],
  ['SQLITE_ERROR', 1],
]

/** Runs a statement of the core's, and says what came of it as the core wants it: JSON has no whole number beyond 2^53. */
async function run(transaction, { sql, arguments: values, is_query: isQuery }) {
  const result = await transaction.run(sql, values, isQuery)
  if (!isQuery) return { changed: Number(result) }
  const cell = (value) => (typeof value === 'bigint' ? `${value}` : value)
  return { rows: result.map((row) => (Array.isArray(row) ? row : Object.values(row)).map(cell)) }
}

/** Commits; what does not is closed. */
async function commit(transaction) {
  try {
    await transaction.commit()
  } catch (error) {
    sever(transaction)
    throw error
  }
}

/** Rolls back; what does not is closed, which comes to the same. */
async function rollBack(transaction) {
  try {
    await transaction.rollBack()
  } catch {
    sever(transaction)
  }
}

/** Does not wait: what hangs would keep others waiting. */
function sever(transaction) {
  try {
    Promise.resolve(transaction.sever()).catch(() => {})
  } catch {
    // It is gone already.
  }
}

module.exports = { Driver, LockTimeout, NoConnection, NotIdle, Transaction, codeOf, commit, rollBack, run, sever }
