//! How the command ends without success: what it says, and its exit status.

use std::fmt;
use std::io;
use std::path::Path;
use std::process::ExitCode;

use wxnotify::{Error, ErrorCode, Finding};

/// Beneath the help of every subcommand that opens something.
pub(crate) const EXIT_STATUSES: &str = "\
Exit status:
  0  genuine and opened
  1  something else failed, such as writing a file
  2  usage or configuration: an option, a file, a key
  3  refused before or at the signature
  4  the signature is genuine, but the content cannot be read
  5  genuine, but not what --expect-... said";

/// Why the command ends without success.
#[derive(Debug)]
pub(crate) struct Failure {
    status: u8,
    message: String,
}

impl Failure {
    /// A wrong option, file or key: exit status 2.
    pub(crate) fn usage(message: impl Into<String>) -> Self {
        Self { status: 2, message: message.into() }
    }

    /// What went wrong outside of options and notifications: exit status 1.
    pub(crate) fn other(message: impl Into<String>) -> Self {
        Self { status: 1, message: message.into() }
    }

    /// A file that cannot be read: exit status 2.
    pub(crate) fn reading(path: &Path, error: &io::Error) -> Self {
        Self::usage(format!("cannot read {}: {error}", path.display()))
    }

    /// A file or directory that cannot be made: exit status 1.
    pub(crate) fn writing(path: &Path, error: &io::Error) -> Self {
        Self::other(format!("cannot write {}: {error}", path.display()))
    }

    /// What the library says about the content of `file`.
    pub(crate) fn about(file: &str, error: &Error) -> Self {
        Self { status: status_of(error.code()), message: format!("{file}: {}", one_line(error)) }
    }

    /// The same failure, with what `diagnose` found on lines of their own.
    pub(crate) fn with_findings(mut self, findings: &[Finding]) -> Self {
        for finding in findings {
            self.message.push_str(&format!("\n- {}: {}", finding.code, finding.advice));
        }
        self
    }

    /// The same failure, with what to do about it on a line of its own.
    pub(crate) fn with_hint(mut self, hint: Option<String>) -> Self {
        if let Some(hint) = hint {
            self.message.push_str(&format!("\nhint: {hint}"));
        }
        self
    }

    pub(crate) fn exit_code(&self) -> ExitCode {
        ExitCode::from(self.status)
    }
}

impl From<&Error> for Failure {
    fn from(error: &Error) -> Self {
        Self { status: status_of(error.code()), message: one_line(error) }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "error: {}", self.message)
    }
}

/// Code, field and message.
fn one_line(error: &Error) -> String {
    match error.field() {
        Some(field) => format!("{} ({field}): {}", error.code(), error.message()),
        None => error.to_string(),
    }
}

/// The exit status of an error, as [`EXIT_STATUSES`] tells it.
fn status_of(code: ErrorCode) -> u8 {
    use ErrorCode as E;
    match code {
        E::BodyTooLarge
        | E::HeaderMissing
        | E::HeaderInvalid
        | E::TimestampInvalid
        | E::TimestampOutOfRange
        | E::SignatureProbe
        | E::SerialUnknown
        | E::SignatureTypeUnsupported
        | E::CertificateExpired
        | E::SignatureInvalid => 3,
        E::EnvelopeInvalid | E::ResourceUnsupported | E::DecryptionFailed | E::PlaintextInvalid => 4,
        E::ContentMismatch => 5,
        E::ApiV3KeyInvalid
        | E::PemInvalid
        | E::KeyUnsupported
        | E::MerchantCertificate
        | E::PrivateKeyGiven
        | E::NoPlatformKey
        | E::OptionInvalid => 2,
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_of_a_notification_has_the_status_of_its_step() {
        for code in ErrorCode::ALL {
            let expected = match *code as i32 {
                1..=10 => 3,
                11..=14 => 4,
                20 => 5,
                30..=39 => 2,
                _ => 1,
            };
            assert_eq!(status_of(*code), expected, "{code}");
        }
    }
}
