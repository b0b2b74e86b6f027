//! Connecting to the merchant's database, without ever telling its password.

use std::str::FromStr;
use std::time::Duration;

use sqlx::pool::PoolOptions;
use sqlx::{ConnectOptions, Database, Pool};
use wxnotify::ErrorCode;

use crate::failure::Failure;

const PATIENCE: Duration = Duration::from_secs(10);

/// Which database it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Sqlite,
    Postgresql,
    Mysql,
}

/// Where the inbox is. It has no `Debug`: its URL holds the password.
pub(super) struct Address {
    pub(super) kind: Kind,
    url: String,
}

impl Address {
    pub(super) fn new(given: Option<&str>) -> Result<Self, Failure> {
        let url = match given {
            Some(url) => url.to_owned(),
            None => std::env::var("DATABASE_URL").map_err(|_| {
                Failure::usage("no database was given: give --database URL, or set DATABASE_URL".to_owned())
            })?,
        };
        let (kind, url) = match url.split_once(':').map(|(scheme, rest)| (scheme, rest.to_owned())) {
            Some(("sqlite", _)) => (Kind::Sqlite, url),
            Some(("postgres" | "postgresql", _)) => (Kind::Postgresql, url),
            Some(("mysql", _)) => (Kind::Mysql, url),
            Some(("mariadb", rest)) => (Kind::Mysql, format!("mysql:{rest}")),
            _ => {
                return Err(Failure::usage(
                    "--database is none that is known: it begins with sqlite:, postgres:, mysql: or mariadb:",
                ));
            }
        };
        Ok(Self { kind, url })
    }

    /// The file is only made where `makes_it`.
    pub(super) async fn sqlite(&self, makes_it: bool) -> Result<Pool<sqlx::Sqlite>, Failure> {
        let options: sqlx::sqlite::SqliteConnectOptions = self.options()?;
        // What is acknowledged is on disk.
        let options = options.create_if_missing(makes_it).synchronous(sqlx::sqlite::SqliteSynchronous::Full);
        self.connect(options.busy_timeout(PATIENCE)).await
    }

    pub(super) async fn postgresql(&self) -> Result<Pool<sqlx::Postgres>, Failure> {
        self.connect(self.options::<sqlx::postgres::PgConnectOptions>()?).await
    }

    pub(super) async fn mysql(&self) -> Result<Pool<sqlx::MySql>, Failure> {
        self.connect(self.options::<sqlx::mysql::MySqlConnectOptions>()?).await
    }

    fn options<O: FromStr<Err = sqlx::Error>>(&self) -> Result<O, Failure> {
        // sqlx's words can quote the URL.
        self.url.parse().map_err(|_| {
            Failure::usage(
                "--database cannot be read as a URL: give scheme://USER:PASSWORD@HOST:PORT/DATABASE, or sqlite:///FILE; what is \
                 no letter or digit in a password is written as %XX",
            )
        })
    }

    async fn connect<DB: Database>(
        &self,
        options: <DB::Connection as sqlx::Connection>::Options,
    ) -> Result<Pool<DB>, Failure> {
        let options = options.disable_statement_logging();
        // A pool would try a server that is not there again and again.
        let first = tokio::time::timeout(PATIENCE, options.connect()).await;
        first.unwrap_or(Err(sqlx::Error::PoolTimedOut)).map_err(|error| self.failure(&error.into()))?;
        let pool = PoolOptions::new().max_connections(1).acquire_timeout(PATIENCE);
        pool.connect_with(options).await.map_err(|error| self.failure(&error.into()))
    }

    /// What the inbox says; of the database's own words none that could quote a secret.
    pub(super) fn failure(&self, error: &wxnotify_sqlx::Error) -> Failure {
        match error {
            wxnotify_sqlx::Error::Wxnotify(error) => {
                let is_of_the_table = error.code() == ErrorCode::InboxSchema;
                let hint = is_of_the_table.then(|| "`wxnotify inbox migrate` does so".to_owned());
                Failure::from(error).with_hint(hint)
            }
            wxnotify_sqlx::Error::Database(error) => {
                Failure::other(format!("the database failed: {}", self.without_password(&error.to_string())))
            }
            other => Failure::other(self.without_password(&other.to_string())),
        }
    }

    fn without_password(&self, words: &str) -> String {
        let authority = self.url.split_once("://").and_then(|(_, rest)| rest.rsplit_once('@'));
        let password = authority.and_then(|(user, _)| user.split_once(':')).map(|(_, password)| password);
        let words = words.replace(&self.url, "the database");
        match password.filter(|password| !password.is_empty()) {
            Some(password) => words.replace(password, "..."),
            None => words,
        }
    }
}
