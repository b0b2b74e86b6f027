//! PHP: the constants of kinds, and a class for each kind and for each object in it, in a file of its own.

use std::fmt::Write as _;

use wxnotify_schema::{Field, Schema, Shape};

use crate::DO_NOT_EDIT;
use crate::model::Model;
use crate::output::Output;
use crate::words::{pascal, wrapped};

const SOURCES: &str = "bindings/php/src";

/// What no class can be called, of the words that fields could be named by.
const RESERVED: [&str; 12] = [
    "Array",
    "Class",
    "Default",
    "Extends",
    "Float",
    "Function",
    "Int",
    "Interface",
    "List",
    "Mixed",
    "Object",
    "String",
];

pub(crate) fn generate(schema: &Schema, output: &mut Output) {
    output.file(&format!("{SOURCES}/Kind.php"), &kinds(schema));
    output.file(&format!("{SOURCES}/Internal/EventClasses.php"), &classes(schema));
    for kind in &schema.kinds {
        for model in &Model::all_of(schema, kind) {
            let path = names(model).join("/");
            output.file(&format!("{SOURCES}/Events/{path}.php"), &class(model));
        }
    }
    output.nothing_else_in(&format!("{SOURCES}/Events"));
}

fn file(namespace: &str, imports: &str) -> String {
    format!("<?php\n\n// {DO_NOT_EDIT}\n\ndeclare(strict_types=1);\n\nnamespace {namespace};\n\n{imports}")
}

/// A comment, in one line where it fits. `tag` is what it says to tools.
fn comment(text: &str, tag: Option<&str>, indent: &str) -> String {
    let mut lines = wrapped(text, 110);
    if let Some(tag) = tag {
        lines.extend([String::new(), tag.to_owned()]);
    }
    if let [line] = lines.as_slice() {
        return format!("{indent}/** {line} */\n");
    }
    let lines: String = lines.iter().map(|line| format!("{indent} * {line}").trim_end().to_owned() + "\n").collect();
    format!("{indent}/**\n{lines}{indent} */\n")
}

fn constant(kind: &str) -> String {
    kind.replace('.', "_").to_uppercase()
}

fn kinds(schema: &Schema) -> String {
    let mut text = file("WxNotify", "use FFI\\CData;\nuse WxNotify\\Internal\\Native;\n\n");
    text += "/**
 * What a notification's plaintext is: which fields it has, and what they mean. The event type alone does not say it: a
 * `TRANSACTION.SUCCESS` carries payments of several kinds. More may be added.
 */
final class Kind
{
";
    for kind in &schema.kinds {
        text += &comment(&format!("{} ({}).", kind.title, kind.product), None, "    ");
        writeln!(text, "    public const {} = '{}';", constant(&kind.name), kind.name).unwrap();
    }
    text += "    /** No rule knows it. The raw plaintext is there all the same. */
    public const UNKNOWN = 'unknown';

    /** @return list<string> all kinds that the library knows */
    public static function all(): array
    {
        return Native::table('wxn_slice', 'wxn_kinds', static fn (CData $kind): string => Native::text($kind));
    }
}
";
    text
}

fn classes(schema: &Schema) -> String {
    let mut text = file("WxNotify\\Internal", "use WxNotify\\Events;\nuse WxNotify\\Kind;\n\n");
    text += "/**
 * Which class each kind's events have.
 *
 * @internal
 */
final class EventClasses
{
    public const BY_KIND = [
";
    for kind in &schema.kinds {
        writeln!(text, "        Kind::{} => Events\\{}::class,", constant(&kind.name), kind.type_name).unwrap();
    }
    text += "    ];\n}\n";
    text
}

/// The names that lead to a model's class from the namespace of events: `TransactionDirect`, `Amount`.
fn names(model: &Model<'_>) -> Vec<String> {
    let mut names = vec![model.kind.type_name.clone()];
    names.extend(model.path.iter().map(|name| pascal(name)));
    assert!(!RESERVED.contains(&names[names.len() - 1].as_str()), "PHP has no class called {names:?}");
    names
}

fn class(model: &Model<'_>) -> String {
    let mut names = names(model);
    let name = names.pop().expect("the kind's name is there at least");
    let namespace =
        ["WxNotify".to_owned(), "Events".to_owned()].into_iter().chain(names).collect::<Vec<_>>().join("\\");
    let is_event = model.path.is_empty();
    let imports = if is_event {
        "use WxNotify\\Internal\\NoOtherFields;\nuse WxNotify\\Kind;\n\n"
    } else {
        "use WxNotify\\Internal\\NoOtherFields;\n\n"
    };
    // What can be left out stands last.
    let (required, optional): (Vec<&Field>, Vec<&Field>) = model.fields.iter().partition(|field| field.required);

    let mut text = file(&namespace, imports);
    text += &comment(&model.doc, None, "");
    writeln!(text, "final class {name}{}\n{{", if is_event { " implements Event" } else { "" }).unwrap();
    text += "    use NoOtherFields;\n\n    public function __construct(\n";
    for field in required.iter().chain(&optional) {
        let class = format!("{name}\\{}", pascal(&field.name));
        text += &comment(&field.about(), tag(field, &class).as_deref(), "        ");
        let (php_type, default) = php_type(field, &class);
        writeln!(text, "        public readonly {php_type} ${}{default},", field.name).unwrap();
    }
    text += "    ) {\n    }\n";
    if is_event {
        let kind = constant(&model.kind.name);
        write!(text, "\n    public function kind(): string\n    {{\n        return Kind::{kind};\n    }}\n").unwrap();
    }
    text += "
    /**
     * Reads an object whose shape was checked.
     *
     * @internal
     * @param array<mixed> $from
     */
    public static function read(array $from): self
    {
        return new self(
";
    for field in required.iter().chain(&optional) {
        writeln!(text, "            {},", reading(field, &format!("{name}\\{}", pascal(&field.name)))).unwrap();
    }
    text += "        );\n    }\n}\n";
    text
}

/// What a comment says of a list's items.
fn tag(field: &Field, class: &str) -> Option<String> {
    let item = match &field.shape {
        Shape::Object(_) => class,
        Shape::String => "string",
        Shape::Integer => "int",
        Shape::Number => "int|float",
        Shape::Boolean => "bool",
        Shape::Any => "mixed",
    };
    field.list.then(|| format!("@var list<{item}>"))
}

/// The type of a field, and its default.
fn php_type(field: &Field, class: &str) -> (String, &'static str) {
    let php_type = match &field.shape {
        _ if field.list => return ("array".to_owned(), if field.required { "" } else { " = []" }),
        Shape::Any => return ("mixed".to_owned(), if field.required { "" } else { " = null" }),
        Shape::Number => panic!("{}: no kind had a fraction so far; add it to php.rs", field.path),
        Shape::Object(_) => class,
        Shape::String => "string",
        Shape::Integer => "int",
        Shape::Boolean => "bool",
    };
    if field.required { (php_type.to_owned(), "") } else { (format!("?{php_type}"), " = null") }
}

/// What makes a field of the object that was checked.
fn reading(field: &Field, class: &str) -> String {
    let from = format!("$from['{}']", field.name);
    match (&field.shape, field.list, field.required) {
        (Shape::Object(_), true, _) => format!("array_map({class}::read(...), {from} ?? [])"),
        (Shape::Object(_), false, true) => format!("{class}::read({from})"),
        (Shape::Object(_), false, false) => format!("isset({from}) ? {class}::read({from}) : null"),
        (_, true, _) => format!("{from} ?? []"),
        (_, false, true) => from,
        (_, false, false) => format!("{from} ?? null"),
    }
}
