//! From a verified notification to its answer, as programs: which route takes it, what the inbox's mode does, what is
//! answered, noted and logged.
//!
//! A host (the handler of a language) makes one [`Handler`], registers its routes, and runs a [`Program`] for each
//! notification and for each turn of a worker. See [`crate::program`] for a host's rules.

mod facts;
mod merchant;
mod receive;
mod reconcile;
mod report;
mod route;
mod settings;
mod work;

use std::sync::atomic::{AtomicBool, AtomicI64, AtomicUsize, Ordering};
use std::sync::{Arc, PoisonError, RwLock};

use crate::inbox::Inbox;
use crate::program::{Program, Reply, Step};
use crate::{Error, ErrorCode, Result};
pub(crate) use facts::Facts;
pub(crate) use merchant::RegistrySettings;
pub use merchant::{NotLoaded, Registry, check_loaded_merchant, check_merchant};
pub use reconcile::Order;
pub use report::{Delivered, Level, Report};
pub use settings::{Mode, Settings, Unhandled};

use route::Routes;

/// What receives notifications and works stored ones off, without I/O.
#[derive(Clone, Debug)]
pub struct Handler(Arc<Shared>);

#[derive(Debug)]
struct Shared {
    settings: Settings,
    routes: RwLock<Routes>,
    in_flight: AtomicUsize,
    is_closing: AtomicBool,
    /// When a worker last saw to old rows, by the host's clock in seconds.
    purged_at: AtomicI64,
}

/// A place among the callbacks in flight, until it is dropped.
#[derive(Debug)]
pub struct Permit(Arc<Shared>);

impl Drop for Permit {
    fn drop(&mut self) {
        self.0.in_flight.fetch_sub(1, Ordering::AcqRel);
    }
}

impl Handler {
    /// A handler without routes.
    ///
    /// # Errors
    /// `OPTION_INVALID`.
    pub fn new(settings: Settings) -> Result<Self> {
        settings.check()?;
        Ok(Self(Arc::new(Shared {
            settings,
            routes: RwLock::default(),
            in_flight: AtomicUsize::new(0),
            is_closing: AtomicBool::new(false),
            purged_at: AtomicI64::new(i64::MIN),
        })))
    }

    /// Registers a route: `paid`, `refunded`, `otherwise`, a kind, or an event type. `is_custom`: an event type that this
    /// library need not know.
    ///
    /// # Errors
    /// `OPTION_INVALID` for what is no route, or is registered already.
    pub fn register(&self, route: &str, is_custom: bool) -> Result<()> {
        self.0.routes.write().unwrap_or_else(PoisonError::into_inner).register(route, is_custom)
    }

    /// The program that receives a verified notification, up to its answer. The permit is its place among the callbacks in
    /// flight: whoever runs the callback keeps it until the callback returned, which may be after the program's end.
    pub fn receive(&self, delivered: Delivered) -> (Program, Option<Permit>) {
        let handler = self.clone();
        let permit = self.enter();
        if let Err(error) = permit {
            let report = Report::failed(&delivered, error);
            return (Program::new(|_| async move { Step::Answer(Box::new(report)) }), None);
        }
        let program =
            Program::new(
                move |host| async move { Step::Answer(Box::new(receive::run(&host, &handler, &delivered).await)) },
            );
        (program, permit.ok())
    }

    /// The program that asks WeChat Pay what became of an order or a refund, and puts what it tells through the same route and
    /// inbox as its notification: it counts once, whichever comes first. It ends with a report where there was an event, with
    /// `{"state": ...}` where there was none (not paid, say), and with an error where nobody knows.
    ///
    /// # Errors
    /// `OPTION_INVALID` for an order that is none, and where the handler has no inbox, or counts by the notification's id, which
    /// a query does not tell. `NOTIFICATION_BUSY` where too many are in flight, or the handler is closed.
    pub fn reconcile(&self, merchant: &crate::Merchant, order: &Order) -> Result<(Program, Option<Permit>)> {
        let settings = self.settings();
        if settings.inbox.is_none() {
            let message = "the handler has no inbox, and without one a payment would count each time; give it an inbox";
            return Err(Error::new(ErrorCode::OptionInvalid, message).with_field("inbox"));
        }
        if !settings.has_key && !settings.has_business_key {
            return Err(reconcile::no_key());
        }
        merchant::check(settings.merchants, order.served.as_deref())?;
        let query = reconcile::Query::new(merchant, order)?;
        let permit = self.enter()?;
        let handler = self.clone();
        let program = Program::new(move |host| async move { reconcile::run(&host, &handler, &query).await });
        Ok((program, Some(permit)))
    }

    /// The program of one turn of a worker. It ends with what became of a stored notification, or with
    /// `{"wait_ms": n}`: nothing is to be done for so long.
    ///
    /// # Errors
    /// `OPTION_INVALID` where the mode is not `stored`.
    pub fn work(&self, turn: Turn) -> Result<(Program, Option<Permit>)> {
        if self.0.settings.mode != Mode::Stored {
            return Err(Error::new(
                ErrorCode::OptionInvalid,
                "only a handler of mode stored has stored notifications; give it mode stored",
            )
            .with_field("mode"));
        }
        if let Some(age) = turn.purge_older_than {
            crate::inbox::check_age(age)?;
        }
        let Ok(permit) = self.enter() else {
            let wait = turn.pause_ms;
            return Ok((Program::new(move |_| async move { work::wait(wait) }), None));
        };
        let handler = self.clone();
        Ok((Program::new(move |host| async move { work::run(&host, &handler, turn).await }), Some(permit)))
    }

    /// The answer to a request that was refused before it was a notification. `v2`: it was to be APIv2's, so the answer is XML.
    pub fn refuse(&self, error: Error, request_id: Option<String>, v2: bool) -> Report {
        self.refuse_delivered(&Delivered { request_id, v2, ..Delivered::default() }, error)
    }

    /// The same, with all that is known of it so far: whose it was to be, where the handler serves several merchants.
    pub fn refuse_delivered(&self, of: &Delivered, error: Error) -> Report {
        Report::failed(of, error)
    }

    /// The answer to a request without a merchant: `reply` is what came of the function that was to say whose it is, and
    /// [`Reply::Returned`] with nothing says that it is nobody's. `headers` are the request's: the answer is the one that a stranger gets
    /// from a merchant that is known.
    pub fn refuse_merchant<'h>(
        &self,
        reply: Reply,
        headers: impl Iterator<Item = (&'h str, &'h str)>,
        request_id: Option<String>,
    ) -> Report {
        let of = Delivered { request_id, ..Delivered::default() };
        let mut report = Report::of_failure(&of, merchant::missing(reply, None));
        if report.code == ErrorCode::MerchantUnknown.as_str() {
            report.ack = merchant::answer(headers);
        }
        report
    }

    /// The answer where processing takes longer than the deadline. It goes on, and counts.
    pub fn out_of_time(&self, delivered: &Delivered) -> Report {
        let seconds = self.0.settings.deadline.unwrap_or_default();
        let error = Error::new(
            ErrorCode::DeadlineExceeded,
            format!(
                "processing takes longer than {seconds} seconds; it goes on, and what it does counts once (for work that is \
                 always slow let an inbox store the notification: mode stored)"
            ),
        );
        Report::failed(delivered, error)
    }

    /// How many programs and callbacks are on their way.
    pub fn in_flight(&self) -> usize {
        self.0.in_flight.load(Ordering::Acquire)
    }

    /// From now on nothing new is taken: requests are answered 503, and workers find nothing. What is on its way goes on.
    pub fn close(&self) {
        self.0.is_closing.store(true, Ordering::Release);
    }

    fn enter(&self) -> Result<Permit> {
        let most = self.0.settings.max_in_flight;
        if self.0.is_closing.load(Ordering::Acquire) {
            return Err(Error::new(
                ErrorCode::NotificationBusy,
                "the handler is shutting down; WeChat Pay sends it again",
            ));
        }
        let entered =
            self.0.in_flight.fetch_update(Ordering::AcqRel, Ordering::Acquire, |now| (now < most).then_some(now + 1));
        match entered {
            Ok(_) => Ok(Permit(self.0.clone())),
            Err(_) => Err(Error::new(
                ErrorCode::NotificationBusy,
                format!(
                    "{most} notifications are being processed already (max_in_flight), so this one is left to its next \
                     delivery; see what holds the callbacks"
                ),
            )
            .with_field("max_in_flight")),
        }
    }

    fn settings(&self) -> &Settings {
        &self.0.settings
    }

    fn inbox(&self) -> Option<&Inbox> {
        self.0.settings.inbox.as_ref()
    }

    fn find(&self, event_type: &str, kind: &str) -> Option<String> {
        self.0.routes.read().unwrap_or_else(PoisonError::into_inner).find(event_type, kind)
    }

    fn misses(&self, kind: &str) -> bool {
        self.0.routes.read().unwrap_or_else(PoisonError::into_inner).misses(kind)
    }

    fn has_otherwise(&self) -> bool {
        self.0.routes.read().unwrap_or_else(PoisonError::into_inner).has_otherwise()
    }

    fn wanted(&self) -> Option<Vec<crate::inbox::Wanted>> {
        self.0.routes.read().unwrap_or_else(PoisonError::into_inner).wanted()
    }
}

/// What a turn of a worker is to do.
#[derive(Clone, Copy, Debug, Default)]
#[non_exhaustive]
pub struct Turn {
    /// How long to wait where nothing is to be done, in milliseconds.
    pub pause_ms: u32,
    /// Whether to forget what ended so many seconds ago, now and then.
    pub purge_older_than: Option<i64>,
    /// The host's clock, in seconds: for how often that is done.
    pub now: i64,
}

/// The program that forgets what ended `older_than` seconds ago, in small batches of their own, and says how many that were.
///
/// # Errors
/// `OPTION_INVALID` for less than 90,000 seconds (25 hours).
pub fn purge(inbox: &Inbox, older_than: i64) -> Result<Program> {
    crate::inbox::check_age(older_than)?;
    let inbox = inbox.clone();
    Ok(Program::new(move |host| async move { work::purge(&host, &inbox, older_than).await }))
}
