//! The core's tables and texts: codes, kinds, faults, acknowledgements, version.

use napi_derive::napi;
use wxnotify::testing::Fault;
use wxnotify::{Ack, Error, ErrorCode, Kind};

use crate::thrown::{Thrown, guarded};

/// A line of the table of error codes.
#[napi(object, object_from_js = false)]
pub struct ErrorCodeOutput {
    /// Its name in every language but C.
    pub code: &'static str,
    /// Its number in C.
    pub number: i32,
    /// The HTTP status of its acknowledgement.
    pub ack_status: u16,
}

/// An acknowledgement.
#[napi(object, object_from_js = false)]
pub struct AckOutput {
    /// The HTTP status.
    pub status: u16,
    /// Empty where there is no body.
    pub content_type: &'static str,
    /// JSON, or empty.
    pub body: String,
}

impl From<Ack> for AckOutput {
    fn from(ack: Ack) -> Self {
        Self { status: ack.status, content_type: ack.content_type, body: ack.body }
    }
}

/// The version of the core.
#[napi]
pub fn version() -> &'static str {
    wxnotify::VERSION
}

/// Every error code, in the order of their numbers.
#[napi]
pub fn error_codes() -> Vec<ErrorCodeOutput> {
    let line =
        |code: &ErrorCode| ErrorCodeOutput { code: code.as_str(), number: *code as i32, ack_status: code.ack_status() };
    ErrorCode::ALL.iter().map(line).collect()
}

/// Every kind.
#[napi]
pub fn kinds() -> Vec<&'static str> {
    Kind::ALL.iter().map(|kind| kind.as_str()).collect()
}

/// Every fault of the testing platform, by the name that its JSON takes.
#[napi]
pub fn faults() -> Vec<String> {
    let name = |fault: &Fault| match serde_json::to_value(fault) {
        Ok(serde_json::Value::String(name)) => name,
        _ => unreachable!("a fault serializes as its name"),
    };
    Fault::ALL.iter().map(name).collect()
}

/// The acknowledgement called `which`: `success`, `success_no_content`, `handler_failed`, `busy`,
/// or the name of an error code.
#[napi]
pub fn ack(which: String) -> Result<AckOutput, Thrown> {
    guarded(|| {
        let ack = match which.as_str() {
            "success" => Ack::success(),
            "success_no_content" => Ack::success_no_content(),
            "handler_failed" => Ack::handler_failed(),
            "busy" => Ack::busy(),
            name => match ErrorCode::ALL.iter().find(|code| code.as_str() == name) {
                Some(code) => Ack::failure(*code),
                None => {
                    let message = format!("no error code is called {name:?}");
                    return Err(Error::new(ErrorCode::ArgumentInvalid, message).with_field("code"));
                }
            },
        };
        Ok(ack.into())
    })
}

/// The acknowledgement that answers with data: `body` is a JSON object.
#[napi]
pub fn ack_answer(body: String) -> Result<AckOutput, Thrown> {
    guarded(|| Ack::answer(body).map(AckOutput::from))
}
