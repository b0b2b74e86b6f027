//! The fixed answers to WeChat Pay, made once.

use std::sync::LazyLock;

use wxnotify_core::{Ack, ErrorCode, Result};

use crate::argument::argument;
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
    /// The body: JSON (XML for APIv2), or empty.
    pub body: wxn_slice,
}

/// The answer to an error.
pub(crate) struct Failure {
    code: ErrorCode,
    pub(crate) ack: wxn_ack,
    pub(crate) ack_v2: wxn_ack,
}

/// The answers that do not depend on a body.
pub(crate) struct Acks {
    pub(crate) success: wxn_ack,
    pub(crate) success_no_content: wxn_ack,
    pub(crate) handler_failed: wxn_ack,
    pub(crate) busy: wxn_ack,
    pub(crate) success_v2: wxn_ack,
    failures: Vec<Failure>,
}

pub(crate) static ACKS: LazyLock<Acks> = LazyLock::new(|| Acks {
    success: forever(Ack::success()),
    success_no_content: forever(Ack::success_no_content()),
    handler_failed: forever(Ack::handler_failed()),
    busy: forever(Ack::busy()),
    success_v2: forever(Ack::success_v2()),
    failures: ErrorCode::ALL.iter().copied().map(Failure::of).collect(),
});

impl Failure {
    fn of(code: ErrorCode) -> Self {
        Self { code, ack: forever(Ack::failure(code)), ack_v2: forever(Ack::failure_v2(code)) }
    }
}

fn forever(ack: Ack) -> wxn_ack {
    wxn_ack { status: ack.status, content_type: wxn_slice::of(ack.content_type), body: wxn_slice::of(ack.body.leak()) }
}

/// The answer to the error of a number.
pub(crate) fn of_error(number: i32) -> Result<&'static Failure> {
    let failure = ACKS.failures.iter().find(|failure| failure.code as i32 == number);
    failure.ok_or_else(|| argument("code", format_args!("{number} is no error code")))
}
