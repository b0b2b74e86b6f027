//! Checks of key files, for people who set an endpoint up (the command `wxnotify keys`).

#[cfg(feature = "testing")]
use base64::Engine;
use der::{Decode, Encode};
use x509_cert::certificate::Certificate;
use x509_cert::ext::pkix::BasicConstraints;

use crate::crypto::VerifyKey;
use crate::platform_keys::key_from_spki;
#[cfg(feature = "testing")]
use crate::strict_base64::STRICT;
use crate::{Result, pem, private_key};

const CERTIFICATE: &str = "certificate";

/// Whether the first certificate of a PEM text may sign other certificates: it is an authority's, or
/// one that a tool such as OpenSSL made for tests. The platform's and the merchants' may not.
///
/// # Errors
/// `PEM_INVALID` where the text holds no certificate.
pub fn is_certificate_authority(certificate_pem: &str) -> Result<bool> {
    let certificate = first_certificate(certificate_pem)?;
    let constraints = certificate.tbs_certificate().get_extension::<BasicConstraints>();
    Ok(matches!(constraints, Ok(Some((_, constraints))) if constraints.ca))
}

/// Whether a private key is the one of a certificate, the first of its PEM text: of the files
/// apiclient_cert.pem and apiclient_key.pem, whether they are of the same merchant and year.
///
/// # Errors
/// `PEM_INVALID` or `KEY_UNSUPPORTED` where one of them cannot be read.
pub fn is_pair(certificate_pem: &str, private_key_pem: &str) -> Result<bool> {
    const MESSAGE: &[u8] = b"wxnotify: do these belong together?";
    let public_key = first_public_key(certificate_pem)?;
    let private_key = private_key::read(private_key_pem, "private key")?;
    let is_same_algorithm = public_key.algorithm() == private_key.algorithm();
    Ok(is_same_algorithm && public_key.verify(&[MESSAGE], &private_key.sign(MESSAGE)))
}

/// Whether the owner of a certificate, the first of a PEM text and be it a merchant's, signed a message: what the pretend platform asks
/// of a request. A signature that is not base64 is none.
///
/// # Errors
/// `PEM_INVALID` or `KEY_UNSUPPORTED` where the certificate cannot be read.
#[cfg(feature = "testing")]
pub fn is_signed_by(certificate_pem: &str, message: &[u8], signature_base64: &str) -> Result<bool> {
    let public_key = first_public_key(certificate_pem)?;
    Ok(STRICT.decode(signature_base64).is_ok_and(|signature| public_key.verify(&[message], &signature)))
}

fn first_public_key(certificate_pem: &str) -> Result<VerifyKey> {
    let certificate = first_certificate(certificate_pem)?;
    let spki = certificate.tbs_certificate().subject_public_key_info().to_der();
    let spki = spki.map_err(|error| pem::invalid(CERTIFICATE, &format!("its public key cannot be read ({error})")))?;
    Ok(key_from_spki(&spki, CERTIFICATE)?.0)
}

fn first_certificate(text: &str) -> Result<Certificate> {
    let blocks = pem::read(text, CERTIFICATE)?;
    let block = blocks.iter().find(|block| block.tag == "CERTIFICATE");
    let block = block.ok_or_else(|| pem::invalid(CERTIFICATE, "the text holds none"))?;
    Certificate::from_der(&block.der)
        .map_err(|error| pem::invalid(CERTIFICATE, &format!("it is not an X.509 certificate ({error})")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{Merchant, Platform};

    #[test]
    fn only_the_certificates_own_key_is_its_pair() {
        let (merchant, other) = (Merchant::new("1900007291").unwrap(), Merchant::new("1900007291").unwrap());
        assert!(is_pair(&merchant.certificate_pem(), &merchant.private_key_pem()).unwrap());
        assert!(!is_pair(&merchant.certificate_pem(), &other.private_key_pem()).unwrap());
        let sm2 = Platform::sm2();
        assert!(is_pair(&sm2.certificate_pem().unwrap(), &sm2.private_key_pem()).unwrap());
        assert!(!is_pair(&merchant.certificate_pem(), &sm2.private_key_pem()).unwrap());
        assert!(is_pair(&merchant.private_key_pem(), &merchant.private_key_pem()).is_err());
    }

    #[test]
    fn neither_the_platforms_nor_a_merchants_is_an_authoritys() {
        let merchant = Merchant::new("1900007291").unwrap();
        assert!(!is_certificate_authority(&Platform::new().certificate_pem().unwrap()).unwrap());
        assert!(!is_certificate_authority(&merchant.certificate_pem()).unwrap());
        assert!(is_certificate_authority(&Platform::new().public_key_pem()).is_err());
    }
}
