//! Every vector through the Rust driver, on whichever backend and features the core is built with: a program's other crates
//! may turn on features of serde_json that keep numbers as texts or objects in another order, and no outcome may differ.

#[path = "../../../tests/conformance/src/compare.rs"]
#[allow(dead_code, unreachable_pub)]
mod compare;
#[path = "../../../tests/conformance/src/driver.rs"]
#[allow(dead_code, unreachable_pub)]
mod driver;
#[path = "../../../tests/conformance/src/vectors.rs"]
#[allow(dead_code, unreachable_pub)]
mod vectors;

use std::path::Path;

use serde_json::json;

#[test]
fn every_vector_has_its_outcome() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/vectors");
    let mut wrong = Vec::new();
    for case in vectors::read(&folder).unwrap().iter().flat_map(|group| &group.cases) {
        let printed = driver::run(&case.operation, &case.input);
        let mut answer = json!({ "name": case.name, "outcome": printed.outcome });
        if let Some(fields) = printed.fields {
            answer["fields"] = fields;
        }
        if let Err(difference) = compare::compare(case, &answer) {
            wrong.push(format!("{}: {difference}\n  {}\n  {}", case.name, answer["outcome"], case.expected));
        }
    }
    assert!(wrong.is_empty(), "{} differ:\n{}", wrong.len(), wrong.join("\n"));
}

/// Of the features that this run is about.
#[cfg(feature = "foreign-serde-json")]
#[test]
fn serde_json_has_the_features() {
    let value: serde_json::Value = serde_json::from_str(r#"{"b":1.50,"a":123456789012345678901234567890}"#).unwrap();
    assert_eq!(value.to_string(), r#"{"b":1.50,"a":123456789012345678901234567890}"#);
}
