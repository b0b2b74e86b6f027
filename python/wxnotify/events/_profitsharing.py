# Made from schema/ by `make generate`; do not edit.
"""Profit sharing to a receiver."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal


@dataclass(frozen=True)
class Profitsharing:
    """Profit sharing to a receiver (分账).

    Kind `profitsharing`, carried by `PROFITSHARING`, `PROFITSHARING.SUCCESS`, `TRANSACTION.FAIL`,
    `TRANSACTION.PAY_BACK`, `TRANSACTION.SUCCESS`.

    Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4012289679>
    """

    kind: ClassVar[Literal["profitsharing"]] = "profitsharing"

    transaction_id: str
    """WeChat Pay's number of the transaction."""
    order_id: str
    """WeChat Pay's number of the profit sharing."""
    out_order_no: str
    """The merchant's number of the profit sharing."""
    receiver: ProfitsharingReceiver
    """Who received or returned the share."""
    mchid: str | None = None
    """The merchant number."""
    sp_mchid: str | None = None
    """The merchant number of the service provider."""
    sub_mchid: str | None = None
    """The merchant number of the sub-merchant."""
    success_time: str | None = None
    """When it succeeded. RFC 3339 with offset."""


@dataclass(frozen=True)
class ProfitsharingReceiver:
    """Who received or returned the share: `receiver`."""

    type: str
    """Kind of receiver: MERCHANT_ID, PERSONAL_OPENID, PERSONAL_SUB_OPENID."""
    account: str
    """The receiver: a merchant number, or the user's openid, depending on the type."""
    amount: int
    """The share. In the currency's minor unit (分 for CNY)."""
    description: str | None = None
    """Note on the share."""
