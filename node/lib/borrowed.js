'use strict'

// A transaction that another library began, on a connection of pg or mysql2. The inbox's own statements go to that connection, in
// line with the library's; begin, commit and roll back are the library's, which so knows that they were.

const { onConnection } = require('./mysql.js')
const { onClient } = require('./postgres.js')
const { Transaction } = require('./transactions.js')

/** What is done on a connection of the library's, by the name that it has for the database. */
const WIRES = new Map([
  ['pg', onClient],
  ['postgres', onClient],
  ['postgresql', onClient],
  ['mysql', onConnection],
  ['mysql2', onConnection],
  ['mariadb', onConnection],
])

class Borrowed extends Transaction {
  #wire
  #raw
  #end

  /**
   * `connection` is the library's object, for callbacks, and `raw` the driver's connection below. `end` has the library's `commit` and
   * `rollBack`, and `giveBack`, for a connection that is closed already.
   */
  constructor(connection, wire, raw, end) {
    super(connection)
    this.#wire = wire
    this.#raw = raw
    this.#end = end
  }

  run(sql, values, isQuery) {
    return this.#wire.run(this.#raw, sql, values, isQuery)
  }

  async commit() {
    await this.#wire.check(this.#raw)
    await this.#end.commit()
  }

  rollBack() {
    return this.#end.rollBack()
  }

  sever() {
    this.#wire.close(this.#raw)
    return this.#end.giveBack()
  }
}

module.exports = { Borrowed, WIRES }
