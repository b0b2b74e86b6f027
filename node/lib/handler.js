'use strict'

// From a request to a response: the raw body, the parser, the core's program, the answer.

const { performance } = require('node:perf_hooks')
const { setImmediate: turn, setTimeout: sleep } = require('node:timers/promises')
const adapters = require('./adapters.js')
const { amount, optionalText, record, seconds, text } = require('./arguments.js')
const { ask, askOf } = require('./ask.js')
const { rawBody } = require('./body.js')
const { describe } = require('./describe.js')
const { argumentInvalid, create, optionInvalid } = require('./errors.js')
const { flatHeaders } = require('./headers.js')
const { Inbox } = require('./inbox.js')
const { CONSOLE, log, loggerOf } = require('./log.js')
const { IncomingRequest, MerchantsBy, NoMerchant, ServedMerchant, findMerchant } = require('./merchants.js')
const { Merchant } = require('./merchant.js')
const { MerchantSteps } = require('./merchant-steps.js')
const native = require('./native.js')
const { Notification } = require('./notification.js')
const { NotificationParser } = require('./parser.js')
const { finish, typed } = require('./program.js')
const { raised } = require('./raised.js')
const { ReconcileSteps, orderOf } = require('./reconcile.js')
const { checkedV2Keys, isV2, openV2 } = require('./v2.js')

const OPTIONS = ['apiV2Keys', 'inbox', 'mode', 'deadline', 'maxInFlight', 'key', 'expect', 'unhandled', 'observe', 'logger', 'clock']

/** The routes whose callbacks take a type, so that what does not have it is not for them. */
const TYPED = new Set(['paid', 'refunded', ...native.kinds().filter((kind) => kind !== 'unknown')])

/** What the core keeps of a handler goes with it. */
const GONE = new FinalizationRegistry((handler) => ask({ do: 'drop_handler', handler }))

class NotificationHandler {
  #handler
  #parser
  #apiV2Keys
  /** In the parser's place, where there are several merchants: what finds a request's. */
  #chooser = null
  #deadline
  #merchant
  #observe
  #logger
  #clock
  #workers = new Set()

  constructor(parser, options = {}) {
    const given = record(options, 'options', OPTIONS)
    if (parser instanceof NotificationParser) this.#parser = parser
    else this.#chooser = chooserOf(parser, given)
    this.#apiV2Keys = given.apiV2Keys === undefined || given.apiV2Keys === null ? null : checkedV2Keys(given.apiV2Keys)
    this.#deadline = given.deadline === undefined ? 4.5 : given.deadline
    // JSON has no NaN: it would be none.
    if (this.#deadline !== null) number(this.#deadline, 'deadline')
    this.#observe = callback(given.observe ?? (() => {}), 'observe')
    this.#logger = loggerOf(given.logger ?? CONSOLE)
    this.#clock = callback(given.clock ?? (() => undefined), 'clock')
    const { inbox, settings, driver } = inboxOf(given.inbox ?? null)
    // A text is the name of one of the core's.
    const named = typeof given.key === 'string' ? given.key : null
    const key = named === null && given.key ? callback(given.key, 'key') : null
    const expect = given.expect && callback(given.expect, 'expect')
    const { merchants = null } = this.#chooser ?? {}
    this.#merchant = { inbox, driver, routes: new Map(), key, expect, merchants, tell: (report) => this.#tell(report, new Seen()) }
    this.#handler = ask({
      do: 'handler',
      inbox: settings,
      mode: optionalText(given.mode, 'mode'),
      unhandled: optionalText(given.unhandled, 'unhandled'),
      deadline: this.#deadline,
      max_in_flight: amount(given.maxInFlight, 'maxInFlight'),
      has_key: key !== null,
      key: named,
      compares: Boolean(expect),
      merchants: this.#chooser !== null,
    }).value
    GONE.register(this, this.#handler)
  }

  fetch = (request) => adapters.fetch(this, request)
  node = (request, response) => adapters.node(this, request, response)
  koa = (context) => adapters.koa(this, context)
  fastify = (scope) => adapters.fastify(this, scope)
  serverless = (event) => adapters.serverless(this, event)

  onPaid(work) {
    return this.#register('paid', work, (delivery) => work(delivery.event, delivery))
  }

  onRefunded(work) {
    return this.#register('refunded', work, (delivery) => work(delivery.event, delivery))
  }

  on(route, work, options = {}) {
    const { custom = false } = record(options, 'options', ['custom'])
    return this.#register(text(route, 'route'), work, work, custom === true)
  }

  otherwise(work) {
    return this.#register('otherwise', work)
  }

  #register(route, work, call = work, custom = false) {
    callback(work, route)
    ask({ do: 'register', handler: this.#handler, route, custom })
    this.#merchant.routes.set(route, { call, isTyped: TYPED.has(route) })
    return this
  }

  /** Never rejects: whatever happens is an answer. At the deadline the answer is that it is late, and the work goes on. */
  handle(request) {
    const seen = new Seen()
    return new Promise((answer) => {
      const pass = () => {
        answer(this.#answer(askOf(seen.plaintext, { do: 'out_of_time', handler: this.#handler, delivered: { request_id: seen.requestId, ...seen.delivered } }).value, seen))
        seen.isLate = true
      }
      const timer = this.#deadline === null ? undefined : setTimeout(pass, this.#deadline * 1000)
      this.#receive(request, seen).then((report) => {
        clearTimeout(timer)
        answer(this.#answer(report, seen))
      })
    })
  }

  async #receive(request, seen) {
    const { method, headers, body } = request
    try {
      seen.headers = headers
      if (method !== 'POST') throw create('METHOD_NOT_ALLOWED', { message: `the method is ${method}, and notifications are posted` })
      const served = this.#chooser === null ? null : await findMerchant(this.#chooser, new IncomingRequest(request))
      if (served !== null) seen.delivered.merchant = served.name
      const parser = served?.parser ?? this.#parser
      const bytes = rawBody(typeof body === 'function' ? await body(parser.maxBodyBytes) : body)
      const notification = this.#open(headers, bytes, seen, parser, served === null ? this.#apiV2Keys : ServedMerchant.apiV2KeysOf(served))
      const { id, eventType, kind, requestId } = notification
      seen.delivered = { ...seen.delivered, id, event_type: eventType, kind, request_id: requestId ?? seen.requestId }
      // Of which the core takes the merchant's number, for the log, and what it counts by.
      seen.plaintext = Notification.plaintextOf(notification)
      const steps = new MerchantSteps(this.#merchant, notification, served)
      const report = await finish(askOf(seen.plaintext, { do: 'receive', handler: this.#handler, delivered: seen.delivered }), steps)
      seen.cause = steps.cause
      return report
    } catch (error) {
      // As a callback's answer does: those to all that came in a turn then go out together. Each by itself would wake who waits for it.
      await turn()
      return this.#refuse(error, seen)
    }
  }

  #open(headers, bytes, seen, parser, apiV2Keys) {
    if (apiV2Keys === null || !isV2(bytes)) return parser.parse(headers, bytes, this.#now())
    // From here on every answer is XML.
    seen.delivered.v2 = true
    return openV2(bytes, apiV2Keys, parser.maxBodyBytes)
  }

  #refuse(thrown, seen) {
    if (thrown instanceof NoMerchant) {
      seen.cause = thrown.cause
      return ask({ do: 'refuse_merchant', handler: this.#handler, reply: thrown.reply, headers: seen.signed, request_id: seen.requestId }).value
    }
    seen.cause = thrown
    const { refused = { code: 'HANDLER_FAILED', message: 'the request could not be read' } } = raised(thrown)
    const { request_id = seen.requestId, v2, merchant } = seen.delivered
    return ask({ do: 'refuse', handler: this.#handler, error: refused, request_id, v2, merchant }).value
  }

  #answer(report, seen) {
    this.#tell(inTime(report, seen, this.#deadline), seen)
    const { status, body, content_type: contentType, allow } = report
    return { status, headers: { ...(contentType && { 'Content-Type': contentType }), ...(allow && { Allow: allow }) }, body }
  }

  /** Tells the log and the hook. Whatever they do, the answer goes out. */
  async #tell(report, seen) {
    const { code, status, request_id: requestId, event_type: eventType, kind, notification_id: notificationId, number, attempts, merchant } = report
    const error = report.error && typed(report.error, seen.cause)
    const of = { requestId, eventType, kind, notificationId, number, attempts, merchant }
    try {
      log(this.#logger, report, seen.cause)
      await this.#observe({ code, status, duration: seen.seconds, ...of, error, late: seen.isLate })
    } catch {
      // There is nothing that could still be done.
    }
  }

  async reconcile(merchant, order) {
    const { told, served } = orderOf(order)
    const request = { do: 'reconcile', handler: this.#handler, merchant: Merchant.told(merchant), order: told }
    const steps = new ReconcileSteps(this.#merchant, merchant, served, served?.parser ?? this.#parser)
    const seen = new Seen()
    const last = await finish(ask(request), steps)
    seen.cause = steps.cause
    if (last.step === 'answer') this.#tell(last, seen)
    return steps.outcome(last)
  }

  async work(options = {}) {
    const { signal, pause = 1, purgeOlderThan } = record(options, 'options', ['signal', 'pause', 'purgeOlderThan'])
    const stop = new AbortController()
    const end = () => stop.abort()
    if (signal?.aborted) end()
    signal?.addEventListener('abort', end)
    this.#workers.add(stop)
    try {
      while (!stop.signal.aborted) {
        const { last, steps } = await this.#turn(number(pause, 'pause'), purgeOlderThan)
        if (last.step === 'error') {
          const seen = new Seen()
          this.#tell(this.#refuse(typed(last.error, steps.cause), seen), seen)
        }
        const waitMs = last.value?.wait_ms ?? pause * 1000
        if (last.step !== 'answer') await sleep(waitMs, null, { signal: stop.signal }).catch(() => {})
      }
    } finally {
      this.#workers.delete(stop)
      signal?.removeEventListener('abort', end)
    }
  }

  async workOnce() {
    const { last, steps } = await this.#turn(0)
    if (last.step === 'error') throw typed(last.error, steps.cause)
    return last.step === 'answer'
  }

  /** In seconds, or undefined for the system's. */
  #now() {
    return seconds(this.#clock(), 'clock')
  }

  /** One turn of a worker: its last step. */
  async #turn(pause, purgeOlderThan) {
    const request = {
      do: 'work',
      handler: this.#handler,
      pause_ms: Math.round(pause * 1000),
      purge_older_than: amount(purgeOlderThan, 'purgeOlderThan'),
      now: this.#now() ?? Math.floor(Date.now() / 1000),
    }
    const seen = new Seen()
    const steps = new MerchantSteps(this.#merchant, null)
    const last = await finish(ask(request), steps)
    seen.cause = steps.cause
    if (last.step === 'answer') this.#tell(last, seen)
    return { last, steps }
  }

  async shutdown(timeout = 10) {
    const until = performance.now() + number(timeout, 'timeout') * 1000
    ask({ do: 'close', handler: this.#handler })
    for (const worker of this.#workers) worker.abort()
    while (this.inFlight > 0 && performance.now() < until) await sleep(20)
    return this.inFlight
  }

  get inFlight() {
    return ask({ do: 'in_flight', handler: this.#handler }).value
  }
}

/** What is known of a delivery while it is worked on. */
class Seen {
  #started = performance.now()
  delivered = {}
  /** The notification's, which is JSON. */
  plaintext = 'null'
  headers = null
  cause = null
  /** Whether the deadline's answer is out. */
  isLate = false

  get seconds() {
    return (performance.now() - this.#started) / 1000
  }

  /** The headers that an answer goes by, in pairs. */
  get signed() {
    try {
      const flat = flatHeaders(this.headers)
      const pairs = flat.flatMap((name, at) => (at % 2 === 0 ? [[name, flat[at + 1]]] : []))
      return pairs.filter(([name]) => /^wechatpay[-_]/i.test(name))
    } catch {
      return []
    }
  }

  /** For the log, before anything is verified: no more than an id. */
  get requestId() {
    try {
      const flat = flatHeaders(this.headers)
      const at = flat.findIndex((name, index) => index % 2 === 0 && name.toLowerCase() === 'request-id')
      return at >= 0 && /^[\x21-\x7e]{1,128}$/.test(flat[at + 1]) ? flat[at + 1] : null
    } catch {
      // They are no headers, which is what is told of it.
      return null
    }
  }
}

/** By how much a timer may be late, in seconds, where nothing blocks the event loop. */
const TOLERANCE = 0.25

/** After so many seconds WeChat Pay hangs up, and sends it again. */
const PATIENCE = 5

/** The report, whose line for the log says so where it came too late, and why. */
function inTime(report, { isLate, seconds }, deadline) {
  if (isLate) return later(report, 'info', `late, after ${seconds.toFixed(1)} seconds: the answer was DEADLINE_EXCEEDED, and WeChat Pay sends it again`)
  if (deadline === null && seconds > PATIENCE) {
    return later(report, 'warning', `answered after ${seconds.toFixed(1)} seconds, and WeChat Pay waits for ${PATIENCE}: it sends it again`)
  }
  if (deadline !== null && seconds > deadline + TOLERANCE) {
    return later(report, 'warning', `answered after ${seconds.toFixed(1)} seconds, past the deadline: something blocked the event loop`)
  }
  return report
}

const LEVELS = ['debug', 'info', 'warning', 'error']

function later(report, least, words) {
  const level = LEVELS[Math.max(LEVELS.indexOf(report.level), LEVELS.indexOf(least))]
  return { ...report, level, line: `${report.line}; ${words}` }
}

function chooserOf(given, { apiV2Keys, mode }) {
  if (typeof given !== 'function' && !(given instanceof MerchantsBy)) {
    throw argumentInvalid('parser', `parser is ${describe(given)}; give a NotificationParser, or a function that finds a request's merchant`)
  }
  if (apiV2Keys !== undefined && apiV2Keys !== null) {
    throw optionInvalid('apiV2Keys', 'each merchant has APIv2 keys of its own; give them to its ServedMerchant')
  }
  if (mode === 'stored' && typeof given === 'function') {
    throw optionInvalid('merchants', 'workers find merchants by name; give merchants.by(...) of a Merchants')
  }
  return given
}

function inboxOf(inbox) {
  if (inbox === null) return { inbox, settings: null, driver: null }
  if (inbox instanceof Inbox) return { inbox, ...Inbox.of(inbox) }
  throw argumentInvalid('inbox', `inbox is ${describe(inbox)}; give an Inbox`)
}

/** Seconds that a timer can wait. */
function number(value, name) {
  if (typeof value === 'number' && value >= 0 && value <= 2_000_000) return value
  throw optionInvalid(name, `${name} is ${typeof value === 'number' ? value : describe(value)}, and a number of seconds is needed`)
}

function callback(value, name) {
  if (typeof value === 'function') return value
  throw argumentInvalid(name, `${name} is ${describe(value)}, and a function is needed`)
}

module.exports = { NotificationHandler }
