//! The single steps.

use wxnotify::{PlatformKey, Result};

use crate::wire::{Reader, Writer};

/// Timestamp, nonce, body -> message.
pub(crate) fn signing_message(request: &mut Reader<'_>) -> Result<Writer> {
    Ok(bytes(&wxnotify::signing_message(request.text(), request.text(), request.bytes())))
}

/// Message, signature, key -> whether it verifies.
pub(crate) fn verify_signature(request: &mut Reader<'_>) -> Result<Writer> {
    let (message, signature) = (request.bytes(), request.text());
    let key = PlatformKey::from_pem(request.text())?;
    let mut reply = Writer::new();
    reply.boolean(wxnotify::verify_signature(message, signature, &key));
    Ok(reply)
}

/// APIv3 key, nonce, associated data, ciphertext, algorithm -> plaintext.
pub(crate) fn decrypt_resource(request: &mut Reader<'_>) -> Result<Writer> {
    let plaintext =
        wxnotify::decrypt_resource(request.bytes(), request.text(), request.text(), request.text(), request.text())?;
    Ok(bytes(&plaintext))
}

fn bytes(value: &[u8]) -> Writer {
    let mut reply = Writer::with_capacity(value.len() + 8);
    reply.bytes(value);
    reply
}
