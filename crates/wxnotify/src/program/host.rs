//! How a program awaits its host.

use std::future::poll_fn;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::Poll;

use super::reply::misuse;
use super::{Failure, Form, Reply, Run, Step, Trouble};
use crate::inbox::{Dialect, Inbox, Operation, Row};
use crate::{Error, ErrorCode};

/// The program's side of the exchange.
#[derive(Clone, Default)]
pub(crate) struct Host(Arc<Mutex<Exchange>>);

#[derive(Default)]
struct Exchange {
    asked: Option<Step>,
    reply: Option<Reply>,
}

/// Why a step did not give what was asked of it.
#[derive(Debug)]
pub(crate) enum Stop {
    /// The database failed, in a way that a program may do something about.
    Broken(Broken),
    /// Nothing can be done about it.
    Failed(Error),
}

/// A failure of the database.
#[derive(Debug)]
pub(crate) struct Broken {
    pub(crate) kind: Kind,
    pub(crate) error: Error,
}

/// What a program may do about a failure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Another transaction was in the way, and this one is rolled back: try again.
    Conflict,
    /// The row is there already: look again.
    Duplicate,
    /// Another transaction holds the row for longer than we wait.
    LockTimeout,
    /// The connection is gone. If a commit was under way, nobody knows what came of it.
    Lost,
    /// Try again later.
    Other,
}

impl From<Error> for Stop {
    fn from(error: Error) -> Self {
        Self::Failed(error)
    }
}

impl Stop {
    /// Another was in the way: try again.
    pub(crate) fn conflict(error: Error) -> Self {
        Self::Broken(Broken { kind: Kind::Conflict, error })
    }

    pub(crate) fn is(&self, kind: Kind) -> bool {
        matches!(self, Self::Broken(broken) if broken.kind == kind)
    }

    /// The error for the log and the answer.
    pub(crate) fn into_error(self) -> Error {
        match self {
            Self::Broken(Broken { kind: Kind::LockTimeout, .. }) => Error::new(
                ErrorCode::NotificationBusy,
                "another transaction holds the notification, or the database, for too long; WeChat Pay sends it again",
            ),
            Self::Broken(broken) => broken.error,
            Self::Failed(error) => error,
        }
    }
}

pub(crate) type Result<T> = std::result::Result<T, Stop>;

impl Host {
    pub(super) fn reply(&self, reply: Reply) {
        self.exchange().reply = Some(reply);
    }

    pub(super) fn asked(&self) -> Step {
        let asked = self.exchange().asked.take();
        asked.unwrap_or_else(|| Step::Error { error: super::Refused::from(&misuse("a reply came before its step")) })
    }

    fn exchange(&self) -> MutexGuard<'_, Exchange> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) async fn ask(&self, step: Step) -> Reply {
        self.exchange().asked = Some(step);
        poll_fn(|_| match self.exchange().reply.take() {
            Some(reply) => Poll::Ready(reply),
            None => Poll::Pending,
        })
        .await
    }

    /// Where there are transactions.
    async fn done(&self, step: Step, inbox: &Inbox) -> Result<()> {
        if inbox.dialect() == Dialect::Redis {
            return Ok(());
        }
        let reply = self.ask(step).await;
        self.committed(reply, inbox)
    }

    /// What a reply to a commit says.
    pub(crate) fn committed(&self, reply: Reply, inbox: &Inbox) -> Result<()> {
        match reply {
            Reply::Done => Ok(()),
            Reply::Failed(failure) => Err(inbox.understand(&failure)),
            _ => Err(misuse("the step is answered by done or failed").into()),
        }
    }

    /// Begins a transaction that writes, and in which no statement waits long for another.
    pub(crate) async fn begin(&self, inbox: &Inbox) -> Result<()> {
        self.done(Step::Begin { wait_ms: crate::inbox::CLAIM_WAIT_MS, write: true }, inbox).await
    }

    /// Begins one that only reads.
    pub(crate) async fn begin_reading(&self, inbox: &Inbox) -> Result<()> {
        self.done(Step::Begin { wait_ms: crate::inbox::CLAIM_WAIT_MS, write: false }, inbox).await
    }

    pub(crate) async fn commit(&self, inbox: &Inbox) -> Result<()> {
        self.done(Step::Commit, inbox).await
    }

    pub(crate) async fn roll_back(&self, inbox: &Inbox) {
        if inbox.dialect() != Dialect::Redis {
            self.ask(Step::RollBack).await;
        }
    }

    pub(crate) async fn pause(&self, ms: u32) {
        self.ask(Step::Pause { ms }).await;
    }

    pub(crate) async fn read(&self, inbox: &Inbox, operation: Operation) -> Result<Vec<Row>> {
        match self.run(inbox, operation).await? {
            Reply::Rows(rows) => Ok(rows),
            _ => Err(misuse("the statement reads, and is answered by rows").into()),
        }
    }

    pub(crate) async fn change(&self, inbox: &Inbox, operation: Operation) -> Result<i64> {
        match self.run(inbox, operation).await? {
            Reply::Changed(count) => Ok(count),
            _ => Err(misuse("the statement writes, and is answered by changed").into()),
        }
    }

    async fn run(&self, inbox: &Inbox, operation: Operation) -> Result<Reply> {
        if inbox.dialect() == Dialect::Redis {
            return self.run_command(inbox, operation).await;
        }
        let form = match inbox.statement(&operation) {
            Some(statement) => Form::Statement(statement),
            None => Form::Operation(operation.clone()),
        };
        match self.ask(Step::Run(Box::new(Run { operation, form }))).await {
            Reply::Failed(failure) => Err(inbox.understand(&failure)),
            reply => Ok(reply),
        }
    }

    /// Where its reply is lost it is sent again: what it has changed already it does not change twice.
    async fn run_command(&self, inbox: &Inbox, operation: Operation) -> Result<Reply> {
        let mut is_known = true;
        let mut attempt = 0;
        loop {
            let form = Form::Redis(inbox.command(&operation, is_known));
            let failure = match self.ask(Step::Run(Box::new(Run { operation: operation.clone(), form }))).await {
                Reply::Failed(failure) => failure,
                reply => return Ok(reply),
            };
            if is_known && failure.is_unknown_script() {
                is_known = false;
                continue;
            }
            let stop = inbox.understand(&failure);
            if !stop.is(Kind::Lost) || attempt == RESENDS {
                return Err(stop);
            }
            self.pause(20 << attempt).await;
            attempt += 1;
        }
    }
}

/// How often a command is sent again. Who waits for it has no longer: a failover takes seconds.
const RESENDS: u32 = 3;

impl Inbox {
    fn understand(&self, failure: &Failure) -> Stop {
        failure.understand(self)
    }
}

impl Trouble {
    pub(super) fn kind(self) -> Kind {
        match self {
            Self::Lost => Kind::Lost,
            Self::Conflict => Kind::Conflict,
            Self::Duplicate => Kind::Duplicate,
            Self::LockTimeout => Kind::LockTimeout,
            _ => Kind::Other,
        }
    }
}
