//! The platform's keys, and what a PEM text holds.

use pyo3::prelude::*;
use pyo3::types::PyTuple;

use crate::error::{argument_invalid, detached};
use crate::input;
use crate::repr::python_repr;

/// One key that can verify the platform's signatures: a certificate's, or a WeChat Pay public key.
#[pyclass(module = "wxnotify", frozen)]
pub(crate) struct PlatformKey(pub(crate) wxnotify::PlatformKey);

#[pymethods]
impl PlatformKey {
    /// The key in a PEM text, for `verify_signature`: one platform certificate, or one public key
    /// (SPKI or PKCS#1). RSA of 2048 to 4096 bits, or SM2.
    ///
    /// Raises PemInvalid, KeyUnsupported, MerchantCertificate or PrivateKeyGiven.
    #[staticmethod]
    fn from_pem(pem: &Bound<'_, PyAny>) -> PyResult<Self> {
        let text = input::pem(pem, "pem")?;
        detached(pem.py(), || wxnotify::PlatformKey::from_pem(&text)).map(Self)
    }

    /// What `Wechatpay-Serial` says when this key signed: a certificate's serial in upper-case hex
    /// without leading zeros, or a public key's id. Empty for a public key out of `from_pem`.
    #[getter]
    fn serial(&self) -> &str {
        self.0.serial()
    }

    /// How it signs: `RSA` or `SM2`.
    #[getter]
    fn algorithm(&self) -> &'static str {
        self.0.algorithm().as_str()
    }

    /// From when a certificate is valid, in seconds since the epoch. None for a public key.
    #[getter]
    fn not_before(&self) -> Option<i64> {
        self.0.not_before()
    }

    /// Until when a certificate is valid, in seconds since the epoch. None for a public key.
    #[getter]
    fn not_after(&self) -> Option<i64> {
        self.0.not_after()
    }

    /// Whether it is a certificate's rather than a public key.
    #[getter]
    fn is_certificate(&self) -> bool {
        self.0.is_certificate()
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        python_repr!(py, "PlatformKey", serial = self.0.serial(), algorithm = self.algorithm())
    }
}

/// The keys that the platform signs with: certificates and WeChat Pay public keys in any mix, which
/// is how a merchant migrates from the one to the other. Immutable; iterating gives each PlatformKey.
///
/// `certificates` are PEM texts of platform certificates (平台证书), one or several, each with one or
/// several certificates; the serial is read from the certificate. `public_keys` maps the id of a WeChat Pay
/// public key (微信支付公钥, `PUB_KEY_ID_...`) to its PEM; pairs will do as well.
///
/// Raises PemInvalid, KeyUnsupported, MerchantCertificate (your own certificate was given),
/// PrivateKeyGiven, OptionInvalid (for an id that is none, or two keys of one serial) or ArgumentInvalid.
#[pyclass(module = "wxnotify", frozen)]
pub(crate) struct PlatformKeys(pub(crate) wxnotify::PlatformKeys);

#[pymethods]
impl PlatformKeys {
    #[new]
    #[pyo3(signature = (
        *,
        certificates = None,
        public_keys = None,
    ))]
    fn new(
        py: Python<'_>,
        certificates: Option<&Bound<'_, PyAny>>,
        public_keys: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<Self> {
        let mut keys = wxnotify::PlatformKeys::new();
        if let Some(certificates) = certificates {
            for given in input::one_or_many(certificates)? {
                let pem = input::pem(&given, "certificates")?;
                detached(py, || keys.add_certificates(&pem))?;
            }
        }
        if let Some(public_keys) = public_keys {
            let pairs = input::pairs(public_keys)?.ok_or_else(|| {
                let message =
                    "public_keys maps the id PUB_KEY_ID_... of each WeChat Pay public key to its PEM: {id: pem}";
                argument_invalid(py, "public_keys", message)
            })?;
            for (id, pem) in pairs {
                let id = input::pem(&id, "public_keys")?;
                let pem = input::pem(&pem, "public_keys")?;
                detached(py, || keys.add_public_key(&id, &pem))?;
            }
        }
        Ok(Self(keys))
    }

    /// The serials and ids, in the order in which they were given.
    #[getter]
    fn serials(&self) -> Vec<&str> {
        self.0.serials()
    }

    fn __iter__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let keys = self.0.iter().map(|key| Py::new(py, PlatformKey(key.clone()))).collect::<PyResult<Vec<_>>>()?;
        PyTuple::new(py, keys)?.into_any().call_method0("__iter__")
    }

    fn __len__(&self) -> usize {
        self.0.len()
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        python_repr!(py, "PlatformKeys", serials = self.0.serials())
    }
}

/// The platform's keys. A PEM in their place does not say whether it needs an id.
pub(crate) fn given(keys: &Bound<'_, PyAny>, field: &str) -> PyResult<wxnotify::PlatformKeys> {
    keys.cast::<PlatformKeys>().map(|keys| keys.get().0.clone()).map_err(|_| {
        let message = format!(
            "{field} is {}; pass wxnotify.PlatformKeys(public_keys={{id: pem}}), or PlatformKeys(certificates=pem)",
            input::described(keys)
        );
        argument_invalid(keys.py(), field, message)
    })
}

/// What one block of a PEM text is.
///
/// `kind` is `platform_certificate`, `merchant_certificate`, `public_key` or `private_key`; what a
/// kind does not have is None.
#[pyclass(module = "wxnotify", frozen, get_all)]
pub(crate) struct PemContent {
    /// `platform_certificate`, `merchant_certificate`, `public_key` or `private_key`.
    kind: &'static str,
    /// A certificate's serial, as in `Wechatpay-Serial`.
    serial: Option<String>,
    /// `RSA` or `SM2`; None for a private key and a merchant's certificate.
    algorithm: Option<&'static str>,
    /// From when a certificate is valid, in seconds since the epoch.
    not_before: Option<i64>,
    /// Until when a certificate is valid, in seconds since the epoch.
    not_after: Option<i64>,
    /// The subject of a platform certificate, as RFC 4514 writes it.
    subject: Option<String>,
    /// The merchant's number in a merchant's certificate.
    mchid: Option<String>,
}

#[pymethods]
impl PemContent {
    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        python_repr!(py, "PemContent", kind = self.kind, serial = self.serial.as_deref())
    }
}

/// Says what each block of a PEM text is, for people who are not sure what they hold.
///
/// Raises PemInvalid where the text cannot be read, KeyUnsupported where a key is none that WeChat Pay uses.
#[pyfunction]
pub(crate) fn inspect_pem(pem: &Bound<'_, PyAny>) -> PyResult<Vec<PemContent>> {
    let text = input::pem(pem, "pem")?;
    let contents = detached(pem.py(), || wxnotify::inspect_pem(&text))?;
    Ok(contents.into_iter().map(PemContent::from).collect())
}

impl From<wxnotify::PemContent> for PemContent {
    fn from(content: wxnotify::PemContent) -> Self {
        use wxnotify::PemContent as Core;
        let nothing = Self {
            kind: "unknown",
            serial: None,
            algorithm: None,
            not_before: None,
            not_after: None,
            subject: None,
            mchid: None,
        };
        match content {
            Core::PlatformCertificate { serial, algorithm, not_before, not_after, subject } => Self {
                kind: "platform_certificate",
                serial: Some(serial),
                algorithm: Some(algorithm.as_str()),
                not_before: Some(not_before),
                not_after: Some(not_after),
                subject: Some(subject),
                ..nothing
            },
            Core::MerchantCertificate { serial, mchid, not_before, not_after } => Self {
                kind: "merchant_certificate",
                serial: Some(serial),
                not_before: Some(not_before),
                not_after: Some(not_after),
                mchid: Some(mchid),
                ..nothing
            },
            Core::PublicKey { algorithm } => {
                Self { kind: "public_key", algorithm: Some(algorithm.as_str()), ..nothing }
            }
            Core::PrivateKey => Self { kind: "private_key", ..nothing },
            _ => nothing,
        }
    }
}
