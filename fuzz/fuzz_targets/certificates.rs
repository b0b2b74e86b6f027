//! An answer of `GET /v3/certificates`. Without known keys its body is read before its signature is checked.
//! An input that begins with `b` is a body; one that begins with `p` is what stands where the certificate
//! belongs, encrypted.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use wxnotify::testing::Delivery;
use wxnotify::{ApiV3Key, parse_certificates_at};
use wxnotify_fuzz::{NOW, SM2};

static ANSWER: LazyLock<Delivery> =
    LazyLock::new(|| SM2.platform.certificates_answer(Some(NOW)).expect("it has a certificate"));
static KEYS: LazyLock<[ApiV3Key; 1]> =
    LazyLock::new(|| [ApiV3Key::new(SM2.platform.api_v3_key()).expect("it is a key")]);

fuzz_target!(|input: &[u8]| {
    let body = match input.split_first() {
        Some((b'b', body)) => body.to_vec(),
        Some((b'p', plaintext)) => {
            let Ok(plaintext) = std::str::from_utf8(plaintext) else { return };
            // The resource of a notification is encrypted as a certificate is.
            let delivery =
                SM2.platform.notification("A", plaintext).now(NOW).build().expect("any text can be encrypted");
            let body: serde_json::Value = serde_json::from_slice(delivery.body()).expect("the body is JSON");
            let entry = serde_json::json!({
                "serial_no": "7C0FFEE", "effective_time": "", "expire_time": "", "encrypt_certificate": body["resource"],
            });
            serde_json::json!({ "data": [entry] }).to_string().into_bytes()
        }
        _ => return,
    };
    let result = parse_certificates_at(ANSWER.header_pairs(), &body, &*KEYS, None, NOW);
    assert!(result.is_err() || body == ANSWER.body(), "the signature is of another body");
});
