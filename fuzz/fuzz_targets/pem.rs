//! Every call that takes a PEM text.
#![no_main]

use libfuzzer_sys::fuzz_target;
use wxnotify::testing::{Merchant, Platform};
use wxnotify::{PlatformKey, PlatformKeys, certificates_request_with, inspect_pem, verify_signature};
use wxnotify_fuzz::NOW;

fuzz_target!(|input: &[u8]| {
    let Ok(text) = std::str::from_utf8(input) else { return };
    let mut keys = PlatformKeys::new();
    let added = keys.add_certificates(text);
    assert_eq!(added.is_ok(), !keys.is_empty(), "all or nothing");
    let _ = keys.add_public_key("PUB_KEY_ID_1", text);
    for key in keys.iter() {
        assert!(!verify_signature(b"message", "MAYCAQECAQE=", key));
        let _ = format!("{key:?}");
    }
    if let Ok(key) = PlatformKey::from_pem(text) {
        assert!(!verify_signature(b"message", "MAYCAQECAQE=", &key));
    }
    let _ = inspect_pem(text).map(|content| format!("{content:?}"));
    // A private key is read, and signs.
    let _ = certificates_request_with("1900007291", "ABCDEF", text, None, Some(NOW), Some("abc"));
    let _ = Merchant::from_parts("1900007291", text, "ABCDEF", NOW);
    let _ = Platform::builder().private_key(text).public_key_id("PUB_KEY_ID_1").build();
});
