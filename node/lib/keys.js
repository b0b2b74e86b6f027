'use strict'

// Keys as users give them, in the form that the addon takes.

const { list, optionalText, record, text, textOrBytes } = require('./arguments.js')
const { types } = require('node:util')

function platformKeys(value, name = 'platformKeys') {
  const { certificates, publicKeys } = record(value ?? {}, name, ['certificates', 'publicKeys'])
  return {
    certificates: list(certificates).map((pem, index) => textOrBytes(pem, `${name}.certificates[${index}]`)),
    publicKeys: list(publicKeys).map((key, index) => {
      const at = `${name}.publicKeys[${index}]`
      const { id, pem } = record(key, at, ['id', 'pem'])
      return { id: text(id, `${at}.id`), pem: textOrBytes(pem, `${at}.pem`) }
    }),
  }
}

const apiV2Keys = (value) => merchantKeys(value, 'apiV2Keys')
const apiV3Keys = (value) => merchantKeys(value, 'apiV3Keys')

/** Each is text or bytes, or has a label beside it. */
function merchantKeys(value, name) {
  return list(value).map((given, index) => {
    const at = `${name}[${index}]`
    if (typeof given !== 'object' || given === null || types.isUint8Array(given)) return { key: textOrBytes(given, at) }
    const { key, label } = record(given, at, ['key', 'label'])
    return { key: textOrBytes(key, `${at}.key`), label: optionalText(label, `${at}.label`) }
  })
}

module.exports = { apiV2Keys, apiV3Keys, platformKeys }
