//! The inbox: each notification takes effect once, however often it is delivered.
//!
//! WeChat Pay repeats a notification up to fifteen times in 24 hours, and in parallel. The inbox is a table in the
//! merchant's own database that says of each which of three it is: fresh, being worked on, or done. This module holds
//! the SQL and the decisions, and runs nothing: the host's own driver does, on the connection and in the transaction
//! that the merchant's own writes are in.
//!
//! [`Inbox`] gives [`Statement`]s; the host runs them in order and hands what came back to the function that decides.
//!
//! Three ways to use it:
//!
//! - *leased*: [`claim`](Inbox::claim) on its own, then the work, then [`complete`](Inbox::complete) or
//!   [`release`](Inbox::release). A worker that dies loses its lease to the next delivery.
//! - *in the transaction*: `claim`, the merchant's writes and `complete` in one transaction: all or nothing.
//! - *stored*: [`store`](Inbox::store) writes the notification down and it can be acknowledged at once;
//!   [`find`](Inbox::find), [`take`](Inbox::take), `complete` and [`fail`](Inbox::fail) work it off, with attempts,
//!   backoff and dead letters.

mod sql;
mod statement;

use crate::{Error, ErrorCode, Notification, Result};
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
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Claim {
    /// It is this worker's now, until the lease ends.
    Fresh(Lease),
    /// Another worker has it, or it is stored and waits for one: answer `Ack::busy()` where it is leased.
    Busy,
    /// It has had its effect: answer `Ack::success()`, and do nothing.
    Done,
}

/// A worker's hold on a notification.
#[derive(Clone, Debug, PartialEq, Eq)]
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

/// A stored notification that waits for a worker.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// Its key.
    pub key: String,
    /// How often it was worked on.
    pub attempts: i64,
}

/// A stored notification that is to be worked on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Task {
    /// The worker's hold on it.
    pub lease: Lease,
    /// The notification, as [`to_json`](Notification::to_json) wrote it.
    pub notification: String,
}

/// A stored notification that failed too often.
#[derive(Clone, Debug, PartialEq, Eq)]
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
    /// The notification, as [`to_json`](Notification::to_json) wrote it.
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

    /// Reads which version of the table there is: one row with one number, or none. Where the table
    /// `<table>_version` is missing, `create` makes it.
    pub fn version(&self) -> Statement {
        self.statement(&format!("SELECT version FROM {}_version", self.table), &[]).fetches()
    }

    /// Makes the table, or brings it to this version. Run each on its own; what is there already is left as it is.
    pub fn create(&self) -> Vec<Statement> {
        sql::create(self.dialect, &self.table).iter().map(|sql| self.statement(sql, &[])).collect()
    }

    /// Takes hold of a notification: an atomic statement, and one that reads what came of it for
    /// [`claimed`](Self::claimed). `token` is a new one: [`new_token`].
    ///
    /// # Errors
    /// `OPTION_INVALID` for a key that is empty, longer than 191 characters, or has white space at its ends.
    pub fn claim(&self, key: &str, notification: &Notification, token: &str, now: i64) -> Result<[Statement; 2]> {
        check_key(key)?;
        let claim = self.statement(
            &sql::claim(self.dialect, &self.table),
            &[
                ("key", key.into()),
                ("token", token.into()),
                ("until", (now + self.lease).into()),
                ("now", now.into()),
                ("event_type", notification.event_type().into()),
                ("kind", notification.kind().as_str().into()),
            ],
        );
        Ok([claim, self.look(key)])
    }

    fn look(&self, key: &str) -> Statement {
        let sql =
            format!("SELECT state, token, lease_until, attempts FROM {} WHERE notification_key = :key", self.table);
        self.statement(&sql, &[("key", key.into())]).fetches()
    }

    /// What a claim found, by the row that its second statement read.
    ///
    /// # Errors
    /// `ARGUMENT_INVALID` where there is no row, or one that is none of the inbox's.
    pub fn claimed(&self, key: &str, token: &str, rows: &[Row]) -> Result<Claim> {
        let row = rows.first().ok_or_else(|| statement::unexpected("the claimed row is not there"))?;
        if row.text(1)?.as_deref() == Some(token) {
            let lease =
                Lease { key: key.into(), token: token.into(), until: row.integer(2)?, attempts: row.integer(3)? };
            return Ok(Claim::Fresh(lease));
        }
        Ok(if row.text(0)?.as_deref() == Some("done") { Claim::Done } else { Claim::Busy })
    }

    /// Says that the notification has had its effect. It changes one row; where it changes none, the lease was lost,
    /// and what was done in the same transaction must be rolled back.
    pub fn complete(&self, lease: &Lease, now: i64) -> Statement {
        self.statement(
            &sql::complete(&self.table),
            &[("now", now.into()), ("key", lease.key.as_str().into()), ("token", lease.token.as_str().into())],
        )
    }

    /// Lets go of a claimed notification whose work failed: the next delivery finds it fresh. It changes one row, or none
    /// where the lease was lost.
    pub fn release(&self, lease: &Lease, error: &str) -> Statement {
        self.statement(
            &sql::release(&self.table),
            &[
                ("error", shortened(error).into()),
                ("key", lease.key.as_str().into()),
                ("token", lease.token.as_str().into()),
            ],
        )
    }

    /// Forgets what is done and was not delivered for `older_than` seconds.
    ///
    /// # Errors
    /// `OPTION_INVALID` for less than 90,000 seconds (25 hours): what is forgotten would be fresh when it is repeated.
    pub fn purge(&self, older_than: i64, now: i64) -> Result<Statement> {
        if older_than < LEAST_AGE {
            return Err(option(
                "older_than",
                "older_than is at least 90000 seconds (25 hours): WeChat Pay repeats for 24 hours, and what is \
                 forgotten would be fresh again",
            ));
        }
        let sql = format!("DELETE FROM {} WHERE state = 'done' AND last_seen < :before", self.table);
        Ok(self.statement(&sql, &[("before", (now - older_than).into())]))
    }

    /// Writes a notification down, so that it can be acknowledged at once. A repeated one changes nothing but the count
    /// of its deliveries.
    ///
    /// # Errors
    /// Those of [`claim`](Self::claim).
    pub fn store(&self, key: &str, notification: &Notification, now: i64) -> Result<Statement> {
        check_key(key)?;
        Ok(self.statement(
            &sql::store(self.dialect, &self.table),
            &[
                ("key", key.into()),
                ("now", now.into()),
                ("event_type", notification.event_type().into()),
                ("kind", notification.kind().as_str().into()),
                ("notification", notification.to_json().into()),
            ],
        ))
    }

    /// Reads which stored notifications wait, those that have waited longest first, for [`waiting`](Self::waiting).
    pub fn find(&self, now: i64) -> Statement {
        self.statement(&sql::find(&self.table), &[("now", now.into())]).fetches()
    }

    /// What waits, by the rows that [`find`](Self::find) read.
    ///
    /// # Errors
    /// `ARGUMENT_INVALID` where a row is none of the inbox's.
    pub fn waiting(&self, rows: &[Row]) -> Result<Vec<Waiting>> {
        rows.iter().map(|row| Ok(Waiting { key: row.required_text(0)?, attempts: row.integer(1)? })).collect()
    }

    /// Takes one that waits: an atomic statement, and one that reads what came of it for [`taken`](Self::taken). Where the
    /// first changes no row another worker was quicker; any number may take at once. `token` is a new one: [`new_token`].
    ///
    /// One whose workers died as often as there are attempts is not taken but dead, or it would kill workers for ever.
    pub fn take(&self, waiting: &Waiting, token: &str, now: i64) -> [Statement; 2] {
        let values = [
            ("key", waiting.key.as_str().into()),
            ("attempts", waiting.attempts.into()),
            ("now", now.into()),
            ("token", token.into()),
            ("until", (now + self.lease).into()),
        ];
        let take = if waiting.attempts >= self.max_attempts { sql::bury(&self.table) } else { sql::take(&self.table) };
        let read = format!(
            "SELECT lease_until, attempts, notification FROM {} WHERE notification_key = :key AND token = :token",
            self.table
        );
        [self.statement(&take, &values), self.statement(&read, &values).fetches()]
    }

    /// What was taken, by the rows that the second statement read. `None` where it is dead now, or another worker's.
    ///
    /// # Errors
    /// `ARGUMENT_INVALID` where the row is none of the inbox's.
    pub fn taken(&self, waiting: &Waiting, token: &str, rows: &[Row]) -> Result<Option<Task>> {
        let Some(row) = rows.first() else { return Ok(None) };
        let lease =
            Lease { key: waiting.key.clone(), token: token.into(), until: row.integer(0)?, attempts: row.integer(1)? };
        Ok(Some(Task { lease, notification: row.required_text(2)? }))
    }

    /// Says that the work on a stored notification failed: it waits for the next attempt, longer each time (2 seconds,
    /// 4, 8, ... at most an hour), or is dead after the last. It changes one row, or none where the lease was lost.
    pub fn fail(&self, lease: &Lease, error: &str, now: i64) -> Statement {
        let wait = (1_i64 << lease.attempts.clamp(1, 12)).min(3600);
        let is_last = lease.attempts >= self.max_attempts;
        self.statement(
            &if is_last { sql::die(&self.table) } else { sql::fail(&self.table) },
            &[
                ("due_at", (now + wait).into()),
                ("error", shortened(error).into()),
                ("key", lease.key.as_str().into()),
                ("token", lease.token.as_str().into()),
            ],
        )
    }

    /// Reads dead letters, the oldest first, for [`dead_letters`](Self::dead_letters).
    pub fn list_dead(&self, limit: u32) -> Statement {
        let sql = format!(
            "SELECT notification_key, event_type, attempts, first_seen, last_error, notification FROM {} \
             WHERE state = 'dead' ORDER BY first_seen, notification_key LIMIT :limit",
            self.table
        );
        self.statement(&sql, &[("limit", i64::from(limit).into())]).fetches()
    }

    /// The dead letters in the rows that [`list_dead`](Self::list_dead) read.
    ///
    /// # Errors
    /// `ARGUMENT_INVALID` where a row is none of the inbox's.
    pub fn dead_letters(&self, rows: &[Row]) -> Result<Vec<DeadLetter>> {
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

    /// Has a dead letter worked on again, with all its attempts. It changes one row, or none where no dead letter has
    /// the key.
    pub fn retry(&self, key: &str, now: i64) -> Statement {
        let sql = format!(
            "UPDATE {} SET state = 'stored', attempts = 0, due_at = :now WHERE notification_key = :key AND state = 'dead'",
            self.table
        );
        self.statement(&sql, &[("now", now.into()), ("key", key.into())])
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

/// What fits into the table's column.
fn shortened(error: &str) -> String {
    error.chars().take(500).collect()
}
