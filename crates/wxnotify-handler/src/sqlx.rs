//! The inbox's transactions on sqlx's pools.

use sqlx::Pool;
use wxnotify::inbox::Statement;
use wxnotify::program::{Failure, Reply};
use wxnotify_sqlx::{Inbox, Supported, Transaction};

use crate::Transactions;

impl<DB: Supported> Transactions for Pool<DB> {
    type Transaction = Transaction<DB>;
    type Connection = DB::Connection;
    type Inbox = Inbox<DB>;

    async fn begin(&self, wait_ms: u32, write: bool) -> Result<Transaction<DB>, Failure> {
        Transaction::begin(self, wait_ms, write).await
    }

    async fn run(transaction: &mut Transaction<DB>, statement: &Statement) -> Result<Reply, Failure> {
        transaction.run(statement).await
    }

    async fn commit(transaction: Transaction<DB>) -> Result<(), Failure> {
        transaction.commit().await
    }

    async fn roll_back(transaction: Transaction<DB>) {
        // Where it fails, the connection is closed, and nothing of it counts.
        let _ = transaction.roll_back().await;
    }

    fn connection(transaction: &mut Transaction<DB>) -> &mut DB::Connection {
        transaction
    }
}
