# Made from schema/ by `make generate`; do not edit.
"""A direct merchant's deduction under a contract that the user signed before: `trade_type` is `PAP`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal


@dataclass(frozen=True)
class TransactionDeduction:
    """A direct merchant's deduction under a contract that the user signed before: `trade_type` is `PAP` (委托代扣).

    Kind `transaction.deduction`, carried by `TRANSACTION.FAIL`, `TRANSACTION.PAY_BACK`, `TRANSACTION.SUCCESS`.

    Deductions of every plan are this kind, insurance premiums among them. A service provider's are its payments:
    kind `transaction.partner`.

    Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4012286313>
    """

    kind: ClassVar[Literal["transaction.deduction"]] = "transaction.deduction"

    out_trade_no: str
    """The merchant's order number."""
    trade_type: str
    """How the user paid: PAP (a deduction)."""
    trade_state: str
    """State of the payment: SUCCESS, REFUND, NOTPAY, CLOSED, REVOKED, USERPAYING, PAYERROR."""
    amount: TransactionDeductionAmount
    """The amounts."""
    mchid: str
    """The merchant number."""
    trade_state_desc: str | None = None
    """State of the payment, in words."""
    attach: str | None = None
    """The merchant's own data, returned as it was given."""
    transaction_id: str | None = None
    """WeChat Pay's number of the transaction."""
    bank_type: str | None = None
    """Bank and kind of card that paid, such as CMC or ICBC_DEBIT; OTHERS for the balance."""
    success_time: str | None = None
    """When the payment succeeded; absent unless it did. RFC 3339 with offset."""
    promotion_detail: tuple[TransactionDeductionPromotionDetail, ...] = ()
    """The promotions that were applied."""
    payer: TransactionDeductionPayer | None = None
    """Who paid."""
    scene_info: TransactionDeductionSceneInfo | None = None
    """Where the payment was made."""
    appid: str | None = None
    """The application id of the merchant, or of the service provider."""
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
    plan_id: str | None = None
    """Id of the plan or template."""
    contract_information: TransactionDeductionContractInformation | None = None
    """The contract signed with the payment."""


@dataclass(frozen=True)
class TransactionDeductionContractInformation:
    """The contract signed with the payment: `contract_information`."""

    contract_id: str | None = None
    """WeChat Pay's number of the contract."""
    contract_status: str | None = None
    """Whether the contract was signed or ended: ADD, DELETE."""
    create_time: str | None = None
    """When the contract was signed. RFC 3339 with offset."""


@dataclass(frozen=True)
class TransactionDeductionSceneInfo:
    """Where the payment was made: `scene_info`."""

    device_id: str | None = None
    """The merchant's number of the device or shop."""


@dataclass(frozen=True)
class TransactionDeductionPayer:
    """Who paid: `payer`."""

    openid: str | None = None
    """The user's id under the application."""


@dataclass(frozen=True)
class TransactionDeductionPromotionDetail:
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
    goods_detail: tuple[TransactionDeductionPromotionDetailGoodsDetail, ...] = ()
    """The goods."""
    type: str | None = None
    """Kind of promotion: CASH (the merchant was paid for the coupon), NOCASH (a plain discount)."""
    activity_id: str | None = None
    """Id of the activity in the merchant platform."""


@dataclass(frozen=True)
class TransactionDeductionPromotionDetailGoodsDetail:
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


@dataclass(frozen=True)
class TransactionDeductionAmount:
    """The amounts: `amount`."""

    total: int
    """The amount of the order. In the currency's minor unit (分 for CNY)."""
    payer_total: int | None = None
    """What the user paid. In the currency's minor unit (分 for CNY)."""
    currency: str | None = None
    """Currency, by ISO 4217; CNY in mainland China."""
    payer_currency: str | None = None
    """Currency the user paid in, by ISO 4217."""
    exchange_rate: TransactionDeductionAmountExchangeRate | None = None
    """The exchange rate; only across borders."""


@dataclass(frozen=True)
class TransactionDeductionAmountExchangeRate:
    """The exchange rate; only across borders: `amount.exchange_rate`."""

    type: str | None = None
    """Kind of exchange rate, such as SETTLEMENT_RATE."""
    rate: int | None = None
    """The exchange rate, times 10 to the 8th power. In units of 1e-8: 100000000 is 1."""
