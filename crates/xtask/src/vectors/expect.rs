//! Comparing a genuine notification with the order it is meant for.

use serde_json::{Value, json};

use super::cast::Cast;
use super::draft::Draft;
use super::group::Group;

const PARTNER: &str = r#"{"sp_mchid":"1900007291","sp_appid":"wxsp","sub_mchid":"1900009999","sub_appid":"wxsub","out_trade_no":"P1","amount":{"total":300,"currency":"CNY"}}"#;
const COMBINE: &str = r#"{"combine_mchid":"1900007291","combine_appid":"wxcombine","combine_out_trade_no":"C1","sub_orders":[{"mchid":"1900000001","out_trade_no":"S1","amount":{"total_amount":10,"currency":"CNY"}},{"mchid":"1900000002","out_trade_no":"S2","amount":{"total_amount":32,"currency":"CNY"}}]}"#;
const REFUND: &str = r#"{"mchid":"1900007291","out_trade_no":"A1","out_refund_no":"R1","refund_status":"SUCCESS","amount":{"total":100,"refund":40,"payer_total":100,"payer_refund":40}}"#;
const DIRECT: &str = r#"{"mchid":"1900007291","appid":"wxd678efh567hg6787","out_trade_no":"A1","amount":{"total":100,"payer_total":80,"currency":"CNY"}}"#;

pub(super) fn group(cast: &Cast) -> Group {
    let mut group =
        Group::new("expect", "Comparing a genuine notification with the order it is meant for, by its kind.");
    let mut cases = Cases { group: &mut group, cast };
    direct(&mut cases);
    partner(&mut cases);
    combine(&mut cases);
    refund(&mut cases);
    whole(&mut cases);
    paid(&mut cases);
    refunded(&mut cases);
    others(&mut cases);
    values(&mut cases);
    rejected(&mut group, cast);
    group
}

struct Cases<'a> {
    group: &'a mut Group,
    cast: &'a Cast,
}

impl Cases<'_> {
    fn input(&self, event_type: &str, plaintext: &str, expectation: Value) -> Value {
        let mut input = Draft::of(&self.cast.public_key, event_type, plaintext).trial().input();
        input["expectation"] = expectation;
        input
    }

    fn fits(&mut self, name: &str, about: &str, event_type: &str, plaintext: &str, expectation: Value) {
        let input = self.input(event_type, plaintext, expectation);
        self.group.gives(name, about, "expect", input, json!({ "ok": true }));
    }

    fn differs(&mut self, name: &str, about: &str, event_type: &str, plaintext: &str, expectation: Value, field: &str) {
        let input = self.input(event_type, plaintext, expectation);
        self.group.refuses(name, about, "expect", input, ("CONTENT_MISMATCH", Some(field)));
    }
}

fn direct(cases: &mut Cases<'_>) {
    const EVENT: &str = "TRANSACTION.SUCCESS";
    let all = json!({ "mchid": "1900007291", "appid": "wxd678efh567hg6787", "out_trade_no": "A1", "amount_total": 100, "currency": "CNY" });
    cases.fits("direct_all", "every field of a payment", EVENT, DIRECT, all.clone());
    let input = cases.input(EVENT, DIRECT, json!({}));
    let about = "nothing expected: nothing would be compared, and that must not pass";
    cases.group.refuses("direct_nothing", about, "expect", input, ("OPTION_INVALID", Some("expectation")));
    for (field, value, wrong) in [
        ("mchid", json!("1900007291"), json!("1900007292")),
        ("appid", json!("wxd678efh567hg6787"), json!("wx0000000000000000")),
        ("out_trade_no", json!("A1"), json!("A2")),
        ("amount_total", json!(100), json!(101)),
        ("currency", json!("CNY"), json!("HKD")),
    ] {
        cases.fits(&format!("direct_{field}"), &format!("{field} alone"), EVENT, DIRECT, json!({ field: value }));
        cases.differs(
            &format!("direct_{field}_differs"),
            &format!("another {field}"),
            EVENT,
            DIRECT,
            json!({ field: wrong }),
            field,
        );
        let mut one_wrong = all.clone();
        one_wrong[field] = wrong;
        cases.differs(
            &format!("direct_all_but_{field}"),
            &format!("all as expected but {field}"),
            EVENT,
            DIRECT,
            one_wrong,
            field,
        );
    }
    let two_wrong = json!({ "mchid": "0", "currency": "HKD", "amount_total": 1 });
    cases.differs(
        "direct_first_named",
        "of several the first is named: mchid, appid, out_trade_no, amount_total, currency",
        EVENT,
        DIRECT,
        two_wrong,
        "mchid",
    );
    let two_wrong = json!({ "currency": "HKD", "amount_total": 1 });
    cases.differs(
        "direct_amount_before_currency",
        "the amount before the currency",
        EVENT,
        DIRECT,
        two_wrong,
        "amount_total",
    );
    cases.differs(
        "direct_payer_total",
        "what the payer paid after a coupon is not the order's amount",
        EVENT,
        DIRECT,
        json!({ "amount_total": 80 }),
        "amount_total",
    );
}

fn partner(cases: &mut Cases<'_>) {
    const EVENT: &str = "TRANSACTION.SUCCESS";
    for (field, value) in [("mchid", "1900007291"), ("mchid", "1900009999"), ("appid", "wxsp"), ("appid", "wxsub")] {
        let about = format!("a partner's payment: {field} may be the provider's or the sub-merchant's");
        cases.fits(&format!("partner_{field}_{value}"), &about, EVENT, PARTNER, json!({ field: value }));
    }
    cases.fits(
        "partner_order",
        "a partner's payment: order and amount",
        EVENT,
        PARTNER,
        json!({ "out_trade_no": "P1", "amount_total": 300, "currency": "CNY" }),
    );
    cases.differs(
        "partner_mchid_differs",
        "neither the provider nor the sub-merchant",
        EVENT,
        PARTNER,
        json!({ "mchid": "1900000000" }),
        "mchid",
    );
    cases.differs("partner_appid_differs", "neither's app", EVENT, PARTNER, json!({ "appid": "wxother" }), "appid");
    let partner_refund = r#"{"sp_mchid":"1900007291","sub_mchid":"1900009999","out_trade_no":"P1","amount":{"total":300,"refund":300,"currency":"CNY"}}"#;
    cases.fits(
        "partner_refund",
        "a partner's refund",
        "REFUND.SUCCESS",
        partner_refund,
        json!({ "mchid": "1900009999", "out_trade_no": "P1", "amount_total": 300 }),
    );
}

fn combine(cases: &mut Cases<'_>) {
    const EVENT: &str = "TRANSACTION.SUCCESS";
    let all = json!({ "mchid": "1900007291", "appid": "wxcombine", "out_trade_no": "C1", "amount_total": 42, "currency": "CNY" });
    cases.fits("combine_all", "a combined payment: its own fields, and the sum of its sub-orders", EVENT, COMBINE, all);
    for (field, value, about) in [
        ("mchid", json!("1900000001"), "a sub-order's merchant is not the combined payment's"),
        ("out_trade_no", json!("S1"), "a sub-order's number is not the combined payment's"),
        ("amount_total", json!(10), "the first sub-order's amount is not the sum"),
        ("amount_total", json!(32), "nor is the last one's"),
    ] {
        let name = format!("combine_{field}_{}", value.to_string().trim_matches('"'));
        cases.differs(&name, about, EVENT, COMBINE, json!({ field: value }), field);
    }
    let empty = r#"{"combine_mchid":"1900007291","sub_orders":[]}"#;
    let absent = r#"{"combine_mchid":"1900007291"}"#;
    for (name, plaintext) in [("empty", empty), ("absent", absent)] {
        let about = "no sub-orders: not even 0 was paid";
        cases.differs(
            &format!("combine_{name}_amount"),
            about,
            EVENT,
            plaintext,
            json!({ "amount_total": 0 }),
            "amount_total",
        );
        let about = "no sub-orders: no currency either";
        cases.differs(
            &format!("combine_{name}_currency"),
            about,
            EVENT,
            plaintext,
            json!({ "currency": "CNY" }),
            "currency",
        );
    }
    let one_unpaid = COMBINE.replace(r#""total_amount":32,"#, "");
    cases.differs(
        "combine_amount_missing",
        "a sub-order without its amount makes no sum",
        EVENT,
        &one_unpaid,
        json!({ "amount_total": 10 }),
        "amount_total",
    );
    let mixed = COMBINE.replace(r#"32,"currency":"CNY""#, r#"32,"currency":"HKD""#);
    cases.differs(
        "combine_currency_mixed",
        "every sub-order must have the currency",
        EVENT,
        &mixed,
        json!({ "currency": "CNY" }),
        "currency",
    );
    let overflow = COMBINE.replace(":32,", ":9223372036854775807,");
    cases.differs(
        "combine_sum_overflows",
        "a sum beyond 64 bits is none",
        EVENT,
        &overflow,
        json!({ "amount_total": 9 }),
        "amount_total",
    );
}

fn refund(cases: &mut Cases<'_>) {
    cases.fits(
        "refund_amount",
        "a refund's amount is amount.refund",
        "REFUND.SUCCESS",
        REFUND,
        json!({ "mchid": "1900007291", "out_trade_no": "A1", "amount_total": 40 }),
    );
    cases.differs(
        "refund_order_total",
        "and not the order's",
        "REFUND.SUCCESS",
        REFUND,
        json!({ "amount_total": 100 }),
        "amount_total",
    );
    cases.differs(
        "refund_no_currency",
        "a refund's notification has no currency",
        "REFUND.SUCCESS",
        REFUND,
        json!({ "currency": "CNY" }),
        "currency",
    );
    cases.differs(
        "refund_no_appid",
        "nor an app",
        "REFUND.CLOSED",
        REFUND,
        json!({ "appid": "wxd678efh567hg6787" }),
        "appid",
    );
}

/// An order that is pinned whole, its event and both merchants.
fn whole(cases: &mut Cases<'_>) {
    const EVENT: &str = "TRANSACTION.SUCCESS";
    let all = json!({
        "event_type": EVENT, "kind": "transaction.partner", "mchid": "1900007291", "sp_mchid": "1900007291",
        "sub_mchid": "1900009999", "appid": "wxsp", "sub_appid": "wxsub", "out_trade_no": "P1", "amount_total": 300,
        "currency": "CNY",
    });
    cases.fits("whole_all", "a partner's order, pinned whole", EVENT, PARTNER, all.clone());
    for (field, wrong) in [
        ("event_type", "REFUND.SUCCESS"),
        ("kind", "transaction.direct"),
        ("sp_mchid", "1900009999"),
        ("sub_mchid", "1900007291"),
        ("sub_appid", "wxsp"),
        ("out_refund_no", "R1"),
    ] {
        let mut one_wrong = all.clone();
        one_wrong[field] = json!(wrong);
        let about = format!("all as expected but {field}");
        cases.differs(&format!("whole_all_but_{field}"), &about, EVENT, PARTNER, one_wrong, field);
    }
    cases.fits("refund_number", "a refund's own number", "REFUND.SUCCESS", REFUND, json!({ "out_refund_no": "R1" }));
    let input = cases.input(EVENT, DIRECT, json!({ "kind": "transaction.dirct" }));
    let about = "a kind that nobody knows is a slip of the pen";
    cases.group.refuses("kind_unknown", about, "expect", input, ("OPTION_INVALID", Some("kind")));
}

fn paid(cases: &mut Cases<'_>) {
    const EVENT: &str = "TRANSACTION.SUCCESS";
    const PAID: &str = r#"{"mchid":"1900007291","out_trade_no":"A1","trade_state":"SUCCESS","amount":{"total":100,"payer_total":80,"currency":"CNY"}}"#;
    let order = json!({ "mchid": "1900007291", "out_trade_no": "A1", "amount_total": 100 });
    let with = |field: &str, value: Value| {
        let mut order = order.clone();
        order[field] = value;
        order
    };
    let partner = PARTNER.replace('{', r#"{"trade_state":"SUCCESS","#).replacen(
        r#""amount":{"trade_state":"SUCCESS","#,
        r#""amount":{"#,
        1,
    );
    let combine = COMBINE.replace(r#""out_trade_no":"S"#, r#""trade_state":"SUCCESS","out_trade_no":"S"#);
    let partner_order =
        json!({ "mchid": "1900007291", "sub_mchid": "1900009999", "out_trade_no": "P1", "amount_total": 300 });
    let combine_order = json!({ "mchid": "1900007291", "out_trade_no": "C1", "amount_total": 42 });
    let in_hkd = PAID.replace("CNY", "HKD");
    let numbered = PAID.replace(r#""CNY""#, "156");
    let negative = combine
        .replace(r#""total_amount":10"#, r#""total_amount":-10"#)
        .replace(r#""total_amount":32"#, r#""total_amount":52"#);
    let unsaid = PAID.replace(r#","currency":"CNY""#, "");
    let empty = PAID.replace("CNY", "");
    let deduction = PAID.replacen('{', r#"{"trade_type":"PAP","#, 1);
    let parking = PAID.replacen('{', r#"{"trade_scene":"PARKING","#, 1);
    for (name, about, event_type, plaintext, order) in [
        ("paid", "the payment of the order", EVENT, PAID, order.clone()),
        ("paid_cny", "CNY is what is meant, and may be said", EVENT, PAID, with("currency", json!("CNY"))),
        ("paid_hkd", "another currency is to be said", EVENT, &in_hkd, with("currency", json!("HKD"))),
        ("paid_unsaid", "an amount without a currency is in CNY", EVENT, &unsaid, order.clone()),
        ("paid_empty_currency", "an empty text says no currency", EVENT, &empty, order.clone()),
        ("paid_partner", "a partner's order, with its sub-merchant", EVENT, &partner, partner_order.clone()),
        ("paid_combine", "a combined payment: its own number, and the sum", EVENT, &combine, combine_order.clone()),
        ("paid_deduction", "a deduction is a payment", EVENT, &deduction, order.clone()),
        ("paid_parking", "and so is a parking fee", EVENT, &parking, order.clone()),
        ("paid_industry", "and a deduction of an industry", "TRANSACTION.INDUSTRY_SUCCESS", PAID, order.clone()),
    ] {
        let input = cases.input(event_type, plaintext, order);
        cases.group.gives(name, about, "expect_paid", input, json!({ "ok": true }));
    }

    let not_paid = PAID.replace("SUCCESS", "NOTPAY");
    let no_state = PAID.replace(r#""trade_state":"SUCCESS","#, "");
    let refund = PAID.replacen('{', r#"{"out_refund_no":"R1","refund_status":"SUCCESS","#, 1);
    let one_unpaid = combine.replacen(r#""trade_state":"SUCCESS""#, r#""trade_state":"NOTPAY""#, 1);
    let no_orders = r#"{"combine_mchid":"1900007291","combine_out_trade_no":"C1","sub_orders":[]}"#;
    let unknown = PAID.replace("\"mchid\"", "\"merchant\"");
    let without_sub = json!({ "mchid": "1900007291", "out_trade_no": "P1", "amount_total": 300 });
    let turned = json!({ "mchid": "1900009999", "sub_mchid": "1900007291", "out_trade_no": "P1", "amount_total": 300 });
    for (name, about, event_type, plaintext, order, field) in [
        (
            "paid_refund",
            "a refund of the same amount is no payment",
            "REFUND.SUCCESS",
            &*refund,
            order.clone(),
            "event_type",
        ),
        (
            "paid_payscore",
            "nor is an order that was confirmed",
            "PAYSCORE.USER_CONFIRM",
            PAID,
            order.clone(),
            "event_type",
        ),
        ("paid_back", "nor is a debt that was paid back", "TRANSACTION.PAY_BACK", PAID, order.clone(), "event_type"),
        (
            "paid_failed",
            "nor is a deduction that failed",
            "TRANSACTION.INDUSTRY_FAILED",
            PAID,
            order.clone(),
            "event_type",
        ),
        ("paid_new_event", "nor is an event that nobody knows", "SOMETHING.NEW", PAID, order.clone(), "event_type"),
        ("paid_unknown_kind", "nor is a kind that no rule knows", EVENT, &unknown, order.clone(), "kind"),
        ("paid_not_paid", "a transaction that was not paid", EVENT, &not_paid, order.clone(), "trade_state"),
        ("paid_no_state", "a transaction without a state", EVENT, &no_state, order.clone(), "trade_state"),
        ("paid_mchid", "another merchant's", EVENT, PAID, with("mchid", json!("1900007292")), "mchid"),
        ("paid_out_trade_no", "another order's", EVENT, PAID, with("out_trade_no", json!("A2")), "out_trade_no"),
        ("paid_amount", "another amount", EVENT, PAID, with("amount_total", json!(101)), "amount_total"),
        (
            "paid_payer_total",
            "what was paid after a coupon is not the price",
            EVENT,
            PAID,
            with("amount_total", json!(80)),
            "amount_total",
        ),
        ("paid_currency", "another currency than the CNY that is meant", EVENT, &in_hkd, order.clone(), "currency"),
        ("paid_currency_number", "a currency that is no text is not CNY", EVENT, &numbered, order.clone(), "currency"),
        ("combine_negative", "a sub-order below nothing", EVENT, &negative, combine_order.clone(), "amount_total"),
        (
            "paid_unsaid_is_cny",
            "an amount without a currency is in no other",
            EVENT,
            &unsaid,
            with("currency", json!("HKD")),
            "currency",
        ),
        (
            "paid_partner_without_sub",
            "a partner's payment for an order that names no sub-merchant: it may be another's",
            EVENT,
            &partner,
            without_sub,
            "sub_mchid",
        ),
        ("paid_partner_turned", "provider and sub-merchant the wrong way round", EVENT, &partner, turned, "mchid"),
        (
            "paid_sub_of_direct",
            "a direct payment for a partner's order",
            EVENT,
            PAID,
            with("sub_mchid", json!("1900009999")),
            "sub_mchid",
        ),
        (
            "paid_combine_unpaid",
            "one sub-order that was not paid",
            EVENT,
            &one_unpaid,
            combine_order.clone(),
            "trade_state",
        ),
        ("paid_combine_empty", "no sub-orders", EVENT, no_orders, combine_order, "trade_state"),
    ] {
        let input = cases.input(event_type, plaintext, order);
        cases.group.refuses(name, about, "expect_paid", input, ("CONTENT_MISMATCH", Some(field)));
    }

    for (name, field, value) in [
        ("paid_mchid_empty", "mchid", json!("")),
        ("paid_sub_mchid_empty", "sub_mchid", json!("")),
        ("paid_out_trade_no_empty", "out_trade_no", json!("")),
        ("paid_currency_empty", "currency", json!("")),
        ("paid_amount_zero", "amount_total", json!(0)),
        ("paid_amount_negative", "amount_total", json!(-100)),
    ] {
        let input = cases.input(EVENT, PAID, with(field, value));
        let about = "this is no order's: a lookup that found nothing must not pass";
        cases.group.refuses(name, about, "expect_paid", input, ("OPTION_INVALID", Some(field)));
    }
}

fn refunded(cases: &mut Cases<'_>) {
    const EVENT: &str = "REFUND.SUCCESS";
    const PARTNER_REFUND: &str = r#"{"sp_mchid":"1900007291","sub_mchid":"1900009999","out_trade_no":"P1","out_refund_no":"R1","refund_status":"SUCCESS","amount":{"total":300,"refund":40,"currency":"CNY"}}"#;
    let refund = json!({ "mchid": "1900007291", "out_refund_no": "R1", "amount_refund": 40 });
    let with = |field: &str, value: Value| {
        let mut refund = refund.clone();
        refund[field] = value;
        refund
    };
    for (name, about, plaintext, refund) in [
        ("refunded", "the refund", REFUND, refund.clone()),
        ("refunded_order", "with the number of its order", REFUND, with("out_trade_no", json!("A1"))),
        ("refunded_cny", "CNY is meant: a refund at home says no currency", REFUND, with("currency", json!("CNY"))),
        ("refunded_partner", "a partner's", PARTNER_REFUND, with("sub_mchid", json!("1900009999"))),
    ] {
        let input = cases.input(EVENT, plaintext, refund);
        cases.group.gives(name, about, "expect_refunded", input, json!({ "ok": true }));
    }
    let closed = REFUND.replace("SUCCESS", "CLOSED");
    for (name, about, event_type, plaintext, refund, field) in [
        ("refunded_payment", "a payment is no refund", "TRANSACTION.SUCCESS", REFUND, refund.clone(), "event_type"),
        ("refunded_closed_event", "a refund that was closed", "REFUND.CLOSED", REFUND, refund.clone(), "event_type"),
        ("refunded_abnormal", "a refund that went wrong", "REFUND.ABNORMAL", REFUND, refund.clone(), "event_type"),
        ("refunded_closed", "a state that is not success", EVENT, &closed, refund.clone(), "refund_status"),
        ("refunded_mchid", "another merchant's", EVENT, REFUND, with("mchid", json!("1")), "mchid"),
        (
            "refunded_number",
            "another refund of the same order",
            EVENT,
            REFUND,
            with("out_refund_no", json!("R2")),
            "out_refund_no",
        ),
        ("refunded_other_order", "of another order", EVENT, REFUND, with("out_trade_no", json!("A2")), "out_trade_no"),
        (
            "refunded_total",
            "the order's amount is not the refund's",
            EVENT,
            REFUND,
            with("amount_refund", json!(100)),
            "amount_refund",
        ),
        ("refunded_currency", "in another currency", EVENT, REFUND, with("currency", json!("HKD")), "currency"),
        (
            "refunded_partner_without_sub",
            "a partner's, and no sub-merchant to compare",
            EVENT,
            PARTNER_REFUND,
            refund.clone(),
            "sub_mchid",
        ),
    ] {
        let input = cases.input(event_type, plaintext, refund);
        cases.group.refuses(name, about, "expect_refunded", input, ("CONTENT_MISMATCH", Some(field)));
    }
    for (name, field, value) in
        [("refunded_number_empty", "out_refund_no", json!("")), ("refunded_amount_zero", "amount_refund", json!(0))]
    {
        let input = cases.input(EVENT, REFUND, with(field, value));
        let about = "this is no refund's";
        cases.group.refuses(name, about, "expect_refunded", input, ("OPTION_INVALID", Some(field)));
    }
}

fn others(cases: &mut Cases<'_>) {
    for (name, event_type, plaintext, amount) in [
        (
            "payscore",
            "PAYSCORE.USER_PAID",
            r#"{"mchid":"1900007291","out_order_no":"O1","total_amount":5000,"amount":{"total":1}}"#,
            5000,
        ),
        (
            "transfer_bill",
            "MCHTRANSFER.BILL.FINISHED",
            r#"{"mchid":"1900007291","out_bill_no":"B1","transfer_amount":2000,"state":"SUCCESS"}"#,
            2000,
        ),
        (
            "transfer_qqwallet",
            "MCHTRANSFER.QQWALLETBILL.FINISHED",
            r#"{"mchid":"1900007291","transfer_amount":2001}"#,
            2001,
        ),
        (
            "transfer_batch",
            "MCHTRANSFER.BATCH.FINISHED",
            r#"{"mchid":"1900007291","out_batch_no":"B1","total_amount":3000,"success_amount":1}"#,
            3000,
        ),
        (
            "abnormal_fund",
            "ABNORMAL_FUND_PROCESSING.TRANSFER.SUCCESS",
            r#"{"mchid":"1900007291","transfer_amount":{"total":70,"currency":"CNY"}}"#,
            70,
        ),
        (
            "profitsharing",
            "PROFITSHARING.SUCCESS",
            r#"{"mchid":"1900007291","receiver":{"type":"MERCHANT_ID","account":"1","amount":8}}"#,
            8,
        ),
        (
            "profitsharing_return",
            "PROFITSHARING.RETURN",
            r#"{"mchid":"1900007291","receiver":{"type":"MERCHANT_ID","account":"1","amount":9}}"#,
            9,
        ),
        (
            "recharge",
            "RECHARGE.SUCCESS",
            r#"{"mchid":"1900007291","recharge_amount":{"amount":600,"currency":"CNY"}}"#,
            600,
        ),
        ("withdraw", "MCHWITHDRAW.CHANGE", r#"{"mchid":"1900007291","amount":700}"#, 700),
        ("mall_transaction", "MALL_TRANSACTION.SUCCESS", r#"{"mchid":"1900007291","amount":800}"#, 800),
        ("mall_refund", "MALL_REFUND.SUCCESS", r#"{"mchid":"1900007291","pay_amount":1,"refund_amount":900}"#, 900),
        ("discount_card", "DISCOUNT_CARD.USER_PAID", r#"{"mchid":"1900007291","total_amount":1000}"#, 1000),
        (
            "industry",
            "TRANSACTION.INDUSTRY_SUCCESS",
            r#"{"mchid":"1900007291","amount":{"total":11,"currency":"CNY"}}"#,
            11,
        ),
        (
            "parking",
            "TRANSACTION.SUCCESS",
            r#"{"mchid":"1900007291","trade_scene":"PARKING","amount":{"total":12,"currency":"CNY"}}"#,
            12,
        ),
        (
            "insurance",
            "TRANSACTION.SUCCESS",
            r#"{"mchid":"1900007291","trade_type":"PAP","amount":{"total":13,"currency":"CNY"}}"#,
            13,
        ),
        ("unknown_kind", "SOMETHING.NEW", r#"{"mchid":"1900007291","amount":{"total":14}}"#, 14),
        ("facepay", "FACEPAY.USER_STATE_CHANGE", r#"{"mch_id":"1900007291","amount":{"total":15}}"#, 15),
    ] {
        let about = "where this kind keeps its amount and its merchant";
        cases.fits(
            &format!("{name}_amount"),
            about,
            event_type,
            plaintext,
            json!({ "mchid": "1900007291", "amount_total": amount }),
        );
        let about = "any other number beside it is not its amount";
        let other = if amount == 1 { 2 } else { 1 };
        cases.differs(
            &format!("{name}_amount_differs"),
            about,
            event_type,
            plaintext,
            json!({ "amount_total": other }),
            "amount_total",
        );
    }
    cases.differs(
        "payscore_no_out_trade_no",
        "payscore numbers its orders out_order_no: out_trade_no is not there",
        "PAYSCORE.USER_PAID",
        r#"{"mchid":"1","out_order_no":"O1"}"#,
        json!({ "out_trade_no": "O1" }),
        "out_trade_no",
    );
    cases.differs(
        "complaint_no_amount",
        "a kind without an amount",
        "COMPLAINT.CREATE",
        r#"{"complaint_id":"1"}"#,
        json!({ "amount_total": 0 }),
        "amount_total",
    );
}

fn values(cases: &mut Cases<'_>) {
    const EVENT: &str = "TRANSACTION.SUCCESS";
    for (name, about, total) in [
        ("float", "100.0 is not the integer 100", "100.0"),
        ("exponent", "nor is 1e2", "1e2"),
        ("string", "nor is the text 100", "\"100\""),
        ("null", "nor is null", "null"),
        ("array", "nor is an array", "[100]"),
        ("object", "nor is an object", r#"{"total":100}"#),
        ("true", "nor is true", "true"),
        ("beyond_64_bits", "an integer beyond 64 bits is none", "18446744073709551616"),
        ("beyond_63_bits", "nor one beyond 63 bits", "9223372036854775808"),
    ] {
        let plaintext = DIRECT.replace(r#""total":100"#, &format!(r#""total":{total}"#));
        cases.differs(
            &format!("amount_{name}"),
            about,
            EVENT,
            &plaintext,
            json!({ "amount_total": 100 }),
            "amount_total",
        );
    }
    let absent = r#"{"mchid":"1900007291"}"#;
    for (field, value) in
        [("appid", json!("wx1")), ("out_trade_no", json!("A1")), ("amount_total", json!(0)), ("currency", json!("CNY"))]
    {
        cases.differs(
            &format!("{field}_absent"),
            &format!("{field} is not there"),
            EVENT,
            absent,
            json!({ field: value }),
            field,
        );
    }
    let typed = r#"{"mchid":1900007291,"appid":null,"out_trade_no":["A1"],"amount":"100"}"#;
    for (field, value) in [
        ("mchid", json!("1900007291")),
        ("appid", json!("null")),
        ("out_trade_no", json!("A1")),
        ("amount_total", json!(100)),
        ("currency", json!("CNY")),
    ] {
        cases.differs(
            &format!("{field}_of_another_type"),
            &format!("{field} is there, but of another type"),
            EVENT,
            typed,
            json!({ field: value }),
            field,
        );
    }
    let free = r#"{"mchid":"","out_trade_no":"","amount":{"total":0,"currency":""}}"#;
    cases.fits(
        "empty_texts",
        "empty texts are texts, and 0 is an amount",
        EVENT,
        free,
        json!({ "mchid": "", "out_trade_no": "", "amount_total": 0, "currency": "" }),
    );
    cases.differs(
        "empty_text_expected",
        "an empty text is not whatever is there",
        EVENT,
        DIRECT,
        json!({ "out_trade_no": "" }),
        "out_trade_no",
    );
    let negative = r#"{"mchid":"1","amount":{"total":-5}}"#;
    cases.fits(
        "amount_negative",
        "a negative amount compares like any other",
        EVENT,
        negative,
        json!({ "amount_total": -5 }),
    );
    let large = r#"{"mchid":"1","amount":{"total":9007199254740991}}"#;
    cases.fits(
        "amount_large",
        "the largest integer that every language has",
        EVENT,
        large,
        json!({ "amount_total": 9_007_199_254_740_991_i64 }),
    );
    for (name, about, out_trade_no) in [
        ("case", "upper and lower case differ", "a1"),
        ("space", "nothing is trimmed", "A1 "),
        ("longer", "a beginning is not the whole", "A"),
        ("nul", "a NUL ends no text", "A1\0A"),
    ] {
        cases.differs(
            &format!("out_trade_no_{name}"),
            about,
            EVENT,
            DIRECT,
            json!({ "out_trade_no": out_trade_no }),
            "out_trade_no",
        );
    }
    let chinese = r#"{"mchid":"1","out_trade_no":"订\u5355-1"}"#;
    cases.fits(
        "out_trade_no_escaped",
        "texts are compared as texts, however JSON writes them",
        EVENT,
        chinese,
        json!({ "out_trade_no": "订单-1" }),
    );
    let nested = r#"{"order":{"mchid":"1900007291","out_trade_no":"A1"},"mchid":"1"}"#;
    cases.differs(
        "nested_mchid",
        "a merchant deeper inside is not the notification's",
        EVENT,
        nested,
        json!({ "mchid": "1900007291" }),
        "mchid",
    );
    let twice = r#"{"mchid":"1","out_trade_no":"A1","out_trade_no":"A2"}"#;
    cases.fits(
        "same_name_twice",
        "of a name that is there twice the last counts",
        EVENT,
        twice,
        json!({ "out_trade_no": "A2" }),
    );
    cases.differs(
        "same_name_twice_first",
        "and the first does not",
        EVENT,
        twice,
        json!({ "out_trade_no": "A1" }),
        "out_trade_no",
    );
    cases.differs(
        "very_long",
        "a found text that is very long",
        EVENT,
        &DIRECT.replace("A1", &"A".repeat(300)),
        json!({ "out_trade_no": "A1" }),
        "out_trade_no",
    );
}

fn rejected(group: &mut Group, cast: &Cast) {
    let draft = Draft::payment(&cast.certificate);
    let mut input = draft.trial_of(draft.request().header("Wechatpay-Nonce", "x")).input();
    input["expectation"] = json!({ "mchid": "1900007291" });
    let about = "what is not genuine is never compared";
    group.refuses("not_genuine", about, "expect", input, ("SIGNATURE_INVALID", Some("Wechatpay-Signature")));
}
