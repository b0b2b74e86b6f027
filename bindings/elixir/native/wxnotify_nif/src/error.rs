//! Errors and acknowledgements as Elixir sees them, and the end of every panic.

use std::panic::{catch_unwind, AssertUnwindSafe};

use rustler::{Atom, Binary, Encoder, Env, NifException, NifStruct, Term};
use wxnotify::{Ack, Error, ErrorCode};

use crate::binaries::text;

/// `%WxNotify.Error{}`.
#[derive(NifException)]
#[module = "WxNotify.Error"]
#[rustler(encode)]
pub(crate) struct Exception {
    code: Code,
    message: String,
    field: Option<String>,
    ack: AckTerm,
    is_platform_probe: bool,
}

/// `%WxNotify.Ack{}`.
#[derive(NifStruct)]
#[module = "WxNotify.Ack"]
#[rustler(encode)]
pub(crate) struct AckTerm {
    status: u16,
    content_type: &'static str,
    body: String,
}

/// A code as an atom: its name in lower case.
pub(crate) struct Code(pub(crate) ErrorCode);

/// What Elixir gets: `{:ok, value}` or `{:error, %WxNotify.Error{}}`.
pub(crate) type Answer<T> = Result<T, Exception>;

/// Does the work, and turns its error, or its panic, into Elixir's.
pub(crate) fn answer<T>(work: impl FnOnce() -> wxnotify::Result<T>) -> Answer<T> {
    // A panic leaves nothing half-done that is seen again: what lives longer than a call is
    // changed whole or not at all.
    let done = catch_unwind(AssertUnwindSafe(work));
    done.unwrap_or_else(|_| {
        let message = "the library panicked, which is a bug; please report it with what it wrote to standard error";
        Err(Error::new(ErrorCode::Internal, message))
    })
    .map_err(|error| Exception::from(&error))
}

impl From<&Error> for Exception {
    fn from(error: &Error) -> Self {
        Self {
            code: Code(error.code()),
            message: error.message().to_owned(),
            field: error.field().map(str::to_owned),
            ack: error.ack().into(),
            is_platform_probe: error.is_platform_probe(),
        }
    }
}

impl From<Ack> for AckTerm {
    fn from(ack: Ack) -> Self {
        Self { status: ack.status, content_type: ack.content_type, body: ack.body }
    }
}

impl Encoder for Code {
    fn encode<'a>(&self, env: Env<'a>) -> Term<'a> {
        let name = self.0.as_str().to_ascii_lowercase();
        Atom::from_str(env, &name).expect("a code's name is short and ASCII").encode(env)
    }
}

/// The error `ARGUMENT_INVALID`, for what Elixir itself finds wrong with an argument.
#[rustler::nif]
fn argument_invalid(field: Binary<'_>, message: Binary<'_>) -> Answer<Exception> {
    answer(|| {
        let error = Error::new(ErrorCode::ArgumentInvalid, text("message", &message)?.to_owned());
        Ok(Exception::from(&error.with_field(text("field", &field)?.to_owned())))
    })
}

#[rustler::nif]
fn ack_success() -> AckTerm {
    Ack::success().into()
}

#[rustler::nif]
fn ack_success_no_content() -> AckTerm {
    Ack::success_no_content().into()
}

#[rustler::nif]
fn ack_handler_failed() -> AckTerm {
    Ack::handler_failed().into()
}

#[rustler::nif]
fn ack_busy() -> AckTerm {
    Ack::busy().into()
}

#[rustler::nif(schedule = "DirtyCpu")]
fn ack_answer(body: Binary<'_>) -> Answer<AckTerm> {
    answer(|| Ok(Ack::answer(text("body", &body)?)?.into()))
}

/// The acknowledgement of the code of this name, or `nil` where none is called so.
#[rustler::nif]
fn ack_failure(name: &str) -> Option<AckTerm> {
    let code = ErrorCode::ALL.iter().find(|code| code.as_str() == name)?;
    Some(Ack::failure(*code).into())
}
