'use strict'

// A notification lives in JavaScript whole, as the core's own JSON of it: nothing native has to be
// freed for it, however many a program holds.

const { inspect } = require('node:util')
const { ask } = require('./ask.js')
const { call } = require('./errors.js')
const { Expectation } = require('./expectation.js')
const native = require('./native.js')

class Notification {
  #json
  #parsed
  #plaintext

  /** @internal Only a parser makes one: of the core's `to_json`. */
  constructor(json) {
    this.#json = json
  }

  /** @internal What an inbox stored, as `toJson` wrote it. Nothing is verified. */
  static restore(json) {
    return new Notification(call(() => native.notificationFromJson(json)))
  }

  /** @internal The same, with a `resource` of its own. */
  static copy(notification) {
    return new Notification(notification.#json)
  }

  get #fields() {
    return (this.#parsed ??= JSON.parse(this.#json))
  }

  get id() {
    return this.#fields.id
  }

  get createTime() {
    return this.#fields.create_time
  }

  get eventType() {
    return this.#fields.event_type
  }

  get resourceType() {
    return this.#fields.resource_type
  }

  get summary() {
    return this.#fields.summary
  }

  get originalType() {
    return this.#fields.original_type
  }

  get associatedData() {
    return this.#fields.associated_data
  }

  get plaintext() {
    return (this.#plaintext ??= Buffer.from(this.#fields.plaintext))
  }

  get resource() {
    return this.#fields.resource
  }

  get serial() {
    return this.#fields.serial
  }

  get timestamp() {
    return this.#fields.timestamp
  }

  get nonce() {
    return this.#fields.nonce
  }

  get requestId() {
    return this.#fields.request_id
  }

  get apiV3KeyLabel() {
    return this.#fields.api_v3_key_label
  }

  get kind() {
    return this.#fields.kind
  }

  get certificateExpiresAt() {
    return this.#fields.certificate_expires_at
  }

  expectPaid(order) {
    Notification.compare(this, Expectation.paid(order))
  }

  expectRefunded(refund) {
    Notification.compare(this, Expectation.refunded(refund))
  }

  expect(fields) {
    Notification.compare(this, Expectation.fields(fields))
  }

  /** @internal With what a merchant's function returned, too, which may be no expectation. */
  static compare(notification, expectation) {
    const { event_type, kind, plaintext } = notification.#fields
    ask({ do: 'compare', event_type, kind, plaintext, expected: Expectation.of(expectation) })
  }

  event() {
    Notification.check(this, this.kind)
    return this
  }

  /** @internal Whether the resource has the type of `kind`: a callback's, say, which takes deductions as payments. */
  static check(notification, kind) {
    call(() => native.checkEvent(notification.eventType, kind, notification.#fields.plaintext))
  }

  toJson() {
    return this.#json
  }

  /** What `JSON.stringify` and loggers print: the envelope, and nothing of the plaintext. */
  toJSON() {
    const { id, eventType, kind, createTime, serial, timestamp, apiV3KeyLabel } = this
    const plaintext = `[${this.plaintext.length} bytes]`
    return { id, eventType, kind, createTime, serial, timestamp, apiV3KeyLabel, plaintext }
  }

  [inspect.custom](_depth, options) {
    return `Notification ${inspect(this.toJSON(), options)}`
  }
}

module.exports = { Notification }
