'use strict'

// What a callback gets: a notification, and what belongs to this delivery of it.

const { text } = require('./arguments.js')
const { create } = require('./errors.js')

class Delivery {
  #said = null
  #isEvent

  /** @internal Only a handler makes one. `isEvent`: that the notification is of the callback's type is known. */
  constructor(notification, isEvent, connection, attempts, renew, merchant) {
    this.notification = notification
    this.#isEvent = isEvent
    this.connection = connection
    this.attempts = attempts
    this.renew = renew
    this.merchant = merchant
  }

  get event() {
    return this.#isEvent ? this.notification : this.notification.event()
  }

  /** A property of each, so that it can be taken out: `({ fail }) => ...`. */
  fail = (message) => {
    this.#said = text(message, 'message')
    throw create('HANDLER_FAILED', { message })
  }

  /** @internal What `fail` said, which stays a failure where a callback catches what it threw. */
  static saidBy(delivery) {
    return delivery.#said
  }
}

module.exports = { Delivery }
