//! RSA and AES-256-GCM from AWS-LC.

use aws_lc_rs::aead::{AES_256_GCM, Aad, LessSafeKey, Nonce, UnboundKey};
use aws_lc_rs::digest::{self, SHA256};
use aws_lc_rs::encoding::{AsDer, Pkcs8V1Der, PublicKeyX509Der};
use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::rsa::{KeyPair, KeySize};
use aws_lc_rs::signature::{KeyPair as _, ParsedPublicKey, RSA_PKCS1_2048_8192_SHA256, RSA_PKCS1_SHA256};
use zeroize::Zeroizing;

use super::{AEAD_NONCE_LEN, API_V3_KEY_LEN};

pub(super) const NAME: &str = "aws-lc-rs";

#[derive(Clone)]
pub(crate) struct RsaPublicKey(ParsedPublicKey);

impl RsaPublicKey {
    pub(super) fn from_pkcs1(der: &[u8]) -> Option<Self> {
        ParsedPublicKey::new(&RSA_PKCS1_2048_8192_SHA256, der).ok().map(Self)
    }

    pub(super) fn verify(&self, parts: &[&[u8]], signature: &[u8]) -> bool {
        let mut context = digest::Context::new(&SHA256);
        for part in parts {
            context.update(part);
        }
        self.0.verify_digest_sig(&context.finish(), signature).is_ok()
    }
}

pub(crate) struct RsaPrivateKey(KeyPair);

impl RsaPrivateKey {
    pub(super) fn from_pkcs8(der: &[u8]) -> Option<Self> {
        KeyPair::from_pkcs8(der).ok().map(Self)
    }

    pub(super) fn from_pkcs1(der: &[u8]) -> Option<Self> {
        KeyPair::from_der(der).ok().map(Self)
    }

    pub(super) fn generate() -> Self {
        Self(KeyPair::generate(KeySize::Rsa2048).expect("AWS-LC makes a 2048-bit key"))
    }

    pub(super) fn sign(&self, message: &[u8]) -> Vec<u8> {
        let mut signature = vec![0; self.0.public_modulus_len()];
        self.0.sign(&RSA_PKCS1_SHA256, &SystemRandom::new(), message, &mut signature).expect("a parsed RSA key signs");
        signature
    }

    pub(super) fn public_key_der(&self) -> Vec<u8> {
        let der: PublicKeyX509Der<'_> = self.0.public_key().as_der().expect("a parsed key encodes");
        der.as_ref().to_vec()
    }

    pub(super) fn to_pkcs8(&self) -> Zeroizing<Vec<u8>> {
        let der: Pkcs8V1Der<'_> = self.0.as_der().expect("a parsed key encodes");
        Zeroizing::new(der.as_ref().to_vec())
    }
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
