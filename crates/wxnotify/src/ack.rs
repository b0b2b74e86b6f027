//! The answer that WeChat Pay takes as "received" or "send it again".

use serde::Deserialize;
use serde_json::{Map, Value};

use crate::xml::cdata;
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
    /// The body: JSON (XML for APIv2), or empty.
    pub body: String,
}

const JSON: &str = "application/json";
const XML: &str = "text/xml";

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

    /// Received and processed, as APIv2 wants to be told: 200 with `return_code` SUCCESS in XML.
    pub fn success_v2() -> Self {
        Self::xml(200, "SUCCESS", "OK")
    }

    /// Not received, as APIv2 wants to be told: the status and fixed text of `code`, in XML.
    pub fn failure_v2(code: ErrorCode) -> Self {
        Self::xml(code.ack_status(), "FAIL", code.ack_message())
    }

    /// The same for APIv2, which takes nothing but XML. The merchant's own data stays as it is.
    pub(crate) fn for_v2(self) -> Self {
        if self == Self::success() || self == Self::success_no_content() {
            return Self::success_v2();
        }
        match serde_json::from_str::<Refusal>(&self.body) {
            Ok(refusal) if self.content_type == JSON && refusal.code == "FAIL" => {
                Self::xml(self.status, "FAIL", &refusal.message)
            }
            _ => self,
        }
    }

    fn xml(status: u16, code: &str, message: &str) -> Self {
        let (code, message) = (cdata(code), cdata(message));
        let body = format!("<xml><return_code>{code}</return_code><return_msg>{message}</return_msg></xml>");
        Self { status, content_type: XML, body }
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

    /// The answer to send to WeChat Pay for an APIv2 notification: the same in XML.
    pub fn ack_v2(&self) -> Ack {
        Ack::failure_v2(self.code())
    }
}

/// The body that [`Ack::failure`] writes.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Refusal {
    code: String,
    message: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn for_v2_every_answer_of_ours_is_xml() {
        let success =
            "<xml><return_code><![CDATA[SUCCESS]]></return_code><return_msg><![CDATA[OK]]></return_msg></xml>";
        for ack in [Ack::success(), Ack::success_no_content()] {
            let ack = ack.for_v2();
            assert_eq!((ack.status, ack.content_type, ack.body.as_str()), (200, "text/xml", success));
        }
        for code in ErrorCode::ALL {
            assert_eq!(Ack::failure(*code).for_v2(), Ack::failure_v2(*code));
        }
        let own = Ack::handler_failed_with("a]]>b\u{1}<");
        assert!(own.for_v2().body.contains("<![CDATA[a]]]]><![CDATA[>b<]]>"));
        let answer = Ack::answer(r#"{"code":"FAIL"}"#).unwrap();
        assert_eq!(answer.clone().for_v2(), answer);
    }
}
