'use strict'

// What can go wrong, and what to answer WeChat Pay: the core's errors as Error subclasses, and the
// acknowledgement that each of them has.

const { describe } = require('./describe.js')
const native = require('./native.js')

class Ack {
  constructor({ status, contentType, body }) {
    this.status = status
    this.contentType = contentType
    this.body = body
    Object.freeze(this)
  }

  get headers() {
    return this.contentType === '' ? {} : { 'Content-Type': this.contentType }
  }

  static success() {
    return new Ack(native.ack('success'))
  }

  static successNoContent() {
    return new Ack(native.ack('success_no_content'))
  }

  static answer(body) {
    const json = typeof body === 'string' ? body : objectText(body)
    return new Ack(call(() => native.ackAnswer(json)))
  }

  static successV2() {
    return ackV2()
  }

  static failureV2(code) {
    return ackV2(known(code))
  }

  static handlerFailed() {
    return new Ack(native.ack('handler_failed'))
  }

  static busy() {
    return new Ack(native.ack('busy'))
  }

  static failure(code) {
    return new Ack(native.ack(known(code)))
  }
}

/** In XML: of success, or of an error's code. */
function ackV2(code) {
  const { status, content_type: contentType, body } = JSON.parse(native.call(JSON.stringify({ do: 'ack_v2', code }))).value
  return new Ack({ status, contentType, body })
}

function known(code) {
  if (CODES.has(code)) return code
  throw argumentInvalid('code', `no error code is called ${String(code)}; ERROR_CODES lists them`)
}

/** The JSON of a plain object. A Map or a Buffer would silently be another object. */
function objectText(value) {
  const tag = Object.prototype.toString.call(value)
  if (tag === '[object Object]') return JSON.stringify(value)
  throw argumentInvalid('body', `body is ${describe(value)}; give the JSON object as a plain object, or as text`)
}

class WxNotifyError extends Error {
  constructor(code, { message, field = null }) {
    super(message)
    this.code = code
    this.field = field
    this.isPlatformProbe = code === 'SIGNATURE_PROBE'
  }

  get ack() {
    return Ack.failure(this.code)
  }
}

class RequestError extends WxNotifyError {}
class VerificationError extends WxNotifyError {}
class DecryptionError extends WxNotifyError {}
class ContentError extends WxNotifyError {}
class HandlerError extends WxNotifyError {}
class InboxError extends WxNotifyError {}
class ConfigurationError extends WxNotifyError {}
class ArgumentError extends WxNotifyError {}
class InternalError extends WxNotifyError {}

const CODES_OF_CLASS = new Map([
  [
    RequestError,
    [
      'BODY_TOO_LARGE',
      'HEADER_MISSING',
      'HEADER_INVALID',
      'TIMESTAMP_INVALID',
      'ENVELOPE_INVALID',
      'RESOURCE_UNSUPPORTED',
      'METHOD_NOT_ALLOWED',
    ],
  ],
  [
    VerificationError,
    [
      'TIMESTAMP_OUT_OF_RANGE',
      'SIGNATURE_PROBE',
      'SERIAL_UNKNOWN',
      'SIGNATURE_TYPE_UNSUPPORTED',
      'CERTIFICATE_EXPIRED',
      'SIGNATURE_INVALID',
    ],
  ],
  [DecryptionError, ['DECRYPTION_FAILED', 'PLAINTEXT_INVALID']],
  [ContentError, ['CONTENT_MISMATCH', 'EVENT_UNTYPED']],
  [HandlerError, ['EVENT_UNHANDLED', 'HANDLER_FAILED', 'DEADLINE_EXCEEDED', 'REQUEST_FAILED', 'MERCHANT_UNKNOWN']],
  [InboxError, ['NOTIFICATION_BUSY', 'LEASE_LOST', 'INBOX_SCHEMA', 'INBOX_FAILED', 'KEY_CONFLICT']],
  [
    ConfigurationError,
    [
      'API_V3_KEY_INVALID',
      'PEM_INVALID',
      'KEY_UNSUPPORTED',
      'MERCHANT_CERTIFICATE',
      'PRIVATE_KEY_GIVEN',
      'NO_PLATFORM_KEY',
      'OPTION_INVALID',
    ],
  ],
  [ArgumentError, ['ARGUMENT_INVALID']],
  [InternalError, ['INTERNAL']],
])

const CLASS_OF_CODE = new Map()
for (const [errorClass, codes] of CODES_OF_CLASS) {
  // Not an own property of each error, so that it stays out of what logs print of one.
  Object.defineProperty(errorClass.prototype, 'name', { value: errorClass.name })
  for (const code of codes) CLASS_OF_CODE.set(code, errorClass)
}
Object.defineProperty(WxNotifyError.prototype, 'name', { value: 'WxNotifyError' })

const ERROR_CODES = Object.freeze(native.errorCodes().map(Object.freeze))
const CODES = new Set(ERROR_CODES.map(({ code }) => code))

/** An error of the class that its code belongs to. `cause` is what the merchant's own code or driver threw. */
function create(code, details, cause) {
  const errorClass = CLASS_OF_CODE.get(code) ?? WxNotifyError
  const error = new errorClass(code, details)
  // As the constructor of Error does: logs print it, JSON does not.
  if (cause !== undefined) Object.defineProperty(error, 'cause', { value: cause })
  return error
}

function argumentInvalid(field, message) {
  return create('ARGUMENT_INVALID', { message, field })
}

function optionInvalid(field, message) {
  return create('OPTION_INVALID', { message, field })
}

/** Does `work`, which calls the addon, and throws the addon's exceptions as what users expect. */
function call(work) {
  try {
    return work()
  } catch (thrown) {
    // The addon's own errors have JSON for a message. Anything else speaks for itself.
    throw CODES.has(thrown.code) ? told(thrown.message) : thrown
  }
}

/** An error of the addon's, which tells it in JSON (thrown.rs). */
function told(json) {
  const details = JSON.parse(json)
  return create(details.code, details)
}

/** The error of a request that is refused, of the lines that say it (thrown.rs): code, field, and message. */
function refusal(lines) {
  const code = lines.indexOf('\n')
  const field = lines.indexOf('\n', code + 1)
  return withoutStack(lines.slice(0, code), { field: lines.slice(code + 1, field) || null, message: lines.slice(field + 1) })
}

/** Anybody can send any number of such requests, and a stack costs more than all else of the error. */
function withoutStack(code, details) {
  const { stackTraceLimit } = Error
  try {
    Error.stackTraceLimit = 0
  } catch {
    // Who has frozen what is built in gets a stack.
    return create(code, details)
  }
  try {
    return create(code, details)
  } finally {
    Error.stackTraceLimit = stackTraceLimit
  }
}

/**
 * Throws from a function that does nothing else, which V8 never compiles: of what is compiled it would have to work out first, at each
 * throw, which line that was, and takes twice as long.
 */
function raise(error) {
  throw error
}

module.exports = {
  Ack,
  ArgumentError,
  CLASS_OF_CODE,
  ConfigurationError,
  ContentError,
  DecryptionError,
  ERROR_CODES,
  HandlerError,
  InboxError,
  InternalError,
  RequestError,
  VerificationError,
  WxNotifyError,
  argumentInvalid,
  call,
  create,
  optionInvalid,
  raise,
  refusal,
}
