'use strict'

// Interactive transactions of Prisma, whose connection below is not to be had: statements go by its raw queries.

const { describe } = require('./describe.js')
const { argumentInvalid, optionInvalid } = require('./errors.js')
const { Held } = require('./held.js')
const { WRITTEN } = require('./postgres.js')
const { CONNECTION_WAIT, NoConnection, NotIdle } = require('./trouble.js')
const { Driver, Transaction, codeOf } = require('./transactions.js')

/** By the provider of the schema. */
const DATABASES = { postgresql: ['postgresql', 'numbered'], postgres: ['postgresql', 'numbered'], mysql: ['mysql', 'question'] }

/** Prisma's own limit of a transaction's time, in milliseconds: as good as none, since the inbox has its lease. */
const LONGEST = 2 ** 31 - 1

class Prisma extends Driver {
  #prisma

  constructor(prisma) {
    if (typeof prisma?.$queryRawUnsafe !== 'function') throw argumentInvalid('prisma', `prisma is ${describe(prisma)}; give a PrismaClient`)
    if (typeof prisma.$transaction !== 'function' || typeof prisma.$connect !== 'function') {
      throw optionInvalid('prisma', 'prisma is a transaction of Prisma, which the inbox could not commit; give the PrismaClient')
    }
    const provider = prisma._activeProvider
    if (DATABASES[provider] === undefined) {
      throw optionInvalid('prisma', `prisma works on ${provider}; the inbox works on postgresql and mysql, and for SQLite give a Database of better-sqlite3`)
    }
    super(...DATABASES[provider])
    this.#prisma = prisma
  }

  async begin() {
    const transact = (work) => this.#prisma.$transaction(work, { maxWait: CONNECTION_WAIT, timeout: LONGEST })
    const { held, transaction } = await Held.open(transact).catch((error) => {
      throw error.code === 'P2028' ? new NoConnection() : error
    })
    const opened = new PrismaTransaction(this.dialect, transaction, held)
    try {
      if (await opened.isNew()) return opened
    } catch (error) {
      opened.sever()
      throw error
    }
    opened.sever()
    throw new NotIdle()
  }

  join(transaction) {
    if (typeof transaction.$executeRawUnsafe !== 'function') throw argumentInvalid('connection', 'connection is no transaction of Prisma; give what prisma.$transaction() gave')
    return new PrismaTransaction(this.dialect, transaction)
  }

  /** Prisma has the database's own code in what its adapter said. */
  codeOf(error) {
    const code = error?.meta?.driverAdapterError?.cause?.originalCode ?? error?.cause?.originalCode ?? error?.meta?.code
    if (code === undefined) return codeOf(error)
    return this.dialect === 'mysql' ? Number(code) : code
  }
}

class PrismaTransaction extends Transaction {
  #dialect
  #held

  constructor(dialect, transaction, held) {
    super(transaction)
    this.#dialect = dialect
    this.#held = held
  }

  run(sql, values, isQuery) {
    return isQuery ? this.connection.$queryRawUnsafe(sql, ...values) : this.connection.$executeRawUnsafe(sql, ...values)
  }

  async isNew() {
    if (this.#dialect !== 'postgresql') return true
    const [{ written }] = await this.connection.$queryRawUnsafe(`${WRITTEN} AS written`)
    return written === null
  }

  async commit() {
    // PostgreSQL answers COMMIT with ROLLBACK where a query failed before, and Prisma does not tell.
    if (this.#dialect === 'postgresql') await this.connection.$queryRawUnsafe('SELECT 1')
    await this.#held.commit()
  }

  rollBack() {
    return this.#held.rollBack()
  }

  /** Prisma rolls back once a query of it that is still running has ended, and refuses the next. */
  sever() {
    return this.#held.rollBack()
  }
}

module.exports = { Prisma }
