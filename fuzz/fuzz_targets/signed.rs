//! The steps behind the signature. An input that begins with `b` is a body, which is signed; one that begins
//! with `p` is a plaintext, which is encrypted and signed.
#![no_main]

use libfuzzer_sys::fuzz_target;
use wxnotify::testing::Delivery;
use wxnotify::{Expectation, signing_message};
use wxnotify_fuzz::{NOW, SM2};

fuzz_target!(|input: &[u8]| {
    // SM2 signs several times faster than RSA, and the steps behind the signature are the same.
    let platform = &SM2.platform;
    let delivery = match input.split_first() {
        Some((b'b', body)) => signed(body),
        Some((b'p', plaintext)) => {
            let Ok(plaintext) = std::str::from_utf8(plaintext) else { return };
            platform.notification("TRANSACTION.SUCCESS", plaintext).now(NOW).build().expect("any text can be encrypted")
        }
        _ => return,
    };
    let result = SM2.parser.parse_at(delivery.header_pairs(), delivery.body(), NOW);
    let Ok(notification) = result else { return };
    let json: serde_json::Value = serde_json::from_str(&notification.to_json()).expect("to_json makes JSON");
    assert_eq!(&json["resource"], notification.resource());
    let expectation = Expectation::new().mchid("1").appid("wx").out_trade_no("A").amount_total(1).currency("CNY");
    let _ = notification.expect(&expectation);
    // What the check takes the types take.
    if notification.check_event().is_ok() {
        let event = notification.event().expect("the check and the types are made of one schema");
        assert_eq!(event.kind(), notification.kind());
    }
    let _ = format!("{notification:?}");
});

fn signed(body: &[u8]) -> Delivery {
    let mut delivery =
        SM2.platform.notification("A", "{}").now(NOW).nonce("nonce").build().expect("the parts are sound");
    delivery.set_body(body);
    let signature = SM2.platform.sign(&signing_message(&NOW.to_string(), "nonce", body));
    delivery.set_header("Wechatpay-Signature", signature);
    delivery
}
