'use strict'

// Who asks WeChat Pay's API, and over which HTTP client.

const { optionalText, record, text, textOrBytes } = require('./arguments.js')
const { ask } = require('./ask.js')
const { anyBytes } = require('./body.js')
const { describe } = require('./describe.js')
const { argumentInvalid } = require('./errors.js')
const native = require('./native.js')

const OPTIONS = ['mchid', 'serial', 'privateKey', 'host', 'fetch']

const AGENT = `wxnotify-node/${native.version()}`

class Merchant {
  /** As the core takes it. No console shows what is private, so that the key gets into no log. */
  #told
  #fetch

  constructor(merchant) {
    const { mchid, serial, privateKey, host, fetch: client = globalThis.fetch } = record(merchant, 'merchant', OPTIONS)
    if (typeof client !== 'function') throw argumentInvalid('fetch', `fetch is ${describe(client)}; give a function that is called as fetch is`)
    this.#told = {
      mchid: text(mchid, 'mchid'),
      serial: text(serial, 'serial'),
      private_key: textOrBytes(privateKey, 'privateKey'),
      host: optionalText(host, 'host'),
      agent: AGENT,
    }
    this.#fetch = client
    this.mchid = mchid
    Object.freeze(this)
    // What is signed now is not sent: it shows whether the key is good.
    this.sign('GET', '/')
  }

  sign(method, path, body) {
    const given = body ?? ''
    const request = {
      do: 'sign',
      merchant: this.#told,
      method: text(method, 'method'),
      path: text(path, 'path'),
      body: Buffer.from(typeof given === 'string' ? given : anyBytes(given, 'body')).toString('base64'),
    }
    const { headers, ...signed } = ask(request).value
    return { ...signed, headers: Object.fromEntries(headers) }
  }

  /** @internal As the core takes it. */
  static told(merchant) {
    if (merchant instanceof Merchant) return merchant.#told
    throw argumentInvalid('merchant', `merchant is ${describe(merchant)}; give a Merchant`)
  }

  /** @internal Its HTTP client. */
  static fetchOf(merchant) {
    return merchant.#fetch
  }
}

module.exports = { Merchant }
