//! A shop's database, a driver on it, and the shop behind a real socket in actix-web.

use std::net::SocketAddr;
use std::sync::LazyLock;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use actix_web::web::{Data, route};
use actix_web::{App, HttpServer};
use diesel_async::pooled_connection::AsyncDieselConnectionManager;
use diesel_async::pooled_connection::deadpool::Pool;
use diesel_async::{AsyncMysqlConnection, AsyncPgConnection};
use rust_orms::actix::notify;
use rust_orms::diesel::{AsyncSqliteConnection, Diesel};
use rust_orms::seaorm::SeaOrm;
use sea_orm::{ConnectOptions, ConnectionTrait, DatabaseConnection, EntityTrait};
use tempfile::TempDir;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use wxnotify::events::TransactionDirect;
use wxnotify::inbox::{Dialect, Inbox, Placeholders};
use wxnotify::testing::{Fault, Platform};
use wxnotify_handler::{Builder, Delivery, Failure, NotificationHandler, Transactions};

/// The orders, as SeaORM has them.
pub(crate) mod order {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "orders")]
    pub(crate) struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub(crate) number: String,
        pub(crate) paid: i32,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

// The same, as Diesel has them.
diesel::table! {
    orders (number) {
        number -> Text,
        paid -> Integer,
    }
}

/// Transactions on a database, and a callback that writes in them.
pub(crate) trait Driver: Transactions<Inbox = Inbox> + Sized {
    async fn open(url: &str) -> Self;

    /// Counts how often the order was paid.
    fn paid(
        payment: TransactionDirect,
        delivery: Delivery<Self>,
    ) -> impl Future<Output = Result<(), Failure>> + Send + 'static;
}

impl Driver for SeaOrm {
    async fn open(url: &str) -> Self {
        let mut options = ConnectOptions::new(url);
        options.max_connections(8);
        Self(sea_orm::Database::connect(options).await.unwrap())
    }

    fn paid(
        payment: TransactionDirect,
        delivery: Delivery<Self>,
    ) -> impl Future<Output = Result<(), Failure>> + Send + 'static {
        crate::readme::seaorm::paid(payment, delivery)
    }
}

macro_rules! diesel_on {
    ($connection:ty, |$payment:ident, $delivery:ident| $paid:expr) => {
        impl Driver for Diesel<$connection> {
            async fn open(url: &str) -> Self {
                let manager = AsyncDieselConnectionManager::<$connection>::new(url);
                Self(Pool::builder(manager).max_size(8).build().unwrap())
            }

            #[allow(unused_mut, reason = "one of them hands it on")]
            fn paid(
                $payment: TransactionDirect,
                mut $delivery: Delivery<Self>,
            ) -> impl Future<Output = Result<(), Failure>> + Send + 'static {
                $paid
            }
        }
    };
}

/// The README's callback on another connection.
macro_rules! the_same {
    ($connection:ty) => {
        diesel_on!($connection, |payment, delivery| async move {
            use diesel::prelude::*;
            let order = diesel::update(orders::table.find(payment.out_trade_no)).set(orders::paid.eq(orders::paid + 1));
            let done = diesel_async::RunQueryDsl::execute(order, delivery.connection()?).await?;
            (done == 1).then_some(()).ok_or_else(|| Failure::said("no such order"))
        });
    };
}

diesel_on!(AsyncPgConnection, |payment, delivery| crate::readme::diesel::paid(payment, delivery));
the_same!(AsyncMysqlConnection);
the_same!(AsyncSqliteConnection);

/// A database of its own, with an inbox and the order A1.
pub(crate) struct Desk {
    pub(crate) url: String,
    /// In seconds.
    pub(crate) lease: u32,
    dialect: Dialect,
    placeholders: Placeholders,
    /// Another connection than the driver's.
    observer: DatabaseConnection,
    _folder: TempDir,
}

impl Desk {
    pub(crate) async fn sqlite() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let url = format!("sqlite://{}/shop.db?mode=rwc", folder.path().display());
        let desk = Self::open(url, Dialect::Sqlite, Placeholders::Question, folder).await;
        desk.observer.execute_unprepared("PRAGMA journal_mode = WAL").await.unwrap();
        desk
    }

    pub(crate) async fn postgresql() -> Self {
        let url = Self::a_database("WXNOTIFY_POSTGRES_URL").await;
        Self::open(url, Dialect::Postgresql, Placeholders::Numbered, tempfile::tempdir().unwrap()).await
    }

    pub(crate) async fn mariadb() -> Self {
        let url = Self::a_database("WXNOTIFY_MARIADB_URL").await;
        Self::open(url, Dialect::Mysql, Placeholders::Question, tempfile::tempdir().unwrap()).await
    }

    /// The tests run side by side.
    async fn a_database(variable: &str) -> String {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let url = std::env::var(variable)
            .unwrap_or_else(|_| panic!("{variable} is not set; run this through tools/databases.sh"));
        let name = format!("handler_orms_{}_{}", std::process::id(), NEXT.fetch_add(1, Ordering::SeqCst));
        let server = sea_orm::Database::connect(&url).await.unwrap();
        server.execute_unprepared(&format!("CREATE DATABASE {name}")).await.unwrap();
        server.close().await.unwrap();
        format!("{}/{name}", url.rsplit_once('/').unwrap().0)
    }

    async fn open(url: String, dialect: Dialect, placeholders: Placeholders, folder: TempDir) -> Self {
        let observer = sea_orm::Database::connect(&url).await.unwrap();
        for sql in Inbox::new(dialect, placeholders).schema() {
            observer.execute_unprepared(&sql).await.unwrap();
        }
        let table = "CREATE TABLE orders (number VARCHAR(32) NOT NULL PRIMARY KEY, paid INTEGER NOT NULL)";
        observer.execute_unprepared(table).await.unwrap();
        observer.execute_unprepared("INSERT INTO orders VALUES ('A1', 0)").await.unwrap();
        Self { url, lease: 60, dialect, placeholders, observer, _folder: folder }
    }

    pub(crate) fn inbox(&self) -> Inbox {
        Inbox::new(self.dialect, self.placeholders).lease(self.lease).unwrap()
    }

    pub(crate) async fn serve<D: Driver>(&self, with: impl FnOnce(Builder<D>) -> Builder<D>) -> Shop<D> {
        let driver = D::open(&self.url).await;
        serve(with(NotificationHandler::builder(platform().parser()).inbox(driver, self.inbox())))
    }

    /// How often the order was paid, as another connection sees it.
    pub(crate) async fn paid_times(&self) -> i32 {
        order::Entity::find_by_id("A1").one(&self.observer).await.unwrap().unwrap().paid
    }

    /// Waits until it was paid so often.
    pub(crate) async fn is_paid(&self, times: i32) -> bool {
        for _ in 0..500 {
            if self.paid_times().await == times {
                return true;
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        false
    }
}

pub(crate) fn platform() -> &'static Platform {
    static PLATFORM: LazyLock<Platform> = LazyLock::new(Platform::new);
    &PLATFORM
}

/// The request that says an order is paid.
pub(crate) fn paid(number: &str, fault: Option<Fault>) -> Vec<u8> {
    let overrides = serde_json::json!({ "mchid": "1900007291", "out_trade_no": number, "amount.total": 100 });
    let resource = wxnotify::testing::sample("TRANSACTION.SUCCESS", &overrides).unwrap();
    let mut event = platform().notification("TRANSACTION.SUCCESS", &resource).id(&format!("EV-{number}"));
    if let Some(fault) = fault {
        event = event.fault(fault);
    }
    let delivery = event.build().unwrap();
    let mut head = "POST /notify HTTP/1.1\r\nHost: shop.example\r\nConnection: close\r\n".to_owned();
    for (name, value) in delivery.header_pairs() {
        head.push_str(&format!("{name}: {value}\r\n"));
    }
    head.push_str(&format!("Content-Length: {}\r\n\r\n", delivery.body().len()));
    [head.as_bytes(), delivery.body()].concat()
}

/// A handler in actix-web, on a port of its own.
pub(crate) struct Shop<T: Transactions> {
    pub(crate) handler: NotificationHandler<T>,
    pub(crate) address: SocketAddr,
}

pub(crate) fn serve<T: Transactions>(builder: Builder<T>) -> Shop<T> {
    let handler = builder.build().unwrap();
    let served = Data::new(handler.clone());
    let app = move || App::new().app_data(served.clone()).route("/notify{rest:.*}", route().to(notify::<T>));
    let server = HttpServer::new(app).workers(1).disable_signals().bind(("127.0.0.1", 0)).unwrap();
    let address = server.addrs()[0];
    tokio::spawn(server.run());
    Shop { handler, address }
}

impl<T: Transactions> Shop<T> {
    /// The status and the body that a whole request is answered with.
    pub(crate) async fn ask(&self, request: &[u8]) -> (u16, String) {
        let answer = exchange(self.address, request).await;
        let status = answer.split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap_or_default();
        (status, answer.split_once("\r\n\r\n").map(|(_, body)| body.to_owned()).unwrap_or_default())
    }
}

/// The whole answer to a request.
pub(crate) async fn exchange(address: SocketAddr, request: &[u8]) -> String {
    let mut stream = TcpStream::connect(address).await.unwrap();
    // A server that refuses a long body need not read it.
    let _ = stream.write_all(request).await;
    let mut answer = Vec::new();
    let ended = tokio::time::timeout(Duration::from_secs(20), stream.read_to_end(&mut answer)).await;
    assert!(ended.is_ok(), "no answer");
    String::from_utf8(answer).unwrap()
}

/// Waits for a callback to say so.
pub(crate) async fn told(by: &tokio::sync::Notify) {
    tokio::time::timeout(Duration::from_secs(20), by.notified()).await.expect("no callback was called");
}
