//! The merchant's APIv3 key, which decrypts.

use std::fmt;

use crate::crypto::{API_V3_KEY_LEN, AeadKeys};
use crate::{Error, ErrorCode, Result};

/// One APIv3 key (APIv3密钥): the 32 characters that the merchant set on the merchant platform.
///
/// Only the expanded cipher keys are kept; they are wiped from memory on drop, and `Debug` shows
/// nothing but the label.
pub struct ApiV3Key {
    label: Option<String>,
    pub(crate) keys: AeadKeys,
}

impl ApiV3Key {
    /// # Errors
    /// `API_V3_KEY_INVALID` for anything but 32 bytes without white space or control characters.
    pub fn new(key: impl AsRef<[u8]>) -> Result<Self> {
        let key = key.as_ref();
        match <&[u8; API_V3_KEY_LEN]>::try_from(key) {
            Ok(sized) if key.iter().all(|byte| *byte > b' ' && *byte != 0x7f) => {
                Ok(Self { label: None, keys: AeadKeys::new(sized) })
            }
            _ => Err(explain(key)),
        }
    }

    /// The same key with a label, such as a mchid, by which the
    /// [`Notification`](crate::Notification) says which key opened it.
    pub fn labelled(mut self, label: impl Into<String>) -> Self {
        self.label = Some(label.into());
        self
    }

    /// The label, where one was given.
    pub fn label(&self) -> Option<&str> {
        self.label.as_deref()
    }
}

impl fmt::Debug for ApiV3Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ApiV3Key").field("label", &self.label).field("key", &"[redacted]").finish()
    }
}

/// Says what is wrong with a key without showing any of it.
fn explain(key: &[u8]) -> Error {
    let found = match key.len() {
        1 => "1 byte".to_owned(),
        len => format!("{len} bytes"),
    };
    let trimmed = key.trim_ascii().len();
    let is_all = |test: fn(&u8) -> bool| key.iter().all(test);
    let problem = if key.is_empty() {
        "is empty; is the setting or environment variable there?".to_owned()
    } else if key.starts_with(b"\xef\xbb\xbf") {
        format!("has {found} and begins with a byte order mark, which an editor wrote; save it without (UTF-8, no BOM)")
    } else if key.starts_with(b"\xff\xfe") || key.starts_with(b"\xfe\xff") {
        format!(
            "has {found} of UTF-16; save it as UTF-8 without a byte order mark (PowerShell: Out-File -Encoding ascii -NoNewline)"
        )
    } else if trimmed == API_V3_KEY_LEN && key.len() > trimmed {
        format!("has {found}: 32 and white space around them (a line break from a file, perhaps); trim it")
    } else if key.len() == API_V3_KEY_LEN {
        format!("has {found}, but holds white space or control characters; was a line break taken for part of it?")
    } else if key.len() == 34 && matches!((key[0], key[33]), (b'"', b'"') | (b'\'', b'\'')) {
        format!("has {found}: 32 and quotes around them; take the quotes off")
    } else if key.len() == 64 && is_all(u8::is_ascii_hexdigit) {
        format!("has {found} of hex; give the 32 characters as set on the merchant platform")
    } else if key.len() == 44 && key.ends_with(b"=") {
        format!("has {found} of base64; give the 32 characters as set on the merchant platform")
    } else if key.starts_with(b"-----BEGIN") {
        "is a PEM text; the APIv3 key is the 32 characters set on the merchant platform, not a key file".to_owned()
    } else {
        format!(
            "has {found}, and 32 are needed; it is the APIv3密钥 of the merchant platform (账户中心 → API安全), neither the API密钥 of v2 nor the AppSecret"
        )
    };
    Error::new(ErrorCode::ApiV3KeyInvalid, format!("APIv3 key {problem}")).with_field("api_v3_key")
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
        ] {
            let error = ApiV3Key::new(&key).unwrap_err();
            assert!(error.message().contains(says), "{error}");
            assert!(!error.message().contains(KEY), "{error}");
        }
    }
}
