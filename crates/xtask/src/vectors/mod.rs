//! The test vectors: one file here for one file in `tests/vectors/`.
//!
//! Everything in them is fixed (keys, nonces, times), and both signature algorithms are
//! deterministic, so that the same bytes come out every time.

mod accept;
mod ack;
mod cast;
mod certificates;
mod codes;
mod construction;
mod decryption;
mod diagnose;
mod draft;
mod envelope;
mod events;
mod expect;
mod group;
mod headers;
mod key_rotation;
mod kinds;
mod order;
mod plaintext;
mod primitives;
mod serial;
mod signature_type;
mod tampering;
mod testing;
mod time;
mod v2;

use std::collections::HashSet;

use typegen::Output;

pub(crate) fn generate(output: &mut Output) {
    let cast = cast::Cast::new();
    let groups = [
        accept::group(&cast),
        headers::group(&cast),
        time::group(&cast),
        serial::group(&cast),
        signature_type::group(&cast),
        tampering::group(&cast),
        envelope::group(&cast),
        decryption::group(&cast),
        plaintext::group(&cast),
        order::group(&cast),
        key_rotation::group(&cast),
        certificates::group(&cast),
        primitives::group(&cast),
        expect::group(&cast),
        ack::group(),
        construction::group(&cast),
        kinds::group(&cast),
        events::group(&cast),
        testing::group(&cast),
        diagnose::group(&cast),
        v2::group(),
        codes::group(&kinds::shown()),
    ];
    let mut names = HashSet::new();
    for case in groups.iter().flat_map(|group| &group.cases) {
        assert!(names.insert(&case.name), "two cases are called {}", case.name);
    }
    for group in &groups {
        let json = serde_json::to_string_pretty(group).expect("a group serializes");
        output.file(&format!("tests/vectors/{}.json", group.name), &(json + "\n"));
    }
    println!("{} cases in {} groups", names.len(), groups.len());
}
