'use strict'

// How a database fails, as the core is told of it, and the wait for one of its connections.

/** What is known without a number of the driver's. The core has a name for it. */
class Trouble extends Error {
  constructor(trouble, message = trouble) {
    super(message)
    this.trouble = trouble
  }
}

/** The connection has a transaction open already, so that the next commit would not be the inbox's own. */
class NotIdle extends Trouble {
  constructor(message) {
    super('not_idle', message)
  }
}

/** The pool had no connection to give in time. */
class NoConnection extends Trouble {
  constructor(message) {
    super('no_connection', message)
  }
}

/** Another transaction had the lock for too long. */
class LockTimeout extends Trouble {
  constructor(message) {
    super('lock_timeout', message)
  }
}

/** A failure in numbers and names. The words help the core to recognize it, and are never repeated: they quote values. */
function failed(driver, error) {
  if (error instanceof Trouble) return { failed: { trouble: error.trouble } }
  const code = driver.codeOf(error) ?? undefined
  const hasName = typeof error?.code === 'string' && error.code !== code
  const known = typeof code === 'number' ? { number: code } : { sqlstate: code }
  return { failed: { type: hasName ? error.code : error?.constructor?.name, words: error?.message, ...known, file: driver.file } }
}

/** For how long a pool's connection is waited for, in milliseconds: WeChat Pay hangs up after five seconds. */
const CONNECTION_WAIT = 2000

/** What `connecting` gives in time. What it gives later goes back to the pool by `giveBack`. */
function inTime(connecting, giveBack) {
  return new Promise((resolve, reject) => {
    let isLate = false
    const timer = setTimeout(() => {
      isLate = true
      reject(new NoConnection())
    }, CONNECTION_WAIT)
    Promise.resolve(connecting)
      .finally(() => clearTimeout(timer))
      .then((connection) => (isLate ? giveBack(connection) : resolve(connection)))
      .catch((error) => reject(IS_FULL.test(error.message) ? new NoConnection() : error))
  })
}

/** The pools' own limits: pg's connectionTimeoutMillis, and mysql2's queueLimit. */
const IS_FULL = /^timeout exceeded when trying to connect$|^Queue limit reached/

module.exports = { CONNECTION_WAIT, LockTimeout, NoConnection, NotIdle, failed, inTime }
