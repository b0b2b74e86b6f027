# Made from schema/ by `make generate`; do not edit.
"""A sub-merchant's recharge, successful or closed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal


@dataclass(frozen=True)
class Recharge:
    """A sub-merchant's recharge, successful or closed (平台收付通商家充值).

    Kind `recharge`, carried by `RECHARGE.CLOSED`, `RECHARGE.SUCCESS`.

    Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4012763652>
    """

    kind: ClassVar[Literal["recharge"]] = "recharge"

    sp_mchid: str
    """The merchant number of the service provider."""
    sub_mchid: str
    """The merchant number of the sub-merchant."""
    out_recharge_no: str
    """The merchant's number of the recharge."""
    recharge_id: str
    """WeChat Pay's number of the recharge."""
    recharge_channel: str
    """How the recharge was made, such as BANK_TRANSFER."""
    account_type: str
    """Account that receives the money, such as DEPOSIT. Uncertain: values not documented in full."""
    recharge_scene: str
    """What the recharge is for. Uncertain: values not documented in public."""
    recharge_state: str
    """State of the recharge, such as SUCCESS."""
    recharge_amount: RechargeRechargeAmount
    """The amounts."""
    accept_time: str
    """When the recharge was accepted. RFC 3339 with offset."""
    recharge_state_desc: str | None = None
    """State of the recharge, in words."""
    remark: str | None = None
    """Note."""
    bank_transfer_info: RechargeBankTransferInfo | None = None
    """The bank transfer, when the recharge was made by one."""
    qr_recharge_info: RechargeQrRechargeInfo | None = None
    """The recharge by QR code, when it was made by one."""
    success_time: str | None = None
    """When the recharge succeeded; absent unless it did. RFC 3339 with offset."""
    close_time: str | None = None
    """When it was closed. RFC 3339 with offset."""
    online_bank_recharge_info: RechargeOnlineBankRechargeInfo | None = None
    """The payment by online bank, when the recharge was made by one."""
    available_recharge_channels: tuple[str, ...] = ()
    """The channels the recharge may use."""


@dataclass(frozen=True)
class RechargeOnlineBankRechargeInfo:
    """The payment by online bank, when the recharge was made by one: `online_bank_recharge_info`."""

    bill_no: str | None = None
    """The bank's number of the transfer."""
    return_time: str | None = None
    """When the funds were returned. RFC 3339 with offset."""
    return_reason: str | None = None
    """Why the funds were returned."""
    bank_name: str | None = None
    """Name of the bank."""
    online_bank_type: str | None = None
    """The online bank. Uncertain: values not documented in public."""
    bank_card_tail: str | None = None
    """Last digits of the bank account."""
    bank_account_name: str | None = None
    """Name of the bank account's holder."""


@dataclass(frozen=True)
class RechargeQrRechargeInfo:
    """The recharge by QR code, when it was made by one: `qr_recharge_info`."""

    employee_type: str | None = None
    """Kind of employee who recharged. Uncertain: one source has it beside qr_recharge_info."""
    openid: str | None = None
    """The user's id under the application."""


@dataclass(frozen=True)
class RechargeBankTransferInfo:
    """The bank transfer, when the recharge was made by one: `bank_transfer_info`."""

    memo: str
    """Note on the bank transfer."""
    bill_no: str
    """The bank's number of the transfer."""
    bank_name: str
    """Name of the bank."""
    bank_card_tail: str
    """Last digits of the bank account."""
    bank_account_name: str | None = None
    """Name of the bank account's holder."""


@dataclass(frozen=True)
class RechargeRechargeAmount:
    """The amounts: `recharge_amount`."""

    amount: int
    """The amount recharged. In the currency's minor unit (分 for CNY)."""
    currency: str
    """Currency, by ISO 4217; CNY in mainland China."""
