// The Node.js driver: cases from standard input, outcomes to standard output, through the package's
// public interface only.
import { createInterface } from 'node:readline'
import * as wxnotify from '../../../node/index.mjs'
import { Platform, sample } from '../../../node/testing.mjs'

const { Ack, NotificationParser, WxNotifyError } = wxnotify

const OPERATIONS = {
  construct: ({ config }) => (parserOf(config), { ok: true }),
  parse: (input) => parse(parserOf(input.config), input),
  replace(input) {
    const parser = parserOf(input.config)
    parser.replacePlatformKeys(platformKeys(input.replacement))
    return parse(parser, input)
  },
  expect: (input) => compared(input, 'expect'),
  expect_paid: (input) => compared(input, 'expectPaid'),
  expect_refunded: (input) => compared(input, 'expectRefunded'),
  event: (input) => eventOutcome(parse(parserOf(input.config), input)),
  parse_v2: (input) => parseV2(input),
  event_v2: (input) => eventOutcome(parseV2(input)),
  ack_v2: ({ which }) => ({ ack: ackOutcome(which === 'success' ? Ack.successV2() : Ack.failureV2(which)) }),
  answer: ({ body }) => ({ ack: ackOutcome(Ack.answer(body)) }),
  ack: ({ which }) => ({ ack: ackOutcome(ackCalled(which)) }),
  signing_message: ({ timestamp, nonce, body }) => bytesOutcome(wxnotify.signingMessage(timestamp, nonce, bytes(body))),
  verify_signature: ({ message, signature, key }) => ({ valid: wxnotify.verifySignature(bytes(message), signature, key) }),
  decrypt_resource: (input) => bytesOutcome(wxnotify.decryptResource(camelCased(input))),
  certificates_request: (input) => ({ request: wxnotify.certificatesRequest(camelCased(input)) }),
  parse_certificates(input) {
    const certificates = wxnotify.parseCertificates(headers(input), bytes(input.body), {
      apiV3Keys: input.api_v3_keys,
      knownKeys: input.known_keys === null ? undefined : platformKeys(input.known_keys),
      now: input.now,
    })
    return { certificates: certificates.map(officialNames) }
  },
  testing_certificates(input) {
    const platform = new Platform(camelCased(input.platform))
    const answer = platform.certificatesAnswer(input.now)
    const options = { apiV3Keys: platform.apiV3Key, now: input.now }
    return { certificates: wxnotify.parseCertificates(answer.headers, answer.body, options).map(officialNames) }
  },
  testing(input) {
    const platform = new Platform(camelCased(input.platform))
    const { event_type: eventType, resource, ...knobs } = input.notification
    const delivery = platform.notification(eventType, resource, camelCased(knobs))
    return platform.parser().parse(delivery.headers, delivery.body, input.now)
  },
  sample: ({ event, kind, overrides }) => ({ sample: sample(event ?? kind, overrides, event === null ? null : kind) }),
  diagnose(input) {
    const diagnosis = parserOf(input.config).diagnose(headers(input), bytes(input.body), input.now)
    return { diagnosis: diagnosis.toJson() }
  },
  codes: () => ({ codes: wxnotify.ERROR_CODES.map(officialNames) }),
  kinds: () => ({ kinds: wxnotify.KINDS }),
  version: () => ({ version: wxnotify.VERSION }),
}

function outcomeOf({ name, operation, input }) {
  try {
    const result = OPERATIONS[operation](input)
    if (!(result instanceof wxnotify.Notification)) return { name, outcome: result }
    return { name, outcome: { notification: result.toJson() }, fields: fields(result) }
  } catch (error) {
    if (!(error instanceof WxNotifyError)) throw error
    return { name, outcome: { error: errorOutcome(error) } }
  }
}

function parserOf({ platform_keys: keys, api_v3_keys: apiV3Keys, options }) {
  return new NotificationParser({ platformKeys: platformKeys(keys), apiV3Keys, ...camelCased(options ?? {}) })
}

function platformKeys({ certificates, public_keys: publicKeys }) {
  return { certificates, publicKeys }
}

function parse(parser, input) {
  return parser.parse(headers(input), bytes(input.body), input.now)
}

function parseV2({ body, keys }) {
  return wxnotify.parseV2(bytes(body), { apiV2Keys: keys.map(camelCased) })
}

function eventOutcome(notification) {
  return { event: withoutAbsent(notification.event().resource) }
}

function compared(input, method) {
  parse(parserOf(input.config), input)[method](camelCased(input.expectation))
  return { ok: true }
}

function headers(input) {
  return input.headers
}

function bytes(base64) {
  return Buffer.from(base64, 'base64')
}

function ackCalled(which) {
  const named = { success: Ack.success, success_no_content: Ack.successNoContent, handler_failed: Ack.handlerFailed, busy: Ack.busy }
  return which in named ? named[which]() : Ack.failure(which)
}

function ackOutcome({ status, contentType, body }) {
  return { status, content_type: contentType, body }
}

function bytesOutcome(buffer) {
  return { bytes: buffer.toString('base64') }
}

function errorOutcome({ code, message, field, ack, isPlatformProbe }) {
  return { code, message, field, ack: ackOutcome(ack), is_platform_probe: isPlatformProbe }
}

/** The sixteen fields by their accessors. */
function fields(notification) {
  return {
    id: notification.id,
    create_time: notification.createTime,
    event_type: notification.eventType,
    resource_type: notification.resourceType,
    summary: notification.summary,
    original_type: notification.originalType,
    associated_data: notification.associatedData,
    plaintext: notification.plaintext.toString(),
    resource: notification.resource,
    serial: notification.serial,
    timestamp: notification.timestamp,
    nonce: notification.nonce,
    request_id: notification.requestId,
    api_v3_key_label: notification.apiV3KeyLabel,
    kind: notification.kind,
    certificate_expires_at: notification.certificateExpiresAt,
  }
}

/** Without what counts as absent: null, and an empty list. A typed resource is the plaintext's own JSON, nulls and all. */
function withoutAbsent(value) {
  if (Array.isArray(value)) return value.map(withoutAbsent)
  if (typeof value !== 'object' || value === null) return value
  const there = Object.entries(value).filter(([, member]) => member !== null && !(Array.isArray(member) && member.length === 0))
  return Object.fromEntries(there.map(([name, member]) => [name, withoutAbsent(member)]))
}

function camelCase(name) {
  return name.replace(/_(\w)/g, (_, letter) => letter.toUpperCase())
}

function camelCased(object) {
  return Object.fromEntries(Object.entries(object).map(([name, value]) => [camelCase(name), value]))
}

function officialNames(object) {
  const official = (name) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
  return Object.fromEntries(Object.entries(object).map(([name, value]) => [official(name), value]))
}

for await (const line of createInterface({ input: process.stdin })) {
  console.log(JSON.stringify(outcomeOf(JSON.parse(line))))
}
