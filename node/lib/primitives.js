'use strict'

// The single steps, for stacks that replace only their own crypto; and what a PEM text is.

const { record, text, textOrBytes } = require('./arguments.js')
const { anyBytes, rawBody } = require('./body.js')
const { call } = require('./errors.js')
const native = require('./native.js')

function signingMessage(timestamp, nonce, body) {
  const given = [text(timestamp, 'timestamp'), text(nonce, 'nonce'), rawBody(body)]
  return call(() => native.signingMessage(...given))
}

function verifySignature(message, signature, key) {
  const given = [anyBytes(message, 'message'), text(signature, 'signature'), textOrBytes(key, 'key')]
  return call(() => native.verifySignature(...given))
}

function decryptResource(resource) {
  const names = ['apiV3Key', 'nonce', 'associatedData', 'ciphertext', 'algorithm']
  const { apiV3Key, nonce, associatedData, ciphertext, algorithm } = record(resource, 'resource', names)
  const given = [
    textOrBytes(apiV3Key, 'apiV3Key'),
    text(nonce, 'nonce'),
    // Absent, null and empty are the same.
    text(associatedData ?? '', 'associatedData'),
    text(ciphertext, 'ciphertext'),
    text(algorithm, 'algorithm'),
  ]
  return call(() => native.decryptResource(...given))
}

function inspectPem(pem) {
  const given = textOrBytes(pem, 'pem')
  return call(() => native.inspectPem(given))
}

module.exports = { decryptResource, inspectPem, signingMessage, verifySignature }
