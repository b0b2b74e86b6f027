//! Project Wycheproof's vectors: forgeries and edge cases that real implementations have fallen for.
//!
//! A result that Wycheproof calls "acceptable" is refused here. In these sets that is one kind only:
//! a PKCS#1 v1.5 signature whose DigestInfo leaves out the NULL, which RFC 8017 has signers write and
//! which the platform writes.

use wycheproof::{TestResult, aead, rsa_pkcs1_verify};

use super::super::shang_mi::Sm4Gcm;
use crate::PlatformKey;

/// The same tests for each backend.
macro_rules! on_backend {
    ($backend:ident) => {
        mod $backend {
            use super::super::super::$backend::{Aes256Gcm, RsaPublicKey};

            #[test]
            fn rsa_pkcs1_verifies_as_wycheproof_says() {
                super::check_rsa(|pkcs1, message, signature| {
                    RsaPublicKey::from_pkcs1(pkcs1).expect("every key is sound").verify(&[message], signature)
                });
            }

            #[test]
            fn rsa_verifies_a_message_in_parts_as_in_one_piece() {
                super::check_rsa(|pkcs1, message, signature| {
                    let parts: Vec<&[u8]> = message.chunks(3).collect();
                    RsaPublicKey::from_pkcs1(pkcs1).expect("every key is sound").verify(&parts, signature)
                });
            }

            #[test]
            fn aes_256_gcm_opens_and_seals_as_wycheproof_says() {
                super::check_gcm(
                    aead::TestName::AesGcm,
                    256,
                    66,
                    |key| Aes256Gcm::new(key.try_into().expect("AES-256 has a key of 32 bytes")),
                    Aes256Gcm::open,
                    Aes256Gcm::seal,
                );
            }

            use wycheproof::aead;
        }
    };
}

#[cfg(feature = "aws-lc-rs")]
on_backend!(aws_lc);
#[cfg(feature = "rustcrypto")]
on_backend!(rustcrypto);

#[test]
fn sm4_gcm_opens_and_seals_as_wycheproof_says() {
    check_gcm(
        aead::TestName::Sm4Gcm,
        128,
        65,
        |key| Sm4Gcm::from_raw(key.try_into().expect("SM4 has a key of 16 bytes")),
        Sm4Gcm::open,
        Sm4Gcm::seal,
    );
}

/// The whole way from PEM, with the backend in use: the keys are read and the signatures checked.
#[test]
fn platform_keys_verify_as_wycheproof_says() {
    let mut ran = 0;
    for (group, test) in rsa_tests() {
        let key = PlatformKey::from_pem(&group.pem).expect("every key is sound");
        let verified = key.verify_key().verify(&[&test.msg], &test.sig);
        assert_eq!(
            verified,
            test.result == TestResult::Valid,
            "{} bits, test {}: {}",
            group.key_size,
            test.tc_id,
            test.comment
        );
        ran += 1;
    }
    assert_all_ran("RSA from PEM", ran, RSA_TESTS);
}

/// RSA keys longer than 4096 bits are none of the platform's, and cost time to check.
#[test]
fn a_key_of_8192_bits_is_refused() {
    let set = rsa_pkcs1_verify::TestSet::load(rsa_pkcs1_verify::TestName::Rsa8192Sha256).expect("the set is read");
    let error = PlatformKey::from_pem(&set.test_groups[0].pem).expect_err("8192 bits");
    assert_eq!(error.code(), crate::ErrorCode::KeyUnsupported);
}

/// 259 of 2048 bits, 259 of 3072 and 258 of 4096.
const RSA_TESTS: usize = 776;

fn rsa_tests() -> Vec<(rsa_pkcs1_verify::TestGroup, rsa_pkcs1_verify::Test)> {
    use rsa_pkcs1_verify::{TestName, TestSet};

    let names = [TestName::Rsa2048Sha256, TestName::Rsa3072Sha256, TestName::Rsa4096Sha256];
    let groups = names.into_iter().flat_map(|name| TestSet::load(name).expect("the set is read").test_groups);
    groups.flat_map(|group| group.tests.clone().into_iter().map(move |test| (group.clone(), test))).collect()
}

/// `verify` takes a key (PKCS#1), a message and a signature.
fn check_rsa(verify: impl Fn(&[u8], &[u8], &[u8]) -> bool) {
    let mut ran = 0;
    for (group, test) in rsa_tests() {
        let verified = verify(&group.asn_key, &test.msg, &test.sig);
        assert_eq!(
            verified,
            test.result == TestResult::Valid,
            "{} bits, test {}: {}",
            group.key_size,
            test.tc_id,
            test.comment
        );
        ran += 1;
    }
    assert_all_ran("RSA", ran, RSA_TESTS);
}

/// Tests with a nonce of 96 bits and a tag of 128, the only ones that notifications have.
fn check_gcm<C>(
    name: aead::TestName,
    key_size: usize,
    tests: usize,
    cipher: impl Fn(&[u8]) -> C,
    open: impl Fn(&C, &[u8; 12], &[u8], &mut Vec<u8>) -> bool,
    seal: impl Fn(&C, &[u8; 12], &[u8], &mut Vec<u8>),
) {
    let set = aead::TestSet::load(name).expect("the set is read");
    let is_ours = |group: &&aead::TestGroup| (group.key_size, group.nonce_size, group.tag_size) == (key_size, 96, 128);
    let mut ran = 0;
    for test in set.test_groups.iter().filter(is_ours).flat_map(|group| &group.tests) {
        let what = format!("{name:?}, test {}: {}", test.tc_id, test.comment);
        let cipher = cipher(&test.key);
        let nonce = test.nonce.as_slice().try_into().expect("a nonce of 96 bits");
        let sealed = [test.ct.as_slice(), test.tag.as_slice()].concat();

        let mut opened = sealed.clone();
        let is_valid = test.result == TestResult::Valid;
        assert_eq!(open(&cipher, nonce, &test.aad, &mut opened), is_valid, "{what}");
        let mut buffer = test.pt.to_vec();
        seal(&cipher, nonce, &test.aad, &mut buffer);
        assert_eq!(buffer == sealed, is_valid, "{what}");
        if is_valid {
            assert_eq!(opened, test.pt.as_slice(), "{what}");
        }
        ran += 1;
    }
    assert_all_ran(&format!("{name:?}"), ran, tests);
}

fn assert_all_ran(what: &str, ran: usize, tests: usize) {
    println!("{what}: {ran} vectors");
    assert_eq!(ran, tests, "{what}: the set has changed, or was not run whole");
}
