//! The README's sample: merchants in a table.

// snippet: begin
use sqlx::{SqlitePool, query, query_as};
use wxnotify::{ApiV3Key, NotificationParser, PlatformKeys, events::TransactionDirect};
use wxnotify_handler::{Delivery, Failure, Merchants, NotificationHandler, ServedMerchant};

async fn load(shop: SqlitePool, name: String) -> Result<Option<ServedMerchant>, Failure> {
    let row = query_as("SELECT api_v3_key, key_id, key_pem FROM merchants WHERE name = ?").bind(&name);
    let row: Option<(String, String, String)> = row.fetch_optional(&shop).await?;
    let Some((key, key_id, key_pem)) = row else { return Ok(None) };
    let mut keys = PlatformKeys::new();
    keys.add_public_key(&key_id, &key_pem)?;
    let parser = NotificationParser::builder().platform_keys(keys).api_v3_key(ApiV3Key::new(key)?).build()?;
    Ok(Some(ServedMerchant::new(&name, parser)?))
}

async fn paid(payment: TransactionDirect, mut delivery: Delivery<SqlitePool>) -> Result<(), Failure> {
    let merchant = delivery.merchant()?.name().to_owned();
    let order = query("UPDATE orders SET paid = paid + 1 WHERE merchant = ? AND number = ?").bind(merchant);
    order.bind(payment.out_trade_no).execute(delivery.connection()?).await?;
    Ok(())
}

pub(crate) fn handler(shop: SqlitePool) -> wxnotify::Result<NotificationHandler<SqlitePool>> {
    let database = shop.clone();
    let merchants = Merchants::new(move |name| load(database.clone(), name));
    let by_path = merchants.by(|request| request.path().rsplit('/').next().map(str::to_owned));
    NotificationHandler::serving(by_path).inbox(shop, wxnotify_sqlx::Inbox::new()).on_paid(paid).build()
}
// snippet: end
