//! Fields of a JSON document by their paths: `amount.total`, `sub_orders.0.mchid`.

use serde_json::{Map, Value};

use super::option_invalid;
use crate::Result;
use crate::error::{nearest, shortened};

/// Which names a path may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Names {
    /// Those that stand in the document. What an empty object may have is not known.
    Known,
    /// Any: what is missing is made.
    Any,
}

/// The value that a path leads to; null where it had to be made.
///
/// # Errors
/// `OPTION_INVALID` where the path leads into a text or a number, or beyond a list's end, or has an unknown name.
pub fn place_of<'v>(document: &'v mut Value, path: &str, names: Names) -> Result<&'v mut Value> {
    place_below("", document, path, names)
}

/// The same in a value that stands at `above`, which is empty or ends with a full stop.
fn place_below<'v>(above: &str, document: &'v mut Value, path: &str, names: Names) -> Result<&'v mut Value> {
    let mut place = document;
    for name in path.split('.') {
        let wrong = |problem: String| option_invalid(shortened(&format!("{above}{path}"), 128).into_owned(), &problem);
        let shown = shortened(name, 64);
        place = match place {
            Value::Array(items) => {
                let len = items.len();
                name.parse().ok().and_then(|index: usize| items.get_mut(index)).ok_or_else(|| {
                    wrong(format!(
                        "a list of {len} stands there, and {shown:?} is none of its items, which are counted from 0"
                    ))
                })?
            }
            Value::Object(fields) => {
                if names == Names::Known && !fields.is_empty() && !fields.contains_key(name) {
                    let nearest = nearest(name, fields.keys().map(String::as_str));
                    return Err(wrong(format!("there is no field {shown:?}{nearest}")));
                }
                fields.entry(name).or_insert(Value::Null)
            }
            Value::Null => {
                *place = Value::Object(Map::new());
                place.as_object_mut().expect("it is one now").entry(name).or_insert(Value::Null)
            }
            _ => return Err(wrong(format!("what stands before {shown:?} is no object"))),
        };
    }
    Ok(place)
}

/// Lays values over a document, each at its path. An object goes over the one that stands there; a list takes its place, and
/// each object in it goes over the one that stood first.
///
/// # Errors
/// Those of [`place_of`] among known names.
pub(super) fn lay_over(document: &mut Value, overrides: &Map<String, Value>) -> Result<()> {
    lay_below("", document, overrides)
}

fn lay_below(above: &str, document: &mut Value, overrides: &Map<String, Value>) -> Result<()> {
    // In one order, whatever order the map keeps: `amount` before `amount.total`.
    let mut paths: Vec<_> = overrides.iter().collect();
    paths.sort_by_key(|(path, _)| *path);
    for (path, value) in paths {
        let place = place_below(above, document, path, Names::Known)?;
        set(&format!("{above}{path}."), place, value)?;
    }
    Ok(())
}

fn set(above: &str, place: &mut Value, value: &Value) -> Result<()> {
    match (&mut *place, value) {
        (Value::Object(fields), Value::Object(overrides)) if !fields.is_empty() => lay_below(above, place, overrides),
        (Value::Array(items), Value::Array(given)) => {
            let first = items.first().cloned().unwrap_or_default();
            *items = given.iter().map(|_| first.clone()).collect();
            let mut all = items.iter_mut().zip(given).enumerate();
            all.try_for_each(|(at, (item, given))| set(&format!("{above}{at}."), item, given))
        }
        _ => {
            *place = value.clone();
            Ok(())
        }
    }
}
