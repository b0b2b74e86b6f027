'use strict'

// The steps of a handler's programs that call the merchant's own functions.

const { ask } = require('./ask.js')
const { text } = require('./arguments.js')
const { Watch } = require('./context.js')
const { Delivery } = require('./delivery.js')
const { Ack, argumentInvalid, create } = require('./errors.js')
const { Lent } = require('./lent.js')
const { Limit } = require('./limit.js')
const { Notification } = require('./notification.js')
const { Steps } = require('./program.js')
const { raised, typeName } = require('./raised.js')

class MerchantSteps extends Steps {
  #merchant
  #notification
  #served
  #watch = null
  #lent = null

  /**
   * `merchant` has `inbox`, `driver`, `routes`, `key`, `expect`, `merchants` and `tell`. `notification` is what was received, or null
   * where a stored one is worked off; `served` is whose it is, where there are several.
   */
  constructor(merchant, notification, served = null) {
    super(merchant.driver)
    this.#merchant = merchant
    this.#notification = notification
    this.#served = served
  }

  async callback(step) {
    const limit = new Limit(step.limit_ms)
    const returned = this.#returned(step, limit)
    const reply = await Promise.race([returned, limit.passed])
    limit.stop()
    if (reply === 'timed_out') {
      this.kill()
      returned.then(() => ask({ do: 'callback_ended', program: step.program }))
    }
    return reply
  }

  async #returned({ route, kind, notification, attempts, lease }, limit) {
    const { connection } = this
    const { call, isTyped } = this.#merchant.routes.get(route)
    this.cause = null
    let received
    try {
      received = notification === null ? this.#notification : Notification.restore(notification)
      if (isTyped) Notification.check(received, kind)
    } catch (error) {
      const reply = this.#raised(error)
      return error.code === 'EVENT_UNTYPED' ? { untyped: reply.refused } : reply
    }
    const watch = new Watch(connection && this.#merchant.driver)
    this.#watch = watch
    const lent = connection && new Lent(connection)
    this.#lent = lent
    let delivery, result, thrown
    try {
      await this.turn()
      delivery = new Delivery(received, isTyped, lent && lent.connection, attempts, () => this.#renew(lease, connection, limit), this.#served)
      result = await watch.run(() => call(delivery))
      thrown = result instanceof Error ? { reason: result } : null
    } catch (reason) {
      thrown = { reason }
    }
    if (lent?.end() > 0) thrown ??= { reason: create('HANDLER_FAILED', { message: NOT_AWAITED }) }
    thrown ??= await watch.rejection()
    if (connection === null) watch.end()
    const said = delivery && Delivery.saidBy(delivery)
    if (typeof said === 'string') return { said }
    if (thrown !== null) return this.#raised(thrown.reason)
    if (result === undefined || result === null) return { returned: null }
    if (!(result instanceof Ack)) return { unusable: typeName(result) }
    return { returned: { status: result.status, content_type: result.contentType, body: result.body } }
  }

  async commit() {
    const rejection = await this.#watch?.rejection()
    this.#unwatch()
    if (!rejection) return super.commit()
    // A write without its await has failed in the meantime: the rest of it is not to count.
    await super.roll_back()
    return this.#raised(rejection.reason)
  }

  async roll_back() {
    const done = await super.roll_back()
    this.#unwatch()
    return done
  }

  kill() {
    this.#lent?.end()
    this.#unwatch()
    super.kill()
  }

  /** What a query told is worked on as its notification would be. */
  received({ notification }) {
    this.#notification = Notification.restore(notification)
    return 'done'
  }

  merchant({ merchant }) {
    return this.#asked(async () => {
      this.#served = await this.#merchant.merchants.get(merchant)
      return this.#served === null ? { returned: null } : 'done'
    })
  }

  key() {
    return this.#asked(async () => ({ text: text(await this.#merchant.key(this.#copy(), this.#served), 'key') }))
  }

  compare() {
    return this.#asked(async () => {
      Notification.compare(this.#notification, await this.#merchant.expect(this.#copy(), this.#served))
      return 'done'
    })
  }

  async write_down() {
    return { text: this.#notification.toJson() }
  }

  async observe(report) {
    this.#merchant.tell(report)
    return 'done'
  }

  /** On SQLite nobody else could write while the callback's transaction is open: not we either, on another connection. */
  async #renew(lease, connection, limit) {
    if (lease === null) throw argumentInvalid('renew', 'there is no lease to renew: only modes leased and stored have one')
    const { inbox, driver } = this.#merchant
    if (driver.hasOneWriter && connection !== null) await inbox.renew(connection, lease)
    else await inbox.transaction((other) => inbox.renew(other, lease))
    limit.restart()
  }

  /** For a function of the merchant's: what it changes in `resource`, the callback does not see. */
  #copy() {
    return Notification.copy(this.#notification)
  }

  async #asked(work) {
    try {
      return await work()
    } catch (error) {
      return this.#raised(error)
    }
  }

  #raised(thrown) {
    this.cause = thrown
    return raised(thrown)
  }

  #unwatch() {
    this.#watch?.end()
    this.#watch = null
  }
}

const NOT_AWAITED = 'the callback returned while a query of its own was still running on delivery.connection: an await is missing'

module.exports = { MerchantSteps }
