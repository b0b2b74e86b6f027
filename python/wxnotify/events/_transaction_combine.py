# Made from schema/ by `make generate`; do not edit.
"""A combined payment: has `combine_mchid` and sub-orders."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from .._reading import Resource, listed, optional


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


def _scene_info(given: Resource) -> TransactionCombineSceneInfo:
    return TransactionCombineSceneInfo(
        device_id=given.get("device_id"),
    )


def _sub_orders_amount(given: Resource) -> TransactionCombineSubOrdersAmount:
    return TransactionCombineSubOrdersAmount(
        total_amount=given["total_amount"],
        currency=given["currency"],
        payer_amount=given.get("payer_amount"),
        payer_currency=given.get("payer_currency"),
        settlement_rate=given.get("settlement_rate"),
    )


def _sub_orders(given: Resource) -> TransactionCombineSubOrders:
    return TransactionCombineSubOrders(
        mchid=given["mchid"],
        trade_state=given["trade_state"],
        amount=_sub_orders_amount(given["amount"]),
        out_trade_no=given["out_trade_no"],
        trade_type=given.get("trade_type"),
        bank_type=given.get("bank_type"),
        attach=given.get("attach"),
        success_time=given.get("success_time"),
        transaction_id=given.get("transaction_id"),
        individual_auth_id=given.get("individual_auth_id"),
        individual_name=given.get("individual_name"),
    )


def _combine_payer_info(given: Resource) -> TransactionCombineCombinePayerInfo:
    return TransactionCombineCombinePayerInfo(
        openid=given.get("openid"),
    )


def _installment_info(given: Resource) -> TransactionCombineInstallmentInfo:
    return TransactionCombineInstallmentInfo(
        use_subsidy=given.get("use_subsidy"),
        selected_installment_number=given.get("selected_installment_number"),
    )


def read(given: Resource) -> TransactionCombine:
    return TransactionCombine(
        combine_out_trade_no=given["combine_out_trade_no"],
        combine_mchid=given["combine_mchid"],
        sub_orders=listed(_sub_orders, given["sub_orders"]),
        combine_appid=given.get("combine_appid"),
        scene_info=optional(_scene_info, given.get("scene_info")),
        combine_payer_info=optional(_combine_payer_info, given.get("combine_payer_info")),
        combine_transaction_id=given.get("combine_transaction_id"),
        installment_info=optional(_installment_info, given.get("installment_info")),
    )
