//! What the fuzz targets share: two platforms of fixed keys, and requests as text.
//!
//! An input is a request as HTTP writes it: headers, one a line, an empty line, and the body. Its time is [`NOW`].

use std::sync::LazyLock;

use wxnotify::NotificationParser;
use wxnotify::testing::{Delivery, Platform};

/// A day in 2026, in seconds since the epoch.
pub const NOW: i64 = 1_795_000_000;

/// A direct payment's plaintext.
pub const PAYMENT: &str = r#"{"mchid":"1900007291","appid":"wxd678efh567hg6787","out_trade_no":"A1","transaction_id":"42","trade_type":"JSAPI","trade_state":"SUCCESS","amount":{"total":100,"currency":"CNY"},"promotion_detail":[{"coupon_id":"1","amount":1}]}"#;

/// A pretend platform and a parser that trusts it, the same in every run.
pub struct World {
    pub platform: Platform,
    pub parser: NotificationParser,
}

pub static RSA: LazyLock<World> =
    LazyLock::new(|| World::of(include_str!("../../tests/vectors/keys/rsa-2048-platform.key.pem")));
pub static SM2: LazyLock<World> =
    LazyLock::new(|| World::of(include_str!("../../tests/vectors/keys/sm2-platform.key.pem")));

impl World {
    fn of(private_key: &str) -> Self {
        let platform = Platform::builder()
            .private_key(private_key)
            .serial("7C0FFEE")
            .validity(NOW - 86_400, NOW + 86_400)
            .api_v3_key("APIv3KeyForTests0123456789abcdef")
            .build()
            .expect("the parts are sound");
        Self { parser: platform.parser(), platform }
    }

    /// A genuine payment.
    pub fn payment(&self) -> Delivery {
        self.platform.notification("TRANSACTION.SUCCESS", PAYMENT).now(NOW).build().expect("the payment is one")
    }
}

/// The headers and the body of an input.
pub fn request(input: &[u8]) -> (Vec<(&[u8], &[u8])>, &[u8]) {
    let (head, body) = match input.windows(2).position(|pair| pair == b"\n\n") {
        Some(at) => (&input[..at], &input[at + 2..]),
        None => (input, &[][..]),
    };
    let headers = head.split(|byte| *byte == b'\n').filter_map(|line| {
        let colon = line.iter().position(|byte| *byte == b':')?;
        Some((&line[..colon], &line[colon + 1..]))
    });
    (headers.collect(), body)
}

/// The input of a delivery.
pub fn input(delivery: &Delivery) -> Vec<u8> {
    let head: String = delivery.header_pairs().map(|(name, value)| format!("{name}: {value}\n")).collect();
    [head.as_bytes(), b"\n", delivery.body()].concat()
}
