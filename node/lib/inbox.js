'use strict'

// The inbox: the core has its SQL and its decisions, and the merchant's own driver runs them.

const { amount, flag, optionalText, record, seconds, text, wholeNumber } = require('./arguments.js')
const { ask } = require('./ask.js')
const { Context } = require('./context.js')
const { driverOf } = require('./databases.js')
const { describe } = require('./describe.js')
const { WxNotifyError, argumentInvalid } = require('./errors.js')
const { Lent, rawOf } = require('./lent.js')
const { Notification } = require('./notification.js')
const { Steps, typed, valueOf } = require('./program.js')
const { Sqlite, openSqlite, runNow } = require('./sqlite.js')
const { commit, rollBack } = require('./transactions.js')
const { failed } = require('./trouble.js')

const OPTIONS = ['table', 'name', 'lease', 'maxAttempts', 'keepPlaintext', 'now']

/** For how long a transaction of the merchant's own waits for its turn on SQLite, in milliseconds. */
const PATIENCE = 10_000

class Inbox {
  #driver
  #settings
  #now

  constructor(database, options = {}) {
    const { table, name, lease, maxAttempts, keepPlaintext, now = () => undefined } = record(options, 'options', OPTIONS)
    this.#driver = driverOf(database)
    this.#settings = {
      dialect: this.#driver.dialect,
      placeholders: this.#driver.placeholders,
      table: optionalText(table, 'table'),
      name: optionalText(name, 'name'),
      lease: amount(lease, 'lease'),
      max_attempts: amount(maxAttempts, 'maxAttempts'),
      keep_plaintext: flag(keepPlaintext, 'keepPlaintext'),
    }
    this.#now = now
    // What is wrong with them, the core says here.
    this.schema()
  }

  static sqlite(file, options) {
    try {
      const database = openSqlite(text(file, 'file'))
      const inbox = new Inbox(database, options)
      database.transaction(() => inbox.#createNow(database)).immediate()
      return inbox
    } catch (error) {
      throw understood({ dialect: 'sqlite' }, { file, codeOf: Sqlite.prototype.codeOf }, error)
    }
  }

  #createNow(database) {
    let step = ask({ do: 'create', inbox: this.#settings })
    while (step.step === 'run') {
      step = ask({ do: 'next', program: step.program, result: createdNow(database, step.statement) })
    }
    if (step.step === 'error') throw typed(step.error)
  }

  /** @internal For handlers. */
  static of(inbox) {
    return { driver: inbox.#driver, settings: inbox.#settings }
  }

  async transaction(work) {
    const driver = this.#driver
    if (driver.hasOneWriter && Context.find((context) => context.driver === driver)) {
      throw argumentInvalid('transaction', 'a transaction is open here already; use its connection, delivery.connection in a callback')
    }
    const understand = (error) => {
      throw understood(this.#settings, driver, error)
    }
    const transaction = await Promise.resolve(driver.begin(PATIENCE, true)).catch(understand)
    const context = new Context(driver)
    const lent = new Lent(transaction.connection)
    let result
    try {
      result = await context.run(() => work(lent.connection))
      if (lent.end() > 0) throw argumentInvalid('work', NOT_AWAITED)
    } catch (error) {
      lent.end()
      await rollBack(transaction)
      throw error
    } finally {
      context.end()
    }
    await commit(transaction).catch(understand)
    return result
  }

  schema() {
    return ask({ do: 'explain_inbox', inbox: this.#settings }).value.schema
  }

  upgrade() {
    return ask({ do: 'explain_inbox', inbox: this.#settings }).value.upgrade
  }

  async create(connection) {
    await this.#call(connection, { do: 'create' })
  }

  async check(connection) {
    await this.#call(connection, { do: 'check' })
  }

  async claim(connection, notification, key = notification.id) {
    return this.#call(connection, { do: 'claim', ...identity(notification, key) })
  }

  async complete(connection, lease) {
    await this.#call(connection, { do: 'complete', lease })
  }

  async release(connection, lease, error) {
    return this.#call(connection, { do: 'release', lease, error: text(error, 'error') })
  }

  async fail(connection, lease, error) {
    return this.release(connection, lease, error)
  }

  async renew(connection, lease) {
    return this.#call(connection, { do: 'renew', lease })
  }

  async store(connection, notification, key = notification.id) {
    return this.#call(connection, { do: 'store', ...identity(notification, key), notification: notification.toJson() })
  }

  async take(connection) {
    const task = await this.#call(connection, { do: 'take' })
    return task && { lease: task.lease, notification: Notification.restore(task.notification) }
  }

  async deadLetters(connection, limit = 100) {
    const letters = await this.#call(connection, { do: 'dead_letters', limit: wholeNumber(limit, 'limit') })
    return letters.map(({ event_type: eventType, first_seen: firstSeen, last_error: lastError, ...letter }) => {
      return { ...letter, eventType, firstSeen, lastError, notification: Notification.restore(letter.notification) }
    })
  }

  async retry(connection, key) {
    return this.#call(connection, { do: 'retry', key: text(key, 'key') })
  }

  async discard(connection, key) {
    return this.#call(connection, { do: 'discard', key: text(key, 'key') })
  }

  async stats(connection) {
    return statsOf(await this.#call(connection, { do: 'stats' }))
  }

  async health(connection, limits = {}) {
    const { maxWaiting, maxDead } = record(limits, 'limits', ['maxWaiting', 'maxDead'])
    const request = { do: 'health', max_waiting: amount(maxWaiting, 'maxWaiting'), max_dead: amount(maxDead, 'maxDead') }
    const { stats, ...judged } = await this.#call(connection, request)
    return { ...judged, stats: statsOf(stats) }
  }

  async purge(olderThan) {
    const request = { do: 'purge', older_than: wholeNumber(olderThan, 'olderThan') }
    return valueOf(this.#ask(request), new Steps(this.#driver))
  }

  /** A call on the connection, and in the transaction, that the merchant has open. */
  async #call(connection, request) {
    if ((typeof connection !== 'object' && typeof connection !== 'function') || connection === null) {
      throw argumentInvalid('connection', `connection is ${describe(connection)}; give the one that your own writes are made on`)
    }
    return valueOf(this.#ask(request), new Steps(this.#driver, await this.#driver.join(rawOf(connection))))
  }

  #ask(request) {
    return ask({ ...request, inbox: this.#settings, now: seconds(this.#now(), 'now') })
  }
}

function identity(notification, key) {
  if (!(notification instanceof Notification)) {
    throw argumentInvalid('notification', `notification is ${describe(notification)}; give what parse returned`)
  }
  return { key: text(key, 'key'), event_type: notification.eventType, kind: notification.kind }
}

function statsOf({ waiting, oldest_waiting: oldestWaiting, in_work: inWork, dead, done_last_hour: doneLastHour }) {
  return { waiting, oldestWaiting, inWork, dead, doneLastHour }
}

const NOT_AWAITED = 'the transaction ended while a query was still running on its connection, and is rolled back: an await is missing'

/** The core's error for a failure outside its programs: the one of a call that meets it. */
function understood(settings, driver, cause) {
  if (cause instanceof WxNotifyError) return cause
  const { program } = ask({ do: 'stats', inbox: settings })
  return typed(ask({ do: 'next', program, result: failed(driver, cause) }).error, cause)
}

/** The core's reply to a statement of `create`, run on an open connection of SQLite. */
function createdNow(database, { sql, arguments: values, is_query: isQuery }) {
  const result = runNow(database, sql, values, isQuery)
  return isQuery ? { rows: result } : { changed: result }
}

module.exports = { Inbox }
