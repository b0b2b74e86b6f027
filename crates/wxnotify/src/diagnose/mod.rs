//! For people: what usually went wrong with a notification that was rejected. It accepts nothing.

mod body;
mod json;

use std::fmt;

use serde::Serialize;

use self::body::Variant;
use crate::envelope::{self, Resource};
use crate::headers::RawHeaders;
use crate::parser::system_now;
use crate::verify::{self, PROBE_PREFIX};
use crate::{Error, ErrorCode, NotificationParser, PlatformKey, decrypt};

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
    /// its answer may tell an attacker what would have passed. It accepts nothing.
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
        self.examine(&Signed::from(&RawHeaders::collect(pairs())), body, now, &mut diagnosis);
        diagnosis
    }

    fn examine(&self, signed: &Signed, body: &[u8], now: i64, diagnosis: &mut Diagnosis) {
        if signed.signature.starts_with(PROBE_PREFIX) {
            diagnosis.add(
                "PROBE",
                "WeChat Pay sends such probes on purpose; answer with this error's ack, and no retry follows from it",
            );
            return;
        }
        if signed.is_incomplete() {
            diagnosis.add(
                "HEADERS_INCOMPLETE",
                "without the four headers Wechatpay-Timestamp, -Nonce, -Signature and -Serial nothing can be tried; log the headers as the outermost proxy receives them",
            );
            return;
        }
        if body.is_empty() {
            diagnosis.add(
                "BODY_EMPTY",
                "the body is empty, and no notification's is; something read the stream before: take the raw body first, and give it on from there",
            );
        }
        let mut genuine_body = body.to_vec();
        if let Some(fit) = self.search(signed, body) {
            fit.explain(signed, diagnosis);
            if diagnosis.error.as_ref().is_some_and(|error| error.code() as i32 > ErrorCode::SignatureInvalid as i32) {
                diagnosis.add(
                    "SIGNATURE_GENUINE",
                    "the signature is genuine and the body is as it was sent; what is wrong lies in the content or the APIv3 key",
                );
            }
            self.examine_clock(signed, now, diagnosis);
            genuine_body = fit.variant.bytes;
        } else if !body.is_empty() {
            diagnosis.add(
                "NOTHING_FITS",
                "no key that is held and no usual alteration makes the signature verify: it is forged, for another merchant, or altered in a way not tried here; compare the raw bytes with those at the outermost proxy",
            );
        }
        self.examine_resource(&genuine_body, diagnosis);
    }

    /// The first combination of key, headers and body that verifies, the likeliest tried first.
    fn search(&self, signed: &Signed, body: &[u8]) -> Option<Fit> {
        let keys = self.platform_keys();
        let is_named =
            |key: &PlatformKey| keys.find(&signed.serial).is_some_and(|named| named.serial() == key.serial());
        let mut by_likelihood: Vec<&PlatformKey> = keys.iter().collect();
        by_likelihood.sort_by_key(|key| !is_named(key));
        let bodies = body::variants(body);
        for header_variant in HeaderVariant::ALL {
            let (timestamp, nonce, signature) = header_variant.apply(signed);
            for key in &by_likelihood {
                for variant in &bodies {
                    let parts = verify::signed_parts(&timestamp, &nonce, &variant.bytes);
                    if verify::verify_base64(key, &parts, &signature).is_ok() {
                        let other_key = (!is_named(key)).then(|| key.serial().to_owned());
                        return Some(Fit { other_key, header_variant: *header_variant, variant: variant.clone() });
                    }
                }
            }
        }
        None
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
        #[derive(serde::Deserialize)]
        struct Body<'a> {
            #[serde(borrow, deserialize_with = "envelope::object_only")]
            resource: Resource<'a>,
        }
        let Ok(parsed) = envelope::from_json::<Body<'_>>(body, "body") else { return };
        let Ok(encrypted) = parsed.resource.encrypted("resource") else { return };
        match decrypt::open(&encrypted, self.api_v3_keys()) {
            Ok((_, key)) => {
                let key = key.label().map_or("the APIv3 key".to_owned(), |label| format!("the APIv3 key {label:?}"));
                diagnosis.add(
                    "API_V3_KEY_OPENS",
                    format!("{key} opens the resource: it was encrypted for this merchant, by WeChat Pay or by somebody who has the key"),
                );
            }
            Err(_) => diagnosis.add(
                "API_V3_KEY_NONE",
                "no APIv3 key that is held opens the resource: it is for another merchant, the key was changed, the v2 API密钥 was given, or the ciphertext was altered",
            ),
        }
    }
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
    const ALL: &'static [Self] = &[Self::AsReceived, Self::TimestampAndNonceSwapped, Self::SignatureDecoded];

    fn apply(self, signed: &Signed) -> (String, String, String) {
        let Signed { timestamp, nonce, signature, .. } = signed;
        match self {
            Self::AsReceived => (timestamp.clone(), nonce.clone(), signature.clone()),
            Self::TimestampAndNonceSwapped => (nonce.clone(), timestamp.clone(), signature.clone()),
            Self::SignatureDecoded => (timestamp.clone(), nonce.clone(), standard_base64(signature)),
        }
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

/// What made the signature verify.
struct Fit {
    other_key: Option<String>,
    header_variant: HeaderVariant,
    variant: Variant,
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
        if let Some((code, advice)) = self.variant.finding {
            diagnosis.add(code, advice);
        }
    }
}
