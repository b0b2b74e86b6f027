//! RSA and AES-256-GCM in pure Rust.

use aes_gcm::KeyInit;
use rsa::pkcs1::{DecodeRsaPrivateKey, DecodeRsaPublicKey};
use rsa::pkcs1v15::{Signature, SigningKey, VerifyingKey};
use rsa::pkcs8::{DecodePrivateKey, EncodePrivateKey, EncodePublicKey};
use rsa::signature::hazmat::PrehashVerifier;
use rsa::signature::{SignatureEncoding, Signer};
use rsa::traits::PublicKeyParts;
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use super::{AEAD_NONCE_LEN, API_V3_KEY_LEN, shang_mi};

// Read by the parent where this is the backend in use, by the tests where it is the second opinion.
#[cfg_attr(feature = "aws-lc-rs", allow(dead_code))]
pub(super) const NAME: &str = "rustcrypto";

#[derive(Clone)]
pub(crate) struct RsaPublicKey(VerifyingKey<Sha256>);

#[cfg_attr(feature = "aws-lc-rs", allow(dead_code))]
impl RsaPublicKey {
    pub(super) fn from_pkcs1(der: &[u8]) -> Option<Self> {
        rsa::RsaPublicKey::from_pkcs1_der(der).ok().map(|key| Self(VerifyingKey::new(key)))
    }

    pub(super) fn verify(&self, parts: &[&[u8]], signature: &[u8]) -> bool {
        let mut hash = Sha256::new();
        for part in parts {
            hash.update(part);
        }
        Signature::try_from(signature)
            .is_ok_and(|signature| self.0.verify_prehash(&hash.finalize(), &signature).is_ok())
    }
}

#[cfg_attr(feature = "aws-lc-rs", allow(dead_code))]
pub(crate) struct RsaPrivateKey(rsa::RsaPrivateKey);

#[cfg_attr(feature = "aws-lc-rs", allow(dead_code))]
impl RsaPrivateKey {
    pub(super) fn from_pkcs8(der: &[u8]) -> Option<Self> {
        rsa::RsaPrivateKey::from_pkcs8_der(der).ok().and_then(Self::long_enough)
    }

    pub(super) fn from_pkcs1(der: &[u8]) -> Option<Self> {
        rsa::RsaPrivateKey::from_pkcs1_der(der).ok().and_then(Self::long_enough)
    }

    /// AWS-LC has this limit built in.
    fn long_enough(key: rsa::RsaPrivateKey) -> Option<Self> {
        (key.n().bits() >= 2048).then_some(Self(key))
    }

    pub(super) fn generate() -> Self {
        let mut rng = getrandom::rand_core::UnwrapErr(getrandom::SysRng);
        Self(rsa::RsaPrivateKey::new(&mut rng, 2048).expect("2048 bits is a size that RSA takes"))
    }

    pub(super) fn sign(&self, message: &[u8]) -> Vec<u8> {
        SigningKey::<Sha256>::new(self.0.clone()).sign(message).to_vec()
    }

    pub(super) fn public_key_der(&self) -> Vec<u8> {
        let der = self.0.to_public_key().to_public_key_der();
        der.expect("a parsed key encodes").as_bytes().to_vec()
    }

    pub(super) fn to_pkcs8(&self) -> Zeroizing<Vec<u8>> {
        self.0.to_pkcs8_der().expect("a parsed key encodes").to_bytes()
    }
}

/// The `zeroize` feature of the crates wipes the expanded key on drop.
pub(crate) struct Aes256Gcm(aes_gcm::Aes256Gcm);

#[cfg_attr(feature = "aws-lc-rs", allow(dead_code))]
impl Aes256Gcm {
    pub(super) fn new(key: &[u8; API_V3_KEY_LEN]) -> Self {
        Self(aes_gcm::Aes256Gcm::new(key.into()))
    }

    pub(super) fn open(&self, nonce: &[u8; AEAD_NONCE_LEN], aad: &[u8], buffer: &mut Vec<u8>) -> bool {
        shang_mi::gcm_open(&self.0, nonce, aad, buffer)
    }

    pub(super) fn seal(&self, nonce: &[u8; AEAD_NONCE_LEN], aad: &[u8], buffer: &mut Vec<u8>) {
        shang_mi::gcm_seal(&self.0, nonce, aad, buffer);
    }
}
