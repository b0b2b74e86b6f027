//! Rust: the core's `kind.rs`, the table of fields that it checks resources by, and the typed events.

use std::fmt::Write as _;

use wxnotify_schema::{Condition, Event, Field, Schema, Shape};

use crate::DO_NOT_EDIT;
use crate::model::Model;
use crate::output::Output;
use crate::words::wrapped;

pub(crate) fn generate(schema: &Schema, output: &mut Output) {
    output.file("crates/wxnotify/src/kind.rs", &kinds(schema));
    output.file("crates/wxnotify/src/diagnose/known.rs", &known(schema));
    output.file("crates/wxnotify/src/events/shapes.rs", &shapes(schema));
    output.file("crates/wxnotify/src/events/models.rs", &models(schema));
    output.file("crates/wxnotify/src/testing/samples.json", &crate::samples::samples(schema));
}

fn comment(text: &str, indent: &str) -> String {
    wrapped(text, 100).iter().map(|line| format!("{indent}/// {line}").trim_end().to_owned() + "\n").collect()
}

// known.rs

fn known(schema: &Schema) -> String {
    let list = |doc: &str, name: &str, mut values: Vec<&str>| {
        values.sort_unstable();
        values.dedup();
        let values: String = values.iter().map(|value| format!("    \"{value}\",\n")).collect();
        format!("\n/// {doc}\npub(super) const {name}: &[&str] = &[\n{values}];\n")
    };
    let events = || schema.events.iter();
    format!("// {DO_NOT_EDIT}\n\n//! What envelopes are known to say.\n")
        + &list(
            "Every `summary` that is known.",
            "SUMMARIES",
            events().filter_map(|event| event.summary.as_deref()).collect(),
        )
        + &list(
            "Every `original_type` that is known. `associated_data` is the same in most products.",
            "ORIGINAL_TYPES",
            events().flat_map(|event| event.original_types.iter().map(String::as_str)).collect(),
        )
}

// kind.rs

fn kinds(schema: &Schema) -> String {
    let mut text = format!(
        "// {DO_NOT_EDIT}

//! What a plaintext is, which `event_type` alone does not say.

use std::fmt;

use crate::plaintext::Traits;

/// What a notification's plaintext is: which fields it has, and what they mean.
///
/// Plaintexts of one kind have one shape. One event type can carry several kinds
/// (`TRANSACTION.SUCCESS` most of all), and several event types the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Kind {{
"
    );
    for kind in &schema.kinds {
        text += &comment(&format!("{} ({}).", kind.title, kind.product), "    ");
        writeln!(text, "    {},", kind.type_name).unwrap();
    }
    text += "    /// No rule knows it. The raw plaintext is there all the same.
    Unknown,
}

impl Kind {
    /// Every kind.
    pub const ALL: &'static [Kind] = &[
";
    for kind in &schema.kinds {
        writeln!(text, "        Self::{},", kind.type_name).unwrap();
    }
    text += "        Self::Unknown,
    ];

    /// The kind's name in every language, such as `transaction.direct`.
    pub const fn as_str(self) -> &'static str {
        match self {
";
    for kind in &schema.kinds {
        writeln!(text, "            Self::{} => \"{}\",", kind.type_name, kind.name).unwrap();
    }
    text += "            Self::Unknown => \"unknown\",
        }
    }

    /// The kind of this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.as_str() == name)
    }

    pub(crate) fn of(event_type: &str, traits: &Traits) -> Self {
        match event_type {
";
    let mut written: Vec<String> = Vec::new();
    // What APIv2 sends is read elsewhere. No APIv3 notification is taken for it, whatever it claims.
    for event in schema.events.iter().filter(|event| !event.is_v2()) {
        let choice = choice(schema, event);
        if written.contains(&choice) {
            continue;
        }
        let alike = schema.events.iter().filter(|other| self::choice(schema, other) == choice);
        let names: Vec<String> = alike.map(|event| format!("\"{}\"", event.event_type)).collect();
        writeln!(text, "            {} => {choice}", names.join("\n            | ")).unwrap();
        written.push(choice);
    }
    text += "            _ => Self::Unknown,
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// Every event type.
pub(crate) const EVENT_TYPES: &[&str] = &[
";
    for event in &schema.events {
        writeln!(text, "    \"{}\",", event.event_type).unwrap();
    }
    text += "];
";
    text
}

/// The expression that tells the kind of an event's plaintext.
fn choice(schema: &Schema, event: &Event) -> String {
    let variant = |name: &str| format!("Self::{}", schema.kind(name).expect("checked when it was read").type_name);
    if let [rule] = event.kinds.as_slice()
        && rule.when.is_none()
    {
        return variant(&rule.kind) + ",";
    }
    let mut text = String::from("{\n                ");
    for rule in &event.kinds {
        match &rule.when {
            Some(when) => {
                write!(text, "if {} {{ {} }} else ", condition(when), variant(&rule.kind)).unwrap();
            }
            None => write!(text, "{{ {} }}", variant(&rule.kind)).unwrap(),
        }
    }
    if event.kinds.last().is_some_and(|rule| rule.when.is_some()) {
        text += "{ Self::Unknown }";
    }
    text.replace(" } else ", " }\n                else ") + "\n            }"
}

/// The member of `Traits` that a condition stands for: a new one has to be added there.
fn condition(when: &Condition) -> String {
    match &when.value {
        None => format!("traits.has_{}", when.field),
        Some(value) => format!("traits.{}_is_{}", when.field, value.to_lowercase()),
    }
}

// shapes.rs

fn shapes(schema: &Schema) -> String {
    let mut text = format!(
        "// {DO_NOT_EDIT}

//! The fields of every kind.

use super::fields::{{Declared, any, boolean, integer, object, string}};
use crate::Kind;

/// The fields of a kind: none for the kind that no rule knows. Only when it is compiled: see `fields`.
pub(super) const fn of(kind: Kind) -> &'static [Declared] {{
    match kind {{
"
    );
    for kind in &schema.kinds {
        writeln!(text, "        Kind::{} => const {{ &[{}] }},", kind.type_name, shape_list(&kind.fields, 3)).unwrap();
    }
    text += "        Kind::Unknown => &[],
    }
}
";
    text
}

fn shape_list(fields: &[Field], depth: usize) -> String {
    let indent = "    ".repeat(depth);
    let mut text = String::new();
    for field in fields {
        let name = &field.name;
        let mut item = match &field.shape {
            Shape::Object(parts) => format!("object(\"{name}\", const {{ &[{}] }})", shape_list(parts, depth + 1)),
            Shape::Number => panic!("{}: no kind had a fraction so far; add `number` to fields.rs", field.path),
            shape => format!("{}(\"{name}\")", shape.as_str()),
        };
        if field.list {
            item += ".list()";
        }
        if field.required {
            item += ".required()";
        }
        write!(text, "\n{indent}{item},").unwrap();
    }
    if !fields.is_empty() {
        write!(text, "\n{}", "    ".repeat(depth - 1)).unwrap();
    }
    text
}

// models.rs

fn models(schema: &Schema) -> String {
    let mut text = format!(
        "// {DO_NOT_EDIT}

//! The type of every kind, and [`Event`] over them.

use serde::{{Deserialize, Serialize}};
use serde_json::{{Map, Value}};

use super::{{not_null, null_as_empty}};
use crate::Kind;

/// A notification's resource as the type of its kind.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Event {{
"
    );
    for kind in &schema.kinds {
        text += &comment(&format!("{} ({}).", kind.title, kind.product), "    ");
        writeln!(text, "    {0}(Box<{0}>),", kind.type_name).unwrap();
    }
    text += "}

impl Event {
    /// Reads the plaintext of a kind.
    pub(super) fn read(kind: Kind, plaintext: &str) -> serde_json::Result<Option<Self>> {
        Ok(Some(match kind {
";
    for kind in &schema.kinds {
        writeln!(text, "            Kind::{0} => Self::{0}(serde_json::from_str(plaintext)?),", kind.type_name)
            .unwrap();
    }
    text += "            Kind::Unknown => return Ok(None),
        }))
    }

    /// The kind that it is.
    pub fn kind(&self) -> Kind {
        match self {
";
    for kind in &schema.kinds {
        writeln!(text, "            Self::{0}(_) => Kind::{0},", kind.type_name).unwrap();
    }
    text += "        }
    }

    /// The resource as JSON again: the fields of its type, and those that this version does not know.
    pub fn to_value(&self) -> Value {
        match self {
";
    for kind in &schema.kinds {
        writeln!(text, "            Self::{}(event) => serde_json::to_value(event),", kind.type_name).unwrap();
    }
    text += "        }
        .expect(\"texts, numbers, lists and objects serialize\")
    }
}
";
    for kind in &schema.kinds {
        for model in Model::all_of(schema, kind).iter().rev() {
            text += "\n";
            text += &structure(model);
        }
    }
    text
}

fn structure(model: &Model<'_>) -> String {
    let mut text = comment(&model.doc, "");
    text += "#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]\n#[non_exhaustive]\n";
    writeln!(text, "pub struct {} {{", model.flat_name()).unwrap();
    for field in model.fields {
        text += &comment(&field.about(), "    ");
        let inner = match &field.shape {
            Shape::String => "String".to_owned(),
            Shape::Integer => "i64".to_owned(),
            Shape::Number => "f64".to_owned(),
            Shape::Boolean => "bool".to_owned(),
            Shape::Any => "Value".to_owned(),
            Shape::Object(_) => model.flat_name_of(field),
        };
        let of = match (field.list, field.required) {
            (true, _) => format!("Vec<{inner}>"),
            (false, true) => inner,
            (false, false) => format!("Option<{inner}>"),
        };
        if field.list && !field.required {
            text += "    #[serde(default, deserialize_with = \"null_as_empty\", skip_serializing_if = \"Vec::is_empty\")]\n";
        } else if !field.required {
            text += "    #[serde(default, skip_serializing_if = \"Option::is_none\")]\n";
        } else if !field.list && matches!(field.shape, Shape::Any) {
            text += "    #[serde(deserialize_with = \"not_null\")]\n";
        }
        let name = if field.name == "type" { "r#type" } else { &field.name };
        writeln!(text, "    pub {name}: {of},").unwrap();
    }
    text += "    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}
";
    text
}
