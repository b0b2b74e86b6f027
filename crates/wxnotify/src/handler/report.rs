//! What became of a notification: the answer, the outcome for the hook, and the line for the log.

use std::borrow::Cow;

use serde::ser::SerializeMap;
use serde::{Deserialize, Serialize, Serializer};

use super::facts::Facts;
use crate::inbox::Taken;
use crate::program::{Answered, Raised, Refused, Reply};
use crate::{Ack, Error, ErrorCode, Kind, Notification};

/// What a program is told of a notification that was delivered.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
#[non_exhaustive]
pub struct Delivered {
    /// Whose it is, by name, where the handler serves several merchants: 1 to 64 ASCII letters, digits, `_`, `.` and `-`.
    pub merchant: Option<String>,
    /// Its id.
    pub id: Option<String>,
    /// Such as `TRANSACTION.SUCCESS`.
    pub event_type: Option<String>,
    /// Such as `transaction.direct`.
    pub kind: Option<String>,
    /// The header `Request-ID`.
    pub request_id: Option<String>,
    /// The merchant's number of the order, refund or the like, for the log.
    #[serde(skip)]
    pub number: Option<String>,
    /// Whether it is APIv2's: then every answer is XML, but for data of the merchant's.
    pub v2: bool,
    /// What happened, where a query tells of it too.
    #[serde(skip)]
    pub(super) business_key: Option<String>,
    /// Whether a query told of it, so that its id is none of WeChat Pay's.
    #[serde(skip)]
    pub(super) is_queried: bool,
}

impl From<&Notification> for Delivered {
    fn from(notification: &Notification) -> Self {
        let mut delivered = Self {
            id: Some(notification.id().to_owned()),
            event_type: Some(notification.event_type().to_owned()),
            kind: Some(notification.kind().as_str().to_owned()),
            request_id: notification.request_id().map(str::to_owned),
            v2: matches!(notification.kind(), Kind::V2Pay | Kind::V2Refund | Kind::V2Contract),
            ..Self::default()
        };
        delivered.take(&Facts::of(notification.plaintext()));
        delivered
    }
}

impl Delivered {
    /// Takes what is read of its plaintext.
    pub(crate) fn take(&mut self, facts: &Facts) {
        self.number = facts.number();
        self.business_key = facts.business_key(self.event_type(), self.kind());
    }

    pub(super) fn event_type(&self) -> &str {
        self.event_type.as_deref().unwrap_or_default()
    }

    pub(super) fn kind(&self) -> &str {
        self.kind.as_deref().unwrap_or_default()
    }

    pub(super) fn stored(taken: &Taken, merchant: Option<&str>) -> Self {
        let written = serde_json::from_str::<Written>(&taken.task.notification).unwrap_or_default();
        Self {
            merchant: merchant.map(str::to_owned),
            id: written.id.or_else(|| Some(taken.task.lease.key.clone())),
            event_type: Some(taken.event_type.clone()),
            kind: Some(taken.kind.clone()),
            request_id: written.request_id,
            number: written.plaintext.number(),
            // It was answered when it was stored.
            v2: false,
            business_key: None,
            is_queried: false,
        }
    }
}

/// What a stored notification says of itself.
#[derive(Default, Deserialize)]
struct Written {
    id: Option<String>,
    request_id: Option<String>,
    #[serde(default)]
    plaintext: Facts,
}

/// How much a line of the log matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Level {
    /// All went well.
    Debug,
    /// It is as it should be, and may be of interest.
    Info,
    /// Somebody sent what is not genuine, or will send it again.
    Warning,
    /// Somebody must look.
    Error,
}

/// What became of a notification.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Report {
    /// `SUCCESS`, `DUPLICATE` (it had its effect before, or is stored already), `STORED`, `IGNORED`, `DEAD` (a stored
    /// notification failed for the last time), or an error's code.
    pub code: &'static str,
    /// What to answer.
    pub ack: Ack,
    /// What went wrong.
    pub error: Option<Error>,
    /// How much it matters.
    pub level: Level,
    /// The line for the log.
    pub line: String,
    /// The notification, as far as it is known.
    pub of: Delivered,
    /// How often it was worked on, where it was.
    pub attempts: Option<i64>,
}

impl Report {
    /// What the answer's header `Allow` says, where it has one.
    pub fn allow(&self) -> Option<&'static str> {
        let is_not_allowed = |error: &Error| error.code() == ErrorCode::MethodNotAllowed;
        self.error.as_ref().is_some_and(is_not_allowed).then_some("POST")
    }

    pub(super) fn success(of: &Delivered, code: &'static str, ack: Ack) -> Self {
        Self::new(of, code, ack, None, Level::Debug)
    }

    pub(super) fn failed(of: &Delivered, error: Error) -> Self {
        let ack = error.ack();
        Self::failed_with(of, error, ack)
    }

    fn failed_with(of: &Delivered, error: Error, ack: Ack) -> Self {
        let level = match error.code() {
            ErrorCode::SignatureProbe | ErrorCode::NotificationBusy => Level::Info,
            code if code.ack_status() < 500 => Level::Warning,
            ErrorCode::DeadlineExceeded => Level::Warning,
            _ => Level::Error,
        };
        Self::new(of, error.code().as_str(), ack, Some(error), level)
    }

    /// Of a callback that failed.
    pub(super) fn of_failure(of: &Delivered, failure: Failure) -> Self {
        let mut report = Self::failed_with(of, failure.error, failure.ack);
        if let Some(words) = failure.words {
            report.line = format!("{}: {words}", report.line);
        }
        report
    }

    pub(super) fn dead(of: &Delivered, attempts: i64, error: Error) -> Self {
        let ack = error.ack();
        let mut report = Self::new(of, "DEAD", ack, Some(error), Level::Error);
        report.attempts = Some(attempts);
        report.line = format!(
            "{} (attempt {attempts}, the last; the notification is a dead letter now: retry or discard it)",
            report.line
        );
        report
    }

    fn new(of: &Delivered, code: &'static str, ack: Ack, error: Option<Error>, level: Level) -> Self {
        let ack = if of.v2 { ack.for_v2() } else { ack };
        let mut line = String::with_capacity(256);
        line.push_str(code);
        if let Some(error) = &error {
            line.push_str(": ");
            line.push_str(error.message());
        }
        let known = [
            ("merchant", &of.merchant),
            ("notification", &of.id),
            ("event_type", &of.event_type),
            ("kind", &of.kind),
            ("number", &of.number),
            ("request_id", &of.request_id),
        ];
        let mut before = " (";
        for (name, value) in known {
            if let Some(value) = value {
                for part in [before, name, " ", &one_line(value)] {
                    line.push_str(part);
                }
                before = ", ";
            }
        }
        if before != " (" {
            line.push(')');
        }
        Self { code, ack, error, level, line, of: of.clone(), attempts: None }
    }
}

/// What a stranger sent, as one part of one line.
fn one_line(text: &str) -> Cow<'_, str> {
    if text.len() <= LONGEST && text.bytes().all(|byte| byte == b' ' || byte.is_ascii_graphic()) {
        return Cow::Borrowed(text);
    }
    crate::error::shortened(text, LONGEST).chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

/// In characters.
const LONGEST: usize = 64;

impl Serialize for Report {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("code", self.code)?;
        map.serialize_entry("status", &self.ack.status)?;
        map.serialize_entry("content_type", self.ack.content_type)?;
        map.serialize_entry("body", &self.ack.body)?;
        map.serialize_entry("allow", &self.allow())?;
        map.serialize_entry("error", &self.error.as_ref().map(Refused::from))?;
        map.serialize_entry("level", &self.level)?;
        map.serialize_entry("line", &self.line)?;
        map.serialize_entry("merchant", &self.of.merchant)?;
        map.serialize_entry("notification_id", &self.of.id)?;
        map.serialize_entry("event_type", &self.of.event_type)?;
        map.serialize_entry("kind", &self.of.kind)?;
        map.serialize_entry("request_id", &self.of.request_id)?;
        map.serialize_entry("number", &self.of.number)?;
        map.serialize_entry("attempts", &self.attempts)?;
        map.end()
    }
}

/// How a callback, or another function of the merchant's, failed.
#[derive(Debug)]
pub(super) struct Failure {
    pub(super) error: Error,
    ack: Ack,
    /// The exception's own words: for the log alone.
    words: Option<String>,
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self { ack: error.ack(), error, words: None }
    }
}

impl Failure {
    /// For the table: nothing that an exception said, which may be of the plaintext.
    pub(super) fn note(&self) -> String {
        format!("{}: {}", self.error.code(), self.error.message())
    }

    /// The same, where it was no callback that failed. What is answered is never success.
    pub(super) fn of_function(mut self, which: &str) -> Self {
        if let Some(rest) = self.error.message().strip_prefix("the callback ") {
            self.error = Error::new(self.error.code(), format!("{which} {rest}"));
        }
        self
    }

    fn handler(message: String) -> Self {
        Error::new(ErrorCode::HandlerFailed, message).into()
    }
}

/// What a callback's reply says: what to answer, or how it failed.
pub(super) fn verdict(reply: Reply) -> Result<Ack, Failure> {
    match reply {
        Reply::Returned(None) => Ok(Ack::success()),
        Reply::Returned(Some(answered)) => accepted(answered),
        reply => Err(failure(reply)),
    }
}

fn accepted(answered: Answered) -> Result<Ack, Failure> {
    let ack = Ack::from(answered);
    if matches!(ack.status, 200 | 204) {
        return Ok(ack);
    }
    let message = format!("the callback answered {}", ack.status);
    Err(Failure { error: Error::new(ErrorCode::HandlerFailed, message), ack, words: None })
}

/// How one of the merchant's functions failed.
pub(super) fn failure(reply: Reply) -> Failure {
    match reply {
        Reply::Unusable(type_name) => Failure::handler(format!(
            "the callback returned a value that is neither success nor failure (of type {}); return nothing, or an Ack",
            one_line(&type_name)
        )),
        Reply::Said(message) => {
            let ack = Ack::handler_failed_with(&message);
            Failure { error: Error::new(ErrorCode::HandlerFailed, message), ack, words: None }
        }
        Reply::Raised(raised) => raised_failure(raised),
        Reply::Refused(refused) | Reply::Untyped(refused) => refused.into_error().into(),
        Reply::TimedOut => Failure::handler(
            "the callback did not return before its lease ended: what it did in the transaction is rolled back, and its \
             connection is closed"
                .to_owned(),
        ),
        _ => crate::program::misuse("a callback is answered by returned, unusable, said, raised, refused, untyped or timed_out").into(),
    }
}

fn raised_failure(raised: Raised) -> Failure {
    let place = raised.place.map(|place| format!(" at {}", one_line(&place))).unwrap_or_default();
    let type_name =
        if raised.type_name.is_empty() { Cow::Borrowed("an exception") } else { one_line(&raised.type_name) };
    let mut failure = Failure::handler(format!("the callback raised {type_name}{place}"));
    failure.words = raised.words.map(|words| {
        let first = words.lines().next().unwrap_or_default();
        crate::error::shortened(first, 200).into_owned()
    });
    failure
}
