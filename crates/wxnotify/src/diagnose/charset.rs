//! Bodies that went through another charset than UTF-8. What it spoils is `summary`, the one field in Chinese.

use super::known::SUMMARIES;

/// What a body looks like that was once UTF-8 with Chinese in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Charset {
    /// UTF-16, by its zero bytes.
    Utf16,
    /// No UTF-8, and its bytes come in pairs as GBK's do.
    Gbk,
    /// No UTF-8, nor GBK.
    Other,
    /// UTF-8 with U+FFFD, which decoders put where they understand nothing.
    Replaced,
    /// ASCII with `?` in place of what ASCII does not have.
    Questions,
}

impl Charset {
    /// `None` where nothing shows that the body is other than UTF-8.
    pub(super) fn of(body: &[u8]) -> Option<Self> {
        if utf_16(body).is_some() {
            return Some(Self::Utf16);
        }
        match std::str::from_utf8(body) {
            // A cut in the middle of a character is another matter.
            Err(error) if error.error_len().is_none() => None,
            Err(_) => Some(if is_pairs(body) { Self::Gbk } else { Self::Other }),
            Ok(text) if text.contains('\u{fffd}') => Some(Self::Replaced),
            Ok(_) => find_summary(body).filter(|(from, to)| body[*from..*to].contains(&b'?')).map(|_| Self::Questions),
        }
    }

    /// What happened, for messages.
    pub(super) fn described(self) -> &'static str {
        match self {
            Self::Utf16 => "the body is UTF-16, and WeChat Pay sends UTF-8",
            Self::Gbk => "the body is GBK (or GB18030), and WeChat Pay sends UTF-8",
            Self::Other => "the body is not UTF-8, and not GBK either",
            Self::Replaced => {
                "the body holds U+FFFD in place of Chinese characters: its UTF-8 was decoded as another charset (ASCII, perhaps), and what was there is lost"
            }
            Self::Questions => {
                "the body's summary holds '?' in place of Chinese characters: it was written as ASCII or ISO-8859-1, and what was there is lost"
            }
        }
    }
}

/// The body with each summary that WeChat Pay is known to send in place of its own.
pub(super) fn with_known_summaries(body: &[u8]) -> impl Iterator<Item = Vec<u8>> {
    let place = find_summary(body);
    SUMMARIES.iter().filter_map(move |summary| {
        let (from, to) = place?;
        Some([&body[..from], summary.as_bytes(), &body[to..]].concat())
    })
}

/// The text of UTF-16 with ASCII in it, of either byte order, without its byte order mark.
pub(super) fn utf_16(body: &[u8]) -> Option<String> {
    let is_little = match body {
        [0xff, 0xfe, ..] | [_, 0, _, 0, ..] => true,
        [0xfe, 0xff, ..] | [0, _, 0, _, ..] => false,
        _ => return None,
    };
    let units = body.chunks_exact(2).map(|unit| {
        let unit = [unit[0], unit[1]];
        if is_little { u16::from_le_bytes(unit) } else { u16::from_be_bytes(unit) }
    });
    let text: String = char::decode_utf16(units).collect::<Result<_, _>>().ok()?;
    Some(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text))
}

/// Whether all that is not ASCII comes in the pairs of GBK.
fn is_pairs(body: &[u8]) -> bool {
    let mut at = 0;
    while let Some(byte) = body.get(at) {
        match (byte, body.get(at + 1)) {
            (0..=0x7f, _) => at += 1,
            (0x81..=0xfe, Some(0x40..=0x7e | 0x80..=0xfe)) => at += 2,
            _ => return false,
        }
    }
    true
}

/// Where the text of `summary` stands, without its quotes, in a body of any charset that has ASCII in it.
fn find_summary(body: &[u8]) -> Option<(usize, usize)> {
    const KEY: &[u8] = b"\"summary\"";
    let key = body.windows(KEY.len()).position(|window| window == KEY)? + KEY.len();
    let skip = |from: usize, what: u8| {
        let at = from + body[from..].iter().position(|byte| !byte.is_ascii_whitespace())?;
        (body[at] == what).then_some(at + 1)
    };
    let from = skip(skip(key, b':')?, b'"')?;
    // In GBK the second byte of a pair can be a backslash.
    let is_utf_8 = std::str::from_utf8(body).is_ok();
    let mut at = from;
    while let Some(byte) = body.get(at) {
        at += match byte {
            b'"' => return Some((from, at)),
            b'\\' => 2,
            0x81.. if !is_utf_8 => 2,
            _ => 1,
        };
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    /// GBK's 支付成功, and 誠, whose second byte is a backslash.
    const GBK: &[u8] = b"{\"summary\" : \"\xd6\xa7\xb8\xb6\xb3\xc9\xb9\xa6\xd5\x5c\",\"a\":\"?\"}";

    #[test]
    fn charsets_are_told_apart() {
        assert_eq!(Charset::of("{\"summary\":\"支付成功\",\"a\":\"?\"}".as_bytes()), None);
        assert_eq!(Charset::of(&"{\"summary\":\"支付成功".as_bytes()[..15]), None);
        assert_eq!(Charset::of(GBK), Some(Charset::Gbk));
        assert_eq!(Charset::of(b"{\"a\":\"\xff\xff\"}"), Some(Charset::Other));
        assert_eq!(Charset::of("{\"summary\":\"\u{fffd}\"}".as_bytes()), Some(Charset::Replaced));
        assert_eq!(Charset::of(b"{\"summary\":\"????\"}"), Some(Charset::Questions));
        assert_eq!(Charset::of(b"\xff\xfe{\0}\0"), Some(Charset::Utf16));
    }

    #[test]
    fn known_summaries_are_put_in_place() {
        for body in [GBK, "{\"summary\" : \"\u{fffd}\\\"\",\"a\":\"?\"}".as_bytes()] {
            let wanted = "{\"summary\" : \"退款成功\",\"a\":\"?\"}".as_bytes();
            assert!(with_known_summaries(body).any(|one| one == wanted));
        }
        assert_eq!(with_known_summaries(b"{\"summary\":null}").count(), 0);
    }

    #[test]
    fn utf_16_is_read_in_either_order() {
        assert_eq!(utf_16(b"\xff\xfe{\0}\0").unwrap(), "{}");
        assert_eq!(utf_16(b"\0{\0}").unwrap(), "{}");
        assert_eq!(utf_16(b"{}{}"), None);
    }
}
