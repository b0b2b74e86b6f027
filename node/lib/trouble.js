'use strict'

// How a database fails, as the core is told of it, and the wait for one of its connections.

/** What we know by ourselves, where no driver has a number for it: not_idle, lock_timeout, no_connection. */
class Trouble extends Error {
  constructor(trouble) {
    super(trouble)
    this.trouble = trouble
  }
}

/** A failure in numbers and names. The words help the core to recognize it, and are never repeated: they quote values. */
function failed(error, numbers) {
  if (error instanceof Trouble) return { failed: { trouble: error.trouble } }
  const hasName = typeof error.code === 'string' && error.code !== numbers.sqlstate
  return { failed: { type: hasName ? error.code : error.constructor?.name, words: error.message, ...numbers } }
}

/** For how long a pool's connection is waited for, in milliseconds: WeChat Pay hangs up after five seconds. */
const CONNECTION_WAIT = 2000

/** What `connecting` gives in time. What it gives later goes back to the pool by `giveBack`. */
function inTime(connecting, giveBack) {
  return new Promise((resolve, reject) => {
    let isLate = false
    const timer = setTimeout(() => {
      isLate = true
      reject(new Trouble('no_connection'))
    }, CONNECTION_WAIT)
    connecting
      .finally(() => clearTimeout(timer))
      .then((connection) => (isLate ? giveBack(connection) : resolve(connection)))
      .catch((error) => reject(IS_FULL.test(error.message) ? new Trouble('no_connection') : error))
  })
}

/** The pools' own limits: pg's connectionTimeoutMillis, and mysql2's queueLimit. */
const IS_FULL = /^timeout exceeded when trying to connect$|^Queue limit reached/

module.exports = { Trouble, failed, inTime }
