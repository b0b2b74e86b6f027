//! APIv2's notifications: XML, signed or encrypted under the merchant's APIv2 key.

use std::ffi::c_void;

use wxnotify_core::{binding::parse_v2_within, parse_v2};

use crate::answers::{ACKS, of_error, wxn_ack};
use crate::boundary::Call;
use crate::error::wxn_error;
use crate::notification::{Read, wxn_notification};
use crate::types::wxn_api_v2_key;

/// Verifies or decrypts an APIv2 notification (微信支付 V2: XML) with APIv2 keys. Those of the merchant that it names (`mch_id`) are
/// tried, in their order, and no other: many merchants can be behind one URL. A body is APIv2's where its first byte after a
/// byte order mark and white space is `<`; every APIv3 body begins with `{`.
/// There are no headers to be looked at. `max_body_bytes` is the longest body: 1 to 67108864 (64 MiB), or NULL for 1048576
/// (1 MiB). Free the notification with `wxn_notification_free`.
///
/// What comes is an ordinary notification. `event_type` and `kind` are `V2.PAY` and `v2.pay` (also of a payment that failed: look
/// at `result_code`), `V2.REFUND` and `v2.refund`, or `V2.CONTRACT` and `v2.contract`; `resource_type` is `xml`. `plaintext` is a
/// JSON object of the fields in their order, all of them texts: amounts are digits, in fen. `id` is made of what counts once: of
/// `mch_id`, a full stop and `transaction_id`, say. `api_v3_key_label` is the `mch_id` of the APIv2 key; `serial` and
/// `associated_data` are empty, and `timestamp` is 0.
///
/// It says less than an APIv3 notification. There is no clock in it: one that was recorded passes for ever. The key that verifies
/// it also signs, so whoever can read it can forge. And nothing authenticates what a refund encrypts, nor the fields beside it:
/// compare it with what you asked for, and look a refund up before it moves goods or money.
///
/// Answer with `wxn_ack_success_v2`, or with the error's `ack_v2`.
///
/// Errors: the first step that fails decides: `OPTION_INVALID` for a key or a limit that is none, and without a key,
/// `BODY_TOO_LARGE`, `ENVELOPE_INVALID` (not APIv2's XML, or none of the three notifications), `SIGNATURE_INVALID`; of a refund
/// `DECRYPTION_FAILED` and `PLAINTEXT_INVALID`. Where no key is that merchant's, the field of the error is `mch_id`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn wxn_parse_v2(
    body: *const c_void,
    body_len: usize,
    api_v2_keys: *const wxn_api_v2_key,
    api_v2_keys_len: usize,
    max_body_bytes: *const i64,
    out: *mut *mut wxn_notification,
    error: *mut *mut wxn_error,
) -> i32 {
    // SAFETY: our caller's promise.
    let call = unsafe { Call::begin(error) };
    call.answer(|| {
        let out = call.out("out", out)?;
        let body = call.bytes("body", body, body_len)?;
        let keys = call.api_v2_keys(api_v2_keys, api_v2_keys_len)?;
        out.hand_out(Read::from(match call.optional_size("max_body_bytes", max_body_bytes)? {
            Some(most) => parse_v2_within(body, &keys, most)?,
            None => parse_v2(body, &keys)?,
        }))
    })
}

/// An APIv2 notification was received and processed: 200 with `return_code` SUCCESS in XML.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn wxn_ack_success_v2(out: *mut *const wxn_ack, error: *mut *mut wxn_error) -> i32 {
    // SAFETY: our caller's promise.
    let call = unsafe { Call::begin(error) };
    call.answer(|| call.out("out", out)?.set(&ACKS.success_v2))
}

/// An APIv2 notification was not received: the answer in XML to an error's number, such as `WXN_ERROR_HANDLER_FAILED` where your
/// own processing failed. A `wxn_error` has it as its `ack_v2` already.
///
/// Errors: `ARGUMENT_INVALID` for a number that is no error code.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn wxn_ack_for_error_v2(code: i32, out: *mut *const wxn_ack, error: *mut *mut wxn_error) -> i32 {
    // SAFETY: our caller's promise.
    let call = unsafe { Call::begin(error) };
    call.answer(|| call.out("out", out)?.set(&of_error(code)?.ack_v2))
}
