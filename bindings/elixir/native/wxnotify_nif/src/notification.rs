//! A verified notification. It lives whole on Elixir's heap, as a struct that can be sent to any node, and its fields
//! come back for `expect` and `to_json`.

use rustler::{Binary, Env, NifMap, NifStruct, Term};
use serde_json::value::RawValue;
use wxnotify::binding::{check_event_text, NotificationFields};
use wxnotify::{Error, ErrorCode, Kind, Notification};

use crate::binaries::binary;
use crate::error::{answer, Answer};
use crate::json;

/// `%WxNotify.Notification{}`.
#[derive(NifStruct)]
#[module = "WxNotify.Notification"]
#[rustler(encode)]
pub(crate) struct NotificationTerm<'a> {
    id: Binary<'a>,
    create_time: Option<Binary<'a>>,
    event_type: Binary<'a>,
    resource_type: Binary<'a>,
    summary: Option<Binary<'a>>,
    original_type: Option<Binary<'a>>,
    associated_data: Binary<'a>,
    plaintext: Binary<'a>,
    resource: Term<'a>,
    serial: Binary<'a>,
    timestamp: i64,
    nonce: Binary<'a>,
    request_id: Option<Binary<'a>>,
    api_v3_key_label: Option<Binary<'a>>,
    kind: &'static str,
    certificate_expires_at: Option<i64>,
}

impl<'a> NotificationTerm<'a> {
    pub(crate) fn new(env: Env<'a>, notification: &Notification) -> wxnotify::Result<Self> {
        let text = |text: &str| binary(env, text.as_bytes());
        let resource = json::to_term(env, notification.plaintext()).map_err(|_| {
            Error::new(ErrorCode::Internal, "the plaintext was checked to be JSON, and cannot be read as such")
        })?;
        Ok(Self {
            id: text(notification.id()),
            create_time: notification.create_time().map(text),
            event_type: text(notification.event_type()),
            resource_type: text(notification.resource_type()),
            summary: notification.summary().map(text),
            original_type: notification.original_type().map(text),
            associated_data: text(notification.associated_data()),
            plaintext: text(notification.plaintext()),
            resource,
            serial: text(notification.serial()),
            timestamp: notification.timestamp(),
            nonce: text(notification.nonce()),
            request_id: notification.request_id().map(text),
            api_v3_key_label: notification.api_v3_key_label().map(text),
            kind: notification.kind().as_str(),
            certificate_expires_at: notification.certificate_expires_at(),
        })
    }
}

/// The same struct on its way back, without what its plaintext says already.
#[derive(NifMap)]
#[rustler(decode)]
struct Fields {
    id: String,
    create_time: Option<String>,
    event_type: String,
    resource_type: String,
    summary: Option<String>,
    original_type: Option<String>,
    associated_data: String,
    plaintext: String,
    serial: String,
    timestamp: i64,
    nonce: String,
    request_id: Option<String>,
    api_v3_key_label: Option<String>,
    kind: String,
    certificate_expires_at: Option<i64>,
}

#[rustler::nif(schedule = "DirtyCpu")]
fn notification_to_json(notification: Term<'_>) -> Answer<String> {
    answer(|| {
        let fields: Fields = notification.decode().map_err(|_| not_parsed("type of a field"))?;
        serde_json::from_str::<&RawValue>(&fields.plaintext).map_err(|_| not_parsed("plaintext"))?;
        let notification = NotificationFields {
            kind: kind(&fields.kind)?,
            id: fields.id,
            create_time: fields.create_time,
            event_type: fields.event_type,
            resource_type: fields.resource_type,
            summary: fields.summary,
            original_type: fields.original_type,
            associated_data: fields.associated_data,
            plaintext: fields.plaintext,
            serial: fields.serial,
            timestamp: fields.timestamp,
            nonce: fields.nonce,
            request_id: fields.request_id,
            api_v3_key_label: fields.api_v3_key_label,
            certificate_expires_at: fields.certificate_expires_at,
        }
        .into_notification();
        Ok(notification.to_json())
    })
}

/// The notification that `to_json` wrote. Nothing is verified.
#[rustler::nif(schedule = "DirtyCpu")]
fn notification_from_json<'a>(env: Env<'a>, json: &str) -> Answer<NotificationTerm<'a>> {
    answer(|| NotificationTerm::new(env, &Notification::restore(json)?))
}

/// The resource, which has the type of its kind. For plaintexts that are short enough for a normal scheduler.
#[rustler::nif]
fn notification_event<'a>(env: Env<'a>, event_type: &str, kind: &str, plaintext: &str) -> Answer<Term<'a>> {
    event(env, event_type, kind, plaintext)
}

#[rustler::nif(schedule = "DirtyCpu")]
fn notification_event_dirty<'a>(env: Env<'a>, event_type: &str, kind: &str, plaintext: &str) -> Answer<Term<'a>> {
    event(env, event_type, kind, plaintext)
}

fn event<'a>(env: Env<'a>, event_type: &str, kind_name: &str, plaintext: &str) -> Answer<Term<'a>> {
    answer(|| {
        check_event_text(event_type, kind(kind_name)?, plaintext)?;
        json::to_term(env, plaintext).map_err(|_| not_parsed("plaintext"))
    })
}

fn kind(name: &str) -> wxnotify::Result<Kind> {
    Kind::from_name(name).ok_or_else(|| not_parsed("kind"))
}

fn not_parsed(field: &'static str) -> Error {
    let message = format!("the notification was altered: its {field} is not what parse gave");
    Error::new(ErrorCode::ArgumentInvalid, message).with_field("notification")
}
