# Made from schema/ by `make generate`; do not edit.
"""A refund of a member's payment in a business circle."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal


@dataclass(frozen=True)
class MallRefund:
    """A refund of a member's payment in a business circle (智慧商圈).

    Kind `mall.refund`, carried by `MALL_REFUND.SUCCESS`.

    Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4012285869>
    """

    kind: ClassVar[Literal["mall.refund"]] = "mall.refund"

    merchant_name: str
    """Name of the business circle's merchant."""
    shop_name: str
    """Name of the shop."""
    shop_number: str
    """Number of the shop in the business circle."""
    refund_time: str
    """When the refund was made. RFC 3339 with offset."""
    pay_amount: int
    """What the user paid. In the currency's minor unit (分 for CNY)."""
    refund_amount: int
    """The amount refunded. In the currency's minor unit (分 for CNY)."""
    transaction_id: str
    """WeChat Pay's number of the transaction."""
    refund_id: str
    """WeChat Pay's number of the refund."""
    mchid: str | None = None
    """The merchant number."""
    appid: str | None = None
    """The application id of the merchant, or of the service provider."""
    openid: str | None = None
    """The user's id under the application."""
