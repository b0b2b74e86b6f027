//! What the Python half asks the core in JSON: the inbox, and what handlers agree on.

use pyo3::prelude::*;

use crate::error::attached;

/// Answers a request in JSON. For wxnotify's own modules.
#[pyfunction]
pub(crate) fn call(py: Python<'_>, request: &str) -> PyResult<String> {
    attached(py, || wxnotify::binding::call(request))
}
