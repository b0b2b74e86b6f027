//! Reading and checking the files.

use indexmap::IndexMap;
use serde::Deserialize;
use serde_json::Value;

use crate::{Condition, Event, Field, Kind, Rule, Schema, Shape};

include!(concat!(env!("OUT_DIR"), "/files.rs"));

type Result<T> = std::result::Result<T, String>;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct EventsFile {
    event: Vec<EventEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct EventEntry {
    event_type: String,
    #[serde(default)]
    original_type: Vec<String>,
    summary: Option<String>,
    answer: Option<String>,
    #[serde(default)]
    sample: IndexMap<String, String>,
    kinds: Vec<RuleEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RuleEntry {
    kind: String,
    when: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct KindFile {
    kind: String,
    r#type: String,
    title: String,
    product: String,
    docs: Vec<String>,
    notes: Option<String>,
    #[serde(default)]
    fields: IndexMap<String, FieldEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FieldEntry {
    r#type: String,
    #[serde(default)]
    required: bool,
    uncertain: Option<String>,
    // What the name means here, where that is something else than elsewentry.
    doc: Option<String>,
    unit: Option<String>,
    format: Option<String>,
    example: Option<Value>,
}

/// What a name means wherever it stands.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Meaning {
    doc: Option<String>,
    unit: Option<String>,
    format: Option<String>,
    example: Option<Value>,
}

type Dictionary = IndexMap<String, Meaning>;

pub(crate) fn schema() -> Result<Schema> {
    let dictionary: Dictionary = parse("fields.toml", FIELDS)?;
    let kinds = KINDS.iter().map(|(name, text)| kind(name, text, &dictionary)).collect::<Result<Vec<_>>>()?;
    let events: EventsFile = parse("events.toml", EVENTS)?;
    let events = events.event.into_iter().map(|entry| event(entry, &kinds)).collect::<Result<Vec<_>>>()?;
    for kind in &kinds {
        if !events.iter().any(|event| event.kinds.iter().any(|rule| rule.kind == kind.name)) {
            return Err(format!("events.toml: no event type carries the kind {}", kind.name));
        }
    }
    if !events.is_sorted_by(|a, b| a.event_type < b.event_type) {
        return Err("events.toml: the event types are not in order, or one is there twice".to_owned());
    }
    if let Some(unused) = dictionary.keys().find(|name| !kinds.iter().any(|kind| has_name(kind, name))) {
        return Err(format!("fields.toml: no kind has a field {unused}"));
    }
    Ok(Schema { events, kinds })
}

fn has_name(kind: &Kind, name: &str) -> bool {
    kind.all_fields().iter().any(|field| field.name == name)
}

fn parse<T: for<'de> Deserialize<'de>>(file: &str, text: &str) -> Result<T> {
    toml::from_str(text).map_err(|error| format!("{file}: {error}"))
}

fn event(entry: EventEntry, kinds: &[Kind]) -> Result<Event> {
    let name = &entry.event_type;
    let mut rules = Vec::new();
    for rule in entry.kinds {
        if !kinds.iter().any(|kind| kind.name == rule.kind) {
            return Err(format!("events.toml: {name} names the kind {}, which has no file", rule.kind));
        }
        let when = rule.when.map(|when| match when.split_once(" = ") {
            Some((field, value)) => Condition { field: field.to_owned(), value: Some(value.to_owned()) },
            None => Condition { field: when, value: None },
        });
        rules.push(Rule { kind: rule.kind, when });
    }
    if rules.is_empty() || rules.iter().rev().skip(1).any(|rule| rule.when.is_none()) {
        return Err(format!("events.toml: of the kinds of {name} only the last can do without a condition"));
    }
    for field in entry.sample.keys() {
        if !kinds.iter().any(|kind| rules.iter().any(|rule| rule.kind == kind.name) && has_name(kind, field)) {
            return Err(format!("events.toml: the sample of {name} sets {field}, which none of its kinds has"));
        }
    }
    Ok(Event {
        event_type: entry.event_type,
        original_types: entry.original_type,
        summary: entry.summary,
        answer: entry.answer,
        sample: entry.sample,
        kinds: rules,
    })
}

fn kind(file: &str, text: &str, dictionary: &Dictionary) -> Result<Kind> {
    let entry: KindFile = parse(&format!("kinds/{file}.toml"), text)?;
    if entry.kind != file {
        return Err(format!("kinds/{file}.toml: it says that its kind is {}", entry.kind));
    }
    let fields = fields("", &entry.fields, dictionary).map_err(|mistake| format!("kinds/{file}.toml: {mistake}"))?;
    let kind = Kind {
        name: entry.kind,
        type_name: entry.r#type,
        title: entry.title,
        product: entry.product,
        docs: entry.docs,
        notes: entry.notes,
        fields,
    };
    if kind.all_fields().len() != entry.fields.len() {
        return Err(format!("kinds/{file}.toml: a field stands in something that is no object"));
    }
    Ok(kind)
}

/// The fields that stand directly below `prefix`, which is empty or ends with a full stop.
fn fields(prefix: &str, entries: &IndexMap<String, FieldEntry>, dictionary: &Dictionary) -> Result<Vec<Field>> {
    let mut found = Vec::new();
    for (path, entry) in entries {
        let Some(last) = path.strip_prefix(prefix).filter(|last| !last.contains('.')) else { continue };
        let name = last.strip_suffix("[]").unwrap_or(last);
        let shape = match entry.r#type.as_str() {
            "string" => Shape::String,
            "integer" => Shape::Integer,
            "number" => Shape::Number,
            "boolean" => Shape::Boolean,
            "any" => Shape::Any,
            "object" => Shape::Object(fields(&format!("{path}."), entries, dictionary)?),
            other => return Err(format!("{path} has the type {other}, which there is not")),
        };
        let empty = Meaning::default();
        let general = dictionary.get(name).unwrap_or(&empty);
        let doc = entry.doc.as_ref().or(general.doc.as_ref());
        let example = entry.example.as_ref().or(general.example.as_ref());
        let is_text = matches!(shape, Shape::String);
        let is_number = matches!(shape, Shape::Integer | Shape::Number);
        found.push(Field {
            name: name.to_owned(),
            path: path.clone(),
            doc: doc.ok_or_else(|| format!("{path} is explained neither here nor in fields.toml"))?.clone(),
            required: entry.required,
            list: name.len() != last.len(),
            unit: entry.unit.as_ref().or(general.unit.as_ref()).filter(|_| is_number).cloned(),
            format: entry.format.as_ref().or(general.format.as_ref()).filter(|_| is_text).cloned(),
            example: example.filter(|example| fits(example, &shape)).cloned(),
            uncertain: entry.uncertain.clone(),
            shape,
        });
        let field = found.last().expect("just added");
        if field.example.is_none() && !matches!(field.shape, Shape::Object(_)) {
            return Err(format!("{path} has no example that is a {}", field.shape.as_str()));
        }
    }
    Ok(found)
}

fn fits(example: &Value, shape: &Shape) -> bool {
    match shape {
        Shape::String => example.is_string(),
        Shape::Integer => example.is_i64(),
        Shape::Number => example.is_number(),
        Shape::Boolean => example.is_boolean(),
        Shape::Any => true,
        Shape::Object(_) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_files_are_right() {
        let schema = schema().unwrap();
        assert!(schema.events.len() >= 110, "{} event types", schema.events.len());
        assert!(schema.kinds.len() >= 75, "{} kinds", schema.kinds.len());
    }

    #[test]
    fn mistakes_are_named() {
        let dictionary = Dictionary::default();
        let head = "kind = \"k\"\ntype = \"K\"\ntitle = \"\"\nproduct = \"\"\ndocs = []\n[fields]\n";
        for (fields, mistake) in [
            ("a = { type = \"text\" }", "a has the type text, which there is not"),
            ("a = { type = \"string\" }", "a is explained neither here nor in fields.toml"),
            ("a = { type = \"string\", doc = \"A\" }", "a has no example that is a string"),
            ("a = { type = \"integer\", doc = \"A\", example = \"1\" }", "a has no example that is a integer"),
            (
                "a = { type = \"string\", doc = \"A\", example = \"1\" }\n\"a.b\" = { type = \"string\", doc = \"B\", example = \"1\" }",
                "a field stands in something that is no object",
            ),
        ] {
            let error = kind("k", &format!("{head}{fields}\n"), &dictionary).unwrap_err();
            assert!(error.contains(mistake), "{error}");
        }
    }
}
