# Made from schema/ by `make generate`; do not edit.
"""A payment with medical insurance, successful."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal


@dataclass(frozen=True)
class MedicalInsurance:
    """A payment with medical insurance, successful (医保支付).

    Kind `medical_insurance`, carried by `MEDICAL_INSURANCE.SUCCESS`.

    `passthrough_request_content` and `passthrough_response_content` are strings that hold JSON, with `payAuthNo`,
    `payOrdId` and `setlLatlnt` inside: parse them once more.

    Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4016781554>
    """

    kind: ClassVar[Literal["medical_insurance"]] = "medical_insurance"

    mix_trade_no: str
    """WeChat Pay's number of the mixed order."""
    mix_pay_status: str
    """State of the mixed order: MIX_PAY_CREATED, MIX_PAY_SUCCESS, MIX_PAY_REFUND, MIX_PAY_FAIL,
    UNKNOWN_MIX_PAY_STATUS.
    """
    mix_pay_type: str
    """What the order is paid with: CASH_ONLY, INSURANCE_ONLY, CASH_AND_INSURANCE, UNKNOWN_MIX_PAY_TYPE."""
    out_trade_no: str
    """The institution's order number."""
    city_id: str
    """Id of the city, as an administrative division code."""
    med_inst_name: str
    """Name of the medical institution."""
    med_inst_no: str
    """Code of the medical institution."""
    callback_url: str
    """Where the notification goes. A URL."""
    self_pay_status: str | None = None
    """State of the user's own part: SELF_PAY_CREATED, SELF_PAY_SUCCESS, SELF_PAY_REFUND, SELF_PAY_FAIL, NO_SELF_PAY,
    UNKNOWN_SELF_PAY_STATUS.
    """
    med_ins_pay_status: str | None = None
    """State of the insurance's part: MED_INS_PAY_CREATED, MED_INS_PAY_SUCCESS, MED_INS_PAY_REFUND, MED_INS_PAY_FAIL,
    NO_MED_INS_PAY, UNKNOWN_MED_INS_PAY_STATUS.
    """
    paid_time: str | None = None
    """When the order was paid. RFC 3339 with offset."""
    passthrough_response_content: str | None = None
    """What the insurance returned to the medical institution, as JSON in a string. JSON in a string."""
    order_type: str | None = None
    """Kind of medical order, such as REG_PAY (registration), DIAG_PAY (treatment), IN_HOSP_PAY, PHARMACY_PAY."""
    appid: str | None = None
    """The application id of the institution."""
    sub_appid: str | None = None
    """The application id of the sub-merchant."""
    sub_mchid: str | None = None
    """The merchant number of the medical institution."""
    openid: str | None = None
    """The user's id under the application."""
    sub_openid: str | None = None
    """The user's id under the sub-merchant's application."""
    pay_for_relatives: bool | None = None
    """Whether the user pays for a relative."""
    serial_no: str | None = None
    """The medical institution's order number."""
    pay_order_id: str | None = None
    """The insurance's id of the payment."""
    pay_auth_no: str | None = None
    """The insurance's authorization code of the payment."""
    geo_location: str | None = None
    """The user's location: longitude, comma, latitude."""
    med_ins_order_create_time: str | None = None
    """When the order was placed with the medical insurance. RFC 3339 with offset."""
    total_fee: int | None = None
    """The order's amount. In the currency's minor unit (分 for CNY)."""
    med_ins_gov_fee: int | None = None
    """What the medical insurance's pooled fund pays. In the currency's minor unit (分 for CNY)."""
    med_ins_self_fee: int | None = None
    """What the user's medical insurance account pays. In the currency's minor unit (分 for CNY)."""
    med_ins_other_fee: int | None = None
    """What other funds of the medical insurance pay. In the currency's minor unit (分 for CNY)."""
    med_ins_cash_fee: int | None = None
    """What the medical insurance leaves to be paid in cash. In the currency's minor unit (分 for CNY)."""
    wechat_pay_cash_fee: int | None = None
    """What the user pays with WeChat Pay, after additions and reductions. In the currency's minor unit (分 for CNY)."""
    cash_add_detail: tuple[MedicalInsuranceCashAddDetail, ...] = ()
    """What is paid in cash on top."""
    cash_reduce_detail: tuple[MedicalInsuranceCashReduceDetail, ...] = ()
    """What was taken off the cash part."""
    prepay_id: str | None = None
    """Id of the prepared payment of the user's own part."""
    passthrough_request_content: str | None = None
    """What the medical institution passes to the insurance, as JSON in a string. JSON in a string."""
    extends: str | None = None
    """Further fields, as agreed with the medical institution."""
    attach: str | None = None
    """The merchant's own data, returned as it was given."""
    channel_no: str | None = None
    """Number of the channel."""
    med_ins_test_env: bool | None = None
    """Whether the order was placed in the insurance's test environment."""


@dataclass(frozen=True)
class MedicalInsuranceCashReduceDetail:
    """What was taken off the cash part: `cash_reduce_detail[]`."""

    cash_reduce_type: str
    """Why cash was taken off: DEFAULT_REDUCE_TYPE, HOSPITAL_REDUCE, PHARMACY_DISCOUNT, DISCOUNT, PRE_PAYMENT,
    DEPOSIT_DEDUCTION.
    """
    cash_reduce_fee: int | None = None
    """Amount taken off. In the currency's minor unit (分 for CNY)."""


@dataclass(frozen=True)
class MedicalInsuranceCashAddDetail:
    """What is paid in cash on top: `cash_add_detail[]`."""

    cash_add_type: str
    """Why cash was added: DEFAULT_ADD_TYPE, FREIGHT, OTHER_MEDICAL_EXPENSES."""
    cash_add_fee: int | None = None
    """Amount added. In the currency's minor unit (分 for CNY)."""
