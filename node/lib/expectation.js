'use strict'

// What a notification is to be: the payment of an order, a refund, or fields. The core compares, and has the rules.

const { describe } = require('./describe.js')
const { optionInvalid } = require('./errors.js')

class Expectation {
  #expected

  /** @internal Of the core's own form. */
  constructor(expected) {
    this.#expected = expected
  }

  static NOT_COMPARED = new Expectation('not_compared')

  static paid(order) {
    return new Expectation({ paid: official(order) })
  }

  static refunded(refund) {
    return new Expectation({ refunded: official(refund) })
  }

  static fields(fields) {
    return new Expectation({ fields: official(fields) })
  }

  /** @internal In the core's form. Anything else than an expectation is null there: nothing, which never passes. */
  static of(value) {
    return typeof value === 'object' && value !== null && #expected in value ? value.#expected : null
  }
}

/** `outTradeNo` as `out_trade_no`, and each value as it was given. */
function official(fields) {
  if (typeof fields !== 'object' || fields === null) return null
  if (!isPlain(fields)) {
    throw optionInvalid('expected', `what is expected is ${describe(fields)}; give a plain object: a class's getters, and fields that are inherited or hidden, would not be compared`)
  }
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [officialName(name), inJson(value, name)]))
}

/** Whether its entries are all there is to it: what they leave out would pass unseen. */
function isPlain(fields) {
  const prototype = Object.getPrototypeOf(fields)
  const isEntry = (key) => typeof key === 'string' && Object.prototype.propertyIsEnumerable.call(fields, key)
  return (prototype === Object.prototype || prototype === null) && Reflect.ownKeys(fields).every(isEntry)
}

/** One spelling for each: of two, the second would take the place of the first. */
function officialName(name) {
  if (name.includes('_')) throw optionInvalid(name, `${name} is none of the fields to compare; they are spelt like outTradeNo`)
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}

/** JSON leaves out what it cannot say, and so it would not be compared. What it says as something else, such as a Date, neither. */
function inJson(value, name) {
  if (value === undefined || value === null) return null
  if (typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value)) return value
  const found = typeof value === 'number' ? value : describe(value)
  throw optionInvalid(name, `${name} is ${found}, and text or a whole number is needed`)
}

module.exports = { Expectation }
