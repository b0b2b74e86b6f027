//! A statement for the host's driver to run.

use serde::{Deserialize, Serialize};

use crate::{Error, ErrorCode, Result};

/// Which database it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Dialect {
    /// SQLite 3.24 and later.
    Sqlite,
    /// PostgreSQL 9.5 and later.
    Postgresql,
    /// MySQL 5.7 and later, MariaDB 10.3 and later.
    Mysql,
    /// Erlang's own store: it is given the operations themselves, not SQL.
    Mnesia,
    /// Redis 5 and later, Valkey: for mode leased alone. It is given commands.
    Redis,
}

/// How the driver writes parameters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Placeholders {
    /// `?`, one argument each: SQLite, MySQL, JDBC, PDO.
    Question,
    /// `$1`, `$2`: PostgreSQL's own.
    Numbered,
    /// `%s`, one argument each: Python's psycopg and PyMySQL.
    Format,
}

/// A value to pass. A host passes each, so that another one would break its interface: the enum is exhaustive on purpose.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Argument {
    /// A text.
    Text(String),
    /// A whole number.
    Integer(i64),
}

impl From<&str> for Argument {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Argument {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<i64> for Argument {
    fn from(number: i64) -> Self {
        Self::Integer(number)
    }
}

/// One statement, with its arguments in the order of its placeholders.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Statement {
    /// The SQL.
    pub sql: String,
    /// The arguments.
    pub arguments: Vec<Argument>,
    /// Whether it reads rows. Else what counts is how many rows it changed.
    pub is_query: bool,
}

impl Statement {
    /// Puts the driver's placeholders where `:name` stands.
    pub(super) fn new(sql: &str, values: &[(String, Argument)], placeholders: Placeholders) -> Self {
        let value = |name: &str| {
            let found = values.iter().find(|(known, _)| *known == name);
            found.unwrap_or_else(|| panic!("the statement has a parameter {name}")).1.clone()
        };
        let mut statement = Self { sql: String::with_capacity(sql.len()), arguments: Vec::new(), is_query: false };
        let mut names: Vec<&str> = Vec::new();
        let mut rest = sql;
        while let Some(colon) = rest.find(':') {
            statement.sql.push_str(&rest[..colon]);
            rest = &rest[colon + 1..];
            let end = rest.find(|next: char| !next.is_ascii_lowercase() && next != '_').unwrap_or(rest.len());
            let name = &rest[..end];
            rest = &rest[end..];
            let number = names.iter().position(|known| *known == name);
            match (placeholders, number) {
                (Placeholders::Numbered, Some(number)) => statement.sql.push_str(&format!("${}", number + 1)),
                (Placeholders::Numbered, None) => {
                    names.push(name);
                    statement.arguments.push(value(name));
                    statement.sql.push_str(&format!("${}", names.len()));
                }
                (Placeholders::Question, _) => {
                    statement.arguments.push(value(name));
                    statement.sql.push('?');
                }
                (Placeholders::Format, _) => {
                    statement.arguments.push(value(name));
                    statement.sql.push_str("%s");
                }
            }
        }
        statement.sql.push_str(rest);
        statement
    }
}

/// A row that a statement read: its columns in order, null where there is nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row(pub Vec<Option<Argument>>);

impl Row {
    pub(super) fn text(&self, column: usize) -> Result<Option<String>> {
        match self.0.get(column) {
            Some(Some(Argument::Text(text))) => Ok(Some(text.clone())),
            Some(None) => Ok(None),
            _ => Err(unexpected("a column of the row is missing, or no text")),
        }
    }

    pub(super) fn required_text(&self, column: usize) -> Result<String> {
        self.text(column)?.ok_or_else(|| unexpected("a column of the row is null"))
    }

    pub(super) fn integer(&self, column: usize) -> Result<i64> {
        match self.0.get(column) {
            Some(Some(Argument::Integer(number))) => Ok(*number),
            // Some drivers give a BIGINT as a text, since their language has no such number.
            Some(Some(Argument::Text(text))) => text.parse().map_err(|_| unexpected("a column is no whole number")),
            _ => Err(unexpected("a column of the row is missing, or no whole number")),
        }
    }

    pub(super) fn optional_integer(&self, column: usize) -> Result<Option<i64>> {
        match self.0.get(column) {
            Some(None) => Ok(None),
            _ => self.integer(column).map(Some),
        }
    }
}

pub(super) fn unexpected(problem: &'static str) -> Error {
    Error::new(
        ErrorCode::ArgumentInvalid,
        format!("{problem}: pass the rows of the statement as the database gave them"),
    )
    .with_field("rows")
}
