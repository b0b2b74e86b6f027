'use strict'

// The inbox: the core has its SQL and its decisions, and the merchant's own driver runs them.

const { amount, optionalText, record, seconds, text, wholeNumber } = require('./arguments.js')
const { ask } = require('./ask.js')
const { databaseOf, openSqlite } = require('./databases.js')
const { describe } = require('./describe.js')
const { argumentInvalid } = require('./errors.js')
const { Notification } = require('./notification.js')

const OPTIONS = ['table', 'lease', 'maxAttempts', 'now']

class Inbox {
  #database
  #settings
  #now

  constructor(database, options = {}) {
    const { table, lease, maxAttempts, now = () => undefined } = record(options, 'options', OPTIONS)
    this.#database = databaseOf(database)
    this.#settings = {
      dialect: this.#database.dialect,
      placeholders: this.#database.placeholders,
      table: optionalText(table, 'table'),
      lease: amount(lease, 'lease'),
      max_attempts: amount(maxAttempts, 'maxAttempts'),
    }
    this.#now = now
    // What is wrong with them, the core says here.
    this.createStatements()
  }

  static sqlite(file, options) {
    const database = openSqlite(text(file, 'file'))
    const inbox = new Inbox(database, options)
    inbox.#run(database, { do: 'create' })
    return inbox
  }

  transaction(work) {
    return this.#database.transaction(work)
  }

  createStatements() {
    return ask({ do: 'explain_inbox', inbox: this.#settings }).value
  }

  async create(connection) {
    await this.#run(connection, { do: 'create' })
  }

  async check(connection) {
    await this.#run(connection, { do: 'check' })
  }

  async claim(connection, notification, key = notification.id) {
    return this.#run(connection, { do: 'claim', ...identity(notification, key) })
  }

  async complete(connection, lease) {
    await this.#run(connection, { do: 'complete', lease })
  }

  async release(connection, lease, error) {
    await this.#run(connection, { do: 'release', lease, error: text(error, 'error') })
  }

  async purge(connection, olderThan) {
    return this.#run(connection, { do: 'purge', older_than: wholeNumber(olderThan, 'olderThan') })
  }

  async store(connection, notification, key = notification.id) {
    await this.#run(connection, { do: 'store', ...identity(notification, key), notification: notification.toJson() })
  }

  async take(connection) {
    const task = await this.#run(connection, { do: 'take' })
    return task && { lease: task.lease, notification: Notification.restore(task.notification) }
  }

  async fail(connection, lease, error) {
    await this.#run(connection, { do: 'fail_task', lease, error: text(error, 'error') })
  }

  async deadLetters(connection, limit = 100) {
    const letters = await this.#run(connection, { do: 'dead_letters', limit: wholeNumber(limit, 'limit') })
    return letters.map(({ key, event_type: eventType, attempts, first_seen: firstSeen, last_error: lastError, notification }) => {
      return { key, eventType, attempts, firstSeen, lastError, notification: Notification.restore(notification) }
    })
  }

  async retry(connection, key) {
    return this.#run(connection, { do: 'retry', key: text(key, 'key') })
  }

  #run(connection, request) {
    if (typeof connection !== 'object' || connection === null) {
      throw argumentInvalid('connection', `connection is ${describe(connection)}; give the one that your own writes are made on`)
    }
    return this.#database.run(connection, conversation({ ...request, inbox: this.#settings, now: seconds(this.#now(), 'now') }))
  }
}

/** Asks the core what to run, and tells it what came of it, until it has the answer. */
function* conversation(request) {
  let answer = ask(request)
  while (answer.run !== undefined) answer = ask({ do: 'inbox', state: answer.state, result: yield answer.run })
  return answer.value
}

function identity(notification, key) {
  if (!(notification instanceof Notification)) {
    throw argumentInvalid('notification', `notification is ${describe(notification)}; give what parse returned`)
  }
  return { key: text(key, 'key'), event_type: notification.eventType, kind: notification.kind }
}

module.exports = { Inbox }
