//! `wxnotify check`: a judge of any endpoint, in whatever language and with whatever library it is written.

mod effects;
mod endless;
mod judge;
mod leaks;
mod report;
mod verdict;
mod wrong;

use std::fs;
use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

use clap::Args;

pub(crate) use self::effects::Effects;
pub(crate) use self::judge::{Case, all_checks, judge};
pub(crate) use self::report::table;
pub(crate) use self::verdict::{Finding, Verdict, count};
use crate::failure::Failure;
use crate::orders;
use crate::{files, platform_dir, post};

const EXAMPLES: &str = "\
Examples:
  # the first time it makes keys, and prints what your endpoint needs to trust them
  wxnotify check http://127.0.0.1:8080/notify

  # an order that your handler finds, and a refund
  wxnotify check http://127.0.0.1:8080/notify --event TRANSACTION.SUCCESS --event REFUND.SUCCESS \\
    --set out_trade_no=A1 --set amount.total=100 --set mchid=1900000109

  # does a payment count once? an order for each notification, and a command that counts the paid ones
  wxnotify check http://127.0.0.1:8080/notify --set out_trade_no=A{\u{1b}[0mn} \\
    --effects-cmd 'sqlite3 shop.db \"SELECT count(*) FROM shipments\"'

  # in CI
  wxnotify check http://127.0.0.1:8080/notify --strict --junit check.xml --html check.html

Exit status: 0 where nothing failed, 1 where something did (with --strict also where there was a warning)
or no endpoint answered, 2 for a wrong option or file, and where keys were just made.";

/// Judge an endpoint: does it take genuine notifications, refuse wrong ones, count once, and live on?
///
/// A pretend platform posts genuine notifications, and such as are wrong in every way, and looks at what is answered. Nothing is
/// installed into the endpoint; it must only trust the test platform. FOR TESTS ONLY: never tell an endpoint that handles money to.
#[derive(Args, Debug)]
#[command(after_help = EXAMPLES)]
pub(crate) struct CheckArgs {
    /// The endpoint, such as http://127.0.0.1:8080/notify: on this machine alone
    #[arg(value_name = "URL", required_unless_present = "list")]
    url: Option<String>,

    /// Also on another machine, whose owner wants it
    #[arg(long)]
    anywhere: bool,

    /// The test platform's directory; made on first use
    #[arg(long, value_name = "DIR", default_value = platform_dir::DEFAULT)]
    platform: PathBuf,

    /// An event type that the endpoint must take, or one of its kinds: TRANSACTION.SUCCESS/transaction.partner; may be repeated
    ///
    /// What is wrong on purpose is made from the first one.
    #[arg(long = "event", value_name = "EVENT_TYPE[/KIND]", default_value = "TRANSACTION.SUCCESS")]
    events: Vec<String>,

    /// The plaintext: a file with a JSON object; unless given, one is made up, with numbers of its own for each notification
    #[arg(long, value_name = "FILE")]
    resource: Option<PathBuf>,

    #[arg(long = "set", value_name = "FIELD=VALUE", help = crate::simulate::SET)]
    settings: Vec<String>,

    /// A URL whose GET tells how many effects there were, as a number: orders that were taken for paid, say
    #[arg(long, value_name = "URL")]
    effects_url: Option<String>,

    /// A shell's command that prints that number
    #[arg(long, value_name = "COMMAND", conflicts_with = "effects_url")]
    effects_cmd: Option<String>,

    /// Do these checks alone; may be repeated
    #[arg(long, value_name = "CHECK", value_parser = known_check)]
    only: Vec<String>,

    /// Leave out a check; may be repeated
    #[arg(long, value_name = "CHECK", value_parser = known_check)]
    skip: Vec<String>,

    /// For how many seconds a body trickles in the check `slow`: longer than WeChat Pay waits
    #[arg(long, value_name = "SECONDS", default_value_t = 8, value_parser = clap::value_parser!(u64).range(6..=600))]
    slow_for: u64,

    /// A warning fails, too
    #[arg(long)]
    strict: bool,

    /// Print JSON instead of a table
    #[arg(long)]
    json: bool,

    /// Write a report for CI into this file, as JUnit does
    #[arg(long, value_name = "FILE")]
    junit: Option<PathBuf>,

    /// Write one self-contained page into this file: the table, and how long each answer took
    #[arg(long, value_name = "FILE")]
    html: Option<PathBuf>,

    /// Print the names of the checks, and do nothing
    #[arg(long)]
    list: bool,
}

fn known_check(name: &str) -> Result<String, String> {
    let checks = all_checks();
    match checks.iter().any(|(check, _)| *check == name) {
        true => Ok(name.to_owned()),
        false => Err("there is no such check; --list prints them".into()),
    }
}

pub(crate) fn run(args: &CheckArgs) -> Result<(), Failure> {
    if args.list {
        let lines = all_checks().into_iter().map(|(check, title)| format!("{check:<17} {title}\n"));
        return files::print(lines.collect::<String>());
    }
    let url = post::target(args.url.as_deref().unwrap_or_default(), args.anywhere, "--anywhere")?;
    let samples = orders::samples(&args.events, args.resource.as_deref(), &args.settings)?;
    let effects = Effects::from_options(args.effects_url.as_deref(), args.effects_cmd.as_deref())?;
    let platform = platform_dir::ready(&args.platform)?;

    let is_told = std::io::stderr().is_terminal();
    let progress = |title: &str| {
        if is_told {
            eprint!("\r\x1b[2K{title} ...");
            let _ = std::io::stderr().flush();
        }
    };
    let wants = |check: &str| {
        let named = |names: &[String]| names.iter().any(|name| name == check);
        (args.only.is_empty() || named(&args.only)) && !named(&args.skip)
    };
    let is_set = |field: &str| args.settings.iter().any(|setting| setting.split('=').next() == Some(field));
    let report = judge(&Case {
        url: &url,
        platform: &platform,
        samples: &samples,
        is_set: &is_set,
        effects: effects.as_ref(),
        slow_for: Duration::from_secs(args.slow_for),
        wants: &wants,
        progress: &progress,
    });
    if is_told {
        eprint!("\r\x1b[2K");
    }
    let report = report?;

    if let Some(file) = &args.junit {
        write(file, &report::junit::written(&report))?;
    }
    if let Some(file) = &args.html {
        write(file, &report::html::written(&report))?;
    }
    match args.json {
        true => files::print(report::json::written(&report))?,
        false => table::print(&report)?,
    }
    let failed = report.count(Verdict::Fail) + if args.strict { report.count(Verdict::Warn) } else { 0 };
    match failed {
        0 => Ok(()),
        1 => Err(Failure::other("1 check is not as it should be")),
        some => Err(Failure::other(format!("{some} checks are not as they should be"))),
    }
}

fn write(file: &Path, text: &str) -> Result<(), Failure> {
    fs::write(file, text).map_err(|error| Failure::writing(file, &error))
}
