//! The plaintext of a forged notification: made up from the schema or a file's, with fields set by hand.

use std::path::Path;

use serde_json::{Map, Value};
use wxnotify::binding::{Names, place_of};
use wxnotify_schema::{Fill, Schema};

use crate::failure::Failure;
use crate::files;

/// A plaintext made up from the schema: of the kind that is named, or of the event type's plainest.
pub(crate) fn sample(schema: &Schema, event_type: &str, kind: Option<&str>, fill: Fill) -> Result<String, Failure> {
    let Some(event) = schema.event(event_type) else {
        return Err(Failure::usage(format!(
            "no plaintext can be made up for the event type {event_type}; give it with --resource FILE, or take an event type that `wxnotify events` lists"
        )));
    };
    if event.is_v2() {
        return Err(Failure::usage(format!(
            "{event_type} is APIv2's, and forge makes notifications of APIv3; the library's testing makes it in a test"
        )));
    }
    // The last rule is the one without anything particular.
    let plainest = event.kinds.last().map(|rule| rule.kind.as_str()).unwrap_or_default();
    let kind = kind.unwrap_or(plainest);
    let sample = schema.sample(event_type, kind, fill).ok_or_else(|| {
        let kinds: Vec<&str> = event.kinds.iter().map(|rule| rule.kind.as_str()).collect();
        Failure::usage(format!("{event_type} carries no {kind}; --kind is one of {}", kinds.join(", ")))
    })?;
    Ok(sample.to_string())
}

/// A file's JSON object, to the byte but for the line break at its end.
pub(crate) fn of_file(file: &Path) -> Result<String, Failure> {
    let not_json = |problem: String| Failure::usage(format!("{} is not a JSON object: {problem}", file.display()));
    let text = String::from_utf8(files::read(file)?).map_err(|error| not_json(error.to_string()))?;
    serde_json::from_str::<Map<_, _>>(&text).map_err(|error| not_json(error.to_string()))?;
    Ok(text.trim_end().to_owned())
}

/// Sets fields by their paths: `amount.total=100`, `sub_orders.0.mchid=1900007291`. A value takes the type of what stands
/// there; where nothing stands it is JSON, or else text.
pub(crate) fn set(plaintext: &str, settings: &[String]) -> Result<String, Failure> {
    if settings.is_empty() {
        return Ok(plaintext.to_owned());
    }
    let mut document: Value = serde_json::from_str(plaintext)
        .map_err(|error| Failure::usage(format!("the plaintext is not a JSON object: {error}")))?;
    for setting in settings {
        let (path, text) = setting.split_once('=').filter(|(path, _)| !path.is_empty()).ok_or_else(|| {
            Failure::usage(format!(
                "--set {setting} is none; give it as --set FIELD=VALUE, such as --set amount.total=100"
            ))
        })?;
        let wrong = |problem: &str| Failure::usage(format!("--set {path}: {problem}"));
        let place = place_of(&mut document, path, Names::Any)
            .map_err(|error| Failure::usage(format!("--set {}", error.message())))?;
        *place = value_of(place, text).map_err(|problem| wrong(&problem))?;
    }
    Ok(document.to_string())
}

fn value_of(place: &Value, text: &str) -> Result<Value, String> {
    let json = serde_json::from_str::<Value>(text).ok();
    let is_fitting = |value: &Value| match place {
        Value::Bool(_) => value.is_boolean(),
        Value::Number(_) => value.is_number(),
        Value::Array(_) => value.is_array(),
        Value::Object(_) => value.is_object(),
        _ => true,
    };
    match (place, json) {
        (Value::String(_), _) | (Value::Null, None) => Ok(Value::from(text)),
        (_, Some(value)) if is_fitting(&value) => Ok(value),
        _ => {
            let kind = match place {
                Value::Bool(_) => "true or false",
                Value::Number(_) => "a number",
                Value::Array(_) => "a list in JSON",
                _ => "an object in JSON",
            };
            Err(format!("{text:?} is not {kind}, which stands there"))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set_one(setting: &str) -> Result<String, String> {
        let plaintext = r#"{"a":{"b":1},"list":[{"c":"x"}],"t":"1","is":true}"#;
        set(plaintext, &[setting.to_owned()]).map_err(|failure| failure.to_string())
    }

    #[test]
    fn a_value_takes_the_type_of_what_stands_there() {
        for (setting, pointer, expected) in [
            ("a.b=100", "/a/b", Value::from(100)),
            ("t=100", "/t", Value::from("100")),
            ("t=a=b", "/t", Value::from("a=b")),
            ("list.0.c=y", "/list/0/c", Value::from("y")),
            ("is=false", "/is", Value::from(false)),
            ("new=7", "/new", Value::from(7)),
            ("new=x", "/new", Value::from("x")),
            ("deep.er=x", "/deep/er", Value::from("x")),
            ("a={}", "/a", Value::Object(Map::new())),
        ] {
            let document: Value = serde_json::from_str(&set_one(setting).unwrap()).unwrap();
            assert_eq!(document.pointer(pointer), Some(&expected), "{setting}");
        }
    }

    #[test]
    fn what_does_not_fit_is_named() {
        for (setting, says) in [
            ("a.b", "give it as --set FIELD=VALUE"),
            ("=1", "give it as --set FIELD=VALUE"),
            ("a.b=x", "--set a.b: \"x\" is not a number"),
            ("a=1", "is not an object in JSON"),
            ("is=1", "is not true or false"),
            ("t.x=1", "what stands before \"x\" is no object"),
            ("list.1.c=1", "a list of 1 stands there"),
        ] {
            let message = set_one(setting).expect_err(setting);
            assert!(message.contains(says), "{message}");
        }
    }
}
