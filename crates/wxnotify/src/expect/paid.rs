//! Whether a notification is the payment of an order.

use super::{Compared, UNSAID_CURRENCY, check_amount, check_texts, mismatch, quoted, sub_orders};
use crate::{Kind, Result};

/// An order that is to be paid, for [`Notification::expect_paid`](crate::Notification::expect_paid).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PaidOrder<'a> {
    pub(super) mchid: &'a str,
    pub(super) sub_mchid: Option<&'a str>,
    pub(super) out_trade_no: &'a str,
    pub(super) amount_total: i64,
    pub(super) currency: &'a str,
}

impl<'a> PaidOrder<'a> {
    /// An order: the merchant's number (of a partner's order the service provider's, of a combined payment `combine_mchid`), the
    /// order's number (of a combined payment `combine_out_trade_no`), and its price in the currency's minor unit, 分 for CNY (of
    /// a combined payment the sum of its sub-orders).
    pub const fn new(mchid: &'a str, out_trade_no: &'a str, amount_total: i64) -> Self {
        Self { mchid, sub_mchid: None, out_trade_no, amount_total, currency: UNSAID_CURRENCY }
    }

    /// The sub-merchant of a partner's order. Without it no partner's payment passes.
    pub const fn sub_mchid(mut self, sub_mchid: &'a str) -> Self {
        self.sub_mchid = Some(sub_mchid);
        self
    }

    /// The order's currency, by ISO 4217. CNY unless set; an amount without a currency is in CNY.
    pub const fn currency(mut self, currency: &'a str) -> Self {
        self.currency = currency;
        self
    }

    pub(super) fn compare(&self, with: &Compared<'_>) -> Result<()> {
        check_texts(&[
            ("mchid", Some(self.mchid)),
            ("sub_mchid", self.sub_mchid),
            ("out_trade_no", Some(self.out_trade_no)),
            ("currency", Some(self.currency)),
        ])?;
        check_amount("amount_total", self.amount_total)?;
        is_paid(with)?;
        with.has_merchant(self.mchid, self.sub_mchid)?;
        let number = if with.kind == Kind::TransactionCombine { "combine_out_trade_no" } else { "out_trade_no" };
        with.has("out_trade_no", self.out_trade_no, &[number])?;
        with.has_amount("amount_total", self.amount_total)?;
        with.has_currency(self.currency, Some(UNSAID_CURRENCY))
    }
}

/// The event and the kind are a payment's, and the state is success: of a combined payment that of every sub-order.
fn is_paid(with: &Compared<'_>) -> Result<()> {
    const EVENTS: [&str; 3] = ["TRANSACTION.SUCCESS", "TRANSACTION.INDUSTRY_SUCCESS", "V2.PAY"];
    if !EVENTS.contains(&with.event_type) {
        return Err(mismatch("event_type", "a payment (TRANSACTION.SUCCESS)", &quoted(with.event_type)));
    }
    match with.kind {
        Kind::TransactionDirect
        | Kind::TransactionPartner
        | Kind::TransactionDeduction
        | Kind::TransactionParking
        | Kind::TransactionIndustry => with.has("trade_state", "SUCCESS", &["trade_state"]),
        Kind::V2Pay => {
            with.has("result_code", "SUCCESS", &["result_code"])?;
            // A deduction that is accepted, and not yet paid, has a state beside it.
            match with.text("trade_state").filter(|state| !state.is_empty()) {
                Some(_) => with.has("trade_state", "SUCCESS", &["trade_state"]),
                None => Ok(()),
            }
        }
        Kind::TransactionCombine => {
            let states =
                sub_orders(with.resource).into_iter().flatten().map(|order| order.get("trade_state")?.as_str());
            let mut states = states.peekable();
            if states.peek().is_none() {
                return Err(mismatch("trade_state", "\"SUCCESS\"", "no sub_orders"));
            }
            match states.find(|state| *state != Some("SUCCESS")) {
                None => Ok(()),
                Some(state) => {
                    let found = state.map_or("no trade_state".to_owned(), quoted);
                    Err(mismatch(
                        "trade_state",
                        "\"SUCCESS\" of every sub-order",
                        &format!("{found} (sub_orders[].trade_state)"),
                    ))
                }
            }
        }
        kind => Err(mismatch("kind", "a payment's, such as transaction.direct", kind.as_str())),
    }
}
