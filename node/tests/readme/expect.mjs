// Comparing a notification with the order, and counting it once.
export function settle(notification, order, orders) {
  // snippet: begin
  if (orders.isDone(notification.id)) return // WeChat Pay sends again until it is answered 200, and sometimes after
  notification.expectPaid({ mchid: order.mchid, outTradeNo: order.id, amountTotal: order.cents })
  orders.markPaid(order.id, notification.id)
  // snippet: end
}
