'use strict'

// PostgreSQL by a Pool of pg.

const { Trouble, failed, inTime } = require('./trouble.js')

class Postgres {
  dialect = 'postgresql'
  placeholders = 'numbered'
  hasOneWriter = false
  #pool

  constructor(pool) {
    this.#pool = pool
  }

  async begin() {
    const client = await inTime(this.#connect(), (late) => this.#giveBack(late))
    try {
      // What is in a transaction already would commit with somebody else's.
      if (!(await isIdle(client))) throw new Trouble('not_idle')
      await client.query('BEGIN')
      return client
    } catch (error) {
      this.kill(client)
      throw error
    }
  }

  async turn() {}

  async commit(client) {
    try {
      const { command } = await client.query('COMMIT')
      // So PostgreSQL answers where a query failed before, and somebody caught its error.
      if (command === 'ROLLBACK') throw Object.assign(new Error('in_failed_sql_transaction'), { code: '25P02', severity: 'ERROR' })
    } catch (error) {
      this.kill(client)
      throw error
    }
    this.#giveBack(client)
  }

  async rollBack(client) {
    const broken = await client.query('ROLLBACK').then(() => undefined, (error) => error)
    this.#giveBack(client, broken)
  }

  /** Where a query of it is still running, its socket is closed; the server rolls back. */
  kill(client) {
    this.#giveBack(client, true)
  }

  #giveBack(client, broken) {
    client.release(broken)
    client.off('error', ignore)
  }

  async execute(client, { sql, arguments: values, is_query: isQuery }) {
    const { rows, rowCount } = await client.query({ text: sql, values, rowMode: 'array', types: TEXTS })
    return isQuery ? { rows } : { changed: rowCount ?? 0 }
  }

  failure(error) {
    // Errors of the network have a code, too.
    return failed(error, { sqlstate: error.severity === undefined ? undefined : error.code })
  }

  /** Listens in the callback: what is said in the same packet as "ready" would come before a promise goes on. */
  #connect() {
    return new Promise((resolve, reject) => {
      this.#pool.connect((error, client) => {
        if (error) return reject(error)
        client.on('error', ignore)
        resolve(client)
      })
    })
  }
}

/** A connection that breaks between two queries says so as an event, which would end the process. The next query fails. */
const ignore = () => {}

/** Whatever parsers the merchant has set for numbers, JSON has texts. */
const TEXTS = { getTypeParser: () => (text) => text }

async function isIdle(client) {
  if (client.getTransactionStatus !== undefined) return client.getTransactionStatus() === 'I'
  // Older drivers only tell it as it comes, with what ends the answer to a query.
  const status = new Promise((resolve) => client.connection.once('readyForQuery', (message) => resolve(message.status)))
  await client.query('SELECT 1')
  return (await status) === 'I'
}

module.exports = { Postgres }
