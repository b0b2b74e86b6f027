# Made from schema/ by `make generate`; do not edit.
"""A direct merchant's payment."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar, Literal


@dataclass(frozen=True)
class TransactionDirect:
    """A direct merchant's payment (普通支付).

    Kind `transaction.direct`, carried by `TRANSACTION.FAIL`, `TRANSACTION.PAY_BACK`, `TRANSACTION.SUCCESS`.

    Abroad (the global API) the number of the transaction is `id` instead of `transaction_id`. Take whichever is
    there.
    `amount.total` is the price, `amount.payer_total` what the user paid after coupons. Compare `total` with your
    order.
    `exchange_rate` comes only across borders.

    Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4012286313>
    """

    kind: ClassVar[Literal["transaction.direct"]] = "transaction.direct"

    amount: TransactionDirectAmount
    """The amounts."""
    mchid: str
    """The merchant number."""
    trade_state: str
    """State of the payment: SUCCESS, REFUND, NOTPAY, CLOSED, REVOKED, USERPAYING, PAYERROR."""
    out_trade_no: str
    """The merchant's order number."""
    transaction_id: str | None = None
    """WeChat Pay's number of the transaction."""
    bank_type: str | None = None
    """Bank and kind of card that paid, such as CMC or ICBC_DEBIT; OTHERS for the balance."""
    promotion_detail: tuple[TransactionDirectPromotionDetail, ...] = ()
    """The promotions that were applied."""
    success_time: str | None = None
    """When the payment succeeded; absent unless it did. RFC 3339 with offset."""
    payer: TransactionDirectPayer | None = None
    """Who paid."""
    appid: str | None = None
    """The application id of the merchant, or of the service provider."""
    trade_state_desc: str | None = None
    """State of the payment, in words."""
    trade_type: str | None = None
    """How the user paid: JSAPI, NATIVE, APP, MWEB, MICROPAY, FACEPAY."""
    attach: str | None = None
    """The merchant's own data, returned as it was given."""
    scene_info: TransactionDirectSceneInfo | None = None
    """Where the payment was made."""
    id: str | None = None
    """WeChat Pay's number of the transaction, abroad."""
    description: str | None = None
    """Description of what is paid for."""
    create_time: str | None = None
    """When the order was created. RFC 3339 with offset."""
    trade_state_description: str | None = None
    """State of the payment, in words."""
    user_repaid: str | None = None
    """Whether the user has repaid what WeChat Pay advanced: Y, N; means something only if bank_type is BPA and
    trade_state is SUCCESS.
    """
    openid: str | None = None
    """The user's id under the application."""
    plan_id: str | None = None
    """Id of the plan or template."""
    contract_information: TransactionDirectContractInformation | None = None
    """The contract signed with the payment."""
    device_information: TransactionDirectDeviceInformation | None = None
    """The device."""
    device_info: TransactionDirectDeviceInfo | None = None
    """The device."""


@dataclass(frozen=True)
class TransactionDirectDeviceInfo:
    """The device: `device_info`."""

    device_id: str | None = None
    """The merchant's number of the device or shop."""


@dataclass(frozen=True)
class TransactionDirectDeviceInformation:
    """The device: `device_information`."""

    device_id: str | None = None
    """The merchant's number of the device or shop."""
    payer_total: Any | None = None
    """IP address of the device that asked for the deduction. Uncertain: the name says an amount, the description an
    IP address.
    """


@dataclass(frozen=True)
class TransactionDirectContractInformation:
    """The contract signed with the payment: `contract_information`."""

    contract_id: str | None = None
    """WeChat Pay's number of the contract."""
    contract_status: str | None = None
    """Whether the contract was signed or ended: ADD, DELETE."""
    create_time: str | None = None
    """When the contract was signed. RFC 3339 with offset."""


@dataclass(frozen=True)
class TransactionDirectSceneInfo:
    """Where the payment was made: `scene_info`."""

    device_id: str | None = None
    """The merchant's number of the device or shop."""


@dataclass(frozen=True)
class TransactionDirectPayer:
    """Who paid: `payer`."""

    openid: str | None = None
    """The user's id under the application."""


@dataclass(frozen=True)
class TransactionDirectPromotionDetail:
    """The promotions that were applied: `promotion_detail[]`."""

    amount: int | None = None
    """Value of the promotion. In the currency's minor unit (分 for CNY)."""
    wechatpay_contribute: int | None = None
    """Part of the promotion that WeChat Pay pays. In the currency's minor unit (分 for CNY)."""
    coupon_id: str | None = None
    """Id of the coupon."""
    scope: str | None = None
    """What the promotion applies to: GLOBAL (the order), SINGLE (an item)."""
    merchant_contribute: int | None = None
    """Part of the promotion that the merchant pays. In the currency's minor unit (分 for CNY)."""
    name: str | None = None
    """Name of the promotion."""
    other_contribute: int | None = None
    """Part of the promotion that others pay. In the currency's minor unit (分 for CNY)."""
    currency: str | None = None
    """Currency, by ISO 4217; CNY in mainland China."""
    stock_id: str | None = None
    """Id of the coupon's stock."""
    goods_detail: tuple[TransactionDirectPromotionDetailGoodsDetail, ...] = ()
    """The goods."""
    promotion_id: str | None = None
    """Id of the coupon or promotion."""
    type: str | None = None
    """Kind of promotion: CASH (the merchant was paid for the coupon), NOCASH (a plain discount)."""
    activity_id: str | None = None
    """Id of the activity in the merchant platform."""
    wechatpay_contribute_amount: int | None = None
    """Part of the promotion that WeChat Pay pays. In the currency's minor unit (分 for CNY)."""
    merchant_contribute_amount: int | None = None
    """Part of the promotion that the merchant pays. In the currency's minor unit (分 for CNY)."""
    other_contribute_amount: int | None = None
    """Part of the promotion that others pay. In the currency's minor unit (分 for CNY)."""


@dataclass(frozen=True)
class TransactionDirectPromotionDetailGoodsDetail:
    """The goods: `promotion_detail[].goods_detail[]`."""

    goods_remark: str | None = None
    """Note on the item."""
    quantity: int | None = None
    """How many of the item."""
    discount_amount: int | None = None
    """Discount on the item. In the currency's minor unit (分 for CNY)."""
    goods_id: str | None = None
    """The merchant's number of the item."""
    unit_price: int | None = None
    """Price of one item. In the currency's minor unit (分 for CNY)."""
    price: int | None = None
    """Price of one item. In the currency's minor unit (分 for CNY)."""


@dataclass(frozen=True)
class TransactionDirectAmount:
    """The amounts: `amount`."""

    total: int
    """The amount of the order. In the currency's minor unit (分 for CNY)."""
    payer_total: int | None = None
    """What the user paid. In the currency's minor unit (分 for CNY)."""
    currency: str | None = None
    """Currency, by ISO 4217; CNY in mainland China."""
    payer_currency: str | None = None
    """Currency the user paid in, by ISO 4217."""
    exchange_rate: TransactionDirectAmountExchangeRate | None = None
    """The exchange rate; only across borders."""


@dataclass(frozen=True)
class TransactionDirectAmountExchangeRate:
    """The exchange rate; only across borders: `amount.exchange_rate`."""

    type: str | None = None
    """Kind of exchange rate, such as SETTLEMENT_RATE."""
    rate: int | None = None
    """The exchange rate, times 10 to the 8th power. In units of 1e-8: 100000000 is 1."""
