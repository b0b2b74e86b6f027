//! The single steps, for stacks that replace only their own crypto.

use crate::crypto::AeadAlgorithm;
use crate::envelope::Encrypted;
use crate::error::shortened;
use crate::{ApiV3Key, Error, ErrorCode, PlatformKey, Result, decrypt, verify};

/// The bytes that the platform signs: `timestamp\nnonce\nbody\n`.
///
/// `timestamp` and `nonce` are the headers' values as they came, `body` the raw body.
pub fn signing_message(timestamp: &str, nonce: &str, body: &[u8]) -> Vec<u8> {
    verify::signed_parts(timestamp, nonce, body).concat()
}

/// Whether `signature_base64` (padded, standard alphabet) is `key`'s signature of `message`.
///
/// RSASSA-PKCS1-v1_5 with SHA-256, or SM2 with SM3, as the key decides. This is the bare check:
/// it looks at no timestamp, so a captured notification passes it for ever.
pub fn verify_signature(message: &[u8], signature_base64: &str, key: &PlatformKey) -> bool {
    verify::verify_base64(key, &[message], signature_base64).is_ok()
}

/// Decrypts a resource, and checks its 128-bit tag.
///
/// `api_v3_key` has 32 bytes, `nonce` 12; `ciphertext_base64` is padded base64 of the ciphertext and
/// the tag; `algorithm` is `AEAD_AES_256_GCM` or `AEAD_SM4_GCM`.
///
/// # Errors
/// `API_V3_KEY_INVALID`, `RESOURCE_UNSUPPORTED` for another algorithm, `DECRYPTION_FAILED`.
pub fn decrypt_resource(
    api_v3_key: &[u8],
    nonce: &str,
    associated_data: &str,
    ciphertext_base64: &str,
    algorithm: &str,
) -> Result<Vec<u8>> {
    let key = ApiV3Key::new(api_v3_key)?;
    let Some(algorithm) = AeadAlgorithm::from_name(algorithm) else {
        let message = format!(
            "algorithm is {:?}, and only AEAD_AES_256_GCM and AEAD_SM4_GCM are known",
            shortened(algorithm, 64)
        );
        return Err(Error::new(ErrorCode::ResourceUnsupported, message).with_field("algorithm"));
    };
    let encrypted = Encrypted { at: "", algorithm, ciphertext: ciphertext_base64, nonce, associated_data };
    decrypt::open(&encrypted, &[key]).map(|(plaintext, _)| plaintext)
}
