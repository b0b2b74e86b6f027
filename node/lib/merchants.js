'use strict'

// Several merchants behind one endpoint: whose a request is, and a registry of those that there are.

const { performance } = require('node:perf_hooks')
const { ask } = require('./ask.js')
const { amount, record, text } = require('./arguments.js')
const { describe } = require('./describe.js')
const { WxNotifyError, argumentInvalid, optionInvalid } = require('./errors.js')
const { flatHeaders } = require('./headers.js')
const { CONSOLE, log, loggerOf } = require('./log.js')
const { NotificationParser } = require('./parser.js')
const { typed } = require('./program.js')
const { raised, typeName } = require('./raised.js')
const { checkedV2Keys } = require('./v2.js')

class ServedMerchant {
  #apiV2Keys

  constructor(name, parser, options = {}) {
    const { apiV2Keys, context } = record(options, 'options', ['apiV2Keys', 'context'])
    ask({ do: 'check_merchant', merchant: text(name, 'name') })
    if (!(parser instanceof NotificationParser)) throw argumentInvalid('parser', `parser is ${describe(parser)}; give a NotificationParser`)
    this.#apiV2Keys = apiV2Keys === undefined || apiV2Keys === null ? null : checkedV2Keys(apiV2Keys)
    this.name = name
    this.parser = parser
    this.context = context
    // The inbox keeps its notifications under the name.
    Object.freeze(this)
  }

  /** @internal The keys as a handler takes them, or null. */
  static apiV2KeysOf(merchant) {
    return merchant.#apiV2Keys
  }
}

/** A request, as far as it tells whose it is. */
class IncomingRequest {
  #headers

  constructor({ method, path = '', headers, raw = null }) {
    this.method = method
    this.path = path
    this.raw = raw
    this.#headers = headers
  }

  get host() {
    return this.header('host')?.replace(/:\d+$/, '').toLowerCase() ?? null
  }

  header(name) {
    const flat = flatHeaders(this.#headers)
    const at = flat.findIndex((held, index) => index % 2 === 0 && held.toLowerCase() === name.toLowerCase())
    return at < 0 ? null : flat[at + 1]
  }
}

class Merchants {
  #load
  #rules
  #logger
  #clock
  /** In the order in which they were asked for: `{ merchant, freshUntil }` by name. */
  #kept = new Map()
  /** In the order in which they are forgotten: until when, by name. */
  #unknown = new Map()
  /** What is loaded for the first time, for which requests wait; and anew, beside. */
  #first = new Map()
  #anew = new Map()

  constructor(load, options = {}) {
    const { maxAge = 300, capacity = 10_000, logger, clock = () => performance.now() } = record(options, 'options', OPTIONS)
    if (typeof load !== 'function') throw argumentInvalid('load', `load is ${describe(load)}, and a function of the merchant's name is needed`)
    if (typeof maxAge !== 'number' || Number.isNaN(maxAge)) throw optionInvalid('maxAge', `maxAge is ${describe(maxAge)}, and a number of seconds is needed`)
    this.#load = load
    // JSON has no Infinity.
    this.#rules = ask({ do: 'merchants', max_age: Math.min(maxAge, Number.MAX_VALUE), capacity: amount(capacity, 'capacity') }).value
    this.#logger = loggerOf(logger ?? CONSOLE)
    this.#clock = clock
  }

  async get(name) {
    const kept = this.#kept.get(name)
    if (kept !== undefined) {
      // Asked for last.
      this.#kept.delete(name)
      this.#kept.set(name, kept)
      if (this.#clock() >= kept.freshUntil && !this.#anew.has(name)) this.#renew(name)
      return kept.merchant
    }
    return this.#first.get(name) ?? this.#loadFirst(name)
  }

  by(nameOf) {
    return new MerchantsBy(this, nameOf)
  }

  forget(name) {
    // What is on its way may be of before the change: who waits gets it, and it is not kept.
    for (const names of [this.#kept, this.#unknown, this.#first, this.#anew]) names.delete(name)
  }

  #loadFirst(name) {
    if (!canBeAName(name)) return null
    this.#forgetUnknown()
    if (this.#unknown.has(name)) return null
    if (this.#unknown.size + this.#first.size >= this.#rules.most_unknown) throw typed(this.#rules.busy)
    const loading = (async () => {
      const isKept = () => this.#first.get(name) === loading
      try {
        const loaded = await this.#loaded(name)
        if (isKept()) this.#keep(name, loaded)
        return loaded
      } finally {
        if (isKept()) this.#first.delete(name)
      }
    })()
    this.#first.set(name, loading)
    return loading
  }

  /** Beside the requests, which get the old one. Never rejects. */
  async #renew(name) {
    const ticket = {}
    this.#anew.set(name, ticket)
    let loaded = null
    let thrown = null
    try {
      loaded = await this.#loaded(name)
    } catch (error) {
      thrown = { error }
    }
    if (this.#anew.get(name) !== ticket) return
    this.#anew.delete(name)
    if (thrown === null) this.#keep(name, loaded)
    else if (this.#kept.has(name)) this.#kept.get(name).freshUntil = this.#clock() + this.#rules.retry_ms
    if (loaded !== null) return
    const reply = thrown === null ? { returned: null } : raised(thrown.error)
    try {
      log(this.#logger, ask({ do: 'merchant_not_loaded', merchant: name, reply }).value, null)
    } catch {
      // A logger that fails: there is nothing that could still be done.
    }
  }

  async #loaded(name) {
    const loaded = await this.#load(name)
    if (loaded === undefined || loaded === null) return null
    if (!(loaded instanceof ServedMerchant)) throw argumentInvalid('load', `load gave ${describe(loaded)}; give a ServedMerchant, or nothing`)
    ask({ do: 'check_merchant', merchant: loaded.name, asked: name })
    return loaded
  }

  #keep(name, merchant) {
    this.#kept.delete(name)
    this.#unknown.delete(name)
    if (merchant === null) {
      this.#unknown.set(name, this.#clock() + this.#rules.unknown_ms)
      return
    }
    this.#kept.set(name, { merchant, freshUntil: this.#clock() + this.#rules.max_age_ms })
    if (this.#kept.size > this.#rules.capacity) this.#kept.delete(this.#kept.keys().next().value)
  }

  #forgetUnknown() {
    for (const [name, until] of this.#unknown) {
      if (until > this.#clock()) return
      this.#unknown.delete(name)
    }
  }
}

const OPTIONS = ['maxAge', 'capacity', 'logger', 'clock']

/** A registry's merchants, by the name that a request has. */
class MerchantsBy {
  #nameOf

  constructor(merchants, nameOf) {
    if (typeof nameOf !== 'function') throw argumentInvalid('nameOf', `nameOf is ${describe(nameOf)}, and a function of the request is needed`)
    this.merchants = merchants
    this.#nameOf = nameOf
  }

  async choose(request) {
    const name = await this.#nameOf(request)
    return name === undefined || name === null ? null : this.merchants.get(name)
  }
}

/** Before anything is remembered or asked for. */
function canBeAName(name) {
  if (typeof name !== 'string' || name.length > 64) return false
  try {
    ask({ do: 'check_merchant', merchant: name })
    return true
  } catch (error) {
    if (error instanceof WxNotifyError) return false
    throw error
  }
}

/** A request's merchant; or, thrown, what the core is told of there being none. */
async function findMerchant(chooser, request) {
  let reply, cause
  try {
    const found = await (chooser instanceof MerchantsBy ? chooser.choose(request) : chooser(request))
    if (found instanceof ServedMerchant) return found
    reply = found === undefined || found === null ? { returned: null } : { unusable: typeName(found) }
  } catch (error) {
    cause = error
    reply = raised(error)
  }
  throw new NoMerchant(reply, cause)
}

class NoMerchant {
  constructor(reply, cause = null) {
    this.reply = reply
    this.cause = cause
  }
}

module.exports = { IncomingRequest, Merchants, MerchantsBy, NoMerchant, ServedMerchant, findMerchant }
