//! The JSON around the ciphertext (steps 11 and 12 of the pipeline).

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;
use std::ops::Deref;

use serde::Deserialize;
use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserializer, MapAccess, Visitor};

use crate::crypto::AeadAlgorithm;
use crate::error::shortened;
use crate::json::{self, Scanner};
use crate::{Error, ErrorCode, Result};

/// A notification's body as it is sent. Unknown fields pass.
#[derive(Deserialize)]
pub(crate) struct Envelope<'a> {
    #[serde(borrow)]
    pub(crate) id: Cow<'a, str>,
    #[serde(borrow)]
    pub(crate) event_type: Cow<'a, str>,
    #[serde(borrow)]
    pub(crate) resource_type: Cow<'a, str>,
    #[serde(borrow, deserialize_with = "object_only")]
    pub(crate) resource: Resource<'a>,
    #[serde(borrow, default)]
    pub(crate) create_time: Option<Text<'a>>,
    #[serde(borrow, default)]
    pub(crate) summary: Option<Text<'a>>,
}

/// The encrypted part, in a notification as in an answer of `GET /v3/certificates`.
#[derive(Default, Deserialize)]
pub(crate) struct Resource<'a> {
    #[serde(borrow, default)]
    pub(crate) algorithm: Option<Text<'a>>,
    #[serde(borrow, default)]
    pub(crate) ciphertext: Option<Text<'a>>,
    #[serde(borrow, default)]
    pub(crate) nonce: Option<Text<'a>>,
    #[serde(borrow, default)]
    pub(crate) associated_data: Option<Text<'a>>,
    #[serde(borrow, default)]
    pub(crate) original_type: Option<Text<'a>>,
}

/// A string that may be absent, borrowed from the body where it holds no escape. (A `Cow` inside an
/// `Option` serde always copies.)
#[derive(Deserialize)]
#[serde(transparent)]
pub(crate) struct Text<'a>(#[serde(borrow)] Cow<'a, str>);

impl Deref for Text<'_> {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl From<Text<'_>> for String {
    fn from(text: Text<'_>) -> Self {
        text.0.into_owned()
    }
}

/// The parts of a [`Resource`] that decryption takes, all there.
pub(crate) struct Encrypted<'a> {
    /// Where they stand in their document, for messages; empty where there is none.
    pub(crate) at: &'a str,
    pub(crate) algorithm: AeadAlgorithm,
    pub(crate) ciphertext: &'a str,
    pub(crate) nonce: &'a str,
    pub(crate) associated_data: &'a str,
}

impl Encrypted<'_> {
    /// Where one of the parts stands.
    pub(crate) fn place(&self, part: &str) -> String {
        if self.at.is_empty() { part.to_owned() } else { format!("{}.{part}", self.at) }
    }
}

impl<'a> Envelope<'a> {
    /// The envelope in a text of which [`json`] can tell that serde_json reads the same.
    pub(crate) fn scan(text: &'a str) -> Option<Self> {
        let (mut id, mut event_type, mut resource_type, mut resource) = (None, None, None, None);
        let (mut create_time, mut summary) = (None, None);
        json::document(text, |scanner, name, at| match name {
            "id" => text_of(&mut id, scanner, at),
            "event_type" => text_of(&mut event_type, scanner, at),
            "resource_type" => text_of(&mut resource_type, scanner, at),
            "create_time" => text_of(&mut create_time, scanner, at),
            "summary" => text_of(&mut summary, scanner, at),
            "resource" if resource.is_none() => Resource::scan(resource.insert(Resource::default()), scanner, at),
            "resource" => None,
            _ => scanner.skip(at),
        })?;
        let [Text(id), Text(event_type), Text(resource_type)] = [id?, event_type?, resource_type?];
        Some(Self { id, event_type, resource_type, resource: resource?, create_time, summary })
    }

    pub(crate) fn parse(body: &'a [u8]) -> Result<Self> {
        let envelope = match json::utf8(body).ok().and_then(Self::scan) {
            Some(envelope) => envelope,
            None => from_json(body, "the notification")?,
        };
        for (name, value) in [("id", &envelope.id), ("event_type", &envelope.event_type)] {
            if value.is_empty() {
                return Err(invalid(format!("field {name} is empty")).with_field(name));
            }
        }
        if envelope.resource_type != "encrypt-resource" {
            let message = format!(
                "resource_type is {:?}, and only \"encrypt-resource\" is known",
                shortened(&envelope.resource_type, 64)
            );
            return Err(Error::new(ErrorCode::ResourceUnsupported, message).with_field("resource_type"));
        }
        Ok(envelope)
    }
}

impl<'a> Resource<'a> {
    fn scan(&mut self, scanner: &mut Scanner<'a>, at: usize) -> Option<usize> {
        scanner.object(at, |scanner, name, at| match name {
            "algorithm" => text_of(&mut self.algorithm, scanner, at),
            "ciphertext" => text_of(&mut self.ciphertext, scanner, at),
            "nonce" => text_of(&mut self.nonce, scanner, at),
            "associated_data" => text_of(&mut self.associated_data, scanner, at),
            "original_type" => text_of(&mut self.original_type, scanner, at),
            _ => scanner.skip(at),
        })
    }

    /// `at` is where the resource stands in its document, for messages.
    pub(crate) fn encrypted<'s>(&'s self, at: &'s str) -> Result<Encrypted<'s>> {
        let missing = |name: &str| {
            let field = format!("{at}.{name}");
            invalid(format!("field {field} is missing")).with_field(field)
        };
        let algorithm = self.algorithm.as_deref().ok_or_else(|| missing("algorithm"))?;
        let ciphertext = self.ciphertext.as_deref().ok_or_else(|| missing("ciphertext"))?;
        let nonce = self.nonce.as_deref().ok_or_else(|| missing("nonce"))?;
        let Some(algorithm) = AeadAlgorithm::from_name(algorithm) else {
            let message = format!(
                "{at}.algorithm is {:?}, and only AEAD_AES_256_GCM and AEAD_SM4_GCM are known",
                shortened(algorithm, 64)
            );
            return Err(Error::new(ErrorCode::ResourceUnsupported, message).with_field(format!("{at}.algorithm")));
        };
        Ok(Encrypted {
            at,
            algorithm,
            ciphertext,
            nonce,
            associated_data: self.associated_data.as_deref().unwrap_or_default(),
        })
    }
}

/// A text into its place, unless one is there.
fn text_of<'a>(place: &mut Option<Text<'a>>, scanner: &mut Scanner<'a>, at: usize) -> Option<usize> {
    let (text, end) = scanner.text(at)?;
    let earlier = place.replace(Text(Cow::Borrowed(text)));
    earlier.is_none().then_some(end)
}

/// Parses signed JSON of which `what` names the whole, and says where it is not what it should be.
pub(crate) fn from_json<'a, T: Deserialize<'a>>(body: &'a [u8], what: &str) -> Result<T> {
    let text = std::str::from_utf8(body)
        .map_err(|error| invalid(format!("{what} is not UTF-8 at byte {}", error.valid_up_to())))?;
    let parsed = serde_json::from_str::<ObjectOnly<T>>(text);
    parsed.map(|object| object.0).map_err(|error| {
        if !error.is_data() {
            return invalid(format!("{what} is not a JSON object: {error}"));
        }
        // Right JSON, wrong shape: parsed again, slowly, to learn which field it is.
        let path =
            match serde_path_to_error::deserialize::<_, ObjectOnly<T>>(&mut serde_json::Deserializer::from_str(text)) {
                Err(error) => error.path().to_string(),
                Ok(_) => String::from("."),
            };
        let reason = error.to_string();
        let reason = shortened(&reason, 160);
        let at = |name: &str| if path == "." { name.to_owned() } else { format!("{path}.{name}") };
        for (prefix, problem) in [("missing field `", "is missing from"), ("duplicate field `", "is there twice in")] {
            if let Some(name) = reason.strip_prefix(prefix).and_then(|rest| rest.split('`').next()) {
                return invalid(format!("field {} {problem} {what}", at(name))).with_field(at(name));
            }
        }
        match path.as_str() {
            "." => invalid(format!("{what} is not a JSON object: {reason}")),
            field => invalid(format!("field {field} of {what}: {reason}")).with_field(field.to_owned()),
        }
    })
}

/// A struct from a JSON object only: derived code takes an array of the values as well.
pub(crate) struct ObjectOnly<T>(pub(crate) T);

impl<'de, T: Deserialize<'de>> Deserialize<'de> for ObjectOnly<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        object_only(deserializer).map(Self)
    }
}

pub(crate) fn object_only<'de, T: Deserialize<'de>, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    struct Object<T>(PhantomData<T>);

    impl<'de, T: Deserialize<'de>> Visitor<'de> for Object<T> {
        type Value = T;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a JSON object")
        }

        fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<T, A::Error> {
            T::deserialize(MapAccessDeserializer::new(map))
        }
    }

    deserializer.deserialize_map(Object(PhantomData))
}

pub(crate) fn invalid(message: String) -> Error {
    Error::new(ErrorCode::EnvelopeInvalid, message)
}
