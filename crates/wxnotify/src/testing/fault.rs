//! The ways in which a notification can be wrong.

use serde::{Deserialize, Serialize};

use crate::ErrorCode;

/// A way for a notification to be wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Fault {
    /// Signed an hour ago.
    Stale,
    /// Signed an hour from now.
    Future,
    /// The platform's probe: a signature that begins `WECHATPAY/SIGNTEST/`.
    Probe,
    /// Signed with a key that nobody trusts, under the trusted serial.
    Forged,
    /// One byte of the body changed after signing.
    Tampered,
    /// Another serial than the key's.
    WrongSerial,
    /// Encrypted with another APIv3 key.
    WrongApiV3Key,
    /// No `Wechatpay-Signature`.
    MissingSignature,
    /// A genuine signature over something that is not JSON.
    NotJson,
    /// A genuine notification whose plaintext is not JSON.
    PlaintextNotJson,
    /// A body of 1 MiB and one byte, genuinely signed.
    Oversized,
}

impl Fault {
    /// Every fault.
    pub const ALL: &'static [Fault] = &[
        Self::Stale,
        Self::Future,
        Self::Probe,
        Self::Forged,
        Self::Tampered,
        Self::WrongSerial,
        Self::WrongApiV3Key,
        Self::MissingSignature,
        Self::NotJson,
        Self::PlaintextNotJson,
        Self::Oversized,
    ];

    /// The fault's name in every language and in JSON, such as `wrong_serial`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Stale => "stale",
            Self::Future => "future",
            Self::Probe => "probe",
            Self::Forged => "forged",
            Self::Tampered => "tampered",
            Self::WrongSerial => "wrong_serial",
            Self::WrongApiV3Key => "wrong_api_v3_key",
            Self::MissingSignature => "missing_signature",
            Self::NotJson => "not_json",
            Self::PlaintextNotJson => "plaintext_not_json",
            Self::Oversized => "oversized",
        }
    }

    /// The error that a parser with default options answers.
    pub fn error_code(self) -> ErrorCode {
        match self {
            Self::Stale | Self::Future => ErrorCode::TimestampOutOfRange,
            Self::Probe => ErrorCode::SignatureProbe,
            Self::Forged | Self::Tampered => ErrorCode::SignatureInvalid,
            Self::WrongSerial => ErrorCode::SerialUnknown,
            Self::WrongApiV3Key => ErrorCode::DecryptionFailed,
            Self::MissingSignature => ErrorCode::HeaderMissing,
            Self::NotJson => ErrorCode::EnvelopeInvalid,
            Self::PlaintextNotJson => ErrorCode::PlaintextInvalid,
            Self::Oversized => ErrorCode::BodyTooLarge,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn faults_have_their_names_in_json() {
        for fault in Fault::ALL {
            assert_eq!(serde_json::to_string(fault).unwrap(), format!("{:?}", fault.as_str()));
        }
    }
}
