//! Binaries from Elixir, which have to be text at times, and binaries for it.

use rustler::{Binary, Env, NewBinary};
use wxnotify::{Error, ErrorCode, Result};

/// The text of a binary.
///
/// # Errors
/// `ARGUMENT_INVALID`, naming the argument, where it is not UTF-8.
pub(crate) fn text<'b>(name: &'static str, binary: &'b Binary<'_>) -> Result<&'b str> {
    std::str::from_utf8(binary).map_err(|error| {
        let message = format!("{name} is not text: it is not UTF-8 at byte {}", error.valid_up_to());
        Error::new(ErrorCode::ArgumentInvalid, message).with_field(name)
    })
}

/// The same for an optional one.
pub(crate) fn optional_text<'b>(name: &'static str, binary: &'b Option<Binary<'_>>) -> Result<Option<&'b str>> {
    binary.as_ref().map(|binary| text(name, binary)).transpose()
}

/// A binary of these bytes.
pub(crate) fn binary<'a>(env: Env<'a>, bytes: &[u8]) -> Binary<'a> {
    NewBinary::from_slice(env, bytes).into()
}
