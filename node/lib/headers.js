'use strict'

// The headers of a request, however the framework holds them, as the addon takes them: a flat array
// of names and values. Which of them count, and in which spelling, the core decides.

const { types } = require('node:util')
const { describe } = require('./describe.js')
const { argumentInvalid } = require('./errors.js')

const FORMS =
  'give request.headers or request.rawHeaders of node:http, a Headers object, a Map, or an object of names and values'

function flatHeaders(headers) {
  if (typeof headers !== 'object' || headers === null) {
    throw argumentInvalid('headers', `headers is ${describe(headers)}; ${FORMS}`)
  }
  if (types.isPromise(headers)) throw argumentInvalid('headers', `headers is ${describe(headers)}; ${FORMS}`)
  if (ArrayBuffer.isView(headers) || types.isAnyArrayBuffer(headers)) {
    throw argumentInvalid('headers', `headers is ${describe(headers)}, as the body is: the headers come first; ${FORMS}`)
  }
  if (Array.isArray(headers) && typeof headers[0] === 'string') return rawHeaders(headers)
  const flat = []
  if (typeof headers[Symbol.iterator] === 'function') {
    for (const pair of headers) {
      if (!Array.isArray(pair) || pair.length !== 2) {
        throw argumentInvalid('headers', `headers holds something else than pairs of name and value; ${FORMS}`)
      }
      add(flat, pair[0], pair[1])
    }
  } else {
    if (typeof headers.headers === 'object' && headers.headers !== null) {
      throw argumentInvalid('headers', 'headers is the whole request; give its headers: request.headers')
    }
    for (const name of Object.keys(headers)) add(flat, name, headers[name])
  }
  return flat
}

/** As `request.rawHeaders` has them: name, value, name, value. */
function rawHeaders(headers) {
  if (headers.length % 2 !== 0 || !headers.every((item) => typeof item === 'string')) {
    throw argumentInvalid('headers', `headers is an array, but not of names and values by turns; ${FORMS}`)
  }
  return headers
}

function add(flat, name, value) {
  if (typeof name !== 'string') throw argumentInvalid('headers', `a header's name is ${describe(name)}; ${FORMS}`)
  if (typeof value === 'string') {
    flat.push(name, value)
  } else if (Array.isArray(value)) {
    for (const single of value) add(flat, name, single)
  } else if (value !== undefined && value !== null) {
    throw argumentInvalid('headers', `header ${name} is ${describe(value)}, and text is needed, as it was received`)
  }
}

module.exports = { flatHeaders }
