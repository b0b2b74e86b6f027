//! What can have happened to a body between the platform and the merchant's code.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::json::{Json, Style};

/// A body as it may have been when it was signed.
#[derive(Clone)]
pub(super) struct Variant {
    pub(super) bytes: Vec<u8>,
    /// The finding's code and advice, where this is not the body as received.
    pub(super) finding: Option<(&'static str, &'static str)>,
}

const BOM: &str = "\u{feff}";

/// The body as received, and then each way to undo an alteration, the commonest first.
pub(super) fn variants(body: &[u8]) -> Vec<Variant> {
    let mut variants = vec![Variant { bytes: body.to_vec(), finding: None }];
    let mut add = |bytes: Vec<u8>, code, advice| {
        if variants.iter().all(|known| known.bytes != bytes) {
            variants.push(Variant { bytes, finding: Some((code, advice)) });
        }
    };

    let trimmed = body.trim_ascii_end();
    add(
        trimmed.to_vec(),
        "BODY_TRAILING_NEWLINE_ADDED",
        "the signature verifies without the white space at the body's end; something (an editor, echo, a template) added a line break",
    );
    for end in [&b"\n"[..], b"\r\n"] {
        add(
            [body, end].concat(),
            "BODY_TRAILING_NEWLINE_LOST",
            "the signature verifies with a line break at the body's end; something trimmed the body (a shell's $(...), a trim())",
        );
    }
    if let Some(rest) = body.strip_prefix(BOM.as_bytes()) {
        add(
            rest.to_vec(),
            "BODY_BOM_ADDED",
            "the signature verifies without the byte order mark; the body was saved or re-encoded as text",
        );
    }
    add(
        [BOM.as_bytes(), body].concat(),
        "BODY_BOM_LOST",
        "the signature verifies with a byte order mark before the body; read the body as bytes, not as text",
    );

    let Ok(text) = std::str::from_utf8(body) else { return variants };
    let line_feeds = text.replace("\r\n", "\n");
    let line_ends =
        "the signature verifies with the body's line ends converted; read and store the body as bytes, not as text";
    add(line_feeds.clone().into_bytes(), "BODY_LINE_ENDS_CONVERTED", line_ends);
    add(line_feeds.replace('\n', "\r\n").into_bytes(), "BODY_LINE_ENDS_CONVERTED", line_ends);
    if let Ok(latin_1) = text.chars().map(|c| u8::try_from(u32::from(c))).collect::<Result<Vec<u8>, _>>() {
        add(
            latin_1,
            "BODY_CHARSET_CONVERTED",
            "the signature verifies once the body's text is taken back to bytes as ISO-8859-1; the framework decoded UTF-8 bytes as ISO-8859-1: take the raw bytes",
        );
    }
    if let Ok(decoded) = STANDARD.decode(text.trim()) {
        add(
            decoded,
            "BODY_BASE64",
            "the signature verifies once the body is decoded from base64; gateways with isBase64Encoded hand it over so: decode it first",
        );
    }
    if let Ok(inner) = serde_json::from_str::<String>(text) {
        add(
            inner.into_bytes(),
            "BODY_QUOTED",
            "the signature verifies once the body is taken out of a JSON string; it was encoded as JSON a second time",
        );
    }
    if let Ok(json) = serde_json::from_str::<Json>(text.trim_start_matches(BOM)) {
        for document in json.in_official_orders() {
            for style in Style::ALL {
                add(
                    document.write(*style).into_bytes(),
                    "BODY_RESERIALIZED",
                    "the signature verifies once the JSON is written as WeChat Pay writes it; the body was parsed and serialized again: take the raw bytes before any JSON parser",
                );
            }
        }
    }
    variants
}
