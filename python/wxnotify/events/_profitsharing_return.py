# Made from schema/ by `make generate`; do not edit.
"""Profit sharing returned."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal


@dataclass(frozen=True)
class ProfitsharingReturn:
    """Profit sharing returned (分账回退).

    Kind `profitsharing.return`, carried by `PROFITSHARING.RETURN`, `PROFITSHARING_RETURN`.

    Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4012289679>
    """

    kind: ClassVar[Literal["profitsharing.return"]] = "profitsharing.return"

    transaction_id: str
    """WeChat Pay's number of the transaction."""
    order_id: str
    """WeChat Pay's number of the return."""
    out_order_no: str
    """The merchant's number of the return."""
    receiver: ProfitsharingReturnReceiver
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
class ProfitsharingReturnReceiver:
    """Who received or returned the share: `receiver`."""

    type: str
    """Kind of receiver: MERCHANT_ID, PERSONAL_OPENID, PERSONAL_SUB_OPENID."""
    account: str
    """The receiver: a merchant number, or the user's openid, depending on the type."""
    amount: int
    """The share that was returned. In the currency's minor unit (分 for CNY)."""
    description: str | None = None
    """Note on the share."""
