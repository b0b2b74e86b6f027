//! The answer that WeChat Pay takes as "received" or "send it again".

use serde_json::{Map, Value};

use crate::{Error, ErrorCode, Result};

/// An acknowledgement: what to put into the HTTP response.
///
/// WeChat Pay takes 200 and 204 as received and sends everything else again, for up to 24 hours.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Ack {
    /// The HTTP status.
    pub status: u16,
    /// The `Content-Type`, empty where there is no body.
    pub content_type: &'static str,
    /// The body: JSON, or empty.
    pub body: String,
}

const JSON: &str = "application/json";

impl Ack {
    /// Received and processed: 200 with `{"code":"SUCCESS"}`.
    pub fn success() -> Self {
        Self { status: 200, content_type: JSON, body: r#"{"code":"SUCCESS"}"#.into() }
    }

    /// Received and processed: 204 without a body. Official pages show both; take this one only
    /// where a proxy or framework minds the body.
    pub fn success_no_content() -> Self {
        Self { status: 204, content_type: "", body: String::new() }
    }

    /// Received, and answered with data: 200 with a body of the merchant's. For the events that ask for something:
    /// `PARKING_FEE.QUERY_TRANS_INFO` and `CROSS_BORDER_PAY.GET_MCH_INFO`. `body` is sent as it is.
    ///
    /// # Errors
    /// `OPTION_INVALID` where the body is not a JSON object.
    pub fn answer(body: impl Into<String>) -> Result<Self> {
        let body = body.into();
        serde_json::from_str::<Map<String, Value>>(&body).map_err(|error| {
            let place = format!("line {} column {}", error.line(), error.column());
            Error::new(
                ErrorCode::OptionInvalid,
                format!("body is not a JSON object ({place}); pass the object that the event's documentation asks for"),
            )
            .with_field("body")
        })?;
        Ok(Self { status: 200, content_type: JSON, body })
    }

    /// Not received: the status and fixed text of `code`.
    pub fn failure(code: ErrorCode) -> Self {
        Self::refuse(code.ack_status(), code.ack_message())
    }

    /// The merchant's own processing failed, so WeChat Pay is to send it again: 500.
    pub fn handler_failed() -> Self {
        Self::failure(ErrorCode::HandlerFailed)
    }

    /// The same, in the merchant's own words, which WeChat Pay can read: cut after 64 characters.
    pub fn handler_failed_with(message: &str) -> Self {
        let message: String = message.chars().take(64).collect();
        Self::refuse(ErrorCode::HandlerFailed.ack_status(), &message)
    }

    /// Another worker is processing the same notification, so WeChat Pay is to send it again: 503.
    pub fn busy() -> Self {
        Self::failure(ErrorCode::NotificationBusy)
    }

    fn refuse(status: u16, message: &str) -> Self {
        let message = Value::from(message);
        let body = format!(r#"{{"code":"FAIL","message":{message}}}"#);
        Self { status, content_type: JSON, body }
    }
}

impl Error {
    /// The answer to send to WeChat Pay.
    pub fn ack(&self) -> Ack {
        Ack::failure(self.code())
    }
}
