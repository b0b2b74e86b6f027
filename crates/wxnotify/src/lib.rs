//! Tells a genuine WeChat Pay (微信支付 APIv3) notification from a forged one, and opens it.
//!
//! WeChat Pay tells a merchant of every payment, refund, contract, coupon and complaint by an HTTP
//! callback, signed in its `Wechatpay-*` headers and encrypted under the merchant's APIv3 key.
//! [`NotificationParser::parse`] turns the headers and the raw body into a [`Notification`], or into
//! an [`Error`] that says what is wrong and what to answer.
//!
//! This crate opens no socket and reads no file, and no clock but the default for `now`.
#![forbid(unsafe_code)]

mod ack;
mod api_key;
mod api_v2;
mod api_v3_key;
#[doc(hidden)]
pub mod binding;
mod call;
mod certificates;
mod clock;
// Making keys, signing, sealing and writing are what the pretend platform does.
#[cfg_attr(not(feature = "testing"), allow(dead_code))]
mod crypto;
mod decrypt;
mod diagnose;
mod envelope;
mod error;
pub mod events;
mod expect;
pub mod handler;
mod headers;
pub mod inbox;
mod inspect;
mod json;
#[rustfmt::skip]
mod kind;
mod merchant;
#[cfg_attr(not(feature = "mutants"), allow(dead_code, unreachable_pub))]
mod mutants;
mod notification;
mod parser;
mod pem;
mod plaintext;
mod platform_keys;
mod primitives;
mod private_key;
pub mod program;
pub mod refresher;
mod strict_base64;
#[cfg(feature = "testing")]
pub mod testing;
#[cfg_attr(not(feature = "testing"), allow(dead_code, unreachable_pub))]
mod v2;
mod verify;
#[cfg_attr(not(feature = "testing"), allow(dead_code))]
mod xml;

pub use ack::Ack;
pub use api_v3_key::ApiV3Key;
pub use certificates::{
    CERTIFICATES_PATH, CertificatesRequest, GLOBAL_CERTIFICATES_PATH, PlatformCertificate, certificates_request,
    certificates_request_with, parse_certificates, parse_certificates_at,
};
pub use crypto::SignatureAlgorithm;
pub use diagnose::{Diagnosis, Finding};
pub use error::{Error, ErrorCode, Result};
pub use expect::{Expectation, PaidOrder, RefundedOrder};
pub use inspect::{is_certificate_authority, is_pair};
pub use kind::Kind;
pub use merchant::{Merchant, SignedRequest};
pub use notification::Notification;
pub use parser::{NotificationParser, NotificationParserBuilder};
pub use platform_keys::{PemContent, PlatformKey, PlatformKeys, inspect_pem};
pub use primitives::{decrypt_resource, signing_message, verify_signature};
pub use v2::{ApiV2Key, parse_v2};

/// The version of this library, the same in every package.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// The crypto backend in use: `aws-lc-rs` or `rustcrypto`.
pub const BACKEND: &str = crypto::BACKEND;
