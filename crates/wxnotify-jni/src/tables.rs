//! The core's tables: acknowledgements, codes, kinds, faults, version.

use wxnotify::testing::Fault;
use wxnotify::{Ack, ErrorCode, Kind, Result};

use crate::tree;
use crate::wire::{Reader, Writer};

/// What the acknowledgement is for -> status, content type, body.
pub(crate) fn ack(request: &mut Reader<'_>) -> Result<Writer> {
    let ack = match request.text() {
        "success" => Ack::success(),
        "success_no_content" => Ack::success_no_content(),
        "handler_failed" => Ack::handler_failed(),
        "busy" => Ack::busy(),
        code => {
            let known = ErrorCode::ALL.iter().find(|known| known.as_str() == code);
            Ack::failure(*known.expect("the name of an error code"))
        }
    };
    Ok(acknowledgement(&ack))
}

/// Body -> status, content type, body.
pub(crate) fn ack_answer(request: &mut Reader<'_>) -> Result<Writer> {
    Ok(acknowledgement(&Ack::answer(request.text())?))
}

/// Request in JSON, and nothing around it -> answer as a tree.
pub(crate) fn call(request: &mut Reader<'_>) -> Result<Writer> {
    let answer = wxnotify::binding::call(request.rest())?;
    let mut reply = Writer::with_capacity(answer.len() * 2);
    tree::write(&mut serde_json::Deserializer::from_str(&answer), &mut reply);
    Ok(reply)
}

fn acknowledgement(ack: &Ack) -> Writer {
    let mut reply = Writer::with_capacity(ack.body.len() + 64);
    reply.integer(ack.status.into());
    reply.text(ack.content_type);
    reply.text(&ack.body);
    reply
}

/// Nothing -> version.
pub(crate) fn version(_: &mut Reader<'_>) -> Result<Writer> {
    let mut reply = Writer::new();
    reply.text(wxnotify::VERSION);
    Ok(reply)
}

/// Nothing -> a list of (number, name), against which the enum in Java is tested.
pub(crate) fn codes(_: &mut Reader<'_>) -> Result<Writer> {
    let mut reply = Writer::new();
    reply.list(ErrorCode::ALL.iter(), |reply, code| {
        reply.integer(*code as i64);
        reply.text(code.as_str());
    });
    Ok(reply)
}

/// Nothing -> a list of names, against which the enum in Java is tested.
pub(crate) fn kinds(_: &mut Reader<'_>) -> Result<Writer> {
    let mut reply = Writer::new();
    reply.list(Kind::ALL.iter(), |reply, kind| reply.text(kind.as_str()));
    Ok(reply)
}

/// Nothing -> a list of (name, number of the error that it causes).
pub(crate) fn faults(_: &mut Reader<'_>) -> Result<Writer> {
    let mut reply = Writer::new();
    reply.list(Fault::ALL.iter(), |reply, fault| {
        let name = serde_json::to_value(fault).expect("a fault is a name");
        reply.text(name.as_str().expect("a fault is a name"));
        reply.integer(fault.error_code() as i64);
    });
    Ok(reply)
}
