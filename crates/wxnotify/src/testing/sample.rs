//! Made-up plaintexts: what a merchant's test puts into a notification.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;
use serde_json::{Map, Value};

use super::option_invalid;
use super::overrides::lay_over;
use crate::Result;
use crate::error::{nearest, shortened};

/// A plaintext for an event type, such as `TRANSACTION.SUCCESS`, or of a kind, such as `transaction.partner`: a JSON object
/// as text, with all fields that the kind has. Of an event type's kinds it is the plainest: a paid direct transaction, say.
///
/// `overrides` is an object that goes over it. A key is a field's name or its path; of a list's items each has the fields of
/// the sample's own.
///
/// ```
/// use wxnotify::testing::{Platform, sample};
///
/// # fn main() -> wxnotify::Result<()> {
/// let order = serde_json::json!({ "out_trade_no": "A1", "amount.total": 100 });
/// let paid = sample("TRANSACTION.SUCCESS", &order)?;
/// let platform = Platform::new();
/// let delivery = platform.notification("TRANSACTION.SUCCESS", &paid).build()?;
/// let notification = platform.parser().parse(delivery.header_pairs(), delivery.body())?;
/// assert_eq!(notification.resource()["amount"]["total"], 100);
/// assert_eq!(notification.resource()["trade_state"], "SUCCESS");
/// # Ok(()) }
/// ```
///
/// # Errors
/// `OPTION_INVALID` for an event type or kind that is not known, for overrides that are no object, and for a field that the
/// kind has not: with the name that may have been meant.
pub fn sample(name: &str, overrides: &Value) -> Result<String> {
    match SAMPLES.events.get(name) {
        // The last rule is the one without anything particular.
        Some(rules) => make(rules.last(), overrides),
        None => {
            let Some(plaintext) = SAMPLES.kinds.get(name) else {
                let known = SAMPLES.events.keys().chain(SAMPLES.kinds.keys()).map(String::as_str);
                return Err(unknown("event", name, "is no event type or kind that is known", known));
            };
            with_overrides(plaintext.clone(), overrides)
        }
    }
}

/// The same of one of the kinds that an event type carries.
///
/// # Errors
/// Those of [`sample`], and `OPTION_INVALID` for a kind that the event type does not carry.
pub fn sample_of_kind(event_type: &str, kind: &str, overrides: &Value) -> Result<String> {
    let Some(rules) = SAMPLES.events.get(event_type) else {
        let known = SAMPLES.events.keys().map(String::as_str);
        return Err(unknown("event", event_type, "is no event type that is known", known));
    };
    match rules.iter().find(|rule| rule.kind == kind) {
        Some(rule) => make(Some(rule), overrides),
        None => {
            let kinds: Vec<&str> = rules.iter().map(|rule| rule.kind.as_str()).collect();
            let problem = format!("is none of what {event_type} carries: {}", kinds.join(", "));
            Err(unknown("kind", kind, &problem, kinds.into_iter()))
        }
    }
}

/// What `schema/` makes up, written by typegen.
#[derive(Deserialize)]
struct Samples {
    /// Each kind's plaintext.
    kinds: BTreeMap<String, Value>,
    /// Each event type's kinds.
    events: BTreeMap<String, Vec<Carried>>,
}

/// A kind that an event type carries.
#[derive(Deserialize)]
struct Carried {
    kind: String,
    /// The fields that are another than the kind's sample has.
    #[serde(default)]
    set: Map<String, Value>,
}

static SAMPLES: LazyLock<Samples> =
    LazyLock::new(|| serde_json::from_str(include_str!("samples.json")).expect("typegen writes it in this form"));

fn make(carried: Option<&Carried>, overrides: &Value) -> Result<String> {
    let Carried { kind, set } = carried.expect("an event type carries a kind");
    let mut plaintext = SAMPLES.kinds[kind].clone();
    lay_over(&mut plaintext, set)?;
    with_overrides(plaintext, overrides)
}

fn with_overrides(mut plaintext: Value, overrides: &Value) -> Result<String> {
    let Value::Object(overrides) = overrides else {
        return Err(option_invalid("overrides", "give an object of fields and their values"));
    };
    lay_over(&mut plaintext, overrides)?;
    Ok(plaintext.to_string())
}

fn unknown<'a>(field: &'static str, name: &str, problem: &str, known: impl Iterator<Item = &'a str>) -> crate::Error {
    option_invalid(field, &format!("{:?} {problem}{}", shortened(name, 64), nearest(name, known)))
}
