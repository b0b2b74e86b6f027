//! Whether a resource has the fields of its kind.

use serde_json::{Map, Value};

use super::shapes;
use crate::{Error, ErrorCode, Kind, Result};

/// A field that a kind has.
pub struct Field {
    /// Its name, as in JSON.
    pub name: &'static str,
    /// What it is, or what each in its list is.
    pub shape: Shape,
    /// Whether it is a list.
    pub list: bool,
    /// Whether it is always there.
    pub required: bool,
}

/// What a field's value is.
#[derive(Clone, Copy)]
pub enum Shape {
    /// A text.
    String,
    /// A whole number of 64 bits.
    Integer,
    /// True or false.
    Boolean,
    /// Any JSON.
    Any,
    /// An object with these fields, and with others that are not looked at.
    Object(&'static [Field]),
}

const fn field(name: &'static str, shape: Shape) -> Field {
    Field { name, shape, list: false, required: false }
}

pub(super) const fn string(name: &'static str) -> Field {
    field(name, Shape::String)
}

pub(super) const fn integer(name: &'static str) -> Field {
    field(name, Shape::Integer)
}

pub(super) const fn boolean(name: &'static str) -> Field {
    field(name, Shape::Boolean)
}

pub(super) const fn any(name: &'static str) -> Field {
    field(name, Shape::Any)
}

pub(super) const fn object(name: &'static str, fields: &'static [Field]) -> Field {
    field(name, Shape::Object(fields))
}

impl Field {
    pub(super) const fn list(self) -> Self {
        Self { list: true, ..self }
    }

    pub(super) const fn required(self) -> Self {
        Self { required: true, ..self }
    }
}

/// Checks that a resource has the type of its kind, where no [`Notification`](crate::Notification) is at hand.
///
/// A field that the kind does not know passes. A field that is null counts as absent.
///
/// # Errors
/// `EVENT_UNTYPED` where the kind is unknown, a field is of another type, or one that is always there is not. It
/// names the field, and never its value.
pub fn check_event(event_type: &str, kind: Kind, resource: &Value) -> Result<()> {
    let Some(fields) = shapes::of(kind) else {
        return Err(Error::new(
            ErrorCode::EventUntyped,
            format!("no type is known for the event {event_type} with such a resource; use the resource itself"),
        )
        .with_field("event_type"));
    };
    let Value::Object(resource) = resource else {
        return Err(Error::new(
            ErrorCode::ArgumentInvalid,
            "the resource is no JSON object; pass what the notification had",
        )
        .with_field("resource"));
    };
    check_fields(fields, resource).map_err(|misfit| {
        let Misfit { place, what } = misfit;
        let message = format!("the resource does not have the type of {kind}: {place} {what}; use the resource itself");
        Error::new(ErrorCode::EventUntyped, message).with_field(place)
    })
}

/// What does not fit.
struct Misfit {
    /// Such as `promotion_detail[0].amount`.
    place: String,
    /// What is wrong there, to be read after the place.
    what: String,
}

impl Misfit {
    fn at(place: &str, what: impl Into<String>) -> Self {
        Self { place: place.to_owned(), what: what.into() }
    }

    fn within(self, outer: &str) -> Self {
        Self { place: format!("{outer}.{}", self.place), what: self.what }
    }
}

fn check_fields(fields: &[Field], object: &Map<String, Value>) -> Result<(), Misfit> {
    for field in fields {
        match (object.get(field.name), field.list) {
            (None | Some(Value::Null), _) if field.required => {
                return Err(Misfit::at(field.name, "is missing"));
            }
            (None | Some(Value::Null), _) => {}
            (Some(Value::Array(items)), true) => {
                for (index, item) in items.iter().enumerate() {
                    check_value(field.shape, &format!("{}[{index}]", field.name), item)?;
                }
            }
            (Some(value), true) => return Err(other_type(field.name, "a list", value)),
            (Some(value), false) => check_value(field.shape, field.name, value)?,
        }
    }
    Ok(())
}

fn check_value(shape: Shape, place: &str, value: &Value) -> Result<(), Misfit> {
    let (fits, wanted) = match shape {
        Shape::String => (value.is_string(), "a string"),
        Shape::Integer => (value.is_i64(), "an integer"),
        Shape::Boolean => (value.is_boolean(), "true or false"),
        Shape::Any => (true, ""),
        Shape::Object(fields) => {
            if let Some(object) = value.as_object() {
                return check_fields(fields, object).map_err(|misfit| misfit.within(place));
            }
            (false, "an object")
        }
    };
    if fits { Ok(()) } else { Err(other_type(place, wanted, value)) }
}

fn other_type(place: &str, wanted: &str, value: &Value) -> Misfit {
    let found = match value {
        Value::Null => "null",
        Value::Bool(_) => "true or false",
        Value::Number(number) if number.is_f64() => "a fraction",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    };
    Misfit::at(place, format!("is {found}, not {wanted}"))
}
