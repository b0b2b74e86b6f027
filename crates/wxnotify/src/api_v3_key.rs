//! The merchant's APIv3 key, which decrypts.

use std::fmt;

use crate::crypto::AeadKeys;
use crate::{Error, ErrorCode, Result, api_key};

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
        let which =
            "the APIv3密钥 of the merchant platform (账户中心 → API安全), neither the API密钥 of v2 nor the AppSecret";
        match api_key::check(key.as_ref(), which) {
            Ok(key) => Ok(Self { label: None, keys: AeadKeys::new(key) }),
            Err(problem) => {
                let message = format!("APIv3 key {problem}");
                Err(Error::new(ErrorCode::ApiV3KeyInvalid, message).with_field("api_v3_key"))
            }
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
