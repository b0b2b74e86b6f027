'use strict'

// WeChat Pay's repetitions in virtual time: a day of them in a moment.

const { amount, object, record, text, wholeNumber } = require('./arguments.js')
const { ask } = require('./ask.js')
const { describe } = require('./describe.js')
const { argumentInvalid } = require('./errors.js')

class Clock {
  #now

  constructor(start = Math.floor(Date.now() / 1000)) {
    this.#now = wholeNumber(start, 'start')
  }

  /** A property of each, so that it can be given away: `{ clock: clock.now }`. */
  now = () => this.#now

  advance(by) {
    this.#now += amount(wholeNumber(by, 'by'), 'by')
  }
}

class Courier {
  /** @internal How long WeChat Pay waits for an answer, in real seconds. */
  static patience = 5
  #platform
  #exchange
  #clock
  #pauses
  #url

  constructor(platform, handler, clock, options = {}) {
    const { schedule = 'transaction', url = '/' } = record(options, 'options', ['schedule', 'url'])
    if (typeof platform?.notification !== 'function') throw argumentInvalid('platform', `platform is ${describe(platform)}; give a Platform`)
    if (!(clock instanceof Clock)) throw argumentInvalid('clock', `clock is ${describe(clock)}; give a Clock`)
    this.#platform = platform
    this.#exchange = exchangeOf(handler)
    this.#clock = clock
    this.#pauses = ask({ do: 'schedule', schedule: text(schedule, 'schedule') }).value
    this.#url = new URL(text(url, 'url'), 'http://localhost')
  }

  async deliver(eventType, resource, knobs = {}) {
    if (object(knobs, 'knobs').now !== undefined) throw argumentInvalid('now', 'the clock says when it is signed: leave now out')
    let given = knobs
    const attempts = []
    for (const pause of [...this.#pauses, 0]) {
      const delivery = this.#platform.notification(eventType, resource, { ...given, now: this.#clock.now() })
      given = { ...given, ...identityOf(delivery) }
      const attempt = await this.#bring(delivery)
      attempts.push(attempt)
      if (attempt.isTaken) break
      this.#clock.advance(pause)
    }
    return attempts
  }

  async #bring({ headers, body }) {
    const at = this.#clock.now()
    const hangUp = new AbortController()
    let timer
    const late = new Promise((_, reject) => {
      timer = setTimeout(() => {
        reject(new Error(`there was no answer within ${Courier.patience} seconds`))
        hangUp.abort()
      }, Courier.patience * 1000)
    })
    try {
      const answer = await Promise.race([this.#exchange({ url: this.#url, headers, body, signal: hangUp.signal }), late])
      return { at, ...answer, error: null, isTaken: answer.status === 200 || answer.status === 204 }
    } catch (error) {
      return { at, status: null, body: '', error, isTaken: false }
    } finally {
      clearTimeout(timer)
    }
  }
}

/** What makes the next notification the same, as far as the first one has it: one of the faults is no JSON. */
function identityOf({ body }) {
  try {
    const { id, create_time: createTime } = JSON.parse(body.toString())
    return typeof id === 'string' ? { id, createTime } : {}
  } catch {
    return {}
  }
}

/** How to get an answer of it. */
function exchangeOf(handler) {
  if (typeof handler === 'function') return handler.length === 1 ? ofFetch(handler) : ofListener(handler)
  if (typeof handler?.fetch === 'function') return ofFetch((request) => handler.fetch(request))
  // A server, as Fastify and Nest have one.
  if (handler?.listenerCount?.('request') > 0) return ofListener((...given) => handler.emit('request', ...given))
  const forms = 'give a NotificationHandler, a request listener or server of node:http, or what takes a web Request: { fetch }'
  throw argumentInvalid('handler', `handler is ${describe(handler)}; ${forms}`)
}

function ofFetch(fetch) {
  return async ({ url, ...given }) => {
    const response = await fetch(new Request(url, { method: 'POST', ...given }))
    return { status: response.status, body: await response.text() }
  }
}

function ofListener(listener) {
  // It needs node:http, which not every runtime has.
  const { exchange } = require('./socketless.js')
  return (given) => exchange(listener, given)
}

module.exports = { Clock, Courier }
