//! Fetching platform certificates, without the fetching: the signed request, and the check and
//! decryption of its answer. The host sends the one and receives the other.

use std::borrow::Cow;

use serde::Deserialize;

use crate::clock::system_now;
use crate::crypto::SignatureAlgorithm;
use crate::envelope::{self, ObjectOnly, Resource, Text};
use crate::error::shortened;
use crate::headers::RawHeaders;
use crate::verify::{self, Options};
use crate::{ApiV3Key, Error, ErrorCode, Merchant, PlatformKey, PlatformKeys, Result, decrypt};

/// The path for merchants on the mainland.
pub const CERTIFICATES_PATH: &str = "/v3/certificates";

/// The path for merchants abroad, whose API is at `https://apihk.mch.weixin.qq.com`.
pub const GLOBAL_CERTIFICATES_PATH: &str = "/v3/global/certificates";

/// A request that is ready to be sent to `https://api.mch.weixin.qq.com` (abroad to `https://apihk.mch.weixin.qq.com`), with the
/// headers `Accept: application/json` and `Authorization`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct CertificatesRequest {
    /// `GET`.
    pub method: &'static str,
    /// `/v3/certificates` or `/v3/global/certificates`, with its query: exactly what was signed.
    pub path: &'static str,
    /// The value of the `Authorization` header. It is good for one request within 5 minutes.
    pub authorization: String,
}

/// Signs a request for the platform certificates, now by the system clock.
///
/// `mchid` is the merchant's number, `merchant_serial` the serial of the merchant's own API
/// certificate in hex, `merchant_private_key` its private key in PEM (apiclient_key.pem: PKCS#8,
/// PKCS#1, or SEC1 for SM2). An SM2 key asks for the SM2 certificates.
///
/// # Errors
/// `OPTION_INVALID` for a mchid that is not digits or a serial that is not hex, `PEM_INVALID`, `KEY_UNSUPPORTED`.
pub fn certificates_request(
    mchid: &str,
    merchant_serial: &str,
    merchant_private_key: &str,
) -> Result<CertificatesRequest> {
    certificates_request_with(mchid, merchant_serial, merchant_private_key, None, None, None)
}

/// The same, with what is `None` as there: the path ([`CERTIFICATES_PATH`], or [`GLOBAL_CERTIFICATES_PATH`] for merchants abroad,
/// where there is no SM2), `now` in seconds since the epoch, and a nonce of 1 to 32 letters and digits.
///
/// # Errors
/// Those of [`certificates_request`], and `OPTION_INVALID` for another path.
pub fn certificates_request_with(
    mchid: &str,
    merchant_serial: &str,
    merchant_private_key: &str,
    path: Option<&str>,
    now: Option<i64>,
    nonce: Option<&str>,
) -> Result<CertificatesRequest> {
    let merchant = Merchant::new(mchid, merchant_serial, merchant_private_key)?;
    let path = path_for(&merchant, path.unwrap_or(CERTIFICATES_PATH))?;
    let authorization = merchant.authorization("GET", path, b"", now, nonce)?;
    Ok(CertificatesRequest { method: "GET", path, authorization })
}

/// The path with its query, for the certificates of the algorithm that the merchant's own key has.
pub(crate) fn path_for(merchant: &Merchant, path: &str) -> Result<&'static str> {
    let message = match (merchant.algorithm(), path) {
        (SignatureAlgorithm::Rsa, CERTIFICATES_PATH) => return Ok(CERTIFICATES_PATH),
        (SignatureAlgorithm::Rsa, GLOBAL_CERTIFICATES_PATH) => return Ok(GLOBAL_CERTIFICATES_PATH),
        (SignatureAlgorithm::Sm2, CERTIFICATES_PATH) => return Ok("/v3/certificates?algorithm_type=SM2"),
        (SignatureAlgorithm::Sm2, GLOBAL_CERTIFICATES_PATH) => {
            "there are no SM2 certificates abroad; give the merchant's RSA key, or the path /v3/certificates".to_owned()
        }
        _ => {
            format!("path is {:?}; give {CERTIFICATES_PATH}, or abroad {GLOBAL_CERTIFICATES_PATH}", shortened(path, 64))
        }
    };
    Err(Error::new(ErrorCode::OptionInvalid, message).with_field("path"))
}

/// A platform certificate out of an answer of `GET /v3/certificates`.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct PlatformCertificate {
    /// The key, to be added to [`PlatformKeys`]. Its dates are the certificate's own.
    pub key: PlatformKey,
    /// The certificate in PEM, to be saved.
    pub pem: String,
    /// From when the platform says to use it, RFC 3339 with offset.
    pub effective_time: String,
    /// Until when the platform says to use it, RFC 3339 with offset. It may differ from the certificate's own date.
    pub expire_time: String,
}

#[derive(Deserialize)]
struct Answer<'a> {
    #[serde(borrow, default)]
    data: Option<Vec<ObjectOnly<Entry<'a>>>>,
    /// In place of `data`, where the answer is an error.
    #[serde(borrow, default)]
    code: Option<Text<'a>>,
}

#[derive(Deserialize)]
struct Entry<'a> {
    #[serde(borrow)]
    serial_no: Cow<'a, str>,
    #[serde(borrow)]
    effective_time: Cow<'a, str>,
    #[serde(borrow)]
    expire_time: Cow<'a, str>,
    #[serde(borrow, deserialize_with = "envelope::object_only")]
    encrypt_certificate: Resource<'a>,
}

/// Checks and decrypts an answer of `GET /v3/certificates`, now by the system clock.
///
/// `headers` and `body` are the response's, all and raw. The answer is verified with the one of
/// `known_keys` that its serial names; without known keys (`None`, the first time) with the certificate
/// inside the answer that the serial names, which nobody without an APIv3 key could have put there.
///
/// # Errors
/// `NO_PLATFORM_KEY` for known keys that are none. /// Those of [`NotificationParser::parse`](crate::NotificationParser::parse), and those of
/// [`PlatformKeys::add_certificates`] for a certificate in the answer.
pub fn parse_certificates<N, V>(
    headers: impl IntoIterator<Item = (N, V)>,
    body: &[u8],
    api_v3_keys: &[ApiV3Key],
    known_keys: Option<&PlatformKeys>,
) -> Result<Vec<PlatformCertificate>>
where
    N: AsRef<[u8]>,
    V: AsRef<[u8]>,
{
    parse_certificates_at(headers, body, api_v3_keys, known_keys, system_now())
}

/// The same, with `now` in seconds since the epoch.
///
/// # Errors
/// Those of [`parse_certificates`].
pub fn parse_certificates_at<N, V>(
    headers: impl IntoIterator<Item = (N, V)>,
    body: &[u8],
    api_v3_keys: &[ApiV3Key],
    known_keys: Option<&PlatformKeys>,
    now: i64,
) -> Result<Vec<PlatformCertificate>>
where
    N: AsRef<[u8]>,
    V: AsRef<[u8]>,
{
    if known_keys.is_some_and(PlatformKeys::is_empty) {
        // To take what the answer brings is a decision, and not what comes of a key store that was found empty.
        let message = "known_keys is empty, and nothing could verify the answer; give the keys in use, or none at all (null) the first time";
        return Err(Error::new(ErrorCode::NoPlatformKey, message).with_field("known_keys"));
    }
    let options = Options::default();
    verify::check_size(body, &options)?;
    let raw = RawHeaders::collect(headers);
    let headers = verify::check_headers(&raw, now, &options)?;
    if let Some(known) = known_keys {
        verify::check_signature(&headers, body, now, known, &options)?;
        return decrypt_answer(body, api_v3_keys);
    }
    // Nothing is trusted yet but the APIv3 key: what it opens was made by somebody who has it.
    let certificates = decrypt_answer(body, api_v3_keys)?;
    let mut inside = PlatformKeys::new();
    inside.add_keys(certificates.iter().map(|certificate| certificate.key.clone()))?;
    verify::check_signature(&headers, body, now, &inside, &options)?;
    Ok(certificates)
}

fn decrypt_answer(body: &[u8], api_v3_keys: &[ApiV3Key]) -> Result<Vec<PlatformCertificate>> {
    if api_v3_keys.is_empty() {
        let message = "no APIv3 key was given, and the certificates are encrypted with it";
        return Err(Error::new(ErrorCode::ApiV3KeyInvalid, message).with_field("api_v3_key"));
    }
    let answer: Answer<'_> = envelope::from_json(body, "the answer of GET /v3/certificates")?;
    let Some(entries) = answer.data else { return Err(no_list(answer.code.as_deref())) };
    let entries = entries.iter().enumerate();
    entries.map(|(index, entry)| decrypt_entry(&entry.0, &format!("data[{index}]"), api_v3_keys)).collect()
}

/// `code` is the one of an answer that is an error.
fn no_list(code: Option<&str>) -> Error {
    let message = match code {
        Some("RESOURCE_NOT_EXISTS") => {
            "the answer is the error RESOURCE_NOT_EXISTS: this merchant has no platform certificate; use its WeChat Pay public key (账户中心 → API安全 → 微信支付公钥)".to_owned()
        }
        Some(code) => format!("the answer of GET /v3/certificates is the error {:?} and no list of certificates", shortened(code, 64)),
        None => "field data is missing from the answer of GET /v3/certificates".to_owned(),
    };
    envelope::invalid(message).with_field("data")
}

fn decrypt_entry(entry: &Entry<'_>, at: &str, api_v3_keys: &[ApiV3Key]) -> Result<PlatformCertificate> {
    let encrypted_at = format!("{at}.encrypt_certificate");
    let encrypted = entry.encrypt_certificate.encrypted(&encrypted_at)?;
    let (plaintext, _) = decrypt::open(&encrypted, api_v3_keys)?;
    let pem = String::from_utf8(plaintext)
        .map_err(|_| Error::new(ErrorCode::PlaintextInvalid, format!("the decrypted {at} is not a PEM text")))?;
    let mut keys = PlatformKeys::new();
    keys.add_certificates(&pem)?;
    let Some(key) = keys.find(&entry.serial_no).filter(|_| keys.len() == 1) else {
        let message = format!("{at}.serial_no is not the serial of the certificate in it");
        return Err(envelope::invalid(message).with_field(format!("{at}.serial_no")));
    };
    Ok(PlatformCertificate {
        key: key.clone(),
        effective_time: entry.effective_time.as_ref().to_owned(),
        expire_time: entry.expire_time.as_ref().to_owned(),
        pem,
    })
}
