//! RSA and AES-256-GCM from AWS-LC.

// The tests compare the two.
#[cfg(feature = "lean")]
pub(super) mod lean_rsa;
#[cfg(any(test, not(feature = "lean")))]
pub(super) mod rsa;

use aws_lc_rs::aead::{AES_256_GCM, Aad, LessSafeKey, Nonce, UnboundKey};
use aws_lc_rs::digest::{self, SHA256};

use super::{AEAD_NONCE_LEN, API_V3_KEY_LEN};
#[cfg(feature = "lean")]
pub(crate) use lean_rsa::{RsaPrivateKey, RsaPublicKey};
#[cfg(not(feature = "lean"))]
pub(crate) use rsa::{RsaPrivateKey, RsaPublicKey};

pub(super) const NAME: &str = "aws-lc-rs";

/// The hash of the concatenation of `parts`.
fn sha256(parts: &[&[u8]]) -> digest::Digest {
    let mut context = digest::Context::new(&SHA256);
    for part in parts {
        context.update(part);
    }
    context.finish()
}

/// AWS-LC wipes the expanded key when it frees it.
pub(crate) struct Aes256Gcm(LessSafeKey);

impl Aes256Gcm {
    pub(super) fn new(key: &[u8; API_V3_KEY_LEN]) -> Self {
        let key = UnboundKey::new(&AES_256_GCM, key).expect("AES-256 takes 32 bytes");
        Self(LessSafeKey::new(key))
    }

    pub(super) fn open(&self, nonce: &[u8; AEAD_NONCE_LEN], aad: &[u8], buffer: &mut Vec<u8>) -> bool {
        let nonce = Nonce::assume_unique_for_key(*nonce);
        match self.0.open_in_place(nonce, Aad::from(aad), buffer) {
            Ok(plaintext) => {
                let len = plaintext.len();
                buffer.truncate(len);
                true
            }
            Err(_) => false,
        }
    }

    pub(super) fn seal(&self, nonce: &[u8; AEAD_NONCE_LEN], aad: &[u8], buffer: &mut Vec<u8>) {
        let nonce = Nonce::assume_unique_for_key(*nonce);
        self.0
            .seal_in_place_append_tag(nonce, Aad::from(aad), buffer)
            .expect("a notification is shorter than GCM's limit");
    }
}
