//! The parser behind `io.github.wxnotify.NotificationParser`.

use wxnotify::{Error, ErrorCode, NotificationParser, Result};

use crate::wire::{Reader, Writer};
use crate::{call, keys, notification};

/// Platform keys, APIv3 keys, options -> handle.
pub(crate) fn new(request: &mut Reader<'_>) -> Result<Writer> {
    let mut builder = NotificationParser::builder().platform_keys(keys::read_platform_keys(request)?);
    for key in keys::read_api_v3_keys(request)? {
        builder = builder.api_v3_key(key);
    }
    if let Some(seconds) = request.optional_integer() {
        builder = builder.clock_tolerance(unsigned("clock_tolerance", seconds)?);
    }
    if let Some(bytes) = request.optional_integer() {
        builder = builder.max_body_bytes(unsigned("max_body_bytes", bytes)?);
    }
    builder = builder.reject_expired_certificates(request.boolean());
    let mut reply = Writer::new();
    reply.integer(call::into_handle(builder.build()?));
    Ok(reply)
}

/// Java has no unsigned integers.
fn unsigned<T: TryFrom<i64>>(name: &'static str, value: i64) -> Result<T> {
    let negative = |_| Error::new(ErrorCode::OptionInvalid, format!("{name} is {value}, and cannot be negative"));
    T::try_from(value).map_err(|error| negative(error).with_field(name))
}

/// Handle -> nothing.
pub(crate) fn free(request: &mut Reader<'_>) -> Result<Writer> {
    Ok(call::free::<NotificationParser>(request))
}

/// Handle, now, headers, body -> fields of the notification.
pub(crate) fn parse(request: &mut Reader<'_>) -> Result<Writer> {
    let parser: &NotificationParser = call::borrow(request);
    let now = request.integer();
    let headers = read_headers(request);
    Ok(notification::write(&parser.parse_at(headers, request.bytes(), now)?))
}

/// Handle, now, headers, body of an answer -> nothing.
pub(crate) fn verify_answer(request: &mut Reader<'_>) -> Result<Writer> {
    let parser: &NotificationParser = call::borrow(request);
    let now = request.integer();
    let headers = read_headers(request);
    parser.verify_answer_at(headers, request.bytes(), now)?;
    Ok(Writer::new())
}

/// Handle, now, headers, body -> error or absent, findings, JSON, text.
pub(crate) fn diagnose(request: &mut Reader<'_>) -> Result<Writer> {
    let parser: &NotificationParser = call::borrow(request);
    let now = request.integer();
    let headers = read_headers(request);
    let diagnosis = parser.diagnose_at(headers, request.bytes(), now);

    let mut reply = Writer::new();
    reply.boolean(diagnosis.error().is_some());
    if let Some(error) = diagnosis.error() {
        reply.error(error);
    }
    reply.list(diagnosis.findings().iter(), |reply, finding| {
        reply.text(finding.code);
        reply.text(&finding.advice);
    });
    reply.text(&diagnosis.to_json());
    reply.text(&diagnosis.to_string());
    Ok(reply)
}

/// Handle, platform keys -> nothing.
pub(crate) fn replace_platform_keys(request: &mut Reader<'_>) -> Result<Writer> {
    let parser: &NotificationParser = call::borrow(request);
    parser.replace_platform_keys(keys::read_platform_keys(request)?)?;
    Ok(Writer::new())
}

/// Handle, APIv3 keys -> nothing.
pub(crate) fn replace_api_v3_keys(request: &mut Reader<'_>) -> Result<Writer> {
    let parser: &NotificationParser = call::borrow(request);
    parser.replace_api_v3_keys(keys::read_api_v3_keys(request)?)?;
    Ok(Writer::new())
}

/// Handle -> serials of the platform keys in use.
pub(crate) fn serials(request: &mut Reader<'_>) -> Result<Writer> {
    let parser: &NotificationParser = call::borrow(request);
    Ok(keys::write_serials(&parser.platform_keys()))
}

/// A list of (name, value).
pub(crate) fn read_headers<'a>(request: &mut Reader<'a>) -> Vec<(&'a [u8], &'a [u8])> {
    request.list(|header| (header.bytes(), header.bytes()))
}
