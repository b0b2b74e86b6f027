//! What the file imports: WebAssembly has no clock and no random numbers of its own.

use getrandom::Error;

mod imports {
    #[link(wasm_import_module = "wxnotify")]
    unsafe extern "C" {
        /// Seconds since the epoch.
        pub(super) safe fn now() -> f64;
        /// Fills `len` bytes at `ptr` with random numbers that are fit for keys: 0. Another number where it cannot.
        pub(super) fn random(ptr: *mut u8, len: usize) -> i32;
    }
}

/// Seconds since the epoch.
pub(crate) fn now() -> i64 {
    // Whole seconds; what no clock says becomes the end of time.
    imports::now().floor() as i64
}

/// What `getrandom` asks for where its backend is `custom`.
///
/// # Safety
/// There is room for so many bytes.
#[unsafe(no_mangle)]
unsafe extern "Rust" fn __getrandom_v03_custom(dest: *mut u8, len: usize) -> Result<(), Error> {
    // SAFETY: our caller's promise.
    match unsafe { imports::random(dest, len) } {
        0 => Ok(()),
        _ => Err(Error::UNEXPECTED),
    }
}
