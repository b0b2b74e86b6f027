"""Reading a notification as the type of its kind."""

# snippet: begin
from __future__ import annotations

import wxnotify
from wxnotify import events


def summary(notification: wxnotify.Notification) -> str:
    event = notification.event()  # raises EventUntyped, which names the field
    if isinstance(event, events.TransactionDirect):
        return f"{event.out_trade_no} is paid: {event.amount.total} 分"
    if isinstance(event, events.RefundDirect):
        return f"{event.out_trade_no} is refunded: {event.amount.refund} 分"
    return f"{event.kind} is not for us"


# snippet: end
