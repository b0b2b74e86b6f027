//! Platform keys and APIv3 keys as a request has them, and what a PEM text is.

use serde::Deserialize;
use serde_json::{Value, json};
use wxnotify::{ApiV3Key, PemContent, PlatformKey, PlatformKeys, Result};

use super::{done, json};
use crate::request::Request;

/// The platform's keys: certificates first, then public keys, each in the order given.
#[derive(Deserialize)]
pub(super) struct PlatformKeysInput {
    #[serde(default)]
    certificates: Vec<String>,
    #[serde(default)]
    public_keys: Vec<PublicKeyInput>,
}

#[derive(Deserialize)]
struct PublicKeyInput {
    id: String,
    pem: String,
}

#[derive(Deserialize)]
pub(super) struct ApiV3KeyInput {
    key: String,
    label: Option<String>,
}

impl PlatformKeysInput {
    pub(super) fn read(&self) -> Result<PlatformKeys> {
        let mut keys = PlatformKeys::new();
        for pem in &self.certificates {
            keys.add_certificates(pem)?;
        }
        for PublicKeyInput { id, pem } in &self.public_keys {
            keys.add_public_key(id, pem)?;
        }
        Ok(keys)
    }
}

pub(super) fn read_api_v3_keys(given: Vec<ApiV3KeyInput>) -> Result<Vec<ApiV3Key>> {
    let read = |ApiV3KeyInput { key, label }| {
        let key = ApiV3Key::new(key)?;
        Ok(match label {
            Some(label) => key.labelled(label),
            None => key,
        })
    };
    given.into_iter().map(read).collect()
}

/// What each key is.
pub(super) fn describe_all(keys: &PlatformKeys) -> Value {
    keys.iter().map(describe).collect()
}

fn describe(key: &PlatformKey) -> Value {
    json!({
        "serial": key.serial(),
        "algorithm": key.algorithm().as_str(),
        "is_certificate": key.is_certificate(),
        "not_before": key.not_before(),
        "not_after": key.not_after(),
    })
}

pub(super) fn platform_keys(request: &Request<'_>) -> Result<Vec<u8>> {
    json(describe_all(&request.read::<PlatformKeysInput>()?.read()?))
}

#[derive(Deserialize)]
struct OfPem {
    pem: String,
}

pub(super) fn platform_key(request: &Request<'_>) -> Result<Vec<u8>> {
    json(describe(&PlatformKey::from_pem(&request.read::<OfPem>()?.pem)?))
}

pub(super) fn api_v3_key(request: &Request<'_>) -> Result<Vec<u8>> {
    read_api_v3_keys(vec![request.read()?])?;
    done()
}

pub(super) fn inspect_pem(request: &Request<'_>) -> Result<Vec<u8>> {
    let contents = wxnotify::inspect_pem(&request.read::<OfPem>()?.pem)?;
    json(contents.iter().map(content).collect::<Value>())
}

/// What one block is. What it does not have is absent.
fn content(content: &PemContent) -> Value {
    match content {
        PemContent::PlatformCertificate { serial, algorithm, not_before, not_after, subject } => json!({
            "type": "platform_certificate", "serial": serial, "algorithm": algorithm.as_str(), "subject": subject,
            "not_before": not_before, "not_after": not_after,
        }),
        PemContent::MerchantCertificate { serial, mchid, not_before, not_after } => json!({
            "type": "merchant_certificate", "serial": serial, "mchid": mchid, "not_before": not_before, "not_after": not_after,
        }),
        PemContent::PublicKey { algorithm } => json!({ "type": "public_key", "algorithm": algorithm.as_str() }),
        PemContent::PrivateKey => json!({ "type": "private_key" }),
        _ => unreachable!("the core is compiled in, and has no other"),
    }
}
