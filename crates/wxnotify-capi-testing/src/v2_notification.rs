//! APIv2's notifications, genuine under a key of the test's own.

use std::ffi::c_char;

use wxnotify_core::binding::testing_v2;

use crate::boundary::Call;
use crate::bytes::wxn_bytes;
use crate::error::wxn_error;

/// Makes the body of an APIv2 notification, for tests only. `spec` is a JSON object: with `key` (the APIv2 key) and `fields` for
/// one that is signed, a payment or a contract, and `sign_type` where that is not `MD5` but `HMAC-SHA256`; with `key`, `inner` and
/// `outer` for a refund, which encrypts the inner fields. Fields are an object of texts, in their order: `{"total_fee":"100"}`.
/// `return_code` and `nonce_str` are added where they are not among them. Free the body with `wxn_bytes_free`.
///
/// Errors: `ARGUMENT_INVALID` where the JSON is not that; `OPTION_INVALID` for a key, a field's name or a `sign_type` that is none.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn wxn_testing_v2_notification(
    spec: *const c_char,
    spec_len: usize,
    out: *mut *mut wxn_bytes,
    error: *mut *mut wxn_error,
) -> i32 {
    // SAFETY: our caller's promise.
    let call = unsafe { Call::begin(error) };
    call.answer(|| {
        let out = call.out("out", out)?;
        out.hand_out(testing_v2(call.text("spec", spec, spec_len)?)?.into_bytes())
    })
}
