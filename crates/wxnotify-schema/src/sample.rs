//! Plaintexts made up from the schema.

use serde_json::{Map, Value};

use crate::{Field, Rule, Schema, Shape};

/// Which fields a sample has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fill {
    /// All of them.
    All,
    /// Those that are always there, and those that tell the kind.
    Required,
}

impl Schema {
    /// A plaintext of one kind, as the event type carries it. `None` where the event type does not.
    pub fn sample(&self, event_type: &str, kind: &str, fill: Fill) -> Option<Value> {
        let event = self.event(event_type)?;
        let rule = event.kinds.iter().find(|rule| rule.kind == kind)?;
        let fields = &self.kind(kind)?.fields;
        let mut sample = object(fields, fill, Some(rule));
        for (field, text) in &event.sample {
            if let Some(value) = sample.get_mut(field) {
                *value = Value::from(text.as_str());
            }
        }
        Some(Value::Object(sample))
    }
}

fn object(fields: &[Field], fill: Fill, rule: Option<&Rule>) -> Map<String, Value> {
    let condition = rule.and_then(|rule| rule.when.as_ref());
    let mut object = Map::new();
    for field in fields {
        let tells_kind = condition.filter(|condition| condition.field == field.name);
        if fill == Fill::Required && !field.required && tells_kind.is_none() {
            continue;
        }
        let value = match (tells_kind.and_then(|condition| condition.value.as_ref()), &field.shape) {
            (Some(value), _) => Value::String(value.clone()),
            (None, Shape::Object(fields)) => Value::Object(self::object(fields, fill, None)),
            (None, _) => field.example.clone().expect("checked when the schema was read"),
        };
        object.insert(field.name.clone(), if field.list { Value::Array(vec![value]) } else { value });
    }
    object
}
