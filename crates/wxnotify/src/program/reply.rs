//! What came of a step.

use serde::{Deserialize, Serialize};

use super::{Failure, Fetched};
use crate::inbox::Row;
use crate::{Ack, Error, ErrorCode};

/// What came of a step.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Reply {
    /// It is done.
    Done,
    /// How many rows the statement changed.
    Changed(i64),
    /// The rows that the statement read.
    Rows(Vec<Row>),
    /// The text that was asked for.
    Text(String),
    /// The database or its driver failed.
    Failed(Failure),
    /// The callback returned: nothing, or what to answer.
    Returned(Option<Answered>),
    /// The callback, or the merchant's function, returned what is neither success nor failure: the name of its type.
    Unusable(String),
    /// The callback failed on purpose, in words that WeChat Pay can read.
    Said(String),
    /// The callback, or the merchant's function, raised something.
    Raised(Raised),
    /// The callback, or the comparison, ended in an error of this library's.
    Refused(Refused),
    /// The route's callback takes a type that the notification does not fit, as `event` says, so it was not called.
    Untyped(Refused),
    /// The callback did not return within its limit. Its connection is closed.
    TimedOut,
    /// The answer to a request.
    Fetched(Fetched),
    /// A notification with an unknown serial was seen, after so many milliseconds of waiting.
    Hinted(u64),
}

/// What a callback answers.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub struct Answered {
    /// The HTTP status.
    pub status: u16,
    /// The `Content-Type`, empty where there is no body.
    #[serde(default)]
    pub content_type: String,
    /// The body.
    #[serde(default)]
    pub body: String,
}

impl Answered {
    /// An answer without a body.
    pub fn new(status: u16) -> Self {
        Self { status, content_type: String::new(), body: String::new() }
    }
}

/// What the merchant's code raised.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub struct Raised {
    /// The name of the exception's type, such as `KeyError`.
    #[serde(rename = "type", default)]
    pub type_name: String,
    /// Where, such as `shop.py:31`.
    #[serde(default)]
    pub place: Option<String>,
    /// Its words. `None` where it, or what caused it, is a database driver's: those quote values, such as an openid.
    #[serde(default)]
    pub words: Option<String>,
}

impl Raised {
    /// What is known of it is its type's name.
    pub fn new(type_name: impl Into<String>) -> Self {
        Self { type_name: type_name.into(), ..Self::default() }
    }
}

/// An error of this library's, on its way through a host.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Refused {
    /// The code's name, such as `CONTENT_MISMATCH`.
    pub code: String,
    /// For the log.
    pub message: String,
    /// The header, option or field at fault.
    pub field: Option<String>,
}

impl From<&Error> for Refused {
    fn from(error: &Error) -> Self {
        Self {
            code: error.code().as_str().to_owned(),
            message: error.message().to_owned(),
            field: error.field().map(str::to_owned),
        }
    }
}

impl Refused {
    /// The error that it is.
    pub fn into_error(self) -> Error {
        let code = ErrorCode::ALL.iter().copied().find(|code| code.as_str() == self.code);
        let error = Error::new(code.unwrap_or(ErrorCode::Internal), self.message);
        match self.field {
            Some(field) => error.with_field(field),
            None => error,
        }
    }
}

impl From<Ack> for Answered {
    fn from(ack: Ack) -> Self {
        Self { status: ack.status, content_type: ack.content_type.to_owned(), body: ack.body }
    }
}

impl From<Answered> for Ack {
    fn from(answered: Answered) -> Self {
        // An Ack is made by this library, which knows these types of content.
        let content_type = match answered.content_type.as_str() {
            "" => "",
            "text/xml" => "text/xml",
            _ => "application/json",
        };
        Self { status: answered.status, content_type, body: answered.body }
    }
}

/// A host that breaks the rules.
pub(crate) fn misuse(message: &'static str) -> Error {
    Error::new(ErrorCode::ArgumentInvalid, message).with_field("result")
}
