//! `wxnotify describe`: the command, the codes and each language's calls, for programs and those who write them.

use clap::{Arg, ArgAction, Args, Command, CommandFactory};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use wxnotify::ErrorCode;

use crate::failure::Failure;
use crate::{Cli, check, files};

/// Describe this command for programs: every subcommand and option, every code, and the call for each task in each language
///
/// As one JSON object. What it says of commands is what they parse by, and of codes what the library answers with, so it is never
/// out of date.
#[derive(Args, Debug)]
pub(crate) struct DescribeArgs {
    /// Print it as tables in Markdown, as SKILL.md has them
    #[arg(long)]
    markdown: bool,

    /// Print JSON: what happens anyhow
    #[arg(long, conflicts_with = "markdown")]
    json: bool,
}

#[derive(Serialize)]
struct Description {
    version: &'static str,
    commands: Vec<Described>,
    /// The exit statuses of what opens something.
    codes: Vec<Code>,
    /// What `wxnotify check` looks at.
    checks: Vec<Check>,
    languages: Vec<Language>,
}

#[derive(Serialize)]
struct Described {
    /// `certificates fetch`
    name: String,
    about: String,
    arguments: Vec<Argument>,
    /// Examples and exit statuses.
    help: String,
}

#[derive(Serialize)]
struct Argument {
    /// `--platform`, or the value's name where it stands by itself.
    name: String,
    /// What it takes; null for a switch.
    value: Option<String>,
    help: String,
    is_required: bool,
    may_be_repeated: bool,
    default: Option<String>,
    /// The only values, where there are such.
    values: Vec<String>,
}

#[derive(Serialize)]
struct Code {
    code: &'static str,
    number: i32,
    /// The HTTP status to answer with.
    status: u16,
    meaning: &'static str,
}

#[derive(Serialize)]
struct Check {
    check: &'static str,
    title: &'static str,
}

#[derive(Serialize, Deserialize)]
struct Language {
    language: String,
    package: String,
    readme: String,
    /// Tasks, and the call for each.
    calls: Map<String, Value>,
}

/// The tasks of `calls.json`, in words.
const TASKS: [(&str, &str); 11] = [
    ("endpoint", "an endpoint that answers in time"),
    ("count_once", "count each payment once"),
    ("paid", "the callback for a paid order"),
    ("compare", "compare it with the order"),
    ("parse", "verify and open without a handler"),
    ("many_merchants", "many merchants behind one endpoint"),
    ("refresh", "platform certificates that stay fresh"),
    ("reconcile", "ask for an order of which nothing arrived"),
    ("diagnose", "say why one is refused"),
    ("api_v2", "APIv2's XML"),
    ("test", "genuine and wrong ones for tests"),
];

pub(crate) fn run(args: &DescribeArgs) -> Result<(), Failure> {
    let description = describe();
    files::print(match args.markdown {
        true => description.in_markdown(),
        false => serde_json::to_string_pretty(&description).expect("texts and numbers serialize") + "\n",
    })
}

fn describe() -> Description {
    let mut cli = Cli::command();
    cli.build();
    let mut commands = Vec::new();
    collect(&cli, "", &mut commands);
    Description {
        version: wxnotify::VERSION,
        commands,
        codes: ErrorCode::ALL.iter().copied().map(Code::of).collect(),
        checks: check::all_checks().into_iter().map(|(check, title)| Check { check, title }).collect(),
        languages: serde_json::from_str(include_str!("describe/calls.json")).expect("the file is a list of languages"),
    }
}

/// Those that do something, which are at the leaves.
fn collect(command: &Command, before: &str, commands: &mut Vec<Described>) {
    for command in command.get_subcommands().filter(|command| command.get_name() != "help") {
        let name = format!("{before}{}", command.get_name());
        if command.has_subcommands() {
            collect(command, &format!("{name} "), commands);
            continue;
        }
        let text = |styled: Option<&clap::builder::StyledStr>| styled.map(ToString::to_string).unwrap_or_default();
        let is_own = |arg: &&Arg| !matches!(arg.get_id().as_str(), "help" | "version");
        commands.push(Described {
            name,
            about: text(command.get_about()),
            arguments: command.get_arguments().filter(is_own).map(Argument::of).collect(),
            help: text(command.get_after_help()),
        });
    }
}

impl Argument {
    fn of(arg: &Arg) -> Self {
        let value = arg.get_value_names().and_then(|names| names.first()).map(ToString::to_string);
        let takes_value = arg.get_action().takes_values();
        let values = if takes_value { arg.get_possible_values() } else { Vec::new() };
        let defaults = arg.get_default_values().iter().filter(|_| takes_value);
        let default: Vec<String> = defaults.map(|value| value.to_string_lossy().into_owned()).collect();
        Self {
            name: match arg.get_long() {
                Some(long) => format!("--{long}"),
                None => value.clone().unwrap_or_else(|| arg.get_id().to_string()),
            },
            value: value.filter(|_| takes_value),
            help: arg.get_help().map(ToString::to_string).unwrap_or_default(),
            is_required: arg.is_required_set(),
            may_be_repeated: matches!(arg.get_action(), ArgAction::Append),
            default: (!default.is_empty()).then(|| default.join(" ")),
            values: values.iter().map(|value| value.get_name().to_owned()).collect(),
        }
    }
}

impl Code {
    fn of(code: ErrorCode) -> Self {
        Self { code: code.as_str(), number: code as i32, status: code.ack_status(), meaning: code.meaning() }
    }
}

impl Description {
    fn in_markdown(&self) -> String {
        let mut text = String::from("| command | what it does |\n| --- | --- |\n");
        for command in &self.commands {
            text += &format!("| `wxnotify {}` | {} |\n", command.name, in_a_cell(&command.about));
        }
        text += "\n| code | answer | what it means |\n| --- | --- | --- |\n";
        for code in &self.codes {
            text += &format!("| `{}` | {} | {} |\n", code.code, code.status, in_a_cell(code.meaning));
        }
        text += "\n| language | package |";
        TASKS.iter().for_each(|(_, words)| text += &format!(" {words} |"));
        text += &format!("\n| --- | --- |{}\n", " --- |".repeat(TASKS.len()));
        for language in &self.languages {
            let Language { language, package, readme, calls } = language;
            text += &format!("| [{language}]({readme}) | {package} |");
            for (task, _) in TASKS {
                text +=
                    &calls.get(task).and_then(Value::as_str).map_or(" - |".to_owned(), |call| format!(" `{call}` |"));
            }
            text += "\n";
        }
        text
    }
}

fn in_a_cell(text: &str) -> String {
    text.replace('|', "\\|").replace('\n', " ")
}
