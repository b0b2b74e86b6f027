//! For people: what usually went wrong with a notification that was rejected. It accepts nothing.

mod body;
mod charset;
mod escapes;
mod fields;
mod json;
mod known;

use std::fmt;

use serde::Serialize;

use self::body::Undone;
use self::charset::Charset;
use self::fields::Restored;
use self::json::Document;
use crate::clock::system_now;
use crate::envelope::{self, Resource};
use crate::headers::RawHeaders;
use crate::platform_keys::PUBLIC_KEY_ID_PREFIX;
use crate::verify::{self, PROBE_PREFIX};
use crate::{Error, ErrorCode, NotificationParser, PlatformKey, api_v2, decrypt};

/// What [`NotificationParser::diagnose`] found.
///
/// `Display` writes it for people, a line each.
#[derive(Clone, Debug)]
pub struct Diagnosis {
    error: Option<Error>,
    findings: Vec<Finding>,
}

/// One thing that was found, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Finding {
    /// A name that stays the same, such as `BODY_TRAILING_NEWLINE_ADDED`.
    pub code: &'static str,
    /// One line for people.
    pub advice: String,
}

impl Diagnosis {
    /// The error of `parse`. `None` where nothing is wrong.
    pub fn error(&self) -> Option<&Error> {
        self.error.as_ref()
    }

    /// What was found, the most likely cause first.
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// The diagnosis as one JSON object on one line, the same bytes in every language:
    /// `{"error":{"code":...,"message":...,"field":...},"findings":[{"code":...,"advice":...}]}`,
    /// where `error` and `field` can be null.
    pub fn to_json(&self) -> String {
        #[derive(Serialize)]
        struct ErrorView<'a> {
            code: &'static str,
            message: &'a str,
            field: Option<&'a str>,
        }
        #[derive(Serialize)]
        struct View<'a> {
            error: Option<ErrorView<'a>>,
            findings: &'a [Finding],
        }
        let error = self.error.as_ref().map(|error| ErrorView {
            code: error.code().as_str(),
            message: error.message(),
            field: error.field(),
        });
        serde_json::to_string(&View { error, findings: &self.findings }).expect("strings serialize")
    }

    fn add(&mut self, code: &'static str, advice: impl Into<String>) {
        self.findings.push(Finding { code, advice: advice.into() });
    }
}

impl fmt::Display for Diagnosis {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(error) = &self.error {
            writeln!(f, "{error}")?;
        }
        for finding in &self.findings {
            writeln!(f, "- {}: {}", finding.code, finding.advice)?;
        }
        Ok(())
    }
}

impl NotificationParser {
    /// Says what usually went wrong with a notification that [`parse`](Self::parse) rejects, now by
    /// the system clock: it tries a body re-serialized, a line break lost or added, another held
    /// key, headers swapped and more, and says which one makes the signature verify.
    ///
    /// For people, never for the request path: it takes thousands of times as long as `parse`, and
    /// its answer may tell an attacker what would have passed. It accepts nothing. Its memory stays
    /// below ten times the body's size.
    pub fn diagnose<N, V>(&self, headers: impl IntoIterator<Item = (N, V)>, body: &[u8]) -> Diagnosis
    where
        N: AsRef<[u8]>,
        V: AsRef<[u8]>,
    {
        self.diagnose_at(headers, body, system_now())
    }

    /// The same, with `now` in seconds since the epoch.
    pub fn diagnose_at<N, V>(&self, headers: impl IntoIterator<Item = (N, V)>, body: &[u8], now: i64) -> Diagnosis
    where
        N: AsRef<[u8]>,
        V: AsRef<[u8]>,
    {
        let headers: Vec<(N, V)> = headers.into_iter().collect();
        let pairs = || headers.iter().map(|(name, value)| (name.as_ref(), value.as_ref()));
        let error = self.parse_at(pairs(), body, now).err();
        let mut diagnosis = Diagnosis { error, findings: Vec::new() };
        if diagnosis.error.is_none() {
            diagnosis.add("GENUINE", "nothing is wrong: it verifies, and an APIv3 key that is held opens it");
            return diagnosis;
        }
        if body.len() > self.options().max_body_bytes {
            return diagnosis;
        }
        let content_length = content_length(pairs());
        self.examine(&Signed::from(&RawHeaders::collect(pairs())), body, content_length, now, &mut diagnosis);
        diagnosis
    }

    fn examine(
        &self,
        signed: &Signed,
        body: &[u8],
        content_length: Option<usize>,
        now: i64,
        diagnosis: &mut Diagnosis,
    ) {
        if signed.signature.starts_with(PROBE_PREFIX) {
            diagnosis.add(
                "PROBE",
                "WeChat Pay sends such probes on purpose, to see whether a bad signature is refused; answer with this error's ack, and nothing else need be done",
            );
            return;
        }
        if api_v2::is_notification(body) {
            diagnosis.add("API_V2_BODY", api_v2::ADVICE);
            return;
        }
        if signed.is_incomplete() {
            diagnosis.add(
                "HEADERS_INCOMPLETE",
                "without the four headers Wechatpay-Timestamp, -Nonce, -Signature and -Serial nothing can be tried; log the headers as the outermost proxy receives them",
            );
            if let Some((code, advice)) = body::remains(body, content_length) {
                diagnosis.add(code, advice);
            }
            return;
        }
        match self.search(signed, body) {
            Some((fit, undone)) => {
                fit.explain(signed, diagnosis);
                if let Some((code, how)) = &undone.finding {
                    diagnosis.add(code, format!("the signature verifies {how}"));
                }
                if diagnosis
                    .error
                    .as_ref()
                    .is_some_and(|error| error.code() as i32 > ErrorCode::SignatureInvalid as i32)
                {
                    diagnosis.add(
                        "SIGNATURE_GENUINE",
                        "the signature is genuine and the body is as it was sent; what is wrong lies in the content or the APIv3 key",
                    );
                }
                self.examine_clock(signed, now, diagnosis);
                self.examine_resource(&undone.bytes, diagnosis);
            }
            None => self.examine_unverified(signed, body, content_length, diagnosis),
        }
    }

    /// The combination of key, headers and body that verifies, the likeliest tried first.
    fn search(&self, signed: &Signed, body: &[u8]) -> Option<(Fit, Undone)> {
        let keys = self.platform_keys();
        let is_named =
            |key: &PlatformKey| keys.find(&signed.serial).is_some_and(|named| named.serial() == key.serial());
        let mut by_likelihood: Vec<&PlatformKey> = keys.iter().collect();
        by_likelihood.sort_by_key(|key| !is_named(key));
        let headers = HeaderVariant::all(signed);
        let mut fit = None;
        let undone = body::undo(body, &|bytes| self.opens(bytes), |bytes| {
            fit = headers.iter().find_map(|(header_variant, [timestamp, nonce, signature])| {
                let parts = verify::signed_parts(timestamp, nonce, bytes);
                let key = by_likelihood.iter().find(|key| verify::verify_base64(key, &parts, signature).is_ok())?;
                let other_key = (!is_named(key)).then(|| key.serial().to_owned());
                Some(Fit { other_key, header_variant: *header_variant })
            });
            fit.is_some()
        })?;
        Some((fit?, undone))
    }

    /// What can be said where no signature verifies: by what the body looks like, and by what opens.
    fn examine_unverified(
        &self,
        signed: &Signed,
        body: &[u8],
        content_length: Option<usize>,
        diagnosis: &mut Diagnosis,
    ) {
        if let Some((code, advice)) = body::remains(body, content_length) {
            diagnosis.add(code, advice);
            return;
        }
        let undone = body::undo(body, &|bytes| self.opens(bytes), |bytes| self.opens(bytes));
        let is_held = self.platform_keys().find(&signed.serial).is_some();
        let names_a_key = !is_held && is_key_name(&signed.serial);
        if names_a_key {
            let serial = crate::error::shortened(&signed.serial, 64);
            diagnosis.add(
                "KEY_NOT_HELD",
                match undone {
                    Some(_) => format!("the resource opens, so it is most likely genuine, and only the key {serial} that signed it is not held: add the key that this serial names"),
                    None => format!("the key {serial} is not held, so nothing that it signed can be verified: where the merchant platform (账户中心 → API安全) shows it, add the key that this serial names"),
                },
            );
        }
        let before = diagnosis.findings.len();
        match undone.as_ref().and_then(|undone| undone.finding.as_ref()) {
            Some((code, how)) => diagnosis.add(code, format!("the resource opens {how}")),
            None => self.name_by_looks(body, diagnosis),
        }
        if diagnosis.findings.len() == before && !names_a_key {
            diagnosis.add(
                "NOTHING_FITS",
                "no key that is held and no usual alteration makes the signature verify: it is forged, for another merchant, or altered in a way not tried here; compare the raw bytes with those at the outermost proxy",
            );
        }
        self.examine_resource(undone.as_ref().map_or(body, |undone| &undone.bytes), diagnosis);
    }

    /// Alterations that show without any proof.
    fn name_by_looks(&self, body: &[u8], diagnosis: &mut Diagnosis) {
        if let Some(charset) = Charset::of(body) {
            diagnosis.add(
                "BODY_CHARSET_CONVERTED",
                format!("{}: take the raw bytes, and never decode them", charset.described()),
            );
        }
        let Some(document) = std::str::from_utf8(body).ok().and_then(Document::parse) else { return };
        let restored = Restored::of(document);
        if !restored.renamed.is_empty() {
            diagnosis.add("FIELDS_RENAMED", format!("the signature can only verify once {}", body::renamed(&restored)));
        }
    }

    fn examine_clock(&self, signed: &Signed, now: i64, diagnosis: &mut Diagnosis) {
        let Ok(timestamp) = verify::parse_timestamp(&signed.timestamp) else { return };
        let distance = now.abs_diff(timestamp);
        if distance > self.options().clock_tolerance {
            diagnosis.add(
                "CLOCK",
                format!(
                    "the signature is genuine, but {distance} s {}: for a saved sample give `now` near {timestamp}; for a live one synchronize this machine's clock, or look who keeps notifications back or replays them",
                    if timestamp < now { "old" } else { "ahead" },
                ),
            );
        }
    }

    /// Whether an APIv3 key that is held opens the resource: what it opens was made by the platform
    /// for a merchant whose key this is, whatever became of the rest.
    fn examine_resource(&self, body: &[u8], diagnosis: &mut Diagnosis) {
        match self.opening(body) {
            Opening::NoResource => {}
            Opening::Opens(label) => {
                let key = label.map_or("the APIv3 key".to_owned(), |label| format!("the APIv3 key {label:?}"));
                diagnosis.add(
                    "API_V3_KEY_OPENS",
                    format!("{key} opens the resource: it was encrypted for this merchant, by WeChat Pay or by somebody who has the key"),
                );
            }
            Opening::Closed => diagnosis.add(
                "API_V3_KEY_NONE",
                "no APIv3 key that is held opens the resource: it is for another merchant, the key was changed, the v2 API密钥 was given, or the ciphertext was altered",
            ),
        }
    }

    fn opens(&self, body: &[u8]) -> bool {
        matches!(self.opening(body), Opening::Opens(_))
    }

    fn opening(&self, body: &[u8]) -> Opening {
        #[derive(serde::Deserialize)]
        struct Body<'a> {
            #[serde(borrow, deserialize_with = "envelope::object_only")]
            resource: Resource<'a>,
        }
        let Ok(parsed) = envelope::from_json::<Body<'_>>(body, "body") else { return Opening::NoResource };
        let Ok(encrypted) = parsed.resource.encrypted("resource") else { return Opening::NoResource };
        match decrypt::open(&encrypted, &self.api_v3_keys()) {
            Ok((_, key)) => Opening::Opens(key.label().map(str::to_owned)),
            Err(_) => Opening::Closed,
        }
    }
}

/// Whether a text can be a certificate's serial or a public key's id.
fn is_key_name(serial: &str) -> bool {
    let is_hex = !serial.is_empty() && serial.bytes().all(|byte| byte.is_ascii_hexdigit());
    is_hex || (serial.starts_with(PUBLIC_KEY_ID_PREFIX) && serial.bytes().all(|byte| byte.is_ascii_graphic()))
}

/// What becomes of a body's resource.
enum Opening {
    /// There is none, or it is not sound.
    NoResource,
    /// No APIv3 key that is held opens it.
    Closed,
    /// One does, of this label.
    Opens(Option<String>),
}

/// What `Content-Length` says, however the name is spelt.
fn content_length<'h>(headers: impl Iterator<Item = (&'h [u8], &'h [u8])>) -> Option<usize> {
    let mut values = headers.filter(|(name, _)| {
        let name = String::from_utf8_lossy(name).to_ascii_lowercase().replace('_', "-");
        matches!(name.as_str(), "content-length" | "http-content-length")
    });
    values.find_map(|(_, value)| std::str::from_utf8(value).ok()?.trim().parse().ok())
}

/// The signed headers as they came, sound or not.
struct Signed {
    timestamp: String,
    nonce: String,
    signature: String,
    serial: String,
}

impl Signed {
    fn from<V: AsRef<[u8]>>(raw: &RawHeaders<V>) -> Self {
        let [timestamp, nonce, signature, serial] = raw.required_lossy();
        Self { timestamp, nonce, signature, serial }
    }

    fn is_incomplete(&self) -> bool {
        [&self.timestamp, &self.nonce, &self.signature, &self.serial].iter().any(|value| value.is_empty())
    }
}

/// What can have happened to the headers.
#[derive(Clone, Copy, PartialEq, Eq)]
enum HeaderVariant {
    AsReceived,
    TimestampAndNonceSwapped,
    SignatureDecoded,
}

impl HeaderVariant {
    /// Each variant with its timestamp, nonce and signature; of equal ones the first.
    fn all(signed: &Signed) -> Vec<(Self, [String; 3])> {
        let Signed { timestamp, nonce, signature, .. } = signed;
        let decoded = standard_base64(signature);
        let mut variants = vec![
            (Self::AsReceived, [timestamp.clone(), nonce.clone(), signature.clone()]),
            (Self::TimestampAndNonceSwapped, [nonce.clone(), timestamp.clone(), signature.clone()]),
        ];
        if decoded != *signature {
            variants.push((Self::SignatureDecoded, [timestamp.clone(), nonce.clone(), decoded]));
        }
        variants
    }
}

/// Undoes what URL decoding and URL-safe or unpadded base64 do to a signature.
fn standard_base64(signature: &str) -> String {
    let unquoted = signature.trim_matches('"').replace("%2B", "+").replace("%2F", "/").replace("%3D", "=");
    let mut standard = unquoted.trim_end_matches('=').replace([' ', '-'], "+").replace('_', "/");
    while !standard.len().is_multiple_of(4) {
        standard.push('=');
    }
    standard
}

/// Which key and headers made the signature verify.
struct Fit {
    other_key: Option<String>,
    header_variant: HeaderVariant,
}

impl Fit {
    fn explain(&self, signed: &Signed, diagnosis: &mut Diagnosis) {
        if let Some(serial) = &self.other_key {
            let named = crate::error::shortened(&signed.serial, 64);
            diagnosis.add(
                "OTHER_KEY",
                format!("the signature verifies with the key {serial}, but Wechatpay-Serial names {named}; pass the header as it came, and check which key was stored under which serial"),
            );
        }
        match self.header_variant {
            HeaderVariant::AsReceived => {}
            HeaderVariant::TimestampAndNonceSwapped => diagnosis.add(
                "HEADERS_SWAPPED",
                "the signature verifies with Wechatpay-Timestamp and Wechatpay-Nonce swapped; look where they are read",
            ),
            HeaderVariant::SignatureDecoded => diagnosis.add(
                "SIGNATURE_RECODED",
                "the signature verifies once Wechatpay-Signature is standard, padded base64 again; pass the header as it came, not URL-decoded, URL-safe or quoted",
            ),
        }
    }
}
