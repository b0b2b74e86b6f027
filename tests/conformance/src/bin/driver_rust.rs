//! The Rust driver: cases from standard input, outcomes to standard output.

use std::io::{BufWriter, Write};
use std::process::ExitCode;

use conformance::driver;
use serde_json::{Value, json};

fn main() -> ExitCode {
    eprintln!("wxnotify {} with {}", wxnotify::VERSION, wxnotify::BACKEND);
    let mut out = BufWriter::new(std::io::stdout().lock());
    for line in std::io::stdin().lines() {
        let case: Value = serde_json::from_str(&line.expect("standard input is text")).expect("a case is JSON");
        let operation = case["operation"].as_str().expect("a case has an operation");
        let printed = driver::run(operation, &case["input"]);
        let mut answer = json!({ "name": case["name"], "outcome": printed.outcome });
        if let Some(fields) = printed.fields {
            answer["fields"] = fields;
        }
        writeln!(out, "{answer}").expect("standard output takes an answer");
    }
    out.flush().expect("standard output takes the answers");
    ExitCode::SUCCESS
}
