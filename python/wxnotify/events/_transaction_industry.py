# Made from schema/ by `make generate`; do not edit.
"""A campus or industry deduction, successful or not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal


@dataclass(frozen=True)
class TransactionIndustry:
    """A campus or industry deduction, successful or not (校园/行业轻松付).

    Kind `transaction.industry`, carried by `TRANSACTION.INDUSTRY_FAILED`, `TRANSACTION.INDUSTRY_SUCCESS`.

    Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4012161063>
    """

    kind: ClassVar[Literal["transaction.industry"]] = "transaction.industry"

    mchid: str
    """The merchant number."""
    appid: str
    """The application id of the merchant, or of the service provider."""
    out_trade_no: str
    """The merchant's order number."""
    trade_state: str
    """State of the deduction: SUCCESS, ACCEPT (not yet deducted), PAY_FAIL, REFUND."""
    amount: TransactionIndustryAmount
    """The amounts."""
    device_info: TransactionIndustryDeviceInfo
    """The device."""
    sub_mchid: str | None = None
    """The merchant number of the sub-merchant."""
    sub_appid: str | None = None
    """The application id of the sub-merchant."""
    transaction_id: str | None = None
    """WeChat Pay's number of the transaction."""
    trade_type: str | None = None
    """How the user paid: AUTH (a deduction); absent until deducted."""
    trade_state_desc: str | None = None
    """State of the payment, in words."""
    bank_type: str | None = None
    """Bank and kind of card that paid, such as CMC or ICBC_DEBIT; OTHERS for the balance."""
    attach: str | None = None
    """The merchant's own data, returned as it was given."""
    success_time: str | None = None
    """When the payment succeeded; absent unless it did. RFC 3339 with offset."""
    payer: TransactionIndustryPayer | None = None
    """Who paid."""
    promotion_detail: tuple[TransactionIndustryPromotionDetail, ...] = ()
    """The promotions that were applied."""


@dataclass(frozen=True)
class TransactionIndustryPromotionDetail:
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


@dataclass(frozen=True)
class TransactionIndustryDeviceInfo:
    """The device: `device_info`."""

    device_ip: str
    """IP address of the device."""
    device_id: str | None = None
    """The merchant's number of the device or shop."""


@dataclass(frozen=True)
class TransactionIndustryAmount:
    """The amounts: `amount`."""

    total: int
    """The amount of the order. In the currency's minor unit (分 for CNY)."""
    currency: str
    """Currency, by ISO 4217; CNY in mainland China."""
    payer_total: int | None = None
    """What the user paid. In the currency's minor unit (分 for CNY)."""
    discount_total: int | None = None
    """Sum of the discounts. In the currency's minor unit (分 for CNY)."""


@dataclass(frozen=True)
class TransactionIndustryPayer:
    """Who paid: `payer`."""

    openid: str
    """The user's id under the application."""
    sub_openid: str | None = None
    """The user's id under the sub-merchant's application."""
