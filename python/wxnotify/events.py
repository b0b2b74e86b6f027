# Made from schema/ by `make generate`; do not edit.
"""Typed events: a notification's resource as the type of its kind.

    event = parser.parse(headers, body).event()
    if isinstance(event, TransactionDirect):
        print(event.out_trade_no, event.amount.total)

Fields have their official names. What is optional comes after what is always there, and is None where the
notification does not have it; a list is a tuple, empty where there is none. Fields that this version does not know
are in the notification's `resource`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar, Literal, Union


@dataclass(frozen=True)
class AbnormalFund:
    """Abnormal funds in transit paid on to their receiver (在途异常资金).

    Kind `abnormal_fund`, carried by `ABNORMAL_FUND_PROCESSING.TRANSFER.SUCCESS`.

    Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4014591539>
    """

    kind: ClassVar[Literal["abnormal_fund"]] = "abnormal_fund"

    product_name: str
    """Product the funds come from, such as C2C."""
    receipt_id: str
    """WeChat Pay's number of the payment of the funds."""
    transfer_amount: AbnormalFundTransferAmount
    """The amounts."""
    receipt_state: str
    """State of the payment of the funds: RECEIPT_STATE_PENDING, RECEIPT_STATE_PROGRESS, RECEIPT_STATE_COMPLETED."""
    create_time: str
    """When the record was created. RFC 3339 with offset."""
    last_update_time: str
    """When the record last changed. RFC 3339 with offset."""
    instruction: AbnormalFundInstruction
    """The instruction to pay the funds."""


@dataclass(frozen=True)
class AbnormalFundInstruction:
    """The instruction to pay the funds: `instruction`."""

    out_instruction_no: str
    """The merchant's number of the instruction."""
    commander: AbnormalFundInstructionCommander
    """Who gave the instruction."""
    transfer_mode: str
    """How the funds were paid, such as TRANSFER_TO_ORIGINAL_RECEIVE_USER."""
    success_time: str
    """When the money reached its receiver. RFC 3339 with offset."""
    instruction_instance_id: str | None = None
    """WeChat Pay's id of the instruction. Uncertain: in one source only."""


@dataclass(frozen=True)
class AbnormalFundInstructionCommander:
    """Who gave the instruction: `instruction.commander`."""

    operator: str
    """Role that gave the instruction, such as MERCHANT."""
    mchid: str
    """The merchant number."""


@dataclass(frozen=True)
class AbnormalFundTransferAmount:
    """The amounts: `transfer_amount`."""

    total: int
    """The amount paid. In the currency's minor unit (分 for CNY)."""
    currency: str
    """Currency, by ISO 4217; CNY in mainland China."""


@dataclass(frozen=True)
class Applyment:
    """An application for H5 payment domains, reviewed (H5支付域名修改申请).

    Kind `applyment`, carried by `APPLYMENT_STATE.APPROVED`.

    Official documentation: <https://pay.weixin.qq.com/doc/global/v3/zh/4013025118>
    """

    kind: ClassVar[Literal["applyment"]] = "applyment"

    sub_mchid: str | None = None
    """The merchant number of the sub-merchant."""
    website_state: str | None = None
    """Whether the site is online: HAS_LAUNCHED, UN_LAUNCHED."""
    domains: tuple[str, ...] = ()
    """Domains for H5 payments."""
    website_url: str | None = None
    """Address of the sub-merchant's site. A URL."""
    website_business_page_pics: tuple[str, ...] = ()
    """Screenshots of the site's shop pages."""
    website_homepage_pics: tuple[str, ...] = ()
    """Screenshots of the site's home page."""
    applyment_id: int | None = None
    """WeChat Pay's number of the application."""
    audit_reject_detail: str | None = None
    """Why the application was rejected."""
    applyment_state: str | None = None
    """State of the application: PENDING, UNDER_REVIEW, APPROVED, REJECTED."""
    notify_url: str | None = None
    """Where the result of the review goes. A URL."""
    out_applyment_id: str | None = None
    """The merchant's number of the application."""


@dataclass(frozen=True)
class BrandMembercardExchange:
    """A user wants to exchange a brand's points for a coupon (商家名片会员卡).

    Kind `brand_membercard.exchange`, carried by `BRAND_MEMBER_CARD.POINT_EXCHANGE_COUPON`,
    `BRAND_MEMBER_CARD_SP.POINT_EXCHANGE_COUPON`.

    After the exchange, report its outcome by the API call that synchronizes it: the acknowledgement does not
    carry it.

    Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4015878622>
    """

    kind: ClassVar[Literal["brand_membercard.exchange"]] = "brand_membercard.exchange"

    record_id: str
    """Id of the exchange."""
    brand_id: str
    """WeChat Pay's id of the brand."""
    card_id: str
    """Id of the card's template."""
    openid: str
    """The user's id under the application."""
    user_card_code: str
    """Number of the user's member card."""
    exchange_coupon_template_id: str
    """Id of the offer to exchange points for a coupon."""
    deduct_points: int
    """How many points the coupon costs."""
    stock_id: str
    """Id of the coupon's stock."""
    appid: str | None = None
    """The application id of the merchant, or of the service provider."""
    product_coupon_id: str | None = None
    """Id of the product coupon. Uncertain: in one source only."""
    product_coupon_stock_type: str | None = None
    """Kind of the product coupon's stock. Uncertain: in one source only."""


@dataclass(frozen=True)
class BrandMembercardPoint:
    """Points of a brand's member card to be synchronized (商家名片会员卡).

    Kind `brand_membercard.point`, carried by `BRAND_MEMBER_CARD.SYNC_USER_POINT`,
    `BRAND_MEMBER_CARD_SP.SYNC_USER_POINT`.

    Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4016096820>
    """

    kind: ClassVar[Literal["brand_membercard.point"]] = "brand_membercard.point"

    brand_id: str
    """WeChat Pay's id of the brand."""
    card_id: str
    """Id of the card's template."""
    openid: str
    """The user's id under the application."""
    user_card_code: str
    """Number of the user's member card."""


@dataclass(frozen=True)
class BrandMembercard:
    """A user's member card of a brand, created or deleted (商家名片会员卡).

    Kind `brand_membercard`, carried by `BRAND_MEMBER_CARD.USER_CARD.CREATE`,
    `BRAND_MEMBER_CARD.USER_CARD.DELETE`, `BRAND_MEMBER_CARD_SP.USER_CARD.CREATE`,
    `BRAND_MEMBER_CARD_SP.USER_CARD.DELETE`.

    `phone_number` and what the user filled in (`value`, `user_chosen_values`) are encrypted with the merchant's
    public key, inside the decrypted notification.

    Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4015283692>
    """

    kind: ClassVar[Literal["brand_membercard"]] = "brand_membercard"

    card_id: str
    """Id of the card's template."""
    openid: str
    """The user's id under the application."""
    card_color: str
    """Background colour of the card, as RGB in hexadecimal."""
    card_picture_url: str
    """Background picture of the card. A URL."""
    brand_id: str
    """WeChat Pay's id of the brand."""
    card_type: str
    """Kind of member card: PURCHASE, NORMAL, BALANCE."""
    valid_date_information: BrandMembercardValidDateInformation
    """When the card is valid."""
    pickup_time: str
    """When the user took the card. RFC 3339 with offset."""
    user_card_state: str
    """State of the user's card: NOT_EFFECTIVE, EFFECTIVE, EXPIRED, UNAVAILABLE, DELETE."""
    create_time: str
    """When the record was created. RFC 3339 with offset."""
    modify_time: str
    """When the record last changed. RFC 3339 with offset."""
    user_card_code: str | None = None
    """Number of the user's member card."""
    phone_number: str | None = None
    """The user's phone number, encrypted with the merchant's public key. Base64."""
    level: str | None = None
    """Level of the member."""
    user_information: BrandMembercardUserInformation | None = None
    """What the user filled in to get the card."""
    attach: str | None = None
    """The merchant's own data, returned as it was given."""
    invalid_reason: str | None = None
    """Why the card became invalid."""
    invalid_time: str | None = None
    """When the card became invalid. RFC 3339 with offset."""


@dataclass(frozen=True)
class BrandMembercardUserInformation:
    """What the user filled in to get the card: `user_information`."""

    common_field_list: tuple[BrandMembercardUserInformationCommonFieldList, ...] = ()
    """The platform's fields the user filled in."""
    custom_field_list: tuple[BrandMembercardUserInformationCustomFieldList, ...] = ()
    """The merchant's own fields the user filled in."""


@dataclass(frozen=True)
class BrandMembercardUserInformationCustomFieldList:
    """The merchant's own fields the user filled in: `user_information.custom_field_list[]`."""

    name: str | None = None
    """Name of the field."""
    user_chosen_values: tuple[str, ...] = ()
    """What the user chose, each value encrypted with the merchant's public key. Base64."""


@dataclass(frozen=True)
class BrandMembercardUserInformationCommonFieldList:
    """The platform's fields the user filled in: `user_information.common_field_list[]`."""

    name: str | None = None
    """Which field: USER_FORM_FLAG_SEX, USER_FORM_FLAG_NAME, USER_FORM_FLAG_BIRTHDAY, USER_FORM_FLAG_ADDRESS,
    USER_FORM_FLAG_EMAIL, USER_FORM_FLAG_CITY.
    """
    value: str | None = None
    """What the user filled in, encrypted with the merchant's public key. Base64."""


@dataclass(frozen=True)
class BrandMembercardValidDateInformation:
    """When the card is valid: `valid_date_information`."""

    type: str
    """Kind of validity: FIX_TIME_RANGE, FIX_TERM, PERMANENT."""
    available_begin_time: str | None = None
    """From when it can be used. RFC 3339 with offset."""
    available_end_time: str | None = None
    """Until when it can be used. RFC 3339 with offset."""
    available_day_after_receive: int | None = None
    """For how many days the card is valid. In days."""


@dataclass(frozen=True)
class Budget:
    """A budget for donations locked, closed or used up (公益捐赠).

    Kind `budget`, carried by `BUDGET.CLOSED`, `BUDGET.FINISHED`, `BUDGET.LOCKED`.

    Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4015555114>
    """

    kind: ClassVar[Literal["budget"]] = "budget"

    sp_mchid: str
    """The merchant number of the service provider."""
    out_budget_no: str
    """The merchant's number of the budget."""
    budget_id: str
    """WeChat Pay's number of the budget."""
    amount: int
    """The whole budget. In the currency's minor unit (分 for CNY)."""
    sponsor_mchid: str
    """Merchant number that funds the budget."""
    activity_name: str
    """Name of the activity."""
    activity_remark: str
    """Description of the activity."""
    state: str
    """State of the budget, such as CLOSED."""
    unlock_remark: str | None = None
    """Why the budget was unlocked."""
    closed_time: str | None = None
    """When the budget was closed. RFC 3339 with offset."""
    finished_time: str | None = None
    """When the budget was used up. RFC 3339 with offset."""
    locked_time: str | None = None
    """When the budget was locked. RFC 3339 with offset."""


@dataclass(frozen=True)
class Complaint:
    """A consumer's complaint, new or changed (消费者投诉).

    Kind `complaint`, carried by `COMPLAINT.CREATE`, `COMPLAINT.STATE_CHANGE`.

    Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4012289719>
    """

    kind: ClassVar[Literal["complaint"]] = "complaint"

    complaint_id: str
    """WeChat Pay's number of the complaint."""
    action_type: str
    """What happened to the complaint, such as CREATE_COMPLAINT, CONTINUE_COMPLAINT, USER_RESPONSE, SELLER_REFUND."""


@dataclass(frozen=True)
class CouponSend:
    """A coupon given to a user (商家券).

    Kind `coupon.send`, carried by `COUPON.SEND`.

    Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4012285279>
    """

    kind: ClassVar[Literal["coupon.send"]] = "coupon.send"

    coupon_code: str
    """Code of the user's coupon."""
    stock_id: str
    """Id of the coupon's stock."""
    send_time: str
    """When the coupon was given. RFC 3339 with offset."""
    send_channel: str
    """How the coupon was given, such as BUSICOUPON_SEND_CHANNEL_MINIAPP, BUSICOUPON_SEND_CHANNEL_API,
    BUSICOUPON_SEND_CHANNEL_PAYGIFT.
    """
    send_merchant: str
    """Merchant number that gave the coupon."""
    event_type: str | None = None
    """Finer kind of event."""
    openid: str | None = None
    """The user's id under the application."""
    unionid: str | None = None
    """The user's id across the merchant's applications."""
    act_id: str | None = None
    """Id of the activity in which the coupon was given."""
    attach_info: CouponSendAttachInfo | None = None
    """Where the coupon came from; only for some channels."""


@dataclass(frozen=True)
class CouponSendAttachInfo:
    """Where the coupon came from; only for some channels: `attach_info`."""

    transaction_id: str | None = None
    """The payment that the coupon was given for; only for coupons given after paying."""
    act_code: str | None = None
    """Id of the coupon hall's activity; only for coupons taken by scanning."""
    hall_code: str | None = None
    """Id of the coupon hall; only for coupons taken by scanning."""
    hall_belong_mch_id: int | None = None
    """Merchant number of the coupon hall's owner; only for coupons taken by scanning."""
    card_id: str | None = None
    """Id of the member card; only for coupons given by a card's activity."""
    code: str | None = None
    """Number of the user's member card; only for coupons given by a card's activity."""
    activity_id: str | None = None
    """Id of the member activity; only for coupons given by one."""
    phone_number: str | None = None
    """The user's phone number. Uncertain: in one source only."""
    country_code: str | None = None
    """Country code of the phone number. Uncertain: in one source only."""


@dataclass(frozen=True)
class CouponUse:
    """A coupon used (代金券).

    Kind `coupon.use`, carried by `COUPON.USE`.

    Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4012285250>
    """

    kind: ClassVar[Literal["coupon.use"]] = "coupon.use"

    stock_creator_mchid: str
    """Merchant number that created the coupon's stock."""
    stock_id: str
    """Id of the coupon's stock."""
    coupon_id: str
    """Id of the coupon."""
    coupon_name: str
    """Name of the coupon."""
    status: str
    """State of the coupon: SENDED, USED, EXPIRED."""
    description: str
    """Description of the coupon."""
    create_time: str
    """When the user got the coupon. RFC 3339 with offset."""
    coupon_type: str
    """Kind of coupon: NORMAL (takes an amount off), CUT_TO (sets the price)."""
    no_cash: bool
    """Whether the coupon moves no money: the merchant bears it as a discount."""
    available_begin_time: str
    """From when it can be used. RFC 3339 with offset."""
    available_end_time: str
    """Until when it can be used. RFC 3339 with offset."""
    singleitem: bool
    """Whether the coupon is for single items."""
    singleitem_discount_off: CouponUseSingleitemDiscountOff | None = None
    """The discount on a single item."""
    discount_to: CouponUseDiscountTo | None = None
    """The set price; only for coupons that set one."""
    normal_coupon_information: CouponUseNormalCouponInformation | None = None
    """Value of and threshold for the coupon."""
    consume_information: CouponUseConsumeInformation | None = None
    """How the coupon was used; absent until it is."""
    business_type: str | None = None
    """Kind of coupon; MULTIUSE for one that can be used in parts, absent for others."""


@dataclass(frozen=True)
class CouponUseConsumeInformation:
    """How the coupon was used; absent until it is: `consume_information`."""

    consume_time: str
    """When the coupon was used. RFC 3339 with offset."""
    consume_mchid: str
    """Merchant number that took the coupon."""
    transaction_id: str
    """WeChat Pay's number of the transaction."""
    consume_amount: int | None = None
    """How much of the coupon was used; only for business_type MULTIUSE. In the currency's minor unit (分 for CNY)."""
    goods_detail: tuple[CouponUseConsumeInformationGoodsDetail, ...] = ()
    """The goods."""


@dataclass(frozen=True)
class CouponUseConsumeInformationGoodsDetail:
    """The goods: `consume_information.goods_detail[]`."""

    goods_id: str
    """The merchant's number of the item."""
    quantity: int
    """How many of the item."""
    price: int
    """Price of one item. In the currency's minor unit (分 for CNY)."""
    discount_amount: int
    """Discount on the item. In the currency's minor unit (分 for CNY)."""


@dataclass(frozen=True)
class CouponUseNormalCouponInformation:
    """Value of and threshold for the coupon: `normal_coupon_information`."""

    coupon_amount: int
    """Face value of the coupon. In the currency's minor unit (分 for CNY)."""
    transaction_minimum: int
    """Order amount from which the coupon applies. In the currency's minor unit (分 for CNY)."""


@dataclass(frozen=True)
class CouponUseDiscountTo:
    """The set price; only for coupons that set one: `discount_to`."""

    cut_to_price: int | None = None
    """Price of one item after the discount. In the currency's minor unit (分 for CNY)."""
    max_price: int | None = None
    """Highest price of an item that the coupon applies to. In the currency's minor unit (分 for CNY)."""


@dataclass(frozen=True)
class CouponUseSingleitemDiscountOff:
    """The discount on a single item: `singleitem_discount_off`."""

    single_price_max: int | None = None
    """Most that is taken off one item. In the currency's minor unit (分 for CNY)."""


@dataclass(frozen=True)
class CreditRepaymentContract:
    """A contract for repaying a credit card, signed or ended (信用卡还款).

    Kind `credit_repayment.contract`, carried by `CREDIT_REPAYMENT.SIGN_CONTRACT`,
    `CREDIT_REPAYMENT.TERMINATE_CONTRACT`.

    Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4016790583>
    """

    kind: ClassVar[Literal["credit_repayment.contract"]] = "credit_repayment.contract"

    sp_mchid: str
    """The merchant number of the service provider."""
    contract_id: str
    """WeChat Pay's number of the contract."""
    plan_id: int
    """Id of the plan or template."""
    out_contract_code: str
    """The merchant's number of the contract."""
    display_name: str
    """The user's name as it is shown."""
    contract_state: str
    """State of the contract: CONTRACT_STATE_EFFECTIVE, CONTRACT_STATE_TERMINATED, CONTRACT_STATE_INVALID."""
    contract_signed_time: str
    """When the contract was signed. RFC 3339 with offset."""
    repayment_amount_limit: str
    """Most that may be repaid at once. Uncertain: an amount given as a string; the unit is not documented."""
    appid: str
    """The application id of the merchant, or of the service provider."""
    openid: str
    """The user's id under the application."""
    contract_terminated_time: str | None = None
    """When the contract was ended. RFC 3339 with offset."""
    contract_terminated_mode: str | None = None
    """How the contract was ended: TERMINATION_MODE_INVALID (not ended), TERMINATION_MODE_BY_USER,
    TERMINATION_MODE_BY_MERCHANT, TERMINATION_MODE_BY_CUSTOMER_SERVICE. Uncertain: `contract_termination_mode` in
    another source.
    """
    contract_termination_remark: str | None = None
    """Why the contract was ended, in words."""
    repayment_day: int | None = None
    """Day of the month on which to repay."""


@dataclass(frozen=True)
class CreditRepaymentDeduction:
    """A credit card repaid by deduction (信用卡还款).

    Kind `credit_repayment.deduction`, carried by `CREDIT_REPAYMENT.DEDUCTION_PAY`.

    Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4016790592>
    """

    kind: ClassVar[Literal["credit_repayment.deduction"]] = "credit_repayment.deduction"

    sp_mchid: str
    """The merchant number of the service provider."""
    sub_mchid: str
    """The merchant number of the sub-merchant."""
    appid: str
    """The application id of the merchant, or of the service provider."""
    sub_appid: str
    """The application id of the sub-merchant."""
    openid: str
    """The user's id under the application."""
    order_state: str
    """State of the repayment, such as DEDUCT_ORDER_STATE_PAY_SUCCESS."""
    out_trade_no: str
    """The merchant's order number."""
    out_record_id: str
    """The merchant's number of the scheduled repayment."""
    contract_id: str
    """WeChat Pay's number of the contract."""
    deduct_amount: Any
    """The amount to deduct. Uncertain: a string in one place, an integer in the request that starts it: take both."""
    description: str
    """Description of what is paid for."""
    pay_success_amount: Any | None = None
    """What was repaid. Uncertain: a string in one place, an integer in the request that starts it: take both."""
    attach: str | None = None
    """The merchant's own data, returned as it was given."""
    transaction_id: str | None = None
    """WeChat Pay's number of the transaction."""


@dataclass(frozen=True)
class CrossBorderOrder:
    """An order of a foreign wallet's user, pushed to the institution (外包内用).

    Kind `cross_border.order`, carried by `CROSS_BORDER_PAY.PUSH_ORDER_INFO`.

    Official documentation: <https://pay.weixin.qq.com/doc/v3/institution/4019762399>
    """

    kind: ClassVar[Literal["cross_border.order"]] = "cross_border.order"

    acq_tid: str
    """Transaction number of the accepting network."""
    bank_type: str
    """Code of the foreign wallet."""
    amount: CrossBorderOrderAmount
    """The amounts."""
    openid: str
    """The user's id under the application."""


@dataclass(frozen=True)
class CrossBorderOrderAmount:
    """The amounts: `amount`."""

    total: int
    """The amount of the order. In the currency's minor unit (分 for CNY)."""
    currency: str | None = None
    """Currency, by ISO 4217; CNY in mainland China."""


@dataclass(frozen=True)
class CrossBorderQuery:
    """A query for what a scanned QR code stands for, answered with data (外包内用).

    Kind `cross_border.query`, carried by `CROSS_BORDER_PAY.GET_MCH_INFO`.

    The platform waits for data in the answer, within 3 seconds: who receives the money for the QR code. Give it
    as the body of the acknowledgement (`Ack` with a body).
    The answer has to be signed by the institution in its `Authorization` header; without it the payment stops.

    Official documentation: <https://pay.weixin.qq.com/doc/v3/institution/4019762388>
    """

    kind: ClassVar[Literal["cross_border.query"]] = "cross_border.query"

    acq_tid: str
    """Transaction number of the accepting network."""
    bank_type: str
    """Code of the foreign wallet."""
    qr_cd_mp: str
    """The URL in the QR code that the foreign wallet scanned. A URL."""


@dataclass(frozen=True)
class DeliveryPlan:
    """A delivery plan or its review changed (投放计划).

    Kind `delivery_plan`, carried by `DELIVERY_PLAN.CHANGE`, `DELIVERY_PLAN_STATE.DELIVER`.

    Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4016168699>
    """

    kind: ClassVar[Literal["delivery_plan"]] = "delivery_plan"

    plan_id: str | None = None
    """Id of the delivery plan."""
    plan_state: str | None = None
    """State of the plan: CREATED, DELIVERING, PAUSED, TERMINATED, PLAN_TERMINATED, EXPIRED. Uncertain: described as
    the state before the change.
    """
    audit_state: str | None = None
    """State of the review: PROCESSING, PASSED, REJECTED."""
    change_reason: str | None = None
    """Why the state changed."""
    modify_time: str | None = None
    """When the record last changed. RFC 3339 with offset."""


@dataclass(frozen=True)
class DiscountCardPaid:
    """A discount card paid for (微信先享卡).

    Kind `discount_card.paid`, carried by `DISCOUNT_CARD.USER_PAID`.

    Official documentation: <https://pay.weixin.qq.com/wiki/doc/apiv3/apis/chapter6_3_6.shtml>
    """

    kind: ClassVar[Literal["discount_card.paid"]] = "discount_card.paid"

    appid: str | None = None
    """The application id of the merchant, or of the service provider."""
    openid: str | None = None
    """The user's id under the application."""
    card_id: str | None = None
    """WeChat Pay's id of the discount card."""
    card_template_id: str | None = None
    """Id of the card's template."""
    out_card_code: str | None = None
    """The merchant's number of the card."""
    mchid: str | None = None
    """The merchant number."""
    state: str | None = None
    """State of the card. Uncertain: values not documented in public."""
    unfinished_reason: str | None = None
    """Why the user did not keep the promise. Uncertain: values not documented in public."""
    total_amount: str | None = None
    """The whole amount, as a string. Uncertain: an amount given as a string; the unit is not documented."""
    pay_information: DiscountCardPaidPayInformation | None = None
    """The payment."""


@dataclass(frozen=True)
class DiscountCardPaidPayInformation:
    """The payment: `pay_information`."""

    transaction_id: str | None = None
    """WeChat Pay's number of the transaction."""
    pay_state: str | None = None
    """State of the payment. Uncertain: values not documented in public."""
    pay_amount: str | None = None
    """What the user paid, as a string. Uncertain: an amount given as a string; the unit is not documented."""
    pay_time: str | None = None
    """When the user paid. RFC 3339 with offset."""


@dataclass(frozen=True)
class DiscountCard:
    """A discount card taken, accepted, ended or settled (微信先享卡).

    Kind `discount_card`, carried by `DISCOUNT_CARD.AGREEMENT_ENDED`, `DISCOUNT_CARD.GET_CARD`,
    `DISCOUNT_CARD.SETTLEMENT`, `DISCOUNT_CARD.USER_ACCEPTED`.

    The product was documented in the old wiki only. Which fields come depends on the event, and the values of the
    states are not listed in public.

    Official documentation: <https://pay.weixin.qq.com/wiki/doc/apiv3/apis/chapter6_3_5.shtml>
    """

    kind: ClassVar[Literal["discount_card"]] = "discount_card"

    appid: str | None = None
    """The application id of the merchant, or of the service provider."""
    openid: str | None = None
    """The user's id under the application."""
    card_id: str | None = None
    """WeChat Pay's id of the discount card."""
    card_template_id: str | None = None
    """Id of the card's template."""
    create_time: str | None = None
    """When the user took the card. RFC 3339 with offset."""
    mchid: str | None = None
    """The merchant number."""
    objectives: tuple[DiscountCardObjectives, ...] = ()
    """What the user promised to do."""
    out_card_code: str | None = None
    """The merchant's number of the card."""
    rewards: tuple[DiscountCardRewards, ...] = ()
    """What the user gets for it."""
    state: str | None = None
    """State of the card. Uncertain: values not documented in public."""
    time_range: DiscountCardTimeRange | None = None
    """When the card is valid."""
    total_amount: str | None = None
    """The whole amount, as a string. Uncertain: an amount given as a string; the unit is not documented."""
    unfinished_reason: str | None = None
    """Why the user did not keep the promise. Uncertain: values not documented in public."""
    sharer_openid: str | None = None
    """Openid of the user who shared the card."""


@dataclass(frozen=True)
class DiscountCardTimeRange:
    """When the card is valid: `time_range`."""

    begin_time: str | None = None
    """When the period begins. RFC 3339 with offset."""
    end_time: str | None = None
    """When the period ends. RFC 3339 with offset."""


@dataclass(frozen=True)
class DiscountCardRewards:
    """What the user gets for it: `rewards[]`."""

    reward_id: str | None = None
    """Id of the reward."""
    unit: str | None = None
    """What is counted."""
    amount: int | None = None
    """Value of the reward. In the currency's minor unit (分 for CNY)."""
    count_type: str | None = None
    """Whether the number is limited: COUNT_LIMIT, COUNT_UNLIMITED."""
    name: str | None = None
    """Name of the reward."""
    count: int | None = None
    """How many of the reward there are."""
    description: str | None = None
    """Description of the reward."""
    reward_usage_records: tuple[DiscountCardRewardsRewardUsageRecords, ...] = ()
    """How far the reward was used."""


@dataclass(frozen=True)
class DiscountCardRewardsRewardUsageRecords:
    """How far the reward was used: `rewards[].reward_usage_records[]`."""

    usage_count: int | None = None
    """How many of the reward were used."""
    amount: int | None = None
    """Value of what was used. In the currency's minor unit (分 for CNY)."""
    usage_type: str | None = None
    """Whether the record adds or takes away: INCREASE, DECREASE."""
    usage_time: str | None = None
    """When the reward was used. RFC 3339 with offset."""
    reward_usage_serial_no: str | None = None
    """The merchant's number of the use."""
    description: str | None = None
    """Description of the use."""
    reward_id: str | None = None
    """Id of the reward."""
    remark: str | None = None
    """Note."""


@dataclass(frozen=True)
class DiscountCardObjectives:
    """What the user promised to do: `objectives[]`."""

    objective_id: str | None = None
    """Id of the objective."""
    unit: str | None = None
    """What is counted."""
    name: str | None = None
    """Name of the objective."""
    count: int | None = None
    """How often the objective is to be completed."""
    description: str | None = None
    """Description of the objective."""
    objective_completion_records: tuple[DiscountCardObjectivesObjectiveCompletionRecords, ...] = ()
    """How far the objective was completed."""


@dataclass(frozen=True)
class DiscountCardObjectivesObjectiveCompletionRecords:
    """How far the objective was completed: `objectives[].objective_completion_records[]`."""

    completion_time: str | None = None
    """When the objective was completed. RFC 3339 with offset."""
    objective_completion_serial_no: str | None = None
    """The merchant's number of the completion."""
    description: str | None = None
    """Description of the completion."""
    completion_count: int | None = None
    """By how much the objective was completed."""
    remark: str | None = None
    """Note."""
    completion_type: str | None = None
    """Whether the record adds or takes away: INCREASE, DECREASE."""
    objective_id: str | None = None
    """Id of the objective."""


@dataclass(frozen=True)
class EcommerceEntrust:
    """A deduction contract for combined orders, signed or ended (收付通合单代扣).

    Kind `ecommerce_entrust`, carried by `ECOMMERCE_ENTRUST.SIGN`, `ECOMMERCE_ENTRUST.TERMINATE`.

    Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4012881605>
    """

    kind: ClassVar[Literal["ecommerce_entrust"]] = "ecommerce_entrust"

    mchid: str
    """The merchant number."""
    out_contract_code: str
    """The merchant's number of the contract."""
    plan_id: int
    """Id of the plan or template."""
    appid: str
    """The application id of the merchant, or of the service provider."""
    openid: str
    """The user's id under the application."""
    operate_time: str
    """When the contract was signed or ended. RFC 3339 with offset."""
    contract_expired_time: str | None = None
    """When the contract expires. RFC 3339 with offset."""
    attach: str | None = None
    """The merchant's own data, returned as it was given."""
    contract_termination_mode: str | None = None
    """How the contract was ended; absent when it was signed. Uncertain: values differ between sources."""


@dataclass(frozen=True)
class EduSchoolDebt:
    """A user's debts for school payments changed (校园轻松付).

    Kind `edu_school.debt`, carried by `EDU_SCHOOL_PAY.USER_DEBT_STATE_UPDATE`.

    Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4012161155>
    """

    kind: ClassVar[Literal["edu_school.debt"]] = "edu_school.debt"

    appid: str
    """The application id of the merchant, or of the service provider."""
    openid: str
    """The user's id under the application."""
    state: str
    """Whether the user's account can be charged: NORMAL, FORBIDDEN."""
    debt_count: int
    """How many of the user's debts are open."""
    update_time: str
    """When the debts last changed. RFC 3339 with offset."""


@dataclass(frozen=True)
class EntrustContract:
    """A deduction contract signed or ended (委托代扣).

    Kind `entrust.contract`, carried by `ENTRUST.SIGN`, `ENTRUST.TERMINATE`.

    Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4012160323>
    """

    kind: ClassVar[Literal["entrust.contract"]] = "entrust.contract"

    contract_id: str
    """WeChat Pay's number of the contract."""
    plan_id: int
    """Id of the plan or template."""
    out_contract_code: str
    """The merchant's number of the contract."""
    contract_display_account: str
    """The user's name in the contract, as the merchant gave it."""
    contract_state: str
    """State of the contract: SIGNED, TERMINATED."""
    contract_signed_time: str
    """When the contract was signed. RFC 3339 with offset."""
    contract_expired_time: str
    """When the contract expires. RFC 3339 with offset."""
    mchid: str | None = None
    """The merchant number."""
    appid: str | None = None
    """The application id of the merchant, or of the service provider."""
    openid: str | None = None
    """The user's id under the application."""
    contract_terminate_info: EntrustContractContractTerminateInfo | None = None
    """How the contract was ended; only when its state is TERMINATED."""
    deduct_schedule: EntrustContractDeductSchedule | None = None
    """The scheduled deduction; only for contracts that schedule one."""
    sp_mchid: str | None = None
    """The merchant number of the service provider."""
    sp_appid: str | None = None
    """The application id of the service provider."""
    sub_mchid: str | None = None
    """The merchant number of the sub-merchant."""
    sub_appid: str | None = None
    """The application id of the sub-merchant."""
    sp_openid: str | None = None
    """The user's id under the service provider's application."""
    sub_openid: str | None = None
    """The user's id under the sub-merchant's application."""
    out_user_code: str | None = None
    """The merchant's id of the user."""


@dataclass(frozen=True)
class EntrustContractDeductSchedule:
    """The scheduled deduction; only for contracts that schedule one: `deduct_schedule`."""

    estimated_deduct_date: str
    """Day the deduction is expected. As `yyyy-MM-dd`."""
    estimated_deduct_amount: EntrustContractDeductScheduleEstimatedDeductAmount
    """The amount expected when the contract was signed."""
    schedule_state: str
    """State of the scheduled deduction: NO_SCHEDULED, SCHEDULED, PAID, EXPIRED."""
    deduct_date: str
    """Day of the deduction. As `yyyy-MM-dd`."""
    scheduled_amount: EntrustContractDeductScheduleScheduledAmount | None = None
    """The amount scheduled; present once the state is SCHEDULED or PAID."""
    deduct_amount: EntrustContractDeductScheduleDeductAmount | None = None
    """What was deducted; present once the state is PAID."""


@dataclass(frozen=True)
class EntrustContractDeductScheduleDeductAmount:
    """What was deducted; present once the state is PAID: `deduct_schedule.deduct_amount`."""

    currency: str
    """Currency, by ISO 4217; CNY in mainland China."""
    amount: int | None = None
    """The amount. In the currency's minor unit (分 for CNY). Uncertain: `amount` or `total`, depending on the source."""
    total: int | None = None
    """The amount. In the currency's minor unit (分 for CNY). Uncertain: `amount` or `total`, depending on the source."""


@dataclass(frozen=True)
class EntrustContractDeductScheduleScheduledAmount:
    """The amount scheduled; present once the state is SCHEDULED or PAID: `deduct_schedule.scheduled_amount`."""

    amount: int | None = None
    """The amount. In the currency's minor unit (分 for CNY). Uncertain: `amount` or `total`, depending on the source."""
    currency: str | None = None
    """Currency, by ISO 4217; CNY in mainland China."""
    total: int | None = None
    """The amount. In the currency's minor unit (分 for CNY). Uncertain: `amount` or `total`, depending on the source."""


@dataclass(frozen=True)
class EntrustContractDeductScheduleEstimatedDeductAmount:
    """The amount expected when the contract was signed: `deduct_schedule.estimated_deduct_amount`."""

    currency: str
    """Currency, by ISO 4217; CNY in mainland China."""
    amount: int | None = None
    """The amount. In the currency's minor unit (分 for CNY). Uncertain: `amount` or `total`, depending on the source."""
    total: int | None = None
    """The amount. In the currency's minor unit (分 for CNY). Uncertain: `amount` or `total`, depending on the source."""


@dataclass(frozen=True)
class EntrustContractContractTerminateInfo:
    """How the contract was ended; only when its state is TERMINATED: `contract_terminate_info`."""

    contract_termination_mode: str
    """How the contract was ended: USER_TERMINATE, MCH_API_TERMINATE, API, WEPAY_WEB_TERMINATE,
    CUSTOMER_SERVICE_TERMINATE, SYSTEM_TERMINATE.
    """
    contract_terminated_time: str | None = None
    """When the contract was ended. RFC 3339 with offset."""
    contract_termination_remark: str | None = None
    """Why the contract was ended, in words."""


@dataclass(frozen=True)
class EntrustRelease:
    """A contract for school fees ended by the user (教育续费通).

    Kind `entrust.release`, carried by `ENTRUST.RELEASE`.

    The field lists for the end of the contract and for the payment are the same in public sources: without a
    payment, expect only the contract's fields.
    `device_information.payer_total` is described as the IP address of the device, not as an amount.

    Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4012286235>
    """

    kind: ClassVar[Literal["entrust.release"]] = "entrust.release"

    out_trade_no: str
    """The merchant's order number."""
    trade_state: str
    """State of the payment: SUCCESS, REFUND, ACCEPTED (not yet paid), PAY_FAIL."""
    appid: str | None = None
    """The application id of the merchant, or of the service provider."""
    transaction_id: str | None = None
    """WeChat Pay's number of the transaction."""
    attach: str | None = None
    """The merchant's own data, returned as it was given."""
    bank_type: str | None = None
    """Bank and kind of card that paid, such as CMC or ICBC_DEBIT; OTHERS for the balance."""
    success_time: str | None = None
    """When it succeeded. RFC 3339 with offset."""
    trade_state_description: str | None = None
    """State of the payment, in words."""
    payer: EntrustReleasePayer | None = None
    """Who paid."""
    amount: EntrustReleaseAmount | None = None
    """The amounts."""
    device_information: EntrustReleaseDeviceInformation | None = None
    """The device."""
    promotion_detail: tuple[EntrustReleasePromotionDetail, ...] = ()
    """The promotions that were applied."""
    sp_mchid: str | None = None
    """The merchant number of the service provider."""
    sub_mchid: str | None = None
    """The merchant number of the sub-merchant."""
    sub_appid: str | None = None
    """The application id of the sub-merchant."""
    openid: str | None = None
    """The user's id under the application."""
    sub_openid: str | None = None
    """The user's id under the sub-merchant's application."""
    plan_id: str | None = None
    """Id of the plan or template."""
    contract_information: EntrustReleaseContractInformation | None = None
    """The contract."""


@dataclass(frozen=True)
class EntrustReleaseContractInformation:
    """The contract: `contract_information`."""

    contract_status: str
    """Whether the contract was signed or ended: ADD, DELETE."""
    contract_id: str | None = None
    """WeChat Pay's number of the contract."""
    create_time: str | None = None
    """When the contract was signed. RFC 3339 with offset."""


@dataclass(frozen=True)
class EntrustReleasePromotionDetail:
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
class EntrustReleaseDeviceInformation:
    """The device: `device_information`."""

    device_id: str | None = None
    """The merchant's number of the device or shop."""
    payer_total: Any | None = None
    """IP address of the device that asked for the deduction. Uncertain: the name says an amount, the description an
    IP address.
    """


@dataclass(frozen=True)
class EntrustReleaseAmount:
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
class EntrustReleasePayer:
    """Who paid: `payer`."""

    openid: str | None = None
    """The user's id under the application."""
    sub_openid: str | None = None
    """The user's id under the sub-merchant's application."""


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


@dataclass(frozen=True)
class EntrustTerminateInquiry:
    """An inquiry whether a deduction contract may be ended (委托代扣).

    Kind `entrust.terminate_inquiry`, carried by `ENTRUST.TERMINATE_INQUIRY`.

    The platform asks whether the contract may be ended. The field list in public sources mixes the question with
    the answer (`code`, `messsage` with three s).

    Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4012978455>
    """

    kind: ClassVar[Literal["entrust.terminate_inquiry"]] = "entrust.terminate_inquiry"

    mchid: str
    """The merchant number."""
    appid: str
    """The application id of the merchant, or of the service provider."""
    plan_id: int
    """Id of the plan or template."""
    out_contract_code: str
    """The merchant's number of the contract."""
    out_user_code: str
    """The merchant's id of the user."""
    code: str | None = None
    """Code of the result. Uncertain: looks like a field of the answer."""
    messsage: str | None = None
    """Text of the result, in the platform's spelling. Uncertain: looks like a field of the answer."""
    openid: str | None = None
    """The user's id under the application."""
    contract_id: str | None = None
    """WeChat Pay's number of the contract."""
    contract_display_account: str | None = None
    """The user's name in the contract, as the merchant gave it."""
    contract_state: str | None = None
    """State of the contract: SIGNED, TERMINATED."""
    contract_signed_time: str | None = None
    """When the contract was signed. RFC 3339 with offset."""


@dataclass(frozen=True)
class EntrustTerminateRetention:
    """A user about to end a deduction contract, to be retained (委托代扣).

    Kind `entrust.terminate_retention`, carried by `ENTRUST.TERMINATE_RETENTION`.

    Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4012312222>
    """

    kind: ClassVar[Literal["entrust.terminate_retention"]] = "entrust.terminate_retention"

    mchid: str | None = None
    """The merchant number."""
    contract_id: str | None = None
    """WeChat Pay's number of the contract."""
    appid: str | None = None
    """The application id of the merchant, or of the service provider."""
    plan_id: int | None = None
    """Id of the plan or template."""
    out_contract_code: str | None = None
    """The merchant's number of the contract."""
    openid: str | None = None
    """The user's id under the application."""


@dataclass(frozen=True)
class FacepayUser:
    """A face payment user signed or ended the contract (刷脸支付).

    Kind `facepay.user`, carried by `FACEPAY.USER_STATE_CHANGE`.

    Official documentation: <https://pay.weixin.qq.com/wiki/doc/wxfacepay/develop/offline-brushing.html>
    """

    kind: ClassVar[Literal["facepay.user"]] = "facepay.user"

    user_id: str
    """WeChat Pay's id of the face payment user."""
    out_user_id: str
    """The merchant's id of the face payment user."""
    organization_id: str
    """Number of the institution."""
    mch_id: str
    """The merchant number."""
    notify_create_time: str
    """When the notification was created. Uncertain: format not documented in public."""
    appid: str
    """The application id of the merchant, or of the service provider."""
    openid: str
    """The user's id under the application."""
    contract_id: str
    """Number of the contract for face payments."""


@dataclass(frozen=True)
class Fapiao:
    """An electronic invoice issued, reversed, put into the user's cards or discarded (电子发票).

    Kind `fapiao`, carried by `FAPIAO.CARD_DISCARDED`, `FAPIAO.CARD_INSERTED`, `FAPIAO.ISSUED`, `FAPIAO.REVERSED`.

    Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4012286035>
    """

    kind: ClassVar[Literal["fapiao"]] = "fapiao"

    fapiao_apply_id: str
    """Number of the invoice application: the transaction_id, or the merchant's own number."""
    fapiao_information: tuple[FapiaoFapiaoInformation, ...]
    """The invoices."""
    mchid: str | None = None
    """The merchant number."""
    sub_mchid: str | None = None
    """The merchant number of the sub-merchant."""


@dataclass(frozen=True)
class FapiaoFapiaoInformation:
    """The invoices: `fapiao_information[]`."""

    fapiao_id: str
    """The merchant's number of the invoice."""
    fapiao_status: str
    """State of the invoice: ISSUE_ACCEPTED, ISSUED, REVERSE_ACCEPTED, REVERSED."""
    card_status: str
    """State of the invoice in the user's cards: INSERT_ACCEPTED, INSERTED, DISCARD_ACCEPTED, DISCARDED."""


@dataclass(frozen=True)
class FapiaoUserApplied:
    """A user filled in the title for an electronic invoice (电子发票).

    Kind `fapiao.user_applied`, carried by `FAPIAO.USER_APPLIED`.

    Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4012286035>
    """

    kind: ClassVar[Literal["fapiao.user_applied"]] = "fapiao.user_applied"

    fapiao_apply_id: str
    """Number of the invoice application: the transaction_id, or the merchant's own number."""
    apply_time: str
    """When the user filled in the invoice title. RFC 3339 with offset."""
    mchid: str | None = None
    """The merchant number."""
    sub_mchid: str | None = None
    """The merchant number of the sub-merchant."""
    fapiao_information: tuple[FapiaoUserAppliedFapiaoInformation, ...] = ()
    """The invoices."""


@dataclass(frozen=True)
class FapiaoUserAppliedFapiaoInformation:
    """The invoices: `fapiao_information[]`."""

    fapiao_id: str
    """The merchant's number of the invoice."""
    fapiao_status: str
    """State of the invoice: ISSUE_ACCEPTED, ISSUED, REVERSE_ACCEPTED, REVERSED."""
    card_status: str
    """State of the invoice in the user's cards: INSERT_ACCEPTED, INSERTED, DISCARD_ACCEPTED, DISCARDED."""


@dataclass(frozen=True)
class InsuranceEntrust:
    """A deduction contract for an insurance, signed, renewed or ended (保险委托代扣).

    Kind `insurance_entrust`, carried by `INSURANCE_ENTRUST.RENEW`, `INSURANCE_ENTRUST.SIGN`,
    `INSURANCE_ENTRUST.TERMINATE`.

    Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4012289466>
    """

    kind: ClassVar[Literal["insurance_entrust"]] = "insurance_entrust"

    mchid: str
    """The merchant number."""
    contract_id: str
    """WeChat Pay's number of the contract."""
    appid: str
    """The application id of the merchant, or of the service provider."""
    plan_id: int
    """Id of the plan or template."""
    out_contract_code: str
    """The merchant's number of the contract."""
    insured_display_name: str
    """Name of the insured as it is shown."""
    contract_state: str
    """State of the contract: SIGNED, TERMINATED."""
    contract_signed_time: str
    """When the contract was signed. RFC 3339 with offset."""
    contract_expired_time: str
    """When the contract expires. RFC 3339 with offset."""
    openid: str
    """The user's id under the application."""
    contract_terminate_info: InsuranceEntrustContractTerminateInfo | None = None
    """How the contract was ended; only when its state is TERMINATED."""
    out_user_code: str | None = None
    """The merchant's id of the user."""


@dataclass(frozen=True)
class InsuranceEntrustContractTerminateInfo:
    """How the contract was ended; only when its state is TERMINATED: `contract_terminate_info`."""

    contract_termination_mode: str
    """How the contract was ended, such as USER_TERMINATE."""
    contract_terminated_time: str
    """When the contract was ended. RFC 3339 with offset."""
    contract_termination_remark: str | None = None
    """Why the contract was ended, in words."""


@dataclass(frozen=True)
class InsurancePolicy:
    """A user allowed an insurance policy to be shown (微信保单服务).

    Kind `insurance_policy`, carried by `INSURANCE_POLICY_MANAGEMENT.GRANTED`.

    Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4016943540>
    """

    kind: ClassVar[Literal["insurance_policy"]] = "insurance_policy"

    out_insurance_no: str
    """The merchant's number of the insurance."""
    insurance_name: str
    """Name of the insurance."""
    auth_state: str
    """State of the authorization: AUTH_STATE_INIT, AUTH_STATE_PENDING, AUTH_STATE_GRANTED, AUTH_STATE_DENIED,
    AUTH_STATE_INEFFECTIE (the platform's spelling).
    """
    user_auth_time: str
    """When the user gave the authorization. RFC 3339 with offset."""


@dataclass(frozen=True)
class MallAuth:
    """A user gave or activated a business circle's authorization (智慧商圈).

    Kind `mall.auth`, carried by `MALL_AUTH.ACTIVATE_CARD`.

    Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4012285836>
    """

    kind: ClassVar[Literal["mall.auth"]] = "mall.auth"

    code: str
    """Number of the user's member card of the business circle."""
    auth_type: str
    """How the user authorized the business circle, such as REGISTERED_MODE. Uncertain: values not documented in
    full.
    """
    openid: str | None = None
    """The user's id under the application."""
    mchid: str | None = None
    """The merchant number."""


@dataclass(frozen=True)
class MallRefund:
    """A refund of a member's payment in a business circle (智慧商圈).

    Kind `mall.refund`, carried by `MALL_REFUND.SUCCESS`.

    Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4012285869>
    """

    kind: ClassVar[Literal["mall.refund"]] = "mall.refund"

    merchant_name: str
    """Name of the business circle's merchant."""
    shop_name: str
    """Name of the shop."""
    shop_number: str
    """Number of the shop in the business circle."""
    refund_time: str
    """When the refund was made. RFC 3339 with offset."""
    pay_amount: int
    """What the user paid. In the currency's minor unit (分 for CNY)."""
    refund_amount: int
    """The amount refunded. In the currency's minor unit (分 for CNY)."""
    transaction_id: str
    """WeChat Pay's number of the transaction."""
    refund_id: str
    """WeChat Pay's number of the refund."""
    mchid: str | None = None
    """The merchant number."""
    appid: str | None = None
    """The application id of the merchant, or of the service provider."""
    openid: str | None = None
    """The user's id under the application."""


@dataclass(frozen=True)
class MallTransaction:
    """A member's payment in a business circle (智慧商圈).

    Kind `mall.transaction`, carried by `MALL_TRANSACTION.SUCCESS`.

    Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4012285856>
    """

    kind: ClassVar[Literal["mall.transaction"]] = "mall.transaction"

    merchant_name: str
    """Name of the business circle's merchant."""
    shop_name: str
    """Name of the shop."""
    shop_number: str
    """Number of the shop in the business circle."""
    time_end: str
    """When the payment was complete. RFC 3339 with offset."""
    amount: int
    """What the user paid. In the currency's minor unit (分 for CNY)."""
    transaction_id: str
    """WeChat Pay's number of the transaction."""
    mchid: str | None = None
    """The merchant number."""
    appid: str | None = None
    """The application id of the merchant, or of the service provider."""
    openid: str | None = None
    """The user's id under the application."""
    commit_tag: str | None = None
    """Present when the user asked for the points by hand. Uncertain: value not documented in public."""
    code: str | None = None
    """Number of the user's member card of the business circle. Uncertain: in one source only."""
    auth_type: str | None = None
    """How the user authorized the business circle, such as REGISTERED_MODE. Uncertain: in one source only."""


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


@dataclass(frozen=True)
class Membercard:
    """A member card taken or activated (会员卡).

    Kind `membercard`, carried by `MEMBERCARD.ACCEPT_CARD`, `MEMBERCARD.ACTIVATE_CARD`,
    `MEMBERCARD.USERCARD_MANAGE`.

    Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4012288215>
    """

    kind: ClassVar[Literal["membercard"]] = "membercard"

    event_type: str
    """What happened, such as MEMBER_CARD_ACTIVATE."""
    card_id: str
    """Id of the card."""
    event_time: str
    """When it happened. RFC 3339 with offset."""
    code: str | None = None
    """Number of the user's card."""
    openid: str | None = None
    """The user's id under the application."""
    unionid: str | None = None
    """The user's id across the merchant's applications."""
    phone_number: str | None = None
    """The user's phone number."""
    outer_str: str | None = None
    """The merchant's own data on where the card was taken."""
    activate_scene: str | None = None
    """Where the user activated the card. Uncertain: values not documented in public."""


@dataclass(frozen=True)
class MembercardUserCard:
    """A user's member card of a merchant's name card, created or deleted (商家名片会员卡).

    Kind `membercard.user_card`, carried by `MEMBERCARDSP.USER_CARD.CREATE`, `MEMBERCARDSP.USER_CARD.DELETE`.

    The fields are not publicly documented. Public sources name the event as a former name of the brand's member
    card (`brand_membercard`), whose fields may be the same.
    """

    kind: ClassVar[Literal["membercard.user_card"]] = "membercard.user_card"


@dataclass(frozen=True)
class BlockSubmission:
    """An appeal against blocked payments decided (商户管控).

    Kind `merchant_control.appeal`, carried by `BLOCKSUBMISSION.CHANGE`.

    Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4014940982>
    """

    kind: ClassVar[Literal["merchant_control.appeal"]] = "merchant_control.appeal"

    sub_mchid: str
    """The merchant number of the sub-merchant."""
    appeal_record_id: str
    """Id of the appeal."""
    appeal_result: str
    """Outcome of the appeal: PASS, REJECT."""


@dataclass(frozen=True)
class BlockRecord:
    """Payments of a sub-merchant blocked (商户管控).

    Kind `merchant_control.block`, carried by `BLOCKRECORD.CHANGE`.

    Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4014940982>
    """

    kind: ClassVar[Literal["merchant_control.block"]] = "merchant_control.block"

    sub_mchid: str
    """The merchant number of the sub-merchant."""
    block_record_id: str
    """Id of the record of blocked payments."""
    block_count_level: str
    """How many payments were blocked: LESS_THAN_TWENTY, LESS_THAN_ONE_HUNDRED, LESS_THAN_ONE_THOUSAND,
    OVER_ONE_THOUSAND.
    """


@dataclass(frozen=True)
class ManageRecord:
    """A sub-merchant's management record, new or changed (商户管控).

    Kind `merchant_control.manage`, carried by `MANAGERECORD.CHANGE`.

    Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4014940982>
    """

    kind: ClassVar[Literal["merchant_control.manage"]] = "merchant_control.manage"

    sub_mchid: str
    """The merchant number of the sub-merchant."""
    manage_record_id: str
    """Id of the management record."""
    manage_record_state: str
    """State of the management record: PENDING, SUBMITTED, EXPIRED, UNDER_REVIEW, RECOVERED, REJECTED."""


@dataclass(frozen=True)
class MerchantNotify:
    """A message on a subscribed topic (合作伙伴订阅消息).

    Kind `merchant_notify`, carried by `MERCHANT_NOTIFY.NOTIFY`.

    Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4016022266>
    """

    kind: ClassVar[Literal["merchant_notify"]] = "merchant_notify"

    topic_name: MerchantNotifyTopicName
    """The topic."""
    message_content: MerchantNotifyMessageContent
    """The message."""


@dataclass(frozen=True)
class MerchantNotifyMessageContent:
    """The message: `message_content`."""

    merchant_code: str
    """Merchant number the message is about."""
    merchant_company_name: str
    """Name of the merchant's company."""
    business_time: str
    """When the business changed. Uncertain: format not documented in public."""
    business_code: str
    """Number of the business that changed."""
    business_state: str
    """State of the business that changed. Uncertain: values depend on the topic."""


@dataclass(frozen=True)
class MerchantNotifyTopicName:
    """The topic: `topic_name`."""

    topic_english_name: str
    """English name of the topic."""
    topic_chinese_name: str
    """Chinese name of the topic."""


@dataclass(frozen=True)
class Papay:
    """A deduction contract abroad, signed or ended (境外委托代扣).

    Kind `papay`, carried by `PAPAY.SIGN`, `PAPAY.TERMINATE`.

    Official documentation: <https://pay.weixin.qq.com/doc/global/v3/zh/4013015485>
    """

    kind: ClassVar[Literal["papay"]] = "papay"

    mchid: str | None = None
    """The merchant number."""
    out_contract_code: str | None = None
    """The merchant's number of the contract."""
    appid: str | None = None
    """The application id of the merchant, or of the service provider."""
    openid: str | None = None
    """The user's id under the application."""
    contract_termination_mode: str | None = None
    """Who ended the contract: USER, MERCHANT, PLATFORM."""
    contract_id: str | None = None
    """WeChat Pay's number of the contract."""
    plan_id: int | None = None
    """Id of the plan or template."""
    operate_time: str | None = None
    """When the contract was signed or ended. RFC 3339 with offset."""
    contract_expired_time: str | None = None
    """When the contract expires. RFC 3339 with offset."""
    sp_mchid: str | None = None
    """The merchant number of the service provider."""
    sp_appid: str | None = None
    """The application id of the service provider."""
    sub_mchid: str | None = None
    """The merchant number of the sub-merchant."""
    sub_appid: str | None = None
    """The application id of the sub-merchant."""
    sp_openid: str | None = None
    """The user's id under the service provider's application."""
    sub_openid: str | None = None
    """The user's id under the sub-merchant's application."""


@dataclass(frozen=True)
class ParkingFeeQuery:
    """A query for a parking fee, answered with data (停车缴费服务).

    Kind `parking_fee.query`, carried by `PARKING_FEE.QUERY_TRANS_INFO`.

    The platform waits for data in the answer: the fee and the state of the stay. Give it as the body of the
    acknowledgement (`Ack` with a body).
    It waits 2 seconds for the connection and 3 for the answer; a `code` other than SUCCESS is a failed query.

    Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4024070065>
    """

    kind: ClassVar[Literal["parking_fee.query"]] = "parking_fee.query"

    out_serial_number: str
    """The merchant's number of the stay."""
    plate_number: str | None = None
    """The licence plate, without special characters."""
    out_parking_id: str | None = None
    """The merchant's id of the car park."""


@dataclass(frozen=True)
class PayscoreContract:
    """A payscore contract accepted (支付分).

    Kind `payscore.contract`, carried by `PAYSCORE.USER_ACCEPTED`.

    Official documentation: <https://pay.weixin.qq.com/wiki/doc/apiv3/payscore.php?chapter=14_8&index=8>
    """

    kind: ClassVar[Literal["payscore.contract"]] = "payscore.contract"

    contract_id: str | None = None
    """WeChat Pay's number of the contract."""
    mchid: str | None = None
    """The merchant number."""
    appid: str | None = None
    """The application id of the merchant, or of the service provider."""
    openid: str | None = None
    """The user's id under the application."""
    plan_id: str | None = None
    """Id of the plan or template."""
    contract_status: str | None = None
    """State of the contract. Uncertain: values not documented for payscore."""
    create_time: str | None = None
    """When the contract was signed. RFC 3339 with offset. Uncertain: format not documented for payscore."""
    out_contract_code: str | None = None
    """The merchant's number of the contract."""
    sub_appid: str | None = None
    """The application id of the sub-merchant."""
    sub_mchid: str | None = None
    """The merchant number of the sub-merchant."""
    channel_id: str | None = None
    """Merchant number of the channel partner."""
    service_id: str | None = None
    """Id of the payscore service."""
    sub_openid: str | None = None
    """The user's id under the sub-merchant's application."""
    user_service_status: str | None = None
    """Whether the user opened or closed the service: USER_OPEN_SERVICE, USER_CLOSE_SERVICE."""
    openorclose_time: str | None = None
    """When the service was opened or closed. As `yyyyMMddHHmmss`."""
    authorization_code: str | None = None
    """The merchant's number of the authorization; only for a pre-authorization."""
    out_request_no: str | None = None
    """The merchant's number of the request."""


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


@dataclass(frozen=True)
class PayscoreService:
    """A payscore service opened or closed by the user (支付分).

    Kind `payscore.service`, carried by `PAYSCORE.USER_CLOSE_SERVICE`, `PAYSCORE.USER_OPEN_SERVICE`.

    Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4012160692>
    """

    kind: ClassVar[Literal["payscore.service"]] = "payscore.service"

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
    service_id: str | None = None
    """Id of the payscore service."""
    openid: str | None = None
    """The user's id under the application."""
    sub_openid: str | None = None
    """The user's id under the sub-merchant's application."""
    user_service_status: str | None = None
    """Whether the user opened or closed the service: USER_OPEN_SERVICE, USER_CLOSE_SERVICE."""
    openorclose_time: str | None = None
    """When the service was opened or closed. As `yyyyMMddHHmmss`."""
    authorization_code: str | None = None
    """The merchant's number of the authorization; only for a pre-authorization."""
    out_request_no: str | None = None
    """The merchant's number of the request."""
    contract_id: str | None = None
    """WeChat Pay's number of the contract."""
    plan_id: str | None = None
    """Id of the plan or template."""
    contract_status: str | None = None
    """State of the contract. Uncertain: values not documented for payscore."""
    create_time: str | None = None
    """When the contract was signed. RFC 3339 with offset. Uncertain: format not documented for payscore."""
    out_contract_code: str | None = None
    """The merchant's number of the contract."""
    mch_id: str | None = None
    """The merchant number. Uncertain: elsewhere `mchid`."""
    sub_mch_id: str | None = None
    """The merchant number of the sub-merchant. Uncertain: elsewhere `sub_mchid`."""


@dataclass(frozen=True)
class PayscoreServiceAccount:
    """An application to bind a sub-merchant to a payscore service, decided (支付分).

    Kind `payscore.service_account`, carried by `PAYSCORE.BIND_SERVICE_ACCOUNT`.

    Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4012156110>
    """

    kind: ClassVar[Literal["payscore.service_account"]] = "payscore.service_account"

    service_id: str
    """Id of the payscore service."""
    appid: str
    """The application id of the merchant, or of the service provider."""
    mchid: str
    """The merchant number."""
    sub_mchid: str
    """The merchant number of the sub-merchant."""
    out_apply_no: str
    """The merchant's number of the application."""
    apply_state: str
    """State of the application to bind the service. Uncertain: values not documented in public."""
    sub_appid: str | None = None
    """The application id of the sub-merchant."""
    reject_reason: str | None = None
    """Why the application was rejected."""


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


@dataclass(frozen=True)
class PowerBankInsurance:
    """A power bank's insurance taken or changed (租用充电宝保险).

    Kind `power_bank.insurance`, carried by `HIRE_POWER_BANK.RECEIVE_INSURANCE`.

    Official documentation:
    <https://pay.weixin.qq.com/docs/merchant/apis/hire-power-bank-insurance/insurance-orders/status-change-notice.html>
    """

    kind: ClassVar[Literal["power_bank.insurance"]] = "power_bank.insurance"

    order_id: str
    """WeChat Pay's number of the insurance order."""
    out_order_no: str
    """The merchant's number of the insurance order."""
    openid: str
    """The user's id under the application."""
    max_claim_count: int
    """How many claims can be made."""
    claimed_count: int
    """How many claims were made."""
    order_receive_time: str
    """When the user took the insurance. RFC 3339 with offset."""
    order_receive_state: str
    """Whether the user took the insurance, such as RECEIVED."""
    order_begin_time: str | None = None
    """When the insurance begins. RFC 3339 with offset."""
    order_end_time: str | None = None
    """When the insurance ends. RFC 3339 with offset."""


@dataclass(frozen=True)
class ProductCouponImage:
    """A picture for a product coupon made (商品券).

    Kind `product_coupon.image`, carried by `PRODUCT_COUPON_SP.IMAGE_GENERATION`.

    Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4017327744>
    """

    kind: ClassVar[Literal["product_coupon.image"]] = "product_coupon.image"

    brand_id: str
    """WeChat Pay's id of the brand."""
    task_id: str
    """Id of the task."""
    image_generation_type: str
    """Kind of picture: COMBINE_IMAGE, CUT_OUT."""
    task_state: str
    """State of the task: PROCESSING, FAIL, SUCCESS."""
    combine_image_result: ProductCouponImageCombineImageResult | None = None
    """The combined picture."""
    cut_out_result: ProductCouponImageCutOutResult | None = None
    """The picture of the cut-out product."""


@dataclass(frozen=True)
class ProductCouponImageCutOutResult:
    """The picture of the cut-out product: `cut_out_result`."""

    image_url: str
    """The picture. A URL."""


@dataclass(frozen=True)
class ProductCouponImageCombineImageResult:
    """The combined picture: `combine_image_result`."""

    image_url: str
    """The picture. A URL."""


@dataclass(frozen=True)
class ProductCoupon:
    """A product coupon given, used or returned (商品券).

    Kind `product_coupon`, carried by `PRODUCT_COUPON.RETURN`, `PRODUCT_COUPON.SEND`, `PRODUCT_COUPON.USE`,
    `PRODUCT_COUPON_SP.SEND`.

    Only the coupon given (`PRODUCT_COUPON_SP.SEND`) is publicly documented in full; for a coupon used or returned
    the fields come from public sample code. So none is required.

    Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4015780862>
    """

    kind: ClassVar[Literal["product_coupon"]] = "product_coupon"

    brand_id: str | None = None
    """WeChat Pay's id of the brand."""
    coupon_code: str | None = None
    """Code of the user's coupon."""
    product_coupon_id: str | None = None
    """Id of the product coupon."""
    stock_id: str | None = None
    """Id of the coupon's stock."""
    stock_bundle_id: str | None = None
    """Id of the bundle of coupon stocks."""
    user_coupon_bundle_id: str | None = None
    """Id of the user's bundle of coupons."""
    appid: str | None = None
    """The application id of the merchant, or of the service provider."""
    openid: str | None = None
    """The user's id under the application."""
    unionid: str | None = None
    """The user's id across the merchant's applications."""
    receive_time: str | None = None
    """When the user got the coupon. RFC 3339 with offset."""
    send_request_no: str | None = None
    """Number of the request to give the coupon."""
    send_channel: str | None = None
    """How the coupon was given: API, BRAND_MANAGE, MERCHANT_CARD, MEMBER, SMALL_ACTIVITY."""
    valid_begin_time: str | None = None
    """From when the coupon is valid. RFC 3339 with offset. Uncertain: in one source only."""
    valid_end_time: str | None = None
    """Until when the coupon is valid. RFC 3339 with offset. Uncertain: in one source only."""
    phone_number: str | None = None
    """The user's phone number."""
    country_code: str | None = None
    """Country code of the phone number."""
    attach: str | None = None
    """The merchant's own data, returned as it was given."""
    channel_custom_info: str | None = None
    """The channel's own data."""


@dataclass(frozen=True)
class ProfitsharingReturn:
    """Profit sharing returned (分账回退).

    Kind `profitsharing.return`, carried by `PROFITSHARING.RETURN`, `PROFITSHARING_RETURN`.

    Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4012289679>
    """

    kind: ClassVar[Literal["profitsharing.return"]] = "profitsharing.return"

    transaction_id: str
    """WeChat Pay's number of the transaction."""
    order_id: str
    """WeChat Pay's number of the return."""
    out_order_no: str
    """The merchant's number of the return."""
    receiver: ProfitsharingReturnReceiver
    """Who received or returned the share."""
    mchid: str | None = None
    """The merchant number."""
    sp_mchid: str | None = None
    """The merchant number of the service provider."""
    sub_mchid: str | None = None
    """The merchant number of the sub-merchant."""
    success_time: str | None = None
    """When it succeeded. RFC 3339 with offset."""


@dataclass(frozen=True)
class ProfitsharingReturnReceiver:
    """Who received or returned the share: `receiver`."""

    type: str
    """Kind of receiver: MERCHANT_ID, PERSONAL_OPENID, PERSONAL_SUB_OPENID."""
    account: str
    """The receiver: a merchant number, or the user's openid, depending on the type."""
    amount: int
    """The share that was returned. In the currency's minor unit (分 for CNY)."""
    description: str | None = None
    """Note on the share."""


@dataclass(frozen=True)
class Profitsharing:
    """Profit sharing to a receiver (分账).

    Kind `profitsharing`, carried by `PROFITSHARING`, `PROFITSHARING.SUCCESS`, `TRANSACTION.FAIL`,
    `TRANSACTION.PAY_BACK`, `TRANSACTION.SUCCESS`.

    Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4012289679>
    """

    kind: ClassVar[Literal["profitsharing"]] = "profitsharing"

    transaction_id: str
    """WeChat Pay's number of the transaction."""
    order_id: str
    """WeChat Pay's number of the profit sharing."""
    out_order_no: str
    """The merchant's number of the profit sharing."""
    receiver: ProfitsharingReceiver
    """Who received or returned the share."""
    mchid: str | None = None
    """The merchant number."""
    sp_mchid: str | None = None
    """The merchant number of the service provider."""
    sub_mchid: str | None = None
    """The merchant number of the sub-merchant."""
    success_time: str | None = None
    """When it succeeded. RFC 3339 with offset."""


@dataclass(frozen=True)
class ProfitsharingReceiver:
    """Who received or returned the share: `receiver`."""

    type: str
    """Kind of receiver: MERCHANT_ID, PERSONAL_OPENID, PERSONAL_SUB_OPENID."""
    account: str
    """The receiver: a merchant number, or the user's openid, depending on the type."""
    amount: int
    """The share. In the currency's minor unit (分 for CNY)."""
    description: str | None = None
    """Note on the share."""


@dataclass(frozen=True)
class RechargeFundReturned:
    """A recharge's funds returned (平台收付通商家充值).

    Kind `recharge.fund_returned`, carried by `RECHARGE.FUND_RETURNED`.

    Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4012973125>
    """

    kind: ClassVar[Literal["recharge.fund_returned"]] = "recharge.fund_returned"

    recharge_returned_id: str | None = None
    """WeChat Pay's number of the return."""
    sp_mchid: str | None = None
    """The merchant number of the service provider."""
    sub_mchid: str | None = None
    """The merchant number of the sub-merchant."""
    out_recharge_no: str | None = None
    """The merchant's number of the recharge."""
    recharge_id: str | None = None
    """WeChat Pay's number of the recharge."""
    recharge_channel: str | None = None
    """How the recharge was made, such as BANK_TRANSFER."""
    detail: RechargeFundReturnedDetail | None = None
    """The returned funds."""


@dataclass(frozen=True)
class RechargeFundReturnedDetail:
    """The returned funds: `detail`."""

    bank_name: str
    """Name of the bank."""
    bank_card_tail: str
    """Last digits of the bank account."""
    return_time: str
    """When the funds were returned. RFC 3339 with offset."""
    return_reason: str
    """Why the funds were returned."""
    bank_account_name: str | None = None
    """Name of the bank account's holder."""
    amount: int | None = None
    """The amount returned. In the currency's minor unit (分 for CNY)."""
    currency: str | None = None
    """Currency, by ISO 4217; CNY in mainland China."""
    memo: str | None = None
    """Note on the bank transfer."""
    online_bank_type: str | None = None
    """The online bank. Uncertain: values not documented in public."""


@dataclass(frozen=True)
class Recharge:
    """A sub-merchant's recharge, successful or closed (平台收付通商家充值).

    Kind `recharge`, carried by `RECHARGE.CLOSED`, `RECHARGE.SUCCESS`.

    Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4012763652>
    """

    kind: ClassVar[Literal["recharge"]] = "recharge"

    sp_mchid: str
    """The merchant number of the service provider."""
    sub_mchid: str
    """The merchant number of the sub-merchant."""
    out_recharge_no: str
    """The merchant's number of the recharge."""
    recharge_id: str
    """WeChat Pay's number of the recharge."""
    recharge_channel: str
    """How the recharge was made, such as BANK_TRANSFER."""
    account_type: str
    """Account that receives the money, such as DEPOSIT. Uncertain: values not documented in full."""
    recharge_scene: str
    """What the recharge is for. Uncertain: values not documented in public."""
    recharge_state: str
    """State of the recharge, such as SUCCESS."""
    recharge_amount: RechargeRechargeAmount
    """The amounts."""
    accept_time: str
    """When the recharge was accepted. RFC 3339 with offset."""
    recharge_state_desc: str | None = None
    """State of the recharge, in words."""
    remark: str | None = None
    """Note."""
    bank_transfer_info: RechargeBankTransferInfo | None = None
    """The bank transfer, when the recharge was made by one."""
    qr_recharge_info: RechargeQrRechargeInfo | None = None
    """The recharge by QR code, when it was made by one."""
    success_time: str | None = None
    """When the recharge succeeded; absent unless it did. RFC 3339 with offset."""
    close_time: str | None = None
    """When it was closed. RFC 3339 with offset."""
    online_bank_recharge_info: RechargeOnlineBankRechargeInfo | None = None
    """The payment by online bank, when the recharge was made by one."""
    available_recharge_channels: tuple[str, ...] = ()
    """The channels the recharge may use."""


@dataclass(frozen=True)
class RechargeOnlineBankRechargeInfo:
    """The payment by online bank, when the recharge was made by one: `online_bank_recharge_info`."""

    bill_no: str | None = None
    """The bank's number of the transfer."""
    return_time: str | None = None
    """When the funds were returned. RFC 3339 with offset."""
    return_reason: str | None = None
    """Why the funds were returned."""
    bank_name: str | None = None
    """Name of the bank."""
    online_bank_type: str | None = None
    """The online bank. Uncertain: values not documented in public."""
    bank_card_tail: str | None = None
    """Last digits of the bank account."""
    bank_account_name: str | None = None
    """Name of the bank account's holder."""


@dataclass(frozen=True)
class RechargeQrRechargeInfo:
    """The recharge by QR code, when it was made by one: `qr_recharge_info`."""

    employee_type: str | None = None
    """Kind of employee who recharged. Uncertain: one source has it beside qr_recharge_info."""
    openid: str | None = None
    """The user's id under the application."""


@dataclass(frozen=True)
class RechargeBankTransferInfo:
    """The bank transfer, when the recharge was made by one: `bank_transfer_info`."""

    memo: str
    """Note on the bank transfer."""
    bill_no: str
    """The bank's number of the transfer."""
    bank_name: str
    """Name of the bank."""
    bank_card_tail: str
    """Last digits of the bank account."""
    bank_account_name: str | None = None
    """Name of the bank account's holder."""


@dataclass(frozen=True)
class RechargeRechargeAmount:
    """The amounts: `recharge_amount`."""

    amount: int
    """The amount recharged. In the currency's minor unit (分 for CNY)."""
    currency: str
    """Currency, by ISO 4217; CNY in mainland China."""


@dataclass(frozen=True)
class RefundDirect:
    """A direct merchant's refund (退款).

    Kind `refund.direct`, carried by `REFUND.ABNORMAL`, `REFUND.CLOSED`, `REFUND.SUCCESS`.

    The state is in `refund_status` here, and in `status` in the answers of the query API: code shared by the two
    must look for both.
    The amounts of `amount` are in the currency's minor unit.
    A refund that is ABNORMAL needs the merchant's hand: the money did not reach the user.

    Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4012791865>
    """

    kind: ClassVar[Literal["refund.direct"]] = "refund.direct"

    out_trade_no: str
    """The merchant's order number."""
    transaction_id: str
    """WeChat Pay's number of the transaction."""
    out_refund_no: str
    """The merchant's number of the refund."""
    refund_id: str
    """WeChat Pay's number of the refund."""
    refund_status: str
    """State of the refund: SUCCESS, CLOSED, ABNORMAL."""
    amount: RefundDirectAmount
    """The amounts."""
    mchid: str
    """The merchant number."""
    success_time: str | None = None
    """When the refund succeeded; absent unless it did. RFC 3339 with offset."""
    user_received_account: str | None = None
    """Where the refund goes, in words."""
    refund_account: str | None = None
    """Who bears the refund: REFUND_SOURCE_PARTNER_ADVANCE (the platform advances it), REFUND_SOURCE_SUB_MERCHANT."""
    individual_auth_id: str | None = None
    """Id of the individual who receives the money. Uncertain: in one source only."""
    recv_account: str | None = None
    """Where the refund goes."""
    fund_source: str | None = None
    """Account the refund was taken from."""


@dataclass(frozen=True)
class RefundDirectAmount:
    """The amounts: `amount`."""

    total: int
    """The amount of the order that is refunded. In the currency's minor unit (分 for CNY)."""
    refund: int
    """The amount refunded. In the currency's minor unit (分 for CNY)."""
    payer_total: int | None = None
    """What the user paid. In the currency's minor unit (分 for CNY)."""
    payer_refund: int | None = None
    """What the user gets back, without coupons. In the currency's minor unit (分 for CNY)."""
    currency: str | None = None
    """Currency, by ISO 4217; CNY in mainland China."""
    payer_currency: str | None = None
    """Currency the user paid in, by ISO 4217."""
    exchange_rate: RefundDirectAmountExchangeRate | None = None
    """The exchange rate; only across borders."""
    settlement_refund: int | None = None
    """The refund less the coupons that move no money. In the currency's minor unit (分 for CNY). Uncertain: in one
    source only.
    """
    settlement_currency: str | None = None
    """Currency of the settlement, by ISO 4217. Uncertain: in one source only."""


@dataclass(frozen=True)
class RefundDirectAmountExchangeRate:
    """The exchange rate; only across borders: `amount.exchange_rate`."""

    type: str | None = None
    """Kind of exchange rate, such as SETTLEMENT_RATE."""
    rate: int | None = None
    """The exchange rate, times 10 to the 8th power. In units of 1e-8: 100000000 is 1."""


@dataclass(frozen=True)
class RefundPartner:
    """A service provider's refund: has `sp_mchid` (退款).

    Kind `refund.partner`, carried by `REFUND.ABNORMAL`, `REFUND.CLOSED`, `REFUND.SUCCESS`.

    The state is in `refund_status` here, and in `status` in the answers of the query API: code shared by the two
    must look for both.
    The amounts of `amount` are in the currency's minor unit.
    A refund that is ABNORMAL needs the merchant's hand: the money did not reach the user.

    Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4012085298>
    """

    kind: ClassVar[Literal["refund.partner"]] = "refund.partner"

    sp_mchid: str
    """The merchant number of the service provider."""
    sub_mchid: str
    """The merchant number of the sub-merchant."""
    out_trade_no: str
    """The merchant's order number."""
    transaction_id: str
    """WeChat Pay's number of the transaction."""
    out_refund_no: str
    """The merchant's number of the refund."""
    refund_id: str
    """WeChat Pay's number of the refund."""
    refund_status: str
    """State of the refund: SUCCESS, CLOSED, ABNORMAL."""
    amount: RefundPartnerAmount
    """The amounts."""
    success_time: str | None = None
    """When the refund succeeded; absent unless it did. RFC 3339 with offset."""
    user_received_account: str | None = None
    """Where the refund goes, in words."""
    refund_account: str | None = None
    """Who bears the refund: REFUND_SOURCE_PARTNER_ADVANCE (the platform advances it), REFUND_SOURCE_SUB_MERCHANT."""
    individual_auth_id: str | None = None
    """Id of the individual who receives the money. Uncertain: in one source only."""
    recv_account: str | None = None
    """Where the refund goes."""
    fund_source: str | None = None
    """Account the refund was taken from."""


@dataclass(frozen=True)
class RefundPartnerAmount:
    """The amounts: `amount`."""

    total: int
    """The amount of the order that is refunded. In the currency's minor unit (分 for CNY)."""
    refund: int
    """The amount refunded. In the currency's minor unit (分 for CNY)."""
    payer_total: int | None = None
    """What the user paid. In the currency's minor unit (分 for CNY)."""
    payer_refund: int | None = None
    """What the user gets back, without coupons. In the currency's minor unit (分 for CNY)."""
    currency: str | None = None
    """Currency, by ISO 4217; CNY in mainland China."""
    payer_currency: str | None = None
    """Currency the user paid in, by ISO 4217."""
    exchange_rate: RefundPartnerAmountExchangeRate | None = None
    """The exchange rate; only across borders."""
    settlement_refund: int | None = None
    """The refund less the coupons that move no money. In the currency's minor unit (分 for CNY). Uncertain: in one
    source only.
    """
    settlement_currency: str | None = None
    """Currency of the settlement, by ISO 4217. Uncertain: in one source only."""


@dataclass(frozen=True)
class RefundPartnerAmountExchangeRate:
    """The exchange rate; only across borders: `amount.exchange_rate`."""

    type: str | None = None
    """Kind of exchange rate, such as SETTLEMENT_RATE."""
    rate: int | None = None
    """The exchange rate, times 10 to the 8th power. In units of 1e-8: 100000000 is 1."""


@dataclass(frozen=True)
class RiskTrade:
    """A payment found risky (风险交易识别).

    Kind `risk_trade`, carried by `RISKTRADE.IDENTIFICATION`.

    Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4013894258>
    """

    kind: ClassVar[Literal["risk_trade"]] = "risk_trade"

    out_trade_no: str
    """The merchant's order number."""
    risk_type: int
    """Kind of risk: 1, 2, 3, 4."""
    risk_level: int
    """How high the risk is: 1, 2, 3."""
    mchid: str | None = None
    """The merchant number."""


@dataclass(frozen=True)
class SecurityEcho:
    """A test of signatures and encryption that the merchant started (商户签名验签/加解密测试).

    Kind `security_echo`, carried by `SECURITY_ECHO.SUCCESS`.

    Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4015164042>
    """

    kind: ClassVar[Literal["security_echo"]] = "security_echo"

    echo_message: str
    """The text the merchant sent to the test, returned."""
    encrypt_echo_message: str | None = None
    """The text, encrypted with the merchant's public key. Base64."""


@dataclass(frozen=True)
class Settlement:
    """A batch of personal collections settled (个人收款).

    Kind `settlement`, carried by `SETTLEMENT.SUCCESS`.

    Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4012650327>
    """

    kind: ClassVar[Literal["settlement"]] = "settlement"

    out_settle_batch_no: str
    """The merchant's number of the settlement batch."""
    settle_batch_no: str
    """WeChat Pay's number of the settlement batch."""
    individual_auth_id: str
    """Id of the individual who receives the money."""
    description: str
    """Description of the receiver."""
    state: str
    """State of the batch. Uncertain: values not documented in public."""
    trade_scenario: str
    """Scenario of the payments that were settled. Uncertain: values not documented in public."""
    create_time: str
    """When the record was created. RFC 3339 with offset."""
    finish_time: str | None = None
    """When the batch was finished. RFC 3339 with offset."""


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


@dataclass(frozen=True)
class TransactionPartner:
    """A service provider's payment, deductions among them: has `sp_mchid` (服务商支付).

    Kind `transaction.partner`, carried by `TRANSACTION.FAIL`, `TRANSACTION.PAY_BACK`, `TRANSACTION.SUCCESS`.

    Abroad (the global API) the number of the transaction is `id` instead of `transaction_id`. Take whichever is
    there.
    Deductions (委托代扣) are payments too: their `trade_type` is `PAP`.
    `payer.sub_openid` comes only for orders with `sub_appid`.

    Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4012085146>
    """

    kind: ClassVar[Literal["transaction.partner"]] = "transaction.partner"

    sp_mchid: str
    """The merchant number of the service provider."""
    sub_mchid: str
    """The merchant number of the sub-merchant."""
    out_trade_no: str
    """The merchant's order number."""
    trade_state: str
    """State of the payment: SUCCESS, REFUND, NOTPAY, CLOSED, REVOKED, USERPAYING, PAYERROR."""
    amount: TransactionPartnerAmount
    """The amounts."""
    sp_appid: str | None = None
    """The application id of the service provider."""
    sub_appid: str | None = None
    """The application id of the sub-merchant."""
    trade_state_desc: str | None = None
    """State of the payment, in words."""
    trade_type: str | None = None
    """How the user paid: JSAPI, NATIVE, APP, MWEB, MICROPAY, FACEPAY."""
    attach: str | None = None
    """The merchant's own data, returned as it was given."""
    transaction_id: str | None = None
    """WeChat Pay's number of the transaction."""
    bank_type: str | None = None
    """Bank and kind of card that paid, such as CMC or ICBC_DEBIT; OTHERS for the balance."""
    success_time: str | None = None
    """When the payment succeeded; absent unless it did. RFC 3339 with offset."""
    promotion_detail: tuple[TransactionPartnerPromotionDetail, ...] = ()
    """The promotions that were applied."""
    payer: TransactionPartnerPayer | None = None
    """Who paid."""
    scene_info: TransactionPartnerSceneInfo | None = None
    """Where the payment was made."""
    id: str | None = None
    """WeChat Pay's number of the transaction, abroad."""
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
    openid: str | None = None
    """The user's id under the application."""
    sub_openid: str | None = None
    """The user's id under the sub-merchant's application."""
    plan_id: str | None = None
    """Id of the plan or template."""
    contract_information: TransactionPartnerContractInformation | None = None
    """The contract signed with the payment."""
    device_information: TransactionPartnerDeviceInformation | None = None
    """The device."""
    device_info: TransactionPartnerDeviceInfo | None = None
    """The device."""


@dataclass(frozen=True)
class TransactionPartnerDeviceInfo:
    """The device: `device_info`."""

    device_id: str | None = None
    """The merchant's number of the device or shop."""


@dataclass(frozen=True)
class TransactionPartnerDeviceInformation:
    """The device: `device_information`."""

    device_id: str | None = None
    """The merchant's number of the device or shop."""
    payer_total: Any | None = None
    """IP address of the device that asked for the deduction. Uncertain: the name says an amount, the description an
    IP address.
    """


@dataclass(frozen=True)
class TransactionPartnerContractInformation:
    """The contract signed with the payment: `contract_information`."""

    contract_id: str | None = None
    """WeChat Pay's number of the contract."""
    contract_status: str | None = None
    """Whether the contract was signed or ended: ADD, DELETE."""
    create_time: str | None = None
    """When the contract was signed. RFC 3339 with offset."""


@dataclass(frozen=True)
class TransactionPartnerSceneInfo:
    """Where the payment was made: `scene_info`."""

    device_id: str | None = None
    """The merchant's number of the device or shop."""


@dataclass(frozen=True)
class TransactionPartnerPayer:
    """Who paid: `payer`."""

    sp_openid: str | None = None
    """The user's id under the service provider's application."""
    sub_openid: str | None = None
    """The user's id under the sub-merchant's application."""
    openid: str | None = None
    """The user's id under the application."""


@dataclass(frozen=True)
class TransactionPartnerPromotionDetail:
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
    goods_detail: tuple[TransactionPartnerPromotionDetailGoodsDetail, ...] = ()
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
class TransactionPartnerPromotionDetailGoodsDetail:
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
class TransactionPartnerAmount:
    """The amounts: `amount`."""

    total: int
    """The amount of the order. In the currency's minor unit (分 for CNY)."""
    payer_total: int | None = None
    """What the user paid. In the currency's minor unit (分 for CNY)."""
    currency: str | None = None
    """Currency, by ISO 4217; CNY in mainland China."""
    payer_currency: str | None = None
    """Currency the user paid in, by ISO 4217."""
    exchange_rate: TransactionPartnerAmountExchangeRate | None = None
    """The exchange rate; only across borders."""


@dataclass(frozen=True)
class TransactionPartnerAmountExchangeRate:
    """The exchange rate; only across borders: `amount.exchange_rate`."""

    type: str | None = None
    """Kind of exchange rate, such as SETTLEMENT_RATE."""
    rate: int | None = None
    """The exchange rate, times 10 to the 8th power. In units of 1e-8: 100000000 is 1."""


@dataclass(frozen=True)
class TransferAuthorization:
    """A user's authorization of transfers, confirmed or closed (免确认收款授权).

    Kind `transfer.authorization`, carried by `MCHTRANSFER.AUTHORIZATION.CLOSED`,
    `MCHTRANSFER.AUTHORIZATION.CONFIRMED`.

    Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4014512908>
    """

    kind: ClassVar[Literal["transfer.authorization"]] = "transfer.authorization"

    out_authorization_no: str
    """The merchant's number of the authorization."""
    appid: str
    """The application id of the merchant, or of the service provider."""
    openid: str
    """The user's id under the application."""
    user_display_name: str
    """The user's name as it is shown."""
    authorization_id: str
    """WeChat Pay's number of the authorization."""
    state: str
    """State of the authorization: TAKING_EFFECT, CLOSED."""
    authorize_time: str
    """When the user confirmed the authorization. RFC 3339 with offset."""
    close_info: TransferAuthorizationCloseInfo | None = None
    """How the authorization was closed; absent while it is open."""


@dataclass(frozen=True)
class TransferAuthorizationCloseInfo:
    """How the authorization was closed; absent while it is open: `close_info`."""

    close_time: str
    """When it was closed. RFC 3339 with offset."""
    close_reason: str
    """Why it was closed: CLOSE_VIA_MCH_API, USER_CLOSE."""


@dataclass(frozen=True)
class TransferBatch:
    """A batch of transfers finished or closed (商家转账到零钱).

    Kind `transfer.batch`, carried by `MCHTRANSFER.BATCH.CLOSED`, `MCHTRANSFER.BATCH.FINISHED`.

    Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4012269028>
    """

    kind: ClassVar[Literal["transfer.batch"]] = "transfer.batch"

    out_batch_no: str
    """The merchant's number of the batch."""
    batch_id: str
    """WeChat Pay's number of the batch."""
    batch_status: str
    """State of the batch: WAIT_PAY, ACCEPTED, PROCESSING, FINISHED, CLOSED."""
    total_num: int
    """How many transfers the batch has."""
    total_amount: int
    """Sum of the transfers. In the currency's minor unit (分 for CNY)."""
    update_time: str
    """When the record last changed. RFC 3339 with offset."""
    mchid: str | None = None
    """The merchant number."""
    close_reason: str | None = None
    """Why the batch was closed: MERCHANT_REVOCATION, OVERDUE_CLOSE, TRANSFER_SCENE_INVALID."""
    success_amount: int | None = None
    """Sum of what succeeded. In the currency's minor unit (分 for CNY)."""
    success_num: int | None = None
    """How many transfers succeeded."""
    fail_amount: int | None = None
    """Sum of what failed. In the currency's minor unit (分 for CNY)."""
    fail_num: int | None = None
    """How many transfers failed."""


@dataclass(frozen=True)
class TransferBill:
    """A transfer to a user finished (商家转账).

    Kind `transfer.bill`, carried by `MCHTRANSFER.BILL.FINISHED`.

    The merchant number is in `mch_id` or in `mchid`, depending on the product. Take whichever is there.

    Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4012712115>
    """

    kind: ClassVar[Literal["transfer.bill"]] = "transfer.bill"

    out_bill_no: str
    """The merchant's number of the transfer."""
    transfer_bill_no: str
    """WeChat Pay's number of the transfer."""
    state: str
    """State of the transfer: ACCEPTED, PROCESSING, WAIT_USER_CONFIRM, TRANSFERING, SUCCESS, FAIL, CANCELING,
    CANCELLED.
    """
    transfer_amount: int
    """The amount transferred. In the currency's minor unit (分 for CNY)."""
    create_time: str
    """When the record was created. RFC 3339 with offset."""
    update_time: str
    """When the record last changed. RFC 3339 with offset."""
    mch_id: str | None = None
    """The merchant number."""
    mchid: str | None = None
    """The merchant number."""
    sub_mchid: str | None = None
    """The merchant number of the sub-merchant."""
    openid: str | None = None
    """The user's id under the application."""
    fail_reason: str | None = None
    """Why the transfer failed."""
    payment_method_type: str | None = None
    """How the transfer was paid out. Uncertain: values not documented in public."""


@dataclass(frozen=True)
class TransferQqwalletBill:
    """A transfer to a QQ wallet finished (商家转账到QQ钱包).

    Kind `transfer.qqwallet_bill`, carried by `MCHTRANSFER.QQWALLETBILL.FINISHED`.

    Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4014301851>
    """

    kind: ClassVar[Literal["transfer.qqwallet_bill"]] = "transfer.qqwallet_bill"

    mchid: str
    """The merchant number."""
    out_bill_no: str
    """The merchant's number of the transfer."""
    transfer_bill_no: str
    """WeChat Pay's number of the transfer."""
    appid: str
    """Application id on the QQ Connect platform."""
    state: str
    """State of the transfer: ACCEPTED, PROCESSING, WAIT_USER_CONFIRM, TRANSFERING, SUCCESS, FAIL, CANCELING,
    CANCELLED.
    """
    transfer_amount: int
    """The amount transferred. In the currency's minor unit (分 for CNY)."""
    transfer_remark: str
    """Note the user sees with the transfer."""
    create_time: str
    """When the record was created. RFC 3339 with offset."""
    update_time: str
    """When the record last changed. RFC 3339 with offset."""
    openid: str | None = None
    """The user's id under the application."""
    user_qq: str | None = None
    """The user's QQ number."""
    user_name: str | None = None
    """The user's name, encrypted with the merchant's public key. Base64."""
    fail_reason: str | None = None
    """Why the transfer failed."""


@dataclass(frozen=True)
class V2Contract:
    """An APIv2 contract for deductions, signed or ended (签约、解约结果通知).

    Kind `v2.contract`, carried by `V2.CONTRACT`.

    XML of APIv2, which only `parse_v2` opens. Every field is a text.
    Nothing in it says when it was sent, and whoever can verify it could have made it.

    Official documentation: <https://pay.weixin.qq.com/wiki/doc/api/wxpay_v2/papay/chapter3_6.shtml>
    """

    kind: ClassVar[Literal["v2.contract"]] = "v2.contract"

    mch_id: str
    """The merchant number."""
    contract_code: str
    """The merchant's number of the contract."""
    plan_id: str
    """Id of the plan or template."""
    change_type: str
    """What happened to the contract: ADD (signed), DELETE (ended)."""
    operate_time: str
    """When the contract was signed or ended, Beijing time. As `yyyy-MM-dd HH:mm:ss`."""
    contract_id: str
    """WeChat Pay's number of the contract."""
    sub_mch_id: str | None = None
    """The merchant number of the sub-merchant."""
    appid: str | None = None
    """The application id of the merchant, or of the service provider. Uncertain: the official page does not list it."""
    sub_appid: str | None = None
    """The application id of the sub-merchant. Uncertain: the official page does not list it."""
    result_code: str | None = None
    """The outcome: SUCCESS, FAIL."""
    openid: str | None = None
    """The user's id under the application."""
    contract_expired_time: str | None = None
    """When the contract expires, Beijing time. As `yyyy-MM-dd HH:mm:ss`."""
    contract_termination_mode: str | None = None
    """How the contract was ended: 1 expired, 2 by the user, 3 by the merchant through the API, 4 by the merchant on
    its platform, 5 account closed.
    """
    request_serial: str | None = None
    """The merchant's number of the request to sign, as digits."""


@dataclass(frozen=True)
class V2Pay:
    """An APIv2 payment or deduction, successful or not (支付结果通知).

    Kind `v2.pay`, carried by `V2.PAY`.

    XML of APIv2, which only `parse_v2` opens. Every field is a text: the amounts are digits in fen.
    Look at `result_code`: a payment that failed is told of as well.
    Numbered fields (`coupon_id_0`, `coupon_type_0`, `coupon_fee_0`, `coupon_id_1`, ...) are in the raw resource.
    Nothing in it says when it was sent, and whoever can verify it could have made it.

    Official documentation: <https://pay.weixin.qq.com/doc/v2/merchant/4011937248>
    """

    kind: ClassVar[Literal["v2.pay"]] = "v2.pay"

    appid: str
    """The application id of the merchant, or of the service provider."""
    mch_id: str
    """The merchant number."""
    result_code: str
    """The outcome: SUCCESS, FAIL."""
    out_trade_no: str
    """The merchant's order number."""
    sub_appid: str | None = None
    """The application id of the sub-merchant."""
    sub_mch_id: str | None = None
    """The merchant number of the sub-merchant."""
    device_info: str | None = None
    """The device, as the merchant named it."""
    sign_type: str | None = None
    """How it is signed: MD5, HMAC-SHA256."""
    err_code: str | None = None
    """Why it failed."""
    err_code_des: str | None = None
    """Why it failed, in words."""
    openid: str | None = None
    """The user's id under the application."""
    is_subscribe: str | None = None
    """Whether the user follows the official account: Y, N."""
    sub_openid: str | None = None
    """The user's id under the sub-merchant's application."""
    sub_is_subscribe: str | None = None
    """Whether the user follows the sub-merchant's official account: Y, N."""
    trade_type: str | None = None
    """How the user paid: JSAPI, NATIVE, APP, MWEB, MICROPAY, FACEPAY."""
    trade_state: str | None = None
    """State of the payment: SUCCESS, REFUND, NOTPAY, CLOSED, REVOKED, USERPAYING, PAYERROR. Uncertain: in deductions
    of one source only.
    """
    bank_type: str | None = None
    """Bank and kind of card that paid, such as CMC or ICBC_DEBIT; OTHERS for the balance."""
    total_fee: str | None = None
    """The order's amount, as digits, in fen."""
    settlement_total_fee: str | None = None
    """The order's amount less coupons that nobody settles, as digits, in fen."""
    fee_type: str | None = None
    """Currency, by ISO 4217; CNY where it is absent."""
    cash_fee: str | None = None
    """What the user paid in cash, as digits, in fen."""
    cash_fee_type: str | None = None
    """Currency of what the user paid, by ISO 4217."""
    coupon_fee: str | None = None
    """The sum of all coupons, as digits, in fen."""
    coupon_count: str | None = None
    """How many coupons were used, as digits."""
    transaction_id: str | None = None
    """WeChat Pay's number of the transaction."""
    attach: str | None = None
    """The merchant's own data, returned as it was given."""
    time_end: str | None = None
    """When the payment was complete, Beijing time. As `yyyyMMddHHmmss`."""
    contract_id: str | None = None
    """WeChat Pay's number of the contract; of deductions."""


@dataclass(frozen=True)
class V2Refund:
    """An APIv2 refund (退款结果通知).

    Kind `v2.refund`, carried by `V2.REFUND`.

    XML of APIv2, which only `parse_v2` opens. Every field is a text: the amounts are digits in fen.
    Refunds that are made by hand on the merchant platform come so, also to merchants of APIv3.
    Its encryption (AES in ECB mode) says nothing of who made it, and `appid`, `mch_id` and `sub_*` stand outside
    of it: compare it with the refund that you asked for, and look it up before it moves goods or money.

    Official documentation: <https://pay.weixin.qq.com/doc/v2/partner/4011989265>
    """

    kind: ClassVar[Literal["v2.refund"]] = "v2.refund"

    mch_id: str
    """The merchant number."""
    transaction_id: str
    """WeChat Pay's number of the transaction."""
    out_trade_no: str
    """The merchant's order number."""
    refund_id: str
    """WeChat Pay's number of the refund."""
    out_refund_no: str
    """The merchant's number of the refund."""
    total_fee: str
    """The order's amount, as digits, in fen."""
    refund_fee: str
    """The amount that is refunded, as digits, in fen."""
    refund_status: str
    """State of the refund: SUCCESS, CHANGE (it went wrong), REFUNDCLOSE."""
    appid: str | None = None
    """The application id of the merchant, or of the service provider."""
    sub_appid: str | None = None
    """The application id of the sub-merchant."""
    sub_mch_id: str | None = None
    """The merchant number of the sub-merchant."""
    settlement_total_fee: str | None = None
    """The order's amount less coupons that nobody settles, as digits, in fen."""
    settlement_refund_fee: str | None = None
    """The amount that is refunded less coupons that nobody settles, as digits, in fen."""
    success_time: str | None = None
    """When it succeeded, Beijing time; absent unless it did. As `yyyy-MM-dd HH:mm:ss`."""
    refund_recv_accout: str | None = None
    """Where the refund goes (the platform's spelling)."""
    refund_account: str | None = None
    """Which funds it is paid from: REFUND_SOURCE_RECHARGE_FUNDS, REFUND_SOURCE_UNSETTLED_FUNDS."""
    refund_request_source: str | None = None
    """Who asked for the refund: API, VENDOR_PLATFORM (made by hand on the merchant platform)."""


@dataclass(frozen=True)
class VehicleEntrance:
    """A parked vehicle can or can no longer use the service (微信支付分停车服务).

    Kind `vehicle.entrance`, carried by `VEHICLE.ENTRANCE_STATE_CHANGE`.

    Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4012284177>
    """

    kind: ClassVar[Literal["vehicle.entrance"]] = "vehicle.entrance"

    parking_id: str
    """WeChat Pay's id of the stay."""
    out_parking_no: str
    """The merchant's number of the stay."""
    plate_number: str
    """The licence plate, without special characters."""
    plate_color: str
    """Colour of the licence plate: BLUE, GREEN, YELLOW, BLACK, WHITE, LIMEGREEN."""
    start_time: str
    """When the vehicle entered. RFC 3339 with offset."""
    parking_name: str
    """Name of the car park."""
    free_duration: int
    """How long parking is free. In seconds."""
    parking_state: str
    """Whether the vehicle can use the service: NORMAL, BLOCKED."""
    state_update_time: str
    """When the state changed, to the millisecond. RFC 3339 with offset."""
    sp_mchid: str | None = None
    """The merchant number of the service provider."""
    sub_mchid: str | None = None
    """The merchant number of the sub-merchant."""
    blocked_state_description: str | None = None
    """Why the service cannot be used, when it is blocked: PAUSE, OVERDUE, REMOVE."""


@dataclass(frozen=True)
class VehicleUser:
    """A user's authorization of ETC deductions changed (ETC扣费).

    Kind `vehicle.user`, carried by `TRANSACTION.FAIL`, `TRANSACTION.PAY_BACK`, `TRANSACTION.SUCCESS`,
    `VEHICLE.USER_STATE_CHANGE`.

    Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4012158358>
    """

    kind: ClassVar[Literal["vehicle.user"]] = "vehicle.user"

    appid: str
    """The application id of the merchant, or of the service provider."""
    sp_mchid: str
    """The merchant number of the service provider."""
    sp_openid: str
    """The user's id under the service provider's application."""
    contract_id: str
    """Number of the contract for ETC deductions."""
    bind_state: str
    """State of the vehicle's binding to ETC deductions. Uncertain: values not documented in public."""
    plate_number: str
    """The licence plate, without special characters."""
    sub_openid: str | None = None
    """The user's id under the sub-merchant's application."""
    sub_mchid: str | None = None
    """The merchant number of the sub-merchant."""


@dataclass(frozen=True)
class Violation:
    """A sub-merchant punished, blocked or heard on appeal (商户违规通知).

    Kind `violation`, carried by `VIOLATION.APPEAL`, `VIOLATION.INTERCEPT`, `VIOLATION.PUNISH`.

    Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4012079216>
    """

    kind: ClassVar[Literal["violation"]] = "violation"

    sub_mchid: str
    """The merchant number of the sub-merchant."""
    company_name: str
    """Name of the sub-merchant's company."""
    record_id: str
    """Id of the measure."""
    punish_plan: str
    """The measure taken."""
    punish_time: str
    """When the measure was taken. RFC 3339 with offset."""
    punish_description: str
    """Description of the measure."""
    risk_type: str
    """Kind of risk, such as ONE_YUAN_PURCHASES."""
    risk_description: str | None = None
    """Description of the risk. Uncertain: a public sample has a space after the name."""


@dataclass(frozen=True)
class WebizpayAuthorization:
    """An employee's authorization of company payments, given or revoked (企业支付).

    Kind `webizpay.authorization`, carried by `WEBIZPAY.AUTHORIZED`, `WEBIZPAY.REVOKED`.

    Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4014612130>
    """

    kind: ClassVar[Literal["webizpay.authorization"]] = "webizpay.authorization"

    sp_mchid: str
    """The merchant number of the service provider."""
    sub_mchid: str
    """The merchant number of the sub-merchant."""
    user_id: str
    """The company's id of the employee."""
    employee_id: str | None = None
    """WeChat Pay's id of the employee's authorization."""
    authorization_time: str | None = None
    """When the employee was authorized. Uncertain: format not documented in public."""
    authorization_state: str | None = None
    """State of the employee's authorization: AUTHORIZED, REVOKED."""
    authorization_revoked_time: str | None = None
    """When the authorization was revoked. Uncertain: format not documented in public."""
    reason: str | None = None
    """Why the authorization was revoked: 企业发起 (by the company), 员工注销 (by the employee)."""


@dataclass(frozen=True)
class WebizpayPayment:
    """A payment by a company's quota card (企业支付).

    Kind `webizpay.payment`, carried by `WEBIZPAY.PAYMENTSUCCESS`.

    The times are numbers here, not RFC 3339; their unit is not documented.

    Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4015764398>
    """

    kind: ClassVar[Literal["webizpay.payment"]] = "webizpay.payment"

    sp_mchid: str
    """The merchant number of the service provider."""
    sub_mchid: str
    """The merchant number of the sub-merchant."""
    card_no: str
    """Number of the company's quota card."""
    employee_id: str
    """WeChat Pay's id of the employee's authorization."""
    receive_mch_name: str
    """Short name of the receiving merchant."""
    receive_mch_full_name: str
    """Full name of the receiving merchant."""
    receive_mch_organization_code: str
    """Organization code of the receiving merchant."""
    acquirer: str
    """Institution that acquires the receiving merchant's payments."""
    transaction_id: str
    """WeChat Pay's number of the transaction."""
    out_trade_no: str
    """The merchant's order number."""
    transaction_state: str
    """State of the payment: SUCCESS, REFUND, NOTPAY, CLOSED, REVOKED, USERPAYING, PAYERROR."""
    amount: int
    """The amount of the payment. In the currency's minor unit (分 for CNY)."""
    goods_name: Any
    """Name of the goods. Uncertain: documented as a number, which a name can't be."""
    pay_success_time: Any
    """When the payment succeeded. Uncertain: documented as a number; likely seconds since 1970."""
    refund_id: str | None = None
    """WeChat Pay's number of the refund."""
    out_refund_no: str | None = None
    """The merchant's number of the refund."""


@dataclass(frozen=True)
class WebizpayQuotaCard:
    """A company's quota card expired (企业支付).

    Kind `webizpay.quota_card`, carried by `WEBIZPAY.QUOTACARDEXPIRED`.

    Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4014612130>
    """

    kind: ClassVar[Literal["webizpay.quota_card"]] = "webizpay.quota_card"

    sp_mchid: str
    """The merchant number of the service provider."""
    sub_mchid: str
    """The merchant number of the sub-merchant."""
    card_no: str
    """Number of the company's quota card."""
    employee_id: str
    """WeChat Pay's id of the employee's authorization."""
    card_state: str
    """State of the card: ACTIVE, DISABLED."""
    card_disabled_time: str
    """When the card was disabled. Uncertain: format not documented in public."""
    reason: str | None = None
    """Why the card was disabled."""


@dataclass(frozen=True)
class WebizpayRefund:
    """A refund to a company's quota card (企业支付).

    Kind `webizpay.refund`, carried by `WEBIZPAY.PAYMENTREFUNDSUCCESS`.

    The times are numbers here, not RFC 3339; their unit is not documented.

    Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4015764405>
    """

    kind: ClassVar[Literal["webizpay.refund"]] = "webizpay.refund"

    sp_mchid: str
    """The merchant number of the service provider."""
    sub_mchid: str
    """The merchant number of the sub-merchant."""
    card_no: str
    """Number of the company's quota card."""
    employee_id: str
    """WeChat Pay's id of the employee's authorization."""
    transaction_id: str
    """WeChat Pay's number of the transaction."""
    out_trade_no: str
    """The merchant's order number."""
    refund_id: str
    """WeChat Pay's number of the refund."""
    out_refund_no: str
    """The merchant's number of the refund."""
    amount: int
    """The amount of the payment. In the currency's minor unit (分 for CNY)."""
    pay_success_time: Any
    """When the payment succeeded. Uncertain: documented as a number; likely seconds since 1970."""
    refunded_amount: int
    """What had been refunded of the payment. In the currency's minor unit (分 for CNY)."""
    refund_amount: int
    """The amount of this refund. In the currency's minor unit (分 for CNY)."""
    refund_state: str
    """State of the refund, such as SUCCESS."""
    refund_create_time: Any
    """When the refund was created. Uncertain: documented as a number; likely seconds since 1970."""
    refund_success_time: Any
    """When the refund succeeded. Uncertain: documented as a number; likely seconds since 1970."""


@dataclass(frozen=True)
class Withdraw:
    """A withdrawal changed its state (商户提现).

    Kind `withdraw`, carried by `MCHWITHDRAW.CHANGE`.

    Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4013049135>
    """

    kind: ClassVar[Literal["withdraw"]] = "withdraw"

    status: str
    """State of the withdrawal: CREATE_SUCCESS, SUCCESS, FAIL, REFUND, CLOSE, INIT."""
    withdraw_id: str
    """WeChat Pay's number of the withdrawal."""
    out_request_no: str
    """The merchant's number of the withdrawal."""
    create_time: str
    """When the record was created. RFC 3339 with offset."""
    update_time: str
    """When the record last changed. RFC 3339 with offset."""
    account_type: str
    """Account the money is taken from: BASIC, OPERATION, FEES."""
    account_number: str
    """Last four digits of the bank account that receives the money."""
    account_bank: str
    """Bank that receives the money."""
    amount: int | None = None
    """The amount withdrawn. In the currency's minor unit (分 for CNY)."""
    reason: str | None = None
    """Why the withdrawal failed."""
    remark: str | None = None
    """Note on the withdrawal."""
    bank_memo: str | None = None
    """Note to the bank."""
    solution: str | None = None
    """What to do when the withdrawal failed."""
    bank_name: str | None = None
    """Name of the bank."""
    sub_mchid: str | None = None
    """The merchant number of the sub-merchant."""
    sp_mchid: str | None = None
    """The merchant number of the service provider."""
    total_amount: int | None = None
    """The whole amount. In the currency's minor unit (分 for CNY)."""
    success_amount: int | None = None
    """Sum of what succeeded. In the currency's minor unit (分 for CNY)."""
    fail_amount: int | None = None
    """Sum of what failed. In the currency's minor unit (分 for CNY)."""
    refund_amount: int | None = None
    """What the bank returned. In the currency's minor unit (分 for CNY)."""


Event = Union[
    AbnormalFund,
    Applyment,
    BrandMembercardExchange,
    BrandMembercardPoint,
    BrandMembercard,
    Budget,
    Complaint,
    CouponSend,
    CouponUse,
    CreditRepaymentContract,
    CreditRepaymentDeduction,
    CrossBorderOrder,
    CrossBorderQuery,
    DeliveryPlan,
    DiscountCardPaid,
    DiscountCard,
    EcommerceEntrust,
    EduSchoolDebt,
    EntrustContract,
    EntrustRelease,
    EntrustSigning,
    EntrustTerminateInquiry,
    EntrustTerminateRetention,
    FacepayUser,
    Fapiao,
    FapiaoUserApplied,
    InsuranceEntrust,
    InsurancePolicy,
    MallAuth,
    MallRefund,
    MallTransaction,
    MedicalInsurance,
    Membercard,
    MembercardUserCard,
    BlockSubmission,
    BlockRecord,
    ManageRecord,
    MerchantNotify,
    Papay,
    ParkingFeeQuery,
    PayscoreContract,
    PayscoreOrder,
    PayscoreService,
    PayscoreServiceAccount,
    PayscoreSignPlan,
    PowerBankInsurance,
    ProductCouponImage,
    ProductCoupon,
    ProfitsharingReturn,
    Profitsharing,
    RechargeFundReturned,
    Recharge,
    RefundDirect,
    RefundPartner,
    RiskTrade,
    SecurityEcho,
    Settlement,
    TransactionCombine,
    TransactionDeduction,
    TransactionDirect,
    TransactionIndustry,
    TransactionParking,
    TransactionPartner,
    TransferAuthorization,
    TransferBatch,
    TransferBill,
    TransferQqwalletBill,
    V2Contract,
    V2Pay,
    V2Refund,
    VehicleEntrance,
    VehicleUser,
    Violation,
    WebizpayAuthorization,
    WebizpayPayment,
    WebizpayQuotaCard,
    WebizpayRefund,
    Withdraw,
]
"""Every typed event. Each has its kind, such as `transaction.direct`, as `kind`."""
