//! The inbox of [wxnotify](https://docs.rs/wxnotify) over [sqlx](https://docs.rs/sqlx): each WeChat Pay notification takes
//! effect once, however often it is delivered. For SQLite, PostgreSQL, and MySQL or MariaDB.
//!
//! In the transaction of your own writes, so that both happen or neither:
//!
//! ```no_run
//! # async fn notify(pool: sqlx::PgPool, inbox: wxnotify_sqlx::Inbox<sqlx::Postgres>, notification: wxnotify::Notification)
//! # -> Result<wxnotify::Ack, wxnotify_sqlx::Error> {
//! use wxnotify::Ack;
//! use wxnotify::inbox::Claim;
//!
//! let mut transaction = pool.begin().await?;
//! let lease = match inbox.claim(&mut transaction, &notification).await? {
//!     Claim::Fresh { lease } => lease,
//!     Claim::Done => return Ok(Ack::success()),
//!     _ => return Ok(Ack::busy()),
//! };
//! sqlx::query("UPDATE orders SET paid = true WHERE ...").execute(&mut *transaction).await?;
//! inbox.complete(&mut transaction, &lease).await?;
//! transaction.commit().await?;
//! # Ok(Ack::success())
//! # }
//! ```
//!
//! For SQLite begin with `BEGIN IMMEDIATE` ([`sqlx::Pool::begin_with`]): a transaction that begins to read and then
//! writes can meet another that did, and one of the two fails.
#![forbid(unsafe_code)]

mod database;
mod failure;
mod inbox;
mod line;
mod purge;
mod transaction;

pub use database::Supported;
pub use inbox::{Error, Inbox};
pub use transaction::Transaction;
