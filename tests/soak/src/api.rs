//! The platform's answers to merchants that ask for an order.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};

use axum::Router;
use axum::extract::{Path as Segment, State};
use axum::http::{HeaderMap, Response, StatusCode};
use axum::routing::get;
use wxnotify::testing::{Merchant, Platform};

use crate::shop::order_number;

const MCHID: &str = "1900007291";

/// Which orders are paid.
pub(crate) struct Paid {
    /// How many deliveries have begun.
    pub(crate) begun: AtomicUsize,
    pub(crate) notifications: usize,
    pub(crate) deliveries: usize,
}

impl Paid {
    /// The order that a delivery is of. Those of one order follow each other.
    pub(crate) fn order(&self, delivery: usize) -> usize {
        delivery / self.deliveries
    }

    /// An order is paid when its first delivery begins, or would: its notification may be on its way.
    fn is_paid(&self, number: &str) -> bool {
        let begun = self.begun.load(Ordering::Relaxed);
        begun > 0 && (begun > self.notifications * self.deliveries || *number <= *order_number(self.order(begun - 1)))
    }
}

/// What WeChat Pay tells of an order, in a notification and in an answer alike.
pub(crate) fn transaction(number: &str, state: &str) -> String {
    format!(
        r#"{{"mchid":"{MCHID}","out_trade_no":"{number}","transaction_id":"42{number}","trade_state":"{state}","amount":{{"total":1}}}}"#
    )
}

struct Api {
    platform: Arc<Platform>,
    paid: Arc<Paid>,
}

/// Answers queries from now on, and leaves in the folder what a merchant asks with: `merchant_key.pem`, `merchant_serial`, and where to
/// ask, `api`.
pub(crate) async fn serve(platform: &Arc<Platform>, paid: &Arc<Paid>, folder: &Path) -> Result<(), String> {
    let merchant = Merchant::new(MCHID).map_err(|error| error.to_string())?;
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.map_err(|error| error.to_string())?;
    let address = listener.local_addr().map_err(|error| error.to_string())?;
    std::fs::write(folder.join("merchant_key.pem"), merchant.private_key_pem())
        .and_then(|()| std::fs::write(folder.join("merchant_serial"), merchant.serial()))
        .and_then(|()| std::fs::write(folder.join("api"), format!("http://{address}")))
        .map_err(|error| error.to_string())?;
    let api = Arc::new(Api { platform: Arc::clone(platform), paid: Arc::clone(paid) });
    let router = Router::new().route("/v3/pay/transactions/out-trade-no/{number}", get(answer)).with_state(api);
    tokio::spawn(async move { axum::serve(listener, router).await });
    Ok(())
}

async fn answer(State(api): State<Arc<Api>>, Segment(number): Segment<String>, headers: HeaderMap) -> Response<String> {
    let is_signed = headers
        .get("authorization")
        .and_then(|value| value.to_str().ok())
        .is_some_and(|value| value.starts_with("WECHATPAY2-") && value.contains(MCHID));
    let (status, body) = match is_signed {
        true => (StatusCode::OK, transaction(&number, if api.paid.is_paid(&number) { "SUCCESS" } else { "NOTPAY" })),
        false => (StatusCode::UNAUTHORIZED, r#"{"code":"SIGN_ERROR"}"#.to_owned()),
    };
    let now = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    let nonce = format!("soak{number}");
    let signature = api.platform.sign(format!("{now}\n{nonce}\n{body}\n").as_bytes());
    Response::builder()
        .status(status)
        .header("Content-Type", "application/json")
        .header("Wechatpay-Timestamp", now)
        .header("Wechatpay-Nonce", nonce)
        .header("Wechatpay-Serial", api.platform.serial())
        .header("Wechatpay-Signature", signature)
        .header("Wechatpay-Signature-Type", "WECHATPAY2-SHA256-RSA2048")
        .body(body)
        .expect("headers are texts")
}
