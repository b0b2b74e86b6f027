'use strict'

// Fetching the platform's certificates, without the fetching: the signed request, and its answer.

const { optionalText, record, seconds, text, textOrBytes } = require('./arguments.js')
const { rawBody } = require('./body.js')
const { argumentInvalid, call } = require('./errors.js')
const { flatHeaders } = require('./headers.js')
const { apiV3Keys, platformKeys } = require('./keys.js')
const native = require('./native.js')

function certificatesRequest(merchant) {
  const names = ['mchid', 'merchantSerial', 'merchantPrivateKey', 'path', 'now', 'nonce']
  const { mchid, merchantSerial, merchantPrivateKey, path, now, nonce } = record(merchant, 'merchant', names)
  if ((now === undefined) !== (nonce === undefined)) {
    throw argumentInvalid('now', 'now and nonce are given together, to sign the same request each time, or neither')
  }
  const given = [
    text(mchid, 'mchid'),
    text(merchantSerial, 'merchantSerial'),
    textOrBytes(merchantPrivateKey, 'merchantPrivateKey'),
    optionalText(path, 'path'),
    now === undefined ? undefined : { now: seconds(now, 'now'), nonce: text(nonce, 'nonce') },
  ]
  return call(() => native.certificatesRequest(...given))
}

function parseCertificates(headers, body, options) {
  const given = record(options, 'options', ['apiV3Keys', 'knownKeys', 'now'])
  const known = given.knownKeys ?? undefined
  const checked = [
    flatHeaders(headers),
    rawBody(body),
    apiV3Keys(given.apiV3Keys),
    known === undefined ? undefined : platformKeys(known, 'knownKeys'),
    seconds(given.now, 'now'),
  ]
  return call(() => native.parseCertificates(...checked))
}

module.exports = { certificatesRequest, parseCertificates }
