// Reading a notification as the type of its kind.
// snippet: begin
import type { Notification } from 'wxnotify'

export function summary(notification: Notification): string {
  const event = notification.event() // throws EVENT_UNTYPED, which names the field
  switch (event.kind) {
    case 'transaction.direct':
      return `${event.resource.out_trade_no} is paid: ${event.resource.amount.total} 分`
    case 'refund.direct':
      return `${event.resource.out_trade_no} is refunded: ${event.resource.amount.refund} 分`
    default:
      return `${event.kind} is not for us`
  }
}
// snippet: end
