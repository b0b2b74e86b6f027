//! The single steps, for who does the others alone.

use crate::Failure;

/// What is signed: timestamp, nonce and body, each with a line feed behind it.
#[uniffi::export]
pub fn signing_message(timestamp: &str, nonce: &str, body: &[u8]) -> Vec<u8> {
    wxnotify::signing_message(timestamp, nonce, body)
}

/// Whether the signature, in base64, is of this message and by the key in the PEM text.
///
/// # Errors
/// Those of the key. A signature that is none is false.
#[uniffi::export]
pub fn verify_signature(message: &[u8], signature: &str, key: &str) -> Result<bool, Failure> {
    Ok(wxnotify::verify_signature(message, signature, &wxnotify::PlatformKey::from_pem(key)?))
}

/// Opens a resource: `ciphertext` in base64, `algorithm` such as `AEAD_AES_256_GCM`.
///
/// # Errors
/// `API_V3_KEY_INVALID`, `ALGORITHM_UNSUPPORTED`, `DECRYPTION_FAILED` and the like.
#[uniffi::export]
pub fn decrypt_resource(
    api_v3_key: &str,
    nonce: &str,
    associated_data: &str,
    ciphertext: &str,
    algorithm: &str,
) -> Result<Vec<u8>, Failure> {
    Ok(wxnotify::decrypt_resource(api_v3_key.as_bytes(), nonce, associated_data, ciphertext, algorithm)?)
}
