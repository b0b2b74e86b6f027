import type { RequestListener, Server } from 'node:http'
import type { Inbox, Json, Kind, NotificationParser, ParserConfig, Pem, PlatformKeys } from './index'
import type { Fault } from './lib/names'

export type { Fault }

/** Every fault. */
export const FAULTS: readonly Fault[]

export interface PlatformOptions {
  /** Of a key made on the spot; a given key decides by itself. RSA unless given. */
  algorithm?: 'RSA' | 'SM2'
  /** In PEM. */
  privateKey?: string
  /** In PEM: signs what is forged. */
  strangerPrivateKey?: string
  /** Puts the platform into public-key mode, with this id (`PUB_KEY_ID_...`). */
  publicKeyId?: string
  /** The serial of its certificate, up to 40 hex digits. */
  serial?: string
  /** The dates of its certificate, in seconds since the epoch. */
  notBefore?: number
  notAfter?: number
  /** 32 characters. */
  apiV3Key?: string
}

/** Parts of a notification that are otherwise made on the spot. */
export interface NotificationKnobs {
  id?: string
  /** RFC 3339 with offset. */
  createTime?: string
  resourceType?: string
  summary?: string
  originalType?: string
  associatedData?: string
  /** What `resource.algorithm` says. */
  algorithm?: string
  /** Of the encryption, 12 characters. */
  resourceNonce?: string
  /** When it is signed, in seconds since the epoch. */
  now?: number
  /** Of the signature. */
  nonce?: string
  requestId?: string
  signatureType?: string
  /** Makes it wrong in this way. */
  fault?: Fault
}

/** The headers and body of one HTTP request, or response. Both are the caller's, to change. */
export interface Delivery {
  headers: Record<string, string>
  body: Buffer
}

/**
 * A pretend platform, **for tests only**: it signs and encrypts notifications as WeChat Pay does, with a
 * key pair of its own, so that your handler can be tested without WeChat Pay.
 */
export class Platform {
  /** @throws {ConfigurationError} an option is none */
  constructor(options?: PlatformOptions)
  /** What it puts into `Wechatpay-Serial`. */
  get serial(): string
  /** The APIv3 key that it encrypts with. */
  get apiV3Key(): string
  /** Null in public-key mode. */
  get certificatePem(): string | null
  get publicKeyPem(): string
  get privateKeyPem(): string
  /** What a merchant must trust to receive from it. */
  get platformKeys(): PlatformKeys
  /** A parser that trusts this platform. */
  parser(options?: Partial<ParserConfig>): NotificationParser
  /**
   * A notification whose plaintext is `resource`, as it is where it is text.
   *
   * @throws {ConfigurationError} a knob is none
   */
  notification(eventType: string, resource: string | { readonly [name: string]: Json }, knobs?: NotificationKnobs): Delivery
  /**
   * A genuine answer of `GET /v3/certificates`.
   *
   * @param now seconds since the epoch; the system clock unless given
   * @throws {ConfigurationError} in public-key mode
   */
  certificatesAnswer(now?: number): Delivery
  /** Signs any bytes, to base64. */
  sign(message: Uint8Array | ArrayBuffer): string
}

/**
 * A made-up plaintext, **for tests only**, for `Platform.notification`: all fields that a notification of an event type, such as
 * `TRANSACTION.SUCCESS`, or of a kind has. Of an event type's kinds it is the plainest unless `kind` says which.
 *
 * @param overrides go over it: fields by their names, or by their paths as `amount.total`
 * @throws {ConfigurationError} `OPTION_INVALID`: no event, kind or field is called so
 */
export function sample(event: string, overrides?: { readonly [field: string]: Json }, kind?: Kind): { [name: string]: Json }

/**
 * An APIv2 notification of a payment or a contract, **for tests only**, signed under a key of the test's own. `return_code` and
 * `nonce_str` are added where they are not among the fields, and `sign` at the end.
 *
 * @throws {ConfigurationError} `OPTION_INVALID`: the key is none, or a field has not a field's name
 */
export function v2Notification(fields: { readonly [name: string]: string }, apiV2Key: string | Uint8Array, signType?: 'MD5' | 'HMAC-SHA256'): Delivery

/**
 * An APIv2 notification of a refund, **for tests only**: `outer` are `appid`, `mch_id` and the like, and `inner` is encrypted.
 *
 * @throws {ConfigurationError} as `v2Notification`
 */
export function v2Refund(outer: { readonly [name: string]: string }, inner: { readonly [name: string]: string }, apiV2Key: string | Uint8Array): Delivery

/** A pretend merchant's own API certificate and key, **for tests only**. */
export class Merchant {
  /** @throws {ConfigurationError} a mchid that is not digits, or parts that are none */
  constructor(mchid: string, parts?: { privateKey: Pem; serial: string; notBefore: number })
  get mchid(): string
  get serial(): string
  /** As apiclient_cert.pem. */
  get certificatePem(): string
  /** As apiclient_key.pem. */
  get privateKeyPem(): string
}

/** A clock that stands still, but for what it is set forward, **for tests only**. */
export class Clock {
  /** @param start seconds since the epoch; the system's time unless given */
  constructor(start?: number)
  /** What it shows, in seconds since the epoch; to be given away: `{ clock: clock.now }`. */
  readonly now: () => number
  /**
   * Sets it forward.
   *
   * @param by seconds, 0 or more
   */
  advance(by: number): void
}

/**
 * The pauses after which WeChat Pay sends a product's notification again, as its official pages tell them: `transaction` is most products'
 * (15 times in 24 hours and 4 minutes, 15s/15s/30s/3m/10m/20m/30m/30m/30m/60m/3h/3h/3h/6h/6h), `payscore` that of some of PayScore (支付分: 9
 * times in 3 hours and 4 minutes), `transfer` that of transfers (商家转账: 65 times in 23 hours); with `none` nothing comes again.
 */
export type Schedule = 'transaction' | 'payscore' | 'transfer' | 'none'

/** One time that a notification was brought. */
export interface Attempt {
  /** When, by the courier's clock: seconds since the epoch. */
  readonly at: number
  /** Of the answer; null where there was none: the handler threw, or took longer than the 5 real seconds that WeChat Pay waits. */
  readonly status: number | null
  /** Of the answer. */
  readonly body: string
  /** Why there was no answer: what the handler threw, say; else null. */
  readonly error: unknown
  /** Whether the handler took it, so that it does not come again: it answered 200 or 204. */
  readonly isTaken: boolean
}

/**
 * What takes a web Request (a `NotificationHandler`, an app of Hono, a Worker, or a function of one parameter, as `handler.fetch`); or a
 * request listener or server of node:http: `handler.node`, an app of Express, `app.callback()` of Koa, `app.server` of Fastify that is ready,
 * `app.getHttpServer()` of Nest that is initialized.
 */
export type AnyHandler =
  | { fetch(request: Request): Response | Promise<Response> }
  | ((request: Request) => Response | Promise<Response>)
  | RequestListener
  | Server

/**
 * Brings notifications to a handler as WeChat Pay does, in virtual time, **for tests only**: what is not taken comes again, freshly signed,
 * after the pauses of the official schedule, a day of them in a moment. The handler is called in this process, without a socket. It has to go
 * by the same clock (`clock: clock.now`; without a handler the `now` of `parse`): by the system's it would refuse what is signed hours ahead.
 */
export class Courier {
  /**
   * @param platform signs and encrypts
   * @param clock what the handler goes by; a pause sets it forward
   * @param options `schedule`: `transaction` unless given; `url`: the notify_url, for handlers that look at it, `/` unless given
   * @throws {ConfigurationError} `OPTION_INVALID`: no schedule is called so
   */
  constructor(platform: Platform, handler: AnyHandler, clock: Clock, options?: { schedule?: Schedule; url?: string })
  /**
   * Brings a notification, again and again until it is taken or the schedule ends: each attempt, of which the last one tells whether it
   * was taken. It is the same notification each time, with one id, signed and encrypted anew at the clock's time. Call it again with the
   * same `id` for a repetition of what was taken.
   *
   * @throws {ConfigurationError} as `Platform.notification`
   */
  deliver(eventType: string, resource: string | { readonly [name: string]: Json }, knobs?: Omit<NotificationKnobs, 'now'>): Promise<Attempt[]>
}

/**
 * Checks on a real database that a driver of `wxnotify/transactions` keeps what it promises, **for tests only**: what is committed, rolled
 * back, severed; texts and numbers; counts of rows; several at once; failures; that connections are given back. A few seconds.
 *
 * @param inbox an Inbox on the driver, over a table that may be made and written to
 * @param options `leaveOpen` leaves each connection of the driver's pool in a transaction that has written something, so that it is
 *   seen whether `begin` refuses it
 * @returns what it keeps, in words
 * @throws {Error} what it does not keep, in words; the `cause` is what was thrown
 */
export function checkDriver(inbox: Inbox<any>, options?: { leaveOpen?: () => Promise<unknown> }): Promise<string[]>
