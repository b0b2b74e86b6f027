//! Where the inbox's transactions come from: bring your own.

use std::convert::Infallible;
use std::future::Future;

use wxnotify::inbox::{Inbox, Statement};
use wxnotify::program::{Failure, Reply};

/// What opens the inbox's transactions, in which callbacks write: implement it for your driver or ORM. It is ready for sqlx's
/// pools. `testing::check` (feature `testing`) says whether an implementation keeps the rules:
///
/// - A [`Transaction`](Self::Transaction) that is dropped without [`commit`](Self::commit) has no effect, and its connection is
///   closed or rolled back before somebody else gets it. A callback that hangs is given up that way.
/// - No transaction is open on the connection before, and the commit really commits.
/// - A failure is told in the database's numbers ([`Failure`]): that is how a conflict is told from an outage.
pub trait Transactions: Send + Sync + 'static {
    /// A transaction that is open.
    type Transaction: Send + 'static;
    /// What a callback writes on: the driver's connection, or the ORM's transaction.
    type Connection: ?Sized;
    /// The inbox's settings, which say the dialect and how the driver writes placeholders.
    type Inbox: Into<Inbox>;

    /// Opens a connection, or takes one of a pool within about two seconds, and begins a transaction.
    ///
    /// `wait_ms`: on SQLite, for how many milliseconds a statement may wait for another transaction (the busy timeout).
    /// Elsewhere the inbox says so by a statement. `write`: whether it will write; SQLite then begins as `BEGIN IMMEDIATE`.
    ///
    /// # Errors
    /// What the driver tells, as it is.
    fn begin(&self, wait_ms: u32, write: bool) -> impl Future<Output = Result<Self::Transaction, Failure>> + Send;

    /// Runs a statement: [`Reply::Rows`] where it is a query, else [`Reply::Changed`]. Arguments and columns are texts, whole
    /// numbers of 64 bits, and nulls.
    ///
    /// # Errors
    /// What the driver tells, as it is.
    fn run(
        transaction: &mut Self::Transaction,
        statement: &Statement,
    ) -> impl Future<Output = Result<Reply, Failure>> + Send;

    /// Commits, and gives the connection back; closes it where that fails.
    ///
    /// # Errors
    /// What the driver tells, as it is.
    fn commit(transaction: Self::Transaction) -> impl Future<Output = Result<(), Failure>> + Send;

    /// Rolls back, and gives the connection back; closes it where that fails.
    fn roll_back(transaction: Self::Transaction) -> impl Future<Output = ()> + Send;

    /// What a callback gets of the transaction.
    fn connection(transaction: &mut Self::Transaction) -> &mut Self::Connection;
}

/// Of a handler without an inbox.
#[derive(Clone, Copy, Debug)]
pub enum NoInbox {}

impl Transactions for NoInbox {
    type Transaction = Infallible;
    type Connection = Infallible;
    type Inbox = Inbox;

    async fn begin(&self, _: u32, _: bool) -> Result<Infallible, Failure> {
        match *self {}
    }

    async fn run(transaction: &mut Infallible, _: &Statement) -> Result<Reply, Failure> {
        match *transaction {}
    }

    async fn commit(transaction: Infallible) -> Result<(), Failure> {
        match transaction {}
    }

    async fn roll_back(transaction: Infallible) {
        match transaction {}
    }

    fn connection(transaction: &mut Infallible) -> &mut Infallible {
        transaction
    }
}
