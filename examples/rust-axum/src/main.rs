//! The shortest useful merchant: verifies, decrypts and acknowledges.
// snippet: begin
use axum::{Router, body::Bytes, extract::State, http::HeaderMap, http::StatusCode, routing::post};
use std::{env::var, error::Error, fs::read_to_string, sync::Arc};
use wxnotify::{Ack, ApiV3Key, NotificationParser, PlatformKeys};

async fn notify(
    State(parser): State<Arc<NotificationParser>>,
    headers: HeaderMap,
    body: Bytes,
) -> (StatusCode, String) {
    let result = parser.parse(&headers, &body).inspect_err(|error| eprintln!("{error}"));
    let result = result.inspect(|paid| println!("{} {}", paid.event_type(), paid.resource()["out_trade_no"]));
    let ack = result.map_or_else(|error| error.ack(), |_| Ack::success());
    (StatusCode::from_u16(ack.status).expect("an ack's status is one"), ack.body)
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let mut keys = PlatformKeys::new(); // 微信支付公钥: 商户平台 → 账户中心 → API安全
    keys.add_public_key(&var("WXPAY_PUBLIC_KEY_ID")?, &read_to_string(var("WXPAY_PUBLIC_KEY_FILE")?)?)?;
    let parser = NotificationParser::builder().platform_keys(keys).api_v3_key(ApiV3Key::new(var("WXPAY_API_V3_KEY")?)?);
    let app = Router::new().route("/notify", post(notify)).with_state(Arc::new(parser.build()?));
    Ok(axum::serve(tokio::net::TcpListener::bind(var("LISTEN")?).await?, app).await?)
}
// snippet: end
