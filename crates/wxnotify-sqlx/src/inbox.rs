//! The inbox.

use std::fmt;
use std::marker::PhantomData;

use serde::de::DeserializeOwned;
use sqlx::Pool;
use wxnotify::inbox::{self as core, Call, Claim, DeadLetter, Entry, Health, Lease, State, Statement, Stats, Task};
use wxnotify::program::{Program, Reply, Step};
use wxnotify::{ErrorCode, Notification};

use crate::database::Supported;
use crate::{failure, purge};

/// An inbox in one table of the merchant's database. Every call takes the connection that it runs on: a pool's, or a
/// transaction.
#[derive(Debug)]
pub struct Inbox<DB> {
    core: core::Inbox,
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

impl<DB> From<Inbox<DB>> for core::Inbox {
    fn from(inbox: Inbox<DB>) -> Self {
        inbox.core
    }
}

impl<DB: Supported> Default for Inbox<DB> {
    fn default() -> Self {
        Self::new()
    }
}

impl<DB: Supported> Inbox<DB> {
    /// An inbox in the table `wxnotify_inbox`, with leases of 60 seconds and attempts for 48 hours.
    pub fn new() -> Self {
        Self { core: core::Inbox::new(DB::DIALECT, DB::PLACEHOLDERS), database: PhantomData }
    }

    /// Another table. See [`wxnotify::inbox::Inbox::table`].
    ///
    /// # Errors
    /// Those named there.
    pub fn table(self, name: &str) -> wxnotify::Result<Self> {
        Ok(Self { core: self.core.table(name)?, ..self })
    }

    /// The inbox's name, where several share a table. See [`wxnotify::inbox::Inbox::name`].
    ///
    /// # Errors
    /// Those named there.
    pub fn name(self, name: &str) -> wxnotify::Result<Self> {
        Ok(Self { core: self.core.name(name)?, ..self })
    }

    /// For how long a worker has a notification to itself, in seconds: longer than the work ever takes.
    ///
    /// # Errors
    /// `OPTION_INVALID` for 0.
    pub fn lease(self, seconds: u32) -> wxnotify::Result<Self> {
        Ok(Self { core: self.core.lease(seconds)?, ..self })
    }

    /// After how many attempts a stored notification is dead.
    ///
    /// # Errors
    /// `OPTION_INVALID` for 0.
    pub fn max_attempts(self, attempts: u32) -> wxnotify::Result<Self> {
        Ok(Self { core: self.core.max_attempts(attempts)?, ..self })
    }

    /// Whether a stored notification is kept after it had its effect. See [`wxnotify::inbox::Inbox::keep_plaintext`].
    pub fn keep_plaintext(self, keep: bool) -> Self {
        Self { core: self.core.keep_plaintext(keep), ..self }
    }

    /// The core's inbox: for a [`Handler`](wxnotify::handler::Handler)'s settings.
    pub fn core(&self) -> &core::Inbox {
        &self.core
    }

    /// The statements that make the table, for those who keep their migrations as files.
    pub fn schema(&self) -> Vec<String> {
        self.core.schema()
    }

    /// The statements that bring a table of version 1 to this version.
    pub fn upgrade(&self) -> Vec<String> {
        self.core.upgrade()
    }

    /// Makes the table, or brings it to this version. What is there already is left as it is. Run it in a transaction,
    /// except on MySQL and MariaDB, which commit such statements by themselves.
    ///
    /// # Errors
    /// The database's.
    pub async fn create(&self, connection: &mut DB::Connection) -> Result<()> {
        self.call(connection, Call::Create).await
    }

    /// Makes sure that the table is there, in the version that this library works with. For the start of a program.
    ///
    /// # Errors
    /// `INBOX_SCHEMA` where it is not.
    pub async fn check(&self, connection: &mut DB::Connection) -> Result<()> {
        self.call(connection, Call::Check).await
    }

    /// Takes hold of a notification, by its `id`.
    ///
    /// # Errors
    /// `NOTIFICATION_BUSY` where another was quicker: roll back, and try again. Else the database's.
    pub async fn claim(&self, connection: &mut DB::Connection, notification: &Notification) -> Result<Claim> {
        self.claim_as(connection, notification.id(), notification).await
    }

    /// Takes hold of a notification under a key of the merchant's, such as its kind and order number: for effects that
    /// must happen once although two notifications tell of them.
    ///
    /// # Errors
    /// Those of [`claim`](Self::claim); `KEY_CONFLICT` where the key belongs to a notification of another event type or kind;
    /// `OPTION_INVALID` for a key that is empty, longer than 191 characters, or has white space at its ends.
    pub async fn claim_as(
        &self,
        connection: &mut DB::Connection,
        key: &str,
        notification: &Notification,
    ) -> Result<Claim> {
        let call = Call::Claim {
            key: key.to_owned(),
            event_type: notification.event_type().to_owned(),
            kind: notification.kind().as_str().to_owned(),
        };
        self.call(connection, call).await
    }

    /// Says that the notification has had its effect.
    ///
    /// # Errors
    /// `LEASE_LOST` where the lease ended: roll back. Else the database's.
    pub async fn complete(&self, connection: &mut DB::Connection, lease: &Lease) -> Result<()> {
        self.call(connection, Call::Complete { lease: lease.clone() }).await
    }

    /// Lets go of a claimed notification whose work failed: the next delivery finds it fresh. One that was stored waits for its
    /// next attempt, or is dead after the last: then the answer is true. `error` is kept for whoever looks, cut at 500
    /// characters: no secret, and nothing of the plaintext.
    ///
    /// # Errors
    /// `LEASE_LOST` where the lease went to another worker. Else the database's.
    pub async fn release(&self, connection: &mut DB::Connection, lease: &Lease, error: &str) -> Result<bool> {
        self.call(connection, Call::Release { lease: lease.clone(), error: error.to_owned() }).await
    }

    /// Prolongs a lease, by its whole length from now on.
    ///
    /// # Errors
    /// `LEASE_LOST` where it ended. Else the database's.
    pub async fn renew(&self, connection: &mut DB::Connection, lease: &Lease) -> Result<Lease> {
        self.call(connection, Call::Renew { lease: lease.clone() }).await
    }

    /// Writes a notification down by its `id`, so that it can be acknowledged once that is committed: any worker can
    /// [`take`](Self::take) it then. False where it was written down, or had its effect, before.
    ///
    /// # Errors
    /// `NOTIFICATION_BUSY` where a worker has it, or another was quicker. Else the database's.
    pub async fn store(&self, connection: &mut DB::Connection, notification: &Notification) -> Result<bool> {
        let call = Call::Store {
            key: notification.id().to_owned(),
            event_type: notification.event_type().to_owned(),
            kind: notification.kind().as_str().to_owned(),
            notification: notification.to_json(),
        };
        self.call(connection, call).await
    }

    /// Takes a stored notification, one of those that have waited longest. `None` where nothing waits, or other workers were
    /// quicker with all of the sixteen that were found: ask again after a pause. Any number of workers on any
    /// number of machines may take at once.
    ///
    /// # Errors
    /// The database's.
    pub async fn take(&self, connection: &mut DB::Connection) -> Result<Option<Task>> {
        self.call(connection, Call::Take).await
    }

    /// The dead letters, the oldest first.
    ///
    /// # Errors
    /// The database's.
    pub async fn dead_letters(&self, connection: &mut DB::Connection, limit: u32) -> Result<Vec<DeadLetter>> {
        self.call(connection, Call::DeadLetters { limit }).await
    }

    /// Has a dead letter worked on again, with all its attempts. False where no dead letter has the key.
    ///
    /// # Errors
    /// The database's.
    pub async fn retry(&self, connection: &mut DB::Connection, key: &str) -> Result<bool> {
        self.call(connection, Call::Retry { key: key.to_owned() }).await
    }

    /// Leaves a dead letter for good. False where no dead letter has the key.
    ///
    /// # Errors
    /// The database's.
    pub async fn discard(&self, connection: &mut DB::Connection, key: &str) -> Result<bool> {
        self.call(connection, Call::Discard { key: key.to_owned() }).await
    }

    /// How the inbox is doing: for metrics and health checks.
    ///
    /// # Errors
    /// The database's.
    pub async fn stats(&self, connection: &mut DB::Connection) -> Result<Stats> {
        self.call(connection, Call::Stats).await
    }

    /// Whether all is well: no stored notification waits for longer than `max_waiting` seconds
    /// ([`DEFAULT_MAX_WAITING`](core::DEFAULT_MAX_WAITING) is a good one), and there are no more than `max_dead` dead letters. For an
    /// alarm: restarting a machine, or taking it out of service, mends none of it.
    ///
    /// # Errors
    /// The database's, and `INBOX_SCHEMA` where the table is not there.
    pub async fn health(&self, connection: &mut DB::Connection, max_waiting: u32, max_dead: u32) -> Result<Health> {
        self.call(connection, Call::Health { max_waiting: max_waiting.into(), max_dead: max_dead.into() }).await
    }

    /// The rows of a state, or of all, those that were first delivered last before the others: for whoever looks after it.
    ///
    /// # Errors
    /// The database's.
    pub async fn list(&self, connection: &mut DB::Connection, state: Option<State>, limit: u32) -> Result<Vec<Entry>> {
        self.entries(connection, self.core.list(state, limit)).await
    }

    /// The row of a key.
    ///
    /// # Errors
    /// The database's.
    pub async fn find(&self, connection: &mut DB::Connection, key: &str) -> Result<Option<Entry>> {
        Ok(self.entries(connection, self.core.find(key)).await?.pop())
    }

    async fn entries(&self, connection: &mut DB::Connection, statement: Option<Statement>) -> Result<Vec<Entry>> {
        let statement = statement.expect("the dialect is a database's");
        match DB::run(connection, &statement).await? {
            Reply::Rows(rows) => rows.iter().map(|row| Ok(Entry::read(row)?)).collect(),
            _ => Err(unexpected().into()),
        }
    }

    /// Forgets what ended `older_than` seconds ago, and returns how many that were. It does so in small transactions of its
    /// own.
    ///
    /// # Errors
    /// `OPTION_INVALID` for less than 90,000 seconds (25 hours). Else the database's.
    pub async fn purge(&self, pool: &Pool<DB>, older_than: i64) -> Result<i64> {
        let program = wxnotify::handler::purge(&self.core, older_than)?;
        value_of(purge::run(pool, program).await)
    }

    /// A call, on a connection that is open: all its steps are statements.
    async fn call<T: DeserializeOwned>(&self, connection: &mut DB::Connection, call: Call) -> Result<T> {
        let mut program: Program = self.core.call(call);
        let mut step = program.start();
        let mut failed = None;
        while let Step::Run(run) = &step {
            let statement = run.statement().expect("the dialect is a database's");
            let reply = match DB::run(connection, statement).await {
                Ok(reply) => reply,
                Err(error) => {
                    let reply = Reply::Failed(failure::of(&error));
                    failed = Some(error);
                    reply
                }
            };
            step = program.next(reply);
        }
        match (value_of(step), failed) {
            // The database's own words say more, and are the caller's to log.
            (Err(Error::Wxnotify(error)), Some(database)) if error.code() == ErrorCode::InboxFailed => {
                Err(Error::Database(database))
            }
            (value, _) => value,
        }
    }
}

/// The value that a call ended with.
fn value_of<T: DeserializeOwned>(last: Step) -> Result<T> {
    match last {
        Step::Value { value } => serde_json::from_value(value).map_err(|_| unexpected().into()),
        Step::Error { error } => Err(error.into_error().into()),
        _ => Err(unexpected().into()),
    }
}

fn unexpected() -> wxnotify::Error {
    wxnotify::Error::new(ErrorCode::Internal, "a call of the inbox ended without its value")
}
