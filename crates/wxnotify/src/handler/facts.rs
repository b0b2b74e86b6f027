//! What a handler reads of a plaintext, in one pass: the merchant's number, for the log, and what a payment or a refund is counted by.

use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, IgnoredAny, MapAccess, Visitor};
use serde_json::value::RawValue;

/// Of a payment or a refund, where a query must find the same as its notification.
const PARTS: [&str; 4] = ["transaction_id", "trade_state", "refund_id", "refund_status"];
/// What the merchant calls it: the number of the refund, the order, the transfer, ...
const NUMBERS: [&str; 5] = ["out_refund_no", "out_trade_no", "combine_out_trade_no", "out_bill_no", "out_order_no"];

/// What was found under those names.
#[derive(Debug, Default)]
pub(crate) struct Facts {
    parts: [Found; PARTS.len()],
    numbers: [Found; NUMBERS.len()],
}

#[derive(Debug, Default, PartialEq)]
enum Found {
    #[default]
    Nothing,
    Text(String),
    /// What is no text.
    Other,
    /// It is there twice, and nobody knows which one counts.
    Twice,
}

impl Found {
    fn of(value: &RawValue) -> Self {
        serde_json::from_str(value.get()).map_or(Self::Other, Self::Text)
    }

    fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) if !text.is_empty() => Some(text),
            _ => None,
        }
    }
}

impl Facts {
    /// In what is no JSON object nothing is found.
    pub(super) fn of(plaintext: &str) -> Self {
        serde_json::from_str(plaintext).unwrap_or_default()
    }

    /// The merchant's number: the first of them that is a text, and not empty.
    pub(super) fn number(&self) -> Option<String> {
        if self.numbers.contains(&Found::Twice) {
            return None;
        }
        self.numbers.iter().find_map(Found::text).map(str::to_owned)
    }

    /// `payment:TRANSACTION_ID:TRADE_STATE` or `refund:REFUND_ID:STATUS`, of the kinds that a query tells of. `None` for all else, and
    /// where a part is missing.
    ///
    /// WeChat Pay's own numbers are unique over all merchants. A state belongs to it: a refund may be ABNORMAL first, and SUCCESS
    /// later.
    pub(super) fn business_key(&self, event_type: &str, kind: &str) -> Option<String> {
        let [transaction_id, trade_state, refund_id, refund_status] = &self.parts;
        let (what, number, state) = match (event_type, kind) {
            ("TRANSACTION.SUCCESS", "transaction.direct" | "transaction.partner" | "transaction.deduction") => {
                ("payment", transaction_id, trade_state)
            }
            ("REFUND.SUCCESS" | "REFUND.CLOSED" | "REFUND.ABNORMAL", "refund.direct" | "refund.partner") => {
                ("refund", refund_id, refund_status)
            }
            _ => return None,
        };
        Some(format!("{what}:{}:{}", number.text()?, state.text()?))
    }

    fn place(&mut self, name: &str) -> Option<&mut Found> {
        if let Some(at) = PARTS.iter().position(|part| *part == name) {
            return Some(&mut self.parts[at]);
        }
        NUMBERS.iter().position(|number| *number == name).map(|at| &mut self.numbers[at])
    }
}

/// Of a plaintext as it is, or of its text. Of what is neither there is none.
impl<'de> Deserialize<'de> for Facts {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Plaintext)
    }
}

struct Plaintext;

impl<'de> Visitor<'de> for Plaintext {
    type Value = Facts;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a plaintext, or its text")
    }

    fn visit_str<E>(self, text: &str) -> Result<Facts, E> {
        Ok(if text.trim_start().starts_with('{') { Facts::of(text) } else { Facts::default() })
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Facts, A::Error> {
        let mut facts = Facts::default();
        while let Some(name) = map.next_key::<std::borrow::Cow<'de, str>>()? {
            match facts.place(&name) {
                Some(found @ Found::Nothing) => *found = Found::of(map.next_value()?),
                Some(found) => {
                    map.next_value::<IgnoredAny>()?;
                    *found = Found::Twice;
                }
                None => {
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
        Ok(facts)
    }

    fn visit_unit<E>(self) -> Result<Facts, E> {
        Ok(Facts::default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_a_query_tells_of_has_a_key() {
        let payment = r#"{"transaction_id":"42","trade_state":"SUCCESS"}"#;
        let refund = r#"{"transaction_id":"42","refund_id":"50","refund_status":"CLOSED"}"#;
        for (event_type, kind, plaintext, key) in [
            ("TRANSACTION.SUCCESS", "transaction.direct", payment, Some("payment:42:SUCCESS")),
            ("TRANSACTION.SUCCESS", "transaction.partner", payment, Some("payment:42:SUCCESS")),
            ("REFUND.CLOSED", "refund.direct", refund, Some("refund:50:CLOSED")),
            ("TRANSACTION.SUCCESS", "transaction.parking", payment, None),
            ("TRANSACTION.PAY_BACK", "transaction.direct", payment, None),
            ("TRANSACTION.SUCCESS", "transaction.direct", refund, None),
            ("REFUND.SUCCESS", "refund.direct", r#"{"refund_id":"","refund_status":"SUCCESS"}"#, None),
            ("REFUND.SUCCESS", "refund.direct", r#"{"refund_id":50,"refund_status":"SUCCESS"}"#, None),
            ("V2.PAY", "v2.pay", payment, None),
        ] {
            assert_eq!(Facts::of(plaintext).business_key(event_type, kind).as_deref(), key, "{event_type} {kind}");
        }
    }

    #[test]
    fn what_is_there_twice_is_not_known_and_the_rest_is() {
        let of = |plaintext| {
            let facts = Facts::of(plaintext);
            (facts.number(), facts.business_key("TRANSACTION.SUCCESS", "transaction.direct"))
        };
        let (number, key) = (Some("A1".to_owned()), Some("payment:42:SUCCESS".to_owned()));
        let once = r#"{"out_trade_no":"A1","transaction_id":"42","trade_state":"SUCCESS"}"#;
        assert_eq!(of(once), (number.clone(), key.clone()));
        let two_numbers = r#"{"out_trade_no":"A1","out_trade_no":"A2","transaction_id":"42","trade_state":"SUCCESS"}"#;
        assert_eq!(of(two_numbers), (None, key));
        let two_ids = r#"{"out_trade_no":"A1","transaction_id":"42","transaction_id":"43","trade_state":"SUCCESS"}"#;
        assert_eq!(of(two_ids), (number, None));
    }

    #[test]
    fn it_is_read_of_a_plaintext_as_of_its_text() {
        let number = |told: &str| serde_json::from_str::<Facts>(told).map(|facts| facts.number());
        for plaintext in [
            r#"{"out_trade_no":"A\u0031","amount":{"out_trade_no":"X"}}"#,
            r#"{"out_refund_no":[1,{}],"combine_out_trade_no":{"a":1},"out_bill_no":7.5,"out_order_no":true,"out_trade_no":"A1"}"#,
            r#"{"out_refund_no":null,"out_trade_no":"A1"}"#,
        ] {
            assert_eq!(number(plaintext).unwrap().as_deref(), Some("A1"), "{plaintext}");
            let text = serde_json::to_string(plaintext).unwrap();
            assert_eq!(number(&text).unwrap().as_deref(), Some("A1"), "{text}");
        }
        // As deep as a plaintext may be, within a request.
        let deep = format!(r#"{{"out_refund_no":{}7{},"out_trade_no":"A1"}}"#, "[".repeat(126), "]".repeat(126));
        assert_eq!(number(&deep).unwrap().as_deref(), Some("A1"));
        assert_eq!(number("null").unwrap(), None);
        assert_eq!(number(r#""{""#).unwrap(), None);
        assert_eq!(number(r#""secret""#).unwrap(), None);
        assert!(number(r#"{"out_trade_no":"A1""#).is_err());
    }
}
