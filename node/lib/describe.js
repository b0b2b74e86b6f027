'use strict'

// What users passed, in words for an error's message.

const { types } = require('node:util')

/** What a value is, for a message: never the value itself, which may be a secret. */
function describe(value) {
  if (value === null || value === undefined) return `${value}`
  if (typeof value !== 'object') return `a ${typeof value}`
  if (Array.isArray(value)) return 'an array'
  if (types.isPromise(value)) return 'a Promise (is an await missing?)'
  const name = value.constructor?.name
  return name === undefined || name === 'Object' ? 'an object' : `a ${name} object`
}

module.exports = { describe }
