//! Running a program's steps on a pool's connections.

use std::time::Duration;

use sqlx::Pool;
use wxnotify::program::{Callback, Failure, Program, Reply, Run, Step};

use crate::Transaction;
use crate::database::Supported;

/// A host over a pool: it runs each step of a [`Program`], and has the caller run callbacks.
#[derive(Debug)]
pub struct Connections<'a, DB: Supported> {
    pool: &'a Pool<DB>,
    open: Option<Transaction<DB>>,
}

/// What a program asks of the merchant's code: to be answered with a [`Reply`].
#[derive(Debug)]
#[non_exhaustive]
pub enum Asked<'a, C> {
    /// Process the notification, on the connection of the transaction where there is one.
    Callback(&'a Callback, Option<&'a mut C>),
    /// Any other step that is the merchant's: `Key`, `Compare`, `WriteDown`, `Observe`.
    Other(&'a Step),
}

/// The merchant's side of a program.
pub trait Merchant<DB: Supported> {
    /// Does what the program asks of the merchant's code.
    fn asked(&mut self, asked: Asked<'_, DB::Connection>) -> impl Future<Output = Reply> + Send;
}

impl<'a, DB: Supported> Connections<'a, DB> {
    /// On this pool.
    pub fn new(pool: &'a Pool<DB>) -> Self {
        Self { pool, open: None }
    }

    /// Runs a program to its end: [`Step::Answer`], [`Step::Value`] or [`Step::Error`]. A callback that takes longer than its
    /// limit is dropped, and its transaction with it.
    pub async fn run(&mut self, mut program: Program, mut merchant: impl Merchant<DB>) -> Step {
        let mut step = program.start();
        while !program.has_ended() {
            let reply = match &step {
                Step::Begin { wait_ms, write } => self.begin(*wait_ms, *write).await,
                Step::Run(run) => self.statement(run).await,
                Step::Commit => match self.open.take() {
                    Some(transaction) => done(transaction.commit().await),
                    None => Reply::Done,
                },
                Step::RollBack => {
                    if let Some(transaction) = self.open.take() {
                        // Where it fails, the connection is closed, and nothing of it counts.
                        let _ = transaction.roll_back().await;
                    }
                    Reply::Done
                }
                Step::Pause { ms } => {
                    tokio::time::sleep(Duration::from_millis((*ms).into())).await;
                    Reply::Done
                }
                Step::Callback(callback) => {
                    let limit = callback.limit_ms.map(Duration::from_millis);
                    let asked = Asked::Callback(callback, self.open.as_deref_mut());
                    match limit {
                        None => merchant.asked(asked).await,
                        Some(limit) => match tokio::time::timeout(limit, merchant.asked(asked)).await {
                            Ok(reply) => reply,
                            Err(_) => {
                                self.open = None;
                                Reply::TimedOut
                            }
                        },
                    }
                }
                other => merchant.asked(Asked::Other(other)).await,
            };
            step = program.next(reply);
        }
        self.open = None;
        step
    }

    async fn begin(&mut self, wait_ms: u32, write: bool) -> Reply {
        match Transaction::begin(self.pool, wait_ms, write).await {
            Ok(transaction) => {
                self.open = Some(transaction);
                Reply::Done
            }
            Err(failure) => Reply::Failed(failure),
        }
    }

    async fn statement(&mut self, run: &Run) -> Reply {
        let (Some(transaction), Some(statement)) = (&mut self.open, run.statement()) else {
            return Reply::Failed(Failure::default());
        };
        transaction.run(statement).await.unwrap_or_else(Reply::Failed)
    }
}

fn done(ended: Result<(), Failure>) -> Reply {
    match ended {
        Ok(()) => Reply::Done,
        Err(failure) => Reply::Failed(failure),
    }
}
