//! Who and what the cases are about: fixed keys, serials, times. The keys are in `tests/vectors/keys/`.

use std::fs;

use wxnotify::testing::{Merchant, Platform};

use typegen::Output;

/// When every case happens unless it says otherwise: 2026-11-22T08:00:00+08:00.
pub(super) const NOW: i64 = 1_795_305_600;

/// The dates of every certificate unless a case says otherwise: all of 2026 to 2030, in UTC.
pub(super) const NOT_BEFORE: i64 = 1_767_225_600;
pub(super) const NOT_AFTER: i64 = 1_924_992_000;

pub(super) const API_V3_KEY: &str = "Vectors0nlyVectors0nlyVectors0nl";
/// The key before the last change of keys.
pub(super) const FORMER_API_V3_KEY: &str = "F0rmerKeyF0rmerKeyF0rmerKeyF0rme";
/// A third one, of another merchant.
pub(super) const OTHER_API_V3_KEY: &str = "0therMchKey0therMchKey0therMchKe";

pub(super) const SERIAL: &str = "5D3F2A1B0C9E8F7A6B5C4D3E2F1A0B9C8D7E6F50";
pub(super) const NEXT_SERIAL: &str = "6E402B1C0D9F807B6C5D4E3F201B0C9D8E7F6051";
pub(super) const SM2_SERIAL: &str = "7B21D0CE44A39F5866E1B2C3D4E5F60718293A4B";
pub(super) const PUBLIC_KEY_ID: &str = "PUB_KEY_ID_0119000072912026112200000000000001";
pub(super) const SM2_PUBLIC_KEY_ID: &str = "PUB_KEY_ID_0119000072912026112200000000000002";
pub(super) const MCHID: &str = "1900007291";
pub(super) const MERCHANT_SERIAL: &str = "4B6EAC1D52F38077A1B2C3D4E5F60718293A4B5C";

/// The serial of `issued.certificate.pem`, which a certification authority made with OpenSSL.
pub(super) const ISSUED_SERIAL: &str = "3A5D9B0C41E27F6688AA10CC55E0B7D2349F6A01";

/// Stands in every plaintext that is not shown to be accepted, and in no message.
pub(super) const PAYER: &str = "oUpF8uMuAJO_M2pxb1Q9zNjWeS6o";

/// The platforms and the merchant of the cases.
pub(super) struct Cast {
    /// RSA of 2048 bits, in certificate mode.
    pub(super) certificate: Platform,
    /// The same after it changed its certificate and key.
    pub(super) next_certificate: Platform,
    /// RSA of 2048 bits, in public-key mode.
    pub(super) public_key: Platform,
    /// SM2, in certificate mode.
    pub(super) sm2: Platform,
    /// SM2, in public-key mode.
    pub(super) sm2_public_key: Platform,
    /// RSA with a key that nobody trusts, under the serial of `certificate`.
    pub(super) stranger: Platform,
    /// SM2 with a key that nobody trusts, under the serial of `sm2`.
    pub(super) sm2_stranger: Platform,
    pub(super) merchant: Merchant,
}

impl Cast {
    pub(super) fn new() -> Self {
        let certificate_mode = |private_key: &str, serial: &str| platform(private_key, Mode::Certificate(serial));
        let public_key_mode = |private_key: &str, id: &str| platform(private_key, Mode::PublicKey(id));
        Self {
            certificate: certificate_mode("rsa-2048-platform", SERIAL),
            next_certificate: certificate_mode("rsa-2048-platform-next", NEXT_SERIAL),
            public_key: public_key_mode("rsa-2048-public-key", PUBLIC_KEY_ID),
            sm2: certificate_mode("sm2-platform", SM2_SERIAL),
            sm2_public_key: public_key_mode("sm2-platform", SM2_PUBLIC_KEY_ID),
            stranger: certificate_mode("rsa-2048-stranger", SERIAL),
            sm2_stranger: certificate_mode("sm2-stranger", SM2_SERIAL),
            merchant: Merchant::from_parts(MCHID, &private_key("rsa-2048-merchant"), MERCHANT_SERIAL, NOT_BEFORE)
                .expect("the merchant's parts are good"),
        }
    }
}

/// How a platform says which key signed.
pub(super) enum Mode<'a> {
    /// By the serial of its certificate, in hex.
    Certificate(&'a str),
    /// By the id of its public key.
    PublicKey(&'a str),
}

/// A platform with one of the keys, with the usual dates and APIv3 key.
pub(super) fn platform(key: &str, mode: Mode<'_>) -> Platform {
    platform_valid(key, mode, NOT_BEFORE, NOT_AFTER)
}

/// The same with other dates in its certificate.
pub(super) fn platform_valid(key: &str, mode: Mode<'_>, not_before: i64, not_after: i64) -> Platform {
    let stranger = if key.starts_with("sm2") { "sm2-stranger" } else { "rsa-2048-stranger" };
    let builder = Platform::builder()
        .private_key(&private_key(key))
        .stranger_private_key(&private_key(stranger))
        .validity(not_before, not_after)
        .api_v3_key(API_V3_KEY);
    let builder = match mode {
        Mode::Certificate(serial) => builder.serial(serial),
        Mode::PublicKey(id) => builder.public_key_id(id),
    };
    builder.build().unwrap_or_else(|error| panic!("{key}: {error}"))
}

/// A private key in PEM, PKCS#8.
pub(super) fn private_key(name: &str) -> String {
    pem(&format!("{name}.key"))
}

/// One of the PEM files.
pub(super) fn pem(name: &str) -> String {
    let path = Output::path(&format!("tests/vectors/keys/{name}.pem"));
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}
