"""What a notification must be, as a handler's `expect` says it.

def expected(notification):
    order = find_order(notification.resource["out_trade_no"])  # raises where there is none
    return wxnotify.Expectation.paid(mchid=MCHID, out_trade_no=order.number, amount_total=order.total)
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Literal, TypedDict

from ._native import Notification

if TYPE_CHECKING:  # in typing itself from Python 3.11 on
    from typing_extensions import Unpack


class _Paid(TypedDict):
    mchid: str
    """The merchant's number; of a partner's order the service provider's, which then needs `sub_mchid`."""
    out_trade_no: str
    """The order's number."""
    amount_total: int
    """The order's price in the currency's minor unit (分 for CNY)."""


class PaidOrder(_Paid, total=False):
    """An order that is to be paid."""

    currency: str
    """The currency, by ISO 4217; CNY unless given."""
    sub_mchid: str
    """The sub-merchant of a partner's order."""


class _Refunded(TypedDict):
    mchid: str
    """The merchant's number; of a partner's refund the service provider's, which then needs `sub_mchid`."""
    out_refund_no: str
    """The refund's number."""
    amount_refund: int
    """What is refunded, in the currency's minor unit (分 for CNY)."""


class RefundedOrder(_Refunded, total=False):
    """A refund that is to be done."""

    out_trade_no: str
    """The number of the order that is refunded. Not compared unless given."""
    currency: str
    """The currency, by ISO 4217; CNY unless given."""
    sub_mchid: str
    """The sub-merchant of a partner's refund."""


class Fields(TypedDict, total=False):
    """Single fields. What is left out is not compared; at least one must be there."""

    event_type: str
    """Such as `TRANSACTION.SUCCESS`."""
    kind: str
    """Such as `transaction.direct`."""
    mchid: str
    """The merchant's number; in a partner's transaction the service provider's or the sub-merchant's."""
    sp_mchid: str
    """The service provider's number."""
    sub_mchid: str
    """The sub-merchant's number."""
    appid: str
    """The application's id."""
    sub_appid: str
    """The id of the sub-merchant's application."""
    out_trade_no: str
    """The order's number."""
    out_refund_no: str
    """The refund's number."""
    amount_total: int
    """The amount in the currency's minor unit (分 for CNY); of a refund what is refunded."""
    currency: str
    """The currency, by ISO 4217."""


@dataclass(frozen=True)
class Expectation:
    """What a notification must be: made by `paid`, `refunded` or `fields`, or it is `NOT_COMPARED`.

    Whether it can be compared is looked at when it is, as `Notification.expect_paid` and the others do: nothing, or None for
    a field, is OptionInvalid.
    """

    form: Literal["paid", "refunded", "fields", "not_compared"]
    """What made it."""
    given: Mapping[str, object]
    """What it was made of."""

    NOT_COMPARED: ClassVar[Expectation]
    """This notification is compared with nothing, on purpose."""

    @staticmethod
    def paid(**order: Unpack[PaidOrder]) -> Expectation:
        """The payment of this order, as `Notification.expect_paid` compares it."""
        return Expectation("paid", order)

    @staticmethod
    def refunded(**refund: Unpack[RefundedOrder]) -> Expectation:
        """This refund, as `Notification.expect_refunded` compares it."""
        return Expectation("refunded", refund)

    @staticmethod
    def fields(**fields: Unpack[Fields]) -> Expectation:
        """A notification with these fields, as `Notification.expect` compares them: neither a payment nor a refund, say."""
        return Expectation("fields", fields)


Expectation.NOT_COMPARED = Expectation("not_compared", {})


def compare(notification: Notification, expected: object) -> None:
    """Raises ContentMismatch for what is not expected, OptionInvalid where `expected` is no Expectation."""
    if not isinstance(expected, Expectation):
        notification._compare("null")  # nothing to compare with, which the core refuses
    elif expected.form != "not_compared":
        comparisons: dict[str, Callable[..., None]] = {
            "paid": notification.expect_paid,
            "refunded": notification.expect_refunded,
            "fields": notification.expect,
        }
        comparisons[expected.form](**expected.given)
