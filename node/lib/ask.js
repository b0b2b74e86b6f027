'use strict'

// One call of the core, in JSON both ways: its rules for handlers and inboxes.

const { call } = require('./errors.js')
const native = require('./native.js')

function ask(request) {
  return JSON.parse(call(() => native.call(JSON.stringify(request))))
}

module.exports = { ask }
