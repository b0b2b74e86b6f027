//! APIv2's signature: a hash over the sorted fields and the key.

use ctutils::CtEq;
use hmac::{Hmac, KeyInit, Mac};
use md5::Md5;
use sha2::{Digest, Sha256};

use super::key::{ApiV2Key, Keys, Secret};
use crate::xml::Fields;
use crate::{Error, ErrorCode, Result};

/// How `sign` is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum SignType {
    /// `MD5`: what APIv2 takes unless told otherwise.
    Md5,
    /// `HMAC-SHA256`.
    HmacSha256,
}

impl SignType {
    /// Its name in the field `sign_type`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Md5 => "MD5",
            Self::HmacSha256 => "HMAC-SHA256",
        }
    }

    /// The one of this name.
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::Md5, Self::HmacSha256].into_iter().find(|kind| kind.as_str() == name)
    }

    /// The one whose signatures are so long, in hex.
    fn of_length(len: usize) -> Option<Self> {
        match len {
            32 => Some(Self::Md5),
            64 => Some(Self::HmacSha256),
            _ => None,
        }
    }
}

/// Finds the first of its merchant's keys that the fields are signed with.
pub(super) fn verify<'k>(fields: &Fields, keys: &'k [ApiV2Key]) -> Result<&'k ApiV2Key> {
    let sign = fields
        .get("sign")
        .ok_or_else(|| invalid("sign", "field sign is missing, and only a refund has none".into()))?;
    let is_hex = sign.bytes().all(|byte| byte.is_ascii_hexdigit());
    let Some(sign_type) = SignType::of_length(sign.len()).filter(|_| is_hex) else {
        let message =
            format!("field sign has {} characters, and is 32 of hex (MD5) or 64 (HMAC-SHA256)", sign.chars().count());
        return Err(invalid("sign", message));
    };
    if fields.get("sign_type").is_some_and(|given| given != sign_type.as_str()) {
        let message = format!("field sign_type contradicts field sign, which has the length of {}", sign_type.as_str());
        return Err(invalid("sign_type", message));
    }
    let given = sign.to_ascii_uppercase();
    let keys = Keys::of(fields, keys, ErrorCode::SignatureInvalid)?;
    let fits = |key: &Secret| {
        let expected = sign_fields(fields.iter(), key, sign_type);
        expected.as_bytes().ct_eq(given.as_bytes()).to_bool().then_some(())
    };
    keys.find(fits).map(|((), key)| key).ok_or_else(|| {
        let message = format!(
            "field sign was not made with {keys}: the body is forged or was changed on its way, or the key is another; give the \
             APIv2密钥 of that merchant (账户中心 → API安全), not the APIv3密钥"
        );
        invalid("sign", message)
    })
}

/// The signature of fields, in upper-case hex as the platform writes it. Empty fields and `sign` itself do not count.
pub(crate) fn sign_fields<'a>(
    fields: impl Iterator<Item = (&'a str, &'a str)>,
    key: &Secret,
    sign_type: SignType,
) -> String {
    let mut fields: Vec<_> = fields.filter(|(name, text)| *name != "sign" && !text.is_empty()).collect();
    fields.sort_unstable();
    match sign_type {
        SignType::Md5 => {
            let mut hash = Md5::new();
            each_part(&fields, key, |part| hash.update(part));
            hex(&hash.finalize())
        }
        SignType::HmacSha256 => {
            let mut hash = Hmac::<Sha256>::new_from_slice(key.as_slice()).expect("HMAC takes keys of every length");
            each_part(&fields, key, |part| hash.update(part));
            hex(&hash.finalize().into_bytes())
        }
    }
}

/// `a=1&b=2&key=KEY` in parts, so that no copy of the key is made.
fn each_part(fields: &[(&str, &str)], key: &Secret, mut take: impl FnMut(&[u8])) {
    for (name, text) in fields {
        for part in [name, "=", text, "&"] {
            take(part.as_bytes());
        }
    }
    take(b"key=");
    take(key.as_slice());
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02X}")).collect()
}

fn invalid(field: &'static str, message: String) -> Error {
    Error::new(ErrorCode::SignatureInvalid, message).with_field(field)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The example of WeChat Pay's page on signatures.
    #[test]
    fn the_official_example_comes_out() {
        let key = Secret::new(*b"192006250b4c09247ec02edce69f6a2d");
        let fields = [
            ("appid", "wxd930ea5d5a258f4f"),
            ("mch_id", "10000100"),
            ("device_info", "1000"),
            ("body", "test"),
            ("nonce_str", "ibuaiVcKdpRxkhJA"),
            ("attach", ""),
            ("sign", "ignored"),
        ];
        assert_eq!(sign_fields(fields.into_iter(), &key, SignType::Md5), "9A0A8659F005D6984697E2CA0A9CF3B7");
        assert_eq!(
            sign_fields(fields.into_iter(), &key, SignType::HmacSha256),
            "6A9AE1657590FD6257D693A078E1C3E4BB6BA4DC30B23E0EE2496E54170DACD6"
        );
    }
}
