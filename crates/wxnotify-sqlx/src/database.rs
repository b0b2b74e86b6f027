//! Running the inbox's statements on each database.

use std::future::Future;

use sqlx::{AssertSqlSafe, Column, Database, Pool, Row as _, TypeInfo, ValueRef};
use wxnotify::inbox::{Argument, Dialect, Placeholders, Row, Statement};
use wxnotify::program::Reply;

use crate::line::Turn;

/// A database that the inbox works on: [`sqlx::Sqlite`], [`sqlx::Postgres`], [`sqlx::MySql`].
pub trait Supported: Database {
    #[doc(hidden)]
    const DIALECT: Dialect;
    #[doc(hidden)]
    const PLACEHOLDERS: Placeholders;

    #[doc(hidden)]
    fn begin(write: bool) -> &'static str;

    /// How a connection is told for how long to wait for others, where its database has no statement in SQL for it.
    #[doc(hidden)]
    fn wait(ms: u32) -> Option<String>;

    /// A writer's turn, where the database has one writer at a time.
    #[doc(hidden)]
    fn turn(pool: &Pool<Self>, wait_ms: u32) -> impl Future<Output = Option<Turn>> + Send;

    #[doc(hidden)]
    fn run_plain(connection: &mut Self::Connection, sql: String) -> impl Future<Output = sqlx::Result<()>> + Send;

    #[doc(hidden)]
    fn run(
        connection: &mut Self::Connection,
        statement: &Statement,
    ) -> impl Future<Output = sqlx::Result<Reply>> + Send;
}

/// A row as the core reads it: whole numbers, texts and nulls.
macro_rules! row_of {
    ($database:ty) => {
        |row: &<$database as Database>::Row| {
            let columns = row.columns().iter().map(|column| {
                let raw = row.try_get_raw(column.ordinal())?;
                if raw.is_null() {
                    return Ok(None);
                }
                let is_integer = raw.type_info().name().contains("INT");
                Ok(Some(match is_integer {
                    true => Argument::Integer(row.try_get(column.ordinal())?),
                    false => Argument::Text(row.try_get(column.ordinal())?),
                }))
            });
            columns.collect::<sqlx::Result<_>>().map(Row)
        }
    };
}

macro_rules! supported {
    ($feature:literal, $database:ty, $dialect:ident, $placeholders:ident, $begin:expr, $wait:expr, $turn:expr) => {
        #[cfg(feature = $feature)]
        impl Supported for $database {
            const DIALECT: Dialect = Dialect::$dialect;
            const PLACEHOLDERS: Placeholders = Placeholders::$placeholders;

            fn begin(write: bool) -> &'static str {
                ($begin)(write)
            }

            fn wait(ms: u32) -> Option<String> {
                ($wait)(ms)
            }

            async fn turn(pool: &Pool<Self>, wait_ms: u32) -> Option<Turn> {
                ($turn)(pool, wait_ms).await
            }

            async fn run_plain(connection: &mut Self::Connection, sql: String) -> sqlx::Result<()> {
                // In the simple protocol: PostgreSQL and MySQL prepare no BEGIN.
                sqlx::Executor::execute(connection, sqlx::raw_sql(AssertSqlSafe(sql))).await.map(drop)
            }

            async fn run(connection: &mut Self::Connection, statement: &Statement) -> sqlx::Result<Reply> {
                // Made by the core out of fixed texts and a table's name that it checked.
                let mut query = sqlx::query(AssertSqlSafe(statement.sql.clone()));
                for argument in &statement.arguments {
                    query = match argument {
                        Argument::Text(text) => query.bind(text.clone()),
                        Argument::Integer(number) => query.bind(*number),
                    };
                }
                if statement.is_query {
                    let rows = query.fetch_all(connection).await?;
                    return rows.iter().map(row_of!($database)).collect::<sqlx::Result<_>>().map(Reply::Rows);
                }
                let changed = query.execute(connection).await?.rows_affected();
                Ok(Reply::Changed(i64::try_from(changed).unwrap_or(i64::MAX)))
            }
        }
    };
}

supported!(
    "sqlite",
    sqlx::Sqlite,
    Sqlite,
    Question,
    |write| if write { "BEGIN IMMEDIATE" } else { "BEGIN" },
    |ms| Some(format!("PRAGMA busy_timeout = {ms}")),
    async |pool: &Pool<Self>, ms| Some(crate::line::enter(pool.connect_options().get_filename(), ms).await)
);
supported!("postgres", sqlx::Postgres, Postgresql, Numbered, |_| "BEGIN", |_| None, async |_, _| None);
supported!("mysql", sqlx::MySql, Mysql, Question, |_| "START TRANSACTION", |_| None, async |_, _| None);
