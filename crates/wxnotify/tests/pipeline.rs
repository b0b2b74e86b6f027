//! The order of the steps is part of the contract: of several things wrong with a notification, the
//! earliest step's is the one that is reported.

mod common;

use std::sync::LazyLock;

use common::{NOW, PAYMENT, resign};
use wxnotify::testing::{Delivery, Platform};
use wxnotify::{ApiV3Key, ErrorCode, Notification, NotificationParser, PlatformKeys, Result};

/// Each step of the pipeline, as the way to fail it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Wrong {
    Size,
    HeaderMissing,
    HeaderInvalid,
    TimestampText,
    TimestampRange,
    Probe,
    Serial,
    SignatureType,
    Validity,
    Signature,
    Envelope,
    Resource,
    Key,
    Plaintext,
}

/// In the order of the contract.
const STEPS: [(Wrong, ErrorCode); 14] = [
    (Wrong::Size, ErrorCode::BodyTooLarge),
    (Wrong::HeaderMissing, ErrorCode::HeaderMissing),
    (Wrong::HeaderInvalid, ErrorCode::HeaderInvalid),
    (Wrong::TimestampText, ErrorCode::TimestampInvalid),
    (Wrong::TimestampRange, ErrorCode::TimestampOutOfRange),
    (Wrong::Probe, ErrorCode::SignatureProbe),
    (Wrong::Serial, ErrorCode::SerialUnknown),
    (Wrong::SignatureType, ErrorCode::SignatureTypeUnsupported),
    (Wrong::Validity, ErrorCode::CertificateExpired),
    (Wrong::Signature, ErrorCode::SignatureInvalid),
    (Wrong::Envelope, ErrorCode::EnvelopeInvalid),
    (Wrong::Resource, ErrorCode::ResourceUnsupported),
    (Wrong::Key, ErrorCode::DecryptionFailed),
    (Wrong::Plaintext, ErrorCode::PlaintextInvalid),
];

/// Its certificate has expired, which counts only where the parser is told to mind.
static PLATFORM: LazyLock<Platform> =
    LazyLock::new(|| Platform::builder().validity(NOW - 86_400, NOW - 1).build().expect("the dates are some"));

/// Parses a notification that is wrong in all of these ways, and in no other.
fn parse_with(wrongs: &[Wrong]) -> Result<Notification> {
    let is = |wrong| wrongs.contains(&wrong);
    let plaintext = if is(Wrong::Plaintext) { "<xml/>" } else { PAYMENT };
    let mut builder = PLATFORM.notification("TRANSACTION.SUCCESS", plaintext);
    if is(Wrong::Resource) {
        builder = builder.resource_type("plain-resource");
    }
    let now = if is(Wrong::TimestampRange) { NOW - 301 } else { NOW };
    let mut delivery = builder.now(now).build().expect("the parts are sound");
    if is(Wrong::Envelope) {
        let cut = delivery.body()[..delivery.body().len() - 1].to_vec();
        resign(&PLATFORM, &mut delivery, cut);
    }
    spoil_headers(&mut delivery, is);

    let key = if is(Wrong::Key) { "another-key-of-thirty-two-bytes!" } else { PLATFORM.api_v3_key() };
    let parser = NotificationParser::builder()
        .platform_keys(PLATFORM.platform_keys())
        .api_v3_key(ApiV3Key::new(key)?)
        .reject_expired_certificates(is(Wrong::Validity))
        .max_body_bytes(delivery.body().len() - usize::from(is(Wrong::Size)))
        .build()?;
    parser.parse_at(delivery.header_pairs(), delivery.body(), NOW)
}

fn spoil_headers(delivery: &mut Delivery, is: impl Fn(Wrong) -> bool) {
    let header =
        |name: &str| delivery.header_pairs().find(|(held, _)| *held == name).expect("it has the header").1.to_owned();
    let (mut signature, mut timestamp) = (header("Wechatpay-Signature"), header("Wechatpay-Timestamp"));
    let mut signature_type = header("Wechatpay-Signature-Type");
    if is(Wrong::Signature) {
        signature = PLATFORM.sign(b"something else");
    }
    if is(Wrong::Probe) {
        signature.insert_str(0, "WECHATPAY/SIGNTEST/");
    }
    if is(Wrong::TimestampText) {
        timestamp.push('s');
    }
    if is(Wrong::SignatureType) {
        signature_type = "WECHATPAY2-SM2-WITH-SM3".to_owned();
    }
    if is(Wrong::HeaderInvalid) {
        signature_type.push('é');
    }
    delivery.set_header("Wechatpay-Signature", signature);
    delivery.set_header("Wechatpay-Timestamp", timestamp);
    delivery.set_header("Wechatpay-Signature-Type", signature_type);
    if is(Wrong::Serial) {
        delivery.set_header("Wechatpay-Serial", "0123456789ABCDEF");
    }
    if is(Wrong::HeaderMissing) {
        delivery.remove_header("Wechatpay-Nonce");
    }
}

#[test]
fn nothing_wrong_is_accepted() {
    parse_with(&[]).expect("it is genuine");
}

#[test]
fn each_step_has_its_code() {
    for (wrong, code) in STEPS {
        assert_eq!(parse_with(&[wrong]).expect_err("it is wrong").code(), code, "{wrong:?}");
    }
}

#[test]
fn of_two_wrongs_the_earlier_step_decides() {
    for (earlier, (first, code)) in STEPS.iter().enumerate() {
        for (second, _) in &STEPS[earlier + 1..] {
            let error = parse_with(&[*first, *second]).expect_err("it is wrong");
            assert_eq!(error.code(), *code, "{first:?} and {second:?}: {error}");
        }
    }
}

#[test]
fn of_all_later_wrongs_the_earliest_step_decides() {
    for (from, (_, code)) in STEPS.iter().enumerate() {
        let wrongs: Vec<Wrong> = STEPS[from..].iter().map(|(wrong, _)| *wrong).collect();
        assert_eq!(parse_with(&wrongs).expect_err("it is wrong").code(), *code, "all from {:?} on", wrongs[0]);
    }
}

#[test]
fn a_body_that_something_read_before_is_told_from_a_forgery() {
    let mut delivery = PLATFORM.notification("TRANSACTION.SUCCESS", PAYMENT).now(NOW).build().expect("it is sound");
    delivery.set_body(Vec::new());
    let error = common::parse(&PLATFORM.parser(), &delivery).unwrap_err();
    assert_eq!(error.code(), ErrorCode::SignatureInvalid);
    assert!(error.message().contains("over an empty body"), "{error}");
}

#[test]
fn another_pem_under_the_right_id_is_among_what_may_be_wrong() {
    let id = "PUB_KEY_ID_0114232134912410000000000000";
    let [platform, other] = [(); 2].map(|()| Platform::with_public_key(id).expect("the id is one"));
    let mut keys = PlatformKeys::new();
    keys.add_public_key(id, &other.public_key_pem()).expect("it is a public key");
    let key = ApiV3Key::new(platform.api_v3_key()).expect("it is a key");
    let parser = NotificationParser::builder().platform_keys(keys).api_v3_key(key).build().expect("it has keys");
    let delivery = platform.notification("TRANSACTION.SUCCESS", PAYMENT).now(NOW).build().expect("it is sound");
    let error = common::parse(&parser, &delivery).unwrap_err();
    assert_eq!(error.code(), ErrorCode::SignatureInvalid);
    assert!(error.message().contains("the PEM that was given with this id is another key"), "{error}");
    // A certificate says itself whose it is.
    let mut delivery = PLATFORM.notification("TRANSACTION.SUCCESS", PAYMENT).now(NOW).build().expect("it is sound");
    delivery.set_body(b"{}".to_vec());
    let error = common::parse(&PLATFORM.parser(), &delivery).unwrap_err();
    assert!(!error.message().contains("PEM"), "{error}");
}
