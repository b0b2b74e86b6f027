//! Running one language's driver: all cases in, all answers out, within a time limit.

use std::io::{BufRead, BufReader, Read, Write};
use std::os::unix::process::CommandExt;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, kill_process_group};
use serde_json::{Value, json};

use crate::vectors::Case;

/// A column of the matrix: a language, and the command that runs its driver.
#[derive(Clone, Debug)]
pub struct Column {
    /// What stands over the column.
    pub name: String,
    /// The program and its arguments.
    pub command: Vec<String>,
}

/// What a driver did.
#[derive(Debug)]
pub struct Run {
    /// Its answers, a JSON value for each line that it printed.
    pub answers: Vec<Value>,
    /// What is wrong with the run as a whole, such as a crash; whatever stands here is a failure.
    pub problems: Vec<String>,
    /// What it wrote to standard error.
    pub notes: String,
    /// How long it took.
    pub duration: Duration,
}

impl Column {
    /// A column from `NAME=COMMAND`, where the command's words are separated by spaces.
    ///
    /// # Errors
    /// A line for people, where it is not that.
    pub fn from_argument(argument: &str) -> Result<Self, String> {
        let (name, command) = argument.split_once('=').unwrap_or_default();
        let command: Vec<String> = command.split_whitespace().map(Into::into).collect();
        if name.is_empty() || command.is_empty() {
            return Err(format!("{argument:?} is not NAME=COMMAND"));
        }
        Ok(Self { name: name.into(), command })
    }

    /// Gives the driver all cases at once, and reads what it prints until it ends or `limit` is over.
    pub fn run(&self, cases: &[&Case], limit: Duration) -> Run {
        let started = Instant::now();
        let mut run = Run { answers: Vec::new(), problems: Vec::new(), notes: String::new(), duration: Duration::ZERO };
        let spawned = Command::new(&self.command[0])
            .args(&self.command[1..])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            // Its own group, so that whatever a wrapper script started can be ended with it.
            .process_group(0)
            .spawn();
        match spawned {
            Ok(child) => run.converse(child, cases, started + limit),
            Err(error) => run.problems.push(format!("{} cannot be started: {error}", self.command[0])),
        }
        run.duration = started.elapsed();
        if run.problems.is_empty() && run.answers.len() != cases.len() {
            run.problems.push(format!("printed {} lines for {} cases", run.answers.len(), cases.len()));
        }
        run
    }
}

impl Run {
    /// Writing, reading and reading errors each have a thread, so that no full pipe stops another.
    fn converse(&mut self, mut child: Child, cases: &[&Case], deadline: Instant) {
        let input: String = cases.iter().map(|case| line_of(case)).collect();
        let mut stdin = child.stdin.take().expect("it was piped");
        // A driver that ends early closes the pipe; that it ended is found out below.
        thread::spawn(move || stdin.write_all(input.as_bytes()));

        let (line, lines) = mpsc::channel();
        let stdout = BufReader::new(child.stdout.take().expect("it was piped"));
        thread::spawn(move || stdout.split(b'\n').map_while(Result::ok).try_for_each(|bytes| line.send(bytes)));

        let (note, notes) = mpsc::channel();
        let mut stderr = child.stderr.take().expect("it was piped");
        thread::spawn(move || {
            let mut bytes = Vec::new();
            let _ = stderr.read_to_end(&mut bytes);
            note.send(bytes)
        });

        loop {
            match lines.recv_timeout(deadline.saturating_duration_since(Instant::now())) {
                Ok(bytes) => self.take_line(&bytes),
                Err(mpsc::RecvTimeoutError::Disconnected) => break,
                Err(mpsc::RecvTimeoutError::Timeout) => {
                    self.problems.push("did not end within its time limit".into());
                    break;
                }
            }
        }
        self.end(&mut child, deadline);
        if let Ok(bytes) = notes.recv_timeout(Duration::from_secs(1)) {
            self.notes = String::from_utf8_lossy(&bytes).trim_end().to_owned();
        }
    }

    fn take_line(&mut self, bytes: &[u8]) {
        match serde_json::from_slice(bytes) {
            Ok(answer) => self.answers.push(answer),
            Err(error) => {
                let line = String::from_utf8_lossy(bytes);
                let shown: String = line.chars().take(200).collect();
                self.problems.push(format!("line {} is not JSON ({error}): {shown}", self.answers.len() + 1));
                self.answers.push(Value::Null);
            }
        }
    }

    /// A driver whose output ended should end itself; what is still there at the deadline is killed.
    fn end(&mut self, child: &mut Child, deadline: Instant) {
        loop {
            match child.try_wait() {
                Ok(Some(status)) if status.success() => return,
                Ok(Some(status)) => return self.problems.push(format!("ended with {status}")),
                Ok(None) if Instant::now() < deadline => thread::sleep(Duration::from_millis(5)),
                Ok(None) => {
                    if self.problems.is_empty() {
                        self.problems.push("closed its output and did not end within its time limit".into());
                    }
                    let group = Pid::from_child(child);
                    let _ = kill_process_group(group, Signal::KILL);
                    let _ = child.wait();
                    return;
                }
                Err(error) => return self.problems.push(format!("cannot be waited for: {error}")),
            }
        }
    }
}

/// A case as drivers read it, without what is expected.
fn line_of(case: &Case) -> String {
    let line = json!({ "name": case.name, "operation": case.operation, "input": case.input });
    format!("{line}\n")
}
