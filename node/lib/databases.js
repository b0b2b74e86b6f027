'use strict'

// The database behind what users hold of their driver. Each is one class with the same methods:
//
// - `begin(waitMs, write)`: a connection in a transaction that `commit` will end; `commit`, `rollBack` and `kill` give it back or
//   close it, whatever fails.
// - `turn(connection)`: waits until a callback may use it.
// - `execute(connection, statement)`: what came of it, as `{ rows }` or `{ changed }`.
// - `failure(error)`: what the core is told of a driver's error.
// - `hasOneWriter`: whether a second transaction would wait for the first.

const { describe } = require('./describe.js')
const { argumentInvalid } = require('./errors.js')
const { MySql } = require('./mysql.js')
const { Postgres } = require('./postgres.js')
const { Sqlite } = require('./sqlite.js')

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

module.exports = { databaseOf }
