//! The inbox.

use std::fmt;
use std::marker::PhantomData;
use std::time::{SystemTime, UNIX_EPOCH};

use wxnotify::Notification;
use wxnotify::inbox::{self as core, Claim, DeadLetter, Lease, Row, Statement, Task};

use crate::database::{Supported, Work};

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
    /// An option or argument is out of its range.
    Wxnotify(wxnotify::Error),
    /// The lease ended, and another worker may have the notification: roll back what was done for it.
    LeaseLost,
    /// The inbox's table is missing, or of another version: run [`Inbox::create`].
    Schema {
        /// The version found. `None` where there is no table.
        found: Option<i64>,
    },
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Database(error) => error.fmt(f),
            Self::Wxnotify(error) => error.fmt(f),
            Self::LeaseLost => {
                f.write_str("the lease ended before the work did; roll it back, and give the inbox a longer lease")
            }
            Self::Schema { found: None } => f.write_str("the inbox has no table here; run Inbox::create once"),
            Self::Schema { found: Some(version) } => write!(
                f,
                "the inbox's table has version {version}, and this library works with {}; run Inbox::create once",
                core::Inbox::SCHEMA_VERSION
            ),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Database(error) => Some(error),
            Self::Wxnotify(error) => Some(error),
            Self::LeaseLost | Self::Schema { .. } => None,
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
        for statement in self.sql.create() {
            DB::run(connection, statement).await?;
        }
        Ok(())
    }

    /// Makes sure that the table is there, in the version that this library works with. For the start of a program.
    ///
    /// # Errors
    /// [`Error::Schema`] where it is not.
    pub async fn check(&self, connection: &mut DB::Connection) -> Result<()> {
        // A table that is missing is an error of the database's, different in each.
        let found = match DB::run(connection, self.sql.version()).await {
            Ok(Work::Read(rows)) => rows.first().and_then(|row| match row.0.as_slice() {
                [Some(core::Argument::Integer(version))] => Some(*version),
                _ => None,
            }),
            Ok(Work::Changed(_)) => None,
            Err(sqlx::Error::Database(_)) => None,
            Err(error) => return Err(error.into()),
        };
        if found == Some(core::Inbox::SCHEMA_VERSION) { Ok(()) } else { Err(Error::Schema { found }) }
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
        let token = core::new_token()?;
        let [claim, look] = self.sql.claim(key, notification, &token, now())?;
        DB::run(connection, claim).await?;
        let rows = read::<DB>(connection, look).await?;
        Ok(self.sql.claimed(key, &token, &rows)?)
    }

    /// Says that the notification has had its effect.
    ///
    /// # Errors
    /// [`Error::LeaseLost`] where the lease ended: roll back. Else the database's.
    pub async fn complete(&self, connection: &mut DB::Connection, lease: &Lease) -> Result<()> {
        held::<DB>(connection, self.sql.complete(lease, now())).await
    }

    /// Lets go of a claimed notification whose work failed: the next delivery finds it fresh. `error` is kept for
    /// whoever looks, cut at 500 characters: no secret, and nothing of the plaintext.
    ///
    /// # Errors
    /// [`Error::LeaseLost`] where the lease ended. Else the database's.
    pub async fn release(&self, connection: &mut DB::Connection, lease: &Lease, error: &str) -> Result<()> {
        held::<DB>(connection, self.sql.release(lease, error)).await
    }

    /// Forgets what is done and was not delivered for `older_than` seconds, and returns how many that were.
    ///
    /// # Errors
    /// `OPTION_INVALID` for less than 90,000 seconds (25 hours). Else the database's.
    pub async fn purge(&self, connection: &mut DB::Connection, older_than: i64) -> Result<u64> {
        change::<DB>(connection, self.sql.purge(older_than, now())?).await
    }

    /// Writes a notification down by its `id`, so that it can be acknowledged at once. Once this returned, any worker
    /// can [`take`](Self::take) it.
    ///
    /// # Errors
    /// The database's.
    pub async fn store(&self, connection: &mut DB::Connection, notification: &Notification) -> Result<()> {
        let statement = self.sql.store(notification.id(), notification, now())?;
        change::<DB>(connection, statement).await.map(drop)
    }

    /// Takes a stored notification, one of those that have waited longest. `None` where nothing waits, or other workers were
    /// quicker with all of the sixteen that were found: ask again after a pause. Any number of workers on any
    /// number of machines may take at once.
    ///
    /// # Errors
    /// The database's.
    pub async fn take(&self, connection: &mut DB::Connection) -> Result<Option<Task>> {
        let rows = read::<DB>(connection, self.sql.find(now())).await?;
        let mut waiting = self.sql.waiting(&rows)?;
        // Workers that look at once find the same ones: each begins somewhere else.
        let token = core::new_token()?;
        let offset = token.bytes().map(usize::from).sum::<usize>() % waiting.len().max(1);
        waiting.rotate_left(offset);
        for waiting in waiting {
            let [take, look] = self.sql.take(&waiting, &token, now());
            if change::<DB>(connection, take).await? > 0 {
                let rows = read::<DB>(connection, look).await?;
                if let Some(task) = self.sql.taken(&waiting, &token, &rows)? {
                    return Ok(Some(task));
                }
            }
        }
        Ok(None)
    }

    /// Says that the work on a stored notification failed: it waits for the next attempt, or is dead after the last.
    ///
    /// # Errors
    /// [`Error::LeaseLost`] where the lease ended. Else the database's.
    pub async fn fail(&self, connection: &mut DB::Connection, lease: &Lease, error: &str) -> Result<()> {
        held::<DB>(connection, self.sql.fail(lease, error, now())).await
    }

    /// The dead letters, the oldest first.
    ///
    /// # Errors
    /// The database's.
    pub async fn dead_letters(&self, connection: &mut DB::Connection, limit: u32) -> Result<Vec<DeadLetter>> {
        let rows = read::<DB>(connection, self.sql.list_dead(limit)).await?;
        Ok(self.sql.dead_letters(&rows)?)
    }

    /// Has a dead letter worked on again, with all its attempts. False where no dead letter has the key.
    ///
    /// # Errors
    /// The database's.
    pub async fn retry(&self, connection: &mut DB::Connection, key: &str) -> Result<bool> {
        Ok(change::<DB>(connection, self.sql.retry(key, now())).await? > 0)
    }
}

async fn read<DB: Supported>(connection: &mut DB::Connection, statement: Statement) -> Result<Vec<Row>> {
    match DB::run(connection, statement).await? {
        Work::Read(rows) => Ok(rows),
        Work::Changed(_) => Ok(Vec::new()),
    }
}

async fn change<DB: Supported>(connection: &mut DB::Connection, statement: Statement) -> Result<u64> {
    match DB::run(connection, statement).await? {
        Work::Changed(count) => Ok(count),
        Work::Read(rows) => Ok(rows.len() as u64),
    }
}

/// Runs what only the holder of a lease can do.
async fn held<DB: Supported>(connection: &mut DB::Connection, statement: Statement) -> Result<()> {
    if change::<DB>(connection, statement).await? == 0 { Err(Error::LeaseLost) } else { Ok(()) }
}

fn now() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_secs()).unwrap_or(i64::MAX)
}
