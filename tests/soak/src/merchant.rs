//! A merchant's process: an HTTP endpoint, and in stored mode workers beside it. It is killed at any moment.

use std::fs::read_to_string;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::Response;
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
    match args.database {
        DatabaseKind::Sqlite => serve_on::<Sqlite>(args).await,
        DatabaseKind::Postgresql | DatabaseKind::Standby => serve_on::<Postgres>(args).await,
        DatabaseKind::Mariadb | DatabaseKind::Galera => serve_on::<MySql>(args).await,
    }
}

async fn serve_on<DB: Database>(args: &MerchantArgs) {
    let mut keys = PlatformKeys::new();
    let file = |name| read_to_string(args.keys.join(name)).expect("the platform wrote it");
    keys.add_certificates(&file("certificate.pem")).expect("it is the platform's");
    let key = ApiV3Key::new(file("api_v3_key")).expect("it is the platform's");
    let parser = NotificationParser::builder().platform_keys(keys).api_v3_key(key).build().expect("keys are there");
    let parser = Arc::new(parser);
    // The database may be down at this moment.
    let databases = loop {
        match Databases::<DB>::open(&args.url).await {
            Ok(databases) => break databases,
            Err(_) => tokio::time::sleep(Duration::from_millis(100)).await,
        }
    };
    let handlers = databases.pools().map(|pool| handler(&parser, pool, args.mode)).collect();
    let merchant = Arc::new(Merchant { databases, handlers });
    if args.mode == Mode::Stored {
        for _ in 0..2 {
            tokio::spawn(work_off(Arc::clone(&merchant)));
        }
    }
    if let Some(api) = Api::read(&args.keys) {
        tokio::spawn(ask_for_open_orders(Arc::clone(&merchant), api));
    }
    let router = Router::new().fallback(notify::<DB>).with_state(merchant);
    let listener = tokio::net::TcpListener::bind(("127.0.0.1", args.port)).await.expect("the port is free again");
    axum::serve(listener, router).await.expect("it serves until it is killed");
}

fn handler<DB: Database>(
    parser: &Arc<NotificationParser>,
    pool: &Pool<DB>,
    mode: Mode,
) -> NotificationHandler<Pool<DB>> {
    let mode = match mode {
        Mode::Transaction => wxnotify_handler::Mode::Transaction,
        Mode::Stored => wxnotify_handler::Mode::Stored,
    };
    let builder = NotificationHandler::builder(Arc::clone(parser)).inbox(pool.clone(), Shop::<DB>::inbox()).mode(mode);
    builder.business_key().on("TRANSACTION.SUCCESS", pay::<DB>).build().expect("the options are right")
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
