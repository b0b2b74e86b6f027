# Made from schema/ by `make generate`; do not edit.
"""A transfer to a QQ wallet finished."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal


@dataclass(frozen=True)
class TransferQqwalletBill:
    """A transfer to a QQ wallet finished (商家转账到QQ钱包).

    Kind `transfer.qqwallet_bill`, carried by `MCHTRANSFER.QQWALLETBILL.FINISHED`.

    Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4014301851>
    """

    kind: ClassVar[Literal["transfer.qqwallet_bill"]] = "transfer.qqwallet_bill"

    mchid: str
    """The merchant number."""
    out_bill_no: str
    """The merchant's number of the transfer."""
    transfer_bill_no: str
    """WeChat Pay's number of the transfer."""
    appid: str
    """Application id on the QQ Connect platform."""
    state: str
    """State of the transfer: ACCEPTED, PROCESSING, WAIT_USER_CONFIRM, TRANSFERING, SUCCESS, FAIL, CANCELING,
    CANCELLED.
    """
    transfer_amount: int
    """The amount transferred. In the currency's minor unit (分 for CNY)."""
    transfer_remark: str
    """Note the user sees with the transfer."""
    create_time: str
    """When the record was created. RFC 3339 with offset."""
    update_time: str
    """When the record last changed. RFC 3339 with offset."""
    openid: str | None = None
    """The user's id under the application."""
    user_qq: str | None = None
    """The user's QQ number."""
    user_name: str | None = None
    """The user's name, encrypted with the merchant's public key. Base64."""
    fail_reason: str | None = None
    """Why the transfer failed."""
