//! The types to write: one for each kind, and one for each object in it, with what their documentation says.

use wxnotify_schema::{Field, Kind, Schema, Shape};

use crate::words::pascal;

/// One type: a kind's plaintext, or an object in one.
pub(crate) struct Model<'a> {
    /// The kind that it is, or is a part of.
    pub(crate) kind: &'a Kind,
    /// The names of the fields that lead to it, outermost first; none for the plaintext itself.
    pub(crate) path: Vec<&'a str>,
    /// What it is.
    pub(crate) doc: String,
    pub(crate) fields: &'a [Field],
}

impl<'a> Model<'a> {
    /// Every type of a kind: parts before what they are parts of, the plaintext itself last.
    pub(crate) fn all_of(schema: &Schema, kind: &'a Kind) -> Vec<Self> {
        fn add<'a>(kind: &'a Kind, path: &[&'a str], fields: &'a [Field], doc: String, models: &mut Vec<Model<'a>>) {
            for field in fields {
                if let Shape::Object(parts) = &field.shape {
                    let path = [path, &[field.name.as_str()]].concat();
                    add(kind, &path, parts, format!("{}: `{}`.", field.doc, field.path), models);
                }
            }
            models.push(Model { kind, path: path.to_vec(), doc, fields });
        }
        let mut models = Vec::new();
        add(kind, &[], &kind.fields, about(schema, kind), &mut models);
        models
    }

    /// The name, made of the kind's and of the fields that lead here: `TransactionDirectAmount`.
    pub(crate) fn flat_name(&self) -> String {
        self.kind.type_name.clone() + &self.path.iter().map(|name| pascal(name)).collect::<String>()
    }

    /// The flat name of the type of a field of object shape.
    pub(crate) fn flat_name_of(&self, field: &Field) -> String {
        self.flat_name() + &pascal(&field.name)
    }
}

/// What the documentation of a kind's type says: several lines, an empty one between paragraphs.
fn about(schema: &Schema, kind: &Kind) -> String {
    let mut text = format!(
        "{} ({}).\n\nKind `{}`, carried by {}.",
        kind.title,
        kind.product,
        kind.name,
        schema.carriers(kind).iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", "),
    );
    if let Some(notes) = &kind.notes {
        text += "\n\n";
        text += notes.trim();
    }
    if let Some(page) = kind.docs.first() {
        text += &format!("\n\nOfficial documentation: <{page}>");
    }
    text
}
