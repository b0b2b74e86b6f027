# Made from schema/ by `make generate`; do not edit.
"""A transfer to a user finished."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal


@dataclass(frozen=True)
class TransferBill:
    """A transfer to a user finished (商家转账).

    Kind `transfer.bill`, carried by `MCHTRANSFER.BILL.FINISHED`.

    The merchant number is in `mch_id` or in `mchid`, depending on the product. Take whichever is there.

    Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4012712115>
    """

    kind: ClassVar[Literal["transfer.bill"]] = "transfer.bill"

    out_bill_no: str
    """The merchant's number of the transfer."""
    transfer_bill_no: str
    """WeChat Pay's number of the transfer."""
    state: str
    """State of the transfer: ACCEPTED, PROCESSING, WAIT_USER_CONFIRM, TRANSFERING, SUCCESS, FAIL, CANCELING,
    CANCELLED.
    """
    transfer_amount: int
    """The amount transferred. In the currency's minor unit (分 for CNY)."""
    create_time: str
    """When the record was created. RFC 3339 with offset."""
    update_time: str
    """When the record last changed. RFC 3339 with offset."""
    mch_id: str | None = None
    """The merchant number."""
    mchid: str | None = None
    """The merchant number."""
    sub_mchid: str | None = None
    """The merchant number of the sub-merchant."""
    openid: str | None = None
    """The user's id under the application."""
    fail_reason: str | None = None
    """Why the transfer failed."""
    payment_method_type: str | None = None
    """How the transfer was paid out. Uncertain: values not documented in public."""
