//! The conformance of every language: the Rust driver, and the runner that compares all drivers
//! with the vectors in `tests/vectors/`. The format is in `tests/vectors/README.md`.

pub mod driver;
