import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Ack, ApiV2Key, ErrorCode, Event as AnyEvent, EventOf, Expectation, HeadersInput, Notification, NotificationParser, RawBody, WxNotifyError } from '../index'
import type { Kind, Resources } from './events'
import type { Inbox } from './inbox'
import type { Merchant } from './merchant'
import type { ChooseMerchant, MerchantsBy, ServedMerchant } from './merchants'

/** A notification on its way to a callback. */
export interface Delivery<Connection = any, Event = AnyEvent> {
  readonly notification: Notification
  /**
   * The notification as the type of its kind.
   *
   * @throws {ContentError} `EVENT_UNTYPED`, which is then the outcome: in callbacks for event types, and in `otherwise`; others are not
   *   called with what does not have their type
   */
  readonly event: Event
  /**
   * The transaction that the inbox is in: what is written on it commits with the completion. Null without an inbox, in
   * mode `leased`, and for events that ask for data. It is of no use once the callback has returned: await all that you do on it, or
   * the delivery fails.
   */
  readonly connection: Connection
  /** How often it was worked on, this time included. */
  readonly attempts: number
  /** Whose it is, where the handler serves several merchants; else null. */
  readonly merchant: ServedMerchant | null
  /** Ends the callback as a failure. `message` is for your log, and for WeChat Pay, cut at 64 characters: nothing secret. */
  readonly fail: (message: string) => never
  /**
   * Prolongs the lease by its whole length from now on, and with it the callback's time: in mode `leased`, and in workers.
   *
   * @throws {InboxError} `LEASE_LOST`: somebody else may have the notification
   * @throws {ArgumentError} there is no lease: without an inbox, and in mode `transaction`
   */
  readonly renew: () => Promise<void>
}

/**
 * What a callback returns, or a promise of it: nothing is success, an `Ack` the answer, and a failure where it is neither 200 nor 204;
 * an `Error` is a failure, as one that is thrown. So is anything else, since nobody knows what `false` or a `Response` was to mean.
 */
export type CallbackResult = void | undefined | null | Ack | Error | PromiseLike<void | undefined | null | Ack | Error>

/** What became of a delivery. */
export interface Outcome {
  /** `DEAD`: a stored notification failed for the last time, and waits for `retry` or `discard`. */
  readonly code: 'SUCCESS' | 'DUPLICATE' | 'STORED' | 'IGNORED' | 'DEAD' | ErrorCode
  /** Of the answer. */
  readonly status: number
  /** Seconds. */
  readonly duration: number
  readonly requestId: string | null
  /** This and what follows is known, and not null, once the notification is verified. */
  readonly eventType: string | null
  readonly kind: Kind | null
  readonly notificationId: string | null
  /** Your own number of it, where it has one: of a payment `out_trade_no`, of a refund `out_refund_no`. */
  readonly number: string | null
  /** How often it was worked on, where a worker did. */
  readonly attempts: number | null
  /** The merchant's name, where the handler serves several, and it is known. */
  readonly merchant: string | null
  /** A `WxNotifyError`; its `cause` is what your own callback threw, or the database's driver. */
  readonly error: WxNotifyError | null
  /** Whether `DEADLINE_EXCEEDED` was told and answered before. */
  readonly late: boolean
}

/** What lines are logged with: `console`, pino, winston. Each gets one text. */
export interface Logger {
  debug(line: string): unknown
  info(line: string): unknown
  warn(line: string): unknown
  error(line: string): unknown
}

export interface HandlerOptions<Connection = any> {
  /**
   * Takes APIv2's XML at the same URL: a body that begins with `<` is opened with these keys, as `parseV2` does, goes the same ways,
   * and is answered in XML. Unless given, it is refused like any other that is not APIv3's.
   */
  apiV2Keys?: ApiV2Key | readonly ApiV2Key[] | null
  /** Makes each notification count once. */
  inbox?: Inbox<Connection> | null
  /**
   * How the inbox is used: `transaction` unless given. Claim, your writes on `delivery.connection` and completion commit
   * together; or the callback works outside a transaction (`leased`); or the notification is written down and
   * acknowledged at once, and `work` takes it up (`stored`).
   */
  mode?: 'transaction' | 'leased' | 'stored'
  /**
   * When to answer that it is late, in seconds from the call of the handler on, the body's reading included: more than 0 and less
   * than 5, 4.5 unless given; null for never.
   */
  deadline?: number | null
  /** How many notifications are processed at once, 64 unless given. Beyond them the answer is 503, and WeChat Pay sends again. */
  maxInFlight?: number
  /**
   * By what a notification is counted; its `id` unless given. `business` is by what happened, which `reconcile` needs: payments and
   * refunds by their number and state (`payment:4200...:SUCCESS`, `refund:5030...:SUCCESS`), all else by its id. Of several merchants
   * each has its own. To change it lets what was counted within the last day count again, should WeChat Pay repeat it.
   */
  key?: 'business' | ((notification: Notification, merchant: ServedMerchant | null) => string | Promise<string>)
  /**
   * What it must be: `Expectation.paid(order)`, say, or `Expectation.NOT_COMPARED`. It is compared before your callback. Throw where
   * there is no such order; to return nothing is `OPTION_INVALID`, and answered 500.
   */
  expect?: (notification: Notification, merchant: ServedMerchant | null) => Expectation | Promise<Expectation>
  /**
   * What becomes of an event without a callback: `refuse` (500, so that nothing is lost unseen) unless given. An APIv2 payment is refused
   * all the same where there is `onPaid`, which does not take it, and a refund where there is `onRefunded`.
   */
  unhandled?: 'refuse' | 'acknowledge'
  /** Is told of every outcome, for metrics. What it throws is ignored. */
  observe?: (outcome: Outcome) => unknown
  /** Gets a line for each outcome, at its level. `console` unless given, where success is logged by `NODE_DEBUG=wxnotify` alone. */
  logger?: Logger
  /**
   * Gives the time in seconds since the epoch, for tests, such as those in virtual time by `Courier` of `wxnotify/testing`: signatures are
   * verified at it, and a worker purges once in a minute of it. Deadlines are real time, and the inbox's leases and pauses go by its
   * database's clock. The system's clock unless given.
   */
  clock?: () => number
}

/** What an adapter takes out of a request. */
export interface HandlerRequest {
  method: string
  headers: HeadersInput
  /** The URL's path, and the framework's own request: for who finds a request's merchant. */
  path?: string
  raw?: unknown
  /** The raw body, or a function that reads no more of it than `limit` bytes. Its reading counts for the deadline. */
  body: RawBody | ((limit: number) => Promise<RawBody>)
}

/** What an adapter puts into a response. */
export interface HandlerResponse {
  status: number
  headers: Record<string, string>
  body: string
}

/** An order or a refund, by one number. */
export type OrderNumber = (
  | { outTradeNo: string; transactionId?: undefined; outRefundNo?: undefined }
  | { transactionId: string; outTradeNo?: undefined; outRefundNo?: undefined }
  | { outRefundNo: string; outTradeNo?: undefined; transactionId?: undefined }
) & {
  /** Of a partner's order or refund the sub-merchant; who asks is then the service provider. */
  subMchid?: string | null
  /** Whose it is, where the handler serves several merchants. */
  served?: ServedMerchant | null
}

/** What `reconcile` found. */
export interface Reconciled {
  /** An order's `trade_state`, such as `SUCCESS`, `NOTPAY`, `CLOSED`; a refund's `status`, such as `PROCESSING`; or `NOT_EXIST`. */
  readonly state: string
  /** What became of the event, as of its notification; null where there is none, and nothing was called. */
  readonly code: 'SUCCESS' | 'DUPLICATE' | 'STORED' | 'IGNORED' | null
}

/** What an API gateway takes for an answer. */
export interface ServerlessResponse {
  statusCode: number
  headers: Record<string, string>
  body: string
  isBase64Encoded: false
}

/**
 * From a request to a response: reads the raw body, verifies, compares, calls your callback, makes it count once, and
 * answers within WeChat Pay's 5 seconds.
 *
 * ```js
 * const handler = new NotificationHandler(parser, { inbox }).onPaid((paid, { connection }) => ship(connection, paid.resource))
 * app.all('/notify', handler.node)
 * ```
 */
export class NotificationHandler<Connection = any> {
  /**
   * @param parser or what finds a request's merchant, where there are several: a function, or `merchants.by(...)` of a `Merchants`, which
   *   mode `stored` needs. It may be asynchronous, and has the deadline. A request that is nobody's is answered 401, `MERCHANT_UNKNOWN`, which
   *   tells nothing. The inbox keeps each merchant's notifications apart; its `name` is to be this handler's alone
   * @throws {ConfigurationError} `OPTION_INVALID`, naming the option
   * @throws {ArgumentError} something is of a wrong type
   */
  constructor(parser: NotificationParser | ChooseMerchant | MerchantsBy, options?: HandlerOptions<Connection>)

  /**
   * For payments: `TRANSACTION.SUCCESS` of kind `transaction.direct`, and deductions (委托代扣), which have a payment's fields, of kind
   * `transaction.deduction` where that has no callback of its own; `delivery.notification.kind` says which. What does not have the
   * type goes to `otherwise`; without it the answer is 500, `EVENT_UNTYPED`.
   */
  onPaid(callback: (paid: EventOf<'transaction.direct'>, delivery: Delivery<Connection, EventOf<'transaction.direct'>>) => CallbackResult): this
  /**
   * For refunds: `REFUND.SUCCESS` of kind `refund.direct`. One that failed is `REFUND.ABNORMAL` or `REFUND.CLOSED`. What does not have
   * the type: as `onPaid`.
   */
  onRefunded(callback: (refunded: EventOf<'refund.direct'>, delivery: Delivery<Connection, EventOf<'refund.direct'>>) => CallbackResult): this
  /** For a kind, such as `transaction.partner`: the delivery's event is of its type. What does not have the type: as `onPaid`. */
  on<K extends keyof Resources>(kind: K, callback: (delivery: Delivery<Connection, EventOf<K>>) => CallbackResult): this
  /**
   * For an event type, such as `REFUND.ABNORMAL`; `onPaid`, `onRefunded` and a kind come before it.
   *
   * @param options `custom`: it is a new event type, which this version need not know
   * @throws {ConfigurationError} `OPTION_INVALID`: no event or kind is called so, or there is a callback for it already
   */
  on(eventType: Uppercase<string>, callback: (delivery: Delivery<Connection>) => CallbackResult, options?: { custom?: boolean }): this
  /** For all that no other callback takes, and for what does not have the type of the callback that would. */
  otherwise(callback: (delivery: Delivery<Connection>) => CallbackResult): this

  /** For node:http and Express: `app.all('/notify', handler.node)`, before any body parser. */
  readonly node: (request: IncomingMessage, response: ServerResponse) => Promise<void>
  /** For Koa: `router.all('/notify', handler.koa)`, before any body parser. */
  readonly koa: (context: any) => Promise<void>
  /** For Fastify: `app.register(handler.fastify, { prefix: '/notify' })`. Other routes still get parsed JSON. */
  readonly fastify: (scope: any) => Promise<void>
  /** For web requests, as in Next.js, Hono, Bun and Deno: `export const POST = handler.fetch`. */
  readonly fetch: (request: Request) => Promise<Response>
  /**
   * For a function behind an API gateway: AWS Lambda, Aliyun FC, Tencent Cloud SCF: `export const main = handler.serverless`. Its body may be
   * text or base64. Where it is no such event, it rejects with an `ArgumentError`.
   */
  readonly serverless: (event: any, ...rest: any[]) => Promise<ServerlessResponse>
  /** For any other framework. It never rejects. */
  handle(request: HandlerRequest): Promise<HandlerResponse>

  /**
   * Asks WeChat Pay what became of an order or a refund, and puts what it tells through the same callback and inbox as its
   * notification: it counts once, whichever comes first. WeChat Pay does not promise that every notification arrives; its advice is to
   * ask for an order that is still open 5 to 10 minutes after.
   *
   * The handler needs an inbox, and `key: 'business'` or a function that does without the id.
   *
   * @throws {HandlerError} `REQUEST_FAILED`: WeChat Pay was not reached, or answered with an error; and as your callback fails
   * @throws {VerificationError} the answer is not WeChat Pay's word
   * @throws {ContentError} `CONTENT_MISMATCH`: the answer is of another order, or not what `expect` says
   * @throws {InboxError} as a delivery fails
   * @throws {ConfigurationError} `OPTION_INVALID`: `order` is none, or `key`: the handler counts by the id
   */
  reconcile(merchant: Merchant, order: OrderNumber): Promise<Reconciled>

  /**
   * Works off what mode `stored` wrote down, until `signal` or `shutdown` says to stop. Any number of workers may, on any number of
   * machines. It takes what there are callbacks for. One that fails is tried again, later each time, and is a dead letter in the end.
   *
   * @throws {ConfigurationError} `OPTION_INVALID`: the mode is not `stored`
   */
  work(options?: {
    signal?: AbortSignal
    /** For how long to wait where nothing is stored, in seconds: 1 unless given. */
    pause?: number
    /** Forgets what had its effect so many seconds ago, once a minute: at least 90,000 (25 hours). Nothing unless given. */
    purgeOlderThan?: number
  }): Promise<void>
  /**
   * Works off one stored notification. False where none waits.
   *
   * @throws {ConfigurationError} as `work`
   * @throws {InboxError} `INBOX_FAILED`, `INBOX_SCHEMA`
   */
  workOnce(): Promise<boolean>

  /**
   * Takes nothing new (503, and workers stop), and waits for what is in flight, for at most `timeout` seconds: 10 unless given. How
   * many are left then.
   */
  shutdown(timeout?: number): Promise<number>
  /** How many notifications are being processed, those past their deadline included. */
  readonly inFlight: number
}
