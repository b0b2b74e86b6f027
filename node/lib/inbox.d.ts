import type { Notification } from '../index'

/** A worker's hold on a notification. */
export interface Lease {
  readonly key: string
  /** The fencing token: only who has it can complete. */
  readonly token: string
  /** How often it was worked on, this time included. */
  readonly attempts: number
  /** When the lease ends, in seconds since the epoch. */
  readonly until: number
}

/** What a claim found: it is yours now, another worker's, or has had its effect. */
export type Claim =
  | { readonly state: 'fresh'; readonly lease: Lease }
  | { readonly state: 'busy'; readonly lease?: undefined }
  | { readonly state: 'done'; readonly lease?: undefined }

/** A stored notification that failed too often. */
export interface DeadLetter {
  readonly key: string
  readonly eventType: string
  readonly attempts: number
  /** When it was first delivered, in seconds since the epoch. */
  readonly firstSeen: number
  /** What the last attempt said. */
  readonly lastError: string | null
  readonly notification: Notification
}

export interface InboxOptions {
  /** `wxnotify_inbox` unless given; a schema's name and a full stop may stand before it. */
  table?: string
  /** For how long a worker has a notification to itself, in seconds: longer than the work ever takes. 60 unless given. */
  lease?: number
  /** After how many attempts a stored notification is dead: 12 unless given. */
  maxAttempts?: number
  /** Gives seconds since the epoch, for tests; the system clock unless given. */
  now?: () => number
}

/** A Database of better-sqlite3. */
export interface SqliteDatabase {
  readonly name: string
  readonly memory: boolean
  prepare(sql: string): unknown
  pragma(source: string): unknown
}

/** A Pool of pg, whose connections are `Client`. */
export interface PostgresPool<Client> {
  readonly totalCount: number
  query: unknown
  connect(): Promise<Client>
}

/** A pool of mysql2/promise, for MySQL and MariaDB. */
export interface MySqlPool<Connection> {
  getConnection(): Promise<Connection>
}

/**
 * A table in your own database that makes each notification count once, however often it is delivered.
 *
 * A `NotificationHandler` does all that is here by itself. Each call takes the connection on which your own writes are
 * made, so that it commits or rolls back with them; `transaction` gives one. Every call can throw an `InboxError` with
 * the code `INBOX_FAILED`, whose `cause` is the driver's error.
 *
 * `Connection` is what the driver gives: in TypeScript say `new Inbox<PoolClient>(pool)` for pg.
 */
export class Inbox<Connection = unknown> {
  /**
   * @param database a pool of mysql2/promise, a Pool of pg, or a Database of better-sqlite3 in a file
   * @throws {ConfigurationError} `OPTION_INVALID`
   * @throws {ArgumentError} it is none of these
   */
  constructor(database: MySqlPool<Connection> | PostgresPool<Connection> | (Connection & SqliteDatabase), options?: InboxOptions)

  /**
   * An inbox in an SQLite file, which is made with its table where it is not there. Needs better-sqlite3.
   *
   * @throws {InboxError} `INBOX_FAILED`: better-sqlite3 is not installed, or the file cannot be opened
   */
  static sqlite(file: string, options?: InboxOptions): Inbox<any>

  /**
   * Does `work` in a transaction, which commits when its promise is fulfilled and rolls back when it is rejected.
   *
   * In SQLite each has a connection of its own, closed afterwards, and only one runs at a time: other writers
   * wait until it ends.
   */
  transaction<Result>(work: (connection: Connection) => Promise<Result>): Promise<Result>

  /** What `create` runs, for those who keep their migrations as files. */
  createStatements(): string[]

  /** Makes the table. What is there already is left as it is. */
  create(connection: Connection): Promise<void>

  /**
   * Makes sure that the table is there: for when the program starts.
   *
   * @throws {InboxError} `INBOX_SCHEMA`
   */
  check(connection: Connection): Promise<void>

  /**
   * Takes hold of a notification, in one atomic statement.
   *
   * @param key the notification's `id` unless given: 1 to 191 characters
   * @throws {ConfigurationError} `OPTION_INVALID`: the key is none
   */
  claim(connection: Connection, notification: Notification, key?: string): Promise<Claim>

  /**
   * Says that the notification has had its effect.
   *
   * @throws {InboxError} `LEASE_LOST`: the lease ended; roll back what was done in the same transaction
   */
  complete(connection: Connection, lease: Lease): Promise<void>

  /**
   * Lets go of a notification whose work failed: the next delivery finds it fresh.
   *
   * @param error kept in `last_error`, cut at 500 characters: nothing secret
   * @throws {InboxError} `LEASE_LOST`
   */
  release(connection: Connection, lease: Lease, error: string): Promise<void>

  /**
   * Forgets what is done and was not delivered for `olderThan` seconds: at least 90,000 (25 hours). Returns how many.
   *
   * @throws {ConfigurationError} `OPTION_INVALID`: WeChat Pay could repeat what is forgotten
   */
  purge(connection: Connection, olderThan: number): Promise<number>

  /**
   * Writes a notification down, once, so that it can be acknowledged and worked on later.
   *
   * @throws {ConfigurationError} as `claim`
   */
  store(connection: Connection, notification: Notification, key?: string): Promise<void>

  /** Takes a stored notification that waits; null where none does. Commit before you work on it: then the attempt counts. */
  take(connection: Connection): Promise<{ lease: Lease; notification: Notification } | null>

  /**
   * Says that the work on a stored notification failed: it waits for the next attempt, longer each time (2 seconds,
   * 4, 8, ... at most an hour), or is a dead letter after the last.
   *
   * @throws {InboxError} `LEASE_LOST`
   */
  fail(connection: Connection, lease: Lease, error: string): Promise<void>

  /** The dead letters, the oldest first, 100 unless `limit` is given. */
  deadLetters(connection: Connection, limit?: number): Promise<DeadLetter[]>

  /** Has a dead letter worked on again, with all its attempts. False where no dead letter has the key. */
  retry(connection: Connection, key: string): Promise<boolean>
}
