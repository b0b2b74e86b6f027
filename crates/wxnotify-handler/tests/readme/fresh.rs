//! The README's sample: certificates that stay fresh, and an order that WeChat Pay is asked for.

use std::error::Error;
use std::path::Path;

use sqlx::SqlitePool;
use wxnotify::refresher::Settings;
use wxnotify::{ApiV3Key, Merchant, NotificationParser};
use wxnotify_handler::{Callback, CertificateRefresher, Https, NotificationHandler, Order, Reconciled};
use wxnotify_sqlx::Inbox;

/// What came of the order, and the handler that serves on.
pub(crate) async fn asks<Takes>(
    merchant: Merchant,
    api_v3_key: &str,
    shop: SqlitePool,
    file: &Path,
    paid: impl Callback<SqlitePool, Takes>,
) -> Result<(Reconciled, NotificationHandler<SqlitePool>, CertificateRefresher<Https>), Box<dyn Error>> {
    // snippet: begin
    let (client, key) = (Https::new()?, || ApiV3Key::new(api_v3_key));
    let settings = Settings::new(merchant.clone(), vec![key()?]);
    let refresher = CertificateRefresher::new(client.clone(), settings)?.file(file);
    let parser = refresher.parser(NotificationParser::builder().api_v3_key(key()?)).await?;
    let builder = NotificationHandler::builder(parser).refresher(&refresher).inbox(shop, Inbox::new());
    let handler = builder.business_key().on("transaction.direct", paid).build()?;
    let running = refresher.clone();
    tokio::spawn(async move { running.run().await });

    // Later, of an order that stays open: as if its notification had come.
    let order = Order { out_trade_no: Some("A1".into()), ..Order::default() };
    let told = handler.reconcile(&client, &merchant, &order).await?;
    println!("{} {}", told.state, told.code.unwrap_or("no event"));
    // snippet: end
    Ok((told, handler, refresher))
}
