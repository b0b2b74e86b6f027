import type { IncomingHttpHeaders } from 'node:http'
import type { Kind, Resources } from './lib/events'
import type { ErrorCode } from './lib/names'

export type { ErrorCode }
// The kinds, and the type of each kind's resource.
export * from './lib/events'
export * from './lib/handler'
export * from './lib/inbox'
export * from './lib/merchant'
export * from './lib/merchants'
export * from './lib/refresher'

/** The version of the core, the same in every wxnotify package. */
export const VERSION: string
/** Every error code with its number in C and the HTTP status of its acknowledgement. */
export const ERROR_CODES: readonly { readonly code: ErrorCode; readonly number: number; readonly ackStatus: number }[]
/** Every kind. */
export const KINDS: readonly Kind[]

/** Any JSON value. */
export type Json = null | boolean | number | string | Json[] | { [name: string]: Json }

/** A PEM text, or the bytes of one, as `readFileSync` gives them. */
export type Pem = string | Uint8Array

/**
 * The headers of a request, all of them, in whatever spelling: `request.headers` or
 * `request.rawHeaders` of node:http (and so of Express, Koa and Fastify), a web `Headers`, a `Map`,
 * pairs, or an object whose values are text or arrays of text.
 */
export type HeadersInput =
  | IncomingHttpHeaders
  | readonly string[]
  | Iterable<readonly [name: string, value: string | readonly string[]]>
  | { readonly [name: string]: string | readonly string[] | null | undefined }

/** The raw body as received, before any parser or middleware touched it. It is not copied. */
export type RawBody = Uint8Array | ArrayBuffer

/** A WeChat Pay public key (微信支付公钥). */
export interface PublicKey {
  /** `PUB_KEY_ID_...`, byte for byte as the merchant platform shows it. */
  id: string
  /** SPKI or PKCS#1. */
  pem: Pem
}

/** The keys that the platform signs with: any mix, which is how a merchant migrates to the public key. */
export interface PlatformKeys {
  /** Platform certificates (平台证书). A text can hold several; each names its own serial. */
  certificates?: Pem | readonly Pem[]
  publicKeys?: PublicKey | readonly PublicKey[]
}

/** An APIv3 key (APIv3密钥): 32 characters. */
export type ApiV3Key =
  | string
  | Uint8Array
  | {
      key: string | Uint8Array
      /** A name for it, such as a mchid, by which a notification says which key opened it. */
      label?: string | null
    }

/**
 * An APIv2 key (API密钥, APIv2密钥): 32 characters, and another than the APIv3 key beside it. Neither is ever tried in the other's place.
 * It is tried for notifications of its own merchant alone, whom `apiV3KeyLabel` then names: whoever knows it could forge any of them.
 */
export interface ApiV2Key {
  key: string | Uint8Array
  /** The merchant (商户号), as the notifications' `mch_id` has it. */
  mchId: string
}

export interface ParserConfig {
  platformKeys: PlatformKeys
  /** Several are tried in this order: while one is being changed, or for many merchants behind one URL. */
  apiV3Keys: ApiV3Key | readonly ApiV3Key[]
  /** How far `Wechatpay-Timestamp` may be from now, in seconds, in both directions: 0 to 86400, and 300 unless given. */
  clockTolerance?: number
  /** The longest body, in bytes: 1 to 64 MiB, and 1 MiB unless given. */
  maxBodyBytes?: number
  /** Whether a certificate must be within its dates. Off unless given, as WeChat Pay lists which are good. */
  rejectExpiredCertificates?: boolean
}

/**
 * Verifies and decrypts notifications. Make one when the program starts, and share it.
 *
 * It is freed when it is garbage. Worker threads make one each.
 */
export class NotificationParser {
  /**
   * @throws {ConfigurationError} a key or option is none: `API_V3_KEY_INVALID`, `PEM_INVALID`,
   * `KEY_UNSUPPORTED`, `MERCHANT_CERTIFICATE`, `PRIVATE_KEY_GIVEN`, `NO_PLATFORM_KEY`, `OPTION_INVALID`
   * @throws {ArgumentError} something is of a wrong type, or an option that there is not
   */
  constructor(config: ParserConfig)

  /**
   * Verifies and decrypts a notification. It is synchronous: it takes about 20 µs, less than handing
   * the work to another thread would.
   *
   * What refuses a request has no stack: anybody can send them, and it would cost more than all else.
   *
   * @param now seconds since the epoch; the system clock unless given
   * @throws {RequestError} it is not what a notification is: answer with the error's `ack`
   * @throws {VerificationError} it is not genuine: answer with the error's `ack`
   * @throws {DecryptionError} it is genuine, and no APIv3 key that was given opens it
   * @throws {ArgumentError} the body is no longer raw, or the headers are none
   */
  parse(headers: HeadersInput, body: RawBody, now?: number): Notification

  /**
   * Verifies an answer of WeChat Pay's API: that the platform signed it. It returns nothing.
   *
   * @param body the raw body, as it came
   * @param now seconds since the epoch; the system clock unless given
   * @throws {WxNotifyError} as `parse`, as far as headers, time and signature go
   */
  verifyAnswer(headers: HeadersInput, body: RawBody, now?: number): void

  /**
   * Replaces all platform keys at once: a `parse` sees the old ones or the new ones.
   *
   * @throws {ConfigurationError} as the constructor; the old keys stay
   */
  replacePlatformKeys(keys: PlatformKeys): void

  /**
   * Replaces all APIv3 keys at once: a `parse` sees the old ones or the new ones. Where yours changes, give the new one and the old one
   * for as long as something may come that the old one opens.
   *
   * @throws {ConfigurationError} `API_V3_KEY_INVALID`, for none too; the old keys stay
   */
  replaceApiV3Keys(keys: ApiV3Key | readonly ApiV3Key[]): void

  /** The longest body that is taken, in bytes. */
  get maxBodyBytes(): number

  /** The serials and ids of the platform keys in use, in the order in which they were given. */
  get platformSerials(): string[]

  /**
   * Says what usually went wrong with a notification that `parse` rejects: a body re-serialized, a
   * line break lost or added, another key, and more. For people, never for the request path: it
   * takes thousands of times as long, and accepts nothing.
   *
   * @param now seconds since the epoch; the system clock unless given
   * @throws {ArgumentError} as `parse`
   */
  diagnose(headers: HeadersInput, body: RawBody, now?: number): Diagnosis
}

/** What `diagnose` found. */
export class Diagnosis {
  private constructor()
  /** The error of `parse`; null where nothing is wrong. */
  readonly error: { readonly code: ErrorCode; readonly message: string; readonly field: string | null } | null
  /** What was found, the most likely cause first. */
  readonly findings: readonly { readonly code: string; readonly advice: string }[]
  /** One JSON object on one line, the same bytes in every language. */
  toJson(): string
  /** For people, a line each. */
  toString(): string
}

/** An order that is to be paid, for `expectPaid`. An optional field that is there and `undefined` is refused. */
export interface PaidOrder {
  /** The merchant: `mchid`; of a partner's order the service provider, `sp_mchid`; of a combined payment `combine_mchid`. */
  mchid: string
  /** The sub-merchant of a partner's order: `sub_mchid`. Without it no partner's payment passes. */
  subMchid?: string
  /** The merchant's order number: `out_trade_no`; of a combined payment `combine_out_trade_no`. */
  outTradeNo: string
  /** The price in the currency's minor unit (分 for CNY), at least 1: `amount.total`; of a combined payment the sum. */
  amountTotal: number
  /** By ISO 4217, and CNY unless given. An amount without a currency is in CNY. */
  currency?: string
}

/** A refund that is to be done, for `expectRefunded`. An optional field that is there and `undefined` is refused. */
export interface RefundedOrder {
  /** The merchant: `mchid`; of a partner's refund the service provider, `sp_mchid`. */
  mchid: string
  /** The sub-merchant of a partner's refund: `sub_mchid`. Without it no partner's refund passes. */
  subMchid?: string
  /** The merchant's refund number: `out_refund_no`. */
  outRefundNo: string
  /** The number of the order that is refunded: `out_trade_no`. Not compared unless given. */
  outTradeNo?: string
  /** What is refunded, in the currency's minor unit (分 for CNY), at least 1: `amount.refund`. */
  amountRefund: number
  /** By ISO 4217, and CNY unless given. An amount without a currency is in CNY. */
  currency?: string
}

/** Fields for `expect`: at least one. What is left out is not compared; what is there and `undefined` is refused. */
export interface ExpectedFields {
  /** Such as `PAPAY.SIGN`. */
  eventType?: string
  /** Such as `transaction.partner`. */
  kind?: Kind
  /** The merchant: `mchid`; of a partner's notification `sp_mchid` or `sub_mchid`; of a combined payment `combine_mchid`. */
  mchid?: string
  /** The service provider of a partner's notification: `sp_mchid`. */
  spMchid?: string
  /** The sub-merchant of a partner's notification: `sub_mchid`. */
  subMchid?: string
  /** The app: `appid`; of a partner's notification `sp_appid` or `sub_appid`; of a combined payment `combine_appid`. */
  appid?: string
  /** The sub-merchant's app: `sub_appid`. */
  subAppid?: string
  /** The merchant's order number: `out_trade_no`; of a combined payment `combine_out_trade_no`. */
  outTradeNo?: string
  /** The merchant's refund number: `out_refund_no`. */
  outRefundNo?: string
  /**
   * In the currency's minor unit (分 for CNY): `amount.total`; of a refund `amount.refund`; of a combined payment the sum; of payscore
   * `total_amount`; of a transfer `transfer_amount`.
   */
  amountTotal?: number
  /** By ISO 4217, such as `CNY`: `amount.currency`; of a combined payment that of every sub-order. */
  currency?: string
}

/**
 * What a notification is to be: what a handler's `expect` returns.
 *
 * Give a plain object: one of a class, or with hidden or symbol keys, is refused, for its getters would not be compared.
 * Each throws a `ConfigurationError`, `OPTION_INVALID`, for that, for a name that there is not or a value that is neither text nor number; the
 * comparison does for all else that cannot be compared with.
 */
export class Expectation {
  private constructor()
  private readonly expected: unknown
  /** The payment of this order, as `Notification.expectPaid`. */
  static paid(order: PaidOrder): Expectation
  /** This refund, as `Notification.expectRefunded`. */
  static refunded(refund: RefundedOrder): Expectation
  /** These fields, as `Notification.expect`. */
  static fields(fields: ExpectedFields): Expectation
  /** Nothing is to be compared, on purpose: for an event that belongs to no order. */
  static readonly NOT_COMPARED: Expectation
}

/** A notification of which `event` has said that its resource has the type of its kind, such as `transaction.direct`. */
export type EventOf<K extends keyof Resources> = Notification<K, Resources[K]>

/** A typed event: a comparison of `kind` narrows it, and with it `resource`. */
export type Event = { [K in keyof Resources]: EventOf<K> }[keyof Resources]

/**
 * A notification whose signature was verified and whose resource was decrypted.
 *
 * It is genuine, and nothing more: before shipping goods compare it with the order (`expectPaid`), and make
 * sure that a repeated one changes nothing. `console.log` and `JSON.stringify` show the envelope and
 * nothing of the plaintext, so that it gets into no log; `toJson()` gives all.
 */
export class Notification<K extends Kind = Kind, Resource = { [name: string]: Json }> {
  private constructor()
  /** The same in every repetition: what to count it once by. Of APIv2 it is made of the transaction's, refund's or contract's number. */
  get id(): string
  /** When the platform made it, RFC 3339 with offset. */
  get createTime(): string | null
  /** Such as `TRANSACTION.SUCCESS`. */
  get eventType(): string
  /** `encrypt-resource`; of APIv2 `xml`. */
  get resourceType(): string
  /** A few words for people, such as 支付成功. */
  get summary(): string | null
  /** What the resource was before encryption, such as `transaction`. */
  get originalType(): string | null
  /** The associated data of the encryption; empty where there was none. */
  get associatedData(): string
  /** The decrypted resource, to the byte; of APIv2 a JSON object that is made of the fields. */
  get plaintext(): Buffer
  /**
   * The decrypted resource as `JSON.parse` reads it, under its official names (`out_trade_no`). An
   * integer beyond 2^53 loses digits there, as everywhere in JavaScript; `plaintext` has them.
   */
  get resource(): Resource
  /** The key that signed: a certificate's serial in upper-case hex, or a public key's id. Empty for APIv2. */
  get serial(): string
  /** When it was signed, in seconds since the epoch. 0 for APIv2, which does not say. */
  get timestamp(): number
  /** `Wechatpay-Nonce`. */
  get nonce(): string
  /** `Request-ID`: what WeChat Pay's support asks for. */
  get requestId(): string | null
  /** The label of the APIv3 key, or APIv2 key, that opened it. */
  get apiV3KeyLabel(): string | null
  /** What the plaintext is, which `eventType` alone does not say. */
  get kind(): K
  /** When the certificate that signed expires, in seconds since the epoch; null for a public key. */
  get certificateExpiresAt(): number | null

  /**
   * Makes sure that this is the payment of the order: a payment's event and kind, its state is success, and merchant, order number,
   * amount and currency are the order's. What ships the goods should have asked this.
   *
   * @throws {ContentError} `CONTENT_MISMATCH` for the first thing that differs, naming the field, what was expected and what was found
   * @throws {ConfigurationError} `OPTION_INVALID`, naming the field: what was given can be no order's, or is no plain object
   */
  expectPaid(order: PaidOrder): void

  /**
   * Makes sure that this is the refund: `REFUND.SUCCESS`, its state is success, and merchant, refund number, amount and currency are
   * the refund's.
   *
   * @throws {ContentError} as `expectPaid`
   * @throws {ConfigurationError} as `expectPaid`
   */
  expectRefunded(refund: RefundedOrder): void

  /**
   * Compares fields with the plaintext, by the notification's kind. It does not say that anything is paid: `expectPaid` does.
   *
   * @throws {ContentError} `CONTENT_MISMATCH` for the first field that differs, naming it; one that the notification does not have differs
   * @throws {ConfigurationError} `OPTION_INVALID`: there is nothing to compare, it is no plain object, no field is called so, or a value is undefined, null or
   *   of another type
   */
  expect(fields: ExpectedFields): void

  /**
   * The notification itself, once it is sure that its resource has the type of its kind: a comparison of `kind`
   * then narrows `resource` to that type, such as `TransactionDirect`. Fields that the type does not know are there
   * all the same, and an optional one that the platform sent as null is null.
   *
   * @throws {ContentError} `EVENT_UNTYPED`, naming the field, where the resource does not have the type of its
   * kind, or no type is known for it
   */
  event(): Event

  /** The whole notification as one JSON object under official names, the same bytes in every language. */
  toJson(): string
}

/** What to put into the HTTP response. WeChat Pay takes 200 and 204 as received, and sends everything else again. */
export class Ack {
  private constructor()
  readonly status: number
  /** Empty where there is no body. */
  readonly contentType: string
  /** JSON, XML for APIv2, or empty. */
  readonly body: string
  /** `Content-Type`, or nothing: for `response.writeHead(ack.status, ack.headers)` and `new Response(ack.body, ack)`. */
  get headers(): Record<string, string>

  /** Received and processed: 200 with `{"code":"SUCCESS"}`. */
  static success(): Ack
  /** Received and processed: 204 without a body. */
  static successNoContent(): Ack
  /**
   * Received, and answered with data: 200 with a JSON object of yours, for the events that ask for something
   * (`PARKING_FEE.QUERY_TRANS_INFO` and `CROSS_BORDER_PAY.GET_MCH_INFO`). Text is sent as it is.
   *
   * @throws {ConfigurationError} `OPTION_INVALID`: the text is not a JSON object
   * @throws {ArgumentError} it is neither text nor a plain object
   */
  static answer(body: string | { readonly [name: string]: Json }): Ack
  /** Received and processed, as APIv2 is told: 200 with `return_code` SUCCESS in XML. */
  static successV2(): Ack
  /** The answer to an error of `parseV2`: the status and the fixed text of its code, in XML. */
  static failureV2(code: ErrorCode): Ack
  /** Your own processing failed, so WeChat Pay is to send it again: 500. */
  static handlerFailed(): Ack
  /** Another worker is processing the same notification: 503. */
  static busy(): Ack
  /** The answer to an error, as its `ack` gives it. */
  static failure(code: ErrorCode): Ack
}

/** What every error has. `message` is for the log: it names the field and the fix, and never holds a secret or a plaintext. */
interface ErrorOf<Code extends ErrorCode> extends Error {
  readonly code: Code
  /** The header, option or JSON field at fault. */
  readonly field: string | null
  /** What to answer WeChat Pay. */
  readonly ack: Ack
  /** Whether this was the platform's probe, which is refused like any bad signature but need not wake anybody. */
  readonly isPlatformProbe: boolean
}

interface ErrorClass<Instance> extends Function {
  readonly prototype: Instance
}

/** The request is not what a notification is (HTTP 400, 405 or 413). */
export interface RequestError
  extends ErrorOf<
    | 'BODY_TOO_LARGE'
    | 'HEADER_MISSING'
    | 'HEADER_INVALID'
    | 'TIMESTAMP_INVALID'
    | 'ENVELOPE_INVALID'
    | 'RESOURCE_UNSUPPORTED'
    | 'METHOD_NOT_ALLOWED'
  > {}
/** The notification is not genuine, or not fresh (HTTP 401). */
export interface VerificationError
  extends ErrorOf<
    | 'TIMESTAMP_OUT_OF_RANGE'
    | 'SIGNATURE_PROBE'
    | 'SERIAL_UNKNOWN'
    | 'SIGNATURE_TYPE_UNSUPPORTED'
    | 'CERTIFICATE_EXPIRED'
    | 'SIGNATURE_INVALID'
  > {}
/** The notification is genuine, but cannot be opened with the APIv3 keys that were given. */
export interface DecryptionError extends ErrorOf<'DECRYPTION_FAILED' | 'PLAINTEXT_INVALID'> {}
/** The notification is genuine, but not what it was compared with, or of no type that `event` knows. */
export interface ContentError extends ErrorOf<'CONTENT_MISMATCH' | 'EVENT_UNTYPED'> {}
/** Your own side of a `NotificationHandler` did not do it; there is no such merchant (HTTP 401); or WeChat Pay's API failed. */
export interface HandlerError
  extends ErrorOf<'EVENT_UNHANDLED' | 'HANDLER_FAILED' | 'DEADLINE_EXCEEDED' | 'REQUEST_FAILED' | 'MERCHANT_UNKNOWN'> {}
/** The inbox: another worker has the notification, the lease ended, the table is missing, the database failed, or a key is another's. */
export interface InboxError extends ErrorOf<'NOTIFICATION_BUSY' | 'LEASE_LOST' | 'INBOX_SCHEMA' | 'INBOX_FAILED' | 'KEY_CONFLICT'> {}
/** A key or option is wrong. */
export interface ConfigurationError
  extends ErrorOf<
    | 'API_V3_KEY_INVALID'
    | 'PEM_INVALID'
    | 'KEY_UNSUPPORTED'
    | 'MERCHANT_CERTIFICATE'
    | 'PRIVATE_KEY_GIVEN'
    | 'NO_PLATFORM_KEY'
    | 'OPTION_INVALID'
  > {}
/** A call was made wrongly: a body that is no longer raw, a value of a wrong type. */
export interface ArgumentError extends ErrorOf<'ARGUMENT_INVALID'> {}
/** wxnotify itself failed. Please report it. */
export interface InternalError extends ErrorOf<'INTERNAL'> {}

/** Any error of wxnotify: after `instanceof WxNotifyError`, a comparison of `code` narrows it to its class. */
export type WxNotifyError =
  | RequestError
  | VerificationError
  | DecryptionError
  | ContentError
  | HandlerError
  | InboxError
  | ConfigurationError
  | ArgumentError
  | InternalError

export const WxNotifyError: ErrorClass<WxNotifyError>
export const RequestError: ErrorClass<RequestError>
export const VerificationError: ErrorClass<VerificationError>
export const DecryptionError: ErrorClass<DecryptionError>
export const ContentError: ErrorClass<ContentError>
export const HandlerError: ErrorClass<HandlerError>
export const InboxError: ErrorClass<InboxError>
export const ConfigurationError: ErrorClass<ConfigurationError>
export const ArgumentError: ErrorClass<ArgumentError>
export const InternalError: ErrorClass<InternalError>

/**
 * Verifies or decrypts an APIv2 notification (微信支付 V2), which is XML and has no headers of WeChat Pay's: refunds made on the merchant
 * platform, 付款码 and older contracts still come so. A `NotificationHandler` with `apiV2Keys` does it by itself.
 *
 * What comes is the ordinary notification: of event type `V2.PAY` and kind `v2.pay` (also where the payment failed: compare it),
 * `V2.REFUND` and `v2.refund`, or `V2.CONTRACT` and `v2.contract`. All fields are text, amounts too. Answer in XML: `Ack.successV2()`,
 * or `Ack.failureV2(error.code)`.
 *
 * **It says less than APIv3's.** There is no clock in it, so that one that was recorded passes for ever; the key that verifies it can
 * also forge it; and nothing authenticates what a refund encrypts: compare it, and look a refund up before it moves goods or money.
 *
 * @throws {ConfigurationError} `OPTION_INVALID`: there is no key, or one that is none
 * @throws {RequestError} `BODY_TOO_LARGE`, `ENVELOPE_INVALID`
 * @throws {VerificationError} `SIGNATURE_INVALID`
 * @throws {DecryptionError} of a refund
 * @throws {ArgumentError} the body is no longer raw
 */
export function parseV2(
  body: RawBody,
  options: {
    /** Those of the body's merchant are tried in this order. */
    apiV2Keys: ApiV2Key | readonly ApiV2Key[]
    /** The longest body, in bytes: 1 MiB unless given. */
    maxBodyBytes?: number
  },
): Notification

/** The bytes that the platform signs: `timestamp\nnonce\nbody\n`, of the headers' values as they came. */
export function signingMessage(timestamp: string, nonce: string, body: RawBody): Buffer

/**
 * Whether `signature` (padded base64) is that of `key`, a platform certificate or public key in PEM.
 * The bare check: it looks at no timestamp, so a captured notification passes it for ever.
 *
 * @throws {ConfigurationError} the key is none
 */
export function verifySignature(message: RawBody, signature: string, key: Pem): boolean

/**
 * Decrypts a resource, and checks its tag.
 *
 * @throws {ConfigurationError} `API_V3_KEY_INVALID`
 * @throws {RequestError} `RESOURCE_UNSUPPORTED` for another algorithm
 * @throws {DecryptionError} `DECRYPTION_FAILED`
 */
export function decryptResource(resource: {
  apiV3Key: string | Uint8Array
  /** 12 characters. */
  nonce: string
  associatedData?: string | null
  /** Padded base64 of the ciphertext and its tag. */
  ciphertext: string
  algorithm: 'AEAD_AES_256_GCM' | 'AEAD_SM4_GCM' | (string & {})
}): Buffer

/** What one block of a PEM text is. Dates are in seconds since the epoch. */
export type PemContent =
  | {
      type: 'platform_certificate'
      serial: string
      algorithm: 'RSA' | 'SM2'
      subject: string
      notBefore: number
      notAfter: number
    }
  | { type: 'merchant_certificate'; serial: string; mchid: string; notBefore: number; notAfter: number }
  | { type: 'public_key'; algorithm: 'RSA' | 'SM2' }
  | { type: 'private_key' }

/**
 * Says what each block of a PEM text is, for people who are not sure what they hold.
 *
 * @throws {ConfigurationError} `PEM_INVALID`, `KEY_UNSUPPORTED`
 */
export function inspectPem(pem: Pem): PemContent[]

/**
 * A request that is ready to be sent to `https://api.mch.weixin.qq.com`, abroad to `https://apihk.mch.weixin.qq.com`, with
 * `Accept: application/json`.
 */
export interface CertificatesRequest {
  method: 'GET'
  /** With its query: exactly what was signed. */
  path: string
  /** The value of the `Authorization` header, good for one request within 5 minutes. */
  authorization: string
}

/**
 * Signs a request for the platform's certificates.
 *
 * @throws {ConfigurationError} `OPTION_INVALID`, `PEM_INVALID`, `KEY_UNSUPPORTED`
 */
export function certificatesRequest(
  merchant: {
    mchid: string
    /** The serial of the merchant's own API certificate, in hex. */
    merchantSerial: string
    /** apiclient_key.pem. An SM2 key asks for the SM2 certificates. */
    merchantPrivateKey: Pem
    /** `/v3/certificates` unless given; for merchants abroad the other, under which there are no SM2 certificates. */
    path?: '/v3/certificates' | '/v3/global/certificates'
  } & ({ now?: undefined; nonce?: undefined } | { /** Seconds since the epoch. */ now: number; nonce: string }),
): CertificatesRequest

/** A certificate out of an answer of `GET /v3/certificates`. */
export interface PlatformCertificate {
  serial: string
  /** To be saved, and given to `platformKeys.certificates`. */
  pem: string
  /** The certificate's own dates, in seconds since the epoch. */
  notBefore: number
  notAfter: number
  /** From when and until when the platform says to use it, RFC 3339 with offset. */
  effectiveTime: string
  expireTime: string
}

/**
 * Checks and decrypts an answer of `GET /v3/certificates`, with the one of `knownKeys` that its serial
 * names, or, the first time, with the certificate inside that the serial names.
 *
 * @throws {WxNotifyError} as `parse` and the constructor of `NotificationParser`
 */
export function parseCertificates(
  headers: HeadersInput,
  body: RawBody,
  options: {
    apiV3Keys: ApiV3Key | readonly ApiV3Key[]
    knownKeys?: PlatformKeys | null
    /** Seconds since the epoch; the system clock unless given. */
    now?: number
  },
): PlatformCertificate[]
