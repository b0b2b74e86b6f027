//! Nothing that comes from outside makes the library panic: arbitrary input, and genuine input spoilt.

mod common;

use std::sync::LazyLock;

use common::{NOW, PAYMENT, payment, resign};
use proptest::prelude::*;
use proptest::sample::Index;
use wxnotify::testing::{Delivery, Fault, Merchant, Platform};
use wxnotify::{
    ApiV3Key, Expectation, NotificationParser, PaidOrder, PlatformKey, PlatformKeys, RefundedOrder,
    certificates_request_with, decrypt_resource, inspect_pem, parse_certificates_at, signing_message, verify_signature,
};

/// The platforms and their parsers, made once.
#[derive(Debug)]
struct World {
    platform: Platform,
    parser: NotificationParser,
}

static RSA: LazyLock<World> = LazyLock::new(|| World::of(Platform::new()));
static SM2: LazyLock<World> = LazyLock::new(|| World::of(Platform::sm2()));

impl World {
    fn of(platform: Platform) -> Self {
        Self { parser: platform.parser(), platform }
    }

    /// Everything that a merchant does with a request: parse, look at all of the result, diagnose.
    fn handle(&self, delivery: &Delivery, now: i64) {
        self.handle_raw(delivery.headers(), delivery.body(), now);
    }

    fn handle_raw<N: AsRef<[u8]>, V: AsRef<[u8]>>(&self, headers: &[(N, V)], body: &[u8], now: i64) {
        let pairs = || headers.iter().map(|(name, value)| (name, value));
        match self.parser.parse_at(pairs(), body, now) {
            Ok(notification) => {
                let expectation = Expectation::new()
                    .mchid("1900007291")
                    .appid("wx")
                    .out_trade_no("A")
                    .amount_total(1)
                    .currency("CNY");
                let _ = notification.expect(&expectation);
                let _ = notification.expect_paid(&PaidOrder::new("1900007291", "A", 1).sub_mchid("1"));
                let _ = notification.expect_refunded(&RefundedOrder::new("1900007291", "R", 1).out_trade_no("A"));
                let again: serde_json::Value =
                    serde_json::from_str(&notification.to_json()).expect("to_json makes JSON");
                assert_eq!(&again["resource"], notification.resource());
                assert_eq!(again["plaintext"], notification.plaintext());
                let _ = format!("{notification:?}");
            }
            Err(error) => {
                let _ = (format!("{error} {error:?}"), error.ack());
            }
        }
        let diagnosis = self.parser.diagnose_at(pairs(), body, now);
        let _: serde_json::Value = serde_json::from_str(&diagnosis.to_json()).expect("to_json makes JSON");
        let _ = format!("{diagnosis} {diagnosis:?}");
    }
}

fn world() -> impl Strategy<Value = &'static World> {
    prop_oneof![Just(&*RSA), Just(&*SM2)]
}

/// Spoils bytes in one to four places.
#[derive(Clone, Debug)]
struct Spoil(Vec<(Index, Change)>);

#[derive(Clone, Debug)]
enum Change {
    Put(u8),
    Insert(Vec<u8>),
    Remove(usize),
    Repeat(usize),
    Cut,
}

impl Spoil {
    fn any() -> impl Strategy<Value = Self> {
        const TELLING: &[&[u8]] = &[
            b"\"",
            b"\\",
            b"{",
            b"}",
            b"[",
            b"]",
            b":",
            b",",
            b"null",
            b"\\ud800",
            b"-1e999",
            b"\xff",
            b"\0",
            b"\n",
            b"=",
            b"-----BEGIN X-----\n",
        ];
        let change = prop_oneof![
            any::<u8>().prop_map(Change::Put),
            prop::sample::select(TELLING).prop_map(|bytes| Change::Insert(bytes.to_vec())),
            (1..60usize).prop_map(Change::Remove),
            (1..60usize).prop_map(Change::Repeat),
            Just(Change::Cut),
        ];
        prop::collection::vec((any::<Index>(), change), 1..5).prop_map(Self)
    }

    fn apply(&self, bytes: &[u8]) -> Vec<u8> {
        let mut bytes = bytes.to_vec();
        for (at, change) in &self.0 {
            if bytes.is_empty() {
                break;
            }
            let at = at.index(bytes.len());
            let until = |len: &usize| (at + len).min(bytes.len());
            match change {
                Change::Put(byte) => bytes[at] = *byte,
                Change::Insert(inserted) => drop(bytes.splice(at..at, inserted.iter().copied())),
                Change::Remove(len) => drop(bytes.drain(at..until(len))),
                Change::Repeat(len) => {
                    let repeated = bytes[at..until(len)].to_vec();
                    bytes.splice(at..at, repeated);
                }
                Change::Cut => bytes.truncate(at),
            }
        }
        bytes
    }

    fn apply_to_text(&self, text: &str) -> String {
        String::from_utf8_lossy(&self.apply(text.as_bytes())).into_owned()
    }
}

/// Everything that takes a PEM text.
fn read_pem(text: &str) {
    let _ = PlatformKeys::new().add_certificates(text);
    let _ = PlatformKeys::new().add_public_key("PUB_KEY_ID_1", text);
    let _ = PlatformKeys::new().add_public_key(text, text);
    let _ = inspect_pem(text).map(|content| format!("{content:?}"));
    let _ = certificates_request_with("1900007291", "ABCDEF", text, None, Some(NOW), Some("abc"));
    let _ = Merchant::from_parts("1900007291", text, "ABCDEF", NOW);
    let _ = Platform::builder().private_key(text).public_key_id("PUB_KEY_ID_1").build();
    if let Ok(key) = PlatformKey::from_pem(text) {
        let _ = format!("{key:?}");
        verify_signature(b"message", &RSA.platform.sign(b"message"), &key);
    }
}

/// Of each kind of PEM, one.
static PEMS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let merchant = Merchant::new("1900007291").expect("the mchid is digits");
    let platforms = [&RSA.platform, &SM2.platform];
    let mut pems = vec![merchant.certificate_pem(), merchant.private_key_pem()];
    for platform in platforms {
        pems.extend([
            platform.certificate_pem().expect("it has one"),
            platform.public_key_pem(),
            platform.private_key_pem(),
        ]);
    }
    pems
});

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn on_arbitrary_requests(
        world in world(),
        headers: Vec<(Vec<u8>, Vec<u8>)>,
        body: Vec<u8>,
        now: i64,
    ) {
        world.handle_raw(&headers, &body, now);
    }

    /// The headers that count, with arbitrary values.
    #[test]
    fn on_arbitrary_header_values(
        world in world(),
        values in prop::collection::vec(prop_oneof!["[!-~]{0,20}", "[0-9]{0,14}", ".{0,8}"], 6),
        body: Vec<u8>,
        now: i64,
    ) {
        let names = ["Wechatpay-Timestamp", "Wechatpay-Nonce", "Wechatpay-Signature", "Wechatpay-Serial", "Wechatpay-Signature-Type", "Request-ID"];
        let headers: Vec<_> = names.into_iter().zip(values).collect();
        world.handle_raw(&headers, &body, now);
    }

    #[test]
    fn on_spoilt_headers(world in world(), which: Index, spoil in Spoil::any(), now in prop_oneof![Just(NOW), any::<i64>()]) {
        let delivery = payment(&world.platform);
        let mut headers: Vec<_> =
            delivery.header_pairs().map(|(name, value)| (name.as_bytes().to_vec(), value.as_bytes().to_vec())).collect();
        let which = which.index(2 * headers.len());
        let (name, value) = &mut headers[which / 2];
        let spoilt = if which % 2 == 0 { value } else { name };
        *spoilt = spoil.apply(spoilt);
        world.handle_raw(&headers, delivery.body(), now);
    }

    /// Spoilt on the way: the signature does not fit.
    #[test]
    fn on_spoilt_bodies(world in world(), spoil in Spoil::any()) {
        let mut delivery = payment(&world.platform);
        let body = spoil.apply(delivery.body());
        delivery.set_body(body);
        world.handle(&delivery, NOW);
    }

    /// Spoilt before it was signed: the steps behind the signature are reached.
    #[test]
    fn on_spoilt_bodies_with_a_genuine_signature(world in world(), spoil in Spoil::any()) {
        let mut delivery = payment(&world.platform);
        let body = spoil.apply(delivery.body());
        resign(&world.platform, &mut delivery, body);
        world.handle(&delivery, NOW);
    }

    /// Spoilt before it was encrypted: the last step is reached.
    #[test]
    fn on_spoilt_plaintexts(world in world(), spoil in Spoil::any(), event_type in prop_oneof![Just("TRANSACTION.SUCCESS"), Just("REFUND.SUCCESS")]) {
        let combined = PAYMENT.replacen('{', r#"{"combine_mchid":"1","sub_orders":[{"amount":{"total_amount":9223372036854775807}},{"amount":{"total_amount":1}}],"#, 1);
        for plaintext in [PAYMENT, &combined] {
            let notification = world.platform.notification(event_type, &spoil.apply_to_text(plaintext)).now(NOW);
            world.handle(&notification.build().expect("any text can be encrypted"), NOW);
        }
    }

    #[test]
    fn on_arbitrary_json_plaintexts(world in world(), plaintext in json()) {
        let plaintext = format!("{{\"amount\":{plaintext},\"mchid\":{plaintext},\"sub_orders\":[{plaintext}],\"combine_mchid\":1}}");
        for event_type in ["TRANSACTION.SUCCESS", "REFUND.SUCCESS", "PROFITSHARING"] {
            let delivery = world.platform.notification(event_type, &plaintext).now(NOW).build().expect("any text can be encrypted");
            world.parser.parse_at(delivery.header_pairs(), delivery.body(), NOW).expect("it is genuine");
            world.handle(&delivery, NOW);
        }
    }

    #[test]
    fn on_arbitrary_pem(text in ".{0,200}") {
        read_pem(&text);
    }

    #[test]
    fn on_spoilt_pem(which: Index, spoil in Spoil::any()) {
        read_pem(&spoil.apply_to_text(which.get::<String>(&PEMS)));
    }

    /// Spoilt below the base64, where the DER is.
    #[test]
    fn on_spoilt_der(which: Index, spoil in Spoil::any()) {
        let pem = pem::parse(which.get::<String>(&PEMS)).expect("it is PEM");
        read_pem(&pem::encode(&pem::Pem::new(pem.tag(), spoil.apply(pem.contents()))));
    }

    #[test]
    fn on_arbitrary_primitives(
        key: Vec<u8>,
        texts in prop::collection::vec(".{0,40}", 3),
        algorithm in prop_oneof![Just("AEAD_AES_256_GCM".to_owned()), Just("AEAD_SM4_GCM".to_owned()), ".{0,20}"],
        body: Vec<u8>,
    ) {
        let _ = ApiV3Key::new(&key);
        for key in [&key[..], RSA.platform.api_v3_key().as_bytes()] {
            let _ = decrypt_resource(key, &texts[0], &texts[1], &texts[2], &algorithm);
            let _ = decrypt_resource(key, "123456789012", &texts[1], &texts[2], &algorithm);
        }
        prop_assert!(signing_message(&texts[0], &texts[1], &body).ends_with(b"\n"));
        for world in [&RSA, &SM2] {
            for key in world.platform.platform_keys().iter() {
                prop_assert!(!verify_signature(&body, &texts[2], key));
            }
        }
    }

    #[test]
    fn on_spoilt_answers_with_certificates(world in world(), spoil in Spoil::any(), sign: bool, know: bool, now in prop_oneof![Just(NOW), any::<i64>()]) {
        let mut answer = world.platform.certificates_answer(Some(NOW)).expect("it has a certificate");
        let body = spoil.apply(answer.body());
        if sign {
            resign(&world.platform, &mut answer, body);
        } else {
            answer.set_body(body);
        }
        let keys = [ApiV3Key::new(world.platform.api_v3_key()).expect("it is a key")];
        let known = world.platform.platform_keys();
        let _ = parse_certificates_at(answer.header_pairs(), answer.body(), &keys, know.then_some(&known), now);
        let _ = parse_certificates_at(answer.header_pairs(), answer.body(), &[], None, now);
    }

    #[test]
    fn on_arbitrary_arguments_of_a_request(texts in prop::collection::vec(".{0,45}", 3), now: i64) {
        let _ = certificates_request_with(&texts[0], &texts[1], &PEMS[1], Some(&texts[2]), Some(now), Some(&texts[2]));
    }

    /// The pretend platform is for tests, and takes what tests give it.
    #[test]
    fn in_the_testing_platform(
        json in prop_oneof![".{0,60}", json()],
        times in prop::array::uniform2(prop_oneof![any::<i64>(), 0..4_000_000_000i64, Just(i64::MAX), Just(i64::MIN)]),
        serial in "[0-9a-fA-F]{0,42}",
        fault in prop::sample::select(Fault::ALL),
    ) {
        let _ = Platform::from_json(&json);
        let _ = RSA.platform.notification_from_json(&json);
        let made = Platform::builder().algorithm("SM2").serial(&serial).validity(times[0], times[1]).build();
        let _ = made.map(|platform| platform.certificates_answer(Some(times[0])).map(|answer| answer.body().len()));
        let dates = serde_json::json!({ "algorithm": "SM2", "not_before": times[0] });
        let _ = Platform::from_json(&dates.to_string());
        let _ = Merchant::from_parts("1900007291", &PEMS[7], &serial, times[0]);
        let notification = SM2.platform.notification("A", "{}").now(times[0]);
        let _ = notification.fault(fault).build().map(|delivery| SM2.handle(&delivery, times[1]));
    }
}

/// Any JSON value as text.
fn json() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        Just("null".to_owned()),
        any::<bool>().prop_map(|value| value.to_string()),
        any::<i64>().prop_map(|value| value.to_string()),
        (-1e300f64..1e300).prop_map(|value| value.to_string()),
        ".{0,10}".prop_map(|text| serde_json::to_string(&text).expect("text serializes")),
    ];
    leaf.prop_recursive(4, 32, 6, |inner| {
        let name = prop_oneof![
            Just("total"),
            Just("refund"),
            Just("currency"),
            Just("amount"),
            Just("total_amount"),
            Just("trade_type"),
            Just("a"),
        ];
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(|items| format!("[{}]", items.join(","))),
            prop::collection::vec((name, inner), 0..6).prop_map(|members| {
                let members: Vec<String> =
                    members.into_iter().map(|(name, value)| format!("\"{name}\" : {value}")).collect();
                format!("{{{}}}", members.join(" , "))
            }),
        ]
    })
}
