//! The acknowledgement.

use pyo3::prelude::*;
use pyo3::types::{IntoPyDict, PyMapping, PyString};

use crate::error::{argument_invalid, code_named, exception};
use crate::repr::python_repr;

/// What to answer WeChat Pay: status, content type and body of the HTTP response.
///
/// WeChat Pay takes 200 and 204 as received, and sends everything else again, for up to 24 hours.
#[pyclass(module = "wxnotify", frozen, eq)]
#[derive(PartialEq)]
pub(crate) struct Ack(wxnotify::Ack);

#[pymethods]
impl Ack {
    /// Received and processed: 200 with `{"code":"SUCCESS"}`.
    #[staticmethod]
    fn success() -> Self {
        Self(wxnotify::Ack::success())
    }

    /// Received and processed: 204 without a body. Take it only where a proxy or framework minds the body.
    #[staticmethod]
    fn success_no_content() -> Self {
        Self(wxnotify::Ack::success_no_content())
    }

    /// Received, and answered with data: 200 with a JSON object of yours, for the events that ask for something
    /// (`PARKING_FEE.QUERY_TRANS_INFO` and `CROSS_BORDER_PAY.GET_MCH_INFO`). `body` is the object's JSON text, which
    /// is sent as it is, or a dict.
    ///
    /// Raises OptionInvalid for a text that is not a JSON object, ArgumentInvalid for anything but a str or a mapping.
    #[staticmethod]
    fn answer(py: Python<'_>, body: &Bound<'_, PyAny>) -> PyResult<Self> {
        let text = if body.is_instance_of::<PyString>() {
            body.extract::<String>()?
        } else if body.cast::<PyMapping>().is_ok() {
            let options = [("ensure_ascii", false)].into_py_dict(py)?;
            py.import("json")?.getattr("dumps")?.call((body,), Some(&options))?.extract()?
        } else {
            let found = body.get_type().name()?;
            let message = format!("body is a {found}; pass the JSON object as a dict, or as a str of JSON");
            return Err(argument_invalid(py, "body", message));
        };
        wxnotify::Ack::answer(text).map(Self).map_err(|error| exception(py, &error))
    }

    /// Your own processing failed, so WeChat Pay is to send it again: 500.
    #[staticmethod]
    fn handler_failed() -> Self {
        Self(wxnotify::Ack::handler_failed())
    }

    /// Another worker is processing the same notification, so WeChat Pay is to send it again: 503.
    #[staticmethod]
    fn busy() -> Self {
        Self(wxnotify::Ack::busy())
    }

    /// The answer to an error code, such as `SIGNATURE_INVALID`. An exception has it as `.ack`.
    ///
    /// Raises ArgumentInvalid for a code that does not exist.
    #[staticmethod]
    fn failure(py: Python<'_>, code: &str) -> PyResult<Self> {
        Ok(Self(wxnotify::Ack::failure(code_named(py, code)?)))
    }

    /// Received and processed, as APIv2 wants to be told: 200 with `return_code` SUCCESS in XML.
    #[staticmethod]
    fn success_v2() -> Self {
        Self(wxnotify::Ack::success_v2())
    }

    /// Not received, as APIv2 wants to be told: the answer to an error code, in XML. An exception has it as `.ack_v2`.
    ///
    /// Raises ArgumentInvalid for a code that does not exist.
    #[staticmethod]
    fn failure_v2(py: Python<'_>, code: &str) -> PyResult<Self> {
        Ok(Self(wxnotify::Ack::failure_v2(code_named(py, code)?)))
    }

    /// The HTTP status.
    #[getter]
    fn status(&self) -> u16 {
        self.0.status
    }

    /// The `Content-Type`; empty where there is no body.
    #[getter]
    fn content_type(&self) -> &str {
        self.0.content_type
    }

    /// The body: JSON (XML for APIv2), or empty.
    #[getter]
    fn body(&self) -> &str {
        &self.0.body
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        python_repr!(py, "Ack", status = self.0.status, content_type = self.0.content_type, body = &self.0.body)
    }
}
