//! wxnotify for the BEAM: native functions behind the Elixir package `wx_notify`.
//!
//! Here is conversion only. What a function does is said where Elixir shows it, in `lib/`; what
//! each takes and returns as terms is in `lib/wx_notify/native.ex`.
//!
//! A function that can take longer than a scheduler should be kept runs on a dirty CPU scheduler:
//! whatever makes or reads keys, or works on a text of any length. `parse` is there twice, and
//! Elixir chooses by the length.

mod binaries;
mod certificates;
mod error;
mod handles;
mod json;
mod notification;
mod parser;
mod primitives;
mod tables;
mod testing;

rustler::init!("Elixir.WxNotify.Native");
