//! A pretend platform, **for tests only**: it signs and encrypts notifications as WeChat Pay does,
//! with a key pair of its own, so that a merchant's handler can be tested without WeChat Pay (which
//! has no sandbox for APIv3) and with each of the ways in which a notification can be wrong.
//!
//! ```
//! use wxnotify::testing::{Fault, Platform};
//!
//! # fn main() -> wxnotify::Result<()> {
//! let platform = Platform::new();
//! let parser = platform.parser();
//!
//! let paid = platform.notification("TRANSACTION.SUCCESS", r#"{"mchid":"1900007291","out_trade_no":"A1"}"#);
//! let delivery = paid.build()?;
//! assert_eq!(parser.parse(delivery.header_pairs(), delivery.body())?.resource()["out_trade_no"], "A1");
//!
//! let forged = platform.notification("TRANSACTION.SUCCESS", "{}").fault(Fault::Forged).build()?;
//! let error = parser.parse(forged.header_pairs(), forged.body()).unwrap_err();
//! assert_eq!(error.code(), wxnotify::ErrorCode::SignatureInvalid);
//! # Ok(()) }
//! ```

mod certificate;
mod delivery;
mod fault;
mod merchant;
mod notification;
pub(crate) mod overrides;
mod platform;
mod sample;
mod schedule;
pub mod v2;

use std::borrow::Cow;

use serde::de::DeserializeOwned;

pub use crate::inspect::is_signed_by;
pub use delivery::Delivery;
pub use fault::Fault;
pub use merchant::Merchant;
pub use notification::NotificationBuilder;
pub use platform::{Platform, PlatformBuilder};
pub use sample::{sample, sample_of_kind};
pub use schedule::Schedule;

use crate::{Error, ErrorCode, Result};

fn bad_option(name: &'static str, problem: &str) -> Error {
    Error::new(ErrorCode::OptionInvalid, format!("{name} {problem}")).with_field(name)
}

fn option_invalid(field: impl Into<Cow<'static, str>>, problem: &str) -> Error {
    let field = field.into();
    Error::new(ErrorCode::OptionInvalid, format!("{field}: {problem}")).with_field(field)
}

/// By way of a value, so that a message names what is wrong and not the line and column where a
/// language's JSON writer put it.
fn from_json<T: DeserializeOwned>(json: &str, what: &str) -> Result<T> {
    let parsed = serde_json::from_str(json).and_then(serde_json::from_value);
    parsed.map_err(|error| Error::new(ErrorCode::OptionInvalid, format!("{what}: {error}")))
}
