# Made from schema/ by `make generate`; do not edit.
"""A combined payment: has `combine_mchid` and sub-orders."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal


@dataclass(frozen=True)
class TransactionCombine:
    """A combined payment: has `combine_mchid` and sub-orders (合单支付).

    Kind `transaction.combine`, carried by `TRANSACTION.FAIL`, `TRANSACTION.PAY_BACK`, `TRANSACTION.SUCCESS`.

    The amounts are `total_amount` and `payer_amount` in each sub-order, not `total` and `payer_total` as
    elsewhere.
    Each sub-order has a `trade_state` of its own; there is none for the whole.

    Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4012166360>
    """

    kind: ClassVar[Literal["transaction.combine"]] = "transaction.combine"

    combine_out_trade_no: str
    """The merchant's number of the combined order."""
    combine_mchid: str
    """Merchant number of the combined order's initiator."""
    sub_orders: tuple[TransactionCombineSubOrders, ...]
    """The orders of the combined payment."""
    combine_appid: str | None = None
    """Application id of the combined order's initiator."""
    scene_info: TransactionCombineSceneInfo | None = None
    """Where the payment was made."""
    combine_payer_info: TransactionCombineCombinePayerInfo | None = None
    """Who paid."""
    combine_transaction_id: str | None = None
    """WeChat Pay's number of the combined order. Uncertain: in one source only."""
    installment_info: TransactionCombineInstallmentInfo | None = None
    """The instalments, when the user pays in some."""


@dataclass(frozen=True)
class TransactionCombineInstallmentInfo:
    """The instalments, when the user pays in some: `installment_info`."""

    use_subsidy: bool | None = None
    """Whether the instalments are subsidized."""
    selected_installment_number: int | None = None
    """How many instalments the user chose."""


@dataclass(frozen=True)
class TransactionCombineCombinePayerInfo:
    """Who paid: `combine_payer_info`."""

    openid: str | None = None
    """The user's id under the application."""


@dataclass(frozen=True)
class TransactionCombineSubOrders:
    """The orders of the combined payment: `sub_orders[]`."""

    mchid: str
    """Merchant number of the sub-order."""
    trade_state: str
    """State of the payment: SUCCESS, REFUND, NOTPAY, CLOSED, REVOKED, USERPAYING, PAYERROR."""
    amount: TransactionCombineSubOrdersAmount
    """The amounts."""
    out_trade_no: str
    """The merchant's number of the sub-order."""
    trade_type: str | None = None
    """How the user paid: JSAPI, NATIVE, APP, MWEB, MICROPAY, FACEPAY."""
    bank_type: str | None = None
    """Bank and kind of card that paid, such as CMC or ICBC_DEBIT; OTHERS for the balance."""
    attach: str | None = None
    """The merchant's own data, returned as it was given."""
    success_time: str | None = None
    """When the payment succeeded; absent unless it did. RFC 3339 with offset."""
    transaction_id: str | None = None
    """WeChat Pay's number of the transaction."""
    individual_auth_id: str | None = None
    """Id of the individual who receives the money."""
    individual_name: str | None = None
    """Name of the individual who receives the money."""


@dataclass(frozen=True)
class TransactionCombineSubOrdersAmount:
    """The amounts: `sub_orders[].amount`."""

    total_amount: int
    """The amount of the sub-order. In the currency's minor unit (分 for CNY)."""
    currency: str
    """Currency, by ISO 4217; CNY in mainland China."""
    payer_amount: int | None = None
    """What the user paid. In the currency's minor unit (分 for CNY)."""
    payer_currency: str | None = None
    """Currency the user paid in, by ISO 4217."""
    settlement_rate: int | None = None
    """The exchange rate of the settlement, times 10 to the 8th power. In units of 1e-8: 100000000 is 1. Uncertain:
    in one source only.
    """


@dataclass(frozen=True)
class TransactionCombineSceneInfo:
    """Where the payment was made: `scene_info`."""

    device_id: str | None = None
    """The merchant's number of the device or shop."""
