# Made from schema/ by `make generate`; do not edit.
"""A parking fee deducted: `trade_scene` is `PARKING`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal


@dataclass(frozen=True)
class TransactionParking:
    """A parking fee deducted: `trade_scene` is `PARKING` (微信支付分停车服务).

    Kind `transaction.parking`, carried by `TRANSACTION.FAIL`, `TRANSACTION.PAY_BACK`, `TRANSACTION.SUCCESS`.

    Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4012284177>
    """

    kind: ClassVar[Literal["transaction.parking"]] = "transaction.parking"

    out_trade_no: str
    """The merchant's order number."""
    trade_state: str
    """State of the deduction: SUCCESS, ACCEPT (not yet deducted), PAY_FAIL, REFUND."""
    trade_scene: str
    """Scene of the deduction: PARKING."""
    amount: TransactionParkingAmount
    """The amounts."""
    parking_info: TransactionParkingParkingInfo
    """The stay in the car park."""
    appid: str | None = None
    """The application id of the merchant, or of the service provider."""
    sp_mchid: str | None = None
    """The merchant number of the service provider."""
    sub_appid: str | None = None
    """The application id of the sub-merchant."""
    sub_mchid: str | None = None
    """The merchant number of the sub-merchant."""
    trade_state_description: str | None = None
    """State of the payment, in words."""
    bank_type: str | None = None
    """Bank and kind of card that paid, such as CMC or ICBC_DEBIT; OTHERS for the balance."""
    attach: str | None = None
    """The merchant's own data, returned as it was given."""
    success_time: str | None = None
    """When the payment succeeded; absent unless it did. RFC 3339 with offset."""
    create_time: str | None = None
    """When the order was created. RFC 3339 with offset."""
    user_repaid: str | None = None
    """Whether the user has repaid what WeChat Pay advanced: Y, N; means something only if bank_type is BPA and
    trade_state is SUCCESS.
    """
    description: str | None = None
    """Description of what is paid for."""
    payer: TransactionParkingPayer | None = None
    """Who paid."""
    promotion_detail: tuple[TransactionParkingPromotionDetail, ...] = ()
    """The promotions that were applied."""
    transaction_id: str | None = None
    """WeChat Pay's number of the transaction."""
    trade_type: str | None = None
    """How the user paid, such as AUTH (a deduction)."""


@dataclass(frozen=True)
class TransactionParkingPromotionDetail:
    """The promotions that were applied: `promotion_detail[]`."""

    coupon_id: str | None = None
    """Id of the coupon."""
    name: str | None = None
    """Name of the promotion."""
    scope: str | None = None
    """What the promotion applies to: GLOBAL (the order), SINGLE (an item)."""
    type: str | None = None
    """Kind of promotion: CASH (the merchant was paid for the coupon), NOCASH (a plain discount)."""
    amount: int | None = None
    """Value of the promotion. In the currency's minor unit (分 for CNY)."""
    stock_id: str | None = None
    """Id of the coupon's stock."""
    wechatpay_contribute: int | None = None
    """Part of the promotion that WeChat Pay pays. In the currency's minor unit (分 for CNY)."""
    merchant_contribute: int | None = None
    """Part of the promotion that the merchant pays. In the currency's minor unit (分 for CNY)."""
    other_contribute: int | None = None
    """Part of the promotion that others pay. In the currency's minor unit (分 for CNY)."""
    activity_id: str | None = None
    """Id of the activity in the merchant platform."""
    currency: str | None = None
    """Currency, by ISO 4217; CNY in mainland China."""


@dataclass(frozen=True)
class TransactionParkingParkingInfo:
    """The stay in the car park: `parking_info`."""

    plate_number: str
    """The licence plate, without special characters."""
    parking_id: str | None = None
    """WeChat Pay's id of the stay."""
    plate_color: str | None = None
    """Colour of the licence plate: BLUE, GREEN, YELLOW, BLACK, WHITE, LIMEGREEN."""
    start_time: str | None = None
    """When the vehicle entered. RFC 3339 with offset."""
    end_time: str | None = None
    """When the vehicle left. RFC 3339 with offset."""
    parking_name: str | None = None
    """Name of the car park."""
    charging_duration: int | None = None
    """How long the stay was charged for. In seconds."""
    device_id: str | None = None
    """Id of the car park's device."""


@dataclass(frozen=True)
class TransactionParkingAmount:
    """The amounts: `amount`."""

    total: int
    """The amount of the order. In the currency's minor unit (分 for CNY)."""
    discount_total: int | None = None
    """Sum of the discounts. In the currency's minor unit (分 for CNY)."""
    payer_total: int | None = None
    """What the user paid. In the currency's minor unit (分 for CNY)."""
    currency: str | None = None
    """Currency, by ISO 4217; CNY in mainland China."""
    payer_currency: str | None = None
    """Currency the user paid in, by ISO 4217."""
    exchange_rate: TransactionParkingAmountExchangeRate | None = None
    """The exchange rate; only across borders."""


@dataclass(frozen=True)
class TransactionParkingAmountExchangeRate:
    """The exchange rate; only across borders: `amount.exchange_rate`."""

    type: str | None = None
    """Kind of exchange rate, such as SETTLEMENT_RATE."""
    rate: int | None = None
    """The exchange rate, times 10 to the 8th power. In units of 1e-8: 100000000 is 1."""


@dataclass(frozen=True)
class TransactionParkingPayer:
    """Who paid: `payer`."""

    openid: str | None = None
    """The user's id under the application."""
    sub_openid: str | None = None
    """The user's id under the sub-merchant's application."""
