//! Step 13 of the pipeline: opening the resource.

use base64::Engine;

use crate::crypto::{AEAD_NONCE_LEN, AEAD_TAG_LEN};
use crate::envelope::Encrypted;
use crate::strict_base64::STRICT;
use crate::{ApiV3Key, Error, ErrorCode, Result};

/// Opens `encrypted` with the first of `keys` that fits, and says which.
pub(crate) fn open<'k>(encrypted: &Encrypted<'_>, keys: &'k [ApiV3Key]) -> Result<(Vec<u8>, &'k ApiV3Key)> {
    let nonce = encrypted.nonce.as_bytes();
    let nonce: &[u8; AEAD_NONCE_LEN] = nonce.try_into().map_err(|_| {
        failed(format!("resource.nonce must have {AEAD_NONCE_LEN} bytes, and has {}", nonce.len()))
            .with_field("resource.nonce")
    })?;
    for key in keys {
        // Decoded anew for each key: a key that does not fit leaves nothing of the buffer.
        let mut buffer = STRICT.decode(encrypted.ciphertext).map_err(|_| {
            failed("resource.ciphertext is not base64 (standard alphabet, padded)".into())
                .with_field("resource.ciphertext")
        })?;
        if buffer.len() < AEAD_TAG_LEN {
            let message =
                format!("resource.ciphertext has {} bytes, fewer than its tag of {AEAD_TAG_LEN}", buffer.len());
            return Err(failed(message).with_field("resource.ciphertext"));
        }
        if key.keys.open(encrypted.algorithm, nonce, encrypted.associated_data.as_bytes(), &mut buffer) {
            return Ok((buffer, key));
        }
    }
    Err(none_fits(encrypted, keys))
}

fn none_fits(encrypted: &Encrypted<'_>, keys: &[ApiV3Key]) -> Error {
    let labels: Vec<&str> = keys.iter().filter_map(ApiV3Key::label).collect();
    let held = match (keys.len(), labels.as_slice()) {
        (1, []) => "the APIv3 key does not open the resource".to_owned(),
        (1, [label]) => format!("the APIv3 key {label:?} does not open the resource"),
        (count, []) => format!("none of the {count} APIv3 keys opens the resource"),
        (count, labels) => {
            format!("none of the {count} APIv3 keys opens the resource (labelled {})", labels.join(", "))
        }
    };
    failed(format!(
        "{held} ({}); give the APIv3密钥 of the merchant that this notification is for (账户中心 → API安全), not the v2 API密钥, and beside it the former one while it was just changed",
        encrypted.algorithm.name(),
    ))
    .with_field("resource.ciphertext")
}

fn failed(message: String) -> Error {
    Error::new(ErrorCode::DecryptionFailed, message)
}
