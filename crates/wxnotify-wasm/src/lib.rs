//! The core as one WebAssembly file, for every host that runs one: JavaScript anywhere, Go without cgo, a web page.
//!
//! The README of this crate is the description for hosts. `commands` has what can be asked, `abi` how it crosses, `host` what a
//! host must bring.
#![cfg_attr(not(target_family = "wasm"), allow(dead_code, reason = "elsewhere only its tests use it"))]

mod commands;
mod kept;
mod request;

#[cfg(target_family = "wasm")]
pub mod abi;
#[cfg(target_family = "wasm")]
mod host;
