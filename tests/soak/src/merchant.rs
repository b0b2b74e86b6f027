//! A merchant's process: an HTTP endpoint, and in stored mode workers beside it. It is killed at any moment.

use std::fs::{File, read_to_string};
use std::io::Write as _;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::{Request, State};
use axum::http::Response;
use axum::serve::ListenerExt as _;
use sqlx::{MySql, Pool, Postgres, Sqlite};
use wxnotify::{ApiV3Key, NotificationParser, PlatformKeys};
use wxnotify_handler::{Delivery, Failure, Https, NotificationHandler, Order};

use crate::databases::Databases;
use crate::shop::{Database, Shop};
use crate::{DatabaseKind, MerchantArgs, Mode};

/// Handlers of one shop: one for each address of its database, since a notification is worked on at one.
struct Merchant<DB: Database> {
    databases: Databases<DB>,
    handlers: Vec<NotificationHandler<Pool<DB>>>,
}

impl<DB: Database> Merchant<DB> {
    fn handler(&self) -> &NotificationHandler<Pool<DB>> {
        &self.handlers[self.databases.next()]
    }
}

pub(crate) async fn serve(args: &MerchantArgs) {
    match (args.mode, args.database) {
        (Mode::Bare, _) => listen(args, Router::new().fallback(read)).await,
        (Mode::None, _) => serve_without_inbox(args).await,
        (_, DatabaseKind::Sqlite) => serve_on::<Sqlite>(args).await,
        (_, DatabaseKind::Postgresql | DatabaseKind::Standby) => serve_on::<Postgres>(args).await,
        (_, DatabaseKind::Mariadb | DatabaseKind::Galera) => serve_on::<MySql>(args).await,
    }
}

async fn listen(args: &MerchantArgs, router: Router) {
    let listener = tokio::net::TcpListener::bind(("127.0.0.1", args.port)).await.expect("the port is free again");
    let listener = listener.tap_io(|connection| connection.set_nodelay(true).expect("it is TCP"));
    axum::serve(listener, router).await.expect("it serves until it is killed");
}

/// What a handler is measured beside.
async fn read(_body: Bytes) {}

async fn serve_without_inbox(args: &MerchantArgs) {
    let effects = Effects::open(&args.keys);
    let note = move |_: Delivery| std::future::ready(effects.note());
    let builder = NotificationHandler::builder(parser(&args.keys)).on("TRANSACTION.SUCCESS", note);
    let handler = Arc::new(builder.build().expect("the options are right"));
    listen(args, Router::new().fallback(notify_without_inbox).with_state(handler)).await;
}

async fn notify_without_inbox(State(handler): State<Arc<NotificationHandler>>, request: Request) -> Response<Body> {
    handler.handle_request(request).await.map(Body::from)
}

fn parser(keys: &Path) -> Arc<NotificationParser> {
    let file = |name| read_to_string(keys.join(name)).expect("the platform wrote it");
    let mut platform_keys = PlatformKeys::new();
    platform_keys.add_certificates(&file("certificate.pem")).expect("it is the platform's");
    let key = ApiV3Key::new(file("api_v3_key")).expect("it is the platform's");
    let builder = NotificationParser::builder().platform_keys(platform_keys).api_v3_key(key);
    Arc::new(builder.build().expect("keys are there"))
}

/// A byte for each effect that is not in the inbox's database.
struct Effects(File);

impl Effects {
    fn open(keys: &Path) -> Self {
        let file = File::options().create(true).append(true).open(keys.join("effects"));
        Self(file.expect("the folder is the platform's"))
    }

    fn note(&self) -> std::io::Result<()> {
        (&self.0).write_all(b".")
    }
}

async fn serve_on<DB: Database>(args: &MerchantArgs) {
    let parser = parser(&args.keys);
    // The database may be down at this moment.
    let databases = loop {
        match Databases::<DB>::open(&args.url).await {
            Ok(databases) => break databases,
            Err(_) => tokio::time::sleep(Duration::from_millis(100)).await,
        }
    };
    let handlers = databases.pools().map(|pool| handler(&parser, pool, args)).collect();
    let merchant = Arc::new(Merchant { databases, handlers });
    if args.mode == Mode::Stored {
        for _ in 0..2 {
            tokio::spawn(work_off(Arc::clone(&merchant)));
        }
    }
    if let Some(api) = Api::read(&args.keys) {
        tokio::spawn(ask_for_open_orders(Arc::clone(&merchant), api));
    }
    listen(args, Router::new().fallback(notify::<DB>).with_state(merchant)).await;
}

fn handler<DB: Database>(
    parser: &Arc<NotificationParser>,
    pool: &Pool<DB>,
    args: &MerchantArgs,
) -> NotificationHandler<Pool<DB>> {
    let builder = NotificationHandler::builder(Arc::clone(parser)).inbox(pool.clone(), Shop::<DB>::inbox());
    let builder = builder.business_key();
    let builder = match args.mode {
        Mode::Stored => builder.mode(wxnotify_handler::Mode::Stored).on("TRANSACTION.SUCCESS", pay::<DB>),
        Mode::Leased => {
            let effects = Effects::open(&args.keys);
            let note = move |_: Delivery<Pool<DB>>| std::future::ready(effects.note());
            builder.mode(wxnotify_handler::Mode::Leased).on("TRANSACTION.SUCCESS", note)
        }
        Mode::Transaction | Mode::None | Mode::Bare => builder.on("TRANSACTION.SUCCESS", pay::<DB>),
    };
    builder.build().expect("the options are right")
}

/// Pays for the order that a notification names.
async fn pay<DB: Database>(mut delivery: Delivery<Pool<DB>>) -> Result<(), Failure> {
    let order = delivery.notification().resource()["out_trade_no"].as_str().unwrap_or_default().to_owned();
    Shop::<DB>::pay(delivery.connection()?, &order).await?;
    Ok(())
}

async fn notify<DB: Database>(State(merchant): State<Arc<Merchant<DB>>>, request: Request) -> Response<Body> {
    merchant.handler().handle_request(request).await.map(Body::from)
}

/// With what, and whom, a merchant asks for orders: where the platform left it.
struct Api {
    client: Https,
    merchant: wxnotify::Merchant,
}

impl Api {
    fn read(keys: &Path) -> Option<Self> {
        let file = |name| read_to_string(keys.join(name)).ok();
        let (host, serial, key) = (file("api")?, file("merchant_serial")?, file("merchant_key.pem")?);
        let merchant = wxnotify::Merchant::new("1900007291", &serial, &key).and_then(|merchant| merchant.host(&host));
        Some(Self { client: Https::new().ok()?, merchant: merchant.expect("it is the platform's") })
    }
}

/// Every half second, for those of the open orders that are the oldest. What fails is asked again.
async fn ask_for_open_orders<DB: Database>(merchant: Arc<Merchant<DB>>, api: Api) {
    loop {
        tokio::time::sleep(Duration::from_millis(500)).await;
        let pool = merchant.databases.pools().nth(merchant.databases.next()).expect("it is one of them");
        for number in Shop::<DB>::open_orders(pool).await.unwrap_or_default() {
            let order = Order { out_trade_no: Some(number), ..Order::default() };
            let _ = merchant.handler().reconcile(&api.client, &api.merchant, &order).await;
        }
    }
}

async fn work_off<DB: Database>(merchant: Arc<Merchant<DB>>) {
    loop {
        if !merchant.handler().work_once().await.unwrap_or(false) {
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }
}
