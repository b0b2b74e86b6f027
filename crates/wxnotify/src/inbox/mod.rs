//! The inbox: each notification takes effect once, however often it is delivered.
//!
//! WeChat Pay repeats a notification up to fifteen times in 24 hours, and in parallel. The inbox is a table in the
//! merchant's own database that says of each what became of it. This module holds the SQL and the decisions, and runs
//! nothing: the host's own driver does, on the connection and in the transaction that the merchant's own writes are in.
//!
//! Every call is a [`Program`], which says what to run next. Beside them a [`Handler`](crate::handler::Handler) has the
//! programs of whole modes:
//!
//! - *transaction*: claim, the merchant's writes and completion in one transaction: all or nothing.
//! - *leased*: claimed in a transaction of its own, then the work, then completed. A worker that dies loses its lease to the
//!   next delivery.
//! - *stored*: written down, and acknowledged at once; workers work it off, with attempts, backoff and dead letters.

mod calls;
mod entry;
mod health;
mod operation;
mod redis;
mod row;
mod sql;
mod statement;
mod table;
mod work;

use serde::{Deserialize, Serialize};

use crate::program::{Host, Program};
use crate::{Error, ErrorCode, Result};
pub use calls::{Call, Claim};
pub(crate) use calls::{dead, only_leased, quicker};
pub use entry::Entry;
pub use health::{DEFAULT_MAX_WAITING, Health};
pub use operation::{Changes, Column, DEAD, DUE, LOOK, LeaseMust, Operation, STATS, Set, State, Wanted};
pub use redis::Command;
pub(crate) use row::{Claimed, Named, Stored};
pub use statement::{Argument, Dialect, Placeholders, Row, Statement};
pub(crate) use work::{Found, Taken, check_age};

/// For how long a worker has a notification to itself, in seconds, unless said otherwise.
pub const DEFAULT_LEASE: u32 = 60;

/// After how many attempts a stored notification is dead, unless said otherwise: with the pauses between them, after 48
/// hours.
pub const DEFAULT_MAX_ATTEMPTS: u32 = 59;

/// The least age, in seconds, of what a purge forgets: WeChat Pay repeats for a little over 24 hours, and what is forgotten
/// would be fresh again.
pub const LEAST_AGE: i64 = 90_000;

/// The longest key, in characters.
pub const MAX_KEY: usize = 191;

/// For how long a claim waits for another transaction, in milliseconds. WeChat Pay hangs up after five seconds.
pub(crate) const CLAIM_WAIT_MS: u32 = 2_000;

/// An inbox in one table of one database.
#[derive(Clone, Debug)]
pub struct Inbox {
    dialect: Dialect,
    placeholders: Placeholders,
    table: String,
    name: String,
    lease: i64,
    max_attempts: i64,
    keep_plaintext: bool,
    now: Option<i64>,
}

/// A worker's hold on a notification.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Lease {
    /// The key that was claimed.
    pub key: String,
    /// The fencing token: only who has it can complete.
    pub token: String,
    /// How often it was worked on, this time included.
    pub attempts: i64,
    /// When the lease ends, in seconds since the epoch, by the database's clock.
    pub until: i64,
    /// Whether the notification was acknowledged before, so that it may not be let go.
    #[serde(default)]
    pub acknowledged: bool,
}

/// A stored notification that is to be worked on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Task {
    /// The worker's hold on it.
    pub lease: Lease,
    /// The notification, as [`to_json`](crate::Notification::to_json) wrote it.
    pub notification: String,
}

/// A stored notification that failed too often.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct DeadLetter {
    /// Its key.
    pub key: String,
    /// Such as `TRANSACTION.SUCCESS`.
    pub event_type: String,
    /// Such as `transaction.direct`.
    pub kind: String,
    /// How often it was worked on.
    pub attempts: i64,
    /// When it was first delivered, in seconds since the epoch.
    pub first_seen: i64,
    /// What the last attempt said.
    pub last_error: Option<String>,
    /// The notification, as [`to_json`](crate::Notification::to_json) wrote it.
    pub notification: String,
}

/// How an inbox is doing: for metrics and health checks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Stats {
    /// How many stored notifications wait for a worker.
    pub waiting: i64,
    /// How long the one that was delivered first waits, in seconds. `None` where none does.
    pub oldest_waiting: Option<i64>,
    /// How many are being worked on.
    pub in_work: i64,
    /// How many are dead letters.
    pub dead: i64,
    /// How many had their effect in the last hour.
    pub done_last_hour: i64,
}

impl Inbox {
    /// An inbox in the table `wxnotify_inbox`.
    pub fn new(dialect: Dialect, placeholders: Placeholders) -> Self {
        Self {
            dialect,
            placeholders,
            table: "wxnotify_inbox".to_owned(),
            name: String::new(),
            lease: DEFAULT_LEASE.into(),
            max_attempts: DEFAULT_MAX_ATTEMPTS.into(),
            keep_plaintext: false,
            now: None,
        }
    }

    /// Another table.
    ///
    /// # Errors
    /// `OPTION_INVALID` where the name is not 1 to 48 letters, digits and underscores, beginning with no digit; a
    /// schema's name and a full stop may stand before it.
    pub fn table(mut self, name: &str) -> Result<Self> {
        let is_name = |part: &str| {
            (1..=48).contains(&part.len())
                && !part.starts_with(|first: char| first.is_ascii_digit())
                && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
        };
        if !(1..=2).contains(&name.split('.').count()) || !name.split('.').all(is_name) {
            return Err(option(
                "table",
                "the table's name has 1 to 48 letters, digits and underscores, and begins with no digit; \
                 a schema's name and a full stop may stand before it",
            ));
        }
        self.table = name.to_owned();
        Ok(self)
    }

    /// The inbox's name, where several share a table: of several merchants, or of several handlers. Each sees only its own
    /// notifications. Empty unless given.
    ///
    /// # Errors
    /// `OPTION_INVALID` for more than 64 characters, or white space at the ends.
    pub fn name(mut self, name: &str) -> Result<Self> {
        if name.chars().count() > 64 || name.trim() != name || name.contains('\0') {
            return Err(option("inbox", "the inbox's name has at most 64 characters, and no white space at its ends"));
        }
        self.name = name.to_owned();
        Ok(self)
    }

    /// For how long a worker has a notification to itself, in seconds: longer than the work ever takes.
    ///
    /// # Errors
    /// `OPTION_INVALID` for 0.
    pub fn lease(mut self, seconds: u32) -> Result<Self> {
        if seconds == 0 {
            return Err(option("lease", "the lease is at least 1 second"));
        }
        self.lease = seconds.into();
        Ok(self)
    }

    /// After how many attempts a stored notification is dead. They are 2, 4, 8, ... seconds apart, and at most an hour.
    ///
    /// # Errors
    /// `OPTION_INVALID` for 0.
    pub fn max_attempts(mut self, attempts: u32) -> Result<Self> {
        if attempts == 0 {
            return Err(option("max_attempts", "there is at least 1 attempt"));
        }
        self.max_attempts = attempts.into();
        Ok(self)
    }

    /// Whether a stored notification is kept after it had its effect, until it is purged. Else it is erased then, since it
    /// holds the plaintext.
    pub fn keep_plaintext(mut self, keep: bool) -> Self {
        self.keep_plaintext = keep;
        self
    }

    /// The time, in seconds since the epoch, instead of the database's clock: for tests.
    pub fn at(mut self, now: Option<i64>) -> Self {
        self.now = now;
        self
    }

    /// The database's kind.
    pub fn dialect(&self) -> Dialect {
        self.dialect
    }

    /// The table's name.
    pub fn table_name(&self) -> &str {
        &self.table
    }

    /// A lease's length, in seconds.
    pub fn lease_seconds(&self) -> i64 {
        self.lease
    }

    /// A call as a program, on a connection that the host has open already.
    pub fn call(&self, call: Call) -> Program {
        let inbox = self.clone();
        Program::new(move |host: Host| async move { calls::run(&host, &inbox, call).await })
    }
}

/// A fencing token: 32 hex digits that nobody else has.
///
/// # Errors
/// `INTERNAL` where the system has no randomness.
pub(crate) fn new_token() -> Result<String> {
    if let Some(token) = crate::mutants::token() {
        return Ok(token);
    }
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes)
        .map_err(|error| Error::new(ErrorCode::Internal, format!("the system has no randomness: {error}")))?;
    Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}

fn option(name: &'static str, problem: &'static str) -> Error {
    Error::new(ErrorCode::OptionInvalid, problem).with_field(name)
}

fn schema(message: String) -> Error {
    Error::new(ErrorCode::InboxSchema, message).with_field("table")
}

/// What fits into the table's column, and what every database takes.
fn shortened(error: &str) -> String {
    error.chars().take(500).map(|c| if c == '\0' { ' ' } else { c }).collect()
}
