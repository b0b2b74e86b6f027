'use strict'

// Transactions of TypeORM.

const { Borrowed, WIRES } = require('./borrowed.js')
const { describe } = require('./describe.js')
const { argumentInvalid, optionInvalid } = require('./errors.js')
const { NotIdle, inTime } = require('./trouble.js')
const { Driver } = require('./transactions.js')

class TypeOrm extends Driver {
  #source
  #wire

  constructor(source) {
    if (typeof source?.createQueryRunner !== 'function' || typeof source.options !== 'object') {
      throw argumentInvalid('dataSource', `dataSource is ${describe(source)}; give a DataSource of TypeORM`)
    }
    const wire = WIRES.get(source.options.type)
    if (wire === undefined) throw optionInvalid('dataSource', `dataSource is of type ${source.options.type}; the inbox works on postgres, mysql and mariadb, and for SQLite give a Database of better-sqlite3`)
    super(wire.dialect, wire.placeholders)
    this.#source = source
    this.#wire = wire
  }

  async begin() {
    const runner = this.#source.createQueryRunner()
    const raw = await inTime(runner.connect(), () => runner.release())
    try {
      if (!(await this.#wire.isIdle(raw))) throw new NotIdle()
      await runner.startTransaction()
    } catch (error) {
      this.#wire.close(raw)
      await runner.release()
      throw error
    }
    return new Borrowed(runner.manager, this.#wire, raw, {
      async commit() {
        await runner.commitTransaction()
        await runner.release()
      },
      async rollBack() {
        if (runner.isTransactionActive) await runner.rollbackTransaction()
        await runner.release()
      },
      giveBack: () => runner.release(),
    })
  }

  async join(manager) {
    if (!manager.queryRunner?.isTransactionActive) throw argumentInvalid('connection', 'connection is no EntityManager in a transaction; give that of dataSource.transaction()')
    return new Borrowed(manager, this.#wire, await manager.queryRunner.connect())
  }
}

module.exports = { TypeOrm }
