//! A pretend platform: its keys, and what they sign and encrypt.

use std::fmt;
use std::sync::OnceLock;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::Deserialize;

use super::certificate::{LIFETIME, pem_text, random_serial, rfc3339, self_signed};
use super::delivery::Delivery;
use super::notification::{NotificationBuilder, Spec};
use super::{bad_option, from_json};
use crate::clock::system_now;
use crate::crypto::{AeadAlgorithm, AeadKeys, SignatureAlgorithm, SigningKey, random_alphanumeric};
use crate::{ApiV3Key, Error, ErrorCode, NotificationParser, PlatformKeys, Result, private_key};

/// A pretend platform, for tests only.
pub struct Platform {
    pub(super) key: SigningKey,
    /// Another key of the same algorithm, which nobody trusts.
    /// Made when first needed, because making an RSA key takes long.
    stranger: OnceLock<SigningKey>,
    pub(super) serial: String,
    certificate: Option<Vec<u8>>,
    pub(super) api_v3_key: String,
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
    /// `signature_type` and `fault` (a name of [`Fault`](super::Fault)).
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
        let mut delivery = Delivery::of_body(body.to_string().into_bytes());
        let nonce = random_alphanumeric(32);
        delivery.add_headers(self, now.unwrap_or_else(system_now), &nonce, &self.key);
        Ok(delivery)
    }

    pub(super) fn stranger(&self) -> &SigningKey {
        self.stranger.get_or_init(|| SigningKey::generate(self.key.algorithm()))
    }

    pub(super) fn aead(&self) -> AeadAlgorithm {
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

    /// A private key in PEM that signs what is forged ([`Fault::Forged`](super::Fault::Forged)).
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

pub(super) fn encrypt(
    api_v3_key: &str,
    algorithm: AeadAlgorithm,
    nonce: &str,
    aad: &str,
    plaintext: Vec<u8>,
) -> Result<String> {
    let key = api_v3_key.as_bytes().try_into().map_err(|_| bad_option("api_v3_key", "has not 32 bytes"))?;
    let nonce = nonce.as_bytes().try_into().map_err(|_| bad_option("resource_nonce", "has not 12 bytes"))?;
    let mut buffer = plaintext;
    AeadKeys::new(key).seal(algorithm, nonce, aad.as_bytes(), &mut buffer);
    Ok(STANDARD.encode(buffer))
}
