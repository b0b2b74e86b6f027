# Made from schema/ by `make generate`; do not edit.
"""A company's quota card expired."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal


@dataclass(frozen=True)
class WebizpayQuotaCard:
    """A company's quota card expired (企业支付).

    Kind `webizpay.quota_card`, carried by `WEBIZPAY.QUOTACARDEXPIRED`.

    Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4014612130>
    """

    kind: ClassVar[Literal["webizpay.quota_card"]] = "webizpay.quota_card"

    sp_mchid: str
    """The merchant number of the service provider."""
    sub_mchid: str
    """The merchant number of the sub-merchant."""
    card_no: str
    """Number of the company's quota card."""
    employee_id: str
    """WeChat Pay's id of the employee's authorization."""
    card_state: str
    """State of the card: ACTIVE, DISABLED."""
    card_disabled_time: str
    """When the card was disabled. Uncertain: format not documented in public."""
    reason: str | None = None
    """Why the card was disabled."""
