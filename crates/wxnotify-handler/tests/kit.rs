//! The test kit for transactions of one's own, on those of sqlx, and on some that break a rule.

mod desk;

use std::sync::atomic::{AtomicBool, Ordering};

use desk::Database;
use sqlx::SqlitePool;
use wxnotify::inbox::{Inbox, Statement};
use wxnotify::program::{Failure, Reply};
use wxnotify_handler::{Transactions, testing};
use wxnotify_sqlx::Transaction;

async fn keeps_the_rules<DB: Database>() {
    let folder = tempfile::tempdir().unwrap();
    let pool = DB::pool(folder.path()).await;
    let inbox = wxnotify_sqlx::Inbox::<DB>::new().table("wxnotify_check").unwrap();
    testing::check(&pool, inbox).await.unwrap();
}

#[tokio::test]
async fn sqlx_keeps_the_rules_on_sqlite() {
    keeps_the_rules::<sqlx::Sqlite>().await;
}

#[tokio::test]
async fn sqlx_keeps_the_rules_on_postgresql() {
    keeps_the_rules::<sqlx::Postgres>().await;
}

#[tokio::test]
async fn sqlx_keeps_the_rules_on_mariadb() {
    keeps_the_rules::<sqlx::MySql>().await;
}

/// Transactions with one fault.
macro_rules! faulty {
    ($name:ident, $commit:expr, $roll_back:expr, $failure:expr) => {
        struct $name(SqlitePool);

        impl Transactions for $name {
            type Transaction = Transaction<sqlx::Sqlite>;
            type Connection = sqlx::SqliteConnection;
            type Inbox = Inbox;

            async fn begin(&self, wait_ms: u32, write: bool) -> Result<Self::Transaction, Failure> {
                Transaction::begin(&self.0, wait_ms, write).await
            }

            async fn run(transaction: &mut Self::Transaction, statement: &Statement) -> Result<Reply, Failure> {
                transaction.run(statement).await.map_err($failure)
            }

            async fn commit(transaction: Self::Transaction) -> Result<(), Failure> {
                $commit(transaction).await
            }

            async fn roll_back(transaction: Self::Transaction) {
                let _ = $roll_back(transaction).await;
            }

            fn connection(transaction: &mut Self::Transaction) -> &mut Self::Connection {
                transaction
            }
        }
    };
}

static MADE: AtomicBool = AtomicBool::new(false);

/// The table is made before it stops committing.
async fn forgets(transaction: Transaction<sqlx::Sqlite>) -> Result<(), Failure> {
    if MADE.swap(true, Ordering::SeqCst) { transaction.roll_back().await } else { transaction.commit().await }
}

faulty!(CommitsNothing, forgets, Transaction::roll_back, |failure| failure);
faulty!(RollsNothingBack, Transaction::commit, Transaction::commit, |failure| failure);
faulty!(TellsNothing, Transaction::commit, Transaction::roll_back, |_| Failure::default());

#[tokio::test]
async fn what_breaks_a_rule_is_found() {
    async fn found<T: Transactions>(make: impl FnOnce(SqlitePool) -> T) -> String {
        let folder = tempfile::tempdir().unwrap();
        let inbox = wxnotify_sqlx::Inbox::<sqlx::Sqlite>::new();
        testing::check(&make(sqlx::Sqlite::pool(folder.path()).await), inbox).await.unwrap_err()
    }
    let problem = found(CommitsNothing).await;
    assert!(problem.contains("commit does not commit"), "{problem}");
    let problem = found(RollsNothingBack).await;
    assert!(problem.contains("roll_back does not roll back"), "{problem}");
    let problem = found(TellsNothing).await;
    assert!(problem.contains("pass the database's number"), "{problem}");
}
