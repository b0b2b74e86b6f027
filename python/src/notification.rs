//! The notification.

use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyBytes, PyDict};
use wxnotify::{Expectation, Kind};

use crate::error::{argument_invalid, detached};
use crate::input::described;
use crate::repr::python_repr;

/// A notification whose signature was verified and whose resource was decrypted. Immutable.
///
/// It is genuine, and nothing more: before shipping goods compare it with the order (`expect`), and make
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

    /// `encrypt-resource`.
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

    /// The decrypted resource, to the byte: a JSON object in UTF-8.
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
    #[getter]
    fn serial(&self) -> &str {
        self.core.serial()
    }

    /// `Wechatpay-Timestamp`: when it was signed, in seconds since the epoch.
    #[getter]
    fn timestamp(&self) -> i64 {
        self.core.timestamp()
    }

    /// `Wechatpay-Nonce`.
    #[getter]
    fn nonce(&self) -> &str {
        self.core.nonce()
    }

    /// `Request-ID`, where given: what WeChat Pay's support asks for.
    #[getter]
    fn request_id(&self) -> Option<&str> {
        self.core.request_id()
    }

    /// The label of the APIv3 key that opened it, where it has one.
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

    /// Compares what is given with the plaintext, by its kind: `mchid`, `appid`, `out_trade_no` and
    /// `currency` are str, `amount_total` an int in the currency's minor unit (分 for CNY).
    ///
    /// What is left out is not compared. None is refused with ArgumentInvalid: it is what a lookup gives
    /// that found nothing, and must not pass for a match.
    ///
    /// Raises ContentMismatch for the first field that differs, naming it, what was expected and what was
    /// found. A field that the kind does not have differs.
    #[pyo3(
        signature = (**expected),
        text_signature = "($self, *, mchid=..., appid=..., out_trade_no=..., amount_total=..., currency=...)"
    )]
    fn expect(&self, py: Python<'_>, expected: Option<&Bound<'_, PyDict>>) -> PyResult<()> {
        let text = |name: &str| given::<String>(expected, name, "a str");
        let (mchid, appid, out_trade_no) = (text("mchid")?, text("appid")?, text("out_trade_no")?);
        let (amount_total, currency) =
            (given::<i64>(expected, "amount_total", "an int of at most 64 bits")?, text("currency")?);
        if let Some(expected) = expected {
            for name in expected.keys() {
                let name = name.extract::<String>()?;
                if !EXPECTED.contains(&name.as_str()) {
                    let message = format!(
                        "expect() got an unexpected keyword argument {name:?}; there is {}",
                        EXPECTED.join(", ")
                    );
                    return Err(argument_invalid(py, &name, message));
                }
            }
        }
        let expectation = Expectation {
            mchid: mchid.as_deref(),
            appid: appid.as_deref(),
            out_trade_no: out_trade_no.as_deref(),
            amount_total,
            currency: currency.as_deref(),
        };
        detached(py, || self.core.expect(&expectation))
    }

    /// The resource as the type of its kind, such as `wxnotify.events.TransactionDirect`: `isinstance` or `match`
    /// tell which one it is, and type checkers know its fields. Made when first asked for.
    ///
    /// Raises EventUntyped where the resource does not have the type of its kind, naming the field, or where no
    /// type is known for it. `resource` is there all the same.
    fn event<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let event = self.event.get_or_try_init(py, || {
            detached(py, || self.core.check_event())?;
            let read = py.import("wxnotify._reading")?.getattr("read")?;
            // Not `resource`, in which something may have been changed since.
            read.call1((self.core.kind().as_str(), self.parsed(py)?)).map(Bound::unbind)
        })?;
        Ok(event.bind(py).clone())
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
    fn parsed<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let value = py.import("json")?.getattr("loads")?.call1((self.core.plaintext(),))?;
        Ok(value.cast_into()?)
    }
}

/// The keyword arguments of `expect`.
const EXPECTED: [&str; 5] = ["mchid", "appid", "out_trade_no", "amount_total", "currency"];

/// The keyword argument `name` of `expect`, where it was given.
fn given<'py, T>(expected: Option<&Bound<'py, PyDict>>, name: &str, what: &str) -> PyResult<Option<T>>
where
    T: for<'a> FromPyObject<'a, 'py>,
{
    let Some(expected) = expected else { return Ok(None) };
    let Some(value) = expected.get_item(name)? else { return Ok(None) };
    match value.extract() {
        Ok(value) => Ok(Some(value)),
        Err(_) => {
            let found = described(&value);
            // Leaving out what is there, but of another type, would compare less than was meant.
            let advice = if value.is_none() { "; leave it out if it is not to be compared" } else { "" };
            let message = format!("{name} is {found}, and {what} is needed{advice}");
            Err(argument_invalid(expected.py(), name, message))
        }
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
    detached(py, || wxnotify::Notification::restore(text)).map(Notification::from)
}
