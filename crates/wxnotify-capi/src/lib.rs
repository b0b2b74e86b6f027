//! The C ABI: types in, types out, and no rule of its own.
//!
//! The rules of the boundary are in this crate's README. They are kept by `boundary`, `handle` and `sized`, which have all the
//! unsafe code but one line an export. A module uses those above it only.
#![allow(non_camel_case_types, reason = "the names are the C header's")]
#![allow(
    clippy::missing_safety_doc,
    reason = "the documentation here becomes the header's, and the rules for callers stand at its top, once"
)]

mod argument;
mod sized;

// In the order in which a reader of the header needs them.
pub mod version;

pub mod types;

mod handle;

pub mod answers;

pub mod error;

mod boundary;

pub mod bytes;

pub mod platform_keys;

pub mod notification;

pub mod expect;

pub mod diagnosis;

pub mod parser;

pub mod packed;

pub mod ack;

pub mod v2;

pub mod certificates;

pub mod primitives;

pub mod tables;

pub mod call;
