'use strict'

// A notification lives in JavaScript whole, as the core's own JSON of it: nothing native has to be
// freed for it, however many a program holds.

const { inspect } = require('node:util')
const { record, text, wholeNumber } = require('./arguments.js')
const { describe } = require('./describe.js')
const { argumentInvalid, call } = require('./errors.js')
const native = require('./native.js')

const EXPECTED_TEXTS = ['mchid', 'appid', 'outTradeNo', 'currency']

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

  expect(expectation) {
    const given = record(expectation, 'expectation', [...EXPECTED_TEXTS, 'amountTotal'])
    const checked = {}
    for (const [name, value] of Object.entries(given)) {
      // Taken for "not to be compared", a missing value would let any notification pass.
      if (value === undefined || value === null) {
        throw argumentInvalid(name, `${name} is ${describe(value)}; leave it out if it is not to be compared`)
      }
      checked[name] = name === 'amountTotal' ? wholeNumber(value, name) : text(value, name)
    }
    call(() => native.expect(this.kind, this.#fields.plaintext, checked))
  }

  event() {
    call(() => native.checkEvent(this.eventType, this.kind, this.#fields.plaintext))
    return this
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
