//! The parser.

use pyo3::prelude::*;
use wxnotify::NotificationParserBuilder;

use crate::api_keys;
use crate::diagnosis::Diagnosis;
use crate::error::detached;
use crate::input;
use crate::notification::Notification;
use crate::platform_keys::{self, PlatformKeys};
use crate::repr::python_repr;

/// Verifies and decrypts notifications. Make one when the program starts and share it: every method
/// can be called from any thread, and others run while one verifies.
///
/// `api_v3_keys` is the merchant's APIv3 key (str or bytes), several of them, ApiV3Key objects, or a
/// dict of label to key; they are tried in order. `clock_tolerance` is how far `Wechatpay-Timestamp` may
/// be from now, in seconds: 0 to 86400, and 300 unless given. `max_body_bytes` is the longest body: up to
/// 64 MiB, and 1 MiB unless given. `reject_expired_certificates` also refuses certificates past their date.
///
/// Raises NoPlatformKey, ApiV3KeyInvalid, OptionInvalid or ArgumentInvalid.
#[pyclass(module = "wxnotify", frozen)]
pub(crate) struct NotificationParser(pub(crate) wxnotify::NotificationParser);

#[pymethods]
impl NotificationParser {
    #[new]
    #[pyo3(signature = (
        *,
        platform_keys,
        api_v3_keys,
        clock_tolerance = None,
        max_body_bytes = None,
        reject_expired_certificates = false,
    ))]
    fn new(
        py: Python<'_>,
        platform_keys: &Bound<'_, PyAny>,
        api_v3_keys: &Bound<'_, PyAny>,
        clock_tolerance: Option<&Bound<'_, PyAny>>,
        max_body_bytes: Option<&Bound<'_, PyAny>>,
        reject_expired_certificates: bool,
    ) -> PyResult<Self> {
        let platform_keys = platform_keys::given(platform_keys, "platform_keys")?;
        let builder = wxnotify::NotificationParser::builder().platform_keys(platform_keys);
        let builder =
            api_keys::api_v3_keys(api_v3_keys)?.into_iter().fold(builder, NotificationParserBuilder::api_v3_key);
        let mut builder = builder.reject_expired_certificates(reject_expired_certificates);
        if let Some(seconds) = clock_tolerance {
            builder = builder.clock_tolerance(input::number(seconds, "clock_tolerance")?);
        }
        if let Some(bytes) = max_body_bytes {
            builder = builder.max_body_bytes(input::number(bytes, "max_body_bytes")?);
        }
        detached(py, || builder.build()).map(Self)
    }

    /// Verifies and decrypts a notification.
    ///
    /// `headers` are all headers of the request, in whatever spelling: `request.headers` of any
    /// framework, Django's `request.META`, a dict, or pairs. `body` is the raw body as received, before any
    /// parser touched it: `request.body` in Django, `request.get_data()` in Flask, `await request.body()`
    /// in FastAPI and Starlette. `bytes` are read in place; a bytearray or memoryview is copied once.
    /// `now` is in seconds since the epoch; the system clock unless given.
    ///
    /// Raises a VerificationError for what is not genuine, a ContentError for what is but cannot be
    /// used, and ArgumentInvalid for a body that is not raw bytes. Each has `.code`, `.message` and `.ack`.
    #[pyo3(signature = (headers, body, now = None))]
    fn parse(
        &self,
        py: Python<'_>,
        headers: &Bound<'_, PyAny>,
        body: &Bound<'_, PyAny>,
        now: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<Notification> {
        let headers = input::headers(headers)?;
        let body = input::body(body)?;
        let body = body.as_bytes();
        let now = input::seconds(now, "now")?;
        let notification = detached(py, || match now {
            Some(now) => self.0.parse_at(headers, body, now),
            None => self.0.parse(headers, body),
        })?;
        Ok(Notification::from(notification))
    }

    /// Verifies the signature of an answer of WeChat Pay's API (应答验签): whether the platform signed it, within the clock's tolerance,
    /// with a key of this parser's. `headers` and `body` are the response's, all and raw; `now` as for `parse`.
    ///
    /// Raises a VerificationError for what is not WeChat Pay's word.
    #[pyo3(signature = (headers, body, now = None))]
    fn verify_answer(
        &self,
        py: Python<'_>,
        headers: &Bound<'_, PyAny>,
        body: &Bound<'_, PyAny>,
        now: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<()> {
        let headers = input::headers(headers)?;
        let body = input::body(body)?;
        let body = body.as_bytes();
        let now = input::seconds(now, "now")?;
        detached(py, || match now {
            Some(now) => self.0.verify_answer_at(headers, body, now),
            None => self.0.verify_answer(headers, body),
        })
    }

    /// Says what usually went wrong with a notification that `parse` rejects: it tries a body
    /// re-serialized, a line break lost or added, headers swapped and more, and says which one makes the
    /// signature verify. Arguments as `parse`.
    ///
    /// For people, never for the request path: it takes thousands of times as long as `parse`, and its
    /// answer may tell an attacker what would have passed. It accepts nothing.
    #[pyo3(signature = (headers, body, now = None))]
    fn diagnose(
        &self,
        py: Python<'_>,
        headers: &Bound<'_, PyAny>,
        body: &Bound<'_, PyAny>,
        now: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<Diagnosis> {
        let headers = input::headers(headers)?;
        let body = input::body(body)?;
        let body = body.as_bytes();
        let now = input::seconds(now, "now")?;
        let diagnosis = detached(py, || {
            Ok(match now {
                Some(now) => self.0.diagnose_at(headers, body, now),
                None => self.0.diagnose(headers, body),
            })
        })?;
        Ok(Diagnosis::from(diagnosis))
    }

    /// Replaces all platform keys at once, safely while other threads parse: each call sees the old
    /// keys or the new ones, whole.
    ///
    /// Raises NoPlatformKey for an empty set; the old keys stay.
    fn replace_platform_keys(&self, py: Python<'_>, platform_keys: &Bound<'_, PyAny>) -> PyResult<()> {
        let keys = platform_keys::given(platform_keys, "platform_keys")?;
        detached(py, || self.0.replace_platform_keys(keys))
    }

    /// Replaces all APIv3 keys at once, safely while other threads parse: each call sees the old keys or the new ones, whole. Takes
    /// what `api_v3_keys` of the constructor takes: give the new key and the old one until nothing comes that the old one opens.
    ///
    /// Raises ApiV3KeyInvalid for what cannot be one, and where none is given; the old keys stay.
    fn replace_api_v3_keys(&self, py: Python<'_>, api_v3_keys: &Bound<'_, PyAny>) -> PyResult<()> {
        let keys = api_keys::api_v3_keys(api_v3_keys)?;
        detached(py, || self.0.replace_api_v3_keys(keys))
    }

    /// The platform keys in use.
    #[getter]
    fn platform_keys(&self) -> PlatformKeys {
        PlatformKeys((*self.0.platform_keys()).clone())
    }

    /// The longest body that is taken, in bytes: where a server can stop reading.
    #[getter]
    fn max_body_bytes(&self) -> usize {
        self.0.max_body_bytes()
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        python_repr!(py, "NotificationParser", platform_keys = self.0.platform_keys().serials())
    }
}
