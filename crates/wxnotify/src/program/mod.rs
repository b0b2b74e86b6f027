//! Programs: what decides, free of I/O. A program asks its host for one [`Step`] at a time and goes on with the
//! [`Reply`].
//!
//! What an inbox's mode does (receive, work a task off, purge, make the table) is written once, here in the core, as straight
//! code that awaits its host. A host has a database's driver, callbacks and a clock, and decides nothing. Since a program is a
//! function of its replies, a simulator can drive it through every interleaving from a seed.
//!
//! A host's rules:
//! - It runs each step, and passes what came of it to [`Program::next`], until a step ends the program.
//! - It has at most one connection open for a program: from [`Step::Begin`] to [`Step::Commit`] or [`Step::RollBack`]. Where
//!   one of the three fails, or the program is dropped in between, the connection is closed, not given back.
//! - [`Step::Begin`] begins a transaction that the next commit ends. A connection that has one already, or on which a commit
//!   would not commit, is refused: [`Reply::Failed`] with [`Trouble::NotIdle`].
//! - Where a transaction is a function's scope, the steps between run inside that function.
//! - On Redis no program begins or ends a transaction: each command is whole by itself.

mod failure;
mod fetch;
mod host;
mod redis;
mod reply;

use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll, Waker};

use serde::{Deserialize, Serialize, Serializer};
use serde_json::Value;

use crate::handler::{Level, Report};
use crate::inbox::{Lease, Operation};
use crate::{PlatformKeys, Result};
pub use failure::{Failure, Trouble};
pub use fetch::{Fetch, Fetched};
pub(crate) use host::{Host, Kind as FailureKind, Stop};
pub(crate) use reply::misuse;
pub use reply::{Answered, Raised, Refused, Reply};

/// What a program wants its host to do.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "step", rename_all = "snake_case")]
#[non_exhaustive]
pub enum Step {
    /// Open a connection and begin a transaction. Answer [`Reply::Done`].
    Begin {
        /// For how long a statement may wait for another transaction, in milliseconds, where only the connection can say so
        /// (SQLite). Elsewhere the program says so itself.
        wait_ms: u32,
        /// Whether it will write: SQLite then begins as `BEGIN IMMEDIATE`.
        write: bool,
    },
    /// Run this on the connection. Answer [`Reply::Rows`] or [`Reply::Changed`].
    Run(Box<Run>),
    /// Have the route's callback process the notification, on the connection where one is open.
    Callback(Box<Callback>),
    /// Commit, and close the connection or give it back. Answer [`Reply::Done`].
    Commit,
    /// Roll back, and close the connection or give it back. Answer [`Reply::Done`], even where it failed.
    RollBack,
    /// Wait. Answer [`Reply::Done`].
    Pause {
        /// For how long, in milliseconds.
        ms: u32,
    },
    /// Ask the merchant's function for the key. Answer [`Reply::Text`].
    Key,
    /// Find the merchant of this name, of whom the callback's step speaks then. Answer [`Reply::Done`], [`Reply::Returned`] with nothing
    /// where there is none, or how the merchant's function failed.
    Merchant {
        /// Its name.
        merchant: String,
    },
    /// Compare the notification with what the merchant's function expects. Answer [`Reply::Done`].
    Compare,
    /// Write the notification down as its `to_json`. Answer [`Reply::Text`].
    WriteDown,
    /// Send a request to WeChat Pay, and keep its answer for [`Verify`](Self::Verify). Answer [`Reply::Fetched`], or
    /// [`Reply::Raised`] where there is no answer.
    Fetch(Box<Fetch>),
    /// Verify the last answer with the parser's [`verify_answer`](crate::NotificationParser::verify_answer). Answer
    /// [`Reply::Done`] or [`Reply::Refused`].
    Verify,
    /// Have the parser trust these platform keys, and no others. Answer [`Reply::Done`] or [`Reply::Refused`].
    Trust(Box<Trusted>),
    /// Read the file that [`Keep`](Self::Keep) writes. Answer [`Reply::Text`], [`Reply::Done`] where there is none, or
    /// [`Reply::Raised`].
    Read,
    /// Replace the file whole. Answer [`Reply::Done`] or [`Reply::Raised`].
    Keep {
        /// Its content. There is no secret in it.
        text: String,
    },
    /// Log a line. Answer [`Reply::Done`].
    Log {
        /// How much it matters.
        level: Level,
        /// The line.
        line: String,
    },
    /// Wait, until a notification is refused with `SERIAL_UNKNOWN`. Answer [`Reply::Done`] or [`Reply::Hinted`].
    Wait {
        /// For how long at the most, in milliseconds.
        ms: u32,
    },
    /// This is the notification that callbacks and the merchant's functions get from now on. Answer [`Reply::Done`].
    Received {
        /// What WeChat Pay calls the order's or the refund's state.
        state: String,
        /// The notification as its `to_json`.
        notification: String,
    },
    /// Something came to an end beside the program's own result: tell the hook and the log. Answer [`Reply::Done`].
    Observe(Box<Report>),
    /// The end of a program that receives or works: answer the request, and tell the hook and the log.
    Answer(Box<Report>),
    /// The end of a call.
    Value {
        /// The call's result.
        value: Value,
    },
    /// The end of a call that failed, which left nothing open.
    Error {
        /// Why.
        error: Refused,
    },
}

/// The platform keys that a parser is to have.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Trusted {
    /// Platform certificates in PEM.
    pub certificates: Vec<String>,
    /// WeChat Pay public keys.
    pub public_keys: Vec<PublicKey>,
}

impl Trusted {
    /// The keys, for a parser.
    ///
    /// # Errors
    /// Those of [`PlatformKeys::add_certificates`] and [`PlatformKeys::add_public_key`].
    pub fn keys(&self) -> Result<PlatformKeys> {
        let mut keys = PlatformKeys::new();
        self.certificates.iter().try_for_each(|pem| keys.add_certificates(pem))?;
        self.public_keys.iter().try_for_each(|key| keys.add_public_key(&key.id, &key.pem))?;
        Ok(keys)
    }
}

/// A WeChat Pay public key (微信支付公钥).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[allow(clippy::exhaustive_structs)] // a public key is a name and a key
pub struct PublicKey {
    /// `PUB_KEY_ID_...`, byte for byte.
    pub id: String,
    /// The key in PEM.
    pub pem: String,
}

/// A statement to run: for a database; in the dialect `redis` a command, and in `mnesia` the operation itself.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Run {
    /// What it does. Hosts with a database need not look.
    pub operation: Operation,
    pub(crate) form: Form,
}

impl Serialize for Run {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        self.form.serialize(serializer)
    }
}

/// How a host gets an operation.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Form {
    Statement(crate::inbox::Statement),
    Operation(Operation),
    Redis(crate::inbox::Command),
}

impl Run {
    /// The statement, where there is a database.
    pub fn statement(&self) -> Option<&crate::inbox::Statement> {
        match &self.form {
            Form::Statement(statement) => Some(statement),
            Form::Operation(_) | Form::Redis(_) => None,
        }
    }

    /// The command, where there is Redis. The reply to the step is the text that Redis answers, read as JSON.
    pub fn command(&self) -> Option<&crate::inbox::Command> {
        match &self.form {
            Form::Redis(command) => Some(command),
            Form::Statement(_) | Form::Operation(_) => None,
        }
    }
}

/// What to call back.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Callback {
    /// The route's name, as it was registered.
    pub route: String,
    /// The kind as whose type the callback gets the resource, where it takes a type: of the route `paid` that of a direct
    /// payment, for a deduction too.
    pub kind: String,
    /// Whose the notification is, by name, where the handler serves several merchants.
    pub merchant: Option<String>,
    /// The stored notification, as its `to_json`. `None`: the one that was received.
    pub notification: Option<String>,
    /// How often it was worked on, this time included.
    pub attempts: i64,
    /// For how long it may take, in milliseconds, until the transaction could not complete any more: then its connection is
    /// closed, and [`Reply::TimedOut`] is the answer. `None`: for ever.
    pub limit_ms: Option<u64>,
    /// The hold on the notification, which [`Call::Renew`](crate::inbox::Call::Renew) can prolong. `None` where there is none,
    /// or it is the transaction's own.
    pub lease: Option<Lease>,
}

/// A program on its way.
pub struct Program {
    body: Option<Pin<Box<dyn Future<Output = Step> + Send>>>,
    host: Host,
}

impl Program {
    pub(crate) fn new<F>(body: impl FnOnce(Host) -> F) -> Self
    where
        F: Future<Output = Step> + Send + 'static,
    {
        let host = Host::default();
        Self { body: Some(Box::pin(body(host.clone()))), host }
    }

    /// The first step.
    pub fn start(&mut self) -> Step {
        self.go_on()
    }

    /// The step after that which `reply` is to.
    pub fn next(&mut self, reply: Reply) -> Step {
        self.host.reply(reply);
        self.go_on()
    }

    /// Whether the last step ended it.
    pub fn has_ended(&self) -> bool {
        self.body.is_none()
    }

    fn go_on(&mut self) -> Step {
        let Some(body) = &mut self.body else {
            return Step::Error { error: Refused::from(&reply::misuse("the program has ended; begin another")) };
        };
        match body.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
            Poll::Pending => self.host.asked(),
            Poll::Ready(last) => {
                self.body = None;
                last
            }
        }
    }
}

impl std::fmt::Debug for Program {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Program").field("has_ended", &self.has_ended()).finish_non_exhaustive()
    }
}
