//! Which merchant a notification is for, where one endpoint serves several: their names, the inbox's keys under them, and what is
//! told of one that is not known.

use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::report::{Failure, failure};
use super::{Level, Report};
use crate::clock::system_now;
use crate::headers::RawHeaders;
use crate::inbox::MAX_KEY;
use crate::program::{Refused, Reply};
use crate::verify::{self, Options};
use crate::{Ack, Error, ErrorCode, Result};

/// The longest name of a merchant.
const MAX_NAME: usize = 64;

/// Between the merchant's name, which has none, and the key. So a row's key says of which merchant it is, and nobody can choose a
/// name or a key that makes it another's.
const SEPARATOR: char = '/';

/// Whether a merchant can be called so: 1 to 64 ASCII letters, digits, `_`, `.` and `-`. Case matters.
///
/// # Errors
/// `OPTION_INVALID`, with the field `merchant`.
pub fn check_merchant(name: &str) -> Result<()> {
    let is_name = (1..=MAX_NAME).contains(&name.len())
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.' | b'-'));
    if is_name {
        return Ok(());
    }
    Err(invalid("the merchant's name has 1 to 64 of A-Z, a-z, 0-9, _, . and -, such as its mchid".to_owned()))
}

/// The same for what was loaded, whose name is the one that was asked for: the inbox's rows are found by it.
///
/// # Errors
/// `OPTION_INVALID`, with the field `merchant`.
pub fn check_loaded_merchant(name: &str, asked: &str) -> Result<()> {
    check_merchant(name)?;
    if name == asked {
        return Ok(());
    }
    Err(invalid(format!(
        "the merchant {asked:?} was asked for, and {name:?} was loaded; give it the name that it is asked for by"
    )))
}

fn invalid(message: String) -> Error {
    Error::new(ErrorCode::OptionInvalid, message).with_field("merchant")
}

/// Makes sure that a handler that serves several knows for whom a notification is, and that one that serves one does not.
pub(super) fn check(serves_several: bool, merchant: Option<&str>) -> Result<()> {
    match (serves_several, merchant) {
        (true, Some(name)) => check_merchant(name),
        (false, None) => Ok(()),
        (true, None) => {
            Err(invalid("the handler serves several merchants, and it was not said which one this is".to_owned()))
        }
        (false, Some(_)) => Err(invalid("the handler serves one merchant, and another was named".to_owned())),
    }
}

/// The inbox's key for a merchant's own.
///
/// # Errors
/// `OPTION_INVALID`, with the field `key`, where both together are longer than a key can be.
pub(super) fn scoped(merchant: &str, key: &str) -> Result<String> {
    if crate::mutants::is(crate::mutants::Fault::KeyWithoutMerchant) {
        return Ok(key.to_owned());
    }
    let scoped = format!("{merchant}{SEPARATOR}{key}");
    if scoped.chars().count() <= MAX_KEY {
        return Ok(scoped);
    }
    let most = MAX_KEY - 1 - merchant.len();
    let message =
        format!("the key has more than {most} characters, which is the most beside the merchant's name {merchant:?}");
    Err(Error::new(ErrorCode::OptionInvalid, message).with_field("key"))
}

/// Whose row it is.
pub(super) fn merchant_of(scoped: &str) -> Option<&str> {
    scoped.split_once(SEPARATOR).map(|(merchant, _)| merchant).filter(|name| check_merchant(name).is_ok())
}

/// Why there is no merchant: what came of the function that was to say who it is. In a worker it has the name.
pub(super) fn missing(reply: Reply, name: Option<&str>) -> Failure {
    match reply {
        Reply::Returned(None) => unknown(name).into(),
        reply => failure(reply).of_function("the function that finds the merchant"),
    }
}

fn unknown(name: Option<&str>) -> Error {
    let message = match name {
        Some(name) => format!("no merchant is called {name:?} any more; it is tried again"),
        None => {
            "the request is for no merchant that is known here; see the URL that was given as notify_url".to_owned()
        }
    };
    Error::new(ErrorCode::MerchantUnknown, message).with_field("merchant")
}

/// A row of a handler that served one merchant.
pub(super) fn unnamed() -> Error {
    let message = "the stored notification is of no merchant: a handler that serves one wrote it down, and such a handler has to \
                   work it off";
    Error::new(ErrorCode::MerchantUnknown, message).with_field("merchant")
}

/// The answer to a request whose merchant is not known. A stranger who asks for one that there is gets the same: what the headers
/// alone say, and beyond them that the signature does not verify.
pub(super) fn answer<'h>(headers: impl Iterator<Item = (&'h str, &'h str)>) -> Ack {
    let raw = RawHeaders::collect(headers);
    match verify::check_headers(&raw, system_now(), &Options::default()) {
        Ok(_) => Ack::failure(ErrorCode::MerchantUnknown),
        Err(error) => error.ack(),
    }
}

/// How a registry of merchants keeps what it loaded: in each language the same.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Registry {
    /// For how long a merchant is taken for what it was when it was loaded, in milliseconds. After that it still serves, while it is
    /// loaded anew beside.
    pub max_age_ms: u64,
    /// How many are kept. Beyond them the one that was not asked for for the longest time goes.
    pub capacity: u64,
    /// For how long it is remembered that a name is nobody's, in milliseconds.
    pub unknown_ms: u64,
    /// How many such names are remembered, those included that are being loaded for the first time: so many loads are in so long a
    /// time for made-up names, and no more.
    pub most_unknown: u64,
    /// How long after a load that failed an old merchant is loaded anew, in milliseconds.
    pub retry_ms: u64,
    /// What is raised where that many names are remembered, instead of asking for another one.
    pub busy: Refused,
}

/// A registry's options, as the caller gave them: seconds, and a number.
#[derive(Debug, Deserialize)]
pub(crate) struct RegistrySettings {
    max_age: f64,
    capacity: i64,
}

impl RegistrySettings {
    /// # Errors
    /// `OPTION_INVALID`.
    pub(crate) fn read(&self) -> Result<Registry> {
        Registry::of(self.max_age, self.capacity)
    }
}

impl Registry {
    /// One that takes a merchant for what it was for `max_age` (more than 0, at most a day), and keeps at most `capacity` (1 to
    /// 1,000,000) of them.
    ///
    /// # Errors
    /// `OPTION_INVALID`.
    pub fn new(max_age: Duration, capacity: usize) -> Result<Self> {
        Self::of(max_age.as_secs_f64(), i64::try_from(capacity).unwrap_or(i64::MAX))
    }

    fn of(max_age: f64, capacity: i64) -> Result<Self> {
        let option =
            |field: &'static str, message: String| Err(Error::new(ErrorCode::OptionInvalid, message).with_field(field));
        if !(max_age > 0.0 && max_age <= 86_400.0) {
            return option(
                "max_age",
                format!("max_age is {max_age}; give more than 0 seconds, and at most 86400 (a day)"),
            );
        }
        if !(1..=1_000_000).contains(&capacity) {
            return option("capacity", format!("capacity is {capacity}; give 1 to 1000000 merchants"));
        }
        let busy = Error::new(
            ErrorCode::NotificationBusy,
            "too many merchants were asked for that are not known: somebody makes names up; WeChat Pay sends what is genuine again",
        );
        Ok(Registry {
            max_age_ms: Duration::from_secs_f64(max_age).as_millis().try_into().unwrap_or(u64::MAX).max(1),
            capacity: capacity.unsigned_abs(),
            unknown_ms: 10_000,
            most_unknown: 1_000,
            retry_ms: 10_000,
            busy: Refused::from(&busy.with_field("merchant")),
        })
    }
}

/// What is logged where a merchant that is old already cannot be loaded anew.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct NotLoaded {
    /// How much it matters.
    pub level: Level,
    /// The line.
    pub line: String,
}

impl NotLoaded {
    /// Of a load that failed, or found nothing, beside the requests: `reply` is what came of it, and [`Reply::Returned`] with nothing
    /// says that there is no such merchant any more.
    pub fn new(name: &str, reply: Reply) -> Self {
        if let Reply::Returned(None) = reply {
            return Self { level: Level::Info, line: format!("the merchant {name:?} is not known any more") };
        }
        let of = super::Delivered { merchant: Some(name.to_owned()), ..Default::default() };
        let report = Report::of_failure(&of, missing(reply, Some(name)));
        Self { level: Level::Warning, line: format!("{}; what was loaded before serves on", report.line) }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use super::*;

    #[test]
    fn no_two_merchants_have_a_row_in_common() {
        let letters = ["", "a", "b", "-", ".", "_", "/", "a/", "/a", "a/b", "b/a", "//", "a/b/c"];
        let texts: Vec<String> =
            letters.iter().flat_map(|one| letters.iter().map(move |other| format!("{one}{other}"))).collect();
        let mut rows: HashMap<String, (&str, &str)> = HashMap::new();
        for name in texts.iter().filter(|name| check_merchant(name).is_ok()) {
            for key in &texts {
                let row = scoped(name, key).unwrap();
                assert_eq!(merchant_of(&row), Some(name.as_str()));
                let first = *rows.entry(row).or_insert((name, key));
                assert_eq!(first, (name.as_str(), key.as_str()));
            }
        }
        assert!(rows.len() > 1000, "{}", rows.len());
    }

    #[test]
    fn a_name_and_a_key_fit_together_or_the_field_is_named() {
        let name = "n".repeat(MAX_NAME);
        assert_eq!(scoped(&name, &"键".repeat(126)).unwrap().chars().count(), MAX_KEY);
        let error = scoped(&name, &"键".repeat(127)).unwrap_err();
        assert_eq!((error.code(), error.field()), (ErrorCode::OptionInvalid, Some("key")));
        assert!(error.message().contains("126"), "{error}");
        for wrong in ["", "a b", "a/b", "商户", "a\n", &"n".repeat(65)] {
            let error = check_merchant(wrong).unwrap_err();
            assert_eq!((error.code(), error.field()), (ErrorCode::OptionInvalid, Some("merchant")), "{wrong:?}");
        }
    }
}
