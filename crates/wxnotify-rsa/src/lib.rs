//! RSASSA-PKCS1-v1_5 with SHA-256, by AWS-LC's own RSA functions.
//!
//! `aws-lc-rs` calls the same functions by way of `EVP_PKEY`, whose tables name every algorithm that AWS-LC has: a linker must then
//! keep ML-DSA, ML-KEM, Ed25519 and all curves, a megabyte that no notification needs. What is checked is the same.
//!
//! This is for wxnotify's own libraries (feature `lean` of `wxnotify`), and no version promises anything about it. Whoever writes
//! in Rust is better off with `aws-lc-rs`, which has no `unsafe` for its callers and is updated without waiting for us.

use std::ptr::{NonNull, null_mut};
use std::sync::Arc;

use aws_lc_sys as ffi;

/// The sizes that aws-lc-rs takes, too.
const BITS: std::ops::RangeInclusive<u32> = 2048..=8192;

/// A SHA-256 hash.
pub type Digest = [u8; 32];

/// An RSA key of AWS-LC's: public, or with its private half. It is valid, and is never changed after it was made.
struct Key(NonNull<ffi::RSA>);

// SAFETY: an `RSA` is used on several threads as long as nothing changes it (openssl/rsa.h, "Allocation and destruction"); signing,
// verifying, encoding and asking for its size do not ("Signing / Verification"), and nothing else is done with a `Key`.
unsafe impl Send for Key {}
// SAFETY: as above.
unsafe impl Sync for Key {}

impl Drop for Key {
    fn drop(&mut self) {
        // SAFETY: the key is ours, and this is its end. AWS-LC wipes its numbers.
        unsafe { ffi::RSA_free(self.0.as_ptr()) }
    }
}

impl Key {
    /// Takes what a function of AWS-LC's made: null where it refused, and else ours. A key of another size than `BITS` is freed.
    fn own(made: *mut ffi::RSA) -> Option<Self> {
        let key = Self(NonNull::new(made)?);
        // SAFETY: the key is valid, and this only looks at it.
        BITS.contains(&unsafe { ffi::RSA_bits(key.0.as_ptr()) }).then_some(key)
    }

    /// Length of a signature, in bytes.
    fn signature_len(&self) -> usize {
        // SAFETY: the key is valid, and this only looks at it.
        unsafe { ffi::RSA_size(self.0.as_ptr()) as usize }
    }

    /// What one of AWS-LC's two functions that encode a key writes.
    fn encode(&self, write: unsafe extern "C" fn(*mut *mut u8, *mut usize, *const ffi::RSA) -> i32) -> Vec<u8> {
        let (mut bytes, mut len) = (null_mut(), 0);
        // SAFETY: the key is valid, and both places are ours.
        let is_written = unsafe { write(&raw mut bytes, &raw mut len, self.0.as_ptr()) } == 1;
        assert!(is_written, "a key encodes where there is memory");
        // SAFETY: on success `bytes` has `len` bytes, which are ours to free. OPENSSL_free wipes them first.
        unsafe {
            let encoded = std::slice::from_raw_parts(bytes, len).to_vec();
            ffi::OPENSSL_free(bytes.cast());
            encoded
        }
    }
}

/// A public key of 2048 to 8192 bits. A clone is the same key.
#[derive(Clone)]
pub struct PublicKey(Arc<Key>);

impl PublicKey {
    /// Reads the DER of a PKCS#1 `RSAPublicKey`. `None` where it is not one, has something behind it, is not of 2048 to 8192 bits,
    /// or has numbers that AWS-LC takes for no key (an even modulus, an exponent that is even or has more than 33 bits).
    pub fn from_pkcs1(der: &[u8]) -> Option<Self> {
        // SAFETY: the slice is read, and not kept.
        Key::own(unsafe { ffi::RSA_public_key_from_bytes(der.as_ptr(), der.len()) }).map(|key| Self(Arc::new(key)))
    }

    /// Whether `signature` is this key's, over the message with that hash.
    pub fn verify(&self, digest: &Digest, signature: &[u8]) -> bool {
        // SAFETY: the key is valid, this does not change it, and both slices are read only, at their lengths.
        let verdict = unsafe {
            ffi::RSA_verify(
                ffi::NID_sha256,
                digest.as_ptr(),
                digest.len(),
                signature.as_ptr(),
                signature.len(),
                self.0.0.as_ptr(),
            )
        };
        // Only 1 is a yes.
        verdict == 1
    }
}

/// A private key of 2048 to 8192 bits.
pub struct PrivateKey(Key);

impl PrivateKey {
    /// Reads the DER of a PKCS#1 `RSAPrivateKey`. `None` where it is not one, has something behind it, is not of 2048 to 8192 bits,
    /// or has numbers that do not belong together.
    pub fn from_pkcs1(der: &[u8]) -> Option<Self> {
        // SAFETY: the slice is read, and not kept.
        Key::own(unsafe { ffi::RSA_private_key_from_bytes(der.as_ptr(), der.len()) }).map(Self)
    }

    /// A fresh key of 2048 bits, with the exponent 65537.
    ///
    /// # Panics
    ///
    /// Without memory or randomness.
    pub fn generate() -> Self {
        // SAFETY: both objects are made here. The exponent is copied, and freed here; the key is ours alone until it is a key.
        let made = unsafe {
            let (key, exponent) = (ffi::RSA_new(), ffi::BN_new());
            let is_made = !key.is_null()
                && !exponent.is_null()
                && ffi::BN_set_word(exponent, ffi::RSA_F4 as ffi::BN_ULONG) == 1
                && ffi::RSA_generate_key_ex(key, 2048, exponent, null_mut()) == 1;
            ffi::BN_free(exponent);
            assert!(is_made, "AWS-LC makes a 2048-bit key");
            key
        };
        Self(Key::own(made).expect("a key of 2048 bits"))
    }

    /// Signs the message with that hash. The same every time: PKCS#1 v1.5 draws nothing.
    ///
    /// # Panics
    ///
    /// Without memory or randomness, which blinds the private exponent.
    pub fn sign(&self, digest: &Digest) -> Vec<u8> {
        let mut signature = vec![0; self.0.signature_len()];
        let mut len = 0;
        // SAFETY: the key is valid, and this does not change it; it writes at most `RSA_size` bytes, which `signature` has.
        let is_signed = unsafe {
            ffi::RSA_sign(
                ffi::NID_sha256,
                digest.as_ptr(),
                digest.len(),
                signature.as_mut_ptr(),
                &raw mut len,
                self.0.0.as_ptr(),
            )
        } == 1;
        assert!(is_signed && len as usize == signature.len(), "a valid RSA key signs");
        signature
    }

    /// The public half: the DER of a PKCS#1 `RSAPublicKey`.
    pub fn public_to_pkcs1(&self) -> Vec<u8> {
        self.0.encode(ffi::RSA_public_key_to_bytes)
    }

    /// The key itself: the DER of a PKCS#1 `RSAPrivateKey`, which the caller wipes.
    pub fn to_pkcs1(&self) -> Vec<u8> {
        self.0.encode(ffi::RSA_private_key_to_bytes)
    }
}
