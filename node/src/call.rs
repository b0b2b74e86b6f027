//! What the JavaScript asks the core in JSON: the inbox, and what handlers agree on.

use napi_derive::napi;

use crate::thrown::{Thrown, guarded};

/// Answers a request in JSON.
#[napi]
pub fn call(request: String) -> Result<String, Thrown> {
    guarded(|| wxnotify::binding::call(&request))
}
