//! TypeScript: the kinds, and the type of each resource as `JSON.parse` gives it. Nothing is there at run time.

use std::fmt::Write as _;

use wxnotify_schema::{Field, Schema, Shape};

use crate::DO_NOT_EDIT;
use crate::model::Model;
use crate::output::Output;
use crate::words::wrapped;

pub(crate) fn generate(schema: &Schema, output: &mut Output) {
    output.file("node/lib/events.d.ts", &events(schema));
}

fn comment(text: &str, indent: &str) -> String {
    assert!(!text.contains("*/"), "it would end the comment: {text}");
    let lines = wrapped(text, 110);
    if let [line] = lines.as_slice() {
        return format!("{indent}/** {line} */\n");
    }
    let lines: String = lines.iter().map(|line| format!("{indent} * {line}").trim_end().to_owned() + "\n").collect();
    format!("{indent}/**\n{lines}{indent} */\n")
}

fn events(schema: &Schema) -> String {
    let mut text = format!(
        "// {DO_NOT_EDIT}

import type {{ Json }} from '../index'

/**
 * What a plaintext is: which fields it has, and what they mean. Later versions may add kinds: handle those that you do
 * not know.
 */
export type Kind =
"
    );
    for kind in &schema.kinds {
        writeln!(text, "  | '{}'", kind.name).unwrap();
    }
    text += "  | 'unknown'

/** The type of the resource of each kind. */
export interface Resources {
";
    for kind in &schema.kinds {
        writeln!(text, "  '{}': {}", kind.name, kind.type_name).unwrap();
    }
    text += "}\n";
    for kind in &schema.kinds {
        for model in Model::all_of(schema, kind).iter().rev() {
            text += "\n";
            text += &object(model);
        }
    }
    text
}

/// A type alias: TypeScript takes one for an object of any JSON, and an interface not. So an event can be given to
/// what takes a notification. For the same reason lists are not readonly.
fn object(model: &Model<'_>) -> String {
    let mut text = comment(&model.doc, "");
    writeln!(text, "export type {} = {{", model.flat_name()).unwrap();
    for field in model.fields {
        text += &comment(&field.about(), "  ");
        writeln!(text, "  readonly {}{}", field.name, annotation(model, field)).unwrap();
    }
    text + "}\n"
}

fn annotation(model: &Model<'_>, field: &Field) -> String {
    let inner = match &field.shape {
        Shape::String => "string".to_owned(),
        Shape::Integer | Shape::Number => "number".to_owned(),
        Shape::Boolean => "boolean".to_owned(),
        Shape::Any => "Json".to_owned(),
        Shape::Object(_) => model.flat_name_of(field),
    };
    let list = if field.list { "[]" } else { "" };
    if field.required { format!(": {inner}{list}") } else { format!("?: {inner}{list} | null") }
}
