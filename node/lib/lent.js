'use strict'

// A connection as a callback has it: for as long as the callback runs, and knowing what of it is still on its way. What a callback does not
// await would go out after the commit, on a connection that is another's by then.

const { types } = require('node:util')
const { argumentInvalid } = require('./errors.js')

const RAW = Symbol('the connection behind a lent one')

/** `connection` is what to give away. */
class Lent {
  #running = 0
  #isOver = false
  connection

  constructor(raw) {
    const known = new Map()
    this.connection = new Proxy(raw, {
      get: (_, name) => {
        if (name === RAW) return raw
        // What an async function gives back is asked for it.
        if (name === 'then') return undefined
        if (this.#isOver) throw argumentInvalid('connection', `the connection was used (${String(name)}) after its transaction: an await is missing, or the callback took too long`)
        const value = raw[name]
        if (typeof value !== 'function' || name === 'constructor') return value
        const [method, lent] = known.get(name) ?? []
        if (method === value) return lent
        const made = (...given) => this.#watched(value.apply(raw, given), raw)
        known.set(name, [value, made])
        return made
      },
    })
  }

  /** Takes the connection back. How many calls had begun on it, and not ended. */
  end() {
    this.#isOver = true
    return this.#running
  }

  /** What a method gave, which for chaining is often its own connection. */
  #watched(result, raw) {
    if (result === raw) return this.connection
    if (!types.isPromise(result)) return result
    this.#running += 1
    return result.finally(() => (this.#running -= 1))
  }
}

/** The driver's own, of one that may be lent. */
function rawOf(connection) {
  return connection[RAW] ?? connection
}

module.exports = { Lent, rawOf }
