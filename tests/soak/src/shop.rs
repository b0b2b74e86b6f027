//! The merchant's database: an inbox, and orders that count how often they were paid.

use std::time::Duration;

use sqlx::pool::PoolOptions;
use sqlx::{AssertSqlSafe, Executor, MySql, Pool, Postgres, Sqlite};
use wxnotify::handler::{Delivered, Handler, Turn};
use wxnotify::program::{Raised, Reply, Step};
use wxnotify::{Ack, Notification};
use wxnotify_sqlx::{Asked, Connections, Error, Inbox, Merchant, Supported};

use crate::databases::Databases;

/// How long a merchant has a notification to itself, in seconds: short, so that the dead ones' are taken up in the run.
pub(crate) const LEASE: u32 = 3;

/// A shop on one of the databases.
pub(crate) struct Shop<DB: Database> {
    pub(crate) databases: Databases<DB>,
    pub(crate) inbox: Inbox<DB>,
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
        let inbox = Inbox::new().lease(LEASE).expect("it is more than 0");
        Ok(Self { databases: Databases::open(url).await?, inbox })
    }

    /// The database, or one of those that take writes: each call may come to another.
    pub(crate) fn pool(&self) -> &Pool<DB> {
        self.databases.pool()
    }

    /// Makes the tables anew, with orders that are not paid.
    pub(crate) async fn create(&self, orders: usize) -> Result<(), Error> {
        let mut connection = self.pool().acquire().await?;
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

    /// Receives a notification, as the handler's mode says.
    pub(crate) async fn receive(&self, handler: &Handler, notification: &Notification) -> Ack {
        let (program, _permit) = handler.receive(Delivered::from(notification));
        match Connections::new(self.pool()).run(program, Till { received: Some(notification) }).await {
            Step::Answer(report) => report.ack,
            _ => Ack::handler_failed(),
        }
    }

    /// Works off one stored notification. False where nothing waits.
    pub(crate) async fn work_off_one(&self, handler: &Handler) -> bool {
        let (program, _permit) = handler.work(Turn::default()).expect("the mode is stored");
        matches!(Connections::new(self.pool()).run(program, Till { received: None }).await, Step::Answer(_))
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

/// Pays for the order that a notification names.
struct Till<'a> {
    received: Option<&'a Notification>,
}

impl<DB: Database> Merchant<DB> for Till<'_> {
    async fn asked(&mut self, asked: Asked<'_, DB::Connection>) -> Reply {
        match asked {
            Asked::Callback(callback, Some(connection)) => {
                let resource = match (self.received, &callback.notification) {
                    (Some(notification), _) => notification.resource().clone(),
                    (None, stored) => {
                        let stored = stored.as_deref().unwrap_or_default();
                        let stored: serde_json::Value = serde_json::from_str(stored).expect("it was stored as JSON");
                        stored["resource"].clone()
                    }
                };
                match Shop::<DB>::pay(connection, resource["out_trade_no"].as_str().unwrap_or_default()).await {
                    Ok(()) => Reply::Returned(None),
                    Err(_) => Reply::Raised(Raised::new("sqlx::Error")),
                }
            }
            Asked::Other(Step::WriteDown) => Reply::Text(self.received.map(Notification::to_json).unwrap_or_default()),
            _ => Reply::Done,
        }
    }
}

/// The number of an order, and of the notification that pays for it.
pub(crate) fn order_number(order: usize) -> String {
    format!("A{order:06}")
}
