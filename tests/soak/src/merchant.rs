//! A merchant's process: an HTTP endpoint, and in stored mode workers beside it. It is killed at any moment.

use std::fs::read_to_string;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::Response;
use sqlx::{MySql, Pool, Postgres, Sqlite};
use wxnotify::{ApiV3Key, NotificationParser, PlatformKeys};
use wxnotify_handler::{Delivery, Failure, NotificationHandler};

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
    builder.on("TRANSACTION.SUCCESS", pay::<DB>).build().expect("the options are right")
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

async fn work_off<DB: Database>(merchant: Arc<Merchant<DB>>) {
    loop {
        if !merchant.handler().work_once().await.unwrap_or(false) {
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }
}
