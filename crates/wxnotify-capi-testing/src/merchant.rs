//! A pretend merchant.

use std::ffi::c_char;

use wxnotify_core::testing::Merchant;

use crate::boundary::Call;
use crate::error::wxn_error;
use crate::handle::{self, Handle};
use crate::types::wxn_slice;

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

    fn show(behind: &ShownMerchant) -> Option<Self> {
        Some(Self {
            mchid: wxn_slice::of(behind.merchant.mchid()),
            serial: wxn_slice::of(behind.merchant.serial()),
            certificate_pem: wxn_slice::of(&behind.certificate_pem),
            private_key_pem: wxn_slice::of(&behind.private_key_pem),
        })
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
    handle::free(merchant)
}
