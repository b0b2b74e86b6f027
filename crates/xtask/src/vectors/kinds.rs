//! What a plaintext is: every event type that is known, with a small plaintext.

use std::collections::BTreeSet;

use super::cast::Cast;
use super::draft::Draft;
use super::group::Group;

/// Event type, plaintext, kind. A case is named by its event type and, where one event type carries
/// several kinds, by the kind.
const CASES: &[(&str, &str, &str)] = &[
    (
        "TRANSACTION.SUCCESS",
        r#"{"mchid":"1900007291","appid":"wx1","out_trade_no":"A1","amount":{"total":1}}"#,
        "transaction.direct",
    ),
    (
        "TRANSACTION.SUCCESS",
        r#"{"sp_mchid":"1900007291","sub_mchid":"1900009999","out_trade_no":"A1"}"#,
        "transaction.partner",
    ),
    (
        "TRANSACTION.SUCCESS",
        r#"{"combine_mchid":"1900007291","combine_out_trade_no":"C1","sub_orders":[{"mchid":"1","sp_mchid":"2"}]}"#,
        "transaction.combine",
    ),
    (
        "TRANSACTION.SUCCESS",
        r#"{"mchid":"1900007291","trade_scene":"PARKING","out_trade_no":"A1"}"#,
        "transaction.parking",
    ),
    (
        "TRANSACTION.SUCCESS",
        r#"{"mchid":"1900007291","trade_type":"PAP","out_trade_no":"A1"}"#,
        "transaction.deduction",
    ),
    ("TRANSACTION.FAIL", r#"{"mchid":"1900007291","trade_type":"PAP","out_trade_no":"A1"}"#, "transaction.deduction"),
    (
        "TRANSACTION.PAY_BACK",
        r#"{"mchid":"1900007291","trade_type":"PAP","out_trade_no":"A1"}"#,
        "transaction.deduction",
    ),
    (
        "TRANSACTION.SUCCESS",
        r#"{"mchid":"1900007291","receiver":{"type":"MERCHANT_ID","account":"1","amount":1}}"#,
        "profitsharing",
    ),
    ("TRANSACTION.SUCCESS", r#"{"sp_mchid":"1900007291","bind_state":"BIND","plate_number":"1"}"#, "vehicle.user"),
    ("TRANSACTION.SUCCESS", r#"{"out_trade_no":"A1"}"#, "unknown"),
    (
        "TRANSACTION.FAIL",
        r#"{"sp_mchid":"1900007291","sub_mchid":"1900009999","trade_state":"PAYERROR"}"#,
        "transaction.partner",
    ),
    ("TRANSACTION.FAIL", r#"{"mchid":"1900007291","trade_state":"PAYERROR"}"#, "transaction.direct"),
    ("TRANSACTION.PAY_BACK", r#"{"mchid":"1900007291","trade_state":"SUCCESS"}"#, "transaction.direct"),
    ("TRANSACTION.PAY_BACK", r#"{"sp_mchid":"1900007291","trade_scene":"PARKING"}"#, "transaction.parking"),
    ("TRANSACTION.INDUSTRY_SUCCESS", r#"{"mchid":"1900007291","device_info":{}}"#, "transaction.industry"),
    ("TRANSACTION.INDUSTRY_FAILED", r#"{"mchid":"1900007291","device_info":{}}"#, "transaction.industry"),
    ("REFUND.SUCCESS", r#"{"mchid":"1900007291","out_refund_no":"R1"}"#, "refund.direct"),
    ("REFUND.SUCCESS", r#"{"sp_mchid":"1900007291","sub_mchid":"1900009999","out_refund_no":"R1"}"#, "refund.partner"),
    ("REFUND.ABNORMAL", r#"{"sp_mchid":"1900007291","refund_status":"ABNORMAL"}"#, "refund.partner"),
    ("REFUND.ABNORMAL", r#"{"mchid":"1900007291","refund_status":"ABNORMAL"}"#, "refund.direct"),
    ("REFUND.CLOSED", r#"{"mchid":"1900007291","refund_status":"CLOSED"}"#, "refund.direct"),
    ("REFUND.CLOSED", r#"{"sp_mchid":"1900007291","refund_status":"CLOSED"}"#, "refund.partner"),
    ("PROFITSHARING", r#"{"mchid":"1900007291","receiver":{"amount":1}}"#, "profitsharing"),
    ("PROFITSHARING.SUCCESS", r#"{"sp_mchid":"1900007291","receiver":{"amount":1}}"#, "profitsharing"),
    ("PROFITSHARING_RETURN", r#"{"mchid":"1900007291","receiver":{"amount":1}}"#, "profitsharing.return"),
    ("PROFITSHARING.RETURN", r#"{"mchid":"1900007291","receiver":{"amount":1}}"#, "profitsharing.return"),
    ("PAYSCORE.USER_CONFIRM", r#"{"mchid":"1900007291","out_order_no":"O1","state":"DOING"}"#, "payscore.order"),
    ("PAYSCORE.USER_PAID", r#"{"mchid":"1900007291","out_order_no":"O1","total_amount":1}"#, "payscore.order"),
    ("PAYSCORE.MCH_PREPAY", r#"{"mchid":"1900007291","out_order_no":"O1","prepay_req_body":{}}"#, "payscore.order"),
    (
        "PAYSCORE.USER_OPEN_SERVICE",
        r#"{"mchid":"1900007291","service_id":"1","user_service_status":"USER_OPEN_SERVICE"}"#,
        "payscore.service",
    ),
    ("PAYSCORE.USER_CLOSE_SERVICE", r#"{"mchid":"1900007291","service_id":"1"}"#, "payscore.service"),
    ("PAYSCORE.USER_ACCEPTED", r#"{"mchid":"1900007291","contract_id":"1"}"#, "payscore.contract"),
    ("PAYSCORE.USER_SIGN_PLAN", r#"{"mchid":"1900007291","sign_plan_id":"1"}"#, "payscore.sign_plan"),
    ("PAYSCORE.USER_CANCEL_SIGN_PLAN", r#"{"mchid":"1900007291","sign_plan_id":"1"}"#, "payscore.sign_plan"),
    (
        "PAYSCORE.BIND_SERVICE_ACCOUNT",
        r#"{"mchid":"1900007291","out_apply_no":"1","apply_state":"DONE"}"#,
        "payscore.service_account",
    ),
    ("MCHTRANSFER.BILL.FINISHED", r#"{"mchid":"1900007291","out_bill_no":"B1","transfer_amount":1}"#, "transfer.bill"),
    (
        "MCHTRANSFER.QQWALLETBILL.FINISHED",
        r#"{"mchid":"1900007291","out_bill_no":"B1","transfer_amount":1}"#,
        "transfer.qqwallet_bill",
    ),
    (
        "MCHTRANSFER.BATCH.FINISHED",
        r#"{"mchid":"1900007291","out_batch_no":"B1","batch_status":"FINISHED"}"#,
        "transfer.batch",
    ),
    (
        "MCHTRANSFER.BATCH.CLOSED",
        r#"{"mchid":"1900007291","out_batch_no":"B1","close_reason":"OVERDUE_CLOSE"}"#,
        "transfer.batch",
    ),
    (
        "MCHTRANSFER.AUTHORIZATION.CONFIRMED",
        r#"{"out_authorization_no":"1","state":"TAKING_EFFECT"}"#,
        "transfer.authorization",
    ),
    ("MCHTRANSFER.AUTHORIZATION.CLOSED", r#"{"out_authorization_no":"1","state":"CLOSED"}"#, "transfer.authorization"),
    ("MCHWITHDRAW.CHANGE", r#"{"withdraw_id":"1","out_request_no":"1","amount":1,"status":"SUCCESS"}"#, "withdraw"),
    ("RECHARGE.SUCCESS", r#"{"sp_mchid":"1900007291","recharge_id":"1","recharge_amount":{"amount":1}}"#, "recharge"),
    ("RECHARGE.CLOSED", r#"{"sp_mchid":"1900007291","recharge_id":"1"}"#, "recharge"),
    ("RECHARGE.FUND_RETURNED", r#"{"sp_mchid":"1900007291","recharge_returned_id":"1"}"#, "recharge.fund_returned"),
    (
        "ABNORMAL_FUND_PROCESSING.TRANSFER.SUCCESS",
        r#"{"receipt_id":"1","transfer_amount":{"total":1}}"#,
        "abnormal_fund",
    ),
    ("SETTLEMENT.SUCCESS", r#"{"settle_batch_no":"1","state":"SUCCESS"}"#, "settlement"),
    ("BUDGET.LOCKED", r#"{"sp_mchid":"1900007291","budget_id":"1","state":"LOCKED"}"#, "budget"),
    ("BUDGET.FINISHED", r#"{"sp_mchid":"1900007291","budget_id":"1","state":"FINISHED"}"#, "budget"),
    ("BUDGET.CLOSED", r#"{"sp_mchid":"1900007291","budget_id":"1","state":"CLOSED"}"#, "budget"),
    ("ENTRUST.SIGN", r#"{"mchid":"1900007291","contract_id":"1","contract_state":"SIGNED"}"#, "entrust.contract"),
    ("ENTRUST.TERMINATE", r#"{"contract_id":"1","contract_state":"TERMINATED"}"#, "entrust.contract"),
    ("ENTRUST.SIGNING", r#"{"plan_id":1,"contract_information":{"contract_id":"1"}}"#, "entrust.signing"),
    ("ENTRUST.RELEASE", r#"{"out_trade_no":"A1","trade_state":"CLOSED"}"#, "entrust.release"),
    ("ENTRUST.TERMINATE_INQUIRY", r#"{"mchid":"1900007291","out_contract_code":"1"}"#, "entrust.terminate_inquiry"),
    ("ENTRUST.TERMINATE_RETENTION", r#"{"mchid":"1900007291","contract_id":"1"}"#, "entrust.terminate_retention"),
    ("ECOMMERCE_ENTRUST.SIGN", r#"{"mchid":"1900007291","plan_id":"1"}"#, "ecommerce_entrust"),
    ("ECOMMERCE_ENTRUST.TERMINATE", r#"{"mchid":"1900007291","plan_id":"1"}"#, "ecommerce_entrust"),
    ("PAPAY.SIGN", r#"{"mchid":"1900007291","contract_id":"1"}"#, "papay"),
    ("PAPAY.TERMINATE", r#"{"mchid":"1900007291","contract_id":"1"}"#, "papay"),
    ("INSURANCE_ENTRUST.SIGN", r#"{"mchid":"1900007291","contract_id":"1"}"#, "insurance_entrust"),
    ("INSURANCE_ENTRUST.RENEW", r#"{"mchid":"1900007291","contract_id":"1"}"#, "insurance_entrust"),
    ("INSURANCE_ENTRUST.TERMINATE", r#"{"mchid":"1900007291","contract_id":"1"}"#, "insurance_entrust"),
    ("INSURANCE_POLICY_MANAGEMENT.GRANTED", r#"{"out_insurance_no":"1","auth_state":"GRANTED"}"#, "insurance_policy"),
    ("CREDIT_REPAYMENT.SIGN_CONTRACT", r#"{"sp_mchid":"1900007291","contract_id":"1"}"#, "credit_repayment.contract"),
    (
        "CREDIT_REPAYMENT.TERMINATE_CONTRACT",
        r#"{"sp_mchid":"1900007291","contract_id":"1"}"#,
        "credit_repayment.contract",
    ),
    (
        "CREDIT_REPAYMENT.DEDUCTION_PAY",
        r#"{"sp_mchid":"1900007291","out_trade_no":"A1"}"#,
        "credit_repayment.deduction",
    ),
    ("COUPON.SEND", r#"{"coupon_code":"1","stock_id":"1"}"#, "coupon.send"),
    ("COUPON.USE", r#"{"coupon_id":"1","stock_id":"1"}"#, "coupon.use"),
    ("PRODUCT_COUPON.SEND", r#"{"coupon_code":"1","product_coupon_id":"1"}"#, "product_coupon"),
    ("PRODUCT_COUPON.USE", r#"{"coupon_code":"1"}"#, "product_coupon"),
    ("PRODUCT_COUPON.RETURN", r#"{"coupon_code":"1"}"#, "product_coupon"),
    ("PRODUCT_COUPON_SP.SEND", r#"{"brand_id":"1","coupon_code":"1"}"#, "product_coupon"),
    ("PRODUCT_COUPON_SP.IMAGE_GENERATION", r#"{"brand_id":"1","task_id":"1"}"#, "product_coupon.image"),
    ("DISCOUNT_CARD.USER_PAID", r#"{"mchid":"1900007291","card_id":"1","total_amount":1}"#, "discount_card.paid"),
    ("DISCOUNT_CARD.USER_ACCEPTED", r#"{"mchid":"1900007291","card_id":"1"}"#, "discount_card"),
    ("DISCOUNT_CARD.GET_CARD", r#"{"mchid":"1900007291","card_id":"1"}"#, "discount_card"),
    ("DISCOUNT_CARD.SETTLEMENT", r#"{"mchid":"1900007291","card_id":"1"}"#, "discount_card"),
    ("DISCOUNT_CARD.AGREEMENT_ENDED", r#"{"mchid":"1900007291","card_id":"1"}"#, "discount_card"),
    ("DELIVERY_PLAN.CHANGE", r#"{"plan_id":"1","plan_state":"DELIVERING"}"#, "delivery_plan"),
    ("DELIVERY_PLAN_STATE.DELIVER", r#"{"plan_id":"1"}"#, "delivery_plan"),
    ("MEMBERCARD.ACCEPT_CARD", r#"{"card_id":"1","event_type":"EVENT_TYPE_ACCEPT"}"#, "membercard"),
    ("MEMBERCARD.ACTIVATE_CARD", r#"{"card_id":"1","code":"1"}"#, "membercard"),
    ("MEMBERCARD.USERCARD_MANAGE", r#"{"card_id":"1"}"#, "membercard"),
    ("MEMBERCARDSP.USER_CARD.CREATE", r#"{"card_id":"1"}"#, "membercard.user_card"),
    ("MEMBERCARDSP.USER_CARD.DELETE", r#"{"card_id":"1"}"#, "membercard.user_card"),
    ("BRAND_MEMBER_CARD.USER_CARD.CREATE", r#"{"brand_id":"1","card_id":"1"}"#, "brand_membercard"),
    ("BRAND_MEMBER_CARD.USER_CARD.DELETE", r#"{"brand_id":"1","card_id":"1"}"#, "brand_membercard"),
    ("BRAND_MEMBER_CARD.POINT_EXCHANGE_COUPON", r#"{"record_id":"1","brand_id":"1"}"#, "brand_membercard.exchange"),
    ("BRAND_MEMBER_CARD.SYNC_USER_POINT", r#"{"brand_id":"1","user_card_code":"1"}"#, "brand_membercard.point"),
    ("BRAND_MEMBER_CARD_SP.USER_CARD.CREATE", r#"{"brand_id":"1","card_id":"1"}"#, "brand_membercard"),
    ("BRAND_MEMBER_CARD_SP.USER_CARD.DELETE", r#"{"brand_id":"1","card_id":"1"}"#, "brand_membercard"),
    ("BRAND_MEMBER_CARD_SP.POINT_EXCHANGE_COUPON", r#"{"record_id":"1","brand_id":"1"}"#, "brand_membercard.exchange"),
    ("BRAND_MEMBER_CARD_SP.SYNC_USER_POINT", r#"{"brand_id":"1","user_card_code":"1"}"#, "brand_membercard.point"),
    ("MALL_TRANSACTION.SUCCESS", r#"{"mchid":"1900007291","shop_name":"x","amount":1}"#, "mall.transaction"),
    ("MALL_REFUND.SUCCESS", r#"{"mchid":"1900007291","refund_amount":1}"#, "mall.refund"),
    ("MALL_AUTH.ACTIVATE_CARD", r#"{"mchid":"1900007291","auth_type":"MALL"}"#, "mall.auth"),
    ("FAPIAO.ISSUED", r#"{"mchid":"1900007291","fapiao_apply_id":"1"}"#, "fapiao"),
    ("FAPIAO.REVERSED", r#"{"mchid":"1900007291","fapiao_apply_id":"1"}"#, "fapiao"),
    ("FAPIAO.CARD_INSERTED", r#"{"mchid":"1900007291","fapiao_apply_id":"1"}"#, "fapiao"),
    ("FAPIAO.CARD_DISCARDED", r#"{"mchid":"1900007291","fapiao_apply_id":"1"}"#, "fapiao"),
    ("FAPIAO.USER_APPLIED", r#"{"mchid":"1900007291","apply_time":"1"}"#, "fapiao.user_applied"),
    ("COMPLAINT.CREATE", r#"{"complaint_id":"1","action_type":"CREATE_COMPLAINT"}"#, "complaint"),
    ("COMPLAINT.STATE_CHANGE", r#"{"complaint_id":"1","action_type":"USER_REVOKE"}"#, "complaint"),
    ("VIOLATION.PUNISH", r#"{"sub_mchid":"1","record_id":"1"}"#, "violation"),
    ("VIOLATION.INTERCEPT", r#"{"sub_mchid":"1","record_id":"1"}"#, "violation"),
    ("VIOLATION.APPEAL", r#"{"sub_mchid":"1","record_id":"1"}"#, "violation"),
    ("BLOCKRECORD.CHANGE", r#"{"sub_mchid":"1","block_record_id":"1"}"#, "merchant_control.block"),
    ("BLOCKSUBMISSION.CHANGE", r#"{"sub_mchid":"1","appeal_record_id":"1"}"#, "merchant_control.appeal"),
    ("MANAGERECORD.CHANGE", r#"{"sub_mchid":"1","manage_record_id":"1"}"#, "merchant_control.manage"),
    ("RISKTRADE.IDENTIFICATION", r#"{"mchid":"1900007291","risk_level":"HIGH"}"#, "risk_trade"),
    ("MERCHANT_NOTIFY.NOTIFY", r#"{"topic_name":{"topic_english_name":"x"}}"#, "merchant_notify"),
    ("APPLYMENT_STATE.APPROVED", r#"{"sub_mchid":"1","applyment_id":1}"#, "applyment"),
    ("VEHICLE.ENTRANCE_STATE_CHANGE", r#"{"sp_mchid":"1900007291","parking_id":"1"}"#, "vehicle.entrance"),
    ("VEHICLE.USER_STATE_CHANGE", r#"{"sp_mchid":"1900007291","bind_state":"UNBIND"}"#, "vehicle.user"),
    ("PARKING_FEE.QUERY_TRANS_INFO", r#"{"out_serial_number":"1"}"#, "parking_fee.query"),
    ("CROSS_BORDER_PAY.GET_MCH_INFO", r#"{"acq_tid":"1"}"#, "cross_border.query"),
    ("CROSS_BORDER_PAY.PUSH_ORDER_INFO", r#"{"acq_tid":"1","amount":{"total":1}}"#, "cross_border.order"),
    ("MEDICAL_INSURANCE.SUCCESS", r#"{"mix_trade_no":"1","out_trade_no":"A1"}"#, "medical_insurance"),
    ("FACEPAY.USER_STATE_CHANGE", r#"{"user_id":"1","mch_id":"1900007291"}"#, "facepay.user"),
    ("EDU_SCHOOL_PAY.USER_DEBT_STATE_UPDATE", r#"{"openid":"1","debt_count":1}"#, "edu_school.debt"),
    ("HIRE_POWER_BANK.RECEIVE_INSURANCE", r#"{"order_id":"1"}"#, "power_bank.insurance"),
    ("WEBIZPAY.AUTHORIZED", r#"{"sp_mchid":"1900007291","user_id":"1"}"#, "webizpay.authorization"),
    ("WEBIZPAY.REVOKED", r#"{"sp_mchid":"1900007291","user_id":"1"}"#, "webizpay.authorization"),
    ("WEBIZPAY.PAYMENTSUCCESS", r#"{"sp_mchid":"1900007291","transaction_id":"1"}"#, "webizpay.payment"),
    ("WEBIZPAY.PAYMENTREFUNDSUCCESS", r#"{"sp_mchid":"1900007291","refund_id":"1"}"#, "webizpay.refund"),
    ("WEBIZPAY.QUOTACARDEXPIRED", r#"{"sp_mchid":"1900007291","card_no":"1"}"#, "webizpay.quota_card"),
    ("SECURITY_ECHO.SUCCESS", r#"{"echo_message":"x"}"#, "security_echo"),
];

pub(super) fn group(cast: &Cast) -> Group {
    let mut group = Group::new(
        "kinds",
        "What a plaintext is: every event type that is known, and by which field one event type's kinds differ.",
    );
    for (event_type, plaintext, kind) in CASES {
        let draft = Draft::of(&cast.public_key, event_type, plaintext);
        let name = format!("{event_type}_as_{kind}");
        let about = format!("{event_type} with such a plaintext is {kind}");
        group.accepts(&name, &about, &draft.trial(), &draft.seen(kind));
    }
    distinctions(&mut group, cast);
    group
}

/// The kinds that some case shows.
pub(super) fn shown() -> BTreeSet<&'static str> {
    CASES.iter().map(|(_, _, kind)| *kind).chain(super::v2::KINDS).collect()
}

fn distinctions(group: &mut Group, cast: &Cast) {
    const EVENT: &str = "TRANSACTION.SUCCESS";
    for (name, about, event_type, plaintext, kind) in [
        (
            "combine_before_all",
            "combine_mchid decides before every other field",
            EVENT,
            r#"{"mchid":"1","sp_mchid":"2","trade_type":"PAP","trade_scene":"PARKING","receiver":{},"bind_state":"x","combine_mchid":"3"}"#,
            "transaction.combine",
        ),
        (
            "parking_before_partner",
            "PARKING decides before sp_mchid",
            EVENT,
            r#"{"sp_mchid":"2","trade_scene":"PARKING"}"#,
            "transaction.parking",
        ),
        (
            "deduction_direct",
            "a direct merchant's deduction, of whatever plan",
            EVENT,
            r#"{"mchid":"2","trade_type":"PAP","out_trade_no":"A1"}"#,
            "transaction.deduction",
        ),
        (
            "partner_before_deduction",
            "sp_mchid decides before PAP: a service provider's deduction is its payment",
            EVENT,
            r#"{"sp_mchid":"2","sub_mchid":"3","trade_type":"PAP","out_trade_no":"A1"}"#,
            "transaction.partner",
        ),
        (
            "deduction_of_an_empty_partner",
            "an empty text is no service provider",
            EVENT,
            r#"{"mchid":"2","sp_mchid":"","combine_mchid":"","trade_type":"PAP","out_trade_no":"A1"}"#,
            "transaction.deduction",
        ),
        (
            "parking_before_deduction",
            "PARKING decides before PAP",
            EVENT,
            r#"{"mchid":"2","trade_type":"PAP","trade_scene":"PARKING"}"#,
            "transaction.parking",
        ),
        (
            "partner_before_direct",
            "sp_mchid decides before mchid",
            EVENT,
            r#"{"mchid":"1","sp_mchid":"2"}"#,
            "transaction.partner",
        ),
        (
            "other_trade_type",
            "another trade type says nothing",
            EVENT,
            r#"{"mchid":"1","trade_type":"NATIVE","trade_scene":"SHOP"}"#,
            "transaction.direct",
        ),
        (
            "trade_type_number",
            "nor does a trade type that is no text",
            EVENT,
            r#"{"mchid":"1","trade_type":1,"trade_scene":["PARKING"]}"#,
            "transaction.direct",
        ),
        (
            "trade_type_lower_case",
            "nor one in lower case",
            EVENT,
            r#"{"mchid":"1","trade_type":"pap","trade_scene":"parking"}"#,
            "transaction.direct",
        ),
        (
            "null_is_absent",
            "a field of null is not there",
            EVENT,
            r#"{"mchid":"1","sp_mchid":null,"combine_mchid":null,"receiver":null,"bind_state":null}"#,
            "transaction.direct",
        ),
        ("empty_is_absent", "an empty text names nobody", EVENT, r#"{"mchid":"1","sp_mchid":""}"#, "transaction.direct"),
        (
            "nested_says_nothing",
            "only the top level counts",
            EVENT,
            r#"{"mchid":"1","detail":{"sp_mchid":"2","combine_mchid":"3","trade_type":"PAP"},"list":[{"trade_scene":"PARKING"}]}"#,
            "transaction.direct",
        ),
        (
            "escaped_name",
            "a name is a name, however JSON writes it",
            EVENT,
            r#"{"mchid":"1","\u0073p_mchid":"2"}"#,
            "transaction.partner",
        ),
        (
            "escaped_value",
            "so is a value",
            EVENT,
            r#"{"mchid":"1","trade_scene":"\u0050ARKING"}"#,
            "transaction.parking",
        ),
        (
            "name_in_a_text",
            "a name inside a text is none",
            EVENT,
            r#"{"mchid":"1","attach":"\"sp_mchid\":\"2\""}"#,
            "transaction.direct",
        ),
        (
            "same_name_twice",
            "of a name that is there twice the last counts",
            EVENT,
            r#"{"mchid":"1","sp_mchid":"2","sp_mchid":null}"#,
            "transaction.direct",
        ),
        (
            "same_scene_twice",
            "and so it is with values",
            EVENT,
            r#"{"mchid":"1","trade_scene":"PARKING","trade_scene":"SHOP","trade_type":"PAP","trade_type":"JSAPI"}"#,
            "transaction.direct",
        ),
        ("other_case_event", "event types count byte for byte", "transaction.success", r#"{"mchid":"1"}"#, "unknown"),
        (
            "longer_event",
            "an event type that begins like a known one",
            "TRANSACTION.SUCCESS.V2",
            r#"{"mchid":"1"}"#,
            "unknown",
        ),
        (
            "event_of_a_family",
            "an event type of a known family",
            "TRANSACTION.SOMETHING",
            r#"{"mchid":"1","combine_mchid":"1"}"#,
            "unknown",
        ),
        (
            "refund_combine",
            "a refund knows no combined payments",
            "REFUND.SUCCESS",
            r#"{"mchid":"1","combine_mchid":"1"}"#,
            "refund.direct",
        ),
        (
            "v2_pay_claimed",
            "APIv3 has no such event: only APIv2's XML is of APIv2's kinds",
            "V2.PAY",
            r#"{"mch_id":"1","transaction_id":"1","result_code":"SUCCESS"}"#,
            "unknown",
        ),
        ("v2_refund_claimed", "nor this one", "V2.REFUND", r#"{"refund_id":"1","refund_status":"SUCCESS"}"#, "unknown"),
        ("v2_contract_claimed", "nor this one", "V2.CONTRACT", r#"{"contract_id":"1","change_type":"ADD"}"#, "unknown"),
        ("refund_empty", "a refund of nothing known is a direct one", "REFUND.SUCCESS", "{}", "refund.direct"),
    ] {
        let draft = Draft::of(&cast.public_key, event_type, plaintext);
        group.accepts(name, about, &draft.trial(), &draft.seen(kind));
    }
}
