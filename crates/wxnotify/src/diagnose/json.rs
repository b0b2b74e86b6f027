//! The JSON of a body as it was written, to be written again as somebody else may have written it.
//!
//! Values stay slices of the body: a tree of them would take many times its size.

use std::borrow::Cow;
use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, MapAccess, Visitor};
use serde_json::value::RawValue;

/// An object, its keys in the order in which they stand, each with the JSON text of its value.
#[derive(Clone, Debug)]
pub(super) struct Object<'a>(pub(super) Vec<(String, Cow<'a, str>)>);

/// The envelope of a notification, with its resource opened up.
#[derive(Clone, Debug)]
pub(super) struct Document<'a> {
    pub(super) envelope: Object<'a>,
    /// In place of the value that stands under this key in the envelope.
    pub(super) resource: Option<(String, Object<'a>)>,
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
    pub(super) const COMPACT: Self = Self { spaced: false, ascii: false, escaped_slash: false };
    pub(super) const ALL: &'static [Self] = &[
        Self::COMPACT,
        Self { spaced: false, ascii: false, escaped_slash: true },
        Self { spaced: false, ascii: true, escaped_slash: false },
        Self { spaced: false, ascii: true, escaped_slash: true },
        Self { spaced: true, ascii: false, escaped_slash: false },
        Self { spaced: true, ascii: true, escaped_slash: false },
    ];
}

/// What has more keys than this is no notification.
const MOST_KEYS: usize = 64;

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

impl<'a> Document<'a> {
    /// `None` where the text is no JSON object, or one of too many keys. `resource` may be spelt in any case.
    pub(super) fn parse(text: &'a str) -> Option<Self> {
        let envelope: Object<'a> = serde_json::from_str(text).ok()?;
        let found = envelope.0.iter().find(|(key, _)| key.eq_ignore_ascii_case("resource"));
        let resource = found.and_then(|(key, value)| match value {
            Cow::Borrowed(value) => Some((key.clone(), serde_json::from_str(value).ok()?)),
            Cow::Owned(_) => None,
        });
        Some(Self { envelope, resource })
    }

    /// The document as it is, and with its keys in each official order.
    pub(super) fn in_official_orders(&self) -> impl Iterator<Item = Self> {
        let orders = ENVELOPE_ORDERS.iter().flat_map(|envelope| RESOURCE_ORDERS.iter().map(move |one| (envelope, one)));
        let sorted = orders.map(|(envelope_order, resource_order)| {
            let mut document = self.clone();
            document.envelope.sort_keys(envelope_order);
            if let Some((_, resource)) = &mut document.resource {
                resource.sort_keys(resource_order);
            }
            document
        });
        std::iter::once(self.clone()).chain(sorted)
    }

    pub(super) fn write(&self, style: Style) -> String {
        let mut out = String::new();
        self.envelope.write_to(style, &mut out, |key, out| match &self.resource {
            Some((name, resource)) if name == key => {
                resource.write_to(style, out, |_, _| false);
                true
            }
            _ => false,
        });
        out
    }
}

impl<'a> Object<'a> {
    /// The JSON text of a key's value, unless it is `null`.
    pub(super) fn get(&self, key: &str) -> Option<&str> {
        self.0.iter().find(|(held, value)| held == key && value != "null").map(|(_, value)| value.as_ref())
    }

    /// Sets a key to a text: where it stands, or behind all others.
    pub(super) fn set(&mut self, key: &str, text: &str) {
        let mut json = String::new();
        write_string(text, Style::COMPACT, &mut json);
        match self.0.iter_mut().find(|(held, _)| held == key) {
            Some((_, value)) => *value = Cow::Owned(json),
            None => self.0.push((key.to_owned(), Cow::Owned(json))),
        }
    }

    /// Keys that `order` does not name come last, as they were.
    fn sort_keys(&mut self, order: &[&str]) {
        self.0.sort_by_key(|(key, _)| order.iter().position(|known| known == key).unwrap_or(order.len()));
    }

    /// `write_instead` may write a key's value itself, and says whether it did.
    fn write_to(&self, style: Style, out: &mut String, write_instead: impl Fn(&str, &mut String) -> bool) {
        let (comma, colon) = separators(style);
        out.push('{');
        for (index, (key, value)) in self.0.iter().enumerate() {
            out.push_str(if index > 0 { comma } else { "" });
            write_string(key, style, out);
            out.push_str(colon);
            if !write_instead(key, out) {
                write_json(value, style, out);
            }
        }
        out.push('}');
    }
}

fn separators(style: Style) -> (&'static str, &'static str) {
    if style.spaced { (", ", ": ") } else { (",", ":") }
}

/// Writes JSON again, token by token.
fn write_json(json: &str, style: Style, out: &mut String) {
    let (comma, colon) = separators(style);
    let mut rest = json;
    while let Some(c) = rest.chars().next() {
        let len = match c {
            '"' => {
                let len = string_len(rest);
                let literal = &rest[..len];
                match serde_json::from_str::<&str>(literal) {
                    Ok(text) => write_string(text, style, out),
                    // With escapes in it.
                    Err(_) => match serde_json::from_str::<String>(literal) {
                        Ok(text) => write_string(&text, style, out),
                        Err(_) => out.push_str(literal),
                    },
                }
                len
            }
            ',' | ':' => {
                out.push_str(if c == ',' { comma } else { colon });
                1
            }
            ' ' | '\n' | '\r' | '\t' => 1,
            c => {
                out.push(c);
                c.len_utf8()
            }
        };
        rest = &rest[len..];
    }
}

/// The length of the string literal that the text begins with, quotes included.
fn string_len(text: &str) -> usize {
    let mut is_escaped = false;
    for (at, byte) in text.bytes().enumerate().skip(1) {
        match byte {
            _ if is_escaped => is_escaped = false,
            b'\\' => is_escaped = true,
            b'"' => return at + 1,
            _ => {}
        }
    }
    text.len()
}

fn write_string(text: &str, style: Style, out: &mut String) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '\u{8}' => out.push_str("\\b"),
            '\u{c}' => out.push_str("\\f"),
            '/' if style.escaped_slash => out.push_str("\\/"),
            c if c < ' ' || (style.ascii && !c.is_ascii()) => {
                for unit in c.encode_utf16(&mut [0; 2]) {
                    out.push_str(&format!("\\u{unit:04x}"));
                }
            }
            c => out.push(c),
        }
    }
    out.push('"');
}

impl<'de> Deserialize<'de> for Object<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Entries;

        impl<'de> Visitor<'de> for Entries {
            type Value = Object<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a JSON object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Object<'de>, A::Error> {
                let mut entries = Vec::new();
                while let Some((key, value)) = map.next_entry::<String, &RawValue>()? {
                    if entries.len() == MOST_KEYS {
                        return Err(A::Error::custom("an object of too many keys"));
                    }
                    entries.push((key, Cow::Borrowed(value.get())));
                }
                Ok(Object(entries))
            }
        }

        deserializer.deserialize_map(Entries)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn order_and_escapes_are_kept_or_written_as_the_style_says() {
        let json = r#"{ "b" : [1.0, null, {}], "a":"支\/\"" }"#;
        let document = Document::parse(json).unwrap();
        let written: Vec<String> = Style::ALL.iter().map(|style| document.write(*style)).collect();
        assert_eq!(written[0], r#"{"b":[1.0,null,{}],"a":"支/\""}"#);
        assert_eq!(written[3], r#"{"b":[1.0,null,{}],"a":"\u652f\/\""}"#);
        assert_eq!(written[4], r#"{"b": [1.0, null, {}], "a": "支/\""}"#);
    }

    #[test]
    fn both_objects_take_each_official_order() {
        let json = r#"{"resource":{"nonce":"n","original_type":"o"},"summary":"s","id":"1"}"#;
        let document = Document::parse(json).unwrap();
        let written: Vec<String> = document.in_official_orders().map(|one| one.write(Style::COMPACT)).collect();
        assert_eq!(written.len(), 13);
        assert_eq!(written[0], json);
        assert_eq!(written[1], r#"{"id":"1","summary":"s","resource":{"original_type":"o","nonce":"n"}}"#);
    }

    #[test]
    fn what_is_no_notification_is_no_document() {
        for text in ["", "[]", "null", "{\"a\":", "{} {}"] {
            assert!(Document::parse(text).is_none(), "{text}");
        }
        let keys: Vec<String> = (0..=MOST_KEYS).map(|key| format!("\"{key}\":0")).collect();
        assert!(Document::parse(&format!("{{{}}}", keys.join(","))).is_none());
    }
}
