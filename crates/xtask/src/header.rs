//! The C headers, by cbindgen.

use crate::output::Output;

pub(crate) fn generate(_output: &mut Output) {}
