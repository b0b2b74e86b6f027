//! Everything that touches a cryptographic primitive, and nothing else does.
//!
//! RSA and AES-GCM come from one of two backends, chosen by cargo feature. SM2, SM3 and SM4 come
//! from RustCrypto under both. Callers see the types of this file only.

#[cfg(feature = "aws-lc-rs")]
mod aws_lc;
#[cfg(feature = "rustcrypto")]
mod rustcrypto;
mod shang_mi;
#[cfg(test)]
mod tests;

#[cfg(feature = "aws-lc-rs")]
use aws_lc as backend;
#[cfg(all(feature = "rustcrypto", not(feature = "aws-lc-rs")))]
use rustcrypto as backend;

#[cfg(not(any(feature = "aws-lc-rs", feature = "rustcrypto")))]
compile_error!("wxnotify needs one of its features `aws-lc-rs` (the default) or `rustcrypto`");

use std::fmt;

use serde::Serialize;
use zeroize::Zeroizing;

/// Length of an APIv3 key, in bytes.
pub(crate) const API_V3_KEY_LEN: usize = 32;
/// Length of the nonce of both AEAD algorithms, in bytes.
pub(crate) const AEAD_NONCE_LEN: usize = 12;
/// Length of the tag of both AEAD algorithms, in bytes.
pub(crate) const AEAD_TAG_LEN: usize = 16;

/// The name of the backend in use, for reports and benchmarks.
pub(crate) const BACKEND: &str = backend::NAME;

/// How a platform key signs. The key decides; a header can only contradict it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "UPPERCASE")]
#[non_exhaustive]
pub enum SignatureAlgorithm {
    /// RSASSA-PKCS1-v1_5 with SHA-256.
    Rsa,
    /// SM2 with SM3, the default user id `1234567812345678`, signature as DER.
    Sm2,
}

impl SignatureAlgorithm {
    /// `RSA` or `SM2`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Rsa => "RSA",
            Self::Sm2 => "SM2",
        }
    }
}

impl fmt::Display for SignatureAlgorithm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// A public key, parsed once.
#[derive(Clone)]
pub(crate) enum VerifyKey {
    Rsa { key: backend::RsaPublicKey, modulus_len: usize },
    Sm2(shang_mi::Sm2PublicKey),
}

impl VerifyKey {
    /// `pkcs1` is the DER of a PKCS#1 `RSAPublicKey` whose numbers were checked already.
    pub(crate) fn rsa(pkcs1: &[u8], modulus_len: usize) -> Option<Self> {
        backend::RsaPublicKey::from_pkcs1(pkcs1).map(|key| Self::Rsa { key, modulus_len })
    }

    /// `point` is the SEC1 encoding of a point on the SM2 curve.
    pub(crate) fn sm2(point: &[u8]) -> Option<Self> {
        shang_mi::Sm2PublicKey::from_sec1(point).map(Self::Sm2)
    }

    pub(crate) fn algorithm(&self) -> SignatureAlgorithm {
        match self {
            Self::Rsa { .. } => SignatureAlgorithm::Rsa,
            Self::Sm2(_) => SignatureAlgorithm::Sm2,
        }
    }

    /// The length a signature must have, in bytes; DER signatures (SM2) have none.
    pub(crate) fn signature_len(&self) -> Option<usize> {
        match self {
            Self::Rsa { modulus_len, .. } => Some(*modulus_len),
            Self::Sm2(_) => None,
        }
    }

    /// Verifies a signature over the concatenation of `parts`, without concatenating them.
    pub(crate) fn verify(&self, parts: &[&[u8]], signature: &[u8]) -> bool {
        match self {
            Self::Rsa { key, modulus_len } => signature.len() == *modulus_len && key.verify(parts, signature),
            Self::Sm2(key) => key.verify(parts, signature),
        }
    }
}

/// A private key: the pretend platform's, or the merchant's for signing a request.
#[allow(clippy::large_enum_variant)] // there is one of them at a time
pub(crate) enum SigningKey {
    Rsa(backend::RsaPrivateKey),
    Sm2(shang_mi::Sm2PrivateKey),
}

impl SigningKey {
    pub(crate) fn rsa_from_pkcs8(der: &[u8]) -> Option<Self> {
        backend::RsaPrivateKey::from_pkcs8(der).map(Self::Rsa)
    }

    pub(crate) fn rsa_from_pkcs1(der: &[u8]) -> Option<Self> {
        backend::RsaPrivateKey::from_pkcs1(der).map(Self::Rsa)
    }

    pub(crate) fn sm2_from_pkcs8(der: &[u8]) -> Option<Self> {
        shang_mi::Sm2PrivateKey::from_pkcs8(der).map(Self::Sm2)
    }

    pub(crate) fn sm2_from_sec1(der: &[u8]) -> Option<Self> {
        shang_mi::Sm2PrivateKey::from_sec1(der).map(Self::Sm2)
    }

    /// A fresh key: RSA of 2048 bits, or SM2.
    pub(crate) fn generate(algorithm: SignatureAlgorithm) -> Self {
        match algorithm {
            SignatureAlgorithm::Rsa => Self::Rsa(backend::RsaPrivateKey::generate()),
            SignatureAlgorithm::Sm2 => Self::Sm2(shang_mi::Sm2PrivateKey::generate()),
        }
    }

    pub(crate) fn algorithm(&self) -> SignatureAlgorithm {
        match self {
            Self::Rsa(_) => SignatureAlgorithm::Rsa,
            Self::Sm2(_) => SignatureAlgorithm::Sm2,
        }
    }

    /// Signs `message`. Deterministic: PKCS#1 v1.5, and SM2 with the nonce of RFC 6979.
    pub(crate) fn sign(&self, message: &[u8]) -> Vec<u8> {
        match self {
            Self::Rsa(key) => key.sign(message),
            Self::Sm2(key) => key.sign(message),
        }
    }

    /// The public half, as DER SubjectPublicKeyInfo.
    pub(crate) fn public_key_der(&self) -> Vec<u8> {
        match self {
            Self::Rsa(key) => key.public_key_der(),
            Self::Sm2(key) => key.public_key_der(),
        }
    }

    /// The private key itself, as DER PKCS#8.
    pub(crate) fn to_pkcs8(&self) -> Zeroizing<Vec<u8>> {
        match self {
            Self::Rsa(key) => key.to_pkcs8(),
            Self::Sm2(key) => key.to_pkcs8(),
        }
    }
}

/// The ciphers that an envelope's `algorithm` can name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum AeadAlgorithm {
    Aes256Gcm,
    Sm4Gcm,
}

impl AeadAlgorithm {
    pub(crate) fn from_name(name: &str) -> Option<Self> {
        match name {
            "AEAD_AES_256_GCM" => Some(Self::Aes256Gcm),
            "AEAD_SM4_GCM" => Some(Self::Sm4Gcm),
            _ => None,
        }
    }

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Aes256Gcm => "AEAD_AES_256_GCM",
            Self::Sm4Gcm => "AEAD_SM4_GCM",
        }
    }
}

/// One APIv3 key, expanded for both algorithms. The key's own bytes are not kept.
pub(crate) struct AeadKeys {
    aes: backend::Aes256Gcm,
    sm4: shang_mi::Sm4Gcm,
}

impl AeadKeys {
    pub(crate) fn new(key: &[u8; API_V3_KEY_LEN]) -> Self {
        Self { aes: backend::Aes256Gcm::new(key), sm4: shang_mi::Sm4Gcm::from_api_v3_key(key) }
    }

    /// Decrypts `buffer` (ciphertext, then tag) in place and cuts the tag off. On failure the
    /// buffer's content is worthless.
    pub(crate) fn open(
        &self,
        algorithm: AeadAlgorithm,
        nonce: &[u8; AEAD_NONCE_LEN],
        aad: &[u8],
        buffer: &mut Vec<u8>,
    ) -> bool {
        if buffer.len() < AEAD_TAG_LEN {
            return false;
        }
        match algorithm {
            AeadAlgorithm::Aes256Gcm => self.aes.open(nonce, aad, buffer),
            AeadAlgorithm::Sm4Gcm => self.sm4.open(nonce, aad, buffer),
        }
    }

    /// Encrypts `buffer` in place and appends the tag.
    pub(crate) fn seal(
        &self,
        algorithm: AeadAlgorithm,
        nonce: &[u8; AEAD_NONCE_LEN],
        aad: &[u8],
        buffer: &mut Vec<u8>,
    ) {
        match algorithm {
            AeadAlgorithm::Aes256Gcm => self.aes.seal(nonce, aad, buffer),
            AeadAlgorithm::Sm4Gcm => self.sm4.seal(nonce, aad, buffer),
        }
    }
}

/// `len` random characters of `[0-9A-Za-z]`, for nonces, ids and test keys.
pub(crate) fn random_alphanumeric(len: usize) -> String {
    const ALPHABET: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    // Bytes at or over the largest multiple of 62 would favour the first letters: drawn again.
    const LIMIT: u8 = 248;
    let mut text = String::with_capacity(len);
    let mut pool = [0u8; 64];
    while text.len() < len {
        getrandom::fill(&mut pool).expect("the operating system has a random number generator");
        let usable = pool.iter().filter(|byte| **byte < LIMIT);
        text.extend(usable.take(len - text.len()).map(|byte| char::from(ALPHABET[usize::from(byte % 62)])));
    }
    text
}
