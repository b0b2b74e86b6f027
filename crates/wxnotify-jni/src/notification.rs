//! A notification's fields on their way to Java, and back again for what the core does with them.

use wxnotify::binding::{NotificationFields, check_event_text};
use wxnotify::{Kind, Notification, Result};

use crate::tree;
use crate::wire::{Reader, Writer};

/// The fields in the order of `to_json`, without `resource`.
pub(crate) fn write(notification: &Notification) -> Writer {
    let mut reply = Writer::with_capacity(notification.plaintext().len() + 768);
    reply.text(notification.id());
    reply.optional_text(notification.create_time());
    reply.text(notification.event_type());
    reply.text(notification.resource_type());
    reply.optional_text(notification.summary());
    reply.optional_text(notification.original_type());
    reply.text(notification.associated_data());
    reply.text(notification.plaintext());
    reply.text(notification.serial());
    reply.integer(notification.timestamp());
    reply.text(notification.nonce());
    reply.optional_text(notification.request_id());
    reply.optional_text(notification.api_v3_key_label());
    reply.text(notification.kind().as_str());
    reply.optional_integer(notification.certificate_expires_at());
    reply
}

/// Reads what [`write`] wrote, which Java holds unchanged: the whole reply.
fn read(request: &mut Reader<'_>) -> Notification {
    let fields = &mut Reader::new(request.bytes());
    assert!(fields.boolean(), "the reply of a notification that was parsed");
    let owned = |text: Option<&str>| text.map(str::to_owned);
    NotificationFields {
        id: fields.text().into(),
        create_time: owned(fields.optional_text()),
        event_type: fields.text().into(),
        resource_type: fields.text().into(),
        summary: owned(fields.optional_text()),
        original_type: owned(fields.optional_text()),
        associated_data: fields.text().into(),
        plaintext: fields.text().into(),
        serial: fields.text().into(),
        timestamp: fields.integer(),
        nonce: fields.text().into(),
        request_id: owned(fields.optional_text()),
        api_v3_key_label: owned(fields.optional_text()),
        kind: kind(fields.text()),
        certificate_expires_at: fields.optional_integer(),
    }
    .into_notification()
}

fn kind(name: &str) -> Kind {
    Kind::from_name(name).expect("the name of a kind")
}

/// Fields -> JSON.
pub(crate) fn to_json(request: &mut Reader<'_>) -> Result<Writer> {
    let json = read(request).to_json();
    let mut reply = Writer::with_capacity(json.len() + 8);
    reply.text(&json);
    Ok(reply)
}

/// JSON -> fields, as `parse` writes them.
pub(crate) fn from_json(request: &mut Reader<'_>) -> Result<Writer> {
    Ok(write(&Notification::restore(request.text())?))
}

/// Plaintext -> the resource as a tree.
pub(crate) fn resource(request: &mut Reader<'_>) -> Result<Writer> {
    let plaintext = request.text();
    let mut reply = Writer::with_capacity(plaintext.len() * 2);
    tree::write(&mut serde_json::Deserializer::from_str(plaintext), &mut reply);
    Ok(reply)
}

/// Event type, kind, plaintext -> the resource as a tree, which has the type of its kind.
pub(crate) fn event(request: &mut Reader<'_>) -> Result<Writer> {
    let (event_type, kind, plaintext) = (request.text(), kind(request.text()), request.text());
    check_event_text(event_type, kind, plaintext)?;
    let mut reply = Writer::with_capacity(plaintext.len() * 2);
    tree::write(&mut serde_json::Deserializer::from_str(plaintext), &mut reply);
    Ok(reply)
}
