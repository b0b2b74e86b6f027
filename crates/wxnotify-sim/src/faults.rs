//! What goes wrong, drawn from the seed: statements that fail, commits of which nobody knows, processes that die or stall,
//! and callbacks that fail or hang.

use std::collections::VecDeque;

use fastrand::Rng;
use wxnotify::inbox::Operation;
use wxnotify::program::{Answered, Raised, Reply, Step};

use crate::model::{Engine, Fails};

/// A fault at a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// No connection is to be had.
    NoConnection,
    /// The statement, the command, or the commit fails, and did nothing.
    Fails(Fails),
    /// The commit, or Redis's command, went through, and its reply was lost.
    ReplyLost,
    /// The connection was lost, and the commit, or Redis's command, goes through so many milliseconds later.
    LandsLater(i64),
    /// The process stands still for so many milliseconds, and knows nothing of it.
    Stall(i64),
    /// The process dies.
    Crash,
}

/// A step of a callback.
#[derive(Clone, Debug)]
pub(crate) enum Act {
    /// It works, or hangs, for so many milliseconds.
    Wait(i64),
    /// It does what it is there for.
    Effect,
    /// It writes a row that other callbacks write too.
    Touch(u8),
    /// It works until so many milliseconds before its lease ends.
    WaitForLease(i64),
    /// It prolongs its lease.
    Renew,
    /// It returns, or fails.
    End(Reply),
}

/// How much goes wrong, and what.
#[derive(Debug)]
pub(crate) struct Faults {
    /// How many of a hundred thousand steps.
    rate: u32,
    /// How many of a hundred callbacks.
    callbacks: u32,
    statements: bool,
    commits: bool,
    processes: bool,
    /// Whether callbacks write each other's rows.
    contention: bool,
    /// Whether callbacks prolong their leases.
    renewals: bool,
    /// How many there were.
    pub(crate) injected: u64,
}

impl Faults {
    /// What goes wrong in one world.
    pub(crate) fn draw(rng: &mut Rng) -> Self {
        let often = |rng: &mut Rng| rng.u8(..10) < 6;
        Self {
            rate: *rng.choice(&[0, 300, 1_000, 3_000, 8_000]).unwrap_or(&0),
            callbacks: *rng.choice(&[0, 10, 30, 60]).unwrap_or(&0),
            statements: often(rng),
            commits: often(rng),
            processes: often(rng),
            contention: often(rng),
            renewals: often(rng),
            injected: 0,
        }
    }

    /// From now on nothing does.
    pub(crate) fn end(&mut self) {
        let injected = self.injected;
        *self = Self {
            rate: 0,
            callbacks: 0,
            statements: false,
            commits: false,
            processes: false,
            contention: false,
            renewals: false,
            injected,
        };
    }

    /// Whether anything goes wrong at this step.
    pub(crate) fn at(&mut self, rng: &mut Rng, step: &Step, engine: Engine) -> Option<Fault> {
        if rng.u32(..100_000) >= self.rate {
            return None;
        }
        let fault = match step {
            _ if self.processes && rng.u8(..4) == 0 => match rng.u8(..3) {
                0 => Fault::Crash,
                _ => Fault::Stall(*rng.choice(&[50, 800, 3_000, 12_000, 61_000, 90_000]).unwrap_or(&0)),
            },
            Step::Begin { .. } if self.statements => match rng.bool() {
                true => Fault::NoConnection,
                false => Fault::Fails(Fails::Lost),
            },
            // What sets something in the session meets nobody.
            Step::Run(run) if matches!(run.operation, Operation::LimitWaits { .. } | Operation::FreeWaits { .. }) => {
                Fault::Fails(Fails::Lost)
            }
            Step::Run(_) if self.statements && engine.is_redis() => command(rng),
            Step::Run(_) if self.statements => Fault::Fails(statement(rng, engine)),
            Step::Commit if self.commits => commit(rng, engine),
            _ => return None,
        };
        self.injected += 1;
        Some(fault)
    }

    /// By how many milliseconds a cluster's node may be behind the others.
    pub(crate) fn lag(&self, rng: &mut Rng) -> i64 {
        let most = if self.rate > 0 && rng.u8(..4) == 0 { 400 } else { 12 };
        rng.i64(0..most)
    }

    /// What a callback does, and how it ends.
    pub(crate) fn callback(&mut self, rng: &mut Rng, is_in_transaction: bool, has_lease: bool) -> VecDeque<Act> {
        let mut acts = VecDeque::from([Act::Wait(rng.i64(0..30)), Act::Effect]);
        if self.contention && is_in_transaction {
            let at = rng.usize(..2);
            for _ in 0..rng.u8(1..3) {
                acts.insert(at + 1, Act::Touch(rng.u8(..3)));
            }
        }
        if self.renewals && has_lease && rng.bool() {
            let at = rng.usize(..=acts.len());
            acts.insert(at, Act::Renew);
            // At the last moment.
            if rng.bool() {
                acts.insert(at, Act::WaitForLease(rng.i64(0..12)));
            }
        }
        acts.push_back(Act::Wait(rng.i64(0..100)));
        let mut end = Reply::Returned(None);
        if rng.u32(..100) < self.callbacks {
            self.injected += 1;
            match rng.u8(..9) {
                0 => end = raised(),
                1 => {
                    acts.retain(|act| !matches!(act, Act::Effect));
                    end = raised();
                }
                2 => end = Reply::Said("库存不足".to_owned()),
                3 => end = Reply::Unusable("bool".to_owned()),
                4 => end = Reply::Returned(Some(Answered::new(500))),
                5 => end = Reply::Returned(Some(Answered::new(204))),
                // It hangs, before or after what it does.
                6 => acts.insert(rng.usize(..=acts.len()), Act::Wait(rng.i64(60_000..400_000))),
                _ => acts.insert(rng.usize(..=acts.len()), Act::Wait(rng.i64(500..62_000))),
            }
        }
        acts.push_back(Act::End(end));
        acts
    }
}

/// What a callback does that can never succeed.
pub(crate) fn poison() -> VecDeque<Act> {
    VecDeque::from([Act::Wait(5), Act::End(raised())])
}

/// How a callback raises.
pub(crate) fn raised() -> Reply {
    let mut raised = Raised::new("KeyError");
    raised.place = Some("shop.py:31".to_owned());
    Reply::Raised(raised)
}

fn statement(rng: &mut Rng, engine: Engine) -> Fails {
    let all = [Fails::Conflict, Fails::Deadlock, Fails::LockTimeout, Fails::Lost, Fails::Full];
    match engine {
        Engine::Sqlite => *rng.choice(&[Fails::LockTimeout, Fails::Lost, Fails::Full]).unwrap_or(&Fails::Full),
        _ => *rng.choice(&all).unwrap_or(&Fails::Full),
    }
}

fn command(rng: &mut Rng) -> Fault {
    match rng.u8(..5) {
        0 => Fault::Fails(Fails::Lost),
        1 => Fault::Fails(Fails::Full),
        2 => Fault::LandsLater(rng.i64(1..4_000)),
        _ => Fault::ReplyLost,
    }
}

fn commit(rng: &mut Rng, engine: Engine) -> Fault {
    match (engine, rng.u8(..5)) {
        // SQLite's commit is a function's result in the same process.
        (Engine::Sqlite, 0 | 1) => Fault::Fails(Fails::LockTimeout),
        (Engine::Sqlite, _) => Fault::Fails(Fails::Full),
        (_, 0 | 1) => Fault::ReplyLost,
        (_, 2) => Fault::LandsLater(rng.i64(1..4_000)),
        (_, 3) => Fault::Fails(Fails::Lost),
        (_, _) => Fault::Fails(Fails::Deadlock),
    }
}
