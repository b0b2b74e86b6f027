//! What can go wrong, as codes that are the same in every language.

use std::borrow::Cow;
use std::fmt;

/// `Result` with this crate's [`Error`].
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// Writes the enum, its numbers, names, statuses and fixed acknowledgement texts from one table.
macro_rules! codes {
    ($( $(#[doc = $doc:literal])* $variant:ident = $number:literal, $name:literal, $status:literal, $text:expr; )*) => {
        /// What went wrong. The numbers are the C ABI's, the names every other language's; both
        /// are only ever added to.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        #[repr(i32)]
        pub enum ErrorCode {
            $( $(#[doc = $doc])* $variant = $number, )*
        }

        impl ErrorCode {
            /// Every code, in the order of their numbers.
            pub const ALL: &'static [ErrorCode] = &[$( Self::$variant, )*];

            /// The code's name in every language, such as `SIGNATURE_INVALID`.
            pub const fn as_str(self) -> &'static str {
                match self { $( Self::$variant => $name, )* }
            }

            /// What the code means, in a sentence for people: as in its documentation.
            pub fn meaning(self) -> &'static str {
                match self { $( Self::$variant => concat!($( $doc ),*).trim_start(), )* }
            }

            /// The HTTP status of the acknowledgement for this error.
            pub const fn ack_status(self) -> u16 {
                match self { $( Self::$variant => $status, )* }
            }

            /// The fixed text of the acknowledgement for this error: at most 64 characters, and
            /// nothing about keys or internals.
            pub const fn ack_message(self) -> &'static str {
                match self { $( Self::$variant => $text, )* }
            }
        }
    };
}

// Whoever cannot sign learns only that it did not verify, not which part of the check refused it.
const NOT_VERIFIED: &str = "signature verification failed";
const NOT_PROCESSED: &str = "notification could not be processed";

codes! {
    /// The body is longer than `max_body_bytes`.
    BodyTooLarge = 1, "BODY_TOO_LARGE", 413, "request body too large";
    /// A required `Wechatpay-*` header is absent or empty.
    HeaderMissing = 2, "HEADER_MISSING", 400, "required header missing";
    /// A `Wechatpay-*` header holds something else than visible ASCII, or was sent twice with different values.
    HeaderInvalid = 3, "HEADER_INVALID", 400, "header invalid";
    /// `Wechatpay-Timestamp` is not 1 to 12 digits.
    TimestampInvalid = 4, "TIMESTAMP_INVALID", 400, "timestamp invalid";
    /// `Wechatpay-Timestamp` is further from now than `clock_tolerance`.
    TimestampOutOfRange = 5, "TIMESTAMP_OUT_OF_RANGE", 401, "timestamp out of range";
    /// The platform's probe traffic, signed wrongly on purpose: to be refused like any bad signature.
    SignatureProbe = 6, "SIGNATURE_PROBE", 401, NOT_VERIFIED;
    /// `Wechatpay-Serial` names no key that we hold.
    SerialUnknown = 7, "SERIAL_UNKNOWN", 401, NOT_VERIFIED;
    /// `Wechatpay-Signature-Type` contradicts the key that the serial names.
    SignatureTypeUnsupported = 8, "SIGNATURE_TYPE_UNSUPPORTED", 401, NOT_VERIFIED;
    /// The platform certificate is not valid now (only with `reject_expired_certificates`).
    CertificateExpired = 9, "CERTIFICATE_EXPIRED", 401, NOT_VERIFIED;
    /// The signature does not verify: forged, altered, or not the raw body.
    SignatureInvalid = 10, "SIGNATURE_INVALID", 401, NOT_VERIFIED;
    /// The body is not the JSON object that a notification is.
    EnvelopeInvalid = 11, "ENVELOPE_INVALID", 400, "notification malformed";
    /// `resource_type` or `resource.algorithm` is none that exists today.
    ResourceUnsupported = 12, "RESOURCE_UNSUPPORTED", 400, "resource unsupported";
    /// No APIv3 key opens the resource.
    DecryptionFailed = 13, "DECRYPTION_FAILED", 500, NOT_PROCESSED;
    /// The decrypted resource is not a UTF-8 JSON object.
    PlaintextInvalid = 14, "PLAINTEXT_INVALID", 500, NOT_PROCESSED;
    /// The notification is genuine, but not what `expect` was told to expect.
    ContentMismatch = 20, "CONTENT_MISMATCH", 500, NOT_PROCESSED;
    /// The notification is genuine, but has no typed form: its kind is unknown, or a field is not of the type that it should be.
    EventUntyped = 21, "EVENT_UNTYPED", 500, NOT_PROCESSED;
    /// A handler was asked with another method than POST.
    MethodNotAllowed = 22, "METHOD_NOT_ALLOWED", 405, "only POST is taken";
    /// The notification is genuine, but no route of the handler takes it.
    EventUnhandled = 23, "EVENT_UNHANDLED", 500, "event is not handled";
    /// The merchant's own processing failed.
    HandlerFailed = 24, "HANDLER_FAILED", 500, NOT_PROCESSED;
    /// The merchant's own processing took longer than the handler's deadline. It goes on, and counts.
    DeadlineExceeded = 25, "DEADLINE_EXCEEDED", 500, "processing took too long";
    /// Another worker is processing the same notification.
    NotificationBusy = 26, "NOTIFICATION_BUSY", 503, "notification is being processed";
    /// The lease on a notification ended before the work did, and another worker may have it.
    LeaseLost = 27, "LEASE_LOST", 500, NOT_PROCESSED;
    /// The inbox's table is missing, or of another version.
    InboxSchema = 28, "INBOX_SCHEMA", 500, NOT_PROCESSED;
    /// The inbox's database failed.
    InboxFailed = 29, "INBOX_FAILED", 500, NOT_PROCESSED;
    /// An APIv3 key is not 32 bytes, or cannot be one.
    ApiV3KeyInvalid = 30, "API_V3_KEY_INVALID", 500, NOT_PROCESSED;
    /// A PEM text cannot be read.
    PemInvalid = 31, "PEM_INVALID", 500, NOT_PROCESSED;
    /// A key is of a kind or size that WeChat Pay does not use.
    KeyUnsupported = 32, "KEY_UNSUPPORTED", 500, NOT_PROCESSED;
    /// The merchant's own API certificate was given where the platform's belongs.
    MerchantCertificate = 33, "MERCHANT_CERTIFICATE", 500, NOT_PROCESSED;
    /// A private key was given where a public one belongs.
    PrivateKeyGiven = 34, "PRIVATE_KEY_GIVEN", 500, NOT_PROCESSED;
    /// No platform key was given, so nothing could ever verify.
    NoPlatformKey = 35, "NO_PLATFORM_KEY", 500, NOT_PROCESSED;
    /// An option or argument is out of its range.
    OptionInvalid = 36, "OPTION_INVALID", 500, NOT_PROCESSED;
    /// A call was made against its interface: a NULL, a freed handle, a body that is no longer raw bytes.
    ArgumentInvalid = 40, "ARGUMENT_INVALID", 500, NOT_PROCESSED;
    /// The library itself failed. Please report it.
    Internal = 41, "INTERNAL", 500, NOT_PROCESSED;
    /// The inbox's key belongs to a notification of another event type or kind.
    KeyConflict = 42, "KEY_CONFLICT", 500, NOT_PROCESSED;
    /// WeChat Pay's API could not be reached, or answered a request with an error.
    RequestFailed = 43, "REQUEST_FAILED", 500, NOT_PROCESSED;
    /// The request, or a stored notification, is for a merchant that is not known. A stranger learns no more than of a bad signature.
    MerchantUnknown = 44, "MERCHANT_UNKNOWN", 401, NOT_VERIFIED;
}

impl fmt::Display for ErrorCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// Why a call failed.
///
/// [`message`](Self::message) is for the log: it names the field and the fix, and never holds a
/// secret or a decrypted text. [`ack`](Self::ack) is the answer to send to WeChat Pay.
#[derive(Clone, PartialEq, Eq)]
pub struct Error(Box<Inner>);

#[derive(Clone, PartialEq, Eq)]
struct Inner {
    code: ErrorCode,
    field: Option<Cow<'static, str>>,
    message: Cow<'static, str>,
}

impl Error {
    /// An error with a message of the caller's own, for bindings and toolkits.
    pub fn new(code: ErrorCode, message: impl Into<Cow<'static, str>>) -> Self {
        Self(Box::new(Inner { code, field: None, message: message.into() }))
    }

    /// The same, naming the header, option or JSON field at fault.
    pub fn with_field(mut self, field: impl Into<Cow<'static, str>>) -> Self {
        self.0.field = Some(field.into());
        self
    }

    /// What went wrong.
    pub fn code(&self) -> ErrorCode {
        self.0.code
    }

    /// The header, option or JSON field at fault, where there is one.
    pub fn field(&self) -> Option<&str> {
        self.0.field.as_deref()
    }

    /// One line for the log: what was found, and what to do.
    pub fn message(&self) -> &str {
        &self.0.message
    }

    /// Whether this was the platform's probe, which is refused like any other bad signature but
    /// need not wake anybody.
    pub fn is_platform_probe(&self) -> bool {
        self.0.code == ErrorCode::SignatureProbe
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.0.code, self.0.message)
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Error")
            .field("code", &self.0.code)
            .field("field", &self.0.field)
            .field("message", &self.0.message)
            .finish()
    }
}

impl std::error::Error for Error {}

/// What a stranger sent, short enough for a log line.
pub(crate) fn shortened(text: &str, most: usize) -> Cow<'_, str> {
    match text.char_indices().nth(most) {
        Some((end, _)) => Cow::Owned(format!("{}...", &text[..end])),
        None => Cow::Borrowed(text),
    }
}

/// The known name that is most like it, in words, where one is alike at all.
pub(crate) fn nearest<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> String {
    let of = |known: &'a str| (distance(&name.to_lowercase(), &known.to_lowercase()), known);
    match known.map(of).min() {
        Some((distance, known)) if distance <= 1 + name.len() / 4 => format!("; did you mean {known:?}?"),
        _ => String::new(),
    }
}

/// How many letters differ (Levenshtein).
fn distance(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().take(64).collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (i, a) in one.chars().take(64).enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, b) in other.iter().enumerate() {
            let change = diagonal + usize::from(a != *b);
            diagonal = row[j + 1];
            row[j + 1] = change.min(row[j] + 1).min(diagonal + 1);
        }
    }
    row[other.len()]
}
