//! When the platform sends again what was not taken.

use std::time::{Duration, Instant};

use clap::ValueEnum;

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
    pub(super) fn pauses(self) -> Vec<u32> {
        const MINUTE: u32 = 60;
        const HOUR: u32 = 3600;
        match self {
            Self::Transaction => [
                &[15, 15, 30, 3 * MINUTE, 10 * MINUTE, 20 * MINUTE, 30 * MINUTE, 30 * MINUTE, 30 * MINUTE][..],
                &[HOUR, 3 * HOUR, 3 * HOUR, 3 * HOUR, 6 * HOUR, 6 * HOUR],
            ]
            .concat(),
            Self::Payscore => vec![15, 15, 30, 180, 1800, 1800, 1800, 1800, 3600],
            Self::None => Vec::new(),
            Self::Transfer => [&[0][..], &[15; 10], &[300; 10], &[1800; 44]].concat(),
        }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_schedules_last_as_long_as_the_official_pages_say() {
        let total = |schedule: Schedule| (schedule.pauses().len(), shown(schedule.pauses().iter().sum::<u32>().into()));
        assert_eq!(total(Schedule::Transaction), (15, "24:04:00".into()));
        assert_eq!(total(Schedule::Payscore), (9, "03:04:00".into()));
        assert_eq!(total(Schedule::Transfer), (65, "22:52:30".into()));
    }
}
