//! `libwxnotify_testing`: the whole of `libwxnotify`, and what only tests need: a pretend platform and a pretend merchant.
//!
//! A test program links it instead of `libwxnotify`. Its handles are its own: a process that loads both libraries must not
//! give one of them the other's.
#![allow(non_camel_case_types, reason = "the names are the C header's")]
#![allow(
    clippy::missing_safety_doc,
    reason = "the documentation here becomes the header's, and the rules for callers stand at its top, once"
)]

// The sources of libwxnotify, and not the crate: one that Rust can link too would get no link-time optimisation.
#[path = "../../wxnotify-capi/src/ack.rs"]
pub mod ack;
#[path = "../../wxnotify-capi/src/answers.rs"]
pub mod answers;
#[path = "../../wxnotify-capi/src/argument.rs"]
mod argument;
#[path = "../../wxnotify-capi/src/boundary.rs"]
mod boundary;
#[path = "../../wxnotify-capi/src/bytes.rs"]
pub mod bytes;
#[path = "../../wxnotify-capi/src/call.rs"]
pub mod call;
#[path = "../../wxnotify-capi/src/certificates.rs"]
pub mod certificates;
#[path = "../../wxnotify-capi/src/diagnosis.rs"]
pub mod diagnosis;
#[path = "../../wxnotify-capi/src/error.rs"]
pub mod error;
#[path = "../../wxnotify-capi/src/expect.rs"]
pub mod expect;
#[path = "../../wxnotify-capi/src/handle.rs"]
mod handle;
#[path = "../../wxnotify-capi/src/notification.rs"]
pub mod notification;
#[path = "../../wxnotify-capi/src/packed.rs"]
pub mod packed;
#[path = "../../wxnotify-capi/src/parser.rs"]
pub mod parser;
#[path = "../../wxnotify-capi/src/platform_keys.rs"]
pub mod platform_keys;
#[path = "../../wxnotify-capi/src/primitives.rs"]
pub mod primitives;
#[path = "../../wxnotify-capi/src/sized.rs"]
mod sized;
#[path = "../../wxnotify-capi/src/tables.rs"]
pub mod tables;
#[path = "../../wxnotify-capi/src/types.rs"]
pub mod types;
#[path = "../../wxnotify-capi/src/v2.rs"]
pub mod v2;
#[path = "../../wxnotify-capi/src/version.rs"]
pub mod version;

// In the order in which a reader of the header needs them.
pub mod platform;

pub mod delivery;

pub mod sample;

pub mod v2_notification;

pub mod merchant;

pub mod faults;
