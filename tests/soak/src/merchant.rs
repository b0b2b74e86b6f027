//! A merchant's process: an HTTP endpoint, and in stored mode a worker beside it. It is killed at any moment.

use std::fs::read_to_string;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::routing::post;
use sqlx::{MySql, Postgres, Sqlite};
use wxnotify::handler::{self, Handler, Settings};
use wxnotify::{ApiV3Key, NotificationParser, PlatformKeys};

use crate::shop::{Database, Shop};
use crate::{DatabaseKind, MerchantArgs, Mode};

struct Merchant<DB: Database> {
    shop: Shop<DB>,
    parser: NotificationParser,
    handler: Handler,
}

pub(crate) async fn serve(args: &MerchantArgs) {
    match args.database {
        DatabaseKind::Sqlite => serve_on::<Sqlite>(args).await,
        DatabaseKind::Postgresql | DatabaseKind::Standby => serve_on::<Postgres>(args).await,
        DatabaseKind::Mariadb | DatabaseKind::Galera => serve_on::<MySql>(args).await,
    }
}

async fn serve_on<DB: Database>(args: &MerchantArgs)
where
    Shop<DB>: Send + Sync + 'static,
{
    let mut keys = PlatformKeys::new();
    let file = |name| read_to_string(args.keys.join(name)).expect("the platform wrote it");
    keys.add_certificates(&file("certificate.pem")).expect("it is the platform's");
    let key = ApiV3Key::new(file("api_v3_key")).expect("it is the platform's");
    let parser = NotificationParser::builder().platform_keys(keys).api_v3_key(key).build().expect("keys are there");
    // The database may be down at this moment.
    let shop = loop {
        match Shop::<DB>::open(&args.url).await {
            Ok(shop) => break shop,
            Err(_) => tokio::time::sleep(Duration::from_millis(100)).await,
        }
    };
    let merchant = Arc::new(Merchant { handler: handler(&shop, args.mode), shop, parser });
    if args.mode == Mode::Stored {
        for _ in 0..2 {
            tokio::spawn(work_off(Arc::clone(&merchant)));
        }
    }
    let router = Router::new().route("/notify", post(notify::<DB>)).with_state(merchant);
    let listener = tokio::net::TcpListener::bind(("127.0.0.1", args.port)).await.expect("the port is free again");
    axum::serve(listener, router).await.expect("it serves until it is killed");
}

fn handler<DB: Database>(shop: &Shop<DB>, mode: Mode) -> Handler {
    let mut settings = Settings::default();
    settings.inbox = Some(shop.inbox.core().clone());
    settings.mode = match mode {
        Mode::Transaction => handler::Mode::Transaction,
        Mode::Stored => handler::Mode::Stored,
    };
    let handler = Handler::new(settings).expect("they are right");
    handler.register("otherwise", false).expect("it is a route");
    handler
}

async fn notify<DB: Database>(
    State(merchant): State<Arc<Merchant<DB>>>,
    headers: HeaderMap,
    body: Bytes,
) -> (StatusCode, String) {
    let ack = match merchant.parser.parse(&headers, &body) {
        Err(error) => error.ack(),
        Ok(notification) => merchant.shop.receive(&merchant.handler, &notification).await,
    };
    (StatusCode::from_u16(ack.status).expect("an ack's status is one"), ack.body)
}

async fn work_off<DB: Database>(merchant: Arc<Merchant<DB>>) {
    loop {
        if !merchant.shop.work_off_one(&merchant.handler).await {
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }
}
