# Made from schema/ by `make generate`; do not edit.
"""An APIv2 payment or deduction, successful or not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal


@dataclass(frozen=True)
class V2Pay:
    """An APIv2 payment or deduction, successful or not (支付结果通知).

    Kind `v2.pay`, carried by `V2.PAY`.

    XML of APIv2, which only `parse_v2` opens. Every field is a text: the amounts are digits in fen.
    Look at `result_code`: a payment that failed is told of as well.
    Numbered fields (`coupon_id_0`, `coupon_type_0`, `coupon_fee_0`, `coupon_id_1`, ...) are in the raw resource.
    Nothing in it says when it was sent, and whoever can verify it could have made it.

    Official documentation: <https://pay.weixin.qq.com/doc/v2/merchant/4011937248>
    """

    kind: ClassVar[Literal["v2.pay"]] = "v2.pay"

    appid: str
    """The application id of the merchant, or of the service provider."""
    mch_id: str
    """The merchant number."""
    result_code: str
    """The outcome: SUCCESS, FAIL."""
    out_trade_no: str
    """The merchant's order number."""
    sub_appid: str | None = None
    """The application id of the sub-merchant."""
    sub_mch_id: str | None = None
    """The merchant number of the sub-merchant."""
    device_info: str | None = None
    """The device, as the merchant named it."""
    sign_type: str | None = None
    """How it is signed: MD5, HMAC-SHA256."""
    err_code: str | None = None
    """Why it failed."""
    err_code_des: str | None = None
    """Why it failed, in words."""
    openid: str | None = None
    """The user's id under the application."""
    is_subscribe: str | None = None
    """Whether the user follows the official account: Y, N."""
    sub_openid: str | None = None
    """The user's id under the sub-merchant's application."""
    sub_is_subscribe: str | None = None
    """Whether the user follows the sub-merchant's official account: Y, N."""
    trade_type: str | None = None
    """How the user paid: JSAPI, NATIVE, APP, MWEB, MICROPAY, FACEPAY."""
    trade_state: str | None = None
    """State of the payment: SUCCESS, REFUND, NOTPAY, CLOSED, REVOKED, USERPAYING, PAYERROR. Uncertain: in deductions
    of one source only.
    """
    bank_type: str | None = None
    """Bank and kind of card that paid, such as CMC or ICBC_DEBIT; OTHERS for the balance."""
    total_fee: str | None = None
    """The order's amount, as digits, in fen."""
    settlement_total_fee: str | None = None
    """The order's amount less coupons that nobody settles, as digits, in fen."""
    fee_type: str | None = None
    """Currency, by ISO 4217; CNY where it is absent."""
    cash_fee: str | None = None
    """What the user paid in cash, as digits, in fen."""
    cash_fee_type: str | None = None
    """Currency of what the user paid, by ISO 4217."""
    coupon_fee: str | None = None
    """The sum of all coupons, as digits, in fen."""
    coupon_count: str | None = None
    """How many coupons were used, as digits."""
    transaction_id: str | None = None
    """WeChat Pay's number of the transaction."""
    attach: str | None = None
    """The merchant's own data, returned as it was given."""
    time_end: str | None = None
    """When the payment was complete, Beijing time. As `yyyyMMddHHmmss`."""
    contract_id: str | None = None
    """WeChat Pay's number of the contract; of deductions."""
