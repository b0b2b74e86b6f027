//! Typed events: an instance of a class of `wxnotify.events`, made of the plaintext in one pass, by the core's table of fields.

use std::cell::RefCell;
use std::collections::HashMap;
use std::fmt;
use std::sync::{LazyLock, Mutex, PoisonError};

use pyo3::intern;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyBool, PyDict, PyString, PyTuple, PyType};
use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;
use wxnotify::Kind;
use wxnotify::binding::{Field, Shape, fields_of};

/// The event of a plaintext. `None` where it does not have the type of the kind: the core says what is wrong with it.
pub(crate) fn read<'py>(py: Python<'py>, kind: Kind, plaintext: &str) -> PyResult<Option<Bound<'py, PyAny>>> {
    let Some(class) = class_of(py, kind)? else { return Ok(None) };
    let failure = RefCell::new(None);
    let mut json = serde_json::Deserializer::from_str(plaintext);
    let found = Reader { py, holds: &Holds::Part(class), failure: &failure }.deserialize(&mut json);
    match (failure.into_inner(), found) {
        (Some(failure), _) => Err(failure),
        (None, Ok(Found::Made(event))) => Ok(Some(event)),
        (None, _) => Ok(None),
    }
}

/// A class, and what its instances hold.
struct Class {
    class: Py<PyAny>,
    /// What an instance holds of the fields that are not there, in their order.
    absent: Py<PyDict>,
    slots: Vec<Slot>,
    required: usize,
}

struct Slot {
    name: &'static str,
    attribute: Py<PyString>,
    holds: Holds,
}

enum Holds {
    Text,
    Integer,
    Boolean,
    Anything,
    Part(&'static Class),
    List(Box<Holds>),
}

/// The class of a kind, whose module is loaded the first time. They are few, and stay.
fn class_of(py: Python<'_>, kind: Kind) -> PyResult<Option<&'static Class>> {
    static CLASSES: LazyLock<Mutex<HashMap<Kind, &'static Class>>> = LazyLock::new(Mutex::default);
    // Held for no longer than a look: to load a module lets other threads run.
    let known = || CLASSES.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(class) = known().get(&kind) {
        return Ok(Some(class));
    }
    let Some(fields) = fields_of(kind) else { return Ok(None) };
    let module = py.import(format!("wxnotify.events._{}", kind.as_str().replace('.', "_")))?;
    let is_of_kind =
        |class: &Bound<'_, PyAny>| class.getattr("kind").is_ok_and(|its| its.eq(kind.as_str()).unwrap_or(false));
    let Some(class) = module.dict().values().iter().find(is_of_kind) else { return Ok(None) };
    let class = Class::new(&module, &class.cast_into::<PyType>()?.name()?.to_string_lossy(), fields)?;
    known().insert(kind, class);
    Ok(Some(class))
}

impl Class {
    fn new(module: &Bound<'_, PyModule>, name: &str, fields: &'static [Field]) -> PyResult<&'static Self> {
        let py = module.py();
        let absent = PyDict::new(py);
        let mut slots = Vec::new();
        // As dataclasses have them: those without a default first.
        let (required, optional): (Vec<_>, Vec<_>) = fields.iter().partition(|field| field.is_required());
        for field in required.iter().chain(&optional) {
            let attribute = PyString::intern(py, field.name());
            if field.is_list() {
                absent.set_item(&attribute, PyTuple::empty(py))?;
            } else {
                absent.set_item(&attribute, py.None())?;
            }
            let holds = match field.shape() {
                Shape::String => Holds::Text,
                Shape::Integer => Holds::Integer,
                Shape::Boolean => Holds::Boolean,
                Shape::Any => Holds::Anything,
                Shape::Object(parts) => {
                    Holds::Part(Self::new(module, &(name.to_owned() + &pascal(field.name())), parts)?)
                }
            };
            let holds = if field.is_list() { Holds::List(Box::new(holds)) } else { holds };
            slots.push(Slot { name: field.name(), attribute: attribute.unbind(), holds });
        }
        let class = module.getattr(name)?.unbind();
        Ok(Box::leak(Box::new(Self { class, absent: absent.unbind(), slots, required: required.len() })))
    }

    /// An instance that holds this, without its class's `__init__`, which sets one field after the other.
    fn instance<'py>(&self, py: Python<'py>, held: Bound<'py, PyDict>) -> PyResult<Bound<'py, PyAny>> {
        static NEW: PyOnceLock<Py<PyAny>> = PyOnceLock::new();
        static SET: PyOnceLock<Py<PyAny>> = PyOnceLock::new();
        let of_object = |name| py.import("builtins")?.getattr("object")?.getattr(name).map(Bound::unbind);
        let new = NEW.get_or_try_init(py, || of_object("__new__"))?;
        let set = SET.get_or_try_init(py, || of_object("__setattr__"))?;
        let instance = new.bind(py).call1((&self.class,))?;
        set.bind(py).call1((&instance, intern!(py, "__dict__"), held))?;
        Ok(instance)
    }
}

/// `promotion_detail` as `PromotionDetail`.
fn pascal(name: &str) -> String {
    let capitalized = |word: &str| word[..1].to_uppercase() + &word[1..];
    name.split('_').map(capitalized).collect()
}

/// What a value in the plaintext came to.
enum Found<'py> {
    Null,
    /// It is of another type. The rest is read all the same: of a field that is there twice the last one counts.
    Misfit,
    Made(Bound<'py, PyAny>),
}

#[derive(Clone, Copy)]
struct Reader<'a, 'py> {
    py: Python<'py>,
    holds: &'a Holds,
    /// What Python raised, if anything, as when there is no memory.
    failure: &'a RefCell<Option<PyErr>>,
}

impl<'py> Reader<'_, 'py> {
    fn made<E: serde::de::Error>(&self, made: PyResult<Bound<'py, PyAny>>) -> Result<Found<'py>, E> {
        self.done(made).map(Found::Made)
    }

    fn done<T, E: serde::de::Error>(&self, done: PyResult<T>) -> Result<T, E> {
        done.map_err(|failure| {
            self.failure.replace(Some(failure));
            E::custom("Python raised")
        })
    }
}

impl<'de, 'py> DeserializeSeed<'de> for Reader<'_, 'py> {
    type Value = Found<'py>;

    fn deserialize<D: Deserializer<'de>>(self, json: D) -> Result<Found<'py>, D::Error> {
        if matches!(self.holds, Holds::Anything) {
            // As in `resource`, numbers of any size included.
            let text = <&RawValue>::deserialize(json)?.get();
            return match text {
                "null" => Ok(Found::Null),
                text => self.made(crate::notification::loads(self.py, text)),
            };
        }
        json.deserialize_any(self)
    }
}

impl<'de, 'py> Visitor<'de> for Reader<'_, 'py> {
    type Value = Found<'py>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any JSON value")
    }

    fn visit_unit<E>(self) -> Result<Found<'py>, E> {
        Ok(Found::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Found<'py>, E> {
        Ok(match self.holds {
            Holds::Boolean => Found::Made(PyBool::new(self.py, value).to_owned().into_any()),
            _ => Found::Misfit,
        })
    }

    fn visit_i64<E: serde::de::Error>(self, value: i64) -> Result<Found<'py>, E> {
        match self.holds {
            Holds::Integer => self.made(value.into_pyobject(self.py).map(Bound::into_any).map_err(Into::into)),
            _ => Ok(Found::Misfit),
        }
    }

    fn visit_u64<E: serde::de::Error>(self, value: u64) -> Result<Found<'py>, E> {
        i64::try_from(value).map_or(Ok(Found::Misfit), |value| self.visit_i64(value))
    }

    fn visit_f64<E>(self, _: f64) -> Result<Found<'py>, E> {
        Ok(Found::Misfit)
    }

    fn visit_str<E>(self, text: &str) -> Result<Found<'py>, E> {
        Ok(match self.holds {
            Holds::Text => Found::Made(PyString::new(self.py, text).into_any()),
            _ => Found::Misfit,
        })
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Found<'py>, A::Error> {
        let Holds::List(holds) = self.holds else {
            while list.next_element::<IgnoredAny>()?.is_some() {}
            return Ok(Found::Misfit);
        };
        let mut items = Vec::new();
        let mut fits = true;
        while let Some(found) = list.next_element_seed(Reader { holds, ..self })? {
            match (found, &**holds) {
                (Found::Made(item), _) => items.push(item),
                (Found::Null, Holds::Anything) => items.push(self.py.None().into_bound(self.py)),
                _ => fits = false,
            }
        }
        if !fits {
            return Ok(Found::Misfit);
        }
        self.made(PyTuple::new(self.py, items).map(Bound::into_any))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<Found<'py>, A::Error> {
        let Holds::Part(class) = self.holds else {
            while object.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
            return Ok(Found::Misfit);
        };
        let held = self.done(class.absent.bind(self.py).copy())?;
        let mut states = vec![State::Absent; class.slots.len()];
        while let Some(slot) = object.next_key_seed(Name(class))? {
            let Some(slot) = slot else {
                object.next_value::<IgnoredAny>()?;
                continue;
            };
            let Slot { attribute, holds, .. } = &class.slots[slot];
            states[slot] = match object.next_value_seed(Reader { holds, ..self })? {
                Found::Made(value) => {
                    self.done(held.set_item(attribute, value))?;
                    State::Held
                }
                Found::Null => {
                    // It can be there twice.
                    let absent = self.done(class.absent.bind(self.py).get_item(attribute))?;
                    self.done(held.set_item(attribute, absent))?;
                    State::Absent
                }
                Found::Misfit => State::Misfit,
            };
        }
        let (required, optional) = states.split_at(class.required);
        let fits =
            required.iter().all(|state| *state == State::Held) && optional.iter().all(|state| *state != State::Misfit);
        if !fits {
            return Ok(Found::Misfit);
        }
        self.made(class.instance(self.py, held))
    }
}

#[derive(Clone, Copy, PartialEq)]
enum State {
    Absent,
    Held,
    Misfit,
}

/// A field's name: where it is among a class's, if it is one of them.
struct Name<'a>(&'a Class);

impl<'de> DeserializeSeed<'de> for Name<'_> {
    type Value = Option<usize>;

    fn deserialize<D: Deserializer<'de>>(self, json: D) -> Result<Option<usize>, D::Error> {
        json.deserialize_str(self)
    }
}

impl Visitor<'_> for Name<'_> {
    type Value = Option<usize>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a name")
    }

    fn visit_str<E>(self, name: &str) -> Result<Option<usize>, E> {
        Ok(self.0.slots.iter().position(|slot| slot.name == name))
    }
}
