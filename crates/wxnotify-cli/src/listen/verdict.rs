//! What a request is, as far as the keys at hand can tell.

use axum::http::HeaderMap;
use serde::{Deserialize, Serialize};
use wxnotify::{Error, Notification, NotificationParser};

/// What a request is.
pub(super) enum Verdict {
    /// No key was given.
    NotVerified,
    /// It verifies, and was opened.
    Genuine(Box<Notification>),
    /// It does not, for this reason.
    Refused(Error),
}

/// What usually went wrong.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Advice {
    pub(crate) code: String,
    pub(crate) advice: String,
}

impl Verdict {
    pub(super) fn of(parser: Option<&NotificationParser>, headers: &HeaderMap, body: &[u8]) -> Self {
        match parser.map(|parser| parser.parse(pairs(headers), body)) {
            None => Self::NotVerified,
            Some(Ok(notification)) => Self::Genuine(Box::new(notification)),
            Some(Err(error)) => Self::Refused(error),
        }
    }

    pub(super) fn is_genuine(&self) -> bool {
        matches!(self, Self::Genuine(_))
    }
}

/// Tries what usually went wrong; this takes long.
pub(super) fn diagnose(parser: &NotificationParser, headers: &HeaderMap, body: &[u8]) -> Vec<Advice> {
    let diagnosis = parser.diagnose(pairs(headers), body);
    let findings = diagnosis.findings().iter();
    findings.map(|finding| Advice { code: finding.code.to_owned(), advice: finding.advice.clone() }).collect()
}

fn pairs(headers: &HeaderMap) -> impl Iterator<Item = (&str, &[u8])> {
    headers.iter().map(|(name, value)| (name.as_str(), value.as_bytes()))
}
