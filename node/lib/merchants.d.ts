import type { ApiV2Key, NotificationParser } from '../index'
import type { Logger } from './handler'

/** A merchant that an endpoint serves. */
export class ServedMerchant<Context = any> {
  /**
   * @param name 1 to 64 of A-Z, a-z, 0-9, `_`, `.` and `-`. It never changes: the inbox keeps this merchant's notifications under it
   * @param parser with this merchant's keys, which can be replaced at run time
   * @throws {ConfigurationError} `OPTION_INVALID`: it can be no name
   * @throws {ArgumentError} something is of a wrong type
   */
  constructor(
    name: string,
    parser: NotificationParser,
    options?: {
      /** As a handler takes them; this merchant's own. */
      apiV2Keys?: ApiV2Key | readonly ApiV2Key[] | null
      /** Yours, such as a row of your database. */
      context?: Context
    },
  )
  readonly name: string
  readonly parser: NotificationParser
  readonly context: Context
}

/** A request, as far as it tells whose it is. Nothing of it is verified. */
export interface IncomingRequest<Raw = any> {
  readonly method: string
  /** The URL's path, whole, without the query, percent-encoded as it was sent. Empty where `handle` was not told. */
  readonly path: string
  /** The header `Host`, in lower case, without the port. Who sends the request can write what he likes into it. */
  readonly host: string | null
  /** A header's value. */
  header(name: string): string | null
  /** The framework's own: the request of node:http, Express and Fastify, Koa's context, a web `Request`. Route variables are in it. */
  readonly raw: Raw
}

type Found<T> = T | null | undefined | Promise<T | null | undefined>

/** What a handler asks whose a request is: nothing where it is nobody's. */
export type ChooseMerchant<Context = any> = (request: IncomingRequest) => Found<ServedMerchant<Context>>

/** A registry's merchants by the name that a request has: what a `NotificationHandler` takes. `Merchants.by` makes it. */
export interface MerchantsBy<Context = any> {
  readonly merchants: Merchants<Context>
  /** The request's merchant. */
  choose(request: IncomingRequest): Promise<ServedMerchant<Context> | null>
}

/**
 * A registry of merchants, loaded one by one where they are asked for, and kept.
 *
 * A merchant serves for `maxAge` as it was loaded. After that it still does, while it is loaded anew beside; where that fails it goes on
 * serving, which is logged. A name that is nobody's is remembered for ten seconds, and no more than 1,000 of them: where that many are,
 * another new name is refused (`NOTIFICATION_BUSY`, 503) without a load. So names that somebody makes up cost at most 1,000 loads in ten
 * seconds.
 *
 * ```js
 * const merchants = new Merchants(async (name) => {
 *   const row = await database.findMerchant(name)
 *   return row && new ServedMerchant(name, parserOf(row), { context: row })
 * })
 * const handler = new NotificationHandler(merchants.by(({ path }) => path.split('/').pop()), { inbox })
 * ```
 */
export class Merchants<Context = any> {
  /**
   * @param load finds a merchant by its name, in your database, say; nothing where nobody is called so. It is asked once, however many
   *   requests wait for it
   * @throws {ConfigurationError} `OPTION_INVALID`
   */
  constructor(
    load: (name: string) => Found<ServedMerchant<Context>>,
    options?: {
      /** For how long a merchant is taken for what it was, in seconds: 300 unless given, and at most 86400. */
      maxAge?: number
      /** How many are kept, 10,000 unless given; the one that was not asked for for the longest time goes first. */
      capacity?: number
      /** Gets a line where a merchant cannot be loaded anew. `console` unless given. */
      logger?: Logger
      /** The time in milliseconds, for tests. */
      clock?: () => number
    },
  )
  /**
   * The merchant of this name, or null. Rejects with what `load` throws.
   *
   * @throws {InboxError} `NOTIFICATION_BUSY`: too many names are asked for that are nobody's
   * @throws {ConfigurationError} `OPTION_INVALID`: what was loaded has another name
   */
  get(name: string): Promise<ServedMerchant<Context> | null>
  /** What a handler takes. What `nameOf` gives may be nothing, or what can be no name: then the request is nobody's. */
  by(nameOf: (request: IncomingRequest) => Found<string>): MerchantsBy<Context>
  /** Has it loaded anew when it is asked for again: after a change that cannot wait for `maxAge`. */
  forget(name: string): void
}
