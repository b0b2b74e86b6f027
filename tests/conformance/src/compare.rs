//! Comparing a driver's answer with what is expected.

use serde_json::{Map, Value};

use crate::vectors::Case;

/// The fields of a notification.
const FIELDS: [&str; 16] = [
    "id",
    "create_time",
    "event_type",
    "resource_type",
    "summary",
    "original_type",
    "associated_data",
    "plaintext",
    "resource",
    "serial",
    "timestamp",
    "nonce",
    "request_id",
    "api_v3_key_label",
    "kind",
    "certificate_expires_at",
];

/// Compares, and says what differs.
///
/// # Errors
/// A few words for people: what differs.
pub fn compare(case: &Case, answer: &Value) -> Result<(), String> {
    let Some(members) = answer.as_object() else { return Err("the answer is not an object".into()) };
    if members.get("name").and_then(Value::as_str) != Some(&case.name) {
        return Err("the answer names another case: answers must come in the order of the cases".into());
    }
    let notification = case.expected.get("notification").and_then(Value::as_str);
    let known = ["name", "outcome", "fields"];
    if let Some(unknown) = members.keys().find(|name| !known.contains(&name.as_str())) {
        return Err(format!("the answer has a member {unknown:?}, which is none of {known:?}"));
    }
    if members.get("outcome") != Some(&case.expected) {
        return Err("the outcome differs".into());
    }
    match (notification, members.get("fields")) {
        (None, None) => Ok(()),
        (None, Some(_)) => Err("the answer has fields, and there is no notification".into()),
        (Some(_), None) => Err("the answer has no fields, which accessors must give".into()),
        (Some(json), Some(fields)) => compare_fields(json, fields),
    }
}

/// The accessors give what `to_json` gives.
fn compare_fields(json: &str, fields: &Value) -> Result<(), String> {
    let expected: Map<String, Value> =
        serde_json::from_str(json).map_err(|error| format!("the expected notification is not JSON: {error}"))?;
    let fields = fields.as_object().ok_or("the fields are not an object")?;
    for name in FIELDS {
        let (expected, found) = (&expected[name], fields.get(name));
        let Some(found) = found else { return Err(format!("the field {name} is missing from the accessors' fields")) };
        let is_same = if name == "resource" { is_same_json(expected, found) } else { expected == found };
        if !is_same {
            return Err(format!("the accessor of {name} gives {found}, and must give {expected}"));
        }
    }
    match fields.keys().find(|name| !FIELDS.contains(&name.as_str())) {
        Some(unknown) => Err(format!("the accessors' fields hold {unknown:?}, which is no field of a notification")),
        None => Ok(()),
    }
}

/// Equal but for how numbers are held: many languages have no number but the double.
fn is_same_json(left: &Value, right: &Value) -> bool {
    match (left, right) {
        (Value::Number(left), Value::Number(right)) => left == right || left.as_f64() == right.as_f64(),
        (Value::Array(left), Value::Array(right)) => {
            left.len() == right.len() && left.iter().zip(right).all(|(left, right)| is_same_json(left, right))
        }
        (Value::Object(left), Value::Object(right)) => {
            left.len() == right.len()
                && left.iter().all(|(name, left)| right.get(name).is_some_and(|right| is_same_json(left, right)))
        }
        (left, right) => left == right,
    }
}
