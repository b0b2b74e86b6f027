//! Errors as C sees them.

use wxnotify_core::Error;

use crate::answers::{self, Failure, wxn_ack};
use crate::handle::{self, Handle};
use crate::types::wxn_slice;

/// Why a call failed.
#[repr(C)]
pub struct wxn_error {
    /// The number of the error code, which the call returned too.
    pub code: i32,
    /// 1 where this was the platform's probe, which is refused like any other bad signature but
    /// need not wake anybody; else 0.
    pub is_platform_probe: u8,
    /// The name of the error code, such as `SIGNATURE_INVALID`.
    pub name: wxn_slice,
    /// One line for the log: what was found, and what to do. It never holds a secret or a decrypted text.
    pub message: wxn_slice,
    /// The header, option, JSON field or argument at fault, or absent.
    pub field: wxn_slice,
    /// The answer to send to WeChat Pay. It lives for ever, longer than the error.
    pub ack: *const wxn_ack,
    /// The answer to an APIv2 notification: the same in XML. It lives for ever, too.
    pub ack_v2: *const wxn_ack,
}

impl Handle for wxn_error {
    type Behind = Error;
    const NAME: &'static str = "wxn_error";

    fn show(behind: &Error) -> Option<Self> {
        let code = behind.code() as i32;
        let Failure { ack, ack_v2, .. } = answers::of_error(code).expect("every code has an answer");
        Some(Self {
            code,
            is_platform_probe: behind.is_platform_probe().into(),
            name: wxn_slice::of(behind.code().as_str()),
            message: wxn_slice::of(behind.message()),
            field: wxn_slice::of_option(behind.field()),
            ack,
            ack_v2,
        })
    }
}

/// Frees an error. NULL is fine.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn wxn_error_free(error: *mut wxn_error) -> i32 {
    handle::free(error)
}
