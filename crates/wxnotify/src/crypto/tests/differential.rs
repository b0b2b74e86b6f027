//! Two independent implementations of each primitive, and one verdict.

use pem::Pem;
use proptest::prelude::*;
use proptest::sample::Index;

use super::super::{aws_lc, rustcrypto};
use crate::PlatformKey;

/// A private key of 2048 bits in both backends, and its public half.
struct Keys {
    aws_lc: aws_lc::RsaPrivateKey,
    rustcrypto: rustcrypto::RsaPrivateKey,
    aws_lc_public: aws_lc::RsaPublicKey,
    /// With `lean` the other way to the same library.
    aws_lc_rs: aws_lc::rsa::RsaPrivateKey,
    aws_lc_rs_public: aws_lc::rsa::RsaPublicKey,
    rustcrypto_public: rustcrypto::RsaPublicKey,
    pkcs8: Vec<u8>,
    pkcs1: Vec<u8>,
    modulus: Vec<u8>,
}

impl Keys {
    fn generate() -> Self {
        let made = rustcrypto::RsaPrivateKey::generate();
        let pkcs8 = made.to_pkcs8().to_vec();
        let spki = made.public_key_der();
        let spki: x509_cert::spki::SubjectPublicKeyInfoRef<'_> = der::Decode::from_der(&spki).unwrap();
        let pkcs1 = spki.subject_public_key.as_bytes().unwrap().to_vec();
        let numbers: pkcs1::RsaPublicKeyRef<'_> = der::Decode::from_der(&pkcs1).unwrap();
        Self {
            aws_lc: aws_lc::RsaPrivateKey::from_pkcs8(&pkcs8).expect("AWS-LC reads RustCrypto's key"),
            aws_lc_rs: aws_lc::rsa::RsaPrivateKey::from_pkcs8(&pkcs8).expect("aws-lc-rs reads RustCrypto's key"),
            rustcrypto: made,
            aws_lc_public: aws_lc::RsaPublicKey::from_pkcs1(&pkcs1).unwrap(),
            aws_lc_rs_public: aws_lc::rsa::RsaPublicKey::from_pkcs1(&pkcs1).unwrap(),
            rustcrypto_public: rustcrypto::RsaPublicKey::from_pkcs1(&pkcs1).unwrap(),
            modulus: numbers.modulus.as_bytes().to_vec(),
            pkcs8,
            pkcs1,
        }
    }

    /// The verdict, which must be one.
    fn verify(&self, message: &[u8], signature: &[u8]) -> bool {
        let verdict = self.aws_lc_public.verify(&[message], signature);
        assert_eq!(verdict, self.rustcrypto_public.verify(&[message], signature), "the backends disagree");
        assert_eq!(verdict, self.aws_lc_rs_public.verify(&[message], signature), "the two ways to AWS-LC disagree");
        verdict
    }
}

/// Made once: it takes long.
static KEYS: std::sync::LazyLock<Keys> = std::sync::LazyLock::new(Keys::generate);

/// A way to spoil bytes, or to leave them be.
#[derive(Clone, Debug)]
enum Mutation {
    None,
    Flip(Index, u8),
    Cut(Index),
    Insert(Index, u8),
}

impl Mutation {
    fn any() -> impl Strategy<Value = Self> {
        prop_oneof![
            Just(Self::None),
            (any::<Index>(), 0..8u8).prop_map(|(at, bit)| Self::Flip(at, bit)),
            any::<Index>().prop_map(Self::Cut),
            (any::<Index>(), any::<u8>()).prop_map(|(at, byte)| Self::Insert(at, byte)),
        ]
    }

    fn apply(&self, bytes: &mut Vec<u8>) {
        match self {
            Self::Flip(at, bit) if !bytes.is_empty() => {
                let at = at.index(bytes.len());
                bytes[at] ^= 1 << bit;
            }
            Self::Cut(at) if !bytes.is_empty() => bytes.truncate(at.index(bytes.len())),
            Self::Insert(at, byte) => bytes.insert(at.index(bytes.len() + 1), *byte),
            _ => {}
        }
    }
}

proptest! {
    #[test]
    fn rsa_signatures_are_the_same_bytes(message: Vec<u8>) {
        let signature = KEYS.aws_lc.sign(&message);
        prop_assert_eq!(&signature, &KEYS.rustcrypto.sign(&message));
        prop_assert_eq!(&signature, &KEYS.aws_lc_rs.sign(&message));
        prop_assert!(KEYS.verify(&message, &signature));
    }

    #[test]
    fn rsa_verdicts_on_mutated_signatures_agree(message: Vec<u8>, on_signature in Mutation::any(), on_message in Mutation::any()) {
        let mut signature = KEYS.aws_lc.sign(&message);
        let (genuine, mut said) = (signature.clone(), message.clone());
        on_signature.apply(&mut signature);
        on_message.apply(&mut said);
        prop_assert_eq!(KEYS.verify(&said, &signature), said == message && signature == genuine);
    }

    /// Adding the modulus changes nothing to the arithmetic, and so must be refused for itself.
    #[test]
    fn rsa_signatures_not_below_the_modulus_are_refused(message: Vec<u8>) {
        let mut signature = KEYS.aws_lc.sign(&message);
        let carry = add(&mut signature, &KEYS.modulus);
        prop_assert!(!KEYS.verify(&message, &signature));
        if carry {
            signature.insert(0, 1);
            prop_assert!(!KEYS.verify(&message, &signature));
        }
    }

    /// Whatever numbers pass the checks of `PlatformKey` are a key for both backends or for neither.
    #[test]
    fn rsa_verdicts_on_public_keys_agree(
        mut modulus in prop::collection::vec(any::<u8>(), 250..520),
        exponent in prop_oneof![Just(3u64), Just(65537), any::<u64>().prop_map(|any| any >> 30 | 1), any::<u64>()],
        odd in prop::bool::weighted(0.9),
        signature: [u8; 32],
    ) {
        modulus[0] |= 1;
        *modulus.last_mut().unwrap() |= u8::from(odd);
        let modulus = der::asn1::Uint::new(&modulus).unwrap();
        let exponent = der::asn1::Uint::new(&exponent.to_be_bytes()).unwrap();
        let pkcs1 = der::Encode::to_der(&pkcs1::RsaPublicKey { modulus: modulus.clone(), public_exponent: exponent }).unwrap();
        if let Some((first, second)) = agreed_key(&pkcs1) {
            let mut long = signature.repeat(17);
            long.truncate(modulus.as_bytes().len());
            prop_assert_eq!(first.verify(&[b"message"], &long), second.verify(&[b"message"], &long));
        }
    }

    #[test]
    fn rsa_verdicts_on_mutated_public_keys_agree(mutation in Mutation::any()) {
        let mut pkcs1 = KEYS.pkcs1.clone();
        mutation.apply(&mut pkcs1);
        agreed_key(&pkcs1);
    }

    /// AWS-LC refuses more of them: RustCrypto reads the primes and works out for itself what else the
    /// encoding holds. Neither makes a wrong signature.
    #[test]
    fn a_mutated_private_key_is_refused_or_signs_as_the_sound_one(mutation in Mutation::any(), message: [u8; 8]) {
        let mut pkcs8 = KEYS.pkcs8.clone();
        mutation.apply(&mut pkcs8);
        let genuine = KEYS.aws_lc.sign(&message);
        let first = aws_lc::RsaPrivateKey::from_pkcs8(&pkcs8).map(|key| key.sign(&message));
        let second = rustcrypto::RsaPrivateKey::from_pkcs8(&pkcs8).map(|key| key.sign(&message));
        prop_assert!(first.is_none_or(|signature| signature == genuine));
        prop_assert!(second.is_none_or(|signature| signature == genuine));
    }

    #[test]
    fn aes_256_gcm_agrees(
        key: [u8; 32],
        nonce: [u8; 12],
        associated_data in prop::collection::vec(any::<u8>(), 0..40),
        plaintext in prop::collection::vec(any::<u8>(), 0..300),
        on_sealed in Mutation::any(),
        on_associated_data in Mutation::any(),
    ) {
        let (first, second) = (aws_lc::Aes256Gcm::new(&key), rustcrypto::Aes256Gcm::new(&key));
        let mut sealed = plaintext.clone();
        first.seal(&nonce, &associated_data, &mut sealed);
        let mut same = plaintext.clone();
        second.seal(&nonce, &associated_data, &mut same);
        prop_assert_eq!(&sealed, &same);

        let (genuine, mut said) = (sealed.clone(), associated_data.clone());
        on_sealed.apply(&mut sealed);
        on_associated_data.apply(&mut said);
        let mut same = sealed.clone();
        let is_genuine = sealed == genuine && said == associated_data;
        prop_assert_eq!(first.open(&nonce, &said, &mut sealed), is_genuine);
        prop_assert_eq!(second.open(&nonce, &said, &mut same), is_genuine);
        if is_genuine {
            prop_assert_eq!((&sealed, &same), (&plaintext, &plaintext));
        }
    }
}

/// The number of RSA's keys, 1.2.840.113549.1.1.1, in DER.
const RSA: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 1, 1];

/// Each way to AWS-LC reads what the other writes, and writes the same.
#[test]
fn rsa_keys_are_encoded_the_same() {
    for pkcs8 in [
        KEYS.pkcs8.clone(),
        aws_lc::RsaPrivateKey::generate().to_pkcs8().to_vec(),
        aws_lc::rsa::RsaPrivateKey::generate().to_pkcs8().to_vec(),
    ] {
        let (ours, other) = (
            aws_lc::RsaPrivateKey::from_pkcs8(&pkcs8).unwrap(),
            aws_lc::rsa::RsaPrivateKey::from_pkcs8(&pkcs8).unwrap(),
        );
        assert_eq!((ours.to_pkcs8().as_slice(), other.to_pkcs8().as_slice()), (pkcs8.as_slice(), pkcs8.as_slice()));
        assert_eq!(ours.public_key_der(), other.public_key_der());
        let pkcs1 = pkcs8::PrivateKeyInfoRef::try_from(pkcs8.as_slice()).unwrap().private_key.as_bytes().to_vec();
        assert_eq!(aws_lc::RsaPrivateKey::from_pkcs1(&pkcs1).unwrap().sign(b"message"), other.sign(b"message"));
        assert_eq!(aws_lc::rsa::RsaPrivateKey::from_pkcs1(&pkcs1).unwrap().sign(b"message"), ours.sign(b"message"));
        // A key of RSA-PSS is another kind of key: its number differs in the last byte.
        let mut pss = pkcs8.clone();
        let number = pss.windows(9).position(|bytes| bytes == RSA).unwrap();
        pss[number + 8] = 10;
        assert!(aws_lc::RsaPrivateKey::from_pkcs8(&pss).is_none());
        assert!(aws_lc::rsa::RsaPrivateKey::from_pkcs8(&pss).is_none());
    }
}

/// The key in both backends, where `PlatformKey` takes it. Where it does not, either its own checks
/// refused it, or both backends did.
fn agreed_key(pkcs1: &[u8]) -> Option<(aws_lc::RsaPublicKey, rustcrypto::RsaPublicKey)> {
    let other = rustcrypto::RsaPublicKey::from_pkcs1(pkcs1);
    match PlatformKey::from_pem(&pem::encode(&Pem::new("RSA PUBLIC KEY", pkcs1))) {
        Ok(_) => Some((
            aws_lc::RsaPublicKey::from_pkcs1(pkcs1).expect("PlatformKey took it"),
            other.expect("AWS-LC takes the key, and RustCrypto does not"),
        )),
        Err(error) => {
            let backend_refused = error.message().contains("its RSA key is not one");
            assert!(!backend_refused || other.is_none(), "RustCrypto takes the key, and AWS-LC does not");
            None
        }
    }
}

/// Adds `other` to `number`, both big-endian and of one length, and says whether there is a carry.
fn add(number: &mut [u8], other: &[u8]) -> bool {
    assert_eq!(number.len(), other.len());
    let mut carry = false;
    for (digit, other) in number.iter_mut().zip(other).rev() {
        let sum = u16::from(*digit) + u16::from(*other) + u16::from(carry);
        *digit = sum.to_be_bytes()[1];
        carry = sum > 0xff;
    }
    carry
}
