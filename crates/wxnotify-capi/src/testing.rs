//! For tests only: a pretend platform, and a pretend merchant.

use std::ffi::{c_char, c_void};
use std::sync::Mutex;

use wxnotify_core::testing::{Delivery, Merchant, Platform};

use crate::boundary::{self, Call, Handle, given_now};
use crate::bytes::wxn_bytes;
use crate::error::wxn_error;
use crate::parser::wxn_parser;
use crate::platform_keys::wxn_platform_keys;
use crate::types::{wxn_header, wxn_slice};

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

    fn show(behind: &Shown) -> Self {
        Self {
            serial: wxn_slice::of(behind.platform.serial()),
            api_v3_key: wxn_slice::of(behind.platform.api_v3_key()),
            certificate_pem: wxn_slice::of_option(behind.certificate_pem.as_ref()),
            public_key_pem: wxn_slice::of(&behind.public_key_pem),
            private_key_pem: wxn_slice::of(&behind.private_key_pem),
        }
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
        let platform = &call.handle("platform", platform)?.platform;
        let message = call.bytes("message", message, message_len)?;
        out.hand_out(platform.sign(message).into_bytes())
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
        let platform = &call.handle("platform", platform)?.platform;
        let spec = call.text("spec", spec, spec_len)?;
        out.hand_out(Sent::from(platform.notification_from_json(spec)?))
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
        let platform = &call.handle("platform", platform)?.platform;
        out.hand_out(Sent::from(platform.certificates_answer(given_now(now))?))
    })
}

/// Frees a pretend platform. NULL is fine.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn wxn_testing_platform_free(platform: *mut wxn_testing_platform) -> i32 {
    boundary::free(platform)
}

/// The headers and body of one HTTP request, or response, as `wxn_parser_parse` takes them.
#[repr(C)]
pub struct wxn_testing_delivery {
    /// The first header.
    pub headers: *const wxn_header,
    /// How many headers.
    pub headers_len: usize,
    /// The raw body.
    pub body: wxn_slice,
}

/// A delivery, and the array that C reads.
pub(crate) struct Sent {
    headers: Vec<wxn_header>,
    /// What `headers` points into.
    delivery: Delivery,
}

impl From<Delivery> for Sent {
    fn from(delivery: Delivery) -> Self {
        let headers = delivery.header_pairs();
        let headers =
            headers.map(|(name, value)| wxn_header { name: wxn_slice::of(name), value: wxn_slice::of(value) });
        Self { headers: headers.collect(), delivery }
    }
}

impl Handle for wxn_testing_delivery {
    type Behind = Sent;
    const NAME: &'static str = "wxn_testing_delivery";

    fn show(behind: &Sent) -> Self {
        let (headers, headers_len) = boundary::array_or_null(&behind.headers);
        Self { headers, headers_len, body: wxn_slice::of(behind.delivery.body()) }
    }
}

/// Frees a delivery. NULL is fine.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn wxn_testing_delivery_free(delivery: *mut wxn_testing_delivery) -> i32 {
    boundary::free(delivery)
}

/// A pretend merchant's own API certificate and key, for tests only: what must be refused where the platform's
/// belongs, and what signs a request for certificates.
#[repr(C)]
pub struct wxn_testing_merchant {
    /// The merchant's number.
    pub mchid: wxn_slice,
    /// The certificate's serial in hex.
    pub serial: wxn_slice,
    /// The certificate in PEM (as apiclient_cert.pem).
    pub certificate_pem: wxn_slice,
    /// The private key in PEM (as apiclient_key.pem).
    pub private_key_pem: wxn_slice,
}

/// A merchant, with its texts where C can point to them.
pub(crate) struct ShownMerchant {
    merchant: Merchant,
    certificate_pem: String,
    private_key_pem: String,
}

impl From<Merchant> for ShownMerchant {
    fn from(merchant: Merchant) -> Self {
        Self { certificate_pem: merchant.certificate_pem(), private_key_pem: merchant.private_key_pem(), merchant }
    }
}

impl Handle for wxn_testing_merchant {
    type Behind = ShownMerchant;
    const NAME: &'static str = "wxn_testing_merchant";

    fn show(behind: &ShownMerchant) -> Self {
        Self {
            mchid: wxn_slice::of(behind.merchant.mchid()),
            serial: wxn_slice::of(behind.merchant.serial()),
            certificate_pem: wxn_slice::of(&behind.certificate_pem),
            private_key_pem: wxn_slice::of(&behind.private_key_pem),
        }
    }
}

/// Makes a pretend merchant with everything made on the spot.
///
/// Errors: `OPTION_INVALID` for a mchid that is not digits.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn wxn_testing_merchant_new(
    mchid: *const c_char,
    mchid_len: usize,
    out: *mut *mut wxn_testing_merchant,
    error: *mut *mut wxn_error,
) -> i32 {
    // SAFETY: our caller's promise.
    let call = unsafe { Call::begin(error) };
    call.answer(|| {
        let out = call.out("out", out)?;
        out.hand_out(ShownMerchant::from(Merchant::new(call.text("mchid", mchid, mchid_len)?)?))
    })
}

/// Makes a pretend merchant of given parts: a private key in PEM, a certificate's serial in hex, and from when it
/// is valid in seconds since the epoch.
///
/// Errors: `OPTION_INVALID`, `PEM_INVALID`, `KEY_UNSUPPORTED`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn wxn_testing_merchant_from_parts(
    mchid: *const c_char,
    mchid_len: usize,
    private_key: *const c_char,
    private_key_len: usize,
    serial: *const c_char,
    serial_len: usize,
    not_before: i64,
    out: *mut *mut wxn_testing_merchant,
    error: *mut *mut wxn_error,
) -> i32 {
    // SAFETY: our caller's promise.
    let call = unsafe { Call::begin(error) };
    call.answer(|| {
        let out = call.out("out", out)?;
        let mchid = call.text("mchid", mchid, mchid_len)?;
        let private_key = call.text("private_key", private_key, private_key_len)?;
        let serial = call.text("serial", serial, serial_len)?;
        out.hand_out(ShownMerchant::from(Merchant::from_parts(mchid, private_key, serial, not_before)?))
    })
}

/// Frees a pretend merchant. NULL is fine.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn wxn_testing_merchant_free(merchant: *mut wxn_testing_merchant) -> i32 {
    boundary::free(merchant)
}

/// Fails inside on purpose, and returns `WXN_ERROR_INTERNAL`: a binding tests with it that a failure of the library
/// reaches it as an error, and takes nothing down.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn wxn_testing_panic(error: *mut *mut wxn_error) -> i32 {
    // SAFETY: our caller's promise.
    let call = unsafe { Call::begin(error) };
    call.answer(|| panic!("wxn_testing_panic was called"))
}
