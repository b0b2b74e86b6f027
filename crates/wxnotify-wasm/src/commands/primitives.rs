//! The single steps.

use serde::Deserialize;
use wxnotify::{PlatformKey, Result};

use super::json;
use crate::request::Request;

/// Of the request's bytes. The answer is bytes too.
pub(super) fn signing_message(request: &Request<'_>) -> Result<Vec<u8>> {
    #[derive(Deserialize)]
    struct Signed {
        timestamp: String,
        nonce: String,
    }
    let Signed { timestamp, nonce } = request.read()?;
    Ok(wxnotify::signing_message(&timestamp, &nonce, request.bytes))
}

/// Of the request's bytes.
pub(super) fn verify_signature(request: &Request<'_>) -> Result<Vec<u8>> {
    #[derive(Deserialize)]
    struct Signature {
        signature: String,
        key: String,
    }
    let Signature { signature, key } = request.read()?;
    json(wxnotify::verify_signature(request.bytes, &signature, &PlatformKey::from_pem(&key)?))
}

/// The answer is the plaintext.
pub(super) fn decrypt_resource(request: &Request<'_>) -> Result<Vec<u8>> {
    #[derive(Deserialize)]
    struct Sealed {
        api_v3_key: String,
        nonce: String,
        associated_data: String,
        ciphertext: String,
        algorithm: String,
    }
    let sealed: Sealed = request.read()?;
    let key = sealed.api_v3_key.as_bytes();
    wxnotify::decrypt_resource(key, &sealed.nonce, &sealed.associated_data, &sealed.ciphertext, &sealed.algorithm)
}
