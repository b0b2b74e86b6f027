//! The handler in axum, behind a real socket, with the inbox on each database.

mod desk;

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use desk::{Database, Desk, order};
use tokio::sync::Notify;
use wxnotify::events::{RefundDirect, TransactionDirect};
use wxnotify::testing::v2::{SignType, notification as v2_notification};
use wxnotify::{Ack, ApiV2Key, ErrorCode};
use wxnotify_handler::{Delivery, Expected, Failure, Mode, NotificationHandler, Unhandled};

const SUCCESS: &str = r#"{"code":"SUCCESS"}"#;

/// Each test on each database.
macro_rules! on_every_database {
    ($($name:ident),*) => {
        mod sqlite { $(#[tokio::test(flavor = "multi_thread", worker_threads = 2)] async fn $name() { super::$name::<sqlx::Sqlite>().await })* }
        mod postgresql { $(#[tokio::test(flavor = "multi_thread", worker_threads = 2)] async fn $name() { super::$name::<sqlx::Postgres>().await })* }
        mod mariadb { $(#[tokio::test(flavor = "multi_thread", worker_threads = 2)] async fn $name() { super::$name::<sqlx::MySql>().await })* }
    };
}

on_every_database!(
    a_success_is_committed_once,
    a_failure_rolls_back,
    duplicates_at_once_count_once,
    a_hung_callback_is_answered_and_others_go_on,
    a_hung_callback_is_given_up_with_its_lease,
    a_client_that_hangs_up_cancels_nothing,
    a_request_that_is_dropped_is_worked_on_to_its_end,
    stored_is_worked_off,
    leased_can_be_renewed
);

async fn pay<DB: Database>(payment: TransactionDirect, mut delivery: Delivery<sqlx::Pool<DB>>) -> Result<(), Failure> {
    DB::pay(delivery.connection()?, &payment.out_trade_no).await?;
    Ok(())
}

async fn a_success_is_committed_once<DB: Database>() {
    let desk = Desk::<DB>::open().await;
    let seen = Arc::new(AtomicUsize::new(0));
    let expect = |notification: Arc<wxnotify::Notification>| async move {
        notification.expect_paid(&wxnotify::PaidOrder::new("1900007291", "A1", 100))?;
        Ok::<_, Failure>(Expected::Compared)
    };
    let key = |notification: Arc<wxnotify::Notification>| async move {
        Ok::<_, Failure>(format!("pay:{}", notification.id()))
    };
    let counted = Arc::clone(&seen);
    let observe = move |outcome: &wxnotify_handler::Outcome| {
        assert!(["SUCCESS", "DUPLICATE", "CONTENT_MISMATCH"].contains(&outcome.code), "{}", outcome.line);
        counted.fetch_add(1, Ordering::SeqCst);
    };
    let merchant = desk.serve(|builder| builder.on_paid(pay).expect(expect).key(key).observe(observe)).await;
    let delivery = desk.paid("A1");
    for _ in 0..3 {
        assert_eq!(merchant.post(&delivery).await, (200, SUCCESS.to_owned()));
    }
    assert_eq!(merchant.post(&desk.paid("A2")).await, failed(ErrorCode::ContentMismatch));
    assert_eq!(desk.paid_times().await, 1);
    assert_eq!(seen.load(Ordering::SeqCst), 4);
    assert_eq!(desk.state_of("pay:EV-A1").await.as_deref(), Some("done"));
}

async fn a_failure_rolls_back<DB: Database>() {
    let desk = Desk::<DB>::open().await;
    let said = |payment: TransactionDirect, mut delivery: Delivery<sqlx::Pool<DB>>| async move {
        DB::pay(delivery.connection()?, &payment.out_trade_no).await?;
        Err::<(), _>(Failure::said("库存不足"))
    };
    let panics = |_: Delivery<sqlx::Pool<DB>>| async {
        if true {
            panic!("on purpose");
        }
        Ok::<(), Failure>(())
    };
    let raises = |mut delivery: Delivery<sqlx::Pool<DB>>| async move {
        DB::pay(delivery.connection()?, "A1").await?;
        DB::run_sql(delivery.connection()?, "SELECT o_openid FROM nothing_at_all").await?;
        Ok::<_, Failure>(Ack::success())
    };
    let keeps = |_: RefundDirect, delivery: Delivery<sqlx::Pool<DB>>| async move {
        tokio::spawn(async move {
            tokio::time::sleep(Duration::from_millis(200)).await;
            drop(delivery);
        });
        Ok::<(), Failure>(())
    };
    let lines = Arc::new(std::sync::Mutex::new(String::new()));
    let noted = Arc::clone(&lines);
    let observe = move |outcome: &wxnotify_handler::Outcome| {
        noted.lock().unwrap().push_str(&outcome.line);
        assert_eq!(outcome.cause.is_some(), outcome.line.contains("sqlx"), "{}", outcome.line);
    };
    let merchant = desk
        .serve(|builder| {
            let builder = builder.on_paid(said).on_refunded(keeps).on("REFUND.CLOSED", panics).observe(observe);
            builder.on("transaction.partner", raises)
        })
        .await;
    let answer = merchant.post(&desk.paid("A1")).await;
    assert_eq!(answer, (500, Ack::handler_failed_with("库存不足").body));
    assert_eq!(
        merchant.post(&desk.event("REFUND.CLOSED", &desk::sample("REFUND.CLOSED"))).await,
        failed(ErrorCode::HandlerFailed)
    );
    assert_eq!(
        merchant.post(&desk.event("REFUND.SUCCESS", &desk::sample("REFUND.SUCCESS"))).await,
        failed(ErrorCode::HandlerFailed)
    );
    let partner = order("A1").replace("\"mchid\"", "\"sp_mchid\":\"1\",\"sub_mchid\"");
    assert_eq!(merchant.post(&desk.event("TRANSACTION.SUCCESS", &partner)).await, failed(ErrorCode::HandlerFailed));
    assert_eq!(desk.paid_times().await, 0);
    let lines = lines.lock().unwrap().clone();
    assert!(lines.contains("raised a panic"), "{lines}");
    assert!(lines.contains("kept its delivery"), "{lines}");
    assert!(lines.contains("Error at endpoint.rs:"), "{lines}");
    assert!(!lines.contains("openid") && !lines.contains("nothing_at_all"), "{lines}");
    // The same again succeeds once the callback does.
    let merchant = desk.serve(|builder| builder.on_paid(pay)).await;
    assert_eq!(merchant.post(&desk.paid("A1")).await.0, 200);
    assert_eq!(desk.paid_times().await, 1);
}

async fn duplicates_at_once_count_once<DB: Database>() {
    let desk = Desk::<DB>::open().await;
    let merchant = Arc::new(desk.serve(|builder| builder.on_paid(pay)).await);
    let delivery = Arc::new(desk.paid("A1"));
    let posts: Vec<_> = (0..12)
        .map(|_| {
            let (merchant, delivery) = (Arc::clone(&merchant), Arc::clone(&delivery));
            tokio::spawn(async move { merchant.post(&delivery).await.0 })
        })
        .collect();
    for post in posts {
        let status = post.await.unwrap();
        assert!(status == 200 || status == 503, "{status}");
    }
    assert_eq!(desk.paid_times().await, 1);
}

async fn a_hung_callback_is_answered_and_others_go_on<DB: Database>() {
    let desk = Desk::<DB>::open().await;
    let hangs = |payment: TransactionDirect, mut delivery: Delivery<sqlx::Pool<DB>>| async move {
        if payment.out_trade_no == "A1" {
            tokio::time::sleep(Duration::from_millis(800)).await;
        }
        // SQLite has one writer: the others wait for it, so they are no measure there.
        DB::pay(delivery.connection()?, &payment.out_trade_no).await?;
        Ok::<(), Failure>(())
    };
    let late = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&late);
    let observe = move |outcome: &wxnotify_handler::Outcome| {
        counted.fetch_add(usize::from(outcome.late && outcome.code == "SUCCESS"), Ordering::SeqCst);
    };
    let deadline = Some(Duration::from_millis(300));
    let merchant = desk.serve(|builder| builder.on_paid(hangs).deadline(deadline).observe(observe)).await;
    let (hung, other) = (desk.paid("A1"), desk.event("REFUND.SUCCESS", &desk::sample("REFUND.SUCCESS")));
    let began = Instant::now();
    let (slow, quick) = tokio::join!(merchant.post(&hung), merchant.post(&other));
    assert_eq!(slow, failed(ErrorCode::DeadlineExceeded));
    assert_eq!(quick, failed(ErrorCode::EventUnhandled));
    assert!(began.elapsed() < Duration::from_millis(790), "{:?}", began.elapsed());
    // It goes on, and counts.
    for _ in 0..100 {
        if late.load(Ordering::SeqCst) == 1 {
            break;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    assert_eq!(desk.paid_times().await, 1);
    assert_eq!(merchant.post(&hung).await.0, 200);
    assert_eq!(desk.paid_times().await, 1);
}

async fn a_hung_callback_is_given_up_with_its_lease<DB: Database>() {
    let mut desk = Desk::<DB>::open().await;
    desk.lease = 1;
    let hangs = |payment: TransactionDirect, mut delivery: Delivery<sqlx::Pool<DB>>| async move {
        DB::pay(delivery.connection()?, &payment.out_trade_no).await?;
        std::future::pending::<()>().await;
        Ok::<(), Failure>(())
    };
    let merchant = desk.serve(|builder| builder.on_paid(hangs)).await;
    assert_eq!(merchant.post(&desk.paid("A1")).await, failed(ErrorCode::HandlerFailed));
    assert_eq!(desk.paid_times().await, 0);
    assert_eq!(merchant.handler.in_flight(), 0);
}

/// A callback that pays, and then says so and waits until it is told to go on.
struct Waiting {
    begun: Arc<Notify>,
    go_on: Arc<Notify>,
}

impl Waiting {
    async fn serve<DB: Database>(desk: &Desk<DB>) -> (desk::Merchant<sqlx::Pool<DB>>, Self) {
        let (begun, go_on) = (Arc::new(Notify::new()), Arc::new(Notify::new()));
        let (tell, wait) = (Arc::clone(&begun), Arc::clone(&go_on));
        let waits = move |payment: TransactionDirect, mut delivery: Delivery<sqlx::Pool<DB>>| {
            let (tell, wait) = (Arc::clone(&tell), Arc::clone(&wait));
            async move {
                DB::pay(delivery.connection()?, &payment.out_trade_no).await?;
                tell.notify_one();
                wait.notified().await;
                Ok::<(), Failure>(())
            }
        };
        (desk.serve(|builder| builder.on_paid(waits)).await, Self { begun, go_on })
    }
}

async fn a_client_that_hangs_up_cancels_nothing<DB: Database>() {
    let desk = Desk::<DB>::open().await;
    let (merchant, callback) = Waiting::serve(&desk).await;
    let connection = merchant.send(&desk.paid("A1")).await;
    callback.begun.notified().await;
    drop(connection);
    tokio::time::sleep(Duration::from_millis(50)).await;
    callback.go_on.notify_one();
    assert_eq!(merchant.handler.shutdown(Duration::from_secs(5)).await, 0);
    assert_eq!(desk.paid_times().await, 1);
}

/// The same at the moment when a server drops what it had the handler do, however long it takes to see that the client is gone.
async fn a_request_that_is_dropped_is_worked_on_to_its_end<DB: Database>() {
    let desk = Desk::<DB>::open().await;
    let (merchant, callback) = Waiting::serve(&desk).await;
    let (handler, delivery) = (merchant.handler.clone(), desk.paid("A1"));
    let asking = tokio::spawn(async move { handler.handle_request(desk::request(&delivery)).await });
    callback.begun.notified().await;
    asking.abort();
    assert!(asking.await.unwrap_err().is_cancelled());
    assert_eq!(merchant.handler.in_flight(), 1);
    callback.go_on.notify_one();
    assert_eq!(merchant.handler.shutdown(Duration::from_secs(5)).await, 0);
    assert_eq!(desk.paid_times().await, 1);
    assert_eq!(desk.state_of("EV-A1").await.as_deref(), Some("done"));
}

async fn stored_is_worked_off<DB: Database>() {
    let desk = Desk::<DB>::open().await;
    let merchant = desk.serve(|builder| builder.mode(Mode::Stored).on_paid(pay)).await;
    for _ in 0..2 {
        assert_eq!(merchant.post(&desk.paid("A1")).await, (200, SUCCESS.to_owned()));
    }
    assert_eq!(desk.paid_times().await, 0);
    let worker = tokio::spawn({
        let handler = merchant.handler.clone();
        async move { handler.work(Duration::from_millis(20), Some(Duration::from_secs(90_000))).await }
    });
    for _ in 0..200 {
        if desk.paid_times().await == 1 {
            break;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    assert_eq!(desk.paid_times().await, 1);
    assert_eq!(merchant.handler.shutdown(Duration::from_secs(5)).await, 0);
    worker.await.unwrap().unwrap();
    assert_eq!(desk.state_of("EV-A1").await.as_deref(), Some("done"));
}

async fn leased_can_be_renewed<DB: Database>() {
    let mut desk = Desk::<DB>::open().await;
    desk.lease = 2;
    let works = |mut delivery: Delivery<sqlx::Pool<DB>>| async move {
        let error = delivery.connection().err().map(|error| error.code());
        assert_eq!(error, Some(ErrorCode::ArgumentInvalid));
        for _ in 0..3 {
            tokio::time::sleep(Duration::from_millis(900)).await;
            delivery.renew().await?;
        }
        Ok::<(), Failure>(())
    };
    let merchant = desk.serve(|builder| builder.mode(Mode::Leased).on("transaction.direct", works)).await;
    assert_eq!(merchant.post(&desk.paid("A1")).await, (200, SUCCESS.to_owned()));
    assert_eq!(desk.state_of("EV-A1").await.as_deref(), Some("done"));
}

// Without a database

async fn nothing(_: Delivery) -> Result<(), Failure> {
    Ok(())
}

#[tokio::test]
async fn what_is_no_notification_is_refused() {
    let platform = desk::platform();
    let merchant = desk::serve(NotificationHandler::builder(platform.parser()).otherwise(nothing)).await;
    for method in ["GET", "PUT", "DELETE"] {
        let answer =
            merchant.exchange(&format!("{method} /notify HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")).await;
        assert!(answer.starts_with("HTTP/1.1 405 ") && answer.contains("\r\nallow: POST\r\n"), "{answer}");
        assert!(answer.ends_with(&Ack::failure(ErrorCode::MethodNotAllowed).body), "{answer}");
    }
    let long = 1024 * 1024 + 1;
    // By its length, before any of it is there; and without a length, as soon as it is too long.
    let head = "POST /notify HTTP/1.1\r\nHost: x\r\nConnection: close\r\n";
    let answer = merchant.exchange(&format!("{head}Content-Length: {long}\r\n\r\n")).await;
    assert!(answer.ends_with(&Ack::failure(ErrorCode::BodyTooLarge).body), "{answer}");
    let answer =
        merchant.exchange(&format!("{head}Transfer-Encoding: chunked\r\n\r\n{long:x}\r\n{}", " ".repeat(long))).await;
    assert!(answer.ends_with(&Ack::failure(ErrorCode::BodyTooLarge).body), "{answer}");
    let answer = merchant.exchange(&format!("{head}Content-Length: 2\r\n\r\n{{}}")).await;
    assert!(answer.starts_with("HTTP/1.1 400 ") && answer.contains("required header missing"), "{answer}");
}

#[tokio::test]
async fn a_body_that_trickles_has_a_deadline() {
    let platform = desk::platform();
    let builder = NotificationHandler::builder(platform.parser()).otherwise(nothing);
    let merchant = desk::serve(builder.deadline(Some(Duration::from_millis(200)))).await;
    let began = Instant::now();
    let answer =
        merchant.exchange("POST /notify HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 9\r\n\r\n{").await;
    assert!(answer.ends_with(&Ack::failure(ErrorCode::DeadlineExceeded).body), "{answer}");
    assert!(began.elapsed() < Duration::from_secs(2));
}

#[tokio::test]
async fn what_no_route_takes_is_refused_or_acknowledged() {
    let platform = desk::platform();
    for (unhandled, expected) in
        [(Unhandled::Refuse, failed(ErrorCode::EventUnhandled)), (Unhandled::Acknowledge, (200, SUCCESS.to_owned()))]
    {
        let paid = |_: TransactionDirect, _: Delivery| async { Ok::<(), Failure>(()) };
        let merchant =
            desk::serve(NotificationHandler::builder(platform.parser()).on_paid(paid).unhandled(unhandled)).await;
        let delivery = platform.notification("REFUND.SUCCESS", &desk::sample("REFUND.SUCCESS")).build().unwrap();
        assert_eq!(merchant.post(&delivery).await, expected);
    }
}

#[tokio::test]
async fn what_does_not_have_its_type_goes_to_otherwise() {
    let platform = desk::platform();
    let untyped = platform
        .notification("TRANSACTION.SUCCESS", &order("A1").replace("\"total\":100", "\"total\":\"100\""))
        .build()
        .unwrap();
    let paid = |_: TransactionDirect, _: Delivery| async { Ok::<(), Failure>(()) };
    let builder = || NotificationHandler::builder(platform.parser()).on_paid(paid);
    assert_eq!(desk::serve(builder()).await.post(&untyped).await, failed(ErrorCode::EventUntyped));
    let merchant = desk::serve(builder().otherwise(nothing)).await;
    assert_eq!(merchant.post(&untyped).await, (200, SUCCESS.to_owned()));
}

#[tokio::test]
async fn no_more_are_in_flight_than_may_be() {
    let platform = desk::platform();
    let go_on = Arc::new(Notify::new());
    let wait = Arc::clone(&go_on);
    let waits = move |_: Delivery| {
        let wait = Arc::clone(&wait);
        async move {
            wait.notified().await;
            Ok::<(), Failure>(())
        }
    };
    let builder = NotificationHandler::builder(platform.parser()).otherwise(waits).max_in_flight(1);
    let merchant = Arc::new(desk::serve(builder).await);
    let delivery = Arc::new(platform.notification("TRANSACTION.SUCCESS", &order("A1")).build().unwrap());
    let first = tokio::spawn({
        let (merchant, delivery) = (Arc::clone(&merchant), Arc::clone(&delivery));
        async move { merchant.post(&delivery).await.0 }
    });
    while merchant.handler.in_flight() == 0 {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    assert_eq!(merchant.post(&delivery).await, failed(ErrorCode::NotificationBusy));
    // One that shuts down says how many are left, and takes nothing new.
    assert_eq!(merchant.handler.shutdown(Duration::from_millis(50)).await, 1);
    go_on.notify_one();
    assert_eq!(first.await.unwrap(), 200);
    assert_eq!(merchant.handler.shutdown(Duration::from_secs(5)).await, 0);
    assert_eq!(merchant.post(&delivery).await, failed(ErrorCode::NotificationBusy));
}

#[tokio::test]
async fn v2_is_answered_in_xml() {
    let platform = desk::platform();
    let secret = "0123456789abcdefghijklmnopqrstuv";
    let keys = [ApiV2Key::new("1900007291", secret).unwrap()];
    let builder = NotificationHandler::builder(platform.parser()).on("v2.pay", nothing).api_v2_keys(keys);
    let merchant = desk::serve(builder).await;
    let fields = [
        ("mch_id", "1900007291"),
        ("appid", "wx1"),
        ("openid", "o1"),
        ("trade_type", "JSAPI"),
        ("bank_type", "OTHERS"),
        ("cash_fee", "100"),
        ("time_end", "20261128190000"),
        ("out_trade_no", "A1"),
        ("transaction_id", "42"),
        ("result_code", "SUCCESS"),
        ("total_fee", "100"),
    ];
    let body = v2_notification(&fields, secret, SignType::Md5).unwrap();
    let post = |body: &str| {
        format!("POST /notify HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: {}\r\n\r\n{body}", body.len())
    };
    let answer = merchant.exchange(&post(&body)).await;
    assert!(answer.starts_with("HTTP/1.1 200 ") && answer.ends_with(&Ack::success_v2().body), "{answer}");
    assert!(answer.contains("content-type: text/xml\r\n"), "{answer}");
    let answer = merchant.exchange(&post(&body.replace("A1", "A2"))).await;
    assert!(answer.ends_with(&Ack::failure_v2(ErrorCode::SignatureInvalid).body), "{answer}");
}

#[test]
fn options_that_are_wrong_are_named() {
    let builder = || NotificationHandler::builder(desk::platform().parser());
    for (builder, field) in [
        (builder().deadline(Some(Duration::from_secs(5))), "deadline"),
        (builder().max_in_flight(0), "max_in_flight"),
        (builder().mode(Mode::Stored), "inbox"),
        (builder().on("TRANSACTION.SUCESS", nothing), "route"),
        (builder().otherwise(nothing).otherwise(nothing), "route"),
    ] {
        let error = builder.build().unwrap_err();
        assert_eq!((error.code(), error.field()), (ErrorCode::OptionInvalid, Some(field)));
    }
    builder().on_custom("TRANSACTION.SUCESS", nothing).build().unwrap();
}

fn failed(code: ErrorCode) -> (u16, String) {
    let ack = Ack::failure(code);
    (ack.status, ack.body)
}
