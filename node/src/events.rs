//! Whether a notification, which lives in JavaScript whole, has the type of its kind.

use napi_derive::napi;

use crate::expect::given_back;
use crate::thrown::{Thrown, guarded};

/// Throws where the plaintext of a notification of `kind` does not have the kind's type.
#[napi]
pub fn check_event(event_type: String, kind: String, plaintext: String) -> Result<(), Thrown> {
    guarded(|| {
        let (kind, resource) = given_back(&kind, &plaintext)?;
        wxnotify::events::check_event(&event_type, kind, &resource)
    })
}
