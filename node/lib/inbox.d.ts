import type { Notification } from '../index'
import type { Driver } from '../transactions'

// @ts-ignore: who uses another database does not have it, and then it is any type.
type BetterSqlite = import('better-sqlite3').Database

/** A worker's hold on a notification. */
export interface Lease {
  readonly key: string
  /** The fencing token: only who has it can complete. */
  readonly token: string
  /** How often it was worked on, this time included. */
  readonly attempts: number
  /** When the lease ends, in seconds since the epoch, by the database's clock. */
  readonly until: number
  /** Whether it was acknowledged before, so that it may not be let go. */
  readonly acknowledged: boolean
}

/** What a claim found: it is yours now, another worker's, has had its effect, or is a dead letter. */
export type Claim =
  | { readonly state: 'fresh'; readonly lease: Lease }
  | { readonly state: 'busy'; readonly lease?: undefined }
  | { readonly state: 'done'; readonly lease?: undefined }
  | { readonly state: 'dead'; readonly lease?: undefined }

/** A stored notification that failed too often. */
export interface DeadLetter {
  readonly key: string
  readonly eventType: string
  readonly kind: string
  readonly attempts: number
  /** When it was first delivered, in seconds since the epoch. */
  readonly firstSeen: number
  /** What the last attempt said. */
  readonly lastError: string | null
  readonly notification: Notification
}

/** How an inbox is doing: for metrics. */
export interface InboxStats {
  /** How many stored notifications wait for a worker. */
  readonly waiting: number
  /** How long the one that was delivered first waits, in seconds. Null where none does. */
  readonly oldestWaiting: number | null
  /** How many are being worked on. */
  readonly inWork: number
  /** How many are dead letters. */
  readonly dead: number
  /** How many had their effect in the last hour. */
  readonly doneLastHour: number
}

/** Until when an inbox is well. */
export interface HealthLimits {
  /** For how long the oldest stored notification may wait, in seconds: 900 unless given. */
  maxWaiting?: number
  /** How many dead letters there may be: none unless given. */
  maxDead?: number
}

/** Whether all is well with an inbox. */
export interface InboxHealth {
  /** Whether there is no problem. */
  readonly healthy: boolean
  /** What is wrong and what to do, a sentence each. */
  readonly problems: readonly string[]
  /** What was counted. */
  readonly stats: InboxStats
}

export interface InboxOptions {
  /** `wxnotify_inbox` unless given; a schema's name and a full stop may stand before it. */
  table?: string
  /** Where several inboxes share a table, of several merchants or handlers: each sees only its own. Empty unless given. */
  name?: string
  /**
   * For how long a worker has a notification to itself, and a callback may take, in seconds: 60 unless given. A callback that takes
   * longer is given up: its connection is closed, and nothing of it commits.
   */
  lease?: number
  /** After how many attempts a stored notification is dead: 59 unless given, which is after 48 hours. */
  maxAttempts?: number
  /** Whether a stored notification, which holds the plaintext, is kept after it had its effect. False unless given. */
  keepPlaintext?: boolean
  /** Gives seconds since the epoch, for tests of the calls below; a handler goes by the database's clock, as they do unless given. */
  now?: () => number
}

/** A Database of better-sqlite3, or a DatabaseSync of node:sqlite (Node.js 22.16 or later). */
export type SqliteDatabase =
  | { readonly name: string; readonly memory: boolean; prepare(sql: string): unknown; pragma(source: string): unknown }
  | { readonly isTransaction: boolean; prepare(sql: string): unknown; location(name?: string): string | null }

/** A Pool of pg, whose connections are `Client`. What its `connect` gives to a callback says which class that is. */
export interface PostgresPool<Client> {
  readonly totalCount: number
  query: unknown
  connect(callback: (error: any, client: Client | undefined, release: any) => void): void
}

/** A pool of mysql2/promise, for MySQL and MariaDB. */
export interface MySqlPool<Connection> {
  getConnection(): Promise<Connection>
}

/** A client of ioredis, iovalkey or node-redis, alone or of a cluster: for mode `leased` alone. The README says what Redis can lose. */
export type RedisClient =
  | { call(command: string, ...parameters: any[]): unknown; defineCommand: unknown }
  | { sendCommand: unknown; evalSha: unknown }

/**
 * A table in your own database that makes each notification count once, however often it is delivered.
 *
 * A `NotificationHandler` does all that is here by itself. Each call takes the connection on which your own writes are
 * made, so that it commits or rolls back with them; `transaction` gives one. Every call can throw an `InboxError` with
 * the code `INBOX_FAILED`, whose `cause` is the driver's error, or `INBOX_SCHEMA` where the table is not there.
 *
 * `Connection` is what the driver gives, and follows from `database`: `PoolClient`, `PoolConnection`, `Database`, or a
 * driver's: `Prisma.TransactionClient`, `Knex.Transaction`, `EntityManager`, ...
 */
export class Inbox<Connection = unknown> {
  /**
   * @param database a pool of mysql2/promise, a Pool of pg, a Database of better-sqlite3 or node:sqlite in a file, a client of ioredis or
   *   node-redis, or a driver of
   *   `wxnotify/transactions`: of Prisma, Knex, TypeORM, Sequelize, Drizzle, or your own
   * @throws {ConfigurationError} `OPTION_INVALID`
   * @throws {ArgumentError} it is none of these
   */
  constructor(database: Driver<Connection> | MySqlPool<Connection> | PostgresPool<Connection> | (Connection & (SqliteDatabase | RedisClient)), options?: InboxOptions)

  /**
   * An inbox in an SQLite file, which is made with its table where it is not there. Needs better-sqlite3, and its types from
   * `@types/better-sqlite3`: without them its connections are of any type.
   *
   * @throws {InboxError} `INBOX_FAILED`: better-sqlite3 is not installed, or the file cannot be opened
   */
  static sqlite(file: string, options?: InboxOptions): Inbox<BetterSqlite>

  /**
   * Does `work` in a transaction, which commits when its promise is fulfilled and rolls back when it is rejected.
   *
   * In SQLite only one that writes runs at a time, on a connection of the inbox's own that is kept open: other writers wait until
   * it ends, for at most 10 seconds. The connection cannot be used after the transaction.
   *
   * @throws {InboxError} `NOTIFICATION_BUSY`: SQLite's other writers took too long
   * @throws {ConfigurationError} `OPTION_INVALID`: the pool's connection has a transaction open already
   */
  transaction<Result>(work: (connection: Connection) => Promise<Result>): Promise<Result>

  /** The statements that make the table, for those who keep their migrations as files. */
  schema(): string[]
  /** Those that bring a table of version 1 (wxnotify 0.1) to this version. */
  upgrade(): string[]

  /** Makes the table, or brings it to this version. What is in it stays. */
  create(connection: Connection): Promise<void>

  /**
   * Makes sure that the table is there: for when the program starts.
   *
   * @throws {InboxError} `INBOX_SCHEMA`
   */
  check(connection: Connection): Promise<void>

  /**
   * Takes hold of a notification.
   *
   * @param key the notification's `id` unless given: 1 to 191 characters
   * @throws {ConfigurationError} `OPTION_INVALID`: the key is none
   * @throws {InboxError} `NOTIFICATION_BUSY`: another was quicker at this moment, so roll back; `KEY_CONFLICT`: a notification of
   *   another event or kind has the key
   */
  claim(connection: Connection, notification: Notification, key?: string): Promise<Claim>

  /**
   * Says that the notification has had its effect.
   *
   * @throws {InboxError} `LEASE_LOST`: the lease ended; roll back what was done in the same transaction
   */
  complete(connection: Connection, lease: Lease): Promise<void>

  /**
   * Lets go of a notification whose work failed: the next delivery finds it fresh. What was stored waits for the next attempt,
   * longer each time (2 seconds, 4, 8, ... at most an hour), or is a dead letter after the last: then it gives true.
   *
   * @param error kept in `last_error`, cut at 500 characters: nothing secret
   * @throws {InboxError} `LEASE_LOST`
   */
  release(connection: Connection, lease: Lease, error: string): Promise<boolean>

  /**
   * Prolongs a lease by its whole length from now on.
   *
   * @throws {InboxError} `LEASE_LOST`
   */
  renew(connection: Connection, lease: Lease): Promise<Lease>

  /**
   * Forgets what is over since `olderThan` seconds: at least 90,000 (25 hours). Returns how many. It deletes in small transactions of
   * its own.
   *
   * @throws {ConfigurationError} `OPTION_INVALID`: WeChat Pay could repeat what is forgotten
   */
  purge(olderThan: number): Promise<number>

  /**
   * Writes a notification down, once, so that it can be acknowledged once that is committed, and worked on later. False where it was
   * before.
   *
   * @throws {ConfigurationError} as `claim`
   * @throws {InboxError} as `claim`, and `NOTIFICATION_BUSY` where it is being worked on without having been stored
   */
  store(connection: Connection, notification: Notification, key?: string): Promise<boolean>

  /** Takes a stored notification that waits; null where none does. Commit before you work on it: then the attempt counts. */
  take(connection: Connection): Promise<{ lease: Lease; notification: Notification } | null>

  /** `release` by another name, for what was taken. */
  fail(connection: Connection, lease: Lease, error: string): Promise<boolean>

  /** The dead letters, the oldest first, 100 unless `limit` is given. */
  deadLetters(connection: Connection, limit?: number): Promise<DeadLetter[]>

  /** Has a dead letter worked on again, with all its attempts. False where no dead letter has the key. */
  retry(connection: Connection, key: string): Promise<boolean>

  /** Leaves a dead letter for good: WeChat Pay's repeats are acknowledged. False where no dead letter has the key. */
  discard(connection: Connection, key: string): Promise<boolean>

  /** How the inbox is doing. */
  stats(connection: Connection): Promise<InboxStats>

  /**
   * Whether all is well: for an alarm. It speaks of the work that all machines share, which restarting a machine, or taking it out of
   * service, does not mend. A database that cannot be reached is the error.
   *
   * @throws {ConfigurationError} `OPTION_INVALID`: a limit is negative
   */
  health(connection: Connection, limits?: HealthLimits): Promise<InboxHealth>
}
