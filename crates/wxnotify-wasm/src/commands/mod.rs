//! What a host can ask. Each command is documented in the README.

mod certificates;
mod keys;
mod notification;
mod parser;
mod primitives;
mod tables;
mod testing;
#[cfg(test)]
mod tests;

use serde::Serialize;
use serde_json::Value;
use wxnotify::{Error, Result};

use crate::request::Request;

/// Answers a request. What is no command of this crate is one of the core's `call`.
pub(crate) fn answer(text: &[u8], headers: &[u8], bytes: &[u8]) -> Result<Vec<u8>> {
    #[derive(serde::Deserialize)]
    struct Name {
        #[serde(rename = "do")]
        name: String,
    }
    let request = &Request::new(text, headers, bytes)?;
    match request.read::<Name>()?.name.as_str() {
        "parser" => parser::new(request),
        "drop_parser" => parser::free(request),
        "parse" => parser::parse(request),
        "verify_answer" => parser::verify_answer(request),
        "diagnose" => parser::diagnose(request),
        "replace_platform_keys" => parser::replace_platform_keys(request),
        "replace_api_v3_keys" => parser::replace_api_v3_keys(request),
        "parser_keys" => parser::keys(request),
        "max_body_bytes" => parser::max_body_bytes(request),
        "platform_keys" => keys::platform_keys(request),
        "platform_key" => keys::platform_key(request),
        "api_v3_key" => keys::api_v3_key(request),
        "inspect_pem" => keys::inspect_pem(request),
        "notification_from_json" => notification::from_json(request),
        "check_event" => notification::check_event(request),
        "certificates_request" => certificates::request(request),
        "parse_certificates" => certificates::parse(request),
        "signing_message" => primitives::signing_message(request),
        "verify_signature" => primitives::verify_signature(request),
        "decrypt_resource" => primitives::decrypt_resource(request),
        "tables" => tables::tables(),
        "ack" => tables::ack(request),
        "ack_answer" => tables::ack_answer(request),
        "platform" => testing::platform(request),
        "drop_platform" => testing::drop_platform(request),
        "platform_notification" => testing::notification(request),
        "platform_certificates_answer" => testing::certificates_answer(request),
        "platform_sign" => testing::sign(request),
        "merchant" => testing::merchant(request),
        "panic_for_tests" => panic!("on purpose, for a test"),
        _ => wxnotify::binding::call(request.text()).map(String::into_bytes),
    }
}

/// An error, for a host.
pub(crate) fn error_json(error: &Error) -> String {
    serde_json::json!({
        "code": error.code().as_str(),
        "message": error.message(),
        "field": error.field(),
        "is_platform_probe": error.is_platform_probe(),
    })
    .to_string()
}

/// An answer in JSON.
fn json(value: impl Serialize) -> Result<Vec<u8>> {
    Ok(serde_json::to_vec(&value).expect("it is made of texts and numbers"))
}

/// An answer that says that it was done.
fn done() -> Result<Vec<u8>> {
    json(Value::Null)
}
