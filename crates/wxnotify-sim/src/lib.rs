//! A simulator that tries to break the inbox.
//!
//! What the handler and its inbox decide is written as programs, which are functions of what came of their steps. So a seed
//! can drive many of them through any interleaving: this crate makes a world from each seed, with machines whose clocks are
//! wrong, merchants' handlers in every mode, WeChat Pay's deliveries, workers and purges, and a model of a database with its
//! isolation levels. Processes die in it, commits are lost, callbacks hang. Then it looks whether every promise was kept.
//!
//! - [`model`]: the database.
//! - `faults`: what goes wrong.
//! - `world`: who does what, and when.
//! - `invariants`: what must be true.
//!
//! The same seed is the same world, step by step.

mod actor;
mod faults;
mod invariants;
pub mod model;
mod trace;
mod world;

use std::ops::AddAssign;

/// A fault of the past, put back: the simulator must find it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mutant {
    /// The host's begin sits in a transaction that is open already, so that its commit only frees a savepoint, and all is
    /// lost when the connection is closed.
    SavepointHost,
    /// `store` leaves a row alone that is free, and acknowledges it.
    StoreOnlyCounts,
    /// A claim that loses writes to the row.
    LoserWrites,
    /// A row's kind is not looked at.
    KeyWithoutKind,
    /// Merchants that share an endpoint share their rows.
    KeyWithoutMerchant,
    /// A worker takes what its handler has no routes for.
    TakesEverything,
    /// A stored notification is dead after 12 attempts, which are over in 68 minutes.
    FewAttempts,
    /// Leases go by the application's clock.
    ApplicationClock,
    /// A claim takes a lease over that was prolonged since the claim looked.
    TakesProlonged,
    /// Redis evicts rows.
    Evicts,
    /// Redis's primary fails, and what its replica lacks is to be there all the same.
    ReplicaLags,
}

impl Mutant {
    /// Every one of them.
    pub const ALL: [Self; 11] = [
        Self::SavepointHost,
        Self::StoreOnlyCounts,
        Self::LoserWrites,
        Self::KeyWithoutKind,
        Self::KeyWithoutMerchant,
        Self::TakesEverything,
        Self::FewAttempts,
        Self::ApplicationClock,
        Self::TakesProlonged,
        Self::Evicts,
        Self::ReplicaLags,
    ];

    fn fault(self) -> Option<wxnotify::binding::mutants::Fault> {
        use wxnotify::binding::mutants::Fault;
        match self {
            Self::SavepointHost | Self::FewAttempts | Self::TakesProlonged | Self::Evicts | Self::ReplicaLags => None,
            Self::StoreOnlyCounts => Some(Fault::StoreOnlyCounts),
            Self::LoserWrites => Some(Fault::LoserWrites),
            Self::KeyWithoutKind => Some(Fault::KeyWithoutKind),
            Self::KeyWithoutMerchant => Some(Fault::KeyWithoutMerchant),
            Self::TakesEverything => Some(Fault::TakesEverything),
            Self::ApplicationClock => Some(Fault::ApplicationClock),
        }
    }
}

/// How much happened.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    /// Worlds.
    pub seeds: u64,
    /// Deliveries that arrived at a machine, or found it dead.
    pub deliveries: u64,
    /// Faults that were injected.
    pub faults: u64,
    /// Steps of everybody.
    pub steps: u64,
    /// Effects.
    pub effects: u64,
}

impl AddAssign for Figures {
    fn add_assign(&mut self, other: Self) {
        self.seeds += other.seeds;
        self.deliveries += other.deliveries;
        self.faults += other.faults;
        self.steps += other.steps;
        self.effects += other.effects;
    }
}

impl std::fmt::Display for Figures {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "{} seeds, {} deliveries, {} effects, {} faults injected, {} steps",
            self.seeds, self.deliveries, self.effects, self.faults, self.steps
        )
    }
}

/// What a seed broke.
#[derive(Debug)]
pub struct Broken {
    /// The seed.
    pub seed: u64,
    /// In words.
    pub what: String,
    /// Every step, one a line.
    pub trace: Vec<String>,
}

impl std::fmt::Display for Broken {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for line in &self.trace {
            writeln!(f, "{line}")?;
        }
        writeln!(f, "\nBROKEN by seed {}: {}", self.seed, self.what)?;
        write!(f, "again: cargo run -p wxnotify-sim -- --seed {}", self.seed)
    }
}

/// Runs one seed's world.
///
/// # Errors
/// What it broke, with its trace: for that it is run a second time.
pub fn run(seed: u64, mutant: Option<Mutant>) -> Result<Figures, Broken> {
    world::run(seed, mutant).map_err(|what| Broken { seed, what, trace: trace(seed, mutant).0 })
}

/// Every step of a seed's world, one a line, and what it broke.
pub fn trace(seed: u64, mutant: Option<Mutant>) -> (Vec<String>, Option<String>) {
    let (broken, trace) = world::trace(seed, mutant);
    (trace, broken)
}
