//! Who runs programs: a request that was received, a worker's turn, a purge, an operator's call, a callback.

use std::collections::VecDeque;

use wxnotify::handler::Permit;
use wxnotify::inbox::Lease;
use wxnotify::program::{Program, Reply, Step};

use crate::faults::Act;

/// What somebody is there for.
#[derive(Clone, Debug)]
pub(crate) enum Task {
    /// A notification was delivered: which, and whether it is WeChat Pay's own delivery.
    Receive(usize),
    /// A worker's turn: which worker.
    Work(usize),
    /// A purge.
    Purge,
    /// A call of the inbox, in a transaction of its own.
    Call,
    /// The same, for a callback that prolongs its lease: whose.
    Renew(usize),
    /// A callback that its host has given up.
    Orphan,
}

/// Somebody who runs a program.
pub(crate) struct Actor {
    /// What for.
    pub(crate) task: Task,
    /// On which machine.
    pub(crate) machine: usize,
    /// For which handler.
    pub(crate) app: usize,
    /// The program. An orphan has none.
    pub(crate) program: Option<Program>,
    /// Its place among the callbacks in flight.
    pub(crate) permit: Option<Permit>,
    /// What it is about to do.
    pub(crate) step: Step,
    /// The callback that it is in.
    pub(crate) callback: Option<Callback>,
    /// When it goes on, in milliseconds.
    pub(crate) at: i64,
    /// Whether it waits for a lock.
    pub(crate) waits: bool,
    /// When it began.
    pub(crate) since: i64,
    /// Whether something went wrong in it by injection, so that it may be slow or give up.
    pub(crate) is_hit: bool,
    /// Whether somebody else was at the same notification meanwhile.
    pub(crate) has_met: bool,
    /// Whether its callback was called.
    pub(crate) has_called: bool,
    /// Its last claim: when it was written, in seconds.
    pub(crate) claimed_at: i64,
    /// When that claim's lease ends, in seconds.
    pub(crate) lease_end: i64,
    /// On Redis: when it last looked at a row, in seconds.
    pub(crate) looked_at: i64,
    /// A lease that it prolonged, once that is committed: its token and its end.
    pub(crate) renewal: Option<(String, i64)>,
    /// Of a worker: the merchant that it found.
    pub(crate) merchant: Option<String>,
    /// Whether its callback prolonged its lease, so that its own transaction may be in its way.
    pub(crate) has_renewed: bool,
    /// A call's result, while it commits.
    pub(crate) value: Option<Lease>,
    /// How many notifications it buried and has not told of yet.
    pub(crate) buried: usize,
    /// Whether a call is over.
    pub(crate) has_ended: bool,
}

/// What somebody wrote to a row.
pub(crate) enum Written {
    /// A claim: when, and when its lease ends, in seconds.
    Claimed { at: i64, until: i64 },
    /// A longer lease, once it is committed: its token, and when it ends.
    Prolonged { token: String, until: i64 },
}

impl Actor {
    /// It wrote this.
    pub(crate) fn note(&mut self, written: Option<Written>) {
        match written {
            Some(Written::Claimed { at, until }) => (self.claimed_at, self.lease_end) = (at, until),
            Some(Written::Prolonged { token, until }) => self.renewal = Some((token, until)),
            None => {}
        }
    }
}

/// A callback on its way.
pub(crate) struct Callback {
    /// What is left of it.
    pub(crate) acts: VecDeque<Act>,
    /// Which notification.
    pub(crate) of: usize,
    /// Whether it is in the program's transaction.
    pub(crate) is_in_transaction: bool,
    /// When its host gives it up.
    pub(crate) limit_at: Option<i64>,
    /// For how long it may take.
    pub(crate) limit_ms: Option<i64>,
    /// The hold on the notification.
    pub(crate) lease: Option<Lease>,
    /// When its claim was written, in seconds.
    pub(crate) claimed_at: i64,
    /// When its lease ends, in seconds.
    pub(crate) lease_end: i64,
    /// When what it does now is over.
    pub(crate) busy_until: Option<i64>,
}

impl Callback {
    /// Whether the reply is a success.
    pub(crate) fn succeeds(reply: &Reply) -> bool {
        match reply {
            Reply::Returned(answered) => answered.as_ref().is_none_or(|answered| matches!(answered.status, 200 | 204)),
            _ => false,
        }
    }
}
