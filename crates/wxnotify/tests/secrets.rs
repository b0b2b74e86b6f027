//! What is printed or logged never shows an APIv3 key, a private key or a plaintext.
//!
//! The one exception is the contract's: `CONTENT_MISMATCH` names the value that was found in the field
//! that was compared.

mod common;

use std::fmt::{Debug, Display};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use common::{NOW, parse, payment, resign};
use proptest::prelude::*;
use wxnotify::testing::{Fault, Merchant, Platform};
use wxnotify::{
    ApiV3Key, Error, ErrorCode, Expectation, NotificationParser, PlatformKey, PlatformKeys, certificates_request_with,
    decrypt_resource, inspect_pem, parse_certificates_at,
};

const KEY: &str = "Zq7RkT2mXw9LpB4sVn6YcHd8JfGa3EuK";
const PLAINTEXT: &str = r#"{"mchid":"1900007291","out_trade_no":"ORDER-PRIVATE-77431","payer":{"openid":"oPrivateOpenid0042"},"amount":{"total":987654}}"#;
/// What of it must not be seen.
const PRIVATE_PARTS: [&str; 3] = ["ORDER-PRIVATE-77431", "oPrivateOpenid0042", "987654"];

/// So many bytes of a secret in a row would be a leak.
const WINDOW: usize = 8;

fn platform() -> Platform {
    Platform::builder().api_v3_key(KEY).build().expect("the key has 32 characters")
}

/// Fails where a part of the secret stands in the text: as it is, in hex, or as Rust prints bytes.
fn assert_hides(text: &str, secret: &[u8], what: &str) {
    assert!(secret.len() >= WINDOW, "too short to look for: {secret:?}");
    for part in secret.windows(WINDOW) {
        let hex: String = part.iter().map(|byte| format!("{byte:02x}")).collect();
        let decimals = format!("{part:?}");
        let decimals = decimals.trim_matches(['[', ']']);
        let plain = std::str::from_utf8(part).is_ok_and(|part| text.contains(part));
        let leaks = plain || text.contains(&hex) || text.contains(&hex.to_uppercase()) || text.contains(decimals);
        assert!(!leaks, "{what} shows a secret: {text}");
    }
}

/// Both ways to print a value, in one line and in many.
fn printed(value: &impl Debug) -> String {
    format!("{value:?}\n{value:#?}")
}

fn everything_of(error: &Error) -> String {
    let display: &dyn Display = error;
    format!("{display}\n{}\n{}\n{:?}\n{:?}", printed(error), error.message(), error.field(), error.ack())
}

fn assert_hides_the_plaintext(text: &str, what: &str) {
    for part in PRIVATE_PARTS {
        assert!(!text.contains(part), "{what} shows the plaintext: {text}");
    }
    assert_hides(text, PLAINTEXT.as_bytes(), what);
}

/// The secret part of a private key in PEM (PKCS#8), as base64 and as bytes.
fn private_key_parts(pem: &str) -> [Vec<u8>; 2] {
    let base64: String = pem.lines().filter(|line| !line.starts_with("-----")).collect();
    let der = STANDARD.decode(&base64).expect("the key is PEM");
    // RSA: the second half is past the modulus, which is public. SM2: the one octet string of 32 bytes.
    let from = if der.len() > 200 { der.len() / 2 } else { 36 };
    let to = if der.len() > 200 { der.len() } else { 68 };
    [base64.as_bytes()[from.div_ceil(3) * 4..to / 3 * 4].to_vec(), der[from..to].to_vec()]
}

#[test]
fn values_that_hold_a_secret_do_not_print_it() {
    let platform = platform();
    let merchant = Merchant::new("1600000001").unwrap();
    let key = || ApiV3Key::new(KEY).unwrap();
    let delivery = platform.notification("TRANSACTION.SUCCESS", PLAINTEXT).now(NOW).build().unwrap();
    let notification = parse(&platform.parser(), &delivery).unwrap();
    assert_eq!(
        notification.resource()["amount"]["total"],
        987_654,
        "the value is made, and printed no more than the text"
    );
    let answer = platform.certificates_answer(Some(NOW)).unwrap();
    let certificates = parse_certificates_at(answer.header_pairs(), answer.body(), &[key()], None, NOW).unwrap();
    let private_key = merchant.private_key_pem();
    let request =
        certificates_request_with("1600000001", merchant.serial(), &private_key, None, Some(NOW), Some("abc")).unwrap();

    for (what, text) in [
        ("ApiV3Key", printed(&key())),
        ("ApiV3Key with a label", printed(&key().labelled("main"))),
        ("NotificationParserBuilder", printed(&NotificationParser::builder().api_v3_key(key()))),
        ("NotificationParser", printed(&platform.parser())),
        ("Platform", printed(&platform)),
        ("PlatformBuilder", printed(&Platform::builder().api_v3_key(KEY).private_key(&platform.private_key_pem()))),
        ("PlatformKeys", printed(&platform.platform_keys())),
        ("Merchant", printed(&merchant)),
        ("Delivery", printed(&delivery)),
        ("Notification", printed(&notification)),
        ("PlatformCertificate", printed(&certificates)),
        ("CertificatesRequest", printed(&request)),
        ("PemContent", printed(&inspect_pem(&private_key))),
    ] {
        assert_hides(&text, KEY.as_bytes(), what);
        assert_hides_the_plaintext(&text, what);
        for pem in [&private_key, &platform.private_key_pem()] {
            let [base64, der] = private_key_parts(pem);
            assert_hides(&text, &base64, what);
            assert_hides(&text, &der, what);
        }
    }
    assert!(printed(&notification).contains(&format!("[{} bytes]", PLAINTEXT.len())), "it tells the length");
}

#[test]
fn errors_about_an_api_v3_key_do_not_show_it() {
    let (hex, base64): (String, String) =
        (KEY.bytes().map(|byte| format!("{byte:02x}")).collect(), STANDARD.encode(KEY));
    for (given, secret) in [
        (format!("{KEY}\n"), KEY),
        (format!(" {KEY}"), KEY),
        (format!("\"{KEY}\""), KEY),
        (format!("'{KEY}'"), KEY),
        (format!("\u{feff}{KEY}"), KEY),
        (format!("{KEY}{KEY}"), KEY),
        (KEY[..31].to_owned(), KEY),
        (format!("{} {}", &KEY[..16], &KEY[16..31]), KEY),
        (format!("API_V3_KEY={KEY}"), KEY),
        (format!("-----BEGIN KEY-----{KEY}"), KEY),
        (hex.clone(), &hex),
        (base64.clone(), &base64),
    ] {
        let error = ApiV3Key::new(&given).expect_err("it is spoilt");
        assert_eq!(error.code(), ErrorCode::ApiV3KeyInvalid);
        assert_hides(&everything_of(&error), secret.as_bytes(), "ApiV3Key::new");
        let error =
            decrypt_resource(given.as_bytes(), "123456789012", "", "", "AEAD_AES_256_GCM").expect_err("it is spoilt");
        assert_hides(&everything_of(&error), secret.as_bytes(), "decrypt_resource");
        let error = Platform::builder().api_v3_key(&given).build().expect_err("it is spoilt");
        assert_hides(&everything_of(&error), secret.as_bytes(), "Platform::build");
    }
}

/// Every way for a notification to be wrong, with the reports for people about it.
#[test]
fn errors_about_a_notification_show_neither_key_nor_plaintext() {
    let platform = platform();
    let stranger = "Another-key-of-32-characters-777";
    let parsers = [
        platform.parser(),
        NotificationParser::builder()
            .platform_keys(platform.platform_keys())
            .api_v3_key(ApiV3Key::new(stranger).unwrap().labelled("another"))
            .build()
            .unwrap(),
    ];
    let mut errors = 0;
    for parser in &parsers {
        let faults = Fault::ALL.iter().copied().map(Some).chain([None]);
        for fault in faults {
            let builder = platform.notification("TRANSACTION.SUCCESS", PLAINTEXT).now(NOW);
            let delivery = match fault {
                Some(fault) => builder.fault(fault).build().unwrap(),
                None => builder.build().unwrap(),
            };
            let mut text = String::new();
            if let Err(error) = parse(parser, &delivery) {
                text.push_str(&everything_of(&error));
                errors += 1;
            }
            let diagnosis = parser.diagnose_at(delivery.header_pairs(), delivery.body(), NOW);
            text.push_str(&format!("{diagnosis}\n{}\n{}", printed(&diagnosis), diagnosis.to_json()));
            assert_hides(&text, KEY.as_bytes(), "a rejected notification");
            assert_hides(&text, stranger.as_bytes(), "a rejected notification");
            assert_hides_the_plaintext(&text, "a rejected notification");
        }
    }
    assert_eq!(errors, 2 * Fault::ALL.len() + 1, "every fault was an error, and so was the wrong key");
}

#[test]
fn errors_about_a_plaintext_do_not_show_it() {
    let platform = platform();
    for plaintext in [
        format!("{PLAINTEXT}x"),
        format!("x{PLAINTEXT}"),
        format!("[{PLAINTEXT}]"),
        PLAINTEXT[..PLAINTEXT.len() - 1].to_owned(),
        PLAINTEXT.replace("987654", "98765401"),
        PLAINTEXT.replace(":{\"total\":987654}", ":987654e999"),
        PLAINTEXT.replace("\"ORDER", "\"\\ud800ORDER"),
        PLAINTEXT.replace(':', " "),
        PLAINTEXT.replace("\"payer\"", "payer"),
        "\"ORDER-PRIVATE-77431\"".to_owned(),
        "987654".to_owned(),
    ] {
        let delivery = platform.notification("TRANSACTION.SUCCESS", &plaintext).now(NOW).build().unwrap();
        let error = match parse(&platform.parser(), &delivery) {
            Err(error) => error,
            Ok(notification) => {
                let other = Expectation::new().mchid("1900000000");
                notification.expect(&other).expect_err("another merchant")
            }
        };
        let text = everything_of(&error);
        for part in PRIVATE_PARTS {
            assert!(!text.contains(part), "{plaintext}: {text}");
        }
    }
}

/// What everybody does at least once: the private key where something else belongs, or spoilt on the way.
#[test]
fn errors_about_a_private_key_do_not_show_it() {
    for platform in [Platform::new(), Platform::sm2()] {
        let pem = platform.private_key_pem();
        let without_last_line = pem.lines().take(pem.lines().count() - 1).collect::<Vec<_>>().join("\n");
        for spoilt in [
            pem.clone(),
            pem.replace('\n', ""),
            pem.replace('\n', "\\n"),
            pem.replace("-----BEGIN PRIVATE KEY-----\n", ""),
            pem.replace("BEGIN PRIVATE KEY-----\n", "BEGIN PRIVATE KEY"),
            pem.replace("PRIVATE KEY", "CERTIFICATE"),
            pem.replace("PRIVATE KEY", "PUBLIC KEY"),
            pem.replace("PRIVATE KEY", "RSA PUBLIC KEY"),
            pem.replace("PRIVATE KEY", "RSA PRIVATE KEY"),
            pem.replace("PRIVATE KEY", "EC PRIVATE KEY"),
            pem.replace("PRIVATE KEY", "ENCRYPTED PRIVATE KEY"),
            pem.replace("END PRIVATE KEY", "END CERTIFICATE"),
            pem.replacen("MI", "!!", 1),
            pem.replacen('M', "", 1),
            without_last_line,
        ] {
            assert_no_error_shows_the_key(&spoilt, &pem);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn errors_about_a_mutated_private_key_do_not_show_it(
        at: prop::sample::Index,
        removed in 0..80usize,
        inserted in prop_oneof![Just(String::new()), "[ -~\n]{0,5}", Just("-----".to_owned()), Just("\n-----BEGIN X-----\n".to_owned())],
    ) {
        static PLATFORM: std::sync::LazyLock<Platform> = std::sync::LazyLock::new(Platform::sm2);
        let pem = PLATFORM.private_key_pem();
        let from = at.index(pem.len());
        let to = (from + removed).min(pem.len());
        let mutated = format!("{}{inserted}{}", &pem[..from], &pem[to..]);
        assert_no_error_shows_the_key(&mutated, &pem);
    }
}

fn assert_no_error_shows_the_key(spoilt: &str, pem: &str) {
    let mut keys = PlatformKeys::new();
    let errors = [
        keys.add_certificates(spoilt).err(),
        keys.add_public_key("PUB_KEY_ID_1", spoilt).err(),
        keys.add_public_key(spoilt, pem).err(),
        PlatformKey::from_pem(spoilt).err(),
        inspect_pem(spoilt).err(),
        ApiV3Key::new(spoilt).err(),
        certificates_request_with("1900007291", "ABCDEF", spoilt, None, Some(NOW), Some("abc")).err(),
        Platform::builder().private_key(spoilt).build().err(),
        Merchant::from_parts("1900007291", spoilt, "ABCDEF", NOW).err(),
    ];
    let [base64, der] = private_key_parts(pem);
    for error in errors.into_iter().flatten() {
        let text = everything_of(&error);
        assert_hides(&text, &base64, spoilt);
        assert_hides(&text, &der, spoilt);
    }
}

/// The answer with the certificates goes the same way as a notification.
#[test]
fn errors_about_certificates_show_neither_key_nor_plaintext() {
    let platform = platform();
    let key = [ApiV3Key::new(KEY).unwrap()];
    let answer = platform.certificates_answer(Some(NOW)).unwrap();
    let stranger = [ApiV3Key::new("Another-key-of-32-characters-777").unwrap()];
    let error =
        parse_certificates_at(answer.header_pairs(), answer.body(), &stranger, None, NOW).expect_err("another key");
    assert_hides(&everything_of(&error), KEY.as_bytes(), "a wrong key");

    // A genuine answer in which the certificate is none: a plaintext all the same.
    let notification = platform.notification("TRANSACTION.SUCCESS", PLAINTEXT).now(NOW).build().unwrap();
    let sealed: serde_json::Value = serde_json::from_slice(notification.body()).unwrap();
    let mut answer = payment(&platform);
    let body = serde_json::json!({ "data": [{
        "serial_no": platform.serial(), "effective_time": "x", "expire_time": "x", "encrypt_certificate": sealed["resource"],
    }] });
    resign(&platform, &mut answer, body.to_string());
    let known = platform.platform_keys();
    let error = parse_certificates_at(answer.header_pairs(), answer.body(), &key, Some(&known), NOW)
        .expect_err("no certificate");
    assert_eq!(error.code(), ErrorCode::PemInvalid);
    assert_hides_the_plaintext(&everything_of(&error), "a certificate that is none");
}
