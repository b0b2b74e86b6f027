//! A verified, decrypted notification.

use wxnotify_core::{Expectation, Notification};

use crate::boundary::{self, Call, Handle};
use crate::bytes::wxn_bytes;
use crate::error::wxn_error;
use crate::types::{wxn_expectation, wxn_slice};

/// A notification whose signature was verified and whose resource was decrypted.
///
/// It is genuine, and nothing more: before shipping goods compare it with the order
/// (`wxn_notification_expect`), and make sure that a repeated one changes nothing.
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
    notification: Notification,
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

    fn show(behind: &Read) -> Self {
        let Read { notification, certificate_expires_at } = behind;
        Self {
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
        }
    }
}

/// Compares the notification with an order, by its kind. What is absent is not compared.
///
/// Errors: `CONTENT_MISMATCH` for the first field that differs, naming it, what was expected and what was
/// found. A field that the kind does not have differs.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn wxn_notification_expect(
    notification: *const wxn_notification,
    expectation: *const wxn_expectation,
    error: *mut *mut wxn_error,
) -> i32 {
    // SAFETY: our caller's promise.
    let call = unsafe { Call::begin(error) };
    call.answer(|| {
        let Read { notification, .. } = call.handle("notification", notification)?;
        let expectation = call.given("expectation", expectation)?;
        notification.expect(&Expectation {
            mchid: call.optional_text_of("mchid", expectation.mchid)?,
            appid: call.optional_text_of("appid", expectation.appid)?,
            out_trade_no: call.optional_text_of("out_trade_no", expectation.out_trade_no)?,
            amount_total: call.optional("amount_total", expectation.amount_total)?.copied(),
            currency: call.optional_text_of("currency", expectation.currency)?,
        })
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
        let Read { notification, .. } = call.handle("notification", notification)?;
        out.hand_out(notification.to_json().into_bytes())
    })
}

/// Frees a notification. NULL is fine.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn wxn_notification_free(notification: *mut wxn_notification) -> i32 {
    boundary::free(notification)
}
