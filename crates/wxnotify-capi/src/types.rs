//! The plain types that callers fill.

use std::ffi::c_void;

use crate::sized::SaysSize;

/// What every function returns for success.
pub const WXN_OK: i32 = 0;

/// As `now`: the time of the system clock.
pub const WXN_NOW_SYSTEM: i64 = i64::MIN;

/// A text or bytes: not ended by NUL.
///
/// An absent text has `ptr` NULL. An empty one that is present has `ptr` not NULL and `len` 0.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct wxn_slice {
    /// The first byte.
    pub ptr: *const c_void,
    /// How many bytes.
    pub len: usize,
}

// SAFETY: a pointer and a length, and nothing is read through them but by `boundary`, which asks
// its caller to vouch for them.
unsafe impl Send for wxn_slice {}
// SAFETY: as above.
unsafe impl Sync for wxn_slice {}

impl wxn_slice {
    pub(crate) const ABSENT: Self = Self { ptr: std::ptr::null(), len: 0 };

    /// What C reads. The pointer of an empty one points to something all the same: Rust's own
    /// stand-in is a small number, and Go's runtime stops where it meets one in a pointer.
    pub(crate) fn of(bytes: impl AsRef<[u8]>) -> Self {
        static EMPTY: u8 = 0;
        let bytes = bytes.as_ref();
        let ptr = if bytes.is_empty() { &raw const EMPTY } else { bytes.as_ptr() };
        Self { ptr: ptr.cast(), len: bytes.len() }
    }

    pub(crate) fn of_option(bytes: Option<impl AsRef<[u8]>>) -> Self {
        bytes.map_or(Self::ABSENT, Self::of)
    }
}

/// A header of a request or response, as it came: in any spelling, and a name may come twice.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct wxn_header {
    /// The name, such as `Wechatpay-Nonce`.
    pub name: wxn_slice,
    /// The value, raw.
    pub value: wxn_slice,
}

/// An APIv3 key (APIv3密钥) of a merchant. Begin with `WXN_API_V3_KEY_INIT`.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct wxn_api_v3_key {
    /// `sizeof(wxn_api_v3_key)`.
    pub size: usize,
    /// The 32 bytes that were set on the merchant platform.
    pub key: wxn_slice,
    /// A name for it, such as a mchid, by which the notification says which key opened it; or absent.
    pub label: wxn_slice,
}

/// An APIv2 key (API密钥, APIv2密钥) of a merchant. Begin with `WXN_API_V2_KEY_INIT`.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct wxn_api_v2_key {
    /// `sizeof(wxn_api_v2_key)`.
    pub size: usize,
    /// The 32 bytes that were set on the merchant platform. It is another than the APIv3 key, and neither is ever tried in
    /// the other's place.
    pub key: wxn_slice,
    /// The merchant's number (商户号) as in the field `mch_id` of its notifications: digits. The key is tried for those alone, and
    /// the notification has it as the label of the key that fitted.
    pub mch_id: wxn_slice,
}

/// The options of a parser. Begin with `WXN_OPTIONS_INIT`, which means the defaults.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct wxn_options {
    /// `sizeof(wxn_options)`.
    pub size: usize,
    /// How far `Wechatpay-Timestamp` may be from now, in seconds, in both directions: 0 to 86400. NULL: 300.
    pub clock_tolerance: *const i64,
    /// The longest body, in bytes: 1 to 67108864 (64 MiB). NULL: 1048576 (1 MiB).
    pub max_body_bytes: *const i64,
    /// Not 0: a certificate must be within its dates. The platform signs with certificates past
    /// the date in the PEM, so this is off unless set.
    pub reject_expired_certificates: u8,
}

// SAFETY: `repr(C)`, `size` first, and of texts, pointers and numbers, of which every value is one, zeros too.
unsafe impl SaysSize for wxn_api_v3_key {
    const NAME: &'static str = "wxn_api_v3_key";
    const FIRST_SIZE: usize = size_of::<Self>();
}

// SAFETY: as above.
unsafe impl SaysSize for wxn_api_v2_key {
    const NAME: &'static str = "wxn_api_v2_key";
    const FIRST_SIZE: usize = size_of::<Self>();
}

// SAFETY: as above.
unsafe impl SaysSize for wxn_options {
    const NAME: &'static str = "wxn_options";
    const FIRST_SIZE: usize = size_of::<Self>();
}
