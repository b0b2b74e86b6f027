'use strict'

// Transactions of Sequelize 6.

const { Borrowed, WIRES } = require('./borrowed.js')
const { describe } = require('./describe.js')
const { argumentInvalid, optionInvalid } = require('./errors.js')
const { NotIdle, inTime } = require('./trouble.js')
const { Driver } = require('./transactions.js')

class Sequelize extends Driver {
  #sequelize
  #wire

  constructor(sequelize) {
    if (typeof sequelize?.getDialect !== 'function' || typeof sequelize.transaction !== 'function') {
      throw argumentInvalid('sequelize', `sequelize is ${describe(sequelize)}; give what new Sequelize(...) made`)
    }
    const wire = WIRES.get(sequelize.getDialect())
    if (wire === undefined || sequelize.getDialect() === 'mariadb') {
      throw optionInvalid('sequelize', `sequelize has the dialect ${sequelize.getDialect()}; the inbox works on postgres and mysql (which serves MariaDB, too), and for SQLite give a Database of better-sqlite3`)
    }
    super(wire.dialect, wire.placeholders)
    this.#sequelize = sequelize
    this.#wire = wire
  }

  async begin() {
    const transaction = await inTime(this.#begun(), (late) => late.rollback())
    const { connection } = transaction
    return new Borrowed(transaction, this.#wire, connection, {
      commit: () => transaction.commit(),
      rollBack: () => (transaction.finished ? undefined : transaction.rollback()),
      giveBack: () => transaction.forceCleanup(),
    })
  }

  /** As `sequelize.transaction()` begins one, but that BEGIN waits for a look at the connection. */
  async #begun() {
    const sequelize = this.#sequelize
    const transaction = new sequelize.constructor.Transaction(sequelize, {})
    const begin = transaction.begin
    transaction.begin = async () => {
      if (!(await this.#wire.isIdle(transaction.connection))) throw new NotIdle()
      await begin.call(transaction)
    }
    await transaction.prepareEnvironment(false)
    return transaction
  }

  join(transaction) {
    if (!transaction.connection || transaction.finished) throw argumentInvalid('connection', 'connection is no open Transaction of Sequelize; give what sequelize.transaction() gave')
    return new Borrowed(transaction, this.#wire, transaction.connection)
  }
}

module.exports = { Sequelize }
