//! The lists that every language has: error codes and kinds.

use std::collections::BTreeSet;

use serde_json::json;

use super::group::{CODES, Group};

/// `kinds` holds the kinds that some case shows: a kind without a case would be a rule that nobody tested.
pub(super) fn group(kinds: &BTreeSet<&'static str>) -> Group {
    let mut group =
        Group::new("codes", "The lists that every language has: error codes with their numbers, and kinds.");
    let codes =
        CODES.iter().map(|(code, number, status, _)| json!({ "code": code, "number": number, "ack_status": status }));
    let expected = json!({ "codes": codes.collect::<Vec<_>>() });
    group.gives("codes", "every error code, its number and the status of its answer", "codes", json!({}), expected);

    let outcome = conformance::driver::run("kinds", &json!({})).outcome;
    let listed: Vec<&str> =
        outcome["kinds"].as_array().into_iter().flatten().filter_map(|kind| kind.as_str()).collect();
    let set: BTreeSet<&str> = listed.iter().copied().collect();
    assert_eq!(set.len(), listed.len(), "a kind is listed twice");
    assert_eq!(&set, kinds, "the core's kinds are not those that the cases show");
    assert_eq!(listed.last(), Some(&"unknown"), "unknown comes last");
    let version = json!({ "version": env!("CARGO_PKG_VERSION") });
    group.gives("version", "one version in every package", "version", json!({}), version);
    group.add("kinds", "every kind", "kinds", json!({}), outcome);
    group
}
