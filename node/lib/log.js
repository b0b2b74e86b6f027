'use strict'

// The log, where the merchant gives no logger: the core's lines, and never a header, a body or a plaintext.

const { debuglog } = require('node:util')
const { WxNotifyError } = require('./errors.js')
const { framesOf, isOfDriver } = require('./raised.js')

/** What went well is logged by NODE_DEBUG=wxnotify. */
const CONSOLE = {
  debug: debuglog('wxnotify'),
  info: (line) => console.info(line),
  warn: (line) => console.warn(line),
  error: (line) => console.error(line),
}

const METHODS = { debug: 'debug', info: 'info', warning: 'warn', error: 'error' }

/** A report's line at its level, with the place where the merchant's own code threw. */
function log(logger, { level, line }, cause) {
  const isTheirs = cause instanceof Error && !(cause instanceof WxNotifyError) && !isOfDriver(cause)
  const frames = level === 'error' && isTheirs ? framesOf(cause) : []
  logger[METHODS[level]]([`wxnotify: ${line}`, ...frames].join('\n'))
}

module.exports = { CONSOLE, METHODS, log }
