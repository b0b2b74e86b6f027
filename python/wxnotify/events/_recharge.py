# Made from schema/ by `make generate`; do not edit.
"""A sub-merchant's recharge, successful or closed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from .._reading import Resource, optional


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


def _recharge_amount(given: Resource) -> RechargeRechargeAmount:
    return RechargeRechargeAmount(
        amount=given["amount"],
        currency=given["currency"],
    )


def _bank_transfer_info(given: Resource) -> RechargeBankTransferInfo:
    return RechargeBankTransferInfo(
        memo=given["memo"],
        bill_no=given["bill_no"],
        bank_name=given["bank_name"],
        bank_card_tail=given["bank_card_tail"],
        bank_account_name=given.get("bank_account_name"),
    )


def _qr_recharge_info(given: Resource) -> RechargeQrRechargeInfo:
    return RechargeQrRechargeInfo(
        employee_type=given.get("employee_type"),
        openid=given.get("openid"),
    )


def _online_bank_recharge_info(given: Resource) -> RechargeOnlineBankRechargeInfo:
    return RechargeOnlineBankRechargeInfo(
        bill_no=given.get("bill_no"),
        return_time=given.get("return_time"),
        return_reason=given.get("return_reason"),
        bank_name=given.get("bank_name"),
        online_bank_type=given.get("online_bank_type"),
        bank_card_tail=given.get("bank_card_tail"),
        bank_account_name=given.get("bank_account_name"),
    )


def read(given: Resource) -> Recharge:
    return Recharge(
        sp_mchid=given["sp_mchid"],
        sub_mchid=given["sub_mchid"],
        out_recharge_no=given["out_recharge_no"],
        recharge_id=given["recharge_id"],
        recharge_channel=given["recharge_channel"],
        account_type=given["account_type"],
        recharge_scene=given["recharge_scene"],
        recharge_state=given["recharge_state"],
        recharge_amount=_recharge_amount(given["recharge_amount"]),
        accept_time=given["accept_time"],
        recharge_state_desc=given.get("recharge_state_desc"),
        remark=given.get("remark"),
        bank_transfer_info=optional(_bank_transfer_info, given.get("bank_transfer_info")),
        qr_recharge_info=optional(_qr_recharge_info, given.get("qr_recharge_info")),
        success_time=given.get("success_time"),
        close_time=given.get("close_time"),
        online_bank_recharge_info=optional(_online_bank_recharge_info, given.get("online_bank_recharge_info")),
        available_recharge_channels=tuple(given.get("available_recharge_channels") or ()),
    )
