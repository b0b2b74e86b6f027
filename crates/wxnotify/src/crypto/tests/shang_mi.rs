//! SM2, SM3 and SM4-GCM against the examples of their standards. Wycheproof has none for SM2 and SM3.

use proptest::prelude::*;
use sm2::dsa::signature::Verifier;
use sm2::dsa::{Signature, VerifyingKey};
use sm2::elliptic_curve::PrimeField;
use sm2::elliptic_curve::ops::Reduce;
use sm2::elliptic_curve::sec1::ToSec1Point;
use sm2::{FieldBytes, Scalar, SecretKey};
use sm3::{Digest, Sm3};

use super::super::API_V3_KEY_LEN;
use super::super::shang_mi::{Sm2PrivateKey, Sm2PublicKey, Sm4Gcm};
use super::hex;

/// GB/T 32905-2016 (GM/T 0004-2012), appendix A: both examples.
#[test]
fn sm3_hashes_the_examples_of_its_standard() {
    let abc = hex("66C7F0F462EEEDD9D1F2D46BDC10E4E24167C4875CF2F7A2297DA02B8F4BA8E0");
    assert_eq!(Sm3::digest(b"abc").as_slice(), abc);
    let abcd = hex("DEBE9FF92275B8A138604889C18E5A4D6FDB70E5387E5765293DCBA39C0C5732");
    assert_eq!(Sm3::digest(b"abcd".repeat(16)).as_slice(), abcd);
}

/// GM/T 0003.5-2012, appendix A: the example of a signature on the recommended curve, of the message
/// "message digest" by the user "1234567812345678".
mod example {
    pub(super) const MESSAGE: &[u8] = b"message digest";
    pub(super) const PRIVATE_KEY: &str = "3945208F7B2144B13F36E38AC6D39F95889393692860B51A42FB81EF4DF7C5B8";
    pub(super) const X: &str = "09F9DF311E5421A150DD7D161E4BC5C672179FAD1833FC076BB08FF356F35020";
    pub(super) const Y: &str = "CCEA490CE26775A52DC6EA718CC1AA600AED05FBF35E084A6632F6072DA9AD13";
    pub(super) const R: &str = "F5A03B0648D2C4630EEAC513E1BB81A15944DA3827D5B74143AC7EACEEE720B3";
    pub(super) const S: &str = "B1B6AA29DF212FD8763182BC0D421CA1BB9038FD1F7F42D4840B69C485BBC1AA";
    /// The order of the curve's group, and the order less R.
    pub(super) const N: &str = "FFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFF7203DF6B21C6052B53BBF40939D54123";
    pub(super) const N_LESS_R: &str = "0A5FC4F8B72D3B9CF1153AEC1E447E5E18BF0532F9F04DEA100F755C4AEE2070";
}

fn public_key() -> Sm2PublicKey {
    Sm2PublicKey::from_sec1(&hex(&format!("04{}{}", example::X, example::Y))).expect("the point is on the curve")
}

/// The DER of `SEQUENCE { INTEGER r, INTEGER s }`, each at its shortest.
fn signature(r: &str, s: &str) -> Vec<u8> {
    let integer = |digits: &str| {
        let bytes = hex(digits);
        let mut shortest: Vec<u8> = bytes.into_iter().skip_while(|byte| *byte == 0).collect();
        if shortest.first().is_none_or(|first| *first >= 0x80) {
            shortest.insert(0, 0);
        }
        [&[0x02, u8::try_from(shortest.len()).unwrap()], shortest.as_slice()].concat()
    };
    let content = [integer(r), integer(s)].concat();
    [&[0x30, u8::try_from(content.len()).unwrap()], content.as_slice()].concat()
}

#[test]
fn sm2_verifies_the_example_of_its_standard() {
    let genuine = signature(example::R, example::S);
    assert!(public_key().verify(&[example::MESSAGE], &genuine));
    assert!(public_key().verify(&[b"message", b"", b" digest"], &genuine), "in parts");
    assert!(!public_key().verify(&[b"message digesu"], &genuine), "another message");
    assert!(!public_key().verify(&[], &genuine), "no message");
}

#[test]
fn sm2_signs_what_the_example_key_verifies() {
    // SEC1: ECPrivateKey, version 1, the key, and the curve 1.2.156.10197.1.301.
    let sec1 = hex(&format!("303102010104 20{}A00A06082A811CCF5501822D", example::PRIVATE_KEY).replace(' ', ""));
    let key = Sm2PrivateKey::from_sec1(&sec1).expect("it is a key of the curve");
    let signed = key.sign(example::MESSAGE);
    assert!(public_key().verify(&[example::MESSAGE], &signed));
    assert_eq!(signed, key.sign(example::MESSAGE), "signing is deterministic");
}

/// The edges of the verification: GM/T 0003.2-2012, 7.1, steps B1, B2 and B5.
#[test]
fn sm2_refuses_numbers_out_of_range() {
    let zero = "00".repeat(32);
    let over = "FF".repeat(33);
    for (what, r, s) in [
        ("r is zero", zero.as_str(), example::S),
        ("s is zero", example::R, zero.as_str()),
        ("both are zero", &zero, &zero),
        ("r is the order", example::N, example::S),
        ("s is the order", example::R, example::N),
        ("r + s is the order", example::R, example::N_LESS_R),
        ("r has 33 bytes", &over, example::S),
        ("s has 33 bytes", example::R, &over),
        ("the two are exchanged", example::S, example::R),
    ] {
        assert!(!public_key().verify(&[example::MESSAGE], &signature(r, s)), "{what}");
    }
}

/// A scalar of 32 bytes, less a multiple of the order.
fn scalar(bytes: &[u8]) -> Scalar {
    Scalar::reduce(&FieldBytes::try_from(bytes).unwrap())
}

fn signature_of(r: Scalar, s: Scalar) -> Vec<u8> {
    let digits = |number: Scalar| number.to_repr().iter().map(|byte| format!("{byte:02X}")).collect::<String>();
    signature(&digits(r), &digits(s))
}

/// The hash of the signer and the example's message: GM/T 0003.5-2012, appendix A.
const E: &str = "F0B43E94BA45ACCAACE692ED534382EB17E6AB5A19CE7B31F4486FDFC0D28640";

/// The point of step B6 is infinity where s + (r + s)d is a multiple of the order, which the key's owner can bring about. Taken for a
/// point with x = 0, as it is written, it would verify with r = e.
#[test]
fn sm2_refuses_the_point_at_infinity() {
    let d = scalar(&hex(example::PRIVATE_KEY));
    let r = scalar(&hex(E));
    let s = -(r * d) * (Scalar::ONE + d).invert().unwrap();
    assert_eq!(s + (r + s) * d, Scalar::ZERO);
    assert!(!public_key().verify(&[example::MESSAGE], &signature_of(r, s)));
}

/// That `E` is what it says, and that r is compared modulo the order: s and t choose the point, and r is what comes of it.
#[test]
fn sm2_verifies_what_the_private_key_makes_of_any_nonce() {
    let d = scalar(&hex(example::PRIVATE_KEY));
    let e = scalar(&hex(E));
    // Nonces whose digits to base 16 are the edges of the tables: one, all ones, all eights, the order less one.
    for k in [
        "00".repeat(31) + "01",
        "11".repeat(32),
        "88".repeat(32),
        "77".repeat(32),
        "F".repeat(64),
        example::N.replace("4123", "4122"),
    ] {
        let k = scalar(&hex(&k));
        let point = (sm2::ProjectivePoint::GENERATOR * k).to_affine().to_sec1_point(false);
        let r = e + scalar(&point.as_bytes()[1..33]);
        let s = (k - r * d) * (Scalar::ONE + d).invert().unwrap();
        assert!(public_key().verify(&[example::MESSAGE], &signature_of(r, s)));
        assert!(!public_key().verify(&[example::MESSAGE], &signature_of(r + Scalar::ONE, s)));
        assert!(!public_key().verify(&[example::MESSAGE], &signature_of(r, s + Scalar::ONE)));
    }
}

proptest! {
    /// With any key the verdict is that of the crate, which verifies without tables.
    #[test]
    fn sm2_verdicts_are_those_without_tables(secret: [u8; 32], message: Vec<u8>, spoiled in prop::option::of((0..80usize, 0..8u8))) {
        prop_assume!(SecretKey::from_slice(&secret).is_ok());
        let secret = SecretKey::from_slice(&secret).unwrap();
        let point = secret.public_key().to_sec1_point(false);
        let (ours, other) = (
            Sm2PublicKey::from_sec1(point.as_bytes()).unwrap(),
            VerifyingKey::from_sec1_bytes("1234567812345678", point.as_bytes()).unwrap(),
        );
        let key = sm2::dsa::SigningKey::new("1234567812345678", &secret).unwrap();
        let signature: Signature = sm2::dsa::signature::Signer::sign(&key, &message);
        let mut signature = signature.to_der().as_bytes().to_vec();
        if let Some((at, bit)) = spoiled {
            let at = at % signature.len();
            signature[at] ^= 1 << bit;
        }
        let verdict = ours.verify(&[&message], &signature);
        prop_assert_eq!(verdict, Signature::from_der(&signature).is_ok_and(|signature| other.verify(&message, &signature).is_ok()));
        prop_assert_eq!(verdict, spoiled.is_none());
    }
}

/// One signature has one encoding, so that nobody makes a second one of it.
#[test]
fn sm2_refuses_other_encodings_of_a_good_signature() {
    let genuine = signature(example::R, example::S);
    let (header, content) = genuine.split_at(2);
    let first = &content[..35];
    let second = &content[35..];
    assert_eq!((first[..3].to_vec(), second[..3].to_vec()), (vec![0x02, 0x21, 0x00], vec![0x02, 0x21, 0x00]));
    for (what, encoded) in [
        ("cut short", genuine[..genuine.len() - 1].to_vec()),
        ("empty", Vec::new()),
        ("a byte behind", [&genuine[..], &[0]].concat()),
        ("a byte behind, within", [&[0x30, header[1] + 1], content, &[0]].concat()),
        ("length in BER's long form", [&[0x30, 0x81, header[1]], content].concat()),
        ("indefinite length", [&[0x30, 0x80], content, &[0, 0]].concat()),
        ("a zero too many before r", [&[0x30, header[1] + 1, 0x02, 0x22, 0x00], &first[2..], second].concat()),
        ("r negative", [&[0x30, header[1] - 1, 0x02, 0x20], &first[3..], second].concat()),
        ("r and s without DER", [&first[3..], &second[3..]].concat()),
        ("a set", [&[0x31, header[1]], content].concat()),
    ] {
        assert!(!public_key().verify(&[example::MESSAGE], &encoded), "{what}");
    }
}

#[test]
fn sm2_refuses_what_is_no_point() {
    let (x, y) = (example::X, example::Y);
    let off_the_curve = format!("{}12", &y[..62]);
    for (what, point) in [
        ("infinity", "00".to_owned()),
        ("nothing", String::new()),
        ("off the curve", format!("04{x}{off_the_curve}")),
        ("origin", format!("04{}", "00".repeat(64))),
        ("cut short", format!("04{x}{}", &y[..62])),
        ("a byte too long", format!("04{x}{y}00")),
        ("x not below the prime", format!("04{}{y}", "FF".repeat(32))),
    ] {
        assert!(Sm2PublicKey::from_sec1(&hex(&point)).is_none(), "{what}");
    }
}

/// RFC 8998, appendix A.1.
#[test]
fn sm4_gcm_seals_and_opens_the_example_of_rfc_8998() {
    let key = hex("0123456789ABCDEFFEDCBA9876543210").try_into().unwrap();
    let nonce = hex("00001234567800000000ABCD").try_into().unwrap();
    let associated_data = hex("FEEDFACEDEADBEEFFEEDFACEDEADBEEFABADDAD2");
    let plaintext = hex(&["AA", "BB", "CC", "DD", "EE", "FF", "EE", "AA"].map(|byte| byte.repeat(8)).concat());
    let sealed = hex(concat!(
        "17F399F08C67D5EE19D0DC9969C4BB7D5FD46FD3756489069157B282BB200735",
        "D82710CA5C22F0CCFA7CBF93D496AC15A56834CBCF98C397B4024A2691233B8D",
        "83DE3541E4C2B58177E065A9BF7B62EC",
    ));
    let cipher = Sm4Gcm::from_raw(&key);
    let mut buffer = plaintext.clone();
    cipher.seal(&nonce, &associated_data, &mut buffer);
    assert_eq!(buffer, sealed);
    assert!(cipher.open(&nonce, &associated_data, &mut buffer));
    assert_eq!(buffer, plaintext);
}

/// The SM4 key is the first half of the SM3 hash of the APIv3 key; the hash here is OpenSSL's
/// (`openssl dgst -sm3`).
#[test]
fn the_sm4_key_is_the_first_half_of_the_hash() {
    let api_v3_key: &[u8; API_V3_KEY_LEN] = b"APIv3KeyForTests0123456789abcdef";
    let raw = hex("E2B7D7559EE507B978B3728882A5566D").try_into().unwrap();
    let (mut derived, mut given) = (b"{}".to_vec(), b"{}".to_vec());
    Sm4Gcm::from_api_v3_key(api_v3_key).seal(&[7; 12], b"transaction", &mut derived);
    Sm4Gcm::from_raw(&raw).seal(&[7; 12], b"transaction", &mut given);
    assert_eq!(derived, given);
}
