//! The purge, whose program opens transactions of its own.

use std::time::Duration;

use sqlx::Pool;
use wxnotify::program::{Failure, Program, Reply, Step};

use crate::Transaction;
use crate::database::Supported;

/// Runs it to its end: [`Step::Value`] or [`Step::Error`].
pub(crate) async fn run<DB: Supported>(pool: &Pool<DB>, mut program: Program) -> Step {
    let mut open: Option<Transaction<DB>> = None;
    let mut step = program.start();
    while !program.has_ended() {
        let done = match &step {
            Step::Begin { wait_ms, write } => {
                Transaction::begin(pool, *wait_ms, *write).await.map(|begun| open = Some(begun)).map(|()| Reply::Done)
            }
            Step::Run(run) => match (&mut open, run.statement()) {
                (Some(transaction), Some(statement)) => transaction.run(statement).await,
                _ => Err(Failure::default()),
            },
            Step::Commit => match open.take() {
                Some(transaction) => transaction.commit().await.map(|()| Reply::Done),
                None => Ok(Reply::Done),
            },
            Step::RollBack => {
                if let Some(transaction) = open.take() {
                    // Where it fails, the connection is closed, and nothing of it counts.
                    let _ = transaction.roll_back().await;
                }
                Ok(Reply::Done)
            }
            Step::Pause { ms } => {
                tokio::time::sleep(Duration::from_millis((*ms).into())).await;
                Ok(Reply::Done)
            }
            _ => Ok(Reply::Done),
        };
        step = program.next(done.unwrap_or_else(Reply::Failed));
    }
    step
}
