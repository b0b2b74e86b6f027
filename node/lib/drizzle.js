'use strict'

// Transactions of Drizzle, on pg and mysql2.

const { Borrowed } = require('./borrowed.js')
const { describe } = require('./describe.js')
const { argumentInvalid, optionInvalid } = require('./errors.js')
const { Held } = require('./held.js')
const { onConnection } = require('./mysql.js')
const { onClient } = require('./postgres.js')
const { NotIdle, inTime } = require('./trouble.js')
const { Driver, sever } = require('./transactions.js')

class Drizzle extends Driver {
  #db
  #wire

  constructor(db) {
    if (typeof db?.transaction !== 'function' || typeof db.session !== 'object') throw argumentInvalid('db', `db is ${describe(db)}; give what drizzle(...) returned`)
    if (db.$client === undefined) throw optionInvalid('db', 'db is a transaction of Drizzle, which the inbox could not commit; give what it was begun on')
    const { $client: pool } = db
    const isPg = typeof pool.connect === 'function' && 'totalCount' in pool
    if (!isPg && typeof pool.getConnection !== 'function') {
      throw optionInvalid('db', `db works on ${describe(pool)}; the inbox needs a Pool of pg or of mysql2, and for SQLite a Database of better-sqlite3 by itself`)
    }
    const wire = isPg ? onClient : onConnection
    super(wire.dialect, wire.placeholders)
    this.#db = db
    this.#wire = wire
  }

  async begin() {
    const { held, transaction } = await inTime(
      Held.open((work) => this.#db.transaction(work)),
      (late) => late.held.rollBack(),
    )
    const raw = transaction.session.client
    const borrowed = new DrizzleTransaction(transaction, this.#wire, raw, held)
    if (await this.#wire.isNew(raw).catch(() => false)) return borrowed
    sever(borrowed)
    throw new NotIdle()
  }

  join(transaction) {
    if (typeof transaction.rollback !== 'function') throw argumentInvalid('connection', 'connection is no transaction of Drizzle; give what db.transaction() gave')
    return new Borrowed(transaction, this.#wire, transaction.session.client)
  }
}

class DrizzleTransaction extends Borrowed {
  #held

  constructor(connection, wire, raw, held) {
    super(connection, wire, raw, {
      commit: () => held.commit(),
      rollBack: () => held.rollBack(),
      // Drizzle's own ROLLBACK fails on it, and its connection goes back, which the pool then sees is closed.
      giveBack: () => held.rollBack(),
    })
    this.#held = held
  }

  /** After a COMMIT that failed Drizzle has given its connection back: it may be another's by now. */
  sever() {
    return this.#held.isOver ? undefined : super.sever()
  }
}

module.exports = { Drizzle }
