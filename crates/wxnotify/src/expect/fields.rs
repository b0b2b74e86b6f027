//! Comparing single fields.

use super::{Compared, SUB_MCHID, invalid, mismatch, quoted};
use crate::error::nearest;
use crate::{Kind, Result};

/// What a notification should say, field by field. What is not set is not compared.
///
/// ```
/// // a contract, say, of which there is nothing to be paid
/// let contract = wxnotify::Expectation::new().event_type("PAPAY.SIGN").mchid("1900007291");
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Expectation<'a> {
    pub(super) event_type: Option<&'a str>,
    pub(super) kind: Option<&'a str>,
    pub(super) mchid: Option<&'a str>,
    pub(super) sp_mchid: Option<&'a str>,
    pub(super) sub_mchid: Option<&'a str>,
    pub(super) appid: Option<&'a str>,
    pub(super) sub_appid: Option<&'a str>,
    pub(super) out_trade_no: Option<&'a str>,
    pub(super) out_refund_no: Option<&'a str>,
    pub(super) amount_total: Option<i64>,
    pub(super) currency: Option<&'a str>,
}

/// Writes the setter of a text.
macro_rules! setters {
    ($( $(#[$doc:meta])* $name:ident )*) => {$(
        $(#[$doc])*
        pub const fn $name(mut self, $name: &'a str) -> Self {
            self.$name = Some($name);
            self
        }
    )*};
}

impl<'a> Expectation<'a> {
    /// Compares nothing yet, and would not pass.
    pub const fn new() -> Self {
        Self {
            event_type: None,
            kind: None,
            mchid: None,
            sp_mchid: None,
            sub_mchid: None,
            appid: None,
            sub_appid: None,
            out_trade_no: None,
            out_refund_no: None,
            amount_total: None,
            currency: None,
        }
    }

    setters! {
        /// The event type, such as `TRANSACTION.SUCCESS`.
        event_type
        /// The name of the kind, such as `transaction.partner`.
        kind
        /// The merchant: `mchid`; of a partner's notification `sp_mchid` or `sub_mchid`; of a combined payment `combine_mchid`.
        mchid
        /// The service provider of a partner's notification: `sp_mchid`.
        sp_mchid
        /// The sub-merchant of a partner's notification: `sub_mchid`.
        sub_mchid
        /// The app: `appid`; of a partner's notification `sp_appid` or `sub_appid`; of a combined payment `combine_appid`.
        appid
        /// The sub-merchant's app: `sub_appid`.
        sub_appid
        /// The merchant's order number: `out_trade_no`; of a combined payment `combine_out_trade_no`.
        out_trade_no
        /// The merchant's refund number: `out_refund_no`.
        out_refund_no
        /// The currency, such as `CNY`: `amount.currency`; of a combined payment that of every sub-order.
        currency
    }

    /// The amount in the currency's minor unit: `amount.total`; of a refund `amount.refund`; of a combined payment the sum of its
    /// sub-orders; of payscore `total_amount`; of a transfer `transfer_amount`.
    pub const fn amount_total(mut self, amount_total: i64) -> Self {
        self.amount_total = Some(amount_total);
        self
    }

    pub(super) fn compare(&self, with: &Compared<'_>) -> Result<()> {
        if *self == Self::default() {
            let message = "there is nothing to compare; give what the order says: mchid, out_trade_no, amount_total, ... \
                           (expect_paid asks for what makes a payment)";
            return Err(invalid("expectation", message.to_owned()));
        }
        let is_combined = with.kind == Kind::TransactionCombine;
        if let Some(event_type) = self.event_type
            && event_type != with.event_type
        {
            return Err(mismatch("event_type", &quoted(event_type), &quoted(with.event_type)));
        }
        if let Some(kind) = self.kind {
            check_kind(kind)?;
            if kind != with.kind.as_str() {
                return Err(mismatch("kind", kind, with.kind.as_str()));
            }
        }
        let mchid: &[_] =
            if is_combined { &["combine_mchid"] } else { &["mchid", "mch_id", "sp_mchid", "sub_mchid", "sub_mch_id"] };
        let appid: &[_] = if is_combined { &["combine_appid"] } else { &["appid", "sp_appid", "sub_appid"] };
        let out_trade_no = if is_combined { "combine_out_trade_no" } else { "out_trade_no" };
        let texts: [(_, _, &[&str]); 7] = [
            ("mchid", self.mchid, mchid),
            ("sp_mchid", self.sp_mchid, &["sp_mchid"]),
            ("sub_mchid", self.sub_mchid, SUB_MCHID),
            ("appid", self.appid, appid),
            ("sub_appid", self.sub_appid, &["sub_appid"]),
            ("out_trade_no", self.out_trade_no, &[out_trade_no]),
            ("out_refund_no", self.out_refund_no, &["out_refund_no"]),
        ];
        for (name, expected, candidates) in texts {
            if let Some(expected) = expected {
                with.has(name, expected, candidates)?;
            }
        }
        if let Some(amount) = self.amount_total {
            with.has_amount("amount_total", amount)?;
        }
        match self.currency {
            Some(currency) => with.has_currency(currency, None),
            None => Ok(()),
        }
    }
}

/// A kind that nobody knows would never be found.
fn check_kind(name: &str) -> Result<()> {
    if Kind::from_name(name).is_some() {
        return Ok(());
    }
    let nearest = nearest(name, Kind::ALL.iter().map(|kind| kind.as_str()));
    Err(invalid("kind", format!("no kind {} is known{nearest}", quoted(name))))
}
