//! What a database's failure means, from what its driver tells in numbers. The driver's words are looked at where there
//! is nothing else (SQLite), and never repeated: they quote values.

use serde::{Deserialize, Serialize};

use super::host::{Broken, Kind, Stop};
use crate::inbox::{Dialect, Inbox};
use crate::{Error, ErrorCode};

/// How a database or its driver failed. A host passes what it has.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[non_exhaustive]
pub struct Failure {
    /// What the host knows by itself.
    pub trouble: Option<Trouble>,
    /// The five characters of SQLSTATE.
    pub sqlstate: Option<String>,
    /// The database's own number: MySQL's, or SQLite's (extended) result code.
    pub number: Option<i64>,
    /// The name of the exception's type.
    #[serde(rename = "type")]
    pub type_name: Option<String>,
    /// The driver's words, for recognizing what has no number. They are not repeated.
    pub words: Option<String>,
    /// The file that could not be opened.
    pub file: Option<String>,
}

/// What a host knows of a failure by itself, without a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Trouble {
    /// The connection that was opened has a transaction already, or commits nothing.
    NotIdle,
    /// What opens connections gave something that is none, or none of a known driver.
    NotAConnection,
    /// The connection is gone.
    Lost,
    /// Another transaction was in the way.
    Conflict,
    /// The row is there already.
    Duplicate,
    /// Another transaction holds the row, or the database, for too long.
    LockTimeout,
    /// No connection could be had in time.
    NoConnection,
    /// The table is not there.
    MissingTable,
    /// The table is there in another version: `number` says in which.
    OtherTable,
}

impl Failure {
    /// What the host knows by itself.
    pub fn of(trouble: Trouble) -> Self {
        Self { trouble: Some(trouble), ..Self::default() }
    }

    pub(super) fn understand(&self, inbox: &Inbox) -> Stop {
        let table = inbox.table_name();
        if self.trouble == Some(Trouble::NotIdle) {
            return failed(
                ErrorCode::OptionInvalid,
                "connect",
                "the inbox's connection has a transaction open already, or does not commit: the inbox owns BEGIN and \
                 COMMIT, so give it connections that are idle, in the driver's usual mode, and run nothing on them before",
            );
        }
        if self.trouble == Some(Trouble::NotAConnection) {
            let what = self.type_name.as_deref().unwrap_or("something else");
            return failed(
                ErrorCode::OptionInvalid,
                "connect",
                format!("what opens the inbox's connections gave {what}, which is no connection that the inbox knows"),
            );
        }
        if self.trouble == Some(Trouble::NoConnection) {
            return self.broken(
                Kind::Other,
                "no connection to the inbox's database could be had in time: let its pool grow, or see what holds its \
                 connections",
                inbox,
            );
        }
        if let (Some(Trouble::OtherTable), Some(found)) = (self.trouble, self.number) {
            return inbox.other_version(found).into();
        }
        if let Some(trouble) =
            self.trouble.filter(|trouble| !matches!(trouble, Trouble::MissingTable | Trouble::OtherTable))
        {
            return self.broken(trouble.kind(), "the inbox's database failed", inbox);
        }
        match self.recognize(inbox.dialect()) {
            Known::Kind(kind) => {
                let text = match kind {
                    Kind::Lost => "the connection to the inbox's database was lost, or the database is not taking any",
                    Kind::Conflict => "another transaction was in the way of the inbox's, every time it was tried",
                    _ => "the inbox's database failed",
                };
                self.broken(kind, text, inbox)
            }
            Known::MissingTable => failed(
                ErrorCode::InboxSchema,
                "table",
                format!("the inbox has no table {table} here; make it once with the inbox's create()"),
            ),
            Known::OtherTable => failed(
                ErrorCode::InboxSchema,
                "table",
                format!(
                    "the table {table} is not as this version of the library makes it; bring it up to date once with the \
                     inbox's create()"
                ),
            ),
            Known::CannotOpen => {
                let file = self.file.as_deref().map(|file| format!(" {file}")).unwrap_or_default();
                let text =
                    format!("the inbox's SQLite file{file} cannot be opened: its folder must be there, and writable");
                self.broken(Kind::Other, &text, inbox)
            }
            Known::Told(kind, text) => self.broken(kind, text, inbox),
            Known::ReadOnly => {
                self.broken(Kind::Lost, "the inbox's database takes no writes: is it a standby, or read-only?", inbox)
            }
        }
    }

    fn broken(&self, kind: Kind, text: &str, inbox: &Inbox) -> Stop {
        let error = Error::new(ErrorCode::InboxFailed, format!("{text} ({})", self.names(inbox.dialect())));
        Stop::Broken(Broken { kind, error })
    }

    /// The database's own names for it.
    fn names(&self, dialect: Dialect) -> String {
        let database = match dialect {
            Dialect::Sqlite => "SQLite",
            Dialect::Postgresql => "PostgreSQL",
            Dialect::Mysql => "MySQL or MariaDB",
            Dialect::Mnesia => "Mnesia",
            Dialect::Redis => "Redis",
        };
        let number = self.number.map(|number| format!("error {number}"));
        let sqlstate =
            self.sqlstate.as_deref().filter(|state| is_sqlstate(state)).map(|state| format!("SQLSTATE {state}"));
        let type_name = self.type_name.as_deref().map(|name| crate::error::shortened(name, 64).into_owned());
        let told = self.redis_code().filter(|_| dialect == Dialect::Redis).map(str::to_owned);
        let known = [Some(database.to_owned()), number, sqlstate, told, type_name];
        known.into_iter().flatten().collect::<Vec<_>>().join(", ")
    }

    fn recognize(&self, dialect: Dialect) -> Known {
        match dialect {
            _ if self.trouble == Some(Trouble::MissingTable) => Known::MissingTable,
            _ if self.trouble == Some(Trouble::OtherTable) => Known::OtherTable,
            Dialect::Sqlite => self.recognize_sqlite(),
            Dialect::Postgresql => self.recognize_postgresql(),
            Dialect::Mysql => self.recognize_mysql(),
            Dialect::Mnesia => Known::Kind(Kind::Other),
            Dialect::Redis => self.recognize_redis(),
        }
    }

    fn recognize_postgresql(&self) -> Known {
        match self.sqlstate.as_deref().unwrap_or_default() {
            "40001" | "40P01" => Known::Kind(Kind::Conflict),
            "23505" => Known::Kind(Kind::Duplicate),
            "55P03" => Known::Kind(Kind::LockTimeout),
            "42P01" | "3F000" => Known::MissingTable,
            "42703" | "42P10" => Known::OtherTable,
            "25006" => Known::ReadOnly,
            "57P01" | "57P02" | "57P03" | "57P05" | "25P03" => Known::Kind(Kind::Lost),
            state if state.starts_with("08") => Known::Kind(Kind::Lost),
            // The drivers have no SQLSTATE where it was not the server that told.
            "" => Known::Kind(Kind::Lost),
            _ => Known::Kind(Kind::Other),
        }
    }

    fn recognize_mysql(&self) -> Known {
        match self.number.unwrap_or_default() {
            // A deadlock, a changed record under snapshot isolation, and what Galera makes of a lost certification.
            1213 | 1020 => Known::Kind(Kind::Conflict),
            1062 | 1586 => Known::Kind(Kind::Duplicate),
            1205 | 3572 => Known::Kind(Kind::LockTimeout),
            1146 => Known::MissingTable,
            1054 => Known::OtherTable,
            1290 | 1792 | 1836 => Known::ReadOnly,
            1040
            | 1047
            | 1053
            | 1077
            | 1152
            | 1158..=1161
            | 1180
            | 1184
            | 1927
            | 2002
            | 2003
            | 2006
            | 2013
            | 2055
            | 4031 => Known::Kind(Kind::Lost),
            0 => match self.sqlstate.as_deref().unwrap_or_default() {
                "40001" => Known::Kind(Kind::Conflict),
                "42S02" => Known::MissingTable,
                "42S22" => Known::OtherTable,
                "23000" => Known::Kind(Kind::Duplicate),
                _ => Known::Kind(Kind::Lost),
            },
            _ => Known::Kind(Kind::Other),
        }
    }

    fn recognize_sqlite(&self) -> Known {
        match self.number.unwrap_or_default() {
            // Extended codes hold the code in their last byte.
            517 => Known::Kind(Kind::Conflict),
            1555 | 2067 => Known::Kind(Kind::Duplicate),
            number => match number & 0xff {
                5 | 6 => Known::Kind(Kind::LockTimeout),
                8 => Known::ReadOnly,
                14 => Known::CannotOpen,
                _ => self.recognize_sqlite_words(),
            },
        }
    }

    fn recognize_sqlite_words(&self) -> Known {
        let words = self.words.as_deref().unwrap_or_default();
        let told = |part: &str| words.contains(part);
        if told("no such table") {
            Known::MissingTable
        } else if told("no such column") || told("has no column named") {
            Known::OtherTable
        } else if told("UNIQUE constraint failed") || told("PRIMARY KEY must be unique") {
            Known::Kind(Kind::Duplicate)
        } else if told("database is locked") || told("table is locked") {
            Known::Kind(Kind::LockTimeout)
        } else if told("unable to open database file") {
            Known::CannotOpen
        } else if told("readonly database") {
            Known::ReadOnly
        } else {
            Known::Kind(Kind::Other)
        }
    }
}

pub(super) enum Known {
    Kind(Kind),
    MissingTable,
    OtherTable,
    CannotOpen,
    ReadOnly,
    /// With what to say of it.
    Told(Kind, &'static str),
}

fn is_sqlstate(text: &str) -> bool {
    text.len() == 5 && text.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

fn failed(code: ErrorCode, field: &'static str, message: impl Into<std::borrow::Cow<'static, str>>) -> Stop {
    Stop::Failed(Error::new(code, message).with_field(field))
}
