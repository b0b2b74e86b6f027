//! Acknowledgements: fixed texts, made once.

use std::ffi::c_char;
use std::sync::LazyLock;

use wxnotify_core::{Ack, ErrorCode};

use crate::boundary::{Call, argument};
use crate::error::wxn_error;
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

struct Acks {
    success: wxn_ack,
    success_no_content: wxn_ack,
    handler_failed: wxn_ack,
    busy: wxn_ack,
    failures: Vec<(ErrorCode, wxn_ack)>,
}

static ACKS: LazyLock<Acks> = LazyLock::new(|| Acks {
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

/// Received and processed: 200 with `{"code":"SUCCESS"}`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn wxn_ack_success(out: *mut *const wxn_ack, error: *mut *mut wxn_error) -> i32 {
    // SAFETY: our caller's promise.
    let call = unsafe { Call::begin(error) };
    call.answer(|| call.out("out", out)?.set(&ACKS.success))
}

/// Received and processed: 204 without a body. Official pages show both; take this one only where
/// a proxy or framework minds the body.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn wxn_ack_success_no_content(out: *mut *const wxn_ack, error: *mut *mut wxn_error) -> i32 {
    // SAFETY: our caller's promise.
    let call = unsafe { Call::begin(error) };
    call.answer(|| call.out("out", out)?.set(&ACKS.success_no_content))
}

/// Your own processing failed, so WeChat Pay is to send it again: 500.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn wxn_ack_handler_failed(out: *mut *const wxn_ack, error: *mut *mut wxn_error) -> i32 {
    // SAFETY: our caller's promise.
    let call = unsafe { Call::begin(error) };
    call.answer(|| call.out("out", out)?.set(&ACKS.handler_failed))
}

/// Another worker is processing the same notification, so WeChat Pay is to send it again: 503.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn wxn_ack_busy(out: *mut *const wxn_ack, error: *mut *mut wxn_error) -> i32 {
    // SAFETY: our caller's promise.
    let call = unsafe { Call::begin(error) };
    call.answer(|| call.out("out", out)?.set(&ACKS.busy))
}

/// Received, and answered with data: 200 with a body of yours, sent as it is. For the events that ask for something:
/// `PARKING_FEE.QUERY_TRANS_INFO` and `CROSS_BORDER_PAY.GET_MCH_INFO`. `out->body` is your body: it lives as long as you
/// keep it.
///
/// Errors: `OPTION_INVALID` where the body is not a JSON object; `ARGUMENT_INVALID` where it is not UTF-8.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn wxn_ack_answer(
    body: *const c_char,
    body_len: usize,
    out: *mut wxn_ack,
    error: *mut *mut wxn_error,
) -> i32 {
    // SAFETY: our caller's promise.
    let call = unsafe { Call::begin(error) };
    call.answer(|| {
        let out = call.out("out", out)?;
        let body = call.text("body", body, body_len)?;
        let ack = Ack::answer(body)?;
        out.set(wxn_ack {
            status: ack.status,
            content_type: wxn_slice::of(ack.content_type),
            body: wxn_slice::of(body),
        })
    })
}

/// Not received: the answer to an error's number. A `wxn_error` has it as its `ack` already.
///
/// Errors: `ARGUMENT_INVALID` for a number that is no error code.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn wxn_ack_for_error(code: i32, out: *mut *const wxn_ack, error: *mut *mut wxn_error) -> i32 {
    // SAFETY: our caller's promise.
    let call = unsafe { Call::begin(error) };
    call.answer(|| {
        let out = call.out("out", out)?;
        out.set(of_error(code).ok_or_else(|| argument("code", format_args!("{code} is no error code")))?)
    })
}
