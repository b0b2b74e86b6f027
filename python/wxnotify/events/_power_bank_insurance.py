# Made from schema/ by `make generate`; do not edit.
"""A power bank's insurance taken or changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal


@dataclass(frozen=True)
class PowerBankInsurance:
    """A power bank's insurance taken or changed (租用充电宝保险).

    Kind `power_bank.insurance`, carried by `HIRE_POWER_BANK.RECEIVE_INSURANCE`.

    Official documentation:
    <https://pay.weixin.qq.com/docs/merchant/apis/hire-power-bank-insurance/insurance-orders/status-change-notice.html>
    """

    kind: ClassVar[Literal["power_bank.insurance"]] = "power_bank.insurance"

    order_id: str
    """WeChat Pay's number of the insurance order."""
    out_order_no: str
    """The merchant's number of the insurance order."""
    openid: str
    """The user's id under the application."""
    max_claim_count: int
    """How many claims can be made."""
    claimed_count: int
    """How many claims were made."""
    order_receive_time: str
    """When the user took the insurance. RFC 3339 with offset."""
    order_receive_state: str
    """Whether the user took the insurance, such as RECEIVED."""
    order_begin_time: str | None = None
    """When the insurance begins. RFC 3339 with offset."""
    order_end_time: str | None = None
    """When the insurance ends. RFC 3339 with offset."""
