//! What is printed, for people and as JSON.

use anstyle::Style;
use serde_json::{Value, json};
use wxnotify::inbox::{Entry, Health, Stats};

use crate::clock::date;
use crate::failure::Failure;
use crate::files::print;
use crate::table::{aligned, print_styled};

pub(super) fn list(as_json: bool, entries: &[Entry]) -> Result<(), Failure> {
    if as_json {
        return entries.iter().try_for_each(|entry| line(&described(entry, false)));
    }
    let head = ["KEY", "EVENT", "KIND", "STATE", "ATTEMPTS", "FIRST SEEN", "LAST ERROR"];
    let mut lines = vec![(head.map(str::to_owned), Style::new())];
    lines.extend(entries.iter().map(|entry| {
        let cells = [
            one_line(&entry.key),
            one_line(&entry.event_type),
            one_line(&entry.kind),
            entry.state.as_str().to_owned(),
            entry.attempts.to_string(),
            date(entry.first_seen),
            entry.last_error.as_deref().map(|error| one_line(error).chars().take(80).collect()).unwrap_or_default(),
        ];
        (cells, Style::new())
    }));
    print_styled(&aligned(&lines))
}

pub(super) fn show(as_json: bool, entry: &Entry, with_plaintext: bool) -> Result<(), Failure> {
    let described = described(entry, with_plaintext);
    if as_json {
        return line(&described);
    }
    let fields = described.as_object().into_iter().flatten();
    let lines: Vec<_> = fields
        .filter(|(_, value)| !value.is_null())
        .map(|(name, value)| {
            let text = match (name.as_str(), value) {
                ("first_seen" | "lease_until" | "due_at" | "done_at", Value::Number(epoch)) => {
                    date(epoch.as_i64().unwrap_or_default())
                }
                (_, Value::String(text)) => one_line(text),
                (_, value) => value.to_string(),
            };
            ([format!("{name}:"), text, String::new()], Style::new())
        })
        .collect();
    print(aligned(&lines).lines().map(|line| format!("{}\n", line.trim_end())).collect::<String>())
}

pub(super) fn stats(as_json: bool, stats: &Stats) -> Result<(), Failure> {
    if as_json {
        return line(&json!(stats));
    }
    let oldest = stats.oldest_waiting.map(|seconds| format!(" (the oldest for {seconds} s)")).unwrap_or_default();
    print(format!(
        "waiting         {}{oldest}\nin work         {}\ndead            {}\ndone last hour  {}\n",
        stats.waiting, stats.in_work, stats.dead, stats.done_last_hour
    ))
}

pub(super) fn health(as_json: bool, health: &Health) -> Result<(), Failure> {
    match as_json {
        true => line(&json!(health))?,
        false if health.healthy => print("all is well\n")?,
        false => (),
    }
    match health.healthy {
        true => Ok(()),
        false => Err(Failure::other(health.problems.join("; "))),
    }
}

pub(super) fn purged(as_json: bool, count: i64) -> Result<(), Failure> {
    match as_json {
        true => line(&json!({ "purged": count })),
        false => print(format!("{count} forgotten\n")),
    }
}

pub(super) fn done(as_json: bool, of: &str, what: &str) -> Result<(), Failure> {
    match as_json {
        true => line(&json!({ "done": of })),
        false => print(format!("{} {what}\n", one_line(of))),
    }
}

/// A row as JSON. What the notification says is in it only where that was asked for.
fn described(entry: &Entry, with_plaintext: bool) -> Value {
    let mut described = json!({
        "key": entry.key,
        "event_type": entry.event_type,
        "kind": entry.kind,
        "state": entry.state.as_str(),
        "attempts": entry.attempts,
        "first_seen": entry.first_seen,
        "lease_until": entry.lease_until,
        "due_at": entry.due_at,
        "done_at": entry.done_at,
        "last_error": entry.last_error,
    });
    let kept = entry.notification.as_deref();
    described["is_kept"] = json!(kept.is_some());
    if let (true, Some(kept)) = (with_plaintext, kept) {
        described["notification"] = serde_json::from_str(kept).unwrap_or_else(|_| json!(kept));
    }
    described
}

fn line(value: &Value) -> Result<(), Failure> {
    print(format!("{value}\n"))
}

/// What strangers sent, without what moves a terminal's cursor.
fn one_line(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}
