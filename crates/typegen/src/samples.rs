//! The plaintexts that `wxnotify::testing::sample` gives: each kind's, and what an event type has otherwise.

use serde_json::{Map, Value, json};
use wxnotify_schema::{Event, Fill, Schema};

/// JSON has no comments, so the file itself cannot say that it is made.
pub(crate) fn samples(schema: &Schema) -> String {
    let kinds = schema.kinds.iter().map(|kind| line(&kind.name, &of_kind(schema, &kind.name)));
    let events = schema.events.iter().map(|event| line(&event.event_type, &of_event(schema, event)));
    format!("{{\"kinds\": {{\n{}\n}}, \"events\": {{\n{}\n}}}}\n", lines(kinds), lines(events))
}

fn line(name: &str, value: &Value) -> String {
    format!("{}: {value}", Value::from(name))
}

fn lines(lines: impl Iterator<Item = String>) -> String {
    lines.collect::<Vec<_>>().join(",\n")
}

/// A kind's plaintext, as the plainest event type that carries it does: the first that sets nothing.
fn of_kind(schema: &Schema, kind: &str) -> Value {
    let of_event = |event: &&Event| schema.sample(&event.event_type, kind, Fill::All);
    let (plain, particular): (Vec<_>, Vec<_>) = schema.events.iter().partition(|event| event.sample.is_empty());
    plain.iter().chain(&particular).find_map(of_event).expect("an event type carries each kind")
}

/// The kinds that an event type carries, each with the fields in which its plaintext is not the kind's.
fn of_event(schema: &Schema, event: &Event) -> Value {
    let carried = event.kinds.iter().map(|rule| {
        let sample = schema.sample(&event.event_type, &rule.kind, Fill::All).expect("the event type carries it");
        let usual = of_kind(schema, &rule.kind);
        let fields = sample.as_object().into_iter().flatten();
        let set: Map<_, _> = fields
            .filter(|(name, value)| usual[*name] != **value)
            .map(|(name, value)| (name.clone(), value.clone()))
            .collect();
        if set.is_empty() { json!({ "kind": rule.kind }) } else { json!({ "kind": rule.kind, "set": set }) }
    });
    carried.collect()
}
