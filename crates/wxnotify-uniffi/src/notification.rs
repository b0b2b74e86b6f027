//! A notification, whole.

use wxnotify::{Error, ErrorCode, Kind};

use crate::Failure;

/// A genuine notification.
#[derive(Clone, Debug, uniffi::Record)]
pub struct Notification {
    /// Its id.
    pub id: String,
    /// When it was made, RFC 3339.
    pub create_time: Option<String>,
    /// Such as `TRANSACTION.SUCCESS`.
    pub event_type: String,
    /// Such as `encrypt-resource`.
    pub resource_type: String,
    /// What people read.
    pub summary: Option<String>,
    /// Such as `transaction`.
    pub original_type: Option<String>,
    /// What was sealed with the resource.
    pub associated_data: String,
    /// The resource, decrypted, to the byte: JSON.
    pub plaintext: String,
    /// The serial of the key that signed it.
    pub serial: String,
    /// When it was signed, in seconds since the epoch.
    pub timestamp: i64,
    /// The signature's nonce.
    pub nonce: String,
    /// The header `Request-ID`.
    pub request_id: Option<String>,
    /// The label of the APIv3 key that opened it.
    pub api_v3_key_label: Option<String>,
    /// Such as `transaction.direct`.
    pub kind: String,
    /// Until when the certificate counts that signed it.
    pub certificate_expires_at: Option<i64>,
    /// All of it, as it is written down and restored.
    pub json: String,
}

impl From<&wxnotify::Notification> for Notification {
    fn from(of: &wxnotify::Notification) -> Self {
        let owned = |text: Option<&str>| text.map(str::to_owned);
        Self {
            id: of.id().to_owned(),
            create_time: owned(of.create_time()),
            event_type: of.event_type().to_owned(),
            resource_type: of.resource_type().to_owned(),
            summary: owned(of.summary()),
            original_type: owned(of.original_type()),
            associated_data: of.associated_data().to_owned(),
            plaintext: of.plaintext().to_owned(),
            serial: of.serial().to_owned(),
            timestamp: of.timestamp(),
            nonce: of.nonce().to_owned(),
            request_id: owned(of.request_id()),
            api_v3_key_label: owned(of.api_v3_key_label()),
            kind: of.kind().as_str().to_owned(),
            certificate_expires_at: of.certificate_expires_at(),
            json: of.to_json(),
        }
    }
}

/// The notification that `json` was written of. Nothing is verified.
///
/// # Errors
/// `ARGUMENT_INVALID`.
#[uniffi::export]
pub fn restore_notification(json: &str) -> Result<Notification, Failure> {
    Ok(Notification::from(&wxnotify::Notification::restore(json)?))
}

/// Whether a plaintext has the type of its kind.
///
/// # Errors
/// `EVENT_UNTYPED` with the field that is not as its type; `ARGUMENT_INVALID`.
#[uniffi::export]
pub fn check_event(event_type: &str, kind: &str, plaintext: &str) -> Result<(), Failure> {
    let invalid = |what: &'static str| Error::new(ErrorCode::ArgumentInvalid, what);
    let kind = Kind::from_name(kind).ok_or_else(|| invalid("the notification's kind is none"))?;
    Ok(wxnotify::binding::check_event_text(event_type, kind, plaintext)?)
}
