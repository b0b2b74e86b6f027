//! The time, and dates that people read.

use jiff::Timestamp;
use jiff::tz::{Offset, TimeZone};

/// Seconds since the epoch.
pub(crate) fn now() -> i64 {
    Timestamp::now().as_second()
}

/// A date and time in Beijing, where WeChat Pay's dates are made. A date beyond the year 9999 is
/// written in seconds.
pub(crate) fn date(epoch: i64) -> String {
    let beijing = TimeZone::fixed(Offset::constant(8));
    match Timestamp::from_second(epoch) {
        Ok(time) => time.to_zoned(beijing).strftime("%Y-%m-%d %H:%M:%S %:z").to_string(),
        Err(_) => format!("{epoch} s since 1970"),
    }
}

/// The same as a part of a file's name, in UTC, so that names are in the order of time.
pub(crate) fn for_file_name(epoch: i64) -> String {
    let time = Timestamp::from_second(epoch).unwrap_or_default();
    time.to_zoned(TimeZone::UTC).strftime("%Y%m%dT%H%M%SZ").to_string()
}

/// A date as HTTP writes it, `Sun, 06 Nov 1994 08:49:37 GMT`, in seconds since the epoch.
pub(crate) fn of_http(text: &str) -> Option<i64> {
    let time = jiff::fmt::rfc2822::DateTimeParser::new().parse_timestamp(text);
    time.ok().map(|time| time.as_second())
}

/// Whether something is valid at `now`, in words.
pub(crate) fn validity(not_before: i64, not_after: i64, now: i64) -> String {
    const DAY: i64 = 86_400;
    let days = |seconds: i64| match seconds / DAY {
        1 => "1 day".to_owned(),
        days => format!("{days} days"),
    };
    if now > not_after {
        format!("EXPIRED {} ago", days(now.saturating_sub(not_after)))
    } else if now < not_before {
        format!("NOT YET VALID, in {}", days(not_before.saturating_sub(now)))
    } else {
        format!("{} left", days(not_after.saturating_sub(now)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_beijing_time() {
        assert_eq!(date(1_795_190_400), "2026-11-21 00:00:00 +08:00");
        assert_eq!(date(i64::MAX), "9223372036854775807 s since 1970");
    }

    #[test]
    fn dates_of_http_are_read() {
        assert_eq!(of_http("Sun, 06 Nov 1994 08:49:37 GMT"), Some(784_111_777));
        assert_eq!(of_http("yesterday"), None);
    }

    #[test]
    fn validity_counts_whole_days() {
        assert_eq!(validity(0, 10 * 86_400, 86_400), "9 days left");
        assert_eq!(validity(0, 10 * 86_400, 9 * 86_400 - 1), "1 day left");
        assert_eq!(validity(0, 100, 101), "EXPIRED 0 days ago");
        assert_eq!(validity(200_000, 300_000, 0), "NOT YET VALID, in 2 days");
    }
}
