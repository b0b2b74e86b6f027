# Made from schema/ by `make generate`; do not edit.
"""A withdrawal changed its state."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal


@dataclass(frozen=True)
class Withdraw:
    """A withdrawal changed its state (商户提现).

    Kind `withdraw`, carried by `MCHWITHDRAW.CHANGE`.

    Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4013049135>
    """

    kind: ClassVar[Literal["withdraw"]] = "withdraw"

    status: str
    """State of the withdrawal: CREATE_SUCCESS, SUCCESS, FAIL, REFUND, CLOSE, INIT."""
    withdraw_id: str
    """WeChat Pay's number of the withdrawal."""
    out_request_no: str
    """The merchant's number of the withdrawal."""
    create_time: str
    """When the record was created. RFC 3339 with offset."""
    update_time: str
    """When the record last changed. RFC 3339 with offset."""
    account_type: str
    """Account the money is taken from: BASIC, OPERATION, FEES."""
    account_number: str
    """Last four digits of the bank account that receives the money."""
    account_bank: str
    """Bank that receives the money."""
    amount: int | None = None
    """The amount withdrawn. In the currency's minor unit (分 for CNY)."""
    reason: str | None = None
    """Why the withdrawal failed."""
    remark: str | None = None
    """Note on the withdrawal."""
    bank_memo: str | None = None
    """Note to the bank."""
    solution: str | None = None
    """What to do when the withdrawal failed."""
    bank_name: str | None = None
    """Name of the bank."""
    sub_mchid: str | None = None
    """The merchant number of the sub-merchant."""
    sp_mchid: str | None = None
    """The merchant number of the service provider."""
    total_amount: int | None = None
    """The whole amount. In the currency's minor unit (分 for CNY)."""
    success_amount: int | None = None
    """Sum of what succeeded. In the currency's minor unit (分 for CNY)."""
    fail_amount: int | None = None
    """Sum of what failed. In the currency's minor unit (分 for CNY)."""
    refund_amount: int | None = None
    """What the bank returned. In the currency's minor unit (分 for CNY)."""
