//! The shortest useful merchant: verifies, decrypts and acknowledges.
// snippet: begin
use axum::{Router, body::Bytes, extract::State, http::HeaderMap, http::StatusCode, routing::post};
use std::{env::var, error::Error, fs::read_to_string, sync::Arc};
use wxnotify::{Ack, ApiV3Key, Notification, NotificationParser, PaidOrder, PlatformKeys, Result};

/// Your order's number and price in fen, from your database. A repeated notification comes here again: ship once.
fn paid(notification: &Notification) -> Result<()> {
    notification.expect_paid(&PaidOrder::new("1900007291", "A20261121", 100))?;
    println!("{} is paid", notification.resource()["out_trade_no"]);
    Ok(())
}

async fn notify(
    State(parser): State<Arc<NotificationParser>>,
    headers: HeaderMap,
    body: Bytes,
) -> (StatusCode, String) {
    let result = parser.parse(&headers, &body).and_then(|notification| paid(&notification));
    let ack = result.inspect_err(|error| eprintln!("{error}")).map_or_else(|error| error.ack(), |()| Ack::success());
    (StatusCode::from_u16(ack.status).expect("an ack's status is one"), ack.body)
}

#[tokio::main]
async fn main() -> std::result::Result<(), Box<dyn Error>> {
    let mut keys = PlatformKeys::new(); // 微信支付公钥: 商户平台 → 账户中心 → API安全
    keys.add_public_key(&var("WXPAY_PUBLIC_KEY_ID")?, &read_to_string(var("WXPAY_PUBLIC_KEY_FILE")?)?)?;
    let parser = NotificationParser::builder().platform_keys(keys).api_v3_key(ApiV3Key::new(var("WXPAY_API_V3_KEY")?)?);
    let app = Router::new().route("/notify", post(notify)).with_state(Arc::new(parser.build()?));
    Ok(axum::serve(tokio::net::TcpListener::bind(var("LISTEN")?).await?, app).await?)
}
// snippet: end
