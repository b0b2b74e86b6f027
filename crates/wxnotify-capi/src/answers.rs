//! The fixed answers to WeChat Pay, made once.

use std::sync::LazyLock;

use wxnotify_core::{Ack, ErrorCode};

use crate::types::wxn_slice;

/// What to put into the HTTP response to WeChat Pay, which takes 200 and 204 as received and sends
/// everything else again, for up to 24 hours. It lives for ever.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct wxn_ack {
    /// The HTTP status.
    pub status: u16,
    /// The `Content-Type`; empty where there is no body.
    pub content_type: wxn_slice,
    /// The body: JSON, or empty.
    pub body: wxn_slice,
}

/// The answers that do not depend on a body.
pub(crate) struct Acks {
    pub(crate) success: wxn_ack,
    pub(crate) success_no_content: wxn_ack,
    pub(crate) handler_failed: wxn_ack,
    pub(crate) busy: wxn_ack,
    failures: Vec<(ErrorCode, wxn_ack)>,
}

pub(crate) static ACKS: LazyLock<Acks> = LazyLock::new(|| Acks {
    success: forever(Ack::success()),
    success_no_content: forever(Ack::success_no_content()),
    handler_failed: forever(Ack::handler_failed()),
    busy: forever(Ack::busy()),
    failures: ErrorCode::ALL.iter().map(|code| (*code, forever(Ack::failure(*code)))).collect(),
});

fn forever(ack: Ack) -> wxn_ack {
    wxn_ack { status: ack.status, content_type: wxn_slice::of(ack.content_type), body: wxn_slice::of(ack.body.leak()) }
}

/// The answer to an error.
pub(crate) fn of_error(number: i32) -> Option<&'static wxn_ack> {
    ACKS.failures.iter().find(|(code, _)| *code as i32 == number).map(|(_, ack)| ack)
}
