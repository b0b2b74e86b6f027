//! What the merchant's keys of both versions share: they are 32 characters, and must be told apart from what is not.

use std::fmt::Display;

/// How long every key of a merchant is.
pub(crate) const KEY_LEN: usize = 32;

/// The key, or what is wrong with it, without showing any of it. `which` tells where the right one is found.
pub(crate) fn check<'k>(key: &'k [u8], which: &str) -> Result<&'k [u8; KEY_LEN], String> {
    match key.try_into() {
        Ok(sized) if key.iter().all(|byte| *byte > b' ' && *byte != 0x7f) => Ok(sized),
        _ => Err(explain(key, which)),
    }
}

fn explain(key: &[u8], which: &str) -> String {
    let found = match key.len() {
        1 => "1 byte".to_owned(),
        len => format!("{len} bytes"),
    };
    let trimmed = key.trim_ascii().len();
    let is_all = |test: fn(&u8) -> bool| key.iter().all(test);
    if key.is_empty() {
        "is empty; is the setting or environment variable there?".to_owned()
    } else if key.starts_with(b"\xef\xbb\xbf") {
        format!("has {found} and begins with a byte order mark, which an editor wrote; save it without (UTF-8, no BOM)")
    } else if key.starts_with(b"\xff\xfe") || key.starts_with(b"\xfe\xff") {
        format!(
            "has {found} of UTF-16; save it as UTF-8 without a byte order mark (PowerShell: Out-File -Encoding ascii -NoNewline)"
        )
    } else if trimmed == KEY_LEN && key.len() > trimmed {
        format!("has {found}: 32 and white space around them (a line break from a file, perhaps); trim it")
    } else if key.len() == KEY_LEN {
        format!("has {found}, but holds white space or control characters; was a line break taken for part of it?")
    } else if key.len() == 34 && matches!((key[0], key[33]), (b'"', b'"') | (b'\'', b'\'')) {
        format!("has {found}: 32 and quotes around them; take the quotes off")
    } else if key.len() == 64 && is_all(u8::is_ascii_hexdigit) {
        format!("has {found} of hex; give the 32 characters as set on the merchant platform")
    } else if key.len() == 44 && key.ends_with(b"=") {
        format!("has {found} of base64; give the 32 characters as set on the merchant platform")
    } else if key.starts_with(b"-----BEGIN") {
        "is a PEM text; the key is the 32 characters set on the merchant platform, not a key file".to_owned()
    } else {
        format!("has {found}, and 32 are needed; it is {which}")
    }
}

/// How keys that were tried are called in an error: `the APIv3 key`, `the 2 APIv3 keys (labelled a, b)`.
pub(crate) fn described<'k>(name: &str, count: usize, labels: impl Iterator<Item = &'k str>) -> impl Display {
    let labels: Vec<&str> = labels.collect();
    match (count, labels.as_slice()) {
        (1, []) => format!("the {name}"),
        (1, [label]) => format!("the {name} {label:?}"),
        (count, []) => format!("any of the {count} {name}s"),
        (count, labels) => format!("any of the {count} {name}s (labelled {})", labels.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_editors_do_to_a_key_file_is_told_apart() {
        const KEY: &str = "0123456789abcdefghijklmnopqrstuv";
        let utf_16: Vec<u8> = format!("\u{feff}{KEY}").encode_utf16().flat_map(u16::to_le_bytes).collect();
        for (key, says) in [
            (format!("{KEY}\n").into_bytes(), "trim it"),
            (format!("\u{feff}{KEY}").into_bytes(), "byte order mark"),
            (utf_16, "UTF-16"),
            (format!("\"{KEY}\"").into_bytes(), "quotes"),
            (KEY.repeat(2).replace(|c: char| !c.is_ascii_hexdigit(), "0").into_bytes(), "of hex"),
            (format!("{}=", "A".repeat(43)).into_bytes(), "of base64"),
            (b"-----BEGIN PUBLIC KEY-----".to_vec(), "PEM"),
            (Vec::new(), "is empty"),
            (KEY[1..].into(), "has 31 bytes, and 32 are needed; it is that one"),
            (format!("{KEY}w").into_bytes(), "has 33 bytes"),
            (format!("{}\n", &KEY[1..]).into_bytes(), "white space"),
        ] {
            let problem = check(&key, "that one").unwrap_err();
            assert!(problem.contains(says) && !problem.contains(&KEY[1..]), "{problem}");
        }
        assert!(check(KEY.as_bytes(), "").is_ok());
    }
}
