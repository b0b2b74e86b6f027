//! Verifying SM2 signatures with a key that verifies many.
//!
//! The crate's own verification takes 270 µs: it has no tables, and hides which numbers it works with. Here nothing is secret, and
//! the key stays, so its multiples are kept as the crate keeps the generator's. The group, its numbers and the hash are the crate's.

use std::sync::Arc;

use primeorder::{LookupTable, PrimeCurveParams, PrimeField, Radix16Decomposition, Radix16Digits};
use sm2::dsa::Signature;
use sm2::elliptic_curve::group::Group;
use sm2::elliptic_curve::ops::{MulByGeneratorVartime, Reduce};
use sm2::elliptic_curve::point::AffineCoordinates;
use sm2::{AffinePoint, FieldBytes, ProjectivePoint, PublicKey, Scalar, Sm2};
use sm3::{Digest, Sm3};

use super::USER_ID;

/// A public key, ready to verify. A clone is the same key.
#[derive(Clone)]
pub(crate) struct Sm2PublicKey(Arc<Prepared>);

struct Prepared {
    /// SM3, which has read what comes before every message: the hash Z of the signer.
    hash_of_signer: Sm3,
    multiples: Multiples,
}

impl Sm2PublicKey {
    /// Takes about as long as a verification.
    pub(in super::super) fn from_sec1(point: &[u8]) -> Option<Self> {
        let point = *PublicKey::from_sec1_bytes(point).ok()?.as_affine();
        let hash_of_signer = Sm3::new_with_prefix(signer(&point));
        Some(Self(Arc::new(Prepared { hash_of_signer, multiples: Multiples::of(point.into()) })))
    }

    /// GM/T 0003.2-2012, 7.1, whose steps are named.
    pub(in super::super) fn verify(&self, parts: &[&[u8]], signature: &[u8]) -> bool {
        // B1 and B2: neither number is zero, and both are below the order.
        let Ok(signature) = Signature::from_der(signature) else { return false };
        let (r, s) = (signature.r(), signature.s());
        // B3 and B4.
        let mut hash = self.0.hash_of_signer.clone();
        for part in parts {
            hash.update(part);
        }
        let e = <Scalar as Reduce<FieldBytes>>::reduce(&hash.finalize());
        // B5.
        let t = *r + *s;
        if t.is_zero().into() {
            return false;
        }
        // B6. Infinity has no x.
        let point = ProjectivePoint::mul_by_generator_vartime(&s) + self.0.multiples.times(&t);
        if point.is_identity().into() {
            return false;
        }
        // B7.
        *r == e + <Scalar as Reduce<FieldBytes>>::reduce(&point.to_affine().x())
    }
}

/// The hash Z of a signer, which stands before every message: GM/T 0003.2-2012, 5.5.
fn signer(point: &AffinePoint) -> impl AsRef<[u8]> {
    let bits = u16::try_from(USER_ID.len() * 8).expect("the default user id is short");
    let mut hash = Sm3::new();
    hash.update(bits.to_be_bytes());
    hash.update(USER_ID);
    for number in [Sm2::EQUATION_A, Sm2::EQUATION_B, Sm2::GENERATOR.0, Sm2::GENERATOR.1] {
        hash.update(number.to_repr());
    }
    hash.update(point.x());
    hash.update(point.y());
    hash.finalize()
}

/// How many digits of a factor share a table: more make the tables (13 KB) smaller, and the multiplication slower.
const SHARE: usize = 4;
/// Digits of a factor, to base 16: 64, and the carry.
const DIGITS: usize = 65;

/// What a point is multiplied with: its multiples 1 to 8, and those of it times 2^16, 2^32 and so on.
struct Multiples(Box<[LookupTable<ProjectivePoint>]>);

impl Multiples {
    fn of(mut point: ProjectivePoint) -> Self {
        let tables = (0..DIGITS.div_ceil(SHARE)).map(|_| {
            let table = LookupTable::new(point);
            for _ in 0..4 * SHARE {
                point = point.double();
            }
            table
        });
        Self(tables.collect())
    }

    /// The point times `factor`, in a time that shows what `factor` is: for public numbers only.
    fn times(&self, factor: &Scalar) -> ProjectivePoint {
        let digits = Radix16Decomposition::<Radix16Digits<Sm2>>::new(factor);
        let mut sum = ProjectivePoint::IDENTITY;
        for place in (0..SHARE).rev() {
            for _ in 0..4 {
                sum = sum.double();
            }
            for (table, digit) in self.0.iter().zip((place..DIGITS).step_by(SHARE)) {
                sum += table.select_vartime(digits[digit]);
            }
        }
        sum
    }
}
