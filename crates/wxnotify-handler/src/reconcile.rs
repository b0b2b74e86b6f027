//! What never arrived: WeChat Pay is asked for it.

use tokio::time::Instant;
use wxnotify::handler::Order;
use wxnotify::program::{Refused, Reply, Step};
use wxnotify::{Error, ErrorCode, Merchant, Notification, Result};

use crate::asking::Asking;
use crate::merchant::Whose;
use crate::processing::Processing;
use crate::{HttpClient, NotificationHandler, ServedMerchant, Transactions};

/// What became of an order or a refund that WeChat Pay was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Reconciled {
    /// WeChat Pay's word for it: an order's `trade_state` (`SUCCESS`, `NOTPAY`, `CLOSED`, ...), a refund's `status` (`SUCCESS`,
    /// `PROCESSING`, ...), or `NOT_EXIST`.
    pub state: String,
    /// Where there was an event: `SUCCESS` where it had its effect now, `DUPLICATE` where it had it before, `STORED`, or `IGNORED`.
    pub code: Option<&'static str>,
}

impl<T: Transactions> NotificationHandler<T> {
    /// Asks WeChat Pay what became of an order or a refund, verifies the answer, and puts it through the same route and inbox as
    /// its notification: it counts once, whichever comes first. What is not paid yet is no event, and nothing is called.
    ///
    /// `merchant` signs the request. Where the handler serves several, [`Order::served`] names whose order it is, as in
    /// [`ServedMerchant::name`](crate::ServedMerchant::name). Its callback has the inbox's lease to return in, and no deadline. Dropped on the way, it has
    /// no effect, but for what a callback does outside the inbox's transaction.
    ///
    /// # Errors
    /// `OPTION_INVALID` without an inbox, without [`business_key`](crate::Builder::business_key) or a [`key`](crate::Builder::key) that
    /// does without the notification's id, and for what is not one order or one refund. `REQUEST_FAILED` where WeChat Pay was not reached, or answered with an
    /// error; those of [`verify_answer`](wxnotify::NotificationParser::verify_answer); `CONTENT_MISMATCH` where the answer is of
    /// another order, or not what [`expect`](crate::Builder::expect) expects; `NOTIFICATION_BUSY` in a handler that is full or shut down; and whatever a notification would have been
    /// answered. The error that a callback failed with is the outcome's `cause`, which [`observe`](crate::Builder::observe) gets.
    pub async fn reconcile<C: HttpClient>(&self, client: &C, merchant: &Merchant, order: &Order) -> Result<Reconciled> {
        let (began, shared) = (Instant::now(), &*self.0);
        let (mut program, permit) = shared.core.reconcile(merchant, order)?;
        let (keys, served) = match &shared.whose {
            Whose::One(keys) => (keys.clone(), None),
            Whose::Several(_) => {
                let served = self.served(order.served.as_deref().unwrap_or_default()).await?;
                (served.keys.clone(), Some(served))
            }
        };
        let mut asking = Asking::new(client);
        let mut processing = Processing::new(shared, None, served, began);
        let mut found = String::new();
        let mut step = program.start();
        while !program.has_ended() {
            let reply = match &step {
                Step::Fetch(fetch) => asking.fetch(fetch).await,
                Step::Verify => asking.verify(&keys.parser),
                Step::Received { state, notification } => match Notification::restore(notification) {
                    Ok(notification) => {
                        found.clone_from(state);
                        processing.receive(notification);
                        Reply::Done
                    }
                    Err(error) => Reply::Refused(Refused::from(&error)),
                },
                step => processing.reply_to(step).await,
            };
            step = program.next(reply);
        }
        drop(permit);
        match step {
            Step::Value { value } => {
                Ok(Reconciled { state: value["state"].as_str().unwrap_or_default().to_owned(), code: None })
            }
            Step::Answer(report) => {
                shared.end(&report, processing.into_cause(), began, false);
                match report.error {
                    None => Ok(Reconciled { state: found, code: Some(report.code) }),
                    Some(error) => Err(error),
                }
            }
            Step::Error { error } => Err(error.into_error()),
            _ => Err(Error::new(ErrorCode::Internal, "a query ended without its value")),
        }
    }

    async fn served(&self, name: &str) -> Result<ServedMerchant> {
        let reply = match self.0.find(name).await {
            Ok(Some(served)) => return Ok(served),
            Ok(None) => {
                let message = format!("no merchant is called {name:?}; give the name of one that is served");
                return Err(Error::new(ErrorCode::MerchantUnknown, message).with_field("merchant"));
            }
            Err(failure) => failure.into_reply(),
        };
        let failed = self.0.core.refuse_merchant(reply, std::iter::empty(), None).error;
        Err(failed.unwrap_or_else(|| Error::new(ErrorCode::Internal, "a failure has no error")))
    }
}
