//! The core's tables and texts: versions, codes, kinds, faults, acknowledgements.

use serde::Deserialize;
use serde_json::{Value, json};
use wxnotify::testing::Fault;
use wxnotify::{Ack, Error, ErrorCode, Kind, Result};

use super::json;
use crate::request::Request;

pub(super) fn tables() -> Result<Vec<u8>> {
    let code =
        |code: &ErrorCode| json!({ "code": code.as_str(), "number": *code as i32, "ack_status": code.ack_status() });
    let fault = |fault: &Fault| json!({ "name": fault, "code": fault.error_code().as_str() });
    json(json!({
        "version": wxnotify::VERSION,
        "backend": wxnotify::BACKEND,
        "error_codes": ErrorCode::ALL.iter().map(code).collect::<Value>(),
        "kinds": Kind::ALL.iter().map(|kind| kind.as_str()).collect::<Value>(),
        "faults": Fault::ALL.iter().map(fault).collect::<Value>(),
    }))
}

/// The acknowledgement called `which`: `success`, `success_no_content`, `handler_failed`, `busy`, or the name of an error code.
pub(super) fn ack(request: &Request<'_>) -> Result<Vec<u8>> {
    #[derive(Deserialize)]
    struct Which {
        which: String,
    }
    json(view(&match request.read::<Which>()?.which.as_str() {
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
    }))
}

/// The acknowledgement that answers with data.
pub(super) fn ack_answer(request: &Request<'_>) -> Result<Vec<u8>> {
    #[derive(Deserialize)]
    struct Body {
        body: String,
    }
    json(view(&Ack::answer(request.read::<Body>()?.body)?))
}

fn view(ack: &Ack) -> Value {
    json!({ "status": ack.status, "content_type": ack.content_type, "body": ack.body })
}
