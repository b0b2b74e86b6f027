# Made from schema/ by `make generate`; do not edit.
"""A contract for school fees signed with a payment."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar, Literal


@dataclass(frozen=True)
class EntrustSigning:
    """A contract for school fees signed with a payment (教育续费通).

    Kind `entrust.signing`, carried by `ENTRUST.SIGNING`.

    `device_information.payer_total` is described as the IP address of the device, not as an amount.

    Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4012286235>
    """

    kind: ClassVar[Literal["entrust.signing"]] = "entrust.signing"

    appid: str | None = None
    """The application id of the merchant, or of the service provider."""
    openid: str | None = None
    """The user's id under the application."""
    plan_id: str | None = None
    """Id of the plan or template."""
    contract_information: EntrustSigningContractInformation | None = None
    """The contract."""
    out_trade_no: str | None = None
    """The merchant's order number."""
    transaction_id: str | None = None
    """WeChat Pay's number of the transaction."""
    attach: str | None = None
    """The merchant's own data, returned as it was given."""
    bank_type: str | None = None
    """Bank and kind of card that paid, such as CMC or ICBC_DEBIT; OTHERS for the balance."""
    success_time: str | None = None
    """When it succeeded. RFC 3339 with offset."""
    trade_state: str | None = None
    """State of the payment: SUCCESS, REFUND, ACCEPTED (not yet paid), PAY_FAIL."""
    trade_state_description: str | None = None
    """State of the payment, in words."""
    payer: EntrustSigningPayer | None = None
    """Who paid."""
    amount: EntrustSigningAmount | None = None
    """The amounts."""
    device_information: EntrustSigningDeviceInformation | None = None
    """The device."""
    promotion_detail: tuple[EntrustSigningPromotionDetail, ...] = ()
    """The promotions that were applied."""
    sp_mchid: str | None = None
    """The merchant number of the service provider."""
    sub_mchid: str | None = None
    """The merchant number of the sub-merchant."""
    sub_appid: str | None = None
    """The application id of the sub-merchant."""
    sub_openid: str | None = None
    """The user's id under the sub-merchant's application."""


@dataclass(frozen=True)
class EntrustSigningPromotionDetail:
    """The promotions that were applied: `promotion_detail[]`."""

    coupon_id: str | None = None
    """Id of the coupon."""
    name: str | None = None
    """Name of the promotion."""
    scope: str | None = None
    """What the promotion applies to: GLOBAL (the order), SINGLE (an item)."""
    type: str | None = None
    """Kind of promotion: COUPON (the merchant is paid for it), DISCOUNT (a plain discount)."""
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
class EntrustSigningDeviceInformation:
    """The device: `device_information`."""

    device_id: str | None = None
    """The merchant's number of the device or shop."""
    payer_total: Any | None = None
    """IP address of the device that asked for the deduction. Uncertain: the name says an amount, the description an
    IP address.
    """


@dataclass(frozen=True)
class EntrustSigningAmount:
    """The amounts: `amount`."""

    total: int
    """The amount of the order. In the currency's minor unit (分 for CNY)."""
    payer_total: int | None = None
    """What the user paid. In the currency's minor unit (分 for CNY)."""
    discount_total: int | None = None
    """Sum of the discounts. In the currency's minor unit (分 for CNY)."""
    currency: str | None = None
    """Currency, by ISO 4217; CNY in mainland China."""


@dataclass(frozen=True)
class EntrustSigningPayer:
    """Who paid: `payer`."""

    openid: str | None = None
    """The user's id under the application."""
    sub_openid: str | None = None
    """The user's id under the sub-merchant's application."""


@dataclass(frozen=True)
class EntrustSigningContractInformation:
    """The contract: `contract_information`."""

    contract_id: str | None = None
    """WeChat Pay's number of the contract."""
    contract_status: str | None = None
    """Whether the contract was signed or ended: ADD, DELETE."""
    create_time: str | None = None
    """When the contract was signed. RFC 3339 with offset."""
