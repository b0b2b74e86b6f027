//! The databases that the tests run on: an SQLite file, and what `tools/databases.sh` starts.

#![allow(dead_code)] // Each test takes what it needs.

use std::time::Duration;

use sqlx::{AssertSqlSafe, Connection, Executor, MySqlConnection, PgConnection, Row, SqliteConnection};
use wxnotify::Notification;
use wxnotify::testing::Platform;
use wxnotify_sqlx::Supported;

/// A genuine notification of this id.
pub(crate) fn notification(id: &str) -> Notification {
    static PLATFORM: std::sync::LazyLock<Platform> = std::sync::LazyLock::new(Platform::new);
    let resource = r#"{"mchid":"1900007291","out_trade_no":"A1","note":"桂花糕 '\"🍵"}"#;
    let delivery = PLATFORM.notification("TRANSACTION.SUCCESS", resource).id(id).build().unwrap();
    PLATFORM.parser().parse(delivery.header_pairs(), delivery.body()).unwrap()
}

/// One database: how to connect to it, again and again.
pub(crate) trait Database: Supported {
    async fn connect(folder: &std::path::Path) -> Self::Connection;
    async fn pool(folder: &std::path::Path) -> sqlx::Pool<Self>;
    /// The rows that a statement reads, a line each: its texts, with spaces between.
    async fn texts(connection: &mut Self::Connection, sql: String) -> String;
}

fn url(name: &str) -> String {
    std::env::var(name).unwrap_or_else(|_| panic!("{name} is not set; run this through tools/databases.sh"))
}

fn sqlite_options(folder: &std::path::Path) -> sqlx::sqlite::SqliteConnectOptions {
    sqlx::sqlite::SqliteConnectOptions::new()
        .filename(folder.join("inbox.db"))
        .create_if_missing(true)
        .journal_mode(sqlx::sqlite::SqliteJournalMode::Wal)
        .busy_timeout(Duration::from_secs(20))
}

impl Database for sqlx::Sqlite {
    async fn connect(folder: &std::path::Path) -> SqliteConnection {
        SqliteConnection::connect_with(&sqlite_options(folder)).await.unwrap()
    }

    async fn pool(folder: &std::path::Path) -> sqlx::SqlitePool {
        sqlx::SqlitePool::connect_with(sqlite_options(folder)).await.unwrap()
    }

    async fn texts(connection: &mut Self::Connection, sql: String) -> String {
        let rows = connection.fetch_all(sqlx::raw_sql(AssertSqlSafe(sql))).await.unwrap();
        let text = |row: &sqlx::sqlite::SqliteRow| {
            let text = |column| row.try_get_unchecked::<Option<String>, _>(column).ok().flatten().unwrap_or_default();
            (0..row.len()).map(text).collect::<Vec<_>>().join(" ")
        };
        rows.iter().map(text).collect::<Vec<_>>().join("\n")
    }
}

impl Database for sqlx::Postgres {
    async fn connect(_: &std::path::Path) -> PgConnection {
        PgConnection::connect(&url("WXNOTIFY_POSTGRES_URL")).await.unwrap()
    }

    async fn pool(_: &std::path::Path) -> sqlx::PgPool {
        sqlx::PgPool::connect(&url("WXNOTIFY_POSTGRES_URL")).await.unwrap()
    }

    async fn texts(connection: &mut Self::Connection, sql: String) -> String {
        let rows = connection.fetch_all(sqlx::raw_sql(AssertSqlSafe(sql))).await.unwrap();
        let text = |row: &sqlx::postgres::PgRow| {
            let text = |column| row.try_get_unchecked::<Option<String>, _>(column).ok().flatten().unwrap_or_default();
            (0..row.len()).map(text).collect::<Vec<_>>().join(" ")
        };
        rows.iter().map(text).collect::<Vec<_>>().join("\n")
    }
}

impl Database for sqlx::MySql {
    async fn connect(_: &std::path::Path) -> MySqlConnection {
        MySqlConnection::connect(&url("WXNOTIFY_MARIADB_URL")).await.unwrap()
    }

    async fn pool(_: &std::path::Path) -> sqlx::MySqlPool {
        sqlx::MySqlPool::connect(&url("WXNOTIFY_MARIADB_URL")).await.unwrap()
    }

    async fn texts(connection: &mut Self::Connection, sql: String) -> String {
        let rows = connection.fetch_all(sqlx::raw_sql(AssertSqlSafe(sql))).await.unwrap();
        let text = |row: &sqlx::mysql::MySqlRow| {
            let text = |column| row.try_get_unchecked::<Option<String>, _>(column).ok().flatten().unwrap_or_default();
            (0..row.len()).map(text).collect::<Vec<_>>().join(" ")
        };
        rows.iter().map(text).collect::<Vec<_>>().join("\n")
    }
}
