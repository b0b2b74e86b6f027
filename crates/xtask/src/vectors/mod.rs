//! The test vectors.

use crate::output::Output;

pub(crate) fn generate(_output: &mut Output) {}
