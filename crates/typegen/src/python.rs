//! Python: the kinds for type checkers, and a module for each kind, with a frozen dataclass for each of its types. The extension
//! (`python/src/event.rs`) makes instances of them, and knows them by their names. A kind's module is loaded when the kind is used: to
//! make all of them takes longer than a web framework's own start.

use std::fmt::Write as _;

use wxnotify_schema::{Field, Kind, Schema, Shape};

use crate::DO_NOT_EDIT;
use crate::model::Model;
use crate::output::Output;
use crate::words::wrapped;

pub(crate) fn generate(schema: &Schema, output: &mut Output) {
    output.file("python/wxnotify/kinds.py", &kinds(schema));
    output.file(&format!("{EVENTS}/__init__.py"), &events(schema));
    for kind in &schema.kinds {
        output.file(&format!("{EVENTS}/{}.py", module(kind)), &types(schema, kind));
    }
    output.nothing_else_in(EVENTS);
}

const EVENTS: &str = "python/wxnotify/events";

/// `_transaction_direct`.
fn module(kind: &Kind) -> String {
    format!("_{}", kind.name.replace('.', "_"))
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

// events/__init__.py

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

Each kind's types are loaded when the first of them is asked for.
\"\"\"

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from typing import Union

"
    );
    let names = |kind| Model::all_of(schema, kind).iter().rev().map(Model::flat_name).collect::<Vec<_>>();
    let mut modules: Vec<_> = schema.kinds.iter().map(|kind| (module(kind), names(kind))).collect();
    modules.sort();
    for (module, names) in &modules {
        text += &imported(module, names);
    }
    text += "\n    Event = Union[\n";
    for kind in &schema.kinds {
        writeln!(text, "        {},", kind.type_name).unwrap();
    }
    text += "    ]\n    \"\"\"Every typed event. Each has its kind, such as `transaction.direct`, as `kind`.\"\"\"\n\n__all__ = [\n";
    let mut all: Vec<_> = schema.kinds.iter().flat_map(names).collect();
    all.push("Event".to_owned());
    all.sort();
    for name in &all {
        writeln!(text, "    \"{name}\",").unwrap();
    }
    text += "]\n\n_MODULES = {\n";
    for kind in &schema.kinds {
        for name in names(kind) {
            writeln!(text, "    \"{name}\": \"{}\",", module(kind)).unwrap();
        }
    }
    text += "}\n_EVENTS = (\n";
    for kind in &schema.kinds {
        writeln!(text, "    \"{}\",", kind.type_name).unwrap();
    }
    text + ")

if not TYPE_CHECKING:

    def __getattr__(name: str) -> Any:
        if name == \"Event\":
            from typing import Union

            found = Union[tuple(__getattr__(each) for each in _EVENTS)]
        elif name in _MODULES:
            from importlib import import_module

            found = getattr(import_module(f\"{__name__}.{_MODULES[name]}\"), name)
        else:
            raise AttributeError(f\"module {__name__!r} has no attribute {name!r}\")
        globals()[name] = found
        return found

    def __dir__() -> list[str]:
        return sorted({*globals(), *__all__})
"
}

/// The import of some names, as the formatter wants it.
fn imported(module: &str, names: &[String]) -> String {
    let mut names = names.to_vec();
    names.sort();
    if let [name] = &names[..] {
        return format!("    from .{module} import {name}\n");
    }
    let mut text = format!("    from .{module} import (\n");
    for name in names {
        writeln!(text, "        {name},").unwrap();
    }
    text + "    )\n"
}

// events/_transaction_direct.py and the others

fn types(schema: &Schema, kind: &Kind) -> String {
    let models = Model::all_of(schema, kind);
    let classes: String = models.iter().rev().map(|model| format!("\n\n{}", dataclass(model))).collect();
    let typing: Vec<_> = ["Any", "ClassVar", "Literal"]
        .into_iter()
        .filter(|name| {
            *name != "Any"
                || models.iter().any(|model| model.fields.iter().any(|field| matches!(field.shape, Shape::Any)))
        })
        .collect();
    format!(
        "# {DO_NOT_EDIT}
\"\"\"{title}.\"\"\"

from __future__ import annotations

from dataclasses import dataclass
from typing import {typing}
{classes}",
        title = kind.title,
        typing = typing.join(", "),
    )
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
