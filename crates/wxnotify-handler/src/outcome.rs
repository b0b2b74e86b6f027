//! What became of a request, for logs and metrics.

use std::error::Error as StdError;
use std::sync::Arc;
use std::time::Duration;

use wxnotify::Error;
use wxnotify::handler::{Level, Report};

/// What became of a request, or of a stored notification.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Outcome {
    /// `SUCCESS`, `DUPLICATE` (it had its effect before, or is stored already), `STORED`, `IGNORED`, `DEAD` (a stored
    /// notification failed for the last time), or an error's code.
    pub code: &'static str,
    /// The HTTP status of the answer. A stored notification's worker has none to answer: 200 or 500.
    pub status: u16,
    /// How long it took.
    pub duration: Duration,
    /// `Request-ID`, where given. Before a request is verified, its sender's word.
    pub request_id: Option<String>,
    /// Such as `TRANSACTION.SUCCESS`, where known.
    pub event_type: Option<String>,
    /// Such as `transaction.direct`, where known.
    pub kind: Option<String>,
    /// The notification's id, where known.
    pub notification_id: Option<String>,
    /// The merchant's own number in it, where it has one: of the order, the refund or the transfer.
    pub number: Option<String>,
    /// Whose it is, by name, where the handler serves several and this is known.
    pub merchant: Option<String>,
    /// How often a stored notification was worked on, this time included.
    pub attempts: Option<i64>,
    /// What went wrong.
    pub error: Option<Error>,
    /// The callback's own error, where it raised one. It can quote the plaintext.
    pub cause: Option<Arc<dyn StdError + Send + Sync>>,
    /// Whether nobody waited for it any more: the deadline's answer had gone out before, or the client is gone.
    pub late: bool,
    /// The line that was logged.
    pub line: String,
}

pub(crate) type Cause = Option<Arc<dyn StdError + Send + Sync>>;

impl Outcome {
    pub(crate) fn new(report: &Report, cause: Cause, duration: Duration, late: bool) -> Self {
        let of = report.of.clone();
        Self {
            code: report.code,
            status: report.ack.status,
            duration,
            request_id: of.request_id,
            event_type: of.event_type,
            kind: of.kind,
            notification_id: of.id,
            number: of.number,
            merchant: of.merchant,
            attempts: report.attempts,
            error: report.error.clone(),
            cause,
            late,
            line: report.line.clone(),
        }
    }
}

/// Writes a line of the core's at its level.
pub(crate) fn log(level: Level, line: &str) {
    match level {
        Level::Debug => tracing::debug!(target: "wxnotify", "{line}"),
        Level::Info => tracing::info!(target: "wxnotify", "{line}"),
        Level::Warning => tracing::warn!(target: "wxnotify", "{line}"),
        _ => tracing::error!(target: "wxnotify", "{line}"),
    }
}
