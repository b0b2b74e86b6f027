'use strict'

// The parser, and its diagnosis of what it rejects.

const { amount, flag, record, seconds } = require('./arguments.js')
const { rawBody } = require('./body.js')
const { call, raise, refusal } = require('./errors.js')
const { flatHeaders, packedHeaders } = require('./headers.js')
const { apiV3Keys, platformKeys } = require('./keys.js')
const native = require('./native.js')
const { Notification } = require('./notification.js')

const CONFIG = ['platformKeys', 'apiV3Keys', 'clockTolerance', 'maxBodyBytes', 'rejectExpiredCertificates']

class NotificationParser {
  #native
  #hear = null

  constructor(config) {
    const given = record(config, 'config', CONFIG)
    const keys = platformKeys(given.platformKeys)
    const secrets = apiV3Keys(given.apiV3Keys)
    const options = {
      clockTolerance: amount(given.clockTolerance, 'clockTolerance'),
      maxBodyBytes: amount(given.maxBodyBytes, 'maxBodyBytes'),
      rejectExpiredCertificates: flag(given.rejectExpiredCertificates, 'rejectExpiredCertificates'),
    }
    this.#native = call(() => new native.Parser(keys, secrets, options))
  }

  parse(headers, body, now) {
    const outcome = this.#outcome(headers, body, now)
    if (typeof outcome === 'string') raise(this.#refused(outcome))
    return new Notification(outcome)
  }

  /** By itself: V8 compiles only what returns, which `parse` does not while all that comes is refused. */
  #outcome(headers, body, now) {
    const [packed, bytes, at] = [packedHeaders(headers), rawBody(body), seconds(now, 'now')]
    return call(() => this.#native.parse(packed, bytes, at))
  }

  #refused(outcome) {
    const error = refusal(outcome)
    if (error.code === 'SERIAL_UNKNOWN') this.#hear?.()
    return error
  }

  /** @internal For who can bring new keys: `hear` is called when a notification's serial is unknown. */
  static hear(parser, hear) {
    parser.#hear = hear
  }

  verifyAnswer(headers, body, now) {
    const given = [flatHeaders(headers), rawBody(body), seconds(now, 'now')]
    call(() => this.#native.verifyAnswer(...given))
  }

  replacePlatformKeys(keys) {
    const given = platformKeys(keys)
    call(() => this.#native.replacePlatformKeys(given))
  }

  replaceApiV3Keys(keys) {
    const given = apiV3Keys(keys)
    call(() => this.#native.replaceApiV3Keys(given))
  }

  get platformSerials() {
    return call(() => this.#native.platformSerials())
  }

  get maxBodyBytes() {
    return call(() => this.#native.maxBodyBytes())
  }

  diagnose(headers, body, now) {
    const [flat, bytes, at] = [flatHeaders(headers), rawBody(body), seconds(now, 'now')]
    return new Diagnosis(call(() => this.#native.diagnose(flat, bytes, at)))
  }
}

class Diagnosis {
  #json
  #text

  /** @internal Only a parser makes one. */
  constructor({ json, text }) {
    this.#json = json
    this.#text = text
    const { error, findings } = JSON.parse(json)
    this.error = error
    this.findings = findings
  }

  toJson() {
    return this.#json
  }

  toString() {
    return this.#text
  }
}

module.exports = { Diagnosis, NotificationParser }
