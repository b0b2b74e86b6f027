//! The README's callback, on SeaORM.
use sea_orm::ExprTrait;
use sea_orm::entity::prelude::*;
use wxnotify::events::TransactionDirect;
use wxnotify_handler::{Delivery, Failure};

use crate::desk::order;
// snippet: begin
use rust_orms::seaorm::SeaOrm; // the file that you copied

pub(crate) async fn paid(payment: TransactionDirect, mut delivery: Delivery<SeaOrm>) -> Result<(), Failure> {
    let order = order::Entity::update_many().filter(order::Column::Number.eq(payment.out_trade_no));
    let order = order.col_expr(order::Column::Paid, Expr::col(order::Column::Paid).add(1));
    let done = order.exec(&*delivery.connection()?).await?;
    (done.rows_affected == 1).then_some(()).ok_or_else(|| Failure::said("no such order"))
}
// snippet: end
