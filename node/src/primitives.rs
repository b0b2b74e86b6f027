//! The single steps, and what a PEM text is.

use napi::bindgen_prelude::Buffer;
use napi_derive::napi;
use wxnotify::{PemContent, PlatformKey};

use crate::thrown::{Thrown, guarded};

/// `timestamp\nnonce\nbody\n`.
#[napi]
pub fn signing_message(timestamp: String, nonce: String, body: &[u8]) -> Result<Buffer, Thrown> {
    guarded(|| Ok(wxnotify::signing_message(&timestamp, &nonce, body).into()))
}

/// Whether the signature is that of the key in the PEM text.
#[napi]
pub fn verify_signature(message: &[u8], signature: String, key: String) -> Result<bool, Thrown> {
    guarded(|| Ok(wxnotify::verify_signature(message, &signature, &PlatformKey::from_pem(&key)?)))
}

/// The plaintext of a resource.
#[napi]
pub fn decrypt_resource(
    api_v3_key: String,
    nonce: String,
    associated_data: String,
    ciphertext: String,
    algorithm: String,
) -> Result<Buffer, Thrown> {
    guarded(|| {
        let key = api_v3_key.as_bytes();
        Ok(wxnotify::decrypt_resource(key, &nonce, &associated_data, &ciphertext, &algorithm)?.into())
    })
}

/// What one block of a PEM text is. What the block does not have is absent.
#[napi(object, object_from_js = false)]
#[derive(Default)]
pub struct PemContentOutput {
    /// `platform_certificate`, `merchant_certificate`, `public_key` or `private_key`.
    pub r#type: &'static str,
    /// Certificates only.
    pub serial: Option<String>,
    /// `RSA` or `SM2`.
    pub algorithm: Option<&'static str>,
    /// Merchant certificates only.
    pub mchid: Option<String>,
    /// Platform certificates only.
    pub subject: Option<String>,
    /// Certificates only, in seconds since the epoch.
    pub not_before: Option<i64>,
    /// Certificates only, in seconds since the epoch.
    pub not_after: Option<i64>,
}

/// Says what each block of a PEM text is.
#[napi]
pub fn inspect_pem(text: String) -> Result<Vec<PemContentOutput>, Thrown> {
    guarded(|| Ok(wxnotify::inspect_pem(&text)?.into_iter().map(describe).collect()))
}

fn describe(content: PemContent) -> PemContentOutput {
    match content {
        PemContent::PlatformCertificate { serial, algorithm, not_before, not_after, subject } => PemContentOutput {
            r#type: "platform_certificate",
            serial: Some(serial),
            algorithm: Some(algorithm.as_str()),
            subject: Some(subject),
            not_before: Some(not_before),
            not_after: Some(not_after),
            ..PemContentOutput::default()
        },
        PemContent::MerchantCertificate { serial, mchid, not_before, not_after } => PemContentOutput {
            r#type: "merchant_certificate",
            serial: Some(serial),
            mchid: Some(mchid),
            not_before: Some(not_before),
            not_after: Some(not_after),
            ..PemContentOutput::default()
        },
        PemContent::PublicKey { algorithm } => PemContentOutput {
            r#type: "public_key",
            algorithm: Some(algorithm.as_str()),
            ..PemContentOutput::default()
        },
        PemContent::PrivateKey => PemContentOutput { r#type: "private_key", ..PemContentOutput::default() },
        _ => unreachable!("the core is compiled in, and has no other"),
    }
}
