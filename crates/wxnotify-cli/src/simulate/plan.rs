//! What will be sent: decided before anything is, by a seed alone.

use std::fmt::Write as _;

use super::schedule::shown;

/// What a plan is made from.
#[derive(Clone, Copy, Debug)]
pub(super) struct Shape {
    pub(super) seed: u64,
    /// How many notifications.
    pub(super) count: usize,
    /// How many in a second of the simulation.
    pub(super) rate: f64,
    /// How many in a hundred come several times at once, are preceded by a probe, come late.
    pub(super) duplicates: u8,
    pub(super) probes: u8,
    pub(super) late: u8,
    /// How many kinds of notifications take turns, and how many keys come one after the other.
    pub(super) samples: usize,
    pub(super) keys: usize,
}

/// One notification to be sent.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Planned {
    /// From 1, in the order of what happened.
    pub(super) number: usize,
    /// Which kind.
    pub(super) sample: usize,
    /// When it is first sent, in seconds of the simulation.
    pub(super) at: f64,
    /// How many copies come at once, the first time.
    pub(super) copies: usize,
    /// Whether a probe comes before it.
    pub(super) has_probe: bool,
}

/// All notifications in the order in which they are first sent, and when each key begins to sign.
pub(super) struct Plan {
    pub(super) notifications: Vec<Planned>,
    pub(super) keys_from: Vec<f64>,
}

/// How long a late one is late at most: others overtake it.
const LATEST: f64 = 60.0;

impl Plan {
    pub(super) fn new(shape: &Shape) -> Self {
        let mut random = fastrand::Rng::with_seed(shape.seed);
        let mut chance = |percent: u8| random.u8(0..100) < percent;
        let mut notifications: Vec<Planned> = (0..shape.count)
            .map(|at| Planned {
                number: at + 1,
                sample: at % shape.samples,
                at: at as f64 / shape.rate,
                copies: if chance(shape.duplicates) { 2 } else { 1 },
                has_probe: chance(shape.probes),
            })
            .collect();
        let keys_from =
            (0..shape.keys).map(|key| notifications.get(key * shape.count / shape.keys).map_or(0.0, |first| first.at));
        let keys_from = keys_from.collect();
        for planned in &mut notifications {
            if planned.copies > 1 {
                planned.copies = random.usize(2..=5);
            }
            if random.u8(0..100) < shape.late {
                planned.at += random.f64() * LATEST;
            }
        }
        notifications.sort_by(|one, other| one.at.total_cmp(&other.at));
        Self { notifications, keys_from }
    }

    /// The plan as people read it.
    pub(super) fn written(&self, names: &[String]) -> String {
        let mut text = String::new();
        for planned in &self.notifications {
            let _ = write!(text, "{}  #{:<4} {}", shown(planned.at), planned.number, names[planned.sample]);
            let _ = match planned.copies {
                1 => Ok(()),
                copies => write!(text, ", {copies} at once"),
            };
            text.push_str(if planned.has_probe { ", after a probe\n" } else { "\n" });
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SHAPE: Shape =
        Shape { seed: 7, count: 100, rate: 2.0, duplicates: 30, probes: 20, late: 25, samples: 2, keys: 3 };

    #[test]
    fn a_seed_gives_one_plan() {
        let plan = |seed| Plan::new(&Shape { seed, ..SHAPE }).notifications;
        assert_eq!(plan(7), plan(7));
        assert_ne!(plan(7), plan(8));
    }

    #[test]
    fn a_plan_has_what_it_was_asked_for() {
        let plan = Plan::new(&SHAPE);
        let count = |is: &dyn Fn(&Planned) -> bool| plan.notifications.iter().filter(|planned| is(planned)).count();
        assert_eq!(plan.notifications.len(), 100);
        assert!((15..45).contains(&count(&|planned| planned.copies > 1)));
        assert!((8..35).contains(&count(&|planned| planned.has_probe)));
        assert!(plan.notifications.windows(2).any(|pair| pair[0].number > pair[1].number), "nothing is out of order");
        assert_eq!(plan.keys_from, [0.0, 16.5, 33.0]);
        let plain = Plan::new(&Shape { duplicates: 0, probes: 0, late: 0, ..SHAPE });
        assert!(
            plain
                .notifications
                .iter()
                .enumerate()
                .all(|(at, planned)| { planned.number == at + 1 && planned.copies == 1 && !planned.has_probe })
        );
    }
}
