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

/** Each is text or bytes, or has a label beside it. */
function apiV3Keys(value) {
  return merchantKeys(value, 'apiV3Keys', 'label').map(({ key, beside, at }) => ({ key, label: optionalText(beside, `${at}.label`) }))
}

/** Each has its merchant beside it. One without is refused by the core, which says why. */
function apiV2Keys(value) {
  return merchantKeys(value, 'apiV2Keys', 'mchId').map(({ key, beside, at }) => ({ key, mch_id: optionalText(beside, `${at}.mchId`) }))
}

function merchantKeys(value, name, what) {
  return list(value).map((given, index) => {
    const at = `${name}[${index}]`
    if (typeof given !== 'object' || given === null || types.isUint8Array(given)) return { key: textOrBytes(given, at), at }
    const { key, [what]: beside } = record(given, at, ['key', what])
    return { key: textOrBytes(key, `${at}.key`), beside, at }
  })
}

module.exports = { apiV2Keys, apiV3Keys, platformKeys }
