//! The merchant's database: an inbox, and orders that count how often they were paid.

use sqlx::pool::PoolOptions;
use sqlx::{AssertSqlSafe, Executor, MySql, Pool, Postgres, Sqlite};
use wxnotify::handler::{Delivered, Handler, Turn};
use wxnotify::program::{Raised, Reply, Step};
use wxnotify::{Ack, Notification};
use wxnotify_sqlx::{Asked, Connections, Error, Inbox, Merchant, Supported};

/// How long a merchant has a notification to itself, in seconds: short, so that the dead ones' are taken up in the run.
pub(crate) const LEASE: u32 = 3;

/// A shop on one of the databases.
pub(crate) struct Shop<DB: Supported> {
    pub(crate) pool: Pool<DB>,
    pub(crate) inbox: Inbox<DB>,
}

/// What differs from database to database, beside the inbox.
pub(crate) trait Database: Supported {
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
    ($database:ty, $parameter:literal, $options:expr) => {
        impl Database for $database {
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

database!(Sqlite, "?", |url: &str| {
    let options: sqlx::sqlite::SqliteConnectOptions = url.parse()?;
    Ok::<_, sqlx::Error>(
        options
            .create_if_missing(true)
            .journal_mode(sqlx::sqlite::SqliteJournalMode::Wal)
            .synchronous(sqlx::sqlite::SqliteSynchronous::Full)
            .busy_timeout(std::time::Duration::from_secs(10)),
    )
});
database!(Postgres, "$1", |url: &str| url.parse::<sqlx::postgres::PgConnectOptions>());
database!(MySql, "?", |url: &str| url.parse::<sqlx::mysql::MySqlConnectOptions>());

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

    /// Receives a notification, as the handler's mode says.
    pub(crate) async fn receive(&self, handler: &Handler, notification: &Notification) -> Ack {
        let delivered = Delivered {
            id: Some(notification.id().to_owned()),
            event_type: Some(notification.event_type().to_owned()),
            kind: Some(notification.kind().as_str().to_owned()),
            request_id: None,
        };
        let (program, _permit) = handler.receive(delivered);
        match Connections::new(&self.pool).run(program, Till { received: Some(notification) }).await {
            Step::Answer(report) => report.ack,
            _ => Ack::handler_failed(),
        }
    }

    /// Works off one stored notification. False where nothing waits.
    pub(crate) async fn work_off_one(&self, handler: &Handler) -> bool {
        let (program, _permit) = handler.work(Turn::default()).expect("the mode is stored");
        matches!(Connections::new(&self.pool).run(program, Till { received: None }).await, Step::Answer(_))
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
                    Err(_) => Reply::Raised(Raised { type_name: "sqlx::Error".into(), ..Raised::default() }),
                }
            }
            Asked::Other(Step::WriteDown) => {
                Reply::Text(self.received.map(Notification::to_json).unwrap_or_default())
            }
            _ => Reply::Done,
        }
    }
}

/// The number of an order, and of the notification that pays for it.
pub(crate) fn order_number(order: usize) -> String {
    format!("A{order:06}")
}
