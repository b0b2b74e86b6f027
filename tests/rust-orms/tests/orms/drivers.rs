//! What each driver must do on each database.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use diesel_async::{AsyncMysqlConnection, AsyncPgConnection};
use rust_orms::diesel::{AsyncSqliteConnection, Diesel};
use rust_orms::seaorm::SeaOrm;
use tokio::sync::Notify;
use wxnotify::events::TransactionDirect;
use wxnotify::inbox::Dialect;
use wxnotify::testing::Fault;
use wxnotify::{Ack, ErrorCode};
use wxnotify_handler::{Delivery, Failure, testing};

use crate::desk::{Desk, Driver, paid, told};

/// Each test with each driver on each database.
macro_rules! with_every_driver {
    ($($name:ident),*) => {
        with_every_driver!(@ seaorm_sqlite, SeaOrm, sqlite, $($name),*);
        with_every_driver!(@ seaorm_postgresql, SeaOrm, postgresql, $($name),*);
        with_every_driver!(@ seaorm_mariadb, SeaOrm, mariadb, $($name),*);
        with_every_driver!(@ diesel_sqlite, Diesel<AsyncSqliteConnection>, sqlite, $($name),*);
        with_every_driver!(@ diesel_postgresql, Diesel<AsyncPgConnection>, postgresql, $($name),*);
        with_every_driver!(@ diesel_mariadb, Diesel<AsyncMysqlConnection>, mariadb, $($name),*);
    };
    (@ $module:ident, $driver:ty, $database:ident, $($name:ident),*) => {
        mod $module {
            use super::*;
            $(
                #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
                async fn $name() {
                    super::$name::<$driver>(Desk::$database().await).await
                }
            )*
        }
    };
}

with_every_driver!(
    the_kit_finds_nothing,
    a_payment_counts_once,
    what_is_forged_is_refused,
    a_failure_rolls_back,
    duplicates_at_once_count_once,
    who_comes_meanwhile_is_sent_away,
    the_deadline_answers_and_the_callback_goes_on,
    a_callback_that_is_given_up_leaves_nothing_locked,
    who_writes_on_sqlite_waits_as_long_as_told
);

const SUCCESS: &str = r#"{"code":"SUCCESS"}"#;

fn failed(code: ErrorCode) -> (u16, String) {
    let ack = Ack::failure(code);
    (ack.status, ack.body)
}

async fn the_kit_finds_nothing<D: Driver>(desk: Desk) {
    let inbox = desk.inbox().table("wxnotify_check").unwrap();
    testing::check(&D::open(&desk.url).await, inbox).await.unwrap();
}

async fn a_payment_counts_once<D: Driver>(desk: Desk) {
    let shop = desk.serve::<D>(|builder| builder.on_paid(D::paid)).await;
    for _ in 0..3 {
        assert_eq!(shop.ask(&paid("A1", None)).await, (200, SUCCESS.to_owned()));
        assert_eq!(desk.paid_times().await, 1);
    }
}

async fn what_is_forged_is_refused<D: Driver>(desk: Desk) {
    let shop = desk.serve::<D>(|builder| builder.on_paid(D::paid)).await;
    assert_eq!(shop.ask(&paid("A1", Some(Fault::Forged))).await, failed(ErrorCode::SignatureInvalid));
    assert_eq!(desk.paid_times().await, 0);
}

async fn a_failure_rolls_back<D: Driver>(desk: Desk) {
    let fails = |payment: TransactionDirect, delivery: Delivery<D>| async move {
        D::paid(payment, delivery).await?;
        Err::<(), _>(Failure::said("库存不足"))
    };
    let shop = desk.serve::<D>(|builder| builder.on_paid(fails)).await;
    assert_eq!(shop.ask(&paid("A1", None)).await, (500, Ack::handler_failed_with("库存不足").body));
    assert_eq!(desk.paid_times().await, 0);
    // There is no such order.
    let shop = desk.serve::<D>(|builder| builder.on_paid(D::paid)).await;
    assert_eq!(shop.ask(&paid("A2", None)).await, (500, Ack::handler_failed_with("no such order").body));
    // It succeeds once the callback does.
    assert_eq!(shop.ask(&paid("A1", None)).await.0, 200);
    assert_eq!(desk.paid_times().await, 1);
}

async fn duplicates_at_once_count_once<D: Driver>(desk: Desk) {
    let shop = Arc::new(desk.serve::<D>(|builder| builder.on_paid(D::paid)).await);
    let request = Arc::new(paid("A1", None));
    let asking: Vec<_> = (0..8)
        .map(|_| {
            let (shop, request) = (Arc::clone(&shop), Arc::clone(&request));
            tokio::spawn(async move { shop.ask(&request).await.0 })
        })
        .collect();
    for asked in asking {
        let status = asked.await.unwrap();
        assert!(status == 200 || status == 503, "{status}");
    }
    assert_eq!(desk.paid_times().await, 1);
}

/// A callback that pays, says so, and waits to be told to go on.
fn waiting<D: Driver>() -> (Arc<Notify>, Arc<Notify>, impl Fn(TransactionDirect, Delivery<D>) -> Paying + Send + Sync) {
    let (begun, go_on) = (Arc::new(Notify::new()), Arc::new(Notify::new()));
    let (tell, wait) = (Arc::clone(&begun), Arc::clone(&go_on));
    let pays = move |payment, delivery| -> Paying {
        let (tell, wait) = (Arc::clone(&tell), Arc::clone(&wait));
        Box::pin(async move {
            tell.notify_one();
            wait.notified().await;
            D::paid(payment, delivery).await
        })
    };
    (begun, go_on, pays)
}

type Paying = std::pin::Pin<Box<dyn Future<Output = Result<(), Failure>> + Send>>;

/// Whoever is in the way is told by the database, and understood.
async fn who_comes_meanwhile_is_sent_away<D: Driver>(desk: Desk) {
    let (begun, go_on, pays) = waiting::<D>();
    let shop = Arc::new(desk.serve::<D>(|builder| builder.on_paid(pays)).await);
    let first = tokio::spawn({
        let shop = Arc::clone(&shop);
        async move { shop.ask(&paid("A1", None)).await.0 }
    });
    told(&begun).await;
    assert_eq!(shop.ask(&paid("A1", None)).await, failed(ErrorCode::NotificationBusy));
    go_on.notify_one();
    assert_eq!(first.await.unwrap(), 200);
    assert_eq!(desk.paid_times().await, 1);
}

async fn the_deadline_answers_and_the_callback_goes_on<D: Driver>(desk: Desk) {
    let (begun, go_on, pays) = waiting::<D>();
    let deadline = Some(Duration::from_millis(700));
    let shop = desk.serve::<D>(|builder| builder.on_paid(pays).deadline(deadline)).await;
    assert_eq!(shop.ask(&paid("A1", None)).await, failed(ErrorCode::DeadlineExceeded));
    told(&begun).await;
    assert_eq!(desk.paid_times().await, 0);
    go_on.notify_one();
    assert!(desk.is_paid(1).await);
    let shop = desk.serve::<D>(|builder| builder.on_paid(D::paid)).await;
    assert_eq!(shop.ask(&paid("A1", None)).await.0, 200);
    assert_eq!(desk.paid_times().await, 1);
}

async fn a_callback_that_is_given_up_leaves_nothing_locked<D: Driver>(mut desk: Desk) {
    desk.lease = 1;
    let was_here = Arc::new(AtomicBool::new(false));
    let hangs_once = move |payment: TransactionDirect, delivery: Delivery<D>| {
        let hangs = !was_here.swap(true, Ordering::SeqCst);
        async move {
            if hangs {
                let _delivery = delivery;
                std::future::pending::<()>().await;
            } else {
                D::paid(payment, delivery).await?;
            }
            Ok::<(), Failure>(())
        }
    };
    let driver = D::open(&desk.url).await;
    // Some are in the pool: what comes next gets another connection.
    let mut open = Vec::new();
    for _ in 0..4 {
        open.push(driver.begin(2_000, false).await.unwrap());
    }
    for transaction in open {
        D::roll_back(transaction).await;
    }
    let parser = crate::desk::platform().parser();
    let builder = wxnotify_handler::NotificationHandler::builder(parser).inbox(driver, desk.inbox());
    let shop = crate::desk::serve(builder.on_paid(hangs_once));
    assert_eq!(shop.ask(&paid("A1", None)).await, failed(ErrorCode::HandlerFailed));
    assert_eq!(shop.handler.in_flight(), 0);
    assert_eq!(shop.ask(&paid("A1", None)).await, (200, SUCCESS.to_owned()));
    assert_eq!(desk.paid_times().await, 1);
}

/// SQLite has one writer, who says so when it begins.
async fn who_writes_on_sqlite_waits_as_long_as_told<D: Driver>(desk: Desk) {
    if desk.inbox().dialect() != Dialect::Sqlite {
        return;
    }
    let (driver, another) = (D::open(&desk.url).await, D::open(&desk.url).await);
    let writes = driver.begin(2_000, true).await.unwrap();
    let reads = another.begin(100, false).await.unwrap();
    let began = Instant::now();
    assert!(another.begin(100, true).await.is_err());
    // Not the five seconds of sqlx's.
    assert!(began.elapsed() < Duration::from_secs(4), "{:?}", began.elapsed());
    D::roll_back(writes).await;
    D::roll_back(reads).await;
    D::roll_back(another.begin(100, true).await.unwrap()).await;
}
