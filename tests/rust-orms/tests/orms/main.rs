//! The handler in actix-web, behind a real socket, with the inbox in transactions of SeaORM and Diesel on each database:
//! `make test-rust-orms`.

mod actix;
mod desk;
mod drivers;
mod readme {
    pub(crate) mod diesel;
    pub(crate) mod seaorm;
}
