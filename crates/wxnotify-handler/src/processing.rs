//! Running a program's steps, with the merchant's code.

use std::future::Future;
use std::pin::pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::time::Instant;
use wxnotify::program::{self, Program, Raised, Refused, Reply, Run, Step};
use wxnotify::{Kind, Notification};

use crate::builder::Asked;
use crate::callback::Called;
use crate::delivery::{Lent, Renewal};
use crate::failure::unpanicked;
use crate::handler::Shared;
use crate::outcome::Cause;
use crate::{Delivery, Failure, ServedMerchant, Transactions};

/// A program on its way. Dropped, it drops the transaction that is open, which has no effect then.
pub(crate) struct Processing<'a, T: Transactions> {
    shared: &'a Shared<T>,
    /// The one that was received, if one was.
    received: Option<Arc<Notification>>,
    /// Whose it is, where the handler serves several.
    merchant: Option<ServedMerchant>,
    began: Instant,
    open: Option<T::Transaction>,
    cause: Cause,
}

impl<'a, T: Transactions> Processing<'a, T> {
    pub(crate) fn new(
        shared: &'a Shared<T>,
        received: Option<Arc<Notification>>,
        merchant: Option<ServedMerchant>,
        began: Instant,
    ) -> Self {
        Self { shared, received, merchant, began, open: None, cause: None }
    }

    /// Its last step, and what the merchant's code raised.
    pub(crate) async fn run(mut self, mut program: Program) -> (Step, Cause) {
        let mut step = program.start();
        while !program.has_ended() {
            let reply = self.reply_to(&step).await;
            step = program.next(reply);
        }
        (step, self.cause)
    }

    /// The notification that there is from now on.
    pub(crate) fn receive(&mut self, notification: Notification) {
        self.received = Some(Arc::new(notification));
    }

    /// What the merchant's code raised.
    pub(crate) fn into_cause(self) -> Cause {
        self.cause
    }

    pub(crate) async fn reply_to(&mut self, step: &Step) -> Reply {
        match step {
            Step::Begin { wait_ms, write } => self.begin(*wait_ms, *write).await,
            Step::Run(run) => self.statement(run).await,
            Step::Commit => match self.open.take() {
                Some(transaction) => done(T::commit(transaction).await),
                None => Reply::Done,
            },
            Step::RollBack => {
                if let Some(transaction) = self.open.take() {
                    T::roll_back(transaction).await;
                }
                Reply::Done
            }
            Step::Pause { ms } => {
                tokio::time::sleep(Duration::from_millis((*ms).into())).await;
                Reply::Done
            }
            Step::Merchant { merchant } => match self.shared.find(merchant).await {
                Ok(None) => Reply::Returned(None),
                Ok(found) => {
                    self.merchant = found;
                    Reply::Done
                }
                Err(failure) => self.failed(failure),
            },
            Step::Callback(callback) => self.call_back(callback).await,
            Step::Key => match self.ask(self.shared.merchant.key.as_ref()).await {
                Ok(key) => Reply::Text(key),
                Err(reply) => reply,
            },
            Step::Compare => match self.ask(self.shared.merchant.expect.as_ref()).await {
                Ok(_) => Reply::Done,
                Err(reply) => reply,
            },
            Step::WriteDown => {
                Reply::Text(self.received.as_ref().map(|received| received.to_json()).unwrap_or_default())
            }
            Step::Observe(report) => {
                self.shared.end(report, None, self.began, false);
                Reply::Done
            }
            _ => Reply::Done,
        }
    }

    async fn begin(&mut self, wait_ms: u32, write: bool) -> Reply {
        let Some(transactions) = &self.shared.transactions else { return Reply::Failed(Default::default()) };
        match transactions.begin(wait_ms, write).await {
            Ok(transaction) => {
                self.open = Some(transaction);
                Reply::Done
            }
            Err(failure) => Reply::Failed(failure),
        }
    }

    async fn statement(&mut self, run: &Run) -> Reply {
        let (Some(transaction), Some(statement)) = (&mut self.open, run.statement()) else {
            return Reply::Failed(Default::default());
        };
        T::run(transaction, statement).await.unwrap_or_else(Reply::Failed)
    }

    async fn call_back(&mut self, callback: &program::Callback) -> Reply {
        let notification = match &callback.notification {
            None => self.received.clone(),
            Some(stored) => match Notification::restore(stored) {
                Ok(notification) => Some(Arc::new(notification)),
                Err(error) => return Reply::Refused(Refused::from(&error)),
            },
        };
        let (Some(notification), Some(route)) = (notification, self.shared.merchant.routes.get(&callback.route)) else {
            return Reply::Raised(Raised::new("a route without a callback"));
        };
        let limit = callback.limit_ms.map(|ms| Arc::new(Mutex::new(Instant::now() + Duration::from_millis(ms))));
        let home = Arc::new(Mutex::new(None));
        let is_lent = self.open.is_some();
        let delivery = Delivery {
            notification,
            merchant: self.merchant.clone(),
            attempts: callback.attempts,
            kind: Kind::from_name(&callback.kind).unwrap_or(Kind::Unknown),
            lent: Lent { transaction: self.open.take(), home: Arc::clone(&home) },
            renewal: self.renewal(callback, limit.as_ref()),
        };
        let called = within(limit.as_ref(), unpanicked(async { route(delivery).await })).await;
        self.open = home.lock().unwrap_or_else(PoisonError::into_inner).take();
        match called {
            None => {
                // Dropped, so that nothing of it can be committed.
                self.open = None;
                Reply::TimedOut
            }
            Some(Err(failure) | Ok(Called::Failed(failure))) => self.failed(failure),
            Some(Ok(Called::Untyped(error))) => Reply::Untyped(Refused::from(&error)),
            Some(Ok(Called::Returned(_))) if is_lent && self.open.is_none() => {
                Reply::Raised(Raised::new("nothing, but kept its delivery, and so the transaction"))
            }
            Some(Ok(Called::Returned(ack))) => Reply::Returned(ack.map(Into::into)),
        }
    }

    fn renewal(&self, callback: &program::Callback, limit: Option<&Arc<Mutex<Instant>>>) -> Option<Renewal<T>> {
        Some(Renewal {
            transactions: self.shared.transactions.clone()?,
            inbox: self.shared.inbox.clone()?,
            lease: callback.lease.clone()?,
            limit: limit?.clone(),
        })
    }

    /// Asks one of the merchant's functions.
    async fn ask<A>(&mut self, function: Option<&Asked<A>>) -> Result<A, Reply> {
        let (Some(function), Some(received)) = (function, self.received.clone()) else {
            return Err(Reply::Failed(Default::default()));
        };
        let merchant = self.merchant.clone();
        match unpanicked(async { function(received, merchant).await }).await {
            Ok(Ok(answer)) => Ok(answer),
            Ok(Err(failure)) | Err(failure) => Err(self.failed(failure)),
        }
    }

    fn failed(&mut self, failure: Failure) -> Reply {
        self.cause = failure.cause();
        failure.into_reply()
    }
}

fn done(ended: Result<(), program::Failure>) -> Reply {
    match ended {
        Ok(()) => Reply::Done,
        Err(failure) => Reply::Failed(failure),
    }
}

/// What a future comes to before its limit, which may be put off meanwhile. `None`: it was dropped.
async fn within<A>(limit: Option<&Arc<Mutex<Instant>>>, future: impl Future<Output = A>) -> Option<A> {
    let Some(limit) = limit else { return Some(future.await) };
    let mut future = pin!(future);
    loop {
        let until = *limit.lock().unwrap_or_else(PoisonError::into_inner);
        match tokio::time::timeout_at(until, &mut future).await {
            Ok(ended) => return Some(ended),
            Err(_) if *limit.lock().unwrap_or_else(PoisonError::into_inner) > until => {}
            Err(_) => return None,
        }
    }
}
