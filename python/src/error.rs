//! The core's errors as Python exceptions, and panics as one of them.

use std::borrow::Cow;
use std::panic::{self, AssertUnwindSafe};

use pyo3::exceptions::PyException;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::PyDict;
use wxnotify::{Error, ErrorCode};

/// Does work of the core with other Python threads running meanwhile.
pub(crate) fn detached<T: Send>(py: Python<'_>, work: impl FnOnce() -> wxnotify::Result<T> + Send) -> PyResult<T> {
    py.detach(|| caught(work)).map_err(|error| exception(py, &error))
}

/// Does work of the core that takes some microseconds. To let others run costs as much, and one that computes would not hand back
/// for as long as Python lets it, which is milliseconds.
pub(crate) fn attached<T>(py: Python<'_>, work: impl FnOnce() -> wxnotify::Result<T>) -> PyResult<T> {
    caught(work).map_err(|error| exception(py, &error))
}

fn caught<T>(work: impl FnOnce() -> wxnotify::Result<T>) -> wxnotify::Result<T> {
    // A panic leaves nothing half-done that is seen again: the core's values are immutable, and
    // its platform keys are replaced whole.
    panic::catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|payload| {
        // Only a message that stands in the source is repeated: one made at run time could hold anything.
        let what: Cow<'static, str> = match payload.downcast_ref::<&'static str>() {
            Some(what) => format!("the library failed ({what}); please report it").into(),
            None => "the library failed; please report it".into(),
        };
        Err(Error::new(ErrorCode::Internal, what))
    })
}

/// The exception for an error of the core.
pub(crate) fn exception(py: Python<'_>, error: &Error) -> PyErr {
    instance(py, error).map_or_else(|failure| failure, PyErr::from_value)
}

/// An instance of the class that `wxnotify.errors` has for the error's code.
pub(crate) fn instance<'py>(py: Python<'py>, error: &Error) -> PyResult<Bound<'py, PyAny>> {
    static CLASSES: PyOnceLock<Py<PyDict>> = PyOnceLock::new();
    let classes = CLASSES.get_or_try_init(py, || {
        PyResult::Ok(py.import("wxnotify.errors")?.getattr("BY_CODE")?.cast_into::<PyDict>()?.unbind())
    })?;
    match classes.bind(py).get_item(error.code().as_str())? {
        Some(class) => class.call1((error.message(), error.field())),
        None => Err(PyException::new_err(format!("{error} (and wxnotify.errors has no class for this code)"))),
    }
}

/// A call made against its interface, at the argument `field`.
pub(crate) fn argument_invalid(py: Python<'_>, field: &str, message: impl Into<Cow<'static, str>>) -> PyErr {
    exception(py, &Error::new(ErrorCode::ArgumentInvalid, message).with_field(field.to_owned()))
}

/// The error code of this name.
pub(crate) fn code_named(py: Python<'_>, name: &str) -> PyResult<ErrorCode> {
    ErrorCode::ALL
        .iter()
        .copied()
        .find(|code| code.as_str() == name)
        .ok_or_else(|| argument_invalid(py, "code", format!("no error code is called {name:?}")))
}

/// Every error code as (name, number, HTTP status of its acknowledgement).
#[pyfunction]
pub(crate) fn error_codes() -> Vec<(&'static str, i32, u16)> {
    ErrorCode::ALL.iter().map(|code| (code.as_str(), *code as i32, code.ack_status())).collect()
}

/// Whether an error of this code is the platform's probe.
#[pyfunction]
pub(crate) fn is_platform_probe(py: Python<'_>, code: &str) -> PyResult<bool> {
    Ok(Error::new(code_named(py, code)?, "").is_platform_probe())
}
