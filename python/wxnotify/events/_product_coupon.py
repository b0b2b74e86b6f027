# Made from schema/ by `make generate`; do not edit.
"""A product coupon given, used or returned."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal


@dataclass(frozen=True)
class ProductCoupon:
    """A product coupon given, used or returned (商品券).

    Kind `product_coupon`, carried by `PRODUCT_COUPON.RETURN`, `PRODUCT_COUPON.SEND`, `PRODUCT_COUPON.USE`,
    `PRODUCT_COUPON_SP.SEND`.

    Only the coupon given (`PRODUCT_COUPON_SP.SEND`) is publicly documented in full; for a coupon used or returned
    the fields come from public sample code. So none is required.

    Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4015780862>
    """

    kind: ClassVar[Literal["product_coupon"]] = "product_coupon"

    brand_id: str | None = None
    """WeChat Pay's id of the brand."""
    coupon_code: str | None = None
    """Code of the user's coupon."""
    product_coupon_id: str | None = None
    """Id of the product coupon."""
    stock_id: str | None = None
    """Id of the coupon's stock."""
    stock_bundle_id: str | None = None
    """Id of the bundle of coupon stocks."""
    user_coupon_bundle_id: str | None = None
    """Id of the user's bundle of coupons."""
    appid: str | None = None
    """The application id of the merchant, or of the service provider."""
    openid: str | None = None
    """The user's id under the application."""
    unionid: str | None = None
    """The user's id across the merchant's applications."""
    receive_time: str | None = None
    """When the user got the coupon. RFC 3339 with offset."""
    send_request_no: str | None = None
    """Number of the request to give the coupon."""
    send_channel: str | None = None
    """How the coupon was given: API, BRAND_MANAGE, MERCHANT_CARD, MEMBER, SMALL_ACTIVITY."""
    valid_begin_time: str | None = None
    """From when the coupon is valid. RFC 3339 with offset. Uncertain: in one source only."""
    valid_end_time: str | None = None
    """Until when the coupon is valid. RFC 3339 with offset. Uncertain: in one source only."""
    phone_number: str | None = None
    """The user's phone number."""
    country_code: str | None = None
    """Country code of the phone number."""
    attach: str | None = None
    """The merchant's own data, returned as it was given."""
    channel_custom_info: str | None = None
    """The channel's own data."""
