"""Makes a typed event of a resource that the core has checked: nothing here can fail."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from . import events

T = TypeVar("T")
Resource = dict[str, Any]

_readers: dict[str, Callable[[Resource], events.Event]] = {}


def read(kind: str, resource: Resource) -> events.Event:
    """The resource as the type of its kind, whose module is loaded the first time."""
    reader = _readers.get(kind)
    if reader is None:
        module = import_module(f"{__package__}.events._{kind.replace('.', '_')}")
        reader = _readers[kind] = module.read
    return reader(resource)


def optional(make: Callable[[Resource], T], given: Resource | None) -> T | None:
    """A part that may be left out."""
    return None if given is None else make(given)


def listed(make: Callable[[Resource], T], given: list[Resource] | None) -> tuple[T, ...]:
    """The parts in a list."""
    return () if given is None else tuple([make(each) for each in given])
<<<<<<< HEAD


def _abnormal_fund_transfer_amount(given: Resource) -> events.AbnormalFundTransferAmount:
    return events.AbnormalFundTransferAmount(
        total=given["total"],
        currency=given["currency"],
    )


def _abnormal_fund_instruction_commander(given: Resource) -> events.AbnormalFundInstructionCommander:
    return events.AbnormalFundInstructionCommander(
        operator=given["operator"],
        mchid=given["mchid"],
    )


def _abnormal_fund_instruction(given: Resource) -> events.AbnormalFundInstruction:
    return events.AbnormalFundInstruction(
        out_instruction_no=given["out_instruction_no"],
        commander=_abnormal_fund_instruction_commander(given["commander"]),
        transfer_mode=given["transfer_mode"],
        success_time=given["success_time"],
        instruction_instance_id=given.get("instruction_instance_id"),
    )


def _abnormal_fund(given: Resource) -> events.AbnormalFund:
    return events.AbnormalFund(
        product_name=given["product_name"],
        receipt_id=given["receipt_id"],
        transfer_amount=_abnormal_fund_transfer_amount(given["transfer_amount"]),
        receipt_state=given["receipt_state"],
        create_time=given["create_time"],
        last_update_time=given["last_update_time"],
        instruction=_abnormal_fund_instruction(given["instruction"]),
    )


def _applyment(given: Resource) -> events.Applyment:
    return events.Applyment(
        sub_mchid=given.get("sub_mchid"),
        website_state=given.get("website_state"),
        domains=tuple(given.get("domains") or ()),
        website_url=given.get("website_url"),
        website_business_page_pics=tuple(given.get("website_business_page_pics") or ()),
        website_homepage_pics=tuple(given.get("website_homepage_pics") or ()),
        applyment_id=given.get("applyment_id"),
        audit_reject_detail=given.get("audit_reject_detail"),
        applyment_state=given.get("applyment_state"),
        notify_url=given.get("notify_url"),
        out_applyment_id=given.get("out_applyment_id"),
    )


def _brand_membercard_exchange(given: Resource) -> events.BrandMembercardExchange:
    return events.BrandMembercardExchange(
        record_id=given["record_id"],
        brand_id=given["brand_id"],
        card_id=given["card_id"],
        openid=given["openid"],
        user_card_code=given["user_card_code"],
        exchange_coupon_template_id=given["exchange_coupon_template_id"],
        deduct_points=given["deduct_points"],
        stock_id=given["stock_id"],
        appid=given.get("appid"),
        product_coupon_id=given.get("product_coupon_id"),
        product_coupon_stock_type=given.get("product_coupon_stock_type"),
    )


def _brand_membercard_point(given: Resource) -> events.BrandMembercardPoint:
    return events.BrandMembercardPoint(
        brand_id=given["brand_id"],
        card_id=given["card_id"],
        openid=given["openid"],
        user_card_code=given["user_card_code"],
    )


def _brand_membercard_valid_date_information(given: Resource) -> events.BrandMembercardValidDateInformation:
    return events.BrandMembercardValidDateInformation(
        type=given["type"],
        available_begin_time=given.get("available_begin_time"),
        available_end_time=given.get("available_end_time"),
        available_day_after_receive=given.get("available_day_after_receive"),
    )


def _brand_membercard_user_information_common_field_list(
    given: Resource,
) -> events.BrandMembercardUserInformationCommonFieldList:
    return events.BrandMembercardUserInformationCommonFieldList(
        name=given.get("name"),
        value=given.get("value"),
    )


def _brand_membercard_user_information_custom_field_list(
    given: Resource,
) -> events.BrandMembercardUserInformationCustomFieldList:
    return events.BrandMembercardUserInformationCustomFieldList(
        name=given.get("name"),
        user_chosen_values=tuple(given.get("user_chosen_values") or ()),
    )


def _brand_membercard_user_information(given: Resource) -> events.BrandMembercardUserInformation:
    return events.BrandMembercardUserInformation(
        common_field_list=_list(_brand_membercard_user_information_common_field_list, given.get("common_field_list")),
        custom_field_list=_list(_brand_membercard_user_information_custom_field_list, given.get("custom_field_list")),
    )


def _brand_membercard(given: Resource) -> events.BrandMembercard:
    return events.BrandMembercard(
        card_id=given["card_id"],
        openid=given["openid"],
        card_color=given["card_color"],
        card_picture_url=given["card_picture_url"],
        brand_id=given["brand_id"],
        card_type=given["card_type"],
        valid_date_information=_brand_membercard_valid_date_information(given["valid_date_information"]),
        pickup_time=given["pickup_time"],
        user_card_state=given["user_card_state"],
        create_time=given["create_time"],
        modify_time=given["modify_time"],
        user_card_code=given.get("user_card_code"),
        phone_number=given.get("phone_number"),
        level=given.get("level"),
        user_information=_optional(_brand_membercard_user_information, given.get("user_information")),
        attach=given.get("attach"),
        invalid_reason=given.get("invalid_reason"),
        invalid_time=given.get("invalid_time"),
    )


def _budget(given: Resource) -> events.Budget:
    return events.Budget(
        sp_mchid=given["sp_mchid"],
        out_budget_no=given["out_budget_no"],
        budget_id=given["budget_id"],
        amount=given["amount"],
        sponsor_mchid=given["sponsor_mchid"],
        activity_name=given["activity_name"],
        activity_remark=given["activity_remark"],
        state=given["state"],
        unlock_remark=given.get("unlock_remark"),
        closed_time=given.get("closed_time"),
        finished_time=given.get("finished_time"),
        locked_time=given.get("locked_time"),
    )


def _complaint(given: Resource) -> events.Complaint:
    return events.Complaint(
        complaint_id=given["complaint_id"],
        action_type=given["action_type"],
    )


def _coupon_send_attach_info(given: Resource) -> events.CouponSendAttachInfo:
    return events.CouponSendAttachInfo(
        transaction_id=given.get("transaction_id"),
        act_code=given.get("act_code"),
        hall_code=given.get("hall_code"),
        hall_belong_mch_id=given.get("hall_belong_mch_id"),
        card_id=given.get("card_id"),
        code=given.get("code"),
        activity_id=given.get("activity_id"),
        phone_number=given.get("phone_number"),
        country_code=given.get("country_code"),
    )


def _coupon_send(given: Resource) -> events.CouponSend:
    return events.CouponSend(
        coupon_code=given["coupon_code"],
        stock_id=given["stock_id"],
        send_time=given["send_time"],
        send_channel=given["send_channel"],
        send_merchant=given["send_merchant"],
        event_type=given.get("event_type"),
        openid=given.get("openid"),
        unionid=given.get("unionid"),
        act_id=given.get("act_id"),
        attach_info=_optional(_coupon_send_attach_info, given.get("attach_info")),
    )


def _coupon_use_singleitem_discount_off(given: Resource) -> events.CouponUseSingleitemDiscountOff:
    return events.CouponUseSingleitemDiscountOff(
        single_price_max=given.get("single_price_max"),
    )


def _coupon_use_discount_to(given: Resource) -> events.CouponUseDiscountTo:
    return events.CouponUseDiscountTo(
        cut_to_price=given.get("cut_to_price"),
        max_price=given.get("max_price"),
    )


def _coupon_use_normal_coupon_information(given: Resource) -> events.CouponUseNormalCouponInformation:
    return events.CouponUseNormalCouponInformation(
        coupon_amount=given["coupon_amount"],
        transaction_minimum=given["transaction_minimum"],
    )


def _coupon_use_consume_information_goods_detail(given: Resource) -> events.CouponUseConsumeInformationGoodsDetail:
    return events.CouponUseConsumeInformationGoodsDetail(
        goods_id=given["goods_id"],
        quantity=given["quantity"],
        price=given["price"],
        discount_amount=given["discount_amount"],
    )


def _coupon_use_consume_information(given: Resource) -> events.CouponUseConsumeInformation:
    return events.CouponUseConsumeInformation(
        consume_time=given["consume_time"],
        consume_mchid=given["consume_mchid"],
        transaction_id=given["transaction_id"],
        consume_amount=given.get("consume_amount"),
        goods_detail=_list(_coupon_use_consume_information_goods_detail, given.get("goods_detail")),
    )


def _coupon_use(given: Resource) -> events.CouponUse:
    return events.CouponUse(
        stock_creator_mchid=given["stock_creator_mchid"],
        stock_id=given["stock_id"],
        coupon_id=given["coupon_id"],
        coupon_name=given["coupon_name"],
        status=given["status"],
        description=given["description"],
        create_time=given["create_time"],
        coupon_type=given["coupon_type"],
        no_cash=given["no_cash"],
        available_begin_time=given["available_begin_time"],
        available_end_time=given["available_end_time"],
        singleitem=given["singleitem"],
        singleitem_discount_off=_optional(_coupon_use_singleitem_discount_off, given.get("singleitem_discount_off")),
        discount_to=_optional(_coupon_use_discount_to, given.get("discount_to")),
        normal_coupon_information=_optional(
            _coupon_use_normal_coupon_information, given.get("normal_coupon_information")
        ),
        consume_information=_optional(_coupon_use_consume_information, given.get("consume_information")),
        business_type=given.get("business_type"),
    )


def _credit_repayment_contract(given: Resource) -> events.CreditRepaymentContract:
    return events.CreditRepaymentContract(
        sp_mchid=given["sp_mchid"],
        contract_id=given["contract_id"],
        plan_id=given["plan_id"],
        out_contract_code=given["out_contract_code"],
        display_name=given["display_name"],
        contract_state=given["contract_state"],
        contract_signed_time=given["contract_signed_time"],
        repayment_amount_limit=given["repayment_amount_limit"],
        appid=given["appid"],
        openid=given["openid"],
        contract_terminated_time=given.get("contract_terminated_time"),
        contract_terminated_mode=given.get("contract_terminated_mode"),
        contract_termination_remark=given.get("contract_termination_remark"),
        repayment_day=given.get("repayment_day"),
    )


def _credit_repayment_deduction(given: Resource) -> events.CreditRepaymentDeduction:
    return events.CreditRepaymentDeduction(
        sp_mchid=given["sp_mchid"],
        sub_mchid=given["sub_mchid"],
        appid=given["appid"],
        sub_appid=given["sub_appid"],
        openid=given["openid"],
        order_state=given["order_state"],
        out_trade_no=given["out_trade_no"],
        out_record_id=given["out_record_id"],
        contract_id=given["contract_id"],
        deduct_amount=given["deduct_amount"],
        description=given["description"],
        pay_success_amount=given.get("pay_success_amount"),
        attach=given.get("attach"),
        transaction_id=given.get("transaction_id"),
    )


def _cross_border_order_amount(given: Resource) -> events.CrossBorderOrderAmount:
    return events.CrossBorderOrderAmount(
        total=given["total"],
        currency=given.get("currency"),
    )


def _cross_border_order(given: Resource) -> events.CrossBorderOrder:
    return events.CrossBorderOrder(
        acq_tid=given["acq_tid"],
        bank_type=given["bank_type"],
        amount=_cross_border_order_amount(given["amount"]),
        openid=given["openid"],
    )


def _cross_border_query(given: Resource) -> events.CrossBorderQuery:
    return events.CrossBorderQuery(
        acq_tid=given["acq_tid"],
        bank_type=given["bank_type"],
        qr_cd_mp=given["qr_cd_mp"],
    )


def _delivery_plan(given: Resource) -> events.DeliveryPlan:
    return events.DeliveryPlan(
        plan_id=given.get("plan_id"),
        plan_state=given.get("plan_state"),
        audit_state=given.get("audit_state"),
        change_reason=given.get("change_reason"),
        modify_time=given.get("modify_time"),
    )


def _discount_card_paid_pay_information(given: Resource) -> events.DiscountCardPaidPayInformation:
    return events.DiscountCardPaidPayInformation(
        transaction_id=given.get("transaction_id"),
        pay_state=given.get("pay_state"),
        pay_amount=given.get("pay_amount"),
        pay_time=given.get("pay_time"),
    )


def _discount_card_paid(given: Resource) -> events.DiscountCardPaid:
    return events.DiscountCardPaid(
        appid=given.get("appid"),
        openid=given.get("openid"),
        card_id=given.get("card_id"),
        card_template_id=given.get("card_template_id"),
        out_card_code=given.get("out_card_code"),
        mchid=given.get("mchid"),
        state=given.get("state"),
        unfinished_reason=given.get("unfinished_reason"),
        total_amount=given.get("total_amount"),
        pay_information=_optional(_discount_card_paid_pay_information, given.get("pay_information")),
    )


def _discount_card_objectives_objective_completion_records(
    given: Resource,
) -> events.DiscountCardObjectivesObjectiveCompletionRecords:
    return events.DiscountCardObjectivesObjectiveCompletionRecords(
        completion_time=given.get("completion_time"),
        objective_completion_serial_no=given.get("objective_completion_serial_no"),
        description=given.get("description"),
        completion_count=given.get("completion_count"),
        remark=given.get("remark"),
        completion_type=given.get("completion_type"),
        objective_id=given.get("objective_id"),
    )


def _discount_card_objectives(given: Resource) -> events.DiscountCardObjectives:
    return events.DiscountCardObjectives(
        objective_id=given.get("objective_id"),
        unit=given.get("unit"),
        name=given.get("name"),
        count=given.get("count"),
        description=given.get("description"),
        objective_completion_records=_list(
            _discount_card_objectives_objective_completion_records, given.get("objective_completion_records")
        ),
    )


def _discount_card_rewards_reward_usage_records(given: Resource) -> events.DiscountCardRewardsRewardUsageRecords:
    return events.DiscountCardRewardsRewardUsageRecords(
        usage_count=given.get("usage_count"),
        amount=given.get("amount"),
        usage_type=given.get("usage_type"),
        usage_time=given.get("usage_time"),
        reward_usage_serial_no=given.get("reward_usage_serial_no"),
        description=given.get("description"),
        reward_id=given.get("reward_id"),
        remark=given.get("remark"),
    )


def _discount_card_rewards(given: Resource) -> events.DiscountCardRewards:
    return events.DiscountCardRewards(
        reward_id=given.get("reward_id"),
        unit=given.get("unit"),
        amount=given.get("amount"),
        count_type=given.get("count_type"),
        name=given.get("name"),
        count=given.get("count"),
        description=given.get("description"),
        reward_usage_records=_list(_discount_card_rewards_reward_usage_records, given.get("reward_usage_records")),
    )


def _discount_card_time_range(given: Resource) -> events.DiscountCardTimeRange:
    return events.DiscountCardTimeRange(
        begin_time=given.get("begin_time"),
        end_time=given.get("end_time"),
    )


def _discount_card(given: Resource) -> events.DiscountCard:
    return events.DiscountCard(
        appid=given.get("appid"),
        openid=given.get("openid"),
        card_id=given.get("card_id"),
        card_template_id=given.get("card_template_id"),
        create_time=given.get("create_time"),
        mchid=given.get("mchid"),
        objectives=_list(_discount_card_objectives, given.get("objectives")),
        out_card_code=given.get("out_card_code"),
        rewards=_list(_discount_card_rewards, given.get("rewards")),
        state=given.get("state"),
        time_range=_optional(_discount_card_time_range, given.get("time_range")),
        total_amount=given.get("total_amount"),
        unfinished_reason=given.get("unfinished_reason"),
        sharer_openid=given.get("sharer_openid"),
    )


def _ecommerce_entrust(given: Resource) -> events.EcommerceEntrust:
    return events.EcommerceEntrust(
        mchid=given["mchid"],
        out_contract_code=given["out_contract_code"],
        plan_id=given["plan_id"],
        appid=given["appid"],
        openid=given["openid"],
        operate_time=given["operate_time"],
        contract_expired_time=given.get("contract_expired_time"),
        attach=given.get("attach"),
        contract_termination_mode=given.get("contract_termination_mode"),
    )


def _edu_school_debt(given: Resource) -> events.EduSchoolDebt:
    return events.EduSchoolDebt(
        appid=given["appid"],
        openid=given["openid"],
        state=given["state"],
        debt_count=given["debt_count"],
        update_time=given["update_time"],
    )


def _entrust_contract_contract_terminate_info(given: Resource) -> events.EntrustContractContractTerminateInfo:
    return events.EntrustContractContractTerminateInfo(
        contract_termination_mode=given["contract_termination_mode"],
        contract_terminated_time=given.get("contract_terminated_time"),
        contract_termination_remark=given.get("contract_termination_remark"),
    )


def _entrust_contract_deduct_schedule_estimated_deduct_amount(
    given: Resource,
) -> events.EntrustContractDeductScheduleEstimatedDeductAmount:
    return events.EntrustContractDeductScheduleEstimatedDeductAmount(
        currency=given["currency"],
        amount=given.get("amount"),
        total=given.get("total"),
    )


def _entrust_contract_deduct_schedule_scheduled_amount(
    given: Resource,
) -> events.EntrustContractDeductScheduleScheduledAmount:
    return events.EntrustContractDeductScheduleScheduledAmount(
        amount=given.get("amount"),
        currency=given.get("currency"),
        total=given.get("total"),
    )


def _entrust_contract_deduct_schedule_deduct_amount(
    given: Resource,
) -> events.EntrustContractDeductScheduleDeductAmount:
    return events.EntrustContractDeductScheduleDeductAmount(
        currency=given["currency"],
        amount=given.get("amount"),
        total=given.get("total"),
    )


def _entrust_contract_deduct_schedule(given: Resource) -> events.EntrustContractDeductSchedule:
    return events.EntrustContractDeductSchedule(
        estimated_deduct_date=given["estimated_deduct_date"],
        estimated_deduct_amount=_entrust_contract_deduct_schedule_estimated_deduct_amount(
            given["estimated_deduct_amount"],
        ),
        schedule_state=given["schedule_state"],
        deduct_date=given["deduct_date"],
        scheduled_amount=_optional(_entrust_contract_deduct_schedule_scheduled_amount, given.get("scheduled_amount")),
        deduct_amount=_optional(_entrust_contract_deduct_schedule_deduct_amount, given.get("deduct_amount")),
    )


def _entrust_contract(given: Resource) -> events.EntrustContract:
    return events.EntrustContract(
        contract_id=given["contract_id"],
        plan_id=given["plan_id"],
        out_contract_code=given["out_contract_code"],
        contract_display_account=given["contract_display_account"],
        contract_state=given["contract_state"],
        contract_signed_time=given["contract_signed_time"],
        contract_expired_time=given["contract_expired_time"],
        mchid=given.get("mchid"),
        appid=given.get("appid"),
        openid=given.get("openid"),
        contract_terminate_info=_optional(
            _entrust_contract_contract_terminate_info, given.get("contract_terminate_info")
        ),
        deduct_schedule=_optional(_entrust_contract_deduct_schedule, given.get("deduct_schedule")),
        sp_mchid=given.get("sp_mchid"),
        sp_appid=given.get("sp_appid"),
        sub_mchid=given.get("sub_mchid"),
        sub_appid=given.get("sub_appid"),
        sp_openid=given.get("sp_openid"),
        sub_openid=given.get("sub_openid"),
        out_user_code=given.get("out_user_code"),
    )


def _entrust_release_payer(given: Resource) -> events.EntrustReleasePayer:
    return events.EntrustReleasePayer(
        openid=given.get("openid"),
        sub_openid=given.get("sub_openid"),
    )


def _entrust_release_amount(given: Resource) -> events.EntrustReleaseAmount:
    return events.EntrustReleaseAmount(
        total=given["total"],
        payer_total=given.get("payer_total"),
        discount_total=given.get("discount_total"),
        currency=given.get("currency"),
    )


def _entrust_release_device_information(given: Resource) -> events.EntrustReleaseDeviceInformation:
    return events.EntrustReleaseDeviceInformation(
        device_id=given.get("device_id"),
        payer_total=given.get("payer_total"),
    )


def _entrust_release_promotion_detail(given: Resource) -> events.EntrustReleasePromotionDetail:
    return events.EntrustReleasePromotionDetail(
        coupon_id=given.get("coupon_id"),
        name=given.get("name"),
        scope=given.get("scope"),
        type=given.get("type"),
        amount=given.get("amount"),
        stock_id=given.get("stock_id"),
        wechatpay_contribute=given.get("wechatpay_contribute"),
        merchant_contribute=given.get("merchant_contribute"),
        other_contribute=given.get("other_contribute"),
    )


def _entrust_release_contract_information(given: Resource) -> events.EntrustReleaseContractInformation:
    return events.EntrustReleaseContractInformation(
        contract_status=given["contract_status"],
        contract_id=given.get("contract_id"),
        create_time=given.get("create_time"),
    )


def _entrust_release(given: Resource) -> events.EntrustRelease:
    return events.EntrustRelease(
        out_trade_no=given["out_trade_no"],
        trade_state=given["trade_state"],
        appid=given.get("appid"),
        transaction_id=given.get("transaction_id"),
        attach=given.get("attach"),
        bank_type=given.get("bank_type"),
        success_time=given.get("success_time"),
        trade_state_description=given.get("trade_state_description"),
        payer=_optional(_entrust_release_payer, given.get("payer")),
        amount=_optional(_entrust_release_amount, given.get("amount")),
        device_information=_optional(_entrust_release_device_information, given.get("device_information")),
        promotion_detail=_list(_entrust_release_promotion_detail, given.get("promotion_detail")),
        sp_mchid=given.get("sp_mchid"),
        sub_mchid=given.get("sub_mchid"),
        sub_appid=given.get("sub_appid"),
        openid=given.get("openid"),
        sub_openid=given.get("sub_openid"),
        plan_id=given.get("plan_id"),
        contract_information=_optional(_entrust_release_contract_information, given.get("contract_information")),
    )


def _entrust_signing_contract_information(given: Resource) -> events.EntrustSigningContractInformation:
    return events.EntrustSigningContractInformation(
        contract_id=given.get("contract_id"),
        contract_status=given.get("contract_status"),
        create_time=given.get("create_time"),
    )


def _entrust_signing_payer(given: Resource) -> events.EntrustSigningPayer:
    return events.EntrustSigningPayer(
        openid=given.get("openid"),
        sub_openid=given.get("sub_openid"),
    )


def _entrust_signing_amount(given: Resource) -> events.EntrustSigningAmount:
    return events.EntrustSigningAmount(
        total=given["total"],
        payer_total=given.get("payer_total"),
        discount_total=given.get("discount_total"),
        currency=given.get("currency"),
    )


def _entrust_signing_device_information(given: Resource) -> events.EntrustSigningDeviceInformation:
    return events.EntrustSigningDeviceInformation(
        device_id=given.get("device_id"),
        payer_total=given.get("payer_total"),
    )


def _entrust_signing_promotion_detail(given: Resource) -> events.EntrustSigningPromotionDetail:
    return events.EntrustSigningPromotionDetail(
        coupon_id=given.get("coupon_id"),
        name=given.get("name"),
        scope=given.get("scope"),
        type=given.get("type"),
        amount=given.get("amount"),
        stock_id=given.get("stock_id"),
        wechatpay_contribute=given.get("wechatpay_contribute"),
        merchant_contribute=given.get("merchant_contribute"),
        other_contribute=given.get("other_contribute"),
    )


def _entrust_signing(given: Resource) -> events.EntrustSigning:
    return events.EntrustSigning(
        appid=given.get("appid"),
        openid=given.get("openid"),
        plan_id=given.get("plan_id"),
        contract_information=_optional(_entrust_signing_contract_information, given.get("contract_information")),
        out_trade_no=given.get("out_trade_no"),
        transaction_id=given.get("transaction_id"),
        attach=given.get("attach"),
        bank_type=given.get("bank_type"),
        success_time=given.get("success_time"),
        trade_state=given.get("trade_state"),
        trade_state_description=given.get("trade_state_description"),
        payer=_optional(_entrust_signing_payer, given.get("payer")),
        amount=_optional(_entrust_signing_amount, given.get("amount")),
        device_information=_optional(_entrust_signing_device_information, given.get("device_information")),
        promotion_detail=_list(_entrust_signing_promotion_detail, given.get("promotion_detail")),
        sp_mchid=given.get("sp_mchid"),
        sub_mchid=given.get("sub_mchid"),
        sub_appid=given.get("sub_appid"),
        sub_openid=given.get("sub_openid"),
    )


def _entrust_terminate_inquiry(given: Resource) -> events.EntrustTerminateInquiry:
    return events.EntrustTerminateInquiry(
        mchid=given["mchid"],
        appid=given["appid"],
        plan_id=given["plan_id"],
        out_contract_code=given["out_contract_code"],
        out_user_code=given["out_user_code"],
        code=given.get("code"),
        messsage=given.get("messsage"),
        openid=given.get("openid"),
        contract_id=given.get("contract_id"),
        contract_display_account=given.get("contract_display_account"),
        contract_state=given.get("contract_state"),
        contract_signed_time=given.get("contract_signed_time"),
    )


def _entrust_terminate_retention(given: Resource) -> events.EntrustTerminateRetention:
    return events.EntrustTerminateRetention(
        mchid=given.get("mchid"),
        contract_id=given.get("contract_id"),
        appid=given.get("appid"),
        plan_id=given.get("plan_id"),
        out_contract_code=given.get("out_contract_code"),
        openid=given.get("openid"),
    )


def _facepay_user(given: Resource) -> events.FacepayUser:
    return events.FacepayUser(
        user_id=given["user_id"],
        out_user_id=given["out_user_id"],
        organization_id=given["organization_id"],
        mch_id=given["mch_id"],
        notify_create_time=given["notify_create_time"],
        appid=given["appid"],
        openid=given["openid"],
        contract_id=given["contract_id"],
    )


def _fapiao_fapiao_information(given: Resource) -> events.FapiaoFapiaoInformation:
    return events.FapiaoFapiaoInformation(
        fapiao_id=given["fapiao_id"],
        fapiao_status=given["fapiao_status"],
        card_status=given["card_status"],
    )


def _fapiao(given: Resource) -> events.Fapiao:
    return events.Fapiao(
        fapiao_apply_id=given["fapiao_apply_id"],
        fapiao_information=_list(_fapiao_fapiao_information, given["fapiao_information"]),
        mchid=given.get("mchid"),
        sub_mchid=given.get("sub_mchid"),
    )


def _fapiao_user_applied_fapiao_information(given: Resource) -> events.FapiaoUserAppliedFapiaoInformation:
    return events.FapiaoUserAppliedFapiaoInformation(
        fapiao_id=given["fapiao_id"],
        fapiao_status=given["fapiao_status"],
        card_status=given["card_status"],
    )


def _fapiao_user_applied(given: Resource) -> events.FapiaoUserApplied:
    return events.FapiaoUserApplied(
        fapiao_apply_id=given["fapiao_apply_id"],
        apply_time=given["apply_time"],
        mchid=given.get("mchid"),
        sub_mchid=given.get("sub_mchid"),
        fapiao_information=_list(_fapiao_user_applied_fapiao_information, given.get("fapiao_information")),
    )


def _insurance_entrust_contract_terminate_info(given: Resource) -> events.InsuranceEntrustContractTerminateInfo:
    return events.InsuranceEntrustContractTerminateInfo(
        contract_termination_mode=given["contract_termination_mode"],
        contract_terminated_time=given["contract_terminated_time"],
        contract_termination_remark=given.get("contract_termination_remark"),
    )


def _insurance_entrust(given: Resource) -> events.InsuranceEntrust:
    return events.InsuranceEntrust(
        mchid=given["mchid"],
        contract_id=given["contract_id"],
        appid=given["appid"],
        plan_id=given["plan_id"],
        out_contract_code=given["out_contract_code"],
        insured_display_name=given["insured_display_name"],
        contract_state=given["contract_state"],
        contract_signed_time=given["contract_signed_time"],
        contract_expired_time=given["contract_expired_time"],
        openid=given["openid"],
        contract_terminate_info=_optional(
            _insurance_entrust_contract_terminate_info, given.get("contract_terminate_info")
        ),
        out_user_code=given.get("out_user_code"),
    )


def _insurance_policy(given: Resource) -> events.InsurancePolicy:
    return events.InsurancePolicy(
        out_insurance_no=given["out_insurance_no"],
        insurance_name=given["insurance_name"],
        auth_state=given["auth_state"],
        user_auth_time=given["user_auth_time"],
    )


def _mall_auth(given: Resource) -> events.MallAuth:
    return events.MallAuth(
        code=given["code"],
        auth_type=given["auth_type"],
        openid=given.get("openid"),
        mchid=given.get("mchid"),
    )


def _mall_refund(given: Resource) -> events.MallRefund:
    return events.MallRefund(
        merchant_name=given["merchant_name"],
        shop_name=given["shop_name"],
        shop_number=given["shop_number"],
        refund_time=given["refund_time"],
        pay_amount=given["pay_amount"],
        refund_amount=given["refund_amount"],
        transaction_id=given["transaction_id"],
        refund_id=given["refund_id"],
        mchid=given.get("mchid"),
        appid=given.get("appid"),
        openid=given.get("openid"),
    )


def _mall_transaction(given: Resource) -> events.MallTransaction:
    return events.MallTransaction(
        merchant_name=given["merchant_name"],
        shop_name=given["shop_name"],
        shop_number=given["shop_number"],
        time_end=given["time_end"],
        amount=given["amount"],
        transaction_id=given["transaction_id"],
        mchid=given.get("mchid"),
        appid=given.get("appid"),
        openid=given.get("openid"),
        commit_tag=given.get("commit_tag"),
        code=given.get("code"),
        auth_type=given.get("auth_type"),
    )


def _medical_insurance_cash_add_detail(given: Resource) -> events.MedicalInsuranceCashAddDetail:
    return events.MedicalInsuranceCashAddDetail(
        cash_add_type=given["cash_add_type"],
        cash_add_fee=given.get("cash_add_fee"),
    )


def _medical_insurance_cash_reduce_detail(given: Resource) -> events.MedicalInsuranceCashReduceDetail:
    return events.MedicalInsuranceCashReduceDetail(
        cash_reduce_type=given["cash_reduce_type"],
        cash_reduce_fee=given.get("cash_reduce_fee"),
    )


def _medical_insurance(given: Resource) -> events.MedicalInsurance:
    return events.MedicalInsurance(
        mix_trade_no=given["mix_trade_no"],
        mix_pay_status=given["mix_pay_status"],
        mix_pay_type=given["mix_pay_type"],
        out_trade_no=given["out_trade_no"],
        city_id=given["city_id"],
        med_inst_name=given["med_inst_name"],
        med_inst_no=given["med_inst_no"],
        callback_url=given["callback_url"],
        self_pay_status=given.get("self_pay_status"),
        med_ins_pay_status=given.get("med_ins_pay_status"),
        paid_time=given.get("paid_time"),
        passthrough_response_content=given.get("passthrough_response_content"),
        order_type=given.get("order_type"),
        appid=given.get("appid"),
        sub_appid=given.get("sub_appid"),
        sub_mchid=given.get("sub_mchid"),
        openid=given.get("openid"),
        sub_openid=given.get("sub_openid"),
        pay_for_relatives=given.get("pay_for_relatives"),
        serial_no=given.get("serial_no"),
        pay_order_id=given.get("pay_order_id"),
        pay_auth_no=given.get("pay_auth_no"),
        geo_location=given.get("geo_location"),
        med_ins_order_create_time=given.get("med_ins_order_create_time"),
        total_fee=given.get("total_fee"),
        med_ins_gov_fee=given.get("med_ins_gov_fee"),
        med_ins_self_fee=given.get("med_ins_self_fee"),
        med_ins_other_fee=given.get("med_ins_other_fee"),
        med_ins_cash_fee=given.get("med_ins_cash_fee"),
        wechat_pay_cash_fee=given.get("wechat_pay_cash_fee"),
        cash_add_detail=_list(_medical_insurance_cash_add_detail, given.get("cash_add_detail")),
        cash_reduce_detail=_list(_medical_insurance_cash_reduce_detail, given.get("cash_reduce_detail")),
        prepay_id=given.get("prepay_id"),
        passthrough_request_content=given.get("passthrough_request_content"),
        extends=given.get("extends"),
        attach=given.get("attach"),
        channel_no=given.get("channel_no"),
        med_ins_test_env=given.get("med_ins_test_env"),
    )


def _membercard(given: Resource) -> events.Membercard:
    return events.Membercard(
        event_type=given["event_type"],
        card_id=given["card_id"],
        event_time=given["event_time"],
        code=given.get("code"),
        openid=given.get("openid"),
        unionid=given.get("unionid"),
        phone_number=given.get("phone_number"),
        outer_str=given.get("outer_str"),
        activate_scene=given.get("activate_scene"),
    )


def _membercard_user_card(given: Resource) -> events.MembercardUserCard:
    return events.MembercardUserCard()


def _merchant_control_appeal(given: Resource) -> events.BlockSubmission:
    return events.BlockSubmission(
        sub_mchid=given["sub_mchid"],
        appeal_record_id=given["appeal_record_id"],
        appeal_result=given["appeal_result"],
    )


def _merchant_control_block(given: Resource) -> events.BlockRecord:
    return events.BlockRecord(
        sub_mchid=given["sub_mchid"],
        block_record_id=given["block_record_id"],
        block_count_level=given["block_count_level"],
    )


def _merchant_control_manage(given: Resource) -> events.ManageRecord:
    return events.ManageRecord(
        sub_mchid=given["sub_mchid"],
        manage_record_id=given["manage_record_id"],
        manage_record_state=given["manage_record_state"],
    )


def _merchant_notify_topic_name(given: Resource) -> events.MerchantNotifyTopicName:
    return events.MerchantNotifyTopicName(
        topic_english_name=given["topic_english_name"],
        topic_chinese_name=given["topic_chinese_name"],
    )


def _merchant_notify_message_content(given: Resource) -> events.MerchantNotifyMessageContent:
    return events.MerchantNotifyMessageContent(
        merchant_code=given["merchant_code"],
        merchant_company_name=given["merchant_company_name"],
        business_time=given["business_time"],
        business_code=given["business_code"],
        business_state=given["business_state"],
    )


def _merchant_notify(given: Resource) -> events.MerchantNotify:
    return events.MerchantNotify(
        topic_name=_merchant_notify_topic_name(given["topic_name"]),
        message_content=_merchant_notify_message_content(given["message_content"]),
    )


def _papay(given: Resource) -> events.Papay:
    return events.Papay(
        mchid=given.get("mchid"),
        out_contract_code=given.get("out_contract_code"),
        appid=given.get("appid"),
        openid=given.get("openid"),
        contract_termination_mode=given.get("contract_termination_mode"),
        contract_id=given.get("contract_id"),
        plan_id=given.get("plan_id"),
        operate_time=given.get("operate_time"),
        contract_expired_time=given.get("contract_expired_time"),
        sp_mchid=given.get("sp_mchid"),
        sp_appid=given.get("sp_appid"),
        sub_mchid=given.get("sub_mchid"),
        sub_appid=given.get("sub_appid"),
        sp_openid=given.get("sp_openid"),
        sub_openid=given.get("sub_openid"),
    )


def _parking_fee_query(given: Resource) -> events.ParkingFeeQuery:
    return events.ParkingFeeQuery(
        out_serial_number=given["out_serial_number"],
        plate_number=given.get("plate_number"),
        out_parking_id=given.get("out_parking_id"),
    )


def _payscore_contract(given: Resource) -> events.PayscoreContract:
    return events.PayscoreContract(
        contract_id=given.get("contract_id"),
        mchid=given.get("mchid"),
        appid=given.get("appid"),
        openid=given.get("openid"),
        plan_id=given.get("plan_id"),
        contract_status=given.get("contract_status"),
        create_time=given.get("create_time"),
        out_contract_code=given.get("out_contract_code"),
        sub_appid=given.get("sub_appid"),
        sub_mchid=given.get("sub_mchid"),
        channel_id=given.get("channel_id"),
        service_id=given.get("service_id"),
        sub_openid=given.get("sub_openid"),
        user_service_status=given.get("user_service_status"),
        openorclose_time=given.get("openorclose_time"),
        authorization_code=given.get("authorization_code"),
        out_request_no=given.get("out_request_no"),
    )


def _payscore_order_prepay_req_body(given: Resource) -> events.PayscoreOrderPrepayReqBody:
    return events.PayscoreOrderPrepayReqBody(
        device_info=given["device_info"],
        nonce_str=given["nonce_str"],
        body=given["body"],
        fee_type=given["fee_type"],
        time_start=given["time_start"],
        time_expire=given["time_expire"],
        notify_url=given["notify_url"],
        trade_type=given["trade_type"],
        limit_pay=given["limit_pay"],
        need_receipt=given["need_receipt"],
        attach=given.get("attach"),
        goods_tag=given.get("goods_tag"),
    )


def _payscore_order_post_payments(given: Resource) -> events.PayscoreOrderPostPayments:
    return events.PayscoreOrderPostPayments(
        name=given.get("name"),
        amount=given.get("amount"),
        description=given.get("description"),
        count=given.get("count"),
    )


def _payscore_order_post_discounts(given: Resource) -> events.PayscoreOrderPostDiscounts:
    return events.PayscoreOrderPostDiscounts(
        name=given.get("name"),
        description=given.get("description"),
        amount=given.get("amount"),
    )


def _payscore_order_risk_fund(given: Resource) -> events.PayscoreOrderRiskFund:
    return events.PayscoreOrderRiskFund(
        amount=given["amount"],
        name=given.get("name"),
        description=given.get("description"),
    )


def _payscore_order_time_range(given: Resource) -> events.PayscoreOrderTimeRange:
    return events.PayscoreOrderTimeRange(
        start_time=given["start_time"],
        start_time_remark=given.get("start_time_remark"),
        end_time=given.get("end_time"),
        end_time_remark=given.get("end_time_remark"),
    )


def _payscore_order_location(given: Resource) -> events.PayscoreOrderLocation:
    return events.PayscoreOrderLocation(
        start_location=given.get("start_location"),
        end_location=given.get("end_location"),
    )


def _payscore_order_collection_details_promotion_detail_goods_detail(
    given: Resource,
) -> events.PayscoreOrderCollectionDetailsPromotionDetailGoodsDetail:
    return events.PayscoreOrderCollectionDetailsPromotionDetailGoodsDetail(
        goods_id=given["goods_id"],
        quantity=given.get("quantity"),
        unit_price=given.get("unit_price"),
        discount_amount=given.get("discount_amount"),
        goods_remark=given.get("goods_remark"),
    )


def _payscore_order_collection_details_promotion_detail(
    given: Resource,
) -> events.PayscoreOrderCollectionDetailsPromotionDetail:
    return events.PayscoreOrderCollectionDetailsPromotionDetail(
        coupon_id=given["coupon_id"],
        amount=given["amount"],
        name=given.get("name"),
        scope=given.get("scope"),
        type=given.get("type"),
        stock_id=given.get("stock_id"),
        wechatpay_contribute=given.get("wechatpay_contribute"),
        merchant_contribute=given.get("merchant_contribute"),
        other_contribute=given.get("other_contribute"),
        currency=given.get("currency"),
        goods_detail=_list(_payscore_order_collection_details_promotion_detail_goods_detail, given.get("goods_detail")),
    )


def _payscore_order_collection_details(given: Resource) -> events.PayscoreOrderCollectionDetails:
    return events.PayscoreOrderCollectionDetails(
        amount=given["amount"],
        paid_time=given["paid_time"],
        seq=given.get("seq"),
        paid_type=given.get("paid_type"),
        transaction_id=given.get("transaction_id"),
        promotion_detail=_list(_payscore_order_collection_details_promotion_detail, given.get("promotion_detail")),
    )


def _payscore_order_collection(given: Resource) -> events.PayscoreOrderCollection:
    return events.PayscoreOrderCollection(
        state=given["state"],
        total_amount=given["total_amount"],
        paying_amount=given["paying_amount"],
        paid_amount=given["paid_amount"],
        details=_list(_payscore_order_collection_details, given.get("details")),
    )


def _payscore_order(given: Resource) -> events.PayscoreOrder:
    return events.PayscoreOrder(
        service_id=given["service_id"],
        out_order_no=given["out_order_no"],
        appid=given.get("appid"),
        mchid=given.get("mchid"),
        sub_appid=given.get("sub_appid"),
        sub_mchid=given.get("sub_mchid"),
        channel_id=given.get("channel_id"),
        openid=given.get("openid"),
        sub_openid=given.get("sub_openid"),
        total_amount=given.get("total_amount"),
        prepay_req_body=_optional(_payscore_order_prepay_req_body, given.get("prepay_req_body")),
        prepay_req_header_base64=given.get("prepay_req_header_base64"),
        prepay_req_body_base64=given.get("prepay_req_body_base64"),
        prepay_resp_http_code=given.get("prepay_resp_http_code"),
        prepay_resp_header_base64=given.get("prepay_resp_header_base64"),
        prepay_resp_body_base64=given.get("prepay_resp_body_base64"),
        state=given.get("state"),
        state_description=given.get("state_description"),
        service_introduction=given.get("service_introduction"),
        post_payments=_list(_payscore_order_post_payments, given.get("post_payments")),
        post_discounts=_list(_payscore_order_post_discounts, given.get("post_discounts")),
        risk_fund=_optional(_payscore_order_risk_fund, given.get("risk_fund")),
        time_range=_optional(_payscore_order_time_range, given.get("time_range")),
        location=_optional(_payscore_order_location, given.get("location")),
        attach=given.get("attach"),
        order_id=given.get("order_id"),
        need_collection=given.get("need_collection"),
        out_trade_no=given.get("out_trade_no"),
        collection=_optional(_payscore_order_collection, given.get("collection")),
        user_service_status=given.get("user_service_status"),
        openorclose_time=given.get("openorclose_time"),
        authorization_code=given.get("authorization_code"),
        out_request_no=given.get("out_request_no"),
    )


def _payscore_service(given: Resource) -> events.PayscoreService:
    return events.PayscoreService(
        appid=given.get("appid"),
        mchid=given.get("mchid"),
        sub_appid=given.get("sub_appid"),
        sub_mchid=given.get("sub_mchid"),
        channel_id=given.get("channel_id"),
        service_id=given.get("service_id"),
        openid=given.get("openid"),
        sub_openid=given.get("sub_openid"),
        user_service_status=given.get("user_service_status"),
        openorclose_time=given.get("openorclose_time"),
        authorization_code=given.get("authorization_code"),
        out_request_no=given.get("out_request_no"),
        contract_id=given.get("contract_id"),
        plan_id=given.get("plan_id"),
        contract_status=given.get("contract_status"),
        create_time=given.get("create_time"),
        out_contract_code=given.get("out_contract_code"),
        mch_id=given.get("mch_id"),
        sub_mch_id=given.get("sub_mch_id"),
    )


def _payscore_service_account(given: Resource) -> events.PayscoreServiceAccount:
    return events.PayscoreServiceAccount(
        service_id=given["service_id"],
        appid=given["appid"],
        mchid=given["mchid"],
        sub_mchid=given["sub_mchid"],
        out_apply_no=given["out_apply_no"],
        apply_state=given["apply_state"],
        sub_appid=given.get("sub_appid"),
        reject_reason=given.get("reject_reason"),
    )


def _payscore_sign_plan_signed_detail_list(given: Resource) -> events.PayscoreSignPlanSignedDetailList:
    return events.PayscoreSignPlanSignedDetailList(
        plan_detail_no=given["plan_detail_no"],
        original_price=given["original_price"],
        actual_price=given["actual_price"],
        plan_detail_state=given["plan_detail_state"],
        merchant_plan_detail_no=given["merchant_plan_detail_no"],
        plan_detail_name=given["plan_detail_name"],
        use_time=given["use_time"],
        complete_time=given["complete_time"],
        cancel_time=given["cancel_time"],
        plan_discount_description=given.get("plan_discount_description"),
        order_id=given.get("order_id"),
        actual_pay_price=given.get("actual_pay_price"),
    )


def _payscore_sign_plan(given: Resource) -> events.PayscoreSignPlan:
    return events.PayscoreSignPlan(
        sign_plan_id=given["sign_plan_id"],
        service_id=given["service_id"],
        merchant_sign_plan_no=given["merchant_sign_plan_no"],
        merchant_callback_url=given["merchant_callback_url"],
        plan_id=given["plan_id"],
        going_detail_no=given["going_detail_no"],
        sign_state=given["sign_state"],
        cancel_sign_time=given["cancel_sign_time"],
        plan_name=given["plan_name"],
        plan_over_time=given["plan_over_time"],
        total_origin_price=given["total_origin_price"],
        deduction_quantity=given["deduction_quantity"],
        total_actual_price=given["total_actual_price"],
        signed_detail_list=_list(_payscore_sign_plan_signed_detail_list, given["signed_detail_list"]),
        sign_time=given["sign_time"],
        openid=given.get("openid"),
        sub_openid=given.get("sub_openid"),
        mchid=given.get("mchid"),
        sub_mchid=given.get("sub_mchid"),
        appid=given.get("appid"),
        sub_appid=given.get("sub_appid"),
        cancel_sign_type=given.get("cancel_sign_type"),
        cancel_reason=given.get("cancel_reason"),
    )


def _power_bank_insurance(given: Resource) -> events.PowerBankInsurance:
    return events.PowerBankInsurance(
        order_id=given["order_id"],
        out_order_no=given["out_order_no"],
        openid=given["openid"],
        max_claim_count=given["max_claim_count"],
        claimed_count=given["claimed_count"],
        order_receive_time=given["order_receive_time"],
        order_receive_state=given["order_receive_state"],
        order_begin_time=given.get("order_begin_time"),
        order_end_time=given.get("order_end_time"),
    )


def _product_coupon_image_combine_image_result(given: Resource) -> events.ProductCouponImageCombineImageResult:
    return events.ProductCouponImageCombineImageResult(
        image_url=given["image_url"],
    )


def _product_coupon_image_cut_out_result(given: Resource) -> events.ProductCouponImageCutOutResult:
    return events.ProductCouponImageCutOutResult(
        image_url=given["image_url"],
    )


def _product_coupon_image(given: Resource) -> events.ProductCouponImage:
    return events.ProductCouponImage(
        brand_id=given["brand_id"],
        task_id=given["task_id"],
        image_generation_type=given["image_generation_type"],
        task_state=given["task_state"],
        combine_image_result=_optional(_product_coupon_image_combine_image_result, given.get("combine_image_result")),
        cut_out_result=_optional(_product_coupon_image_cut_out_result, given.get("cut_out_result")),
    )


def _product_coupon(given: Resource) -> events.ProductCoupon:
    return events.ProductCoupon(
        brand_id=given.get("brand_id"),
        coupon_code=given.get("coupon_code"),
        product_coupon_id=given.get("product_coupon_id"),
        stock_id=given.get("stock_id"),
        stock_bundle_id=given.get("stock_bundle_id"),
        user_coupon_bundle_id=given.get("user_coupon_bundle_id"),
        appid=given.get("appid"),
        openid=given.get("openid"),
        unionid=given.get("unionid"),
        receive_time=given.get("receive_time"),
        send_request_no=given.get("send_request_no"),
        send_channel=given.get("send_channel"),
        valid_begin_time=given.get("valid_begin_time"),
        valid_end_time=given.get("valid_end_time"),
        phone_number=given.get("phone_number"),
        country_code=given.get("country_code"),
        attach=given.get("attach"),
        channel_custom_info=given.get("channel_custom_info"),
    )


def _profitsharing_return_receiver(given: Resource) -> events.ProfitsharingReturnReceiver:
    return events.ProfitsharingReturnReceiver(
        type=given["type"],
        account=given["account"],
        amount=given["amount"],
        description=given.get("description"),
    )


def _profitsharing_return(given: Resource) -> events.ProfitsharingReturn:
    return events.ProfitsharingReturn(
        transaction_id=given["transaction_id"],
        order_id=given["order_id"],
        out_order_no=given["out_order_no"],
        receiver=_profitsharing_return_receiver(given["receiver"]),
        mchid=given.get("mchid"),
        sp_mchid=given.get("sp_mchid"),
        sub_mchid=given.get("sub_mchid"),
        success_time=given.get("success_time"),
    )


def _profitsharing_receiver(given: Resource) -> events.ProfitsharingReceiver:
    return events.ProfitsharingReceiver(
        type=given["type"],
        account=given["account"],
        amount=given["amount"],
        description=given.get("description"),
    )


def _profitsharing(given: Resource) -> events.Profitsharing:
    return events.Profitsharing(
        transaction_id=given["transaction_id"],
        order_id=given["order_id"],
        out_order_no=given["out_order_no"],
        receiver=_profitsharing_receiver(given["receiver"]),
        mchid=given.get("mchid"),
        sp_mchid=given.get("sp_mchid"),
        sub_mchid=given.get("sub_mchid"),
        success_time=given.get("success_time"),
    )


def _recharge_fund_returned_detail(given: Resource) -> events.RechargeFundReturnedDetail:
    return events.RechargeFundReturnedDetail(
        bank_name=given["bank_name"],
        bank_card_tail=given["bank_card_tail"],
        return_time=given["return_time"],
        return_reason=given["return_reason"],
        bank_account_name=given.get("bank_account_name"),
        amount=given.get("amount"),
        currency=given.get("currency"),
        memo=given.get("memo"),
        online_bank_type=given.get("online_bank_type"),
    )


def _recharge_fund_returned(given: Resource) -> events.RechargeFundReturned:
    return events.RechargeFundReturned(
        recharge_returned_id=given.get("recharge_returned_id"),
        sp_mchid=given.get("sp_mchid"),
        sub_mchid=given.get("sub_mchid"),
        out_recharge_no=given.get("out_recharge_no"),
        recharge_id=given.get("recharge_id"),
        recharge_channel=given.get("recharge_channel"),
        detail=_optional(_recharge_fund_returned_detail, given.get("detail")),
    )


def _recharge_recharge_amount(given: Resource) -> events.RechargeRechargeAmount:
    return events.RechargeRechargeAmount(
        amount=given["amount"],
        currency=given["currency"],
    )


def _recharge_bank_transfer_info(given: Resource) -> events.RechargeBankTransferInfo:
    return events.RechargeBankTransferInfo(
        memo=given["memo"],
        bill_no=given["bill_no"],
        bank_name=given["bank_name"],
        bank_card_tail=given["bank_card_tail"],
        bank_account_name=given.get("bank_account_name"),
    )


def _recharge_qr_recharge_info(given: Resource) -> events.RechargeQrRechargeInfo:
    return events.RechargeQrRechargeInfo(
        employee_type=given.get("employee_type"),
        openid=given.get("openid"),
    )


def _recharge_online_bank_recharge_info(given: Resource) -> events.RechargeOnlineBankRechargeInfo:
    return events.RechargeOnlineBankRechargeInfo(
        bill_no=given.get("bill_no"),
        return_time=given.get("return_time"),
        return_reason=given.get("return_reason"),
        bank_name=given.get("bank_name"),
        online_bank_type=given.get("online_bank_type"),
        bank_card_tail=given.get("bank_card_tail"),
        bank_account_name=given.get("bank_account_name"),
    )


def _recharge(given: Resource) -> events.Recharge:
    return events.Recharge(
        sp_mchid=given["sp_mchid"],
        sub_mchid=given["sub_mchid"],
        out_recharge_no=given["out_recharge_no"],
        recharge_id=given["recharge_id"],
        recharge_channel=given["recharge_channel"],
        account_type=given["account_type"],
        recharge_scene=given["recharge_scene"],
        recharge_state=given["recharge_state"],
        recharge_amount=_recharge_recharge_amount(given["recharge_amount"]),
        accept_time=given["accept_time"],
        recharge_state_desc=given.get("recharge_state_desc"),
        remark=given.get("remark"),
        bank_transfer_info=_optional(_recharge_bank_transfer_info, given.get("bank_transfer_info")),
        qr_recharge_info=_optional(_recharge_qr_recharge_info, given.get("qr_recharge_info")),
        success_time=given.get("success_time"),
        close_time=given.get("close_time"),
        online_bank_recharge_info=_optional(
            _recharge_online_bank_recharge_info, given.get("online_bank_recharge_info")
        ),
        available_recharge_channels=tuple(given.get("available_recharge_channels") or ()),
    )


def _refund_direct_amount_exchange_rate(given: Resource) -> events.RefundDirectAmountExchangeRate:
    return events.RefundDirectAmountExchangeRate(
        type=given.get("type"),
        rate=given.get("rate"),
    )


def _refund_direct_amount(given: Resource) -> events.RefundDirectAmount:
    return events.RefundDirectAmount(
        total=given["total"],
        refund=given["refund"],
        payer_total=given.get("payer_total"),
        payer_refund=given.get("payer_refund"),
        currency=given.get("currency"),
        payer_currency=given.get("payer_currency"),
        exchange_rate=_optional(_refund_direct_amount_exchange_rate, given.get("exchange_rate")),
        settlement_refund=given.get("settlement_refund"),
        settlement_currency=given.get("settlement_currency"),
    )


def _refund_direct(given: Resource) -> events.RefundDirect:
    return events.RefundDirect(
        out_trade_no=given["out_trade_no"],
        transaction_id=given["transaction_id"],
        out_refund_no=given["out_refund_no"],
        refund_id=given["refund_id"],
        refund_status=given["refund_status"],
        amount=_refund_direct_amount(given["amount"]),
        mchid=given["mchid"],
        success_time=given.get("success_time"),
        user_received_account=given.get("user_received_account"),
        refund_account=given.get("refund_account"),
        individual_auth_id=given.get("individual_auth_id"),
        recv_account=given.get("recv_account"),
        fund_source=given.get("fund_source"),
    )


def _refund_partner_amount_exchange_rate(given: Resource) -> events.RefundPartnerAmountExchangeRate:
    return events.RefundPartnerAmountExchangeRate(
        type=given.get("type"),
        rate=given.get("rate"),
    )


def _refund_partner_amount(given: Resource) -> events.RefundPartnerAmount:
    return events.RefundPartnerAmount(
        total=given["total"],
        refund=given["refund"],
        payer_total=given.get("payer_total"),
        payer_refund=given.get("payer_refund"),
        currency=given.get("currency"),
        payer_currency=given.get("payer_currency"),
        exchange_rate=_optional(_refund_partner_amount_exchange_rate, given.get("exchange_rate")),
        settlement_refund=given.get("settlement_refund"),
        settlement_currency=given.get("settlement_currency"),
    )


def _refund_partner(given: Resource) -> events.RefundPartner:
    return events.RefundPartner(
        sp_mchid=given["sp_mchid"],
        sub_mchid=given["sub_mchid"],
        out_trade_no=given["out_trade_no"],
        transaction_id=given["transaction_id"],
        out_refund_no=given["out_refund_no"],
        refund_id=given["refund_id"],
        refund_status=given["refund_status"],
        amount=_refund_partner_amount(given["amount"]),
        success_time=given.get("success_time"),
        user_received_account=given.get("user_received_account"),
        refund_account=given.get("refund_account"),
        individual_auth_id=given.get("individual_auth_id"),
        recv_account=given.get("recv_account"),
        fund_source=given.get("fund_source"),
    )


def _risk_trade(given: Resource) -> events.RiskTrade:
    return events.RiskTrade(
        out_trade_no=given["out_trade_no"],
        risk_type=given["risk_type"],
        risk_level=given["risk_level"],
        mchid=given.get("mchid"),
    )


def _security_echo(given: Resource) -> events.SecurityEcho:
    return events.SecurityEcho(
        echo_message=given["echo_message"],
        encrypt_echo_message=given.get("encrypt_echo_message"),
    )


def _settlement(given: Resource) -> events.Settlement:
    return events.Settlement(
        out_settle_batch_no=given["out_settle_batch_no"],
        settle_batch_no=given["settle_batch_no"],
        individual_auth_id=given["individual_auth_id"],
        description=given["description"],
        state=given["state"],
        trade_scenario=given["trade_scenario"],
        create_time=given["create_time"],
        finish_time=given.get("finish_time"),
    )


def _transaction_combine_scene_info(given: Resource) -> events.TransactionCombineSceneInfo:
    return events.TransactionCombineSceneInfo(
        device_id=given.get("device_id"),
    )


def _transaction_combine_sub_orders_amount(given: Resource) -> events.TransactionCombineSubOrdersAmount:
    return events.TransactionCombineSubOrdersAmount(
        total_amount=given["total_amount"],
        currency=given["currency"],
        payer_amount=given.get("payer_amount"),
        payer_currency=given.get("payer_currency"),
        settlement_rate=given.get("settlement_rate"),
    )


def _transaction_combine_sub_orders(given: Resource) -> events.TransactionCombineSubOrders:
    return events.TransactionCombineSubOrders(
        mchid=given["mchid"],
        trade_state=given["trade_state"],
        amount=_transaction_combine_sub_orders_amount(given["amount"]),
        out_trade_no=given["out_trade_no"],
        trade_type=given.get("trade_type"),
        bank_type=given.get("bank_type"),
        attach=given.get("attach"),
        success_time=given.get("success_time"),
        transaction_id=given.get("transaction_id"),
        individual_auth_id=given.get("individual_auth_id"),
        individual_name=given.get("individual_name"),
    )


def _transaction_combine_combine_payer_info(given: Resource) -> events.TransactionCombineCombinePayerInfo:
    return events.TransactionCombineCombinePayerInfo(
        openid=given.get("openid"),
    )


def _transaction_combine_installment_info(given: Resource) -> events.TransactionCombineInstallmentInfo:
    return events.TransactionCombineInstallmentInfo(
        use_subsidy=given.get("use_subsidy"),
        selected_installment_number=given.get("selected_installment_number"),
    )


def _transaction_combine(given: Resource) -> events.TransactionCombine:
    return events.TransactionCombine(
        combine_out_trade_no=given["combine_out_trade_no"],
        combine_mchid=given["combine_mchid"],
        sub_orders=_list(_transaction_combine_sub_orders, given["sub_orders"]),
        combine_appid=given.get("combine_appid"),
        scene_info=_optional(_transaction_combine_scene_info, given.get("scene_info")),
        combine_payer_info=_optional(_transaction_combine_combine_payer_info, given.get("combine_payer_info")),
        combine_transaction_id=given.get("combine_transaction_id"),
        installment_info=_optional(_transaction_combine_installment_info, given.get("installment_info")),
    )


def _transaction_deduction_amount_exchange_rate(given: Resource) -> events.TransactionDeductionAmountExchangeRate:
    return events.TransactionDeductionAmountExchangeRate(
        type=given.get("type"),
        rate=given.get("rate"),
    )


def _transaction_deduction_amount(given: Resource) -> events.TransactionDeductionAmount:
    return events.TransactionDeductionAmount(
        total=given["total"],
        payer_total=given.get("payer_total"),
        currency=given.get("currency"),
        payer_currency=given.get("payer_currency"),
        exchange_rate=_optional(_transaction_deduction_amount_exchange_rate, given.get("exchange_rate")),
    )


def _transaction_deduction_promotion_detail_goods_detail(
    given: Resource,
) -> events.TransactionDeductionPromotionDetailGoodsDetail:
    return events.TransactionDeductionPromotionDetailGoodsDetail(
        goods_remark=given.get("goods_remark"),
        quantity=given.get("quantity"),
        discount_amount=given.get("discount_amount"),
        goods_id=given.get("goods_id"),
        unit_price=given.get("unit_price"),
    )


def _transaction_deduction_promotion_detail(given: Resource) -> events.TransactionDeductionPromotionDetail:
    return events.TransactionDeductionPromotionDetail(
        amount=given.get("amount"),
        wechatpay_contribute=given.get("wechatpay_contribute"),
        coupon_id=given.get("coupon_id"),
        scope=given.get("scope"),
        merchant_contribute=given.get("merchant_contribute"),
        name=given.get("name"),
        other_contribute=given.get("other_contribute"),
        currency=given.get("currency"),
        stock_id=given.get("stock_id"),
        goods_detail=_list(_transaction_deduction_promotion_detail_goods_detail, given.get("goods_detail")),
        type=given.get("type"),
        activity_id=given.get("activity_id"),
    )


def _transaction_deduction_payer(given: Resource) -> events.TransactionDeductionPayer:
    return events.TransactionDeductionPayer(
        openid=given.get("openid"),
    )


def _transaction_deduction_scene_info(given: Resource) -> events.TransactionDeductionSceneInfo:
    return events.TransactionDeductionSceneInfo(
        device_id=given.get("device_id"),
    )


def _transaction_deduction_contract_information(given: Resource) -> events.TransactionDeductionContractInformation:
    return events.TransactionDeductionContractInformation(
        contract_id=given.get("contract_id"),
        contract_status=given.get("contract_status"),
        create_time=given.get("create_time"),
    )


def _transaction_deduction(given: Resource) -> events.TransactionDeduction:
    return events.TransactionDeduction(
        out_trade_no=given["out_trade_no"],
        trade_type=given["trade_type"],
        trade_state=given["trade_state"],
        amount=_transaction_deduction_amount(given["amount"]),
        mchid=given["mchid"],
        trade_state_desc=given.get("trade_state_desc"),
        attach=given.get("attach"),
        transaction_id=given.get("transaction_id"),
        bank_type=given.get("bank_type"),
        success_time=given.get("success_time"),
        promotion_detail=_list(_transaction_deduction_promotion_detail, given.get("promotion_detail")),
        payer=_optional(_transaction_deduction_payer, given.get("payer")),
        scene_info=_optional(_transaction_deduction_scene_info, given.get("scene_info")),
        appid=given.get("appid"),
        description=given.get("description"),
        create_time=given.get("create_time"),
        trade_state_description=given.get("trade_state_description"),
        user_repaid=given.get("user_repaid"),
        plan_id=given.get("plan_id"),
        contract_information=_optional(_transaction_deduction_contract_information, given.get("contract_information")),
    )


def _transaction_direct_amount_exchange_rate(given: Resource) -> events.TransactionDirectAmountExchangeRate:
    return events.TransactionDirectAmountExchangeRate(
        type=given.get("type"),
        rate=given.get("rate"),
    )


def _transaction_direct_amount(given: Resource) -> events.TransactionDirectAmount:
    return events.TransactionDirectAmount(
        total=given["total"],
        payer_total=given.get("payer_total"),
        currency=given.get("currency"),
        payer_currency=given.get("payer_currency"),
        exchange_rate=_optional(_transaction_direct_amount_exchange_rate, given.get("exchange_rate")),
    )


def _transaction_direct_promotion_detail_goods_detail(
    given: Resource,
) -> events.TransactionDirectPromotionDetailGoodsDetail:
    return events.TransactionDirectPromotionDetailGoodsDetail(
        goods_remark=given.get("goods_remark"),
        quantity=given.get("quantity"),
        discount_amount=given.get("discount_amount"),
        goods_id=given.get("goods_id"),
        unit_price=given.get("unit_price"),
        price=given.get("price"),
    )


def _transaction_direct_promotion_detail(given: Resource) -> events.TransactionDirectPromotionDetail:
    return events.TransactionDirectPromotionDetail(
        amount=given.get("amount"),
        wechatpay_contribute=given.get("wechatpay_contribute"),
        coupon_id=given.get("coupon_id"),
        scope=given.get("scope"),
        merchant_contribute=given.get("merchant_contribute"),
        name=given.get("name"),
        other_contribute=given.get("other_contribute"),
        currency=given.get("currency"),
        stock_id=given.get("stock_id"),
        goods_detail=_list(_transaction_direct_promotion_detail_goods_detail, given.get("goods_detail")),
        promotion_id=given.get("promotion_id"),
        type=given.get("type"),
        activity_id=given.get("activity_id"),
        wechatpay_contribute_amount=given.get("wechatpay_contribute_amount"),
        merchant_contribute_amount=given.get("merchant_contribute_amount"),
        other_contribute_amount=given.get("other_contribute_amount"),
    )


def _transaction_direct_payer(given: Resource) -> events.TransactionDirectPayer:
    return events.TransactionDirectPayer(
        openid=given.get("openid"),
    )


def _transaction_direct_scene_info(given: Resource) -> events.TransactionDirectSceneInfo:
    return events.TransactionDirectSceneInfo(
        device_id=given.get("device_id"),
    )


def _transaction_direct_contract_information(given: Resource) -> events.TransactionDirectContractInformation:
    return events.TransactionDirectContractInformation(
        contract_id=given.get("contract_id"),
        contract_status=given.get("contract_status"),
        create_time=given.get("create_time"),
    )


def _transaction_direct_device_information(given: Resource) -> events.TransactionDirectDeviceInformation:
    return events.TransactionDirectDeviceInformation(
        device_id=given.get("device_id"),
        payer_total=given.get("payer_total"),
    )


def _transaction_direct_device_info(given: Resource) -> events.TransactionDirectDeviceInfo:
    return events.TransactionDirectDeviceInfo(
        device_id=given.get("device_id"),
    )


def _transaction_direct(given: Resource) -> events.TransactionDirect:
    return events.TransactionDirect(
        amount=_transaction_direct_amount(given["amount"]),
        mchid=given["mchid"],
        trade_state=given["trade_state"],
        out_trade_no=given["out_trade_no"],
        transaction_id=given.get("transaction_id"),
        bank_type=given.get("bank_type"),
        promotion_detail=_list(_transaction_direct_promotion_detail, given.get("promotion_detail")),
        success_time=given.get("success_time"),
        payer=_optional(_transaction_direct_payer, given.get("payer")),
        appid=given.get("appid"),
        trade_state_desc=given.get("trade_state_desc"),
        trade_type=given.get("trade_type"),
        attach=given.get("attach"),
        scene_info=_optional(_transaction_direct_scene_info, given.get("scene_info")),
        id=given.get("id"),
        description=given.get("description"),
        create_time=given.get("create_time"),
        trade_state_description=given.get("trade_state_description"),
        user_repaid=given.get("user_repaid"),
        openid=given.get("openid"),
        plan_id=given.get("plan_id"),
        contract_information=_optional(_transaction_direct_contract_information, given.get("contract_information")),
        device_information=_optional(_transaction_direct_device_information, given.get("device_information")),
        device_info=_optional(_transaction_direct_device_info, given.get("device_info")),
    )


def _transaction_industry_payer(given: Resource) -> events.TransactionIndustryPayer:
    return events.TransactionIndustryPayer(
        openid=given["openid"],
        sub_openid=given.get("sub_openid"),
    )


def _transaction_industry_amount(given: Resource) -> events.TransactionIndustryAmount:
    return events.TransactionIndustryAmount(
        total=given["total"],
        currency=given["currency"],
        payer_total=given.get("payer_total"),
        discount_total=given.get("discount_total"),
    )


def _transaction_industry_device_info(given: Resource) -> events.TransactionIndustryDeviceInfo:
    return events.TransactionIndustryDeviceInfo(
        device_ip=given["device_ip"],
        device_id=given.get("device_id"),
    )


def _transaction_industry_promotion_detail(given: Resource) -> events.TransactionIndustryPromotionDetail:
    return events.TransactionIndustryPromotionDetail(
        coupon_id=given.get("coupon_id"),
        name=given.get("name"),
        scope=given.get("scope"),
        type=given.get("type"),
        amount=given.get("amount"),
        stock_id=given.get("stock_id"),
        wechatpay_contribute=given.get("wechatpay_contribute"),
        merchant_contribute=given.get("merchant_contribute"),
        other_contribute=given.get("other_contribute"),
    )


def _transaction_industry(given: Resource) -> events.TransactionIndustry:
    return events.TransactionIndustry(
        mchid=given["mchid"],
        appid=given["appid"],
        out_trade_no=given["out_trade_no"],
        trade_state=given["trade_state"],
        amount=_transaction_industry_amount(given["amount"]),
        device_info=_transaction_industry_device_info(given["device_info"]),
        sub_mchid=given.get("sub_mchid"),
        sub_appid=given.get("sub_appid"),
        transaction_id=given.get("transaction_id"),
        trade_type=given.get("trade_type"),
        trade_state_desc=given.get("trade_state_desc"),
        bank_type=given.get("bank_type"),
        attach=given.get("attach"),
        success_time=given.get("success_time"),
        payer=_optional(_transaction_industry_payer, given.get("payer")),
        promotion_detail=_list(_transaction_industry_promotion_detail, given.get("promotion_detail")),
    )


def _transaction_parking_payer(given: Resource) -> events.TransactionParkingPayer:
    return events.TransactionParkingPayer(
        openid=given.get("openid"),
        sub_openid=given.get("sub_openid"),
    )


def _transaction_parking_amount_exchange_rate(given: Resource) -> events.TransactionParkingAmountExchangeRate:
    return events.TransactionParkingAmountExchangeRate(
        type=given.get("type"),
        rate=given.get("rate"),
    )


def _transaction_parking_amount(given: Resource) -> events.TransactionParkingAmount:
    return events.TransactionParkingAmount(
        total=given["total"],
        discount_total=given.get("discount_total"),
        payer_total=given.get("payer_total"),
        currency=given.get("currency"),
        payer_currency=given.get("payer_currency"),
        exchange_rate=_optional(_transaction_parking_amount_exchange_rate, given.get("exchange_rate")),
    )


def _transaction_parking_parking_info(given: Resource) -> events.TransactionParkingParkingInfo:
    return events.TransactionParkingParkingInfo(
        plate_number=given["plate_number"],
        parking_id=given.get("parking_id"),
        plate_color=given.get("plate_color"),
        start_time=given.get("start_time"),
        end_time=given.get("end_time"),
        parking_name=given.get("parking_name"),
        charging_duration=given.get("charging_duration"),
        device_id=given.get("device_id"),
    )


def _transaction_parking_promotion_detail(given: Resource) -> events.TransactionParkingPromotionDetail:
    return events.TransactionParkingPromotionDetail(
        coupon_id=given.get("coupon_id"),
        name=given.get("name"),
        scope=given.get("scope"),
        type=given.get("type"),
        amount=given.get("amount"),
        stock_id=given.get("stock_id"),
        wechatpay_contribute=given.get("wechatpay_contribute"),
        merchant_contribute=given.get("merchant_contribute"),
        other_contribute=given.get("other_contribute"),
        activity_id=given.get("activity_id"),
        currency=given.get("currency"),
    )


def _transaction_parking(given: Resource) -> events.TransactionParking:
    return events.TransactionParking(
        out_trade_no=given["out_trade_no"],
        trade_state=given["trade_state"],
        trade_scene=given["trade_scene"],
        amount=_transaction_parking_amount(given["amount"]),
        parking_info=_transaction_parking_parking_info(given["parking_info"]),
        appid=given.get("appid"),
        sp_mchid=given.get("sp_mchid"),
        sub_appid=given.get("sub_appid"),
        sub_mchid=given.get("sub_mchid"),
        trade_state_description=given.get("trade_state_description"),
        bank_type=given.get("bank_type"),
        attach=given.get("attach"),
        success_time=given.get("success_time"),
        create_time=given.get("create_time"),
        user_repaid=given.get("user_repaid"),
        description=given.get("description"),
        payer=_optional(_transaction_parking_payer, given.get("payer")),
        promotion_detail=_list(_transaction_parking_promotion_detail, given.get("promotion_detail")),
        transaction_id=given.get("transaction_id"),
        trade_type=given.get("trade_type"),
    )


def _transaction_partner_amount_exchange_rate(given: Resource) -> events.TransactionPartnerAmountExchangeRate:
    return events.TransactionPartnerAmountExchangeRate(
        type=given.get("type"),
        rate=given.get("rate"),
    )


def _transaction_partner_amount(given: Resource) -> events.TransactionPartnerAmount:
    return events.TransactionPartnerAmount(
        total=given["total"],
        payer_total=given.get("payer_total"),
        currency=given.get("currency"),
        payer_currency=given.get("payer_currency"),
        exchange_rate=_optional(_transaction_partner_amount_exchange_rate, given.get("exchange_rate")),
    )


def _transaction_partner_promotion_detail_goods_detail(
    given: Resource,
) -> events.TransactionPartnerPromotionDetailGoodsDetail:
    return events.TransactionPartnerPromotionDetailGoodsDetail(
        goods_remark=given.get("goods_remark"),
        quantity=given.get("quantity"),
        discount_amount=given.get("discount_amount"),
        goods_id=given.get("goods_id"),
        unit_price=given.get("unit_price"),
        price=given.get("price"),
    )


def _transaction_partner_promotion_detail(given: Resource) -> events.TransactionPartnerPromotionDetail:
    return events.TransactionPartnerPromotionDetail(
        amount=given.get("amount"),
        wechatpay_contribute=given.get("wechatpay_contribute"),
        coupon_id=given.get("coupon_id"),
        scope=given.get("scope"),
        merchant_contribute=given.get("merchant_contribute"),
        name=given.get("name"),
        other_contribute=given.get("other_contribute"),
        currency=given.get("currency"),
        stock_id=given.get("stock_id"),
        goods_detail=_list(_transaction_partner_promotion_detail_goods_detail, given.get("goods_detail")),
        promotion_id=given.get("promotion_id"),
        type=given.get("type"),
        activity_id=given.get("activity_id"),
        wechatpay_contribute_amount=given.get("wechatpay_contribute_amount"),
        merchant_contribute_amount=given.get("merchant_contribute_amount"),
        other_contribute_amount=given.get("other_contribute_amount"),
    )


def _transaction_partner_payer(given: Resource) -> events.TransactionPartnerPayer:
    return events.TransactionPartnerPayer(
        sp_openid=given.get("sp_openid"),
        sub_openid=given.get("sub_openid"),
        openid=given.get("openid"),
    )


def _transaction_partner_scene_info(given: Resource) -> events.TransactionPartnerSceneInfo:
    return events.TransactionPartnerSceneInfo(
        device_id=given.get("device_id"),
    )


def _transaction_partner_contract_information(given: Resource) -> events.TransactionPartnerContractInformation:
    return events.TransactionPartnerContractInformation(
        contract_id=given.get("contract_id"),
        contract_status=given.get("contract_status"),
        create_time=given.get("create_time"),
    )


def _transaction_partner_device_information(given: Resource) -> events.TransactionPartnerDeviceInformation:
    return events.TransactionPartnerDeviceInformation(
        device_id=given.get("device_id"),
        payer_total=given.get("payer_total"),
    )


def _transaction_partner_device_info(given: Resource) -> events.TransactionPartnerDeviceInfo:
    return events.TransactionPartnerDeviceInfo(
        device_id=given.get("device_id"),
    )


def _transaction_partner(given: Resource) -> events.TransactionPartner:
    return events.TransactionPartner(
        sp_mchid=given["sp_mchid"],
        sub_mchid=given["sub_mchid"],
        out_trade_no=given["out_trade_no"],
        trade_state=given["trade_state"],
        amount=_transaction_partner_amount(given["amount"]),
        sp_appid=given.get("sp_appid"),
        sub_appid=given.get("sub_appid"),
        trade_state_desc=given.get("trade_state_desc"),
        trade_type=given.get("trade_type"),
        attach=given.get("attach"),
        transaction_id=given.get("transaction_id"),
        bank_type=given.get("bank_type"),
        success_time=given.get("success_time"),
        promotion_detail=_list(_transaction_partner_promotion_detail, given.get("promotion_detail")),
        payer=_optional(_transaction_partner_payer, given.get("payer")),
        scene_info=_optional(_transaction_partner_scene_info, given.get("scene_info")),
        id=given.get("id"),
        appid=given.get("appid"),
        description=given.get("description"),
        create_time=given.get("create_time"),
        trade_state_description=given.get("trade_state_description"),
        user_repaid=given.get("user_repaid"),
        openid=given.get("openid"),
        sub_openid=given.get("sub_openid"),
        plan_id=given.get("plan_id"),
        contract_information=_optional(_transaction_partner_contract_information, given.get("contract_information")),
        device_information=_optional(_transaction_partner_device_information, given.get("device_information")),
        device_info=_optional(_transaction_partner_device_info, given.get("device_info")),
    )


def _transfer_authorization_close_info(given: Resource) -> events.TransferAuthorizationCloseInfo:
    return events.TransferAuthorizationCloseInfo(
        close_time=given["close_time"],
        close_reason=given["close_reason"],
    )


def _transfer_authorization(given: Resource) -> events.TransferAuthorization:
    return events.TransferAuthorization(
        out_authorization_no=given["out_authorization_no"],
        appid=given["appid"],
        openid=given["openid"],
        user_display_name=given["user_display_name"],
        authorization_id=given["authorization_id"],
        state=given["state"],
        authorize_time=given["authorize_time"],
        close_info=_optional(_transfer_authorization_close_info, given.get("close_info")),
    )


def _transfer_batch(given: Resource) -> events.TransferBatch:
    return events.TransferBatch(
        out_batch_no=given["out_batch_no"],
        batch_id=given["batch_id"],
        batch_status=given["batch_status"],
        total_num=given["total_num"],
        total_amount=given["total_amount"],
        update_time=given["update_time"],
        mchid=given.get("mchid"),
        close_reason=given.get("close_reason"),
        success_amount=given.get("success_amount"),
        success_num=given.get("success_num"),
        fail_amount=given.get("fail_amount"),
        fail_num=given.get("fail_num"),
    )


def _transfer_bill(given: Resource) -> events.TransferBill:
    return events.TransferBill(
        out_bill_no=given["out_bill_no"],
        transfer_bill_no=given["transfer_bill_no"],
        state=given["state"],
        transfer_amount=given["transfer_amount"],
        create_time=given["create_time"],
        update_time=given["update_time"],
        mch_id=given.get("mch_id"),
        mchid=given.get("mchid"),
        sub_mchid=given.get("sub_mchid"),
        openid=given.get("openid"),
        fail_reason=given.get("fail_reason"),
        payment_method_type=given.get("payment_method_type"),
    )


def _transfer_qqwallet_bill(given: Resource) -> events.TransferQqwalletBill:
    return events.TransferQqwalletBill(
        mchid=given["mchid"],
        out_bill_no=given["out_bill_no"],
        transfer_bill_no=given["transfer_bill_no"],
        appid=given["appid"],
        state=given["state"],
        transfer_amount=given["transfer_amount"],
        transfer_remark=given["transfer_remark"],
        create_time=given["create_time"],
        update_time=given["update_time"],
        openid=given.get("openid"),
        user_qq=given.get("user_qq"),
        user_name=given.get("user_name"),
        fail_reason=given.get("fail_reason"),
    )


def _v2_contract(given: Resource) -> events.V2Contract:
    return events.V2Contract(
        mch_id=given["mch_id"],
        contract_code=given["contract_code"],
        plan_id=given["plan_id"],
        change_type=given["change_type"],
        operate_time=given["operate_time"],
        contract_id=given["contract_id"],
        sub_mch_id=given.get("sub_mch_id"),
        appid=given.get("appid"),
        sub_appid=given.get("sub_appid"),
        result_code=given.get("result_code"),
        openid=given.get("openid"),
        contract_expired_time=given.get("contract_expired_time"),
        contract_termination_mode=given.get("contract_termination_mode"),
        request_serial=given.get("request_serial"),
    )


def _v2_pay(given: Resource) -> events.V2Pay:
    return events.V2Pay(
        appid=given["appid"],
        mch_id=given["mch_id"],
        result_code=given["result_code"],
        out_trade_no=given["out_trade_no"],
        sub_appid=given.get("sub_appid"),
        sub_mch_id=given.get("sub_mch_id"),
        device_info=given.get("device_info"),
        sign_type=given.get("sign_type"),
        err_code=given.get("err_code"),
        err_code_des=given.get("err_code_des"),
        openid=given.get("openid"),
        is_subscribe=given.get("is_subscribe"),
        sub_openid=given.get("sub_openid"),
        sub_is_subscribe=given.get("sub_is_subscribe"),
        trade_type=given.get("trade_type"),
        trade_state=given.get("trade_state"),
        bank_type=given.get("bank_type"),
        total_fee=given.get("total_fee"),
        settlement_total_fee=given.get("settlement_total_fee"),
        fee_type=given.get("fee_type"),
        cash_fee=given.get("cash_fee"),
        cash_fee_type=given.get("cash_fee_type"),
        coupon_fee=given.get("coupon_fee"),
        coupon_count=given.get("coupon_count"),
        transaction_id=given.get("transaction_id"),
        attach=given.get("attach"),
        time_end=given.get("time_end"),
        contract_id=given.get("contract_id"),
    )


def _v2_refund(given: Resource) -> events.V2Refund:
    return events.V2Refund(
        mch_id=given["mch_id"],
        transaction_id=given["transaction_id"],
        out_trade_no=given["out_trade_no"],
        refund_id=given["refund_id"],
        out_refund_no=given["out_refund_no"],
        total_fee=given["total_fee"],
        refund_fee=given["refund_fee"],
        refund_status=given["refund_status"],
        appid=given.get("appid"),
        sub_appid=given.get("sub_appid"),
        sub_mch_id=given.get("sub_mch_id"),
        settlement_total_fee=given.get("settlement_total_fee"),
        settlement_refund_fee=given.get("settlement_refund_fee"),
        success_time=given.get("success_time"),
        refund_recv_accout=given.get("refund_recv_accout"),
        refund_account=given.get("refund_account"),
        refund_request_source=given.get("refund_request_source"),
    )


def _vehicle_entrance(given: Resource) -> events.VehicleEntrance:
    return events.VehicleEntrance(
        parking_id=given["parking_id"],
        out_parking_no=given["out_parking_no"],
        plate_number=given["plate_number"],
        plate_color=given["plate_color"],
        start_time=given["start_time"],
        parking_name=given["parking_name"],
        free_duration=given["free_duration"],
        parking_state=given["parking_state"],
        state_update_time=given["state_update_time"],
        sp_mchid=given.get("sp_mchid"),
        sub_mchid=given.get("sub_mchid"),
        blocked_state_description=given.get("blocked_state_description"),
    )


def _vehicle_user(given: Resource) -> events.VehicleUser:
    return events.VehicleUser(
        appid=given["appid"],
        sp_mchid=given["sp_mchid"],
        sp_openid=given["sp_openid"],
        contract_id=given["contract_id"],
        bind_state=given["bind_state"],
        plate_number=given["plate_number"],
        sub_openid=given.get("sub_openid"),
        sub_mchid=given.get("sub_mchid"),
    )


def _violation(given: Resource) -> events.Violation:
    return events.Violation(
        sub_mchid=given["sub_mchid"],
        company_name=given["company_name"],
        record_id=given["record_id"],
        punish_plan=given["punish_plan"],
        punish_time=given["punish_time"],
        punish_description=given["punish_description"],
        risk_type=given["risk_type"],
        risk_description=given.get("risk_description"),
    )


def _webizpay_authorization(given: Resource) -> events.WebizpayAuthorization:
    return events.WebizpayAuthorization(
        sp_mchid=given["sp_mchid"],
        sub_mchid=given["sub_mchid"],
        user_id=given["user_id"],
        employee_id=given.get("employee_id"),
        authorization_time=given.get("authorization_time"),
        authorization_state=given.get("authorization_state"),
        authorization_revoked_time=given.get("authorization_revoked_time"),
        reason=given.get("reason"),
    )


def _webizpay_payment(given: Resource) -> events.WebizpayPayment:
    return events.WebizpayPayment(
        sp_mchid=given["sp_mchid"],
        sub_mchid=given["sub_mchid"],
        card_no=given["card_no"],
        employee_id=given["employee_id"],
        receive_mch_name=given["receive_mch_name"],
        receive_mch_full_name=given["receive_mch_full_name"],
        receive_mch_organization_code=given["receive_mch_organization_code"],
        acquirer=given["acquirer"],
        transaction_id=given["transaction_id"],
        out_trade_no=given["out_trade_no"],
        transaction_state=given["transaction_state"],
        amount=given["amount"],
        goods_name=given["goods_name"],
        pay_success_time=given["pay_success_time"],
        refund_id=given.get("refund_id"),
        out_refund_no=given.get("out_refund_no"),
    )


def _webizpay_quota_card(given: Resource) -> events.WebizpayQuotaCard:
    return events.WebizpayQuotaCard(
        sp_mchid=given["sp_mchid"],
        sub_mchid=given["sub_mchid"],
        card_no=given["card_no"],
        employee_id=given["employee_id"],
        card_state=given["card_state"],
        card_disabled_time=given["card_disabled_time"],
        reason=given.get("reason"),
    )


def _webizpay_refund(given: Resource) -> events.WebizpayRefund:
    return events.WebizpayRefund(
        sp_mchid=given["sp_mchid"],
        sub_mchid=given["sub_mchid"],
        card_no=given["card_no"],
        employee_id=given["employee_id"],
        transaction_id=given["transaction_id"],
        out_trade_no=given["out_trade_no"],
        refund_id=given["refund_id"],
        out_refund_no=given["out_refund_no"],
        amount=given["amount"],
        pay_success_time=given["pay_success_time"],
        refunded_amount=given["refunded_amount"],
        refund_amount=given["refund_amount"],
        refund_state=given["refund_state"],
        refund_create_time=given["refund_create_time"],
        refund_success_time=given["refund_success_time"],
    )


def _withdraw(given: Resource) -> events.Withdraw:
    return events.Withdraw(
        status=given["status"],
        withdraw_id=given["withdraw_id"],
        out_request_no=given["out_request_no"],
        create_time=given["create_time"],
        update_time=given["update_time"],
        account_type=given["account_type"],
        account_number=given["account_number"],
        account_bank=given["account_bank"],
        amount=given.get("amount"),
        reason=given.get("reason"),
        remark=given.get("remark"),
        bank_memo=given.get("bank_memo"),
        solution=given.get("solution"),
        bank_name=given.get("bank_name"),
        sub_mchid=given.get("sub_mchid"),
        sp_mchid=given.get("sp_mchid"),
        total_amount=given.get("total_amount"),
        success_amount=given.get("success_amount"),
        fail_amount=given.get("fail_amount"),
        refund_amount=given.get("refund_amount"),
    )


_BY_KIND: Final[dict[str, Callable[[Resource], events.Event]]] = {
    "abnormal_fund": _abnormal_fund,
    "applyment": _applyment,
    "brand_membercard.exchange": _brand_membercard_exchange,
    "brand_membercard.point": _brand_membercard_point,
    "brand_membercard": _brand_membercard,
    "budget": _budget,
    "complaint": _complaint,
    "coupon.send": _coupon_send,
    "coupon.use": _coupon_use,
    "credit_repayment.contract": _credit_repayment_contract,
    "credit_repayment.deduction": _credit_repayment_deduction,
    "cross_border.order": _cross_border_order,
    "cross_border.query": _cross_border_query,
    "delivery_plan": _delivery_plan,
    "discount_card.paid": _discount_card_paid,
    "discount_card": _discount_card,
    "ecommerce_entrust": _ecommerce_entrust,
    "edu_school.debt": _edu_school_debt,
    "entrust.contract": _entrust_contract,
    "entrust.release": _entrust_release,
    "entrust.signing": _entrust_signing,
    "entrust.terminate_inquiry": _entrust_terminate_inquiry,
    "entrust.terminate_retention": _entrust_terminate_retention,
    "facepay.user": _facepay_user,
    "fapiao": _fapiao,
    "fapiao.user_applied": _fapiao_user_applied,
    "insurance_entrust": _insurance_entrust,
    "insurance_policy": _insurance_policy,
    "mall.auth": _mall_auth,
    "mall.refund": _mall_refund,
    "mall.transaction": _mall_transaction,
    "medical_insurance": _medical_insurance,
    "membercard": _membercard,
    "membercard.user_card": _membercard_user_card,
    "merchant_control.appeal": _merchant_control_appeal,
    "merchant_control.block": _merchant_control_block,
    "merchant_control.manage": _merchant_control_manage,
    "merchant_notify": _merchant_notify,
    "papay": _papay,
    "parking_fee.query": _parking_fee_query,
    "payscore.contract": _payscore_contract,
    "payscore.order": _payscore_order,
    "payscore.service": _payscore_service,
    "payscore.service_account": _payscore_service_account,
    "payscore.sign_plan": _payscore_sign_plan,
    "power_bank.insurance": _power_bank_insurance,
    "product_coupon.image": _product_coupon_image,
    "product_coupon": _product_coupon,
    "profitsharing.return": _profitsharing_return,
    "profitsharing": _profitsharing,
    "recharge.fund_returned": _recharge_fund_returned,
    "recharge": _recharge,
    "refund.direct": _refund_direct,
    "refund.partner": _refund_partner,
    "risk_trade": _risk_trade,
    "security_echo": _security_echo,
    "settlement": _settlement,
    "transaction.combine": _transaction_combine,
    "transaction.deduction": _transaction_deduction,
    "transaction.direct": _transaction_direct,
    "transaction.industry": _transaction_industry,
    "transaction.parking": _transaction_parking,
    "transaction.partner": _transaction_partner,
    "transfer.authorization": _transfer_authorization,
    "transfer.batch": _transfer_batch,
    "transfer.bill": _transfer_bill,
    "transfer.qqwallet_bill": _transfer_qqwallet_bill,
    "v2.contract": _v2_contract,
    "v2.pay": _v2_pay,
    "v2.refund": _v2_refund,
    "vehicle.entrance": _vehicle_entrance,
    "vehicle.user": _vehicle_user,
    "violation": _violation,
    "webizpay.authorization": _webizpay_authorization,
    "webizpay.payment": _webizpay_payment,
    "webizpay.quota_card": _webizpay_quota_card,
    "webizpay.refund": _webizpay_refund,
    "withdraw": _withdraw,
}
=======
>>>>>>> main
