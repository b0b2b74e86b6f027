//! The native half of the Python package `wxnotify`: conversion, errors and lifetime. Every rule is
//! the core's. The doc comments of what Python sees are its docstrings, and go into the type stub.

mod ack;
mod api_keys;
mod api_v2;
mod call;
mod certificates;
mod diagnosis;
mod error;
mod event;
mod input;
mod notification;
mod parser;
mod platform_keys;
mod primitives;
mod repr;
mod testing;

use pyo3::prelude::*;

/// The native half of wxnotify.
#[pymodule]
mod _native {
    #[pymodule_export]
    use crate::{
        ack::Ack,
        api_keys::{ApiV2Key, ApiV3Key},
        api_v2::{check_api_v2_keys, parse_v2},
        call::call,
        certificates::{CertificatesRequest, PlatformCertificate, certificates_request, parse_certificates},
        diagnosis::{Diagnosis, Finding},
        error::{error_codes, is_platform_probe},
        notification::{Notification, kinds, notification_from_json},
        parser::NotificationParser,
        platform_keys::{PemContent, PlatformKey, PlatformKeys, inspect_pem},
        primitives::{decrypt_resource, signing_message, verify_signature},
        testing::{TestMerchant, TestPlatform, testing_panic},
    };

    /// The version of this library, the same in every package.
    #[pymodule_export]
    const VERSION: &str = wxnotify::VERSION;
}
