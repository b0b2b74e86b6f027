//! The single steps, for stacks that replace only their own crypto.

use std::ffi::{c_char, c_void};

use wxnotify_core::{decrypt_resource, signing_message, verify_signature};

use crate::boundary::Call;
use crate::bytes::wxn_bytes;
use crate::error::wxn_error;
use crate::platform_keys::wxn_platform_key;

/// The bytes that the platform signs: `timestamp`, `nonce` and `body`, each with a line feed after it.
/// The first two are the headers' values as they came, `body` is the raw body. Free them with `wxn_bytes_free`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn wxn_signing_message(
    timestamp: *const c_char,
    timestamp_len: usize,
    nonce: *const c_char,
    nonce_len: usize,
    body: *const c_void,
    body_len: usize,
    out: *mut *mut wxn_bytes,
    error: *mut *mut wxn_error,
) -> i32 {
    // SAFETY: our caller's promise.
    let call = unsafe { Call::begin(error) };
    call.answer(|| {
        let out = call.out("out", out)?;
        let timestamp = call.text("timestamp", timestamp, timestamp_len)?;
        let nonce = call.text("nonce", nonce, nonce_len)?;
        let body = call.bytes("body", body, body_len)?;
        out.hand_out(signing_message(timestamp, nonce, body))
    })
}

/// Writes into `is_valid` 1 where `signature` (base64, padded, standard alphabet) is `key`'s signature of
/// `message`, and else 0. A bad signature is no error: the function returns `WXN_OK`, and `is_valid` decides.
///
/// This is the bare check: it looks at no timestamp, so a captured notification passes it for ever.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn wxn_verify_signature(
    key: *const wxn_platform_key,
    message: *const c_void,
    message_len: usize,
    signature: *const c_char,
    signature_len: usize,
    is_valid: *mut u8,
    error: *mut *mut wxn_error,
) -> i32 {
    // SAFETY: our caller's promise.
    let call = unsafe { Call::begin(error) };
    call.answer(|| {
        let out = call.out("is_valid", is_valid)?;
        let key = call.handle("key", key)?;
        let message = call.bytes("message", message, message_len)?;
        // What is not even text is no signature.
        let signature = String::from_utf8_lossy(call.bytes("signature", signature.cast(), signature_len)?);
        out.set(verify_signature(message, &signature, &key.key).into())
    })
}

/// Decrypts a resource, and checks its 128-bit tag. `api_v3_key` has 32 bytes, `nonce` 12; `ciphertext` is
/// padded base64 of the ciphertext and the tag; `algorithm` is `AEAD_AES_256_GCM` or `AEAD_SM4_GCM`. Free the
/// plaintext with `wxn_bytes_free`.
///
/// Errors: `API_V3_KEY_INVALID`, `RESOURCE_UNSUPPORTED` for another algorithm, `DECRYPTION_FAILED`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn wxn_decrypt_resource(
    api_v3_key: *const c_void,
    api_v3_key_len: usize,
    nonce: *const c_char,
    nonce_len: usize,
    associated_data: *const c_char,
    associated_data_len: usize,
    ciphertext: *const c_char,
    ciphertext_len: usize,
    algorithm: *const c_char,
    algorithm_len: usize,
    out: *mut *mut wxn_bytes,
    error: *mut *mut wxn_error,
) -> i32 {
    // SAFETY: our caller's promise.
    let call = unsafe { Call::begin(error) };
    call.answer(|| {
        let out = call.out("out", out)?;
        let api_v3_key = call.bytes("api_v3_key", api_v3_key, api_v3_key_len)?;
        let nonce = call.text("nonce", nonce, nonce_len)?;
        let associated_data = call.text("associated_data", associated_data, associated_data_len)?;
        let ciphertext = call.text("ciphertext", ciphertext, ciphertext_len)?;
        let algorithm = call.text("algorithm", algorithm, algorithm_len)?;
        out.hand_out(decrypt_resource(api_v3_key, nonce, associated_data, ciphertext, algorithm)?)
    })
}
