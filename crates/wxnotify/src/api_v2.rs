//! Telling an APIv2 notification at an APIv3 endpoint: it is XML, and comes without `Wechatpay-*` headers.

use crate::{Error, ErrorCode};

/// What to do with one.
pub(crate) const ADVICE: &str = "the body is XML, so this is an APIv2 notification and no APIv3 one (refunds made on the merchant platform and 付款码 payments still come so): give the handler or the command the APIv2密钥 as well, or call parse_v2";

/// Whether a body is APIv2's, by how it begins.
pub(crate) fn is_notification(body: &[u8]) -> bool {
    let body = body.strip_prefix(b"\xef\xbb\xbf").unwrap_or(body).trim_ascii_start();
    body.starts_with(b"<xml") || body.starts_with(b"<?xml")
}

/// The same error, told as what it is where the body is APIv2's.
pub(crate) fn explain(error: Error, body: &[u8]) -> Error {
    if !matches!(error.code(), ErrorCode::HeaderMissing | ErrorCode::EnvelopeInvalid) || !is_notification(body) {
        return error;
    }
    let explained = match (error.code(), error.field()) {
        (ErrorCode::HeaderMissing, Some(header)) => {
            Error::new(error.code(), format!("header {header} is missing, as {ADVICE}"))
        }
        _ => Error::new(error.code(), ADVICE),
    };
    match error.field() {
        Some(field) => explained.with_field(field.to_owned()),
        None => explained,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn xml_is_told_by_how_it_begins() {
        for body in ["<xml><a/></xml>", "\u{feff}\n<?xml version=\"1.0\"?><xml/>"] {
            assert!(is_notification(body.as_bytes()), "{body}");
        }
        for body in ["", "{}", "<html>", "{\"a\":\"<xml>\"}"] {
            assert!(!is_notification(body.as_bytes()), "{body}");
        }
    }
}
