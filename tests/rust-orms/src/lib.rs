//! What stands between the handler and actix-web, SeaORM and Diesel: files to copy, each by itself.
#![forbid(unsafe_code)]

pub mod actix;
pub mod diesel;
pub mod seaorm;
