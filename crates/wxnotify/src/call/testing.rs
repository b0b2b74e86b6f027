//! What tests are made of, as bindings ask for it in JSON.

use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::{Value, json};

use super::read;
use crate::testing::Schedule;
use crate::testing::v2::{self, SignType};
use crate::{Error, ErrorCode, Result};

/// A made-up plaintext.
pub(super) fn sample(request: &str) -> Result<Value> {
    Ok(json!(read::<Sample>(request)?.make()?))
}

/// The pauses of a schedule.
pub(super) fn schedule(request: &str) -> Result<Value> {
    Ok(json!(Schedule::from_name(&read::<Named>(request)?.schedule)?.pauses()))
}

#[derive(Deserialize)]
struct Named {
    schedule: String,
}

#[derive(Deserialize)]
struct Sample {
    event: Option<String>,
    kind: Option<String>,
    overrides: Option<Value>,
}

impl Sample {
    fn make(self) -> Result<String> {
        let overrides = self.overrides.unwrap_or_else(|| json!({}));
        match (&self.event, &self.kind) {
            (Some(event_type), Some(kind)) => crate::testing::sample_of_kind(event_type, kind, &overrides),
            (Some(name), None) | (None, Some(name)) => crate::testing::sample(name, &overrides),
            (None, None) => {
                let message = "event: give an event type, such as \"TRANSACTION.SUCCESS\", or a kind";
                Err(Error::new(ErrorCode::OptionInvalid, message).with_field("event"))
            }
        }
    }
}

/// The body of an APIv2 notification, as the request `testing_v2` asks for it.
///
/// # Errors
/// `ARGUMENT_INVALID` for what is no request; `OPTION_INVALID` for a key, a field or a `sign_type` that is none.
pub fn v2(request: &str) -> Result<String> {
    let V2 { key, fields, outer, inner, sign_type } = read(request)?;
    match (fields, inner) {
        (Some(fields), None) => {
            let said = fields.0.iter().find(|(name, _)| name == "sign_type").map(|(_, text)| text.as_str());
            let name = sign_type.as_deref().or(said).unwrap_or("MD5");
            let sign_type = SignType::from_name(name).ok_or_else(|| {
                let name = crate::error::shortened(name, 64).into_owned();
                Error::new(ErrorCode::OptionInvalid, format!("sign_type is {name:?}; give MD5 or HMAC-SHA256"))
                    .with_field("sign_type")
            })?;
            v2::notification(&fields.pairs(), &key, sign_type)
        }
        (None, Some(inner)) => v2::refund(&outer.unwrap_or_default().pairs(), &inner.pairs(), &key),
        _ => {
            let message = "give fields for a signed notification, or inner (and outer) for a refund";
            Err(Error::new(ErrorCode::OptionInvalid, message).with_field("fields"))
        }
    }
}

#[derive(Deserialize)]
struct V2 {
    key: String,
    fields: Option<Texts>,
    outer: Option<Texts>,
    inner: Option<Texts>,
    sign_type: Option<String>,
}

/// The members of a JSON object of texts, in their order.
#[derive(Default)]
struct Texts(Vec<(String, String)>);

impl Texts {
    fn pairs(&self) -> Vec<(&str, &str)> {
        self.0.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect()
    }
}

impl<'de> Deserialize<'de> for Texts {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Members;

        impl<'de> Visitor<'de> for Members {
            type Value = Texts;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object of texts")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Texts, A::Error> {
                let mut members = Vec::new();
                while let Some(member) = map.next_entry()? {
                    members.push(member);
                }
                Ok(Texts(members))
            }
        }

        deserializer.deserialize_map(Members)
    }
}
