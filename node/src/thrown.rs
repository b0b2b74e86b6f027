//! The core's errors, and a caught panic, as JavaScript exceptions.

use std::panic::{AssertUnwindSafe, catch_unwind};

use napi_derive::napi;
use serde::Serialize;
use wxnotify::{Error, ErrorCode};

/// An exception whose `code` is the core's and whose message is a JSON object of what else the
/// error says, which `lib/errors.js` makes into a `WxNotifyError`.
pub(crate) type Thrown = napi::Error<&'static str>;

#[derive(Serialize)]
struct Details<'a> {
    code: &'static str,
    message: &'a str,
    field: Option<&'a str>,
}

/// Does `work`, and throws its error.
pub(crate) fn guarded<T>(work: impl FnOnce() -> wxnotify::Result<T>) -> Result<T, Thrown> {
    caught(work).map_err(|error| thrown(&error))
}

pub(crate) fn thrown(error: &Error) -> Thrown {
    Thrown::new(error.code().as_str(), told(error))
}

/// What the error of a refused request says: its code, its field (or nothing), and its message, a line each, which JavaScript takes apart
/// in less time than JSON.
pub(crate) fn lines(error: &Error) -> String {
    [error.code().as_str(), error.field().unwrap_or_default(), error.message()].join("\n")
}

/// Does `work`. A panic is an error too: it must not unwind into Node.js.
pub(crate) fn caught<T>(work: impl FnOnce() -> wxnotify::Result<T>) -> wxnotify::Result<T> {
    // What a panic leaves half done is either dropped with the call or swapped in whole.
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_| {
        let message = "the library panicked; please report it, with what it wrote to standard error";
        Err(Error::new(ErrorCode::Internal, message))
    })
}

/// What an error says, in JSON.
fn told(error: &Error) -> String {
    let details = Details { code: error.code().as_str(), message: error.message(), field: error.field() };
    serde_json::to_string(&details).expect("strings serialize")
}

/// Panics, so that the tests can see what becomes of a panic. The package does not export it.
#[napi]
pub fn panic_for_tests() -> Result<(), Thrown> {
    guarded(|| panic!("on purpose, for a test"))
}
