//! What usually went wrong.

use wxnotify_core::Diagnosis;

use crate::handle::{self, Handle};
use crate::types::wxn_slice;

/// What `wxn_parser_diagnose` found.
#[repr(C)]
pub struct wxn_diagnosis {
    /// For people, a line each.
    pub text: wxn_slice,
    /// One JSON object on one line, the same bytes in every language:
    /// `{"error":{"code":...,"message":...,"field":...},"findings":[{"code":...,"advice":...}]}`, the most
    /// likely cause first. `error` is null where nothing is wrong, and `field` can be.
    pub json: wxn_slice,
}

pub(crate) struct Written {
    text: String,
    json: String,
}

impl From<&Diagnosis> for Written {
    fn from(diagnosis: &Diagnosis) -> Self {
        Self { text: diagnosis.to_string(), json: diagnosis.to_json() }
    }
}

impl Handle for wxn_diagnosis {
    type Behind = Written;
    const NAME: &'static str = "wxn_diagnosis";

    fn show(behind: &Written) -> Option<Self> {
        Some(Self { text: wxn_slice::of(&behind.text), json: wxn_slice::of(&behind.json) })
    }
}

/// Frees a diagnosis. NULL is fine.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn wxn_diagnosis_free(diagnosis: *mut wxn_diagnosis) -> i32 {
    handle::free(diagnosis)
}
