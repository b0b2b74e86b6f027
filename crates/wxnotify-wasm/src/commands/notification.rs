//! Notifications, which live at the host whole, as the core's JSON of them.

use serde::Deserialize;
use wxnotify::binding::check_event_text;
use wxnotify::{Error, ErrorCode, Kind, Notification, Result};

use super::done;
use crate::request::Request;

/// Nothing is verified. The JSON is the request's bytes.
pub(super) fn from_json(request: &Request<'_>) -> Result<Vec<u8>> {
    let text = std::str::from_utf8(request.bytes).map_err(|_| not_ours("the notification is not UTF-8"))?;
    Ok(Notification::restore(text)?.to_json().into_bytes())
}

/// Whether the plaintext of a notification, which is the request's bytes, has the type of its kind.
pub(super) fn check_event(request: &Request<'_>) -> Result<Vec<u8>> {
    #[derive(Deserialize)]
    struct Event {
        event_type: String,
        kind: String,
    }
    let Event { event_type, kind } = request.read()?;
    let kind = Kind::from_name(&kind).ok_or_else(|| not_ours("the notification's kind is none"))?;
    let plaintext = std::str::from_utf8(request.bytes).map_err(|_| not_ours("the plaintext is not UTF-8"))?;
    check_event_text(&event_type, kind, plaintext)?;
    done()
}

fn not_ours(what: &'static str) -> Error {
    Error::new(ErrorCode::ArgumentInvalid, what)
}
