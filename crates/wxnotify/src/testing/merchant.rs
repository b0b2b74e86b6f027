//! A pretend merchant.

use std::fmt;

use super::bad_option;
use super::certificate::{LIFETIME, pem_text, random_serial, self_signed};
use crate::clock::system_now;
use crate::crypto::{SignatureAlgorithm, SigningKey};
use crate::{Result, private_key};

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
