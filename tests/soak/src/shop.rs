//! The merchant's database: an inbox, and orders that count how often they were paid.

use std::time::Duration;

use sqlx::pool::PoolOptions;
use sqlx::{AssertSqlSafe, Executor, MySql, Pool, Postgres, Sqlite};
use wxnotify_sqlx::{Error, Inbox, Supported};

use crate::databases::Databases;

/// How long a merchant has a notification to itself, in seconds: short, so that the dead ones' are taken up in the run.
pub(crate) const LEASE: u32 = 3;

/// A shop on one of the databases.
pub(crate) struct Shop<DB: Database> {
    pub(crate) databases: Databases<DB>,
}

/// What differs from database to database, beside the inbox.
pub(crate) trait Database: Supported {
    const ORDER_PARAMETER: &'static str;
    /// One number, which is 1 where the database takes writes: asked where there are several.
    const TAKES_WRITES: &'static str;

    fn pool(url: &str) -> impl Future<Output = sqlx::Result<Pool<Self>>> + Send;
    /// One that connects when it is asked for a connection, and then has so long.
    fn lazy_pool(url: &str, connections: u32, patience: Duration) -> sqlx::Result<Pool<Self>>;
    fn execute(
        connection: &mut Self::Connection,
        sql: String,
        order: Option<&str>,
    ) -> impl Future<Output = sqlx::Result<u64>> + Send;
    fn numbers(connection: &mut Self::Connection, sql: String) -> impl Future<Output = sqlx::Result<Vec<i64>>> + Send;
    fn texts(connection: &mut Self::Connection, sql: String) -> impl Future<Output = sqlx::Result<Vec<String>>> + Send;
}

macro_rules! database {
    ($database:ty, $parameter:literal, $takes_writes:literal, $options:expr) => {
        impl Database for $database {
            const ORDER_PARAMETER: &'static str = $parameter;
            const TAKES_WRITES: &'static str = $takes_writes;

            async fn pool(url: &str) -> sqlx::Result<Pool<Self>> {
                let options = $options(url)?;
                PoolOptions::new().max_connections(8).connect_with(options).await
            }

            fn lazy_pool(url: &str, connections: u32, patience: Duration) -> sqlx::Result<Pool<Self>> {
                let pool = PoolOptions::new().max_connections(connections).acquire_timeout(patience);
                Ok(pool.connect_lazy_with($options(url)?))
            }

            async fn execute(connection: &mut Self::Connection, sql: String, order: Option<&str>) -> sqlx::Result<u64> {
                let mut query = sqlx::query(AssertSqlSafe(sql));
                if let Some(order) = order {
                    query = query.bind(order);
                }
                Ok(connection.execute(query).await?.rows_affected())
            }

            async fn numbers(connection: &mut Self::Connection, sql: String) -> sqlx::Result<Vec<i64>> {
                sqlx::query_scalar(AssertSqlSafe(sql)).fetch_all(connection).await
            }

            async fn texts(connection: &mut Self::Connection, sql: String) -> sqlx::Result<Vec<String>> {
                sqlx::query_scalar(AssertSqlSafe(sql)).fetch_all(connection).await
            }
        }
    };
}

database!(Sqlite, "?", "SELECT 1", |url: &str| {
    let options: sqlx::sqlite::SqliteConnectOptions = url.parse()?;
    Ok::<_, sqlx::Error>(
        options
            .create_if_missing(true)
            .journal_mode(sqlx::sqlite::SqliteJournalMode::Wal)
            .synchronous(sqlx::sqlite::SqliteSynchronous::Full)
            .busy_timeout(Duration::from_secs(10)),
    )
});
database!(Postgres, "$1", "SELECT COUNT(*) WHERE NOT pg_is_in_recovery()", |url: &str| {
    url.parse::<sqlx::postgres::PgConnectOptions>()
});
database!(
    MySql,
    "?",
    // Of a Galera cluster: false where the node has lost the others, or has not caught up with them.
    "SELECT COUNT(*) FROM information_schema.global_status WHERE variable_name = 'wsrep_ready' AND variable_value = 'ON'",
    |url: &str| url.parse::<sqlx::mysql::MySqlConnectOptions>()
);

impl<DB: Database> Shop<DB> {
    pub(crate) async fn open(url: &str) -> sqlx::Result<Self> {
        Ok(Self { databases: Databases::open(url).await? })
    }

    pub(crate) fn inbox() -> Inbox<DB> {
        Inbox::new().lease(LEASE).expect("it is more than 0")
    }

    /// Makes the tables anew, with orders that are not paid.
    pub(crate) async fn create(&self, orders: usize) -> Result<(), Error> {
        let mut connection = self.databases.writable().next().ok_or(sqlx::Error::PoolClosed)?.acquire().await?;
        for table in ["orders", "wxnotify_inbox", "wxnotify_inbox_version"] {
            DB::execute(&mut connection, format!("DROP TABLE IF EXISTS {table}"), None).await?;
        }
        Self::inbox().create(&mut connection).await?;
        let table = "CREATE TABLE orders (number VARCHAR(32) PRIMARY KEY, paid BIGINT NOT NULL)";
        DB::execute(&mut connection, table.to_owned(), None).await?;
        for from in (0..orders).step_by(500) {
            let rows: Vec<String> =
                (from..orders.min(from + 500)).map(|order| format!("('{}', 0)", order_number(order))).collect();
            DB::execute(&mut connection, format!("INSERT INTO orders VALUES {}", rows.join(", ")), None).await?;
        }
        Ok(())
    }

    /// The effect of a notification, which must happen once.
    pub(crate) async fn pay(connection: &mut DB::Connection, order: &str) -> sqlx::Result<()> {
        let sql = format!("UPDATE orders SET paid = paid + 1 WHERE number = {}", DB::ORDER_PARAMETER);
        let changed = DB::execute(connection, sql, Some(order)).await?;
        assert_eq!(changed, 1, "there is an order {order}");
        Ok(())
    }

    /// Some of the orders that are not paid, as this merchant sees them.
    pub(crate) async fn open_orders(pool: &Pool<DB>) -> sqlx::Result<Vec<String>> {
        let sql = "SELECT number FROM orders WHERE paid = 0 ORDER BY number LIMIT 10";
        DB::texts(&mut *pool.acquire().await?, sql.to_owned()).await
    }

    /// How many orders were paid once, how many never, how many more than once, and how many notifications are not done.
    /// Of several databases that take writes, the worst that any of them says.
    pub(crate) async fn judge(&self) -> Result<[i64; 4], Error> {
        let mut worst = [i64::MAX, 0, 0, 0];
        for pool in self.databases.writable() {
            let [once, never, twice, open] = Self::judge_one(pool).await?;
            worst = [worst[0].min(once), worst[1].max(never), worst[2].max(twice), worst[3].max(open)];
        }
        Ok(worst)
    }

    async fn judge_one(pool: &Pool<DB>) -> Result<[i64; 4], Error> {
        let mut connection = pool.acquire().await?;
        let mut counts = [0; 4];
        for (count, sql) in counts.iter_mut().zip([
            "SELECT COUNT(*) FROM orders WHERE paid = 1",
            "SELECT COUNT(*) FROM orders WHERE paid = 0",
            "SELECT COUNT(*) FROM orders WHERE paid > 1",
            "SELECT COUNT(*) FROM wxnotify_inbox WHERE state <> 'done'",
        ]) {
            *count = DB::numbers(&mut connection, sql.to_owned()).await?[0];
        }
        Ok(counts)
    }
}

/// The number of an order, and of the notification that pays for it.
pub(crate) fn order_number(order: usize) -> String {
    format!("A{order:06}")
}
