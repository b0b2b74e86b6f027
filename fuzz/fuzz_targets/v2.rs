//! APIv2: any bytes as XML, and any text in a notification that is genuine.
#![no_main]

use libfuzzer_sys::fuzz_target;
use wxnotify::testing::v2::{self, SignType};
use wxnotify::{ApiV2Key, parse_v2};

const KEY: &str = "0123456789abcdefghijklmnopqrstuv";

fuzz_target!(|input: &[u8]| {
    let keys = [ApiV2Key::new("1900007291", KEY).expect("it has 32 characters")];
    if let Ok(notification) = parse_v2(input, &keys) {
        let _ = (notification.resource(), notification.to_json(), notification.event().is_ok());
    }
    let Ok(text) = std::str::from_utf8(input) else { return };
    let fields = [("mch_id", "1900007291"), ("transaction_id", "42"), ("result_code", "SUCCESS"), ("attach", text)];
    if let Ok(body) = v2::notification(&fields, KEY, SignType::HmacSha256) {
        let _ = parse_v2(body.as_bytes(), &keys);
    }
});
