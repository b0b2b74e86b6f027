//! What bindings ask the core in JSON: handlers, the inbox, and their programs. One native function serves all of it, so that
//! a binding has a few lines of glue and no rule of its own.
//!
//! A handler and a program on its way are kept here, under a number that is never given twice: a number that is stale is an
//! error, and nothing worse.

mod asking;
#[cfg(feature = "testing")]
mod testing;
mod v2;

#[cfg(feature = "testing")]
pub use testing::v2 as testing_v2;

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, LazyLock, Mutex, MutexGuard, PoisonError, RwLock, RwLockWriteGuard};

use serde::Deserialize;
use serde_json::value::RawValue;
use serde_json::{Value, json};

use crate::expect::compare;
use crate::handler::{self, Delivered, Facts, Handler, Mode, Permit, Settings, Turn, Unhandled};
use crate::inbox::{Call, Dialect, Inbox, Placeholders};
use crate::program::{Program, Refused, Reply, Step};
use crate::refresher::Refresher;
use crate::{Error, ErrorCode, Kind, Result};

/// Answers a request: `{"do": NAME, ...}`.
///
/// - `handler` with its settings, and `routes` (a list of what `register` takes) if there are any yet, makes one: `{"value": NUMBER}`;
///   `drop_handler` forgets it.
/// - `register`, `refuse`, `out_of_time`, `in_flight`, `close` with `handler`: `{"value": ...}`.
/// - `receive` and `work` with `handler`, `purge` and every call of the inbox with `inbox`, begin a program and answer its first
///   step, with `program`. `next` with `program` and `result` answers the step after that. `drop` forgets a program.
///   `receive` and `out_of_time` have what was `delivered`: `id`, `event_type`, `kind`, `request_id` and `v2`; and its `plaintext`, as it
///   is (or its text), of which the number of the order is taken, for the log, and what it counts by.
/// - `refuse_merchant` with `handler`, `reply` (what came of the function that was to say whose a request is: `{"returned": null}` says
///   nobody's), `headers` (pairs) and `request_id`: the answer, as `refuse` gives it.
/// - `check_merchant` with `merchant` and, where it was loaded, the name that was `asked` for: `{"value": null}` where it can be called so.
/// - `merchants` with `max_age` (seconds) and `capacity`: how a registry keeps what it loaded, a [`Registry`](handler::Registry).
///   `merchant_not_loaded` with `merchant` and `reply`: the line for the log, a [`NotLoaded`](handler::NotLoaded).
/// - `callback_ended` with `program` frees its place among those in flight: a host says so when the callback has returned, be it
///   after the program's end.
/// - `compare`: whether a notification (`event_type`, `kind`, `plaintext`) is what is `expected`: `{"paid": {...}}` with the fields of
///   a [`PaidOrder`](crate::PaidOrder), `{"refunded": {...}}` with those of a [`RefundedOrder`](crate::RefundedOrder), `{"fields":
///   {...}}` with those of an [`Expectation`](crate::Expectation), or `"not_compared"`. What the merchant's function returned that
///   returned nothing is null.
/// - `parse_v2` with `body` (base64), `keys` (a list of `{"key", "mch_id"}`) and, where it is not 1 MiB, `max_body_bytes`: `{"value":
///   NOTIFICATION}`, the object that `to_json` writes. A host takes a body for APIv2's whose first byte after a byte order mark and
///   white space is `<`, where it has APIv2 keys.
/// - `check_v2_keys` with `keys` likewise: `{"value": null}` where they can be used.
/// - `ack_v2`: `{"value": {"status", "content_type", "body"}}`, the XML for success, or for the error that `code` names.
/// - `testing_v2` with `key`, for tests only: the body of a notification made of `fields` (an object of texts) and signed as
///   `sign_type` says (`MD5` unless given), or of a refund made of `outer` and `inner`: `{"value": XML}`.
/// - `sign` with a `merchant` (`mchid`, `serial`, `private_key`, and `host` and `agent` where they are not the usual ones),
///   `method`, `path` and `body` (base64) or null: `{"value": {"method", "url", "headers"}}`.
/// - `refresher` with `merchant`, `api_v3_keys` (a list of `{"key", "label"}`), `public_keys` (of `{"id", "pem"}`), `path`, `interval`,
///   `keeps` makes one: `{"value": NUMBER}`; `drop_refresher` forgets it. `start`, `refresh` and `keep_fresh` with `refresher` begin
///   its programs.
/// - `reconcile` with `handler`, `merchant` and `order` (`out_trade_no`, `transaction_id` or `out_refund_no`, `sub_mchid`, and `served`
///   where the handler serves several) begins the program that looks it up.
/// - `sample` with `event`, `kind` or both, and `overrides`: a plaintext for tests, with the feature `testing`.
/// - `schedule` with the `schedule`'s name (`transaction`, `payscore`, `transfer` or `none`), with the same feature: `{"value":
///   [SECONDS, ...]}`, the pauses after which the platform sends again.
/// - `explain_inbox`: the statements that make the table, and those that upgrade it. None for Redis.
///
/// With the dialect `redis` a step `run` has a member `redis`: `command`, a list of texts that is sent to Redis as it is, and `key`, for a
/// client that must be told to which node of a cluster it goes. The text that Redis answers is the `result`. Where it answers an error,
/// or there is no connection, the `result` is `{"failed": {"type", "words"}}` with the name of the exception's type and its words; no
/// words where it was not Redis that told. There is no step `begin`, `commit` or `roll_back`. Only mode `leased` has it.
///
/// # Errors
/// `ARGUMENT_INVALID` for what is no request, and those of what was asked.
pub fn call(request: &str) -> Result<String> {
    let answer = match &*name_of(request)? {
        "next" => {
            let Next { program, result } = read(request)?;
            return next(program, result);
        }
        "receive" => {
            let (handler, delivered) = read::<Receive>(request)?.delivered();
            let (program, permit) = find_handler(handler)?.receive(delivered);
            return begin(program, permit);
        }
        "work" => {
            let Work { handler, pause_ms, purge_older_than, now } = read(request)?;
            let turn = Turn { pause_ms, purge_older_than, now };
            let (program, permit) = find_handler(handler)?.work(turn)?;
            return begin(program, permit);
        }
        "purge" => {
            let Purge { inbox, older_than, now } = read(request)?;
            return begin(handler::purge(&inbox.read(now)?, older_than)?, None);
        }
        "handler" => {
            let (settings, routes) = read::<HandlerSettings>(request)?.read()?;
            let handler = Handler::new(settings)?;
            for Route { route, custom } in &routes {
                handler.register(route, *custom)?;
            }
            json!(keep(&HANDLERS, handler))
        }
        "drop_handler" => json!(write(&HANDLERS).remove(&read::<OfHandler>(request)?.handler).is_some()),
        "drop" => json!(lock(&PROGRAMS).remove(&read::<OfProgram>(request)?.program).is_some()),
        "callback_ended" => {
            callback_ended(read::<OfProgram>(request)?.program);
            Value::Null
        }
        "register" => {
            let Route { route, custom } = read(request)?;
            json!(find_handler(read::<OfHandler>(request)?.handler)?.register(&route, custom)?)
        }
        "refuse" => {
            let Refuse { handler, error, request_id, v2, merchant } = read(request)?;
            let mut of = Delivered::default();
            (of.request_id, of.v2, of.merchant) = (request_id, v2, merchant);
            json!(find_handler(handler)?.refuse_delivered(&of, error.into_error()))
        }
        "refuse_merchant" => {
            let RefuseMerchant { handler, reply, headers, request_id } = read(request)?;
            let headers = headers.iter().map(|(name, value)| (name.as_str(), value.as_str()));
            json!(find_handler(handler)?.refuse_merchant(reply, headers, request_id))
        }
        "check_merchant" => match read(request)? {
            CheckMerchant { merchant, asked: Some(asked) } => json!(handler::check_loaded_merchant(&merchant, &asked)?),
            CheckMerchant { merchant, asked: None } => json!(handler::check_merchant(&merchant)?),
        },
        "merchants" => json!(read::<handler::RegistrySettings>(request)?.read()?),
        "merchant_not_loaded" => {
            let MerchantNotLoaded { merchant, reply } = read(request)?;
            json!(handler::NotLoaded::new(&merchant, reply))
        }
        "out_of_time" => {
            let (handler, delivered) = read::<Receive>(request)?.delivered();
            json!(find_handler(handler)?.out_of_time(&delivered))
        }
        "in_flight" => json!(find_handler(read::<OfHandler>(request)?.handler)?.in_flight()),
        "close" => json!(find_handler(read::<OfHandler>(request)?.handler)?.close()),
        #[cfg(feature = "testing")]
        "sample" => testing::sample(request)?,
        #[cfg(feature = "testing")]
        "schedule" => testing::schedule(request)?,
        "compare" => {
            let Compare { event_type, kind, plaintext, expected } = read(request)?;
            let resource: Value = read(&plaintext)?;
            let kind = Kind::from_name(&kind).unwrap_or(Kind::Unknown);
            json!(compare(&event_type, kind, &resource, &expected)?)
        }
        "explain_inbox" => {
            let inbox = read::<OfInbox>(request)?.inbox.read(None)?;
            json!({ "schema": inbox.schema(), "upgrade": inbox.upgrade() })
        }
        "sign" => asking::sign(request)?,
        "refresher" => asking::refresher(request)?,
        "drop_refresher" => asking::drop_refresher(request)?,
        "start" => return asking::refresh(request, Refresher::start),
        "refresh" => return asking::refresh(request, Refresher::refresh),
        "keep_fresh" => return asking::refresh(request, Refresher::keep_fresh),
        "reconcile" => return asking::reconcile(request),
        "parse_v2" => return v2::parse(request),
        "check_v2_keys" => v2::check_keys(request)?,
        "ack_v2" => v2::ack(request)?,
        #[cfg(feature = "testing")]
        "testing_v2" => json!(testing::v2(request)?),
        _ => {
            let OfInbox { inbox, now } = read(request)?;
            return begin(inbox.read(now)?.call(read::<Call>(request)?), None);
        }
    };
    Ok(json!({ "value": answer }).to_string())
}

// Kept under numbers

static HANDLERS: LazyLock<RwLock<HashMap<u64, Handler>>> = LazyLock::new(RwLock::default);
static PROGRAMS: LazyLock<Mutex<HashMap<u64, Arc<Mutex<Kept>>>>> = LazyLock::new(Mutex::default);
static NUMBERS: AtomicU64 = AtomicU64::new(1);

/// A program on its way, and its place among those in flight.
struct Kept {
    program: Program,
    permit: Option<Permit>,
    /// The last step was a callback.
    asked_callback: bool,
    /// A callback was given up that has not returned, so far as the host said.
    is_called_back: bool,
    /// The callback of the last step has returned. The host may say so before it says that it gave it up.
    has_returned: bool,
}

fn keep(handlers: &RwLock<HashMap<u64, Handler>>, handler: Handler) -> u64 {
    let number = NUMBERS.fetch_add(1, Ordering::Relaxed);
    write(handlers).insert(number, handler);
    number
}

fn find_handler(number: u64) -> Result<Handler> {
    let handlers = HANDLERS.read().unwrap_or_else(PoisonError::into_inner);
    handlers.get(&number).cloned().ok_or_else(|| stale("handler"))
}

fn stale(what: &'static str) -> Error {
    Error::new(ErrorCode::ArgumentInvalid, format!("there is no such {what} any more")).with_field(what)
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn write<T>(lock: &RwLock<T>) -> RwLockWriteGuard<'_, T> {
    lock.write().unwrap_or_else(PoisonError::into_inner)
}

fn begin(mut program: Program, permit: Option<Permit>) -> Result<String> {
    let step = program.start();
    if program.has_ended() {
        return answer(None, &step);
    }
    let number = NUMBERS.fetch_add(1, Ordering::Relaxed);
    let asked_callback = matches!(step, Step::Callback(_));
    let kept = Kept { program, permit, asked_callback, is_called_back: false, has_returned: false };
    lock(&PROGRAMS).insert(number, Arc::new(Mutex::new(kept)));
    answer(Some(number), &step)
}

fn next(number: u64, reply: Reply) -> Result<String> {
    let kept = lock(&PROGRAMS).get(&number).cloned().ok_or_else(|| stale("program"))?;
    let mut kept = lock(&kept);
    // A callback that is given up goes on, and keeps its place.
    kept.is_called_back |= kept.asked_callback && !kept.has_returned && matches!(reply, Reply::TimedOut);
    kept.has_returned = false;
    let step = kept.program.next(reply);
    kept.asked_callback = matches!(step, Step::Callback(_));
    if kept.program.has_ended() && !kept.is_called_back {
        kept.permit = None;
        lock(&PROGRAMS).remove(&number);
    }
    answer(Some(number), &step)
}

/// The callback that was given up has returned after all.
fn callback_ended(number: u64) {
    let Some(kept) = lock(&PROGRAMS).get(&number).cloned() else { return };
    let mut kept = lock(&kept);
    kept.is_called_back = false;
    kept.has_returned = kept.asked_callback;
    if kept.program.has_ended() {
        kept.permit = None;
        lock(&PROGRAMS).remove(&number);
    }
}

/// A step, with its program's number before its own members.
fn answer(program: Option<u64>, step: &Step) -> Result<String> {
    let unwritable = || Error::new(ErrorCode::Internal, "a step cannot be written as JSON");
    let mut text = match program {
        Some(number) => format!("{{\"program\":{number}"),
        None => "{\"program\":null".to_owned(),
    }
    .into_bytes();
    let end = text.len();
    serde_json::to_writer(&mut text, step).map_err(|_| unwritable())?;
    text[end] = b',';
    String::from_utf8(text).map_err(|_| unwritable())
}

// Requests

/// What is asked for. Bindings write it first; elsewhere it is looked for, which takes a pass over all that is told.
fn name_of(request: &str) -> Result<Cow<'_, str>> {
    #[derive(Deserialize)]
    struct Name {
        #[serde(rename = "do")]
        name: String,
    }

    let first = request.strip_prefix("{\"do\":").and_then(|rest| rest.trim_start().strip_prefix('"')?.split_once('"'));
    match first {
        Some((name, _)) if !name.contains('\\') => Ok(Cow::Borrowed(name)),
        _ => read(request).map(|Name { name }| Cow::Owned(name)),
    }
}

#[derive(Deserialize)]
struct OfHandler {
    handler: u64,
}

#[derive(Deserialize)]
struct OfProgram {
    program: u64,
}

#[derive(Deserialize)]
struct Next {
    program: u64,
    result: Reply,
}

#[derive(Deserialize)]
struct Compare {
    event_type: String,
    kind: String,
    plaintext: String,
    expected: Value,
}

#[derive(Deserialize)]
struct Receive {
    handler: u64,
    delivered: Delivered,
    #[serde(default)]
    plaintext: Facts,
}

impl Receive {
    fn delivered(mut self) -> (u64, Delivered) {
        self.delivered.take(&self.plaintext);
        (self.handler, self.delivered)
    }
}

#[derive(Deserialize)]
struct Work {
    handler: u64,
    #[serde(default)]
    pause_ms: u32,
    purge_older_than: Option<i64>,
    #[serde(default)]
    now: i64,
}

#[derive(Deserialize)]
struct Purge {
    inbox: InboxSettings,
    older_than: i64,
    now: Option<i64>,
}

#[derive(Deserialize)]
struct Route {
    route: String,
    #[serde(default)]
    custom: bool,
}

#[derive(Deserialize)]
struct Refuse {
    handler: u64,
    error: Refused,
    request_id: Option<String>,
    #[serde(default)]
    v2: bool,
    merchant: Option<String>,
}

#[derive(Deserialize)]
struct RefuseMerchant {
    handler: u64,
    reply: Reply,
    #[serde(default)]
    headers: Vec<(String, String)>,
    request_id: Option<String>,
}

#[derive(Deserialize)]
struct CheckMerchant {
    merchant: String,
    asked: Option<String>,
}

#[derive(Deserialize)]
struct MerchantNotLoaded {
    merchant: String,
    reply: Reply,
}

#[derive(Deserialize)]
struct OfInbox {
    inbox: InboxSettings,
    now: Option<i64>,
}

/// A handler's options, as the caller gave them.
#[derive(Deserialize)]
struct HandlerSettings {
    inbox: Option<InboxSettings>,
    mode: Option<String>,
    unhandled: Option<String>,
    deadline: Option<f64>,
    max_in_flight: Option<Value>,
    #[serde(default)]
    has_key: bool,
    key: Option<String>,
    #[serde(default)]
    compares: bool,
    #[serde(default)]
    merchants: bool,
    #[serde(default)]
    routes: Vec<Route>,
}

/// What the inbox counts by, where it is neither the notification's id nor what a function says.
#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum CountedBy {
    Business,
}

impl HandlerSettings {
    fn read(self) -> Result<(Settings, Vec<Route>)> {
        let mut settings =
            Settings { deadline: self.deadline, has_key: self.has_key, compares: self.compares, ..Settings::default() };
        settings.merchants = self.merchants;
        settings.inbox = self.inbox.map(|inbox| inbox.read(None)).transpose()?;
        settings.mode = match (&self.mode, &settings.inbox) {
            (Some(mode), _) => one_of::<Mode>("mode", mode, "transaction, leased or stored")?,
            (None, Some(_)) => Mode::Transaction,
            (None, None) => Mode::None,
        };
        if let Some(key) = &self.key {
            let CountedBy::Business = one_of("key", key, "business, or a function of your own")?;
            settings.has_business_key = true;
        }
        if let Some(unhandled) = &self.unhandled {
            settings.unhandled = one_of::<Unhandled>("unhandled", unhandled, "refuse or acknowledge")?;
        }
        if let Some(most) = &self.max_in_flight {
            settings.max_in_flight = number("max_in_flight", most)? as usize;
        }
        Ok((settings, self.routes))
    }
}

/// An inbox's options, as the caller gave them.
#[derive(Deserialize)]
struct InboxSettings {
    dialect: String,
    placeholders: Option<String>,
    table: Option<String>,
    name: Option<String>,
    lease: Option<Value>,
    max_attempts: Option<Value>,
    keep_plaintext: Option<bool>,
}

impl InboxSettings {
    fn read(self, now: Option<i64>) -> Result<Inbox> {
        let dialect: Dialect =
            one_of("dialect", &self.dialect, "sqlite, postgresql, mysql (for MariaDB too) or redis (for Valkey too)")?;
        let placeholders: Placeholders =
            one_of("placeholders", self.placeholders.as_deref().unwrap_or("question"), "question, numbered or format")?;
        let mut inbox =
            Inbox::new(dialect, placeholders).keep_plaintext(self.keep_plaintext.unwrap_or_default()).at(now);
        if let Some(table) = &self.table {
            inbox = inbox.table(table)?;
        }
        if let Some(name) = &self.name {
            inbox = inbox.name(name)?;
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

/// The members of a request.
///
/// # Errors
/// `ARGUMENT_INVALID` where it does not have them, without quoting any.
pub fn read<'de, T: Deserialize<'de>>(text: &'de str) -> Result<T> {
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
