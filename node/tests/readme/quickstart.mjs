// A complete merchant: verifies, decrypts, compares and acknowledges.
// snippet: begin
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { Ack, NotificationParser } from 'wxnotify'

const { WXPAY_MCHID: mchid, WXPAY_PUBLIC_KEY_ID: id, WXPAY_PUBLIC_KEY_FILE: file, WXPAY_API_V3_KEY: apiV3Keys, PORT } = process.env
const publicKeys = { id, pem: readFileSync(file) } // 微信支付公钥: 商户平台 → 账户中心 → API安全
const parser = new NotificationParser({ platformKeys: { publicKeys }, apiV3Keys })
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
}).listen(PORT)
// snippet: end
