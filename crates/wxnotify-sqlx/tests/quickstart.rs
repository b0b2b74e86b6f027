//! The README's handler.

use sqlx::SqlitePool;
use wxnotify::testing::Platform;
use wxnotify::{Ack, Notification};
use wxnotify_sqlx::Error;

// snippet: begin
use wxnotify::inbox::Claim;
use wxnotify_sqlx::Inbox;

async fn process(inbox: &Inbox<sqlx::Sqlite>, pool: &SqlitePool, notification: &Notification) -> Result<Ack, Error> {
    let mut transaction = pool.begin_with("BEGIN IMMEDIATE").await?;
    let lease = match inbox.claim(&mut transaction, notification).await? {
        Claim::Fresh { lease } => lease,
        Claim::Done => return Ok(Ack::success()),
        _ => return Ok(Ack::busy()),
    };
    let paid = sqlx::query("UPDATE orders SET paid = paid + 1 WHERE number = ?");
    paid.bind(notification.resource()["out_trade_no"].as_str()).execute(&mut *transaction).await?;
    inbox.complete(&mut transaction, &lease).await?;
    transaction.commit().await?;
    Ok(Ack::success())
}
// snippet: end

#[tokio::test]
async fn the_readmes_handler_pays_once() {
    let folder = tempfile::tempdir().unwrap();
    let pool = SqlitePool::connect(&format!("sqlite://{}?mode=rwc", folder.path().join("shop.db").display())).await;
    let pool = pool.unwrap();
    sqlx::query("CREATE TABLE orders (number TEXT, paid INTEGER)").execute(&pool).await.unwrap();
    sqlx::query("INSERT INTO orders VALUES ('A1', 0)").execute(&pool).await.unwrap();
    let inbox = Inbox::<sqlx::Sqlite>::new();
    let mut connection = pool.acquire().await.unwrap();
    inbox.create(&mut connection).await.unwrap();
    drop(connection);

    let platform = Platform::new();
    let delivery = platform.notification("TRANSACTION.SUCCESS", r#"{"out_trade_no":"A1"}"#).build().unwrap();
    let notification = platform.parser().parse(delivery.header_pairs(), delivery.body()).unwrap();
    for _ in 0..3 {
        assert_eq!(process(&inbox, &pool, &notification).await.unwrap(), Ack::success());
    }
    let paid: i64 = sqlx::query_scalar("SELECT paid FROM orders").fetch_one(&pool).await.unwrap();
    assert_eq!(paid, 1);
}
