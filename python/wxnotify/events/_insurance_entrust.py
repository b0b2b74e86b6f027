# Made from schema/ by `make generate`; do not edit.
"""A deduction contract for an insurance, signed, renewed or ended."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal


@dataclass(frozen=True)
class InsuranceEntrust:
    """A deduction contract for an insurance, signed, renewed or ended (保险委托代扣).

    Kind `insurance_entrust`, carried by `INSURANCE_ENTRUST.RENEW`, `INSURANCE_ENTRUST.SIGN`,
    `INSURANCE_ENTRUST.TERMINATE`.

    Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4012289466>
    """

    kind: ClassVar[Literal["insurance_entrust"]] = "insurance_entrust"

    mchid: str
    """The merchant number."""
    contract_id: str
    """WeChat Pay's number of the contract."""
    appid: str
    """The application id of the merchant, or of the service provider."""
    plan_id: int
    """Id of the plan or template."""
    out_contract_code: str
    """The merchant's number of the contract."""
    insured_display_name: str
    """Name of the insured as it is shown."""
    contract_state: str
    """State of the contract: SIGNED, TERMINATED."""
    contract_signed_time: str
    """When the contract was signed. RFC 3339 with offset."""
    contract_expired_time: str
    """When the contract expires. RFC 3339 with offset."""
    openid: str
    """The user's id under the application."""
    contract_terminate_info: InsuranceEntrustContractTerminateInfo | None = None
    """How the contract was ended; only when its state is TERMINATED."""
    out_user_code: str | None = None
    """The merchant's id of the user."""


@dataclass(frozen=True)
class InsuranceEntrustContractTerminateInfo:
    """How the contract was ended; only when its state is TERMINATED: `contract_terminate_info`."""

    contract_termination_mode: str
    """How the contract was ended, such as USER_TERMINATE."""
    contract_terminated_time: str
    """When the contract was ended. RFC 3339 with offset."""
    contract_termination_remark: str | None = None
    """Why the contract was ended, in words."""
