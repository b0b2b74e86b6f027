'use strict'

// APIv2's notifications: XML under the merchant's APIv2 key. The core opens them.

const { amount, record } = require('./arguments.js')
const { ask } = require('./ask.js')
const { rawBody } = require('./body.js')
const { call } = require('./errors.js')
const { apiV2Keys } = require('./keys.js')
const native = require('./native.js')
const { Notification } = require('./notification.js')

function parseV2(body, options) {
  const { apiV2Keys: keys, maxBodyBytes } = record(options, 'options', ['apiV2Keys', 'maxBodyBytes'])
  return openV2(rawBody(body), apiV2Keys(keys), amount(maxBodyBytes, 'maxBodyBytes'))
}

/** `keys` are in the form of `apiV2Keys`. */
function openV2(bytes, keys, maxBodyBytes) {
  const body = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('base64')
  const answer = call(() => native.call(JSON.stringify({ do: 'parse_v2', body, keys, max_body_bytes: maxBodyBytes })))
  // Cut out instead of parsed and written again: `toJson` is the core's own, to the byte.
  return Notification.restore(answer.slice('{"value":'.length, -1))
}

/** The keys, in the form that `openV2` takes. What is none is refused before there is a body. */
function checkedV2Keys(given) {
  const keys = apiV2Keys(given)
  ask({ do: 'check_v2_keys', keys })
  return keys
}

/** Whether a body is APIv2's: its first byte after a byte order mark and white space is `<`, where APIv3's is `{`. */
function isV2(bytes) {
  const hasMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf
  let at = hasMark ? 3 : 0
  while (WHITE_SPACE.has(bytes[at])) at += 1
  return bytes[at] === 0x3c
}

const WHITE_SPACE = new Set([0x20, 0x09, 0x0a, 0x0d])

module.exports = { checkedV2Keys, isV2, openV2, parseV2 }
