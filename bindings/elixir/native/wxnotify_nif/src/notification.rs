//! A verified notification: all its fields as a struct, and the handle that `expect` and `to_json` ask.

use rustler::{Binary, Env, NifStruct, ResourceArc, Term};
use wxnotify::{Error, ErrorCode, Expectation, Notification};

use crate::binaries::{binary, optional_text};
use crate::error::{answer, Answer};
use crate::handles::Handle;
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
    native: ResourceArc<Handle<Notification>>,
}

impl<'a> NotificationTerm<'a> {
    pub(crate) fn new(env: Env<'a>, notification: Notification) -> wxnotify::Result<Self> {
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
            native: Handle::of(notification),
        })
    }
}

#[rustler::nif(schedule = "DirtyCpu")]
fn notification_expect(
    notification: ResourceArc<Handle<Notification>>,
    mchid: Option<Binary<'_>>,
    appid: Option<Binary<'_>>,
    out_trade_no: Option<Binary<'_>>,
    amount_total: Option<i64>,
    currency: Option<Binary<'_>>,
) -> Answer<bool> {
    answer(|| {
        notification.expect(&Expectation {
            mchid: optional_text("mchid", &mchid)?,
            appid: optional_text("appid", &appid)?,
            out_trade_no: optional_text("out_trade_no", &out_trade_no)?,
            amount_total,
            currency: optional_text("currency", &currency)?,
        })?;
        Ok(true)
    })
}

#[rustler::nif(schedule = "DirtyCpu")]
fn notification_to_json(notification: ResourceArc<Handle<Notification>>) -> Answer<String> {
    answer(|| Ok(notification.to_json()))
}
