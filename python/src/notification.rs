//! The notification.

use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyBool, PyBytes, PyDict, PyInt};
use serde_json::{Map, Value, json};
use wxnotify::{Error, ErrorCode, Kind};

use crate::error::{argument_invalid, attached};
use crate::event;
use crate::repr::python_repr;

/// A notification whose signature was verified and whose resource was decrypted. Immutable.
///
/// It is genuine, and nothing more: before shipping goods compare it with the order (`expect_paid`), and make
/// sure that a repeated one changes nothing. Its `repr` shows the envelope, and of the plaintext
/// only the length.
#[pyclass(module = "wxnotify", frozen)]
pub(crate) struct Notification {
    core: wxnotify::Notification,
    resource: PyOnceLock<Py<PyDict>>,
    event: PyOnceLock<Py<PyAny>>,
}

impl From<wxnotify::Notification> for Notification {
    fn from(core: wxnotify::Notification) -> Self {
        Self { core, resource: PyOnceLock::new(), event: PyOnceLock::new() }
    }
}

#[pymethods]
impl Notification {
    /// The notification's id, the same in every repetition: what to count it once by.
    #[getter]
    fn id(&self) -> &str {
        self.core.id()
    }

    /// When the platform made it, RFC 3339 with offset, where given.
    #[getter]
    fn create_time(&self) -> Option<&str> {
        self.core.create_time()
    }

    /// Such as `TRANSACTION.SUCCESS`.
    #[getter]
    fn event_type(&self) -> &str {
        self.core.event_type()
    }

    /// `encrypt-resource`; `xml` of APIv2.
    #[getter]
    fn resource_type(&self) -> &str {
        self.core.resource_type()
    }

    /// A few words for people, such as 支付成功, where given.
    #[getter]
    fn summary(&self) -> Option<&str> {
        self.core.summary()
    }

    /// What the resource was before encryption, such as `transaction`, where given.
    #[getter]
    fn original_type(&self) -> Option<&str> {
        self.core.original_type()
    }

    /// The associated data of the encryption; empty where there was none.
    #[getter]
    fn associated_data(&self) -> &str {
        self.core.associated_data()
    }

    /// The decrypted resource, to the byte: a JSON object in UTF-8. Of APIv2 it is made here, of the XML's fields.
    #[getter]
    fn plaintext<'py>(&self, py: Python<'py>) -> Bound<'py, PyBytes> {
        PyBytes::new(py, self.core.plaintext().as_bytes())
    }

    /// The decrypted resource as a dict, parsed when first asked for. `expect`, `plaintext` and
    /// `to_json` do not see what is changed in it.
    #[getter]
    fn resource<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let resource = self.resource.get_or_try_init(py, || self.parsed(py).map(Bound::unbind))?;
        Ok(resource.bind(py).clone())
    }

    /// The key that signed: a certificate's serial in upper-case hex without leading zeros, or a public key's id.
    /// Empty of APIv2.
    #[getter]
    fn serial(&self) -> &str {
        self.core.serial()
    }

    /// `Wechatpay-Timestamp`: when it was signed, in seconds since the epoch. 0 of APIv2, which does not say.
    #[getter]
    fn timestamp(&self) -> i64 {
        self.core.timestamp()
    }

    /// `Wechatpay-Nonce`, or APIv2's `nonce_str`.
    #[getter]
    fn nonce(&self) -> &str {
        self.core.nonce()
    }

    /// `Request-ID`, where given: what WeChat Pay's support asks for.
    #[getter]
    fn request_id(&self) -> Option<&str> {
        self.core.request_id()
    }

    /// The label of the APIv3 key, or of the APIv2 key, that opened it, where it has one.
    #[getter]
    fn api_v3_key_label(&self) -> Option<&str> {
        self.core.api_v3_key_label()
    }

    /// What the plaintext is: one of `wxnotify.KINDS`, such as `transaction.direct`; `unknown` for what no rule knows.
    #[getter]
    fn kind(&self) -> &'static str {
        self.core.kind().as_str()
    }

    /// When the certificate that signed expires, in seconds since the epoch. None for a public key.
    #[getter]
    fn certificate_expires_at(&self) -> Option<i64> {
        self.core.certificate_expires_at()
    }

    /// Whether this is the payment of the order: a payment's event and kind, its state is success, and all of these match. What
    /// ships the goods should have asked this.
    ///
    /// `mchid` (of a partner's order the service provider's, which then needs `sub_mchid`) and `out_trade_no` are str,
    /// `amount_total` is an int in the currency's minor unit (分 for CNY), `currency` is CNY unless given.
    ///
    /// Raises ContentMismatch for the first thing that differs, naming the field, what was expected and what was found, and
    /// OptionInvalid for an order that cannot be one: a field that is missing, None, empty, or of another type.
    #[pyo3(
        signature = (**order),
        text_signature = "($self, *, mchid, out_trade_no, amount_total, currency='CNY', sub_mchid=...)"
    )]
    fn expect_paid(&self, py: Python<'_>, order: Option<&Bound<'_, PyDict>>) -> PyResult<()> {
        self.compare(py, "paid", order)
    }

    /// Whether this is the refund: `REFUND.SUCCESS`, its state is success, and all of these match.
    ///
    /// `mchid` (of a partner's refund the service provider's, which then needs `sub_mchid`), `out_refund_no` and, where given,
    /// `out_trade_no` are str, `amount_refund` is an int in the currency's minor unit, `currency` is CNY unless given.
    ///
    /// Raises what `expect_paid` raises.
    #[pyo3(
        signature = (**refund),
        text_signature = "($self, *, mchid, out_refund_no, amount_refund, currency='CNY', sub_mchid=..., out_trade_no=...)"
    )]
    fn expect_refunded(&self, py: Python<'_>, refund: Option<&Bound<'_, PyDict>>) -> PyResult<()> {
        self.compare(py, "refunded", refund)
    }

    /// Compares what is given with the notification, by its kind: `amount_total` is an int in the currency's minor unit (分 for
    /// CNY), the others are str. That it is a payment, and was paid, this does not say: see `expect_paid`.
    ///
    /// Raises ContentMismatch for the first field that differs, naming it, what was expected and what was found; a field that the
    /// notification does not have differs. Raises OptionInvalid where there is nothing to compare, or a field is None (what a
    /// lookup gives that found nothing), of another type, or none that there is.
    #[pyo3(
        signature = (**fields),
        text_signature = "($self, *, event_type=..., kind=..., mchid=..., sp_mchid=..., sub_mchid=..., appid=..., sub_appid=..., \
                          out_trade_no=..., out_refund_no=..., amount_total=..., currency=...)"
    )]
    fn expect(&self, py: Python<'_>, fields: Option<&Bound<'_, PyDict>>) -> PyResult<()> {
        self.compare(py, "fields", fields)
    }

    /// What a handler's `expect` returned, as JSON.
    fn _compare(&self, py: Python<'_>, expected: &str) -> PyResult<()> {
        let expected: Value =
            serde_json::from_str(expected).map_err(|_| argument_invalid(py, "expected", "no JSON"))?;
        attached(py, || {
            wxnotify::binding::compare(self.core.event_type(), self.core.kind(), self.core.resource(), &expected)
        })
    }

    /// The resource as the type of its kind, such as `wxnotify.events.TransactionDirect`: `isinstance` or `match`
    /// tell which one it is, and type checkers know its fields. Made when first asked for.
    ///
    /// Raises EventUntyped where the resource does not have the type of its kind, naming the field, or where no
    /// type is known for it. `resource` is there all the same.
    fn event<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let event = self.event.get_or_try_init(py, || self._event_as(py, self.kind()).map(Bound::unbind))?;
        Ok(event.bind(py).clone())
    }

    /// The resource as the type of another kind: a route's, such as a deduction as a direct payment.
    fn _event_as<'py>(&self, py: Python<'py>, kind: &str) -> PyResult<Bound<'py, PyAny>> {
        let kind = Kind::from_name(kind).unwrap_or(Kind::Unknown);
        // Not of `resource`, in which something may have been changed since.
        if let Some(event) = event::read(py, kind, self.core.plaintext())? {
            return Ok(event);
        }
        attached(py, || {
            wxnotify::events::check_event(self.core.event_type(), kind, self.core.resource())?;
            Err(Error::new(ErrorCode::Internal, format!("the check and the type of {kind} differ")))
        })
    }

    /// The whole notification as one JSON object on one line, the same bytes in every language. It
    /// holds the plaintext: do not log it.
    fn to_json(&self) -> String {
        self.core.to_json()
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        python_repr!(
            py,
            "Notification",
            id = self.core.id(),
            event_type = self.core.event_type(),
            kind = self.core.kind().as_str(),
            create_time = self.core.create_time(),
            serial = self.core.serial(),
            plaintext_length = self.core.plaintext().len(),
        )
    }
}

impl Notification {
    fn compare(&self, py: Python<'_>, form: &str, given: Option<&Bound<'_, PyDict>>) -> PyResult<()> {
        let mut expected = Map::new();
        for (name, value) in given.into_iter().flatten() {
            expected.insert(name.extract()?, json_of(&value));
        }
        self._compare(py, &json!({ form: expected }).to_string())
    }

    fn parsed<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        Ok(loads(py, self.core.plaintext())?.cast_into()?)
    }
}

/// Python's own reading of JSON.
pub(crate) fn loads<'py>(py: Python<'py>, text: &str) -> PyResult<Bound<'py, PyAny>> {
    static LOADS: PyOnceLock<Py<PyAny>> = PyOnceLock::new();
    LOADS.import(py, "json", "loads")?.call1((text,))
}

/// A value as JSON, for the core to say what is wrong with it. What has no place in JSON is an empty list there: of another type.
fn json_of(value: &Bound<'_, PyAny>) -> Value {
    if value.is_none() {
        Value::Null
    } else if let Ok(value) = value.cast::<PyBool>() {
        json!(value.is_true())
    } else if let Ok(text) = value.extract::<String>() {
        json!(text)
    } else if value.is_instance_of::<PyInt>() {
        value.extract::<i64>().map_or(json!(f64::MAX), |number| json!(number))
    } else if let Ok(number) = value.extract::<f64>() {
        json!(number)
    } else {
        json!([])
    }
}

/// Every kind, in the core's order.
#[pyfunction]
pub(crate) fn kinds() -> Vec<&'static str> {
    Kind::ALL.iter().map(|kind| kind.as_str()).collect()
}

/// The notification that `to_json` wrote, for what an inbox stored. Nothing is verified. For wxnotify's own modules.
#[pyfunction]
pub(crate) fn notification_from_json(py: Python<'_>, text: &str) -> PyResult<Notification> {
    attached(py, || wxnotify::Notification::restore(text)).map(Notification::from)
}
