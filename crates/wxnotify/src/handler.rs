//! What the HTTP handlers of every language agree on: which route takes a notification, and what their options may be.

use crate::{Error, ErrorCode, Kind, Result};

/// WeChat Pay hangs up after so many seconds.
const PLATFORM_PATIENCE: f64 = 5.0;

/// The names of the routes that take a notification, the most special first. The first one that is registered takes it.
///
/// `paid` and `refunded` are what their names say: a refund that was closed or went wrong is not refunded.
pub(crate) fn routes<'a>(event_type: &'a str, kind: &'a str) -> Vec<&'a str> {
    let shortcut = match (event_type, kind) {
        ("TRANSACTION.SUCCESS", "transaction.direct") => Some("paid"),
        ("REFUND.SUCCESS", "refund.direct") => Some("refunded"),
        _ => None,
    };
    shortcut.into_iter().chain([kind, event_type]).collect()
}

/// Whether the event asks for data. Each delivery is answered anew, so it never goes through an inbox.
pub(crate) fn asks(event_type: &str) -> bool {
    matches!(event_type, "PARKING_FEE.QUERY_TRANS_INFO" | "CROSS_BORDER_PAY.GET_MCH_INFO")
}

/// A route is a kind, or looks like an event type: one that nobody knows yet can be routed, a slip of the pen cannot.
pub(crate) fn check_route(name: &str) -> Result<()> {
    let part = |part: &str| {
        !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'_')
    };
    let is_event_type = name.contains('.') && name.split('.').all(part);
    if is_event_type || Kind::from_name(name).is_some() {
        return Ok(());
    }
    let name = crate::error::shortened(name, 64);
    let message = format!(
        "{name:?} is no route; give an event type in capitals, such as \"TRANSACTION.SUCCESS\", or a kind, such as \
         \"transaction.direct\" (`wxnotify events` lists both)"
    );
    Err(Error::new(ErrorCode::OptionInvalid, message).with_field("route"))
}

/// The deadline, in seconds. `None` is without one.
pub(crate) fn check_deadline(seconds: Option<f64>) -> Result<()> {
    let Some(seconds) = seconds else { return Ok(()) };
    if seconds > 0.0 && seconds < PLATFORM_PATIENCE {
        return Ok(());
    }
    let message = format!(
        "deadline is {seconds} seconds; WeChat Pay waits 5 seconds, so give more than 0 and less than 5 (for longer work \
         let the inbox store the notification)"
    );
    Err(Error::new(ErrorCode::OptionInvalid, message).with_field("deadline"))
}
