//! The decrypted resource: checked to be JSON in one pass that also reads what tells its kind. That pass is
//! [`json`]'s where it can be; serde_json's decides.

use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, Error as _, MapAccess, SeqAccess, Visitor};

use crate::{Error, ErrorCode, Result, json};

/// The top-level fields by which plaintexts of one event type differ.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Traits {
    pub(crate) has_combine_mchid: bool,
    pub(crate) has_sp_mchid: bool,
    pub(crate) has_mchid: bool,
    pub(crate) has_receiver: bool,
    pub(crate) has_bind_state: bool,
    pub(crate) trade_scene_is_parking: bool,
    pub(crate) trade_type_is_pap: bool,
}

/// Step 14 of the pipeline: the plaintext as text, and its traits. Messages name the place, never
/// the content.
pub(crate) fn check(plaintext: &[u8]) -> Result<(&str, Traits)> {
    let text =
        json::utf8(plaintext).map_err(|at| invalid(format!("the decrypted resource is not UTF-8 at byte {at}")))?;
    let traits = match Traits::scan(text) {
        Some(traits) => traits,
        None => serde_json::from_str(text).map_err(|error| {
            invalid(format!(
                "the decrypted resource of {} bytes is not a JSON object: line {} column {}",
                text.len(),
                error.line(),
                error.column(),
            ))
        })?,
    };
    Ok((text, traits))
}

fn invalid(message: String) -> Error {
    Error::new(ErrorCode::PlaintextInvalid, message).with_field("resource")
}

impl Traits {
    /// The traits of a text of which [`json`] can tell that serde_json takes it.
    pub(crate) fn scan(text: &str) -> Option<Self> {
        let mut traits = Self::default();
        json::document(text, |scanner, name, at| match Name::of(name) {
            Name::Other => scanner.skip(at),
            name => {
                let (value, end) = match scanner.token(at)?.0 {
                    b'"' => scanner.text(at).map(|(text, end)| (Checked::of(text), end))?,
                    b'n' => (Checked::Absent, scanner.skip(at)?),
                    _ => (Checked::Present, scanner.skip(at)?),
                };
                traits.note(name, value);
                Some(end)
            }
        })?;
        Some(traits)
    }

    /// Takes what a field says. Of two fields of one name the last counts.
    fn note(&mut self, name: Name, value: Checked) {
        match name {
            Name::CombineMchid => self.has_combine_mchid = value.is_present(),
            Name::SpMchid => self.has_sp_mchid = value.is_present(),
            Name::Mchid => self.has_mchid = value.is_present(),
            Name::Receiver => self.has_receiver = value.is_present(),
            Name::BindState => self.has_bind_state = value.is_present(),
            Name::TradeScene => self.trade_scene_is_parking = value == Checked::Parking,
            Name::TradeType => self.trade_type_is_pap = value == Checked::Pap,
            Name::Other | Name::RawValue | Name::Number => {}
        }
    }
}

impl<'de> Deserialize<'de> for Traits {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Fields;

        impl<'de> Visitor<'de> for Fields {
            type Value = Traits;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a JSON object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Traits, A::Error> {
                let mut traits = Traits::default();
                while let Some(name) = map.next_key::<Name>()? {
                    if matches!(name, Name::RawValue | Name::Number) {
                        return Err(A::Error::custom(NOT_DATA));
                    }
                    traits.note(name, map.next_value()?);
                }
                Ok(traits)
            }
        }

        deserializer.deserialize_map(Fields)
    }
}

/// A field's name, of which most say nothing.
enum Name {
    CombineMchid,
    SpMchid,
    Mchid,
    Receiver,
    BindState,
    TradeScene,
    TradeType,
    RawValue,
    /// In a program that turns on serde_json's `arbitrary_precision`, a number is an object with this key.
    Number,
    Other,
}

impl Name {
    fn of(name: &str) -> Self {
        match name {
            "combine_mchid" => Self::CombineMchid,
            "sp_mchid" => Self::SpMchid,
            "mchid" => Self::Mchid,
            "receiver" => Self::Receiver,
            "bind_state" => Self::BindState,
            "trade_scene" => Self::TradeScene,
            "trade_type" => Self::TradeType,
            "$serde_json::private::RawValue" => Self::RawValue,
            "$serde_json::private::Number" => Self::Number,
            _ => Self::Other,
        }
    }
}

/// Any JSON value, walked through and thrown away. Unlike `IgnoredAny` it decodes what it passes,
/// so that every language's parser takes what this one took: strings are Unicode, numbers are
/// numbers, and nesting ends at 128.
#[derive(PartialEq, Eq)]
pub(crate) enum Checked {
    Absent,
    Present,
    Parking,
    Pap,
}

impl Checked {
    fn of(text: &str) -> Self {
        match text {
            "" => Self::Absent,
            "PARKING" => Self::Parking,
            "PAP" => Self::Pap,
            _ => Self::Present,
        }
    }

    /// An explicit null counts as absent, and so does an empty text: it names no merchant.
    fn is_present(&self) -> bool {
        *self != Self::Absent
    }
}

impl<'de> Deserialize<'de> for Checked {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Any;

        impl<'de> Visitor<'de> for Any {
            type Value = Checked;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("any JSON value")
            }

            fn visit_unit<E>(self) -> Result<Checked, E> {
                Ok(Checked::Absent)
            }

            fn visit_bool<E>(self, _: bool) -> Result<Checked, E> {
                Ok(Checked::Present)
            }

            fn visit_i64<E>(self, _: i64) -> Result<Checked, E> {
                Ok(Checked::Present)
            }

            fn visit_u64<E>(self, _: u64) -> Result<Checked, E> {
                Ok(Checked::Present)
            }

            fn visit_f64<E>(self, _: f64) -> Result<Checked, E> {
                Ok(Checked::Present)
            }

            fn visit_str<E>(self, text: &str) -> Result<Checked, E> {
                Ok(Checked::of(text))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut sequence: A) -> Result<Checked, A::Error> {
                while sequence.next_element::<Checked>()?.is_some() {}
                Ok(Checked::Present)
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Checked, A::Error> {
                match map.next_key::<Name>()? {
                    None => return Ok(Checked::Present),
                    Some(Name::RawValue) => return Err(A::Error::custom(NOT_DATA)),
                    Some(Name::Number) => map.next_value::<NumberText>()?.check()?,
                    Some(_) => _ = map.next_value::<Checked>()?,
                }
                while map.next_key::<Name>()?.is_some() {
                    map.next_value::<Checked>()?;
                }
                Ok(Checked::Present)
            }
        }

        deserializer.deserialize_any(Any)
    }
}

/// serde_json has names of its own for what its features add. Where one is an object's first key, a `Value` is made of what it
/// holds and not of the object, and can fail to be.
const NOT_DATA: &str = "an object that serde_json takes for something else";

/// A number as it was written.
#[derive(Deserialize)]
#[serde(transparent)]
struct NumberText(String);

impl NumberText {
    /// Refuses what is too large for a double, as a serde_json without `arbitrary_precision` does.
    fn check<E: serde::de::Error>(&self) -> Result<(), E> {
        let is_number = self.0.parse::<serde_json::Number>().is_ok();
        let is_finite = self.0.parse::<f64>().is_ok_and(f64::is_finite);
        if is_number && is_finite { Ok(()) } else { Err(E::custom("number out of range")) }
    }
}

impl<'de> Deserialize<'de> for Name {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Text;

        impl Visitor<'_> for Text {
            type Value = Name;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a string")
            }

            fn visit_str<E>(self, name: &str) -> Result<Name, E> {
                Ok(Name::of(name))
            }
        }

        deserializer.deserialize_str(Text)
    }
}

/// The same JSON without the white space between its tokens, and otherwise to the byte.
pub(crate) fn compact(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    let mut in_string = false;
    let mut escaped = false;
    for c in json.chars() {
        if in_string {
            in_string = escaped || c != '"';
            escaped = c == '\\' && !escaped;
        } else if matches!(c, ' ' | '\t' | '\n' | '\r') {
            continue;
        } else {
            in_string = c == '"';
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn traits_are_those_of_the_top_level_only() {
        let traits =
            check(br#"{"a":{"sp_mchid":"1","trade_type":"PAP"},"mchid":"2","trade_scene":"PARKING","receiver":null}"#);
        assert_eq!(traits.unwrap().1, Traits { has_mchid: true, trade_scene_is_parking: true, ..Traits::default() });
    }

    #[test]
    fn what_some_parser_would_refuse_is_refused_here() {
        let deep = format!("{{\"a\":{}{}}}", "[".repeat(200), "]".repeat(200));
        for plaintext in [
            &b"[]"[..],
            b"",
            b"null",
            b"\"text\"",
            b"{",
            b"{} x",
            b"{\"a\":1e999}",
            b"{\"a\":\"\\ud800\"}",
            b"{\"a\":\"\xff\"}",
            b"\xef\xbb\xbf{}",
            b"{\"a\":01}",
            b"{'a':1}",
            // A `Value` could not be made of these, in one program or another.
            br#"{"$serde_json::private::RawValue":"{"}"#,
            br#"{"a":{"$serde_json::private::RawValue":"{"}}"#,
            br#"{"$serde_json::private::Number":"1"}"#,
            br#"{"a":{"$serde_json::private::Number":"x"}}"#,
            deep.as_bytes(),
        ] {
            let error = check(plaintext).expect_err(&String::from_utf8_lossy(plaintext));
            assert_eq!(error.code(), ErrorCode::PlaintextInvalid);
        }
    }

    #[test]
    fn compact_drops_white_space_between_tokens_only() {
        assert_eq!(compact("{ \"a b\" :\n[ 1,\t\"\\\" x\\\\\" ] }"), "{\"a b\":[1,\"\\\" x\\\\\"]}");
    }
}
