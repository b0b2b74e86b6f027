//! Acknowledgements: what to answer to WeChat Pay.

use std::ffi::c_char;

use wxnotify_core::Ack;

use crate::answers::{ACKS, of_error, wxn_ack};
use crate::boundary::Call;
use crate::error::wxn_error;
use crate::types::wxn_slice;

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
        out.set(&of_error(code)?.ack)
    })
}
