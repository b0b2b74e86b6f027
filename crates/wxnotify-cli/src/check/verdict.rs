//! What the judge found: a verdict on each check, and everything that was sent and answered.

use serde::Serialize;

use crate::post::{Answer, NoAnswer};

/// How a check ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Verdict {
    /// As it should be.
    Pass,
    /// Money or notifications can be lost.
    Fail,
    /// Not wrong by itself, but weaker than it could be.
    Warn,
    /// It could not be found out.
    NotApplicable,
}

impl Verdict {
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::Pass => "pass",
            Self::Fail => "FAIL",
            Self::Warn => "warn",
            Self::NotApplicable => "n/a",
        }
    }
}

/// One check.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Finding {
    /// Stays the same over versions, for those who read the JSON.
    pub(crate) check: String,
    /// What the endpoint should do.
    pub(crate) title: String,
    pub(crate) verdict: Verdict,
    /// What was seen.
    pub(crate) reason: String,
    /// What to do about it; empty where nothing has to be done.
    pub(crate) advice: String,
}

impl Finding {
    pub(crate) fn pass(check: &str, title: &str, reason: impl Into<String>) -> Self {
        Self::new(check, title, Verdict::Pass, reason, "")
    }

    pub(crate) fn not_applicable(check: &str, title: &str, reason: impl Into<String>, advice: &str) -> Self {
        Self::new(check, title, Verdict::NotApplicable, reason, advice)
    }

    pub(crate) fn new(check: &str, title: &str, verdict: Verdict, reason: impl Into<String>, advice: &str) -> Self {
        Self { check: check.into(), title: title.into(), verdict, reason: reason.into(), advice: advice.into() }
    }
}

/// One request, and what came of it.
#[derive(Clone, Debug)]
pub(crate) struct Exchange {
    /// The check that it was sent for.
    pub(super) check: String,
    /// What it was, in words.
    pub(super) what: String,
    pub(super) answer: Result<Answer, NoAnswer>,
}

impl Exchange {
    /// What was answered, in words.
    pub(super) fn in_words(&self) -> String {
        match &self.answer {
            Ok(answer) => answer.status.to_string(),
            Err(error) => error.to_string(),
        }
    }

    pub(super) fn is_received(&self) -> bool {
        self.answer.as_ref().is_ok_and(Answer::is_received)
    }
}

/// Everything that the judge has to say about an endpoint.
pub(crate) struct Report {
    pub(super) url: String,
    /// The test platform's.
    pub(super) serial: String,
    pub(crate) findings: Vec<Finding>,
    pub(super) exchanges: Vec<Exchange>,
}

impl Report {
    pub(crate) fn count(&self, verdict: Verdict) -> usize {
        count(&self.findings, verdict)
    }

    pub(super) fn summary(&self) -> String {
        summary(&self.findings)
    }
}

/// How many have this verdict.
pub(crate) fn count(findings: &[Finding], verdict: Verdict) -> usize {
    findings.iter().filter(|finding| finding.verdict == verdict).count()
}

/// The counts in words.
pub(super) fn summary(findings: &[Finding]) -> String {
    format!(
        "{} passed, {} failed, {} warned, {} not applicable",
        count(findings, Verdict::Pass),
        count(findings, Verdict::Fail),
        count(findings, Verdict::Warn),
        count(findings, Verdict::NotApplicable)
    )
}
