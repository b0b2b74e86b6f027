# Made from schema/ by `make generate`; do not edit.
"""A refund to a company's quota card."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar, Literal


@dataclass(frozen=True)
class WebizpayRefund:
    """A refund to a company's quota card (企业支付).

    Kind `webizpay.refund`, carried by `WEBIZPAY.PAYMENTREFUNDSUCCESS`.

    The times are numbers here, not RFC 3339; their unit is not documented.

    Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4015764405>
    """

    kind: ClassVar[Literal["webizpay.refund"]] = "webizpay.refund"

    sp_mchid: str
    """The merchant number of the service provider."""
    sub_mchid: str
    """The merchant number of the sub-merchant."""
    card_no: str
    """Number of the company's quota card."""
    employee_id: str
    """WeChat Pay's id of the employee's authorization."""
    transaction_id: str
    """WeChat Pay's number of the transaction."""
    out_trade_no: str
    """The merchant's order number."""
    refund_id: str
    """WeChat Pay's number of the refund."""
    out_refund_no: str
    """The merchant's number of the refund."""
    amount: int
    """The amount of the payment. In the currency's minor unit (分 for CNY)."""
    pay_success_time: Any
    """When the payment succeeded. Uncertain: documented as a number; likely seconds since 1970."""
    refunded_amount: int
    """What had been refunded of the payment. In the currency's minor unit (分 for CNY)."""
    refund_amount: int
    """The amount of this refund. In the currency's minor unit (分 for CNY)."""
    refund_state: str
    """State of the refund, such as SUCCESS."""
    refund_create_time: Any
    """When the refund was created. Uncertain: documented as a number; likely seconds since 1970."""
    refund_success_time: Any
    """When the refund succeeded. Uncertain: documented as a number; likely seconds since 1970."""
