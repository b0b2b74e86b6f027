'use strict'

// A pretend platform and a pretend merchant, and what they say, for tests only.

const { object, optionalText, record, seconds, text, textOrBytes, wholeNumber } = require('./lib/arguments.js')
const { ask } = require('./lib/ask.js')
const { anyBytes } = require('./lib/body.js')
const { Clock, Courier } = require('./lib/courier.js')
const { describe } = require('./lib/describe.js')
const driverCheck = require('./lib/driver-check.js')
const { argumentInvalid, call } = require('./lib/errors.js')
const { Inbox } = require('./lib/inbox.js')
const native = require('./lib/native.js')
const { NotificationParser } = require('./lib/parser.js')

const PLATFORM = [
  'algorithm',
  'privateKey',
  'strangerPrivateKey',
  'publicKeyId',
  'serial',
  'notBefore',
  'notAfter',
  'apiV3Key',
]
const NOTIFICATION = [
  'id',
  'createTime',
  'resourceType',
  'summary',
  'originalType',
  'associatedData',
  'algorithm',
  'resourceNonce',
  'now',
  'nonce',
  'requestId',
  'signatureType',
  'fault',
]

class Platform {
  #native

  constructor(options = {}) {
    const given = officialNames(record(options, 'options', PLATFORM))
    this.#native = call(() => new native.TestPlatform(JSON.stringify(given)))
  }

  get serial() {
    return this.#native.serial
  }

  get apiV3Key() {
    return this.#native.apiV3Key
  }

  get certificatePem() {
    return this.#native.certificatePem
  }

  get publicKeyPem() {
    return this.#native.publicKeyPem
  }

  get privateKeyPem() {
    return this.#native.privateKeyPem
  }

  get platformKeys() {
    const { serial, certificatePem, publicKeyPem } = this
    return certificatePem === null ? { publicKeys: [{ id: serial, pem: publicKeyPem }] } : { certificates: [certificatePem] }
  }

  parser(options = {}) {
    return new NotificationParser({ platformKeys: this.platformKeys, apiV3Keys: this.apiV3Key, ...options })
  }

  notification(eventType, resource, knobs = {}) {
    const isObject = typeof resource === 'object' && resource !== null
    if (!isObject && typeof resource !== 'string') {
      throw argumentInvalid('resource', `resource is ${describe(resource)}, and an object or text is needed: the plaintext`)
    }
    const spec = {
      event_type: text(eventType, 'eventType'),
      resource: isObject ? JSON.stringify(resource) : resource,
      ...officialNames(record(knobs, 'knobs', NOTIFICATION)),
    }
    return delivery(call(() => this.#native.notification(JSON.stringify(spec))))
  }

  certificatesAnswer(now) {
    const at = seconds(now, 'now')
    return delivery(call(() => this.#native.certificatesAnswer(at)))
  }

  sign(message) {
    const bytes = anyBytes(message, 'message')
    return call(() => this.#native.sign(bytes))
  }
}

class Merchant {
  #native

  constructor(mchid, parts) {
    const number = text(mchid, 'mchid')
    const given = parts === undefined ? undefined : merchantParts(parts)
    this.#native = call(() => new native.TestMerchant(number, given))
  }

  get mchid() {
    return this.#native.mchid
  }

  get serial() {
    return this.#native.serial
  }

  get certificatePem() {
    return this.#native.certificatePem
  }

  get privateKeyPem() {
    return this.#native.privateKeyPem
  }
}

function merchantParts(parts) {
  const { privateKey, serial, notBefore } = record(parts, 'parts', ['privateKey', 'serial', 'notBefore'])
  return {
    privateKey: textOrBytes(privateKey, 'privateKey'),
    serial: text(serial, 'serial'),
    notBefore: wholeNumber(notBefore, 'notBefore'),
  }
}

function sample(event, overrides = {}, kind = undefined) {
  return JSON.parse(ask({ do: 'sample', event: text(event, 'event'), kind: optionalText(kind, 'kind'), overrides }).value)
}

function v2Notification(fields, apiV2Key, signType = undefined) {
  return v2Delivery(apiV2Key, { fields: texts(fields, 'fields'), sign_type: optionalText(signType, 'signType') })
}

function v2Refund(outer, inner, apiV2Key) {
  return v2Delivery(apiV2Key, { outer: texts(outer, 'outer'), inner: texts(inner, 'inner') })
}

/** No header says anything of an APIv2 notification. */
function v2Delivery(apiV2Key, parts) {
  const xml = ask({ do: 'testing_v2', key: textOrBytes(apiV2Key, 'apiV2Key'), ...parts }).value
  return { headers: { 'Content-Type': 'text/xml' }, body: Buffer.from(xml) }
}

function texts(fields, name) {
  for (const [field, value] of Object.entries(object(fields, name))) text(value, `${name}.${field}`)
  return fields
}

async function checkDriver(inbox, options = {}) {
  if (!(inbox instanceof Inbox)) throw argumentInvalid('inbox', `inbox is ${describe(inbox)}; give an Inbox on the driver`)
  const { leaveOpen } = record(options, 'options', ['leaveOpen'])
  const platform = new Platform()
  const parser = platform.parser()
  const notification = (id) => {
    const { headers, body } = platform.notification('TRANSACTION.SUCCESS', sample('TRANSACTION.SUCCESS'), { id })
    return parser.parse(headers, body)
  }
  return driverCheck.checkDriver(inbox, notification, leaveOpen)
}

/** `apiV3Key` as `api_v3_key`: the core takes its options as JSON under their official names. */
function officialNames(options) {
  const official = (name) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
  return Object.fromEntries(Object.entries(options).map(([name, value]) => [official(name), value]))
}

function delivery({ headers: flat, body }) {
  const headers = {}
  for (let index = 0; index < flat.length; index += 2) headers[flat[index]] = flat[index + 1]
  return { headers, body }
}

module.exports = {
  Clock,
  Courier,
  FAULTS: Object.freeze(native.faults()),
  Merchant,
  Platform,
  checkDriver,
  sample,
  v2Notification,
  v2Refund,
}
