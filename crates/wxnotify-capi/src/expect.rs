//! Comparing a genuine notification with what the merchant knows.

use wxnotify_core::{Expectation, PaidOrder, RefundedOrder, Result};

use crate::boundary::Call;
use crate::error::wxn_error;
use crate::notification::wxn_notification;
use crate::sized::SaysSize;
use crate::types::wxn_slice;

/// An order that is to be paid. Begin with `WXN_PAID_ORDER_INIT`.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct wxn_paid_order {
    /// `sizeof(wxn_paid_order)`.
    pub size: usize,
    /// The merchant: of a partner's order the service provider, of a combined payment `combine_mchid`.
    pub mchid: wxn_slice,
    /// The sub-merchant of a partner's order, or absent: then no partner's payment passes.
    pub sub_mchid: wxn_slice,
    /// The order's number: of a combined payment `combine_out_trade_no`.
    pub out_trade_no: wxn_slice,
    /// Its price in the currency's minor unit (分 for CNY), at least 1: of a combined payment the sum of its sub-orders.
    pub amount_total: i64,
    /// Its currency by ISO 4217, or absent for `CNY`.
    pub currency: wxn_slice,
}

/// A refund. Begin with `WXN_REFUNDED_ORDER_INIT`.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct wxn_refunded_order {
    /// `sizeof(wxn_refunded_order)`.
    pub size: usize,
    /// The merchant: of a partner's refund the service provider.
    pub mchid: wxn_slice,
    /// The sub-merchant of a partner's refund, or absent: then no partner's refund passes.
    pub sub_mchid: wxn_slice,
    /// The merchant's number of the refund.
    pub out_refund_no: wxn_slice,
    /// The number of the order that was paid, or absent where it is not to be compared.
    pub out_trade_no: wxn_slice,
    /// The refunded amount in the currency's minor unit (分 for CNY), at least 1.
    pub amount_refund: i64,
    /// Its currency by ISO 4217, or absent for `CNY`.
    pub currency: wxn_slice,
}

/// What a notification should say, field by field. What is absent is not compared. Begin with `WXN_EXPECTATION_INIT`.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct wxn_expectation {
    /// `sizeof(wxn_expectation)`.
    pub size: usize,
    /// The event type, such as `TRANSACTION.SUCCESS`.
    pub event_type: wxn_slice,
    /// The kind, such as `transaction.partner`.
    pub kind: wxn_slice,
    /// The merchant: `mchid`; of a partner's notification `sp_mchid` or `sub_mchid`; of a combined payment `combine_mchid`.
    pub mchid: wxn_slice,
    /// The service provider of a partner's notification: `sp_mchid`.
    pub sp_mchid: wxn_slice,
    /// The sub-merchant of a partner's notification: `sub_mchid`.
    pub sub_mchid: wxn_slice,
    /// The app: `appid`; of a partner's notification `sp_appid` or `sub_appid`; of a combined payment `combine_appid`.
    pub appid: wxn_slice,
    /// The sub-merchant's app: `sub_appid`.
    pub sub_appid: wxn_slice,
    /// The merchant's order number: `out_trade_no`; of a combined payment `combine_out_trade_no`.
    pub out_trade_no: wxn_slice,
    /// The merchant's refund number: `out_refund_no`.
    pub out_refund_no: wxn_slice,
    /// The amount in the currency's minor unit (分 for CNY), by the notification's kind: `amount.total`, of a refund
    /// `amount.refund`, of a combined payment the sum of its sub-orders, of payscore `total_amount`, of a transfer
    /// `transfer_amount`. NULL: not compared.
    pub amount_total: *const i64,
    /// The currency, such as `CNY`.
    pub currency: wxn_slice,
}

// SAFETY: `repr(C)`, `size` first, and of texts, pointers and numbers, of which every value is one, zeros too.
unsafe impl SaysSize for wxn_paid_order {
    const NAME: &'static str = "wxn_paid_order";
    const FIRST_SIZE: usize = size_of::<Self>();
}

// SAFETY: as above.
unsafe impl SaysSize for wxn_refunded_order {
    const NAME: &'static str = "wxn_refunded_order";
    const FIRST_SIZE: usize = size_of::<Self>();
}

// SAFETY: as above.
unsafe impl SaysSize for wxn_expectation {
    const NAME: &'static str = "wxn_expectation";
    const FIRST_SIZE: usize = size_of::<Self>();
}

/// Whether the notification is the payment of the order: event and kind are a payment's, its state is success, and merchant,
/// order number, amount and currency are the order's. Ask this before the goods are shipped.
///
/// Errors: `CONTENT_MISMATCH` for the first thing that differs, naming the field, what was expected and what was found;
/// `OPTION_INVALID` for an order that cannot be one.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn wxn_notification_expect_paid(
    notification: *const wxn_notification,
    order: *const wxn_paid_order,
    error: *mut *mut wxn_error,
) -> i32 {
    // SAFETY: our caller's promise.
    let call = unsafe { Call::begin(error) };
    call.answer(|| {
        let read = call.handle("notification", notification)?;
        let given = call.given("order", order)?;
        let mchid = call.text_of("mchid", given.mchid)?;
        let out_trade_no = call.text_of("out_trade_no", given.out_trade_no)?;
        let mut order = PaidOrder::new(mchid, out_trade_no, given.amount_total);
        if let Some(sub_mchid) = call.optional_text_of("sub_mchid", given.sub_mchid)? {
            order = order.sub_mchid(sub_mchid);
        }
        if let Some(currency) = call.optional_text_of("currency", given.currency)? {
            order = order.currency(currency);
        }
        read.notification.expect_paid(&order)
    })
}

/// Whether the notification is the refund: `REFUND.SUCCESS`, its state is success, and merchant, refund number, refunded amount
/// and currency are the refund's.
///
/// Errors: those of `wxn_notification_expect_paid`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn wxn_notification_expect_refunded(
    notification: *const wxn_notification,
    refund: *const wxn_refunded_order,
    error: *mut *mut wxn_error,
) -> i32 {
    // SAFETY: our caller's promise.
    let call = unsafe { Call::begin(error) };
    call.answer(|| {
        let read = call.handle("notification", notification)?;
        let given = call.given("refund", refund)?;
        let mchid = call.text_of("mchid", given.mchid)?;
        let out_refund_no = call.text_of("out_refund_no", given.out_refund_no)?;
        let mut refund = RefundedOrder::new(mchid, out_refund_no, given.amount_refund);
        if let Some(sub_mchid) = call.optional_text_of("sub_mchid", given.sub_mchid)? {
            refund = refund.sub_mchid(sub_mchid);
        }
        if let Some(out_trade_no) = call.optional_text_of("out_trade_no", given.out_trade_no)? {
            refund = refund.out_trade_no(out_trade_no);
        }
        if let Some(currency) = call.optional_text_of("currency", given.currency)? {
            refund = refund.currency(currency);
        }
        read.notification.expect_refunded(&refund)
    })
}

/// Compares single fields, by the notification's kind. That it is a payment, and was paid, this does not say: see
/// `wxn_notification_expect_paid`.
///
/// Errors: `CONTENT_MISMATCH` for the first field that differs, naming it, what was expected and what was
/// found. A field that the notification does not have differs. `OPTION_INVALID` where there is nothing to compare.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn wxn_notification_expect(
    notification: *const wxn_notification,
    expectation: *const wxn_expectation,
    error: *mut *mut wxn_error,
) -> i32 {
    // SAFETY: our caller's promise.
    let call = unsafe { Call::begin(error) };
    call.answer(|| {
        let read = call.handle("notification", notification)?;
        let given = call.given("expectation", expectation)?;
        read.notification.expect(&expected(&call, &given)?)
    })
}

fn expected<'c>(call: &'c Call, given: &wxn_expectation) -> Result<Expectation<'c>> {
    type Set<'c> = fn(Expectation<'c>, &'c str) -> Expectation<'c>;
    let texts: [(_, _, Set<'c>); 10] = [
        ("event_type", given.event_type, Expectation::event_type),
        ("kind", given.kind, Expectation::kind),
        ("mchid", given.mchid, Expectation::mchid),
        ("sp_mchid", given.sp_mchid, Expectation::sp_mchid),
        ("sub_mchid", given.sub_mchid, Expectation::sub_mchid),
        ("appid", given.appid, Expectation::appid),
        ("sub_appid", given.sub_appid, Expectation::sub_appid),
        ("out_trade_no", given.out_trade_no, Expectation::out_trade_no),
        ("out_refund_no", given.out_refund_no, Expectation::out_refund_no),
        ("currency", given.currency, Expectation::currency),
    ];
    let mut expected = Expectation::new();
    for (name, text, set) in texts {
        if let Some(text) = call.optional_text_of(name, text)? {
            expected = set(expected, text);
        }
    }
    Ok(match call.optional("amount_total", given.amount_total)? {
        Some(amount_total) => expected.amount_total(amount_total),
        None => expected,
    })
}
