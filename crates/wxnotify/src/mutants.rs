//! Faults that the inbox once had, put back on purpose: the simulator must find each. Only with the feature `mutants`,
//! which no product has.

/// A fault to put back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// `store` leaves a row alone that is free, and acknowledges it.
    StoreOnlyCounts,
    /// A claim that loses writes to the row.
    LoserWrites,
    /// A row's kind and event type are not looked at.
    KeyWithoutKind,
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
    }

    /// Puts a fault back, in this thread.
    pub fn put_back(fault: Option<Fault>) {
        FAULT.set(fault);
    }

    /// Sets the application's clock, in this thread.
    pub fn set_clock(now: i64) {
        CLOCK.set(now);
    }

    pub(crate) fn is(fault: Fault) -> bool {
        FAULT.get() == Some(fault)
    }

    pub(crate) fn clock() -> Option<i64> {
        is(Fault::ApplicationClock).then(|| CLOCK.get())
    }
}

#[cfg(feature = "mutants")]
pub use switch::{put_back, set_clock};
#[cfg(feature = "mutants")]
pub(crate) use switch::{clock, is};

#[cfg(not(feature = "mutants"))]
pub(crate) const fn is(_: Fault) -> bool {
    false
}

#[cfg(not(feature = "mutants"))]
pub(crate) const fn clock() -> Option<i64> {
    None
}
