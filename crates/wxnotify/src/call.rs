//! What bindings ask the core in JSON: the inbox, and what handlers agree on. One native function serves all of it, so
//! that a binding has a few lines of glue and no rule of its own.

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use serde_json::{Value, json};

use crate::inbox::{self, Dialect, Inbox, Lease, Pause, Placeholders, Progress, Step, Work};
use crate::parser::system_now;
use crate::{Ack, Error, ErrorCode, Result, handler};

/// Answers a request: `{"do": NAME, ...}`. The answer is `{"value": ...}`, or `{"run": STATEMENT, "state": TEXT}` where the
/// host is to run a statement first and then to ask `{"do": "inbox", "state": TEXT, "result": ...}`.
///
/// # Errors
/// `ARGUMENT_INVALID` for what is no request, and those of what was asked.
pub fn call(request: &str) -> Result<String> {
    let answer = match read(request)? {
        Request::CheckHandler { deadline } => value(handler::check_deadline(deadline)?),
        Request::CheckRoute { route } => value(handler::check_route(&route)?),
        Request::Route { event_type, kind } => value(json!({
            "routes": handler::routes(&event_type, &kind),
            "asks": handler::asks(&event_type),
        })),
        Request::Fail { message } => {
            let ack = Ack::handler_failed_with(&message);
            value(json!({ "status": ack.status, "content_type": ack.content_type, "body": ack.body }))
        }
        Request::ExplainInbox { inbox } => value(inbox.read()?.schema()),
        Request::Inbox { state, result } => {
            let mut conversation: Conversation = read(&state)?;
            conversation.done.push(result);
            conversation.go_on()?
        }
        Request::Begin => {
            let opening: Opening = read(request)?;
            Conversation {
                inbox: opening.inbox,
                call: read(request)?,
                token: inbox::new_token()?,
                now: opening.now.unwrap_or_else(system_now),
                done: Vec::new(),
            }
            .go_on()?
        }
    };
    Ok(answer.to_string())
}

#[derive(Deserialize)]
#[serde(tag = "do", rename_all = "snake_case")]
enum Request {
    CheckHandler {
        deadline: Option<f64>,
    },
    CheckRoute {
        route: String,
    },
    Route {
        event_type: String,
        kind: String,
    },
    Fail {
        message: String,
    },
    ExplainInbox {
        inbox: Settings,
    },
    /// The next turn of a call to the inbox.
    Inbox {
        state: String,
        result: Work,
    },
    /// The first turn of one.
    #[serde(other)]
    Begin,
}

/// A call to the inbox.
#[derive(Serialize, Deserialize)]
#[serde(tag = "do", rename_all = "snake_case")]
enum Call {
    Create,
    Check,
    Claim { key: String, event_type: String, kind: String },
    Complete { lease: Lease },
    Release { lease: Lease, error: String },
    Purge { older_than: i64 },
    Store { key: String, event_type: String, kind: String, notification: String },
    Take,
    FailTask { lease: Lease, error: String },
    DeadLetters { limit: u32 },
    Retry { key: String },
}

/// What comes with every call to the inbox.
#[derive(Deserialize)]
struct Opening {
    inbox: Settings,
    now: Option<i64>,
}

/// An inbox's options, as the caller gave them.
#[derive(Serialize, Deserialize)]
struct Settings {
    dialect: String,
    placeholders: String,
    table: Option<String>,
    lease: Option<Value>,
    max_attempts: Option<Value>,
}

impl Settings {
    fn read(&self) -> Result<Inbox> {
        let dialect: Dialect = one_of("dialect", &self.dialect, "sqlite, postgresql or mysql (for MariaDB too)")?;
        let placeholders: Placeholders = one_of("placeholders", &self.placeholders, "question, numbered or format")?;
        let mut inbox = Inbox::new(dialect, placeholders);
        if let Some(table) = &self.table {
            inbox = inbox.table(table)?;
        }
        if let Some(lease) = &self.lease {
            inbox = inbox.lease(number("lease", lease)?)?;
        }
        if let Some(attempts) = &self.max_attempts {
            inbox = inbox.max_attempts(number("max_attempts", attempts)?)?;
        }
        Ok(inbox)
    }
}

fn one_of<T: for<'de> Deserialize<'de>>(field: &'static str, name: &str, which: &str) -> Result<T> {
    serde_json::from_value(Value::from(name)).map_err(|_| {
        let name = crate::error::shortened(name, 64);
        Error::new(ErrorCode::OptionInvalid, format!("{field} is {name:?}; give {which}")).with_field(field)
    })
}

fn number(field: &'static str, value: &Value) -> Result<u32> {
    value.as_u64().and_then(|number| u32::try_from(number).ok()).ok_or_else(|| {
        let message = format!("{field} is a whole number of at least 1");
        Error::new(ErrorCode::OptionInvalid, message).with_field(field)
    })
}

/// A call to the inbox, as far as it got. It is written down between two turns, so that nothing is kept here.
#[derive(Serialize, Deserialize)]
struct Conversation {
    inbox: Settings,
    call: Call,
    token: String,
    now: i64,
    done: Vec<Work>,
}

impl Conversation {
    fn go_on(self) -> Result<Value> {
        match self.step() {
            Ok(result) => Ok(value(result)),
            Err(Pause::Failed(error)) => Err(error),
            Err(Pause::Run(statement)) => Ok(json!({ "run": statement, "state": json!(self).to_string() })),
        }
    }

    fn step(&self) -> Step<Value> {
        let inbox = self.inbox.read()?;
        let mut progress = Progress::new(&self.done);
        let (progress, token, now) = (&mut progress, self.token.as_str(), self.now);
        Ok(match &self.call {
            Call::Create => json!(inbox.create(progress)?),
            Call::Check => json!(inbox.check(progress)?),
            Call::Claim { key, event_type, kind } => json!(inbox.claim(progress, key, event_type, kind, token, now)?),
            Call::Complete { lease } => json!(inbox.complete(progress, lease, now)?),
            Call::Release { lease, error } => json!(inbox.release(progress, lease, error)?),
            Call::Purge { older_than } => json!(inbox.purge(progress, *older_than, now)?),
            Call::Store { key, event_type, kind, notification } => {
                json!(inbox.store(progress, key, event_type, kind, notification, now)?)
            }
            Call::Take => json!(inbox.take(progress, token, now)?),
            Call::FailTask { lease, error } => json!(inbox.fail(progress, lease, error, now)?),
            Call::DeadLetters { limit } => json!(inbox.dead_letters(progress, *limit)?),
            Call::Retry { key } => json!(inbox.retry(progress, key, now)?),
        })
    }
}

fn value(value: impl Serialize) -> Value {
    json!({ "value": value })
}

fn read<'de, T: Deserialize<'de>>(text: &'de str) -> Result<T> {
    // serde's words tell which member is wrong, and could quote a value: a notification's, for one.
    serde_json::from_str(text).map_err(|error| {
        let message = match serde_json::from_str::<&RawValue>(text) {
            Err(_) => "the request is not JSON".to_owned(),
            Ok(_) => format!("the request has a member that is missing or of another type ({})", kind_of(&error)),
        };
        Error::new(ErrorCode::ArgumentInvalid, message).with_field("request")
    })
}

/// The part of serde's message that names the member.
fn kind_of(error: &serde_json::Error) -> String {
    let text = error.to_string();
    match text.split_once('`') {
        Some((before, after)) if before.starts_with("missing field") || before.starts_with("unknown variant") => {
            format!("{before}`{}`", crate::error::shortened(after.split('`').next().unwrap_or_default(), 32))
        }
        _ => format!("line {} column {}", error.line(), error.column()),
    }
}
