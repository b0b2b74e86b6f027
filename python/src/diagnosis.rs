//! What `diagnose` found.

use pyo3::prelude::*;

use crate::error::instance;
use crate::repr::python_repr;

/// What `NotificationParser.diagnose` found. `str()` writes it for people, a line each.
#[pyclass(module = "wxnotify", frozen)]
pub(crate) struct Diagnosis(wxnotify::Diagnosis);

impl From<wxnotify::Diagnosis> for Diagnosis {
    fn from(core: wxnotify::Diagnosis) -> Self {
        Self(core)
    }
}

#[pymethods]
impl Diagnosis {
    /// The error that `parse` raises. None where nothing is wrong.
    #[getter]
    fn error<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        self.0.error().map(|error| instance(py, error)).transpose()
    }

    /// What was found, the most likely cause first.
    #[getter]
    fn findings(&self) -> Vec<Finding> {
        self.0.findings().iter().map(|found| Finding { code: found.code, advice: found.advice.clone() }).collect()
    }

    /// The diagnosis as one JSON object on one line, the same bytes in every language.
    fn to_json(&self) -> String {
        self.0.to_json()
    }

    fn __str__(&self) -> String {
        self.0.to_string()
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        let findings: Vec<_> = self.0.findings().iter().map(|finding| finding.code).collect();
        let error = self.0.error().map(|error| error.code().as_str());
        python_repr!(py, "Diagnosis", error = error, findings = findings)
    }
}

/// One thing that was found, and what to do about it.
#[pyclass(module = "wxnotify", frozen, get_all)]
pub(crate) struct Finding {
    /// A name that stays the same, such as `BODY_TRAILING_NEWLINE_ADDED`.
    code: &'static str,
    /// One line for people.
    advice: String,
}

#[pymethods]
impl Finding {
    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        python_repr!(py, "Finding", code = self.code, advice = &self.advice)
    }
}
