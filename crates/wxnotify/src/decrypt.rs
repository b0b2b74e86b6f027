//! Step 13 of the pipeline: opening the resource.

use base64::Engine;

use crate::crypto::{AEAD_NONCE_LEN, AEAD_TAG_LEN};
use crate::envelope::Encrypted;
use crate::strict_base64::STRICT;
use crate::{ApiV3Key, Error, ErrorCode, Result, api_key};

/// Opens `encrypted` with the first of `keys` that fits, and says which.
pub(crate) fn open<'k>(encrypted: &Encrypted<'_>, keys: &'k [ApiV3Key]) -> Result<(Vec<u8>, &'k ApiV3Key)> {
    let nonce = encrypted.nonce.as_bytes();
    let nonce: &[u8; AEAD_NONCE_LEN] = nonce.try_into().map_err(|_| {
        failed(encrypted, "nonce", |at| format!("{at} must have {AEAD_NONCE_LEN} bytes, and has {}", nonce.len()))
    })?;
    for key in keys {
        // Decoded anew for each key: a key that does not fit leaves nothing of the buffer.
        let mut buffer = STRICT.decode(encrypted.ciphertext).map_err(|_| {
            failed(encrypted, "ciphertext", |at| format!("{at} is not base64 (standard alphabet, padded)"))
        })?;
        if buffer.len() < AEAD_TAG_LEN {
            return Err(failed(encrypted, "ciphertext", |at| {
                format!("{at} has {} bytes, fewer than its tag of {AEAD_TAG_LEN}", buffer.len())
            }));
        }
        if key.keys.open(encrypted.algorithm, nonce, encrypted.associated_data.as_bytes(), &mut buffer) {
            return Ok((buffer, key));
        }
    }
    Err(none_fits(encrypted, keys))
}

fn none_fits(encrypted: &Encrypted<'_>, keys: &[ApiV3Key]) -> Error {
    let held = api_key::described("APIv3 key", keys.len(), keys.iter().filter_map(ApiV3Key::label));
    // A document has whole resources; single parts can have been mixed up.
    let advice = match encrypted.at {
        "" => {
            "check that nonce and associated_data are the ones beside this ciphertext, and that the key is the merchant's APIv3密钥 (账户中心 → API安全), not the v2 API密钥"
        }
        _ => {
            "give the APIv3密钥 of the merchant that this is for (账户中心 → API安全), not the v2 API密钥, and beside it the former one while it was just changed"
        }
    };
    let message = format!("the resource is not opened by {held} ({}); {advice}", encrypted.algorithm.name());
    failed(encrypted, "ciphertext", |_| message)
}

/// The error of one part, whose message is told where that part stands.
fn failed(encrypted: &Encrypted<'_>, part: &str, message: impl FnOnce(&str) -> String) -> Error {
    let place = encrypted.place(part);
    Error::new(ErrorCode::DecryptionFailed, message(&place)).with_field(place)
}
