//! Platform keys and APIv3 keys as a language gives them, and what a PEM text is.

use wxnotify::PemContent;

use crate::Failure;

/// The platform's keys. Certificates come first, then public keys, each in the order given.
#[derive(Clone, Debug, Default, uniffi::Record)]
pub struct PlatformKeys {
    /// Certificates in PEM, one or more in each text.
    #[uniffi(default = [])]
    pub certificates: Vec<String>,
    /// Public keys with their ids.
    #[uniffi(default = [])]
    pub public_keys: Vec<PublicKey>,
}

/// A public key of WeChat Pay's (微信支付公钥).
#[derive(Clone, Debug, uniffi::Record)]
pub struct PublicKey {
    /// `PUB_KEY_ID_...`.
    pub id: String,
    /// The key in PEM.
    pub pem: String,
}

/// An APIv3 key.
#[derive(Clone, uniffi::Record)]
pub struct ApiV3Key {
    /// 32 characters of ASCII.
    pub key: String,
    /// What a notification says that it was opened with.
    #[uniffi(default = None)]
    pub label: Option<String>,
}

/// What a platform key is.
#[derive(Clone, Debug, uniffi::Record)]
pub struct PlatformKeyDescription {
    /// The certificate's serial in upper-case hex, or the public key's id.
    pub serial: String,
    /// `RSA` or `SM2`.
    pub algorithm: String,
    /// Whether it is of a certificate.
    pub is_certificate: bool,
    /// From when the certificate counts, in seconds since the epoch.
    pub not_before: Option<i64>,
    /// Until when.
    pub not_after: Option<i64>,
}

impl PlatformKeys {
    pub(crate) fn read(&self) -> wxnotify::Result<wxnotify::PlatformKeys> {
        let mut keys = wxnotify::PlatformKeys::new();
        for pem in &self.certificates {
            keys.add_certificates(pem)?;
        }
        for PublicKey { id, pem } in &self.public_keys {
            keys.add_public_key(id, pem)?;
        }
        Ok(keys)
    }
}

pub(crate) fn read_api_v3_keys(given: Vec<ApiV3Key>) -> wxnotify::Result<Vec<wxnotify::ApiV3Key>> {
    let read = |ApiV3Key { key, label }| {
        let key = wxnotify::ApiV3Key::new(key)?;
        Ok(match label {
            Some(label) => key.labelled(label),
            None => key,
        })
    };
    given.into_iter().map(read).collect()
}

pub(crate) fn describe_all(keys: &wxnotify::PlatformKeys) -> Vec<PlatformKeyDescription> {
    keys.iter().map(describe).collect()
}

fn describe(key: &wxnotify::PlatformKey) -> PlatformKeyDescription {
    PlatformKeyDescription {
        serial: key.serial().to_owned(),
        algorithm: key.algorithm().as_str().to_owned(),
        is_certificate: key.is_certificate(),
        not_before: key.not_before(),
        not_after: key.not_after(),
    }
}

/// What the platform's keys are, in order.
///
/// # Errors
/// `PEM_INVALID`, `KEY_UNSUPPORTED`, `PLATFORM_KEY_INVALID` and the like for a key that is none.
#[uniffi::export]
pub fn describe_platform_keys(keys: &PlatformKeys) -> Result<Vec<PlatformKeyDescription>, Failure> {
    Ok(describe_all(&keys.read()?))
}

/// What the key in a PEM text is.
///
/// # Errors
/// As of [`describe_platform_keys`].
#[uniffi::export]
pub fn describe_platform_key(pem: &str) -> Result<PlatformKeyDescription, Failure> {
    Ok(describe(&wxnotify::PlatformKey::from_pem(pem)?))
}

/// Whether it is an APIv3 key.
///
/// # Errors
/// `API_V3_KEY_INVALID`.
#[uniffi::export]
pub fn check_api_v3_key(key: ApiV3Key) -> Result<(), Failure> {
    read_api_v3_keys(vec![key])?;
    Ok(())
}

/// One block of a PEM text.
#[derive(Clone, Debug, uniffi::Enum)]
pub enum PemBlock {
    /// A certificate of the platform's.
    PlatformCertificate {
        /// In upper-case hex.
        serial: String,
        /// `RSA` or `SM2`.
        algorithm: String,
        /// Seconds since the epoch.
        not_before: i64,
        /// Seconds since the epoch.
        not_after: i64,
        /// Whom it was issued to.
        subject: String,
    },
    /// A merchant's own certificate, which belongs somewhere else.
    MerchantCertificate {
        /// In upper-case hex.
        serial: String,
        /// The merchant's number, where it tells.
        mchid: String,
        /// Seconds since the epoch.
        not_before: i64,
        /// Seconds since the epoch.
        not_after: i64,
    },
    /// A public key.
    PublicKey {
        /// `RSA` or `SM2`.
        algorithm: String,
    },
    /// A private key, of which nothing more is said.
    PrivateKey,
}

/// What is in a PEM text.
///
/// # Errors
/// `PEM_INVALID`, `KEY_UNSUPPORTED`.
#[uniffi::export]
pub fn inspect_pem(pem: &str) -> Result<Vec<PemBlock>, Failure> {
    Ok(wxnotify::inspect_pem(pem)?.into_iter().map(block).collect())
}

fn block(content: PemContent) -> PemBlock {
    match content {
        PemContent::PlatformCertificate { serial, algorithm, not_before, not_after, subject } => {
            let algorithm = algorithm.as_str().to_owned();
            PemBlock::PlatformCertificate { serial, algorithm, not_before, not_after, subject }
        }
        PemContent::MerchantCertificate { serial, mchid, not_before, not_after } => {
            PemBlock::MerchantCertificate { serial, mchid, not_before, not_after }
        }
        PemContent::PublicKey { algorithm } => PemBlock::PublicKey { algorithm: algorithm.as_str().to_owned() },
        PemContent::PrivateKey => PemBlock::PrivateKey,
        _ => unreachable!("the core is compiled in, and has no other"),
    }
}
