//! Every event type of the list of events beside the checkout is known.

use std::io::Write;
use std::path::Path;

use serde_json::{Map, Value, json};
use wxnotify::Kind;
use wxnotify::testing::Platform;

#[derive(serde::Deserialize)]
struct Event {
    event_type: String,
    fields: Map<String, Value>,
}

impl Event {
    /// A plaintext with every top-level field of the list.
    fn plaintext(&self) -> String {
        let top_level = self.fields.iter().filter(|(name, _)| !name.contains('.'));
        let members: Map<String, Value> = top_level
            .map(|(name, kind)| match name.strip_suffix("[]") {
                Some(name) => (name.to_owned(), json!([])),
                None => (
                    name.clone(),
                    match kind.as_str() {
                        Some("object") => json!({}),
                        Some("integer" | "number") => json!(1),
                        Some("boolean") => json!(true),
                        _ => json!("x"),
                    },
                ),
            })
            .collect();
        Value::Object(members).to_string()
    }
}

#[test]
fn every_event_type_has_a_kind() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/events.json");
    let Ok(text) = std::fs::read_to_string(&path) else {
        // Straight to the standard error, which the test runner does not hold back.
        let message = "NOT RUN: every_event_type_has_a_kind needs ../shared/events.json beside the checkout, and it is not there\n";
        std::io::stderr().write_all(message.as_bytes()).expect("standard error takes a line");
        return;
    };
    let events: Vec<Event> = serde_json::from_str(&text).expect("the list is what it was");
    assert!(events.len() >= 100, "only {} events are listed", events.len());

    let platform = Platform::new();
    let parser = platform.parser();
    let unknown: Vec<&str> = events
        .iter()
        .filter(|event| {
            let delivery =
                platform.notification(&event.event_type, &event.plaintext()).build().expect("the event is one");
            let notification = parser.parse(delivery.header_pairs(), delivery.body()).expect("it is genuine");
            notification.kind() == Kind::Unknown
        })
        .map(|event| event.event_type.as_str())
        .collect();
    assert!(unknown.is_empty(), "no kind for {unknown:?}");
    println!("{} events have a kind", events.len());
}

/// What no rule knows passes, and keeps its plaintext.
#[test]
fn an_event_of_tomorrow_is_unknown_and_not_an_error() {
    let platform = Platform::new();
    let delivery = platform.notification("TOMORROW.HAPPENED", r#"{"what":1}"#).build().unwrap();
    let notification = platform.parser().parse(delivery.header_pairs(), delivery.body()).unwrap();
    assert_eq!((notification.kind(), notification.plaintext()), (Kind::Unknown, r#"{"what":1}"#));
}

#[test]
fn kinds_have_names_of_their_own() {
    let names: std::collections::BTreeSet<&str> = Kind::ALL.iter().map(|kind| kind.as_str()).collect();
    assert_eq!(names.len(), Kind::ALL.len());
}
