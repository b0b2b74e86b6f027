//! The conformance of every language: the Rust driver, and the runner that gives the vectors in
//! `tests/vectors/` to every language's driver and compares. The format is in
//! `tests/vectors/README.md`.

pub mod column;
pub mod compare;
pub mod driver;
pub mod report;
pub mod vectors;
