//! Whether a notification, which lives in JavaScript whole, has the type of its kind.

use napi_derive::napi;
use serde_json::Value;
use wxnotify::{Error, ErrorCode, Kind};

use crate::thrown::{Thrown, guarded};

/// Throws where the plaintext of a notification of `kind` does not have the kind's type.
#[napi]
pub fn check_event(event_type: String, kind: String, plaintext: String) -> Result<(), Thrown> {
    guarded(|| {
        let (kind, resource) = given_back(&kind, &plaintext)?;
        wxnotify::events::check_event(&event_type, kind, &resource)
    })
}

/// Kind and resource of a notification that JavaScript gives back.
fn given_back(kind: &str, plaintext: &str) -> wxnotify::Result<(Kind, Value)> {
    let not_ours = |what: &'static str| Error::new(ErrorCode::ArgumentInvalid, what);
    let kind = Kind::from_name(kind).ok_or_else(|| not_ours("the notification's kind is none"))?;
    let resource = serde_json::from_str(plaintext).map_err(|_| not_ours("the plaintext is not JSON"))?;
    Ok((kind, resource))
}
