//! Ruby: the constants of kinds, a class for each kind in a file of its own, with the classes of its objects in it, and the
//! signatures of all of them (RBS).

use std::fmt::Write as _;

use wxnotify_schema::{Field, Kind, Schema, Shape};

use crate::DO_NOT_EDIT;
use crate::model::Model;
use crate::output::Output;
use crate::words::{pascal, wrapped};

const SOURCES: &str = "bindings/ruby/lib/wxnotify";
const SIGNATURES: &str = "bindings/ruby/sig/wxnotify";

/// What every object of Ruby's answers to, and must go on answering to.
const RESERVED: [&str; 12] =
    ["class", "clone", "display", "dup", "freeze", "hash", "inspect", "kind", "method", "object_id", "send", "to_h"];

pub(crate) fn generate(schema: &Schema, output: &mut Output) {
    output.file(&format!("{SOURCES}/kind.rb"), &kinds(schema));
    output.file(&format!("{SOURCES}/events.rb"), &index(schema));
    for kind in &schema.kinds {
        output.file(&format!("{SOURCES}/events/{}.rb", file_name(kind)), &file(schema, kind));
    }
    output.nothing_else_in(&format!("{SOURCES}/events"));
    output.file(&format!("{SIGNATURES}/kind.rbs"), &kind_signatures(schema));
    output.file(&format!("{SIGNATURES}/events.rbs"), &signatures(schema));
}

/// `TransactionDirect` as `transaction_direct`.
fn file_name(kind: &Kind) -> String {
    let mut name = String::new();
    for letter in kind.type_name.chars() {
        if letter.is_ascii_uppercase() && !name.is_empty() {
            name.push('_');
        }
        name.push(letter.to_ascii_lowercase());
    }
    name
}

fn constant(kind: &str) -> String {
    kind.replace('.', "_").to_uppercase()
}

fn comment(text: &str, indent: &str) -> String {
    wrapped(text, 130 - indent.len())
        .iter()
        .map(|line| format!("{indent}# {line}").trim_end().to_owned() + "\n")
        .collect()
}

fn top() -> String {
    format!("# frozen_string_literal: true\n\n# {DO_NOT_EDIT}\n\n")
}

fn kinds(schema: &Schema) -> String {
    let mut text = top();
    text += "module WxNotify
  # What a notification's plaintext is: which fields it has, and what they mean. The event type alone does not say it: a
  # `TRANSACTION.SUCCESS` carries payments of several kinds. More may be added.
  module Kind
";
    for kind in &schema.kinds {
        text += &comment(&format!("{} ({}).", kind.title, kind.product), "    ");
        writeln!(text, "    {} = \"{}\"", constant(&kind.name), kind.name).unwrap();
    }
    text += "    # No rule knows it. The raw plaintext is there all the same.
    UNKNOWN = \"unknown\"

    # @return [Array<String>] all kinds that the library knows
    def self.all
      @all ||= Native::LIBRARY.table(Native::Slice, :wxn_kinds, &:text)
    end
  end
end
";
    text
}

fn index(schema: &Schema) -> String {
    let mut text = top();
    text += "require \"wxnotify/event\"

module WxNotify
  # The classes of {Notification#event}, one for each kind, each loaded where it is first named. They follow WeChat Pay's public
  # documentation, and have its names of fields. What is absent is nil, and a list that is absent is empty.
  module Events
";
    for kind in &schema.kinds {
        writeln!(text, "    autoload :{}, \"wxnotify/events/{}\"", kind.type_name, file_name(kind)).unwrap();
    }
    text += "
    # Which class each kind's events have.
    #
    # @api private
    BY_KIND = {
";
    let rows: Vec<String> =
        schema.kinds.iter().map(|kind| format!("      \"{}\" => :{}", kind.name, kind.type_name)).collect();
    text += &rows.join(",\n");
    text += "\n    }.freeze\n  end\nend\n";
    text
}

fn file(schema: &Schema, kind: &Kind) -> String {
    let about = Model::all_of(schema, kind).pop().expect("the plaintext itself is there at least").doc;
    let mut text = top() + "require \"wxnotify/event\"\n\nmodule WxNotify\n  module Events\n";
    text += &comment(&about, "    ");
    writeln!(text, "    class {} < Event", kind.type_name).unwrap();
    writeln!(text, "      KIND = \"{}\"\n", kind.name).unwrap();
    text += &fields(&kind.fields, "      ");
    text += "    end\n  end\nend\n";
    text
}

/// The classes of objects among fields, and then the fields.
fn fields(fields: &[Field], indent: &str) -> String {
    let mut parts = Vec::new();
    for field in fields {
        if let Shape::Object(inner) = &field.shape {
            let mut text = comment(&format!("{}: `{}`.", field.doc, field.path), indent);
            writeln!(text, "{indent}class {} < Part", pascal(&field.name)).unwrap();
            text += &self::fields(inner, &format!("{indent}  "));
            writeln!(text, "{indent}end").unwrap();
            parts.push(text);
        }
    }
    for field in fields {
        assert!(
            !RESERVED.contains(&field.name.as_str()),
            "{}: no object of Ruby's can have a field of this name",
            field.path
        );
        let mut text = comment(&field.about(), indent);
        writeln!(text, "{indent}#\n{indent}# @return [{}]", documented(field)).unwrap();
        write!(text, "{indent}field :{}", field.name).unwrap();
        if matches!(field.shape, Shape::Object(_)) {
            write!(text, ", {}", pascal(&field.name)).unwrap();
        }
        if field.list {
            text += ", list: true";
        }
        if field.required {
            text += ", required: true";
        }
        text += "\n";
        parts.push(text);
    }
    parts.join("\n")
}

fn documented(field: &Field) -> String {
    let item = match &field.shape {
        Shape::Object(_) => pascal(&field.name),
        Shape::String => "String".to_owned(),
        Shape::Integer => "Integer".to_owned(),
        Shape::Number => "Numeric".to_owned(),
        Shape::Boolean => "Boolean".to_owned(),
        Shape::Any => "Object".to_owned(),
    };
    match (field.list, field.required) {
        (true, _) => format!("Array<{item}>"),
        (false, true) => item,
        (false, false) => format!("{item}, nil"),
    }
}

fn kind_signatures(schema: &Schema) -> String {
    let mut text = format!("# {DO_NOT_EDIT}\n\nmodule WxNotify\n  module Kind\n");
    for kind in schema.kinds.iter().map(|kind| kind.name.as_str()).chain(["unknown"]) {
        writeln!(text, "    {}: String", constant(kind)).unwrap();
    }
    text += "\n    def self.all: () -> Array[String]\n  end\nend\n";
    text
}

fn signatures(schema: &Schema) -> String {
    let mut text = format!("# {DO_NOT_EDIT}\n\nmodule WxNotify\n  module Events\n");
    for kind in &schema.kinds {
        writeln!(text, "    class {} < Event", kind.type_name).unwrap();
        text += "      KIND: String\n";
        text += &field_signatures(&kind.fields, "      ");
        text += "    end\n\n";
    }
    text.truncate(text.trim_end().len());
    text += "\n  end\nend\n";
    text
}

fn field_signatures(fields: &[Field], indent: &str) -> String {
    let mut text = String::new();
    for field in fields {
        if let Shape::Object(inner) = &field.shape {
            writeln!(text, "{indent}class {} < Part", pascal(&field.name)).unwrap();
            text += &field_signatures(inner, &format!("{indent}  "));
            writeln!(text, "{indent}end").unwrap();
        }
    }
    let types: Vec<(&Field, String)> = fields.iter().map(|field| (field, signature(field))).collect();
    for (field, signature) in &types {
        writeln!(text, "{indent}attr_reader {}: {signature}", field.name).unwrap();
    }
    let arguments: Vec<String> = types
        .iter()
        .map(|(field, signature)| format!("{}{}: {signature}", if field.required { "" } else { "?" }, field.name))
        .collect();
    writeln!(text, "{indent}def initialize: ({}) -> void", arguments.join(", ")).unwrap();
    text
}

fn signature(field: &Field) -> String {
    let item = match &field.shape {
        Shape::Object(_) => pascal(&field.name),
        Shape::String => "String".to_owned(),
        Shape::Integer => "Integer".to_owned(),
        Shape::Number => "Numeric".to_owned(),
        Shape::Boolean => "bool".to_owned(),
        Shape::Any => return "untyped".to_owned(),
    };
    match (field.list, field.required) {
        (true, _) => format!("Array[{item}]"),
        (false, true) => item,
        (false, false) => format!("{item}?"),
    }
}
