//! How long ago: `90d`, `48h`, `90000s`.

use std::str::FromStr;

/// In seconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Age(pub(super) i64);

impl FromStr for Age {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = || "give a number and d, h, m or s, such as 90d".to_owned();
        let unit = match text.chars().last() {
            Some('d') => 86_400,
            Some('h') => 3_600,
            Some('m') => 60,
            Some('s') => 1,
            _ => return Err(wrong()),
        };
        let number = &text[..text.len() - 1];
        if number.is_empty() || !number.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(wrong());
        }
        number.parse::<i64>().ok().and_then(|number| number.checked_mul(unit)).map(Self).ok_or_else(wrong)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_hours_minutes_and_seconds_are_read_and_nothing_else() {
        assert_eq!("90d".parse(), Ok(Age(7_776_000)));
        assert_eq!("48h".parse(), Ok(Age(172_800)));
        assert_eq!("15m".parse(), Ok(Age(900)));
        assert_eq!("90000s".parse(), Ok(Age(90_000)));
        for wrong in ["", "d", "90", "-1d", "+1d", "1.5d", "90天", "99999999999999999d"] {
            assert!(wrong.parse::<Age>().is_err(), "{wrong}");
        }
    }
}
