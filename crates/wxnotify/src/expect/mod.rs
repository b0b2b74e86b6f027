//! Comparing a genuine notification with what the merchant knows: the payment of an order, a refund, or single fields.
//!
//! A comparison of nothing never passes, and neither does one with a field that the notification does not have.

mod fields;
mod paid;
mod read;
mod refunded;

use std::borrow::Cow;

use serde_json::Value;

use crate::error::shortened;
use crate::{Error, ErrorCode, Kind, Notification, Result};

pub use fields::Expectation;
pub use paid::PaidOrder;
pub use refunded::RefundedOrder;

impl Notification {
    /// Whether this is the payment of the order: a payment's event and kind, its state is success, and merchant, order number,
    /// amount and currency are the order's. What ships the goods should have asked this.
    ///
    /// ```
    /// # fn paid(notification: &wxnotify::Notification) -> wxnotify::Result<()> {
    /// // the merchant's number, the order's number, and its price in fen
    /// notification.expect_paid(&wxnotify::PaidOrder::new("1900007291", "A20261121", 100))
    /// # }
    /// ```
    ///
    /// # Errors
    /// `CONTENT_MISMATCH` for the first thing that differs, naming the field, what was expected and what was found;
    /// `OPTION_INVALID` for an order that cannot be one.
    pub fn expect_paid(&self, order: &PaidOrder<'_>) -> Result<()> {
        order.compare(&self.compared())
    }

    /// Whether this is the refund: `REFUND.SUCCESS`, its state is success, and merchant, refund number and refunded amount are
    /// the refund's.
    ///
    /// # Errors
    /// Those of [`expect_paid`](Self::expect_paid).
    pub fn expect_refunded(&self, refund: &RefundedOrder<'_>) -> Result<()> {
        refund.compare(&self.compared())
    }

    /// Compares single fields, by the notification's kind. That it is a payment, and was paid, this does not say: see
    /// [`expect_paid`](Self::expect_paid).
    ///
    /// # Errors
    /// `CONTENT_MISMATCH` for the first field that differs, naming it, what was expected and what was found. A field that the
    /// notification does not have differs. `OPTION_INVALID` where there is nothing to compare.
    pub fn expect(&self, expectation: &Expectation<'_>) -> Result<()> {
        expectation.compare(&self.compared())
    }

    fn compared(&self) -> Compared<'_> {
        Compared { event_type: self.event_type(), kind: self.kind(), resource: self.resource() }
    }
}

/// Compares what bindings have of a notification with what they got as JSON: `{"paid": {...}}` with the fields of a [`PaidOrder`],
/// `{"refunded": {...}}` with those of a [`RefundedOrder`], `{"fields": {...}}` with those of an [`Expectation`], or
/// `"not_compared"`. Anything else, null for one, is what a merchant's function returned that returned nothing.
///
/// # Errors
/// Those of [`Notification::expect_paid`].
#[doc(hidden)]
pub fn compare(event_type: &str, kind: Kind, resource: &Value, expected: &Value) -> Result<()> {
    read::compare(expected, &Compared { event_type, kind, resource })
}

/// What is looked at of a notification.
struct Compared<'a> {
    event_type: &'a str,
    kind: Kind,
    resource: &'a Value,
}

impl<'a> Compared<'a> {
    fn text(&self, name: &str) -> Option<&'a str> {
        self.resource.get(name)?.as_str()
    }

    /// Any of the fields may have the text.
    fn has(&self, name: &'static str, expected: &str, candidates: &[&str]) -> Result<()> {
        let found = || candidates.iter().filter_map(|candidate| Some((*candidate, self.text(candidate)?)));
        if found().any(|(_, value)| value == expected) {
            return Ok(());
        }
        let found: Vec<String> = found().map(|(candidate, value)| format!("{} ({candidate})", quoted(value))).collect();
        let found = if found.is_empty() { format!("no {}", candidates.join(", ")) } else { found.join(", ") };
        Err(mismatch(name, &quoted(expected), &found))
    }

    fn has_amount(&self, name: &'static str, expected: i64) -> Result<()> {
        let place = Amount::of(self.kind);
        let found = place.read(self.resource);
        if found == Some(expected) {
            return Ok(());
        }
        let found = found.map_or("no integer".to_owned(), |found| found.to_string());
        Err(mismatch(name, &expected.to_string(), &format!("{found} ({})", place.name())))
    }

    /// Every amount has the currency. `unsaid` is what it is taken for where none is said.
    fn has_currency(&self, expected: &str, unsaid: Option<&str>) -> Result<()> {
        let fits = |currency: &Option<&Value>| match currency {
            Some(said) if **said == expected => true,
            // An empty text says none.
            Some(said) if **said != "" => false,
            _ => unsaid == Some(expected),
        };
        match Amount::of(self.kind).currencies(self.resource).into_iter().find(|currency| !fits(currency)) {
            None => Ok(()),
            Some(found) => Err(mismatch("currency", &quoted(expected), &found.map_or("no currency".to_owned(), shown))),
        }
    }

    /// The merchant who was paid, or refunds: `mchid`, or of a partner's notification both numbers. Of a sub-merchant that the
    /// order does not name, the order's number may be another order's.
    fn has_merchant(&self, mchid: &str, sub_mchid: Option<&str>) -> Result<()> {
        let own = if self.text("sp_mchid").is_some_and(|sp_mchid| !sp_mchid.is_empty()) {
            "sp_mchid"
        } else {
            merchant_field(self.kind)
        };
        self.has("mchid", mchid, &[own])?;
        let found =
            SUB_MCHID.iter().find_map(|name| self.resource.get(name).filter(|found| !found.is_null() && **found != ""));
        match (sub_mchid, found) {
            (None, None) => Ok(()),
            (Some(expected), _) => self.has("sub_mchid", expected, SUB_MCHID),
            (None, Some(found)) => {
                let found = shown(found);
                Err(mismatch("sub_mchid", "none", &format!("{found}: give the sub-merchant of the order too")))
            }
        }
    }
}

const SUB_MCHID: &[&str] = &["sub_mchid", "sub_mch_id"];

/// Where a kind has the merchant whose API key it came under.
fn merchant_field(kind: Kind) -> &'static str {
    match kind {
        Kind::TransactionCombine => "combine_mchid",
        Kind::V2Pay | Kind::V2Refund => "mch_id",
        _ => "mchid",
    }
}

/// Where a kind keeps its amount.
#[derive(Clone, Copy)]
enum Amount {
    /// An integer at this path, and its currency in the object that holds it.
    At(&'static [&'static str]),
    SubOrders,
    /// APIv2's: digits in a text, and the name of the currency beside it.
    Digits(&'static str, &'static str),
}

impl Amount {
    fn of(kind: Kind) -> Self {
        Self::At(match kind {
            Kind::TransactionCombine => return Self::SubOrders,
            Kind::V2Pay => return Self::Digits("total_fee", "fee_type"),
            Kind::V2Refund => return Self::Digits("refund_fee", "refund_fee_type"),
            Kind::RefundDirect | Kind::RefundPartner => &["amount", "refund"],
            Kind::PayscoreOrder | Kind::DiscountCardPaid | Kind::TransferBatch => &["total_amount"],
            Kind::TransferBill | Kind::TransferQqwalletBill => &["transfer_amount"],
            Kind::AbnormalFund => &["transfer_amount", "total"],
            Kind::Profitsharing | Kind::ProfitsharingReturn => &["receiver", "amount"],
            Kind::Recharge => &["recharge_amount", "amount"],
            Kind::MallRefund => &["refund_amount"],
            Kind::MallTransaction | Kind::Withdraw => &["amount"],
            _ => &["amount", "total"],
        })
    }

    fn name(self) -> String {
        match self {
            Self::At(path) => path.join("."),
            Self::SubOrders => "sum of sub_orders[].amount.total_amount".to_owned(),
            Self::Digits(name, _) => name.to_owned(),
        }
    }

    fn read(self, resource: &Value) -> Option<i64> {
        match self {
            Self::At(path) => path.iter().try_fold(resource, |value, name| value.get(name))?.as_i64(),
            Self::SubOrders => sub_orders(resource)?.iter().try_fold(0i64, |sum, order| {
                // One that is less than nothing would make room for another's.
                let amount = order.get("amount")?.get("total_amount")?.as_i64().filter(|amount| *amount >= 0)?;
                sum.checked_add(amount)
            }),
            Self::Digits(name, _) => {
                let digits =
                    resource.get(name)?.as_str().filter(|text| text.bytes().all(|byte| byte.is_ascii_digit()))?;
                digits.parse().ok()
            }
        }
    }

    /// The currency of each amount, as far as it is said.
    fn currencies(self, resource: &Value) -> Vec<Option<&Value>> {
        match self {
            Self::At(path) => {
                let holder = path[..path.len() - 1].iter().try_fold(resource, |value, name| value.get(name));
                vec![said(holder, "currency")]
            }
            Self::SubOrders => match sub_orders(resource) {
                Some(orders) => orders.iter().map(|order| said(order.get("amount"), "currency")).collect(),
                None => vec![None],
            },
            Self::Digits(_, currency) => vec![said(Some(resource), currency)],
        }
    }
}

/// The currency that is said, where it is said.
fn said<'a>(holder: Option<&'a Value>, name: &str) -> Option<&'a Value> {
    holder?.get(name).filter(|currency| !currency.is_null())
}

/// The sub-orders of a combined payment. One without any was not paid for anything.
fn sub_orders(resource: &Value) -> Option<&Vec<Value>> {
    resource.get("sub_orders")?.as_array().filter(|orders| !orders.is_empty())
}

/// What the official pages say of an amount without a currency: it is in CNY.
const UNSAID_CURRENCY: &str = "CNY";

/// An order's number, merchant or currency that is empty is no order's.
fn check_texts(texts: &[(&'static str, Option<&str>)]) -> Result<()> {
    match texts.iter().find(|(_, text)| *text == Some("")) {
        None => Ok(()),
        Some((name, _)) => Err(invalid(*name, format!("{name} is empty; give what the order says"))),
    }
}

fn check_amount(name: &'static str, amount: i64) -> Result<()> {
    if amount > 0 {
        return Ok(());
    }
    Err(invalid(
        name,
        format!("{name} is {amount}; give the amount in the currency's minor unit (分 for CNY), at least 1"),
    ))
}

/// A text for a message: with quotes, so that a space at its end shows, and short.
fn quoted(text: &str) -> String {
    format!("{:?}", shortened(text, 64))
}

fn shown(value: &Value) -> String {
    value.as_str().map_or("a value that is no text".to_owned(), quoted)
}

fn mismatch(field: &'static str, expected: &str, found: &str) -> Error {
    let message =
        format!("{field}: expected {expected}, found {found}; the notification is genuine, but not for this order");
    Error::new(ErrorCode::ContentMismatch, message).with_field(field)
}

fn invalid(field: impl Into<Cow<'static, str>>, message: String) -> Error {
    Error::new(ErrorCode::OptionInvalid, message).with_field(field)
}
