//! Whether a resource has the fields of its kind.

use serde_json::{Map, Value};

use super::fields::{self, Field, Shape};
use crate::{Error, ErrorCode, Kind, Result};

/// Checks that a resource has the type of its kind, where no [`Notification`](crate::Notification) is at hand.
///
/// A field that the kind does not know passes. A field that is null counts as absent.
///
/// # Errors
/// `EVENT_UNTYPED` where the kind is unknown, a field is of another type, or one that is always there is not. It
/// names the field, and never its value.
pub fn check_event(event_type: &str, kind: Kind, resource: &Value) -> Result<()> {
    let Some(fields) = fields::of(kind) else {
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
        let (name, shape) = (field.name(), field.shape());
        match (object.get(name), field.is_list()) {
            (None | Some(Value::Null), _) if field.is_required() => {
                return Err(Misfit::at(name, "is missing"));
            }
            (None | Some(Value::Null), _) => {}
            (Some(Value::Array(items)), true) => {
                for (index, item) in items.iter().enumerate() {
                    check_value(shape, &format!("{name}[{index}]"), item)?;
                }
            }
            (Some(value), true) => return Err(other_type(name, "a list", value)),
            (Some(value), false) => check_value(shape, name, value)?,
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
