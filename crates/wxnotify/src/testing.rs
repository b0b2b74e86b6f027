//! A pretend platform, **for tests only**: it signs and encrypts notifications as WeChat Pay does,
//! with a key pair of its own, so that a merchant's handler can be tested without WeChat Pay (which
//! has no sandbox for APIv3) and with each of the ways in which a notification can be wrong.
//!
//! ```
//! use wxnotify::testing::{Fault, Platform};
//!
//! # fn main() -> wxnotify::Result<()> {
//! let platform = Platform::new();
//! let parser = platform.parser();
//!
//! let paid = platform.notification("TRANSACTION.SUCCESS", r#"{"mchid":"1900007291","out_trade_no":"A1"}"#);
//! let delivery = paid.build()?;
//! assert_eq!(parser.parse(delivery.header_pairs(), delivery.body())?.resource()["out_trade_no"], "A1");
//!
//! let forged = platform.notification("TRANSACTION.SUCCESS", "{}").fault(Fault::Forged).build()?;
//! let error = parser.parse(forged.header_pairs(), forged.body()).unwrap_err();
//! assert_eq!(error.code(), wxnotify::ErrorCode::SignatureInvalid);
//! # Ok(()) }
//! ```

pub mod v2;

use std::fmt;
use std::sync::OnceLock;
use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use der::asn1::{BitString, ObjectIdentifier, Uint};
use der::{Any, DateTime, Decode, Encode, Sequence};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use x509_cert::name::Name;
use x509_cert::spki::{AlgorithmIdentifierOwned, SubjectPublicKeyInfoOwned};
use x509_cert::time::{Time, Validity};

use crate::crypto::{AeadAlgorithm, AeadKeys, SignatureAlgorithm, SigningKey, random_alphanumeric};
use crate::parser::system_now;
use crate::verify::{PROBE_PREFIX, signed_parts};
use crate::{ApiV3Key, Error, ErrorCode, NotificationParser, PlatformKeys, Result, private_key};

/// Five years, as a platform certificate lasts.
const LIFETIME: i64 = 5 * 365 * 86_400;

/// A pretend platform, for tests only.
pub struct Platform {
    key: SigningKey,
    /// Another key of the same algorithm, which nobody trusts.
    /// Made when first needed, because making an RSA key takes long.
    stranger: OnceLock<SigningKey>,
    serial: String,
    certificate: Option<Vec<u8>>,
    api_v3_key: String,
}

/// What a pretend platform is made of; see [`Platform::builder`]. What is not given is made on the spot.
///
/// In JSON, as bindings pass it, the same names are keys.
#[derive(Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct PlatformBuilder {
    algorithm: Option<String>,
    private_key: Option<String>,
    stranger_private_key: Option<String>,
    public_key_id: Option<String>,
    serial: Option<String>,
    not_before: Option<i64>,
    not_after: Option<i64>,
    api_v3_key: Option<String>,
}

impl Platform {
    /// An RSA platform in certificate mode, with everything made on the spot.
    pub fn new() -> Self {
        Self::builder().build().expect("nothing was given that could be wrong")
    }

    /// An RSA platform in public-key mode, whose key has this id (`PUB_KEY_ID_...`).
    ///
    /// # Errors
    /// `OPTION_INVALID` for an id that is none.
    pub fn with_public_key(id: &str) -> Result<Self> {
        Self::builder().public_key_id(id).build()
    }

    /// An SM2 platform in certificate mode, which encrypts with SM4-GCM.
    pub fn sm2() -> Self {
        Self::builder().algorithm("SM2").build().expect("nothing was given that could be wrong")
    }

    /// Begins a platform of given parts.
    pub fn builder() -> PlatformBuilder {
        PlatformBuilder::default()
    }

    /// The same from JSON: an object with any of `algorithm` (`RSA` or `SM2`), `private_key` and
    /// `stranger_private_key` (PEM), `public_key_id`, `serial` (hex), `not_before`, `not_after`
    /// (seconds since the epoch), `api_v3_key`.
    ///
    /// # Errors
    /// `OPTION_INVALID` where the JSON is not that, and those of [`PlatformBuilder::build`].
    pub fn from_json(json: &str) -> Result<Self> {
        let builder: PlatformBuilder = from_json(json, "testing.Platform")?;
        builder.build()
    }

    /// What it puts into `Wechatpay-Serial`.
    pub fn serial(&self) -> &str {
        &self.serial
    }

    /// The APIv3 key that it encrypts with: 32 characters.
    pub fn api_v3_key(&self) -> &str {
        &self.api_v3_key
    }

    /// Its certificate in PEM. `None` in public-key mode.
    pub fn certificate_pem(&self) -> Option<String> {
        self.certificate.as_deref().map(|der| pem_text("CERTIFICATE", der))
    }

    /// Its public key in PEM (SPKI).
    pub fn public_key_pem(&self) -> String {
        pem_text("PUBLIC KEY", &self.key.public_key_der())
    }

    /// Its private key in PEM (PKCS#8), so that a test can make the same platform again.
    pub fn private_key_pem(&self) -> String {
        pem_text("PRIVATE KEY", &self.key.to_pkcs8())
    }

    /// What a merchant must trust to receive from it.
    pub fn platform_keys(&self) -> PlatformKeys {
        let mut keys = PlatformKeys::new();
        match self.certificate_pem() {
            Some(pem) => keys.add_certificates(&pem),
            None => keys.add_public_key(&self.serial, &self.public_key_pem()),
        }
        .expect("a platform makes keys that are good");
        keys
    }

    /// A parser that trusts this platform, with default options.
    pub fn parser(&self) -> NotificationParser {
        let key = ApiV3Key::new(&self.api_v3_key).expect("checked when the platform was made");
        let builder = NotificationParser::builder().platform_keys(self.platform_keys()).api_v3_key(key);
        builder.build().expect("a platform makes a configuration that is good")
    }

    /// Signs any bytes, to base64.
    pub fn sign(&self, message: &[u8]) -> String {
        STANDARD.encode(self.key.sign(message))
    }

    /// Begins a notification of `event_type` whose plaintext is `resource`, a JSON object as text.
    pub fn notification(&self, event_type: &str, resource: &str) -> NotificationBuilder<'_> {
        self.with_spec(Spec { event_type: event_type.into(), resource: resource.into(), ..Spec::default() })
    }

    /// Makes a notification from JSON: an object with `event_type`, `resource` (the plaintext as
    /// text), and any of `id`, `create_time`, `resource_type`, `summary`, `original_type`,
    /// `associated_data`, `algorithm`, `resource_nonce`, `now`, `nonce`, `request_id`,
    /// `signature_type` and `fault` (a name of [`Fault`]).
    ///
    /// # Errors
    /// `OPTION_INVALID` where the JSON is not that.
    pub fn notification_from_json(&self, json: &str) -> Result<Delivery> {
        let spec: Spec = from_json(json, "testing.notification")?;
        self.with_spec(spec).build()
    }

    fn with_spec(&self, spec: Spec) -> NotificationBuilder<'_> {
        NotificationBuilder { platform: self, spec }
    }

    /// A genuine answer of `GET /v3/certificates` with this platform's certificate, made at `now`
    /// (seconds since the epoch; the system clock where `None`).
    ///
    /// # Errors
    /// `OPTION_INVALID` in public-key mode, which has no certificate.
    pub fn certificates_answer(&self, now: Option<i64>) -> Result<Delivery> {
        let Some(pem) = self.certificate_pem() else {
            let message = "a platform in public-key mode has no certificate to list";
            return Err(Error::new(ErrorCode::OptionInvalid, message).with_field("public_key_id"));
        };
        let key = &self.platform_keys();
        let key = key.iter().next().expect("a platform has its own key");
        let time = |epoch: Option<i64>| rfc3339(epoch.unwrap_or_default());
        let nonce = random_alphanumeric(12);
        let body = serde_json::json!({ "data": [{
            "serial_no": self.serial,
            "effective_time": time(key.not_before()),
            "expire_time": time(key.not_after()),
            "encrypt_certificate": {
                "algorithm": self.aead().name(),
                "nonce": nonce,
                "associated_data": "certificate",
                "ciphertext": self.encrypt(self.aead(), &nonce, "certificate", pem.into_bytes())?,
            },
        }] });
        let mut delivery = Delivery { headers: Vec::new(), body: body.to_string().into_bytes() };
        let nonce = random_alphanumeric(32);
        delivery.add_headers(self, now.unwrap_or_else(system_now), &nonce, &self.key);
        Ok(delivery)
    }

    fn stranger(&self) -> &SigningKey {
        self.stranger.get_or_init(|| SigningKey::generate(self.key.algorithm()))
    }

    fn aead(&self) -> AeadAlgorithm {
        match self.key.algorithm() {
            SignatureAlgorithm::Rsa => AeadAlgorithm::Aes256Gcm,
            SignatureAlgorithm::Sm2 => AeadAlgorithm::Sm4Gcm,
        }
    }

    fn encrypt(&self, algorithm: AeadAlgorithm, nonce: &str, aad: &str, plaintext: Vec<u8>) -> Result<String> {
        encrypt(&self.api_v3_key, algorithm, nonce, aad, plaintext)
    }
}

impl Default for Platform {
    fn default() -> Self {
        Self::new()
    }
}

impl fmt::Debug for Platform {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Platform")
            .field("algorithm", &self.key.algorithm())
            .field("serial", &self.serial)
            .field("api_v3_key", &"[redacted]")
            .finish_non_exhaustive()
    }
}

impl PlatformBuilder {
    /// `RSA` or `SM2`, for a key made on the spot; a given key decides by itself.
    pub fn algorithm(mut self, algorithm: &str) -> Self {
        self.algorithm = Some(algorithm.into());
        self
    }

    /// A private key in PEM to sign with.
    pub fn private_key(mut self, pem: &str) -> Self {
        self.private_key = Some(pem.into());
        self
    }

    /// A private key in PEM that signs what is forged ([`Fault::Forged`]).
    pub fn stranger_private_key(mut self, pem: &str) -> Self {
        self.stranger_private_key = Some(pem.into());
        self
    }

    /// Puts the platform into public-key mode, with this id (`PUB_KEY_ID_...`).
    pub fn public_key_id(mut self, id: &str) -> Self {
        self.public_key_id = Some(id.into());
        self
    }

    /// The serial of its certificate: up to 40 hex digits.
    pub fn serial(mut self, hex: &str) -> Self {
        self.serial = Some(hex.into());
        self
    }

    /// The dates of its certificate, in seconds since the epoch. Unless given, five years around now.
    pub fn validity(mut self, not_before: i64, not_after: i64) -> Self {
        self.not_before = Some(not_before);
        self.not_after = Some(not_after);
        self
    }

    /// The APIv3 key that it encrypts with: 32 characters.
    pub fn api_v3_key(mut self, key: &str) -> Self {
        self.api_v3_key = Some(key.into());
        self
    }

    /// Makes the platform.
    ///
    /// # Errors
    /// `OPTION_INVALID`, `PEM_INVALID`, `KEY_UNSUPPORTED`, `API_V3_KEY_INVALID`.
    pub fn build(self) -> Result<Platform> {
        let algorithm = match self.algorithm.as_deref() {
            None | Some("RSA") => SignatureAlgorithm::Rsa,
            Some("SM2") => SignatureAlgorithm::Sm2,
            Some(_) => return Err(bad_option("algorithm", "is neither RSA nor SM2")),
        };
        let key = match self.private_key {
            Some(pem) => private_key::read(&pem, "the test platform's private key")?,
            None => SigningKey::generate(algorithm),
        };
        let stranger = match self.stranger_private_key {
            Some(pem) => private_key::read(&pem, "the stranger's private key")?.into(),
            None => OnceLock::new(),
        };
        let api_v3_key = self.api_v3_key.unwrap_or_else(|| random_alphanumeric(32));
        ApiV3Key::new(&api_v3_key)?;

        let mut platform = Platform { key, stranger, serial: String::new(), certificate: None, api_v3_key };
        match self.public_key_id {
            Some(id) => {
                // The rule of what an id is stands in one place: where it is given.
                PlatformKeys::new().add_public_key(&id, &platform.public_key_pem())?;
                platform.serial = id;
            }
            None => {
                let now = system_now();
                let not_before = self.not_before.unwrap_or(now - 86_400);
                let not_after = self.not_after.unwrap_or(not_before.saturating_add(LIFETIME));
                let serial = self.serial.unwrap_or_else(random_serial);
                let subject = "CN=Tenpay.com sign,OU=wxnotify test platform,O=Tenpay.com,C=CN";
                let certificate = self_signed(&platform.key, &serial, subject, not_before, not_after)?;
                platform.certificate = Some(certificate);
                let mut keys = PlatformKeys::new();
                keys.add_certificates(&platform.certificate_pem().unwrap_or_default())?;
                platform.serial = keys.serials().concat();
            }
        }
        Ok(platform)
    }
}

impl fmt::Debug for PlatformBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PlatformBuilder").field("serial", &self.serial).finish_non_exhaustive()
    }
}

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

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Spec {
    event_type: String,
    resource: String,
    #[serde(default)]
    id: Option<String>,
    #[serde(default)]
    create_time: Option<String>,
    #[serde(default)]
    resource_type: Option<String>,
    #[serde(default)]
    summary: Option<String>,
    #[serde(default)]
    original_type: Option<String>,
    #[serde(default)]
    associated_data: Option<String>,
    #[serde(default)]
    algorithm: Option<String>,
    #[serde(default)]
    resource_nonce: Option<String>,
    #[serde(default)]
    now: Option<i64>,
    #[serde(default)]
    nonce: Option<String>,
    #[serde(default)]
    request_id: Option<String>,
    #[serde(default)]
    signature_type: Option<String>,
    #[serde(default)]
    fault: Option<Fault>,
}

/// A notification in the making; see [`Platform::notification`].
pub struct NotificationBuilder<'a> {
    platform: &'a Platform,
    spec: Spec,
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
        let mut delivery = Delivery { headers: Vec::new(), body: spec.body(platform, now)? };
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

/// The headers and body of one HTTP request, or response.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Delivery {
    headers: Vec<(String, String)>,
    body: Vec<u8>,
}

impl Delivery {
    /// All headers, as pairs of name and value.
    pub fn headers(&self) -> &[(String, String)] {
        &self.headers
    }

    /// The headers as [`NotificationParser::parse`] takes them.
    pub fn header_pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        self.headers.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// The raw body.
    pub fn body(&self) -> &[u8] {
        &self.body
    }

    /// Sets a header, or takes its place.
    pub fn set_header(&mut self, name: &str, value: impl Into<String>) {
        self.remove_header(name);
        self.headers.push((name.into(), value.into()));
    }

    /// Takes a header away.
    pub fn remove_header(&mut self, name: &str) {
        self.headers.retain(|(held, _)| !held.eq_ignore_ascii_case(name));
    }

    /// Puts another body in place, under the same signature.
    pub fn set_body(&mut self, body: impl Into<Vec<u8>>) {
        self.body = body.into();
    }

    fn add_headers(&mut self, platform: &Platform, timestamp: i64, nonce: &str, signer: &SigningKey) {
        let timestamp = timestamp.to_string();
        let signature = STANDARD.encode(signer.sign(&signed_parts(&timestamp, nonce, &self.body).concat()));
        let signature_type = match platform.key.algorithm() {
            SignatureAlgorithm::Rsa => "WECHATPAY2-SHA256-RSA2048",
            SignatureAlgorithm::Sm2 => "WECHATPAY2-SM2-WITH-SM3",
        };
        for (name, value) in [
            ("Content-Type", "application/json"),
            ("Wechatpay-Timestamp", &timestamp),
            ("Wechatpay-Nonce", nonce),
            ("Wechatpay-Serial", &platform.serial),
            ("Wechatpay-Signature", &signature),
            ("Wechatpay-Signature-Type", signature_type),
        ] {
            self.set_header(name, value);
        }
    }

    /// The faults that are made after signing.
    fn spoil(&mut self, fault: Option<Fault>) {
        match fault {
            Some(Fault::Probe) => {
                let signature = self.headers.iter_mut().find(|(name, _)| name == "Wechatpay-Signature");
                signature.expect("it was just added").1.insert_str(0, PROBE_PREFIX);
            }
            Some(Fault::Tampered) => {
                let at = self.body.len() / 2;
                self.body[at] = if self.body[at] == b'0' { b'1' } else { b'0' };
            }
            Some(Fault::WrongSerial) => self.set_header("Wechatpay-Serial", "0123456789ABCDEF0123456789ABCDEF01234567"),
            Some(Fault::MissingSignature) => self.remove_header("Wechatpay-Signature"),
            _ => {}
        }
    }
}

/// A pretend merchant's own API certificate and key, for tests only: what must be refused where the
/// platform's belongs, and what signs a request for certificates.
pub struct Merchant {
    mchid: String,
    key: SigningKey,
    certificate: Vec<u8>,
    serial: String,
}

impl Merchant {
    /// A merchant with everything made on the spot.
    ///
    /// # Errors
    /// `OPTION_INVALID` for a mchid that is not digits.
    pub fn new(mchid: &str) -> Result<Self> {
        Self::build(mchid, SigningKey::generate(SignatureAlgorithm::Rsa), &random_serial(), system_now() - 86_400)
    }

    /// A merchant of given parts: a private key in PEM, a certificate's serial in hex, and from when
    /// it is valid in seconds since the epoch.
    ///
    /// # Errors
    /// `OPTION_INVALID`, `PEM_INVALID`, `KEY_UNSUPPORTED`.
    pub fn from_parts(mchid: &str, private_key: &str, serial: &str, not_before: i64) -> Result<Self> {
        Self::build(mchid, private_key::read(private_key, "the test merchant's private key")?, serial, not_before)
    }

    fn build(mchid: &str, key: SigningKey, serial: &str, not_before: i64) -> Result<Self> {
        if mchid.is_empty() || !mchid.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(bad_option("mchid", "is not digits"));
        }
        let subject = format!("CN={mchid},OU=wxnotify test merchant,O=微信商户系统,C=CN");
        let certificate = self_signed(&key, serial, &subject, not_before, not_before.saturating_add(LIFETIME))?;
        Ok(Self { mchid: mchid.into(), key, certificate, serial: serial.into() })
    }

    /// The merchant's number.
    pub fn mchid(&self) -> &str {
        &self.mchid
    }

    /// The certificate's serial in hex.
    pub fn serial(&self) -> &str {
        &self.serial
    }

    /// The certificate in PEM (as apiclient_cert.pem).
    pub fn certificate_pem(&self) -> String {
        pem_text("CERTIFICATE", &self.certificate)
    }

    /// The private key in PEM (as apiclient_key.pem).
    pub fn private_key_pem(&self) -> String {
        pem_text("PRIVATE KEY", &self.key.to_pkcs8())
    }
}

impl fmt::Debug for Merchant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Merchant").field("mchid", &self.mchid).field("serial", &self.serial).finish_non_exhaustive()
    }
}

fn encrypt(api_v3_key: &str, algorithm: AeadAlgorithm, nonce: &str, aad: &str, plaintext: Vec<u8>) -> Result<String> {
    let key = api_v3_key.as_bytes().try_into().map_err(|_| bad_option("api_v3_key", "has not 32 bytes"))?;
    let nonce = nonce.as_bytes().try_into().map_err(|_| bad_option("resource_nonce", "has not 12 bytes"))?;
    let mut buffer = plaintext;
    AeadKeys::new(key).seal(algorithm, nonce, aad.as_bytes(), &mut buffer);
    Ok(STANDARD.encode(buffer))
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

/// 40 hex digits, the first one not zero and the number positive.
fn random_serial() -> String {
    let digits = random_alphanumeric(39);
    let hex = digits.bytes().map(|byte| char::from(b"0123456789ABCDEF"[usize::from(byte % 16)]));
    std::iter::once('7').chain(hex).collect()
}

/// Beijing time, as the platform writes it.
fn rfc3339(epoch: i64) -> String {
    const EIGHT_HOURS: i64 = 8 * 3600;
    let local = Duration::from_secs(u64::try_from(epoch.saturating_add(EIGHT_HOURS)).unwrap_or_default());
    match DateTime::from_unix_duration(local) {
        Ok(time) => time.to_string().replace('Z', "+08:00"),
        Err(_) => "9999-12-31T23:59:59+08:00".to_owned(),
    }
}

#[derive(Sequence)]
struct TbsCertificate {
    #[asn1(context_specific = "0", tag_mode = "EXPLICIT")]
    version: u8,
    serial: Uint,
    signature: AlgorithmIdentifierOwned,
    issuer: Name,
    validity: Validity,
    subject: Name,
    public_key: SubjectPublicKeyInfoOwned,
}

#[derive(Sequence)]
struct Certificate {
    tbs: TbsCertificate,
    algorithm: AlgorithmIdentifierOwned,
    signature: BitString,
}

/// A self-signed X.509 certificate without extensions, which is all that tests need.
fn self_signed(key: &SigningKey, serial: &str, subject: &str, not_before: i64, not_after: i64) -> Result<Vec<u8>> {
    const VERSION_3: u8 = 2;
    const SHA256_WITH_RSA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.11");
    const SM2_WITH_SM3: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.156.10197.1.501");

    let algorithm = match key.algorithm() {
        SignatureAlgorithm::Rsa => AlgorithmIdentifierOwned { oid: SHA256_WITH_RSA, parameters: Some(Any::null()) },
        SignatureAlgorithm::Sm2 => AlgorithmIdentifierOwned { oid: SM2_WITH_SM3, parameters: None },
    };
    let time = |name: &'static str, epoch: i64| {
        let bad = || bad_option(name, "is not a time between 1970 and 9999");
        let since = Duration::from_secs(u64::try_from(epoch).map_err(|_| bad())?);
        Time::try_from(DateTime::from_unix_duration(since).map_err(|_| bad())?.to_system_time()).map_err(|_| bad())
    };
    let subject: Name = subject.parse().expect("the subjects above are well-formed");
    let tbs = TbsCertificate {
        version: VERSION_3,
        serial: parse_serial(serial)?,
        signature: algorithm.clone(),
        issuer: subject.clone(),
        validity: Validity::new(time("not_before", not_before)?, time("not_after", not_after)?),
        subject,
        public_key: SubjectPublicKeyInfoOwned::from_der(&key.public_key_der()).expect("a key encodes its own SPKI"),
    };
    let signature = key.sign(&tbs.to_der().expect("its parts encode"));
    let signature = BitString::from_bytes(&signature).expect("a signature is short");
    Ok(Certificate { tbs, algorithm, signature }.to_der().expect("its parts encode"))
}

fn parse_serial(hex: &str) -> Result<Uint> {
    let bad = || bad_option("serial", "is not 1 to 40 hex digits, more than zero");
    if !(1..=40).contains(&hex.len()) || !hex.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return Err(bad());
    }
    let padded = format!("{hex:0>40}");
    let byte = |at: usize| u8::from_str_radix(&padded[at..at + 2], 16).expect("checked to be hex");
    let bytes: Vec<u8> = (0..40).step_by(2).map(byte).skip_while(|byte| *byte == 0).collect();
    if bytes.is_empty() {
        return Err(bad());
    }
    Uint::new(&bytes).map_err(|_| bad())
}

fn pem_text(tag: &str, der: &[u8]) -> String {
    let config = pem::EncodeConfig::new().set_line_ending(pem::LineEnding::LF);
    pem::encode_config(&pem::Pem::new(tag, der), config)
}

fn bad_option(name: &'static str, problem: &str) -> Error {
    Error::new(ErrorCode::OptionInvalid, format!("{name} {problem}")).with_field(name)
}

/// By way of a value, so that a message names what is wrong and not the line and column where a
/// language's JSON writer put it.
fn from_json<T: DeserializeOwned>(json: &str, what: &str) -> Result<T> {
    let parsed = serde_json::from_str(json).and_then(serde_json::from_value);
    parsed.map_err(|error| Error::new(ErrorCode::OptionInvalid, format!("{what}: {error}")))
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
