//! `runner NAME=COMMAND...` gives all vectors to every driver, prints the matrix of language by
//! group, and fails where one case of one language is not as expected.
//!
//! It looks for the vectors in `tests/vectors` (`--vectors FOLDER`), writes
//! `target/conformance/report.json` (`--report FILE`), and gives each driver 300 s (`--time-limit SECONDS`).

use std::fs;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

use conformance::column::Column;
use conformance::report::Report;
use conformance::vectors::{self, Case};

struct Arguments {
    vectors: PathBuf,
    report: PathBuf,
    time_limit: Duration,
    columns: Vec<Column>,
}

fn main() -> ExitCode {
    match Arguments::read(std::env::args().skip(1)).and_then(run) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(problem) => {
            eprintln!("runner: {problem}");
            ExitCode::from(2)
        }
    }
}

impl Arguments {
    fn read(mut given: impl Iterator<Item = String>) -> Result<Self, String> {
        let mut arguments = Self {
            vectors: "tests/vectors".into(),
            report: "target/conformance/report.json".into(),
            time_limit: Duration::from_secs(300),
            columns: Vec::new(),
        };
        while let Some(argument) = given.next() {
            let mut value = || given.next().ok_or(format!("{argument} takes a value"));
            match argument.as_str() {
                "--vectors" => arguments.vectors = value()?.into(),
                "--report" => arguments.report = value()?.into(),
                "--time-limit" => {
                    let seconds = value()?.parse().map_err(|_| "--time-limit takes a number of seconds")?;
                    arguments.time_limit = Duration::from_secs(seconds);
                }
                column => arguments.columns.push(Column::from_argument(column)?),
            }
        }
        if arguments.columns.is_empty() {
            return Err("no driver was given; usage: runner NAME=COMMAND...".into());
        }
        Ok(arguments)
    }
}

/// Whether all went well.
fn run(arguments: Arguments) -> Result<bool, String> {
    let groups = vectors::read(&arguments.vectors)?;
    let cases: Vec<&Case> = groups.iter().flat_map(|group| &group.cases).collect();
    let runs = arguments.columns.into_iter().map(|column| {
        let run = column.run(&cases, arguments.time_limit);
        (column, run)
    });
    let report = Report::new(&groups, runs.collect());

    let at = |error: std::io::Error| format!("{}: {error}", arguments.report.display());
    if let Some(folder) = arguments.report.parent() {
        fs::create_dir_all(folder).map_err(at)?;
    }
    fs::write(&arguments.report, format!("{:#}\n", report.json())).map_err(at)?;
    print!("{}", report.text());
    Ok(report.failed() == 0)
}
