//! The request for the platform's certificates, and its answer.

use napi_derive::napi;

use crate::config::{ApiV3KeyInput, PlatformKeysInput, header_pairs, read_api_v3_keys};
use crate::thrown::{Thrown, guarded};

/// A signed request.
#[napi(object, object_from_js = false)]
pub struct CertificatesRequestOutput {
    /// `GET`.
    pub method: &'static str,
    /// With its query.
    pub path: &'static str,
    /// The header's value.
    pub authorization: String,
}

/// A certificate out of the answer.
#[napi(object, object_from_js = false)]
pub struct CertificateOutput {
    /// In upper-case hex.
    pub serial: String,
    /// The certificate.
    pub pem: String,
    /// Seconds since the epoch.
    pub not_before: Option<i64>,
    /// Seconds since the epoch.
    pub not_after: Option<i64>,
    /// RFC 3339.
    pub effective_time: String,
    /// RFC 3339.
    pub expire_time: String,
}

/// Signs a request. `fixed` is what it is signed with, where it is to be the same each time.
#[napi]
pub fn certificates_request(
    mchid: String,
    merchant_serial: String,
    merchant_private_key: String,
    path: Option<String>,
    fixed: Option<FixedInput>,
) -> Result<CertificatesRequestOutput, Thrown> {
    guarded(|| {
        let (now, nonce) = fixed.map(|FixedInput { now, nonce }| (now, nonce)).unzip();
        let request = wxnotify::certificates_request_with(
            &mchid,
            &merchant_serial,
            &merchant_private_key,
            path.as_deref(),
            now,
            nonce.as_deref(),
        )?;
        Ok(CertificatesRequestOutput {
            method: request.method,
            path: request.path,
            authorization: request.authorization,
        })
    })
}

/// What a request is signed with, where it is to be the same each time.
#[napi(object, object_to_js = false)]
pub struct FixedInput {
    /// Seconds since the epoch.
    pub now: i64,
    /// 1 to 32 letters and digits.
    pub nonce: String,
}

/// Checks and decrypts an answer. `headers` is flat: name, value, name, value.
#[napi]
pub fn parse_certificates(
    headers: Vec<String>,
    body: &[u8],
    api_v3_keys: Vec<ApiV3KeyInput>,
    known_keys: Option<PlatformKeysInput>,
    now: Option<i64>,
) -> Result<Vec<CertificateOutput>, Thrown> {
    guarded(|| {
        let headers = header_pairs(&headers);
        // As the core's own order of checks: the keys before the answer.
        let known_keys = known_keys.map(PlatformKeysInput::read).transpose()?;
        let api_v3_keys = read_api_v3_keys(api_v3_keys)?;
        let certificates = match now {
            Some(now) => wxnotify::parse_certificates_at(headers, body, &api_v3_keys, known_keys.as_ref(), now),
            None => wxnotify::parse_certificates(headers, body, &api_v3_keys, known_keys.as_ref()),
        }?;
        let output = |certificate: wxnotify::PlatformCertificate| CertificateOutput {
            serial: certificate.key.serial().to_owned(),
            not_before: certificate.key.not_before(),
            not_after: certificate.key.not_after(),
            pem: certificate.pem,
            effective_time: certificate.effective_time,
            expire_time: certificate.expire_time,
        };
        Ok(certificates.into_iter().map(output).collect())
    })
}
