// Not run, but compiled with --strict, as CommonJS and as ESM: what must be accepted, and, below each
// of the comments that expect an error, what must not.
import { createServer } from 'node:http'
import { buffer } from 'node:stream/consumers'
import {
  Ack,
  ContentError,
  ERROR_CODES,
  Notification,
  NotificationParser,
  VERSION,
  VerificationError,
  WxNotifyError,
  certificatesRequest,
  decryptResource,
  inspectPem,
  parseCertificates,
  parseV2,
  signingMessage,
  verifySignature,
  type ErrorCode,
  type Event,
  type EventOf,
  type Json,
  type Kind,
  type PaidOrder,
  type RefundDirect,
  type RefundedOrder,
  type Resources,
  type TransactionDirect,
} from 'wxnotify'
import { Platform, sample, v2Notification, v2Refund, type Fault } from 'wxnotify/testing'

type Same<A, B> = [A, B] extends [B, A] ? true : never
function isSame<A, B>(_: Same<A, B>): void {}
function isNever(_: never): void {}

const platform = new Platform({ algorithm: 'SM2' })
const parser: NotificationParser = new NotificationParser({
  platformKeys: { certificates: [Buffer.from(''), ''], publicKeys: { id: 'PUB_KEY_ID_1', pem: '' } },
  apiV3Keys: ['x', { key: new Uint8Array(32), label: '1900007291' }],
  clockTolerance: 300,
})

// Every header object.
createServer(async (request) => {
  parser.parse(request.headers, await buffer(request))
  parser.parse(request.rawHeaders, new Uint8Array(1))
  parser.parse(request.headersDistinct, new ArrayBuffer(1), 1_795_000_000)
})
const body = Buffer.from('')
parser.parse(new Headers(), body)
parser.parse(new Map([['a', 'b']]), body)
parser.parse(new Map([['a', ['b', 'c']]]), body)
parser.parse({ a: 'b', c: ['d'], e: undefined }, body)
parser.parse([['a', 'b']], body)

// A body that is not raw.
// @ts-expect-error a string
parser.parse({}, '{}')
// @ts-expect-error a parsed body
parser.parse({}, { id: '' })
// @ts-expect-error a Date
parser.parse({}, body, new Date())
// @ts-expect-error an option that there is not
new NotificationParser({ platformKeys: {}, apiV3Keys: '', clockTolerence: 1 })
// @ts-expect-error no key
new NotificationParser({ platformKeys: {} })
// @ts-expect-error only a parser makes one
new Notification('{}')

const notification = parser.parse({}, body)
const kind: Kind = notification.kind
isSame<typeof notification.createTime, string | null>(true)
isSame<typeof notification.plaintext, Buffer>(true)
const tradeNo = notification.resource.out_trade_no
// @ts-expect-error it may be any JSON value
tradeNo.length
if (typeof tradeNo === 'string') tradeNo.length
if (kind === 'transaction.direct') kind
// @ts-expect-error no such kind
if (kind === 'transaction') kind
// @ts-expect-error official names are for JSON
notification.expect({ out_trade_no: 'A' })
notification.expect({ outTradeNo: 'A', amountTotal: 1, kind: 'transaction.partner', spMchid: '19', subAppid: 'wx' })
// @ts-expect-error no such kind
notification.expect({ kind: 'transaction' })
// @ts-expect-error an amount is a number
notification.expect({ amountTotal: '1' })
const order: PaidOrder = { mchid: '19', outTradeNo: 'A', amountTotal: 1 }
notification.expectPaid(order)
notification.expectPaid({ ...order, subMchid: '20', currency: 'HKD' })
// @ts-expect-error an order has an amount
notification.expectPaid({ mchid: '19', outTradeNo: 'A' })
// @ts-expect-error there may be no such order
notification.expectPaid(undefined as PaidOrder | undefined)
const refund: RefundedOrder = { mchid: '19', outRefundNo: 'R', amountRefund: 1 }
notification.expectRefunded({ ...refund, outTradeNo: 'A' })
// @ts-expect-error an order is no refund
notification.expectRefunded(order)

// Events: a comparison of the kind narrows the resource.
export function total(event: Event): number {
  // @ts-expect-error which resource it is, is not known yet
  event.resource.amount.total
  // @ts-expect-error an event is of a kind that is known
  if (event.kind === 'unknown') return 0
  switch (event.kind) {
    case 'transaction.direct': {
      isSame<typeof event.resource, TransactionDirect>(true)
      isSame<typeof event.resource.out_trade_no, string>(true)
      isSame<typeof event.resource.attach, string | null | undefined>(true)
      const goods = event.resource.promotion_detail?.[0]?.goods_detail?.[0]
      // @ts-expect-error a wrong name, inside a list of objects
      goods?.goods_nam
      const quantity: number | null | undefined = goods?.quantity
      // @ts-expect-error optional
      event.resource.payer.openid
      // @ts-expect-error read-only
      event.resource.out_trade_no = 'B'
      // @ts-expect-error a wrong name
      event.resource.amount.totl
      return event.resource.amount.total + (quantity ?? 0)
    }
    case 'refund.direct': {
      const refund: RefundDirect = event.resource
      // @ts-expect-error of another kind
      event.resource.trade_state
      isRefund(event)
      // @ts-expect-error not a payment
      isPayment(event)
      return refund.amount.refund
    }
    // @ts-expect-error no such kind
    case 'transaction.drect':
      return 0
    default:
      return 0
  }
}
function isPayment(_: EventOf<'transaction.direct'>): void {}
function isRefund(_: EventOf<'refund.direct'>): void {}
isSame<keyof Resources, Exclude<Kind, 'unknown'>>(true)
isSame<Event['kind'], Exclude<Kind, 'unknown'>>(true)
// An event is a notification, and can be given to what takes one.
const event: Event = notification.event()
const asNotification: Notification = event
const asJson: { [name: string]: Json } = event.resource
void [asNotification, asJson, event.id, event.toJson()]
event.expect({ outTradeNo: 'A' })
// @ts-expect-error a notification is an event only once event() has said so
total(notification)
total(event)

const answer: Ack = Ack.answer({ code: 'SUCCESS', parking: { free: true, times: [1, 2] } })
Ack.answer('{}')
// @ts-expect-error an object, or its text
Ack.answer([])
// @ts-expect-error what JSON does not have
Ack.answer({ at: new Date() })
void answer

// Errors narrow by class and by code.
export function status(error: unknown): number {
  if (!(error instanceof WxNotifyError)) return Ack.handlerFailed().status
  isSame<typeof error.code, ErrorCode>(true)
  if (error.code === 'CONTENT_MISMATCH') {
    const mismatch: ContentError = error
    isSame<typeof mismatch.code, 'CONTENT_MISMATCH' | 'EVENT_UNTYPED'>(true)
  }
  if (error.code === 'SIGNATURE_INVALID') {
    const refused: VerificationError = error
    // @ts-expect-error of another class
    const mismatch: ContentError = error
    void [refused, mismatch]
  }
  // @ts-expect-error no such code
  if (error.code === 'SIGNATURE_WRONG') return 0
  const ack: Ack = error.ack
  error.message.length
  if (error.isPlatformProbe || error.field === 'Wechatpay-Serial') return ack.status
  switch (error.code) {
    case 'BODY_TOO_LARGE':
    case 'HEADER_MISSING':
    case 'HEADER_INVALID':
    case 'TIMESTAMP_INVALID':
    case 'TIMESTAMP_OUT_OF_RANGE':
    case 'SIGNATURE_PROBE':
    case 'SERIAL_UNKNOWN':
    case 'SIGNATURE_TYPE_UNSUPPORTED':
    case 'CERTIFICATE_EXPIRED':
    case 'SIGNATURE_INVALID':
    case 'ENVELOPE_INVALID':
    case 'RESOURCE_UNSUPPORTED':
    case 'DECRYPTION_FAILED':
    case 'PLAINTEXT_INVALID':
    case 'CONTENT_MISMATCH':
    case 'EVENT_UNTYPED':
    case 'API_V3_KEY_INVALID':
    case 'PEM_INVALID':
    case 'KEY_UNSUPPORTED':
    case 'MERCHANT_CERTIFICATE':
    case 'PRIVATE_KEY_GIVEN':
    case 'NO_PLATFORM_KEY':
    case 'OPTION_INVALID':
    case 'ARGUMENT_INVALID':
    case 'INTERNAL':
    case 'METHOD_NOT_ALLOWED':
    case 'EVENT_UNHANDLED':
    case 'HANDLER_FAILED':
    case 'DEADLINE_EXCEEDED':
    case 'NOTIFICATION_BUSY':
    case 'LEASE_LOST':
    case 'INBOX_SCHEMA':
    case 'INBOX_FAILED':
    case 'KEY_CONFLICT':
      return error.ack.status
    default:
      isNever(error)
      return 0
  }
}

export function onlySome(error: unknown): string {
  return error instanceof VerificationError ? error.code : VERSION
}

// The rest has its types.
const fault: Fault = 'wrong_api_v3_key'
platform.notification('X', { a: 1 }, { fault })
// @ts-expect-error no such fault
platform.notification('X', { a: 1 }, { fault: 'wrong' })
platform.notification('TRANSACTION.SUCCESS', sample('TRANSACTION.SUCCESS', { 'amount.total': 1 }, 'transaction.combine'))
const old: Notification = parseV2(v2Notification({ mch_id: '19' }, '', 'HMAC-SHA256').body, { apiV2Keys: [{ key: '', mchId: '19' }], maxBodyBytes: 9 })
if (old.event().kind === 'v2.refund') v2Refund({}, { refund_id: '1' }, '')
// @ts-expect-error all fields are text
v2Notification({ total_fee: 1 }, '')
// @ts-expect-error no key
parseV2(body, {})
const xml: Ack[] = [Ack.successV2(), Ack.failureV2('SIGNATURE_INVALID')]
void xml
const message: Buffer = signingMessage('1', 'n', body)
const valid: boolean = verifySignature(message, '', '')
decryptResource({ apiV3Key: '', nonce: '', ciphertext: '', algorithm: 'AEAD_AES_256_GCM' })
const [content] = inspectPem('')
if (content?.type === 'merchant_certificate') content.mchid
const merchant = { mchid: '19', merchantSerial: 'AB', merchantPrivateKey: '' }
certificatesRequest(merchant)
certificatesRequest({ ...merchant, now: 1, nonce: 'n' })
certificatesRequest({ ...merchant, path: '/v3/global/certificates' })
// @ts-expect-error no such path
certificatesRequest({ ...merchant, path: '/v3/pay' })
// @ts-expect-error both or neither
certificatesRequest({ ...merchant, now: 1 })
const pems: string[] = parseCertificates({}, body, { apiV3Keys: '' }).map(({ pem }) => pem)
parser.replacePlatformKeys({ certificates: pems })
parser.replacePlatformKeys(platform.platformKeys)
for (const finding of parser.diagnose({}, body).findings) finding.advice.length
// @ts-expect-error read-only
ERROR_CODES.push()
// @ts-expect-error read-only
Ack.success().status = 500
// @ts-expect-error for the response's headers
new Response(valid, Ack.success())
new Response(Ack.success().body, Ack.success())
