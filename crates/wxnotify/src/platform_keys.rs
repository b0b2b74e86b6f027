//! The platform's keys: certificates and WeChat Pay public keys, side by side.

use std::fmt;

use der::asn1::ObjectIdentifier;
use der::{Decode, Encode};
use pkcs1::RsaPublicKeyRef;
use serde::Serialize;
use x509_cert::certificate::Certificate;
use x509_cert::spki::SubjectPublicKeyInfoRef;

use crate::crypto::{SignatureAlgorithm, VerifyKey};
use crate::error::shortened;
use crate::pem::{self, Block};
use crate::{Error, ErrorCode, Result};

const RSA_ENCRYPTION: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.1");
const EC_PUBLIC_KEY: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.10045.2.1");
const SM2_CURVE: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.156.10197.1.301");
const ORGANIZATION: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.4.10");
const COMMON_NAME: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.4.3");

/// The organisation in the subject of every merchant API certificate.
const MERCHANT_ORGANIZATION: &str = "微信商户系统";
/// What the id of every WeChat Pay public key begins with.
pub(crate) const PUBLIC_KEY_ID_PREFIX: &str = "PUB_KEY_ID_";

/// What the messages call the two kinds of key.
const CERTIFICATE: &str = "platform certificate (平台证书)";
const PUBLIC_KEY: &str = "WeChat Pay public key (微信支付公钥)";

/// A key that can verify the platform's signatures.
#[derive(Clone)]
pub struct PlatformKey {
    serial: String,
    key: VerifyKey,
    /// The key itself as its SPKI holds it, by which equal keys are known.
    bits: Box<[u8]>,
    /// Seconds since the epoch; certificates only.
    validity: Option<(i64, i64)>,
}

impl PlatformKey {
    /// The key in a PEM text, for [`verify_signature`](crate::verify_signature): one platform
    /// certificate, or one public key (SPKI or PKCS#1). RSA of 2048 to 4096 bits, or SM2.
    ///
    /// # Errors
    /// `PEM_INVALID`, `KEY_UNSUPPORTED`, `MERCHANT_CERTIFICATE`, `PRIVATE_KEY_GIVEN`.
    pub fn from_pem(pem: &str) -> Result<Self> {
        let blocks = pem::read(pem, "key")?;
        let [block] = blocks.as_slice() else {
            return Err(pem::invalid("key", "the text holds more than one, and one is needed"));
        };
        if block.tag == "CERTIFICATE" {
            Self::from_certificate_der(&block.der)
        } else {
            Self::from_public_key_block(String::new(), block)
        }
    }

    pub(crate) fn from_certificate_der(der: &[u8]) -> Result<Self> {
        let certificate = Certificate::from_der(der)
            .map_err(|error| pem::invalid(CERTIFICATE, &format!("it is not an X.509 certificate ({error})")))?;
        let tbs = certificate.tbs_certificate();
        if let Some(mchid) = merchant_of(&certificate) {
            return Err(Error::new(
                ErrorCode::MerchantCertificate,
                format!(
                    "this is the merchant's own API certificate (商户API证书, O={MERCHANT_ORGANIZATION}, CN={mchid}), which signs your requests; \
                     give the {CERTIFICATE} or the {PUBLIC_KEY} instead, which verify what WeChat Pay sends"
                ),
            ));
        }
        let spki = tbs
            .subject_public_key_info()
            .to_der()
            .map_err(|_| key_unsupported(CERTIFICATE, "its public key cannot be read"))?;
        let validity = tbs.validity();
        let (key, bits) = key_from_spki(&spki, CERTIFICATE)?;
        Ok(Self {
            serial: canonical_serial(&hex(tbs.serial_number().as_bytes())),
            key,
            bits,
            validity: Some((epoch(&validity.not_before), epoch(&validity.not_after))),
        })
    }

    fn from_public_key_block(id: String, block: &Block) -> Result<Self> {
        let (key, bits) = match block.tag.as_str() {
            "PUBLIC KEY" => key_from_spki(&block.der, PUBLIC_KEY)?,
            "RSA PUBLIC KEY" => (rsa_key(&block.der, PUBLIC_KEY)?, block.der.as_slice().into()),
            "CERTIFICATE" => {
                // To take the merchant's own certificate to the other place would be of no use.
                if let Err(error) = Self::from_certificate_der(&block.der)
                    && error.code() == ErrorCode::MerchantCertificate
                {
                    return Err(error);
                }
                return Err(pem::invalid(
                    PUBLIC_KEY,
                    "this is a certificate; add it as a platform certificate, without an id",
                ));
            }
            tag => return Err(wrong_block(tag, PUBLIC_KEY)),
        };
        Ok(Self { serial: id, key, bits, validity: None })
    }

    /// What `Wechatpay-Serial` says when this key signed: a certificate's serial number in
    /// upper-case hex without leading zeros, or a public key's id.
    pub fn serial(&self) -> &str {
        &self.serial
    }

    /// How this key signs.
    pub fn algorithm(&self) -> SignatureAlgorithm {
        self.key.algorithm()
    }

    /// From when a certificate is valid, in seconds since the epoch. `None` for a public key.
    pub fn not_before(&self) -> Option<i64> {
        self.validity.map(|(not_before, _)| not_before)
    }

    /// Until when a certificate is valid, in seconds since the epoch. `None` for a public key.
    pub fn not_after(&self) -> Option<i64> {
        self.validity.map(|(_, not_after)| not_after)
    }

    /// Whether this is a certificate rather than a public key.
    pub fn is_certificate(&self) -> bool {
        self.validity.is_some()
    }

    pub(crate) fn verify_key(&self) -> &VerifyKey {
        &self.key
    }

    fn is_called(&self, serial: &str) -> bool {
        if self.is_certificate() {
            self.serial.eq_ignore_ascii_case(without_leading_zeros(serial))
        } else {
            self.serial == serial
        }
    }
}

impl fmt::Debug for PlatformKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PlatformKey")
            .field("serial", &self.serial)
            .field("algorithm", &self.algorithm())
            .field("validity", &self.validity)
            .finish()
    }
}

/// The platform keys that a parser trusts: any mix of certificates and public keys, which is how a
/// merchant migrates from the one to the other.
///
/// ```
/// # fn main() -> wxnotify::Result<()> {
/// # let platform = wxnotify::testing::Platform::with_public_key("PUB_KEY_ID_0114232134912410000000000000")?;
/// # let pem = platform.public_key_pem();
/// let mut keys = wxnotify::PlatformKeys::new();
/// keys.add_public_key("PUB_KEY_ID_0114232134912410000000000000", &pem)?;
/// assert_eq!(keys.serials(), ["PUB_KEY_ID_0114232134912410000000000000"]);
/// # Ok(()) }
/// ```
#[derive(Clone, Debug, Default)]
pub struct PlatformKeys {
    keys: Vec<PlatformKey>,
}

impl PlatformKeys {
    /// No key yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds every certificate of a PEM text. Each names its own serial.
    ///
    /// # Errors
    /// `PEM_INVALID`, `KEY_UNSUPPORTED`, `MERCHANT_CERTIFICATE` (your own certificate),
    /// `PRIVATE_KEY_GIVEN`, and `OPTION_INVALID` where a different key has the same serial. On an
    /// error nothing is added.
    pub fn add_certificates(&mut self, pem: &str) -> Result<()> {
        let mut certificates = Vec::new();
        for block in pem::read(pem, CERTIFICATE)? {
            certificates.push(match block.tag.as_str() {
                "CERTIFICATE" => PlatformKey::from_certificate_der(&block.der)?,
                "PUBLIC KEY" | "RSA PUBLIC KEY" => {
                    return Err(pem::invalid(
                        CERTIFICATE,
                        "this is a public key; add it as a WeChat Pay public key, with its id PUB_KEY_ID_...",
                    ));
                }
                tag => return Err(wrong_block(tag, CERTIFICATE)),
            });
        }
        self.add_all(certificates)
    }

    /// Adds a WeChat Pay public key. `id` is the `PUB_KEY_ID_...` that the merchant platform shows
    /// beside it (账户中心 → API安全), byte for byte; `pem` is SPKI or PKCS#1.
    ///
    /// # Errors
    /// `OPTION_INVALID` for an id that is none, or one that a different key has already;
    /// `PEM_INVALID`, `KEY_UNSUPPORTED`, `PRIVATE_KEY_GIVEN`, `MERCHANT_CERTIFICATE`.
    pub fn add_public_key(&mut self, id: &str, pem: &str) -> Result<()> {
        let is_id = id.len() > PUBLIC_KEY_ID_PREFIX.len()
            && id.starts_with(PUBLIC_KEY_ID_PREFIX)
            && id.bytes().all(|byte| byte.is_ascii_graphic());
        if !is_id {
            let message = format!(
                "public key id {}; copy it whole from the merchant platform (账户中心 → API安全 → 微信支付公钥)",
                wrong_id(id)
            );
            return Err(Error::new(ErrorCode::OptionInvalid, message).with_field("public_key_id"));
        }
        let blocks = pem::read(pem, PUBLIC_KEY)?;
        if blocks.len() > 1 {
            return Err(pem::invalid(PUBLIC_KEY, "the text holds more than one key, and an id belongs to one"));
        }
        self.add_all(vec![PlatformKey::from_public_key_block(id.to_owned(), &blocks[0])?])
    }

    /// Adds the keys of a parsed answer of `GET /v3/certificates`.
    ///
    /// # Errors
    /// `OPTION_INVALID` where a different key has the same serial.
    pub fn add_keys(&mut self, keys: impl IntoIterator<Item = PlatformKey>) -> Result<()> {
        self.add_all(keys.into_iter().collect())
    }

    /// All or nothing. The same key twice is one key: certificate files overlap in practice.
    fn add_all(&mut self, keys: Vec<PlatformKey>) -> Result<()> {
        let before = self.keys.len();
        for key in keys {
            match self.find(&key.serial) {
                None => self.keys.push(key),
                Some(held) if held.bits == key.bits => {}
                Some(_) => {
                    self.keys.truncate(before);
                    let message = format!("two different platform keys are called {}", key.serial);
                    return Err(Error::new(ErrorCode::OptionInvalid, message).with_field("platform_keys"));
                }
            }
        }
        Ok(())
    }

    /// The key that `Wechatpay-Serial` names.
    pub fn find(&self, serial: &str) -> Option<&PlatformKey> {
        self.keys.iter().find(|key| key.is_called(serial))
    }

    /// The serials and ids of all keys, in the order in which they were added.
    pub fn serials(&self) -> Vec<&str> {
        self.keys.iter().map(PlatformKey::serial).collect()
    }

    /// All keys, in the order in which they were added.
    pub fn iter(&self) -> impl Iterator<Item = &PlatformKey> {
        self.keys.iter()
    }

    /// How many keys there are.
    pub fn len(&self) -> usize {
        self.keys.len()
    }

    /// Whether there is no key.
    pub fn is_empty(&self) -> bool {
        self.keys.is_empty()
    }

    /// Refuses an empty set: with it, nothing would ever verify.
    pub(crate) fn require_any(&self) -> Result<()> {
        if self.is_empty() {
            return Err(Error::new(
                ErrorCode::NoPlatformKey,
                format!("no platform key was given; add the {PUBLIC_KEY} with its id, or a {CERTIFICATE}"),
            ));
        }
        Ok(())
    }

    /// The answer to a serial that names no key here.
    pub(crate) fn unknown_serial(&self, serial: &str) -> Error {
        let is_public_key = serial.starts_with(PUBLIC_KEY_ID_PREFIX);
        let is_serial = serial.bytes().all(|byte| byte.is_ascii_hexdigit());
        let holds_that_kind = self.keys.iter().any(|key| key.is_certificate() != is_public_key);
        let advice = if self.is_empty() {
            "there is no key at all"
        } else if !is_public_key && !is_serial {
            "it is neither hex, as a certificate's serial, nor does it begin PUB_KEY_ID_, as a public key's id; pass the header as it came"
        } else if !holds_that_kind {
            if is_public_key {
                "this merchant is on the WeChat Pay public key by now: add it (账户中心 → API安全 → 微信支付公钥), and keep the certificates while both are in use"
            } else {
                "this merchant still gets platform certificates: add them beside the public key"
            }
        } else if is_public_key {
            "add the public key of that id, or check that it belongs to this merchant"
        } else {
            "if it is genuine, the platform has a newer certificate: fetch GET /v3/certificates and replace the keys (never while answering a request)"
        };
        const LISTED: usize = 8;
        let mut held = self.serials().into_iter().take(LISTED).collect::<Vec<_>>().join(", ");
        if self.len() > LISTED {
            held.push_str(&format!(" and {} more", self.len() - LISTED));
        }
        let message = format!("Wechatpay-Serial {} is none of the keys held ({held}); {advice}", shortened(serial, 64));
        Error::new(ErrorCode::SerialUnknown, message).with_field("Wechatpay-Serial")
    }
}

/// What a PEM block is, for people who are not sure what they hold.
///
/// As JSON it is an object with these fields, and the variant's name in snake_case as `type`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "type", rename_all = "snake_case")]
#[non_exhaustive]
pub enum PemContent {
    /// A platform certificate, or at least none of a merchant's.
    PlatformCertificate {
        /// The serial number, as in `Wechatpay-Serial`.
        serial: String,
        /// The key's algorithm.
        algorithm: SignatureAlgorithm,
        /// Valid from, in seconds since the epoch.
        not_before: i64,
        /// Valid until, in seconds since the epoch.
        not_after: i64,
        /// The subject, as RFC 4514 writes it.
        subject: String,
    },
    /// The merchant's own API certificate: it signs requests and verifies nothing.
    MerchantCertificate {
        /// The serial number: what `certificates_request` takes.
        serial: String,
        /// The merchant's number.
        mchid: String,
        /// Valid from, in seconds since the epoch.
        not_before: i64,
        /// Valid until, in seconds since the epoch.
        not_after: i64,
    },
    /// A public key. Its id stands beside it on the merchant platform, not in it.
    PublicKey {
        /// The key's algorithm.
        algorithm: SignatureAlgorithm,
    },
    /// A private key, which must never leave its owner.
    PrivateKey,
}

/// Says what each block of a PEM text is. For people (the command `wxnotify keys`).
///
/// # Errors
/// `PEM_INVALID` where the text cannot be read, `KEY_UNSUPPORTED` where a key is none that WeChat Pay uses.
pub fn inspect_pem(text: &str) -> Result<Vec<PemContent>> {
    pem::read(text, "PEM")?.iter().map(inspect_block).collect()
}

fn inspect_block(block: &Block) -> Result<PemContent> {
    match block.tag.as_str() {
        "CERTIFICATE" => {
            let certificate = Certificate::from_der(&block.der)
                .map_err(|error| pem::invalid("certificate", &format!("it is not an X.509 certificate ({error})")))?;
            let tbs = certificate.tbs_certificate();
            if let Some(mchid) = merchant_of(&certificate) {
                return Ok(PemContent::MerchantCertificate {
                    serial: canonical_serial(&hex(tbs.serial_number().as_bytes())),
                    mchid,
                    not_before: epoch(&tbs.validity().not_before),
                    not_after: epoch(&tbs.validity().not_after),
                });
            }
            let key = PlatformKey::from_certificate_der(&block.der)?;
            Ok(PemContent::PlatformCertificate {
                algorithm: key.algorithm(),
                not_before: epoch(&tbs.validity().not_before),
                not_after: epoch(&tbs.validity().not_after),
                subject: tbs.subject().to_string(),
                serial: key.serial,
            })
        }
        tag if tag.contains("PRIVATE KEY") => Ok(PemContent::PrivateKey),
        _ => {
            let key = PlatformKey::from_public_key_block(String::new(), block)?;
            Ok(PemContent::PublicKey { algorithm: key.algorithm() })
        }
    }
}

fn wrong_block(tag: &str, what: &str) -> Error {
    if tag.contains("PRIVATE KEY") {
        return Error::new(
            ErrorCode::PrivateKeyGiven,
            format!(
                "this is a private key ({tag}), and the {what} belongs here; the merchant's private key (apiclient_key.pem) signs requests and is not needed to receive notifications"
            ),
        );
    }
    pem::invalid(what, &format!("this is a {}, not a key that verifies notifications", shortened(tag, 64)))
}

/// What keeps a text from being a public key's id. Whoever exchanges the arguments may give a private
/// key here, or an APIv3 key of 32 bytes: what may be one is not shown.
fn wrong_id(id: &str) -> String {
    let trimmed = id.trim();
    if trimmed.is_empty() {
        "is empty (is the setting or environment variable there?)".into()
    } else if id.contains("-----BEGIN ") {
        "is a PEM text: the id comes first, and the PEM after it".into()
    } else if trimmed.len() > 64 || trimmed.len() == 32 || trimmed.contains(['\n', '\r']) {
        format!("is none: a text of {} bytes, where {PUBLIC_KEY_ID_PREFIX}... is needed", id.len())
    } else if trimmed.len() < id.len() {
        format!("{id:?} has white space around it (a line break from a file, perhaps): trim it")
    } else {
        format!("{id:?} is none: it begins {PUBLIC_KEY_ID_PREFIX}, and holds no space")
    }
}

fn key_unsupported(what: &str, problem: &str) -> Error {
    Error::new(
        ErrorCode::KeyUnsupported,
        format!("{what}: {problem}; WeChat Pay uses RSA of 2048 to 4096 bits, or SM2"),
    )
}

/// The key of a SubjectPublicKeyInfo, and the bits that it was in.
pub(crate) fn key_from_spki(der: &[u8], what: &str) -> Result<(VerifyKey, Box<[u8]>)> {
    let spki = SubjectPublicKeyInfoRef::from_der(der)
        .map_err(|error| pem::invalid(what, &format!("its public key cannot be read ({error})")))?;
    let bits = spki.subject_public_key.as_bytes().unwrap_or_default();
    let key = match spki.algorithm.oid {
        RSA_ENCRYPTION => rsa_key(bits, what)?,
        EC_PUBLIC_KEY => {
            let curve = spki.algorithm.parameters_oid().ok();
            if curve != Some(SM2_CURVE) {
                return Err(key_unsupported(what, "its key is on an elliptic curve other than SM2"));
            }
            VerifyKey::sm2(bits).ok_or_else(|| key_unsupported(what, "its SM2 key is not a point on the curve"))?
        }
        oid => return Err(key_unsupported(what, &format!("its key is of algorithm {oid}"))),
    };
    Ok((key, bits.into()))
}

fn rsa_key(pkcs1: &[u8], what: &str) -> Result<VerifyKey> {
    let numbers = RsaPublicKeyRef::from_der(pkcs1)
        .map_err(|error| pem::invalid(what, &format!("its RSA key cannot be read ({error})")))?;
    let modulus = numbers.modulus.as_bytes();
    let bits = bit_length(modulus);
    if !(2048..=4096).contains(&bits) {
        return Err(key_unsupported(what, &format!("its RSA key has {bits} bits")));
    }
    if modulus.last().is_none_or(|byte| byte % 2 == 0) {
        return Err(key_unsupported(what, "its RSA modulus is even"));
    }
    // Both backends refuse exponents of more than 33 bits, which cost time and mean nothing.
    let exponent = numbers.public_exponent.as_bytes();
    let is_odd = exponent.last().is_some_and(|byte| byte % 2 == 1);
    if !is_odd || exponent == [1] || bit_length(exponent) > 33 {
        return Err(key_unsupported(what, "its RSA exponent is not an odd number from 3 to 2^33"));
    }
    VerifyKey::rsa(pkcs1, bits.div_ceil(8)).ok_or_else(|| key_unsupported(what, "its RSA key is not one"))
}

fn bit_length(big_endian: &[u8]) -> usize {
    match big_endian.iter().position(|byte| *byte != 0) {
        Some(first) => (big_endian.len() - first) * 8 - big_endian[first].leading_zeros() as usize,
        None => 0,
    }
}

/// The mchid, where a certificate is a merchant's own.
fn merchant_of(certificate: &Certificate) -> Option<String> {
    let attribute = |oid| {
        let mut all = certificate.tbs_certificate().subject().iter();
        let value = &all.find(|attribute| attribute.oid == oid)?.value;
        Some(String::from_utf8_lossy(value.value()).into_owned())
    };
    if attribute(ORGANIZATION)? == MERCHANT_ORGANIZATION {
        return Some(attribute(COMMON_NAME).unwrap_or_default());
    }
    None
}

fn epoch(time: &x509_cert::time::Time) -> i64 {
    i64::try_from(time.to_unix_duration().as_secs()).unwrap_or(i64::MAX)
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02X}")).collect()
}

fn without_leading_zeros(serial: &str) -> &str {
    serial.trim_start_matches('0')
}

fn canonical_serial(hex: &str) -> String {
    without_leading_zeros(hex).to_ascii_uppercase()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::Platform;

    #[test]
    fn where_one_key_is_refused_none_is_added() {
        let certificate = |serial| Platform::builder().serial(serial).build().unwrap().certificate_pem().unwrap();
        let mut keys = PlatformKeys::new();
        keys.add_certificates(&certificate("A1")).unwrap();
        // Another key under a serial that is held, behind one that would be good.
        let error = keys.add_certificates(&(certificate("B2") + &certificate("A1"))).unwrap_err();
        assert_eq!(error.code(), ErrorCode::OptionInvalid);
        assert_eq!(keys.serials(), ["A1"]);
    }
}
