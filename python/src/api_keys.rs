//! The merchant's keys, APIv3's and APIv2's, each with a label.

use pyo3::prelude::*;
use pyo3::types::PyDict;
use zeroize::Zeroizing;

use crate::error::detached;
use crate::input;
use crate::repr::python_repr;

/// One APIv3 key (APIv3密钥) with a label, such as the mchid it belongs to, by which a Notification
/// says which key opened it. Its `repr` shows the label and never the key.
///
/// `key` is the 32 characters as set on the merchant platform. Raises ApiV3KeyInvalid for anything else.
#[pyclass(module = "wxnotify", frozen)]
pub(crate) struct ApiV3Key(Labelled);

#[pymethods]
impl ApiV3Key {
    #[new]
    #[pyo3(signature = (key, label = None))]
    fn new(key: &Bound<'_, PyAny>, label: Option<&Bound<'_, PyAny>>) -> PyResult<Self> {
        let labelled = Labelled::given(key, label)?;
        labelled.to_v3(key.py())?;
        Ok(Self(labelled))
    }

    /// The label, where one was given.
    #[getter]
    fn label(&self) -> Option<&str> {
        self.0.label.as_deref()
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        python_repr!(py, "ApiV3Key", label = self.label())
    }
}

/// One merchant's APIv2 key (API密钥, APIv2密钥). Its `repr` shows the merchant and never the key.
///
/// `key` is the 32 characters as set on the merchant platform, others than the APIv3 key's. `mch_id` is the merchant's number
/// (商户号) as in the field `mch_id` of its notifications, a str of digits: the key is tried for those alone, and a Notification
/// has it as the label of the key that fitted. Raises OptionInvalid for anything else.
#[pyclass(module = "wxnotify", frozen)]
pub(crate) struct ApiV2Key(Labelled);

#[pymethods]
impl ApiV2Key {
    #[new]
    fn new(key: &Bound<'_, PyAny>, mch_id: &Bound<'_, PyAny>) -> PyResult<Self> {
        let labelled = Labelled::new(key, Some(input::string(mch_id, "mch_id")?), "key")?;
        labelled.to_v2(key.py())?;
        Ok(Self(labelled))
    }

    /// The merchant's number.
    #[getter]
    fn mch_id(&self) -> &str {
        self.0.label.as_deref().unwrap_or_default()
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        python_repr!(py, "ApiV2Key", mch_id = self.mch_id())
    }
}

/// A key and its label.
#[derive(Clone)]
struct Labelled {
    key: Zeroizing<Vec<u8>>,
    label: Option<String>,
}

impl Labelled {
    fn given(key: &Bound<'_, PyAny>, label: Option<&Bound<'_, PyAny>>) -> PyResult<Self> {
        let label = label.map(|label| input::string(label, "label")).transpose()?;
        Self::new(key, label, "key")
    }

    /// `field` is the parameter that the caller gave the key as.
    fn new(key: &Bound<'_, PyAny>, label: Option<String>, field: &str) -> PyResult<Self> {
        Ok(Self { key: Zeroizing::new(input::text(key, field)?), label })
    }

    fn to_v3(&self, py: Python<'_>) -> PyResult<wxnotify::ApiV3Key> {
        let key = detached(py, || wxnotify::ApiV3Key::new(self.key.as_slice()))?;
        Ok(match &self.label {
            Some(label) => key.labelled(label.as_str()),
            None => key,
        })
    }

    fn to_v2(&self, py: Python<'_>) -> PyResult<wxnotify::ApiV2Key> {
        let mch_id = self.label.clone().unwrap_or_default();
        detached(py, || wxnotify::ApiV2Key::new(mch_id, self.key.as_slice()))
    }
}

/// APIv3 keys from one key, several, or a dict of label to key.
pub(crate) fn api_v3_keys(given: &Bound<'_, PyAny>) -> PyResult<Vec<wxnotify::ApiV3Key>> {
    let keys = one_or_many(given, "api_v3_keys", |key| key.cast::<ApiV3Key>().ok().map(|key| key.get().0.clone()))?;
    keys.iter().map(|key| key.to_v3(given.py())).collect()
}

/// APIv2 keys likewise.
pub(crate) fn api_v2_keys(given: &Bound<'_, PyAny>) -> PyResult<Vec<wxnotify::ApiV2Key>> {
    ApiV2Key::one_or_many(given)?.iter().map(|key| key.0.to_v2(given.py())).collect()
}

impl ApiV2Key {
    /// As they were given, each of them a key.
    pub(crate) fn one_or_many(given: &Bound<'_, PyAny>) -> PyResult<Vec<Self>> {
        let keys = one_or_many(given, "api_v2_keys", |key| key.cast::<Self>().ok().map(|key| key.get().0.clone()))?;
        keys.into_iter().map(|key| key.to_v2(given.py()).map(|_| Self(key))).collect()
    }
}

/// `held` gives what is in a key that was made before.
fn one_or_many(
    given: &Bound<'_, PyAny>,
    field: &str,
    held: impl Fn(&Bound<'_, PyAny>) -> Option<Labelled>,
) -> PyResult<Vec<Labelled>> {
    if let Ok(labelled) = given.cast::<PyDict>() {
        let key = |(label, key)| Labelled::new(&key, Some(input::string(&label, "label")?), field);
        return labelled.iter().map(key).collect();
    }
    input::one_or_many(given)?.iter().map(|key| held(key).map_or_else(|| Labelled::new(key, None, field), Ok)).collect()
}
