//! JSON whose keys keep their order, to be written again as somebody else may have written it.

use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, SeqAccess, Visitor};

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Json {
    /// null, true, false or a number: written one way only.
    Plain(String),
    Text(String),
    List(Vec<Json>),
    Object(Vec<(String, Json)>),
}

/// How a serializer writes.
#[derive(Clone, Copy)]
pub(super) struct Style {
    /// A space after each `,` and `:`.
    spaced: bool,
    /// Everything but ASCII as `\uXXXX`.
    ascii: bool,
    /// `/` as `\/`.
    escaped_slash: bool,
}

impl Style {
    pub(super) const ALL: &'static [Self] = &[
        Self { spaced: false, ascii: false, escaped_slash: false },
        Self { spaced: false, ascii: false, escaped_slash: true },
        Self { spaced: false, ascii: true, escaped_slash: false },
        Self { spaced: false, ascii: true, escaped_slash: true },
        Self { spaced: true, ascii: false, escaped_slash: false },
        Self { spaced: true, ascii: true, escaped_slash: false },
    ];
}

/// The orders in which official samples show the keys of the envelope and of its resource.
const ENVELOPE_ORDERS: [&[&str]; 3] = [
    &["id", "create_time", "resource_type", "event_type", "summary", "resource"],
    &["id", "create_time", "event_type", "resource_type", "resource", "summary"],
    &["id", "create_time", "resource_type", "event_type", "resource", "summary"],
];
const RESOURCE_ORDERS: [&[&str]; 4] = [
    &["original_type", "algorithm", "ciphertext", "associated_data", "nonce"],
    &["algorithm", "ciphertext", "nonce", "original_type", "associated_data"],
    &["algorithm", "ciphertext", "nonce", "associated_data", "original_type"],
    &["algorithm", "original_type", "ciphertext", "nonce", "associated_data"],
];

impl Json {
    /// The document as it is, and with its keys in each official order.
    pub(super) fn in_official_orders(&self) -> Vec<Self> {
        let mut documents = vec![self.clone()];
        for envelope_order in ENVELOPE_ORDERS {
            for resource_order in RESOURCE_ORDERS {
                let mut document = self.clone();
                document.sort_keys(envelope_order);
                if let Self::Object(entries) = &mut document {
                    for (key, value) in entries {
                        if key == "resource" {
                            value.sort_keys(resource_order);
                        }
                    }
                }
                documents.push(document);
            }
        }
        documents
    }

    /// Keys that `order` does not name come last, as they were.
    fn sort_keys(&mut self, order: &[&str]) {
        if let Self::Object(entries) = self {
            entries.sort_by_key(|(key, _)| order.iter().position(|known| known == key).unwrap_or(order.len()));
        }
    }

    pub(super) fn write(&self, style: Style) -> String {
        let mut out = String::new();
        self.write_to(style, &mut out);
        out
    }

    fn write_to(&self, style: Style, out: &mut String) {
        let comma = if style.spaced { ", " } else { "," };
        match self {
            Self::Plain(text) => out.push_str(text),
            Self::Text(text) => write_string(text, style, out),
            Self::List(items) => {
                out.push('[');
                for (index, item) in items.iter().enumerate() {
                    out.push_str(if index > 0 { comma } else { "" });
                    item.write_to(style, out);
                }
                out.push(']');
            }
            Self::Object(entries) => {
                out.push('{');
                for (index, (key, value)) in entries.iter().enumerate() {
                    out.push_str(if index > 0 { comma } else { "" });
                    write_string(key, style, out);
                    out.push_str(if style.spaced { ": " } else { ":" });
                    value.write_to(style, out);
                }
                out.push('}');
            }
        }
    }
}

fn write_string(text: &str, style: Style, out: &mut String) {
    for c in serde_json::to_string(text).expect("strings serialize").chars() {
        match c {
            '/' if style.escaped_slash => out.push_str("\\/"),
            c if style.ascii && !c.is_ascii() => {
                for unit in c.encode_utf16(&mut [0; 2]) {
                    out.push_str(&format!("\\u{unit:04x}"));
                }
            }
            c => out.push(c),
        }
    }
}

impl<'de> Deserialize<'de> for Json {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Any;

        impl<'de> Visitor<'de> for Any {
            type Value = Json;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("any JSON value")
            }

            fn visit_unit<E>(self) -> Result<Json, E> {
                Ok(Json::Plain("null".into()))
            }

            fn visit_bool<E>(self, value: bool) -> Result<Json, E> {
                Ok(Json::Plain(value.to_string()))
            }

            fn visit_i64<E>(self, value: i64) -> Result<Json, E> {
                Ok(Json::Plain(value.to_string()))
            }

            fn visit_u64<E>(self, value: u64) -> Result<Json, E> {
                Ok(Json::Plain(value.to_string()))
            }

            fn visit_f64<E>(self, value: f64) -> Result<Json, E> {
                Ok(Json::Plain(value.to_string()))
            }

            fn visit_str<E>(self, text: &str) -> Result<Json, E> {
                Ok(Json::Text(text.into()))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut sequence: A) -> Result<Json, A::Error> {
                let mut items = Vec::new();
                while let Some(item) = sequence.next_element()? {
                    items.push(item);
                }
                Ok(Json::List(items))
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Json, A::Error> {
                let mut entries = Vec::new();
                while let Some(entry) = map.next_entry()? {
                    entries.push(entry);
                }
                Ok(Json::Object(entries))
            }
        }

        deserializer.deserialize_any(Any)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn order_and_escapes_are_kept_or_written_as_the_style_says() {
        let json: Json = serde_json::from_str(r#"{ "b" : [1, null], "a":"支\/\"" }"#).unwrap();
        let written: Vec<String> = Style::ALL.iter().map(|style| json.write(*style)).collect();
        assert_eq!(written[0], r#"{"b":[1,null],"a":"支/\""}"#);
        assert_eq!(written[3], r#"{"b":[1,null],"a":"\u652f\/\""}"#);
        assert_eq!(written[4], r#"{"b": [1, null], "a": "支/\""}"#);
    }
}
