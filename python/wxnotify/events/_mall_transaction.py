# Made from schema/ by `make generate`; do not edit.
"""A member's payment in a business circle."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal


@dataclass(frozen=True)
class MallTransaction:
    """A member's payment in a business circle (智慧商圈).

    Kind `mall.transaction`, carried by `MALL_TRANSACTION.SUCCESS`.

    Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4012285856>
    """

    kind: ClassVar[Literal["mall.transaction"]] = "mall.transaction"

    merchant_name: str
    """Name of the business circle's merchant."""
    shop_name: str
    """Name of the shop."""
    shop_number: str
    """Number of the shop in the business circle."""
    time_end: str
    """When the payment was complete. RFC 3339 with offset."""
    amount: int
    """What the user paid. In the currency's minor unit (分 for CNY)."""
    transaction_id: str
    """WeChat Pay's number of the transaction."""
    mchid: str | None = None
    """The merchant number."""
    appid: str | None = None
    """The application id of the merchant, or of the service provider."""
    openid: str | None = None
    """The user's id under the application."""
    commit_tag: str | None = None
    """Present when the user asked for the points by hand. Uncertain: value not documented in public."""
    code: str | None = None
    """Number of the user's member card of the business circle. Uncertain: in one source only."""
    auth_type: str | None = None
    """How the user authorized the business circle, such as REGISTERED_MODE. Uncertain: in one source only."""
