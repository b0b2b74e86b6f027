//! What this project's own bindings, command and simulator ask of the core, and nobody else should: **no version promises
//! anything about it**.

#[cfg(feature = "testing")]
pub use crate::call::testing_v2;
pub use crate::call::{call, read as read_request};
#[cfg(all(target_family = "wasm", target_os = "unknown"))]
pub use crate::clock::set_clock;
pub use crate::events::fields::{Field, Shape, of as fields_of};
pub use crate::events::fits::{check_event_text, fits as event_fits};
pub use crate::expect::compare;
pub use crate::headers::reads_header;
pub use crate::notification::NotificationFields;
#[cfg(feature = "testing")]
pub use crate::testing::overrides::{Names, place_of};
pub use crate::v2::parse_within as parse_v2_within;

/// Whether a text is a plaintext that `parse` takes: a JSON object.
pub fn is_plaintext(text: &str) -> bool {
    crate::plaintext::check(text.as_bytes()).is_ok()
}

/// The typed event of a plaintext, which may be of another kind than its notification's.
///
/// # Errors
/// Those of [`check_event_text`], and `INTERNAL` where the check and the types differ, which a test looks for.
#[cfg(feature = "events")]
pub fn read_event(event_type: &str, kind: crate::Kind, plaintext: &str) -> crate::Result<crate::events::Event> {
    crate::events::read(event_type, kind, plaintext)
}

/// Faults of the past put back, for the simulator.
#[cfg(feature = "mutants")]
pub mod mutants {
    pub use crate::mutants::{Fault, put_back, seed_tokens, set_clock};
}
