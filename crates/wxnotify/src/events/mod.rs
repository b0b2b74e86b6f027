//! Typed events: a notification's resource as the type of its kind.
//!
//! The types are made from the project's schema of public documentation. Fields that it does not know are kept in
//! `other`; a resource that does not fit is an error that says why, and is there all the same:
//! [`Notification::resource`](crate::Notification::resource).

pub(crate) mod check;
pub(crate) mod fields;
pub(crate) mod fits;
#[rustfmt::skip]
#[cfg(feature = "events")]
mod models;
#[rustfmt::skip]
mod shapes;

pub use check::check_event;
use fits::check_event_text;
#[cfg(feature = "events")]
pub use models::*;

#[cfg(feature = "events")]
use serde::{Deserialize, Deserializer};
#[cfg(feature = "events")]
use serde_json::Value;

#[cfg(feature = "events")]
use crate::{Error, ErrorCode, Kind};
use crate::{Notification, Result};

impl Notification {
    /// Checks that the notification has the type of its kind: for bindings, each of which then makes a value of its
    /// own language's type.
    ///
    /// # Errors
    /// Those of [`check_event`].
    pub fn check_event(&self) -> Result<()> {
        check_event_text(self.event_type(), self.kind(), self.plaintext())
    }
}

#[cfg(feature = "events")]
impl Notification {
    /// The notification as a typed event.
    ///
    /// ```
    /// # fn main() -> wxnotify::Result<()> {
    /// use wxnotify::events::Event;
    /// # let platform = wxnotify::testing::Platform::new();
    /// # let order = r#"{"mchid":"1900007291","out_trade_no":"A1","trade_state":"SUCCESS","amount":{"total":100}}"#;
    /// # let delivery = platform.notification("TRANSACTION.SUCCESS", order).build()?;
    /// # let notification = platform.parser().parse(delivery.header_pairs(), delivery.body())?;
    ///
    /// match notification.event()? {
    ///     Event::TransactionDirect(payment) => println!("{}: {}", payment.out_trade_no, payment.amount.total),
    ///     Event::RefundDirect(refund) => println!("{}: {}", refund.out_refund_no, refund.refund_status),
    ///     other => println!("{} is not for us", other.kind()),
    /// }
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// A field's name that is not one does not compile:
    ///
    /// ```compile_fail,E0609
    /// fn number(payment: wxnotify::events::TransactionDirect) -> String {
    ///     payment.out_trade_number
    /// }
    /// ```
    /// ```
    /// fn number(payment: wxnotify::events::TransactionDirect) -> String {
    ///     payment.out_trade_no
    /// }
    /// ```
    ///
    /// # Errors
    /// `EVENT_UNTYPED` where the resource does not have the type of its kind, or the kind is unknown: the error says
    /// which field, and [`resource`](Self::resource) is there all the same.
    pub fn event(&self) -> Result<Event> {
        read(self.event_type(), self.kind(), self.plaintext())
    }
}

/// The typed event of a plaintext.
///
/// # Errors
/// Those of [`check_event`], `ARGUMENT_INVALID` for what is no JSON object, and `INTERNAL`: the check and the types are made of one
/// schema, so there should be none.
#[cfg(feature = "events")]
pub(crate) fn read(event_type: &str, kind: Kind, plaintext: &str) -> Result<Event> {
    // In one pass, which checks it meanwhile. In a tree some names that begin so have a meaning that they have not here.
    let is_plain = !plaintext.contains("\"$") && !plaintext.contains("u0024");
    if is_plain && let Ok(Some(event)) = Event::read(kind, plaintext) {
        return Ok(event);
    }
    // Either it does not fit, which the check words, or a field is there twice, of which a tree keeps the last.
    let resource = fits::tree(plaintext)?;
    check_event(event_type, kind, &resource)?;
    let event = Event::read(kind, &resource.to_string()).ok().flatten();
    event.ok_or_else(|| Error::new(ErrorCode::Internal, format!("the check and the type of {kind} differ")))
}

/// A list that is null is empty.
#[cfg(feature = "events")]
fn null_as_empty<'de, D: Deserializer<'de>, T: Deserialize<'de>>(
    deserializer: D,
) -> std::result::Result<Vec<T>, D::Error> {
    Option::deserialize(deserializer).map(Option::unwrap_or_default)
}

/// A field of any type that is always there; null counts as absent.
#[cfg(feature = "events")]
fn not_null<'de, D: Deserializer<'de>>(deserializer: D) -> std::result::Result<Value, D::Error> {
    Option::deserialize(deserializer)?.ok_or_else(|| serde::de::Error::custom("it is null"))
}
