'use strict'

// Redis and Valkey, by ioredis or node-redis. A client has its connections itself, and is shared by all. There are no transactions on
// it: each command is whole by itself.

const { Driver, Transaction } = require('./transactions.js')

class Redis extends Driver {
  #send

  /** `send` sends a command of the core's, and gives what Redis answers. */
  constructor(client, send) {
    super('redis', 'question')
    this.client = client
    this.#send = send
  }

  begin() {
    return new NoTransaction(this.client)
  }

  join() {
    return new NoTransaction(this.client)
  }

  /** The reply to a step. */
  async send(command) {
    return JSON.parse(await this.#send(command))
  }
}

class NoTransaction extends Transaction {
  commit() {}
  rollBack() {}
  sever() {}
}

/** The driver of a client, or null where it is none. */
function redisOf(client) {
  if (typeof client !== 'object' || client === null) return null
  const has = (...names) => names.every((name) => typeof client[name] === 'function')
  // ioredis and iovalkey, alone or as a cluster.
  if (has('call', 'defineCommand')) return new Redis(client, ({ command }) => client.call(...command))
  if (!has('sendCommand', 'evalSha')) return null
  // node-redis, whose cluster must be told the key.
  if (has('nodeClient')) return new Redis(client, ({ command, key }) => client.sendCommand(key, false, command))
  return new Redis(client, ({ command }) => client.sendCommand(command))
}

module.exports = { redisOf }
