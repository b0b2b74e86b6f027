# Made from schema/ by `make generate`; do not edit.
"""A contract for repaying a credit card, signed or ended."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal


@dataclass(frozen=True)
class CreditRepaymentContract:
    """A contract for repaying a credit card, signed or ended (信用卡还款).

    Kind `credit_repayment.contract`, carried by `CREDIT_REPAYMENT.SIGN_CONTRACT`,
    `CREDIT_REPAYMENT.TERMINATE_CONTRACT`.

    Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4016790583>
    """

    kind: ClassVar[Literal["credit_repayment.contract"]] = "credit_repayment.contract"

    sp_mchid: str
    """The merchant number of the service provider."""
    contract_id: str
    """WeChat Pay's number of the contract."""
    plan_id: int
    """Id of the plan or template."""
    out_contract_code: str
    """The merchant's number of the contract."""
    display_name: str
    """The user's name as it is shown."""
    contract_state: str
    """State of the contract: CONTRACT_STATE_EFFECTIVE, CONTRACT_STATE_TERMINATED, CONTRACT_STATE_INVALID."""
    contract_signed_time: str
    """When the contract was signed. RFC 3339 with offset."""
    repayment_amount_limit: str
    """Most that may be repaid at once. Uncertain: an amount given as a string; the unit is not documented."""
    appid: str
    """The application id of the merchant, or of the service provider."""
    openid: str
    """The user's id under the application."""
    contract_terminated_time: str | None = None
    """When the contract was ended. RFC 3339 with offset."""
    contract_terminated_mode: str | None = None
    """How the contract was ended: TERMINATION_MODE_INVALID (not ended), TERMINATION_MODE_BY_USER,
    TERMINATION_MODE_BY_MERCHANT, TERMINATION_MODE_BY_CUSTOMER_SERVICE. Uncertain: `contract_termination_mode` in
    another source.
    """
    contract_termination_remark: str | None = None
    """Why the contract was ended, in words."""
    repayment_day: int | None = None
    """Day of the month on which to repay."""
