//! Which library this is.

use std::ffi::c_char;

/// The number of this interface. It changes where a program that was built for another one would break.
pub const WXN_ABI_VERSION: u32 = 2;

/// The library's version, such as `0.1.0`, ended by NUL. It lives for ever.
#[unsafe(no_mangle)]
pub extern "C" fn wxn_version() -> *const c_char {
    concat!(env!("CARGO_PKG_VERSION"), "\0").as_ptr().cast()
}

/// The number of the interface of the library that was loaded: compare it with `WXN_ABI_VERSION`.
#[unsafe(no_mangle)]
pub extern "C" fn wxn_abi_version() -> u32 {
    WXN_ABI_VERSION
}

/// The crypto backend in use, `aws-lc-rs` or `rustcrypto`, ended by NUL. It lives for ever.
#[unsafe(no_mangle)]
pub extern "C" fn wxn_backend() -> *const c_char {
    match wxnotify_core::BACKEND {
        "aws-lc-rs" => c"aws-lc-rs".as_ptr(),
        _ => c"rustcrypto".as_ptr(),
    }
}
