//! The judge: sends everything, and says what each answer means.

use std::time::Duration;

use axum::http::Uri;
use wxnotify::testing::{Delivery, Platform};

use super::effects::Effects;
use super::endless::{self, ENOUGH, End, Framing, Trickles};
use super::leaks;
use super::verdict::{Exchange, Finding, Report, Verdict};
use super::wrong::{self, Forger, Wrong};
use crate::failure::Failure;
use crate::orders::{Sample, signed_again};
use crate::post::{self, Answer, Client, NoAnswer, PATIENCE};

/// What is judged, and by what.
pub(crate) struct Case<'a> {
    pub(crate) url: &'a Uri,
    pub(crate) platform: &'a Platform,
    /// The kinds that the endpoint must take; the first one is what everything else is made from.
    pub(crate) samples: &'a [Sample],
    /// The fields that the user set.
    pub(crate) is_set: &'a dyn Fn(&str) -> bool,
    pub(crate) effects: Option<&'a Effects>,
    /// For how long a body trickles.
    pub(crate) slow_for: Duration,
    /// Whether a check is wanted.
    pub(crate) wants: &'a dyn Fn(&str) -> bool,
    /// Told the title of each check before it begins.
    pub(crate) progress: &'a dyn Fn(&str),
}

/// Every check that [`judge`] can do, with what the endpoint should do.
pub(crate) fn all_checks() -> Vec<(&'static str, &'static str)> {
    let before = [GENUINE, DUPLICATE, PARALLEL, ONCE];
    let after = [NO_EFFECT, OVERSIZED, SLOW, IN_TIME, NO_LEAK, GOES_ON];
    let wrong = wrong::ALL.iter().map(|wrong| (wrong.check, wrong.title));
    before.into_iter().chain(wrong).chain(after).collect()
}

type Check = (&'static str, &'static str);
const GENUINE: Check = ("genuine", "takes a genuine notification");
const DUPLICATE: Check = ("duplicate", "answers a repeated notification with success");
const PARALLEL: Check = ("parallel", "answers parallel copies of one notification");
const ONCE: Check = ("once", "counts a notification once, however often it comes");
const NO_EFFECT: Check = ("no-effect", "does nothing about what it answers with an error");
const OVERSIZED: Check = ("oversized", "reads no more of a body than it needs");
const SLOW: Check = ("slow", "is not held up by bodies that trickle");
const IN_TIME: Check = ("in-time", "answers within 5 s");
const NO_LEAK: Check = ("no-leak", "shows no key, stack trace or plaintext in an answer");
const GOES_ON: Check = ("goes-on", "takes genuine notifications after all of that");

/// Copies of one notification that come at once.
const COPIES: usize = 8;

pub(crate) fn judge(case: &Case<'_>) -> Result<Report, Failure> {
    post::runtime()?.block_on(async {
        let mut judge = Judge { case, client: Client::new(), report: new_report(case), first: None, sent: Vec::new() };
        let is_heard = judge.genuine().await?;
        judge.duplicate(is_heard).await?;
        judge.parallel(is_heard).await?;
        judge.wrong(is_heard).await?;
        judge.oversized().await?;
        judge.slow(is_heard).await?;
        judge.goes_on(is_heard).await?;
        judge.in_time();
        judge.no_leak();
        Ok(judge.report)
    })
}

fn new_report(case: &Case<'_>) -> Report {
    Report {
        url: case.url.to_string(),
        serial: case.platform.serial().to_owned(),
        findings: Vec::new(),
        exchanges: Vec::new(),
    }
}

struct Judge<'a> {
    case: &'a Case<'a>,
    client: Client,
    report: Report,
    /// The first genuine notification.
    first: Option<Delivery>,
    /// Every plaintext that was sent.
    sent: Vec<String>,
}

const NOT_HEARD: &str = "it took no genuine notification, so this would say nothing";
const FIRST_GENUINE: &str = "first make it take a genuine notification";

impl Judge<'_> {
    /// Whether a check is wanted; if so, it is told that it begins.
    fn begins(&self, (check, title): Check) -> bool {
        let wanted = (self.case.wants)(check);
        if wanted {
            (self.case.progress)(title);
        }
        wanted
    }

    fn finds(&mut self, (check, title): Check, verdict: Verdict, reason: impl Into<String>, advice: &str) {
        self.report.findings.push(Finding::new(check, title, verdict, reason, advice));
    }

    fn passes(&mut self, (check, title): Check, reason: impl Into<String>) {
        self.report.findings.push(Finding::pass(check, title, reason));
    }

    fn skips(&mut self, (check, title): Check, reason: impl Into<String>, advice: &str) {
        self.report.findings.push(Finding::not_applicable(check, title, reason, advice));
    }

    /// The next order's plaintext.
    fn plaintext(&mut self, sample: &Sample) -> Result<String, Failure> {
        let plaintext = sample.plaintext(self.sent.len() + 1)?;
        self.sent.push(plaintext.clone());
        Ok(plaintext)
    }

    /// A genuine notification about the next order, and its plaintext.
    fn next(&mut self, sample: &Sample) -> Result<(Delivery, String), Failure> {
        let plaintext = self.plaintext(sample)?;
        let delivery = sample.notification(self.case.platform, &plaintext).build();
        Ok((delivery.map_err(|error| Failure::from(&error))?, plaintext))
    }

    async fn send(&mut self, check: &str, what: &str, headers: &[(String, String)], body: &[u8]) -> Exchange {
        let answer = self.client.post(self.case.url, headers, body).await;
        let exchange = Exchange { check: check.into(), what: what.into(), answer };
        self.report.exchanges.push(exchange.clone());
        exchange
    }

    async fn deliver(&mut self, check: &str, what: &str, delivery: &Delivery) -> Exchange {
        self.send(check, what, delivery.headers(), delivery.body()).await
    }

    async fn count(&self) -> Result<Option<i64>, Failure> {
        match self.case.effects {
            Some(effects) => effects.count(&self.client).await.map(Some),
            None => Ok(None),
        }
    }

    /// Each kind that was asked for, once. Whether the first one was taken.
    async fn genuine(&mut self) -> Result<bool, Failure> {
        let (mut is_heard, samples) = (false, self.case.samples);
        for (at, sample) in samples.iter().enumerate() {
            let check = format!("{}.{}", GENUINE.0, sample.event_type);
            let title = format!("takes a genuine {}", sample.name());
            (self.case.progress)(&title);
            let (delivery, _) = self.next(sample)?;
            let exchange = self.deliver(&check, &sample.name(), &delivery).await;
            if let (0, Err(NoAnswer::Unreachable(why))) = (at, &exchange.answer) {
                let url = self.case.url;
                return Err(Failure::other(format!("no answer from {url}: {why}; is the endpoint running there?")));
            }
            if at == 0 {
                is_heard = exchange.is_received();
                self.first = Some(delivery);
            }
            if (self.case.wants)(GENUINE.0) {
                let (verdict, reason, advice) = of_genuine(&exchange.answer, sample.asks_for_data);
                self.report.findings.push(Finding::new(&check, &title, verdict, reason, &advice));
            }
        }
        Ok(is_heard)
    }

    /// One notification, then the same body under a fresh signature, as the platform repeats.
    async fn duplicate(&mut self, is_heard: bool) -> Result<(), Failure> {
        if !self.begins(DUPLICATE) {
            return Ok(());
        }
        if !is_heard {
            self.skips(DUPLICATE, NOT_HEARD, FIRST_GENUINE);
            return Ok(());
        }
        let sample = &self.case.samples[0];
        let (first, _) = self.next(sample)?;
        let again = signed_again(self.case.platform, &first)?;
        self.deliver(DUPLICATE.0, "a notification", &first).await;
        for (what, delivery) in [("the same again, signed afresh", &again), ("the same to the byte", &first)] {
            let exchange = self.deliver(DUPLICATE.0, what, delivery).await;
            if !exchange.is_received() {
                let reason = format!(
                    "{what}: {}; the platform repeats what was answered too late, and would go on for 24 hours",
                    exchange.in_words()
                );
                let advice = "answer 200 to what took effect before: it is a success, and no error";
                self.finds(DUPLICATE, Verdict::Fail, reason, advice);
                return Ok(());
            }
        }
        self.passes(DUPLICATE, "200 or 204 to the same notification, signed afresh and to the byte");
        Ok(())
    }

    /// Copies of one notification at once, and one after them; and how often they counted.
    async fn parallel(&mut self, is_heard: bool) -> Result<(), Failure> {
        // Both are judged by the same copies.
        let wanted = [self.begins(PARALLEL), self.begins(ONCE)];
        if wanted == [false, false] {
            return Ok(());
        }
        if !is_heard {
            for check in [PARALLEL, ONCE] {
                if (self.case.wants)(check.0) {
                    self.skips(check, NOT_HEARD, FIRST_GENUINE);
                }
            }
            return Ok(());
        }
        let sample = &self.case.samples[0];
        let (delivery, _) = self.next(sample)?;
        let before = self.count().await?;
        let copies = (0..COPIES).map(|_| {
            let (client, url, delivery) = (self.client.clone(), self.case.url.clone(), delivery.clone());
            tokio::spawn(async move { client.post(&url, delivery.headers(), delivery.body()).await })
        });
        let mut answers = Vec::new();
        for copy in copies.collect::<Vec<_>>() {
            answers.push(copy.await.unwrap_or_else(|error| Err(NoAnswer::BrokenOff(error.to_string()))));
        }
        for answer in &answers {
            let exchange = Exchange { check: PARALLEL.0.into(), what: "a copy".into(), answer: answer.clone() };
            self.report.exchanges.push(exchange);
        }
        let last = self.deliver(PARALLEL.0, "a copy after all of them", &delivery).await;
        let after = self.count().await?;
        if wanted[0] {
            self.judge_parallel(&answers, &last);
        }
        if wanted[1] {
            self.judge_once(before.zip(after));
        }
        Ok(())
    }

    fn judge_parallel(&mut self, answers: &[Result<Answer, NoAnswer>], last: &Exchange) {
        let silent = answers.iter().filter(|answer| answer.is_err()).count();
        let taken = answers.iter().filter(|answer| answer.as_ref().is_ok_and(Answer::is_received)).count();
        let reason = format!("{taken} of {COPIES} copies at once were answered with success");
        let advice = "let one copy do the work; answer the others 200 once it is done, or 503 while it is not";
        if silent > 0 {
            self.finds(PARALLEL, Verdict::Fail, format!("{silent} of {COPIES} copies had no answer"), advice);
        } else if !last.is_received() {
            let reason = format!("{reason}, and one after them with {}", last.in_words());
            self.finds(PARALLEL, Verdict::Fail, reason, advice);
        } else if taken == 0 {
            self.finds(PARALLEL, Verdict::Warn, format!("{reason}; the one after them was"), advice);
        } else {
            self.passes(PARALLEL, format!("{reason}, and the one after them too"));
        }
    }

    fn judge_once(&mut self, counts: Option<(i64, i64)>) {
        let copies = COPIES + 1;
        match counts.map(|(before, after)| after - before) {
            None => self.skips(
                ONCE,
                "nothing tells how many effects there were",
                "give --effects-url or --effects-cmd: what counts the orders that your system took for paid",
            ),
            Some(1) => self.passes(ONCE, format!("1 effect of {copies} copies")),
            Some(0) => self.finds(
                ONCE,
                Verdict::Warn,
                format!("no effect of {copies} copies was counted"),
                "count what the notification causes; where the order was paid by an earlier one, number them: --set out_trade_no=A{n}",
            ),
            Some(effects) => self.finds(
                ONCE,
                Verdict::Fail,
                format!("{effects} effects of {copies} copies: goods are shipped {effects} times for one payment"),
                "keep the notification's id under a unique index, in the same transaction as what it causes",
            ),
        }
    }

    async fn wrong(&mut self, is_heard: bool) -> Result<(), Failure> {
        let sample = &self.case.samples[0];
        let Some(taken) = self.first.clone() else { return Ok(()) };
        let mut is_alive = true;
        // Effects of what was answered with an error; of what was answered with success, its own check tells.
        let mut effects = self.case.effects.map(|_| 0);
        for wrong in wrong::ALL {
            if !is_alive || !self.begins((wrong.check, wrong.title)) {
                continue;
            }
            let forger = Forger {
                platform: self.case.platform,
                sample,
                plaintext: self.plaintext(sample)?,
                taken: &taken,
                is_set: self.case.is_set,
            };
            let mut exchanges = Vec::new();
            let before = self.count().await?;
            for sent in (wrong.make)(&forger).map_err(|error| Failure::from(&error))? {
                let exchange = self.send(wrong.check, &sent.what, &sent.headers, &sent.body).await;
                is_alive = !matches!(exchange.answer, Err(NoAnswer::Unreachable(_)));
                exchanges.push(exchange);
                if !is_alive {
                    break;
                }
            }
            if let (true, Some(before)) = (is_alive, before)
                && !exchanges.iter().any(Exchange::is_received)
            {
                let after = self.count().await?.unwrap_or(before);
                effects = effects.map(|effects| effects + after - before);
            }
            let finding = of_wrong(wrong, &exchanges, is_heard);
            self.report.findings.push(finding);
        }
        if self.begins(NO_EFFECT) {
            self.judge_no_effect(effects);
        }
        Ok(())
    }

    fn judge_no_effect(&mut self, effects: Option<i64>) {
        match effects {
            None => self.skips(
                NO_EFFECT,
                "nothing tells how many effects there were",
                "give --effects-url or --effects-cmd",
            ),
            Some(0) => self.passes(NO_EFFECT, "no effect of anything that it answered with an error"),
            Some(effects) => self.finds(
                NO_EFFECT,
                Verdict::Fail,
                format!("{effects} effects of notifications that it answered with an error"),
                "verify and decrypt before anything is written, and roll back what an error leaves",
            ),
        }
    }

    async fn oversized(&mut self) -> Result<(), Failure> {
        if !self.begins(OVERSIZED) {
            return Ok(());
        }
        let sample = &self.case.samples[0];
        let (delivery, _) = self.next(sample)?;
        let mut seen = Vec::new();
        for framing in [Framing::Length, Framing::Chunks] {
            let end = endless::send_too_much(self.case.url, &delivery, framing).await;
            let (what, mib) = (framing.in_words(), |bytes: &u64| bytes.div_ceil(1 << 20));
            let advice =
                "take 1 MiB at most, whether or not Content-Length says the length; notifications have a few KiB";
            match &end {
                End::TookAll => {
                    let reason = format!("it read {} MiB of {what}, and would read on", ENOUGH >> 20);
                    self.finds(OVERSIZED, Verdict::Fail, reason, advice);
                    return Ok(());
                }
                End::Answered(200 | 204, sent) => {
                    let reason = format!("it answered {what} with success, after {} MiB", mib(sent));
                    self.finds(OVERSIZED, Verdict::Fail, reason, advice);
                    return Ok(());
                }
                End::Unreachable(why) => {
                    let reason = format!("no connection for {what}: {why}");
                    self.finds(OVERSIZED, Verdict::Fail, reason, "the endpoint must outlive whatever it is sent");
                    return Ok(());
                }
                End::Answered(status, sent) => seen.push(format!("{what}: {status} after {} MiB", mib(sent))),
                End::Closed(sent) => seen.push(format!("{what}: closed after {} MiB", mib(sent))),
                End::Ignored(sent) => seen.push(format!("{what}: not read beyond {} MiB", mib(sent))),
            }
        }
        self.passes(OVERSIZED, seen.join("; "));
        Ok(())
    }

    async fn slow(&mut self, is_heard: bool) -> Result<(), Failure> {
        if !self.begins(SLOW) {
            return Ok(());
        }
        let sample = &self.case.samples[0];
        let (held, _) = self.next(sample)?;
        let (genuine, _) = self.next(sample)?;
        let trickles = Trickles::open(self.case.url, &held, COPIES, self.case.slow_for);
        tokio::time::sleep(Duration::from_millis(300)).await;
        let meanwhile = self.deliver(SLOW.0, "a genuine one beside bodies that trickle", &genuine).await;
        let ends = trickles.ends().await;
        let in_time = meanwhile.answer.as_ref().is_ok_and(|answer| answer.took < PATIENCE);
        let waits = ends.iter().filter(|end| end.is_none()).count();
        let seconds = self.case.slow_for.as_secs();
        if !in_time || (is_heard && !meanwhile.is_received()) {
            let reason = format!("beside {COPIES} bodies that trickle, a genuine one: {}", meanwhile.in_words());
            let advice = "a worker must not wait for a body: put a proxy before it that takes the whole request first (nginx does), or use a server that is not blocked";
            self.finds(SLOW, Verdict::Fail, reason, advice);
        } else if waits > 0 {
            let reason =
                format!("it answers others meanwhile, but waits for a trickling body for more than {seconds} s");
            let advice = "give the whole request a deadline of 5 s in the handler, or in the proxy before it (nginx: client_body_timeout)";
            self.finds(SLOW, Verdict::Warn, reason, advice);
        } else {
            let longest = ends.into_iter().flatten().max().unwrap_or_default();
            self.passes(
                SLOW,
                format!("it answers others meanwhile, and ended each after {:.0} s", longest.as_secs_f64()),
            );
        }
        Ok(())
    }

    async fn goes_on(&mut self, is_heard: bool) -> Result<(), Failure> {
        if !self.begins(GOES_ON) {
            return Ok(());
        }
        let sample = &self.case.samples[0];
        let (delivery, _) = self.next(sample)?;
        let exchange = self.deliver(GOES_ON.0, "a genuine one at the end", &delivery).await;
        if exchange.is_received() {
            self.passes(GOES_ON, format!("{} to a genuine one at the end", exchange.in_words()));
        } else if is_heard || exchange.answer.is_err() {
            let reason = format!("a genuine one at the end: {}", exchange.in_words());
            let advice =
                "something above left it broken: a crash, a lost connection or transaction, keys that were dropped";
            self.finds(GOES_ON, Verdict::Fail, reason, advice);
        } else {
            self.skips(GOES_ON, "it took no genuine notification at the beginning either", FIRST_GENUINE);
        }
        Ok(())
    }

    fn in_time(&mut self) {
        if !self.begins(IN_TIME) {
            return;
        }
        let late: Vec<&Exchange> = self
            .report
            .exchanges
            .iter()
            .filter(|exchange| match &exchange.answer {
                Ok(answer) => answer.took > PATIENCE,
                Err(error) => matches!(error, NoAnswer::TimedOut(_)),
            })
            .collect();
        let mut times: Vec<Duration> =
            self.report.exchanges.iter().filter_map(|exchange| Some(exchange.answer.as_ref().ok()?.took)).collect();
        times.sort();
        let at = |percent: usize| times.get((times.len() * percent / 100).min(times.len().saturating_sub(1)));
        let ms = |time: Option<&Duration>| time.map_or(0.0, |time| time.as_secs_f64() * 1000.0);
        let slowest = ms(times.last());
        let spread =
            format!("half within {:.1} ms, 95% within {:.1} ms, all within {slowest:.1} ms", ms(at(50)), ms(at(95)));
        let advice = "the platform gives up after 5 s and sends again: answer first what is stored, and do the long work after it";
        if let Some(first) = late.first() {
            let reason = format!("{} of {} were late, such as {}", late.len(), self.report.exchanges.len(), first.what);
            self.finds(IN_TIME, Verdict::Fail, reason, advice);
        } else if slowest > PATIENCE.as_secs_f64() * 500.0 {
            self.finds(IN_TIME, Verdict::Warn, spread, advice);
        } else {
            self.passes(IN_TIME, spread);
        }
    }

    fn no_leak(&mut self) {
        if !self.begins(NO_LEAK) {
            return;
        }
        let leaks = leaks::search(&self.report.exchanges, self.case.platform, &self.sent);
        let Some(worst) = leaks.iter().find(|leak| leak.verdict == Verdict::Fail).or(leaks.first()) else {
            self.passes(NO_LEAK, format!("nothing in {} answers", self.report.exchanges.len()));
            return;
        };
        let reason = format!("the answer to {:?} holds {}", worst.answered, worst.what);
        let advice =
            "answer a fixed short text, and write what happened into the log; turn the framework's debug pages off";
        let verdict = worst.verdict;
        self.finds(NO_LEAK, verdict, reason, advice);
    }
}

/// The verdict on the answer to a genuine notification.
fn of_genuine(answer: &Result<Answer, NoAnswer>, asks_for_data: bool) -> (Verdict, String, String) {
    let answer = match answer {
        Ok(answer) => answer,
        Err(error) => {
            return (Verdict::Fail, error.to_string(), "see the endpoint's log: did the handler crash?".into());
        }
    };
    let status = answer.status;
    if !answer.is_received() {
        let advice = match status {
            201 | 202 | 203 | 205..=299 => "answer 200 or 204: the platform takes no other status for received",
            _ => post::hint(status).unwrap_or("see the endpoint's log"),
        };
        return (Verdict::Fail, format!("it was answered with {status}"), advice.into());
    }
    if answer.says_fail() {
        let reason =
            format!("{status} with a failure in the body: the platform takes the {status}, and never sends it again");
        return (Verdict::Fail, reason, "answer a failure with a status of 4xx or 5xx".into());
    }
    if !asks_for_data && !answer.is_ack() {
        let reason = format!("{status}, but the body is no acknowledgement");
        let advice = "answer {\"code\":\"SUCCESS\"} or nothing; was it your handler that answered, or a page?";
        return (Verdict::Warn, reason, advice.into());
    }
    (Verdict::Pass, format!("{status} in {:.1} ms", answer.took.as_secs_f64() * 1000.0), String::new())
}

/// The verdict on what was to be refused.
fn of_wrong(wrong: &Wrong, exchanges: &[Exchange], is_heard: bool) -> Finding {
    let taken: Vec<&str> =
        exchanges.iter().filter(|exchange| exchange.is_received()).map(|exchange| exchange.what.as_str()).collect();
    let finding = |verdict, reason: String, advice| Finding::new(wrong.check, wrong.title, verdict, reason, advice);
    if !taken.is_empty() {
        return finding(wrong.verdict, format!("it took: {}. So {}", taken.join("; "), wrong.harm), wrong.advice);
    }
    if let Some(silent) = exchanges.iter().find(|exchange| exchange.answer.is_err()) {
        let reason = format!("{}: {}", silent.what, silent.in_words());
        return finding(Verdict::Fail, reason, "whatever it is sent, the handler must live and answer: 4xx or 5xx");
    }
    if !is_heard {
        return Finding::not_applicable(wrong.check, wrong.title, NOT_HEARD, FIRST_GENUINE);
    }
    let mut statuses: Vec<String> = exchanges.iter().map(Exchange::in_words).collect();
    statuses.dedup();
    Finding::pass(wrong.check, wrong.title, format!("answered {}", statuses.join(", ")))
}
