//! Finding and checking the `Wechatpay-*` headers, however the host's framework spells them.

use crate::{Error, ErrorCode, Result};

/// The headers that count, in the order in which they are checked.
const NAMES: [&str; 6] = [
    "Wechatpay-Timestamp",
    "Wechatpay-Nonce",
    "Wechatpay-Signature",
    "Wechatpay-Serial",
    "Wechatpay-Signature-Type",
    "Request-ID",
];
const TIMESTAMP: usize = 0;
const NONCE: usize = 1;
const SIGNATURE: usize = 2;
const SERIAL: usize = 3;
const SIGNATURE_TYPE: usize = 4;
const REQUEST_ID: usize = 5;

/// Where the headers before this index are signed for or needed to verify, and must be sound.
const CHECKED: usize = REQUEST_ID;
/// Where the headers before this index must be there.
const REQUIRED: usize = SIGNATURE_TYPE;

/// The values as they came, kept alive while the borrowed [`SignedHeaders`] is used.
pub(crate) struct RawHeaders<V> {
    values: [Option<V>; NAMES.len()],
    conflicting: [bool; NAMES.len()],
}

/// The headers of one notification: there, trimmed and visible ASCII.
#[derive(Clone, Copy)]
pub(crate) struct SignedHeaders<'a> {
    pub(crate) timestamp: &'a str,
    pub(crate) nonce: &'a str,
    pub(crate) signature: &'a str,
    pub(crate) serial: &'a str,
    pub(crate) signature_type: Option<&'a str>,
    pub(crate) request_id: Option<&'a str>,
}

impl<V: AsRef<[u8]>> RawHeaders<V> {
    /// Picks the headers that count out of all of a request's.
    ///
    /// A CGI map holds headers under `HTTP_` alone: what stands there without it is the process's environment.
    pub(crate) fn collect<N: AsRef<[u8]>>(headers: impl IntoIterator<Item = (N, V)>) -> Self {
        let (mut bare, mut under_http) = (Self::none(), Self::none());
        let mut is_cgi = false;
        for (name, value) in headers {
            match Name::of(name.as_ref()) {
                Name::Bare(index) => bare.put(index, value),
                Name::UnderHttp(index) => {
                    is_cgi = true;
                    under_http.put(index, value);
                }
                Name::MarkOfCgi => is_cgi = true,
                Name::Other => {}
            }
        }
        if is_cgi { under_http } else { bare }
    }

    fn none() -> Self {
        Self { values: [const { None }; NAMES.len()], conflicting: [false; NAMES.len()] }
    }

    fn put(&mut self, index: usize, value: V) {
        match &self.values[index] {
            None => self.values[index] = Some(value),
            Some(first) => self.conflicting[index] |= trim(first.as_ref()) != trim(value.as_ref()),
        }
    }

    /// Steps 2 and 3 of the pipeline: what must be there is, and every value is sound.
    pub(crate) fn check(&self) -> Result<SignedHeaders<'_>> {
        for (index, name) in NAMES.iter().enumerate().take(REQUIRED) {
            if self.bytes(index).is_empty() && !self.conflicting[index] {
                return Err(missing(name, self.values[index].is_some()));
            }
        }
        for (index, name) in NAMES.iter().enumerate().take(CHECKED) {
            if self.conflicting[index] {
                return Err(invalid(
                    name,
                    "is there twice with different values; look which proxy or framework adds one".into(),
                ));
            }
            let bytes = self.bytes(index);
            if !is_visible_ascii(bytes) {
                let at = bytes.iter().position(|byte| !byte.is_ascii_graphic()).unwrap_or_default();
                let what =
                    format!("holds 0x{:02X} at byte {at}, which is not visible ASCII; pass it as it came", bytes[at]);
                return Err(invalid(name, what));
            }
        }
        let optional = |index: usize| Some(self.text(index)).filter(|text| !text.is_empty());
        Ok(SignedHeaders {
            timestamp: self.text(TIMESTAMP),
            nonce: self.text(NONCE),
            signature: self.text(SIGNATURE),
            serial: self.text(SERIAL),
            signature_type: optional(SIGNATURE_TYPE),
            request_id: optional(REQUEST_ID),
        })
    }

    /// The four required values however unsound, for `diagnose`.
    pub(crate) fn required_lossy(&self) -> [String; REQUIRED] {
        std::array::from_fn(|index| String::from_utf8_lossy(self.bytes(index)).into_owned())
    }

    fn bytes(&self, index: usize) -> &[u8] {
        self.values[index].as_ref().map_or(&[], |value| trim(value.as_ref()))
    }

    /// Empty where the value is not UTF-8, which after `check` only the Request-ID can be.
    fn text(&self, index: usize) -> &str {
        std::str::from_utf8(self.bytes(index)).unwrap_or_default()
    }
}

fn missing(name: &'static str, empty: bool) -> Error {
    let message = format!(
        "header {name} is {}; pass all headers of the request as they came, and check that no proxy drops Wechatpay-* headers",
        if empty { "empty" } else { "missing" },
    );
    Error::new(ErrorCode::HeaderMissing, message).with_field(name)
}

fn invalid(name: &'static str, what: String) -> Error {
    Error::new(ErrorCode::HeaderInvalid, format!("header {name} {what}")).with_field(name)
}

/// Whether `parse` or `diagnose` looks at a header of this name, in whatever spelling: for its value, or because it says that
/// the map is CGI's (`REQUEST_METHOD`, `HTTP_...`). For bindings, which then need not convert the values of all the others.
pub fn reads_header(name: impl AsRef<[u8]>) -> bool {
    let name = name.as_ref();
    // How long the body was is read by `diagnose` alone. CGI has it without `HTTP_`.
    is_content_length(name) || !matches!(Name::of(name), Name::Other)
}

fn is_content_length(name: &[u8]) -> bool {
    const NAME: &[u8] = b"content-length";
    name.len() == NAME.len() && same_name(name, NAME)
}

/// What a name means: case is ignored, and `_` counts as `-`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Name {
    /// A header that counts, by its place in [`NAMES`].
    Bare(usize),
    /// The same behind the `HTTP_` that CGI, WSGI and `$_SERVER` put in front.
    UnderHttp(usize),
    /// What only a CGI map has. In capitals, as CGI writes it: proxies do send headers such as `Http-Client-Ip`.
    MarkOfCgi,
    Other,
}

impl Name {
    fn of(name: &[u8]) -> Self {
        let is_mark = name == b"REQUEST_METHOD" || name.starts_with(b"HTTP_");
        let found = match name.split_at_checked(5) {
            Some((prefix, rest)) if same_name(prefix, b"http-") => index_of(rest).map(Self::UnderHttp),
            _ => index_of(name).map(Self::Bare),
        };
        found.unwrap_or(if is_mark { Self::MarkOfCgi } else { Self::Other })
    }
}

fn index_of(name: &[u8]) -> Option<usize> {
    // Every request carries a dozen headers that do not count: most end at the length.
    NAMES.iter().position(|known| known.len() == name.len() && same_name(name, known.as_bytes()))
}

/// Compares every pair of bytes, without stopping at the first that differ: several times faster over the same.
fn same_name(given: &[u8], known: &[u8]) -> bool {
    given.iter().zip(known).fold(true, |all, (given, known)| {
        let given = if *given == b'_' { b'-' } else { *given };
        all & given.eq_ignore_ascii_case(known)
    })
}

/// Looks at every byte, without stopping at a bad one: several times faster over the good ones.
fn is_visible_ascii(bytes: &[u8]) -> bool {
    bytes.iter().fold(true, |all, byte| all & byte.is_ascii_graphic())
}

/// Without the spaces and tabs around it, which HTTP allows and does not count.
fn trim(mut value: &[u8]) -> &[u8] {
    while let [b' ' | b'\t', rest @ ..] = value {
        value = rest;
    }
    while let [rest @ .., b' ' | b'\t'] = value {
        value = rest;
    }
    value
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_match_in_every_spelling_that_frameworks_use() {
        for (name, meaning) in [
            ("Wechatpay-Serial", Name::Bare(SERIAL)),
            ("wechatpay-serial", Name::Bare(SERIAL)),
            ("WECHATPAY_SERIAL", Name::Bare(SERIAL)),
            ("HTTP_WECHATPAY_SERIAL", Name::UnderHttp(SERIAL)),
            ("http_wechatpay_serial", Name::UnderHttp(SERIAL)),
            ("http-wechatpay-serial", Name::UnderHttp(SERIAL)),
            ("REQUEST_METHOD", Name::MarkOfCgi),
            ("HTTP_HOST", Name::MarkOfCgi),
            ("HTTP_", Name::MarkOfCgi),
            ("HTTP_HTTP_WECHATPAY_SERIAL", Name::MarkOfCgi),
            ("Request-Method", Name::Other),
            ("Http-Client-Ip", Name::Other),
            ("http_client_ip", Name::Other),
            ("", Name::Other),
            ("Wechatpay-Seria", Name::Other),
            ("Wechatpay-Serial-", Name::Other),
            ("X-Wechatpay-Serial", Name::Other),
        ] {
            assert_eq!(Name::of(name.as_bytes()), meaning, "{name}");
            assert_eq!(reads_header(name), meaning != Name::Other, "{name}");
        }
    }

    #[test]
    fn only_spaces_and_tabs_are_trimmed() {
        assert_eq!(trim(b" \t a b\t "), b"a b");
        assert_eq!(trim(b"\na\r"), b"\na\r");
        assert_eq!(trim(b" \t"), b"");
    }
}
