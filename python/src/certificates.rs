//! Fetching platform certificates, without the fetching.

use pyo3::prelude::*;

use crate::api_keys;
use crate::error::{argument_invalid, detached};
use crate::input;
use crate::platform_keys;
use crate::repr::python_repr;

/// A request that is ready to be sent to `https://api.mch.weixin.qq.com` (abroad `https://apihk.mch.weixin.qq.com`), with the
/// headers `Accept: application/json` and `Authorization`.
#[pyclass(module = "wxnotify", frozen, get_all)]
pub(crate) struct CertificatesRequest {
    /// `GET`.
    method: &'static str,
    /// `/v3/certificates`, or that of merchants abroad, with its query: exactly what was signed.
    path: &'static str,
    /// The value of the `Authorization` header. It is good for one request within 5 minutes.
    authorization: String,
}

#[pymethods]
impl CertificatesRequest {
    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        python_repr!(py, "CertificatesRequest", method = self.method, path = self.path)
    }
}

/// Signs a request for the platform certificates.
///
/// `mchid` is the merchant's number, `merchant_serial` the serial of the merchant's own API certificate in
/// hex, `merchant_private_key` its private key in PEM (apiclient_key.pem). An SM2 key asks for the SM2
/// certificates. `path` is `/v3/certificates` unless given; merchants abroad, whose host is `apihk.mch.weixin.qq.com`, give
/// `/v3/global/certificates` and have no SM2. `now` (seconds since the epoch) and `nonce` (1 to 32 letters and digits) go together,
/// for tests; unless given they are the system clock and random.
///
/// Raises OptionInvalid, PemInvalid, KeyUnsupported or ArgumentInvalid.
#[pyfunction]
#[pyo3(signature = (
    mchid,
    merchant_serial,
    merchant_private_key,
    *,
    path = None,
    now = None,
    nonce = None,
))]
pub(crate) fn certificates_request(
    py: Python<'_>,
    mchid: &Bound<'_, PyAny>,
    merchant_serial: &Bound<'_, PyAny>,
    merchant_private_key: &Bound<'_, PyAny>,
    path: Option<&str>,
    now: Option<&Bound<'_, PyAny>>,
    nonce: Option<&str>,
) -> PyResult<CertificatesRequest> {
    let mchid = &input::string(mchid, "mchid")?;
    let merchant_serial = &input::string(merchant_serial, "merchant_serial")?;
    let key = input::pem(merchant_private_key, "merchant_private_key")?;
    let now = input::seconds(now, "now")?;
    if now.is_some() != nonce.is_some() {
        return Err(argument_invalid(py, "nonce", "now and nonce go together: give both, or none"));
    }
    let request = detached(py, || wxnotify::certificates_request_with(mchid, merchant_serial, &key, path, now, nonce))?;
    let wxnotify::CertificatesRequest { method, path, authorization, .. } = request;
    Ok(CertificatesRequest { method, path, authorization })
}

/// A platform certificate out of an answer of `GET /v3/certificates`.
#[pyclass(module = "wxnotify", frozen, get_all)]
pub(crate) struct PlatformCertificate {
    /// The serial in upper-case hex without leading zeros.
    serial: String,
    /// The certificate in PEM, for `PlatformKeys(certificates=...)`, and to be saved.
    pem: String,
    /// From when it is valid by its own date, in seconds since the epoch.
    not_before: i64,
    /// Until when it is valid by its own date, in seconds since the epoch.
    not_after: i64,
    /// From when the platform says to use it, RFC 3339 with offset.
    effective_time: String,
    /// Until when the platform says to use it, RFC 3339 with offset.
    expire_time: String,
}

#[pymethods]
impl PlatformCertificate {
    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        python_repr!(py, "PlatformCertificate", serial = &self.serial, expire_time = &self.expire_time)
    }
}

/// Verifies and decrypts an answer of `GET /v3/certificates`.
///
/// `headers` and `body` are the response's, all and raw. `api_v3_keys` as NotificationParser takes them. The
/// answer is verified with the one of `known_keys` that its serial names; without known keys (the first time)
/// with the certificate inside the answer that the serial names. `now` is in seconds since the
/// epoch; the system clock unless given.
///
/// Raises what `NotificationParser.parse` raises, and what PlatformKeys raises for a certificate in the answer.
#[pyfunction]
#[pyo3(signature = (
    headers,
    body,
    api_v3_keys,
    known_keys = None,
    now = None,
))]
pub(crate) fn parse_certificates(
    py: Python<'_>,
    headers: &Bound<'_, PyAny>,
    body: &Bound<'_, PyAny>,
    api_v3_keys: &Bound<'_, PyAny>,
    known_keys: Option<&Bound<'_, PyAny>>,
    now: Option<&Bound<'_, PyAny>>,
) -> PyResult<Vec<PlatformCertificate>> {
    let headers = input::headers(headers)?;
    let body = input::body(body)?;
    let body = body.as_bytes();
    let api_v3_keys = api_keys::api_v3_keys(api_v3_keys)?;
    let known_keys = known_keys.map(|keys| platform_keys::given(keys, "known_keys")).transpose()?;
    let now = input::seconds(now, "now")?;
    let certificates = detached(py, || match now {
        Some(now) => wxnotify::parse_certificates_at(headers, body, &api_v3_keys, known_keys.as_ref(), now),
        None => wxnotify::parse_certificates(headers, body, &api_v3_keys, known_keys.as_ref()),
    })?;
    Ok(certificates.into_iter().map(PlatformCertificate::from).collect())
}

impl From<wxnotify::PlatformCertificate> for PlatformCertificate {
    fn from(certificate: wxnotify::PlatformCertificate) -> Self {
        let wxnotify::PlatformCertificate { key, pem, effective_time, expire_time, .. } = certificate;
        Self {
            serial: key.serial().to_owned(),
            not_before: key.not_before().unwrap_or_default(),
            not_after: key.not_after().unwrap_or_default(),
            pem,
            effective_time,
            expire_time,
        }
    }
}
