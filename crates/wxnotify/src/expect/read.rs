//! What bindings give in JSON: which comparison, and with what.

use serde_json::{Map, Value};

use super::{Compared, Expectation, PaidOrder, RefundedOrder, UNSAID_CURRENCY, invalid};
use crate::error::{nearest, shortened};
use crate::{Error, Result};

const PAID: [&str; 5] = ["mchid", "sub_mchid", "out_trade_no", "amount_total", "currency"];
const REFUNDED: [&str; 6] = ["mchid", "sub_mchid", "out_refund_no", "out_trade_no", "amount_refund", "currency"];
const FIELDS: [&str; 11] = [
    "event_type",
    "kind",
    "mchid",
    "sp_mchid",
    "sub_mchid",
    "appid",
    "sub_appid",
    "out_trade_no",
    "out_refund_no",
    "amount_total",
    "currency",
];

pub(super) fn compare(expected: &Value, with: &Compared<'_>) -> Result<()> {
    if expected == "not_compared" {
        return Ok(());
    }
    let given = expected.as_object().filter(|given| given.len() == 1).and_then(|given| given.iter().next());
    let Some((form, Value::Object(given))) = given else { return Err(nothing()) };
    match form.as_str() {
        "paid" => {
            let given = Given::new(given, &PAID)?;
            PaidOrder {
                mchid: given.required_text("mchid")?,
                sub_mchid: given.text("sub_mchid")?,
                out_trade_no: given.required_text("out_trade_no")?,
                amount_total: given.required_amount("amount_total")?,
                currency: given.text("currency")?.unwrap_or(UNSAID_CURRENCY),
            }
            .compare(with)
        }
        "refunded" => {
            let given = Given::new(given, &REFUNDED)?;
            RefundedOrder {
                mchid: given.required_text("mchid")?,
                sub_mchid: given.text("sub_mchid")?,
                out_refund_no: given.required_text("out_refund_no")?,
                out_trade_no: given.text("out_trade_no")?,
                amount_refund: given.required_amount("amount_refund")?,
                currency: given.text("currency")?.unwrap_or(UNSAID_CURRENCY),
            }
            .compare(with)
        }
        "fields" => {
            let given = Given::new(given, &FIELDS)?;
            Expectation {
                event_type: given.text("event_type")?,
                kind: given.text("kind")?,
                mchid: given.text("mchid")?,
                sp_mchid: given.text("sp_mchid")?,
                sub_mchid: given.text("sub_mchid")?,
                appid: given.text("appid")?,
                sub_appid: given.text("sub_appid")?,
                out_trade_no: given.text("out_trade_no")?,
                out_refund_no: given.text("out_refund_no")?,
                amount_total: given.amount("amount_total")?,
                currency: given.text("currency")?,
            }
            .compare(with)
        }
        _ => Err(nothing()),
    }
}

/// What a merchant's function returned that returned nothing, say because there is no such order.
fn nothing() -> Error {
    let message = "there is nothing to compare with; give the order that is paid, the refund, or the fields to compare. A \
                   function that finds no such order fails in its language's way, and one that wants no comparison says so \
                   (not compared)";
    invalid("expectation", message.to_owned())
}

/// The fields that were given, each of which is known.
struct Given<'a>(&'a Map<String, Value>);

impl<'a> Given<'a> {
    fn new(given: &'a Map<String, Value>, names: &[&str]) -> Result<Self> {
        for (name, value) in given {
            let shown = shortened(name, 64).into_owned();
            if !names.contains(&name.as_str()) {
                let nearest = nearest(name, names.iter().copied());
                let message = format!("there is no field {shown:?} to compare{nearest} ({})", names.join(", "));
                return Err(invalid(shown, message));
            }
            if value.is_null() {
                let message = format!("{shown} is null, which compares nothing; give the order's, or leave it out");
                return Err(invalid(shown, message));
            }
        }
        Ok(Self(given))
    }

    fn text(&self, name: &'static str) -> Result<Option<&'a str>> {
        let Some(value) = self.0.get(name) else { return Ok(None) };
        match value.as_str() {
            Some(text) => Ok(Some(text)),
            None => Err(invalid(name, format!("{name} is {}; give a text", type_of(value)))),
        }
    }

    fn amount(&self, name: &'static str) -> Result<Option<i64>> {
        let Some(value) = self.0.get(name) else { return Ok(None) };
        match value.as_i64() {
            Some(amount) => Ok(Some(amount)),
            None => Err(invalid(
                name,
                format!("{name} is {}; give a whole number in the currency's minor unit (分 for CNY)", type_of(value)),
            )),
        }
    }

    fn required_text(&self, name: &'static str) -> Result<&'a str> {
        self.text(name)?.ok_or_else(|| missing(name))
    }

    fn required_amount(&self, name: &'static str) -> Result<i64> {
        self.amount(name)?.ok_or_else(|| missing(name))
    }
}

fn missing(name: &'static str) -> Error {
    invalid(name, format!("{name} is missing; give the order's"))
}

fn type_of(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "a boolean",
        Value::Number(_) => "a number that is no whole one of 64 bits",
        Value::String(_) => "a text",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}
