'use strict'

// What the merchant's code threw, in what may be said of it.

const { basename, sep } = require('node:path')
const { WxNotifyError } = require('./errors.js')

/** The reply for a function of the merchant's that threw. */
function raised(thrown) {
  if (thrown instanceof WxNotifyError) {
    const { code, message, field } = thrown
    return { refused: { code, message, field } }
  }
  const isError = thrown instanceof Error
  const words = isError && !isOfDriver(thrown) ? thrown.message : null
  return { raised: { type: isError ? thrown.name : typeName(thrown), place: isError ? placeOf(thrown) : null, words } }
}

/** Such as `boolean`, `Object`, `Response`: never the value. */
function typeName(value) {
  return typeof value === 'object' && value !== null ? `${value.constructor?.name ?? 'object'}` : typeof value
}

/** Such as `shop.js:31`: the first line of the merchant's own, if there is one. */
function placeOf(error) {
  const places = framesOf(error).map((frame) => /([^\s(]+):(\d+):\d+\)?$/.exec(frame)).filter((found) => found && !found[1].startsWith('node:'))
  const [, file, line] = places.find(([, file]) => !file.includes(`node_modules${sep}`)) ?? places[0] ?? []
  return file === undefined ? null : `${basename(file)}:${line}`
}

/** Where it was thrown, without its words. */
function framesOf(error) {
  return `${error.stack ?? ''}`.split('\n').filter((line) => /^ +at /.test(line))
}

/** Whether a database's driver is behind it. Their words quote values, such as an openid. */
function isOfDriver(error, depth = 0) {
  if (typeof error !== 'object' || error === null || depth > 8) return false
  const { name, code, sql, sqlMessage, sqlState, severity } = error
  const isIt =
    [sql, sqlMessage, sqlState, severity].some((told) => told !== undefined) ||
    /^(ER|SQLITE|PROTOCOL)_|^(?=.*\d)[0-9A-Z]{5}$|^P\d{4}$/.test(`${code}`) ||
    /Sqlite|Prisma|Sequelize|Database|Query|Drizzle|Knex|TypeORM/.test(`${name} ${error.constructor?.name}`)
  const causes = [error.cause, error.parent, error.original, error.driverError, error.meta, ...(Array.isArray(error.errors) ? error.errors : [])]
  return isIt || causes.some((cause) => isOfDriver(cause, depth + 1))
}

module.exports = { framesOf, isOfDriver, raised, typeName }
