//! Runs seeds, and prints the trace of the first that breaks something.
//!
//! ```text
//! wxnotify-sim --seeds 10000 [--from 0] [--mutant LoserWrites] [--on-failure go-on]
//! wxnotify-sim --seed 4711 [--mutant LoserWrites]
//! ```

use std::io::Write;
use std::process::ExitCode;
use std::time::Instant;

use wxnotify_sim::{Figures, Mutant};

const USAGE: &str =
    "wxnotify-sim --seeds COUNT [--from SEED] [--mutant NAME] [--on-failure go-on] | --seed SEED [--mutant NAME]";

/// How many seeds there are between two lines of progress.
const TOLD_EVERY: u64 = 100_000;

struct Arguments {
    seed: Option<u64>,
    from: u64,
    seeds: u64,
    mutant: Option<Mutant>,
    /// Whether to go on after a seed that broke something.
    goes_on: bool,
}

fn arguments() -> Option<Arguments> {
    let mut found = Arguments { seed: None, from: 0, seeds: 10_000, mutant: None, goes_on: false };
    let mut given = std::env::args().skip(1);
    while let Some(name) = given.next() {
        let value = given.next()?;
        match name.as_str() {
            "--seed" => found.seed = Some(value.parse().ok()?),
            "--seeds" => found.seeds = value.parse().ok()?,
            "--from" => found.from = value.parse().ok()?,
            "--on-failure" => found.goes_on = value == "go-on",
            "--mutant" => found.mutant = Some(Mutant::ALL.into_iter().find(|mutant| format!("{mutant:?}") == value)?),
            _ => return None,
        }
    }
    Some(found)
}

fn main() -> ExitCode {
    let Some(arguments) = arguments() else {
        eprintln!("{USAGE}");
        return ExitCode::from(2);
    };
    if let Some(seed) = arguments.seed {
        let (trace, broken) = wxnotify_sim::trace(seed, arguments.mutant);
        // Whoever reads it may have read enough.
        let _ = write!(
            std::io::stdout().lock(),
            "{}\n\n{}\n",
            trace.join("\n"),
            broken.as_deref().unwrap_or("every promise was kept")
        );
        return ExitCode::from(u8::from(broken.is_some()));
    }
    let begun = Instant::now();
    let (mut figures, mut count) = (Figures::default(), 0);
    for seed in arguments.from..arguments.from.saturating_add(arguments.seeds) {
        match wxnotify_sim::run(seed, arguments.mutant) {
            Ok(more) => figures += more,
            Err(broken) if arguments.goes_on => {
                println!("seed {seed}: {}", broken.what);
                count += 1;
            }
            Err(broken) => {
                println!("{broken}");
                return ExitCode::FAILURE;
            }
        }
        if figures.seeds % TOLD_EVERY == 0 {
            println!("{figures}, {:.0} s", begun.elapsed().as_secs_f64());
        }
    }
    if count > 0 {
        println!("{count} seeds broke something; beside them: {figures}");
        return ExitCode::FAILURE;
    }
    println!("every promise was kept: {figures}, {:.1} s", begun.elapsed().as_secs_f64());
    ExitCode::SUCCESS
}
