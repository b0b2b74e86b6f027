//! What people look at: rows of the table as they are, whatever their state.

use serde::{Deserialize, Serialize};

use super::statement::{Argument, Row, Statement};
use super::{Dialect, Inbox, State};
use crate::Result;

/// A row of the inbox.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Entry {
    /// The notification's id, or the key of the merchant's own.
    pub key: String,
    /// Such as `TRANSACTION.SUCCESS`.
    pub event_type: String,
    /// Such as `transaction.direct`.
    pub kind: String,
    /// What became of it.
    pub state: State,
    /// How often it was worked on.
    pub attempts: i64,
    /// When it was first delivered, in seconds since the epoch, as all times here.
    pub first_seen: i64,
    /// Until when a worker has it.
    pub lease_until: Option<i64>,
    /// When it is to be worked on next.
    pub due_at: Option<i64>,
    /// When it had its effect, died, or was discarded.
    pub done_at: Option<i64>,
    /// What the last failed attempt said.
    pub last_error: Option<String>,
    /// The notification, as [`to_json`](crate::Notification::to_json) wrote it, where it is kept. It holds the plaintext.
    pub notification: Option<String>,
}

const COLUMNS: &str = "notification_key, event_type, kind, state, attempts, first_seen, lease_until, due_at, done_at, \
                       last_error, notification";

impl Inbox {
    /// The statement that reads the rows of a state, or of all, those that were first delivered last before the others: at most
    /// `limit`. `None` where the database has no SQL. [`Entry::read`] reads its rows.
    pub fn list(&self, state: Option<State>, limit: u32) -> Option<Statement> {
        let of_state = state.map(|state| format!(" AND state = '{}'", state.as_str())).unwrap_or_default();
        self.entries(&format!("{of_state} ORDER BY first_seen DESC, notification_key LIMIT {limit}"), None)
    }

    /// The statement that reads the row of a key, likewise.
    pub fn find(&self, key: &str) -> Option<Statement> {
        self.entries(" AND notification_key = :key", Some(key))
    }

    fn entries(&self, condition: &str, key: Option<&str>) -> Option<Statement> {
        if matches!(self.dialect, Dialect::Mnesia | Dialect::Redis) {
            return None;
        }
        let mut values = vec![("inbox".to_owned(), Argument::from(self.name.as_str()))];
        values.extend(key.map(|key| ("key".to_owned(), Argument::from(key))));
        let sql = format!("SELECT {COLUMNS} FROM {} WHERE inbox = :inbox{condition}", self.table);
        Some(Statement { is_query: true, ..Statement::new(&sql, &values, self.placeholders) })
    }
}

impl Entry {
    /// A row that was read.
    ///
    /// # Errors
    /// `ARGUMENT_INVALID` where it is of another statement, or another version of this library wrote it.
    pub fn read(row: &Row) -> Result<Self> {
        let state = State::from_name(&row.required_text(3)?)
            .ok_or_else(|| super::statement::unexpected("a state is unknown"))?;
        Ok(Self {
            key: row.required_text(0)?,
            event_type: row.required_text(1)?,
            kind: row.required_text(2)?,
            state,
            attempts: row.integer(4)?,
            first_seen: row.integer(5)?,
            lease_until: row.optional_integer(6)?,
            due_at: row.optional_integer(7)?,
            done_at: row.optional_integer(8)?,
            last_error: row.text(9)?,
            notification: row.text(10)?,
        })
    }
}
