# Made from schema/ by `make generate`; do not edit.
"""A deduction contract signed or ended."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal


@dataclass(frozen=True)
class EntrustContract:
    """A deduction contract signed or ended (委托代扣).

    Kind `entrust.contract`, carried by `ENTRUST.SIGN`, `ENTRUST.TERMINATE`.

    Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4012160323>
    """

    kind: ClassVar[Literal["entrust.contract"]] = "entrust.contract"

    contract_id: str
    """WeChat Pay's number of the contract."""
    plan_id: int
    """Id of the plan or template."""
    out_contract_code: str
    """The merchant's number of the contract."""
    contract_display_account: str
    """The user's name in the contract, as the merchant gave it."""
    contract_state: str
    """State of the contract: SIGNED, TERMINATED."""
    contract_signed_time: str
    """When the contract was signed. RFC 3339 with offset."""
    contract_expired_time: str
    """When the contract expires. RFC 3339 with offset."""
    mchid: str | None = None
    """The merchant number."""
    appid: str | None = None
    """The application id of the merchant, or of the service provider."""
    openid: str | None = None
    """The user's id under the application."""
    contract_terminate_info: EntrustContractContractTerminateInfo | None = None
    """How the contract was ended; only when its state is TERMINATED."""
    deduct_schedule: EntrustContractDeductSchedule | None = None
    """The scheduled deduction; only for contracts that schedule one."""
    sp_mchid: str | None = None
    """The merchant number of the service provider."""
    sp_appid: str | None = None
    """The application id of the service provider."""
    sub_mchid: str | None = None
    """The merchant number of the sub-merchant."""
    sub_appid: str | None = None
    """The application id of the sub-merchant."""
    sp_openid: str | None = None
    """The user's id under the service provider's application."""
    sub_openid: str | None = None
    """The user's id under the sub-merchant's application."""
    out_user_code: str | None = None
    """The merchant's id of the user."""


@dataclass(frozen=True)
class EntrustContractDeductSchedule:
    """The scheduled deduction; only for contracts that schedule one: `deduct_schedule`."""

    estimated_deduct_date: str
    """Day the deduction is expected. As `yyyy-MM-dd`."""
    estimated_deduct_amount: EntrustContractDeductScheduleEstimatedDeductAmount
    """The amount expected when the contract was signed."""
    schedule_state: str
    """State of the scheduled deduction: NO_SCHEDULED, SCHEDULED, PAID, EXPIRED."""
    deduct_date: str
    """Day of the deduction. As `yyyy-MM-dd`."""
    scheduled_amount: EntrustContractDeductScheduleScheduledAmount | None = None
    """The amount scheduled; present once the state is SCHEDULED or PAID."""
    deduct_amount: EntrustContractDeductScheduleDeductAmount | None = None
    """What was deducted; present once the state is PAID."""


@dataclass(frozen=True)
class EntrustContractDeductScheduleDeductAmount:
    """What was deducted; present once the state is PAID: `deduct_schedule.deduct_amount`."""

    currency: str
    """Currency, by ISO 4217; CNY in mainland China."""
    amount: int | None = None
    """The amount. In the currency's minor unit (分 for CNY). Uncertain: `amount` or `total`, depending on the source."""
    total: int | None = None
    """The amount. In the currency's minor unit (分 for CNY). Uncertain: `amount` or `total`, depending on the source."""


@dataclass(frozen=True)
class EntrustContractDeductScheduleScheduledAmount:
    """The amount scheduled; present once the state is SCHEDULED or PAID: `deduct_schedule.scheduled_amount`."""

    amount: int | None = None
    """The amount. In the currency's minor unit (分 for CNY). Uncertain: `amount` or `total`, depending on the source."""
    currency: str | None = None
    """Currency, by ISO 4217; CNY in mainland China."""
    total: int | None = None
    """The amount. In the currency's minor unit (分 for CNY). Uncertain: `amount` or `total`, depending on the source."""


@dataclass(frozen=True)
class EntrustContractDeductScheduleEstimatedDeductAmount:
    """The amount expected when the contract was signed: `deduct_schedule.estimated_deduct_amount`."""

    currency: str
    """Currency, by ISO 4217; CNY in mainland China."""
    amount: int | None = None
    """The amount. In the currency's minor unit (分 for CNY). Uncertain: `amount` or `total`, depending on the source."""
    total: int | None = None
    """The amount. In the currency's minor unit (分 for CNY). Uncertain: `amount` or `total`, depending on the source."""


@dataclass(frozen=True)
class EntrustContractContractTerminateInfo:
    """How the contract was ended; only when its state is TERMINATED: `contract_terminate_info`."""

    contract_termination_mode: str
    """How the contract was ended: USER_TERMINATE, MCH_API_TERMINATE, API, WEPAY_WEB_TERMINATE,
    CUSTOMER_SERVICE_TERMINATE, SYSTEM_TERMINATE.
    """
    contract_terminated_time: str | None = None
    """When the contract was ended. RFC 3339 with offset."""
    contract_termination_remark: str | None = None
    """Why the contract was ended, in words."""
