//! What the Go and PHP packages ask the core in JSON.

use std::ffi::c_char;

use wxnotify_core::Notification;

use crate::boundary::Call;
use crate::bytes::wxn_bytes;
use crate::error::wxn_error;
use crate::notification::wxn_notification;

/// For the packages of other languages that stand on this library, which is why its requests are not documented and may
/// change: their inbox, and what their HTTP handlers agree on. `request` and the answer are JSON. Free the answer with
/// `wxn_bytes_free`.
///
/// Errors: `ARGUMENT_INVALID` for what is no request, and those of what was asked.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn wxn_call(
    request: *const c_char,
    request_len: usize,
    out: *mut *mut wxn_bytes,
    error: *mut *mut wxn_error,
) -> i32 {
    // SAFETY: our caller's promise.
    let call = unsafe { Call::begin(error) };
    call.answer(|| {
        let out = call.out("out", out)?;
        let request = call.text("request", request, request_len)?;
        out.hand_out(wxnotify_core::binding::call(request)?.into_bytes())
    })
}

/// The notification that `wxn_notification_to_json` wrote, for what their inbox stored. Nothing is verified. Free it with
/// `wxn_notification_free`.
///
/// Errors: `ARGUMENT_INVALID` for another text.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn wxn_notification_from_json(
    json: *const c_char,
    json_len: usize,
    out: *mut *mut wxn_notification,
    error: *mut *mut wxn_error,
) -> i32 {
    // SAFETY: our caller's promise.
    let call = unsafe { Call::begin(error) };
    call.answer(|| {
        let out = call.out("out", out)?;
        let json = call.text("json", json, json_len)?;
        out.hand_out(Notification::restore(json)?.into())
    })
}
