'use strict'

// What never arrived: an order or a refund is asked for, and what WeChat Pay tells goes the way of its notification.

const { optionalText, record } = require('./arguments.js')
const { Answers } = require('./asking.js')
const { describe } = require('./describe.js')
const { argumentInvalid } = require('./errors.js')
const { Merchant } = require('./merchant.js')
const { MerchantSteps } = require('./merchant-steps.js')
const { ServedMerchant } = require('./merchants.js')
const { typed } = require('./program.js')

const ORDER = ['outTradeNo', 'transactionId', 'outRefundNo', 'subMchid', 'served']

/** The order as the core takes it, and whose it is, where there are several. */
function orderOf(order) {
  const { served = null, ...given } = record(order, 'order', ORDER)
  if (served !== null && !(served instanceof ServedMerchant)) throw argumentInvalid('served', `served is ${describe(served)}; give a ServedMerchant`)
  const told = {
    out_trade_no: optionalText(given.outTradeNo, 'outTradeNo'),
    transaction_id: optionalText(given.transactionId, 'transactionId'),
    out_refund_no: optionalText(given.outRefundNo, 'outRefundNo'),
    sub_mchid: optionalText(given.subMchid, 'subMchid'),
    served: served?.name,
  }
  return { told, served }
}

class ReconcileSteps extends MerchantSteps {
  #answers
  /** Of the order, once there is an event. */
  #state = null

  /** `ours` is the handler's side, as MerchantSteps has it; `merchant` asks, and `parser` verifies the answer. */
  constructor(ours, merchant, served, parser) {
    super(ours, null, served)
    this.#answers = new Answers(Merchant.fetchOf(merchant), parser, (error) => (this.cause = error))
  }

  fetch(step) {
    return this.#answers.fetch(step)
  }

  verify() {
    return this.#answers.verify()
  }

  received(step) {
    this.#state = step.state
    return super.received(step)
  }

  /** What the last step says. Throws its error. */
  outcome({ step, value, code, error }) {
    if (error) throw typed(error, this.cause)
    return step === 'value' ? { state: value.state, code: null } : { state: this.#state, code }
  }
}

module.exports = { ReconcileSteps, orderOf }
