# Made from schema/ by `make generate`; do not edit.
"""A user wants to exchange a brand's points for a coupon."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal


@dataclass(frozen=True)
class BrandMembercardExchange:
    """A user wants to exchange a brand's points for a coupon (商家名片会员卡).

    Kind `brand_membercard.exchange`, carried by `BRAND_MEMBER_CARD.POINT_EXCHANGE_COUPON`,
    `BRAND_MEMBER_CARD_SP.POINT_EXCHANGE_COUPON`.

    After the exchange, report its outcome by the API call that synchronizes it: the acknowledgement does not
    carry it.

    Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4015878622>
    """

    kind: ClassVar[Literal["brand_membercard.exchange"]] = "brand_membercard.exchange"

    record_id: str
    """Id of the exchange."""
    brand_id: str
    """WeChat Pay's id of the brand."""
    card_id: str
    """Id of the card's template."""
    openid: str
    """The user's id under the application."""
    user_card_code: str
    """Number of the user's member card."""
    exchange_coupon_template_id: str
    """Id of the offer to exchange points for a coupon."""
    deduct_points: int
    """How many points the coupon costs."""
    stock_id: str
    """Id of the coupon's stock."""
    appid: str | None = None
    """The application id of the merchant, or of the service provider."""
    product_coupon_id: str | None = None
    """Id of the product coupon. Uncertain: in one source only."""
    product_coupon_stock_type: str | None = None
    """Kind of the product coupon's stock. Uncertain: in one source only."""
