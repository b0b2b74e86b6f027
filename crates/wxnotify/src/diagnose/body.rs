//! What can have happened to a body between the platform and the merchant's code.
//!
//! Each variant is made, tried and dropped before the next: of a large body only a few copies exist at once.

use std::borrow::Cow;
use std::ops::ControlFlow::{self, Break, Continue};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::charset::{self, Charset};
use super::escapes;
use super::fields::{self, Restored};
use super::json::{Document, Style};
use crate::error::shortened;

/// A body as it was sent, and what was undone to get it.
pub(super) struct Undone {
    pub(super) bytes: Vec<u8>,
    /// The finding's code, and the end of a sentence that begins `the signature verifies ...`. `None`: the body as received.
    pub(super) finding: Option<(&'static str, String)>,
}

const BOM: &str = "\u{feff}";
/// No genuine notification comes near it: beyond, what was lost is not guessed, as each guess costs a pass over the body.
const MOST_TO_GUESS: usize = 64 << 10;

/// The first way to undo an alteration that makes the body fit, the commonest tried first. `opens` says whether a body's
/// resource opens, which costs less than a signature and leaves less to guess.
pub(super) fn undo(body: &[u8], opens: &dyn Fn(&[u8]) -> bool, mut fits: impl FnMut(&[u8]) -> bool) -> Option<Undone> {
    if fits(body) {
        return Some(Undone { bytes: body.to_vec(), finding: None });
    }
    match (Tries { received: body, opens, fits }).all() {
        Break(undone) => Some(undone),
        Continue(()) => None,
    }
}

/// The variants of one body, as they are tried.
struct Tries<'b, F> {
    received: &'b [u8],
    opens: &'b dyn Fn(&[u8]) -> bool,
    fits: F,
}

impl<F: FnMut(&[u8]) -> bool> Tries<'_, F> {
    fn all(&mut self) -> ControlFlow<Undone> {
        self.ends()?;
        self.encodings()?;
        if let Ok(text) = std::str::from_utf8(self.received) {
            self.json(text)?;
            self.escapes(text)?;
        }
        self.summaries()
    }

    /// Tries one variant, and then the same without white space at its end.
    fn one<'v>(&mut self, bytes: impl Into<Cow<'v, [u8]>>, code: &'static str, how: &str) -> ControlFlow<Undone> {
        let bytes: Cow<'v, [u8]> = bytes.into();
        let trimmed = bytes.trim_ascii_end();
        let both = [Some(&*bytes), Some(trimmed).filter(|trimmed| trimmed.len() < bytes.len())];
        for bytes in both.into_iter().flatten().filter(|bytes| *bytes != self.received) {
            if (self.fits)(bytes) {
                return Break(Undone { bytes: bytes.to_vec(), finding: Some((code, how.to_owned())) });
            }
        }
        Continue(())
    }

    /// Line breaks and byte order marks.
    fn ends(&mut self) -> ControlFlow<Undone> {
        let body = self.received;
        self.one(
            body.trim_ascii_end(),
            "BODY_TRAILING_NEWLINE_ADDED",
            "without the white space at the body's end; something (an editor, echo, a template) added a line break",
        )?;
        for end in [&b"\n"[..], b"\r\n"] {
            self.one(
                [body, end].concat(),
                "BODY_TRAILING_NEWLINE_LOST",
                "with a line break at the body's end; something trimmed the body (a shell's $(...), a trim())",
            )?;
        }
        if let Some(rest) = body.strip_prefix(BOM.as_bytes()) {
            self.one(rest, "BODY_BOM_ADDED", "without the byte order mark; the body was saved or re-encoded as text")?;
        }
        self.one(
            [BOM.as_bytes(), body].concat(),
            "BODY_BOM_LOST",
            "with a byte order mark before the body; read the body as bytes, not as text",
        )
    }

    /// What decoding and encoding once more does.
    fn encodings(&mut self) -> ControlFlow<Undone> {
        if let Some(text) = charset::utf_16(self.received) {
            self.one(
                text.into_bytes(),
                "BODY_CHARSET_CONVERTED",
                "once the body is UTF-8 again; it is UTF-16, as PowerShell and Windows editors save text: take the raw bytes",
            )?;
        }
        let Ok(text) = std::str::from_utf8(self.received) else { return Continue(()) };
        let line_feeds = text.replace("\r\n", "\n");
        let line_ends = "with the body's line ends converted; read and store the body as bytes, not as text";
        self.one(line_feeds.as_bytes(), "BODY_LINE_ENDS_CONVERTED", line_ends)?;
        self.one(line_feeds.replace('\n', "\r\n").into_bytes(), "BODY_LINE_ENDS_CONVERTED", line_ends)?;
        drop(line_feeds);
        let latin_1: Result<Vec<u8>, _> = text.chars().map(|c| u8::try_from(u32::from(c))).collect();
        if let Ok(latin_1) = latin_1 {
            self.one(
                latin_1,
                "BODY_CHARSET_CONVERTED",
                "once the body's text is taken back to bytes as ISO-8859-1; the framework decoded UTF-8 bytes as ISO-8859-1: take the raw bytes",
            )?;
        }
        if let Ok(decoded) = STANDARD.decode(text.trim()) {
            self.one(
                decoded,
                "BODY_BASE64",
                "once the body is decoded from base64; gateways with isBase64Encoded hand it over so: decode it first",
            )?;
        }
        Continue(())
    }

    /// What filters, form parsers and logs do.
    fn escapes(&mut self, text: &str) -> ControlFlow<Undone> {
        if let Ok(inner) = serde_json::from_str::<String>(text) {
            self.one(
                inner.into_bytes(),
                "BODY_QUOTED",
                "once the body is taken out of a JSON string; it was encoded as JSON a second time",
            )?;
        }
        if let Some(plain) = escapes::html(text) {
            self.one(
                plain.into_bytes(),
                "BODY_HTML_ESCAPED",
                "once HTML's escapes (&quot;) are undone in the body; an XSS filter or a template escaped it: take the raw bytes before any filter",
            )?;
        }
        for plus_is_space in [true, false] {
            if let Some(plain) = escapes::form(text, plus_is_space) {
                self.one(
                    plain,
                    "BODY_FORM_ENCODED",
                    "once the body is percent-decoded; it was taken for a form (application/x-www-form-urlencoded): take the raw bytes before any form parser",
                )?;
            }
        }
        if text.contains(' ') {
            self.one(
                text.replace(' ', "+").into_bytes(),
                "BODY_PLUS_TO_SPACE",
                "with + in place of the body's spaces; it was URL-decoded, which turns base64's + into spaces: take the raw bytes",
            )?;
        }
        let unquoted = text.trim().trim_matches('"');
        if let Some(plain) = escapes::backslashes(unquoted) {
            self.one(
                plain,
                "BODY_LOG_ESCAPED",
                "once the backslashes before quotes are taken out of the body; a log or addslashes() put them there: take the raw bytes",
            )?;
        }
        Continue(())
    }

    /// What parsers, model classes and serializers do.
    fn json(&mut self, text: &str) -> ControlFlow<Undone> {
        let Some(document) = Document::parse(text.trim_start_matches(BOM)) else { return Continue(()) };
        self.styles(
            &document,
            Style::ALL,
            "BODY_RESERIALIZED",
            "once the JSON is written as WeChat Pay writes it; the body was parsed and serialized again: take the raw bytes before any JSON parser",
        )?;
        let restored = Restored::of(document);
        let (code, how) = if restored.renamed.is_empty() {
            (
                "BODY_RESERIALIZED",
                "without the body's null fields; a model class added them: take the raw bytes before any JSON parser"
                    .to_owned(),
            )
        } else {
            ("FIELDS_RENAMED", format!("once {}", renamed(&restored)))
        };
        if restored.had_nulls || !restored.renamed.is_empty() {
            self.styles(&restored.document, Style::ALL, code, &how)?;
        }
        if text.len() > MOST_TO_GUESS {
            return Continue(());
        }
        let lost = |what: &str| format!("once {what} is put back into the body; {LOST_BY_A_MODEL}");
        let opening = restored.with_associated_data().find(|(_, document)| {
            let body = document.write(Style::COMPACT);
            (self.opens)(body.as_bytes())
        });
        // Without the APIv3 key only the likeliest value is tried.
        if let Some((value, document)) = opening.or_else(|| restored.with_associated_data().next()) {
            let what = format!("resource.associated_data ({value:?})");
            self.styles(&document, &[Style::COMPACT], "FIELDS_LOST", &lost(&what))?;
            if restored.has_lost_summary() {
                let what = format!("{what} and summary");
                for document in fields::with_summary(&document) {
                    self.styles(&document, &[Style::COMPACT], "FIELDS_LOST", &lost(&what))?;
                }
            }
        }
        if restored.has_lost_summary() {
            for document in fields::with_summary(&restored.document) {
                self.styles(&document, &[Style::COMPACT], "FIELDS_LOST", &lost("summary"))?;
            }
        }
        Continue(())
    }

    fn styles(
        &mut self,
        document: &Document<'_>,
        styles: &[Style],
        code: &'static str,
        how: &str,
    ) -> ControlFlow<Undone> {
        for document in document.in_official_orders() {
            for style in styles {
                self.one(document.write(*style).into_bytes(), code, how)?;
            }
        }
        Continue(())
    }

    /// Characters that another charset lost.
    fn summaries(&mut self) -> ControlFlow<Undone> {
        if self.received.len() > MOST_TO_GUESS {
            return Continue(());
        }
        let described =
            Charset::of(self.received).map_or("it went through another charset (GBK, most often)", Charset::described);
        let how = format!(
            "once the Chinese of summary is put back as UTF-8; {described}: take the raw bytes, and never decode them"
        );
        for body in charset::with_known_summaries(self.received) {
            self.one(body, "BODY_CHARSET_CONVERTED", &how)?;
        }
        Continue(())
    }
}

const LOST_BY_A_MODEL: &str = "a model class dropped it: take the raw bytes before any JSON parser";

/// Which fields have which names again.
pub(super) fn renamed(restored: &Restored<'_>) -> String {
    // No more than there are official ones, and each no longer than a name: the body is a stranger's.
    let pairs = restored.renamed.iter().take(11);
    let pairs: Vec<String> = pairs.map(|(given, official)| format!("{} is {official}", shortened(given, 24))).collect();
    format!(
        "the body's fields have their names again ({}); a model class renamed them: take the raw bytes before any JSON parser",
        pairs.join(", "),
    )
}

/// What is left of a body that is none any more: a code, and what to do. `None` where it may be one.
pub(super) fn remains(body: &[u8], content_length: Option<usize>) -> Option<(&'static str, String)> {
    let text = String::from_utf8_lossy(&body[..body.len().min(64)]);
    let text = text.trim_matches(|c: char| c.is_whitespace() || c == '"');
    let fixed = match text {
        "" => (
            "BODY_EMPTY",
            "the body is empty, and no notification's is; something read the stream before: take the raw body first, and give it on from there",
        ),
        "null" | "undefined" | "None" | "nil" => (
            "BODY_NULL",
            "the body is the text of a missing value; no body reached this code, or its parser failed: take the raw bytes before any JSON parser",
        ),
        "{}" | "[]" => (
            "BODY_EMPTY_OBJECT",
            "the body is an empty JSON value; a parser made it where it found no body (another content type, a stream read before): take the raw bytes",
        ),
        "[object Object]" | "Array" | "[object Blob]" | "[object ArrayBuffer]" | "[object ReadableStream]" => (
            "BODY_OBJECT_TEXT",
            "the body is what a parsed object turns into as text; it was parsed before: take the raw bytes before any JSON parser",
        ),
        _ => return truncated(body, content_length),
    };
    (body.len() <= 64).then(|| (fixed.0, fixed.1.to_owned()))
}

/// JSON that ends too early.
fn truncated(body: &[u8], content_length: Option<usize>) -> Option<(&'static str, String)> {
    let text = match std::str::from_utf8(body) {
        Ok(text) => text,
        // Cut in the middle of a character.
        Err(error) if error.error_len().is_none() => std::str::from_utf8(&body[..error.valid_up_to()]).ok()?,
        Err(_) => return None,
    };
    let error = serde_json::from_str::<serde::de::IgnoredAny>(text.trim_start_matches(BOM)).err()?;
    if !error.is_eof() || !text.trim_start_matches(BOM).trim_start().starts_with('{') {
        return None;
    }
    let expected = match content_length.filter(|length| *length > body.len()) {
        Some(length) => format!(", of the {length} that Content-Length says"),
        None => String::new(),
    };
    Some((
        "BODY_TRUNCATED",
        format!(
            "the body ends in the middle of its JSON, after {} bytes{expected}; a buffer was too short, one read was taken for all, or Content-Length counted characters: read to the end of the stream",
            body.len(),
        ),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_body_any_more_is_named() {
        let code = |body: &[u8]| remains(body, None).map(|(code, _)| code);
        assert_eq!(code(b""), Some("BODY_EMPTY"));
        assert_eq!(code(b"null\n"), Some("BODY_NULL"));
        assert_eq!(code(b"{}"), Some("BODY_EMPTY_OBJECT"));
        assert_eq!(code(b"[object Object]"), Some("BODY_OBJECT_TEXT"));
        assert_eq!(code(b"{\"a\":\"\xe6\x94"), Some("BODY_TRUNCATED"));
        assert_eq!(code(b"{\"a\":1"), Some("BODY_TRUNCATED"));
        for body in [&b"{\"a\":1}"[..], b"{\"a\" 1", b"nulls", &[b' '; 100]] {
            assert_eq!(code(body), None);
        }
        let (_, advice) = remains(b"{\"a\"", Some(9)).unwrap();
        assert!(advice.contains("after 4 bytes, of the 9 that Content-Length says"), "{advice}");
    }
}
