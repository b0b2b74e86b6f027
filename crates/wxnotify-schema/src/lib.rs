//! Which notifications WeChat Pay sends, and which fields they have.
//!
//! The files of `schema/`, read and checked: the typed models of every language are generated from this, and
//! the command explains events by it. See `schema/README.md` for what the files say.

mod read;
mod sample;

use indexmap::IndexMap;

pub use sample::Fill;

/// Everything that `schema/` says.
#[derive(Clone, Debug)]
pub struct Schema {
    /// Every event type, by its name.
    pub events: Vec<Event>,
    /// Every kind of plaintext, by its name. `unknown` is none of them.
    pub kinds: Vec<Kind>,
}

/// One event type.
#[derive(Clone, Debug)]
pub struct Event {
    /// Such as `TRANSACTION.SUCCESS`.
    pub event_type: String,
    /// What `resource.original_type` is, where that is known. Of several products there can be several.
    pub original_types: Vec<String>,
    /// What the envelope's `summary` says, where that is known.
    pub summary: Option<String>,
    /// Which data the platform wants in the answer, where it wants any.
    pub answer: Option<String>,
    /// Texts at the top of its plaintext that are not the fields' examples: what makes it this event.
    pub sample: IndexMap<String, String>,
    /// The kinds that its plaintext can be: the first whose condition holds.
    pub kinds: Vec<Rule>,
}

/// One kind that an event type's plaintext can be.
#[derive(Clone, Debug)]
pub struct Rule {
    /// The kind's name.
    pub kind: String,
    /// When it is that kind. `None`: always.
    pub when: Option<Condition>,
}

/// What tells one kind of plaintext from another: a field at the top is there, or has a value.
#[derive(Clone, Debug)]
pub struct Condition {
    /// The field's name.
    pub field: String,
    /// The value that it must have. `None`: any but null.
    pub value: Option<String>,
}

/// One kind of plaintext.
#[derive(Clone, Debug)]
pub struct Kind {
    /// Such as `transaction.direct`.
    pub name: String,
    /// The name of its type, such as `TransactionDirect`.
    pub type_name: String,
    /// What it is, in a sentence without a full stop.
    pub title: String,
    /// The product's Chinese name.
    pub product: String,
    /// The official pages that describe it.
    pub docs: Vec<String>,
    /// What a merchant should know before using it.
    pub notes: Option<String>,
    /// Its fields, in the order of the official pages.
    pub fields: Vec<Field>,
}

/// One field.
#[derive(Clone, Debug)]
pub struct Field {
    /// Its name, such as `out_trade_no`.
    pub name: String,
    /// Where it stands, such as `promotion_detail[].goods_detail[].goods_id`.
    pub path: String,
    /// What it is, in a sentence without a full stop.
    pub doc: String,
    /// Whether it is there whenever the object around it is.
    pub required: bool,
    /// Whether it is a list of what `shape` says.
    pub list: bool,
    /// What it holds.
    pub shape: Shape,
    /// Of a number: `minor` for the currency's minor unit, or another unit's name.
    pub unit: Option<String>,
    /// Of a string: `rfc3339`, `yyyyMMddHHmmss`, `base64`, `url`, ...
    pub format: Option<String>,
    /// A value that it could have.
    pub example: Option<serde_json::Value>,
    /// Why its type or place is in doubt, where it is.
    pub uncertain: Option<String>,
}

/// What a field holds.
#[derive(Clone, Debug)]
pub enum Shape {
    /// A text.
    String,
    /// A whole number that fits into 64 bits with a sign.
    Integer,
    /// Any number.
    Number,
    /// True or false.
    Boolean,
    /// Any JSON value, where nobody knows.
    Any,
    /// An object with these fields, and maybe more.
    Object(Vec<Field>),
}

impl Schema {
    /// The schema that this version is made of.
    ///
    /// # Panics
    /// Where a file of `schema/` is wrong, saying which and how: a mistake of whoever edited it.
    pub fn load() -> Self {
        read::schema().unwrap_or_else(|mistake| panic!("{mistake}"))
    }

    /// The kind of that name.
    pub fn kind(&self, name: &str) -> Option<&Kind> {
        self.kinds.iter().find(|kind| kind.name == name)
    }

    /// The event type of that name.
    pub fn event(&self, event_type: &str) -> Option<&Event> {
        self.events.iter().find(|event| event.event_type == event_type)
    }

    /// The event types that can carry a kind.
    pub fn carriers(&self, kind: &Kind) -> Vec<&str> {
        let carries = |event: &&Event| event.kinds.iter().any(|rule| rule.kind == kind.name);
        self.events.iter().filter(carries).map(|event| event.event_type.as_str()).collect()
    }
}

impl Event {
    /// Whether it is this project's own name for what APIv2 sends: XML, and no APIv3 notification has it.
    pub fn is_v2(&self) -> bool {
        self.event_type.starts_with("V2.")
    }
}

impl Kind {
    /// Every field, whatever it stands in, from the top.
    pub fn all_fields(&self) -> Vec<&Field> {
        fn add<'a>(fields: &'a [Field], all: &mut Vec<&'a Field>) {
            for field in fields {
                all.push(field);
                if let Shape::Object(fields) = &field.shape {
                    add(fields, all);
                }
            }
        }
        let mut all = Vec::new();
        add(&self.fields, &mut all);
        all
    }
}

impl Field {
    /// What documentation says of it: sentences on one line.
    pub fn about(&self) -> String {
        let mut text = format!("{}.", self.doc);
        if let Some(unit) = &self.unit {
            text += &match unit.as_str() {
                "minor" => " In the currency's minor unit (分 for CNY).".to_owned(),
                "1e-8" => " In units of 1e-8: 100000000 is 1.".to_owned(),
                other => format!(" In {other}."),
            };
        }
        if let Some(format) = &self.format {
            text += &match format.as_str() {
                "rfc3339" => " RFC 3339 with offset.".to_owned(),
                "base64" => " Base64.".to_owned(),
                "json" => " JSON in a string.".to_owned(),
                "url" => " A URL.".to_owned(),
                other => format!(" As `{other}`."),
            };
        }
        if let Some(why) = &self.uncertain {
            text += &format!(" Uncertain: {why}.");
        }
        text
    }
}

impl Shape {
    /// The word for it, as in the files.
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::String => "string",
            Self::Integer => "integer",
            Self::Number => "number",
            Self::Boolean => "boolean",
            Self::Any => "any",
            Self::Object(_) => "object",
        }
    }
}
