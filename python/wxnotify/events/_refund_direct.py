# Made from schema/ by `make generate`; do not edit.
"""A direct merchant's refund."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal


@dataclass(frozen=True)
class RefundDirect:
    """A direct merchant's refund (退款).

    Kind `refund.direct`, carried by `REFUND.ABNORMAL`, `REFUND.CLOSED`, `REFUND.SUCCESS`.

    The state is in `refund_status` here, and in `status` in the answers of the query API: code shared by the two
    must look for both.
    The amounts of `amount` are in the currency's minor unit.
    A refund that is ABNORMAL needs the merchant's hand: the money did not reach the user.

    Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4012791865>
    """

    kind: ClassVar[Literal["refund.direct"]] = "refund.direct"

    out_trade_no: str
    """The merchant's order number."""
    transaction_id: str
    """WeChat Pay's number of the transaction."""
    out_refund_no: str
    """The merchant's number of the refund."""
    refund_id: str
    """WeChat Pay's number of the refund."""
    refund_status: str
    """State of the refund: SUCCESS, CLOSED, ABNORMAL."""
    amount: RefundDirectAmount
    """The amounts."""
    mchid: str
    """The merchant number."""
    success_time: str | None = None
    """When the refund succeeded; absent unless it did. RFC 3339 with offset."""
    user_received_account: str | None = None
    """Where the refund goes, in words."""
    refund_account: str | None = None
    """Who bears the refund: REFUND_SOURCE_PARTNER_ADVANCE (the platform advances it), REFUND_SOURCE_SUB_MERCHANT."""
    individual_auth_id: str | None = None
    """Id of the individual who receives the money. Uncertain: in one source only."""
    recv_account: str | None = None
    """Where the refund goes."""
    fund_source: str | None = None
    """Account the refund was taken from."""


@dataclass(frozen=True)
class RefundDirectAmount:
    """The amounts: `amount`."""

    total: int
    """The amount of the order that is refunded. In the currency's minor unit (分 for CNY)."""
    refund: int
    """The amount refunded. In the currency's minor unit (分 for CNY)."""
    payer_total: int | None = None
    """What the user paid. In the currency's minor unit (分 for CNY)."""
    payer_refund: int | None = None
    """What the user gets back, without coupons. In the currency's minor unit (分 for CNY)."""
    currency: str | None = None
    """Currency, by ISO 4217; CNY in mainland China."""
    payer_currency: str | None = None
    """Currency the user paid in, by ISO 4217."""
    exchange_rate: RefundDirectAmountExchangeRate | None = None
    """The exchange rate; only across borders."""
    settlement_refund: int | None = None
    """The refund less the coupons that move no money. In the currency's minor unit (分 for CNY). Uncertain: in one
    source only.
    """
    settlement_currency: str | None = None
    """Currency of the settlement, by ISO 4217. Uncertain: in one source only."""


@dataclass(frozen=True)
class RefundDirectAmountExchangeRate:
    """The exchange rate; only across borders: `amount.exchange_rate`."""

    type: str | None = None
    """Kind of exchange rate, such as SETTLEMENT_RATE."""
    rate: int | None = None
    """The exchange rate, times 10 to the 8th power. In units of 1e-8: 100000000 is 1."""
