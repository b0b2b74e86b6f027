//! The platform at work: sends what is planned, and again what was not taken.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::http::Uri;
use serde_json::Value;
use wxnotify::testing::{Delivery, Fault, Platform};

use super::plan::{Plan, Planned};
use super::schedule::{Clock, shown};
use super::summary::{Outcome, Summary};
use crate::failure::Failure;
use crate::orders::{NUMBERS, Sample, signed_again};
use crate::post::{Answer, Client, NoAnswer};

/// All that the tasks share.
pub(super) struct World {
    pub(super) client: Client,
    pub(super) url: Uri,
    /// One for each key, in the order in which they sign.
    pub(super) platforms: Vec<Platform>,
    pub(super) keys_from: Vec<f64>,
    pub(super) samples: Vec<Sample>,
    pub(super) pauses: &'static [u32],
    pub(super) clock: Clock,
    /// So that two runs with one seed send the same ids, and others do not.
    pub(super) seed: u64,
    /// Told each line of what happens.
    pub(super) progress: fn(&str),
    /// What happened, by the name of its number and the number: what a query finds.
    pub(super) orders: Mutex<HashMap<(String, String), Value>>,
    /// Whose signature a request must have, in PEM.
    pub(super) merchant_certificate: Option<String>,
    pub(super) summary: Mutex<Summary>,
}

impl World {
    /// Which key signs now.
    pub(super) fn signer(&self) -> &Platform {
        let now = self.clock.now();
        let begun = self.keys_from.iter().filter(|from| **from <= now).count();
        &self.platforms[begun.max(1) - 1]
    }

    /// Sends everything, and comes back when all is taken or given up.
    pub(super) async fn carry_out(self: &Arc<Self>, plan: &Plan) -> Result<(), Failure> {
        let mut tasks = Vec::new();
        for planned in &plan.notifications {
            let (world, planned) = (self.clone(), *planned);
            tasks.push(tokio::spawn(async move { world.notify(planned).await }));
        }
        for task in tasks {
            task.await.map_err(|error| Failure::other(format!("a delivery broke off: {error}")))??;
        }
        Ok(())
    }

    async fn notify(&self, planned: Planned) -> Result<(), Failure> {
        self.clock.sleep_until(planned.at).await;
        let sample = &self.samples[planned.sample];
        let plaintext = sample.plaintext(planned.number)?;
        self.remember(&plaintext);
        let id = format!("EV-{:x}-{}", self.seed, planned.number);
        let wrong = |error: wxnotify::Error| Failure::from(&error);
        if planned.has_probe {
            let builder = sample.notification(self.signer(), &plaintext).id(&id).fault(Fault::Probe);
            let answer = self.post(&builder.build().map_err(wrong)?).await;
            self.tell(planned, &format!("probe: {}", in_words(&answer)));
            self.summary().count_probe(&answer);
        }

        let first = sample.notification(self.signer(), &plaintext).id(&id).build().map_err(wrong)?;
        let mut last = String::new();
        for attempt in 0..=self.pauses.len() {
            // Each time under a fresh timestamp, nonce and signature, of the key that is then in use.
            let delivery = if attempt == 0 { first.clone() } else { signed_again(self.signer(), &first)? };
            let copies = if attempt == 0 { planned.copies } else { 1 };
            let answers = self.post_copies(&delivery, copies).await;
            let is_taken = answers.iter().any(|answer| answer.as_ref().is_ok_and(Answer::is_received));
            last = answers.iter().map(in_words).collect::<Vec<_>>().join(" and ");
            let pause = self.pauses.get(attempt).copied();
            let again = match pause {
                _ if is_taken => String::new(),
                Some(pause) => format!(", again in {}", shown(pause.into())),
                None => ", given up".into(),
            };
            self.tell(planned, &format!("{} {last}{again}", sample.event_type));
            answers.iter().for_each(|answer| self.summary().count(answer));
            if is_taken {
                self.summary().outcomes.push(Outcome { number: planned.number, id, repeats: attempt, given_up: None });
                return Ok(());
            }
            if let Some(pause) = pause {
                self.clock.sleep_until(self.clock.now() + f64::from(pause)).await;
            }
        }
        let repeats = self.pauses.len();
        self.summary().outcomes.push(Outcome { number: planned.number, id, repeats, given_up: Some(last) });
        Ok(())
    }

    async fn post(&self, delivery: &Delivery) -> Result<Answer, NoAnswer> {
        self.client.post(&self.url, delivery.headers(), delivery.body()).await
    }

    async fn post_copies(&self, delivery: &Delivery, copies: usize) -> Vec<Result<Answer, NoAnswer>> {
        let others = (1..copies).map(|_| {
            let (client, url, delivery) = (self.client.clone(), self.url.clone(), delivery.clone());
            tokio::spawn(async move { client.post(&url, delivery.headers(), delivery.body()).await })
        });
        let others: Vec<_> = others.collect();
        let mut answers = vec![self.post(delivery).await];
        for other in others {
            answers.push(other.await.unwrap_or_else(|error| Err(NoAnswer::BrokenOff(error.to_string()))));
        }
        answers
    }

    /// From now on a query finds it.
    fn remember(&self, plaintext: &str) {
        let resource: Value = serde_json::from_str(plaintext).unwrap_or_default();
        let mut orders = self.orders.lock().expect("nobody panics while holding it");
        for name in NUMBERS {
            if let Some(number) = resource.get(name).and_then(Value::as_str) {
                orders.insert((name.to_owned(), number.to_owned()), resource.clone());
            }
        }
    }

    fn summary(&self) -> std::sync::MutexGuard<'_, Summary> {
        self.summary.lock().expect("nobody panics while holding it")
    }

    fn tell(&self, planned: Planned, what: &str) {
        (self.progress)(&format!("{}  #{:<4} {what}", shown(self.clock.now()), planned.number));
    }
}

fn in_words(answer: &Result<Answer, NoAnswer>) -> String {
    let milliseconds = |took: Duration| took.as_secs_f64() * 1000.0;
    match answer {
        Ok(answer) => format!("{} in {:.1} ms", answer.status, milliseconds(answer.took)),
        Err(error) => error.to_string(),
    }
}
