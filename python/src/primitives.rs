//! The single steps, for stacks that replace only their own crypto.

use pyo3::prelude::*;
use pyo3::types::PyBytes;

use crate::error::detached;
use crate::input;
use crate::platform_keys::PlatformKey;

/// The bytes that the platform signs: `timestamp\nnonce\nbody\n`.
///
/// `timestamp` and `nonce` are the headers' values as they came, `body` the raw body. Raises
/// ArgumentInvalid for a body that is not raw bytes.
#[pyfunction]
pub(crate) fn signing_message<'py>(
    py: Python<'py>,
    timestamp: &str,
    nonce: &str,
    body: &Bound<'py, PyAny>,
) -> PyResult<Bound<'py, PyBytes>> {
    let body = input::body(body)?;
    Ok(PyBytes::new(py, &wxnotify::signing_message(timestamp, nonce, body.as_bytes())))
}

/// Whether `signature_base64` (padded, standard alphabet) is the key's signature of `message`.
///
/// `key` is a PlatformKey, or the PEM of one certificate or public key (parsed anew at each call).
/// RSASSA-PKCS1-v1_5 with SHA-256, or SM2 with SM3, as the key decides. This is the bare check: it looks at
/// no timestamp, so a captured notification passes it for ever.
///
/// A bad signature is False. Raises PemInvalid, KeyUnsupported, MerchantCertificate or
/// PrivateKeyGiven for a bad key.
#[pyfunction]
pub(crate) fn verify_signature(
    py: Python<'_>,
    message: &Bound<'_, PyAny>,
    signature_base64: &str,
    key: &Bound<'_, PyAny>,
) -> PyResult<bool> {
    let message = input::body(message)?;
    let message = message.as_bytes();
    let key = match key.cast::<PlatformKey>() {
        Ok(key) => key.get().0.clone(),
        Err(_) => {
            let pem = input::pem(key, "key")?;
            detached(py, || wxnotify::PlatformKey::from_pem(&pem))?
        }
    };
    detached(py, || Ok(wxnotify::verify_signature(message, signature_base64, &key)))
}

/// Decrypts a resource, and checks its 128-bit tag.
///
/// `api_v3_key` has 32 bytes, `nonce` 12; `ciphertext_base64` is padded base64 of the ciphertext and the
/// tag; `algorithm` is `AEAD_AES_256_GCM` or `AEAD_SM4_GCM`.
///
/// Raises ApiV3KeyInvalid, ResourceUnsupported for another algorithm, or DecryptionFailed.
#[pyfunction]
#[pyo3(signature = (api_v3_key, nonce, associated_data, ciphertext_base64, algorithm = "AEAD_AES_256_GCM"))]
pub(crate) fn decrypt_resource<'py>(
    py: Python<'py>,
    api_v3_key: &Bound<'py, PyAny>,
    nonce: &str,
    associated_data: &str,
    ciphertext_base64: &str,
    algorithm: &str,
) -> PyResult<Bound<'py, PyBytes>> {
    let key = input::text(api_v3_key, "api_v3_key")?;
    let plaintext =
        detached(py, || wxnotify::decrypt_resource(&key, nonce, associated_data, ciphertext_base64, algorithm))?;
    Ok(PyBytes::new(py, &plaintext))
}
