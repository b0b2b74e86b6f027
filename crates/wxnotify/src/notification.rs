//! A verified, decrypted notification.

use std::borrow::Cow;
use std::fmt;
use std::sync::OnceLock;

use serde::de::{DeserializeOwned, Error as _};
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::Value;
use serde_json::value::RawValue;

use crate::error::shortened;
use crate::{Error, ErrorCode, Kind, json, plaintext};

/// A notification whose signature was verified and whose resource was decrypted.
///
/// It is genuine, and nothing more: before shipping goods compare it with the order
/// ([`expect`](Self::expect)), and make sure that a repeated one changes nothing.
///
/// `Debug` shows the envelope, and of the plaintext only its length.
#[derive(Clone)]
pub struct Notification {
    pub(crate) id: String,
    pub(crate) create_time: Option<String>,
    pub(crate) event_type: String,
    pub(crate) resource_type: String,
    pub(crate) summary: Option<String>,
    pub(crate) original_type: Option<String>,
    pub(crate) associated_data: String,
    /// Checked to be a UTF-8 JSON object. As bytes, where it was decrypted: a text could be made of it by a copy only.
    pub(crate) plaintext: Vec<u8>,
    pub(crate) resource: OnceLock<Value>,
    pub(crate) serial: String,
    pub(crate) timestamp: i64,
    pub(crate) nonce: String,
    pub(crate) request_id: Option<String>,
    pub(crate) api_v3_key_label: Option<String>,
    pub(crate) kind: Kind,
    pub(crate) certificate_expires_at: Option<i64>,
}

/// The fields of a [`Notification`] that was parsed before, for bindings that keep them on the heap of their
/// own language, where its garbage collector sees them, and come back for `expect` and `to_json`.
#[allow(missing_docs)] // each is what the accessor of its name returns
#[derive(Deserialize)]
pub struct NotificationFields {
    pub id: String,
    pub create_time: Option<String>,
    pub event_type: String,
    pub resource_type: String,
    pub summary: Option<String>,
    pub original_type: Option<String>,
    pub associated_data: String,
    pub plaintext: String,
    pub serial: String,
    pub timestamp: i64,
    pub nonce: String,
    pub request_id: Option<String>,
    pub api_v3_key_label: Option<String>,
    #[serde(deserialize_with = "kind_by_name")]
    pub kind: Kind,
    pub certificate_expires_at: Option<i64>,
}

fn kind_by_name<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Kind, D::Error> {
    let name = Cow::<str>::deserialize(deserializer)?;
    Kind::from_name(&name).ok_or_else(|| D::Error::custom(format_args!("no kind is called {name:?}")))
}

impl Notification {
    /// The notification that [`to_json`](Self::to_json) wrote, for what a queue or a table kept since it was parsed.
    ///
    /// **Nothing is verified**: the signature was checked when it was parsed, and is not in the text. Whoever can write where
    /// it was kept can make it say anything, so never restore what came from outside.
    ///
    /// ```
    /// # fn main() -> wxnotify::Result<()> {
    /// use wxnotify::Notification;
    /// # let platform = wxnotify::testing::Platform::new();
    /// # let delivery = platform.notification("TRANSACTION.SUCCESS", r#"{"mchid":"1900007291"}"#).build()?;
    /// # let notification = platform.parser().parse(delivery.header_pairs(), delivery.body())?;
    ///
    /// let kept: String = notification.to_json();
    /// let restored = Notification::restore(&kept)?;
    /// assert_eq!(restored.plaintext(), notification.plaintext());
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    /// `ARGUMENT_INVALID` where the text is not what `to_json` wrote.
    pub fn restore(json: &str) -> crate::Result<Self> {
        let invalid = |problem: &dyn fmt::Display| {
            let message = format!("this is not what to_json wrote ({problem}); pass the stored text as it is");
            Error::new(ErrorCode::ArgumentInvalid, message).with_field("notification")
        };
        // serde's own words can quote a value.
        let fields: NotificationFields = serde_json::from_str(json)
            .map_err(|error| invalid(&format_args!("line {} column {}", error.line(), error.column())))?;
        plaintext::check(fields.plaintext.as_bytes()).map_err(|_| invalid(&"its plaintext is no JSON object"))?;
        Ok(fields.into_notification())
    }

    /// The notification's id, the same in every repetition: what to count it once by.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// When the platform made it, RFC 3339 with offset, where given.
    pub fn create_time(&self) -> Option<&str> {
        self.create_time.as_deref()
    }

    /// Such as `TRANSACTION.SUCCESS`.
    pub fn event_type(&self) -> &str {
        &self.event_type
    }

    /// `encrypt-resource`.
    pub fn resource_type(&self) -> &str {
        &self.resource_type
    }

    /// A few words for people, such as 支付成功, where given.
    pub fn summary(&self) -> Option<&str> {
        self.summary.as_deref()
    }

    /// What the resource was before encryption, such as `transaction`, where given.
    pub fn original_type(&self) -> Option<&str> {
        self.original_type.as_deref()
    }

    /// The associated data of the encryption; empty where there was none.
    pub fn associated_data(&self) -> &str {
        &self.associated_data
    }

    /// The decrypted resource, to the byte: a UTF-8 JSON object.
    pub fn plaintext(&self) -> &str {
        json::utf8(&self.plaintext).expect("checked when it was decrypted")
    }

    /// The decrypted resource as a JSON value, parsed when first asked for.
    pub fn resource(&self) -> &Value {
        self.resource.get_or_init(|| serde_json::from_str(self.plaintext()).expect("checked when it was decrypted"))
    }

    /// The decrypted resource as a type of the caller's.
    ///
    /// # Errors
    /// `EVENT_UNTYPED` where the type does not fit: it names the field, and never its value. The raw
    /// [`plaintext`](Self::plaintext) is there all the same.
    pub fn resource_as<T: DeserializeOwned>(&self) -> crate::Result<T> {
        serde_path_to_error::deserialize(&mut serde_json::Deserializer::from_str(self.plaintext())).map_err(|error| {
            let path = error.path().to_string();
            let path = shortened(if path == "." { "resource" } else { &path }, 128);
            // serde's own words can quote a value, but for those that name a field of the caller's type.
            let words = error.inner().to_string();
            let problem =
                match words.split_once('`').and_then(|(before, after)| Some((before, after.split_once('`')?.0))) {
                    Some(("missing field ", name)) => format!("{path} has no field {name:?}, which the type needs"),
                    _ => format!("{path} is not of the type that was asked for"),
                };
            Error::new(ErrorCode::EventUntyped, problem).with_field(path.into_owned())
        })
    }

    /// The key that signed: a certificate's serial in upper-case hex without leading zeros, or a public key's id.
    pub fn serial(&self) -> &str {
        &self.serial
    }

    /// `Wechatpay-Timestamp`: when it was signed, in seconds since the epoch.
    pub fn timestamp(&self) -> i64 {
        self.timestamp
    }

    /// `Wechatpay-Nonce`.
    pub fn nonce(&self) -> &str {
        &self.nonce
    }

    /// `Request-ID`, where given: what WeChat Pay's support asks for.
    pub fn request_id(&self) -> Option<&str> {
        self.request_id.as_deref()
    }

    /// The label of the APIv3 key that opened it, where it has one.
    pub fn api_v3_key_label(&self) -> Option<&str> {
        self.api_v3_key_label.as_deref()
    }

    /// What the plaintext is.
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// When the certificate that signed expires, in seconds since the epoch. `None` for a public key.
    pub fn certificate_expires_at(&self) -> Option<i64> {
        self.certificate_expires_at
    }

    /// The whole notification as one JSON object on one line, the same bytes in every language.
    /// What is absent is null; `resource` is the plaintext as it is, without white space between tokens.
    pub fn to_json(&self) -> String {
        let resource =
            RawValue::from_string(plaintext::compact(self.plaintext())).expect("checked when it was decrypted");
        let view = View {
            id: &self.id,
            create_time: self.create_time(),
            event_type: &self.event_type,
            resource_type: &self.resource_type,
            summary: self.summary(),
            original_type: self.original_type(),
            associated_data: &self.associated_data,
            plaintext: self.plaintext(),
            resource: &resource,
            serial: &self.serial,
            timestamp: self.timestamp,
            nonce: &self.nonce,
            request_id: self.request_id(),
            api_v3_key_label: self.api_v3_key_label(),
            kind: self.kind.as_str(),
            certificate_expires_at: self.certificate_expires_at,
        };
        serde_json::to_string(&view).expect("strings and numbers serialize")
    }
}

impl NotificationFields {
    /// The notification again. Its plaintext must be what [`Notification::plaintext`] returned; nothing is verified.
    pub fn into_notification(self) -> Notification {
        Notification {
            id: self.id,
            create_time: self.create_time,
            event_type: self.event_type,
            resource_type: self.resource_type,
            summary: self.summary,
            original_type: self.original_type,
            associated_data: self.associated_data,
            plaintext: self.plaintext.into_bytes(),
            resource: OnceLock::new(),
            serial: self.serial,
            timestamp: self.timestamp,
            nonce: self.nonce,
            request_id: self.request_id,
            api_v3_key_label: self.api_v3_key_label,
            kind: self.kind,
            certificate_expires_at: self.certificate_expires_at,
        }
    }
}

/// The order of the keys is part of the contract.
#[derive(Serialize)]
struct View<'a> {
    id: &'a str,
    create_time: Option<&'a str>,
    event_type: &'a str,
    resource_type: &'a str,
    summary: Option<&'a str>,
    original_type: Option<&'a str>,
    associated_data: &'a str,
    plaintext: &'a str,
    resource: &'a RawValue,
    serial: &'a str,
    timestamp: i64,
    nonce: &'a str,
    request_id: Option<&'a str>,
    api_v3_key_label: Option<&'a str>,
    kind: &'a str,
    certificate_expires_at: Option<i64>,
}

impl fmt::Debug for Notification {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Notification")
            .field("id", &self.id)
            .field("event_type", &self.event_type)
            .field("kind", &self.kind)
            .field("create_time", &self.create_time)
            .field("serial", &self.serial)
            .field("timestamp", &self.timestamp)
            .field("api_v3_key_label", &self.api_v3_key_label)
            .field("plaintext", &format_args!("[{} bytes]", self.plaintext.len()))
            .finish_non_exhaustive()
    }
}
