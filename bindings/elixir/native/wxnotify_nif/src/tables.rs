//! What is the same in every language, as lists, and the version.

use rustler::NifMap;
use wxnotify::{ErrorCode, Kind};

use crate::error::{answer, Answer, Code};

#[derive(NifMap)]
#[rustler(encode)]
struct CodeTerm {
    code: Code,
    name: &'static str,
    number: i32,
    ack_status: u16,
}

#[rustler::nif]
fn codes() -> Vec<CodeTerm> {
    let term = |code: &ErrorCode| CodeTerm {
        code: Code(*code),
        name: code.as_str(),
        number: *code as i32,
        ack_status: code.ack_status(),
    };
    ErrorCode::ALL.iter().map(term).collect()
}

#[rustler::nif]
fn kinds() -> Vec<&'static str> {
    Kind::ALL.iter().map(|kind| kind.as_str()).collect()
}

/// Answers a request in JSON: the inbox, and what handlers agree on.
#[rustler::nif]
fn call(request: &str) -> Answer<String> {
    answer(|| wxnotify::binding::call(request))
}

/// The same, for requests that are too long for a normal scheduler.
#[rustler::nif(schedule = "DirtyCpu")]
fn call_dirty(request: &str) -> Answer<String> {
    answer(|| wxnotify::binding::call(request))
}

#[rustler::nif]
fn version() -> &'static str {
    wxnotify::VERSION
}

#[rustler::nif]
fn backend() -> &'static str {
    wxnotify::BACKEND
}
