'use strict'

// A notification lives in JavaScript whole, in one buffer that the addon packs (src/packed.rs): nothing native has to be freed for it,
// however many a program holds, and a field costs nothing until it is read.

const { inspect } = require('node:util')
const { call } = require('./errors.js')
const { Expectation } = require('./expectation.js')
const native = require('./native.js')
const { TEXTS } = require('./packed.js')

const [
  ID,
  CREATE_TIME,
  EVENT_TYPE,
  RESOURCE_TYPE,
  SUMMARY,
  ORIGINAL_TYPE,
  ASSOCIATED_DATA,
  PLAINTEXT,
  SERIAL,
  NONCE,
  REQUEST_ID,
  API_V3_KEY_LABEL,
  KIND,
] = TEXTS.keys()
/** Where the numbers stand, and the first text. */
const TIMESTAMP = TEXTS.length * 4
const CERTIFICATE_EXPIRES_AT = TIMESTAMP + 8
const FIRST_TEXT = CERTIFICATE_EXPIRES_AT + 8
const ABSENT = 0xffff_ffff

class Notification {
  #packed
  #resource
  #plaintext

  /** @internal Only a parser makes one. */
  constructor(packed) {
    this.#packed = packed
  }

  /** @internal What an inbox stored, as `toJson` wrote it. Nothing is verified. */
  static restore(json) {
    return new Notification(call(() => native.notificationFromJson(json)))
  }

  /** @internal The same, with a `resource` of its own. */
  static copy(notification) {
    return new Notification(notification.#packed)
  }

  /** @internal The plaintext as text. */
  static plaintextOf(notification) {
    return notification.#text(PLAINTEXT)
  }

  #text(index) {
    const packed = this.#packed
    const length = packed.readUInt32LE(index * 4)
    if (length === ABSENT) return null
    const start = this.#startOf(index)
    return packed.toString('utf8', start, start + length)
  }

  #startOf(index) {
    const packed = this.#packed
    let start = FIRST_TEXT
    for (let before = 0; before < index; before += 1) {
      const length = packed.readUInt32LE(before * 4)
      if (length !== ABSENT) start += length
    }
    return start
  }

  get id() {
    return this.#text(ID)
  }

  get createTime() {
    return this.#text(CREATE_TIME)
  }

  get eventType() {
    return this.#text(EVENT_TYPE)
  }

  get resourceType() {
    return this.#text(RESOURCE_TYPE)
  }

  get summary() {
    return this.#text(SUMMARY)
  }

  get originalType() {
    return this.#text(ORIGINAL_TYPE)
  }

  get associatedData() {
    return this.#text(ASSOCIATED_DATA)
  }

  /** A copy: what is changed in it changes nothing here. */
  get plaintext() {
    if (this.#plaintext === undefined) {
      const start = this.#startOf(PLAINTEXT)
      this.#plaintext = Buffer.from(this.#packed.subarray(start, start + this.#packed.readUInt32LE(PLAINTEXT * 4)))
    }
    return this.#plaintext
  }

  get resource() {
    return (this.#resource ??= JSON.parse(this.#text(PLAINTEXT)))
  }

  get serial() {
    return this.#text(SERIAL)
  }

  get timestamp() {
    return this.#packed.readDoubleLE(TIMESTAMP)
  }

  get nonce() {
    return this.#text(NONCE)
  }

  get requestId() {
    return this.#text(REQUEST_ID)
  }

  get apiV3KeyLabel() {
    return this.#text(API_V3_KEY_LABEL)
  }

  get kind() {
    return this.#text(KIND)
  }

  get certificateExpiresAt() {
    const at = this.#packed.readDoubleLE(CERTIFICATE_EXPIRES_AT)
    return Number.isNaN(at) ? null : at
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
    const expected = JSON.stringify(Expectation.of(expectation))
    call(() => native.compare(notification.#packed, expected))
  }

  event() {
    Notification.check(this)
    return this
  }

  /** @internal Whether the resource has the type of `kind`: a callback's, say, which takes deductions as payments; or of its own. */
  static check(notification, kind) {
    call(() => native.checkEvent(notification.#packed, kind))
  }

  toJson() {
    return call(() => native.notificationToJson(this.#packed))
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
