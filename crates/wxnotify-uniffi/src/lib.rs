//! wxnotify for Swift, whose sources UniFFI writes.
//!
//! There is no rule here: what is decided, is decided in `wxnotify`. Handlers and the inbox are asked for by [`call()`], in JSON.

mod certificates;
mod failure;
mod keys;
mod notification;
mod parser;
mod primitives;
mod tables;
mod testing;

uniffi::setup_scaffolding!("wxnotify");

pub use certificates::*;
pub use failure::*;
pub use keys::*;
pub use notification::*;
pub use parser::*;
pub use primitives::*;
pub use tables::*;
pub use testing::*;

/// What handlers and the inbox ask the core in JSON: it decides, and says what to do next.
///
/// # Errors
/// `ARGUMENT_INVALID` for what is no request, and those of what was asked.
#[uniffi::export]
pub fn call(request: &str) -> Result<String, Failure> {
    Ok(wxnotify::binding::call(request)?)
}
