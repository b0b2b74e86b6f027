'use strict'

// MySQL and MariaDB by a pool of mysql2/promise.

const { Trouble, failed, inTime } = require('./trouble.js')

class MySql {
  dialect = 'mysql'
  placeholders = 'question'
  hasOneWriter = false
  #pool

  constructor(pool) {
    this.#pool = pool
  }

  async begin() {
    const connection = await inTime(this.#pool.getConnection(), (late) => late.release())
    try {
      // START TRANSACTION would commit what is in a transaction already, half done.
      const [{ serverStatus }] = await connection.query('DO 0')
      if (serverStatus & IN_TRANSACTION) throw new Trouble('not_idle')
      await connection.query('START TRANSACTION')
      return connection
    } catch (error) {
      this.kill(connection)
      throw error
    }
  }

  async turn() {}

  async commit(connection) {
    try {
      await connection.query('COMMIT')
    } catch (error) {
      this.kill(connection)
      throw error
    }
    connection.release()
  }

  async rollBack(connection) {
    await connection.query('ROLLBACK').then(() => connection.release(), () => this.kill(connection))
  }

  /** Its socket is closed; the server rolls back. */
  kill(connection) {
    connection.destroy()
  }

  async execute(connection, { sql, arguments: values, is_query: isQuery }) {
    // The driver sends a number as a fraction.
    const texts = values.map((value) => (typeof value === 'number' ? `${value}` : value))
    const [result] = await connection.execute({ sql, rowsAsArray: true }, texts)
    return isQuery ? { rows: result.map(plain) } : { changed: result.affectedRows }
  }

  failure(error) {
    // Errors of the network have a number, too: the operating system's, below zero.
    return failed(error, { number: error.errno > 0 ? error.errno : undefined, sqlstate: error.sqlState })
  }
}

/** In what the server says of a connection with each answer. */
const IN_TRANSACTION = 1

/** A pool can be set to give whole numbers as BigInt, which JSON does not have. */
function plain(row) {
  return row.map((value) => (typeof value === 'bigint' ? `${value}` : value))
}

module.exports = { MySql }
