//! Bytes that the library made.

use std::ffi::c_void;

use crate::handle::{self, Handle};
use crate::types::wxn_slice;

/// Bytes or a text that the library made.
#[repr(C)]
pub struct wxn_bytes {
    /// The first byte.
    pub ptr: *const c_void,
    /// How many bytes.
    pub len: usize,
}

impl Handle for wxn_bytes {
    type Behind = Vec<u8>;
    const NAME: &'static str = "wxn_bytes";

    fn show(behind: &Vec<u8>) -> Option<Self> {
        let wxn_slice { ptr, len } = wxn_slice::of(behind);
        Some(Self { ptr, len })
    }
}

/// Frees bytes. NULL is fine.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn wxn_bytes_free(bytes: *mut wxn_bytes) -> i32 {
    handle::free(bytes)
}
