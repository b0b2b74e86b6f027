//! Certificates that a pretend platform and merchant sign themselves.

use std::time::Duration;

use der::asn1::{BitString, ObjectIdentifier, Uint};
use der::{Any, DateTime, Decode, Encode, Sequence};
use x509_cert::name::Name;
use x509_cert::spki::{AlgorithmIdentifierOwned, SubjectPublicKeyInfoOwned};
use x509_cert::time::{Time, Validity};

use super::bad_option;
use crate::Result;
use crate::crypto::{SignatureAlgorithm, SigningKey, random_alphanumeric};

/// Five years, as a platform certificate lasts.
pub(super) const LIFETIME: i64 = 5 * 365 * 86_400;

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
pub(super) fn self_signed(
    key: &SigningKey,
    serial: &str,
    subject: &str,
    not_before: i64,
    not_after: i64,
) -> Result<Vec<u8>> {
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

pub(super) fn pem_text(tag: &str, der: &[u8]) -> String {
    let config = pem::EncodeConfig::new().set_line_ending(pem::LineEnding::LF);
    pem::encode_config(&pem::Pem::new(tag, der), config)
}

/// 40 hex digits, the first one not zero and the number positive.
pub(super) fn random_serial() -> String {
    let digits = random_alphanumeric(39);
    let hex = digits.bytes().map(|byte| char::from(b"0123456789ABCDEF"[usize::from(byte % 16)]));
    std::iter::once('7').chain(hex).collect()
}

/// Beijing time, as the platform writes it.
pub(super) fn rfc3339(epoch: i64) -> String {
    const EIGHT_HOURS: i64 = 8 * 3600;
    let local = Duration::from_secs(u64::try_from(epoch.saturating_add(EIGHT_HOURS)).unwrap_or_default());
    match DateTime::from_unix_duration(local) {
        Ok(time) => time.to_string().replace('Z', "+08:00"),
        Err(_) => "9999-12-31T23:59:59+08:00".to_owned(),
    }
}
