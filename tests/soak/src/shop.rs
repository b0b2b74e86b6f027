//! The merchant's database: an inbox, and orders that count how often they were paid.

use sqlx::pool::PoolOptions;
use sqlx::{AssertSqlSafe, Executor, MySql, Pool, Postgres, Sqlite};
use wxnotify::Notification;
use wxnotify::inbox::{Claim, Lease};
use wxnotify_sqlx::{Error, Inbox, Supported};

/// How long a merchant has a notification to itself, in seconds: short, so that the dead ones' are taken up in the run.
pub(crate) const LEASE: u32 = 3;

/// A shop on one of the databases.
pub(crate) struct Shop<DB: Supported> {
    pub(crate) pool: Pool<DB>,
    pub(crate) inbox: Inbox<DB>,
}

/// What differs from database to database, beside the inbox.
pub(crate) trait Database: Supported {
    /// How a transaction begins that will write.
    const BEGIN: &'static str;
    const ORDER_PARAMETER: &'static str;

    fn pool(url: &str) -> impl Future<Output = sqlx::Result<Pool<Self>>> + Send;
    fn execute(
        connection: &mut Self::Connection,
        sql: String,
        order: Option<&str>,
    ) -> impl Future<Output = sqlx::Result<u64>> + Send;
    fn numbers(connection: &mut Self::Connection, sql: String) -> impl Future<Output = sqlx::Result<Vec<i64>>> + Send;
}

macro_rules! database {
    ($database:ty, $begin:literal, $parameter:literal, $options:expr) => {
        impl Database for $database {
            const BEGIN: &'static str = $begin;
            const ORDER_PARAMETER: &'static str = $parameter;

            async fn pool(url: &str) -> sqlx::Result<Pool<Self>> {
                let options = $options(url)?;
                PoolOptions::new().max_connections(8).connect_with(options).await
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
        }
    };
}

database!(Sqlite, "BEGIN IMMEDIATE", "?", |url: &str| {
    let options: sqlx::sqlite::SqliteConnectOptions = url.parse()?;
    Ok::<_, sqlx::Error>(
        options
            .create_if_missing(true)
            .journal_mode(sqlx::sqlite::SqliteJournalMode::Wal)
            .synchronous(sqlx::sqlite::SqliteSynchronous::Normal)
            .busy_timeout(std::time::Duration::from_secs(10)),
    )
});
database!(Postgres, "BEGIN", "$1", |url: &str| url.parse::<sqlx::postgres::PgConnectOptions>());
database!(MySql, "START TRANSACTION", "?", |url: &str| url.parse::<sqlx::mysql::MySqlConnectOptions>());

impl<DB: Database> Shop<DB> {
    pub(crate) async fn open(url: &str) -> sqlx::Result<Self> {
        let inbox = Inbox::new().lease(LEASE).expect("it is more than 0");
        Ok(Self { pool: DB::pool(url).await?, inbox })
    }

    /// Makes the tables anew, with orders that are not paid.
    pub(crate) async fn create(&self, orders: usize) -> Result<(), Error> {
        let mut connection = self.pool.acquire().await?;
        for table in ["orders", "wxnotify_inbox", "wxnotify_inbox_version"] {
            DB::execute(&mut connection, format!("DROP TABLE IF EXISTS {table}"), None).await?;
        }
        self.inbox.create(&mut connection).await?;
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
    async fn pay(connection: &mut DB::Connection, order: &str) -> Result<(), Error> {
        let sql = format!("UPDATE orders SET paid = paid + 1 WHERE number = {}", DB::ORDER_PARAMETER);
        let changed = DB::execute(connection, sql, Some(order)).await?;
        assert_eq!(changed, 1, "there is an order {order}");
        Ok(())
    }

    /// Claim, effect and completion in one transaction. What it returns says whether the notification is done.
    pub(crate) async fn receive(&self, notification: &Notification) -> Result<bool, Error> {
        let mut transaction = self.pool.begin_with(DB::BEGIN).await?;
        let is_done = match self.inbox.claim(&mut transaction, notification).await? {
            Claim::Fresh { lease } => {
                let order = notification.resource()["out_trade_no"].as_str().unwrap_or_default();
                Self::pay(&mut transaction, order).await?;
                self.inbox.complete(&mut transaction, &lease).await?;
                true
            }
            Claim::Busy => false,
            Claim::Done => true,
        };
        transaction.commit().await?;
        Ok(is_done)
    }

    /// Written down: what returns is acknowledged.
    pub(crate) async fn store(&self, notification: &Notification) -> Result<(), Error> {
        let mut connection = self.pool.acquire().await?;
        self.inbox.store(&mut connection, notification).await
    }

    /// Works off one stored notification: effect and completion in one transaction. False where nothing waits.
    pub(crate) async fn work_off_one(&self) -> Result<bool, Error> {
        let mut connection = self.pool.acquire().await?;
        let Some(task) = self.inbox.take(&mut connection).await? else { return Ok(false) };
        drop(connection);
        let stored: serde_json::Value = serde_json::from_str(&task.notification).expect("it was stored as JSON");
        let order = stored["resource"]["out_trade_no"].as_str().unwrap_or_default();
        if let Err(error) = self.pay_for(&task.lease, order).await {
            let mut connection = self.pool.acquire().await?;
            self.inbox.fail(&mut connection, &task.lease, &error.to_string()).await?;
        }
        Ok(true)
    }

    async fn pay_for(&self, lease: &Lease, order: &str) -> Result<(), Error> {
        let mut transaction = self.pool.begin_with(DB::BEGIN).await?;
        Self::pay(&mut transaction, order).await?;
        self.inbox.complete(&mut transaction, lease).await?;
        Ok(transaction.commit().await?)
    }

    /// How many orders were paid once, how many never, how many more than once, and how many notifications are not done.
    pub(crate) async fn judge(&self) -> Result<[i64; 4], Error> {
        let mut connection = self.pool.acquire().await?;
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
