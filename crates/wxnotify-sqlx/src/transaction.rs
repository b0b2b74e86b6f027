//! A transaction on a pool's connection, as the inbox's programs want it.

use std::ops::{Deref, DerefMut};
use std::time::Duration;

use sqlx::Pool;
use sqlx::pool::PoolConnection;
use wxnotify::inbox::Statement;
use wxnotify::program::{Failure, Reply, Trouble};

use crate::database::Supported;
use crate::failure;
use crate::line::Turn;

/// For how long a pool may take to give a connection: WeChat Pay hangs up after five seconds.
const PATIENCE: Duration = Duration::from_secs(2);

/// A transaction that is open. Dropped before its end it closes its connection, so that nothing of it is ever committed; it is
/// the connection, for those who write in it.
#[derive(Debug)]
pub struct Transaction<DB: Supported> {
    connection: Option<PoolConnection<DB>>,
    /// The next one's turn begins when this one's connection is free.
    _turn: Option<Turn>,
}

impl<DB: Supported> Transaction<DB> {
    /// Takes a connection of the pool within two seconds, and begins. `wait_ms`: for how long a statement may wait for another
    /// transaction, on SQLite. `write`: whether it will write.
    ///
    /// # Errors
    /// What the database or the pool tells.
    pub async fn begin(pool: &Pool<DB>, wait_ms: u32, write: bool) -> Result<Self, Failure> {
        // Before it has a connection: who reads must find one.
        let turn = if write { DB::turn(pool, wait_ms).await } else { None };
        let wait_ms = turn.as_ref().map_or(wait_ms, |turn| turn.rest_ms);
        let Ok(acquired) = tokio::time::timeout(PATIENCE, pool.acquire()).await else {
            return Err(Failure::of(Trouble::NoConnection));
        };
        // From here on it is closed where anything goes wrong.
        let connection = Some(acquired.map_err(|error| failure::of(&error))?);
        let mut transaction = Self { connection, _turn: turn };
        if let Some(wait) = DB::wait(wait_ms) {
            transaction.plain(wait).await?;
        }
        transaction.plain(DB::begin(write).to_owned()).await?;
        Ok(transaction)
    }

    /// Runs a statement of the inbox's.
    ///
    /// # Errors
    /// What the database tells.
    pub async fn run(&mut self, statement: &Statement) -> Result<Reply, Failure> {
        DB::run(self, statement).await.map_err(|error| failure::of(&error))
    }

    /// Commits, and gives the connection back. It is closed where that fails: nobody knows what state it is in.
    ///
    /// # Errors
    /// What the database tells.
    pub async fn commit(self) -> Result<(), Failure> {
        self.end("COMMIT").await
    }

    /// Rolls back, and gives the connection back. It is closed where that fails.
    ///
    /// # Errors
    /// What the database tells.
    pub async fn roll_back(self) -> Result<(), Failure> {
        self.end("ROLLBACK").await
    }

    async fn end(mut self, sql: &'static str) -> Result<(), Failure> {
        self.plain(sql.to_owned()).await?;
        // Given back.
        drop(self.connection.take());
        Ok(())
    }

    async fn plain(&mut self, sql: String) -> Result<(), Failure> {
        DB::run_plain(self, sql).await.map_err(|error| failure::of(&error))
    }
}

impl<DB: Supported> Deref for Transaction<DB> {
    type Target = DB::Connection;

    fn deref(&self) -> &DB::Connection {
        self.connection.as_deref().expect("it has its connection until its end")
    }
}

impl<DB: Supported> DerefMut for Transaction<DB> {
    fn deref_mut(&mut self) -> &mut DB::Connection {
        self.connection.as_deref_mut().expect("it has its connection until its end")
    }
}

impl<DB: Supported> Drop for Transaction<DB> {
    fn drop(&mut self) {
        if let Some(connection) = self.connection.take() {
            drop(connection.detach());
        }
    }
}
