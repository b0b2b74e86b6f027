# Made from schema/ by `make generate`; do not edit.
"""A payscore plan signed or cancelled by the user."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal


@dataclass(frozen=True)
class PayscoreSignPlan:
    """A payscore plan signed or cancelled by the user (支付分).

    Kind `payscore.sign_plan`, carried by `PAYSCORE.USER_CANCEL_SIGN_PLAN`, `PAYSCORE.USER_SIGN_PLAN`.

    Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4012286184>
    """

    kind: ClassVar[Literal["payscore.sign_plan"]] = "payscore.sign_plan"

    sign_plan_id: str
    """WeChat Pay's id of the user's plan."""
    service_id: str
    """Id of the payscore service."""
    merchant_sign_plan_no: str
    """The merchant's number of the plan."""
    merchant_callback_url: str
    """Where the notification goes. A URL."""
    plan_id: str
    """Id of the plan that was signed."""
    going_detail_no: int
    """Number of the item in use, from 1; 0 before the first."""
    sign_state: str
    """State of the user's plan, such as UNSIGNED."""
    cancel_sign_time: str
    """When the plan was cancelled. RFC 3339 with offset."""
    plan_name: str
    """Name of the plan."""
    plan_over_time: str
    """When the plan expires. RFC 3339 with offset."""
    total_origin_price: int
    """Price of the plan before discounts. In the currency's minor unit (分 for CNY)."""
    deduction_quantity: int
    """How many deductions the plan has."""
    total_actual_price: int
    """Price of the plan after discounts. In the currency's minor unit (分 for CNY)."""
    signed_detail_list: tuple[PayscoreSignPlanSignedDetailList, ...]
    """The items of the plan."""
    sign_time: str
    """When the user signed the plan. RFC 3339 with offset."""
    openid: str | None = None
    """The user's id under the application."""
    sub_openid: str | None = None
    """The user's id under the sub-merchant's application."""
    mchid: str | None = None
    """The merchant number."""
    sub_mchid: str | None = None
    """The merchant number of the sub-merchant."""
    appid: str | None = None
    """The application id of the merchant, or of the service provider."""
    sub_appid: str | None = None
    """The application id of the sub-merchant."""
    cancel_sign_type: str | None = None
    """Who cancelled the plan: NOT_CANCEL, USER, MERCHANT, REVOKE_SERVICE."""
    cancel_reason: str | None = None
    """Why the plan was cancelled."""


@dataclass(frozen=True)
class PayscoreSignPlanSignedDetailList:
    """The items of the plan: `signed_detail_list[]`."""

    plan_detail_no: int
    """Number of the item in the plan, from 1."""
    original_price: int
    """Price of the item before discounts. In the currency's minor unit (分 for CNY)."""
    actual_price: int
    """Price of the item after discounts. In the currency's minor unit (分 for CNY)."""
    plan_detail_state: str
    """State of the item: NOT_USED, USING, USED, SIGN_PLAN_DETAIL_CANCEL."""
    merchant_plan_detail_no: str
    """The merchant's number of the plan's item, and of its order."""
    plan_detail_name: str
    """Name of the plan's item."""
    use_time: str
    """When the item was first used. RFC 3339 with offset."""
    complete_time: str
    """When the item's order was paid. RFC 3339 with offset."""
    cancel_time: str
    """When the item's order was cancelled. RFC 3339 with offset."""
    plan_discount_description: str | None = None
    """Description of the item's discount."""
    order_id: str | None = None
    """WeChat Pay's number of the item's payscore order; absent while NOT_USED."""
    actual_pay_price: int | None = None
    """What the user paid for the item's order in the end. In the currency's minor unit (分 for CNY)."""
