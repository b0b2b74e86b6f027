//! The single steps.

use rustler::{Binary, Env};
use wxnotify::PlatformKey;

use crate::binaries::{binary, text};
use crate::error::{answer, Answer};

#[rustler::nif(schedule = "DirtyCpu")]
fn signing_message<'a>(env: Env<'a>, timestamp: Binary<'a>, nonce: Binary<'a>, body: Binary<'a>) -> Answer<Binary<'a>> {
    answer(|| {
        let message = wxnotify::signing_message(text("timestamp", &timestamp)?, text("nonce", &nonce)?, &body);
        Ok(binary(env, &message))
    })
}

#[rustler::nif(schedule = "DirtyCpu")]
fn verify_signature(message: Binary<'_>, signature: Binary<'_>, key: Binary<'_>) -> Answer<bool> {
    answer(|| {
        let key = PlatformKey::from_pem(text("key", &key)?)?;
        // A signature that is not even text is a bad signature, and those are false.
        Ok(std::str::from_utf8(&signature).is_ok_and(|signature| wxnotify::verify_signature(&message, signature, &key)))
    })
}

#[rustler::nif(schedule = "DirtyCpu")]
fn decrypt_resource<'a>(
    env: Env<'a>,
    api_v3_key: Binary<'a>,
    nonce: Binary<'a>,
    associated_data: Binary<'a>,
    ciphertext: Binary<'a>,
    algorithm: Binary<'a>,
) -> Answer<Binary<'a>> {
    answer(|| {
        let plaintext = wxnotify::decrypt_resource(
            &api_v3_key,
            text("nonce", &nonce)?,
            text("associated_data", &associated_data)?,
            text("ciphertext", &ciphertext)?,
            text("algorithm", &algorithm)?,
        )?;
        Ok(binary(env, &plaintext))
    })
}
