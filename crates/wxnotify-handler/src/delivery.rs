//! What a callback gets.

use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::time::Instant;
use wxnotify::binding::check_event_text;
use wxnotify::events::Event;
use wxnotify::inbox::{Call, Inbox, Lease};
use wxnotify::program::{Reply, Step};
use wxnotify::{Error, ErrorCode, Kind, Notification, Result};

use crate::merchant::no_merchant;
use crate::{NoInbox, ServedMerchant, Transactions};

/// A notification on its way through a callback. Its transaction ends with the callback: a delivery that is kept for longer
/// makes the callback fail.
pub struct Delivery<T: Transactions = NoInbox> {
    pub(crate) notification: Arc<Notification>,
    pub(crate) merchant: Option<ServedMerchant>,
    pub(crate) attempts: i64,
    pub(crate) kind: Kind,
    pub(crate) lent: Lent<T>,
    pub(crate) renewal: Option<Renewal<T>>,
}

/// A transaction that goes back to where it came from.
pub(crate) struct Lent<T: Transactions> {
    pub(crate) transaction: Option<T::Transaction>,
    pub(crate) home: Arc<Mutex<Option<T::Transaction>>>,
}

impl<T: Transactions> Drop for Lent<T> {
    fn drop(&mut self) {
        *self.home.lock().unwrap_or_else(PoisonError::into_inner) = self.transaction.take();
    }
}

/// What prolongs a lease, and with it the callback's time.
pub(crate) struct Renewal<T> {
    pub(crate) transactions: Arc<T>,
    pub(crate) inbox: Inbox,
    pub(crate) lease: Lease,
    /// When the callback is given up.
    pub(crate) limit: Arc<Mutex<Instant>>,
}

impl<T: Transactions> Delivery<T> {
    /// The notification, verified and decrypted.
    pub fn notification(&self) -> &Notification {
        &self.notification
    }

    /// The resource as the type of its kind; in a callback of `on_paid` a deduction too is a `TransactionDirect`.
    ///
    /// # Errors
    /// `EVENT_UNTYPED` where it has no type.
    pub fn event(&self) -> Result<Event> {
        wxnotify::binding::read_event(self.notification.event_type(), self.kind, self.notification.plaintext())
    }

    /// Whose it is, where the handler serves several.
    ///
    /// # Errors
    /// `ARGUMENT_INVALID` where it has one parser.
    pub fn merchant(&self) -> Result<&ServedMerchant> {
        self.merchant.as_ref().ok_or_else(no_merchant)
    }

    /// How often it was worked on, this time included. 1 without an inbox.
    pub fn attempts(&self) -> i64 {
        self.attempts
    }

    /// The inbox's connection, in its transaction: what you write on it is committed with the inbox, or not at all. Leave
    /// `COMMIT` and `ROLLBACK` to the handler.
    ///
    /// # Errors
    /// `ARGUMENT_INVALID` in mode leased, and without an inbox: there is none.
    pub fn connection(&mut self) -> Result<&mut T::Connection> {
        match &mut self.lent.transaction {
            Some(transaction) => Ok(T::connection(transaction)),
            None => Err(Error::new(
                ErrorCode::ArgumentInvalid,
                "there is no connection here; give the handler an inbox, in mode transaction or stored",
            )
            .with_field("connection")),
        }
    }

    /// Prolongs the lease by its whole length from now on, on a connection of its own: for work in several parts. In mode
    /// leased; in mode stored only before the callback's first write on SQLite, and not where the database is set to
    /// REPEATABLE READ.
    ///
    /// # Errors
    /// `ARGUMENT_INVALID` where there is no lease, `LEASE_LOST` where it has ended, and `INBOX_FAILED` where the
    /// database fails, or is held by others.
    pub async fn renew(&mut self) -> Result<()> {
        let Some(renewal) = &self.renewal else {
            return Err(Error::new(
                ErrorCode::ArgumentInvalid,
                "there is no lease to renew here; only the modes leased and stored have one",
            )
            .with_field("lease"));
        };
        renewal.renew().await
    }

    /// Whether the resource has the type of its kind. What no rule knows has none, and is left to the callback's own type.
    pub(crate) fn check_type(&self) -> Result<()> {
        if self.kind == Kind::Unknown {
            return Ok(());
        }
        check_event_text(self.notification.event_type(), self.kind, self.notification.plaintext())
    }
}

impl<T: Transactions> Renewal<T> {
    async fn renew(&self) -> Result<()> {
        let failed =
            |_| Error::new(ErrorCode::InboxFailed, "the lease could not be renewed: the inbox's database failed");
        let mut transaction = self.transactions.begin(WAIT_MS, true).await.map_err(failed)?;
        let mut program = self.inbox.call(Call::Renew { lease: self.lease.clone() });
        let mut step = program.start();
        while let Step::Run(run) = &step {
            let reply = match run.statement() {
                Some(statement) => T::run(&mut transaction, statement).await.unwrap_or_else(Reply::Failed),
                None => Reply::Failed(Default::default()),
            };
            step = program.next(reply);
        }
        if let Step::Error { error } = step {
            T::roll_back(transaction).await;
            return Err(error.into_error());
        }
        T::commit(transaction).await.map_err(failed)?;
        let seconds = u64::try_from(self.inbox.lease_seconds()).unwrap_or_default();
        *self.limit.lock().unwrap_or_else(PoisonError::into_inner) = Instant::now() + Duration::from_secs(seconds);
        Ok(())
    }
}

/// For how long a renewal waits for another transaction, in milliseconds.
const WAIT_MS: u32 = 2_000;

impl<T: Transactions> fmt::Debug for Delivery<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Delivery")
            .field("notification", &self.notification)
            .field("attempts", &self.attempts)
            .finish_non_exhaustive()
    }
}
