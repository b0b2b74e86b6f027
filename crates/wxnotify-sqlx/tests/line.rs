//! A process's writers to an SQLite file, who stand in line.

mod databases;

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use databases::Database;
use sqlx::Sqlite;
use wxnotify_sqlx::Transaction;

const WRITERS: usize = 8;

/// SQLite has them sleep and look again, and who comes later overtakes who sleeps: dozens of times, when many write.
#[tokio::test]
async fn nobody_is_overtaken_by_more_than_stood_before_him() {
    let folder = tempfile::tempdir().unwrap();
    let pool = Sqlite::pool(folder.path()).await;
    let begun = Arc::new(AtomicUsize::new(0));
    let writers: Vec<_> = (0..WRITERS)
        .map(|_| {
            let (pool, begun) = (pool.clone(), Arc::clone(&begun));
            tokio::spawn(async move {
                let mut overtaken = 0;
                for _ in 0..25 {
                    let before = begun.load(Ordering::SeqCst);
                    let transaction = Transaction::begin(&pool, 5000, true).await.unwrap();
                    overtaken = overtaken.max(begun.fetch_add(1, Ordering::SeqCst) - before);
                    tokio::time::sleep(Duration::from_millis(2)).await;
                    transaction.commit().await.unwrap();
                }
                overtaken
            })
        })
        .collect();
    for writer in writers {
        let overtaken = writer.await.unwrap();
        assert!(overtaken <= 2 * WRITERS, "{overtaken}");
    }
}

/// It is an order, not a lock: SQLite says who may write.
#[tokio::test]
async fn who_waits_in_vain_hears_it_from_sqlite_and_leaves_the_line() {
    let folder = tempfile::tempdir().unwrap();
    let pool = Sqlite::pool(folder.path()).await;
    let first = Transaction::begin(&pool, 5000, true).await.unwrap();
    let failure = Transaction::begin(&pool, 50, true).await.expect_err("the first one writes");
    assert!(format!("{failure:?}").contains("locked"), "{failure:?}");
    // Who only reads does not stand in it.
    Transaction::begin(&pool, 50, false).await.unwrap().roll_back().await.unwrap();
    first.commit().await.unwrap();
    Transaction::begin(&pool, 50, true).await.unwrap().commit().await.unwrap();
}

/// Dropped in the middle, by a deadline for one, nobody keeps a place.
#[tokio::test]
async fn who_is_dropped_leaves_the_line() {
    let folder = tempfile::tempdir().unwrap();
    let pool = Sqlite::pool(folder.path()).await;
    let first = Transaction::begin(&pool, 5000, true).await.unwrap();
    let waiting = tokio::time::timeout(Duration::from_millis(50), Transaction::begin(&pool, 5000, true));
    assert!(waiting.await.is_err());
    drop(first);
    let since = Instant::now();
    Transaction::begin(&pool, 5000, true).await.unwrap().commit().await.unwrap();
    assert!(since.elapsed() < Duration::from_secs(2), "{:?}", since.elapsed());
}
