// Not run, but compiled with --strict, as CommonJS and as ESM: what must be accepted, and, below each
// of the comments that expect an error, what must not.
import { createServer } from 'node:http'
import { buffer } from 'node:stream/consumers'
import {
  Ack,
  ContentMismatchError,
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
  signingMessage,
  verifySignature,
  type ErrorCode,
  type Kind,
} from 'wxnotify'
import { Platform, type Fault } from 'wxnotify/testing'

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
notification.expect({ outTradeNo: 'A', amountTotal: 1 })

// Errors narrow by class and by code.
export function status(error: unknown): number {
  if (!(error instanceof WxNotifyError)) return Ack.handlerFailed().status
  isSame<typeof error.code, ErrorCode>(true)
  if (error.code === 'CONTENT_MISMATCH') {
    const mismatch: ContentMismatchError = error
    isSame<typeof mismatch.code, 'CONTENT_MISMATCH'>(true)
  }
  if (error.code === 'SIGNATURE_INVALID') {
    const refused: VerificationError = error
    // @ts-expect-error of another class
    const mismatch: ContentMismatchError = error
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
    case 'API_V3_KEY_INVALID':
    case 'PEM_INVALID':
    case 'KEY_UNSUPPORTED':
    case 'MERCHANT_CERTIFICATE':
    case 'PRIVATE_KEY_GIVEN':
    case 'NO_PLATFORM_KEY':
    case 'OPTION_INVALID':
    case 'ARGUMENT_INVALID':
    case 'INTERNAL':
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
const message: Buffer = signingMessage('1', 'n', body)
const valid: boolean = verifySignature(message, '', '')
decryptResource({ apiV3Key: '', nonce: '', ciphertext: '', algorithm: 'AEAD_AES_256_GCM' })
const [content] = inspectPem('')
if (content?.type === 'merchant_certificate') content.mchid
const merchant = { mchid: '19', merchantSerial: 'AB', merchantPrivateKey: '' }
certificatesRequest(merchant)
certificatesRequest({ ...merchant, now: 1, nonce: 'n' })
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
