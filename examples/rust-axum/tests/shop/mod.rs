//! The example's database: an order, and the inbox.

use std::path::Path;

use sqlx::SqlitePool;

/// Makes it in a file, and returns its URL.
pub(crate) fn make(file: &Path) -> String {
    let _ = std::fs::remove_file(file);
    let url = format!("sqlite://{}", file.display());
    let options = sqlx::sqlite::SqliteConnectOptions::new().filename(file).create_if_missing(true);
    tokio::runtime::Runtime::new().unwrap().block_on(async {
        let shop = SqlitePool::connect_with(options).await.unwrap();
        wxnotify_sqlx::Inbox::<sqlx::Sqlite>::new().create(&mut shop.acquire().await.unwrap()).await.unwrap();
        let orders = "CREATE TABLE orders (number TEXT PRIMARY KEY, price INTEGER, paid INTEGER DEFAULT 0);
                      INSERT INTO orders (number, price) VALUES ('A20261121', 100)";
        sqlx::raw_sql(orders).execute(&shop).await.unwrap();
        shop.close().await;
    });
    url
}
