'use strict'

// Transactions of Knex.

const { Borrowed, WIRES } = require('./borrowed.js')
const { describe } = require('./describe.js')
const { argumentInvalid, optionInvalid } = require('./errors.js')
const { NotIdle, inTime } = require('./trouble.js')
const { Driver } = require('./transactions.js')

class Knex extends Driver {
  #knex
  #wire

  constructor(knex) {
    if (typeof knex?.transactionProvider !== 'function') throw argumentInvalid('knex', `knex is ${describe(knex)}; give what knex({ client, connection }) returned`)
    if (knex.isTransaction) throw optionInvalid('knex', 'knex is a transaction of Knex, which the inbox could not commit; give what it was begun on')
    const wire = WIRES.get(knex.client.driverName)
    if (wire === undefined) throw optionInvalid('knex', `knex has the client ${knex.client.driverName}; the inbox works on pg and mysql2, and for SQLite give a Database of better-sqlite3`)
    super(wire.dialect, wire.placeholders)
    this.#knex = knex
    this.#wire = wire
  }

  async begin() {
    const { client } = this.#knex
    const raw = await inTime(client.acquireConnection(), (late) => client.releaseConnection(late))
    const giveBack = () => client.releaseConnection(raw)
    try {
      if (!(await this.#wire.isIdle(raw))) throw new NotIdle()
      const transaction = await this.#knex.transaction({ connection: raw, doNotRejectOnRollback: true })
      return new Borrowed(transaction, this.#wire, raw, {
        async commit() {
          await transaction.commit()
          // The first promise is kept where COMMIT failed, too.
          await transaction.executionPromise
          await giveBack()
        },
        async rollBack() {
          if (!transaction.isCompleted()) await transaction.rollback()
          await transaction.executionPromise
          await giveBack()
        },
        giveBack() {
          // Knex is told, so that what is still to come on it is refused.
          Promise.all([transaction.rollback(), transaction.executionPromise]).catch(() => {})
          raw.__knex__disposed ??= 'severed'
          return giveBack()
        },
      })
    } catch (error) {
      this.#wire.close(raw)
      raw.__knex__disposed ??= 'severed'
      await giveBack()
      throw error
    }
  }

  async join(transaction) {
    if (!transaction.isTransaction) throw argumentInvalid('connection', 'connection is not in a transaction of Knex; give what knex.transaction() gave')
    return new Borrowed(transaction, this.#wire, await transaction.client.acquireConnection())
  }
}

module.exports = { Knex }
