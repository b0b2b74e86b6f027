//! Undoing what filters, form parsers and logs do to a text.

/// Undoes HTML's escapes, as XSS filters write them. `None` where there is none.
pub(super) fn html(text: &str) -> Option<String> {
    const ENTITIES: &[(&str, &str)] = &[
        ("&quot;", "\""),
        ("&#34;", "\""),
        ("&#034;", "\""),
        ("&#x22;", "\""),
        ("&#39;", "'"),
        ("&#039;", "'"),
        ("&#x27;", "'"),
        ("&#x2F;", "/"),
        ("&#47;", "/"),
        ("&#43;", "+"),
        ("&#61;", "="),
        ("&#x3D;", "="),
        ("&lt;", "<"),
        ("&gt;", ">"),
        // The last one: `&amp;quot;` is `&quot;` escaped once more.
        ("&amp;", "&"),
    ];
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let (entity, meaning) = ENTITIES.iter().find(|(entity, _)| rest.starts_with(entity)).unwrap_or(&("&", "&"));
        out.push_str(meaning);
        rest = &rest[entity.len()..];
    }
    out.push_str(rest);
    (out != text).then_some(out)
}

/// Undoes percent-encoding, with `+` for a space or for itself, and takes off the `=` that form parsers write behind a
/// key without a value. `None` where nothing was encoded.
pub(super) fn form(text: &str, plus_is_space: bool) -> Option<Vec<u8>> {
    let text = text.strip_suffix('=').unwrap_or(text).as_bytes();
    if !text.contains(&b'%') {
        return None;
    }
    let mut out = Vec::with_capacity(text.len());
    let mut at = 0;
    while let Some(byte) = text.get(at) {
        let decoded = text.get(at + 1..at + 3).filter(|_| *byte == b'%').and_then(hex);
        at += if decoded.is_some() { 3 } else { 1 };
        out.push(decoded.unwrap_or(if *byte == b'+' && plus_is_space { b' ' } else { *byte }));
    }
    Some(out)
}

/// Undoes the backslashes that logs, `addslashes` and JSON strings put before quotes, and `\xHH`. `None` where there are none.
pub(super) fn backslashes(text: &str) -> Option<Vec<u8>> {
    let text = text.as_bytes();
    if !text.contains(&b'\\') {
        return None;
    }
    let mut out = Vec::with_capacity(text.len());
    let mut at = 0;
    while let Some(byte) = text.get(at) {
        at += 1;
        if *byte != b'\\' {
            out.push(*byte);
            continue;
        }
        let escape = text.get(at).copied().unwrap_or(b'\\');
        at += 1;
        match escape {
            b'n' => out.push(b'\n'),
            b'r' => out.push(b'\r'),
            b't' => out.push(b'\t'),
            b'x' if text.get(at..at + 2).and_then(hex).is_some() => {
                out.extend(text.get(at..at + 2).and_then(hex));
                at += 2;
            }
            other => out.push(other),
        }
    }
    Some(out)
}

fn hex(digits: &[u8]) -> Option<u8> {
    let digits = std::str::from_utf8(digits).ok().filter(|digits| digits.bytes().all(|b| b.is_ascii_hexdigit()))?;
    u8::from_str_radix(digits, 16).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn html_is_undone_once() {
        assert_eq!(html("{&quot;a&#34;:&lt;&amp;quot;&").unwrap(), "{\"a\":<&quot;&");
        assert_eq!(html("a & b"), None);
    }

    #[test]
    fn forms_are_undone_with_either_plus() {
        assert_eq!(form("%7B+%2b%zz%=", true).unwrap(), b"{ +%zz%");
        assert_eq!(form("%7B+", false).unwrap(), b"{+");
        assert_eq!(form("a+b=", true), None);
    }

    #[test]
    fn backslashes_are_undone_once() {
        assert_eq!(backslashes(r#"{\"a\":\\\"\x22\xE6\x\"#).unwrap(), b"{\"a\":\\\"\"\xe6x\\");
        assert_eq!(backslashes("a"), None);
    }
}
