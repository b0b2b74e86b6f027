'use strict'

// What a callback gets: a notification, and what belongs to this delivery of it.

const { text } = require('./arguments.js')
const { ask } = require('./ask.js')
const { Ack, create } = require('./errors.js')

class Delivery {
  #failure = null

  /** @internal Only a handler makes one. */
  constructor(notification, connection, attempts) {
    this.notification = notification
    this.connection = connection
    this.attempts = attempts
  }

  get event() {
    return this.notification.event()
  }

  /** A property of each, so that it can be taken out: `({ fail }) => ...`. */
  fail = (message) => {
    const { status, content_type: contentType, body } = ask({ do: 'fail', message: text(message, 'message') }).value
    this.#failure = failed(message, new Ack({ status, contentType, body }))
    throw this.#failure
  }

  /** @internal What `fail` threw, which stays a failure where a callback catches it. */
  static failureOf(delivery) {
    return delivery.#failure
  }
}

/** HANDLER_FAILED with an answer of its own. */
function failed(message, ack) {
  return Object.defineProperty(create('HANDLER_FAILED', { message }), 'ack', { value: ack })
}

module.exports = { Delivery, failed }
