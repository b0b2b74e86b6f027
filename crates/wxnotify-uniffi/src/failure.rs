//! What can go wrong, with what to answer then.

use wxnotify::Error;

use crate::Acknowledgement;

/// What can go wrong.
#[derive(Debug, uniffi::Error)]
pub enum Failure {
    /// A notification, an answer, a key or an argument was refused.
    Refused {
        /// Such as `SIGNATURE_INVALID`.
        code: String,
        /// What is wrong, and what to do about it. No secret, and nothing decrypted.
        reason: String,
        /// Which header, field, argument or option is wrong, if it is one.
        field: Option<String>,
        /// Whether it is WeChat Pay's own probe (签名探测), which is refused as it should be.
        is_platform_probe: bool,
        /// What to answer.
        ack: Acknowledgement,
    },
}

impl std::fmt::Display for Failure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self::Refused { code, reason, .. } = self;
        write!(f, "{code}: {reason}")
    }
}

impl std::error::Error for Failure {}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self::Refused {
            code: error.code().as_str().to_owned(),
            reason: error.message().to_owned(),
            field: error.field().map(str::to_owned),
            is_platform_probe: error.is_platform_probe(),
            ack: error.ack().into(),
        }
    }
}
