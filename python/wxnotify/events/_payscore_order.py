# Made from schema/ by `make generate`; do not edit.
"""A payscore order confirmed, prepaid or paid."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal


@dataclass(frozen=True)
class PayscoreOrder:
    """A payscore order confirmed, prepaid or paid (支付分).

    Kind `payscore.order`, carried by `PAYSCORE.MCH_PREPAY`, `PAYSCORE.USER_CONFIRM`, `PAYSCORE.USER_PAID`.

    `total_amount` is an integer in the official documentation, and a string in an unofficial source. It is absent
    until the order is complete.
    One kind serves the confirmed, the prepaid and the paid order: look at `state`, not at which fields are there.
    `time_range` and `collection.details[].paid_time` are not RFC 3339: they are yyyyMMddHHmmss, `time_range` also
    yyyyMMdd.
    With `sub_appid` in the order, `sub_openid` comes instead of `openid`.

    Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4012084127>
    """

    kind: ClassVar[Literal["payscore.order"]] = "payscore.order"

    service_id: str
    """Id of the payscore service."""
    out_order_no: str
    """The merchant's number of the payscore order."""
    appid: str | None = None
    """The application id of the merchant, or of the service provider."""
    mchid: str | None = None
    """The merchant number."""
    sub_appid: str | None = None
    """The application id of the sub-merchant."""
    sub_mchid: str | None = None
    """The merchant number of the sub-merchant."""
    channel_id: str | None = None
    """Merchant number of the channel partner."""
    openid: str | None = None
    """The user's id under the application."""
    sub_openid: str | None = None
    """The user's id under the sub-merchant's application."""
    total_amount: int | None = None
    """What is collected in all; absent until the order is complete. In the currency's minor unit (分 for CNY).
    Uncertain: string in one source.
    """
    prepay_req_body: PayscoreOrderPrepayReqBody | None = None
    """Parameters for the order the merchant has to place."""
    prepay_req_header_base64: str | None = None
    """Headers of the institution's request for a payment. Base64."""
    prepay_req_body_base64: str | None = None
    """Body of the institution's request for a payment. Base64."""
    prepay_resp_http_code: int | None = None
    """HTTP status of the response to the institution's request for a payment."""
    prepay_resp_header_base64: str | None = None
    """Headers of the response to the institution's request for a payment. Base64."""
    prepay_resp_body_base64: str | None = None
    """Body of the response to the institution's request for a payment. Base64."""
    state: str | None = None
    """State of the order: CREATED, DOING, DONE, REVOKED, EXPIRED."""
    state_description: str | None = None
    """Finer state of an order that is DOING: USER_CONFIRM, MCH_COMPLETE."""
    service_introduction: str | None = None
    """What the service is."""
    post_payments: tuple[PayscoreOrderPostPayments, ...] = ()
    """What the user has to pay for, after the service."""
    post_discounts: tuple[PayscoreOrderPostDiscounts, ...] = ()
    """The merchant's discounts."""
    risk_fund: PayscoreOrderRiskFund | None = None
    """The deposit for the order."""
    time_range: PayscoreOrderTimeRange | None = None
    """When the service takes place."""
    location: PayscoreOrderLocation | None = None
    """Where the service took place."""
    attach: str | None = None
    """The merchant's own data, returned as it was given."""
    order_id: str | None = None
    """WeChat Pay's number of the payscore order."""
    need_collection: bool | None = None
    """Whether there is something to collect."""
    out_trade_no: str | None = None
    """The merchant's number of the deduction."""
    collection: PayscoreOrderCollection | None = None
    """What is collected for the order; present when there is something to collect."""
    user_service_status: str | None = None
    """Whether the user opened or closed the service: USER_OPEN_SERVICE, USER_CLOSE_SERVICE."""
    openorclose_time: str | None = None
    """When the service was opened or closed. As `yyyyMMddHHmmss`."""
    authorization_code: str | None = None
    """The merchant's number of the authorization; only for a pre-authorization."""
    out_request_no: str | None = None
    """The merchant's number of the request."""


@dataclass(frozen=True)
class PayscoreOrderCollection:
    """What is collected for the order; present when there is something to collect: `collection`."""

    state: str
    """State of the collection: USER_PAYING, USER_PAID."""
    total_amount: int
    """What is to be collected in all. In the currency's minor unit (分 for CNY)."""
    paying_amount: int
    """What is still to be collected. In the currency's minor unit (分 for CNY)."""
    paid_amount: int
    """What was collected. In the currency's minor unit (分 for CNY)."""
    details: tuple[PayscoreOrderCollectionDetails, ...] = ()
    """The single collections."""


@dataclass(frozen=True)
class PayscoreOrderCollectionDetails:
    """The single collections: `collection.details[]`."""

    amount: int
    """What this collection brought. In the currency's minor unit (分 for CNY)."""
    paid_time: str
    """When it was collected. As `yyyyMMddHHmmss`."""
    seq: int | None = None
    """Number of the collection."""
    paid_type: str | None = None
    """How it was collected: NEWTON (by WeChat Pay), MCH (by the merchant itself)."""
    transaction_id: str | None = None
    """WeChat Pay's number of the transaction."""
    promotion_detail: tuple[PayscoreOrderCollectionDetailsPromotionDetail, ...] = ()
    """The promotions that were applied."""


@dataclass(frozen=True)
class PayscoreOrderCollectionDetailsPromotionDetail:
    """The promotions that were applied: `collection.details[].promotion_detail[]`."""

    coupon_id: str
    """Id of the coupon."""
    amount: int
    """Value of the promotion. In the currency's minor unit (分 for CNY)."""
    name: str | None = None
    """Name of the promotion."""
    scope: str | None = None
    """What the promotion applies to: GLOBAL (the order), SINGLE (an item)."""
    type: str | None = None
    """Kind of promotion: CASH (the merchant was paid for the coupon), NOCASH (a plain discount)."""
    stock_id: str | None = None
    """Id of the coupon's stock."""
    wechatpay_contribute: int | None = None
    """Part of the promotion that WeChat Pay pays. In the currency's minor unit (分 for CNY)."""
    merchant_contribute: int | None = None
    """Part of the promotion that the merchant pays. In the currency's minor unit (分 for CNY)."""
    other_contribute: int | None = None
    """Part of the promotion that others pay. In the currency's minor unit (分 for CNY)."""
    currency: str | None = None
    """Currency, by ISO 4217; CNY in mainland China."""
    goods_detail: tuple[PayscoreOrderCollectionDetailsPromotionDetailGoodsDetail, ...] = ()
    """The goods."""


@dataclass(frozen=True)
class PayscoreOrderCollectionDetailsPromotionDetailGoodsDetail:
    """The goods: `collection.details[].promotion_detail[].goods_detail[]`."""

    goods_id: str
    """The merchant's number of the item."""
    quantity: int | None = None
    """How many of the item."""
    unit_price: int | None = None
    """Price of one item. In the currency's minor unit (分 for CNY)."""
    discount_amount: int | None = None
    """Discount on the item. In the currency's minor unit (分 for CNY)."""
    goods_remark: str | None = None
    """Note on the item."""


@dataclass(frozen=True)
class PayscoreOrderLocation:
    """Where the service took place: `location`."""

    start_location: str | None = None
    """Where the service began."""
    end_location: str | None = None
    """Where the service ended."""


@dataclass(frozen=True)
class PayscoreOrderTimeRange:
    """When the service takes place: `time_range`."""

    start_time: str
    """When the service begins, as yyyyMMddHHmmss or yyyyMMdd. As `yyyyMMddHHmmss`."""
    start_time_remark: str | None = None
    """Note on the beginning."""
    end_time: str | None = None
    """When the service ends, as yyyyMMddHHmmss or yyyyMMdd. As `yyyyMMddHHmmss`."""
    end_time_remark: str | None = None
    """Note on the end."""


@dataclass(frozen=True)
class PayscoreOrderRiskFund:
    """The deposit for the order: `risk_fund`."""

    amount: int
    """The deposit. In the currency's minor unit (分 for CNY)."""
    name: str | None = None
    """Kind of deposit: DEPOSIT, ADVANCE, CASH_DEPOSIT, ESTIMATE_ORDER_COST."""
    description: str | None = None
    """Description of the deposit."""


@dataclass(frozen=True)
class PayscoreOrderPostDiscounts:
    """The merchant's discounts: `post_discounts[]`."""

    name: str | None = None
    """Name of the discount."""
    description: str | None = None
    """Description of the discount."""
    amount: int | None = None
    """The amount taken off. In the currency's minor unit (分 for CNY)."""


@dataclass(frozen=True)
class PayscoreOrderPostPayments:
    """What the user has to pay for, after the service: `post_payments[]`."""

    name: str | None = None
    """What is paid for."""
    amount: int | None = None
    """The amount to pay. In the currency's minor unit (分 for CNY)."""
    description: str | None = None
    """How the amount comes about."""
    count: int | None = None
    """How many are paid for."""


@dataclass(frozen=True)
class PayscoreOrderPrepayReqBody:
    """Parameters for the order the merchant has to place: `prepay_req_body`."""

    device_info: str
    """Number of the device; WEB in browsers and official accounts."""
    nonce_str: str
    """Random text of the request."""
    body: str
    """Short description of what is paid for."""
    fee_type: str
    """Currency, by ISO 4217."""
    time_start: str
    """When the order was created. As `yyyyMMddHHmmss`."""
    time_expire: str
    """When the order expires. As `yyyyMMddHHmmss`."""
    notify_url: str
    """Where the notification goes. A URL."""
    trade_type: str
    """How the user will pay: JSAPI, NATIVE, APP."""
    limit_pay: str
    """Ways to pay that are ruled out: no_credit for credit cards."""
    need_receipt: bool
    """Whether an electronic receipt is wanted."""
    attach: str | None = None
    """The merchant's own data, returned as it was given."""
    goods_tag: str | None = None
    """Tag that decides which promotions apply."""
