//! The inbox.

use std::fmt;
use std::marker::PhantomData;
use std::time::{SystemTime, UNIX_EPOCH};

use wxnotify::inbox::{self as core, Claim, DeadLetter, Lease, Pause, Progress, Step, Task};
use wxnotify::{ErrorCode, Notification};

use crate::database::Supported;

/// An inbox in one table of the merchant's database. Every call takes the connection that it runs on: a pool's, or a
/// transaction.
#[derive(Debug)]
pub struct Inbox<DB> {
    sql: core::Inbox,
    database: PhantomData<fn() -> DB>,
}

/// Why a call failed.
#[derive(Debug)]
#[non_exhaustive]
pub enum Error {
    /// The database's own error.
    Database(sqlx::Error),
    /// The inbox's: `LEASE_LOST`, `INBOX_SCHEMA`, or `OPTION_INVALID` for an argument out of its range.
    Wxnotify(wxnotify::Error),
}

impl Error {
    /// The error's code: `INBOX_FAILED` where the database failed.
    pub fn code(&self) -> ErrorCode {
        match self {
            Self::Database(_) => ErrorCode::InboxFailed,
            Self::Wxnotify(error) => error.code(),
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Database(error) => error.fmt(f),
            Self::Wxnotify(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Database(error) => Some(error),
            Self::Wxnotify(error) => Some(error),
        }
    }
}

impl From<sqlx::Error> for Error {
    fn from(error: sqlx::Error) -> Self {
        Self::Database(error)
    }
}

impl From<wxnotify::Error> for Error {
    fn from(error: wxnotify::Error) -> Self {
        Self::Wxnotify(error)
    }
}

type Result<T> = std::result::Result<T, Error>;

impl<DB: Supported> Default for Inbox<DB> {
    fn default() -> Self {
        Self::new()
    }
}

impl<DB: Supported> Inbox<DB> {
    /// An inbox in the table `wxnotify_inbox`, with leases of 60 seconds and 12 attempts.
    pub fn new() -> Self {
        Self { sql: core::Inbox::new(DB::DIALECT, DB::PLACEHOLDERS), database: PhantomData }
    }

    /// Another table. See [`wxnotify::inbox::Inbox::table`].
    ///
    /// # Errors
    /// Those named there.
    pub fn table(self, name: &str) -> wxnotify::Result<Self> {
        Ok(Self { sql: self.sql.table(name)?, ..self })
    }

    /// For how long a worker has a notification to itself, in seconds: longer than the work ever takes.
    ///
    /// # Errors
    /// `OPTION_INVALID` for 0.
    pub fn lease(self, seconds: u32) -> wxnotify::Result<Self> {
        Ok(Self { sql: self.sql.lease(seconds)?, ..self })
    }

    /// After how many attempts a stored notification is dead.
    ///
    /// # Errors
    /// `OPTION_INVALID` for 0.
    pub fn max_attempts(self, attempts: u32) -> wxnotify::Result<Self> {
        Ok(Self { sql: self.sql.max_attempts(attempts)?, ..self })
    }

    /// Makes the table, or brings it to this version. What is there already is left as it is.
    ///
    /// # Errors
    /// The database's.
    pub async fn create(&self, connection: &mut DB::Connection) -> Result<()> {
        run::<DB, _>(connection, |progress| self.sql.create(progress)).await
    }

    /// Makes sure that the table is there, in the version that this library works with. For the start of a program.
    ///
    /// # Errors
    /// `INBOX_SCHEMA` where it is not.
    pub async fn check(&self, connection: &mut DB::Connection) -> Result<()> {
        run::<DB, _>(connection, |progress| self.sql.check(progress)).await
    }

    /// Takes hold of a notification, by its `id`.
    ///
    /// # Errors
    /// The database's.
    pub async fn claim(&self, connection: &mut DB::Connection, notification: &Notification) -> Result<Claim> {
        self.claim_as(connection, notification.id(), notification).await
    }

    /// Takes hold of a notification under a key of the merchant's, such as its kind and order number: for effects that
    /// must happen once although two notifications tell of them.
    ///
    /// # Errors
    /// The database's; `OPTION_INVALID` for a key that is empty, longer than 191 characters, or has white
    /// space at its ends.
    pub async fn claim_as(
        &self,
        connection: &mut DB::Connection,
        key: &str,
        notification: &Notification,
    ) -> Result<Claim> {
        let (event_type, kind) = (notification.event_type(), notification.kind().as_str());
        let (token, now) = (core::new_token()?, now());
        run::<DB, _>(connection, |progress| self.sql.claim(progress, key, event_type, kind, &token, now)).await
    }

    /// Says that the notification has had its effect.
    ///
    /// # Errors
    /// `LEASE_LOST` where the lease ended: roll back. Else the database's.
    pub async fn complete(&self, connection: &mut DB::Connection, lease: &Lease) -> Result<()> {
        let now = now();
        run::<DB, _>(connection, |progress| self.sql.complete(progress, lease, now)).await
    }

    /// Lets go of a claimed notification whose work failed: the next delivery finds it fresh. `error` is kept for
    /// whoever looks, cut at 500 characters: no secret, and nothing of the plaintext.
    ///
    /// # Errors
    /// `LEASE_LOST` where the lease ended. Else the database's.
    pub async fn release(&self, connection: &mut DB::Connection, lease: &Lease, error: &str) -> Result<()> {
        run::<DB, _>(connection, |progress| self.sql.release(progress, lease, error)).await
    }

    /// Forgets what is done and was not delivered for `older_than` seconds, and returns how many that were.
    ///
    /// # Errors
    /// `OPTION_INVALID` for less than 90,000 seconds (25 hours). Else the database's.
    pub async fn purge(&self, connection: &mut DB::Connection, older_than: i64) -> Result<i64> {
        let now = now();
        run::<DB, _>(connection, |progress| self.sql.purge(progress, older_than, now)).await
    }

    /// Writes a notification down by its `id`, so that it can be acknowledged at once. Once this returned, any worker
    /// can [`take`](Self::take) it.
    ///
    /// # Errors
    /// The database's.
    pub async fn store(&self, connection: &mut DB::Connection, notification: &Notification) -> Result<()> {
        let (key, event_type, kind) = (notification.id(), notification.event_type(), notification.kind().as_str());
        let (json, now) = (notification.to_json(), now());
        run::<DB, _>(connection, |progress| self.sql.store(progress, key, event_type, kind, &json, now)).await
    }

    /// Takes a stored notification, one of those that have waited longest. `None` where nothing waits, or other workers were
    /// quicker with all of the sixteen that were found: ask again after a pause. Any number of workers on any
    /// number of machines may take at once.
    ///
    /// # Errors
    /// The database's.
    pub async fn take(&self, connection: &mut DB::Connection) -> Result<Option<Task>> {
        let (token, now) = (core::new_token()?, now());
        run::<DB, _>(connection, |progress| self.sql.take(progress, &token, now)).await
    }

    /// Says that the work on a stored notification failed: it waits for the next attempt, or is dead after the last.
    ///
    /// # Errors
    /// `LEASE_LOST` where the lease ended. Else the database's.
    pub async fn fail(&self, connection: &mut DB::Connection, lease: &Lease, error: &str) -> Result<()> {
        let now = now();
        run::<DB, _>(connection, |progress| self.sql.fail(progress, lease, error, now)).await
    }

    /// The dead letters, the oldest first.
    ///
    /// # Errors
    /// The database's.
    pub async fn dead_letters(&self, connection: &mut DB::Connection, limit: u32) -> Result<Vec<DeadLetter>> {
        run::<DB, _>(connection, |progress| self.sql.dead_letters(progress, limit)).await
    }

    /// Has a dead letter worked on again, with all its attempts. False where no dead letter has the key.
    ///
    /// # Errors
    /// The database's.
    pub async fn retry(&self, connection: &mut DB::Connection, key: &str) -> Result<bool> {
        let now = now();
        run::<DB, _>(connection, |progress| self.sql.retry(progress, key, now)).await
    }
}

/// Takes turns with the core: runs each statement that a call wants, until the call has its result.
async fn run<DB: Supported, T>(
    connection: &mut DB::Connection,
    call: impl Fn(&mut Progress<'_>) -> Step<T>,
) -> Result<T> {
    let mut done = Vec::new();
    loop {
        // Its own statement: what the call borrows is not held while the database works.
        let step = call(&mut Progress::new(&done));
        match step {
            Ok(result) => return Ok(result),
            Err(Pause::Run(statement)) => done.push(DB::run(connection, statement).await?),
            Err(Pause::Failed(error)) => return Err(error.into()),
        }
    }
}

fn now() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_secs()).unwrap_or(i64::MAX)
}
