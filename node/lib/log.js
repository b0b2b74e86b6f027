'use strict'

// The log, where the merchant gives no logger: the core's lines, and never a header, a body or a plaintext.

const { debuglog } = require('node:util')
const { WxNotifyError, argumentInvalid } = require('./errors.js')
const { framesOf, isOfDriver } = require('./raised.js')

/** What went well is logged by NODE_DEBUG=wxnotify. */
const CONSOLE = {
  debug: debuglog('wxnotify'),
  info: (line) => console.info(line),
  warn: (line) => console.warn(line),
  error: (line) => console.error(line),
}

const METHODS = { debug: 'debug', info: 'info', warning: 'warn', error: 'error' }

/** A report's line at its level, with the place where the merchant's own code threw, and what caused that. */
function log(logger, { level, line }, cause) {
  const isTheirs = cause instanceof Error && !(cause instanceof WxNotifyError) && !isOfDriver(cause)
  const trace = level === 'error' && isTheirs ? [...framesOf(cause), ...causesOf(cause)] : []
  logger[METHODS[level]]([`wxnotify: ${line}`, ...trace].join('\n'))
}

/** The first one's words are in the line. */
function causesOf(thrown, depth = 0) {
  const { cause } = thrown
  if (!(cause instanceof Error) || depth > 8) return []
  const [words] = cause.message.split('\n')
  return [`  caused by ${cause.name}: ${words.slice(0, LONGEST)}`, ...framesOf(cause), ...causesOf(cause, depth + 1)]
}

/** As many characters as the core leaves of what was thrown. */
const LONGEST = 200

/** The logger, where it has all that is needed. */
function loggerOf(logger) {
  const missing = Object.values(METHODS).find((method) => typeof logger?.[method] !== 'function')
  if (missing === undefined) return logger
  throw argumentInvalid('logger', `logger has no ${missing}: it needs ${Object.values(METHODS).join(', ')}, as console has them`)
}

module.exports = { CONSOLE, log, loggerOf }
