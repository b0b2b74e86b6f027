"""Comparing a genuine notification with the order that it is for."""

from __future__ import annotations

from dataclasses import dataclass

import wxnotify


@dataclass
class Order:
    out_trade_no: str
    total: int
    is_paid: bool = False


# snippet: begin
def ship(notification: wxnotify.Notification, order: Order) -> None:
    notification.expect(
        mchid="1900007291",
        out_trade_no=order.out_trade_no,
        amount_total=order.total,  # in 分
        currency="CNY",
    )  # raises ContentMismatch, which names the field
    order.is_paid = True


# snippet: end
