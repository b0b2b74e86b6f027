//! Holes that libraries for WeChat Pay have had, each as the test that keeps it out of this one.

mod common;

use common::{NOW, PAYMENT, parse, payment, resign, with_resource_field};
use serde_json::{Value, json};
use wxnotify::testing::{Fault, Platform};
use wxnotify::{Ack, ErrorCode, NotificationParser, PlatformKeys, signing_message};

/// A library stopped checking the GCM tag, to silence an error. Whoever can get a ciphertext signed
/// then alters what it says: amounts, order numbers.
#[test]
fn hole_01_gcm_tag_is_checked() {
    use base64::Engine;
    use base64::engine::general_purpose::STANDARD;

    let platform = Platform::new();
    let parser = platform.parser();
    let body: Value = serde_json::from_slice(payment(&platform).body()).unwrap();
    let sealed = STANDARD.decode(body["resource"]["ciphertext"].as_str().unwrap()).unwrap();
    let refused = |what: &str, spoil: &dyn Fn(&mut Vec<u8>)| {
        let mut spoilt = sealed.clone();
        spoil(&mut spoilt);
        let delivery = with_resource_field(&platform, "ciphertext", json!(STANDARD.encode(spoilt)));
        let error = parse(&parser, &delivery).expect_err(what);
        assert_eq!(error.code(), ErrorCode::DecryptionFailed, "{what}");
    };
    let tag = sealed.len() - 16;
    refused("a ciphertext byte flipped", &|bytes| bytes[20] ^= 1);
    refused("a tag of zeros", &|bytes| bytes[tag..].fill(0));
    refused("a ciphertext byte flipped and a tag of zeros", &|bytes| {
        bytes[20] ^= 1;
        bytes[tag..].fill(0);
    });
    refused("the tag cut by a byte", &|bytes| bytes.truncate(bytes.len() - 1));
    refused("no tag", &|bytes| bytes.truncate(tag));
    refused("nothing but a tag", &|bytes| drop(bytes.drain(..tag)));
    refused("nothing", &Vec::clear);
    for bit in 0..128 {
        refused("a bit of the tag flipped", &|bytes| bytes[tag + bit / 8] ^= 1 << (bit % 8));
    }
    let other_associated_data = with_resource_field(&platform, "associated_data", json!("refund"));
    assert_eq!(parse(&parser, &other_associated_data).unwrap_err().code(), ErrorCode::DecryptionFailed);
}

/// A library read none of the headers, and answered failures with status 200, which the platform
/// takes as received.
#[test]
fn hole_02_headers_are_read_and_failures_are_never_acknowledged() {
    let platform = Platform::new();
    let delivery = payment(&platform);
    let nothing: [(&str, &str); 0] = [];
    let error = platform.parser().parse_at(nothing, delivery.body(), NOW).expect_err("no header");
    assert_eq!(error.code(), ErrorCode::HeaderMissing);
    let failures = ErrorCode::ALL.iter().map(|code| Ack::failure(*code)).chain([Ack::handler_failed(), Ack::busy()]);
    for ack in failures {
        assert!((400..600).contains(&ack.status), "{ack:?}");
        assert_eq!(serde_json::from_str::<Value>(&ack.body).unwrap()["code"], "FAIL");
    }
}

/// Libraries without a check of the timestamp take a captured notification for ever.
#[test]
fn hole_03_a_captured_notification_cannot_be_replayed_later() {
    let platform = Platform::new();
    let (parser, delivery) = (platform.parser(), payment(&platform));
    let at = |now| parser.parse_at(delivery.header_pairs(), delivery.body(), now);
    at(NOW + 300).expect("within the tolerance");
    for later in [301, 3600, 10 * 365 * 86_400, i64::MAX - NOW] {
        assert_eq!(at(NOW + later).expect_err("replayed").code(), ErrorCode::TimestampOutOfRange, "{later} s later");
    }
}

/// In libraries whose base64 throws an exception of its own, the platform's probe and any malformed
/// signature got past the handler's `catch`.
#[test]
fn hole_04_a_malformed_signature_is_an_error_like_any_other() {
    let platform = Platform::new();
    let parser = platform.parser();
    let genuine = platform.sign(b"x");
    for signature in [
        "=",
        "====",
        "not-base64!",
        "QQ",
        "QQ=",
        "QR==",
        "%2B%2F",
        "\"QQ==\"",
        &genuine[1..],
        &genuine.replace('=', ""),
    ] {
        let mut delivery = payment(&platform);
        delivery.set_header("Wechatpay-Signature", signature);
        let error = parse(&parser, &delivery).expect_err(signature);
        assert_eq!(error.code(), ErrorCode::SignatureInvalid, "{signature}");
        assert_eq!(error.ack().status, 401);
    }
    let probe = platform.notification("TRANSACTION.SUCCESS", PAYMENT).now(NOW).fault(Fault::Probe).build().unwrap();
    let error = parse(&parser, &probe).expect_err("a probe");
    assert_eq!(error.code(), ErrorCode::SignatureProbe);
    assert!(error.is_platform_probe());
    assert_eq!(error.ack(), Ack::failure(ErrorCode::SignatureInvalid), "an outsider sees a bad signature");
}

/// A library built the signed message with the line break of its operating system.
#[test]
fn hole_05_lines_of_the_signed_message_end_in_a_line_feed_everywhere() {
    assert_eq!(signing_message("1795000000", "abc", b"{\r\n}"), b"1795000000\nabc\n{\r\n}\n");
    assert_eq!(signing_message("1795000000", "abc", b""), b"1795000000\nabc\n\n");

    let platform = Platform::new();
    let mut delivery = payment(&platform);
    let with_breaks = String::from_utf8(delivery.body().to_vec()).unwrap().replace(",\"", ",\r\n\"");
    resign(&platform, &mut delivery, with_breaks.clone());
    parse(&platform.parser(), &delivery).expect("the body counts as it came");
    delivery.set_body(with_breaks.replace("\r\n", "\n"));
    assert_eq!(parse(&platform.parser(), &delivery).unwrap_err().code(), ErrorCode::SignatureInvalid);
}

/// In a library `null` for the headers turned the verification off. Here no value does.
#[test]
fn hole_06_nothing_turns_the_verification_off() {
    let platform = Platform::new();
    let parser = platform.parser();
    for name in ["Wechatpay-Timestamp", "Wechatpay-Nonce", "Wechatpay-Signature", "Wechatpay-Serial"] {
        let mut delivery = payment(&platform);
        delivery.remove_header(name);
        let error = parse(&parser, &delivery).expect_err(name);
        assert_eq!((error.code(), error.field()), (ErrorCode::HeaderMissing, Some(name)));
        delivery.set_header(name, " \t");
        let error = parse(&parser, &delivery).expect_err(name);
        assert_eq!((error.code(), error.field()), (ErrorCode::HeaderMissing, Some(name)));
    }
    let key = || wxnotify::ApiV3Key::new(platform.api_v3_key()).unwrap();
    let without_keys = NotificationParser::builder().api_v3_key(key()).build();
    assert_eq!(without_keys.unwrap_err().code(), ErrorCode::NoPlatformKey);
    let error = parser.replace_platform_keys(PlatformKeys::new()).expect_err("no key");
    assert_eq!(error.code(), ErrorCode::NoPlatformKey);
    parse(&parser, &payment(&platform)).expect("the old keys stay");
}

/// Libraries went to fetch certificates on every unknown serial, and one forgot the ones that it had,
/// so that a forged header made genuine notifications fail.
#[test]
fn hole_07_a_forged_serial_changes_nothing() {
    let platform = Platform::new();
    let parser = platform.parser();
    let before = parser.platform_keys();
    for forged in 0..1000 {
        let mut delivery = payment(&platform);
        delivery.set_header("Wechatpay-Serial", format!("{forged:040X}"));
        assert_eq!(parse(&parser, &delivery).unwrap_err().code(), ErrorCode::SerialUnknown);
    }
    assert!(std::sync::Arc::ptr_eq(&before, &parser.platform_keys()));
    parse(&parser, &payment(&platform)).expect("genuine as before");
}

/// Libraries crashed on a signed body without `resource`, and on a nonce that has not 12 bytes.
#[test]
fn hole_08_a_signed_body_of_the_wrong_shape_is_an_error() {
    let platform = Platform::new();
    let parser = platform.parser();
    for body in [
        "",
        "{}",
        "[]",
        "null",
        "0",
        "\"\"",
        r#"{"id":"1","event_type":"A","resource_type":"encrypt-resource"}"#,
        r#"{"id":"1","event_type":"A","resource_type":"encrypt-resource","resource":null}"#,
        r#"{"id":"1","event_type":"A","resource_type":"encrypt-resource","resource":{}}"#,
        r#"{"id":"1","event_type":"A","resource_type":"encrypt-resource","resource":[]}"#,
        r#"{"id":"1","event_type":"A","resource_type":"encrypt-resource","resource":"x"}"#,
        r#"{"id":1,"event_type":"A","resource_type":"encrypt-resource","resource":{}}"#,
    ] {
        let mut delivery = payment(&platform);
        resign(&platform, &mut delivery, body);
        assert_eq!(parse(&parser, &delivery).expect_err(body).code(), ErrorCode::EnvelopeInvalid, "{body}");
    }
    for len in (0..=64).filter(|len| *len != 12) {
        let delivery = with_resource_field(&platform, "nonce", json!("n".repeat(len)));
        let error = parse(&parser, &delivery).expect_err("a nonce of another length");
        assert_eq!((error.code(), error.field()), (ErrorCode::DecryptionFailed, Some("resource.nonce")), "{len} bytes");
    }
}

/// A library called the handler all the same, without data, where the algorithm was unknown or the
/// associated data missing.
#[test]
fn hole_09_a_notification_is_either_opened_or_refused() {
    let platform = Platform::new();
    let parser = platform.parser();
    for algorithm in ["", "AEAD_AES_128_GCM", "aead_aes_256_gcm", "AEAD_AES_256_GCM ", "none"] {
        let delivery = with_resource_field(&platform, "algorithm", json!(algorithm));
        assert_eq!(
            parse(&parser, &delivery).expect_err(algorithm).code(),
            ErrorCode::ResourceUnsupported,
            "{algorithm:?}"
        );
    }
    // Missing, null and empty are the same: the resource opens where it was sealed with none, and only there.
    let sealed_with_none =
        platform.notification("TRANSACTION.SUCCESS", PAYMENT).associated_data("").now(NOW).build().unwrap();
    let body = String::from_utf8(sealed_with_none.body().to_vec()).unwrap();
    for said in [r#""associated_data":"","#, r#""associated_data":null,"#, ""] {
        let mut delivery = sealed_with_none.clone();
        resign(&platform, &mut delivery, body.replace(r#""associated_data":"","#, said));
        assert_eq!(parse(&parser, &delivery).expect("it was sealed with none").plaintext(), PAYMENT, "{said}");
    }
    let sealed_with_some = with_resource_field(&platform, "associated_data", Value::Null);
    assert_eq!(parse(&parser, &sealed_with_some).unwrap_err().code(), ErrorCode::DecryptionFailed);
}

/// A library took timestamps from the future, and raised some errors outside of what its `serve` caught.
#[test]
fn hole_10_the_future_is_as_wrong_as_the_past() {
    let platform = Platform::new();
    let (parser, delivery) = (platform.parser(), payment(&platform));
    let at = |now| parser.parse_at(delivery.header_pairs(), delivery.body(), now);
    at(NOW - 300).expect("within the tolerance");
    for earlier in [301, 3600, NOW, NOW + 1, i64::MAX] {
        assert_eq!(at(NOW - earlier).expect_err("from the future").code(), ErrorCode::TimestampOutOfRange);
    }
    // Whatever is wrong comes out of one call, as one type, with the answer to give.
    for fault in Fault::ALL {
        let wrong = platform.notification("TRANSACTION.SUCCESS", PAYMENT).now(NOW).fault(*fault).build().unwrap();
        let error = parse(&parser, &wrong).expect_err("it is wrong");
        assert_eq!((error.code(), error.ack()), (fault.error_code(), Ack::failure(fault.error_code())), "{fault:?}");
    }
}

/// In a library the way of the public key tested for the type of the certificates' store, and never matched.
#[test]
fn hole_11_certificates_and_public_keys_verify_alike() {
    let by_certificate = Platform::new();
    let by_public_key = Platform::builder()
        .public_key_id("PUB_KEY_ID_0114232134912410000000000000")
        .api_v3_key(by_certificate.api_v3_key())
        .build()
        .unwrap();
    let both = || {
        let mut keys = by_certificate.platform_keys();
        keys.add_keys(by_public_key.platform_keys().iter().cloned()).unwrap();
        keys
    };
    let parser = by_certificate.parser();
    let code = |platform: &Platform| parse(&parser, &payment(platform)).map(|_| ()).map_err(|error| error.code());
    assert_eq!((code(&by_certificate), code(&by_public_key)), (Ok(()), Err(ErrorCode::SerialUnknown)));
    parser.replace_platform_keys(both()).unwrap();
    assert_eq!((code(&by_certificate), code(&by_public_key)), (Ok(()), Ok(())));
    parser.replace_platform_keys(by_public_key.platform_keys()).unwrap();
    assert_eq!((code(&by_certificate), code(&by_public_key)), (Err(ErrorCode::SerialUnknown), Ok(())));
}
