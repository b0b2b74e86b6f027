//! A pretend platform.

use std::ffi::{c_char, c_void};
use std::sync::Mutex;

use wxnotify_core::testing::Platform;

use crate::boundary::{Call, given_now};
use crate::bytes::wxn_bytes;
use crate::delivery::{Sent, wxn_testing_delivery};
use crate::error::wxn_error;
use crate::handle::{self, Handle};
use crate::parser::wxn_parser;
use crate::platform_keys::wxn_platform_keys;
use crate::types::wxn_slice;

/// A pretend platform, for tests only: it signs and encrypts notifications as WeChat Pay does, with a key pair
/// of its own.
#[repr(C)]
pub struct wxn_testing_platform {
    /// What it puts into `Wechatpay-Serial`.
    pub serial: wxn_slice,
    /// The APIv3 key that it encrypts with: 32 characters.
    pub api_v3_key: wxn_slice,
    /// Its certificate in PEM. Absent in public-key mode.
    pub certificate_pem: wxn_slice,
    /// Its public key in PEM (SPKI).
    pub public_key_pem: wxn_slice,
    /// Its private key in PEM (PKCS#8), so that a test can make the same platform again.
    pub private_key_pem: wxn_slice,
}

/// A platform, with its texts where C can point to them.
pub(crate) struct Shown {
    platform: Platform,
    certificate_pem: Option<String>,
    public_key_pem: String,
    private_key_pem: String,
}

impl From<Platform> for Shown {
    fn from(platform: Platform) -> Self {
        Self {
            certificate_pem: platform.certificate_pem(),
            public_key_pem: platform.public_key_pem(),
            private_key_pem: platform.private_key_pem(),
            platform,
        }
    }
}

impl Handle for wxn_testing_platform {
    type Behind = Shown;
    const NAME: &'static str = "wxn_testing_platform";

    fn show(behind: &Shown) -> Option<Self> {
        Some(Self {
            serial: wxn_slice::of(behind.platform.serial()),
            api_v3_key: wxn_slice::of(behind.platform.api_v3_key()),
            certificate_pem: wxn_slice::of_option(behind.certificate_pem.as_ref()),
            public_key_pem: wxn_slice::of(&behind.public_key_pem),
            private_key_pem: wxn_slice::of(&behind.private_key_pem),
        })
    }
}

/// Makes a pretend platform. `options` is NULL for an RSA platform in certificate mode with everything made on the
/// spot, or a JSON object with any of `algorithm` (`RSA` or `SM2`), `private_key` and `stranger_private_key` (PEM),
/// `public_key_id` (public-key mode), `serial` (hex), `not_before`, `not_after` (seconds since the epoch), `api_v3_key`.
///
/// Errors: `OPTION_INVALID` where the JSON is not that; `PEM_INVALID`, `KEY_UNSUPPORTED`, `API_V3_KEY_INVALID`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn wxn_testing_platform_new(
    options: *const c_char,
    options_len: usize,
    out: *mut *mut wxn_testing_platform,
    error: *mut *mut wxn_error,
) -> i32 {
    // SAFETY: our caller's promise.
    let call = unsafe { Call::begin(error) };
    call.answer(|| {
        let out = call.out("out", out)?;
        let options = call.optional_text("options", options, options_len)?;
        out.hand_out(Shown::from(Platform::from_json(options.unwrap_or("{}"))?))
    })
}

/// What a merchant must trust to receive from it. Free them with `wxn_platform_keys_free`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn wxn_testing_platform_keys(
    platform: *const wxn_testing_platform,
    out: *mut *mut wxn_platform_keys,
    error: *mut *mut wxn_error,
) -> i32 {
    // SAFETY: our caller's promise.
    let call = unsafe { Call::begin(error) };
    call.answer(|| {
        let out = call.out("out", out)?;
        out.hand_out(Mutex::new(call.handle("platform", platform)?.platform.platform_keys()))
    })
}

/// A parser that trusts this platform, with default options. Free it with `wxn_parser_free`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn wxn_testing_platform_parser(
    platform: *const wxn_testing_platform,
    out: *mut *mut wxn_parser,
    error: *mut *mut wxn_error,
) -> i32 {
    // SAFETY: our caller's promise.
    let call = unsafe { Call::begin(error) };
    call.answer(|| {
        let out = call.out("out", out)?;
        out.hand_out(call.handle("platform", platform)?.platform.parser())
    })
}

/// Signs any bytes, to base64. Free the signature with `wxn_bytes_free`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn wxn_testing_platform_sign(
    platform: *const wxn_testing_platform,
    message: *const c_void,
    message_len: usize,
    out: *mut *mut wxn_bytes,
    error: *mut *mut wxn_error,
) -> i32 {
    // SAFETY: our caller's promise.
    let call = unsafe { Call::begin(error) };
    call.answer(|| {
        let out = call.out("out", out)?;
        let shown = call.handle("platform", platform)?;
        let message = call.bytes("message", message, message_len)?;
        out.hand_out(shown.platform.sign(message).into_bytes())
    })
}

/// Makes a notification. `spec` is a JSON object with `event_type`, `resource` (the plaintext as text), and any of `id`,
/// `create_time`, `resource_type`, `summary`, `original_type`, `associated_data`, `algorithm`, `resource_nonce`, `now`,
/// `nonce`, `request_id`, `signature_type` and `fault`, a way to be wrong: `stale`, `future`, `probe`, `forged`,
/// `tampered`, `wrong_serial`, `wrong_api_v3_key`, `missing_signature`, `not_json`, `plaintext_not_json`, `oversized`.
/// Free the delivery with `wxn_testing_delivery_free`.
///
/// Errors: `OPTION_INVALID` where the JSON is not that.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn wxn_testing_platform_notification(
    platform: *const wxn_testing_platform,
    spec: *const c_char,
    spec_len: usize,
    out: *mut *mut wxn_testing_delivery,
    error: *mut *mut wxn_error,
) -> i32 {
    // SAFETY: our caller's promise.
    let call = unsafe { Call::begin(error) };
    call.answer(|| {
        let out = call.out("out", out)?;
        let shown = call.handle("platform", platform)?;
        let spec = call.text("spec", spec, spec_len)?;
        out.hand_out(Sent::from(shown.platform.notification_from_json(spec)?))
    })
}

/// A genuine answer of `GET /v3/certificates` with this platform's certificate, made at `now` (seconds since
/// the epoch, or `WXN_NOW_SYSTEM`). Free it with `wxn_testing_delivery_free`.
///
/// Errors: `OPTION_INVALID` in public-key mode, which has no certificate.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn wxn_testing_platform_certificates_answer(
    platform: *const wxn_testing_platform,
    now: i64,
    out: *mut *mut wxn_testing_delivery,
    error: *mut *mut wxn_error,
) -> i32 {
    // SAFETY: our caller's promise.
    let call = unsafe { Call::begin(error) };
    call.answer(|| {
        let out = call.out("out", out)?;
        let shown = call.handle("platform", platform)?;
        out.hand_out(Sent::from(shown.platform.certificates_answer(given_now(now))?))
    })
}

/// Frees a pretend platform. NULL is fine.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn wxn_testing_platform_free(platform: *mut wxn_testing_platform) -> i32 {
    handle::free(platform)
}
