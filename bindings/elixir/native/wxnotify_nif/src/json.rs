//! JSON to terms and back. Integers keep every digit, which serde_json's own values do not.

use std::borrow::Cow;
use std::{fmt, io};

use rustler::{BigInt, Binary, Encoder, Env, ListIterator, MapIterator, Term, TermType};
use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde::ser::{SerializeMap, SerializeSeq, Serializer};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use wxnotify::{Error, ErrorCode};

use crate::binaries::text;
use crate::error::{answer, Answer};

/// As deep as the core's own JSON goes.
const MAX_DEPTH: usize = 128;

/// A JSON text as a term: objects are maps with binaries for keys, of which the last of a name
/// counts; `null` is `nil`.
pub(crate) fn to_term<'a>(env: Env<'a>, json: &str) -> serde_json::Result<Term<'a>> {
    in_one_pass(env, json).or_else(|_| value(env, serde_json::from_str(json)?, MAX_DEPTH))
}

/// The same in one pass, for a text whose numbers serde_json's own values hold as they are written. It is what every
/// `parse` goes through.
fn in_one_pass<'a>(env: Env<'a>, json: &str) -> serde_json::Result<Term<'a>> {
    let mut deserializer = serde_json::Deserializer::from_str(json);
    let term = ToTerm(env).deserialize(&mut deserializer)?;
    deserializer.end()?;
    Ok(term)
}

#[derive(Clone, Copy)]
struct ToTerm<'a>(Env<'a>);

impl<'j, 'a> DeserializeSeed<'j> for ToTerm<'a> {
    type Value = Term<'a>;

    fn deserialize<D: Deserializer<'j>>(self, deserializer: D) -> Result<Term<'a>, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'j, 'a> Visitor<'j> for ToTerm<'a> {
    type Value = Term<'a>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<Term<'a>, E> {
        Ok(rustler::types::atom::nil().encode(self.0))
    }

    fn visit_bool<E>(self, value: bool) -> Result<Term<'a>, E> {
        Ok(value.encode(self.0))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Term<'a>, E> {
        Ok(number.encode(self.0))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Term<'a>, E> {
        Ok(number.encode(self.0))
    }

    fn visit_f64<E: serde::de::Error>(self, number: f64) -> Result<Term<'a>, E> {
        // A longer integer comes as a float, too, and so does -0.
        if number.abs() >= 2_f64.powi(63) || (number == 0.0 && number.is_sign_negative()) {
            return Err(E::custom("it may have been an integer"));
        }
        Ok(number.encode(self.0))
    }

    fn visit_str<E>(self, text: &str) -> Result<Term<'a>, E> {
        Ok(text.encode(self.0))
    }

    fn visit_seq<A: SeqAccess<'j>>(self, mut sequence: A) -> Result<Term<'a>, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = sequence.next_element_seed(self)? {
            items.push(item);
        }
        Ok(items.encode(self.0))
    }

    fn visit_map<A: MapAccess<'j>>(self, mut map: A) -> Result<Term<'a>, A::Error> {
        let (mut keys, mut values) = (Vec::with_capacity(16), Vec::with_capacity(16));
        while let Some(key) = map.next_key_seed(self)? {
            keys.push(key);
            values.push(map.next_value_seed(self)?);
        }
        Ok(to_map(self.0, &keys, &values))
    }
}

/// One call makes the map, unless a name comes twice.
fn to_map<'a>(env: Env<'a>, keys: &[Term<'a>], values: &[Term<'a>]) -> Term<'a> {
    Term::map_from_term_arrays(env, keys, values).unwrap_or_else(|_| {
        let pairs = keys.iter().zip(values);
        pairs.fold(Term::map_new(env), |map, (key, value)| map.map_put(key, value).expect("a map takes any key"))
    })
}

fn value<'a>(env: Env<'a>, raw: &RawValue, depth: usize) -> serde_json::Result<Term<'a>> {
    let json = raw.get();
    let Some(below) = depth.checked_sub(1) else {
        return Err(serde::de::Error::custom("nested too deeply"));
    };
    Ok(match json.as_bytes()[0] {
        b'{' => {
            let Entries(entries) = serde_json::from_str(json)?;
            object(env, entries, below)?
        }
        b'[' => {
            let items: Vec<&RawValue> = serde_json::from_str(json)?;
            items.into_iter().map(|item| value(env, item, below)).collect::<Result<Vec<_>, _>>()?.encode(env)
        }
        b'"' => serde_json::from_str::<Text<'_>>(json)?.0.encode(env),
        b't' => true.encode(env),
        b'f' => false.encode(env),
        b'n' => rustler::types::atom::nil().encode(env),
        _ => number(env, json)?,
    })
}

fn object<'a>(env: Env<'a>, entries: Vec<(Text<'_>, &RawValue)>, depth: usize) -> serde_json::Result<Term<'a>> {
    let mut keys = Vec::with_capacity(entries.len());
    let mut values = Vec::with_capacity(entries.len());
    for (name, raw) in entries {
        keys.push(name.0.encode(env));
        values.push(value(env, raw, depth)?);
    }
    Ok(to_map(env, &keys, &values))
}

fn number<'a>(env: Env<'a>, json: &str) -> serde_json::Result<Term<'a>> {
    if json.bytes().any(|byte| matches!(byte, b'.' | b'e' | b'E')) {
        return Ok(serde_json::from_str::<f64>(json)?.encode(env));
    }
    if let Ok(small) = json.parse::<i64>() {
        return Ok(small.encode(env));
    }
    // A number that no float could hold is none to serde_json, which also bounds the work below.
    serde_json::from_str::<f64>(json)?;
    Ok(json.parse::<BigInt>().expect("JSON's integers are digits after a sign").encode(env))
}

/// A JSON string, copied only where it holds escapes.
#[derive(Deserialize)]
struct Text<'j>(#[serde(borrow)] Cow<'j, str>);

/// An object's entries, in their order.
struct Entries<'j>(Vec<(Text<'j>, &'j RawValue)>);

impl<'j> Deserialize<'j> for Entries<'j> {
    fn deserialize<D: Deserializer<'j>>(deserializer: D) -> Result<Self, D::Error> {
        struct Collect;

        impl<'j> Visitor<'j> for Collect {
            type Value = Entries<'j>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'j>>(self, mut map: A) -> Result<Entries<'j>, A::Error> {
                let mut entries = Vec::new();
                while let Some(entry) = map.next_entry()? {
                    entries.push(entry);
                }
                Ok(Entries(entries))
            }
        }

        deserializer.deserialize_map(Collect)
    }
}

/// A term on its way to JSON, and how deep it may still be nested: a scheduler's stack is short.
struct Json<'a>(Term<'a>, usize);

impl Serialize for Json<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self(term, depth) = *self;
        let below = || depth.checked_sub(1).ok_or_else(|| serde::ser::Error::custom("nested too deeply"));
        let unfit = |what: &str| serde::ser::Error::custom(format!("JSON has no place for {what}"));
        match term.get_type() {
            TermType::Binary => match term.decode::<&str>() {
                Ok(text) => serializer.serialize_str(text),
                Err(_) => Err(unfit("a binary that is not UTF-8 text")),
            },
            TermType::Atom => match atom(term).as_str() {
                "nil" => serializer.serialize_unit(),
                "true" => serializer.serialize_bool(true),
                "false" => serializer.serialize_bool(false),
                name => serializer.serialize_str(name),
            },
            TermType::Integer => match term.decode::<i64>() {
                Ok(small) => serializer.serialize_i64(small),
                Err(_) => {
                    let digits = term.decode::<BigInt>().map_err(|_| unfit("this integer"))?.to_string();
                    RawValue::from_string(digits).map_err(serde::ser::Error::custom)?.serialize(serializer)
                }
            },
            TermType::Float => serializer.serialize_f64(term.decode().map_err(|_| unfit("this float"))?),
            TermType::List => {
                let below = below()?;
                let length = term.list_length().map_err(|_| unfit("an improper list"))?;
                let mut sequence = serializer.serialize_seq(Some(length))?;
                for item in term.decode::<ListIterator<'_>>().expect("it is a list") {
                    sequence.serialize_element(&Json(item, below))?;
                }
                sequence.end()
            }
            TermType::Map if term.map_get(rustler::types::atom::__struct__()).is_err() => {
                let below = below()?;
                let mut map = serializer.serialize_map(None)?;
                for (name, item) in MapIterator::new(term).expect("it is a map") {
                    let name = match name.get_type() {
                        TermType::Atom => atom(name),
                        _ => name.decode::<String>().map_err(|_| unfit("a key that is neither text nor an atom"))?,
                    };
                    map.serialize_entry(&name, &Json(item, below))?;
                }
                map.end()
            }
            TermType::Map => Err(unfit("a struct; make a map of it")),
            TermType::Tuple => Err(unfit("a tuple; a list of pairs becomes an object by Map.new/1")),
            _ => Err(unfit("a term of this type")),
        }
    }
}

fn atom(term: Term<'_>) -> String {
    term.atom_to_string().expect("it is an atom")
}

/// For texts that are short enough for a normal scheduler.
#[rustler::nif]
fn json_decode<'a>(env: Env<'a>, json: Binary<'a>) -> Answer<Term<'a>> {
    decode(env, json)
}

#[rustler::nif(schedule = "DirtyCpu")]
fn json_decode_dirty<'a>(env: Env<'a>, json: Binary<'a>) -> Answer<Term<'a>> {
    decode(env, json)
}

fn decode<'a>(env: Env<'a>, json: Binary<'a>) -> Answer<Term<'a>> {
    answer(|| to_term(env, text("json", &json)?).map_err(|error| invalid("json", &error)))
}

/// None where the text would be longer than `most` bytes, which is for a dirty scheduler.
#[rustler::nif]
fn json_encode(term: Term<'_>, most: usize) -> Answer<Option<String>> {
    answer(|| {
        let mut text = Short { text: Vec::with_capacity(512), most };
        match serde_json::to_writer(&mut text, &Json(term, MAX_DEPTH)) {
            Err(error) if error.is_io() => Ok(None),
            Err(error) => Err(invalid("term", &error)),
            Ok(()) => Ok(Some(String::from_utf8(text.text).expect("JSON is UTF-8"))),
        }
    })
}

#[rustler::nif(schedule = "DirtyCpu")]
fn json_encode_dirty(term: Term<'_>) -> Answer<String> {
    answer(|| serde_json::to_string(&Json(term, MAX_DEPTH)).map_err(|error| invalid("term", &error)))
}

/// A text that takes no more than so many bytes.
struct Short {
    text: Vec<u8>,
    most: usize,
}

impl io::Write for Short {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.text.len() + bytes.len() > self.most {
            return Err(io::ErrorKind::StorageFull.into());
        }
        self.text.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn invalid(field: &'static str, error: &serde_json::Error) -> Error {
    Error::new(ErrorCode::ArgumentInvalid, format!("{field}: {error}")).with_field(field)
}
