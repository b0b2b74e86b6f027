//! What is kept of each request: a file that holds it, and a line that says what it was and what came of it.

use std::fmt::Write as _;
use std::fs::{self, File, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use axum::http::HeaderMap;
use serde::{Deserialize, Serialize};

use super::verdict::{Advice, Verdict};
use crate::failure::Failure;
use crate::{clock, files, passing_on};

/// The journal's file in the directory of --keep.
pub(crate) const JOURNAL: &str = "listen.jsonl";

/// The code of what was opened, and of what nobody looked at; every other is an error's.
const GENUINE: &str = "GENUINE";
const NOT_VERIFIED: &str = "NOT_VERIFIED";

/// A line of the journal. It holds nothing that was decrypted but the event's type, and no key.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Entry {
    /// When it came, in seconds since the epoch.
    pub(crate) at: i64,
    /// The path that it came to.
    pub(crate) path: String,
    /// `GENUINE`, `NOT_VERIFIED`, or the error's code.
    pub(crate) code: String,
    /// What is wrong, in words.
    pub(crate) problem: Option<String>,
    /// Of a genuine one.
    pub(crate) id: Option<String>,
    /// Of a genuine one.
    pub(crate) event_type: Option<String>,
    /// What usually went wrong.
    pub(crate) findings: Vec<Advice>,
    /// The file that holds it, in the same directory.
    pub(crate) file: Option<String>,
    /// The status that the sender got.
    pub(crate) answered: u16,
    /// Why that is not the application's answer.
    pub(crate) not_passed_on: Option<String>,
    /// How long the application took.
    pub(crate) milliseconds: Option<f64>,
}

impl Entry {
    pub(super) fn new(path: &str, verdict: &Verdict) -> Self {
        let (code, problem) = match verdict {
            Verdict::Genuine(_) => (GENUINE, None),
            Verdict::NotVerified => (NOT_VERIFIED, None),
            Verdict::Refused(error) => (error.code().as_str(), Some(error.message().to_owned())),
        };
        let notification = match verdict {
            Verdict::Genuine(notification) => Some(notification),
            _ => None,
        };
        Self {
            at: clock::now(),
            path: path.to_owned(),
            code: code.to_owned(),
            problem,
            id: notification.map(|notification| notification.id().to_owned()),
            event_type: notification.map(|notification| notification.event_type().to_owned()),
            findings: Vec::new(),
            file: None,
            answered: 0,
            not_passed_on: None,
            milliseconds: None,
        }
    }

    pub(crate) fn is_genuine(&self) -> bool {
        self.code == GENUINE
    }

    pub(super) fn as_json_line(&self) -> String {
        serde_json::to_string(self).expect("texts and numbers serialize") + "\n"
    }

    pub(super) fn in_words(&self) -> String {
        let what = match (&self.event_type, &self.id) {
            (Some(event_type), Some(id)) => format!("genuine {event_type} {id}"),
            _ if self.code == NOT_VERIFIED => "not verified".to_owned(),
            _ => format!("{}: {}", self.code, self.problem.as_deref().unwrap_or_default()),
        };
        let mut text = format!("{}  {}  {what}\n  answered {}", clock::date(self.at), self.path, self.answered);
        let _ = match (&self.not_passed_on, self.milliseconds) {
            (Some(why), _) => write!(text, ", not by the application: {why}"),
            (None, Some(took)) => write!(text, " in {took:.1} ms"),
            (None, None) => Ok(()),
        };
        if let Some(file) = &self.file {
            let _ = write!(text, ", kept as {file}");
        }
        text.push('\n');
        for finding in &self.findings {
            let _ = writeln!(text, "  - {}: {}", finding.code, finding.advice);
        }
        text
    }
}

/// Keeps requests in a directory.
pub(super) struct Keeper {
    dir: PathBuf,
    keeps_plaintext: bool,
    /// How many of those may still be kept that anybody can send.
    left: AtomicUsize,
    number: AtomicUsize,
    journal: Mutex<File>,
}

impl Keeper {
    /// The directory is made unless it is there. What it has from before counts.
    pub(super) fn open(dir: &Path, keeps_plaintext: bool, most: usize) -> Result<Self, Failure> {
        make_private(dir)?;
        let path = dir.join(JOURNAL);
        let before = fs::read_to_string(&path).unwrap_or_default();
        let entries = before.lines().filter_map(|line| serde_json::from_str::<Entry>(line).ok());
        let anybodys = entries.filter(|entry| !entry.is_genuine()).count();
        let mut options = OpenOptions::new();
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let journal = options.create(true).append(true).open(&path).map_err(|error| Failure::writing(&path, &error))?;
        Ok(Self {
            dir: dir.to_owned(),
            keeps_plaintext,
            left: AtomicUsize::new(most.saturating_sub(anybodys)),
            number: AtomicUsize::new(0),
            journal: Mutex::new(journal),
        })
    }

    /// Writes a request into a file, and returns its name. `None` where there are too many that anybody can send.
    pub(super) fn keep(
        &self,
        path: &str,
        headers: &HeaderMap,
        body: &[u8],
        verdict: &Verdict,
    ) -> Result<Option<String>, Failure> {
        let one_less = |left: usize| left.checked_sub(1);
        if !verdict.is_genuine() && self.left.fetch_update(Ordering::Relaxed, Ordering::Relaxed, one_less).is_err() {
            return Ok(None);
        }
        let number = self.number.fetch_add(1, Ordering::Relaxed) + 1;
        let name = format!("{}-{}-{number:04}", clock::for_file_name(clock::now()), std::process::id());
        let file = format!("{name}.http");
        files::create_secret(&self.dir.join(&file), raw(path, headers, body))?;
        if let (true, Verdict::Genuine(notification)) = (self.keeps_plaintext, verdict) {
            files::create_secret(&self.dir.join(format!("{name}.plaintext.json")), notification.plaintext())?;
        }
        Ok(Some(file))
    }

    /// Writes what came of it. What has no file has no line: anybody could make it grow.
    pub(super) fn write(&self, entry: &Entry) {
        if entry.file.is_none() {
            return;
        }
        let line = entry.as_json_line();
        let mut journal = self.journal.lock().expect("nobody panics while holding it");
        if let Err(error) = journal.write_all(line.as_bytes()) {
            eprintln!("cannot write {JOURNAL}: {error}");
        }
    }
}

/// The request as `wxnotify open --request` reads it. Chunks were put together, so it has a length.
fn raw(path: &str, headers: &HeaderMap, body: &[u8]) -> Vec<u8> {
    let mut raw = format!("POST {path} HTTP/1.1\r\n").into_bytes();
    for (name, value) in &passing_on::kept(headers) {
        raw.extend_from_slice(name.as_str().as_bytes());
        raw.extend_from_slice(b": ");
        raw.extend_from_slice(value.as_bytes());
        raw.extend_from_slice(b"\r\n");
    }
    raw.extend_from_slice(format!("content-length: {}\r\n\r\n", body.len()).as_bytes());
    raw.extend_from_slice(body);
    raw
}

fn make_private(dir: &Path) -> Result<(), Failure> {
    let mut builder = fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.recursive(true).create(dir).map_err(|error| Failure::writing(dir, &error))
}
