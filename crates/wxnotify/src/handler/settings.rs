//! A handler's options.

use serde::Deserialize;

use crate::inbox::{Dialect, Inbox};
use crate::{Error, ErrorCode, Result};

/// WeChat Pay hangs up after so many seconds.
const PLATFORM_PATIENCE: f64 = 5.0;

/// How many notifications are processed at once, unless said otherwise.
pub(crate) const DEFAULT_MAX_IN_FLIGHT: usize = 64;

/// How a handler uses its inbox.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Mode {
    /// It has none.
    None,
    /// Claim, callback and completion are one transaction.
    Transaction,
    /// The callback runs outside a transaction, while the inbox keeps other workers away.
    Leased,
    /// The notification is written down and acknowledged at once, and workers have callbacks process it.
    Stored,
}

/// What happens to a notification that no route takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Unhandled {
    /// 500, so that it is not lost unseen.
    Refuse,
    /// 200. An APIv2 payment or refund is refused all the same where those of APIv3 have a route: it would be lost.
    Acknowledge,
}

/// A handler's options.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Settings {
    /// How the inbox is used.
    pub mode: Mode,
    /// The inbox. None only in mode [`Mode::None`].
    pub inbox: Option<Inbox>,
    /// What happens to a notification that no route takes.
    pub unhandled: Unhandled,
    /// After how many seconds the answer goes out as 500 although the callback goes on: more than 0, less than 5. `None`:
    /// never.
    pub deadline: Option<f64>,
    /// How many notifications are processed at once. Beyond that the answer is 503.
    pub max_in_flight: usize,
    /// Whether the merchant has a function for the key.
    pub has_key: bool,
    /// Whether the inbox counts payments and refunds by what happened (`payment:4200...:SUCCESS`, `refund:5030...:SUCCESS`) and not
    /// by the notification's id: a query finds the same key. All else is counted by its id.
    pub has_business_key: bool,
    /// Whether the merchant has a function for what to expect.
    pub compares: bool,
    /// Whether it serves several merchants: each delivery says which one. Their rows in the inbox are apart, under
    /// `<merchant>/<key>`. A handler that serves one is not to share the inbox's name with it.
    pub merchants: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            mode: Mode::None,
            inbox: None,
            unhandled: Unhandled::Refuse,
            deadline: Some(4.5),
            max_in_flight: DEFAULT_MAX_IN_FLIGHT,
            has_key: false,
            has_business_key: false,
            compares: false,
            merchants: false,
        }
    }
}

impl Settings {
    pub(super) fn check(&self) -> Result<()> {
        if (self.mode == Mode::None) != self.inbox.is_none() {
            let message =
                "a mode needs an inbox, and an inbox one of the modes transaction, leased and stored; give both";
            return Err(Error::new(ErrorCode::OptionInvalid, message).with_field("inbox"));
        }
        let is_in_redis = self.inbox.as_ref().is_some_and(|inbox| inbox.dialect() == Dialect::Redis);
        if is_in_redis && self.mode != Mode::Leased {
            return Err(crate::inbox::only_leased());
        }
        if self.max_in_flight == 0 {
            return Err(Error::new(ErrorCode::OptionInvalid, "max_in_flight is at least 1").with_field("max_in_flight"));
        }
        if self.has_key && self.has_business_key {
            let message = "key is given twice; give \"business\", or a function of your own";
            return Err(Error::new(ErrorCode::OptionInvalid, message).with_field("key"));
        }
        let Some(seconds) = self.deadline else { return Ok(()) };
        if seconds > 0.0 && seconds < PLATFORM_PATIENCE {
            return Ok(());
        }
        let message = format!(
            "deadline is {seconds} seconds; WeChat Pay waits 5 seconds, so give more than 0 and less than 5 (for longer \
             work let the inbox store the notification)"
        );
        Err(Error::new(ErrorCode::OptionInvalid, message).with_field("deadline"))
    }
}
