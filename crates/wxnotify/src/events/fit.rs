//! Whether a plaintext has the fields of its kind, in one pass over its text: nothing is made of it.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::Value;

use super::check::{Field, Shape, check_event};
use super::shapes;
use crate::{Error, ErrorCode, Kind, Result};

/// Checks that a plaintext has the type of a kind, as [`check_event`] does.
///
/// # Errors
/// Those of [`check_event`], and `ARGUMENT_INVALID` for what is not JSON.
pub fn check_event_text(event_type: &str, kind: Kind, plaintext: &str) -> Result<()> {
    let fits = shapes::of(kind).is_some_and(|fields| {
        let mut json = serde_json::Deserializer::from_str(plaintext);
        let found = Fit { shape: Shape::Object(fields), list: false }.deserialize(&mut json);
        matches!(found, Ok(Found::Fits)) && json.end().is_ok()
    });
    if fits {
        return Ok(());
    }
    // Which field it is, and in which order they are looked at, is said in one place.
    let resource: Value = serde_json::from_str(plaintext)
        .map_err(|_| Error::new(ErrorCode::ArgumentInvalid, "the plaintext is not JSON"))?;
    check_event(event_type, kind, &resource)
}

#[derive(Clone, Copy, PartialEq)]
enum Found {
    Null,
    Fits,
    /// The rest is read all the same: of a field that is there twice the last one counts.
    Misfit,
}

impl Found {
    fn when(fits: bool) -> Self {
        if fits { Self::Fits } else { Self::Misfit }
    }
}

#[derive(Clone, Copy)]
struct Fit {
    shape: Shape,
    list: bool,
}

impl Fit {
    fn is(self, shape: fn(Shape) -> bool) -> Found {
        Found::when(!self.list && (shape(self.shape) || matches!(self.shape, Shape::Any)))
    }
}

impl<'de> DeserializeSeed<'de> for Fit {
    type Value = Found;

    fn deserialize<D: Deserializer<'de>>(self, json: D) -> std::result::Result<Found, D::Error> {
        json.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Fit {
    type Value = Found;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any JSON value")
    }

    fn visit_unit<E>(self) -> std::result::Result<Found, E> {
        Ok(Found::Null)
    }

    fn visit_bool<E>(self, _: bool) -> std::result::Result<Found, E> {
        Ok(self.is(|shape| matches!(shape, Shape::Boolean)))
    }

    fn visit_i64<E>(self, _: i64) -> std::result::Result<Found, E> {
        Ok(self.is(|shape| matches!(shape, Shape::Integer)))
    }

    fn visit_u64<E>(self, number: u64) -> std::result::Result<Found, E> {
        let is_within = i64::try_from(number).is_ok();
        Ok(if is_within { self.is(|shape| matches!(shape, Shape::Integer)) } else { self.is(|_| false) })
    }

    fn visit_f64<E>(self, _: f64) -> std::result::Result<Found, E> {
        Ok(self.is(|_| false))
    }

    fn visit_str<E>(self, _: &str) -> std::result::Result<Found, E> {
        Ok(self.is(|shape| matches!(shape, Shape::String)))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> std::result::Result<Found, A::Error> {
        if !self.list {
            while items.next_element::<IgnoredAny>()?.is_some() {}
            return Ok(self.is(|_| false));
        }
        let mut fits = true;
        while let Some(found) = items.next_element_seed(Self { list: false, ..self })? {
            fits &= found == Found::Fits || matches!(self.shape, Shape::Any);
        }
        Ok(Found::when(fits))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> std::result::Result<Found, A::Error> {
        let (Shape::Object(fields), false) = (self.shape, self.list) else {
            while object.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
            return Ok(self.is(|_| false));
        };
        let mut found = vec![Found::Null; fields.len()];
        while let Some(place) = object.next_key_seed(Name(fields))? {
            let Some(place) = place else {
                object.next_value::<IgnoredAny>()?;
                continue;
            };
            let Field { shape, list, .. } = fields[place];
            found[place] = object.next_value_seed(Self { shape, list })?;
        }
        let fits = |(field, found): (&Field, &Found)| match found {
            Found::Fits => true,
            Found::Null => !field.required,
            Found::Misfit => false,
        };
        Ok(Found::when(fields.iter().zip(&found).all(fits)))
    }
}

/// A field's name: its place among them, if it is one.
struct Name(&'static [Field]);

impl<'de> DeserializeSeed<'de> for Name {
    type Value = Option<usize>;

    fn deserialize<D: Deserializer<'de>>(self, json: D) -> std::result::Result<Option<usize>, D::Error> {
        json.deserialize_str(self)
    }
}

impl Visitor<'_> for Name {
    type Value = Option<usize>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a name")
    }

    fn visit_str<E>(self, name: &str) -> std::result::Result<Option<usize>, E> {
        Ok(self.0.iter().position(|field| field.name == name))
    }
}
