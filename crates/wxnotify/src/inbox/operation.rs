//! What the inbox does to its table: a few operations on rows, each atomic. SQL is one form of them, key-value stores (Mnesia,
//! Redis) another, and the simulator's model of a database a third.
//!
//! Nothing is decided in them: a row is read, the core decides, and the row is changed if it is still as it was read. Whoever
//! changes a row leaves a new token in it, so that "as it was read" is one comparison, and so that a claim that loses writes
//! nothing.

use serde::{Deserialize, Serialize};

/// What the inbox does to its table.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "name", rename_all = "snake_case")]
#[non_exhaustive]
pub enum Operation {
    /// Reads the clock and a row: one row of [`LOOK`]'s columns, all but the first null where there is no such row.
    Look {
        /// The inbox.
        inbox: String,
        /// The row's key.
        key: String,
    },
    /// Reads a row's notification, where it has this token: one row of one column, or none.
    Fetch {
        /// The inbox.
        inbox: String,
        /// The row's key.
        key: String,
        /// Its token.
        token: String,
    },
    /// Makes a row. Fails as a duplicate where there is one.
    Insert {
        /// The inbox.
        inbox: String,
        /// The row's key.
        key: String,
        /// Its columns.
        set: Changes,
    },
    /// Changes a row if it has this token: 1 where it had, or 0.
    Update {
        /// The inbox.
        inbox: String,
        /// The row's key.
        key: String,
        /// The token that it must have.
        token: String,
        /// What its lease must be, too.
        lease: LeaseMust,
        /// The columns to change.
        set: Changes,
    },
    /// Reads what is due, the longest waiting first: rows of [`DUE`]'s columns.
    Due {
        /// The inbox.
        inbox: String,
        /// Which notifications. `None`: all.
        routes: Option<Vec<Wanted>>,
        /// How many at most.
        limit: i64,
    },
    /// Reads the dead letters, the oldest first: rows of [`DEAD`]'s columns.
    Dead {
        /// The inbox.
        inbox: String,
        /// How many at most.
        limit: i64,
    },
    /// Deletes some of what ended (`done` or `discarded`) that long ago, and says how many.
    Purge {
        /// The inbox.
        inbox: String,
        /// The state.
        state: State,
        /// How long ago at least, in seconds.
        older_than: i64,
        /// How many at most.
        limit: i64,
    },
    /// Reads [`STATS`]: one row.
    Stats {
        /// The inbox.
        inbox: String,
    },
    /// From now on no statement waits longer for another transaction than so many milliseconds.
    LimitWaits {
        /// Milliseconds.
        ms: u32,
    },
    /// Statements wait again for as long as they did.
    FreeWaits {
        /// What [`LimitWaits`](Self::LimitWaits) read before, where it read anything.
        before: Option<String>,
    },
    /// Redis alone: reads one row with the table's version, null where there is none, and the policy by which Redis evicts, null
    /// where the user may not know it.
    Server,
    /// Redis alone: makes the table in this version, where there is none.
    Make,
    /// Anything else: the making of the table.
    Sql {
        /// The SQL.
        sql: String,
        /// Whether it reads rows.
        is_query: bool,
    },
}

impl Operation {
    /// The key of the row that it is about, where it is about one.
    pub fn key(&self) -> Option<&str> {
        match self {
            Self::Look { key, .. } | Self::Fetch { key, .. } | Self::Insert { key, .. } | Self::Update { key, .. } => {
                Some(key)
            }
            _ => None,
        }
    }
}

/// What the lease of a row must be that an operation changes, by the database's clock. The token alone does not tell: a lease
/// can be prolonged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum LeaseMust {
    /// Anything.
    Any,
    /// `lease_until > clock`: for its holder.
    Live,
    /// `state <> 'claimed' OR lease_until <= clock`: for whoever takes the row from another.
    BeOver,
}

/// Columns and what they are set to.
pub type Changes = Vec<(Column, Set)>;

/// A column that an operation sets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
#[non_exhaustive]
pub enum Column {
    EventType,
    Kind,
    State,
    Token,
    LeaseUntil,
    DueAt,
    Attempts,
    FirstSeen,
    DoneAt,
    LastError,
    Notification,
}

impl Column {
    /// Its name.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::EventType => "event_type",
            Self::Kind => "kind",
            Self::State => "state",
            Self::Token => "token",
            Self::LeaseUntil => "lease_until",
            Self::DueAt => "due_at",
            Self::Attempts => "attempts",
            Self::FirstSeen => "first_seen",
            Self::DoneAt => "done_at",
            Self::LastError => "last_error",
            Self::Notification => "notification",
        }
    }
}

/// What a column is set to. Exhaustive on purpose, as [`LeaseMust`] is: a host that left one out would be wrong in silence.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Set {
    /// A text.
    Text(String),
    /// A whole number.
    Integer(i64),
    /// The database's clock, in seconds since the epoch, and so many seconds.
    Clock(i64),
    /// Nothing.
    Null,
}

/// Which notifications a worker has routes for: those of an event type, of a kind, or of both.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Wanted {
    /// The event type. `None`: any.
    pub event_type: Option<String>,
    /// The kind. `None`: any.
    pub kind: Option<String>,
}

impl Wanted {
    /// Whether it is one of these.
    pub fn takes(&self, event_type: &str, kind: &str) -> bool {
        self.event_type.as_deref().is_none_or(|wanted| wanted == event_type)
            && self.kind.as_deref().is_none_or(|wanted| wanted == kind)
    }
}

/// What a row says of its notification.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum State {
    /// A worker has it, until its lease ends. It was acknowledged before if it is also due.
    Claimed,
    /// It was not acknowledged, and its work failed: the next delivery finds it free.
    Released,
    /// It is acknowledged, and waits for a worker.
    Stored,
    /// It had its effect.
    Done,
    /// It is acknowledged, and failed too often: somebody must look.
    Dead,
    /// It was dead, and somebody decided to leave it.
    Discarded,
}

impl State {
    /// Its name in the table.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Claimed => "claimed",
            Self::Released => "released",
            Self::Stored => "stored",
            Self::Done => "done",
            Self::Dead => "dead",
            Self::Discarded => "discarded",
        }
    }

    /// The state of this name.
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::Claimed, Self::Released, Self::Stored, Self::Done, Self::Dead, Self::Discarded]
            .into_iter()
            .find(|state| state.as_str() == name)
    }
}

/// The columns that [`Operation::Look`] reads, after the clock.
pub const LOOK: [&str; 9] =
    ["event_type", "kind", "state", "token", "lease_until", "due_at", "attempts", "first_seen", "last_error"];

/// The columns that [`Operation::Due`] reads, after the clock.
pub const DUE: [&str; 5] = ["notification_key", "token", "attempts", "event_type", "kind"];

/// The columns that [`Operation::Dead`] reads.
pub const DEAD: [&str; 7] =
    ["notification_key", "event_type", "kind", "attempts", "first_seen", "last_error", "notification"];

/// What [`Operation::Stats`] reads, after the clock: how many wait, since when the oldest does, how many are in work, dead,
/// and were done in the last hour.
pub const STATS: [&str; 5] = ["waiting", "oldest", "in_work", "dead", "done_last_hour"];
