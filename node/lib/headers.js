'use strict'

// The headers of a request, however the framework holds them, as the addon takes them. Which of them count, and in which spelling, the
// core decides.

const { types } = require('node:util')
const { describe } = require('./describe.js')
const { argumentInvalid } = require('./errors.js')
const native = require('./native.js')

const FORMS =
  'give request.headers or request.rawHeaders of node:http, a Headers object, a Map, or an object of names and values'

/** All of them: name, value, name, value. */
function flatHeaders(headers) {
  const flat = []
  each(headers, (name, value) => flat.push(name, value))
  return flat
}

/** Those that the core reads, each name and value behind a character that is in none of them: one text comes over cheaper than thirty. */
function packedHeaders(headers) {
  const read = []
  each(headers, (name, value) => {
    if (isRead(name)) read.push(name, value)
  })
  const separator = absentFrom(read)
  let packed = ''
  for (const text of read) packed += separator + text
  return packed
}

/** No header has a NUL. What says that it has one is refused by the core, in its own words. */
function absentFrom(texts) {
  for (let code = 0; ; code += 1) {
    const character = String.fromCharCode(code)
    if (!isIn(character, texts)) return character
  }
}

function isIn(character, texts) {
  for (const text of texts) if (text.includes(character)) return true
  return false
}

/** Which names the core reads, as it said. */
const IS_READ = new Map()

/** Names are few. Who makes up new ones all the time must not fill the memory. */
const MOST_KNOWN = 1000

function isRead(name) {
  let known = IS_READ.get(name)
  if (known === undefined) {
    known = native.readsHeader(name)
    if (IS_READ.size < MOST_KNOWN && name.length < 64) IS_READ.set(name, known)
  }
  return known
}

/** Calls `put` for each name and value, in order. */
function each(headers, put) {
  if (typeof headers !== 'object' || headers === null) {
    throw argumentInvalid('headers', `headers is ${describe(headers)}; ${FORMS}`)
  }
  if (types.isPromise(headers)) throw argumentInvalid('headers', `headers is ${describe(headers)}; ${FORMS}`)
  if (ArrayBuffer.isView(headers) || types.isAnyArrayBuffer(headers)) {
    throw argumentInvalid('headers', `headers is ${describe(headers)}, as the body is: the headers come first; ${FORMS}`)
  }
  if (Array.isArray(headers) && typeof headers[0] === 'string') return eachRaw(headers, put)
  if (typeof headers[Symbol.iterator] === 'function') {
    for (const pair of headers) {
      if (!Array.isArray(pair) || pair.length !== 2) {
        throw argumentInvalid('headers', `headers holds something else than pairs of name and value; ${FORMS}`)
      }
      add(put, pair[0], pair[1])
    }
  } else {
    if (typeof headers.headers === 'object' && headers.headers !== null) {
      throw argumentInvalid('headers', 'headers is the whole request; give its headers: request.headers')
    }
    for (const name of Object.keys(headers)) add(put, name, headers[name])
  }
}

/** As `request.rawHeaders` has them: name, value, name, value. */
function eachRaw(headers, put) {
  if (headers.length % 2 !== 0 || !headers.every((item) => typeof item === 'string')) {
    throw argumentInvalid('headers', `headers is an array, but not of names and values by turns; ${FORMS}`)
  }
  for (let at = 0; at < headers.length; at += 2) put(headers[at], headers[at + 1])
}

function add(put, name, value) {
  if (typeof name !== 'string') throw argumentInvalid('headers', `a header's name is ${describe(name)}; ${FORMS}`)
  if (typeof value === 'string') {
    put(name, value)
  } else if (Array.isArray(value)) {
    for (const single of value) add(put, name, single)
  } else if (value !== undefined && value !== null) {
    throw argumentInvalid('headers', `header ${name} is ${describe(value)}, and text is needed, as it was received`)
  }
}

module.exports = { flatHeaders, packedHeaders }
