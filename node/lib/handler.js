'use strict'

// From a request to a response: the raw body, the parser, the merchant's callback, the inbox, the answer.

const { performance } = require('node:perf_hooks')
const { setTimeout: sleep } = require('node:timers/promises')
const adapters = require('./adapters.js')
const { record, text } = require('./arguments.js')
const { ask } = require('./ask.js')
const { rawBody } = require('./body.js')
const { Delivery, failed } = require('./delivery.js')
const { describe } = require('./describe.js')
const { Ack, WxNotifyError, argumentInvalid, create, optionInvalid } = require('./errors.js')
const { flatHeaders } = require('./headers.js')
const { Inbox } = require('./inbox.js')
const { log } = require('./log.js')
const { NotificationParser } = require('./parser.js')

const OPTIONS = ['inbox', 'mode', 'deadline', 'key', 'expect', 'unhandled', 'observe']
const MODES = ['transaction', 'leased', 'stored']

class NotificationHandler {
  #parser
  #inbox
  #mode
  #deadline
  #key
  #expect
  #ignores
  #observe
  #routes = new Map()

  constructor(parser, options = {}) {
    if (!(parser instanceof NotificationParser)) {
      throw argumentInvalid('parser', `parser is ${describe(parser)}; give a NotificationParser`)
    }
    const given = record(options, 'options', OPTIONS)
    this.#parser = parser
    this.#inbox = inboxOf(given.inbox)
    this.#mode = oneOf(given.mode ?? 'transaction', 'mode', MODES)
    if (this.#inbox === null && given.mode !== undefined) {
      throw optionInvalid('mode', 'mode says how an inbox is used; give an inbox with it')
    }
    this.#deadline = deadlineOf(given.deadline)
    this.#key = callback(given.key ?? ((notification) => notification.id), 'key')
    this.#expect = callback(given.expect ?? (() => undefined), 'expect')
    this.#ignores = oneOf(given.unhandled ?? 'refuse', 'unhandled', ['refuse', 'acknowledge']) === 'acknowledge'
    this.#observe = callback(given.observe ?? log, 'observe')
  }

  fetch = (request) => adapters.fetch(this, request)
  node = (request, response) => adapters.node(this, request, response)
  koa = (context) => adapters.koa(this, context)
  fastify = (scope) => adapters.fastify(this, scope)

  onPaid(work) {
    return this.#register('paid', work, true)
  }

  onRefunded(work) {
    return this.#register('refunded', work, true)
  }

  on(route, work) {
    ask({ do: 'check_route', route: text(route, 'route') })
    return this.#register(route, work, false)
  }

  otherwise(work) {
    return this.#register('otherwise', work, false)
  }

  #register(route, work, isTyped) {
    if (this.#routes.has(route)) throw optionInvalid('route', `there is a callback for ${route} already`)
    callback(work, route)
    this.#routes.set(route, isTyped ? (delivery) => work(delivery.event, delivery) : work)
    return this
  }

  /**
   * Never rejects: whatever happens is an answer. At the deadline the answer is that it is late, and the work goes on.
   */
  async handle(request) {
    const seen = new Seen()
    const work = this.#outcome(request, seen)
    if (this.#deadline === null) return this.#answer(seen, await work)
    const timer = new AbortController()
    const late = sleep(this.#deadline * 1000, null, { signal: timer.signal }).catch(() => null)
    const outcome = await Promise.race([work, late])
    timer.abort()
    if (outcome !== null) return this.#answer(seen, outcome)
    work.then((result) => this.#report(seen, result, true))
    const message = `no result after ${this.#deadline} seconds; the work goes on, and its result counts`
    return this.#answer(seen, refusal(create('DEADLINE_EXCEEDED', { message })))
  }

  #answer(seen, outcome) {
    this.#report(seen, outcome, false)
    const { code, ack } = outcome
    const headers = code === 'METHOD_NOT_ALLOWED' ? { ...ack.headers, Allow: 'POST' } : ack.headers
    return { status: ack.status, headers, body: ack.body }
  }

  /** Tells the hook. Whatever the hook does, the answer goes out. */
  #report(seen, { code, ack, error }, late) {
    const outcome = { code, status: ack.status, ...seen.fields, error, late }
    bestEffort(new Promise((resolve) => resolve(this.#observe(outcome))))
  }

  /** What becomes of a request: `{ code, ack, error }`. */
  async #outcome({ method, headers, body }, seen) {
    try {
      seen.requestId = requestId(headers)
      if (method !== 'POST') throw create('METHOD_NOT_ALLOWED', { message: `the method is ${method}, and notifications are posted` })
      const bytes = typeof body === 'function' ? await body(this.#parser.maxBodyBytes) : rawBody(body)
      const notification = this.#parser.parse(headers, bytes)
      seen.notification = notification
      const expectation = await this.#expect(notification)
      if (expectation !== undefined && expectation !== null) notification.expect(expectation)
      return await this.#dispatch(notification)
    } catch (error) {
      return refusal(error)
    }
  }

  async #dispatch(notification) {
    const { work, asks } = this.#routeOf(notification)
    if (work === undefined && this.#ignores) return accepted('IGNORED')
    if (work === undefined) throw unhandled(notification)
    // The event asks for data: it is answered each time.
    if (this.#inbox === null || asks) return accepted('SUCCESS', await run(work, new Delivery(notification, null, 1)))
    const key = text(await this.#key(notification), 'key')
    if (this.#mode === 'stored') {
      await this.#inbox.transaction((connection) => this.#inbox.store(connection, notification, key))
      return accepted('STORED')
    }
    return this.#mode === 'leased' ? this.#leased(work, notification, key) : this.#inTransaction(work, notification, key)
  }

  #routeOf({ eventType, kind }) {
    const { routes, asks } = ask({ do: 'route', event_type: eventType, kind }).value
    const taken = [...routes, 'otherwise'].find((route) => this.#routes.has(route))
    return { work: this.#routes.get(taken), asks }
  }

  /** Claim, the merchant's writes and completion commit together, or not at all. */
  async #inTransaction(work, notification, key) {
    try {
      return await this.#inbox.transaction(async (connection) => {
        const { state, lease } = await this.#inbox.claim(connection, notification, key)
        if (state !== 'fresh') return claimed(state)
        const ack = await run(work, new Delivery(notification, connection, lease.attempts))
        await this.#inbox.complete(connection, lease)
        return accepted('SUCCESS', ack)
      })
    } catch (error) {
      await this.#noteFailure(notification, key, error)
      throw error
    }
  }

  /** What was rolled back took the attempt and its error with it. */
  async #noteFailure(notification, key, error) {
    if (error.code === 'INBOX_FAILED') return
    await bestEffort(
      this.#inbox.transaction(async (connection) => {
        const { state, lease } = await this.#inbox.claim(connection, notification, key)
        if (state === 'fresh') await this.#inbox.release(connection, lease, lastError(error))
      }),
    )
  }

  async #leased(work, notification, key) {
    const { state, lease } = await this.#inbox.transaction((connection) => this.#inbox.claim(connection, notification, key))
    if (state !== 'fresh') return claimed(state)
    let ack
    try {
      ack = await run(work, new Delivery(notification, null, lease.attempts))
    } catch (error) {
      await bestEffort(this.#inbox.transaction((connection) => this.#inbox.release(connection, lease, lastError(error))))
      throw error
    }
    await this.#inbox.transaction((connection) => this.#inbox.complete(connection, lease))
    return accepted('SUCCESS', ack)
  }

  async work(options = {}) {
    const { signal, pause = 1 } = record(options, 'options', ['signal', 'pause'])
    if (!(pause >= 0)) throw optionInvalid('pause', 'pause is a number of seconds')
    while (!signal?.aborted) {
      let worked = false
      try {
        worked = await this.workOnce()
      } catch (error) {
        this.#report(new Seen(), refusal(error), false)
      }
      if (!worked) await sleep(pause * 1000, null, { signal }).catch(() => {})
    }
  }

  async workOnce() {
    const inbox = this.#inbox
    if (inbox === null) throw optionInvalid('inbox', 'there is no inbox to take a notification from')
    const task = await inbox.transaction((connection) => inbox.take(connection))
    if (task === null) return false
    const { lease, notification } = task
    const seen = Object.assign(new Seen(), { notification })
    try {
      const outcome = await inbox.transaction(async (connection) => {
        const { work } = this.#routeOf(notification)
        // It was acknowledged when it was stored: where the routes are others now, it is not let go unseen.
        if (work === undefined) throw unhandled(notification)
        const ack = await run(work, new Delivery(notification, connection, lease.attempts))
        await inbox.complete(connection, lease)
        return accepted('SUCCESS', ack)
      })
      this.#report(seen, outcome, false)
    } catch (error) {
      // Where even this fails, its lease ends.
      await bestEffort(inbox.transaction((connection) => inbox.fail(connection, lease, lastError(error))))
      this.#report(seen, refusal(error), false)
    }
    return true
  }
}

/** What is known of a delivery while it is worked on. */
class Seen {
  #started = performance.now()
  requestId = null
  notification = null

  get fields() {
    const { notification } = this
    return {
      duration: (performance.now() - this.#started) / 1000,
      requestId: notification?.requestId ?? this.requestId,
      eventType: notification?.eventType ?? null,
      kind: notification?.kind ?? null,
      notificationId: notification?.id ?? null,
    }
  }
}

/** What a callback answers. Its failures are errors. */
async function run(work, delivery) {
  let result
  try {
    result = await work(delivery)
  } catch (error) {
    throw Delivery.failureOf(delivery) ?? handlerFailed(error)
  }
  const failure = Delivery.failureOf(delivery)
  if (failure !== null) throw failure
  if (result instanceof Error) throw handlerFailed(result)
  if (!(result instanceof Ack)) return Ack.success()
  if (result.status < 200 || result.status > 299) throw failed(`the callback answered ${result.status}`, result)
  return result
}

/** Errors of wxnotify are told as they are: EVENT_UNTYPED, CONTENT_MISMATCH. */
function handlerFailed(error) {
  if (error instanceof WxNotifyError) return error
  const message = error instanceof Error ? `${error.name}: ${error.message}` : `${describe(error)} was thrown, which is no Error`
  return create('HANDLER_FAILED', { message }, error)
}

function unhandled({ eventType, kind }) {
  return create('EVENT_UNHANDLED', {
    message: `nothing handles ${eventType} (${kind}): add on('${eventType}', ...), otherwise, or unhandled: 'acknowledge'`,
  })
}

/** What another worker has, or did. */
function claimed(state) {
  if (state === 'done') return accepted('DUPLICATE')
  return refusal(create('NOTIFICATION_BUSY', { message: 'another worker has this notification' }))
}

function accepted(code, ack = Ack.success()) {
  return { code, ack, error: null }
}

function refusal(thrown) {
  const error = handlerFailed(thrown)
  return { code: error.code, ack: error.ack, error }
}

/** What the inbox keeps of a failure. */
function lastError(error) {
  return `${error.code}: ${error.message}`
}

async function bestEffort(promise) {
  try {
    await promise
  } catch {
    // There is nothing that could still be done.
  }
}

/** For the log, before anything is verified: no more than an id. */
function requestId(headers) {
  const flat = flatHeaders(headers)
  const at = flat.findIndex((name, index) => index % 2 === 0 && name.toLowerCase() === 'request-id')
  return at >= 0 && /^[\x21-\x7e]{1,128}$/.test(flat[at + 1]) ? flat[at + 1] : null
}

function inboxOf(value) {
  if (value === undefined || value === null || value instanceof Inbox) return value ?? null
  throw argumentInvalid('inbox', `inbox is ${describe(value)}; give an Inbox`)
}

/** Seconds, or null for none. */
function deadlineOf(value = 4.5) {
  // JSON has no NaN: it would be none.
  if (value !== null && !Number.isFinite(value)) {
    throw optionInvalid('deadline', `deadline is ${typeof value === 'number' ? value : describe(value)}, and a number of seconds is needed`)
  }
  ask({ do: 'check_handler', deadline: value })
  return value
}

function oneOf(value, name, values) {
  if (values.includes(value)) return value
  throw optionInvalid(name, `${name} is ${typeof value === 'string' ? `'${value}'` : describe(value)}; there is ${values.join(', ')}`)
}

function callback(value, name) {
  if (typeof value === 'function') return value
  throw argumentInvalid(name, `${name} is ${describe(value)}, and a function is needed`)
}

module.exports = { NotificationHandler }
