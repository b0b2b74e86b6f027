//! Parsers, which a host holds by a number.

use serde::Deserialize;
use serde_json::json;
use wxnotify::{Error, ErrorCode, NotificationParser, Result};

use super::keys::{ApiV3KeyInput, PlatformKeysInput, describe_all, read_api_v3_keys};
use super::{done, json};
use crate::kept::Kept;
use crate::request::Request;

static PARSERS: Kept<NotificationParser> = Kept::new("parser");

#[derive(Deserialize)]
struct Settings {
    platform_keys: PlatformKeysInput,
    api_v3_keys: Vec<ApiV3KeyInput>,
    clock_tolerance: Option<i64>,
    max_body_bytes: Option<i64>,
    reject_expired_certificates: Option<bool>,
}

#[derive(Deserialize)]
struct OfParser {
    parser: u64,
    now: Option<i64>,
}

pub(super) fn new(request: &Request<'_>) -> Result<Vec<u8>> {
    let settings: Settings = request.read()?;
    let mut builder = NotificationParser::builder().platform_keys(settings.platform_keys.read()?);
    for key in read_api_v3_keys(settings.api_v3_keys)? {
        builder = builder.api_v3_key(key);
    }
    if let Some(seconds) = settings.clock_tolerance {
        builder = builder.clock_tolerance(unsigned("clock_tolerance", seconds)?);
    }
    if let Some(bytes) = settings.max_body_bytes {
        // More than this memory holds is no limit.
        let bytes: u64 = unsigned("max_body_bytes", bytes)?;
        builder = builder.max_body_bytes(usize::try_from(bytes).unwrap_or(usize::MAX));
    }
    if let Some(reject) = settings.reject_expired_certificates {
        builder = builder.reject_expired_certificates(reject);
    }
    json(PARSERS.keep(builder.build()?))
}

/// JSON has no unsigned numbers.
fn unsigned(name: &'static str, value: i64) -> Result<u64> {
    let negative = |_| Error::new(ErrorCode::OptionInvalid, format!("{name} is {value}, and cannot be negative"));
    u64::try_from(value).map_err(|error| negative(error).with_field(name))
}

pub(super) fn free(request: &Request<'_>) -> Result<Vec<u8>> {
    json(PARSERS.drop(request.read::<OfParser>()?.parser))
}

pub(super) fn parse(request: &Request<'_>) -> Result<Vec<u8>> {
    let OfParser { parser, now } = request.read()?;
    let (parser, headers) = (PARSERS.find(parser)?, request.headers()?);
    let notification = match now {
        Some(now) => parser.parse_at(headers, request.bytes, now),
        None => parser.parse(headers, request.bytes),
    }?;
    Ok(notification.to_json().into_bytes())
}

pub(super) fn verify_answer(request: &Request<'_>) -> Result<Vec<u8>> {
    let OfParser { parser, now } = request.read()?;
    let (parser, headers) = (PARSERS.find(parser)?, request.headers()?);
    match now {
        Some(now) => parser.verify_answer_at(headers, request.bytes, now),
        None => parser.verify_answer(headers, request.bytes),
    }?;
    done()
}

pub(super) fn diagnose(request: &Request<'_>) -> Result<Vec<u8>> {
    let OfParser { parser, now } = request.read()?;
    let (parser, headers) = (PARSERS.find(parser)?, request.headers()?);
    let diagnosis = match now {
        Some(now) => parser.diagnose_at(headers, request.bytes, now),
        None => parser.diagnose(headers, request.bytes),
    };
    // As text, which is the core's own to the byte, and which a host hands on.
    json(json!({ "json": diagnosis.to_json(), "text": diagnosis.to_string() }))
}

pub(super) fn replace_platform_keys(request: &Request<'_>) -> Result<Vec<u8>> {
    #[derive(Deserialize)]
    struct Keys {
        platform_keys: PlatformKeysInput,
    }
    let parser = PARSERS.find(request.read::<OfParser>()?.parser)?;
    parser.replace_platform_keys(request.read::<Keys>()?.platform_keys.read()?)?;
    done()
}

pub(super) fn replace_api_v3_keys(request: &Request<'_>) -> Result<Vec<u8>> {
    #[derive(Deserialize)]
    struct Keys {
        api_v3_keys: Vec<ApiV3KeyInput>,
    }
    let parser = PARSERS.find(request.read::<OfParser>()?.parser)?;
    parser.replace_api_v3_keys(read_api_v3_keys(request.read::<Keys>()?.api_v3_keys)?)?;
    done()
}

pub(super) fn keys(request: &Request<'_>) -> Result<Vec<u8>> {
    let parser = PARSERS.find(request.read::<OfParser>()?.parser)?;
    json(describe_all(&parser.platform_keys()))
}

pub(super) fn max_body_bytes(request: &Request<'_>) -> Result<Vec<u8>> {
    json(PARSERS.find(request.read::<OfParser>()?.parser)?.max_body_bytes())
}
