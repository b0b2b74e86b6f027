# Made from schema/ by `make generate`; do not edit.
"""A recharge's funds returned."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal


@dataclass(frozen=True)
class RechargeFundReturned:
    """A recharge's funds returned (平台收付通商家充值).

    Kind `recharge.fund_returned`, carried by `RECHARGE.FUND_RETURNED`.

    Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4012973125>
    """

    kind: ClassVar[Literal["recharge.fund_returned"]] = "recharge.fund_returned"

    recharge_returned_id: str | None = None
    """WeChat Pay's number of the return."""
    sp_mchid: str | None = None
    """The merchant number of the service provider."""
    sub_mchid: str | None = None
    """The merchant number of the sub-merchant."""
    out_recharge_no: str | None = None
    """The merchant's number of the recharge."""
    recharge_id: str | None = None
    """WeChat Pay's number of the recharge."""
    recharge_channel: str | None = None
    """How the recharge was made, such as BANK_TRANSFER."""
    detail: RechargeFundReturnedDetail | None = None
    """The returned funds."""


@dataclass(frozen=True)
class RechargeFundReturnedDetail:
    """The returned funds: `detail`."""

    bank_name: str
    """Name of the bank."""
    bank_card_tail: str
    """Last digits of the bank account."""
    return_time: str
    """When the funds were returned. RFC 3339 with offset."""
    return_reason: str
    """Why the funds were returned."""
    bank_account_name: str | None = None
    """Name of the bank account's holder."""
    amount: int | None = None
    """The amount returned. In the currency's minor unit (分 for CNY)."""
    currency: str | None = None
    """Currency, by ISO 4217; CNY in mainland China."""
    memo: str | None = None
    """Note on the bank transfer."""
    online_bank_type: str | None = None
    """The online bank. Uncertain: values not documented in public."""
