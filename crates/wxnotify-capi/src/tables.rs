//! The tables that bindings check themselves against.

use std::sync::LazyLock;

use wxnotify_core::{ErrorCode, Kind};

use crate::boundary::Call;
use crate::error::wxn_error;
use crate::types::wxn_slice;

/// An error code.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct wxn_error_code {
    /// Its number, as functions return it.
    pub code: i32,
    /// The HTTP status of its acknowledgement.
    pub ack_status: u16,
    /// Its name, such as `SIGNATURE_INVALID`.
    pub name: wxn_slice,
}

static ERROR_CODES: LazyLock<Vec<wxn_error_code>> = LazyLock::new(|| {
    let codes = ErrorCode::ALL.iter();
    codes
        .map(|code| wxn_error_code {
            code: *code as i32,
            ack_status: code.ack_status(),
            name: wxn_slice::of(code.as_str()),
        })
        .collect()
});

static KINDS: LazyLock<Vec<wxn_slice>> =
    LazyLock::new(|| Kind::ALL.iter().map(|kind| wxn_slice::of(kind.as_str())).collect());

/// All error codes, in the order of their numbers. The table lives for ever.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn wxn_error_codes(
    out: *mut *const wxn_error_code,
    out_len: *mut usize,
    error: *mut *mut wxn_error,
) -> i32 {
    // SAFETY: our caller's promise.
    let call = unsafe { Call::begin(error) };
    call.answer(|| {
        let (out, out_len) = (call.out("out", out)?, call.out("out_len", out_len)?);
        out.set(ERROR_CODES.as_ptr())?;
        out_len.set(ERROR_CODES.len())
    })
}

/// The names of all kinds, such as `transaction.direct`. The table lives for ever.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn wxn_kinds(out: *mut *const wxn_slice, out_len: *mut usize, error: *mut *mut wxn_error) -> i32 {
    // SAFETY: our caller's promise.
    let call = unsafe { Call::begin(error) };
    call.answer(|| {
        let (out, out_len) = (call.out("out", out)?, call.out("out_len", out_len)?);
        out.set(KINDS.as_ptr())?;
        out_len.set(KINDS.len())
    })
}
