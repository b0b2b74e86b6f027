//! A handler for WeChat Pay notifications: a [tower](https://docs.rs/tower) service that verifies, dispatches, counts once
//! and acknowledges.
//!
//! ```
//! use wxnotify::events::TransactionDirect;
//! use wxnotify_handler::{Delivery, Failure, NotificationHandler};
//!
//! async fn paid(payment: TransactionDirect, _: Delivery) -> Result<(), Failure> {
//!     println!("{} is paid", payment.out_trade_no);
//!     Ok(())
//! }
//!
//! # fn main() -> wxnotify::Result<()> {
//! # let parser = wxnotify::testing::Platform::new().parser();
//! let handler = NotificationHandler::builder(parser).on_paid(paid).build()?;
//! // axum::Router::new().route_service("/notify", handler)
//! # let _ = handler;
//! # Ok(()) }
//! ```
//!
//! With an inbox (the features `sqlite`, `postgres`, `mysql`, or [`Transactions`] of your own) each notification takes effect
//! once, in the transaction that the callback writes in: see [`Builder::inbox`].
//!
//! What a handler decides is decided by [`wxnotify::handler`]; this crate runs it on [tokio](https://docs.rs/tokio), which
//! the core, free of I/O, does not know. Each outcome is an event of [tracing](https://docs.rs/tracing), target `wxnotify`.
#![forbid(unsafe_code)]

mod asking;
mod builder;
mod callback;
mod certificates;
mod delivery;
mod failure;
mod handler;
#[cfg(feature = "https")]
mod https;
mod merchant;
mod merchants;
mod outcome;
mod processing;
mod reconcile;
mod service;
#[cfg(any(feature = "sqlite", feature = "postgres", feature = "mysql"))]
mod sqlx;
#[cfg(feature = "testing")]
pub mod testing;
mod transactions;
mod worker;

pub use asking::HttpClient;
pub use builder::{Builder, Expected};
pub use callback::{Callback, Returned};
pub use certificates::CertificateRefresher;
pub use delivery::Delivery;
pub use failure::Failure;
pub use handler::NotificationHandler;
#[cfg(feature = "https")]
pub use https::Https;
pub use merchant::{Chooser, Request, ServedMerchant};
pub use merchants::{Merchants, MerchantsBy};
pub use outcome::Outcome;
pub use reconcile::Reconciled;
pub use transactions::{NoInbox, Transactions};
pub use wxnotify::handler::{Mode, Order, Unhandled};
