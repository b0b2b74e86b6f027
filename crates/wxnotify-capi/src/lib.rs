//! The C ABI: types in, types out, and no rule of its own.
//!
//! The rules of the boundary are in this crate's README. They are kept in one module,
//! [`boundary`], which has all the unsafe code but one line an export.
#![allow(non_camel_case_types, reason = "the names are the C header's")]
#![allow(
    clippy::missing_safety_doc,
    reason = "the documentation here becomes the header's, and the rules for callers stand at its top, once"
)]

mod boundary;

// In the order in which a reader of the header needs them.
pub mod version;

pub mod types;

pub mod error;

pub mod platform_keys;

pub mod parser;

pub mod notification;

pub mod ack;

pub mod diagnosis;

pub mod certificates;

pub mod primitives;

pub mod tables;

pub mod bytes;

pub mod call;

pub mod testing;
