//! Checks [`Transactions`] of your own.
