//! Typed events: one of everything that the schema knows, and what does not fit.

use serde_json::{Value, json};
use wxnotify_schema::{Fill, Schema};

use super::cast::Cast;
use super::draft::Draft;
use super::group::Group;

pub(super) fn group(cast: &Cast) -> Group {
    let mut group = Group::new(
        "events",
        "Typed events: every kind of every event type, with all its fields and with those that are always there; and what does not fit.",
    );
    let schema = Schema::load();
    for event in schema.events.iter().filter(|event| !event.is_v2()) {
        for rule in &event.kinds {
            let name = format!("{}/{}", event.event_type, rule.kind);
            let sample =
                |fill| schema.sample(&event.event_type, &rule.kind, fill).expect("the event type has the kind");
            fits(&mut group, cast, &name, "all fields", &event.event_type, &sample(Fill::All));
            let name = format!("{name}/required");
            fits(&mut group, cast, &name, "only what is always there", &event.event_type, &sample(Fill::Required));
        }
    }
    tolerated(&mut group, cast, &schema);
    misfits(&mut group, cast);
    group
}

/// Where sources contradict each other, a typed event takes what either says.
fn tolerated(group: &mut Group, cast: &Cast, schema: &Schema) {
    let (event_type, kind) = ("CREDIT_REPAYMENT.DEDUCTION_PAY", "credit_repayment.deduction");
    for (name, about, amount) in [
        ("amount_as_digits", "an amount as a text of digits", json!("8800")),
        ("amount_as_number", "the same as a number", json!(8800)),
    ] {
        let mut resource = schema.sample(event_type, kind, Fill::All).expect("the event type has the kind");
        resource["deduct_amount"] = amount;
        fits(group, cast, name, about, event_type, &resource);
    }
}

/// The typed event has the fields that went in. What is null or an empty list is left out by a typed value.
fn fits(group: &mut Group, cast: &Cast, name: &str, about: &str, event_type: &str, resource: &Value) {
    let draft = Draft::of(&cast.public_key, event_type, &resource.to_string());
    group.gives(name, about, "event", draft.trial().input(), json!({ "event": resource }));
}

/// A payment that is right, to be spoilt.
const PAYMENT: &str = r#"{"mchid":"1900007291","out_trade_no":"A1","trade_state":"SUCCESS","amount":{"total":1,"currency":"CNY"},"promotion_detail":[{"coupon_id":"1","amount":1,"goods_detail":[{"goods_id":"1","quantity":1}]}]}"#;

/// A case's name and what it shows, how the payment is spoilt, and the field that must be named.
type Misfit = (&'static str, &'static str, fn(&mut Value), &'static str);

fn misfits(group: &mut Group, cast: &Cast) {
    let payment = |change: fn(&mut Value)| {
        let mut payment: Value = serde_json::from_str(PAYMENT).expect("the payment is JSON");
        change(&mut payment);
        payment
    };
    let paid = "TRANSACTION.SUCCESS";

    let with_nulls = payment(|payment| {
        payment["attach"] = Value::Null;
        payment["scene_info"] = Value::Null;
        payment["promotion_detail"] = Value::Null;
        payment["amount"]["payer_total"] = Value::Null;
    });
    let draft = Draft::of(&cast.public_key, paid, &with_nulls.to_string());
    let typed = payment(|payment| _ = payment.as_object_mut().map(|payment| payment.remove("promotion_detail")));
    group.gives("null", "null is absent", "event", draft.trial().input(), json!({ "event": typed }));
    let largest = payment(|payment| payment["amount"]["total"] = 9_007_199_254_740_991_i64.into());
    fits(group, cast, "largest", "the largest integer that every language has", paid, &largest);
    let negative = payment(|payment| payment["amount"]["total"] = (-1).into());
    fits(group, cast, "negative", "an integer below zero", paid, &negative);

    let cases: &[Misfit] = &[
        (
            "missing",
            "what is always there is missing",
            |p| _ = p.as_object_mut().unwrap().remove("out_trade_no"),
            "out_trade_no",
        ),
        ("required_null", "and null is missing", |p| p["out_trade_no"] = Value::Null, "out_trade_no"),
        ("missing_inside", "the same inside an object", |p| p["amount"] = json!({}), "amount.total"),
        ("number_for_string", "a number where a string belongs", |p| p["out_trade_no"] = json!(1), "out_trade_no"),
        ("boolean_for_string", "a boolean where a string belongs", |p| p["attach"] = json!(true), "attach"),
        ("object_for_string", "an object where a string belongs", |p| p["attach"] = json!({}), "attach"),
        (
            "string_for_integer",
            "a string where an integer belongs",
            |p| p["amount"]["total"] = json!("1"),
            "amount.total",
        ),
        (
            "fraction_for_integer",
            "a fraction where an integer belongs",
            |p| p["amount"]["total"] = json!(1.5),
            "amount.total",
        ),
        ("whole_fraction", "1.0 is no integer either", |p| p["amount"]["total"] = json!(1.0), "amount.total"),
        (
            "too_large",
            "an integer over 64 bits with a sign",
            |p| p["amount"]["total"] = json!(9_223_372_036_854_775_808_u64),
            "amount.total",
        ),
        ("string_for_object", "a string where an object belongs", |p| p["amount"] = json!("1"), "amount"),
        ("list_for_object", "a list where an object belongs", |p| p["amount"] = json!([]), "amount"),
        (
            "object_for_list",
            "an object where a list belongs",
            |p| p["promotion_detail"] = json!({}),
            "promotion_detail",
        ),
        ("null_in_list", "null in a list of objects", |p| p["promotion_detail"] = json!([null]), "promotion_detail[0]"),
        (
            "in_list",
            "a misfit inside a list",
            |p| p["promotion_detail"][0]["amount"] = json!("1"),
            "promotion_detail[0].amount",
        ),
        (
            "deep",
            "a misfit inside a list inside a list",
            |p| p["promotion_detail"][0]["goods_detail"] = json!([{ "goods_id": "1" }, { "quantity": "1" }]),
            "promotion_detail[0].goods_detail[1].quantity",
        ),
    ];
    for (name, about, change, field) in cases {
        let draft = Draft::of(&cast.public_key, paid, &payment(*change).to_string());
        group.refuses(name, about, "event", draft.trial().input(), ("EVENT_UNTYPED", Some(field)));
    }

    for (name, about, event_type, resource) in [
        ("unknown_event", "an event type that nobody knows", "SOMETHING.NEW", r#"{"mchid":"1"}"#),
        ("unknown_kind", "a known event type with a plaintext that no rule knows", paid, r#"{"out_trade_no":"A1"}"#),
    ] {
        let draft = Draft::of(&cast.public_key, event_type, resource);
        group.refuses(name, about, "event", draft.trial().input(), ("EVENT_UNTYPED", Some("event_type")));
    }
    let stale = Draft::payment(&cast.public_key).trial();
    let stale = stale.clone().at(stale.now + 301);
    group.refuses(
        "not_genuine",
        "what is not genuine is no event",
        "event",
        stale.input(),
        ("TIMESTAMP_OUT_OF_RANGE", Some("Wechatpay-Timestamp")),
    );
}
