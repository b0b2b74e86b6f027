//! RSA by way of aws-lc-rs, for whoever compiles wxnotify himself.

use aws_lc_rs::encoding::{AsDer, Pkcs8V1Der, PublicKeyX509Der};
use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::rsa::{KeyPair, KeySize};
use aws_lc_rs::signature::{KeyPair as _, ParsedPublicKey, RSA_PKCS1_2048_8192_SHA256, RSA_PKCS1_SHA256};
use zeroize::Zeroizing;

use super::sha256;

#[derive(Clone)]
pub(crate) struct RsaPublicKey(ParsedPublicKey);

impl RsaPublicKey {
    pub(in super::super) fn from_pkcs1(der: &[u8]) -> Option<Self> {
        ParsedPublicKey::new(&RSA_PKCS1_2048_8192_SHA256, der).ok().map(Self)
    }

    pub(in super::super) fn verify(&self, parts: &[&[u8]], signature: &[u8]) -> bool {
        self.0.verify_digest_sig(&sha256(parts), signature).is_ok()
    }
}

pub(crate) struct RsaPrivateKey(KeyPair);

impl RsaPrivateKey {
    pub(in super::super) fn from_pkcs8(der: &[u8]) -> Option<Self> {
        KeyPair::from_pkcs8(der).ok().map(Self)
    }

    pub(in super::super) fn from_pkcs1(der: &[u8]) -> Option<Self> {
        KeyPair::from_der(der).ok().map(Self)
    }

    pub(in super::super) fn generate() -> Self {
        Self(KeyPair::generate(KeySize::Rsa2048).expect("AWS-LC makes a 2048-bit key"))
    }

    pub(in super::super) fn sign(&self, message: &[u8]) -> Vec<u8> {
        let mut signature = vec![0; self.0.public_modulus_len()];
        self.0.sign(&RSA_PKCS1_SHA256, &SystemRandom::new(), message, &mut signature).expect("a parsed RSA key signs");
        signature
    }

    pub(in super::super) fn public_key_der(&self) -> Vec<u8> {
        let der: PublicKeyX509Der<'_> = self.0.public_key().as_der().expect("a parsed key encodes");
        der.as_ref().to_vec()
    }

    pub(in super::super) fn to_pkcs8(&self) -> Zeroizing<Vec<u8>> {
        let der: Pkcs8V1Der<'_> = self.0.as_der().expect("a parsed key encodes");
        Zeroizing::new(der.as_ref().to_vec())
    }
}
