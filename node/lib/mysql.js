'use strict'

// MySQL and MariaDB by mysql2: a pool of promises, or what another library does on a connection.

const { NotIdle, inTime } = require('./trouble.js')
const { Driver, Transaction } = require('./transactions.js')

class MySql extends Driver {
  #pool

  constructor(pool) {
    super('mysql', 'question')
    this.#pool = pool
  }

  async begin() {
    const connection = await inTime(this.#pool.getConnection(), (late) => late.release())
    try {
      // START TRANSACTION would commit what is in a transaction already, half done.
      if (!(await onConnection.isIdle(connection))) throw new NotIdle()
      await connection.query('START TRANSACTION')
      return new ConnectionTransaction(connection)
    } catch (error) {
      connection.destroy()
      throw error
    }
  }

  join(connection) {
    return new ConnectionTransaction(connection)
  }
}

class ConnectionTransaction extends Transaction {
  run(sql, values, isQuery) {
    return onConnection.run(this.connection, sql, values, isQuery)
  }

  async commit() {
    await this.connection.query('COMMIT')
    this.connection.release()
  }

  async rollBack() {
    await this.connection.query('ROLLBACK')
    this.connection.release()
  }

  /** Its socket is closed; the server rolls back. */
  sever() {
    this.connection.destroy()
  }
}

/** In what the server says of a connection with each answer. */
const IN_TRANSACTION = 1

/** What is done on a connection, of promises or of callbacks, whoever opened it. */
const onConnection = {
  dialect: 'mysql',
  placeholders: 'question',

  async run(connection, sql, values, isQuery) {
    // The driver sends a number as a fraction.
    const texts = values.map((value) => (typeof value === 'number' ? `${value}` : value))
    const [result] = await promising(connection).execute({ sql, rowsAsArray: true }, texts)
    return isQuery ? result : result.affectedRows
  },

  async isIdle(connection) {
    const [{ serverStatus }] = await promising(connection).query('DO 0')
    return !(serverStatus & IN_TRANSACTION)
  },

  /** Who begins a transaction in another one commits that, and nothing is left to be seen. */
  async isNew() {
    return true
  },

  /** A COMMIT that does not commit says so here. */
  async check() {},

  close(connection) {
    connection.destroy()
  },
}

function promising(connection) {
  return typeof connection.promise === 'function' ? connection.promise() : connection
}

module.exports = { MySql, onConnection }
