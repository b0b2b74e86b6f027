use wxnotify_schema::Schema;

use crate::output::Output;

pub(crate) fn generate(_schema: &Schema, _output: &mut Output) {}
