//! The primitives: both backends against published vectors, and against each other.
//!
//! Project Wycheproof has vectors for RSA, AES-GCM and SM4-GCM, and none for SM2 and SM3: those are
//! tested with the examples of their standards.

#[cfg(all(feature = "aws-lc-rs", feature = "rustcrypto"))]
mod differential;
mod shang_mi;
mod wiping;
mod wycheproof;

/// Bytes from hex.
fn hex(text: &str) -> Vec<u8> {
    let digits = text.as_bytes().chunks_exact(2);
    assert!(digits.remainder().is_empty(), "an odd number of hex digits");
    digits.map(|pair| u8::from_str_radix(std::str::from_utf8(pair).unwrap(), 16).unwrap()).collect()
}
