//! The request for the platform's certificates, and its answer.

use crate::keys::read_api_v3_keys;
use crate::parser::pairs;
use crate::{ApiV3Key, Failure, Header, PlatformKeys};

/// A request that a merchant signed.
#[derive(Clone, Debug, uniffi::Record)]
pub struct CertificatesRequest {
    /// `GET`.
    pub method: String,
    /// With its query.
    pub path: String,
    /// The header `Authorization`.
    pub authorization: String,
}

/// One certificate of the platform's.
#[derive(Clone, Debug, uniffi::Record)]
pub struct PlatformCertificate {
    /// In upper-case hex.
    pub serial: String,
    /// The certificate.
    pub pem: String,
    /// Seconds since the epoch.
    pub not_before: Option<i64>,
    /// Seconds since the epoch.
    pub not_after: Option<i64>,
    /// As WeChat Pay wrote it, RFC 3339.
    pub effective_time: Option<String>,
    /// As WeChat Pay wrote it, RFC 3339.
    pub expire_time: Option<String>,
}

/// Signs the request for the platform's certificates. `path` is the one for China unless given; `now` and `nonce` are made unless given.
///
/// # Errors
/// Those of the merchant's key, and `OPTION_INVALID`.
#[uniffi::export]
pub fn certificates_request(
    mchid: &str,
    serial: &str,
    private_key: &str,
    path: Option<String>,
    now: Option<i64>,
    nonce: Option<String>,
) -> Result<CertificatesRequest, Failure> {
    let signed =
        wxnotify::certificates_request_with(mchid, serial, private_key, path.as_deref(), now, nonce.as_deref())?;
    Ok(CertificatesRequest {
        method: signed.method.into(),
        path: signed.path.into(),
        authorization: signed.authorization.into(),
    })
}

/// Opens the answer. With keys that are known it must be signed by one of them; without, by one that it brings.
///
/// # Errors
/// Those of verification and decryption.
#[uniffi::export]
pub fn parse_certificates(
    headers: Vec<Header>,
    body: &[u8],
    api_v3_keys: Vec<ApiV3Key>,
    known_keys: Option<PlatformKeys>,
    now: Option<i64>,
) -> Result<Vec<PlatformCertificate>, Failure> {
    // As the core's own order of checks: the keys before the answer.
    let known_keys = known_keys.map(|keys| keys.read()).transpose()?;
    let api_v3_keys = read_api_v3_keys(api_v3_keys)?;
    let headers = pairs(&headers);
    let certificates = match now {
        Some(now) => wxnotify::parse_certificates_at(headers, body, &api_v3_keys, known_keys.as_ref(), now),
        None => wxnotify::parse_certificates(headers, body, &api_v3_keys, known_keys.as_ref()),
    }?;
    let told = |of: wxnotify::PlatformCertificate| PlatformCertificate {
        serial: of.key.serial().to_owned(),
        not_before: of.key.not_before(),
        not_after: of.key.not_after(),
        pem: of.pem,
        effective_time: of.effective_time.into(),
        expire_time: of.expire_time.into(),
    };
    Ok(certificates.into_iter().map(told).collect())
}
