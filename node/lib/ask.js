'use strict'

// One call of the core, in JSON both ways: its rules for handlers and inboxes.

const { call } = require('./errors.js')
const native = require('./native.js')

function ask(request) {
  return send(JSON.stringify(request))
}

/** The same of a notification, whose plaintext is JSON already. */
function askOf(plaintext, request) {
  return send(`${JSON.stringify(request).slice(0, -1)},"plaintext":${plaintext}}`)
}

function send(json) {
  return JSON.parse(call(() => native.call(json)))
}

module.exports = { ask, askOf }
