//! The pretend platform and merchant under `wxnotify.testing`, which has their Python faces.

use pyo3::prelude::*;
use pyo3::types::PyBytes;
use wxnotify::testing::{Delivery, Merchant, Platform};

use crate::error::detached;
use crate::input;
use crate::parser::NotificationParser;
use crate::platform_keys::PlatformKeys;

type Parts<'py> = (Vec<(String, String)>, Bound<'py, PyBytes>);

fn parts<'py>(py: Python<'py>, delivery: &Delivery) -> Parts<'py> {
    (delivery.headers().to_vec(), PyBytes::new(py, delivery.body()))
}

/// A pretend platform, for tests only; see wxnotify.testing.Platform.
#[pyclass(module = "wxnotify._native", frozen)]
pub(crate) struct TestPlatform(Platform);

#[pymethods]
impl TestPlatform {
    #[new]
    fn new(py: Python<'_>, options_json: &str) -> PyResult<Self> {
        detached(py, || Platform::from_json(options_json)).map(Self)
    }

    #[getter]
    fn serial(&self) -> &str {
        self.0.serial()
    }

    #[getter]
    fn api_v3_key(&self) -> &str {
        self.0.api_v3_key()
    }

    #[getter]
    fn certificate_pem(&self) -> Option<String> {
        self.0.certificate_pem()
    }

    #[getter]
    fn public_key_pem(&self) -> String {
        self.0.public_key_pem()
    }

    #[getter]
    fn private_key_pem(&self) -> String {
        self.0.private_key_pem()
    }

    #[getter]
    fn platform_keys(&self) -> PlatformKeys {
        PlatformKeys(self.0.platform_keys())
    }

    fn parser(&self) -> NotificationParser {
        NotificationParser(self.0.parser())
    }

    fn sign(&self, py: Python<'_>, message: &Bound<'_, PyAny>) -> PyResult<String> {
        let message = input::body(message)?;
        let message = message.as_bytes();
        detached(py, || Ok(self.0.sign(message)))
    }

    fn notification<'py>(&self, py: Python<'py>, spec_json: &str) -> PyResult<Parts<'py>> {
        let delivery = detached(py, || self.0.notification_from_json(spec_json))?;
        Ok(parts(py, &delivery))
    }

    #[pyo3(signature = (now = None))]
    fn certificates_answer<'py>(&self, py: Python<'py>, now: Option<i64>) -> PyResult<Parts<'py>> {
        let delivery = detached(py, || self.0.certificates_answer(now))?;
        Ok(parts(py, &delivery))
    }
}

/// A pretend merchant, for tests only; see wxnotify.testing.Merchant.
#[pyclass(module = "wxnotify._native", frozen)]
pub(crate) struct TestMerchant(Merchant);

#[pymethods]
impl TestMerchant {
    #[new]
    #[pyo3(signature = (mchid, parts = None))]
    fn new(py: Python<'_>, mchid: &str, parts: Option<(String, String, i64)>) -> PyResult<Self> {
        let merchant = detached(py, || match &parts {
            Some((private_key, serial, not_before)) => Merchant::from_parts(mchid, private_key, serial, *not_before),
            None => Merchant::new(mchid),
        })?;
        Ok(Self(merchant))
    }

    #[getter]
    fn mchid(&self) -> &str {
        self.0.mchid()
    }

    #[getter]
    fn serial(&self) -> &str {
        self.0.serial()
    }

    #[getter]
    fn certificate_pem(&self) -> String {
        self.0.certificate_pem()
    }

    #[getter]
    fn private_key_pem(&self) -> String {
        self.0.private_key_pem()
    }
}

/// Panics on purpose, for the test that a panic becomes an exception.
#[pyfunction]
pub(crate) fn testing_panic(py: Python<'_>) -> PyResult<()> {
    detached(py, || panic!("testing_panic was called"))
}
