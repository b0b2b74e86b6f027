//! From a request's headers and body to a notification.

use std::ffi::{c_char, c_void};
use std::sync::Mutex;

use wxnotify_core::{NotificationParser, NotificationParserBuilder, PlatformKeys, Result, binding::reads_header};

use crate::boundary::{Call, given_now, lock};
use crate::diagnosis::wxn_diagnosis;
use crate::error::wxn_error;
use crate::handle::{self, Handle};
use crate::notification::{Read, wxn_notification};
use crate::platform_keys::wxn_platform_keys;
use crate::types::{wxn_api_v3_key, wxn_header, wxn_options};

/// Verifies and decrypts notifications. Make one when the program starts and share it between all threads.
pub struct wxn_parser(());

impl Handle for wxn_parser {
    type Behind = NotificationParser;
    const NAME: &'static str = "wxn_parser";

    fn show(_: &Self::Behind) -> Option<Self> {
        None
    }
}

/// Makes a parser of platform keys, of which it takes a copy, and APIv3 keys, which are tried in
/// their order. `options` may be NULL for the defaults.
///
/// Errors: `NO_PLATFORM_KEY`, `API_V3_KEY_INVALID`, `OPTION_INVALID`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn wxn_parser_new(
    keys: *const wxn_platform_keys,
    api_v3_keys: *const wxn_api_v3_key,
    api_v3_keys_len: usize,
    options: *const wxn_options,
    out: *mut *mut wxn_parser,
    error: *mut *mut wxn_error,
) -> i32 {
    // SAFETY: our caller's promise.
    let call = unsafe { Call::begin(error) };
    call.answer(|| {
        let out = call.out("out", out)?;
        let mut builder = NotificationParser::builder().platform_keys(copy(&*call.handle("keys", keys)?));
        for key in call.api_v3_keys(api_v3_keys, api_v3_keys_len)? {
            builder = builder.api_v3_key(key);
        }
        if let Some(options) = call.optional_struct("options", options)? {
            builder = configure(builder, &call, &options)?;
        }
        out.hand_out(builder.build()?)
    })
}

fn copy(keys: &Mutex<PlatformKeys>) -> PlatformKeys {
    lock(keys).clone()
}

fn configure(
    mut builder: NotificationParserBuilder,
    call: &Call,
    options: &wxn_options,
) -> Result<NotificationParserBuilder> {
    if let Some(seconds) = call.optional_size("clock_tolerance", options.clock_tolerance)? {
        builder = builder.clock_tolerance(seconds);
    }
    if let Some(bytes) = call.optional_size("max_body_bytes", options.max_body_bytes)? {
        builder = builder.max_body_bytes(bytes);
    }
    Ok(builder.reject_expired_certificates(options.reject_expired_certificates != 0))
}

/// Verifies and decrypts a notification. `headers` are all headers of the request, `body` is the
/// raw body, before any parser or middleware touched it. `now` is in seconds since the epoch, or
/// `WXN_NOW_SYSTEM`. Free the notification with `wxn_notification_free`.
///
/// Errors: the first step that fails decides: `BODY_TOO_LARGE`, `HEADER_MISSING`, `HEADER_INVALID`,
/// `TIMESTAMP_INVALID`, `TIMESTAMP_OUT_OF_RANGE`, `SIGNATURE_PROBE`, `SERIAL_UNKNOWN`,
/// `SIGNATURE_TYPE_UNSUPPORTED`, `CERTIFICATE_EXPIRED`, `SIGNATURE_INVALID`, `ENVELOPE_INVALID`,
/// `RESOURCE_UNSUPPORTED`, `DECRYPTION_FAILED`, `PLAINTEXT_INVALID`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn wxn_parser_parse(
    parser: *const wxn_parser,
    headers: *const wxn_header,
    headers_len: usize,
    body: *const c_void,
    body_len: usize,
    now: i64,
    out: *mut *mut wxn_notification,
    error: *mut *mut wxn_error,
) -> i32 {
    // SAFETY: our caller's promise.
    let call = unsafe { Call::begin(error) };
    call.answer(|| {
        let out = call.out("out", out)?;
        let parser = call.handle("parser", parser)?;
        let headers = call.headers(headers, headers_len)?;
        let body = call.bytes("body", body, body_len)?;
        out.hand_out(Read::from(match given_now(now) {
            Some(now) => parser.parse_at(headers, body, now)?,
            None => parser.parse(headers, body)?,
        }))
    })
}

/// Writes into `out` 1 where `wxn_parser_parse` looks at a header of this name, in whatever spelling, and else 0. For
/// bindings to which it costs something to pass a header on: those that are not looked at need not be passed.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn wxn_reads_header(
    name: *const c_char,
    name_len: usize,
    out: *mut u8,
    error: *mut *mut wxn_error,
) -> i32 {
    // SAFETY: our caller's promise.
    let call = unsafe { Call::begin(error) };
    call.answer(|| {
        let out = call.out("out", out)?;
        out.set(reads_header(call.bytes("name", name.cast(), name_len)?).into())
    })
}

/// Says what usually went wrong with a notification that `wxn_parser_parse` rejects, with the same
/// arguments. For people, never for the request path: it takes thousands of times as long, and its
/// answer may tell an attacker what would have passed. It accepts nothing. Free the diagnosis with
/// `wxn_diagnosis_free`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn wxn_parser_diagnose(
    parser: *const wxn_parser,
    headers: *const wxn_header,
    headers_len: usize,
    body: *const c_void,
    body_len: usize,
    now: i64,
    out: *mut *mut wxn_diagnosis,
    error: *mut *mut wxn_error,
) -> i32 {
    // SAFETY: our caller's promise.
    let call = unsafe { Call::begin(error) };
    call.answer(|| {
        let out = call.out("out", out)?;
        let parser = call.handle("parser", parser)?;
        let headers = call.headers(headers, headers_len)?;
        let body = call.bytes("body", body, body_len)?;
        let diagnosis = match given_now(now) {
            Some(now) => parser.diagnose_at(headers, body, now),
            None => parser.diagnose(headers, body),
        };
        out.hand_out((&diagnosis).into())
    })
}

/// Verifies the signature of an answer of WeChat Pay's API: whether the platform signed it, within the clock's tolerance, with
/// a key of this parser's. `headers` are all headers of the response, `body` is its raw body. `now` is in seconds since the
/// epoch, or `WXN_NOW_SYSTEM`.
///
/// Errors: the first step that fails decides: `BODY_TOO_LARGE`, `HEADER_MISSING`, `HEADER_INVALID`, `TIMESTAMP_INVALID`,
/// `TIMESTAMP_OUT_OF_RANGE`, `SIGNATURE_PROBE`, `SERIAL_UNKNOWN`, `SIGNATURE_TYPE_UNSUPPORTED`, `CERTIFICATE_EXPIRED`,
/// `SIGNATURE_INVALID`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn wxn_parser_verify_answer(
    parser: *const wxn_parser,
    headers: *const wxn_header,
    headers_len: usize,
    body: *const c_void,
    body_len: usize,
    now: i64,
    error: *mut *mut wxn_error,
) -> i32 {
    // SAFETY: our caller's promise.
    let call = unsafe { Call::begin(error) };
    call.answer(|| {
        let parser = call.handle("parser", parser)?;
        let headers = call.headers(headers, headers_len)?;
        let body = call.bytes("body", body, body_len)?;
        match given_now(now) {
            Some(now) => parser.verify_answer_at(headers, body, now),
            None => parser.verify_answer(headers, body),
        }
    })
}

/// Replaces all platform keys at once, safely while other threads parse: each call sees the old keys
/// or the new ones, whole. Takes a copy of `keys`.
///
/// Errors: `NO_PLATFORM_KEY` for an empty collection; the old keys stay.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn wxn_parser_replace_platform_keys(
    parser: *const wxn_parser,
    keys: *const wxn_platform_keys,
    error: *mut *mut wxn_error,
) -> i32 {
    // SAFETY: our caller's promise.
    let call = unsafe { Call::begin(error) };
    call.answer(|| {
        let parser = call.handle("parser", parser)?;
        parser.replace_platform_keys(copy(&*call.handle("keys", keys)?))
    })
}

/// Replaces all APIv3 keys at once, safely while other threads parse: each call sees the old keys or the new ones, whole. They
/// are tried in their order.
///
/// Errors: `API_V3_KEY_INVALID` for one that cannot be one, and where none is given; the old keys stay.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn wxn_parser_replace_api_v3_keys(
    parser: *const wxn_parser,
    api_v3_keys: *const wxn_api_v3_key,
    api_v3_keys_len: usize,
    error: *mut *mut wxn_error,
) -> i32 {
    // SAFETY: our caller's promise.
    let call = unsafe { Call::begin(error) };
    call.answer(|| {
        let parser = call.handle("parser", parser)?;
        parser.replace_api_v3_keys(call.api_v3_keys(api_v3_keys, api_v3_keys_len)?)
    })
}

/// A copy of the platform keys in use. Free it with `wxn_platform_keys_free`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn wxn_parser_platform_keys(
    parser: *const wxn_parser,
    out: *mut *mut wxn_platform_keys,
    error: *mut *mut wxn_error,
) -> i32 {
    // SAFETY: our caller's promise.
    let call = unsafe { Call::begin(error) };
    call.answer(|| {
        let out = call.out("out", out)?;
        let parser = call.handle("parser", parser)?;
        out.hand_out(Mutex::new(PlatformKeys::clone(&parser.platform_keys())))
    })
}

/// The longest body that the parser takes, in bytes: where a server can stop reading.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn wxn_parser_max_body_bytes(
    parser: *const wxn_parser,
    out: *mut usize,
    error: *mut *mut wxn_error,
) -> i32 {
    // SAFETY: our caller's promise.
    let call = unsafe { Call::begin(error) };
    call.answer(|| {
        let out = call.out("out", out)?;
        out.set(call.handle("parser", parser)?.max_body_bytes())
    })
}

/// Frees a parser. NULL is fine.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn wxn_parser_free(parser: *mut wxn_parser) -> i32 {
    handle::free(parser)
}
