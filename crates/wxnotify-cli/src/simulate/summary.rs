//! What came of it all.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::time::Duration;

use serde::Serialize;

use crate::post::{Answer, NoAnswer};

/// What came of one notification.
#[derive(Debug, Serialize)]
pub(super) struct Outcome {
    pub(super) number: usize,
    pub(super) id: String,
    /// How often it was sent again.
    pub(super) repeats: usize,
    /// Where it was never taken: the last answer.
    pub(super) given_up: Option<String>,
}

/// The counts.
#[derive(Debug, Default, Serialize)]
pub(super) struct Summary {
    pub(super) outcomes: Vec<Outcome>,
    /// Requests but for probes, by the status of the answer.
    statuses: BTreeMap<u16, usize>,
    /// Requests without an answer within 5 s, and others without one.
    late: usize,
    unanswered: usize,
    probes_refused: usize,
    /// A fault: what is wrong was taken for genuine.
    probes_taken: usize,
    #[serde(skip)]
    times: Vec<Duration>,
}

impl Summary {
    pub(super) fn count(&mut self, answer: &Result<Answer, NoAnswer>) {
        match answer {
            Ok(answer) => {
                *self.statuses.entry(answer.status).or_default() += 1;
                self.times.push(answer.took);
            }
            Err(NoAnswer::TimedOut(_)) => self.late += 1,
            Err(_) => self.unanswered += 1,
        }
    }

    pub(super) fn count_probe(&mut self, answer: &Result<Answer, NoAnswer>) {
        match answer.as_ref().is_ok_and(Answer::is_received) {
            true => self.probes_taken += 1,
            false => self.probes_refused += 1,
        }
    }

    /// What is not as it should be, or nothing.
    pub(super) fn problem(&self) -> Option<String> {
        let given_up = self.outcomes.iter().filter(|outcome| outcome.given_up.is_some()).count();
        let mut problems = Vec::new();
        if given_up > 0 {
            problems.push(format!("{given_up} of {} notifications were given up", self.outcomes.len()));
        }
        if self.probes_taken > 0 {
            problems.push(format!("{} probes were taken for genuine", self.probes_taken));
        }
        if self.late > 0 {
            problems.push(format!("{} answers were late", self.late));
        }
        (!problems.is_empty()).then(|| problems.join(", "))
    }

    pub(super) fn written(&mut self) -> String {
        self.times.sort();
        let (given_up, taken): (Vec<_>, Vec<_>) = self.outcomes.iter().partition(|outcome| outcome.given_up.is_some());
        let at_once = taken.iter().filter(|outcome| outcome.repeats == 0).count();
        let mut text = format!(
            "{} notifications: {} delivered ({at_once} at once, {} after repeats), {} given up\n",
            self.outcomes.len(),
            taken.len(),
            taken.len() - at_once,
            given_up.len()
        );
        let received = |status: &u16| matches!(status, 200 | 204);
        let of = |is: &dyn Fn(&u16) -> bool| {
            self.statuses.iter().filter(|(status, _)| is(status)).map(|(_, n)| n).sum::<usize>()
        };
        let refused: Vec<String> = self
            .statuses
            .iter()
            .filter(|(status, _)| !received(status))
            .map(|(status, count)| format!("{count} times {status}"))
            .collect();
        let refused = if refused.is_empty() { String::new() } else { format!(" ({})", refused.join(", ")) };
        let (all, taken) = (of(&|_| true), of(&received));
        let _ = writeln!(
            text,
            "{} requests: {taken} taken, {} refused{refused}, {} without an answer within 5 s, {} without any",
            all + self.late + self.unanswered,
            all - taken,
            self.late,
            self.unanswered
        );
        if self.probes_refused + self.probes_taken > 0 {
            let probes = self.probes_refused + self.probes_taken;
            let _ = writeln!(text, "{probes} probes: {} refused, {} taken", self.probes_refused, self.probes_taken);
        }
        let at =
            |percent: usize| self.times.get((self.times.len() * percent / 100).min(self.times.len().saturating_sub(1)));
        let ms = |time: Option<&Duration>| time.map_or(0.0, |time| time.as_secs_f64() * 1000.0);
        let _ = writeln!(
            text,
            "answers: half within {:.1} ms, 95% within {:.1} ms, all within {:.1} ms",
            ms(at(50)),
            ms(at(95)),
            ms(self.times.last())
        );
        for outcome in given_up {
            let last = outcome.given_up.as_deref().unwrap_or_default();
            let _ = writeln!(text, "given up: #{} {}, last answer {last}", outcome.number, outcome.id);
        }
        text
    }
}
