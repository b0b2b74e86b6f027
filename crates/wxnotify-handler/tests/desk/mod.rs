//! A merchant behind a real socket, and its database: an SQLite file, or what `tools/databases.sh` starts.
#![allow(dead_code, reason = "each test file takes what it needs")]

use std::sync::LazyLock;
use std::time::Duration;

use bytes::Bytes;
use http_body_util::Full;
use sqlx::{AssertSqlSafe, Executor, Pool};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use wxnotify::testing::{Delivery, Platform};
use wxnotify_handler::{Builder, NotificationHandler, Transactions};
use wxnotify_sqlx::{Inbox, Supported};

pub(crate) fn platform() -> &'static Platform {
    static PLATFORM: LazyLock<Platform> = LazyLock::new(Platform::new);
    &PLATFORM
}

pub(crate) fn order(number: &str) -> String {
    let overrides = serde_json::json!({ "mchid": "1900007291", "out_trade_no": number, "amount.total": 100 });
    wxnotify::testing::sample("TRANSACTION.SUCCESS", &overrides).unwrap()
}

pub(crate) fn sample(event_type: &str) -> String {
    wxnotify::testing::sample(event_type, &serde_json::json!({})).unwrap()
}

pub(crate) trait Database: Supported {
    async fn pool(folder: &std::path::Path) -> Pool<Self>;
    fn run_sql(connection: &mut Self::Connection, sql: &str) -> impl Future<Output = sqlx::Result<()>> + Send;
    fn pay(connection: &mut Self::Connection, order: &str) -> impl Future<Output = sqlx::Result<()>> + Send {
        let sql = format!("INSERT INTO {PAYMENTS} VALUES ('{order}')");
        async move { Self::run_sql(connection, &sql).await }
    }
    async fn texts(pool: &Pool<Self>, sql: String) -> Vec<String>;
}

/// Every test has tables of its own.
pub(crate) const PAYMENTS: &str = "payments";

macro_rules! database {
    ($database:ty, $connect:expr) => {
        impl Database for $database {
            async fn pool(folder: &std::path::Path) -> Pool<Self> {
                $connect(folder.to_owned()).await.unwrap()
            }

            async fn run_sql(connection: &mut Self::Connection, sql: &str) -> sqlx::Result<()> {
                connection.execute(sqlx::raw_sql(AssertSqlSafe(sql.to_owned()))).await.map(drop)
            }

            async fn texts(pool: &Pool<Self>, sql: String) -> Vec<String> {
                sqlx::query_scalar(AssertSqlSafe(sql)).fetch_all(pool).await.unwrap()
            }
        }
    };
}

fn url(name: &str) -> String {
    std::env::var(name).unwrap_or_else(|_| panic!("{name} is not set; run this through tools/databases.sh"))
}

/// A database of its own on a server: the tests run side by side.
macro_rules! a_database {
    ($options:ty, $connection:ty, $url:literal) => {{
        use sqlx::ConnectOptions;
        use std::sync::atomic::{AtomicU32, Ordering};
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let name = format!("handler_{}_{}", std::process::id(), NEXT.fetch_add(1, Ordering::SeqCst));
        let options: $options = url($url).parse().unwrap();
        let mut connection = options.connect().await.unwrap();
        connection.execute(sqlx::raw_sql(AssertSqlSafe(format!("CREATE DATABASE {name}")))).await.unwrap();
        options.database(&name)
    }};
}

database!(sqlx::Sqlite, |folder: std::path::PathBuf| async move {
    let options = sqlx::sqlite::SqliteConnectOptions::new().filename(folder.join("shop.db")).create_if_missing(true);
    Pool::connect_with(options.journal_mode(sqlx::sqlite::SqliteJournalMode::Wal)).await
});
database!(sqlx::Postgres, |_| async {
    Pool::connect_with(a_database!(sqlx::postgres::PgConnectOptions, _, "WXNOTIFY_POSTGRES_URL")).await
});
database!(sqlx::MySql, |_| async {
    Pool::connect_with(a_database!(sqlx::mysql::MySqlConnectOptions, _, "WXNOTIFY_MARIADB_URL")).await
});

/// A shop's database with an inbox and payments.
pub(crate) struct Desk<DB: Database> {
    pub(crate) pool: Pool<DB>,
    /// The inbox's, in seconds.
    pub(crate) lease: u32,
    _folder: tempfile::TempDir,
}

impl<DB: Database> Desk<DB> {
    pub(crate) async fn open() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let pool = DB::pool(folder.path()).await;
        let mut connection = pool.acquire().await.unwrap();
        Inbox::<DB>::new().create(&mut connection).await.unwrap();
        // An order that is paid twice has two rows.
        DB::run_sql(&mut connection, &format!("CREATE TABLE {PAYMENTS} (number VARCHAR(32))")).await.unwrap();
        drop(connection);
        Self { pool, lease: 60, _folder: folder }
    }

    pub(crate) async fn serve(&self, with: impl FnOnce(Builder<Pool<DB>>) -> Builder<Pool<DB>>) -> Merchant<Pool<DB>> {
        let inbox = Inbox::new().lease(self.lease).unwrap();
        serve(with(NotificationHandler::builder(platform().parser()).inbox(self.pool.clone(), inbox))).await
    }

    pub(crate) fn paid(&self, number: &str) -> Delivery {
        let event = platform().notification("TRANSACTION.SUCCESS", &order(number));
        event.id(&format!("EV-{number}")).build().unwrap()
    }

    pub(crate) fn event(&self, event_type: &str, resource: &str) -> Delivery {
        platform().notification(event_type, resource).build().unwrap()
    }

    /// How often anything was paid, as another connection sees it.
    pub(crate) async fn paid_times(&self) -> usize {
        DB::texts(&self.pool, format!("SELECT number FROM {PAYMENTS}")).await.len()
    }

    pub(crate) async fn state_of(&self, key: &str) -> Option<String> {
        let sql = format!("SELECT state FROM wxnotify_inbox WHERE notification_key = '{key}'");
        DB::texts(&self.pool, sql).await.pop()
    }
}

/// A delivery as a server has it.
pub(crate) fn request(delivery: &Delivery) -> http::Request<Full<Bytes>> {
    let mut request = http::Request::post("/notify");
    for (name, value) in delivery.header_pairs() {
        request = request.header(name, value);
    }
    request.body(Full::new(Bytes::copy_from_slice(delivery.body()))).unwrap()
}

/// A handler in axum, on a port of its own.
pub(crate) struct Merchant<T: Transactions> {
    pub(crate) handler: NotificationHandler<T>,
    address: std::net::SocketAddr,
}

pub(crate) async fn serve<T: Transactions>(builder: Builder<T>) -> Merchant<T> {
    let handler = builder.build().unwrap();
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let router = axum::Router::new().route_service("/notify", handler.clone());
    let router = router.route_service("/notify/{merchant}", handler.clone());
    tokio::spawn(async move { axum::serve(listener, router).await });
    Merchant { handler, address }
}

impl<T: Transactions> Merchant<T> {
    /// Status and body of what a delivery is answered.
    pub(crate) async fn post(&self, delivery: &Delivery) -> (u16, String) {
        self.post_to("/notify", delivery).await
    }

    pub(crate) async fn post_to(&self, path: &str, delivery: &Delivery) -> (u16, String) {
        let answer = read(self.send_to(path, delivery).await).await;
        let status = answer.split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap_or_default();
        (status, answer.split_once("\r\n\r\n").map(|(_, body)| body.to_owned()).unwrap_or_default())
    }

    /// Sends a delivery, and leaves the answer to come.
    pub(crate) async fn send(&self, delivery: &Delivery) -> TcpStream {
        self.send_to("/notify", delivery).await
    }

    async fn send_to(&self, path: &str, delivery: &Delivery) -> TcpStream {
        let mut request = format!("POST {path} HTTP/1.1\r\nHost: Shop.Example:80\r\nConnection: close\r\n");
        for (name, value) in delivery.header_pairs() {
            request.push_str(&format!("{name}: {value}\r\n"));
        }
        request.push_str(&format!("Content-Length: {}\r\n\r\n", delivery.body().len()));
        let mut stream = TcpStream::connect(self.address).await.unwrap();
        stream.write_all(&[request.as_bytes(), delivery.body()].concat()).await.unwrap();
        stream
    }

    /// The whole answer to a whole request.
    pub(crate) async fn exchange(&self, request: &str) -> String {
        let mut stream = TcpStream::connect(self.address).await.unwrap();
        // A server that refuses a long body need not read it.
        let _ = stream.write_all(request.as_bytes()).await;
        read(stream).await
    }
}

async fn read(mut stream: TcpStream) -> String {
    let mut answer = Vec::new();
    let ended = tokio::time::timeout(Duration::from_secs(20), stream.read_to_end(&mut answer)).await;
    assert!(ended.is_ok(), "no answer");
    String::from_utf8(answer).unwrap()
}
