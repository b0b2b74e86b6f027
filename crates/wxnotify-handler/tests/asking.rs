//! Asking WeChat Pay over real sockets: certificates that stay fresh, and what never arrived.

mod desk;
#[path = "readme/fresh.rs"]
mod fresh;
mod wechat_pay;

use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use desk::{Database, Desk};
use serde_json::{Value, json};
use sqlx::{Sqlite, SqlitePool};
use wechat_pay::{API_V3_KEY, MCHID, NEW, OLD, WeChatPay};
use wxnotify::events::{RefundDirect, TransactionDirect};
use wxnotify::refresher::Settings;
use wxnotify::testing::{Delivery as Sent, Platform};
use wxnotify::{ApiV3Key, ErrorCode, Merchant, NotificationParser, PaidOrder};
use wxnotify_handler::{
    Builder, CertificateRefresher, Delivery, Expected, Failure, Https, Mode, NotificationHandler, Order,
};

// Certificates

fn refresher(settings: Settings) -> CertificateRefresher<Https> {
    CertificateRefresher::new(Https::new().unwrap(), settings).unwrap()
}

fn settings(wechat_pay: &WeChatPay) -> Settings {
    Settings::new(wechat_pay.merchant(), vec![ApiV3Key::new(API_V3_KEY).unwrap()])
}

fn builder() -> wxnotify::NotificationParserBuilder {
    NotificationParser::builder().api_v3_key(ApiV3Key::new(API_V3_KEY).unwrap())
}

fn paid(platform: &Platform, id: &str) -> Sent {
    platform.notification("TRANSACTION.SUCCESS", &payment().to_string()).id(id).build().unwrap()
}

fn opens(parser: &NotificationParser, platform: &Platform) -> bool {
    let sent = paid(platform, "EV-1");
    parser.parse(sent.header_pairs(), sent.body()).is_ok()
}

async fn until(mut is_so: impl FnMut() -> bool) {
    let end = Instant::now() + Duration::from_secs(20);
    while !is_so() {
        assert!(Instant::now() < end);
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
}

#[tokio::test]
async fn they_are_downloaded_kept_in_the_file_and_found_there() {
    let wechat_pay = WeChatPay::open().await;
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("certificates.json");
    let first = refresher(settings(&wechat_pay)).file(&file);
    let parser = first.parser(builder()).await.unwrap();
    assert!(opens(&parser, &OLD) && !opens(&parser, &NEW));

    wechat_pay.has(&NEW);
    first.refresh().await.unwrap();
    // The old one may still be used, until its end.
    assert!(opens(&parser, &OLD) && opens(&parser, &NEW));
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);

    // One that starts while WeChat Pay is down has both from the file.
    let mut down = settings(&wechat_pay);
    down.merchant = down.merchant.host("http://127.0.0.1:1").unwrap();
    let second = refresher(down).file(&file);
    let parser = second.parser(builder()).await.unwrap();
    assert!(opens(&parser, &OLD) && opens(&parser, &NEW));
    let error = second.refresh().await.unwrap_err();
    assert_eq!(error.code(), ErrorCode::RequestFailed);
    assert!(error.message().contains("refused"), "{error}");
    assert!(opens(&parser, &NEW));

    std::fs::remove_file(&file).unwrap();
    let mut nothing = settings(&wechat_pay);
    nothing.merchant = nothing.merchant.host("http://127.0.0.1:1").unwrap();
    let error = refresher(nothing).file(&file).parser(builder()).await.unwrap_err();
    assert_eq!(error.code(), ErrorCode::RequestFailed);
}

#[tokio::test]
async fn what_is_forged_changes_nothing() {
    let wechat_pay = WeChatPay::open().await;
    let refresher = refresher(settings(&wechat_pay));
    let parser = refresher.parser(builder()).await.unwrap();
    for (status, code) in
        [(200, ErrorCode::EnvelopeInvalid), (302, ErrorCode::RequestFailed), (429, ErrorCode::RequestFailed)]
    {
        wechat_pay.answers("/v3/certificates", status, &json!({}));
        assert_eq!(refresher.refresh().await.unwrap_err().code(), code);
    }
    assert_eq!(parser.platform_keys().serials(), [OLD.serial()]);
}

#[tokio::test]
async fn a_rotation_in_the_middle_of_traffic_refuses_nothing_for_longer_than_a_download() {
    let wechat_pay = WeChatPay::open().await;
    let mut settings = settings(&wechat_pay);
    settings.pause_ms = 50;
    let refresher = refresher(settings);
    let parser = refresher.parser(builder()).await.unwrap();
    let nothing = |_: Delivery| async { Ok::<(), Failure>(()) };
    let merchant = desk::serve(NotificationHandler::builder(parser).otherwise(nothing).refresher(&refresher)).await;
    let running = tokio::spawn({
        let refresher = refresher.clone();
        async move { refresher.run().await }
    });
    assert_eq!(merchant.post(&paid(&OLD, "EV-1")).await.0, 200);
    // Nothing is downloaded until somebody needs it: the interval is 8 hours.
    assert_eq!(wechat_pay.asked(), 1);
    wechat_pay.has(&NEW);
    assert_eq!(merchant.post(&paid(&NEW, "EV-2")).await.0, 401);
    until(|| wechat_pay.asked() == 2).await;
    let mut answer = 0;
    for _ in 0..200 {
        answer = merchant.post(&paid(&NEW, "EV-2")).await.0;
        if answer == 200 {
            break;
        }
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    assert_eq!(answer, 200);
    assert_eq!(merchant.post(&paid(&OLD, "EV-3")).await.0, 200);
    refresher.close();
    tokio::time::timeout(Duration::from_secs(5), running).await.unwrap().unwrap();
}

#[tokio::test]
async fn made_up_serials_cost_one_download_a_pause() {
    let wechat_pay = WeChatPay::open().await;
    let mut settings = settings(&wechat_pay);
    settings.pause_ms = 200;
    let refresher = refresher(settings);
    refresher.parser(builder()).await.unwrap();
    let running = tokio::spawn({
        let refresher = refresher.clone();
        async move { refresher.run().await }
    });
    let began = Instant::now();
    while began.elapsed() < Duration::from_millis(1100) {
        refresher.seen(&wxnotify::Error::new(ErrorCode::SerialUnknown, "made up"));
        refresher.seen(&wxnotify::Error::new(ErrorCode::SignatureInvalid, "no hint"));
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    refresher.close();
    tokio::time::timeout(Duration::from_secs(5), running).await.unwrap().unwrap();
    let (asked, most) = (wechat_pay.asked(), 2 + began.elapsed().as_millis() as usize / 200);
    assert!((3..=most).contains(&asked), "{asked} of {most}");
}

#[tokio::test]
async fn one_that_waits_for_an_answer_stops_at_once() {
    // It takes connections, and answers none.
    let silent = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = silent.local_addr().unwrap();
    let wechat_pay = WeChatPay::open().await;
    let mut settings = settings(&wechat_pay);
    settings.merchant = settings.merchant.host(&format!("http://{address}")).unwrap();
    settings.interval = 0.01;
    let refresher = refresher(settings);
    let running = tokio::spawn({
        let refresher = refresher.clone();
        async move { refresher.run().await }
    });
    let _asked = silent.accept().await.unwrap();
    refresher.close();
    tokio::time::timeout(Duration::from_secs(2), running).await.unwrap().unwrap();
}

#[tokio::test]
async fn what_is_no_refresher_is_named() {
    let wechat_pay = WeChatPay::open().await;
    let client = || Https::new().unwrap();
    let mut wrong = settings(&wechat_pay);
    wrong.interval = 43_200.0;
    let error = CertificateRefresher::new(client(), wrong).unwrap_err();
    assert_eq!((error.code(), error.field()), (ErrorCode::OptionInvalid, Some("interval")));
    let error = CertificateRefresher::new(client(), Settings::new(wechat_pay.merchant(), Vec::new())).unwrap_err();
    assert_eq!((error.code(), error.field()), (ErrorCode::ApiV3KeyInvalid, Some("api_v3_key")));
    let shown = format!("{:?}", refresher(settings(&wechat_pay)));
    assert!(!shown.contains(API_V3_KEY) && !shown.contains("PRIVATE"), "{shown}");
}

// What never arrived

const ORDER: &str = "/v3/pay/transactions/out-trade-no/A1?mchid=1900007291";
const REFUND: &str = "/v3/refund/domestic/refunds/R1";

fn payment() -> Value {
    let overrides = json!({ "mchid": MCHID, "out_trade_no": "A1", "transaction_id": "42", "amount.total": 100 });
    serde_json::from_str(&wxnotify::testing::sample("TRANSACTION.SUCCESS", &overrides).unwrap()).unwrap()
}

fn order(number: &str) -> Order {
    Order { out_trade_no: Some(number.to_owned()), ..Order::default() }
}

/// A shop that asks, and what its handler observed.
struct Shop {
    desk: Desk<Sqlite>,
    merchant: desk::Merchant<SqlitePool>,
    wechat_pay: WeChatPay,
    observed: Arc<Mutex<Vec<&'static str>>>,
    client: Https,
    asker: Merchant,
}

impl Shop {
    async fn open(with: impl FnOnce(Builder<SqlitePool>) -> Builder<SqlitePool>) -> Self {
        let (desk, wechat_pay) = (Desk::<Sqlite>::open().await, WeChatPay::open().await);
        let inbox = wxnotify_sqlx::Inbox::new();
        let pay = |payment: TransactionDirect, mut delivery: Delivery<SqlitePool>| async move {
            Sqlite::pay(delivery.connection()?, &payment.out_trade_no).await?;
            Ok::<(), Failure>(())
        };
        let refund = |refund: RefundDirect, mut delivery: Delivery<SqlitePool>| async move {
            Sqlite::pay(delivery.connection()?, &refund.out_refund_no).await?;
            Ok::<(), Failure>(())
        };
        let observed = Arc::new(Mutex::new(Vec::new()));
        let noted = Arc::clone(&observed);
        let builder = NotificationHandler::builder(OLD.parser()).inbox(desk.pool.clone(), inbox);
        let builder = builder.on_paid(pay).on_refunded(refund);
        let builder = builder.observe(move |outcome| noted.lock().unwrap().push(outcome.code));
        let merchant = desk::serve(with(builder)).await;
        let (client, asker) = (Https::new().unwrap(), wechat_pay.merchant());
        Self { desk, merchant, wechat_pay, observed, client, asker }
    }

    async fn reconcile(&self, order: Order) -> Result<(String, Option<&'static str>), ErrorCode> {
        let told = self.merchant.handler.reconcile(&self.client, &self.asker, &order).await;
        told.map(|told| (told.state, told.code)).map_err(|error| error.code())
    }

    fn observed(&self) -> Vec<&'static str> {
        self.observed.lock().unwrap().clone()
    }
}

fn told(state: &str, code: Option<&'static str>) -> Result<(String, Option<&'static str>), ErrorCode> {
    Ok((state.to_owned(), code))
}

#[tokio::test]
async fn a_payment_counts_once_whichever_comes_first() {
    let shop = Shop::open(Builder::business_key).await;
    shop.wechat_pay.answers(ORDER, 200, &payment());
    assert_eq!(shop.reconcile(order("A1")).await, told("SUCCESS", Some("SUCCESS")));
    assert_eq!(shop.reconcile(order("A1")).await, told("SUCCESS", Some("DUPLICATE")));
    assert_eq!(shop.merchant.post(&paid(&OLD, "EV-1")).await.0, 200);
    assert_eq!(shop.desk.paid_times().await, 1);
    assert_eq!(shop.observed(), ["SUCCESS", "DUPLICATE", "DUPLICATE"]);

    let mut other = payment();
    (other["out_trade_no"], other["transaction_id"]) = (json!("A2"), json!("43"));
    let sent = OLD.notification("TRANSACTION.SUCCESS", &other.to_string()).id("EV-2").build().unwrap();
    assert_eq!(shop.merchant.post(&sent).await.0, 200);
    shop.wechat_pay.answers("/v3/pay/transactions/id/43?mchid=1900007291", 200, &other);
    let by_id = Order { transaction_id: Some("43".to_owned()), ..Order::default() };
    assert_eq!(shop.reconcile(by_id).await, told("SUCCESS", Some("DUPLICATE")));
    assert_eq!(shop.desk.paid_times().await, 2);
    assert_eq!(shop.merchant.handler.in_flight(), 0);
}

#[tokio::test]
async fn a_refund_too() {
    let shop = Shop::open(Builder::business_key).await;
    let by_number = || Order { out_refund_no: Some("R1".to_owned()), ..Order::default() };
    let overrides = json!({ "mchid": MCHID, "out_refund_no": "R1", "refund_id": "50" });
    let notified = wxnotify::testing::sample("REFUND.SUCCESS", &overrides).unwrap();
    let mut refund: Value = serde_json::from_str(&notified).unwrap();
    let status = refund.as_object_mut().unwrap().remove("refund_status").unwrap();
    refund["status"] = json!("PROCESSING");
    shop.wechat_pay.answers(REFUND, 200, &refund);
    assert_eq!(shop.reconcile(by_number()).await, told("PROCESSING", None));
    refund["status"] = status;
    shop.wechat_pay.answers(REFUND, 200, &refund);
    assert_eq!(shop.reconcile(by_number()).await, told("SUCCESS", Some("SUCCESS")));
    let sent = OLD.notification("REFUND.SUCCESS", &notified).build().unwrap();
    assert_eq!(shop.merchant.post(&sent).await.0, 200);
    assert_eq!((shop.desk.paid_times().await, shop.observed()), (1, vec!["SUCCESS", "DUPLICATE"]));
}

#[tokio::test]
async fn an_order_that_is_not_paid_is_no_event() {
    let shop = Shop::open(Builder::business_key).await;
    assert_eq!(shop.reconcile(order("A1")).await, told("NOT_EXIST", None));
    let mut open = payment();
    open["trade_state"] = json!("NOTPAY");
    shop.wechat_pay.answers(ORDER, 200, &open);
    assert_eq!(shop.reconcile(order("A1")).await, told("NOTPAY", None));
    assert_eq!((shop.desk.paid_times().await, shop.observed().len()), (0, 0));
}

#[tokio::test]
async fn what_is_not_wechat_pays_word_is_refused() {
    let shop = Shop::open(|builder| {
        builder.business_key().expect(|notification| async move {
            notification.expect_paid(&PaidOrder::new(MCHID, "A1", 100))?;
            Ok::<_, Failure>(Expected::Compared)
        })
    })
    .await;
    let mut wrong = payment();
    wrong["out_trade_no"] = json!("A2");
    shop.wechat_pay.answers(ORDER, 200, &wrong);
    assert_eq!(shop.reconcile(order("A1")).await, Err(ErrorCode::ContentMismatch));
    wrong = payment();
    wrong["amount"]["total"] = json!(1);
    shop.wechat_pay.answers(ORDER, 200, &wrong);
    assert_eq!(shop.reconcile(order("A1")).await, Err(ErrorCode::ContentMismatch));
    shop.wechat_pay.answers(ORDER, 200, &payment());
    shop.wechat_pay.has(&NEW);
    assert_eq!(shop.reconcile(order("A1")).await, Err(ErrorCode::SerialUnknown));
    shop.wechat_pay.has(&Arc::new(Platform::builder().serial(OLD.serial()).build().unwrap()));
    assert_eq!(shop.reconcile(order("A1")).await, Err(ErrorCode::SignatureInvalid));
    shop.wechat_pay.has(&OLD);
    wrong = payment();
    wrong["attach"] = json!("x".repeat(4 << 20));
    shop.wechat_pay.answers(ORDER, 200, &wrong);
    assert_eq!(shop.reconcile(order("A1")).await, Err(ErrorCode::BodyTooLarge));
    for status in [302, 500] {
        shop.wechat_pay.answers(ORDER, status, &payment());
        assert_eq!(shop.reconcile(order("A1")).await, Err(ErrorCode::RequestFailed));
    }
    assert_eq!(shop.reconcile(Order::default()).await, Err(ErrorCode::OptionInvalid));
    assert_eq!(shop.desk.paid_times().await, 0);
    assert_eq!(shop.merchant.handler.in_flight(), 0);
}

#[tokio::test]
async fn a_handler_that_counts_by_id_is_told_what_to_set() {
    let by_id = Shop::open(|builder| builder).await;
    let error = by_id.merchant.handler.reconcile(&by_id.client, &by_id.asker, &order("A1")).await.unwrap_err();
    assert_eq!((error.code(), error.field()), (ErrorCode::OptionInvalid, Some("key")));
    let the_id =
        |notification: Arc<wxnotify::Notification>| async move { Ok::<_, Failure>(notification.id().to_owned()) };
    let by_its_id = Shop::open(|builder| builder.key(the_id)).await;
    by_its_id.wechat_pay.answers(ORDER, 200, &payment());
    assert_eq!(by_its_id.reconcile(order("A1")).await, Err(ErrorCode::OptionInvalid));
    let own = |notification: Arc<wxnotify::Notification>| async move {
        Ok::<_, Failure>(format!("paid:{}", notification.resource()["transaction_id"]))
    };
    let own = Shop::open(|builder| builder.key(own)).await;
    own.wechat_pay.answers(ORDER, 200, &payment());
    assert_eq!(own.reconcile(order("A1")).await, told("SUCCESS", Some("SUCCESS")));
    let both = NotificationHandler::builder(OLD.parser()).business_key();
    let both = both.key(|_| async { Ok::<_, Failure>(String::new()) }).build().unwrap_err();
    assert_eq!((both.code(), both.field()), (ErrorCode::OptionInvalid, Some("key")));
}

#[tokio::test]
async fn the_mode_stored_stores_it() {
    let shop = Shop::open(|builder| builder.business_key().mode(Mode::Stored)).await;
    shop.wechat_pay.answers(ORDER, 200, &payment());
    assert_eq!(shop.reconcile(order("A1")).await, told("SUCCESS", Some("STORED")));
    assert_eq!(shop.merchant.post(&paid(&OLD, "EV-1")).await.0, 200);
    assert!(shop.merchant.handler.work_once().await.unwrap());
    assert!(!shop.merchant.handler.work_once().await.unwrap());
    assert_eq!(shop.desk.paid_times().await, 1);
}

#[tokio::test]
async fn a_callback_that_fails_is_raised_and_can_be_tried_again() {
    let fails = Arc::new(std::sync::atomic::AtomicBool::new(true));
    let failing = Arc::clone(&fails);
    let shop = Shop::open(|builder| {
        builder.business_key().expect(move |_| {
            let fails = failing.load(std::sync::atomic::Ordering::SeqCst);
            async move { if fails { Err(Failure::said("later")) } else { Ok(Expected::NotCompared) } }
        })
    })
    .await;
    shop.wechat_pay.answers(ORDER, 200, &payment());
    assert_eq!(shop.reconcile(order("A1")).await, Err(ErrorCode::HandlerFailed));
    fails.store(false, std::sync::atomic::Ordering::SeqCst);
    assert_eq!(shop.reconcile(order("A1")).await, told("SUCCESS", Some("SUCCESS")));
    shop.merchant.handler.shutdown(Duration::ZERO).await;
    assert_eq!(shop.reconcile(order("A1")).await, Err(ErrorCode::NotificationBusy));
}

#[tokio::test]
async fn the_readmes_sample_asks() {
    let (desk, wechat_pay, folder) =
        (Desk::<Sqlite>::open().await, WeChatPay::open().await, tempfile::tempdir().unwrap());
    wechat_pay.answers(ORDER, 200, &payment());
    let paid = |payment: TransactionDirect, mut delivery: Delivery<SqlitePool>| async move {
        Sqlite::pay(delivery.connection()?, &payment.out_trade_no).await?;
        Ok::<(), Failure>(())
    };
    let file = folder.path().join("certificates.json");
    let asked = fresh::asks(wechat_pay.merchant(), API_V3_KEY, desk.pool.clone(), &file, paid).await;
    let (told, handler, refresher) = asked.unwrap();
    assert_eq!((told.state.as_str(), told.code), ("SUCCESS", Some("SUCCESS")));
    assert_eq!(handler.handle_request(desk::request(&self::paid(&OLD, "EV-1"))).await.status(), 200);
    assert_eq!(desk.paid_times().await, 1);
    assert!(file.exists());
    refresher.close();
}
