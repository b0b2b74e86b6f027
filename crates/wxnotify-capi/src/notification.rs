//! A verified, decrypted notification.

use std::ffi::c_char;

use wxnotify_core::binding::{NotificationFields, check_event_text, is_plaintext};
use wxnotify_core::{Kind, Notification, Result};

use crate::argument::argument;
use crate::boundary::{self, Call};
use crate::bytes::wxn_bytes;
use crate::error::wxn_error;
use crate::handle::{self, Handle};
use crate::sized::SaysSize;
use crate::types::wxn_slice;

/// A notification whose signature was verified and whose resource was decrypted.
///
/// It is genuine, and nothing more: before shipping goods compare it with the order
/// (`wxn_notification_expect_paid`), and make sure that a repeated one changes nothing.
#[repr(C)]
pub struct wxn_notification {
    /// The notification's id, the same in every repetition: what to count it once by.
    pub id: wxn_slice,
    /// When the platform made it, RFC 3339 with offset, or absent.
    pub create_time: wxn_slice,
    /// Such as `TRANSACTION.SUCCESS`.
    pub event_type: wxn_slice,
    /// `encrypt-resource`.
    pub resource_type: wxn_slice,
    /// A few words for people, such as 支付成功, or absent.
    pub summary: wxn_slice,
    /// What the resource was before encryption, such as `transaction`, or absent.
    pub original_type: wxn_slice,
    /// The associated data of the encryption; empty where there was none.
    pub associated_data: wxn_slice,
    /// The decrypted resource, to the byte: a UTF-8 JSON object. The contract's `resource` is this, read
    /// with a JSON library of your choice.
    pub plaintext: wxn_slice,
    /// The key that signed: a certificate's serial in upper-case hex without leading zeros, or a public key's id.
    pub serial: wxn_slice,
    /// `Wechatpay-Timestamp`: when it was signed, in seconds since the epoch.
    pub timestamp: i64,
    /// `Wechatpay-Nonce`.
    pub nonce: wxn_slice,
    /// `Request-ID`, which WeChat Pay's support asks for, or absent.
    pub request_id: wxn_slice,
    /// The label of the APIv3 key that opened it, or absent.
    pub api_v3_key_label: wxn_slice,
    /// What the plaintext is, such as `transaction.direct`.
    pub kind: wxn_slice,
    /// When the certificate that signed expires, in seconds since the epoch. NULL for a public key.
    pub certificate_expires_at: *const i64,
}

/// A notification, with its optional number where C can point to it.
pub(crate) struct Read {
    pub(crate) notification: Notification,
    certificate_expires_at: Option<i64>,
}

impl From<Notification> for Read {
    fn from(notification: Notification) -> Self {
        Self { certificate_expires_at: notification.certificate_expires_at(), notification }
    }
}

impl Handle for wxn_notification {
    type Behind = Read;
    const NAME: &'static str = "wxn_notification";

    fn show(behind: &Read) -> Option<Self> {
        let Read { notification, certificate_expires_at } = behind;
        Some(Self {
            id: wxn_slice::of(notification.id()),
            create_time: wxn_slice::of_option(notification.create_time()),
            event_type: wxn_slice::of(notification.event_type()),
            resource_type: wxn_slice::of(notification.resource_type()),
            summary: wxn_slice::of_option(notification.summary()),
            original_type: wxn_slice::of_option(notification.original_type()),
            associated_data: wxn_slice::of(notification.associated_data()),
            plaintext: wxn_slice::of(notification.plaintext()),
            serial: wxn_slice::of(notification.serial()),
            timestamp: notification.timestamp(),
            nonce: wxn_slice::of(notification.nonce()),
            request_id: wxn_slice::of_option(notification.request_id()),
            api_v3_key_label: wxn_slice::of_option(notification.api_v3_key_label()),
            kind: wxn_slice::of(notification.kind().as_str()),
            certificate_expires_at: boundary::number_or_null(certificate_expires_at),
        })
    }
}

/// The fields of a notification that was freed, for `wxn_notification_restore`: each is what the field of its name in
/// `wxn_notification` was. Begin with `WXN_NOTIFICATION_FIELDS_INIT`.
#[repr(C)]
#[derive(Clone, Copy)]
#[allow(missing_docs)]
pub struct wxn_notification_fields {
    /// `sizeof(wxn_notification_fields)`.
    pub size: usize,
    pub id: wxn_slice,
    pub create_time: wxn_slice,
    pub event_type: wxn_slice,
    pub resource_type: wxn_slice,
    pub summary: wxn_slice,
    pub original_type: wxn_slice,
    pub associated_data: wxn_slice,
    pub plaintext: wxn_slice,
    pub serial: wxn_slice,
    pub timestamp: i64,
    pub nonce: wxn_slice,
    pub request_id: wxn_slice,
    pub api_v3_key_label: wxn_slice,
    pub kind: wxn_slice,
    pub certificate_expires_at: *const i64,
}

// SAFETY: `repr(C)`, `size` first, and of texts, pointers and numbers, of which every value is one, zeros too.
unsafe impl SaysSize for wxn_notification_fields {
    const NAME: &'static str = "wxn_notification_fields";
    const FIRST_SIZE: usize = size_of::<Self>();
}

/// A notification again, out of its fields: for bindings that free it at once and keep the fields where the garbage
/// collector of their language sees them, and need it for `wxn_notification_expect` and `wxn_notification_to_json`.
/// Nothing is verified. Free it with `wxn_notification_free`.
///
/// Errors: `ARGUMENT_INVALID` for a plaintext that is no JSON object, or a kind that is none.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn wxn_notification_restore(
    fields: *const wxn_notification_fields,
    out: *mut *mut wxn_notification,
    error: *mut *mut wxn_error,
) -> i32 {
    // SAFETY: our caller's promise.
    let call = unsafe { Call::begin(error) };
    call.answer(|| {
        let out = call.out("out", out)?;
        let fields = call.given("fields", fields)?;
        out.hand_out(Read::from(restored(&call, &fields)?))
    })
}

fn restored(call: &Call, fields: &wxn_notification_fields) -> Result<Notification> {
    let text = |name, slice: wxn_slice| call.text_of(name, slice).map(str::to_owned);
    let optional = |name, slice| Ok(call.optional_text_of(name, slice)?.map(str::to_owned));
    let plaintext = text("plaintext", fields.plaintext)?;
    if !is_plaintext(&plaintext) {
        return Err(argument("plaintext", "is no JSON object; pass what the notification had"));
    }
    Ok(NotificationFields {
        id: text("id", fields.id)?,
        create_time: optional("create_time", fields.create_time)?,
        event_type: text("event_type", fields.event_type)?,
        resource_type: text("resource_type", fields.resource_type)?,
        summary: optional("summary", fields.summary)?,
        original_type: optional("original_type", fields.original_type)?,
        associated_data: text("associated_data", fields.associated_data)?,
        plaintext,
        serial: text("serial", fields.serial)?,
        timestamp: fields.timestamp,
        nonce: text("nonce", fields.nonce)?,
        request_id: optional("request_id", fields.request_id)?,
        api_v3_key_label: optional("api_v3_key_label", fields.api_v3_key_label)?,
        kind: known_kind(&text("kind", fields.kind)?)?,
        certificate_expires_at: call.optional("certificate_expires_at", fields.certificate_expires_at)?,
    }
    .into_notification())
}

fn known_kind(name: &str) -> Result<Kind> {
    Kind::from_name(name).ok_or_else(|| argument("kind", "is no kind; pass what the notification had"))
}

/// Checks that a notification's resource has the type of its kind: that every field which is there is of the type that
/// the public documentation gives, and that none is missing which is always there. All three are what the notification
/// had. Where this succeeds, a struct or class of yours can be filled from the plaintext without another check.
///
/// Errors: `EVENT_UNTYPED` where the kind is unknown or a field does not fit: it names the field. The plaintext is
/// genuine all the same. `ARGUMENT_INVALID` for a plaintext that is no JSON object, or a kind that is none.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn wxn_check_event(
    event_type: *const c_char,
    event_type_len: usize,
    kind: *const c_char,
    kind_len: usize,
    plaintext: *const c_char,
    plaintext_len: usize,
    error: *mut *mut wxn_error,
) -> i32 {
    // SAFETY: our caller's promise.
    let call = unsafe { Call::begin(error) };
    call.answer(|| {
        let event_type = call.text("event_type", event_type, event_type_len)?;
        let kind = known_kind(call.text("kind", kind, kind_len)?)?;
        let plaintext = call.text("plaintext", plaintext, plaintext_len)?;
        check_event_text(event_type, kind, plaintext)
    })
}

/// The whole notification as one JSON object on one line, the same bytes in every language. What is
/// absent is null; `resource` is the plaintext as it is, without white space between tokens. Free it
/// with `wxn_bytes_free`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn wxn_notification_to_json(
    notification: *const wxn_notification,
    out: *mut *mut wxn_bytes,
    error: *mut *mut wxn_error,
) -> i32 {
    // SAFETY: our caller's promise.
    let call = unsafe { Call::begin(error) };
    call.answer(|| {
        let out = call.out("out", out)?;
        let read = call.handle("notification", notification)?;
        out.hand_out(read.notification.to_json().into_bytes())
    })
}

/// Frees a notification. NULL is fine.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn wxn_notification_free(notification: *mut wxn_notification) -> i32 {
    handle::free(notification)
}
