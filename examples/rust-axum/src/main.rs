//! The shortest useful merchant: verifies, counts once, and acknowledges.
// snippet: begin
use sqlx::{SqlitePool, query};
use std::{env::var, error::Error, fs::read_to_string};
use wxnotify::{ApiV3Key, NotificationParser, PlatformKeys, events::TransactionDirect};
use wxnotify_handler::{Delivery, Failure, NotificationHandler};

/// In the inbox's transaction: `?` rolls both back. The inbox's table is made once, by `wxnotify inbox migrate`.
async fn paid(payment: TransactionDirect, mut delivery: Delivery<SqlitePool>) -> Result<(), Failure> {
    let order = query("UPDATE orders SET paid = 1 WHERE number = ? AND price = ?").bind(payment.out_trade_no);
    let done = order.bind(payment.amount.total).execute(delivery.connection()?).await?;
    (done.rows_affected() == 1).then_some(()).ok_or_else(|| Failure::said("no such order"))
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let mut keys = PlatformKeys::new(); // 微信支付公钥: 商户平台 → 账户中心 → API安全
    keys.add_public_key(&var("WXPAY_PUBLIC_KEY_ID")?, &read_to_string(var("WXPAY_PUBLIC_KEY_FILE")?)?)?;
    let parser = NotificationParser::builder().platform_keys(keys).api_v3_key(ApiV3Key::new(var("WXPAY_API_V3_KEY")?)?);
    let (shop, inbox) = (SqlitePool::connect(&var("SHOP")?).await?, wxnotify_sqlx::Inbox::new());
    let handler = NotificationHandler::builder(parser.build()?).inbox(shop, inbox).on_paid(paid).build()?;
    let app = axum::Router::new().route_service("/notify", handler);
    Ok(axum::serve(tokio::net::TcpListener::bind(var("LISTEN")?).await?, app).await?)
}
// snippet: end
