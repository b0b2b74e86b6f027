//! Several merchants behind one endpoint, behind a real socket.

mod desk;
#[path = "readme/merchants.rs"]
mod readme;
mod wechat_pay;

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, LazyLock, Mutex};
use std::time::Duration;

use desk::{Database, Desk};
use serde_json::json;
use sqlx::{Sqlite, SqlitePool};
use wechat_pay::WeChatPay;
use wxnotify::testing::{Delivery as Sent, Fault, Platform};
use wxnotify::{Ack, ApiV3Key, ErrorCode, Notification, PaidOrder};
use wxnotify_handler::{
    Builder, Delivery, Expected, Failure, Https, Merchants, Mode, NotificationHandler, Order, Outcome, Request,
    ServedMerchant,
};

const SUCCESS: &str = r#"{"code":"SUCCESS"}"#;

/// Of two merchants, each with keys of its own.
static NORTH: LazyLock<Platform> = LazyLock::new(Platform::new);
static SOUTH: LazyLock<Platform> = LazyLock::new(Platform::new);

fn served(name: &str) -> Option<ServedMerchant> {
    let platform = match name {
        "north" => &NORTH,
        "south" => &SOUTH,
        _ => return None,
    };
    Some(ServedMerchant::new(name, platform.parser()).unwrap().with(format!("the row of {name}")))
}

fn merchants() -> Merchants {
    Merchants::new(|name: String| async move { Ok::<_, Failure>(served(&name)) })
}

fn name_of(request: &Request) -> Option<String> {
    assert_eq!((request.host().as_deref(), request.header("Connection")), (Some("shop.example"), Some("close")));
    request.path().strip_prefix("/notify/").map(str::to_owned)
}

fn paid(platform: &Platform, id: &str) -> Sent {
    let payment = json!({ "mchid": "1900007291", "out_trade_no": "A1", "transaction_id": "42", "amount.total": 100 });
    let payment = wxnotify::testing::sample("TRANSACTION.SUCCESS", &payment).unwrap();
    platform.notification("TRANSACTION.SUCCESS", &payment).id(id).build().unwrap()
}

fn failed(code: ErrorCode) -> (u16, String) {
    let ack = Ack::failure(code);
    (ack.status, ack.body)
}

/// An outcome's code, and its merchant.
type Observed = (&'static str, Option<String>);

/// A shop with an inbox, whose callback writes down for whom it was called.
struct Shop {
    desk: Desk<Sqlite>,
    merchant: desk::Merchant<SqlitePool>,
    observed: Arc<Mutex<Vec<Observed>>>,
}

impl Shop {
    async fn open(builder: Builder, with: impl FnOnce(Builder<SqlitePool>) -> Builder<SqlitePool>) -> Self {
        let desk = Desk::<Sqlite>::open().await;
        let pay = |mut delivery: Delivery<SqlitePool>| async move {
            let merchant = delivery.merchant()?.clone();
            assert_eq!(merchant.context::<String>().unwrap(), &format!("the row of {}", merchant.name()));
            Sqlite::pay(delivery.connection()?, merchant.name()).await?;
            Ok::<(), Failure>(())
        };
        let observed = Arc::new(Mutex::new(Vec::new()));
        let noted = Arc::clone(&observed);
        let observe = move |outcome: &Outcome| noted.lock().unwrap().push((outcome.code, outcome.merchant.clone()));
        let builder = builder.inbox(desk.pool.clone(), wxnotify_sqlx::Inbox::new()).observe(observe);
        let merchant = desk::serve(with(builder.on("transaction.direct", pay))).await;
        Self { desk, merchant, observed }
    }

    /// For whom anything was paid.
    async fn paid(&self) -> Vec<String> {
        Sqlite::texts(&self.desk.pool, "SELECT number FROM payments ORDER BY number".to_owned()).await
    }

    fn observed(&self) -> Vec<Observed> {
        std::mem::take(&mut self.observed.lock().unwrap())
    }
}

fn of(code: &'static str, merchant: &str) -> Observed {
    (code, Some(merchant.to_owned()))
}

#[tokio::test]
async fn the_same_id_and_number_of_two_merchants_both_count() {
    let by_number = |notification: Arc<Notification>, merchant: ServedMerchant| async move {
        assert!(["north", "south"].contains(&merchant.name()));
        Ok::<_, Failure>(format!("pay:{}", notification.resource()["out_trade_no"].as_str().unwrap()))
    };
    let expect = |notification: Arc<Notification>, merchant: ServedMerchant| async move {
        assert!(["north", "south"].contains(&merchant.name()));
        notification.expect_paid(&PaidOrder::new("1900007291", "A1", 100))?;
        Ok::<_, Failure>(Expected::Compared)
    };
    let shop = Shop::open(NotificationHandler::serving(merchants().by(name_of)), |builder| {
        builder.key_of(by_number).expect_of(expect)
    })
    .await;
    for _ in 0..2 {
        for (platform, path) in [(&*NORTH, "/notify/north"), (&*SOUTH, "/notify/south")] {
            assert_eq!(shop.merchant.post_to(path, &paid(platform, "EV-1")).await, (200, SUCCESS.to_owned()));
        }
    }
    assert_eq!(shop.paid().await, ["north", "south"]);
    let (first, again) = ("SUCCESS", "DUPLICATE");
    assert_eq!(shop.observed(), [of(first, "north"), of(first, "south"), of(again, "north"), of(again, "south")]);
    assert_eq!(shop.desk.state_of("north/pay:A1").await.as_deref(), Some("done"));

    // One merchant's at another's URL.
    let stranger = shop.merchant.post_to("/notify/south", &paid(&NORTH, "EV-2")).await;
    assert_eq!(stranger, failed(ErrorCode::SerialUnknown));
    assert_eq!(stranger.0, 401);
    assert_eq!(shop.observed(), [of("SERIAL_UNKNOWN", "south")]);
}

#[tokio::test]
async fn a_stranger_learns_not_who_is_served() {
    let shop = Shop::open(NotificationHandler::serving(merchants().by(name_of)), |builder| builder).await;
    let forged = |fault| NORTH.notification("TRANSACTION.SUCCESS", "{}").fault(fault).build().unwrap();
    for fault in [Fault::Forged, Fault::WrongSerial, Fault::MissingSignature, Fault::Stale] {
        let at_one = shop.merchant.post_to("/notify/north", &forged(fault)).await;
        let at_nobodys = shop.merchant.post_to("/notify/nobody", &forged(fault)).await;
        assert_eq!(at_one, at_nobodys, "{fault:?}");
    }
    shop.observed();
    for path in ["/notify", "/notify/nobody", "/notify/a%2Fb"] {
        assert_eq!(shop.merchant.post_to(path, &paid(&NORTH, "EV-1")).await, failed(ErrorCode::MerchantUnknown));
        assert_eq!(shop.observed(), [("MERCHANT_UNKNOWN", None)]);
    }
    assert_eq!(shop.paid().await, [""; 0]);
}

#[tokio::test]
async fn a_chooser_that_fails_or_hangs_is_answered() {
    let choose = |request: Arc<Request>| async move {
        match request.path() {
            "/notify/raises" => Err("no number".parse::<u8>().unwrap_err().into()),
            "/notify/panics" => panic!("on purpose"),
            "/notify/busy" => Err(wxnotify::Error::new(ErrorCode::NotificationBusy, "later").into()),
            "/notify/hangs" => std::future::pending().await,
            _ => Ok::<_, Failure>(served("north")),
        }
    };
    let causes = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&causes);
    let shop = Shop::open(NotificationHandler::serving(choose), |builder| {
        let builder = builder.deadline(Some(Duration::from_millis(200)));
        builder.observe(move |outcome| {
            counted.fetch_add(outcome.cause.is_some().into(), Ordering::SeqCst);
        })
    })
    .await;
    for (path, code) in [
        ("raises", ErrorCode::HandlerFailed),
        ("panics", ErrorCode::HandlerFailed),
        ("busy", ErrorCode::NotificationBusy),
        ("hangs", ErrorCode::DeadlineExceeded),
    ] {
        let answer = shop.merchant.post_to(&format!("/notify/{path}"), &paid(&NORTH, "EV-1")).await;
        assert_eq!(answer, failed(code), "{path}");
    }
    assert_eq!(causes.load(Ordering::SeqCst), 1);
    assert_eq!(shop.merchant.post_to("/notify/x", &paid(&NORTH, "EV-1")).await, (200, SUCCESS.to_owned()));
    // Nobody is chosen for what is no POST, whoever it is for.
    let answer = shop.merchant.exchange("GET /notify/hangs HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").await;
    assert!(answer.starts_with("HTTP/1.1 405 "), "{answer}");
}

#[tokio::test]
async fn a_key_rotates_in_the_middle_of_traffic_and_nothing_is_refused() {
    let merchants = merchants();
    let shop = Shop::open(NotificationHandler::serving(merchants.by(name_of)), |builder| builder).await;
    let next = Platform::builder().private_key(&NORTH.private_key_pem()).serial(NORTH.serial()).build().unwrap();
    let key = |platform: &Platform| ApiV3Key::new(platform.api_v3_key()).unwrap();
    let parser = Arc::clone(merchants.get("north").await.unwrap().unwrap().parser());
    for sent in 0..30 {
        if sent == 10 {
            parser.replace_api_v3_keys([key(&next), key(&NORTH)]).unwrap();
        }
        if sent == 20 {
            parser.replace_api_v3_keys([key(&next)]).unwrap();
        }
        let platform = if sent < 15 { &NORTH } else { &next };
        let answer = shop.merchant.post_to("/notify/north", &paid(platform, &format!("EV-{sent}"))).await;
        assert_eq!(answer, (200, SUCCESS.to_owned()), "{sent}");
    }
    assert_eq!(shop.paid().await.len(), 30);
    assert_eq!(
        shop.merchant.post_to("/notify/north", &paid(&NORTH, "EV-X")).await,
        failed(ErrorCode::DecryptionFailed)
    );
}

#[tokio::test]
async fn workers_find_the_merchant_again() {
    let is_down = Arc::new(std::sync::atomic::AtomicBool::new(false));
    let down = Arc::clone(&is_down);
    let merchants = Merchants::new(move |name: String| {
        let is_down = down.load(Ordering::SeqCst);
        async move { if is_down { Err(Failure::said("the database is down")) } else { Ok(served(&name)) } }
    });
    let shop =
        Shop::open(NotificationHandler::serving(merchants.by(name_of)), |builder| builder.mode(Mode::Stored)).await;
    for (platform, path) in [(&*NORTH, "/notify/north"), (&*SOUTH, "/notify/south")] {
        assert_eq!(shop.merchant.post_to(path, &paid(platform, "EV-1")).await, (200, SUCCESS.to_owned()));
    }
    merchants.forget("north");
    is_down.store(true, Ordering::SeqCst);
    shop.observed();
    // Of north it fails, and is tried again later; south is known.
    for _ in 0..2 {
        assert!(shop.merchant.handler.work_once().await.unwrap());
    }
    let mut observed = shop.observed();
    observed.sort_unstable();
    assert_eq!(observed, [of("HANDLER_FAILED", "north"), of("SUCCESS", "south")]);
    is_down.store(false, Ordering::SeqCst);
    let mut connection = shop.desk.pool.acquire().await.unwrap();
    Sqlite::run_sql(&mut connection, "UPDATE wxnotify_inbox SET due_at = 0 WHERE state <> 'done'").await.unwrap();
    drop(connection);
    assert!(shop.merchant.handler.work_once().await.unwrap());
    assert_eq!(shop.observed(), [of("SUCCESS", "north")]);
    assert_eq!(shop.paid().await, ["north", "south"]);
}

#[tokio::test]
async fn what_never_arrived_counts_for_the_one_that_is_named() {
    let wechat_pay = WeChatPay::open().await;
    let served = |name: String| async move {
        Ok::<_, Failure>(Some(ServedMerchant::new(&name, wechat_pay::OLD.parser())?.with(format!("the row of {name}"))))
    };
    let served = Merchants::new(served);
    let shop = Shop::open(NotificationHandler::serving(served.by(name_of)), Builder::business_key).await;
    let payment = json!({ "mchid": wechat_pay::MCHID, "out_trade_no": "A1", "transaction_id": "42" });
    let payment = wxnotify::testing::sample("TRANSACTION.SUCCESS", &payment).unwrap();
    let path = "/v3/pay/transactions/out-trade-no/A1?mchid=1900007291";
    wechat_pay.answers(path, 200, &serde_json::from_str(&payment).unwrap());
    let (client, asker) = (Https::new().unwrap(), wechat_pay.merchant());
    let order = |served: Option<&str>| Order {
        out_trade_no: Some("A1".to_owned()),
        served: served.map(str::to_owned),
        ..Order::default()
    };
    let reconcile = async |served| {
        let told = shop.merchant.handler.reconcile(&client, &asker, &order(served)).await;
        told.map(|told| told.code).map_err(|error| (error.code(), error.field().map(str::to_owned)))
    };
    assert_eq!(reconcile(Some("north")).await, Ok(Some("SUCCESS")));
    assert_eq!(reconcile(Some("north")).await, Ok(Some("DUPLICATE")));
    let sent = wechat_pay::OLD.notification("TRANSACTION.SUCCESS", &payment).build().unwrap();
    for (path, count) in [("/notify/north", 1), ("/notify/south", 2)] {
        assert_eq!(shop.merchant.post_to(path, &sent).await, (200, SUCCESS.to_owned()));
        assert_eq!(shop.paid().await.len(), count);
    }
    assert_eq!(reconcile(None).await, Err((ErrorCode::OptionInvalid, Some("merchant".to_owned()))));
    assert_eq!(shop.merchant.handler.in_flight(), 0);
}

#[tokio::test]
async fn a_framework_that_has_no_tower_tells_headers_alone() {
    let by_header = merchants().by(|request| {
        assert_eq!(request.path(), "/");
        request.header("Shop").map(str::to_owned)
    });
    let handler = NotificationHandler::serving(by_header).otherwise(async |_: Delivery| Ok::<_, Failure>(())).build();
    let (handler, sent) = (handler.unwrap(), paid(&SOUTH, "EV-1"));
    for (shop, status) in [(Some("south"), 200), (Some("north"), 401), (None, 401)] {
        let headers = sent.header_pairs().chain(shop.map(|shop| ("shop", shop))).collect::<Vec<_>>();
        let body = http_body_util::Full::new(bytes::Bytes::copy_from_slice(sent.body()));
        assert_eq!(handler.handle("POST", headers, body).await.status(), status, "{shop:?}");
    }
}

#[tokio::test]
async fn the_readmes_sample_serves_those_in_the_table() {
    let desk = Desk::<Sqlite>::open().await;
    let platform = Platform::with_public_key("PUB_KEY_ID_0114232134912410000000000000").unwrap();
    let mut connection = desk.pool.acquire().await.unwrap();
    let (key, id, pem) = (platform.api_v3_key(), platform.serial(), platform.public_key_pem());
    for sql in [
        "CREATE TABLE merchants (name TEXT PRIMARY KEY, api_v3_key TEXT, key_id TEXT, key_pem TEXT)",
        "CREATE TABLE orders (merchant TEXT, number TEXT, paid INTEGER)",
        &format!("INSERT INTO merchants VALUES ('north', '{key}', '{id}', '{pem}')"),
        "INSERT INTO orders VALUES ('north', 'A1', 0), ('south', 'A1', 0)",
    ] {
        Sqlite::run_sql(&mut connection, sql).await.unwrap();
    }
    drop(connection);
    let handler = readme::handler(desk.pool.clone()).unwrap();
    for (path, status) in [("/notify/north", 200), ("/notify/north", 200), ("/notify/south", 401)] {
        let mut request = desk::request(&paid(&platform, "EV-1"));
        *request.uri_mut() = path.parse().unwrap();
        assert_eq!(handler.handle_request(request).await.status(), status, "{path}");
    }
    let sql = "SELECT merchant FROM orders WHERE paid = 1".to_owned();
    assert_eq!(Sqlite::texts(&desk.pool, sql).await, ["north"]);
}

#[tokio::test]
async fn options_that_are_wrong_are_named() {
    let nobody = |_: Arc<Request>| async { Ok::<_, Failure>(None) };
    let (pool, inbox) = (SqlitePool::connect_lazy("sqlite::memory:").unwrap(), wxnotify_sqlx::Inbox::new());
    let stored = NotificationHandler::serving(nobody).inbox(pool, inbox).mode(Mode::Stored);
    let error = stored.build().unwrap_err();
    assert_eq!((error.code(), error.field()), (ErrorCode::OptionInvalid, Some("merchants")));
    let error = NotificationHandler::serving(nobody).api_v2_keys([]).build().unwrap_err();
    assert_eq!((error.code(), error.field()), (ErrorCode::OptionInvalid, Some("api_v2_keys")));
    let error = ServedMerchant::new("a/b", NORTH.parser()).unwrap_err();
    assert_eq!((error.code(), error.field()), (ErrorCode::OptionInvalid, Some("merchant")));
    assert!(!format!("{:?}", served("north").unwrap()).contains(NORTH.api_v3_key()));
}
