//! What a world says of its steps, for whoever reads why a seed failed.

use std::collections::BTreeMap;

use wxnotify::inbox::{Argument, Changes, Operation, Set};
use wxnotify::program::{Reply, Step};

/// The lines, and short names for tokens.
#[derive(Default)]
pub(crate) struct Trace {
    /// One for each thing that happened.
    pub(crate) lines: Vec<String>,
    tokens: BTreeMap<String, String>,
}

impl Trace {
    /// A step in short.
    pub(crate) fn step(&mut self, step: &Step) -> String {
        match step {
            Step::Begin { write, .. } => format!("begin{}", if *write { "" } else { " reading" }),
            Step::Run(run) => self.operation(&run.operation),
            Step::Callback(callback) => format!("callback {} (attempt {})", callback.route, callback.attempts),
            Step::Commit => "commit".to_owned(),
            Step::RollBack => "roll back".to_owned(),
            Step::Pause { ms } => format!("pause {ms} ms"),
            Step::Observe(report) => format!("observe {}", report.line),
            Step::Answer(report) => format!("answer {} {}", report.ack.status, report.line),
            Step::Value { value } => format!("value {value}"),
            Step::Error { error } => format!("error {}: {}", error.code, error.message),
            step => format!("{step:?}"),
        }
    }

    /// A reply in short.
    pub(crate) fn reply(&mut self, reply: &Reply) -> String {
        match reply {
            Reply::Rows(rows) => {
                let rows: Vec<_> = rows
                    .iter()
                    .map(|row| row.0.iter().map(|value| self.argument(value.as_ref())).collect::<Vec<_>>().join(" "))
                    .collect();
                format!("rows [{}]", rows.join("; "))
            }
            Reply::Failed(failure) => {
                let number = failure.number.map(|number| number.to_string());
                let trouble = failure.trouble.map(|trouble| format!("{trouble:?}"));
                let known = number.or_else(|| failure.sqlstate.clone()).or(trouble);
                format!("FAILED {}", known.unwrap_or_default())
            }
            reply => format!("{reply:?}"),
        }
    }

    fn operation(&mut self, operation: &Operation) -> String {
        match operation {
            Operation::Look { key, .. } => format!("look {key}"),
            Operation::Fetch { key, .. } => format!("fetch {key}"),
            Operation::Insert { key, set, .. } => format!("insert {key} {}", self.changes(set)),
            Operation::Update { key, token, lease, set, .. } => {
                format!("update {key} if token {} and lease {lease:?}: {}", self.token(token), self.changes(set))
            }
            operation => format!("{operation:?}"),
        }
    }

    fn changes(&mut self, set: &Changes) -> String {
        let set: Vec<_> = set
            .iter()
            .map(|(column, value)| {
                let value = match value {
                    Set::Text(text) => self.argument(Some(&Argument::Text(text.clone()))),
                    Set::Integer(number) => number.to_string(),
                    Set::Clock(seconds) => format!("clock+{seconds}"),
                    Set::Null => "null".to_owned(),
                };
                format!("{}={value}", column.as_str())
            })
            .collect();
        set.join(" ")
    }

    fn argument(&mut self, value: Option<&Argument>) -> String {
        match value {
            None => "-".to_owned(),
            Some(Argument::Integer(number)) => number.to_string(),
            Some(Argument::Text(text)) if text.len() == 32 => self.token(text),
            Some(Argument::Text(text)) => text.chars().take(60).collect(),
        }
    }

    fn token(&mut self, token: &str) -> String {
        if token.len() != 32 {
            return format!("{token:?}");
        }
        let next = format!("#{}", self.tokens.len() + 1);
        self.tokens.entry(token.to_owned()).or_insert(next).clone()
    }
}
