//! The inbox: each notification takes effect once, however often it is delivered.
//!
//! WeChat Pay repeats a notification up to fifteen times in 24 hours, and in parallel. The inbox is a table in the
//! merchant's own database that says of each which of three it is: fresh, being worked on, or done. This module holds
//! the SQL and the decisions, and runs nothing: the host's own driver does, on the connection and in the transaction
//! that the merchant's own writes are in.
//!
//! The two take turns: a call of [`Inbox`] either has its result or says which [`Statement`] to run first
//! ([`Pause::Run`]). The host runs it, notes what came of it, and makes the same call again with that [`Progress`]:
//!
//! ```
//! use wxnotify::inbox::{Claim, Inbox, Pause, Progress, Statement, Work};
//!
//! fn claim(inbox: &Inbox, key: &str, token: &str, now: i64, run: impl Fn(Statement) -> Work) -> wxnotify::Result<Claim> {
//!     let mut done = Vec::new();
//!     loop {
//!         match inbox.claim(&mut Progress::new(&done), key, "TRANSACTION.SUCCESS", "transaction.direct", token, now) {
//!             Ok(claim) => return Ok(claim),
//!             Err(Pause::Run(statement)) => done.push(run(statement)),
//!             Err(Pause::Failed(error)) => return Err(error),
//!         }
//!     }
//! }
//! ```
//!
//! Three ways to use it:
//!
//! - *leased*: [`claim`](Inbox::claim) on its own, then the work, then [`complete`](Inbox::complete) or
//!   [`release`](Inbox::release). A worker that dies loses its lease to the next delivery.
//! - *in the transaction*: `claim`, the merchant's writes and `complete` in one transaction: all or nothing.
//! - *stored*: [`store`](Inbox::store) writes the notification down and it can be acknowledged at once;
//!   [`take`](Inbox::take), `complete` and [`fail`](Inbox::fail) work it off, with attempts, backoff and dead letters.

mod progress;
mod sql;
mod statement;

use serde::{Deserialize, Serialize};

use crate::{Error, ErrorCode, Result};
pub use progress::{Pause, Progress, Step, Work};
pub use statement::{Argument, Dialect, Placeholders, Row, Statement};

/// For how long a worker has a notification to itself, in seconds, unless said otherwise.
pub const DEFAULT_LEASE: u32 = 60;

/// After how many attempts a stored notification is dead, unless said otherwise.
pub const DEFAULT_MAX_ATTEMPTS: u32 = 12;

/// The least age, in seconds, of what [`purge`](Inbox::purge) forgets: WeChat Pay repeats for a little over 24 hours, and
/// what is forgotten would be fresh again.
pub const LEAST_AGE: i64 = 90_000;

/// The longest key, in characters.
pub const MAX_KEY: usize = 191;

/// The SQL of an inbox in one table of one database.
#[derive(Clone, Debug)]
pub struct Inbox {
    dialect: Dialect,
    placeholders: Placeholders,
    table: String,
    lease: i64,
    max_attempts: i64,
}

/// What a claim found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum Claim {
    /// It is this worker's now, until the lease ends.
    Fresh {
        /// The worker's hold on it.
        lease: Lease,
    },
    /// Another worker has it, or it is stored and waits for one: answer `Ack::busy()` where it is leased.
    Busy,
    /// It has had its effect: answer `Ack::success()`, and do nothing.
    Done,
}

/// A worker's hold on a notification.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lease {
    /// The key that was claimed.
    pub key: String,
    /// The fencing token: only who has it can complete.
    pub token: String,
    /// How often it was worked on, this time included.
    pub attempts: i64,
    /// When the lease ends, in seconds since the epoch.
    pub until: i64,
}

/// A stored notification that is to be worked on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Task {
    /// The worker's hold on it.
    pub lease: Lease,
    /// The notification, as [`to_json`](crate::Notification::to_json) wrote it.
    pub notification: String,
}

/// A stored notification that failed too often.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DeadLetter {
    /// Its key.
    pub key: String,
    /// Such as `TRANSACTION.SUCCESS`.
    pub event_type: String,
    /// How often it was worked on.
    pub attempts: i64,
    /// When it was first delivered, in seconds since the epoch.
    pub first_seen: i64,
    /// What the last attempt said.
    pub last_error: Option<String>,
    /// The notification, as [`to_json`](crate::Notification::to_json) wrote it.
    pub notification: String,
}

impl Inbox {
    /// An inbox in the table `wxnotify_inbox`.
    pub fn new(dialect: Dialect, placeholders: Placeholders) -> Self {
        Self {
            dialect,
            placeholders,
            table: "wxnotify_inbox".to_owned(),
            lease: DEFAULT_LEASE.into(),
            max_attempts: DEFAULT_MAX_ATTEMPTS.into(),
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

    /// After how many attempts a stored notification is dead.
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

    /// The version of the table that this version of the library works with.
    pub const SCHEMA_VERSION: i64 = 1;

    /// Makes the table, or brings it to this version. What is there already is left as it is.
    ///
    /// # Errors
    /// None of its own.
    pub fn create(&self, progress: &mut Progress<'_>) -> Step<()> {
        for sql in self.schema() {
            progress.change(self.statement(&sql, &[]))?;
        }
        Ok(())
    }

    /// What [`create`](Self::create) runs, for those who keep their migrations as files.
    pub fn schema(&self) -> Vec<String> {
        sql::create(self.dialect, &self.table)
    }

    /// Makes sure that the table is there, in the version that this library works with.
    ///
    /// # Errors
    /// `INBOX_SCHEMA` where it is not.
    pub fn check(&self, progress: &mut Progress<'_>) -> Step<()> {
        let exists = self.statement(&sql::exists(self.dialect, &self.table), &[]);
        if only_integer(progress.read(exists)?)? == 0 {
            return Err(schema(format!("the inbox has no table {} here; create it once", self.table)).into());
        }
        let version = self.statement(&format!("SELECT COALESCE(MAX(version), 0) FROM {}_version", self.table), &[]);
        let found = only_integer(progress.read(version)?)?;
        if found != Self::SCHEMA_VERSION {
            let text = format!(
                "the table {} has version {found}, and this library works with {}; create it once with this version",
                self.table,
                Self::SCHEMA_VERSION
            );
            return Err(schema(text).into());
        }
        Ok(())
    }

    /// Takes hold of a notification, in one atomic statement, and reads what came of it. `key` is its `id`, or a key of
    /// the merchant's; `token` is a new one: [`new_token`].
    ///
    /// # Errors
    /// `OPTION_INVALID` for a key that is empty, longer than 191 characters, or has white space at its ends.
    pub fn claim(
        &self,
        progress: &mut Progress<'_>,
        key: &str,
        event_type: &str,
        kind: &str,
        token: &str,
        now: i64,
    ) -> Step<Claim> {
        check_key(key)?;
        let values = [
            ("key", key.into()),
            ("token", token.into()),
            ("until", now.saturating_add(self.lease).into()),
            ("now", now.into()),
            ("event_type", event_type.into()),
            ("kind", kind.into()),
        ];
        progress.change(self.statement(&sql::claim(self.dialect, &self.table), &values))?;
        let look = self.statement(&sql::look(&self.table), &values);
        let row = progress.read(look)?.first().ok_or_else(|| statement::unexpected("the claimed row is not there"))?;
        if row.text(1)?.as_deref() == Some(token) {
            return Ok(Claim::Fresh {
                lease: Lease {
                    key: key.into(),
                    token: token.into(),
                    until: row.integer(2)?,
                    attempts: row.integer(3)?,
                },
            });
        }
        Ok(if row.text(0)?.as_deref() == Some("done") { Claim::Done } else { Claim::Busy })
    }

    /// Says that the notification has had its effect.
    ///
    /// # Errors
    /// `LEASE_LOST` where the lease ended: what was done in the same transaction must be rolled back.
    pub fn complete(&self, progress: &mut Progress<'_>, lease: &Lease, now: i64) -> Step<()> {
        self.held(progress, &sql::complete(&self.table), lease, &[("now", now.into())])
    }

    /// Lets go of a claimed notification whose work failed: the next delivery finds it fresh. `error` is kept for
    /// whoever looks, cut at 500 characters: no secret, and nothing of the plaintext.
    ///
    /// # Errors
    /// `LEASE_LOST` where the lease went to another worker.
    pub fn release(&self, progress: &mut Progress<'_>, lease: &Lease, error: &str) -> Step<()> {
        self.held(progress, &sql::release(&self.table), lease, &[("error", shortened(error).into())])
    }

    /// Forgets what is done and was not delivered for `older_than` seconds, and returns how many that were.
    ///
    /// # Errors
    /// `OPTION_INVALID` for less than 90,000 seconds (25 hours): what is forgotten would be fresh when it is repeated.
    pub fn purge(&self, progress: &mut Progress<'_>, older_than: i64, now: i64) -> Step<i64> {
        if older_than < LEAST_AGE {
            return Err(option(
                "older_than",
                "older_than is at least 90000 seconds (25 hours): WeChat Pay repeats for 24 hours, and what is \
                 forgotten would be fresh again",
            )
            .into());
        }
        let sql = format!("DELETE FROM {} WHERE state = 'done' AND last_seen < :before", self.table);
        progress.change(self.statement(&sql, &[("before", now.saturating_sub(older_than).into())]))
    }

    /// Writes a notification down, as its `to_json`, so that it can be acknowledged at once. A repeated one changes nothing
    /// but the count of its deliveries.
    ///
    /// # Errors
    /// Those of [`claim`](Self::claim).
    pub fn store(
        &self,
        progress: &mut Progress<'_>,
        key: &str,
        event_type: &str,
        kind: &str,
        notification: &str,
        now: i64,
    ) -> Step<()> {
        check_key(key)?;
        let values = [
            ("key", key.into()),
            ("now", now.into()),
            ("event_type", event_type.into()),
            ("kind", kind.into()),
            ("notification", notification.into()),
        ];
        progress.change(self.statement(&sql::store(self.dialect, &self.table), &values)).map(drop)
    }

    /// Takes a stored notification, one of those that have waited longest. `None` where nothing waits, or other workers
    /// were quicker with all of the sixteen that were found: ask again after a pause. Any number of workers on any
    /// number of machines may take at once. `token` is a new one: [`new_token`].
    ///
    /// One whose workers died as often as there are attempts is not taken but dead, or it would kill workers for ever.
    ///
    /// # Errors
    /// None of its own.
    pub fn take(&self, progress: &mut Progress<'_>, token: &str, now: i64) -> Step<Option<Task>> {
        let found = progress.read(self.statement(&sql::find(&self.table), &[("now", now.into())]))?;
        // Workers that look at once find the same ones: each begins somewhere else.
        let offset = token.bytes().map(usize::from).sum::<usize>() % found.len().max(1);
        let (before, after) = found.split_at(offset);
        for row in after.iter().chain(before) {
            let (key, attempts) = (row.required_text(0)?, row.integer(1)?);
            let values = [
                ("key", key.as_str().into()),
                ("attempts", attempts.into()),
                ("now", now.into()),
                ("token", token.into()),
                ("until", now.saturating_add(self.lease).into()),
            ];
            if attempts >= self.max_attempts {
                progress.change(self.statement(&sql::bury(&self.table), &values))?;
            } else if progress.change(self.statement(&sql::take(&self.table), &values))? > 0 {
                let taken = progress.read(self.statement(&sql::taken(&self.table), &values))?;
                let taken =
                    taken.first().ok_or_else(|| statement::unexpected("the row that was taken is not there"))?;
                let lease = Lease { key, token: token.into(), until: taken.integer(0)?, attempts: taken.integer(1)? };
                return Ok(Some(Task { lease, notification: taken.required_text(2)? }));
            }
        }
        Ok(None)
    }

    /// Says that the work on a stored notification failed: it waits for the next attempt, longer each time (2 seconds,
    /// 4, 8, ... at most an hour), or is dead after the last.
    ///
    /// # Errors
    /// `LEASE_LOST` where the lease went to another worker.
    pub fn fail(&self, progress: &mut Progress<'_>, lease: &Lease, error: &str, now: i64) -> Step<()> {
        let wait = (1_i64 << lease.attempts.clamp(1, 12)).min(3600);
        let is_last = lease.attempts >= self.max_attempts;
        let sql = if is_last { sql::die(&self.table) } else { sql::fail(&self.table) };
        self.held(
            progress,
            &sql,
            lease,
            &[("due_at", now.saturating_add(wait).into()), ("error", shortened(error).into())],
        )
    }

    /// The dead letters, the oldest first.
    ///
    /// # Errors
    /// None of its own.
    pub fn dead_letters(&self, progress: &mut Progress<'_>, limit: u32) -> Step<Vec<DeadLetter>> {
        let rows = progress.read(self.statement(&sql::dead(&self.table), &[("limit", i64::from(limit).into())]))?;
        let letter = |row: &Row| {
            Ok(DeadLetter {
                key: row.required_text(0)?,
                event_type: row.required_text(1)?,
                attempts: row.integer(2)?,
                first_seen: row.integer(3)?,
                last_error: row.text(4)?,
                notification: row.required_text(5)?,
            })
        };
        rows.iter().map(letter).collect()
    }

    /// Has a dead letter worked on again, with all its attempts. False where no dead letter has the key.
    ///
    /// # Errors
    /// None of its own.
    pub fn retry(&self, progress: &mut Progress<'_>, key: &str, now: i64) -> Step<bool> {
        let values = [("now", now.into()), ("key", key.into())];
        Ok(progress.change(self.statement(&sql::retry(&self.table), &values))? > 0)
    }

    /// What only the holder of a lease can do.
    fn held(&self, progress: &mut Progress<'_>, sql: &str, lease: &Lease, values: &[(&str, Argument)]) -> Step<()> {
        let mut values = values.to_vec();
        values.extend([("key", lease.key.as_str().into()), ("token", lease.token.as_str().into())]);
        if progress.change(self.statement(sql, &values))? > 0 {
            return Ok(());
        }
        let message = "the lease ended before the work did, and another worker may have the notification; roll back what \
                       was done, and give the inbox a longer lease";
        Err(Error::new(ErrorCode::LeaseLost, message).with_field("lease").into())
    }

    fn statement(&self, sql: &str, values: &[(&str, Argument)]) -> Statement {
        Statement::new(sql, values, self.placeholders)
    }
}

/// A fencing token: 32 hex digits that nobody else has.
///
/// # Errors
/// `INTERNAL` where the system has no randomness.
pub fn new_token() -> Result<String> {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes)
        .map_err(|error| Error::new(ErrorCode::Internal, format!("the system has no randomness: {error}")))?;
    Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}

fn check_key(key: &str) -> Result<()> {
    // MySQL takes texts for equal that differ in the spaces at their ends.
    if key.is_empty() || key.chars().count() > MAX_KEY || key.trim() != key || key.contains('\0') {
        return Err(option(
            "key",
            "the key is a text of 1 to 191 characters, such as the notification's id, without white space at its ends",
        ));
    }
    Ok(())
}

fn option(name: &'static str, problem: &'static str) -> Error {
    Error::new(ErrorCode::OptionInvalid, problem).with_field(name)
}

fn schema(message: String) -> Error {
    Error::new(ErrorCode::InboxSchema, message).with_field("table")
}

fn only_integer(rows: &[Row]) -> Result<i64> {
    rows.first().ok_or_else(|| statement::unexpected("the only row is not there"))?.integer(0)
}

/// What fits into the table's column.
fn shortened(error: &str) -> String {
    error.chars().take(500).collect()
}
