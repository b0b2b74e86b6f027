//! What can be wrong: with a notification, and with the library.

use std::sync::LazyLock;

use wxnotify_core::testing::Fault;

use crate::boundary::Call;
use crate::error::wxn_error;
use crate::types::wxn_slice;

/// A way for a notification to be wrong, for tests only.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct wxn_testing_fault {
    /// The number of the error that a parser with default options answers.
    pub code: i32,
    /// Its name, as `wxn_testing_platform_notification` takes it.
    pub name: wxn_slice,
}

static FAULTS: LazyLock<Vec<wxn_testing_fault>> = LazyLock::new(|| {
    let faults = Fault::ALL.iter();
    faults
        .map(|fault| wxn_testing_fault { code: fault.error_code() as i32, name: wxn_slice::of(fault.as_str()) })
        .collect()
});

/// All faults of the testing platform. The table lives for ever.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn wxn_testing_faults(
    out: *mut *const wxn_testing_fault,
    out_len: *mut usize,
    error: *mut *mut wxn_error,
) -> i32 {
    // SAFETY: our caller's promise.
    let call = unsafe { Call::begin(error) };
    call.answer(|| {
        let (out, out_len) = (call.out("out", out)?, call.out("out_len", out_len)?);
        out.set(FAULTS.as_ptr())?;
        out_len.set(FAULTS.len())
    })
}

/// Fails inside on purpose, and returns `WXN_ERROR_INTERNAL`: a binding tests with it that a failure of the library
/// reaches it as an error, and takes nothing down.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn wxn_testing_panic(error: *mut *mut wxn_error) -> i32 {
    // SAFETY: our caller's promise.
    let call = unsafe { Call::begin(error) };
    call.answer(|| panic!("wxn_testing_panic was called"))
}
