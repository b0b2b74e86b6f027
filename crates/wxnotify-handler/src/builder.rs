//! A handler's options and routes.

use std::collections::HashMap;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use wxnotify::events::{RefundDirect, TransactionDirect};
use wxnotify::handler::{Handler, Settings};
use wxnotify::{ApiV2Key, Error, ErrorCode, Kind, Notification, NotificationParser, Result};

use crate::callback::Called;
use crate::handler::{Shared, new_closing};
use crate::merchant::{Keys, Whose, no_merchant};
use crate::{
    Callback, CertificateRefresher, Chooser, Delivery, Failure, HttpClient, Mode, NoInbox, NotificationHandler,
    Outcome, ServedMerchant, Transactions, Unhandled,
};

pub(crate) type Boxed<T> = Pin<Box<dyn Future<Output = T> + Send>>;
pub(crate) type Route<T> = Box<dyn Fn(Delivery<T>) -> Boxed<Called> + Send + Sync>;
pub(crate) type Asked<A> =
    Box<dyn Fn(Arc<Notification>, Option<ServedMerchant>) -> Boxed<std::result::Result<A, Failure>> + Send + Sync>;
pub(crate) type Observe = Box<dyn Fn(&Outcome) + Send + Sync>;

/// What the merchant gave.
pub(crate) struct Merchant<T: Transactions> {
    pub(crate) routes: HashMap<String, Route<T>>,
    pub(crate) key: Option<Asked<String>>,
    pub(crate) expect: Option<Asked<Expected>>,
    pub(crate) observe: Option<Observe>,
}

/// What a function of [`Builder::expect`] says. A notification that is not what it must be is an error instead.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    /// The notification was compared, by [`expect_paid`](Notification::expect_paid) or the like, and is right.
    Compared,
    /// This one is not to be compared.
    NotCompared,
}

/// Collects a handler's options and routes. What is wrong with one is told by [`build`](Self::build).
pub struct Builder<T: Transactions = NoInbox> {
    whose: Whose,
    transactions: Option<Arc<T>>,
    settings: Settings,
    problem: Option<Error>,
    deadline: Option<Duration>,
    names: Vec<(String, bool)>,
    merchant: Merchant<T>,
}

impl NotificationHandler {
    /// Begins a handler. The parser can be shared, so that its platform keys can be replaced.
    pub fn builder(parser: impl Into<Arc<NotificationParser>>) -> Builder {
        Builder::new(Whose::One(Keys::new(parser.into())))
    }

    /// Begins a handler of several merchants, each with a parser of its own. The chooser, an `async` function of the
    /// [`Request`](crate::Request) or a registry's [`Merchants::by`](crate::Merchants::by), says whose a request is, within the
    /// deadline and before the body is read. Nobody's is answered 401, as what is not genuine is.
    ///
    /// Their rows in the inbox are apart, under `<name>/<key>`. Such a handler and one with one parser are not to share an inbox's
    /// name.
    pub fn serving(chooser: impl Chooser) -> Builder {
        Builder::new(Whose::Several(Box::new(chooser)))
    }
}

impl Builder {
    fn new(whose: Whose) -> Self {
        let mut settings = Settings::default();
        settings.merchants = matches!(whose, Whose::Several(_));
        Self {
            whose,
            transactions: None,
            settings,
            problem: None,
            deadline: Some(Duration::from_millis(4500)),
            names: Vec::new(),
            merchant: Merchant { routes: HashMap::new(), key: None, expect: None, observe: None },
        }
    }

    /// With an inbox each notification counts once. Say so before the routes, whose callbacks get its transaction.
    ///
    /// In mode [`Transaction`](Mode::Transaction) (unless given another) claim, callback and completion are one transaction,
    /// and [`Delivery::connection`] is in it. In mode [`Leased`](Mode::Leased) the callback runs outside a transaction, while
    /// the inbox keeps other workers away. In mode [`Stored`](Mode::Stored) the notification is written down and acknowledged
    /// at once, and [`work`](NotificationHandler::work) has callbacks process it.
    ///
    /// A callback that takes longer than the inbox's lease is dropped at its next `await`, and its transaction with it.
    pub fn inbox<T: Transactions>(self, transactions: T, inbox: T::Inbox) -> Builder<T> {
        let mut settings = self.settings;
        settings.inbox = Some(inbox.into());
        if settings.mode == Mode::None {
            settings.mode = Mode::Transaction;
        }
        Builder {
            whose: self.whose,
            transactions: Some(Arc::new(transactions)),
            settings,
            problem: self.problem,
            deadline: self.deadline,
            names: Vec::new(),
            merchant: Merchant {
                routes: HashMap::new(),
                key: self.merchant.key,
                expect: self.merchant.expect,
                observe: self.merchant.observe,
            },
        }
    }
}

impl<T: Transactions> Builder<T> {
    /// How the inbox is used.
    pub fn mode(mut self, mode: Mode) -> Self {
        self.settings.mode = mode;
        self
    }

    /// After how long from the request's first byte (more than 0, less than 5 seconds; 4.5 unless given) the answer goes out
    /// as 500 although the body is not there, or the callback goes on: what it does still counts once. `None`: never.
    pub fn deadline(mut self, deadline: Option<Duration>) -> Self {
        self.deadline = deadline;
        self
    }

    /// How many notifications are processed at once, 64 unless given; beyond that the answer is 503.
    pub fn max_in_flight(mut self, most: usize) -> Self {
        self.settings.max_in_flight = most;
        self
    }

    /// What happens to a notification that no route takes: refused (500, so that it is not lost unseen), unless given.
    pub fn unhandled(mut self, unhandled: Unhandled) -> Self {
        self.settings.unhandled = unhandled;
        self
    }

    /// Has APIv2's notifications taken at the same URL: a body that is XML is opened with these keys, goes to routes such as
    /// `v2.refund`, and is answered in XML. Use an inbox: nothing else tells that one was sent long ago.
    pub fn api_v2_keys(mut self, keys: impl IntoIterator<Item = ApiV2Key>) -> Self {
        match &mut self.whose {
            Whose::One(of) => of.api_v2_keys = keys.into_iter().collect(),
            Whose::Several(_) => self.problem = Some(each_merchants("api_v2_keys")),
        }
        self
    }

    /// Tells the refresher of serials that the parser does not know, so that it downloads the certificates soon.
    pub fn refresher<C: HttpClient>(mut self, refresher: &CertificateRefresher<C>) -> Self {
        match &mut self.whose {
            Whose::One(of) => of.hints = Some(refresher.hints()),
            Whose::Several(_) => self.problem = Some(each_merchants("refresher")),
        }
        self
    }

    /// Has the inbox count payments and refunds by what happened (`payment:4200...:SUCCESS`, `refund:5030...:SUCCESS`), and not by the
    /// notification's id, which the answer to a query does not have: for [`reconcile`](NotificationHandler::reconcile). All else is
    /// counted by its id.
    pub fn business_key(mut self) -> Self {
        self.settings.has_business_key = true;
        self
    }

    /// The inbox's key for a notification: its id unless given. Let it tell kinds apart, such as `refund:R1`.
    pub fn key<F, E, Working>(mut self, key: F) -> Self
    where
        F: Fn(Arc<Notification>) -> Working + Send + Sync + 'static,
        Working: Future<Output = std::result::Result<String, E>> + Send + 'static,
        E: Into<Failure>,
    {
        self.settings.has_key = true;
        self.merchant.key = Some(asked(key));
        self
    }

    /// The same for a handler that serves several, whose rows are apart without that: the function gets the merchant too.
    pub fn key_of<F, E, Working>(mut self, key: F) -> Self
    where
        F: Fn(Arc<Notification>, ServedMerchant) -> Working + Send + Sync + 'static,
        Working: Future<Output = std::result::Result<String, E>> + Send + 'static,
        E: Into<Failure>,
    {
        self.settings.has_key = true;
        self.merchant.key = Some(asked_of(key));
        self
    }

    /// What a notification must be: the function compares it with the order, by
    /// [`expect_paid`](Notification::expect_paid) or the like. What is not expected is answered 500, and no callback runs.
    pub fn expect<F, E, Working>(mut self, expect: F) -> Self
    where
        F: Fn(Arc<Notification>) -> Working + Send + Sync + 'static,
        Working: Future<Output = std::result::Result<Expected, E>> + Send + 'static,
        E: Into<Failure>,
    {
        self.settings.compares = true;
        self.merchant.expect = Some(asked(expect));
        self
    }

    /// The same for a handler that serves several: the function gets the merchant too.
    pub fn expect_of<F, E, Working>(mut self, expect: F) -> Self
    where
        F: Fn(Arc<Notification>, ServedMerchant) -> Working + Send + Sync + 'static,
        Working: Future<Output = std::result::Result<Expected, E>> + Send + 'static,
        E: Into<Failure>,
    {
        self.settings.compares = true;
        self.merchant.expect = Some(asked_of(expect));
        self
    }

    /// Is called with the outcome of each request, and of each stored notification worked on, beside the log. It must not
    /// block; a panic of it is logged.
    pub fn observe(mut self, observe: impl Fn(&Outcome) + Send + Sync + 'static) -> Self {
        self.merchant.observe = Some(Box::new(observe));
        self
    }

    /// The callback takes payments: `TRANSACTION.SUCCESS` of kind `transaction.direct`, and deductions where they have no
    /// route of their own. A service provider's are `transaction.partner`: see [`on`](Self::on).
    pub fn on_paid(self, callback: impl Callback<T, (TransactionDirect, Delivery<T>)>) -> Self {
        self.register("paid", false, callback)
    }

    /// The callback takes refunds that succeeded: `REFUND.SUCCESS` of kind `refund.direct`.
    pub fn on_refunded(self, callback: impl Callback<T, (RefundDirect, Delivery<T>)>) -> Self {
        self.register("refunded", false, callback)
    }

    /// The callback takes notifications of a kind, such as `transaction.partner`, or of an event type, such as
    /// `REFUND.ABNORMAL`. `on_paid` and `on_refunded` come first, then kinds, then event types.
    ///
    /// A callback of a kind, and any that takes a type, is called only where the resource has it. Where it has not, the
    /// callback of [`otherwise`](Self::otherwise) takes the notification; without one the answer is 500.
    pub fn on<Takes>(self, route: &str, callback: impl Callback<T, Takes>) -> Self {
        self.register(route, false, callback)
    }

    /// The same for an event type that this version need not know.
    pub fn on_custom<Takes>(self, event_type: &str, callback: impl Callback<T, Takes>) -> Self {
        self.register(event_type, true, callback)
    }

    /// The callback takes what no other route does, and what does not have its route's type.
    pub fn otherwise<Takes>(self, callback: impl Callback<T, Takes>) -> Self {
        self.register("otherwise", false, callback)
    }

    fn register<Takes>(mut self, name: &str, is_custom: bool, callback: impl Callback<T, Takes>) -> Self {
        let is_of_a_type = Kind::from_name(name).is_some_and(|kind| kind != Kind::Unknown);
        self.names.push((name.to_owned(), is_custom));
        self.merchant.routes.insert(
            name.to_owned(),
            Box::new(move |delivery| {
                if is_of_a_type && let Err(error) = delivery.check_type() {
                    return Box::pin(async move { Called::Untyped(error) });
                }
                callback.call(delivery)
            }),
        );
        self
    }

    /// The handler.
    ///
    /// # Errors
    /// `OPTION_INVALID` for an option, for what is no route, or a route that has a callback already.
    pub fn build(self) -> Result<NotificationHandler<T>> {
        if let Some(problem) = self.problem {
            return Err(problem);
        }
        if let Whose::Several(chooser) = &self.whose
            && self.settings.mode == Mode::Stored
            && chooser.merchants().is_none()
        {
            let message = "workers find merchants by name; give merchants.by(...) of a Merchants";
            return Err(option("merchants", message));
        }
        let mut settings = self.settings;
        settings.deadline = self.deadline.map(|deadline| deadline.as_secs_f64());
        let inbox = settings.inbox.clone();
        let core = Handler::new(settings)?;
        for (name, is_custom) in &self.names {
            core.register(name, *is_custom)?;
        }
        Ok(NotificationHandler(Arc::new(Shared {
            core,
            whose: self.whose,
            transactions: self.transactions,
            inbox,
            deadline: self.deadline,
            merchant: self.merchant,
            closing: new_closing(),
        })))
    }
}

fn asked<A: Send + 'static, E: Into<Failure>, Working>(
    function: impl Fn(Arc<Notification>) -> Working + Send + Sync + 'static,
) -> Asked<A>
where
    Working: Future<Output = std::result::Result<A, E>> + Send + 'static,
{
    Box::new(move |notification, _| {
        let working = function(notification);
        Box::pin(async move { working.await.map_err(Into::into) })
    })
}

fn asked_of<A: Send + 'static, E: Into<Failure>, Working>(
    function: impl Fn(Arc<Notification>, ServedMerchant) -> Working + Send + Sync + 'static,
) -> Asked<A>
where
    Working: Future<Output = std::result::Result<A, E>> + Send + 'static,
{
    Box::new(move |notification, merchant| {
        let Some(merchant) = merchant else { return Box::pin(async { Err(no_merchant().into()) }) };
        let working = function(notification, merchant);
        Box::pin(async move { working.await.map_err(Into::into) })
    })
}

fn each_merchants(field: &'static str) -> Error {
    option(field, "each merchant has its own; give it to its ServedMerchant")
}

fn option(field: &'static str, message: &'static str) -> Error {
    Error::new(ErrorCode::OptionInvalid, message).with_field(field)
}

impl<T: Transactions> std::fmt::Debug for Builder<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Builder").field("settings", &self.settings).field("routes", &self.names).finish_non_exhaustive()
    }
}
