//! A notification in the making: its envelope, encrypted and signed.

use serde::{Deserialize, Serialize};

use super::bad_option;
use super::certificate::rfc3339;
use super::delivery::Delivery;
use super::fault::Fault;
use super::platform::{Platform, encrypt};
use crate::Result;
use crate::clock::system_now;
use crate::crypto::{AeadAlgorithm, random_alphanumeric};

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Spec {
    pub(super) event_type: String,
    pub(super) resource: String,
    #[serde(default)]
    pub(super) id: Option<String>,
    #[serde(default)]
    pub(super) create_time: Option<String>,
    #[serde(default)]
    pub(super) resource_type: Option<String>,
    #[serde(default)]
    pub(super) summary: Option<String>,
    #[serde(default)]
    pub(super) original_type: Option<String>,
    #[serde(default)]
    pub(super) associated_data: Option<String>,
    #[serde(default)]
    pub(super) algorithm: Option<String>,
    #[serde(default)]
    pub(super) resource_nonce: Option<String>,
    #[serde(default)]
    pub(super) now: Option<i64>,
    #[serde(default)]
    pub(super) nonce: Option<String>,
    #[serde(default)]
    pub(super) request_id: Option<String>,
    #[serde(default)]
    pub(super) signature_type: Option<String>,
    #[serde(default)]
    pub(super) fault: Option<Fault>,
}

/// A notification in the making; see [`Platform::notification`].
pub struct NotificationBuilder<'a> {
    pub(super) platform: &'a Platform,
    pub(super) spec: Spec,
}

/// Writes a setter for each optional part of a notification.
macro_rules! setters {
    ($( $(#[$doc:meta])* $name:ident; )*) => {
        $( $(#[$doc])* pub fn $name(mut self, value: &str) -> Self {
            self.spec.$name = Some(value.into());
            self
        } )*
    };
}

impl NotificationBuilder<'_> {
    setters! {
        /// Its id; unless given, made at random.
        id;
        /// When it was made, RFC 3339 with offset; unless given, now.
        create_time;
        /// Its resource type; unless given, `encrypt-resource`.
        resource_type;
        /// Its summary; unless given, a few words.
        summary;
        /// Its original type; unless given, one that fits the event type.
        original_type;
        /// The associated data; unless given, the original type.
        associated_data;
        /// What `resource.algorithm` says; unless given, the one that is used.
        algorithm;
        /// The nonce of the encryption, 12 characters; unless given, made at random.
        resource_nonce;
        /// The nonce of the signature; unless given, made at random.
        nonce;
        /// The header `Request-ID`; unless given, none.
        request_id;
        /// The header `Wechatpay-Signature-Type`; unless given, the one that fits the key.
        signature_type;
    }

    /// When it is signed, in seconds since the epoch; unless given, now.
    pub fn now(mut self, now: i64) -> Self {
        self.spec.now = Some(now);
        self
    }

    /// Makes it wrong in this way.
    pub fn fault(mut self, fault: Fault) -> Self {
        self.spec.fault = Some(fault);
        self
    }

    /// Encrypts and signs.
    ///
    /// # Errors
    /// `OPTION_INVALID` for a resource nonce that has not 12 bytes, or a header that is not visible ASCII.
    pub fn build(self) -> Result<Delivery> {
        let Self { platform, spec } = self;
        let now = spec.now.unwrap_or_else(system_now);
        for (name, value) in
            [("nonce", &spec.nonce), ("request_id", &spec.request_id), ("signature_type", &spec.signature_type)]
        {
            if value.as_ref().is_some_and(|value| !value.bytes().all(|byte| byte.is_ascii_graphic())) {
                return Err(bad_option(name, "is not visible ASCII, and goes into a header"));
            }
        }
        let mut delivery = Delivery::of_body(spec.body(platform, now)?);
        let signer = if spec.fault == Some(Fault::Forged) { platform.stranger() } else { &platform.key };
        let signed_at = match spec.fault {
            Some(Fault::Stale) => now.saturating_sub(3600),
            Some(Fault::Future) => now.saturating_add(3600),
            _ => now,
        };
        delivery.add_headers(platform, signed_at, &spec.nonce.unwrap_or_else(|| random_alphanumeric(32)), signer);
        if let Some(signature_type) = spec.signature_type {
            delivery.set_header("Wechatpay-Signature-Type", signature_type);
        }
        if let Some(request_id) = spec.request_id {
            delivery.set_header("Request-ID", request_id);
        }
        delivery.spoil(spec.fault);
        Ok(delivery)
    }
}

impl Spec {
    fn body(&self, platform: &Platform, now: i64) -> Result<Vec<u8>> {
        match self.fault {
            Some(Fault::NotJson) => return Ok(b"<xml><return_code>SUCCESS</return_code></xml>".to_vec()),
            Some(Fault::Oversized) => return Ok(vec![b' '; (1 << 20) + 1]),
            _ => {}
        }
        let original_type = match &self.original_type {
            Some(given) => given.clone(),
            None => original_type_of(&self.event_type),
        };
        let associated_data = self.associated_data.as_deref().unwrap_or(&original_type);
        let resource_nonce = self.resource_nonce.clone().unwrap_or_else(|| random_alphanumeric(12));
        let plaintext = match self.fault {
            Some(Fault::PlaintextNotJson) => "<xml/>",
            _ => &self.resource,
        };
        let stranger = random_alphanumeric(32);
        let api_v3_key = match self.fault {
            Some(Fault::WrongApiV3Key) => &stranger,
            _ => &platform.api_v3_key,
        };
        let algorithm = self.algorithm.as_deref().and_then(AeadAlgorithm::from_name).unwrap_or(platform.aead());
        let envelope = Envelope {
            id: self.id.clone().unwrap_or_else(random_id),
            create_time: self.create_time.clone().unwrap_or_else(|| rfc3339(now)),
            resource_type: self.resource_type.as_deref().unwrap_or("encrypt-resource"),
            event_type: &self.event_type,
            summary: self.summary.as_deref().unwrap_or("测试通知"),
            resource: EncryptedResource {
                original_type: &original_type,
                algorithm: self.algorithm.as_deref().unwrap_or(algorithm.name()),
                ciphertext: encrypt(api_v3_key, algorithm, &resource_nonce, associated_data, plaintext.into())?,
                associated_data,
                nonce: &resource_nonce,
            },
        };
        Ok(serde_json::to_vec(&envelope).expect("strings serialize"))
    }
}

/// The envelope in the platform's own order of keys.
#[derive(Serialize)]
struct Envelope<'a> {
    id: String,
    create_time: String,
    resource_type: &'a str,
    event_type: &'a str,
    summary: &'a str,
    resource: EncryptedResource<'a>,
}

#[derive(Serialize)]
struct EncryptedResource<'a> {
    original_type: &'a str,
    algorithm: &'a str,
    ciphertext: String,
    associated_data: &'a str,
    nonce: &'a str,
}

fn original_type_of(event_type: &str) -> String {
    let family = event_type.split(['.', '_']).next().unwrap_or_default();
    match family {
        "MCHTRANSFER" => "mch_payment".to_owned(),
        family => family.to_ascii_lowercase(),
    }
}

/// Like `EV-2018022511223320873`, and long enough never to repeat.
fn random_id() -> String {
    let random = random_alphanumeric(24).to_ascii_lowercase();
    format!("EV-{random}")
}
