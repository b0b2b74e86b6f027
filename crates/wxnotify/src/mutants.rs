//! Faults that the inbox once had, put back on purpose: the simulator must find each. Only with the feature `mutants`,
//! which no product has. Beside them what makes a run repeatable.

/// A fault to put back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// `store` leaves a row alone that is free, and acknowledges it.
    StoreOnlyCounts,
    /// A claim that loses writes to the row.
    LoserWrites,
    /// A row's kind and event type are not looked at.
    KeyWithoutKind,
    /// Merchants that share an endpoint share their rows.
    KeyWithoutMerchant,
    /// A worker takes what its handler has no routes for.
    TakesEverything,
    /// Leases go by the application's clock.
    ApplicationClock,
}

#[cfg(feature = "mutants")]
mod switch {
    use std::cell::Cell;

    use super::Fault;

    thread_local! {
        static FAULT: Cell<Option<Fault>> = const { Cell::new(None) };
        static CLOCK: Cell<i64> = const { Cell::new(0) };
        static TOKENS: Cell<Option<u64>> = const { Cell::new(None) };
    }

    /// Puts a fault back, in this thread.
    pub fn put_back(fault: Option<Fault>) {
        FAULT.set(fault);
    }

    /// Sets the application's clock, in this thread.
    pub fn set_clock(now: i64) {
        CLOCK.set(now);
    }

    /// Has tokens come from a seed, in this thread, so that a run can be repeated.
    pub fn seed_tokens(seed: Option<u64>) {
        TOKENS.set(seed);
    }

    pub(crate) fn token() -> Option<String> {
        let next = || {
            // splitmix64
            let state = TOKENS.get()?.wrapping_add(0x9e37_79b9_7f4a_7c15);
            TOKENS.set(Some(state));
            let mixed = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
            Some(mixed ^ (mixed >> 31))
        };
        Some(format!("{:016x}{:016x}", next()?, next()?))
    }

    pub(crate) fn is(fault: Fault) -> bool {
        FAULT.get() == Some(fault)
    }

    pub(crate) fn clock() -> Option<i64> {
        is(Fault::ApplicationClock).then(|| CLOCK.get())
    }
}

#[cfg(feature = "mutants")]
pub(crate) use switch::{clock, is, token};
#[cfg(feature = "mutants")]
pub use switch::{put_back, seed_tokens, set_clock};

#[cfg(not(feature = "mutants"))]
pub(crate) const fn is(_: Fault) -> bool {
    false
}

#[cfg(not(feature = "mutants"))]
pub(crate) const fn clock() -> Option<i64> {
    None
}

#[cfg(not(feature = "mutants"))]
pub(crate) const fn token() -> Option<String> {
    None
}
