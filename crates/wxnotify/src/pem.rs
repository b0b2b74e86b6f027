//! Reading PEM texts, and saying what is wrong with the ones that merchants paste first.

use pem::PemError;
use zeroize::Zeroizing;

use crate::{Error, ErrorCode, Result};

/// One block of a PEM text.
pub(crate) struct Block {
    /// What stands behind `BEGIN`, such as `CERTIFICATE`.
    pub(crate) tag: String,
    /// The decoded content, wiped on drop: it may be a private key.
    pub(crate) der: Zeroizing<Vec<u8>>,
}

const BEGIN: &str = "-----BEGIN ";
const DASHES: &str = "-----";

/// All blocks of a PEM text, of which there is at least one. Text between blocks is passed over,
/// as OpenSSL does. Line breaks may be written out as the two characters `\` and `n`, as environment
/// variables hold them. `what` names the thing that was expected, for messages.
pub(crate) fn read(text: &str, what: &str) -> Result<Vec<Block>> {
    let broken_into_lines = with_line_breaks(text);
    let text = broken_into_lines.as_ref().map_or(text, |text| text.as_str());
    if let Some(problem) = find_problem(text) {
        return Err(invalid(what, &problem));
    }
    match pem::parse_many(text) {
        Ok(blocks) if blocks.len() == text.matches(BEGIN).count() => Ok(blocks
            .into_iter()
            .map(|block| Block { tag: block.tag().to_owned(), der: block.into_contents().into() })
            .collect()),
        Ok(_) => Err(invalid(what, "its -----END line is missing or cut short; copy the whole file")),
        Err(error) => Err(invalid(what, &format!("{}; copy the file again, unchanged", undecodable(&error)))),
    }
}

/// The text with real line breaks, where it has them written out. Wiped on drop: it may be a private key.
fn with_line_breaks(text: &str) -> Option<Zeroizing<String>> {
    const LINE_FEED: &str = "\\n";
    // Neither base64 nor a label has a backslash; what stands before the first block may.
    let begin = text.find(BEGIN)?;
    text[begin..].contains(LINE_FEED).then_some(())?;
    let mut lines = Zeroizing::new(String::with_capacity(text.len()));
    for line in text[begin..].split(LINE_FEED) {
        let line = line.strip_suffix("\\r").unwrap_or(line).trim_matches(['\n', '\r']);
        if !line.is_empty() {
            lines.push_str(line);
            lines.push('\n');
        }
    }
    Some(lines)
}

/// Why a text cannot be decoded, in words of our own: the library's repeat parts of the text, which may
/// be a private key.
fn undecodable(error: &PemError) -> String {
    match error {
        PemError::InvalidData(error) => format!("its base64 is damaged ({error})"),
        PemError::InvalidHeader(_) => "it holds a blank line, or a line that is not base64".into(),
        PemError::MismatchedTags(..) => "its -----BEGIN and -----END lines do not belong together".into(),
        PemError::MissingData => "nothing stands between its -----BEGIN and -----END lines".into(),
        PemError::NotUtf8(_) => "it is not text".into(),
        PemError::MalformedFraming | PemError::MissingBeginTag | PemError::MissingEndTag => {
            "its -----BEGIN or -----END line is damaged".into()
        }
    }
}

pub(crate) fn invalid(what: &str, problem: &str) -> Error {
    Error::new(ErrorCode::PemInvalid, format!("{what}: {problem}"))
}

/// The usual ways to spoil a PEM text, each in its own words.
fn find_problem(text: &str) -> Option<String> {
    let trimmed = text.trim_start_matches('\u{feff}').trim();
    let Some(begin) = text.find(BEGIN) else { return Some(without_begin(trimmed)) };
    for (start, _) in text[begin..].match_indices(BEGIN) {
        let label = &text[begin + start + BEGIN.len()..];
        let Some(end) = label.find(DASHES) else {
            return Some("its -----BEGIN line is cut short; copy the whole file".into());
        };
        let after = label[end + DASHES.len()..].trim_start_matches([' ', '\t']);
        if !after.starts_with(['\n', '\r']) {
            return Some(
                "its lines were joined into one; keep the line breaks after -----BEGIN ...----- and before -----END ...-----".into(),
            );
        }
    }
    None
}

fn without_begin(text: &str) -> String {
    if text.is_empty() {
        return "it is empty (is the setting or environment variable there?)".into();
    }
    let first_line = text.lines().next().unwrap_or_default();
    let is_base64 = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '/' | '=' | '\n' | '\r' | ' ');
    if text.len() >= 64 && (text.starts_with("MI") || text.contains("-----END ")) {
        let body = text.split("-----END ").next().unwrap_or_default();
        if body.chars().all(is_base64) {
            return "its first line, -----BEGIN ...-----, is missing; copy the whole file".into();
        }
    }
    let path_like = !text.starts_with(['<', '{'])
        && first_line.len() == text.len()
        && text.len() < 512
        && (text.contains('/')
            || text.contains('\\')
            || [".pem", ".crt", ".cer", ".key", ".p12"].iter().any(|end| text.ends_with(end)));
    if path_like {
        return "it looks like a file's path; give the file's content".into();
    }
    if text.contains('\0') || text.contains('\u{fffd}') {
        return "it is binary (DER or PKCS#12?); convert it to PEM first, for example with 'openssl x509 -inform der' or 'openssl pkcs12 -nokeys'".into();
    }
    format!(
        "it holds no -----BEGIN ...----- line ({} characters found); give the PEM text as downloaded",
        text.chars().count()
    )
}
