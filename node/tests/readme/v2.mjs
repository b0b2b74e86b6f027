// Both versions at one URL.
import { NotificationHandler } from 'wxnotify'

export function openHandler({ parser, inbox, apiV2Key, mchid, orders }) {
  // snippet: begin
  const settle = (notification, { connection }) => {
    const outTradeNo = notification.resource.out_trade_no
    notification.expectPaid({ mchid, outTradeNo, amountTotal: orders.price(outTradeNo) })
    orders.markPaid(connection, outTradeNo)
  }
  const handler = new NotificationHandler(parser, { inbox, apiV2Keys: { key: apiV2Key, mchId: mchid } }) // API密钥
  handler.onPaid(settle).on('v2.pay', (delivery) => settle(delivery.event, delivery))
  // snippet: end
  return handler
}
