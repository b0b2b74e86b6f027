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

/// RSA keys shorter than the platform's are refused by whichever backend is in use.
#[cfg(feature = "rustcrypto")]
#[test]
fn short_private_keys_are_refused() {
    use rsa::pkcs1::EncodeRsaPrivateKey;
    use rsa::pkcs8::EncodePrivateKey;

    let mut rng = getrandom::rand_core::UnwrapErr(getrandom::SysRng);
    let mut is_read = |bits| {
        let key = rsa::RsaPrivateKey::new(&mut rng, bits).unwrap();
        let (pkcs8, pkcs1) = (key.to_pkcs8_der().unwrap(), key.to_pkcs1_der().unwrap());
        let read =
            [super::SigningKey::rsa_from_pkcs8(pkcs8.as_bytes()), super::SigningKey::rsa_from_pkcs1(pkcs1.as_bytes())];
        read.map(|key| key.is_some())
    };
    assert_eq!(is_read(2048), [true, true]);
    assert_eq!(is_read(2047), [false, false]);
    assert_eq!(is_read(1024), [false, false]);
}
