# Made from schema/ by `make generate`; do not edit.
"""An APIv2 refund."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal


@dataclass(frozen=True)
class V2Refund:
    """An APIv2 refund (退款结果通知).

    Kind `v2.refund`, carried by `V2.REFUND`.

    XML of APIv2, which only `parse_v2` opens. Every field is a text: the amounts are digits in fen.
    Refunds that are made by hand on the merchant platform come so, also to merchants of APIv3.
    Its encryption (AES in ECB mode) says nothing of who made it, and `appid`, `mch_id` and `sub_*` stand outside
    of it: compare it with the refund that you asked for, and look it up before it moves goods or money.

    Official documentation: <https://pay.weixin.qq.com/doc/v2/partner/4011989265>
    """

    kind: ClassVar[Literal["v2.refund"]] = "v2.refund"

    mch_id: str
    """The merchant number."""
    transaction_id: str
    """WeChat Pay's number of the transaction."""
    out_trade_no: str
    """The merchant's order number."""
    refund_id: str
    """WeChat Pay's number of the refund."""
    out_refund_no: str
    """The merchant's number of the refund."""
    total_fee: str
    """The order's amount, as digits, in fen."""
    refund_fee: str
    """The amount that is refunded, as digits, in fen."""
    refund_status: str
    """State of the refund: SUCCESS, CHANGE (it went wrong), REFUNDCLOSE."""
    appid: str | None = None
    """The application id of the merchant, or of the service provider."""
    sub_appid: str | None = None
    """The application id of the sub-merchant."""
    sub_mch_id: str | None = None
    """The merchant number of the sub-merchant."""
    settlement_total_fee: str | None = None
    """The order's amount less coupons that nobody settles, as digits, in fen."""
    settlement_refund_fee: str | None = None
    """The amount that is refunded less coupons that nobody settles, as digits, in fen."""
    success_time: str | None = None
    """When it succeeded, Beijing time; absent unless it did. As `yyyy-MM-dd HH:mm:ss`."""
    refund_recv_accout: str | None = None
    """Where the refund goes (the platform's spelling)."""
    refund_account: str | None = None
    """Which funds it is paid from: REFUND_SOURCE_RECHARGE_FUNDS, REFUND_SOURCE_UNSETTLED_FUNDS."""
    refund_request_source: str | None = None
    """Who asked for the refund: API, VENDOR_PLATFORM (made by hand on the merchant platform)."""
