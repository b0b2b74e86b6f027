//! Whether a plaintext has the fields of its kind, asked of the text itself: no tree is made of it, which takes several times as
//! long as this. Only its yes counts: what it does not take is looked at by `check`, which says what is wrong.

use std::fmt;

use serde::Deserialize;
use serde::de::value::{MapAccessDeserializer, SeqAccessDeserializer};
use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::Value;

use super::check::check_event;
use super::fields::{self, Field, Shape};
use crate::plaintext::Checked;
use crate::{ErrorCode, Kind};

/// Checks that a plaintext has the type of a kind, as [`check_event`] does, with no tree made of one that fits.
///
/// # Errors
/// Those of [`check_event`], and `ARGUMENT_INVALID` for what is no JSON object.
pub fn check_event_text(event_type: &str, kind: Kind, plaintext: &str) -> crate::Result<()> {
    if fits(kind, plaintext) {
        return Ok(());
    }
    check_event(event_type, kind, &tree(plaintext)?)
}

/// The tree of what may be no plaintext of a notification's.
pub(super) fn tree(plaintext: &str) -> crate::Result<Value> {
    serde_json::from_str(plaintext).map(Value::Object).map_err(|_| {
        crate::Error::new(ErrorCode::ArgumentInvalid, "plaintext is no JSON object; pass what the notification had")
            .with_field("plaintext")
    })
}

/// Whether [`check_event`](super::check_event) surely takes the resource that this is the text of. A test looks that it does not miss any.
pub fn fits(kind: Kind, plaintext: &str) -> bool {
    let Some(fields) = fields::of(kind) else { return false };
    let mut deserializer = serde_json::Deserializer::from_str(plaintext);
    deserializer.deserialize_map(Object(fields)).is_ok() && deserializer.end().is_ok()
}

/// Why the text is left to `check`, which words it.
const UNSURE: &str = "it is not sure to fit";

/// An object with these fields.
struct Object<'f>(&'f [Field]);

impl<'de> Visitor<'de> for Object<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(UNSURE)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        // By their places in `fields`: no kind has as many as 64 in one object, and one that had would never be sure.
        let (mut seen, mut present) = (0_u64, 0_u64);
        while let Some(place) = map.next_key_seed(Name(self.0))? {
            let Some(place) = place else {
                map.next_value::<Checked>()?;
                continue;
            };
            let bit = 1_u64.checked_shl(place as u32).filter(|bit| seen & bit == 0);
            // The last of a name counts to `check`.
            let bit = bit.ok_or_else(|| A::Error::custom(UNSURE))?;
            seen |= bit;
            let field = &self.0[place];
            if map.next_value_seed(Shaped { shape: field.shape(), list: field.is_list() })? {
                present |= bit;
            }
        }
        let is_there = |(place, field): (usize, &Field)| !field.is_required() || present & (1 << place) != 0;
        if self.0.iter().enumerate().all(is_there) { Ok(()) } else { Err(A::Error::custom(UNSURE)) }
    }
}

/// A key, by the place of the field that it names.
struct Name<'f>(&'f [Field]);

impl<'de> DeserializeSeed<'de> for Name<'_> {
    type Value = Option<usize>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Option<usize>, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for Name<'_> {
    type Value = Option<usize>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(UNSURE)
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<Option<usize>, E> {
        // A tree is not made of an object that begins with a name of serde_json's own.
        if name.starts_with('$') {
            return Err(E::custom(UNSURE));
        }
        Ok(self.0.iter().position(|field| field.name() == name))
    }
}

/// A value of a shape: whether it is there, which null is not.
struct Shaped {
    shape: Shape,
    list: bool,
}

impl Shaped {
    fn is<E: Error>(&self, fits: impl FnOnce(Shape) -> bool) -> Result<bool, E> {
        if !self.list && fits(self.shape) { Ok(true) } else { Err(E::custom(UNSURE)) }
    }
}

impl<'de> DeserializeSeed<'de> for Shaped {
    type Value = bool;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<bool, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Shaped {
    type Value = bool;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(UNSURE)
    }

    fn visit_unit<E: Error>(self) -> Result<bool, E> {
        Ok(false)
    }

    fn visit_bool<E: Error>(self, _: bool) -> Result<bool, E> {
        self.is(|shape| matches!(shape, Shape::Boolean | Shape::Any))
    }

    fn visit_i64<E: Error>(self, _: i64) -> Result<bool, E> {
        self.is(|shape| matches!(shape, Shape::Integer | Shape::Any))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<bool, E> {
        let is_integer = i64::try_from(number).is_ok();
        self.is(|shape| matches!(shape, Shape::Any) || is_integer && matches!(shape, Shape::Integer))
    }

    fn visit_f64<E: Error>(self, _: f64) -> Result<bool, E> {
        self.is(|shape| matches!(shape, Shape::Any))
    }

    fn visit_str<E: Error>(self, _: &str) -> Result<bool, E> {
        self.is(|shape| matches!(shape, Shape::String | Shape::Any))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<bool, A::Error> {
        if self.list {
            while let Some(is_there) = items.next_element_seed(Shaped { shape: self.shape, list: false })? {
                // An item cannot be absent.
                if !is_there && !matches!(self.shape, Shape::Any) {
                    return Err(A::Error::custom(UNSURE));
                }
            }
            return Ok(true);
        }
        Checked::deserialize(SeqAccessDeserializer::new(items))?;
        self.is(|shape| matches!(shape, Shape::Any))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<bool, A::Error> {
        match self.shape {
            Shape::Object(fields) if !self.list => Object(fields).visit_map(map).map(|()| true),
            _ => {
                Checked::deserialize(MapAccessDeserializer::new(map))?;
                self.is(|shape| matches!(shape, Shape::Any))
            }
        }
    }
}
