//! The certificates that are held, each until its end, and the text that they are kept as.

use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::{Error, ErrorCode, PlatformCertificate, PlatformKeys, Result};

/// The certificates that are held.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Held(Vec<Certificate>);

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Certificate {
    serial: String,
    pem: String,
    /// RFC 3339 with offset, as the platform says it.
    until: String,
}

impl Certificate {
    /// Whether the platform may still use it. A time that nobody can read ends nothing.
    fn is_current(&self, now: i64) -> bool {
        epoch(&self.until).is_none_or(|until| now < until)
    }
}

impl Held {
    /// What is listed, and what was held before and has not ended: WeChat Pay may sign with the old one for a while.
    pub(super) fn merged(&self, listed: &[PlatformCertificate], now: i64) -> Self {
        let mut merged: Vec<Certificate> = listed
            .iter()
            .map(|listed| Certificate {
                serial: listed.key.serial().to_owned(),
                pem: listed.pem.clone(),
                until: end_of(listed),
            })
            .collect();
        for held in &self.0 {
            if held.is_current(now) && !merged.iter().any(|listed| listed.serial == held.serial) {
                merged.push(held.clone());
            }
        }
        Self(merged)
    }

    /// The serials that `before` has not.
    pub(super) fn new_since<'a>(&'a self, before: &Self) -> Vec<&'a str> {
        self.serials().into_iter().filter(|serial| !before.serials().contains(serial)).collect()
    }

    pub(super) fn serials(&self) -> Vec<&str> {
        self.0.iter().map(|held| held.serial.as_str()).collect()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn pems(&self) -> Vec<String> {
        self.0.iter().map(|held| held.pem.clone()).collect()
    }

    pub(super) fn keys(&self) -> Result<PlatformKeys> {
        let mut keys = PlatformKeys::new();
        self.0.iter().try_for_each(|held| keys.add_certificates(&held.pem))?;
        Ok(keys)
    }

    /// For the file. There is no secret in it; who can write it decides whom the parser trusts.
    pub(super) fn to_text(&self) -> String {
        serde_json::to_string_pretty(&self.0).expect("texts serialize") + "\n"
    }

    /// Of the file: what has not ended.
    ///
    /// # Errors
    /// Where it is not what was kept, all of it.
    pub(super) fn of_text(text: &str, now: i64) -> Result<Self> {
        let invalid = |problem: String| {
            Error::new(ErrorCode::ArgumentInvalid, format!("the file of platform certificates {problem}"))
                .with_field("file")
        };
        let held: Vec<Certificate> = serde_json::from_str(text).map_err(|error| {
            invalid(format!("is not what was kept (line {} column {})", error.line(), error.column()))
        })?;
        for each in &held {
            let mut keys = PlatformKeys::new();
            keys.add_certificates(&each.pem)?;
            if keys.len() != 1 || keys.find(&each.serial).is_none() {
                return Err(invalid("has a certificate under another serial".to_owned()));
            }
        }
        Ok(Self(held.into_iter().filter(|held| held.is_current(now)).collect()))
    }
}

/// What the platform says, which may differ from the certificate's own date; that where nobody can read what it says.
fn end_of(listed: &PlatformCertificate) -> String {
    let own = || {
        let seconds = u64::try_from(listed.key.not_after()?).ok()?;
        der::DateTime::from_unix_duration(Duration::from_secs(seconds)).ok()
    };
    match (epoch(&listed.expire_time), own()) {
        (None, Some(own)) => own.to_string(),
        _ => listed.expire_time.clone(),
    }
}

/// Seconds since the epoch, of `2018-06-08T10:34:56+08:00` or `...Z`, with or without a part of a second.
fn epoch(text: &str) -> Option<i64> {
    let (time, rest) = text.split_at_checked(19)?;
    let time: der::DateTime = format!("{time}Z").parse().ok()?;
    let offset = rest.trim_start_matches(|c: char| c == '.' || c.is_ascii_digit());
    let offset = match offset.split_at_checked(1)? {
        ("Z", "") => 0,
        (sign @ ("+" | "-"), rest) => {
            let (hours, minutes) = rest.split_once(':')?;
            let seconds = hours.parse::<i64>().ok()? * 3600 + minutes.parse::<i64>().ok()? * 60;
            if sign == "+" { seconds } else { -seconds }
        }
        _ => return None,
    };
    Some(i64::try_from(time.unix_duration().as_secs()).ok()? - offset)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_of_the_platform_are_read() {
        for (text, seconds) in [
            ("2018-06-08T10:34:56+08:00", Some(1_528_425_296)),
            ("2018-06-08T02:34:56Z", Some(1_528_425_296)),
            ("2018-06-08T02:34:56.789Z", Some(1_528_425_296)),
            ("2018-06-07T21:34:56-05:00", Some(1_528_425_296)),
            ("2018-06-08T10:34:56", None),
            ("2018-06-08 10:34:56+08:00", None),
            ("", None),
            ("2018-06-08T10:34:56+8", None),
            ("中中中中中中中", None),
        ] {
            assert_eq!(epoch(text), seconds, "{text}");
        }
    }

    #[test]
    fn what_ended_goes_and_what_is_listed_stays() {
        let held =
            |serial: &str, until: &str| Certificate { serial: serial.into(), pem: String::new(), until: until.into() };
        let held = Held(vec![held("A", "1970-01-01T00:01:40Z"), held("B", "?")]);
        assert_eq!(held.merged(&[], 99).serials(), ["A", "B"]);
        assert_eq!(held.merged(&[], 100).serials(), ["B"]);
    }
}
