"""Comparing a genuine notification with the order that it is for."""

# snippet: begin
from __future__ import annotations

from dataclasses import dataclass

import wxnotify


@dataclass
class Order:
    number: str
    total: int
    is_paid: bool = False


@dataclass
class Refund:
    number: str
    amount: int
    is_done: bool = False


MCHID = "1900007291"


def ship(notification: wxnotify.Notification, order: Order) -> None:
    notification.expect_paid(mchid=MCHID, out_trade_no=order.number, amount_total=order.total)  # in 分
    order.is_paid = True  # what differs raised ContentMismatch, which names the field


def settle(notification: wxnotify.Notification, refund: Refund) -> None:
    notification.expect_refunded(mchid=MCHID, out_refund_no=refund.number, amount_refund=refund.amount)
    refund.is_done = True


# snippet: end
