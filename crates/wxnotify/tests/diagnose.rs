//! `diagnose` names what went wrong, for each of the usual ways.

use std::collections::BTreeMap;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use wxnotify::testing::{Delivery, Fault, Platform};
use wxnotify::{ApiV3Key, Diagnosis, NotificationParser};

const NOW: i64 = 1_700_000_000;
const RESOURCE: &str = r#"{"mchid":"1900007291","out_trade_no":"A1","amount":{"total":100}}"#;

fn genuine(platform: &Platform) -> Delivery {
    platform.notification("TRANSACTION.SUCCESS", RESOURCE).summary("支付成功").now(NOW).build().unwrap()
}

fn codes(diagnosis: &Diagnosis) -> Vec<&'static str> {
    diagnosis.findings().iter().map(|finding| finding.code).collect()
}

/// What is found where only the body was altered.
fn with_body(alter: impl Fn(&str) -> Vec<u8>) -> Vec<&'static str> {
    let platform = Platform::new();
    let mut delivery = genuine(&platform);
    let altered = alter(std::str::from_utf8(delivery.body()).unwrap());
    assert_ne!(altered, delivery.body(), "the test alters nothing");
    delivery.set_body(altered);
    let diagnosis = platform.parser().diagnose_at(delivery.header_pairs(), delivery.body(), NOW);
    assert!(diagnosis.error().is_some());
    codes(&diagnosis)
}

#[test]
fn a_genuine_notification_has_nothing_wrong() {
    let platform = Platform::new();
    let delivery = genuine(&platform);
    let diagnosis = platform.parser().diagnose_at(delivery.header_pairs(), delivery.body(), NOW);
    assert!(diagnosis.error().is_none());
    assert_eq!(codes(&diagnosis), ["GENUINE"]);
}

#[test]
fn an_altered_body_is_named() {
    let opens = "API_V3_KEY_OPENS";
    assert_eq!(with_body(|body| format!("{body}\n").into()), ["BODY_TRAILING_NEWLINE_ADDED", opens]);
    assert_eq!(with_body(|body| format!("\u{feff}{body}").into()), ["BODY_BOM_ADDED", opens]);
    assert_eq!(with_body(|body| STANDARD.encode(body).into()), ["BODY_BASE64", opens]);
    assert_eq!(with_body(|body| format!("{body:?}").into()), ["BODY_QUOTED", opens]);
    assert_eq!(
        with_body(|body| body.bytes().map(char::from).collect::<String>().into()),
        ["BODY_CHARSET_CONVERTED", opens]
    );
    // By name, whatever serde_json's own maps do.
    let sorted = |body: &str| serde_json::from_str::<BTreeMap<String, serde_json::Value>>(body).unwrap();
    let compact = |body: &str| serde_json::to_vec(&sorted(body)).unwrap();
    let pretty = |body: &str| serde_json::to_vec_pretty(&sorted(body)).unwrap();
    assert_eq!(with_body(compact), ["BODY_RESERIALIZED", opens]);
    assert_eq!(with_body(pretty), ["BODY_RESERIALIZED", opens]);
    assert_eq!(with_body(|body| body.replace(",", ", ").into()), ["BODY_RESERIALIZED", opens]);
    assert_eq!(with_body(|_| Vec::new()), ["BODY_EMPTY"]);
}

#[test]
fn a_trimmed_or_converted_body_is_named() {
    // The platform signed a body with line ends, which something took away.
    let platform = Platform::new();
    let mut delivery = genuine(&platform);
    let pretty = format!("{{\n{}\n", &std::str::from_utf8(delivery.body()).unwrap()[1..]);
    let nonce = "0123456789";
    let signature = platform.sign(&wxnotify::signing_message(&NOW.to_string(), nonce, pretty.as_bytes()));
    delivery.set_header("Wechatpay-Nonce", nonce);
    delivery.set_header("Wechatpay-Signature", signature);
    for (body, code) in [
        (pretty.trim_end().to_owned(), "BODY_TRAILING_NEWLINE_LOST"),
        (pretty.replace('\n', "\r\n"), "BODY_LINE_ENDS_CONVERTED"),
    ] {
        let diagnosis = platform.parser().diagnose_at(delivery.header_pairs(), body.as_bytes(), NOW);
        assert_eq!(codes(&diagnosis), [code, "API_V3_KEY_OPENS"]);
    }
}

#[test]
fn altered_headers_are_named() {
    let platform = Platform::new();
    let genuine = genuine(&platform);
    let header = |name: &str| genuine.header_pairs().find(|(held, _)| *held == name).unwrap().1.to_owned();
    let diagnose = |changes: &[(&str, String)]| {
        let mut delivery = genuine.clone();
        for (name, value) in changes {
            delivery.set_header(name, value.clone());
        }
        codes(&platform.parser().diagnose_at(delivery.header_pairs(), delivery.body(), NOW))
    };
    let (timestamp, nonce) = (header("Wechatpay-Timestamp"), header("Wechatpay-Nonce"));
    assert_eq!(
        diagnose(&[("Wechatpay-Timestamp", nonce), ("Wechatpay-Nonce", timestamp)]),
        ["HEADERS_SWAPPED", "API_V3_KEY_OPENS"]
    );
    let decoded = header("Wechatpay-Signature").trim_end_matches('=').replace('+', "-").replace('/', "_");
    assert_eq!(diagnose(&[("Wechatpay-Signature", decoded)]), ["SIGNATURE_RECODED", "API_V3_KEY_OPENS"]);
    assert_eq!(diagnose(&[("Wechatpay-Serial", "ABC".into())]), ["OTHER_KEY", "API_V3_KEY_OPENS"]);
    assert_eq!(diagnose(&[("Wechatpay-Nonce", String::new())]), ["HEADERS_INCOMPLETE"]);
}

#[test]
fn what_nobody_signed_is_said_to_fit_nothing() {
    let platform = Platform::new();
    for (fault, expected) in [
        (Fault::Forged, vec!["NOTHING_FITS", "API_V3_KEY_OPENS"]),
        (Fault::Probe, vec!["PROBE"]),
        (Fault::Stale, vec!["CLOCK", "API_V3_KEY_OPENS"]),
        (Fault::Future, vec!["CLOCK", "API_V3_KEY_OPENS"]),
        (Fault::WrongApiV3Key, vec!["SIGNATURE_GENUINE", "API_V3_KEY_NONE"]),
        (Fault::NotJson, vec!["API_V2_BODY"]),
        (Fault::PlaintextNotJson, vec!["SIGNATURE_GENUINE", "API_V3_KEY_OPENS"]),
        (Fault::Oversized, vec![]),
    ] {
        let delivery = platform.notification("TRANSACTION.SUCCESS", RESOURCE).now(NOW).fault(fault).build().unwrap();
        let diagnosis = platform.parser().diagnose_at(delivery.header_pairs(), delivery.body(), NOW);
        assert_eq!(diagnosis.error().unwrap().code(), fault.error_code());
        assert_eq!(codes(&diagnosis), expected, "{fault:?}");
    }
}

#[test]
fn the_key_that_opens_is_named_by_its_label() {
    let platform = Platform::new();
    let parser = NotificationParser::builder()
        .platform_keys(Platform::new().platform_keys())
        .api_v3_key(ApiV3Key::new("0123456789abcdef0123456789abcdef").unwrap())
        .api_v3_key(ApiV3Key::new(platform.api_v3_key()).unwrap().labelled("1900007291"))
        .build()
        .unwrap();
    let delivery = genuine(&platform);
    let diagnosis = parser.diagnose_at(delivery.header_pairs(), delivery.body(), NOW);
    assert_eq!(codes(&diagnosis), ["KEY_NOT_HELD", "API_V3_KEY_OPENS"]);
    assert!(diagnosis.findings()[1].advice.contains("1900007291"));
    assert!(!diagnosis.to_json().contains(platform.api_v3_key()));
    assert!(!diagnosis.to_json().contains("out_trade_no"));
}
