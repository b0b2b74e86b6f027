# Made from schema/ by `make generate`; do not edit.
"""A coupon given to a user."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal


@dataclass(frozen=True)
class CouponSend:
    """A coupon given to a user (商家券).

    Kind `coupon.send`, carried by `COUPON.SEND`.

    Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4012285279>
    """

    kind: ClassVar[Literal["coupon.send"]] = "coupon.send"

    coupon_code: str
    """Code of the user's coupon."""
    stock_id: str
    """Id of the coupon's stock."""
    send_time: str
    """When the coupon was given. RFC 3339 with offset."""
    send_channel: str
    """How the coupon was given, such as BUSICOUPON_SEND_CHANNEL_MINIAPP, BUSICOUPON_SEND_CHANNEL_API,
    BUSICOUPON_SEND_CHANNEL_PAYGIFT.
    """
    send_merchant: str
    """Merchant number that gave the coupon."""
    event_type: str | None = None
    """Finer kind of event."""
    openid: str | None = None
    """The user's id under the application."""
    unionid: str | None = None
    """The user's id across the merchant's applications."""
    act_id: str | None = None
    """Id of the activity in which the coupon was given."""
    attach_info: CouponSendAttachInfo | None = None
    """Where the coupon came from; only for some channels."""


@dataclass(frozen=True)
class CouponSendAttachInfo:
    """Where the coupon came from; only for some channels: `attach_info`."""

    transaction_id: str | None = None
    """The payment that the coupon was given for; only for coupons given after paying."""
    act_code: str | None = None
    """Id of the coupon hall's activity; only for coupons taken by scanning."""
    hall_code: str | None = None
    """Id of the coupon hall; only for coupons taken by scanning."""
    hall_belong_mch_id: int | None = None
    """Merchant number of the coupon hall's owner; only for coupons taken by scanning."""
    card_id: str | None = None
    """Id of the member card; only for coupons given by a card's activity."""
    code: str | None = None
    """Number of the user's member card; only for coupons given by a card's activity."""
    activity_id: str | None = None
    """Id of the member activity; only for coupons given by one."""
    phone_number: str | None = None
    """The user's phone number. Uncertain: in one source only."""
    country_code: str | None = None
    """Country code of the phone number. Uncertain: in one source only."""
