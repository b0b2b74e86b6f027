//! The README's callback, on Diesel.
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use wxnotify::events::TransactionDirect;
use wxnotify_handler::{Delivery, Failure};

use crate::desk::orders;
// snippet: begin
use rust_orms::diesel::Diesel; // the file that you copied

pub(crate) async fn paid(
    payment: TransactionDirect,
    mut delivery: Delivery<Diesel<AsyncPgConnection>>,
) -> Result<(), Failure> {
    let order = diesel::update(orders::table.find(payment.out_trade_no)).set(orders::paid.eq(orders::paid + 1));
    let done = order.execute(delivery.connection()?).await?;
    (done == 1).then_some(()).ok_or_else(|| Failure::said("no such order"))
}
// snippet: end
