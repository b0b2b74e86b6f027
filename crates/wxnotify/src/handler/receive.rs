//! What happens to a notification that is delivered, in each mode.

use super::report::{Delivered, Failure, Report, failure, verdict};
use super::{Handler, Mode, Unhandled, merchant, route};
use crate::inbox::{Claimed, Inbox, Lease, Named, Stored, new_token};
use crate::program::{Callback, FailureKind, Host, Reply, Step, Stop};
use crate::{Ack, Error, ErrorCode};

/// How often a transaction is tried that others were in the way of.
const TRIES: u32 = 6;

pub(super) async fn run(host: &Host, handler: &Handler, of: &Delivered) -> Report {
    match process(host, handler, of).await {
        Ok(report) => report,
        Err(failure) => Report::of_failure(of, failure),
    }
}

async fn process(host: &Host, handler: &Handler, of: &Delivered) -> Result<Report, Failure> {
    merchant::check(handler.settings().merchants, of.merchant.as_deref())?;
    if handler.settings().compares {
        match host.ask(Step::Compare).await {
            Reply::Done => {}
            reply => return Err(failure(reply)),
        }
    }
    let Some(route) = handler.find(of.event_type(), of.kind()) else {
        return match handler.settings().unhandled {
            // Acknowledged, a payment that is waited for would be lost.
            Unhandled::Acknowledge if !handler.misses(of.kind()) => Ok(Report::success(of, "IGNORED", Ack::success())),
            Unhandled::Acknowledge | Unhandled::Refuse => Err(unhandled(of).into()),
        };
    };
    let inbox = handler.inbox().filter(|_| !route::asks(of.event_type()));
    let (Some(inbox), mode) = (inbox, handler.settings().mode) else {
        let kind = of.kind().to_owned();
        let merchant = of.merchant.clone();
        let callback = Callback { route, kind, merchant, notification: None, attempts: 1, limit_ms: None, lease: None };
        return Ok(Report::success(of, "SUCCESS", call_back(host, handler, callback).await?));
    };
    let named = name(host, handler, of).await?;
    let delivery = Delivery { host, handler, inbox, of, named: &named, route: &route };
    match mode {
        Mode::Stored => delivery.store().await,
        Mode::Leased => delivery.leased().await,
        Mode::None | Mode::Transaction => delivery.in_transaction().await,
    }
}

fn unhandled(of: &Delivered) -> Error {
    let (event_type, kind) = (of.event_type(), of.kind());
    Error::new(
        ErrorCode::EventUnhandled,
        format!("no route takes {event_type} of kind {kind}; register one for it, or acknowledge what is unhandled"),
    )
    .with_field("event_type")
}

/// The notification's name in the inbox: its id, or what the merchant's function says.
async fn name(host: &Host, handler: &Handler, of: &Delivered) -> Result<Named, Failure> {
    let id = of.id.clone().unwrap_or_default();
    let key = match (handler.settings().has_key, &of.business_key) {
        (true, _) => match host.ask(Step::Key).await {
            Reply::Text(key) => key,
            reply => return Err(failure(reply)),
        },
        (false, Some(key)) if handler.settings().has_business_key => key.clone(),
        (false, _) => id.clone(),
    };
    let is_own_key = key != id;
    if of.is_queried && !is_own_key {
        return Err(super::reconcile::no_key().into());
    }
    let mut named = Named { key, event_type: of.event_type().into(), kind: of.kind().into(), is_own_key };
    named.check()?;
    if let Some(merchant) = &of.merchant {
        named.key = merchant::scoped(merchant, &named.key)?;
    }
    Ok(named)
}

/// One delivery on its way through the inbox.
struct Delivery<'a> {
    host: &'a Host,
    handler: &'a Handler,
    inbox: &'a Inbox,
    of: &'a Delivered,
    named: &'a Named,
    route: &'a str,
}

/// What a claim came to, once nobody was in the way any more.
enum Outcome {
    Ours(Lease),
    Answer(Box<Report>),
}

impl Delivery<'_> {
    /// Claim, callback and completion are one transaction.
    async fn in_transaction(&self) -> Result<Report, Failure> {
        let lease = match self.claim(true).await? {
            Outcome::Ours(lease) => lease,
            Outcome::Answer(report) => return Ok(*report),
        };
        let answered = self.call_back(&lease, false).await;
        let committed = match answered {
            Ok(ack) => complete_and_commit(self.host, self.inbox, &lease).await.map(|()| ack),
            Err(failure) => {
                self.host.roll_back(self.inbox).await;
                Err(failure)
            }
        };
        match committed {
            Ok(ack) => Ok(Report::success(self.of, "SUCCESS", ack)),
            // All of it was rolled back, the attempt too: it is noted down.
            Err(failure) => {
                let note = failure.note();
                let noted =
                    in_transaction(self.host, self.inbox, || self.inbox.note_failure(self.host, self.named, &note));
                match noted.await {
                    Ok(true) => Ok(Report::dead(self.of, lease.attempts, failure.error)),
                    _ => Err(failure),
                }
            }
        }
    }

    /// The callback runs outside a transaction.
    async fn leased(&self) -> Result<Report, Failure> {
        let lease = match self.claim(false).await? {
            Outcome::Ours(lease) => lease,
            Outcome::Answer(report) => return Ok(*report),
        };
        match self.call_back(&lease, true).await {
            Ok(ack) => {
                complete(self.host, self.inbox, &lease).await?;
                Ok(Report::success(self.of, "SUCCESS", ack))
            }
            Err(failure) => match let_go(self.host, self.inbox, &lease, &failure.note()).await {
                Ok(true) => Ok(Report::dead(self.of, lease.attempts, failure.error)),
                _ => Err(failure),
            },
        }
    }

    /// Written down, and read back before it is acknowledged.
    async fn store(&self) -> Result<Report, Failure> {
        let (host, inbox, named) = (self.host, self.inbox, self.named);
        let notification = match host.ask(Step::WriteDown).await {
            Reply::Text(text) => text,
            reply => return Err(failure(reply)),
        };
        let stored = in_transaction(host, inbox, || self.write_down(&notification)).await;
        let code = match stored {
            Ok(Stored::Now) => "STORED",
            Ok(Stored::Before) => "DUPLICATE",
            Ok(Stored::Dead) => return Err(crate::inbox::dead(&named.key).into()),
            Ok(Stored::Busy | Stored::Lost) => return Err(crate::inbox::quicker().into()),
            // Nobody knows what became of the commit: what is read back decides.
            Err(stop) if stop.is(FailureKind::Lost) => "STORED",
            Err(stop) => return Err(stop.into_error().into()),
        };
        match self.is_kept().await {
            Ok(true) => Ok(Report::success(self.of, code, Ack::success())),
            Ok(false) => Err(Error::new(
                ErrorCode::InboxFailed,
                "the notification was written down and committed, and is not there: the database does not keep what it \
                 commits, or something deletes it",
            )
            .into()),
            Err(stop) => Err(stop.into_error().into()),
        }
    }

    async fn write_down(&self, notification: &str) -> Result<Stored, Stop> {
        match self.inbox.store(self.host, self.named, notification).await? {
            Stored::Lost => Err(Stop::conflict(crate::inbox::quicker())),
            stored => Ok(stored),
        }
    }

    /// Looks again where it is not there: the nodes of a cluster see it one after the other.
    async fn is_kept(&self) -> Result<bool, Stop> {
        for attempt in 0..TRIES {
            if reading(self.host, self.inbox, || self.inbox.is_kept(self.host, self.named)).await? {
                return Ok(true);
            }
            self.host.pause(pause_after(attempt)).await;
        }
        Ok(false)
    }

    /// Claims the notification, and leaves the transaction open or commits it. Where others are in the way it is tried again,
    /// for as long as WeChat Pay waits.
    async fn claim(&self, stays_open: bool) -> Result<Outcome, Failure> {
        for attempt in 0.. {
            match self.try_to_claim(stays_open).await {
                Ok(Claimed::Fresh(lease)) => return Ok(Outcome::Ours(lease)),
                Ok(Claimed::Done) => {
                    return Ok(Outcome::Answer(Box::new(Report::success(self.of, "DUPLICATE", Ack::success()))));
                }
                Ok(Claimed::Dead) => return Err(crate::inbox::dead(&self.named.key).into()),
                Ok(Claimed::Lost) if attempt + 1 < TRIES => {}
                Ok(Claimed::Busy | Claimed::Lost) => return Err(crate::inbox::quicker().into()),
                Err(stop) if is_worth_another(&stop) && attempt + 1 < TRIES => {}
                Err(stop) => return Err(stop.into_error().into()),
            }
            self.host.pause(pause_after(attempt)).await;
        }
        Err(crate::inbox::quicker().into())
    }

    async fn try_to_claim(&self, stays_open: bool) -> Result<Claimed, Stop> {
        let (host, inbox) = (self.host, self.inbox);
        host.begin(inbox).await?;
        let claimed = inbox.claim_in_time(host, self.named).await;
        let Ok(Claimed::Fresh(lease)) = claimed else {
            if crate::mutants::is(crate::mutants::Fault::LoserWrites) && matches!(claimed, Ok(Claimed::Busy)) {
                host.commit(inbox).await?;
            } else {
                host.roll_back(inbox).await;
            }
            return claimed;
        };
        if stays_open {
            return Ok(Claimed::Fresh(lease));
        }
        match host.commit(inbox).await {
            Ok(()) => Ok(Claimed::Fresh(lease)),
            // Nobody knows what became of the commit: it is looked up.
            Err(stop) if stop.is(FailureKind::Lost) => {
                let is_ours = reading(host, inbox, || inbox.has_token(host, &lease.key, &lease.token)).await?;
                Ok(if is_ours { Claimed::Fresh(lease) } else { Claimed::Lost })
            }
            Err(stop) => Err(stop),
        }
    }

    async fn call_back(&self, lease: &Lease, can_be_renewed: bool) -> Result<Ack, Failure> {
        let callback = Callback {
            route: self.route.to_owned(),
            kind: self.of.kind().to_owned(),
            merchant: self.of.merchant.clone(),
            notification: None,
            attempts: lease.attempts,
            limit_ms: limit(self.inbox),
            lease: can_be_renewed.then(|| lease.clone()),
        };
        call_back(self.host, self.handler, callback).await
    }
}

/// Calls back; where the route's callback takes a type that the notification does not fit, what takes everything is called.
pub(super) async fn call_back(host: &Host, handler: &Handler, callback: Callback) -> Result<Ack, Failure> {
    let kind = route::typed_as(&callback.route, &callback.kind);
    let reply = host.ask(Step::Callback(Box::new(Callback { kind, ..callback.clone() }))).await;
    match reply {
        Reply::Untyped(_) if callback.route != route::OTHERWISE && handler.has_otherwise() => {
            // Where a type is asked for there, it is that of the notification's own kind.
            let otherwise = Callback { route: route::OTHERWISE.to_owned(), ..callback };
            verdict(host.ask(Step::Callback(Box::new(otherwise))).await)
        }
        reply => verdict(reply),
    }
}

/// For how long a callback may take, in milliseconds: until its lease ends.
pub(super) fn limit(inbox: &Inbox) -> Option<u64> {
    u64::try_from(inbox.lease_seconds()).ok().map(|seconds| seconds.saturating_mul(1000))
}

fn is_worth_another(stop: &Stop) -> bool {
    stop.is(FailureKind::Conflict) || stop.is(FailureKind::Duplicate)
}

/// 10, 20, 40, ... milliseconds: all tries together stay far below the deadline.
fn pause_after(attempt: u32) -> u32 {
    10 << attempt.min(6)
}

/// Completes in the transaction that is open, and commits it. Nothing of it is left where that fails.
pub(super) async fn complete_and_commit(host: &Host, inbox: &Inbox, lease: &Lease) -> Result<(), Failure> {
    let mark = new_token()?;
    if let Err(stop) = inbox.complete(host, lease, &mark).await {
        host.roll_back(inbox).await;
        return Err(stop.into_error().into());
    }
    let committed = match host.ask(Step::Commit).await {
        // The callback failed after it returned, and the host rolled back: a promise that nobody awaited.
        reply @ (Reply::Raised(_) | Reply::Said(_) | Reply::Refused(_) | Reply::Unusable(_)) => {
            return Err(failure(reply));
        }
        reply => host.committed(reply, inbox),
    };
    match committed {
        Ok(()) => Ok(()),
        Err(stop) if stop.is(FailureKind::Lost) => {
            match reading(host, inbox, || inbox.has_token(host, &lease.key, &mark)).await {
                Ok(true) => Ok(()),
                _ => Err(Error::new(
                    ErrorCode::InboxFailed,
                    "the connection to the inbox's database was lost while it committed, and the commit is not to be seen; \
                     the next delivery finds out",
                )
                .into()),
            }
        }
        Err(stop) => Err(stop.into_error().into()),
    }
}

/// Completes in a transaction of its own, again and again until the lease ends: the work is done, and must count.
async fn complete(host: &Host, inbox: &Inbox, lease: &Lease) -> Result<(), Failure> {
    let mark = new_token()?;
    let (mut waited, mut attempt) = (0, 0);
    loop {
        match once(host, inbox, &|| inbox.complete(host, lease, &mark)).await {
            Ok(()) => return Ok(()),
            Err(Stop::Failed(error)) => return Err(error.into()),
            Err(stop) if waited >= inbox.lease_seconds().saturating_mul(1000) => return Err(stop.into_error().into()),
            Err(_) => {}
        }
        let pause = pause_after(attempt).min(1000);
        host.pause(pause).await;
        waited += i64::from(pause.max(1));
        attempt += 1;
    }
}

/// Lets go in a transaction of its own.
pub(super) async fn let_go(host: &Host, inbox: &Inbox, lease: &Lease, note: &str) -> Result<bool, Stop> {
    in_transaction(host, inbox, || inbox.let_go(host, lease, note)).await
}

/// Does it in a transaction of its own, and again where others were in the way.
pub(super) async fn in_transaction<T, F>(host: &Host, inbox: &Inbox, work: impl Fn() -> F) -> Result<T, Stop>
where
    F: Future<Output = Result<T, Stop>>,
{
    let mut attempt = 0;
    loop {
        match once(host, inbox, &work).await {
            Err(stop) if is_worth_another(&stop) && attempt + 1 < TRIES => {}
            Err(stop) => return Err(stop),
            Ok(value) => return Ok(value),
        }
        host.pause(pause_after(attempt)).await;
        attempt += 1;
    }
}

/// Does it in a transaction of its own.
async fn once<T, F>(host: &Host, inbox: &Inbox, work: &impl Fn() -> F) -> Result<T, Stop>
where
    F: Future<Output = Result<T, Stop>>,
{
    host.begin(inbox).await?;
    let done = async {
        let before = inbox.limit_waits(host).await?;
        let done = work().await;
        inbox.free_waits_after(host, before, done.is_err()).await?;
        done
    };
    match done.await {
        Ok(value) => host.commit(inbox).await.map(|()| value),
        Err(stop) => {
            host.roll_back(inbox).await;
            Err(stop)
        }
    }
}

/// Reads in a transaction of its own.
async fn reading<T, F>(host: &Host, inbox: &Inbox, read: impl Fn() -> F) -> Result<T, Stop>
where
    F: Future<Output = Result<T, Stop>>,
{
    let mut attempt = 0;
    loop {
        let found = match host.begin_reading(inbox).await {
            Ok(()) => {
                let found = read().await;
                host.roll_back(inbox).await;
                found
            }
            Err(stop) => Err(stop),
        };
        match found {
            Err(Stop::Broken(_)) if attempt + 1 < TRIES => {}
            found => return found,
        }
        host.pause(pause_after(attempt)).await;
        attempt += 1;
    }
}
