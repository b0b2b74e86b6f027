# Made from schema/ by `make generate`; do not edit.
"""A payment by a company's quota card."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar, Literal


@dataclass(frozen=True)
class WebizpayPayment:
    """A payment by a company's quota card (企业支付).

    Kind `webizpay.payment`, carried by `WEBIZPAY.PAYMENTSUCCESS`.

    The times are numbers here, not RFC 3339; their unit is not documented.

    Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4015764398>
    """

    kind: ClassVar[Literal["webizpay.payment"]] = "webizpay.payment"

    sp_mchid: str
    """The merchant number of the service provider."""
    sub_mchid: str
    """The merchant number of the sub-merchant."""
    card_no: str
    """Number of the company's quota card."""
    employee_id: str
    """WeChat Pay's id of the employee's authorization."""
    receive_mch_name: str
    """Short name of the receiving merchant."""
    receive_mch_full_name: str
    """Full name of the receiving merchant."""
    receive_mch_organization_code: str
    """Organization code of the receiving merchant."""
    acquirer: str
    """Institution that acquires the receiving merchant's payments."""
    transaction_id: str
    """WeChat Pay's number of the transaction."""
    out_trade_no: str
    """The merchant's order number."""
    transaction_state: str
    """State of the payment: SUCCESS, REFUND, NOTPAY, CLOSED, REVOKED, USERPAYING, PAYERROR."""
    amount: int
    """The amount of the payment. In the currency's minor unit (分 for CNY)."""
    goods_name: Any
    """Name of the goods. Uncertain: documented as a number, which a name can't be."""
    pay_success_time: Any
    """When the payment succeeded. Uncertain: documented as a number; likely seconds since 1970."""
    refund_id: str | None = None
    """WeChat Pay's number of the refund."""
    out_refund_no: str | None = None
    """The merchant's number of the refund."""
