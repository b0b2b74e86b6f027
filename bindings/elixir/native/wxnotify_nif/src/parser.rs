//! The parser: its configuration, its keys, and parsing.

use std::time::Instant;

use rustler::schedule::consume_timeslice;
use rustler::{Binary, Env, ListIterator, NifMap, NifStruct, ResourceArc};
use wxnotify::{ApiV3Key, NotificationParser, PlatformKeys};

use crate::binaries::{optional_text, text};
use crate::error::{answer, Answer, Exception};
use crate::handles::Handle;
use crate::notification::NotificationTerm;

/// A certificate's PEM after `nil`, or a public key's after its id.
pub(crate) type KeyTerm<'a> = (Option<Binary<'a>>, Binary<'a>);
/// An APIv3 key after its label, or `nil`.
pub(crate) type ApiV3KeyTerm<'a> = (Option<Binary<'a>>, Binary<'a>);

pub(crate) type ParserHandle = ResourceArc<Handle<NotificationParser>>;

/// What may be left out is `nil`.
#[derive(NifMap)]
struct Options {
    clock_tolerance: Option<u64>,
    max_body_bytes: Option<u64>,
    reject_expired_certificates: Option<bool>,
}

pub(crate) fn platform_keys(given: &[KeyTerm<'_>]) -> wxnotify::Result<PlatformKeys> {
    let mut keys = PlatformKeys::new();
    for (id, pem) in given {
        let pem = text("platform_keys", pem)?;
        match optional_text("platform_keys", id)? {
            None => keys.add_certificates(pem)?,
            Some(id) => keys.add_public_key(id, pem)?,
        }
    }
    Ok(keys)
}

pub(crate) fn api_v3_keys(given: &[ApiV3KeyTerm<'_>]) -> wxnotify::Result<Vec<ApiV3Key>> {
    let keys = given.iter().map(|(label, key)| {
        let key = ApiV3Key::new(key.as_slice())?;
        Ok(match optional_text("api_v3_keys", label)? {
            None => key,
            Some(label) => key.labelled(label),
        })
    });
    keys.collect()
}

/// Headers, read from Elixir's list while the core goes through them. Elixir has looked that they are pairs of binaries.
pub(crate) fn pairs<'a>(headers: ListIterator<'a>) -> impl Iterator<Item = (Bytes<'a>, Bytes<'a>)> {
    headers.map(|header| {
        let (name, value) = header.decode().expect("a pair of binaries");
        (Bytes(name), Bytes(value))
    })
}

pub(crate) struct Bytes<'a>(Binary<'a>);

impl AsRef<[u8]> for Bytes<'_> {
    fn as_ref(&self) -> &[u8] {
        self.0.as_slice()
    }
}

#[rustler::nif(schedule = "DirtyCpu")]
fn parser_new(
    given_platform_keys: Vec<KeyTerm<'_>>,
    given_api_v3_keys: Vec<ApiV3KeyTerm<'_>>,
    options: Options,
) -> Answer<ParserHandle> {
    answer(|| {
        let mut builder = NotificationParser::builder().platform_keys(platform_keys(&given_platform_keys)?);
        for key in api_v3_keys(&given_api_v3_keys)? {
            builder = builder.api_v3_key(key);
        }
        if let Some(seconds) = options.clock_tolerance {
            builder = builder.clock_tolerance(seconds);
        }
        if let Some(bytes) = options.max_body_bytes {
            builder = builder.max_body_bytes(usize::try_from(bytes).unwrap_or(usize::MAX));
        }
        if let Some(reject) = options.reject_expired_certificates {
            builder = builder.reject_expired_certificates(reject);
        }
        Ok(Handle::of(builder.build()?))
    })
}

/// For bodies that are short enough for a normal scheduler.
#[rustler::nif]
fn parser_parse<'a>(
    env: Env<'a>,
    parser: ParserHandle,
    headers: ListIterator<'a>,
    body: Binary<'a>,
    now: Option<i64>,
) -> Answer<NotificationTerm<'a>> {
    let begin = Instant::now();
    let answer = parse(env, &parser, headers, &body, now);
    // A timeslice is about a millisecond: the process pays for what it used.
    let percent = i32::try_from(begin.elapsed().as_micros() / 10).unwrap_or(100);
    consume_timeslice(env, percent.clamp(1, 100));
    answer
}

#[rustler::nif(schedule = "DirtyCpu")]
fn parser_parse_dirty<'a>(
    env: Env<'a>,
    parser: ParserHandle,
    headers: ListIterator<'a>,
    body: Binary<'a>,
    now: Option<i64>,
) -> Answer<NotificationTerm<'a>> {
    parse(env, &parser, headers, &body, now)
}

fn parse<'a>(
    env: Env<'a>,
    parser: &NotificationParser,
    headers: ListIterator<'_>,
    body: &[u8],
    now: Option<i64>,
) -> Answer<NotificationTerm<'a>> {
    answer(|| {
        let notification = match now {
            None => parser.parse(pairs(headers), body),
            Some(now) => parser.parse_at(pairs(headers), body, now),
        }?;
        NotificationTerm::new(env, &notification)
    })
}

/// Whether an answer of WeChat Pay's API is genuine. Answers may be long (a list of certificates), and few are asked for.
#[rustler::nif(schedule = "DirtyCpu")]
fn parser_verify_answer(
    parser: ParserHandle,
    headers: ListIterator<'_>,
    body: Binary<'_>,
    now: Option<i64>,
) -> Answer<bool> {
    answer(|| {
        match now {
            None => parser.verify_answer(pairs(headers), &body),
            Some(now) => parser.verify_answer_at(pairs(headers), &body, now),
        }
        .map(|()| true)
    })
}

#[rustler::nif(schedule = "DirtyCpu")]
fn parser_replace_platform_keys(parser: ParserHandle, keys: Vec<KeyTerm<'_>>) -> Answer<bool> {
    answer(|| parser.replace_platform_keys(platform_keys(&keys)?).map(|()| true))
}

#[rustler::nif(schedule = "DirtyCpu")]
fn parser_replace_api_v3_keys(parser: ParserHandle, keys: Vec<ApiV3KeyTerm<'_>>) -> Answer<bool> {
    answer(|| parser.replace_api_v3_keys(api_v3_keys(&keys)?).map(|()| true))
}

/// Whether `parse` looks at a header of this name.
#[rustler::nif]
fn reads_header(name: Binary<'_>) -> bool {
    wxnotify::binding::reads_header(name.as_slice())
}

#[rustler::nif]
fn parser_max_body_bytes(parser: ParserHandle) -> usize {
    parser.max_body_bytes()
}

#[rustler::nif]
fn parser_serials(parser: ParserHandle) -> Vec<String> {
    parser.platform_keys().serials().into_iter().map(str::to_owned).collect()
}

/// `%WxNotify.Diagnosis{}`.
#[derive(NifStruct)]
#[module = "WxNotify.Diagnosis"]
#[rustler(encode)]
struct DiagnosisTerm {
    error: Option<Exception>,
    findings: Vec<FindingTerm>,
    json: String,
    text: String,
}

#[derive(NifMap)]
#[rustler(encode)]
struct FindingTerm {
    code: &'static str,
    advice: String,
}

#[rustler::nif(schedule = "DirtyCpu")]
fn parser_diagnose(
    parser: ParserHandle,
    headers: ListIterator<'_>,
    body: Binary<'_>,
    now: Option<i64>,
) -> Answer<DiagnosisTerm> {
    answer(|| {
        let diagnosis = match now {
            None => parser.diagnose(pairs(headers), &body),
            Some(now) => parser.diagnose_at(pairs(headers), &body, now),
        };
        let finding = |finding: &wxnotify::Finding| FindingTerm { code: finding.code, advice: finding.advice.clone() };
        Ok(DiagnosisTerm {
            error: diagnosis.error().map(Exception::from),
            findings: diagnosis.findings().iter().map(finding).collect(),
            json: diagnosis.to_json(),
            text: diagnosis.to_string(),
        })
    })
}
