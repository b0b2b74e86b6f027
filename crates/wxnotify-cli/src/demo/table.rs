//! The table that a person reads.

use std::fmt::Write as _;

use anstyle::{AnsiColor, Style};

use super::merchant::Entry;
use super::scenarios::Scenario;
use crate::failure::Failure;
use crate::post::Answer;
use crate::table::{aligned, print_styled};

/// One delivery, and what came of it.
pub(super) struct Row {
    pub(super) scenario: Scenario,
    pub(super) answer: Answer,
    pub(super) entry: Entry,
    /// What is wrong about it.
    pub(super) problem: Option<String>,
}

const TITLES: [&str; 6] = ["sent", "key", "answered, logged", "decrypted", "", "time"];

pub(super) fn print_heading(url: &str) -> Result<(), Failure> {
    print_styled(&format!(
        "A merchant's endpoint listens on {url}, and a pretend platform posts to it.\n\
         It signs as WeChat Pay does: with a certificate (cert), a public key (public) or SM2.\n\n"
    ))
}

/// Prints the table, then what is wrong, then the count alone on a line.
pub(super) fn print(rows: &[Row]) -> Result<(), Failure> {
    print_styled(&written(rows))
}

fn written(rows: &[Row]) -> String {
    let good = AnsiColor::Green.on_default();
    let bad = AnsiColor::Red.on_default().bold();
    let mut lines = vec![(TITLES.map(str::to_owned), Style::new().bold())];
    lines.extend(rows.iter().map(|row| (row.cells(), if row.problem.is_none() { good } else { bad })));

    let mut text = aligned(&lines);
    for row in rows {
        if let Some(problem) = &row.problem {
            let _ = writeln!(text, "WRONG: {} ({}): {problem}", row.scenario.what, row.scenario.signer.name());
        }
    }
    let failed = rows.iter().filter(|row| row.problem.is_some()).count();
    let _ = writeln!(text, "\n{} passed, {failed} failed", rows.len() - failed);
    text
}

impl Row {
    fn cells(&self) -> [String; 6] {
        let (code, decrypted) = match &self.entry {
            Entry::Processed(receipt) => ("SUCCESS", format!("{} {}", receipt.kind, receipt.fact)),
            Entry::Repeated(receipt) => ("SUCCESS", format!("{} (no second effect)", receipt.kind)),
            Entry::Refused(error) => (error.code().as_str(), "-".to_owned()),
            Entry::Failed(_) => ("FAIL", "-".to_owned()),
        };
        [
            self.scenario.what.to_owned(),
            self.scenario.signer.name().to_owned(),
            format!("{} {code}", self.answer.status),
            decrypted,
            if self.problem.is_none() { "right" } else { "WRONG" }.to_owned(),
            format!("{:>4.1} ms", self.answer.took.as_secs_f64() * 1000.0),
        ]
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use wxnotify::{Error, ErrorCode};

    use super::super::scenarios;
    use super::*;

    #[test]
    fn a_wrong_row_is_loud_and_counted() {
        let row = |problem: Option<&str>| Row {
            scenario: scenarios::all().remove(0),
            answer: Answer {
                status: 401,
                headers: String::new(),
                raw_body: Default::default(),
                body: String::new(),
                took: Duration::from_millis(12),
            },
            entry: Entry::Refused(Error::new(ErrorCode::SignatureInvalid, "")),
            problem: problem.map(str::to_owned),
        };
        let text = written(&[row(None), row(Some("the status is 401, expected 200"))]);
        let text = anstream::adapter::strip_str(&text).to_string();
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines[1], "TRANSACTION.SUCCESS  cert  401 SIGNATURE_INVALID  -          right  12.0 ms");
        assert_eq!(lines[2], "TRANSACTION.SUCCESS  cert  401 SIGNATURE_INVALID  -          WRONG  12.0 ms");
        assert_eq!(
            lines[3..],
            ["WRONG: TRANSACTION.SUCCESS (cert): the status is 401, expected 200", "", "1 passed, 1 failed"]
        );
    }
}
