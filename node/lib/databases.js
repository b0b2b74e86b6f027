'use strict'

// The driver behind what users hold of their database.

const { describe } = require('./describe.js')
const { argumentInvalid } = require('./errors.js')
const { MySql } = require('./mysql.js')
const { Postgres } = require('./postgres.js')
const { redisOf } = require('./redis.js')
const { Sqlite } = require('./sqlite.js')
const { Driver } = require('./transactions.js')

function driverOf(given) {
  if (given instanceof Driver) return given
  if (typeof given?.prepare === 'function' && [given.pragma, given.location].some((known) => typeof known === 'function')) return new Sqlite(given)
  if (typeof given?.connect === 'function' && typeof given.query === 'function' && 'totalCount' in given) return new Postgres(given)
  if (typeof given?.getConnection === 'function') {
    if (typeof given.promise !== 'function') return new MySql(given)
    throw argumentInvalid('database', 'database is a pool of mysql2 with callbacks; give pool.promise(), or that of mysql2/promise')
  }
  const redis = redisOf(given)
  if (redis) return redis
  const forms =
    'give a Database of better-sqlite3 or of node:sqlite (Node.js 22.16 or later), a Pool of pg, a pool of mysql2/promise, a client of ioredis or node-redis, or a driver of wxnotify/transactions'
  throw argumentInvalid('database', `database is ${describe(given)}; ${forms}`)
}

module.exports = { driverOf }
