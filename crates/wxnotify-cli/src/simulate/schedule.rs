//! When the platform sends again what was not taken.

use std::time::{Duration, Instant};

use clap::ValueEnum;
use wxnotify::testing;

/// The pauses of a product, as its official pages tell them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Schedule {
    /// Most products: 15 times in 24 h 4 min
    Transaction,
    /// Some of PayScore (支付分): 9 times in 3 h 4 min
    Payscore,
    /// Transfers (商家转账): 65 times in 23 h
    Transfer,
    /// Nothing comes again, as medical insurance (医保) after its first half minute
    None,
}

impl Schedule {
    /// The pause before each repetition, in seconds.
    pub(super) fn pauses(self) -> &'static [u32] {
        match self {
            Self::Transaction => testing::Schedule::Transaction,
            Self::Payscore => testing::Schedule::Payscore,
            Self::Transfer => testing::Schedule::Transfer,
            Self::None => testing::Schedule::None,
        }
        .pauses()
    }
}

/// A clock whose seconds are shorter than real ones.
#[derive(Clone, Copy, Debug)]
pub(super) struct Clock {
    begun: Instant,
    speed: f64,
}

impl Clock {
    pub(super) fn start(speed: f64) -> Self {
        Self { begun: Instant::now(), speed }
    }

    /// Its seconds since it was started.
    pub(super) fn now(&self) -> f64 {
        self.begun.elapsed().as_secs_f64() * self.speed
    }

    /// Waits until it shows this.
    pub(super) async fn sleep_until(&self, seconds: f64) {
        let real = Duration::from_secs_f64((seconds / self.speed).max(0.0));
        tokio::time::sleep_until((self.begun + real).into()).await;
    }
}

/// Hours, minutes and seconds.
pub(super) fn shown(seconds: f64) -> String {
    let seconds = seconds as u64;
    format!("{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60)
}
