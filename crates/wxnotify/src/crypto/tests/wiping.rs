//! What holds a key wipes it when it is dropped.
//!
//! Reading freed memory to see that it is empty needs `unsafe`, which this crate forbids. What is
//! asserted instead is, type by type, that every field that holds a key is of a type whose own crate
//! promises and tests the wiping: the code below does not compile where a cargo feature or a new
//! version takes the promise back. AWS-LC's keys are not Rust's: its `OPENSSL_free` wipes whatever it
//! frees.

use aes_gcm::AesGcm;
use aes_gcm::aead::consts::U12;
use zeroize::{ZeroizeOnDrop, Zeroizing};

const fn wipes_on_drop<T: ZeroizeOnDrop>() {}

/// The fields of `Sm4Gcm` and `Sm2PrivateKey`, and the hash that the SM4 key is made with. While an SM2
/// key signs, a copy of it is on the stack (`sm2::dsa::SigningKey`), which its crate does not wipe.
const _: () = {
    wipes_on_drop::<AesGcm<sm4::Sm4, U12>>();
    wipes_on_drop::<sm2::SecretKey>();
    wipes_on_drop::<sm3::Sm3>();
};

/// The fields of the pure-Rust `Aes256Gcm` and `RsaPrivateKey`.
#[cfg(feature = "rustcrypto")]
const _: () = {
    wipes_on_drop::<aes_gcm::Aes256Gcm>();
    wipes_on_drop::<rsa::RsaPrivateKey>();
    wipes_on_drop::<rsa::pkcs1v15::SigningKey<sha2::Sha256>>();
};

/// Encoded private keys, and the PEM blocks that they are read from.
#[test]
fn encoded_private_keys_wipe_themselves() {
    fn wiping(_: &Zeroizing<Vec<u8>>) {}

    let key = super::super::SigningKey::generate(crate::SignatureAlgorithm::Sm2);
    wiping(&key.to_pkcs8());
    let blocks = crate::pem::read(crate::testing::Platform::sm2().private_key_pem().as_str(), "key").unwrap();
    wiping(&blocks[0].der);
}
