//! Made-up plaintexts.

use std::ffi::c_char;

use serde_json::Value;
use wxnotify_core::testing::{sample, sample_of_kind};
use wxnotify_core::{Error, ErrorCode, Result};

use crate::boundary::Call;
use crate::bytes::wxn_bytes;
use crate::error::wxn_error;

/// Makes up a plaintext, for tests only: what goes into a notification's `resource`. It is a JSON object with all fields that its
/// kind has. `event` is an event type, such as `TRANSACTION.SUCCESS`, or a kind, such as `transaction.partner`. `kind` is one of
/// those that the event type carries, or NULL for the plainest: a paid direct transaction, say.
///
/// `overrides` is a JSON object that goes over it, or NULL. A key is a field's name or its path: `{"amount.total": 100}`. Of a
/// list's items each has the fields of the sample's own. Free the plaintext with `wxn_bytes_free`.
///
/// Errors: `OPTION_INVALID` for an event type or kind that is not known, for overrides that are no JSON object, and for a field
/// that the kind has not: with the name that may have been meant.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn wxn_testing_sample(
    event: *const c_char,
    event_len: usize,
    kind: *const c_char,
    kind_len: usize,
    overrides: *const c_char,
    overrides_len: usize,
    out: *mut *mut wxn_bytes,
    error: *mut *mut wxn_error,
) -> i32 {
    // SAFETY: our caller's promise.
    let call = unsafe { Call::begin(error) };
    call.answer(|| {
        let out = call.out("out", out)?;
        let event = call.text("event", event, event_len)?;
        let kind = call.optional_text("kind", kind, kind_len)?;
        let overrides = read(call.optional_text("overrides", overrides, overrides_len)?.unwrap_or("{}"))?;
        let plaintext = match kind {
            Some(kind) => sample_of_kind(event, kind, &overrides)?,
            None => sample(event, &overrides)?,
        };
        out.hand_out(plaintext.into_bytes())
    })
}

fn read(overrides: &str) -> Result<Value> {
    serde_json::from_str(overrides).map_err(|error| {
        Error::new(ErrorCode::OptionInvalid, format!("overrides: {error}; give an object of fields and their values"))
            .with_field("overrides")
    })
}
