//! SM2, SM3 and SM4-GCM (商密), from RustCrypto under both backends.

mod verify;

use aes_gcm::aead::consts::U12;
use aes_gcm::aead::{AeadCore, AeadInOut};
use aes_gcm::{AesGcm, KeyInit};
use sm2::SecretKey;
use sm2::dsa::signature::Signer;
use sm2::dsa::{Signature, SigningKey};
use sm2::pkcs8::{DecodePrivateKey, EncodePrivateKey, EncodePublicKey};
use sm3::{Digest, Sm3};
use sm4::Sm4;
use zeroize::{Zeroize, Zeroizing};

pub(crate) use self::verify::Sm2PublicKey;
use super::{AEAD_NONCE_LEN, API_V3_KEY_LEN};

/// The user id that GM/T 0009 gives where none was agreed, which is what the platform signs with.
const USER_ID: &str = "1234567812345678";

pub(crate) struct Sm2PrivateKey(SecretKey);

impl Sm2PrivateKey {
    pub(super) fn from_pkcs8(der: &[u8]) -> Option<Self> {
        SecretKey::from_pkcs8_der(der).ok().map(Self)
    }

    pub(super) fn from_sec1(der: &[u8]) -> Option<Self> {
        SecretKey::from_sec1_der(der).ok().map(Self)
    }

    pub(super) fn generate() -> Self {
        // A random number is a key unless it is zero or not below the order: one in 2^32 is drawn again.
        loop {
            let mut bytes = Zeroizing::new([0u8; 32]);
            getrandom::fill(bytes.as_mut()).expect("the operating system has a random number generator");
            if let Ok(key) = SecretKey::from_slice(bytes.as_ref()) {
                return Self(key);
            }
        }
    }

    pub(super) fn sign(&self, message: &[u8]) -> Vec<u8> {
        let key = SigningKey::new(USER_ID, &self.0).expect("the default user id is short enough");
        let signature: Signature = key.sign(message);
        signature.to_der().as_bytes().to_vec()
    }

    pub(super) fn public_key_der(&self) -> Vec<u8> {
        let der = self.0.public_key().to_public_key_der();
        der.expect("a parsed key encodes").as_bytes().to_vec()
    }

    pub(super) fn to_pkcs8(&self) -> Zeroizing<Vec<u8>> {
        self.0.to_pkcs8_der().expect("a parsed key encodes").to_bytes()
    }
}

/// SM4-GCM under the first 16 bytes of SM3(APIv3 key).
pub(crate) struct Sm4Gcm(AesGcm<Sm4, U12>);

impl Sm4Gcm {
    pub(super) fn from_api_v3_key(key: &[u8; API_V3_KEY_LEN]) -> Self {
        let mut hash = Sm3::digest(key);
        let cipher = Self::from_raw(hash[..16].try_into().expect("SM3 makes 32 bytes"));
        hash.zeroize();
        cipher
    }

    pub(super) fn from_raw(key: &[u8; 16]) -> Self {
        Self(AesGcm::new(key.into()))
    }

    pub(super) fn open(&self, nonce: &[u8; AEAD_NONCE_LEN], aad: &[u8], buffer: &mut Vec<u8>) -> bool {
        gcm_open(&self.0, nonce, aad, buffer)
    }

    pub(super) fn seal(&self, nonce: &[u8; AEAD_NONCE_LEN], aad: &[u8], buffer: &mut Vec<u8>) {
        gcm_seal(&self.0, nonce, aad, buffer);
    }
}

pub(super) fn gcm_open<C>(cipher: &C, nonce: &[u8; AEAD_NONCE_LEN], aad: &[u8], buffer: &mut Vec<u8>) -> bool
where
    C: AeadInOut + AeadCore<NonceSize = U12>,
{
    cipher.decrypt_in_place(nonce.into(), aad, buffer).is_ok()
}

pub(super) fn gcm_seal<C>(cipher: &C, nonce: &[u8; AEAD_NONCE_LEN], aad: &[u8], buffer: &mut Vec<u8>)
where
    C: AeadInOut + AeadCore<NonceSize = U12>,
{
    let sealed = cipher.encrypt_in_place(nonce.into(), aad, buffer);
    sealed.expect("a notification is shorter than GCM's limit");
}
