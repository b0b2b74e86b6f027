// A complete merchant: verifies, decrypts, compares and acknowledges.
// snippet: begin
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { Ack, NotificationParser } from 'wxnotify'

const env = (name) => process.env[name] || fail(`the environment has no ${name}`)
const fail = (words) => { throw new Error(words) }
const publicKeys = { id: env('WXPAY_PUBLIC_KEY_ID'), pem: readFileSync(env('WXPAY_PUBLIC_KEY_FILE')) } // 商户平台 → 账户中心 → API安全
const parser = new NotificationParser({ platformKeys: { publicKeys }, apiV3Keys: env('WXPAY_API_V3_KEY') })
const [mchid, port] = [env('WXPAY_MCHID'), env('PORT')]
const orders = new Map([['A20261121', 100]]) // yours: the number, and the price in 分

createServer(async (request, response) => {
  let ack = Ack.success()
  try {
    const paid = parser.parse(request.headers, await buffer(request))
    const { out_trade_no: outTradeNo } = paid.resource
    paid.expectPaid({ mchid, outTradeNo, amountTotal: orders.get(outTradeNo) }) // an unknown order's undefined is refused
    console.log(paid.eventType, outTradeNo)
  } catch (error) {
    console.error(error)
    ack = error.ack ?? Ack.handlerFailed()
  }
  response.writeHead(ack.status, ack.headers).end(ack.body)
}).listen(port)
// snippet: end
