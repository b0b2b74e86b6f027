'use strict'

// Checks of what users pass, so that a mistake is named in their own words instead of the addon's.

const { types } = require('node:util')
const { bytesOf } = require('./bytes.js')
const { describe } = require('./describe.js')
const { argumentInvalid, optionInvalid } = require('./errors.js')

function text(value, name) {
  if (typeof value === 'string') return value
  const hint = value === undefined ? ' (is a setting or environment variable missing?)' : ''
  throw argumentInvalid(name, `${name} is ${describe(value)}, and text is needed${hint}`)
}

/** Text that is often read from a file, and so may come as bytes. */
function textOrBytes(value, name) {
  const bytes = types.isUint8Array(value) ? bytesOf(value) : undefined
  return bytes === undefined ? text(value, name) : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString()
}

function optionalText(value, name) {
  return value === undefined || value === null ? undefined : text(value, name)
}

function wholeNumber(value, name) {
  if (Number.isSafeInteger(value)) return value
  if (typeof value === 'number') throw optionInvalid(name, `${name} is ${value}, and a whole number is needed`)
  throw argumentInvalid(name, `${name} is ${describe(value)}, and a whole number is needed`)
}

/** Undefined stands for the system clock. */
function seconds(value, name) {
  if (value === undefined || value === null) return undefined
  if (Number.isSafeInteger(value)) return value
  throw argumentInvalid(
    name,
    `${name} is ${typeof value === 'number' ? value : describe(value)}, and whole seconds since the epoch are needed: ` +
      'Math.floor(Date.now() / 1000)',
  )
}

/** An option that is not negative, or undefined for the core's default. */
function amount(value, name) {
  if (value === undefined || value === null) return undefined
  if (wholeNumber(value, name) < 0) throw optionInvalid(name, `${name} is ${value}, and cannot be negative`)
  return value
}

function flag(value, name) {
  if (value === undefined || value === null || typeof value === 'boolean') return value ?? undefined
  throw argumentInvalid(name, `${name} is ${describe(value)}, and true or false is needed`)
}

function object(value, name, what = 'an object') {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value
  throw argumentInvalid(name, `${name} is ${describe(value)}, and ${what} is needed`)
}

/** An object with no other keys than these: a misspelt option must not be an option silently off. */
function record(value, name, keys) {
  object(value, name, `an object of ${keys.join(', ')}`)
  for (const key of Object.keys(value)) {
    if (keys.includes(key)) continue
    // What stands in a name's place may be a key of which an object was made: { [apiV3Key]: label }.
    if (!/^[A-Za-z_]{1,31}$/.test(key)) throw argumentInvalid(name, `${name} has a name that is none of ${keys.join(', ')}`)
    throw argumentInvalid(key, `${name} has no ${key}; there is ${keys.join(', ')}`)
  }
  return value
}

/** One, several or none, as an array. */
function list(value) {
  if (value === undefined || value === null) return []
  return Array.isArray(value) ? value : [value]
}

module.exports = { amount, flag, list, object, optionalText, record, seconds, text, textOrBytes, wholeNumber }
