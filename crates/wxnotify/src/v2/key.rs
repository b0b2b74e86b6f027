//! The merchant's APIv2 key, which signs what it sends and receives.

use std::fmt;

use zeroize::Zeroizing;

use crate::{Error, ErrorCode, Result};

/// How long every APIv2 key is.
pub(crate) const API_V2_KEY_LEN: usize = 32;

/// One APIv2 key (API密钥, APIv2密钥): the 32 characters that the merchant set on the merchant platform. It is another than the
/// APIv3 key beside it, and neither is ever tried in the other's place.
///
/// It is wiped from memory on drop, and `Debug` shows nothing but the label.
pub struct ApiV2Key {
    label: Option<String>,
    key: Zeroizing<[u8; API_V2_KEY_LEN]>,
}

impl ApiV2Key {
    /// # Errors
    /// `OPTION_INVALID` with the field `api_v2_key` for anything but 32 bytes without white space or control characters.
    pub fn new(key: impl AsRef<[u8]>) -> Result<Self> {
        let key = key.as_ref();
        match <[u8; API_V2_KEY_LEN]>::try_from(key) {
            Ok(sized) if key.iter().all(|byte| *byte > b' ' && *byte != 0x7f) => {
                Ok(Self { label: None, key: Zeroizing::new(sized) })
            }
            _ => Err(explain(key)),
        }
    }

    /// The same key with a label, such as a mchid, by which the [`Notification`](crate::Notification) says which key opened it.
    pub fn labelled(mut self, label: impl Into<String>) -> Self {
        self.label = Some(label.into());
        self
    }

    /// The label, where one was given.
    pub fn label(&self) -> Option<&str> {
        self.label.as_deref()
    }

    pub(super) fn bytes(&self) -> &[u8] {
        self.key.as_slice()
    }
}

impl fmt::Debug for ApiV2Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ApiV2Key").field("label", &self.label).field("key", &"[redacted]").finish()
    }
}

/// Says what is wrong with a key without showing any of it.
fn explain(key: &[u8]) -> Error {
    let found = match key.len() {
        1 => "1 byte".to_owned(),
        len => format!("{len} bytes"),
    };
    let problem = if key.is_empty() {
        "is empty; is the setting or environment variable there?".to_owned()
    } else if key.starts_with(b"\xef\xbb\xbf") {
        format!("has {found} and begins with a byte order mark, which an editor wrote; save it without (UTF-8, no BOM)")
    } else if key.trim_ascii().len() == API_V2_KEY_LEN && key.len() > API_V2_KEY_LEN {
        format!("has {found}: 32 and white space around them (a line break from a file, perhaps); trim it")
    } else if key.len() == API_V2_KEY_LEN {
        format!("has {found}, but holds white space or control characters; was a line break taken for part of it?")
    } else {
        format!(
            "has {found}, and 32 are needed; it is the APIv2密钥 of the merchant platform (账户中心 → API安全), neither the \
             APIv3密钥 nor the AppSecret"
        )
    };
    Error::new(ErrorCode::OptionInvalid, format!("APIv2 key {problem}")).with_field("api_v2_key")
}

/// What an error says of the keys that were tried.
pub(super) fn described(keys: &[ApiV2Key]) -> String {
    let labels: Vec<&str> = keys.iter().filter_map(ApiV2Key::label).collect();
    match (keys.len(), labels.as_slice()) {
        (1, []) => "the APIv2 key".to_owned(),
        (1, [label]) => format!("the APIv2 key {label:?}"),
        (count, []) => format!("any of the {count} APIv2 keys"),
        (count, labels) => format!("any of the {count} APIv2 keys (labelled {})", labels.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEY: &str = "0123456789abcdefghijklmnopqrstuv";

    #[test]
    fn a_key_is_never_shown() {
        assert!(!format!("{:?}", ApiV2Key::new(KEY).unwrap().labelled("a")).contains(KEY));
        for (key, says) in [
            (format!("{KEY}\n"), "trim it"),
            (format!("\u{feff}{KEY}"), "byte order mark"),
            (String::new(), "is empty"),
            (KEY[1..].to_owned(), "has 31 bytes"),
            (format!("{KEY}w"), "has 33 bytes"),
            (format!("{}\n", &KEY[1..]), "white space"),
        ] {
            let error = ApiV2Key::new(&key).unwrap_err();
            assert_eq!((error.code(), error.field()), (ErrorCode::OptionInvalid, Some("api_v2_key")));
            assert!(error.message().contains(says), "{error}");
            assert!(!error.message().contains(&KEY[1..]), "{error}");
        }
    }
}
