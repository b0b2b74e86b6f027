//! The merchant's APIv2 key, which signs what it sends and receives.

use std::fmt;

use zeroize::Zeroizing;

use crate::api_key::{self, KEY_LEN};
use crate::xml::Fields;
use crate::{Error, ErrorCode, Result};

/// Longer than every merchant's number: the official pages say String(32).
const MCH_ID_MAX: usize = 32;

/// One merchant's APIv2 key (API密钥, APIv2密钥): the 32 characters that the merchant set on the merchant platform. It is another
/// than the APIv3 key beside it, and neither is ever tried in the other's place.
///
/// It signs for its own merchant alone: whoever knows the key of one merchant behind a URL cannot sign for another.
///
/// It is wiped from memory on drop, and `Debug` shows nothing but the merchant.
pub struct ApiV2Key {
    mch_id: String,
    key: Secret,
}

/// A key's 32 bytes.
pub(crate) type Secret = Zeroizing<[u8; KEY_LEN]>;

impl ApiV2Key {
    /// `mch_id` is the merchant's number (商户号) as in the field `mch_id` of its notifications, digits; of a partner's the service
    /// provider's. `key` is its key.
    ///
    /// # Errors
    /// `OPTION_INVALID` with the field `api_v2_key` for a `mch_id` that is no number, and for a key that is anything but 32 bytes
    /// without white space or control characters.
    pub fn new(mch_id: impl Into<String>, key: impl AsRef<[u8]>) -> Result<Self> {
        let key = secret(key.as_ref())?;
        let mch_id = mch_id.into();
        if mch_id.is_empty() {
            return Err(invalid(
                "names no merchant; give it with its mch_id (商户号), such as 1900000109, for it signs for that merchant alone",
            ));
        }
        // Not quoted: it may be a key that was given in its place.
        if mch_id.len() > MCH_ID_MAX || !mch_id.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(invalid(
                "has a mch_id that is none: the number of the merchant (商户号) has digits alone, such as 1900000109 (were it and \
                 the key given in each other's place?)",
            ));
        }
        Ok(Self { mch_id, key })
    }

    /// The merchant's number. The [`Notification`](crate::Notification) has it as the label of the key that fitted.
    pub fn mch_id(&self) -> &str {
        &self.mch_id
    }

    pub(super) fn secret(&self) -> &Secret {
        &self.key
    }
}

impl fmt::Debug for ApiV2Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ApiV2Key").field("mch_id", &self.mch_id).field("key", &"[redacted]").finish()
    }
}

/// # Errors
/// `OPTION_INVALID`.
pub(crate) fn secret(key: &[u8]) -> Result<Secret> {
    let which = "the APIv2密钥 of the merchant platform (账户中心 → API安全), neither the APIv3密钥 nor the AppSecret";
    match api_key::check(key, which) {
        Ok(key) => Ok(Zeroizing::new(*key)),
        Err(problem) => Err(invalid(&problem)),
    }
}

fn invalid(problem: &str) -> Error {
    Error::new(ErrorCode::OptionInvalid, format!("APIv2 key {problem}")).with_field("api_v2_key")
}

/// The keys of the merchant that a body says it is of, which are the only ones to be tried. There are several while one is being
/// changed.
pub(super) struct Keys<'k>(Vec<&'k ApiV2Key>);

impl<'k> Keys<'k> {
    /// # Errors
    /// `ENVELOPE_INVALID` without a `mch_id`; `code` where no key is its merchant's.
    pub(super) fn of(fields: &Fields, all: &'k [ApiV2Key], code: ErrorCode) -> Result<Self> {
        let mch_id = super::need(fields, "mch_id")?;
        let keys: Vec<_> = all.iter().filter(|key| key.mch_id == mch_id).collect();
        if keys.is_empty() {
            let mut held: Vec<_> = all.iter().map(ApiV2Key::mch_id).collect();
            held.dedup();
            let more = held.len().saturating_sub(5);
            held.truncate(5);
            let more = if more == 0 { String::new() } else { format!(" and {more} more") };
            let message = format!(
                "the body is for merchant {:?} (mch_id), and there is no APIv2 key of that merchant, only of {}{more}",
                crate::error::shortened(mch_id, 64),
                held.join(", ")
            );
            return Err(Error::new(code, message).with_field("mch_id"));
        }
        Ok(Self(keys))
    }

    pub(super) fn find<T>(&self, fits: impl Fn(&Secret) -> Option<T>) -> Option<(T, &'k ApiV2Key)> {
        self.0.iter().find_map(|key| Some((fits(key.secret())?, *key)))
    }
}

/// What an error says of the keys that were tried.
impl fmt::Display for Keys<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [first, rest @ ..] = self.0.as_slice() else { return Ok(()) };
        match rest.len() {
            0 => write!(f, "the APIv2 key of merchant {}", first.mch_id),
            more => write!(f, "any of the {} APIv2 keys of merchant {}", more + 1, first.mch_id),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEY: &str = "0123456789abcdefghijklmnopqrstuv";

    #[test]
    fn a_key_is_never_shown() {
        assert!(!format!("{:?}", ApiV2Key::new("1900000109", KEY).unwrap()).contains(KEY));
        for (mch_id, key, says) in [
            ("1900000109", "short", "has 5 bytes"),
            ("", KEY, "names no merchant"),
            ("shop", KEY, "digits alone"),
            (KEY, KEY, "each other's place"),
            (" 1900000109", KEY, "digits alone"),
            ("000000000000000000000000000000001", KEY, "digits alone"),
        ] {
            let error = ApiV2Key::new(mch_id, key).unwrap_err();
            assert_eq!((error.code(), error.field()), (ErrorCode::OptionInvalid, Some("api_v2_key")));
            assert!(error.message().contains(says) && !error.message().contains(KEY), "{error}");
        }
    }
}
