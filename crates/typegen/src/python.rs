//! Python: the kinds for type checkers, a frozen dataclass for each type, and what makes them of a checked resource.

use std::fmt::Write as _;

use wxnotify_schema::{Field, Kind, Schema, Shape};

use crate::DO_NOT_EDIT;
use crate::model::Model;
use crate::output::Output;
use crate::words::wrapped;

pub(crate) fn generate(schema: &Schema, output: &mut Output) {
    output.file("python/wxnotify/kinds.py", &kinds(schema));
    output.file("python/wxnotify/events.py", &events(schema));
    output.file("python/wxnotify/_reading.py", &reading(schema));
}

/// A docstring, of one line or several.
fn docstring(text: &str, indent: &str) -> String {
    assert!(!text.contains(['\\', '"']), "a docstring would need escapes: {text}");
    let lines = wrapped(text, 110);
    let end = if lines.len() == 1 { "\"\"\"\n" } else { "\n\"\"\"\n" };
    let text = format!("\"\"\"{}{end}", lines.join("\n"));
    text.lines().map(|line| format!("{indent}{line}").trim_end().to_owned() + "\n").collect()
}

// kinds.py

fn kinds(schema: &Schema) -> String {
    let mut text = format!(
        "# {DO_NOT_EDIT}
\"\"\"The kinds of plaintext, for type checkers. The core decides which one a notification is.\"\"\"

from __future__ import annotations

from typing import Final, Literal, get_args

Kind = Literal[
"
    );
    for kind in &schema.kinds {
        writeln!(text, "    \"{}\",", kind.name).unwrap();
    }
    text += "    \"unknown\",
]
\"\"\"What a notification's plaintext is. Later versions may add kinds: handle those you do not know.\"\"\"

KINDS: Final[tuple[str, ...]] = get_args(Kind)
\"\"\"Every kind, in the order of the core's list.\"\"\"
";
    text
}

// events.py

fn events(schema: &Schema) -> String {
    let mut text = format!(
        "# {DO_NOT_EDIT}
\"\"\"Typed events: a notification's resource as the type of its kind.

    event = parser.parse(headers, body).event()
    if isinstance(event, TransactionDirect):
        print(event.out_trade_no, event.amount.total)

Fields have their official names. What is optional comes after what is always there, and is None where the
notification does not have it; a list is a tuple, empty where there is none. Fields that this version does not know
are in the notification's `resource`.
\"\"\"

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar, Literal, Union
"
    );
    for kind in &schema.kinds {
        for model in Model::all_of(schema, kind).iter().rev() {
            text += "\n\n";
            text += &dataclass(model);
        }
    }
    text += "\n\nEvent = Union[\n";
    for kind in &schema.kinds {
        writeln!(text, "    {},", kind.type_name).unwrap();
    }
    text += "]\n\"\"\"Every typed event. Each has its kind, such as `transaction.direct`, as `kind`.\"\"\"\n";
    text
}

fn dataclass(model: &Model<'_>) -> String {
    let mut text = format!("@dataclass(frozen=True)\nclass {}:\n", model.flat_name());
    text += &docstring(&model.doc, "    ");
    if model.path.is_empty() {
        write!(text, "\n    kind: ClassVar[Literal[\"{0}\"]] = \"{0}\"\n", model.kind.name).unwrap();
    }
    if !model.fields.is_empty() {
        text += "\n";
    }
    for field in in_order(model) {
        writeln!(text, "    {}: {}", field.name, annotation(model, field)).unwrap();
        text += &docstring(&field.about(), "    ");
    }
    text
}

/// What a dataclass needs first comes first: the fields without a default.
fn in_order<'a>(model: &Model<'a>) -> impl Iterator<Item = &'a Field> {
    let (required, optional): (Vec<_>, Vec<_>) = model.fields.iter().partition(|field| field.required);
    required.into_iter().chain(optional)
}

fn annotation(model: &Model<'_>, field: &Field) -> String {
    let inner = match &field.shape {
        Shape::String => "str".to_owned(),
        Shape::Integer => "int".to_owned(),
        Shape::Number => "float".to_owned(),
        Shape::Boolean => "bool".to_owned(),
        Shape::Any => "Any".to_owned(),
        Shape::Object(_) => model.flat_name_of(field),
    };
    match (field.list, field.required) {
        (true, true) => format!("tuple[{inner}, ...]"),
        (true, false) => format!("tuple[{inner}, ...] = ()"),
        (false, true) => inner,
        (false, false) => format!("{inner} | None = None"),
    }
}

// _reading.py

fn reading(schema: &Schema) -> String {
    let mut text = format!(
        "# {DO_NOT_EDIT}
\"\"\"Makes a typed event of a resource that the core has checked: nothing here can fail.\"\"\"

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, TypeVar

from . import events

T = TypeVar(\"T\")
Resource = dict[str, Any]


def read(kind: str, resource: Resource) -> events.Event:
    \"\"\"The resource as the type of its kind.\"\"\"
    return _BY_KIND[kind](resource)


def _optional(make: Callable[[Resource], T], given: Resource | None) -> T | None:
    return None if given is None else make(given)


def _list(make: Callable[[Resource], T], given: list[Resource] | None) -> tuple[T, ...]:
    return () if given is None else tuple([make(each) for each in given])
"
    );
    for kind in &schema.kinds {
        for model in Model::all_of(schema, kind) {
            text += "\n\n";
            text += &maker(&model);
        }
    }
    text += "\n\n_BY_KIND: Final[dict[str, Callable[[Resource], events.Event]]] = {\n";
    for kind in &schema.kinds {
        writeln!(text, "    \"{}\": {},", kind.name, maker_name(kind, &[])).unwrap();
    }
    text += "}\n";
    text
}

fn maker(model: &Model<'_>) -> String {
    let name = model.flat_name();
    let function = maker_name(model.kind, &model.path);
    let mut text = call("", &format!("def {function}"), "given: Resource", &format!(" -> events.{name}:"));
    if model.fields.is_empty() {
        return text + &format!("    return events.{name}()\n");
    }
    writeln!(text, "    return events.{name}(").unwrap();
    for field in in_order(model) {
        let name = &field.name;
        let value = if field.required { format!("given[\"{name}\"]") } else { format!("given.get(\"{name}\")") };
        let (function, arguments) = match (&field.shape, field.list) {
            (Shape::Object(_), list) => {
                let make = maker_name(model.kind, &[&model.path[..], &[name]].concat());
                match (list, field.required) {
                    (true, _) => ("_list".to_owned(), format!("{make}, {value}")),
                    (false, true) => (make, value),
                    (false, false) => ("_optional".to_owned(), format!("{make}, {value}")),
                }
            }
            (_, true) => ("tuple".to_owned(), format!("{value} or ()")),
            (_, false) => {
                writeln!(text, "        {name}={value},").unwrap();
                continue;
            }
        };
        text += &call("        ", &format!("{name}={function}"), &arguments, ",");
    }
    text + "    )\n"
}

/// `before(arguments)after` on one line or on three, as the formatter wants it.
fn call(indent: &str, before: &str, arguments: &str, after: &str) -> String {
    let line = format!("{indent}{before}({arguments}){after}");
    if line.len() <= 120 {
        return line + "\n";
    }
    // A lone parameter is followed by a comma there; two arguments that fit on a line of their own are not.
    let comma = if arguments.contains(',') { "" } else { "," };
    format!("{indent}{before}(\n{indent}    {arguments}{comma}\n{indent}){after}\n")
}

/// `_transaction_direct_amount`.
fn maker_name(kind: &Kind, path: &[&str]) -> String {
    let kind = kind.name.replace('.', "_");
    path.iter().fold(format!("_{kind}"), |name, part| name + "_" + part)
}
