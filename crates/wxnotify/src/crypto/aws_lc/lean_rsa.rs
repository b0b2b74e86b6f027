//! RSA by AWS-LC's own functions, for the libraries that we ship: a megabyte less (DESIGN.md).

use der::asn1::{BitStringRef, OctetStringRef};
use der::{Decode, Encode};
use pkcs8::PrivateKeyInfoRef;
use x509_cert::spki::SubjectPublicKeyInfoRef;
use zeroize::Zeroizing;

use super::sha256;

fn digest(parts: &[&[u8]]) -> wxnotify_rsa::Digest {
    sha256(parts).as_ref().try_into().expect("SHA-256 makes 32 bytes")
}

#[derive(Clone)]
pub(crate) struct RsaPublicKey(wxnotify_rsa::PublicKey);

impl RsaPublicKey {
    pub(in super::super) fn from_pkcs1(der: &[u8]) -> Option<Self> {
        wxnotify_rsa::PublicKey::from_pkcs1(der).map(Self)
    }

    pub(in super::super) fn verify(&self, parts: &[&[u8]], signature: &[u8]) -> bool {
        self.0.verify(&digest(parts), signature)
    }
}

pub(crate) struct RsaPrivateKey(wxnotify_rsa::PrivateKey);

impl RsaPrivateKey {
    pub(in super::super) fn from_pkcs8(der: &[u8]) -> Option<Self> {
        let info = PrivateKeyInfoRef::from_der(der).ok()?;
        (info.algorithm == pkcs1::ALGORITHM_ID).then_some(())?;
        Self::from_pkcs1(info.private_key.as_bytes())
    }

    pub(in super::super) fn from_pkcs1(der: &[u8]) -> Option<Self> {
        wxnotify_rsa::PrivateKey::from_pkcs1(der).map(Self)
    }

    pub(in super::super) fn generate() -> Self {
        Self(wxnotify_rsa::PrivateKey::generate())
    }

    pub(in super::super) fn sign(&self, message: &[u8]) -> Vec<u8> {
        self.0.sign(&digest(&[message]))
    }

    pub(in super::super) fn public_key_der(&self) -> Vec<u8> {
        let pkcs1 = self.0.public_to_pkcs1();
        let key = BitStringRef::from_bytes(&pkcs1).expect("a key is shorter than DER's limit");
        let spki = SubjectPublicKeyInfoRef { algorithm: pkcs1::ALGORITHM_ID, subject_public_key: key };
        spki.to_der().expect("a parsed key encodes")
    }

    pub(in super::super) fn to_pkcs8(&self) -> Zeroizing<Vec<u8>> {
        let pkcs1 = Zeroizing::new(self.0.to_pkcs1());
        let key = OctetStringRef::new(&pkcs1).expect("a key is shorter than DER's limit");
        let info = PrivateKeyInfoRef::new(pkcs1::ALGORITHM_ID, key);
        Zeroizing::new(info.to_der().expect("a parsed key encodes"))
    }
}
