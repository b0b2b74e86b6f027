//! The core's tables and texts: versions, codes, kinds, faults, acknowledgements.

use wxnotify::testing::Fault;
use wxnotify::{Ack, Error, ErrorCode, Kind};

use crate::Failure;

/// What to answer WeChat Pay.
#[derive(Clone, Debug, uniffi::Record)]
pub struct Acknowledgement {
    /// The HTTP status.
    pub status: u16,
    /// The `Content-Type`, empty where there is no body.
    pub content_type: String,
    /// The body, or empty.
    pub body: String,
}

impl From<Ack> for Acknowledgement {
    fn from(ack: Ack) -> Self {
        Self { status: ack.status, content_type: ack.content_type.to_owned(), body: ack.body }
    }
}

/// An error's code, its number, and the status that is answered.
#[derive(Clone, Debug, uniffi::Record)]
pub struct CodeDescription {
    /// Such as `SIGNATURE_INVALID`.
    pub code: String,
    /// The number in C.
    pub number: i32,
    /// The HTTP status.
    pub ack_status: u16,
}

/// A way for a pretend notification to be wrong, and the code that it is refused with.
#[derive(Clone, Debug, uniffi::Record)]
pub struct FaultDescription {
    /// Such as `stale`.
    pub name: String,
    /// Such as `TIMESTAMP_OUT_OF_RANGE`.
    pub code: String,
}

/// The library's version.
#[uniffi::export]
pub fn version() -> String {
    wxnotify::VERSION.to_owned()
}

/// `aws-lc-rs` or `rustcrypto`.
#[uniffi::export]
pub fn backend() -> String {
    wxnotify::BACKEND.to_owned()
}

/// All codes.
#[uniffi::export]
pub fn error_codes() -> Vec<CodeDescription> {
    let told = |code: &ErrorCode| CodeDescription {
        code: code.as_str().to_owned(),
        number: *code as i32,
        ack_status: code.ack_status(),
    };
    ErrorCode::ALL.iter().map(told).collect()
}

/// All kinds.
#[uniffi::export]
pub fn kinds() -> Vec<String> {
    Kind::ALL.iter().map(|kind| kind.as_str().to_owned()).collect()
}

/// All ways for a pretend notification to be wrong.
#[uniffi::export]
pub fn faults() -> Vec<FaultDescription> {
    let told = |fault: &Fault| FaultDescription {
        name: serde_json::json!(fault).as_str().unwrap_or_default().to_owned(),
        code: fault.error_code().as_str().to_owned(),
    };
    Fault::ALL.iter().map(told).collect()
}

/// The acknowledgement called `which`: `success`, `success_no_content`, `handler_failed`, `busy`, or the name of an error code.
///
/// # Errors
/// `ARGUMENT_INVALID` for another name.
#[uniffi::export]
pub fn ack(which: &str) -> Result<Acknowledgement, Failure> {
    let ack = match which {
        "success" => Ack::success(),
        "success_no_content" => Ack::success_no_content(),
        "handler_failed" => Ack::handler_failed(),
        "busy" => Ack::busy(),
        name => match ErrorCode::ALL.iter().find(|code| code.as_str() == name) {
            Some(code) => Ack::failure(*code),
            None => {
                let message = format!("no error code is called {name:?}");
                return Err(Error::new(ErrorCode::ArgumentInvalid, message).with_field("code").into());
            }
        },
    };
    Ok(ack.into())
}

/// The acknowledgement that answers with data: JSON.
///
/// # Errors
/// `ARGUMENT_INVALID` for what is not JSON.
#[uniffi::export]
pub fn ack_answer(body: String) -> Result<Acknowledgement, Failure> {
    Ok(Ack::answer(body)?.into())
}
