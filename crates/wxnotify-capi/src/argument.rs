//! Calls against the interface, told by the name of the argument.

use wxnotify_core::{Error, ErrorCode, Result};

/// What is wrong with an argument.
pub(crate) fn argument(name: &str, problem: impl std::fmt::Display) -> Error {
    Error::new(ErrorCode::ArgumentInvalid, format!("{name} {problem}")).with_field(name.to_owned())
}

/// A pointer must lead somewhere.
pub(crate) fn require<T>(name: &str, pointer: *const T) -> Result<()> {
    if pointer.is_null() {
        return Err(argument(name, "is NULL"));
    }
    if !pointer.is_aligned() {
        return Err(argument(name, "is not aligned as its type must be"));
    }
    Ok(())
}

/// An array of `len` items of `size` bytes must fit into memory.
pub(crate) fn require_possible(name: &str, len: usize, size: usize) -> Result<()> {
    match len.checked_mul(size) {
        Some(bytes) if bytes <= isize::MAX as usize => Ok(()),
        _ => Err(argument(name, format_args!("has an impossible length ({len})"))),
    }
}
