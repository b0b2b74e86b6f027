//! Comparing a genuine notification with the order it is meant for.

use serde_json::Value;

use crate::error::shortened;
use crate::{Error, ErrorCode, Kind, Notification, Result};

/// What a notification should say. What is `None` is not compared.
///
/// ```
/// let order = wxnotify::Expectation {
///     mchid: Some("1900007291"),
///     out_trade_no: Some("A20261121"),
///     amount_total: Some(100), // in the currency's minor unit: 分 for CNY
///     ..Default::default()
/// };
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Expectation<'a> {
    /// The merchant: `mchid`; of a partner's notification `sp_mchid` or `sub_mchid`; of a combined payment `combine_mchid`.
    pub mchid: Option<&'a str>,
    /// The app: `appid`; of a partner's notification `sp_appid` or `sub_appid`; of a combined payment `combine_appid`.
    pub appid: Option<&'a str>,
    /// The merchant's order number: `out_trade_no`; of a combined payment `combine_out_trade_no`.
    pub out_trade_no: Option<&'a str>,
    /// The amount in the currency's minor unit: `amount.total`; of a refund `amount.refund`; of a combined
    /// payment the sum of its sub-orders; of payscore `total_amount`; of a transfer `transfer_amount`.
    pub amount_total: Option<i64>,
    /// The currency, such as `CNY`: `amount.currency`; of a combined payment that of every sub-order.
    pub currency: Option<&'a str>,
}

impl Notification {
    /// Compares the notification with an order, by its kind.
    ///
    /// # Errors
    /// `CONTENT_MISMATCH` for the first field that differs, naming it, what was expected and what was
    /// found. A field that the kind does not have differs.
    pub fn expect(&self, expectation: &Expectation<'_>) -> Result<()> {
        expectation.compare(self.kind(), self.resource())
    }
}

impl Expectation<'_> {
    /// Compares with a notification of which only the kind and the resource are at hand: for
    /// bindings that give a notification to their language whole. See [`Notification::expect`].
    ///
    /// # Errors
    /// Those of [`Notification::expect`].
    pub fn compare(&self, kind: Kind, resource: &Value) -> Result<()> {
        let fields = Fields::of(kind);
        if let Some(mchid) = self.mchid {
            compare_text("mchid", mchid, fields.mchid, resource)?;
        }
        if let Some(appid) = self.appid {
            compare_text("appid", appid, fields.appid, resource)?;
        }
        if let Some(out_trade_no) = self.out_trade_no {
            compare_text("out_trade_no", out_trade_no, fields.out_trade_no, resource)?;
        }
        if let Some(amount) = self.amount_total {
            let found = fields.amount.of(resource);
            if found != Some(amount) {
                let found = found.map_or("no integer".to_owned(), |found| found.to_string());
                return Err(mismatch(
                    "amount_total",
                    &amount.to_string(),
                    &format!("{found} ({})", fields.amount.name()),
                ));
            }
        }
        if let Some(currency) = self.currency {
            compare_currency(currency, fields.amount, resource)?;
        }
        Ok(())
    }
}

/// Where a kind keeps what is compared.
struct Fields {
    /// Any of these may match.
    mchid: &'static [&'static str],
    appid: &'static [&'static str],
    out_trade_no: &'static [&'static str],
    amount: Amount,
}

#[derive(Clone, Copy)]
enum Amount {
    /// An integer at this path, and its currency in the object that holds it.
    At(&'static [&'static str]),
    SubOrders,
}

impl Fields {
    fn of(kind: Kind) -> Self {
        if kind == Kind::TransactionCombine {
            return Self {
                mchid: &["combine_mchid"],
                appid: &["combine_appid"],
                out_trade_no: &["combine_out_trade_no"],
                amount: Amount::SubOrders,
            };
        }
        Self {
            mchid: &["mchid", "mch_id", "sp_mchid", "sub_mchid"],
            appid: &["appid", "sp_appid", "sub_appid"],
            out_trade_no: &["out_trade_no"],
            amount: Amount::At(match kind {
                Kind::RefundDirect | Kind::RefundPartner => &["amount", "refund"],
                Kind::PayscoreOrder | Kind::DiscountCardPaid | Kind::TransferBatch => &["total_amount"],
                Kind::TransferBill | Kind::TransferQqwalletBill => &["transfer_amount"],
                Kind::AbnormalFund => &["transfer_amount", "total"],
                Kind::Profitsharing | Kind::ProfitsharingReturn => &["receiver", "amount"],
                Kind::Recharge => &["recharge_amount", "amount"],
                Kind::MallRefund => &["refund_amount"],
                Kind::MallTransaction | Kind::Withdraw => &["amount"],
                _ => &["amount", "total"],
            }),
        }
    }
}

impl Amount {
    fn name(self) -> String {
        match self {
            Self::At(path) => path.join("."),
            Self::SubOrders => "sum of sub_orders[].amount.total_amount".to_owned(),
        }
    }

    fn of(self, resource: &Value) -> Option<i64> {
        match self {
            Self::At(path) => path.iter().try_fold(resource, |value, name| value.get(name))?.as_i64(),
            Self::SubOrders => sub_orders(resource)?
                .iter()
                .try_fold(0i64, |sum, order| sum.checked_add(order.get("amount")?.get("total_amount")?.as_i64()?)),
        }
    }
}

/// The sub-orders of a combined payment. One without any was not paid for anything.
fn sub_orders(resource: &Value) -> Option<&Vec<Value>> {
    resource.get("sub_orders")?.as_array().filter(|orders| !orders.is_empty())
}

fn compare_text(name: &'static str, expected: &str, candidates: &[&str], resource: &Value) -> Result<()> {
    let found: Vec<(&str, &str)> =
        candidates.iter().filter_map(|candidate| Some((*candidate, resource.get(candidate)?.as_str()?))).collect();
    if found.iter().any(|(_, value)| *value == expected) {
        return Ok(());
    }
    let found: Vec<String> =
        found.iter().map(|(candidate, value)| format!("{} ({candidate})", quoted(value))).collect();
    let found = if found.is_empty() { format!("no {}", candidates.join(", ")) } else { found.join(", ") };
    Err(mismatch(name, &quoted(expected), &found))
}

fn compare_currency(expected: &str, amount: Amount, resource: &Value) -> Result<()> {
    let currencies: Vec<Option<&str>> = match amount {
        Amount::At(path) => {
            let holder = path[..path.len() - 1].iter().try_fold(resource, |value, name| value.get(name));
            vec![holder.and_then(|holder| holder.get("currency")?.as_str())]
        }
        Amount::SubOrders => match sub_orders(resource) {
            Some(orders) => orders.iter().map(|order| order.get("amount")?.get("currency")?.as_str()).collect(),
            None => vec![None],
        },
    };
    match currencies.into_iter().find(|currency| *currency != Some(expected)) {
        None => Ok(()),
        Some(found) => Err(mismatch("currency", &quoted(expected), &found.map_or("no currency".to_owned(), quoted))),
    }
}

/// A text for a message: with quotes, so that a space at its end shows, and short.
fn quoted(text: &str) -> String {
    format!("{:?}", shortened(text, 64))
}

fn mismatch(field: &'static str, expected: &str, found: &str) -> Error {
    let message =
        format!("{field}: expected {expected}, found {found}; the notification is genuine, but not for this order");
    Error::new(ErrorCode::ContentMismatch, message).with_field(field)
}
