//! The least that a notification can cost: one signature check over the message in one piece and one
//! decryption, straight from the library, with keys parsed and base64 decoded beforehand.

use std::hint::black_box;

use aes_gcm::aead::AeadInOut;
use aes_gcm::aead::consts::U12;
use aes_gcm::{AesGcm, KeyInit};
use sm2::dsa::signature::Verifier;
use sm2::pkcs8::DecodePublicKey;
use sm3::{Digest, Sm3};
use wxnotify::testing::Platform;

use crate::Case;

/// RSA and AES-256-GCM from AWS-LC.
#[cfg(feature = "aws-lc-rs")]
pub(crate) fn rsa(platform: &Platform, case: &Case) -> Box<dyn FnMut()> {
    use aws_lc_rs::aead::{AES_256_GCM, Aad, LessSafeKey, Nonce, UnboundKey};
    use aws_lc_rs::signature::{ParsedPublicKey, RSA_PKCS1_2048_8192_SHA256};

    let key = ParsedPublicKey::new(&RSA_PKCS1_2048_8192_SHA256, spki(platform)).expect("the key is one");
    let cipher = UnboundKey::new(&AES_256_GCM, platform.api_v3_key().as_bytes()).expect("the key has 32 bytes");
    let cipher = LessSafeKey::new(cipher);
    let (message, signature) = (case.message(), case.signature());
    let (ciphertext, nonce, associated_data) = case.encrypted();
    let mut buffer = ciphertext.clone();
    Box::new(move || {
        key.verify_sig(black_box(&message), black_box(&signature)).expect("it is genuine");
        buffer.copy_from_slice(&ciphertext);
        let nonce = Nonce::assume_unique_for_key(nonce);
        let opened = cipher.open_in_place(nonce, Aad::from(associated_data.as_slice()), black_box(&mut buffer));
        black_box(opened.expect("it is genuine"));
    })
}

/// RSA and AES-256-GCM from RustCrypto.
#[cfg(not(feature = "aws-lc-rs"))]
pub(crate) fn rsa(platform: &Platform, case: &Case) -> Box<dyn FnMut()> {
    use rsa::pkcs1v15::{Signature, VerifyingKey};
    use rsa::pkcs8::DecodePublicKey;
    use rsa::signature::Verifier;

    let key = rsa::RsaPublicKey::from_public_key_der(&spki(platform)).expect("the key is one");
    let key = VerifyingKey::<sha2::Sha256>::new(key);
    let cipher = aes_gcm::Aes256Gcm::new_from_slice(platform.api_v3_key().as_bytes()).expect("the key has 32 bytes");
    let (message, signature) = (case.message(), case.signature());
    let mut open = open(cipher, case);
    Box::new(move || {
        let signature = Signature::try_from(black_box(signature.as_slice())).expect("it is as long as the key");
        key.verify(black_box(&message), &signature).expect("it is genuine");
        open();
    })
}

/// SM2, SM3 and SM4-GCM from RustCrypto, under either backend.
pub(crate) fn sm2(platform: &Platform, case: &Case) -> Box<dyn FnMut()> {
    let key = sm2::PublicKey::from_public_key_der(&spki(platform)).expect("the key is one");
    let key = sm2::dsa::VerifyingKey::new("1234567812345678", key).expect("the user id is short");
    let hash = Sm3::digest(platform.api_v3_key());
    let cipher = AesGcm::<sm4::Sm4, U12>::new_from_slice(&hash[..16]).expect("the key has 16 bytes");
    let (message, signature) = (case.message(), case.signature());
    let mut open = open(cipher, case);
    Box::new(move || {
        let signature = sm2::dsa::Signature::from_der(black_box(&signature)).expect("it is DER");
        key.verify(black_box(&message), &signature).expect("it is genuine");
        open();
    })
}

fn open<C: AeadInOut<NonceSize = U12>>(cipher: C, case: &Case) -> impl FnMut() + use<C> {
    let (ciphertext, nonce, associated_data) = case.encrypted();
    let mut buffer = Vec::with_capacity(ciphertext.len());
    move || {
        buffer.clear();
        buffer.extend_from_slice(&ciphertext);
        cipher.decrypt_in_place((&nonce).into(), &associated_data, &mut buffer).expect("it is genuine");
        black_box(&buffer);
    }
}

fn spki(platform: &Platform) -> Vec<u8> {
    pem::parse(platform.public_key_pem()).expect("the platform writes PEM").into_contents()
}
