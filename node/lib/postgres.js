'use strict'

// PostgreSQL by pg: a Pool, or what another library does on a Client.

const { NotIdle, inTime } = require('./trouble.js')
const { Driver, Transaction } = require('./transactions.js')

class Postgres extends Driver {
  #pool

  constructor(pool) {
    super('postgresql', 'numbered')
    this.#pool = pool
  }

  async begin() {
    const client = await inTime(this.#connect(), giveBack)
    try {
      // What is in a transaction already would commit with somebody else's.
      if (!(await onClient.isIdle(client))) throw new NotIdle()
      await client.query('BEGIN')
      return new ClientTransaction(client)
    } catch (error) {
      giveBack(client, true)
      throw error
    }
  }

  join(client) {
    return new ClientTransaction(client)
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

class ClientTransaction extends Transaction {
  run(sql, values, isQuery) {
    return onClient.run(this.connection, sql, values, isQuery)
  }

  async commit() {
    const { command } = await this.connection.query('COMMIT')
    // So PostgreSQL answers where a query failed before, and somebody caught its error.
    if (command === 'ROLLBACK') throw Object.assign(new Error('in_failed_sql_transaction'), { code: '25P02', severity: 'ERROR' })
    giveBack(this.connection)
  }

  async rollBack() {
    await this.connection.query('ROLLBACK')
    giveBack(this.connection)
  }

  /** Where a query of it is still running, its socket is closed; the server rolls back. */
  sever() {
    giveBack(this.connection, true)
  }
}

function giveBack(client, isBroken) {
  client.release(isBroken)
  client.off('error', ignore)
}

/** A connection that breaks between two queries says so as an event, which would end the process. The next query fails. */
const ignore = () => {}

/** Whatever parsers the merchant has set for numbers, JSON has texts. */
const TEXTS = { getTypeParser: () => (text) => text }

/** PostgreSQL gives a transaction its number when it writes. */
const WRITTEN = 'SELECT txid_current_if_assigned()::text'

/** What is done on a Client, whoever opened it. */
const onClient = {
  dialect: 'postgresql',
  placeholders: 'numbered',

  async run(client, sql, values, isQuery) {
    const { rows, rowCount } = await client.query({ text: sql, values, rowMode: 'array', types: TEXTS })
    return isQuery ? rows : (rowCount ?? 0)
  },

  async isIdle(client) {
    if (client.getTransactionStatus !== undefined) return client.getTransactionStatus() === 'I'
    // Older drivers only tell it as it comes, with what ends the answer to a query.
    const status = new Promise((resolve) => client.connection.once('readyForQuery', (message) => resolve(message.status)))
    await client.query('SELECT 1')
    return (await status) === 'I'
  },

  /** Whether nothing is written yet in the transaction that it is in, and so nothing of somebody else's. */
  async isNew(client) {
    const { rows } = await client.query({ text: WRITTEN, rowMode: 'array', types: TEXTS })
    return rows[0][0] === null
  },

  /** Fails where a query failed before and somebody caught its error: PostgreSQL would answer COMMIT with ROLLBACK, and libraries do not tell. */
  async check(client) {
    await client.query('SELECT 1')
  },

  close(client) {
    client.on('error', ignore)
    Promise.resolve(client.end()).catch(ignore)
  },
}

module.exports = { Postgres, WRITTEN, onClient }
