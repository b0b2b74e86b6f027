//! Typed events, and what has no type.
#![cfg(feature = "events")]

use serde_json::{Value, json};
use wxnotify::binding::{check_event_text, read_event};
use wxnotify::events::{Event, check_event};
use wxnotify::testing::Platform;
use wxnotify::{ErrorCode, Kind, Notification};

fn received(event_type: &str, resource: &Value) -> Notification {
    let platform = Platform::new();
    let delivery = platform.notification(event_type, &resource.to_string()).build().unwrap();
    platform.parser().parse(delivery.header_pairs(), delivery.body()).unwrap()
}

fn payment() -> Value {
    json!({
        "mchid": "1900007291",
        "out_trade_no": "A1",
        "trade_state": "SUCCESS",
        "amount": { "total": 100, "payer_total": null },
        "promotion_detail": null,
        "new_field": { "of": "tomorrow" },
    })
}

#[test]
fn fields_are_typed_and_unknown_ones_are_kept() {
    let notification = received("TRANSACTION.SUCCESS", &payment());
    let event = notification.event().unwrap();
    assert_eq!(event.kind(), notification.kind());
    assert_eq!(event.to_value()["new_field"]["of"], "tomorrow");
    let Event::TransactionDirect(payment) = event else { panic!("{event:?}") };
    assert_eq!(payment.out_trade_no, "A1");
    assert_eq!(payment.transaction_id, None);
    assert_eq!((payment.amount.total, payment.amount.payer_total), (100, None));
    assert!(payment.promotion_detail.is_empty());
    assert_eq!(payment.other["new_field"]["of"], "tomorrow");
}

#[test]
fn what_does_not_fit_loses_nothing() {
    let mut resource = payment();
    resource["amount"]["total"] = "100".into();
    let notification = received("TRANSACTION.SUCCESS", &resource);
    let error = notification.event().unwrap_err();
    assert_eq!(error.code(), ErrorCode::EventUntyped);
    assert_eq!(error.field(), Some("amount.total"));
    assert_eq!(
        error.message(),
        "the resource does not have the type of transaction.direct: amount.total is a string, not an integer; use the resource itself"
    );
    assert_eq!(error.ack().status, 500);
    assert_eq!(notification.resource(), &resource);
}

#[test]
fn what_nobody_knows_has_no_type() {
    for (event_type, resource) in [("SOMETHING.NEW", json!({ "a": 1 })), ("TRANSACTION.SUCCESS", json!({ "a": 1 }))] {
        let notification = received(event_type, &resource);
        let error = notification.event().unwrap_err();
        assert_eq!((error.code(), error.field()), (ErrorCode::EventUntyped, Some("event_type")));
        assert!(error.message().contains(event_type), "{error}");
        assert_eq!(notification.resource(), &resource);
    }
}

#[test]
fn integers_have_64_bits_with_a_sign() {
    for (total, fits) in [
        (json!(i64::MAX), true),
        (json!(i64::MIN), true),
        (json!(i64::MAX as u64 + 1), false),
        (json!(1.0), false),
        (json!(1e300), false),
    ] {
        let mut resource = payment();
        resource["amount"]["total"] = total.clone();
        let event = received("TRANSACTION.SUCCESS", &resource).event();
        assert_eq!(event.is_ok(), fits, "{total}: {event:?}");
    }
}

/// What is not sure to fit is left to the check: of a name that comes twice the last one counts, and serde_json has names of its own.
#[test]
fn only_what_surely_fits_is_not_looked_at_twice() {
    let fits = |resource: &str| wxnotify::binding::event_fits(Kind::TransactionDirect, resource);
    let payment = payment().to_string();
    let with = |more: &str| payment.replacen('{', &format!("{{{more},"), 1);
    assert!(fits(&payment) && fits(&with(r#""other":{"a":[1,2.5,null,"x"]}"#)));
    for more in [
        r#""mchid":1"#,
        r#""mchid":"1""#,
        r#""$serde_json::private::RawValue":"{}""#,
        r#""other":{"$serde_json::private::RawValue":"{"}"#,
        r#""other":1e999"#,
        r#""other":"\ud800""#,
    ] {
        assert!(!fits(&with(more)), "{more}");
    }
    for resource in ["", "[]", "null", "{}", &payment[..payment.len() - 1], &format!("{payment} x")] {
        assert!(!fits(resource), "{resource}");
    }
    assert!(!wxnotify::binding::event_fits(Kind::Unknown, &payment));
}

/// The types take what the check takes, and nothing else: for every kind, whatever one field is replaced by.
#[test]
fn the_check_and_the_types_agree() {
    let schema = wxnotify_schema::Schema::load();
    let substitutes = [
        json!(null),
        json!(true),
        json!(1),
        json!(1.5),
        json!("1"),
        json!([]),
        json!([null]),
        json!([1]),
        json!(["1"]),
        json!([{}]),
        json!({}),
        json!(u64::MAX),
    ];
    let (mut typed, mut refused) = (0, 0);
    for event in &schema.events {
        for rule in &event.kinds {
            let kind = Kind::from_name(&rule.kind).unwrap();
            let sample = schema.sample(&event.event_type, &rule.kind, wxnotify_schema::Fill::All).unwrap();
            for place in places(&sample) {
                for substitute in &substitutes {
                    let mut resource = sample.clone();
                    *resource.pointer_mut(&place).unwrap() = substitute.clone();
                    let checked = check_event(&event.event_type, kind, &resource);
                    let fits = wxnotify::binding::event_fits(kind, &resource.to_string());
                    assert_eq!(
                        fits,
                        checked.is_ok(),
                        "{kind} with {place} replaced by {substitute}, asked of its text"
                    );
                    assert_eq!(
                        check_event_text(&event.event_type, kind, &resource.to_string())
                            .map_err(|error| error.to_string()),
                        checked.as_ref().copied().map_err(ToString::to_string)
                    );
                    // Through the public way, but for the encryption, which is not the point here.
                    match (read_event(&event.event_type, kind, &resource.to_string()), checked) {
                        (Ok(event), Ok(())) => {
                            assert_eq!(event.kind(), kind);
                            typed += 1;
                        }
                        (Err(error), Err(checked)) => {
                            assert_eq!(error.code(), ErrorCode::EventUntyped);
                            assert_eq!(error.to_string(), checked.to_string());
                            refused += 1;
                        }
                        (event, checked) => {
                            panic!(
                                "{kind} with {place} replaced by {substitute}: {event:?}, and the check: {checked:?}"
                            )
                        }
                    }
                }
            }
        }
    }
    assert!(typed > 1000 && refused > 1000, "{typed} {refused}");
}

/// As in a `Value`, the last one counts.
#[test]
fn a_field_can_be_there_twice() {
    let payment =
        |more: &str| format!(r#"{{"mchid":"1","out_trade_no":"A","trade_state":"S","amount":{{"total":1}}{more}}}"#);
    let event_type = "TRANSACTION.SUCCESS";
    for more in [
        "",
        r#","attach":1,"attach":"a""#,
        r#","attach":1,"attach":null"#,
        r#","mchid":null,"mchid":"1""#,
        r#","new":1,"new":2.5"#,
        // Names of serde_json's own, plain and escaped.
        r#","new":{"$serde_json::private::RawValue":"{\"a\":1}"}"#,
        r#","new":{"\u0024serde_json::private::RawValue":"{\"a\":1}"}"#,
        r#","$serde_json::private::RawValue":"{}""#,
    ] {
        let text = payment(more);
        let tree: Value = serde_json::from_str(&text).unwrap();
        check_event(event_type, Kind::TransactionDirect, &tree).unwrap();
        check_event_text(event_type, Kind::TransactionDirect, &text).unwrap();
        let event = read_event(event_type, Kind::TransactionDirect, &text).unwrap();
        assert_eq!(event, Event::TransactionDirect(serde_json::from_value(tree).unwrap()), "{more}");
    }
    for more in [r#","attach":"a","attach":1"#, r#","mchid":null"#, r#","amount":{}"#] {
        let error = check_event_text(event_type, Kind::TransactionDirect, &payment(more)).unwrap_err();
        assert_eq!(error.code(), ErrorCode::EventUntyped);
        let unread = read_event(event_type, Kind::TransactionDirect, &payment(more)).unwrap_err();
        assert_eq!(unread.to_string(), error.to_string());
    }
}

/// A JSON pointer to every value in an object.
fn places(value: &Value) -> Vec<String> {
    let inner: Vec<(String, &Value)> = match value {
        Value::Object(members) => members.iter().map(|(name, value)| (name.clone(), value)).collect(),
        Value::Array(items) => items.iter().enumerate().map(|(index, value)| (index.to_string(), value)).collect(),
        _ => return Vec::new(),
    };
    inner
        .into_iter()
        .flat_map(|(name, value)| {
            let below = places(value).into_iter().map(|place| format!("/{name}{place}")).collect::<Vec<_>>();
            std::iter::once(format!("/{name}")).chain(below)
        })
        .collect()
}
