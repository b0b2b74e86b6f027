//! What a worker does with stored notifications, and what is done for the table's size.

use std::sync::atomic::Ordering;

use serde_json::json;

use super::receive::{call_back, complete_and_commit, in_transaction, let_go, limit};
use super::report::{Delivered, Failure, Report};
use super::{Handler, Level, Turn, merchant};
use crate::inbox::{Found, Inbox, State, Taken};
use crate::program::{Callback, FailureKind, Host, Refused, Reply, Step, Stop};
use crate::{Ack, Error, ErrorCode};

/// How often a worker sees to old rows, in seconds.
const PURGE_EVERY: i64 = 60;

/// Between two batches of a purge, so that claims come in between.
const BREATH_MS: u32 = 20;

/// Nothing is to be done for so long.
pub(super) fn wait(ms: u32) -> Step {
    Step::Value { value: json!({ "wait_ms": ms }) }
}

pub(super) async fn run(host: &Host, handler: &Handler, turn: Turn) -> Step {
    let Some(inbox) = handler.inbox() else { return wait(turn.pause_ms) };
    let routes = handler.wanted();
    let found = match in_transaction(host, inbox, || inbox.take(host, routes.as_deref())).await {
        Ok(found) => found,
        // Nobody knows what became of the commit: what was taken is due again when its lease ends.
        Err(stop) => return Step::Error { error: Refused::from(&stop.into_error()) },
    };
    let Found { taken, buried } = found;
    for dead in buried {
        let of = Delivered {
            merchant: merchant_of(handler, &dead.key).map(str::to_owned),
            id: Some(dead.key),
            event_type: Some(dead.event_type),
            kind: Some(dead.kind),
            ..Delivered::default()
        };
        let error = Error::new(ErrorCode::HandlerFailed, "its workers did not end their attempts within the lease");
        host.ask(Step::Observe(Box::new(Report::dead(&of, dead.attempts, error)))).await;
    }
    match taken {
        Some(taken) => Step::Answer(Box::new(work_off(host, handler, inbox, taken).await)),
        None => {
            if let Some(older_than) = turn.purge_older_than
                && is_time_to_purge(handler, turn.now)
                && let Err(stop) = forget(host, inbox, older_than).await
            {
                return Step::Error { error: Refused::from(&stop.into_error()) };
            }
            wait(turn.pause_ms)
        }
    }
}

fn is_time_to_purge(handler: &Handler, now: i64) -> bool {
    let last = handler.0.purged_at.load(Ordering::Acquire);
    let is_time = now.saturating_sub(last) >= PURGE_EVERY;
    // One worker of several does it.
    is_time && handler.0.purged_at.compare_exchange(last, now, Ordering::AcqRel, Ordering::Acquire).is_ok()
}

/// Callback and completion are one transaction. A failure is noted.
async fn work_off(host: &Host, handler: &Handler, inbox: &Inbox, taken: Taken) -> Report {
    let of = Delivered::stored(&taken, merchant_of(handler, &taken.task.lease.key));
    let lease = &taken.task.lease;
    let worked = match handler.find(&taken.event_type, &taken.kind) {
        Some(route) => process(host, handler, inbox, &taken, route, of.merchant.as_deref()).await,
        None => {
            Err(Error::new(ErrorCode::EventUnhandled, "no route takes it any more").with_field("event_type").into())
        }
    };
    let mut report = match worked {
        Ok(ack) => Report::success(&of, "SUCCESS", ack),
        Err(failure) => {
            // Where the lease is lost, or the database, it is due again when the lease ends.
            match let_go(host, inbox, lease, &failure.note()).await {
                Ok(true) => return unrequested(Report::dead(&of, lease.attempts, failure.error)),
                _ => unrequested(Report::of_failure(&of, failure)),
            }
        }
    };
    report.attempts = Some(lease.attempts);
    report
}

/// What is the sender's fault in a request is our own here: it was taken, and is not done.
fn unrequested(report: Report) -> Report {
    match report.ack.status {
        400..500 => Report { level: Level::Error, ack: Ack::failure(ErrorCode::HandlerFailed), ..report },
        _ => report,
    }
}

/// Whose a row is, where the handler serves several.
fn merchant_of<'k>(handler: &Handler, key: &'k str) -> Option<&'k str> {
    merchant::merchant_of(key).filter(|_| handler.settings().merchants)
}

async fn process(
    host: &Host,
    handler: &Handler,
    inbox: &Inbox,
    taken: &Taken,
    route: String,
    merchant: Option<&str>,
) -> Result<Ack, Failure> {
    if handler.settings().merchants {
        let Some(name) = merchant else { return Err(merchant::unnamed().into()) };
        // Before the transaction: the merchant's own database is asked, and may have no second connection.
        match host.ask(Step::Merchant { merchant: name.to_owned() }).await {
            Reply::Done => {}
            reply => return Err(merchant::missing(reply, Some(name))),
        }
    }
    // On SQLite the callback's own first write takes the lock: a slow one must not keep deliveries waiting.
    if let Err(stop) = host.begin_reading(inbox).await {
        return Err(stop.into_error().into());
    }
    let callback = Callback {
        route,
        kind: taken.kind.clone(),
        merchant: merchant.map(str::to_owned),
        notification: Some(taken.task.notification.clone()),
        attempts: taken.task.lease.attempts,
        limit_ms: limit(inbox),
        lease: Some(taken.task.lease.clone()),
    };
    match call_back(host, handler, callback).await {
        Ok(ack) => {
            complete_and_commit(host, inbox, &taken.task.lease).await?;
            Ok(ack)
        }
        Err(failure) => {
            host.roll_back(inbox).await;
            Err(failure)
        }
    }
}

pub(super) async fn purge(host: &Host, inbox: &Inbox, older_than: i64) -> Step {
    match forget(host, inbox, older_than).await {
        Ok(count) => Step::Value { value: json!(count) },
        Err(stop) => Step::Error { error: Refused::from(&stop.into_error()) },
    }
}

/// In batches, each a transaction of its own.
async fn forget(host: &Host, inbox: &Inbox, older_than: i64) -> Result<i64, Stop> {
    let mut count = 0;
    for state in [State::Done, State::Discarded] {
        let mut failures = 0;
        loop {
            match in_transaction(host, inbox, || inbox.purge_batch(host, state, older_than)).await {
                Ok(deleted) => {
                    count += deleted;
                    if inbox.is_last_batch(deleted) {
                        break;
                    }
                }
                // A claim was in the way: it goes first.
                Err(stop) if stop.is(FailureKind::LockTimeout) && failures < 5 => failures += 1,
                Err(stop) => return Err(stop),
            }
            host.pause(BREATH_MS).await;
        }
    }
    Ok(count)
}
