//! One call from Java: bytes in, bytes out, panics caught, handles.

use std::panic::{AssertUnwindSafe, catch_unwind};

use jni::EnvUnowned;
use jni::errors::ThrowRuntimeExAndDefault;
use jni::objects::JByteArray;
use wxnotify::{Error, ErrorCode, Result};
use zeroize::Zeroizing;

use crate::wire::{Reader, Writer};

/// Reads the request, runs the function, and returns its reply.
pub(crate) fn answer<'a>(
    mut env: EnvUnowned<'a>,
    request: JByteArray<'a>,
    function: fn(&mut Reader<'_>) -> Result<Writer>,
) -> JByteArray<'a> {
    env.with_env(|env| {
        // Requests hold keys: they are wiped when the call is over.
        let request = Zeroizing::new(env.convert_byte_array(&request)?);
        let result = catch_unwind(AssertUnwindSafe(|| function(&mut Reader::new(&request))));
        let reply = match result.unwrap_or_else(|_| Err(internal())) {
            Ok(reply) => reply.into_reply(),
            Err(error) => Writer::error_reply(&error),
        };
        env.byte_array_from_slice(&reply)
    })
    // What is left can only be Java out of memory, which the JVM has thrown already.
    .resolve::<ThrowRuntimeExAndDefault>()
}

/// What a panic says stays in this process: it could repeat what was decrypted.
fn internal() -> Error {
    Error::new(ErrorCode::Internal, "the library panicked; please report it, with what it wrote to standard error")
}

/// Moves a value to where Java holds it by a number, until [`free`].
pub(crate) fn into_handle<T>(value: T) -> i64 {
    Box::into_raw(Box::new(value)) as i64
}

/// The value behind the next integer of the request.
pub(crate) fn borrow<'a, T>(request: &mut Reader<'_>) -> &'a T {
    // SAFETY: `NativeHandle` on the Java side passes only what `into_handle::<T>` made, and frees it
    // only once, when no call holds it. `T` is fixed by the native method, each of which is called
    // from one class.
    unsafe { &*(request.integer() as *const T) }
}

/// Ends the life of the value behind the next integer of the request.
pub(crate) fn free<T>(request: &mut Reader<'_>) -> Writer {
    // SAFETY: as in `borrow`.
    drop(unsafe { Box::from_raw(request.integer() as *mut T) });
    Writer::new()
}

/// For the test that a panic becomes an exception.
pub(crate) fn panic_on_purpose(_: &mut Reader<'_>) -> Result<Writer> {
    panic!("on purpose")
}
