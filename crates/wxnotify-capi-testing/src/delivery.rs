//! What a pretend platform sends.

use wxnotify_core::testing::Delivery;

use crate::boundary;
use crate::handle::{self, Handle};
use crate::types::{wxn_header, wxn_slice};

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

    fn show(behind: &Sent) -> Option<Self> {
        let (headers, headers_len) = boundary::array_or_null(&behind.headers);
        Some(Self { headers, headers_len, body: wxn_slice::of(behind.delivery.body()) })
    }
}

/// Frees a delivery. NULL is fine.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn wxn_testing_delivery_free(delivery: *mut wxn_testing_delivery) -> i32 {
    handle::free(delivery)
}
