//! Java: the enum of kinds, and a class for every kind with one nested in it for every object.

use std::fmt::Write as _;

use wxnotify_schema::{Field, Kind, Schema, Shape};

use crate::DO_NOT_EDIT;
use crate::model::Model;
use crate::output::Output;
use crate::words::{pascal, wrapped};

const PACKAGE: &str = "bindings/java/src/main/java/io/github/wxnotify";

/// Names that no variable can have.
const KEYWORDS: &str = "\
    abstract assert boolean break byte case catch char class const continue default do double else enum extends \
    false final finally float for goto if implements import instanceof int interface long native new null package \
    private protected public return short static strictfp super switch synchronized this throw throws transient \
    true try void volatile while";

pub(crate) fn generate(schema: &Schema, output: &mut Output) {
    output.file(&format!("{PACKAGE}/Kind.java"), &kinds(schema));
    output.file(&format!("{PACKAGE}/events/Types.java"), &types(schema));
    for kind in &schema.kinds {
        output.file(&format!("{PACKAGE}/events/{}.java", kind.type_name), &event(schema, kind));
    }
    output.nothing_else_in(&format!("{PACKAGE}/events"));
}

/// The kind's constant in the enum.
fn constant(kind: &Kind) -> String {
    kind.name.replace('.', "_").to_uppercase()
}

// Kind.java

fn kinds(schema: &Schema) -> String {
    let mut text = format!(
        "// {DO_NOT_EDIT}

package io.github.wxnotify;

/**
 * What a notification's plaintext is: which fields it has, and what they mean.
 *
 * <p>Plaintexts of one kind have one shape. One event type can carry several kinds ({{@code TRANSACTION.SUCCESS}} most of
 * all), and several event types the same. New versions may add constants: give a {{@code switch}} its {{@code default}}.
 */
public enum Kind {{
"
    );
    for kind in &schema.kinds {
        text += &comment(&format!("{} ({}).", kind.title, kind.product), &[], "    ");
        writeln!(text, "    {}(\"{}\"),", constant(kind), kind.name).unwrap();
    }
    text += r#"    /** No rule knows it. The raw plaintext is there all the same. */
    UNKNOWN("unknown");

    private final String name;

    Kind(String name) {
        this.name = name;
    }

    /**
     * The kind's name in every language.
     *
     * @return such as {@code transaction.direct}
     */
    public String getName() {
        return name;
    }

    /**
     * The kind of a name.
     *
     * @param name such as {@code transaction.direct}
     * @return the kind, and {@link #UNKNOWN} for a name that is none
     */
    public static Kind of(String name) {
        for (Kind kind : values()) {
            if (kind.name.equals(name)) {
                return kind;
            }
        }
        return UNKNOWN;
    }

    /** The same as {@link #getName()}. */
    @Override
    public String toString() {
        return name;
    }
}
"#;
    text
}

// Types.java

fn types(schema: &Schema) -> String {
    let mut text = format!(
        "// {DO_NOT_EDIT}

package io.github.wxnotify.events;

import io.github.wxnotify.Kind;

/** The type of every kind. */
final class Types {{
    private Types() {{}}

    /**
     * Reads a resource whose shape was checked: an {{@link Event}}. It is not said to be one, because the JVM would load the classes of all
     * kinds to verify that.
     */
    static Object read(Kind kind, Fields resource) {{
        switch (kind) {{
"
    );
    for kind in &schema.kinds {
        writeln!(
            text,
            "            case {}:\n                return new {}(resource);",
            constant(kind),
            kind.type_name
        )
        .unwrap();
    }
    text += r#"            default:
                throw new IllegalArgumentException("no type is known for the kind " + kind);
        }
    }
}
"#;
    text
}

// A kind's class

fn event(schema: &Schema, kind: &Kind) -> String {
    let models = Model::all_of(schema, kind);
    let lists = kind.all_fields().iter().any(|field| field.list);
    let list_import = if lists { "import java.util.List;\n" } else { "" };
    let nulls = kind.all_fields().iter().any(|field| may_be_null(field));
    let nullable_import = if nulls { "import org.jspecify.annotations.Nullable;\n" } else { "" };
    format!(
        "// {DO_NOT_EDIT}

package io.github.wxnotify.events;

import io.github.wxnotify.Kind;
{list_import}import java.util.Map;
{nullable_import}
{}",
        class(&models, &[], "")
    )
}

/// The class of the object that `path` leads to, with those of the objects in it.
fn class(models: &[Model<'_>], path: &[&str], indent: &str) -> String {
    let model = models.iter().find(|model| model.path == path).expect("every object has a model");
    let mut text = comment(&model.doc, &[], indent);
    let name = path.last().map_or_else(|| model.kind.type_name.clone(), |last| pascal(last));
    let (modifiers, base) = if path.is_empty() { ("", "Event") } else { ("static ", "EventObject") };
    writeln!(text, "{indent}public {modifiers}final class {name} extends {base} {{").unwrap();
    for field in model.fields {
        writeln!(text, "{indent}    private final {} {};", java_type(field), variable(field)).unwrap();
    }
    if model.fields.is_empty() {
        writeln!(text, "{indent}    {name}(Fields from) {{}}").unwrap();
    } else {
        writeln!(text, "\n{indent}    {name}(Fields from) {{").unwrap();
        for field in model.fields {
            writeln!(text, "{indent}        {} = {};", variable(field), reading(field)).unwrap();
        }
        writeln!(text, "{indent}    }}").unwrap();
    }
    if path.is_empty() {
        write!(
            text,
            "
    @Override
    public Kind getKind() {{
        return Kind.{};
    }}
",
            constant(model.kind)
        )
        .unwrap();
    }
    for field in model.fields {
        text += "\n";
        text += &getter(field, &format!("{indent}    "));
    }
    write!(
        text,
        "
{indent}    @Override
{indent}    public Map<String, Object> toMap() {{
{indent}        return new FieldMap()"
    )
    .unwrap();
    for field in model.fields {
        write!(text, "\n{indent}                .put(\"{}\", {})", field.name, variable(field)).unwrap();
    }
    let break_ = if model.fields.is_empty() { String::new() } else { format!("\n{indent}                ") };
    writeln!(text, "{break_}.unmodifiable();\n{indent}    }}").unwrap();
    for field in model.fields.iter().filter(|field| matches!(field.shape, Shape::Object(_))) {
        text += "\n";
        text += &class(models, &[path, &[field.name.as_str()]].concat(), &format!("{indent}    "));
    }
    writeln!(text, "{indent}}}").unwrap();
    text
}

fn getter(field: &Field, indent: &str) -> String {
    let unless = match (field.list, field.required) {
        (true, _) => ", empty where there is none",
        (false, true) => "",
        (false, false) => ", or null",
    };
    let returned = format!("@return {{@code {}}}{unless}", field.name);
    let nullable = if may_be_null(field) { "@Nullable " } else { "" };
    let prefix = if java_type(field) == "boolean" { "is" } else { "get" };
    format!(
        "{}{indent}public {nullable}{} {prefix}{}() {{\n{indent}    return {};\n{indent}}}\n",
        comment(&field.about(), &[&returned], indent),
        java_type(field),
        pascal(&field.name),
        variable(field),
    )
}

fn may_be_null(field: &Field) -> bool {
    !field.list && !field.required
}

fn variable(field: &Field) -> String {
    let pascal = pascal(&field.name);
    let name = pascal[..1].to_lowercase() + &pascal[1..];
    if KEYWORDS.split_whitespace().any(|keyword| keyword == name) { name + "_" } else { name }
}

/// The class of a value, or of a list's items.
fn boxed(field: &Field) -> String {
    match &field.shape {
        Shape::String => "String".to_owned(),
        Shape::Integer => "Long".to_owned(),
        Shape::Boolean => "Boolean".to_owned(),
        Shape::Any => "Object".to_owned(),
        Shape::Object(_) => pascal(&field.name),
        Shape::Number => panic!("{}: no kind had a fraction so far; add it to Fields.java", field.path),
    }
}

fn java_type(field: &Field) -> String {
    match (&field.shape, field.list, field.required) {
        (_, true, _) => format!("List<{}>", boxed(field)),
        (Shape::Integer, false, true) => "long".to_owned(),
        (Shape::Boolean, false, true) => "boolean".to_owned(),
        _ => boxed(field),
    }
}

fn reading(field: &Field) -> String {
    let (name, class) = (&field.name, boxed(field));
    match (&field.shape, field.list) {
        (Shape::Object(_), true) => format!("from.objects(\"{name}\", {class}::new)"),
        (Shape::Object(_), false) => format!("from.object(\"{name}\", {class}::new)"),
        (_, true) => format!("from.list(\"{name}\", {class}.class)"),
        (_, false) => format!("from.value(\"{name}\", {class}.class)"),
    }
}

// Documentation

/// A documentation comment of a text as the schema has it, and of tags.
fn comment(text: &str, tags: &[&str], indent: &str) -> String {
    // A link stays on one line.
    let text = html(text).replace("<a ", "<a\u{1}");
    let lines: Vec<String> = wrapped(&text, 115 - indent.len()).iter().map(|line| line.replace('\u{1}', " ")).collect();
    if let ([line], []) = (lines.as_slice(), tags) {
        return format!("{indent}/** {line} */\n");
    }
    let mut comment = format!("{indent}/**\n");
    let mut after_empty = false;
    for line in &lines {
        let paragraph = if after_empty && !line.is_empty() { "<p>" } else { "" };
        comment += format!("{indent} * {paragraph}{line}").trim_end();
        comment += "\n";
        after_empty = line.is_empty();
    }
    if !tags.is_empty() {
        writeln!(comment, "{indent} *").unwrap();
    }
    for tag in tags {
        writeln!(comment, "{indent} * {tag}").unwrap();
    }
    comment + indent + " */\n"
}

/// Between backticks stands code; addresses stand between angle brackets.
fn html(text: &str) -> String {
    let mut html = String::new();
    for (index, part) in text.split('`').enumerate() {
        if index % 2 == 1 {
            write!(html, "{{@code {part}}}").unwrap();
            continue;
        }
        let mut rest = part;
        while let Some((before, after)) = rest.split_once("<https://") {
            let (address, behind) = after.split_once('>').expect("an address ends");
            write!(html, "{1}<a href=\"https://{0}\">{0}</a>", escaped(address), escaped(before)).unwrap();
            rest = behind;
        }
        html += &escaped(rest);
    }
    html
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('@', "&#64;")
}
