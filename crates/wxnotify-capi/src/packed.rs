//! Headers in one piece of memory and a notification's fields in another, for languages to which each pointer costs something.
//! Read one by one they cost PHP as much as the verification itself, and Go a quarter of it.

use std::ffi::{CStr, c_void};

use wxnotify_core::{Error, Notification};

use crate::argument::argument;
use crate::boundary::{Call, Room, given_now};
use crate::bytes::wxn_bytes;
use crate::error::wxn_error;
use crate::notification::wxn_notification;
use crate::parser::wxn_parser;

/// Between fields, and for one that is absent: bytes that no UTF-8 text has.
const SEPARATOR: u8 = 0xFF;
const ABSENT: &[u8] = b"\xFE";

/// For the packages of other languages that stand on this library, which is why the format may change: `wxn_parser_parse`
/// with the headers packed, and with what `wxn_notification_pack` makes of the notification. `headers` are the names of all
/// headers, and then their values in the same order, with the byte 0 behind each; headers that have one in them go to
/// `wxn_parser_parse`. Free what comes with `wxn_bytes_free`.
///
/// Errors: those of `wxn_parser_parse`; `ARGUMENT_INVALID` for headers that are not packed so.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn wxn_parser_parse_packed(
    parser: *const wxn_parser,
    headers: *const c_void,
    headers_len: usize,
    body: *const c_void,
    body_len: usize,
    now: i64,
    out: *mut *mut wxn_bytes,
    error: *mut *mut wxn_error,
) -> i32 {
    // SAFETY: our caller's promise.
    let call = unsafe { Call::begin(error) };
    call.answer(|| {
        let out = call.out("out", out)?;
        let parser = call.handle("parser", parser)?;
        let headers = unpacked(call.bytes("headers", headers, headers_len)?).ok_or_else(not_packed)?;
        let body = call.bytes("body", body, body_len)?;
        out.hand_out(packed(&match given_now(now) {
            Some(now) => parser.parse_at(headers, body, now)?,
            None => parser.parse(headers, body)?,
        }))
    })
}

/// For the package of Go, which has memory ready that its garbage collector sees: `wxn_parser_parse` with nothing to be freed
/// afterwards. `headers` are the headers one after another: a name's length, the name, its value's length, the value. Lengths
/// are little-endian, in 4 bytes.
///
/// What `wxn_notification` has is written into `fields`, which is `fields_len` bytes: the length of each text, or -1 where it is
/// absent, the timestamp and `certificate_expires_at`, or `INT64_MIN`, in 8 bytes each; and then the texts. They are in its
/// order, but for the plaintext, which is the last of them. `*out` is then NULL. Where there is no room for all, nothing is
/// written there, and `*out` is the notification, to be freed with `wxn_notification_free`.
///
/// Errors: those of `wxn_parser_parse`; `ARGUMENT_INVALID` for headers that are not packed so.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn wxn_parser_parse_into(
    parser: *const wxn_parser,
    headers: *const c_void,
    headers_len: usize,
    body: *const c_void,
    body_len: usize,
    now: i64,
    fields: *mut c_void,
    fields_len: usize,
    out: *mut *mut wxn_notification,
    error: *mut *mut wxn_error,
) -> i32 {
    // SAFETY: our caller's promise.
    let call = unsafe { Call::begin(error) };
    call.answer(|| {
        let out = call.out("out", out)?;
        let room = call.room("fields", fields, fields_len)?;
        let parser = call.handle("parser", parser)?;
        let headers = one_after_another(call.bytes("headers", headers, headers_len)?).ok_or_else(not_packed)?;
        let body = call.bytes("body", body, body_len)?;
        let notification = match given_now(now) {
            Some(now) => parser.parse_at(headers, body, now)?,
            None => parser.parse(headers, body)?,
        };
        if lay_out(&notification, room) { out.set(std::ptr::null_mut()) } else { out.hand_out(notification.into()) }
    })
}

/// For the same packages: a notification in one piece, as texts with the byte 0xFF between them, which UTF-8 does not have. They
/// are the fields of `wxn_notification` in their order, numbers in decimal; one that is absent is the byte 0xFE. Free it with
/// `wxn_bytes_free`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn wxn_notification_pack(
    notification: *const wxn_notification,
    out: *mut *mut wxn_bytes,
    error: *mut *mut wxn_error,
) -> i32 {
    // SAFETY: our caller's promise.
    let call = unsafe { Call::begin(error) };
    call.answer(|| {
        let out = call.out("out", out)?;
        let read = call.handle("notification", notification)?;
        out.hand_out(packed(&read.notification))
    })
}

fn not_packed() -> Error {
    argument("headers", "is not packed as this library takes it; install both of one release")
}

/// The headers, each text after its length, or None where the lengths do not come out even.
fn one_after_another(mut packed: &[u8]) -> Option<Vec<(&[u8], &[u8])>> {
    let mut headers = Vec::with_capacity(32);
    while !packed.is_empty() {
        let (name, rest) = split_text(packed)?;
        let (value, rest) = split_text(rest)?;
        headers.push((name, value));
        packed = rest;
    }
    Some(headers)
}

fn split_text(packed: &[u8]) -> Option<(&[u8], &[u8])> {
    let (length, rest) = packed.split_first_chunk::<4>()?;
    rest.split_at_checked(u32::from_le_bytes(*length) as usize)
}

/// The headers, or None where names and values do not come out even.
fn unpacked(packed: &[u8]) -> Option<Vec<(&[u8], &[u8])>> {
    let mut rest = packed;
    let mut texts = Vec::with_capacity(64);
    while !rest.is_empty() {
        let text = CStr::from_bytes_until_nul(rest).ok()?.to_bytes();
        rest = &rest[text.len() + 1..];
        texts.push(text);
    }
    let (names, values) = texts.split_at(texts.len() / 2);
    (names.len() == values.len()).then(|| names.iter().copied().zip(values.iter().copied()).collect())
}

/// Writes a number for every field, and the texts, the plaintext last; or nothing, where there is no room for all.
fn lay_out(notification: &Notification, mut room: Room<'_>) -> bool {
    let texts = [
        Some(notification.id()),
        notification.create_time(),
        Some(notification.event_type()),
        Some(notification.resource_type()),
        notification.summary(),
        notification.original_type(),
        Some(notification.associated_data()),
        Some(notification.serial()),
        Some(notification.nonce()),
        notification.request_id(),
        notification.api_v3_key_label(),
        Some(notification.kind().as_str()),
        Some(notification.plaintext()),
    ];
    let numbers = [notification.timestamp(), notification.certificate_expires_at().unwrap_or(i64::MIN)];
    let lengths = texts.map(|text| text.map_or(-1, |text| text.len() as i64));
    let size = 8 * (lengths.len() + numbers.len()) + texts.iter().flatten().map(|text| text.len()).sum::<usize>();
    if size > room.len() {
        return false;
    }
    lengths.iter().chain(&numbers).for_each(|number| room.put(&number.to_ne_bytes()));
    texts.iter().flatten().for_each(|text| room.put(text.as_bytes()));
    true
}

fn packed(notification: &Notification) -> Vec<u8> {
    let timestamp = notification.timestamp().to_string();
    let expires_at = notification.certificate_expires_at().map(|seconds| seconds.to_string());
    let texts = [
        Some(notification.id()),
        notification.create_time(),
        Some(notification.event_type()),
        Some(notification.resource_type()),
        notification.summary(),
        notification.original_type(),
        Some(notification.associated_data()),
        Some(notification.plaintext()),
        Some(notification.serial()),
        Some(timestamp.as_str()),
        Some(notification.nonce()),
        notification.request_id(),
        notification.api_v3_key_label(),
        Some(notification.kind().as_str()),
        expires_at.as_deref(),
    ];
    texts.map(|text| text.map_or(ABSENT, str::as_bytes)).join(&SEPARATOR)
}
