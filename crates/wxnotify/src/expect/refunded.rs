//! Whether a notification is a refund that the merchant asked for.

use super::{Compared, UNSAID_CURRENCY, check_amount, check_texts, mismatch, quoted};
use crate::{Kind, Result};

/// A refund that is to be done, for [`Notification::expect_refunded`](crate::Notification::expect_refunded).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RefundedOrder<'a> {
    pub(super) mchid: &'a str,
    pub(super) sub_mchid: Option<&'a str>,
    pub(super) out_refund_no: &'a str,
    pub(super) out_trade_no: Option<&'a str>,
    pub(super) amount_refund: i64,
    pub(super) currency: &'a str,
}

impl<'a> RefundedOrder<'a> {
    /// A refund: the merchant's number (of a partner's refund the service provider's), the refund's number, and the amount that
    /// is refunded, in the currency's minor unit, 分 for CNY.
    pub const fn new(mchid: &'a str, out_refund_no: &'a str, amount_refund: i64) -> Self {
        Self { mchid, sub_mchid: None, out_refund_no, out_trade_no: None, amount_refund, currency: UNSAID_CURRENCY }
    }

    /// The sub-merchant of a partner's refund. Without it no partner's refund passes.
    pub const fn sub_mchid(mut self, sub_mchid: &'a str) -> Self {
        self.sub_mchid = Some(sub_mchid);
        self
    }

    /// The number of the order that is refunded. Not compared unless set.
    pub const fn out_trade_no(mut self, out_trade_no: &'a str) -> Self {
        self.out_trade_no = Some(out_trade_no);
        self
    }

    /// The refund's currency, by ISO 4217. CNY unless set; an amount without a currency is in CNY.
    pub const fn currency(mut self, currency: &'a str) -> Self {
        self.currency = currency;
        self
    }

    pub(super) fn compare(&self, with: &Compared<'_>) -> Result<()> {
        check_texts(&[
            ("mchid", Some(self.mchid)),
            ("sub_mchid", self.sub_mchid),
            ("out_refund_no", Some(self.out_refund_no)),
            ("out_trade_no", self.out_trade_no),
            ("currency", Some(self.currency)),
        ])?;
        check_amount("amount_refund", self.amount_refund)?;
        is_refunded(with)?;
        with.has_merchant(self.mchid, self.sub_mchid)?;
        with.has("out_refund_no", self.out_refund_no, &["out_refund_no"])?;
        if let Some(out_trade_no) = self.out_trade_no {
            with.has("out_trade_no", out_trade_no, &["out_trade_no"])?;
        }
        with.has_amount("amount_refund", self.amount_refund)?;
        with.has_currency(self.currency, Some(UNSAID_CURRENCY))
    }
}

/// A refund that was closed or went wrong is not refunded.
fn is_refunded(with: &Compared<'_>) -> Result<()> {
    if !["REFUND.SUCCESS", "V2.REFUND"].contains(&with.event_type) {
        return Err(mismatch("event_type", "a refund that succeeded (REFUND.SUCCESS)", &quoted(with.event_type)));
    }
    match with.kind {
        Kind::RefundDirect | Kind::RefundPartner | Kind::V2Refund => {
            with.has("refund_status", "SUCCESS", &["refund_status"])
        }
        kind => Err(mismatch("kind", "a refund's, such as refund.direct", kind.as_str())),
    }
}
