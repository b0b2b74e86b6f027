//! What several test files need.
#![allow(dead_code)] // each file is a crate of its own and uses part of it

use wxnotify::testing::{Delivery, Platform};
use wxnotify::{Error, Notification, NotificationParser, signing_message};

/// A day in 2026, in seconds since the epoch: what the tests call now.
pub(crate) const NOW: i64 = 1_795_000_000;

/// A direct payment's plaintext.
pub(crate) const PAYMENT: &str = r#"{"mchid":"1900007291","appid":"wxd678efh567hg6787","out_trade_no":"A20261121","transaction_id":"4200002245202611216754823945","trade_type":"JSAPI","trade_state":"SUCCESS","amount":{"total":100,"currency":"CNY"}}"#;

/// A genuine notification of [`PAYMENT`], signed at [`NOW`].
pub(crate) fn payment(platform: &Platform) -> Delivery {
    platform.notification("TRANSACTION.SUCCESS", PAYMENT).now(NOW).build().expect("the payment is one")
}

/// What the parser makes of a delivery at [`NOW`].
pub(crate) fn parse(parser: &NotificationParser, delivery: &Delivery) -> Result<Notification, Error> {
    parser.parse_at(delivery.header_pairs(), delivery.body(), NOW)
}

/// Puts another body in place and signs it genuinely, as if the platform itself had sent it.
pub(crate) fn resign(platform: &Platform, delivery: &mut Delivery, body: impl Into<Vec<u8>>) {
    delivery.set_body(body);
    let header =
        |name: &str| delivery.header_pairs().find(|(held, _)| *held == name).expect("it has the header").1.to_owned();
    let message = signing_message(&header("Wechatpay-Timestamp"), &header("Wechatpay-Nonce"), delivery.body());
    delivery.set_header("Wechatpay-Signature", platform.sign(&message));
}

/// The body with one member of `resource` replaced, or taken away by null; genuinely signed.
pub(crate) fn with_resource_field(platform: &Platform, name: &str, value: serde_json::Value) -> Delivery {
    let mut delivery = payment(platform);
    let mut body: serde_json::Value = serde_json::from_slice(delivery.body()).expect("the body is JSON");
    match value {
        serde_json::Value::Null => {
            body["resource"].as_object_mut().expect("resource is an object").remove(name);
        }
        value => body["resource"][name] = value,
    }
    resign(platform, &mut delivery, body.to_string());
    delivery
}
