//! Made-up plaintexts are of the kind that they say, and a mistake in an override is named without its value.

use serde_json::{Value, json};
use wxnotify::testing::{Platform, sample, sample_of_kind};
use wxnotify::{Error, ErrorCode};
use wxnotify_schema::{Fill, Schema};

#[test]
fn every_sample_is_of_its_kind_and_fits_its_type() {
    let schema = Schema::load();
    let platform = Platform::with_public_key("PUB_KEY_ID_0114232134912410000000000000").unwrap();
    let parser = platform.parser();
    for event in &schema.events {
        for rule in &event.kinds {
            let text = sample_of_kind(&event.event_type, &rule.kind, &json!({})).unwrap();
            let expected = schema.sample(&event.event_type, &rule.kind, Fill::All).unwrap();
            assert_eq!(serde_json::from_str::<Value>(&text).unwrap(), expected);
            // APIv3 never has APIv2's kinds.
            if rule.kind.starts_with("v2.") {
                continue;
            }
            let delivery = platform.notification(&event.event_type, &text).build().unwrap();
            let notification = parser.parse(delivery.header_pairs(), delivery.body()).unwrap();
            assert_eq!(notification.kind().as_str(), rule.kind, "{}", event.event_type);
            notification.check_event().unwrap();
        }
    }
}

#[test]
fn an_event_and_a_kind_have_samples_of_their_own() {
    for kind in wxnotify::Kind::ALL.iter().filter(|kind| **kind != wxnotify::Kind::Unknown) {
        sample(kind.as_str(), &json!({})).unwrap();
    }
    let refund: Value = serde_json::from_str(&sample("REFUND.SUCCESS", &json!({})).unwrap()).unwrap();
    assert_eq!((&refund["refund_status"], &refund["amount"]["currency"]), (&json!("SUCCESS"), &json!("CNY")));
}

fn refused(name: &str, overrides: Value) -> Error {
    sample(name, &overrides).unwrap_err()
}

#[test]
fn a_mistake_is_named_with_what_may_have_been_meant() {
    for (name, overrides, field, says) in [
        ("TRANSACTION.SUCESS", json!({}), "event", "did you mean \"TRANSACTION.SUCCESS\"?"),
        ("transaction.dierct", json!({}), "event", "did you mean \"transaction.direct\"?"),
        (
            "TRANSACTION.SUCCESS",
            json!({ "out_trade_num": "secret" }),
            "out_trade_num",
            "did you mean \"out_trade_no\"?",
        ),
        ("TRANSACTION.SUCCESS", json!({ "amount": { "totl": "secret" } }), "amount.totl", "did you mean \"total\"?"),
        ("TRANSACTION.SUCCESS", json!("secret"), "overrides", "give an object"),
    ] {
        let error = refused(name, overrides);
        assert_eq!((error.code(), error.field()), (ErrorCode::OptionInvalid, Some(field)), "{error}");
        assert!(error.message().contains(says), "{error}");
        assert!(!error.message().contains("secret"), "{error}");
    }
}

#[test]
fn bindings_ask_in_json() {
    let ask = |request: Value| wxnotify::binding::call(&request.to_string());
    let answer =
        ask(json!({ "do": "sample", "event": "TRANSACTION.SUCCESS", "kind": null, "overrides": { "mchid": "1" } }));
    let answer: Value = serde_json::from_str(&answer.unwrap()).unwrap();
    let plaintext: Value = serde_json::from_str(answer["value"].as_str().unwrap()).unwrap();
    assert_eq!(plaintext["mchid"], "1");
    let error = ask(json!({ "do": "sample" })).unwrap_err();
    assert_eq!((error.code(), error.field()), (ErrorCode::OptionInvalid, Some("event")));
}

#[test]
fn apiv2s_samples_are_signed_as_they_say_and_are_paid() {
    let key = "0123456789abcdefghijklmnopqrstuv";
    let ask = |request: Value| -> Value {
        serde_json::from_str(&wxnotify::binding::call(&request.to_string()).unwrap()).unwrap()
    };
    let overrides = json!({ "mch_id": "1900007291", "out_trade_no": "A1", "total_fee": "100" });
    let fields: Value = serde_json::from_str(&sample("V2.PAY", &overrides).unwrap()).unwrap();
    let body = ask(json!({ "do": "testing_v2", "key": key, "fields": fields }))["value"].clone();
    let keys = [wxnotify::ApiV2Key::new("1900007291", key).unwrap()];
    let paid = wxnotify::parse_v2(body.as_str().unwrap().as_bytes(), &keys).unwrap();
    paid.expect_paid(&wxnotify::PaidOrder::new("1900007291", "A1", 100)).unwrap();
}
