//! Any request: nothing but what the platform signed is accepted, and nothing panics.
#![no_main]

use libfuzzer_sys::fuzz_target;
use wxnotify_fuzz::{NOW, PAYMENT, RSA, SM2, request};

fuzz_target!(|input: &[u8]| {
    let (headers, body) = request(input);
    for world in [&RSA, &SM2] {
        match world.parser.parse_at(headers.iter().copied(), body, NOW) {
            // The seeds hold what the platform signed: payments, and the faults' empty objects.
            Ok(notification) => {
                assert!([PAYMENT, "{}"].contains(&notification.plaintext()), "forged: {notification:?}")
            }
            Err(error) => {
                assert!(error.ack().status >= 400);
                let _ = format!("{error} {error:?}");
            }
        }
    }
});
