//! APIv2's notifications.

use pyo3::prelude::*;
use pyo3::types::PyTuple;

use crate::api_keys::{self, ApiV2Key};
use crate::error::detached;
use crate::input;
use crate::notification::Notification;

/// Verifies or decrypts an APIv2 notification (微信支付 V2): a payment, a refund or a contract in XML, as refunds made on the
/// merchant platform and 付款码 payments still come.
///
/// `body` is the raw XML, as `NotificationParser.parse` takes it; no header counts. A body is APIv2's where its first byte after
/// a byte order mark and white space is `<`. `api_v2_keys` is a dict of mch_id (商户号) to APIv2 key (str or bytes),
/// one ApiV2Key or several; those of the body's `mch_id` are tried in order, and no others. `max_body_bytes` is the longest body,
/// 1 MiB unless given.
///
/// What comes is a Notification of kind `v2.pay` (of a payment that failed, too: `expect_paid` tells), `v2.refund` or
/// `v2.contract`, with `V2.PAY` and the like as its event type. `plaintext` is a JSON object of the XML's fields, all of them texts,
/// amounts in 分. `id` is made of what counts once: the merchant, and of a payment its `transaction_id`, of a refund its `refund_id` and
/// status. `serial` and `associated_data` are empty, `timestamp` is 0, and `api_v3_key_label` is the APIv2 key's `mch_id`. Answer
/// with `Ack.success_v2()`, or with an error's `ack_v2`.
///
/// It says less than APIv3. There is no time in it: one that was recorded passes for ever, and only an inbox makes it count
/// once. The key that verifies it also signs. And a refund is encrypted in a way that nothing authenticates (AES in ECB mode):
/// compare it with what you asked for, and look it up before it moves goods or money.
///
/// Raises OptionInvalid for no key or one that is none, BodyTooLarge, EnvelopeInvalid, SignatureInvalid; for a refund
/// DecryptionFailed and PlaintextInvalid; and ArgumentInvalid for a body that is not raw bytes.
#[pyfunction]
#[pyo3(signature = (body, api_v2_keys, *, max_body_bytes = None))]
pub(crate) fn parse_v2(
    py: Python<'_>,
    body: &Bound<'_, PyAny>,
    api_v2_keys: &Bound<'_, PyAny>,
    max_body_bytes: Option<&Bound<'_, PyAny>>,
) -> PyResult<Notification> {
    let body = input::body(body)?;
    let body = body.as_bytes();
    let keys = api_keys::api_v2_keys(api_v2_keys)?;
    let most = max_body_bytes.map(|most| input::number(most, "max_body_bytes")).transpose()?;
    let notification = detached(py, || match most {
        Some(most) => wxnotify::binding::parse_v2_within(body, &keys, most),
        None => wxnotify::parse_v2(body, &keys),
    })?;
    Ok(Notification::from(notification))
}

/// The keys that `parse_v2` takes, looked at before there is a body. For wxnotify's own modules.
#[pyfunction]
pub(crate) fn check_api_v2_keys<'py>(given: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyTuple>> {
    let py = given.py();
    let keys = ApiV2Key::one_or_many(given)?;
    if keys.is_empty() {
        detached(py, || wxnotify::parse_v2(b"", &[]))?;
    }
    PyTuple::new(py, keys)
}
