// A Cloudflare Worker that receives payments. Its settings are variables and secrets of the worker.
// snippet: begin
import { NotificationHandler, NotificationParser } from 'wxnotify'

let handler
export default {
  fetch(request, env) {
    handler ??= mounted(env)
    return handler.fetch(request)
  },
}

function mounted({ WXPAY_MCHID: mchid, WXPAY_PUBLIC_KEY_ID: id, WXPAY_PUBLIC_KEY: pem, WXPAY_API_V3_KEY: apiV3Keys }) {
  const parser = new NotificationParser({ platformKeys: { publicKeys: { id, pem } }, apiV3Keys })
  const orders = new Map([['A20261121', 100]]) // yours: the number, and the price in 分
  return new NotificationHandler(parser).onPaid(async (paid) => {
    const { out_trade_no: outTradeNo, transaction_id: transactionId } = paid.resource
    paid.expectPaid({ mchid, outTradeNo, amountTotal: orders.get(outTradeNo) }) // an unknown order's undefined is refused
    console.log(paid.eventType, transactionId) // perhaps again: write where transactionId is unique
  })
}
// snippet: end
