'use strict'

// One call of the core, in JSON both ways: its rules for handlers and inboxes.

const { call } = require('./errors.js')
const native = require('./native.js')

function ask(request) {
  // A database's driver can be set to give whole numbers as BigInt, which JSON does not have.
  const text = JSON.stringify(request, (_name, value) => (typeof value === 'bigint' ? `${value}` : value))
  return JSON.parse(call(() => native.call(text)))
}

module.exports = { ask }
