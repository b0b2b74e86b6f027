/** A database's SQL, where it has one; `mysql` is MariaDB's too, and `redis` Valkey's. */
export type Dialect = 'sqlite' | 'postgresql' | 'mysql' | 'redis'

/** How a library writes parameters: `?`, or `$1`. */
export type Placeholders = 'question' | 'numbered'

/** What a statement did: the rows that it gave, each its columns in order, or how many rows it changed. */
export type Result = ReadonlyArray<readonly unknown[] | { readonly [column: string]: unknown }> | number | bigint

/** The connection has a transaction open already, so that the next commit would not be the inbox's own: `OPTION_INVALID`. */
export class NotIdle extends Error {
  constructor(message?: string)
}

/** The pool had no connection to give within 2 seconds: `INBOX_FAILED`, and WeChat Pay sends again. */
export class NoConnection extends Error {
  constructor(message?: string)
}

/** Another transaction had the lock for too long: `NOTIFICATION_BUSY`. */
export class LockTimeout extends Error {
  constructor(message?: string)
}

/**
 * An open transaction. It ends once: when `commit` or `rollBack` is fulfilled, or by `sever`, which the inbox also calls where one of
 * those two is rejected. With its end its connection is given back.
 */
export abstract class Transaction<Connection = unknown> {
  /** @param connection what callbacks get as `delivery.connection`, and the inbox's calls take: an object, or a function */
  constructor(connection: Connection)
  readonly connection: Connection

  /**
   * Runs a statement in the transaction. Give the rows of a query, whole numbers as a number, a bigint or text; otherwise how many
   * rows it changed (those that it found, or those that it changed to something else: both will do). Throw the library's error where
   * it fails.
   *
   * @param sql one statement, with the driver's placeholders
   * @param values their values, whole numbers and texts
   * @param isQuery whether rows are wanted
   */
  abstract run(sql: string, values: ReadonlyArray<string | number>, isQuery: boolean): Result | PromiseLike<Result>

  /** Commits. Is fulfilled only where all of it is committed: a transaction in which a statement failed is rejected. */
  abstract commit(): void | PromiseLike<void>

  /** Rolls back. */
  abstract rollBack(): void | PromiseLike<void>

  /** At once, while a callback that took too long may be using it: from now on nothing of it can commit. It is not waited for. */
  abstract sever(): void | PromiseLike<void>
}

/**
 * How the inbox works on a library's transactions: `new Inbox(new MyDriver(pool))`. What the inbox does, and in which order, is
 * decided elsewhere, the same for all. `checkDriver` of `wxnotify/testing` says whether a driver keeps what it promises.
 */
export abstract class Driver<Connection = unknown> {
  constructor(dialect: Dialect, placeholders: Placeholders)
  readonly dialect: Dialect
  readonly placeholders: Placeholders

  /**
   * Whether a second transaction would wait for the first to end: false unless set, true for a pool of one and for SQLite. Then
   * `inbox.transaction` in a callback is refused, and not waited for.
   */
  hasOneWriter: boolean

  /**
   * Begins a transaction on a connection of its own, whose end commits to the database. It waits 2 seconds at most for a connection,
   * and then throws `NoConnection`; throws `NotIdle` where the connection has a transaction open already, and the library's error where
   * it fails.
   *
   * @param waitMs for how long to wait for locks, in milliseconds: on SQLite, where `LockTimeout` ends it
   * @param write whether it will write, so that SQLite's takes the lock at once
   */
  abstract begin(waitMs: number, write: boolean): Transaction<Connection> | PromiseLike<Transaction<Connection>>

  /**
   * The caller's own transaction, which the caller ends: only `run` is called. Throws where `connection` is in none.
   *
   * @param connection what a callback got as `delivery.connection`, or what the caller of `inbox.claim(connection, ...)` gave
   */
  abstract join(connection: Connection): Transaction<Connection> | PromiseLike<Transaction<Connection>>

  /**
   * What the database calls a failure: the SQLSTATE as text, or MySQL's or SQLite's number; null where it does not say. Unless it is
   * overridden it is `codeOf`.
   */
  codeOf(error: unknown): string | number | null
}

/** What the errors of pg, mysql2, better-sqlite3 and node:sqlite say, also as the `cause`, `driverError` or `original` of another. */
export function codeOf(error: unknown): string | number | null

/**
 * Knex 3 with the client `pg` or `mysql2`; callbacks get a `Knex.Transaction`.
 *
 * @throws {ConfigurationError} `OPTION_INVALID`: it is a transaction, or another database's
 * @throws {ArgumentError} it is something else
 */
export function ofKnex<Trx extends object>(knex: { transactionProvider(config?: any): () => Promise<Trx>; client: any }): Driver<Trx>

/**
 * A PrismaClient 6 or 7 on postgresql or mysql; callbacks get its `Prisma.TransactionClient`. `client.$transaction` is given a
 * `timeout` as good as none: the inbox's `lease` ends what hangs.
 *
 * On MySQL it cannot be seen whether a connection of the pool was left in a transaction: beginning the next one commits it.
 *
 * @throws {ConfigurationError} `OPTION_INVALID`: it is a transaction, or another database's
 * @throws {ArgumentError} it is something else
 */
export function ofPrisma<Client extends PrismaLike>(prisma: Client): Driver<TransactionOf<Client>>

/** What is asked of a PrismaClient. */
export interface PrismaLike {
  $connect(): Promise<void>
  $queryRawUnsafe: unknown
  $transaction: unknown
}

/** What `$transaction` gives to its callback. */
export type TransactionOf<Client> = Client extends { $transaction(work: (transaction: infer Transaction) => Promise<unknown>, options?: any): any } ? Transaction : never

/**
 * Sequelize 6 with the dialect `postgres` or `mysql` (which serves MariaDB, too); callbacks get a `Transaction`, to be given as
 * `{ transaction: delivery.connection }`.
 *
 * @throws {ConfigurationError} `OPTION_INVALID`: it is another database's
 * @throws {ArgumentError} it is something else
 */
export function ofSequelize<Opened extends object>(sequelize: { transaction(options?: any): Promise<Opened>; getDialect(): string }): Driver<Opened>

/**
 * A DataSource of TypeORM of type `postgres`, `mysql` or `mariadb`; callbacks get an `EntityManager`.
 *
 * @throws {ConfigurationError} `OPTION_INVALID`: it is another database's
 * @throws {ArgumentError} it is something else
 */
export function ofTypeOrm<Manager extends object>(dataSource: { readonly manager: Manager; readonly options: { readonly type: string }; createQueryRunner: unknown }): Driver<Manager>

/**
 * Drizzle over a Pool of pg (`drizzle-orm/node-postgres`) or of mysql2 (`drizzle-orm/mysql2`); callbacks get the `tx` of
 * `db.transaction`. Its transactions on SQLite are synchronous, and so not served.
 *
 * On MySQL it cannot be seen whether a connection of the pool was left in a transaction: beginning the next one commits it.
 *
 * @throws {ConfigurationError} `OPTION_INVALID`: it is a transaction, or another database's
 * @throws {ArgumentError} it is something else
 */
export function ofDrizzle<Tx extends object>(db: { readonly $client: unknown; transaction(work: (tx: Tx) => Promise<unknown>, config?: any): Promise<unknown> }): Driver<Tx>
