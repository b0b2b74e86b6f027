//! A JSON text as a tree for Java: each value a byte that says what it is, and what belongs to it.
//! Java makes maps and lists of it without a JSON parser of its own.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};

use crate::wire::Writer;

const NULL: u8 = 0;
const FALSE: u8 = 1;
const TRUE: u8 = 2;
const INTEGER: u8 = 3;
/// An integer above 2^63 - 1, as text.
const BIG_INTEGER: u8 = 4;
/// The bits of a double, as an integer.
const DOUBLE: u8 = 5;
const TEXT: u8 = 6;
const ARRAY: u8 = 7;
const OBJECT: u8 = 8;
/// Ends an array or object.
const END: u8 = 9;

/// Writes a JSON value that the core has checked, out of its text or read already.
pub(crate) fn write<'de>(json: impl Deserializer<'de, Error = serde_json::Error>, out: &mut Writer) {
    Value(out).deserialize(json).expect("checked when it was decrypted");
}

struct Value<'a>(&'a mut Writer);

impl<'de> DeserializeSeed<'de> for Value<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Value<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any JSON value")
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        self.0.byte(NULL);
        Ok(())
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<(), E> {
        self.0.byte(if value { TRUE } else { FALSE });
        Ok(())
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<(), E> {
        self.0.byte(INTEGER);
        self.0.integer(value);
        Ok(())
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<(), E> {
        match i64::try_from(value) {
            Ok(value) => self.visit_i64(value),
            Err(_) => {
                self.0.byte(BIG_INTEGER);
                self.0.text(&value.to_string());
                Ok(())
            }
        }
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<(), E> {
        self.0.byte(DOUBLE);
        self.0.integer(value.to_bits() as i64);
        Ok(())
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<(), E> {
        self.0.byte(TEXT);
        self.0.text(value);
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut array: A) -> Result<(), A::Error> {
        self.0.byte(ARRAY);
        while array.next_element_seed(Value(self.0))?.is_some() {}
        self.0.byte(END);
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<(), A::Error> {
        self.0.byte(OBJECT);
        while object.next_key_seed(Value(self.0))?.is_some() {
            object.next_value_seed(Value(self.0))?;
        }
        self.0.byte(END);
        Ok(())
    }
}
