//! The protocol of bench/README.md, and the files that it names.

use std::collections::HashMap;
use std::fmt::Display;
use std::hint::black_box;
use std::io::{BufRead, Write};
use std::path::Path;
use std::time::Instant;

use serde_json::{Value, json};

/// One request, as a web server hands it over.
#[derive(Clone)]
pub struct Message {
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

impl Message {
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(held, _)| held.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
    }
}

/// What signs and encrypts all messages.
pub struct Keys {
    pub public_key_id: String,
    pub public_key_pem: String,
    pub api_v3_key: String,
}

impl Keys {
    /// The public key as SPKI in DER.
    pub fn spki(&self) -> Vec<u8> {
        pem::parse(&self.public_key_pem).expect("the key is PEM").into_contents()
    }
}

/// A way to take a message.
pub struct Operation {
    name: &'static str,
    check: Box<dyn Fn(&Message) -> Value>,
    turn: Box<dyn Fn(&Message, u64) -> (u128, u64)>,
}

impl Operation {
    /// One that makes ready what is not to be timed, then calls with that, and shows what came out of a call.
    pub fn prepared<P, T, E: Display>(
        name: &'static str,
        prepare: impl Fn(&Message) -> P + Copy + 'static,
        call: impl Fn(&mut P) -> Result<T, E> + Copy + 'static,
        show: impl Fn(T) -> Value + 'static,
    ) -> Self {
        Self {
            name,
            check: Box::new(move |message| match call(&mut prepare(message)) {
                Ok(output) => show(output),
                Err(error) => json!({"refused": error.to_string()}),
            }),
            turn: Box::new(move |message, calls| {
                let mut prepared = prepare(message);
                let mut accepted = 0;
                let start = Instant::now();
                for _ in 0..calls {
                    accepted += u64::from(black_box(call(black_box(&mut prepared))).is_ok());
                }
                (start.elapsed().as_nanos(), accepted)
            }),
        }
    }

    /// One that takes the message as it is.
    pub fn new<T, E: Display>(
        name: &'static str,
        call: impl Fn(&Message) -> Result<T, E> + Copy + 'static,
        show: impl Fn(T) -> Value + 'static,
    ) -> Self {
        Self::prepared(name, Message::clone, move |message| call(message), show)
    }
}

/// Reads the keys of the folder.
pub fn keys(folder: &Path) -> Keys {
    let text = |name: &str| std::fs::read_to_string(folder.join(name)).expect("the folder has it");
    Keys {
        public_key_id: text("public_key_id"),
        public_key_pem: text("public_key.pem"),
        api_v3_key: text("api_v3_key"),
    }
}

/// Answers standard input until its end.
pub fn serve(folder: &Path, versions: &str, operations: &[Operation]) {
    let mut messages = HashMap::new();
    let names: Vec<_> = operations.iter().map(|operation| operation.name).collect();
    say(&json!({"operations": names, "versions": versions}).to_string());
    for line in std::io::stdin().lock().lines() {
        let line = line.expect("standard input is text");
        let words: Vec<&str> = line.split(' ').collect();
        let operation = operations.iter().find(|operation| operation.name == words[1]).expect("it said its operations");
        let message = messages.entry(words[2].to_owned()).or_insert_with(|| read(folder, words[2]));
        match words[0] {
            "check" => say(&(operation.check)(message).to_string()),
            _ => {
                let (nanoseconds, accepted) = (operation.turn)(message, words[3].parse().expect("a number of calls"));
                say(&format!("{nanoseconds} {accepted}"));
            }
        }
    }
}

fn read(folder: &Path, name: &str) -> Message {
    let headers = std::fs::read_to_string(folder.join(format!("{name}.headers"))).expect("the folder has it");
    let headers = headers.lines().filter_map(|line| line.split_once(": "));
    Message {
        headers: headers.map(|(name, value)| (name.to_owned(), value.to_owned())).collect(),
        body: std::fs::read(folder.join(format!("{name}.body"))).expect("the folder has it"),
    }
}

fn say(line: &str) {
    println!("{line}");
    std::io::stdout().flush().expect("someone listens");
}
