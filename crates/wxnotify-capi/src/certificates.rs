//! Fetching platform certificates, without the fetching.

use std::ffi::{c_char, c_void};

use wxnotify_core::{
    CertificatesRequest, PlatformCertificate, certificates_request_with, parse_certificates, parse_certificates_at,
};

use crate::boundary::{self, Call, Handle, argument, given_now, lock};
use crate::error::wxn_error;
use crate::platform_keys::wxn_platform_keys;
use crate::types::{wxn_api_v3_key, wxn_header, wxn_slice};

/// A request that is ready to be sent to `https://api.mch.weixin.qq.com`, with the headers
/// `Accept: application/json` and `Authorization`.
#[repr(C)]
pub struct wxn_signed_request {
    /// `GET`.
    pub method: wxn_slice,
    /// `/v3/certificates`, with its query: exactly what was signed.
    pub path: wxn_slice,
    /// The value of the `Authorization` header. It is good for one request within 5 minutes.
    pub authorization: wxn_slice,
}

impl Handle for wxn_signed_request {
    type Behind = CertificatesRequest;
    const NAME: &'static str = "wxn_signed_request";

    fn show(behind: &CertificatesRequest) -> Self {
        Self {
            method: wxn_slice::of(behind.method),
            path: wxn_slice::of(behind.path),
            authorization: wxn_slice::of(&behind.authorization),
        }
    }
}

/// Signs a request for the platform certificates. `mchid` is the merchant's number, `merchant_serial` the
/// serial of the merchant's own API certificate in hex, `merchant_private_key` its private key in PEM
/// (apiclient_key.pem: PKCS#8, PKCS#1, or SEC1 for SM2). An SM2 key asks for the SM2 certificates.
///
/// `now` is in seconds since the epoch, `nonce` 1 to 32 letters and digits: give both, or neither
/// (`WXN_NOW_SYSTEM` and NULL), and the system clock and a random nonce are taken. Free the request with
/// `wxn_signed_request_free`.
///
/// Errors: `OPTION_INVALID` for a mchid that is not digits or a serial that is not hex, `PEM_INVALID`,
/// `KEY_UNSUPPORTED`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn wxn_certificates_request(
    mchid: *const c_char,
    mchid_len: usize,
    merchant_serial: *const c_char,
    merchant_serial_len: usize,
    merchant_private_key: *const c_char,
    merchant_private_key_len: usize,
    now: i64,
    nonce: *const c_char,
    nonce_len: usize,
    out: *mut *mut wxn_signed_request,
    error: *mut *mut wxn_error,
) -> i32 {
    // SAFETY: our caller's promise.
    let call = unsafe { Call::begin(error) };
    call.answer(|| {
        let out = call.out("out", out)?;
        let mchid = call.text("mchid", mchid, mchid_len)?;
        let serial = call.text("merchant_serial", merchant_serial, merchant_serial_len)?;
        let key = call.text("merchant_private_key", merchant_private_key, merchant_private_key_len)?;
        out.hand_out(match (given_now(now), call.optional_text("nonce", nonce, nonce_len)?) {
            (now @ Some(_), nonce @ Some(_)) | (now @ None, nonce @ None) => {
                certificates_request_with(mchid, serial, key, None, now, nonce)?
            }
            (Some(_), None) => return Err(argument("nonce", "is NULL, and now is given: give both or neither")),
            (None, Some(_)) => return Err(argument("now", "is not given, and nonce is: give both or neither")),
        })
    })
}

/// Frees a request. NULL is fine.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn wxn_signed_request_free(request: *mut wxn_signed_request) -> i32 {
    boundary::free(request)
}

/// A platform certificate out of an answer of `GET /v3/certificates`.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct wxn_certificate {
    /// The serial number in upper-case hex without leading zeros.
    pub serial: wxn_slice,
    /// The certificate in PEM: to be saved, and for `wxn_platform_keys_add_certificates`.
    pub pem: wxn_slice,
    /// From when the certificate itself is valid, in seconds since the epoch.
    pub not_before: i64,
    /// Until when the certificate itself is valid, in seconds since the epoch.
    pub not_after: i64,
    /// From when the platform says to use it, RFC 3339 with offset.
    pub effective_time: wxn_slice,
    /// Until when the platform says to use it, RFC 3339 with offset. It may differ from `not_after`.
    pub expire_time: wxn_slice,
}

/// The platform certificates out of an answer.
#[repr(C)]
pub struct wxn_certificates {
    /// The first certificate.
    pub items: *const wxn_certificate,
    /// How many certificates.
    pub len: usize,
}

/// The certificates, and the array that C reads.
pub(crate) struct Listed {
    items: Vec<wxn_certificate>,
    /// What `items` points into.
    _certificates: Vec<PlatformCertificate>,
}

impl From<Vec<PlatformCertificate>> for Listed {
    fn from(certificates: Vec<PlatformCertificate>) -> Self {
        let items = certificates.iter().map(|certificate| wxn_certificate {
            serial: wxn_slice::of(certificate.key.serial()),
            pem: wxn_slice::of(&certificate.pem),
            not_before: certificate.key.not_before().expect("a certificate has dates"),
            not_after: certificate.key.not_after().expect("a certificate has dates"),
            effective_time: wxn_slice::of(&certificate.effective_time),
            expire_time: wxn_slice::of(&certificate.expire_time),
        });
        Self { items: items.collect(), _certificates: certificates }
    }
}

impl Handle for wxn_certificates {
    type Behind = Listed;
    const NAME: &'static str = "wxn_certificates";

    fn show(behind: &Listed) -> Self {
        let (items, len) = boundary::array_or_null(&behind.items);
        Self { items, len }
    }
}

/// Checks and decrypts an answer of `GET /v3/certificates`. `headers` and `body` are the response's, all and
/// raw. The answer is verified with the one of `known_keys` that its serial names; without known keys (NULL, the first
/// time) with the certificate inside the answer that the serial names, which nobody without an APIv3 key could have put
/// there. `now` is in seconds since the epoch, or `WXN_NOW_SYSTEM`. Free the certificates with `wxn_certificates_free`.
///
/// Errors: those of `wxn_parser_parse`, and those of `wxn_platform_keys_add_certificates` for a certificate in
/// the answer.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn wxn_parse_certificates(
    headers: *const wxn_header,
    headers_len: usize,
    body: *const c_void,
    body_len: usize,
    api_v3_keys: *const wxn_api_v3_key,
    api_v3_keys_len: usize,
    known_keys: *const wxn_platform_keys,
    now: i64,
    out: *mut *mut wxn_certificates,
    error: *mut *mut wxn_error,
) -> i32 {
    // SAFETY: our caller's promise.
    let call = unsafe { Call::begin(error) };
    call.answer(|| {
        let out = call.out("out", out)?;
        let headers = call.headers(headers, headers_len)?;
        let body = call.bytes("body", body, body_len)?;
        let api_v3_keys = call.api_v3_keys(api_v3_keys, api_v3_keys_len)?;
        let known = call.optional_handle("known_keys", known_keys)?.map(|keys| lock(keys).clone());
        out.hand_out(Listed::from(match given_now(now) {
            Some(now) => parse_certificates_at(headers, body, &api_v3_keys, known.as_ref(), now)?,
            None => parse_certificates(headers, body, &api_v3_keys, known.as_ref())?,
        }))
    })
}

/// Frees certificates. NULL is fine.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn wxn_certificates_free(certificates: *mut wxn_certificates) -> i32 {
    boundary::free(certificates)
}
