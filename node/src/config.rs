//! Keys and options as the package's JavaScript passes them.

use napi_derive::napi;
use wxnotify::{ApiV3Key, PlatformKeys};

/// The platform's keys: certificates first, then public keys, each in the order given.
#[napi(object, object_to_js = false)]
pub struct PlatformKeysInput {
    /// PEM texts, each of one certificate or more.
    pub certificates: Vec<String>,
    /// WeChat Pay public keys.
    pub public_keys: Vec<PublicKeyInput>,
}

/// A WeChat Pay public key.
#[napi(object, object_to_js = false)]
pub struct PublicKeyInput {
    /// `PUB_KEY_ID_...`.
    pub id: String,
    /// SPKI or PKCS#1.
    pub pem: String,
}

/// An APIv3 key.
#[napi(object, object_to_js = false)]
pub struct ApiV3KeyInput {
    /// 32 characters.
    pub key: String,
    /// A name for it, such as a mchid.
    pub label: Option<String>,
}

impl PlatformKeysInput {
    pub(crate) fn read(self) -> wxnotify::Result<PlatformKeys> {
        let mut keys = PlatformKeys::new();
        for pem in &self.certificates {
            keys.add_certificates(pem)?;
        }
        for PublicKeyInput { id, pem } in &self.public_keys {
            keys.add_public_key(id, pem)?;
        }
        Ok(keys)
    }
}

pub(crate) fn read_api_v3_keys(given: Vec<ApiV3KeyInput>) -> wxnotify::Result<Vec<ApiV3Key>> {
    let read = |ApiV3KeyInput { key, label }| {
        let key = ApiV3Key::new(key)?;
        Ok(match label {
            Some(label) => key.labelled(label),
            None => key,
        })
    };
    given.into_iter().map(read).collect()
}

/// The pairs of a flat list: name, value, name, value.
pub(crate) fn header_pairs(flat: &[String]) -> impl Iterator<Item = (&str, &str)> {
    flat.chunks_exact(2).map(|pair| (pair[0].as_str(), pair[1].as_str()))
}

/// The pairs of a text of names and values by turns, each behind the character that the text begins with and that is in none of them.
pub(crate) fn separated(packed: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut characters = packed.chars();
    let mut texts = characters.next().into_iter().flat_map(move |separator| characters.as_str().split(separator));
    std::iter::from_fn(move || Some((texts.next()?, texts.next()?)))
}

/// Whether the core looks at a header of this name: the others need not come over.
#[napi]
pub fn reads_header(name: String) -> bool {
    wxnotify::binding::reads_header(name)
}
