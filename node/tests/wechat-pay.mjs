// A pretend WeChat Pay behind a socket: it serves certificates and queries, signs its answers, and verifies who asks.
import { createVerify } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { Merchant, signingMessage } from 'wxnotify'
import { Merchant as TestMerchant } from 'wxnotify/testing'

export const MCHID = '1900007291'
const asker = new TestMerchant(MCHID)

export class WeChatPay {
  /** What it answers, by the path: `[status, object]`, a delivery, or a function that gives one. */
  answers = {}
  /** The paths that were asked for, and the requests' headers. */
  asked = []
  #server = createServer((request, response) => this.#serve(request, response))

  static async open(platform) {
    const wechatPay = new WeChatPay()
    wechatPay.has(platform)
    // A connection outlives a test that makes keys meanwhile.
    wechatPay.#server.keepAliveTimeout = 120_000
    wechatPay.#server.listen(0, '127.0.0.1')
    await once(wechatPay.#server, 'listening')
    wechatPay.url = `http://127.0.0.1:${wechatPay.#server.address().port}`
    return wechatPay
  }

  close() {
    this.#server.close()
    this.#server.closeAllConnections()
  }

  /** From now on it signs with this platform's certificate, and lists it. */
  has(platform) {
    this.platform = platform
    this.answers['/v3/certificates'] = () => platform.certificatesAnswer()
  }

  /** Of the merchant that it knows. */
  get settings() {
    return { mchid: MCHID, serial: asker.serial, privateKey: asker.privateKeyPem, host: this.url }
  }

  merchant(options = {}) {
    return new Merchant({ ...this.settings, ...options })
  }

  get paths() {
    return this.asked.map(({ path }) => path)
  }

  #serve({ method, url: path, headers }, response) {
    this.asked.push({ path, headers })
    const answer = this.#answer(method, path, headers)
    if (answer === null) return
    const { status = 200, headers: own, body } = Array.isArray(answer) ? this.#signed(...answer) : answer
    response.writeHead(status, { ...own, ...(status === 302 && { Location: '/elsewhere' }), 'Content-Type': 'application/json' }).end(body)
  }

  #answer(method, path, headers) {
    if (!isSigned(method, path, headers)) return [401, { code: 'SIGN_ERROR' }]
    const answer = path in this.answers ? this.answers[path] : [404, { code: 'ORDER_NOT_EXIST' }]
    return typeof answer === 'function' ? answer() : answer
  }

  #signed(status, object) {
    const [timestamp, nonce, body] = [String(Math.floor(Date.now() / 1000)), '5K8264ILTKCH16CQ2502SI8ZNMTM67VS', Buffer.from(JSON.stringify(object, null, 1))]
    const headers = {
      'Wechatpay-Timestamp': timestamp,
      'Wechatpay-Nonce': nonce,
      'Wechatpay-Serial': this.platform.serial,
      'Wechatpay-Signature': this.platform.sign(signingMessage(timestamp, nonce, body)),
    }
    return { status, headers, body }
  }
}

/** Whether the merchant signed the request, and it says who it is. */
function isSigned(method, path, { authorization = '', 'user-agent': agent = '' }) {
  const parts = Object.fromEntries([...authorization.matchAll(/(\w+)="([^"]*)"/g)].map(([, name, value]) => [name, value]))
  const message = `${method}\n${path}\n${parts.timestamp}\n${parts.nonce_str}\n\n`
  const isOurs = createVerify('RSA-SHA256').update(message).verify(asker.certificatePem, parts.signature ?? '', 'base64')
  return isOurs && parts.mchid === MCHID && parts.serial_no === asker.serial && agent.startsWith('wxnotify-node/')
}
