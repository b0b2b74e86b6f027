//! `wxnotify describe`, and what documents say of the command: SKILL.md's tables, and every command line that is shown.

mod common;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use common::Desk;
use serde_json::Value;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn described() -> Value {
    serde_json::from_str(&Desk::new().run(&["describe"]).output()).unwrap()
}

/// The options of each command, by its name.
fn options(described: &Value) -> BTreeMap<String, Vec<String>> {
    let commands = described["commands"].as_array().unwrap().iter();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let options = commands.map(|command| {
        let arguments = command["arguments"].as_array().unwrap().iter();
        (text(&command["name"]), arguments.map(|argument| text(&argument["name"])).collect())
    });
    options.collect()
}

#[test]
fn it_describes_commands_codes_and_calls() {
    let described = described();
    let options = options(&described);
    for (command, option) in
        [("forge", "--event"), ("certificates fetch", "--file"), ("doctor", "URL"), ("replay", "FILE")]
    {
        assert!(options[command].contains(&option.to_owned()), "{command} {option}: {options:?}");
    }
    let codes = described["codes"].as_array().unwrap();
    assert_eq!(codes.len(), wxnotify::ErrorCode::ALL.len());
    for code in codes {
        let meaning = code["meaning"].as_str().unwrap();
        assert!(meaning.len() > 10 && !meaning.starts_with(' '), "{code}");
    }
    assert!(described["checks"].as_array().unwrap().len() > 20);
}

/// What a call is named is what that language's README says; of C also its header, and of Rust also the README of the handler's crate.
#[test]
fn every_call_stands_in_the_readme_of_its_language() {
    let mut missing = Vec::new();
    for language in described()["languages"].as_array().unwrap() {
        let read = |name: &str| fs::read_to_string(root().join(name)).unwrap();
        let beside = match language["language"].as_str().unwrap() {
            "C" => read("include/wxnotify.h"),
            "Rust" => read("crates/wxnotify-handler/README.md"),
            _ => String::new(),
        };
        let readme = read(language["readme"].as_str().unwrap()) + &beside;
        for (task, call) in language["calls"].as_object().unwrap() {
            let call = call.as_str().unwrap();
            if !readme.contains(call) {
                missing.push(format!("{}: {task}: {call}", language["language"]));
            }
        }
    }
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}

/// The file is written anew where the environment has WRITE_RECORDINGS.
#[test]
fn the_tables_of_skill_md_are_what_is_printed() {
    const BEGIN: &str = "<!-- described: begin (written by `wxnotify describe --markdown`) -->\n";
    const END: &str = "<!-- described: end -->\n";
    let file = root().join("SKILL.md");
    let text = fs::read_to_string(&file).unwrap();
    let (before, rest) = text.split_once(BEGIN).unwrap();
    let (_, after) = rest.split_once(END).unwrap();
    let printed = Desk::new().run(&["describe", "--markdown"]).output();
    let fresh = format!("{before}{BEGIN}{printed}{END}{after}");
    if std::env::var_os("WRITE_RECORDINGS").is_some() {
        fs::write(&file, &fresh).unwrap();
    } else {
        assert_eq!(text, fresh, "WRITE_RECORDINGS=1 cargo test -p wxnotify-cli --test describe writes it");
    }
}

/// Documents, and the commands' own examples, name commands and options that are there.
#[test]
fn every_command_line_that_is_shown_can_be_parsed() {
    let described = described();
    let options = options(&described);
    let listed = Command::new("git").args(["ls-files", "*.md", "*.sh"]).current_dir(root()).output().unwrap();
    let names = String::from_utf8(listed.stdout).unwrap();
    let documents = names.lines().filter(|name| !name.starts_with("CHANGELOG"));
    let mut texts: Vec<(String, String)> =
        documents.map(|name| (name.to_owned(), fs::read_to_string(root().join(name)).unwrap_or_default())).collect();
    for command in described["commands"].as_array().unwrap() {
        let text = |name: &str| command[name].as_str().unwrap().to_owned();
        texts.push((format!("the help of {}", text("name")), text("help")));
    }
    assert!(texts.len() > 30);
    let mut seen = 0;
    for (document, text) in texts {
        for line in command_lines(&text) {
            let words: Vec<&str> = line.split_whitespace().collect();
            let named = |count: usize| words.get(..count).map(|words| words.join(" "));
            let Some((name, known)) =
                [named(2), named(1)].into_iter().flatten().find_map(|name| Some((name.clone(), options.get(&name)?)))
            else {
                continue;
            };
            seen += 1;
            for word in words.iter().filter(|word| word.starts_with("--")) {
                let option = word.trim_end_matches(|c: char| !c.is_ascii_alphanumeric()).split('=').next().unwrap();
                let is_known = known.iter().any(|known| known == option) || option == "--help" || option.ends_with("-");
                assert!(is_known, "{document}: {name} has no {option}: {line}");
            }
        }
    }
    assert!(seen > 60, "{seen}");
}

/// What stands behind `wxnotify` in code: to the end of the code, of the line, or of the pipe's part.
fn command_lines(text: &str) -> Vec<String> {
    let text = text.replace("\\\n", " ");
    let lines = text.lines().flat_map(|line| {
        line.match_indices("wxnotify ").filter_map(move |(at, found)| {
            let before = line[..at].chars().next_back();
            let begins = before.is_none_or(|c| " `(/$".contains(c));
            let rest = &line[at + found.len()..];
            let end = rest.find(['`', '|', '>', ';', ')', '#', '"', '，', '。', '；']).unwrap_or(rest.len());
            (begins && rest.starts_with(|c: char| c.is_ascii_lowercase())).then(|| rest[..end].to_owned())
        })
    });
    lines.collect()
}
