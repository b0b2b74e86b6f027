//! The platform's keys, and what a PEM text is.

use std::ffi::c_char;
use std::sync::Mutex;

use wxnotify_core::{PlatformKey, PlatformKeys, inspect_pem};

use crate::argument::argument;
use crate::boundary::{self, Call, lock};
use crate::bytes::wxn_bytes;
use crate::error::wxn_error;
use crate::handle::{self, Handle};
use crate::types::wxn_slice;

/// A collection of platform keys: any mix of certificates and WeChat Pay public keys, which is how
/// a merchant migrates from the one to the other.
pub struct wxn_platform_keys(());

impl Handle for wxn_platform_keys {
    type Behind = Mutex<PlatformKeys>;
    const NAME: &'static str = "wxn_platform_keys";

    fn show(_: &Self::Behind) -> Option<Self> {
        None
    }
}

/// No key yet.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn wxn_platform_keys_new(out: *mut *mut wxn_platform_keys, error: *mut *mut wxn_error) -> i32 {
    // SAFETY: our caller's promise.
    let call = unsafe { Call::begin(error) };
    call.answer(|| call.out("out", out)?.hand_out(Mutex::default()))
}

/// Adds every platform certificate (平台证书) of a PEM text. Each names its own serial.
///
/// Errors: `PEM_INVALID`, `KEY_UNSUPPORTED`, `MERCHANT_CERTIFICATE` (your own certificate),
/// `PRIVATE_KEY_GIVEN`, and `OPTION_INVALID` where a different key has the same serial. On an error
/// nothing is added.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn wxn_platform_keys_add_certificates(
    keys: *mut wxn_platform_keys,
    pem: *const c_char,
    pem_len: usize,
    error: *mut *mut wxn_error,
) -> i32 {
    // SAFETY: our caller's promise.
    let call = unsafe { Call::begin(error) };
    call.answer(|| {
        let keys = call.handle("keys", keys)?;
        let pem = call.text("pem", pem, pem_len)?;
        lock(&keys).add_certificates(pem)
    })
}

/// Adds a WeChat Pay public key (微信支付公钥): `id` is the `PUB_KEY_ID_...` that the merchant platform
/// shows beside it, byte for byte; `pem` is SPKI or PKCS#1.
///
/// Errors: `OPTION_INVALID` for an id that is none, or one that a different key has already;
/// `PEM_INVALID`, `KEY_UNSUPPORTED`, `PRIVATE_KEY_GIVEN`. On an error nothing is added.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn wxn_platform_keys_add_public_key(
    keys: *mut wxn_platform_keys,
    id: *const c_char,
    id_len: usize,
    pem: *const c_char,
    pem_len: usize,
    error: *mut *mut wxn_error,
) -> i32 {
    // SAFETY: our caller's promise.
    let call = unsafe { Call::begin(error) };
    call.answer(|| {
        let keys = call.handle("keys", keys)?;
        let id = call.text("id", id, id_len)?;
        let pem = call.text("pem", pem, pem_len)?;
        lock(&keys).add_public_key(id, pem)
    })
}

/// How many keys there are.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn wxn_platform_keys_len(
    keys: *const wxn_platform_keys,
    out: *mut usize,
    error: *mut *mut wxn_error,
) -> i32 {
    // SAFETY: our caller's promise.
    let call = unsafe { Call::begin(error) };
    call.answer(|| {
        let out = call.out("out", out)?;
        out.set(lock(&*call.handle("keys", keys)?).len())
    })
}

/// One of the keys, by its place in the order of adding, from 0. Free it with `wxn_platform_key_free`.
///
/// Errors: `ARGUMENT_INVALID` where there are not so many.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn wxn_platform_keys_get(
    keys: *const wxn_platform_keys,
    index: usize,
    out: *mut *mut wxn_platform_key,
    error: *mut *mut wxn_error,
) -> i32 {
    // SAFETY: our caller's promise.
    let call = unsafe { Call::begin(error) };
    call.answer(|| {
        let out = call.out("out", out)?;
        let keys = call.handle("keys", keys)?;
        let keys = lock(&keys);
        let key = keys.iter().nth(index);
        let none = || argument("index", format_args!("is {index}, and there are {} keys", keys.len()));
        out.hand_out(Key::from(key.ok_or_else(none)?.clone()))
    })
}

/// Frees platform keys. NULL is fine. Parsers that were made with them go on.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn wxn_platform_keys_free(keys: *mut wxn_platform_keys) -> i32 {
    handle::free(keys)
}

/// One platform key.
#[repr(C)]
pub struct wxn_platform_key {
    /// What `Wechatpay-Serial` says when this key signed: a certificate's serial number in upper-case
    /// hex without leading zeros, or a public key's id. Empty for a public key from `wxn_platform_key_from_pem`.
    pub serial: wxn_slice,
    /// How it signs: `RSA` or `SM2`.
    pub algorithm: wxn_slice,
    /// From when a certificate is valid, in seconds since the epoch. NULL for a public key.
    pub not_before: *const i64,
    /// Until when a certificate is valid, in seconds since the epoch. NULL for a public key.
    pub not_after: *const i64,
}

/// A key, with its dates where C can point to them.
pub(crate) struct Key {
    pub(crate) key: PlatformKey,
    not_before: Option<i64>,
    not_after: Option<i64>,
}

impl From<PlatformKey> for Key {
    fn from(key: PlatformKey) -> Self {
        Self { not_before: key.not_before(), not_after: key.not_after(), key }
    }
}

impl Handle for wxn_platform_key {
    type Behind = Key;
    const NAME: &'static str = "wxn_platform_key";

    fn show(behind: &Key) -> Option<Self> {
        Some(Self {
            serial: wxn_slice::of(behind.key.serial()),
            algorithm: wxn_slice::of(behind.key.algorithm().as_str()),
            not_before: boundary::number_or_null(&behind.not_before),
            not_after: boundary::number_or_null(&behind.not_after),
        })
    }
}

/// The key in a PEM text, for `wxn_verify_signature`: one platform certificate, or one public key
/// (SPKI or PKCS#1). Free it with `wxn_platform_key_free`.
///
/// Errors: `PEM_INVALID`, `KEY_UNSUPPORTED`, `MERCHANT_CERTIFICATE`, `PRIVATE_KEY_GIVEN`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn wxn_platform_key_from_pem(
    pem: *const c_char,
    pem_len: usize,
    out: *mut *mut wxn_platform_key,
    error: *mut *mut wxn_error,
) -> i32 {
    // SAFETY: our caller's promise.
    let call = unsafe { Call::begin(error) };
    call.answer(|| {
        let out = call.out("out", out)?;
        out.hand_out(Key::from(PlatformKey::from_pem(call.text("pem", pem, pem_len)?)?))
    })
}

/// Frees a platform key. NULL is fine.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn wxn_platform_key_free(key: *mut wxn_platform_key) -> i32 {
    handle::free(key)
}

/// Says what each block of a PEM text is, for people who are not sure what they hold: a JSON array of objects.
/// `type` is `platform_certificate` (with `serial`, `algorithm`, `not_before`, `not_after`, `subject`),
/// `merchant_certificate` (with `serial`, `mchid`, `not_before`, `not_after`), `public_key` (with `algorithm`)
/// or `private_key`. Dates are in seconds since the epoch.
///
/// Errors: `PEM_INVALID` where the text cannot be read, `KEY_UNSUPPORTED` where a key is none that
/// WeChat Pay uses.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn wxn_inspect_pem(
    pem: *const c_char,
    pem_len: usize,
    out: *mut *mut wxn_bytes,
    error: *mut *mut wxn_error,
) -> i32 {
    // SAFETY: our caller's promise.
    let call = unsafe { Call::begin(error) };
    call.answer(|| {
        let out = call.out("out", out)?;
        let contents = inspect_pem(call.text("pem", pem, pem_len)?)?;
        out.hand_out(serde_json::to_vec(&contents).expect("texts and numbers serialize"))
    })
}
