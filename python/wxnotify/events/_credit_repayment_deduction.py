# Made from schema/ by `make generate`; do not edit.
"""A credit card repaid by deduction."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar, Literal


@dataclass(frozen=True)
class CreditRepaymentDeduction:
    """A credit card repaid by deduction (信用卡还款).

    Kind `credit_repayment.deduction`, carried by `CREDIT_REPAYMENT.DEDUCTION_PAY`.

    Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4016790592>
    """

    kind: ClassVar[Literal["credit_repayment.deduction"]] = "credit_repayment.deduction"

    sp_mchid: str
    """The merchant number of the service provider."""
    sub_mchid: str
    """The merchant number of the sub-merchant."""
    appid: str
    """The application id of the merchant, or of the service provider."""
    sub_appid: str
    """The application id of the sub-merchant."""
    openid: str
    """The user's id under the application."""
    order_state: str
    """State of the repayment, such as DEDUCT_ORDER_STATE_PAY_SUCCESS."""
    out_trade_no: str
    """The merchant's order number."""
    out_record_id: str
    """The merchant's number of the scheduled repayment."""
    contract_id: str
    """WeChat Pay's number of the contract."""
    deduct_amount: Any
    """The amount to deduct. Uncertain: a string in one place, an integer in the request that starts it: take both."""
    description: str
    """Description of what is paid for."""
    pay_success_amount: Any | None = None
    """What was repaid. Uncertain: a string in one place, an integer in the request that starts it: take both."""
    attach: str | None = None
    """The merchant's own data, returned as it was given."""
    transaction_id: str | None = None
    """WeChat Pay's number of the transaction."""
