//! The request for the platform's certificates, and its answer.

use serde::Deserialize;
use serde_json::{Value, json};
use wxnotify::{PlatformCertificate, Result};

use super::json;
use super::keys::{ApiV3KeyInput, PlatformKeysInput, read_api_v3_keys};
use crate::request::Request;

pub(super) fn request(request: &Request<'_>) -> Result<Vec<u8>> {
    #[derive(Deserialize)]
    struct Asked {
        mchid: String,
        merchant_serial: String,
        merchant_private_key: String,
        path: Option<String>,
        now: Option<i64>,
        nonce: Option<String>,
    }
    let asked: Asked = request.read()?;
    let signed = wxnotify::certificates_request_with(
        &asked.mchid,
        &asked.merchant_serial,
        &asked.merchant_private_key,
        asked.path.as_deref(),
        asked.now,
        asked.nonce.as_deref(),
    )?;
    json(json!({ "method": signed.method, "path": signed.path, "authorization": signed.authorization }))
}

pub(super) fn parse(request: &Request<'_>) -> Result<Vec<u8>> {
    #[derive(Deserialize)]
    struct Answer {
        api_v3_keys: Vec<ApiV3KeyInput>,
        known_keys: Option<PlatformKeysInput>,
        now: Option<i64>,
    }
    let answer: Answer = request.read()?;
    // As the core's own order of checks: the keys before the answer.
    let known_keys = answer.known_keys.map(|keys| keys.read()).transpose()?;
    let api_v3_keys = read_api_v3_keys(answer.api_v3_keys)?;
    let headers = request.headers()?;
    let certificates = match answer.now {
        Some(now) => wxnotify::parse_certificates_at(headers, request.bytes, &api_v3_keys, known_keys.as_ref(), now),
        None => wxnotify::parse_certificates(headers, request.bytes, &api_v3_keys, known_keys.as_ref()),
    }?;
    json(certificates.iter().map(describe).collect::<Value>())
}

fn describe(certificate: &PlatformCertificate) -> Value {
    json!({
        "serial": certificate.key.serial(),
        "pem": certificate.pem,
        "not_before": certificate.key.not_before(),
        "not_after": certificate.key.not_after(),
        "effective_time": certificate.effective_time,
        "expire_time": certificate.expire_time,
    })
}
