//! Comparing a notification, which lives in JavaScript whole, with an order.

use napi_derive::napi;
use serde_json::Value;
use wxnotify::{Error, ErrorCode, Expectation, Kind};

use crate::thrown::{Thrown, guarded};

/// What a notification should say. What is absent is not compared.
#[napi(object, object_to_js = false)]
pub struct ExpectationInput {
    /// The merchant.
    pub mchid: Option<String>,
    /// The app.
    pub appid: Option<String>,
    /// The order number.
    pub out_trade_no: Option<String>,
    /// In the currency's minor unit.
    pub amount_total: Option<i64>,
    /// Such as `CNY`.
    pub currency: Option<String>,
}

/// Throws where the plaintext of a notification of `kind` is not as expected.
#[napi]
pub fn expect(kind: String, plaintext: String, expectation: ExpectationInput) -> Result<(), Thrown> {
    guarded(|| {
        let (kind, resource) = given_back(&kind, &plaintext)?;
        let expectation = Expectation {
            mchid: expectation.mchid.as_deref(),
            appid: expectation.appid.as_deref(),
            out_trade_no: expectation.out_trade_no.as_deref(),
            amount_total: expectation.amount_total,
            currency: expectation.currency.as_deref(),
        };
        expectation.compare(kind, &resource)
    })
}

/// Kind and resource of a notification that JavaScript gives back.
pub(crate) fn given_back(kind: &str, plaintext: &str) -> wxnotify::Result<(Kind, Value)> {
    let not_ours = |what: &'static str| Error::new(ErrorCode::ArgumentInvalid, what);
    let kind = Kind::from_name(kind).ok_or_else(|| not_ours("the notification's kind is none"))?;
    let resource = serde_json::from_str(plaintext).map_err(|_| not_ours("the plaintext is not JSON"))?;
    Ok((kind, resource))
}
