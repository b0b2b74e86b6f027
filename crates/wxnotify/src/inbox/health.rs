//! When an inbox needs somebody to look at it.

use serde::{Deserialize, Serialize};

use super::{Stats, option};
use crate::Result;

/// Whether all is well with an inbox: for a health check, and for an alarm.
///
/// It speaks of the work behind the endpoint, which all machines share, and which no restart mends: let it ring, and don't let it take
/// machines out of service. A database that cannot be reached, or a table that is not there, is the error that the call fails with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Health {
    /// Whether there is no problem.
    pub healthy: bool,
    /// What is wrong and what to do, a sentence each.
    pub problems: Vec<String>,
    /// What was counted.
    pub stats: Stats,
}

/// How long the oldest stored notification may wait, in seconds, unless said otherwise: what fails has been tried eight times by then.
pub const DEFAULT_MAX_WAITING: u32 = 900;

pub(super) fn max_waiting() -> i64 {
    DEFAULT_MAX_WAITING.into()
}

/// What is still well.
pub(super) struct Limits {
    max_waiting: i64,
    max_dead: i64,
}

impl Limits {
    pub(super) fn new(max_waiting: i64, max_dead: i64) -> Result<Self> {
        if max_waiting < 0 {
            return Err(option("max_waiting", "max_waiting is a number of seconds, 0 or more"));
        }
        if max_dead < 0 {
            return Err(option("max_dead", "max_dead is a number of dead letters, 0 or more"));
        }
        Ok(Self { max_waiting, max_dead })
    }

    pub(super) fn judge(&self, stats: Stats) -> Health {
        let mut problems = Vec::new();
        if let Some(oldest) = stats.oldest_waiting.filter(|oldest| *oldest > self.max_waiting) {
            problems.push(format!(
                "{} stored notifications wait, the oldest for {oldest} seconds, where {} are allowed: no worker runs on this inbox, or the \
                 callback fails; last_error in the table says how",
                stats.waiting, self.max_waiting
            ));
        }
        if stats.dead > self.max_dead {
            problems.push(format!(
                "there are {} dead letters, where {} are allowed: see why they failed, mend that, then have the inbox retry or discard them",
                stats.dead, self.max_dead
            ));
        }
        Health { healthy: problems.is_empty(), problems, stats }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const STATS: Stats = Stats { waiting: 3, oldest_waiting: Some(900), in_work: 1, dead: 0, done_last_hour: 5 };

    #[test]
    fn what_waits_too_long_and_what_is_dead_is_a_problem() {
        let limits = Limits::new(max_waiting(), 0).unwrap();
        let of = |stats: Stats| limits.judge(stats);
        assert!(of(STATS).healthy);
        assert!(of(Stats { waiting: 0, oldest_waiting: None, ..STATS }).healthy);
        let late = of(Stats { oldest_waiting: Some(901), ..STATS });
        assert!(!late.healthy && late.problems.len() == 1 && late.problems[0].contains("901 seconds"), "{late:?}");
        let dead = of(Stats { dead: 1, ..STATS });
        assert!(!dead.healthy && dead.problems[0].contains("1 dead letters"), "{dead:?}");
        assert_eq!(of(Stats { dead: 1, oldest_waiting: Some(5000), ..STATS }).problems.len(), 2);
        assert!(Limits::new(0, 7).unwrap().judge(Stats { dead: 7, oldest_waiting: Some(0), ..STATS }).healthy);
    }

    #[test]
    fn limits_are_not_negative() {
        let field = |result: Result<Limits>| result.err().and_then(|error| error.field().map(str::to_owned));
        assert_eq!(field(Limits::new(-1, 0)).as_deref(), Some("max_waiting"));
        assert_eq!(field(Limits::new(0, -1)).as_deref(), Some("max_dead"));
    }
}
