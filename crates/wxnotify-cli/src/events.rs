//! `wxnotify events`: which notifications there are, and what is in them.

use clap::Args;
use unicode_width::UnicodeWidthStr;
use wxnotify_schema::{Event, Field, Kind, Rule, Schema, Shape};

use crate::failure::Failure;
use crate::files;

const EXAMPLES: &str = "\
Examples:
  wxnotify events                       every event type, and the kinds of plaintext it carries
  wxnotify events REFUND.SUCCESS        its kinds, and their fields
  wxnotify events transaction.direct    one kind
  wxnotify events transfer              every event type and kind with that in its name

Exit status: 0, and 2 where nothing is called so.";

/// List the notifications that WeChat Pay sends, and explain what is in them
#[derive(Args, Debug)]
#[command(after_help = EXAMPLES)]
pub(crate) struct EventsArgs {
    /// An event type, a kind, or a part of their names
    name: Option<String>,
}

pub(crate) fn run(args: &EventsArgs) -> Result<(), Failure> {
    let schema = Schema::load();
    let name = args.name.as_deref().unwrap_or_default();
    if let Some(event) = schema.event(name) {
        return files::print(explain_event(&schema, event));
    }
    if let Some(kind) = schema.kind(name) {
        return files::print(explain_kind(&schema, kind));
    }
    let part = name.to_lowercase();
    let listed =
        |event: &&Event, rule: &&Rule| event.event_type.to_lowercase().contains(&part) || rule.kind.contains(&part);
    let rows: Vec<[String; 4]> = schema
        .events
        .iter()
        .flat_map(|event| event.kinds.iter().map(move |rule| (event, rule)))
        .filter(|(event, rule)| listed(event, rule))
        .map(|(event, rule)| {
            let kind = schema.kind(&rule.kind).expect("the schema was checked");
            [event.event_type.clone(), rule.kind.clone(), kind.product.clone(), kind.title.clone()]
        })
        .collect();
    if rows.is_empty() {
        return Err(Failure::usage(format!(
            "no event type or kind is called {name}; `wxnotify events` lists those that this version knows. \
             Others are verified and opened all the same, and have no type"
        )));
    }
    files::print(table(&[["event type", "kind", "product", "what it is"].map(str::to_owned)], &rows))
}

fn explain_event(schema: &Schema, event: &Event) -> String {
    let mut text = event.event_type.clone();
    if let Some(summary) = &event.summary {
        text += &format!(" ({summary})");
    }
    text += "\n";
    if !event.original_types.is_empty() {
        text += &format!("original_type: {}\n", event.original_types.join(" or "));
    }
    if let Some(answer) = &event.answer {
        text += &format!("The platform wants an answer: {answer}. Give it with Ack.answer(body).\n");
    }
    if event.kinds.len() > 1 {
        text += "It carries several kinds of plaintext. The first rule that holds decides:\n";
        for rule in &event.kinds {
            text += &format!("  {}: {}\n", rule.kind, rule_in_words(rule));
        }
    }
    for rule in &event.kinds {
        text += "\n";
        text += &explain_kind(schema, schema.kind(&rule.kind).expect("the schema was checked"));
    }
    text
}

fn rule_in_words(rule: &Rule) -> String {
    match rule.when.as_ref().map(|when| (&when.field, &when.value)) {
        Some((field, Some(value))) => format!("where {field} is {value}"),
        Some((field, None)) => format!("where it has {field}"),
        None => "otherwise".to_owned(),
    }
}

fn explain_kind(schema: &Schema, kind: &Kind) -> String {
    let carriers = schema.carriers(kind);
    let mut text = format!("{}: {} ({})\ncarried by {}\n", kind.name, kind.title, kind.product, carriers.join(", "));
    if let Some(notes) = &kind.notes {
        text += &format!("\n{}\n", notes.trim());
    }
    if kind.fields.is_empty() {
        text += "\nIts fields are not publicly documented.\n";
    } else {
        let mut rows = Vec::new();
        fields(&kind.fields, 0, &mut rows);
        text += "\n";
        text += &table(&[["field", "type", "there", "what it is"].map(str::to_owned)], &rows);
    }
    for page in &kind.docs {
        text += &format!("\n{page}");
    }
    text + if kind.docs.is_empty() { "" } else { "\n" }
}

fn fields(from: &[Field], depth: usize, rows: &mut Vec<[String; 4]>) {
    for field in from {
        let of = field.shape.as_str();
        rows.push([
            "  ".repeat(depth) + &field.name,
            if field.list { format!("list of {of}") } else { of.to_owned() },
            if field.required { "always" } else { "" }.to_owned(),
            field.about(),
        ]);
        if let Shape::Object(parts) = &field.shape {
            fields(parts, depth + 1, rows);
        }
    }
}

/// Rows in columns as wide as they must be; the last column runs on.
fn table(head: &[[String; 4]], rows: &[[String; 4]]) -> String {
    let all = || head.iter().chain(rows);
    let width = |column: usize| all().map(|row| row[column].width()).max().unwrap_or_default();
    let widths = [width(0), width(1), width(2)];
    let line = |row: &[String; 4]| {
        let cells = row.iter().zip(widths).map(|(cell, width)| format!("{cell}{}  ", " ".repeat(width - cell.width())));
        format!("{}{}", cells.collect::<String>(), row[3]).trim_end().to_owned() + "\n"
    };
    all().map(line).collect()
}
