# Made from schema/ by `make generate`; do not edit.
"""A coupon used."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal


@dataclass(frozen=True)
class CouponUse:
    """A coupon used (代金券).

    Kind `coupon.use`, carried by `COUPON.USE`.

    Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4012285250>
    """

    kind: ClassVar[Literal["coupon.use"]] = "coupon.use"

    stock_creator_mchid: str
    """Merchant number that created the coupon's stock."""
    stock_id: str
    """Id of the coupon's stock."""
    coupon_id: str
    """Id of the coupon."""
    coupon_name: str
    """Name of the coupon."""
    status: str
    """State of the coupon: SENDED, USED, EXPIRED."""
    description: str
    """Description of the coupon."""
    create_time: str
    """When the user got the coupon. RFC 3339 with offset."""
    coupon_type: str
    """Kind of coupon: NORMAL (takes an amount off), CUT_TO (sets the price)."""
    no_cash: bool
    """Whether the coupon moves no money: the merchant bears it as a discount."""
    available_begin_time: str
    """From when it can be used. RFC 3339 with offset."""
    available_end_time: str
    """Until when it can be used. RFC 3339 with offset."""
    singleitem: bool
    """Whether the coupon is for single items."""
    singleitem_discount_off: CouponUseSingleitemDiscountOff | None = None
    """The discount on a single item."""
    discount_to: CouponUseDiscountTo | None = None
    """The set price; only for coupons that set one."""
    normal_coupon_information: CouponUseNormalCouponInformation | None = None
    """Value of and threshold for the coupon."""
    consume_information: CouponUseConsumeInformation | None = None
    """How the coupon was used; absent until it is."""
    business_type: str | None = None
    """Kind of coupon; MULTIUSE for one that can be used in parts, absent for others."""


@dataclass(frozen=True)
class CouponUseConsumeInformation:
    """How the coupon was used; absent until it is: `consume_information`."""

    consume_time: str
    """When the coupon was used. RFC 3339 with offset."""
    consume_mchid: str
    """Merchant number that took the coupon."""
    transaction_id: str
    """WeChat Pay's number of the transaction."""
    consume_amount: int | None = None
    """How much of the coupon was used; only for business_type MULTIUSE. In the currency's minor unit (分 for CNY)."""
    goods_detail: tuple[CouponUseConsumeInformationGoodsDetail, ...] = ()
    """The goods."""


@dataclass(frozen=True)
class CouponUseConsumeInformationGoodsDetail:
    """The goods: `consume_information.goods_detail[]`."""

    goods_id: str
    """The merchant's number of the item."""
    quantity: int
    """How many of the item."""
    price: int
    """Price of one item. In the currency's minor unit (分 for CNY)."""
    discount_amount: int
    """Discount on the item. In the currency's minor unit (分 for CNY)."""


@dataclass(frozen=True)
class CouponUseNormalCouponInformation:
    """Value of and threshold for the coupon: `normal_coupon_information`."""

    coupon_amount: int
    """Face value of the coupon. In the currency's minor unit (分 for CNY)."""
    transaction_minimum: int
    """Order amount from which the coupon applies. In the currency's minor unit (分 for CNY)."""


@dataclass(frozen=True)
class CouponUseDiscountTo:
    """The set price; only for coupons that set one: `discount_to`."""

    cut_to_price: int | None = None
    """Price of one item after the discount. In the currency's minor unit (分 for CNY)."""
    max_price: int | None = None
    """Highest price of an item that the coupon applies to. In the currency's minor unit (分 for CNY)."""


@dataclass(frozen=True)
class CouponUseSingleitemDiscountOff:
    """The discount on a single item: `singleitem_discount_off`."""

    single_price_max: int | None = None
    """Most that is taken off one item. In the currency's minor unit (分 for CNY)."""
