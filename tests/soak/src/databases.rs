//! The merchant's database, at one address or at several: the nodes of a cluster, or a primary and its standby.
//!
//! Of several, those are asked that take writes at the moment. What fails on the way from one to another fails as it does
//! in a shop: the notification is refused, and delivered again.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use sqlx::Pool;

use crate::shop::Database;

/// Pools of connections, one for each address.
pub(crate) struct Databases<DB: Database> {
    nodes: Arc<Vec<Node<DB>>>,
    next: AtomicUsize,
}

struct Node<DB: Database> {
    pool: Pool<DB>,
    takes_writes: AtomicBool,
}

impl<DB: Database> Databases<DB> {
    /// One address, which must answer now, or several with commas between, each of which may be down.
    pub(crate) async fn open(urls: &str) -> sqlx::Result<Self> {
        let urls: Vec<&str> = urls.split(',').collect();
        let mut nodes = Vec::new();
        for url in &urls {
            let pool =
                if urls.len() == 1 { DB::pool(url).await? } else { DB::lazy_pool(url, 8, Duration::from_secs(2))? };
            nodes.push(Node { pool, takes_writes: AtomicBool::new(urls.len() == 1) });
        }
        let nodes = Arc::new(nodes);
        if urls.len() > 1 {
            for (index, url) in urls.iter().enumerate() {
                let pool = DB::lazy_pool(url, 1, Duration::from_secs(1))?;
                tokio::spawn(watch(pool, Arc::clone(&nodes), index));
            }
        }
        let databases = Self { nodes, next: AtomicUsize::new(0) };
        let since = Instant::now();
        while databases.writable().next().is_none() && since.elapsed() < Duration::from_secs(2) {
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        Ok(databases)
    }

    /// Which takes writes, each time the next of them. Any where none does.
    pub(crate) fn next(&self) -> usize {
        let next = self.next.fetch_add(1, Ordering::Relaxed);
        let takes_writes = |index: &usize| self.nodes[*index].takes_writes.load(Ordering::Relaxed);
        let writable: Vec<usize> = (0..self.nodes.len()).filter(takes_writes).collect();
        if writable.is_empty() { next % self.nodes.len() } else { writable[next % writable.len()] }
    }

    /// All of them.
    pub(crate) fn pools(&self) -> impl Iterator<Item = &Pool<DB>> {
        self.nodes.iter().map(|node| &node.pool)
    }

    /// Those that take writes.
    pub(crate) fn writable(&self) -> impl Iterator<Item = &Pool<DB>> {
        self.nodes.iter().filter(|node| node.takes_writes.load(Ordering::Relaxed)).map(|node| &node.pool)
    }
}

/// Asks one again and again, on a connection of its own.
async fn watch<DB: Database>(pool: Pool<DB>, nodes: Arc<Vec<Node<DB>>>, index: usize) {
    let ask = async || {
        let mut connection = pool.acquire().await?;
        DB::numbers(&mut connection, DB::TAKES_WRITES.to_owned()).await
    };
    loop {
        let answer = tokio::time::timeout(Duration::from_secs(1), ask()).await;
        let takes_writes = matches!(answer, Ok(Ok(numbers)) if numbers == [1]);
        nodes[index].takes_writes.store(takes_writes, Ordering::Relaxed);
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
}
