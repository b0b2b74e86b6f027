# Made from schema/ by `make generate`; do not edit.
"""A coupon used."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from .._reading import Resource, listed, optional


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


def _singleitem_discount_off(given: Resource) -> CouponUseSingleitemDiscountOff:
    return CouponUseSingleitemDiscountOff(
        single_price_max=given.get("single_price_max"),
    )


def _discount_to(given: Resource) -> CouponUseDiscountTo:
    return CouponUseDiscountTo(
        cut_to_price=given.get("cut_to_price"),
        max_price=given.get("max_price"),
    )


def _normal_coupon_information(given: Resource) -> CouponUseNormalCouponInformation:
    return CouponUseNormalCouponInformation(
        coupon_amount=given["coupon_amount"],
        transaction_minimum=given["transaction_minimum"],
    )


def _consume_information_goods_detail(given: Resource) -> CouponUseConsumeInformationGoodsDetail:
    return CouponUseConsumeInformationGoodsDetail(
        goods_id=given["goods_id"],
        quantity=given["quantity"],
        price=given["price"],
        discount_amount=given["discount_amount"],
    )


def _consume_information(given: Resource) -> CouponUseConsumeInformation:
    return CouponUseConsumeInformation(
        consume_time=given["consume_time"],
        consume_mchid=given["consume_mchid"],
        transaction_id=given["transaction_id"],
        consume_amount=given.get("consume_amount"),
        goods_detail=listed(_consume_information_goods_detail, given.get("goods_detail")),
    )


def read(given: Resource) -> CouponUse:
    return CouponUse(
        stock_creator_mchid=given["stock_creator_mchid"],
        stock_id=given["stock_id"],
        coupon_id=given["coupon_id"],
        coupon_name=given["coupon_name"],
        status=given["status"],
        description=given["description"],
        create_time=given["create_time"],
        coupon_type=given["coupon_type"],
        no_cash=given["no_cash"],
        available_begin_time=given["available_begin_time"],
        available_end_time=given["available_end_time"],
        singleitem=given["singleitem"],
        singleitem_discount_off=optional(_singleitem_discount_off, given.get("singleitem_discount_off")),
        discount_to=optional(_discount_to, given.get("discount_to")),
        normal_coupon_information=optional(_normal_coupon_information, given.get("normal_coupon_information")),
        consume_information=optional(_consume_information, given.get("consume_information")),
        business_type=given.get("business_type"),
    )
