//! Any request, diagnosed: the diagnosis has the same error as `parse`, and is sound JSON.
#![no_main]

use libfuzzer_sys::fuzz_target;
use wxnotify_fuzz::{NOW, RSA, SM2, request};

fuzz_target!(|input: &[u8]| {
    let (headers, body) = request(input);
    for world in [&RSA, &SM2] {
        let diagnosis = world.parser.diagnose_at(headers.iter().copied(), body, NOW);
        let error = world.parser.parse_at(headers.iter().copied(), body, NOW).err();
        assert_eq!(diagnosis.error(), error.as_ref());
        let _: serde_json::Value = serde_json::from_str(&diagnosis.to_json()).expect("to_json makes JSON");
        let _ = format!("{diagnosis} {diagnosis:?}");
    }
});
