//! APIv2's times, which are Beijing's and do not say so.

use der::DateTime;

/// A time as RFC 3339, from `yyyyMMddHHmmss` or `yyyy-MM-dd HH:mm:ss`. `None` for what is neither.
pub(super) fn rfc3339(text: &str) -> Option<String> {
    const SPACED: &[u8] = b"0000-00-00 00:00:00";
    let is_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let digits = match text.len() {
        14 => text.to_owned(),
        19 => {
            let fits = |(byte, place): (u8, &u8)| if *place == b'0' { byte.is_ascii_digit() } else { byte == *place };
            if !text.bytes().zip(SPACED).all(fits) {
                return None;
            }
            text.replace(['-', ' ', ':'], "")
        }
        _ => return None,
    };
    if !is_digits(&digits) {
        return None;
    }
    let part = |from: usize, to: usize| digits[from..to].parse::<u16>().ok();
    let small = |from: usize| part(from, from + 2).and_then(|part| u8::try_from(part).ok());
    let time = DateTime::new(part(0, 4)?, small(4)?, small(6)?, small(8)?, small(10)?, small(12)?).ok()?;
    Some(time.to_string().replace('Z', "+08:00"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_forms_are_read_and_nothing_else() {
        assert_eq!(rfc3339("20141030133525").as_deref(), Some("2014-10-30T13:35:25+08:00"));
        assert_eq!(rfc3339("2017-12-15 09:46:01").as_deref(), Some("2017-12-15T09:46:01+08:00"));
        for text in [
            "",
            "20141330133525",
            "20140230133525",
            "2014103013352",
            "2017-12-15T09:46:01",
            "2017-12-1509:46:012",
            "+0141030133525",
            "中中中中12",
        ] {
            assert_eq!(rfc3339(text), None, "{text}");
        }
    }
}
