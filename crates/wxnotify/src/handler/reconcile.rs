//! What never arrived: WeChat Pay is asked for an order or a refund, and what it tells goes the way of a notification.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::OnceLock;

use serde::Deserialize;
use serde_json::value::RawValue;
use serde_json::{Value, json};

use super::facts::Facts;
use super::report::Delivered;
use super::{Handler, receive};
use crate::clock::system_now;
use crate::program::{Fetched, Host, Refused, Reply, Step, misuse};
use crate::{Error, ErrorCode, Kind, Merchant, Notification, Result, SignedRequest, plaintext};

/// The state of what WeChat Pay does not know.
const NOT_EXIST: &str = "NOT_EXIST";

/// What to ask WeChat Pay for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[allow(clippy::exhaustive_structs)] // one number of these, and whose it is
pub struct Order {
    /// An order by the merchant's number of it.
    #[serde(default)]
    pub out_trade_no: Option<String>,
    /// Or an order by WeChat Pay's number of it.
    #[serde(default)]
    pub transaction_id: Option<String>,
    /// Or a refund by the merchant's number of it.
    #[serde(default)]
    pub out_refund_no: Option<String>,
    /// Of a partner's (服务商) order or refund: the sub-merchant. The merchant who asks is then the `sp_mchid`.
    #[serde(default)]
    pub sub_mchid: Option<String>,
    /// Where the handler serves several merchants: whose it is, by the name of its notifications.
    #[serde(default)]
    pub served: Option<String>,
}

/// A query that can be sent.
#[derive(Debug)]
pub(super) struct Query {
    merchant: Merchant,
    path: String,
    /// The field that the answer must repeat, and its value.
    number: (&'static str, String),
    sub_mchid: Option<String>,
    served: Option<String>,
}

/// What a query told.
enum Found {
    /// Nothing of which a notification tells.
    State(String),
    Event {
        state: String,
        notification: Box<Notification>,
    },
}

/// The handler counts by what a query does not tell.
pub(super) fn no_key() -> Error {
    let message = "the inbox counts by the notification's id, which the answer to a query does not have, so that a late notification \
                   would count again; give the handler the key \"business\", or a function for the key that does without the id";
    Error::new(ErrorCode::OptionInvalid, message).with_field("key")
}

impl Query {
    /// # Errors
    /// `OPTION_INVALID` where it is not one order, or one refund.
    pub(super) fn new(merchant: &Merchant, order: &Order) -> Result<Self> {
        let Order { out_trade_no, transaction_id, out_refund_no, sub_mchid, served } = order;
        let number = match (out_trade_no, transaction_id, out_refund_no) {
            (Some(number), None, None) => ("out_trade_no", number),
            (None, Some(number), None) => ("transaction_id", number),
            (None, None, Some(number)) => ("out_refund_no", number),
            _ => return Err(invalid("order", "give one of out_trade_no, transaction_id and out_refund_no")),
        };
        let is_number = |byte: u8| byte.is_ascii_alphanumeric() || b"_-|*@".contains(&byte);
        if !(1..=64).contains(&number.1.len()) || !number.1.bytes().all(is_number) {
            return Err(invalid(number.0, "it is not 1 to 64 letters, digits and _-|*@, as WeChat Pay's numbers are"));
        }
        let mchid = merchant.mchid();
        if let Some(sub_mchid) = sub_mchid
            && (!(1..=32).contains(&sub_mchid.len()) || !sub_mchid.bytes().all(|byte| byte.is_ascii_digit()))
        {
            return Err(invalid("sub_mchid", "it is not a merchant's number, 1 to 32 digits"));
        }
        let name = number.0;
        let escaped = escaped(number.1);
        let by = if name == "transaction_id" { "id" } else { "out-trade-no" };
        let path = match (name, sub_mchid) {
            ("out_refund_no", None) => format!("/v3/refund/domestic/refunds/{escaped}"),
            ("out_refund_no", Some(sub)) => format!("/v3/refund/domestic/refunds/{escaped}?sub_mchid={sub}"),
            (_, None) => format!("/v3/pay/transactions/{by}/{escaped}?mchid={mchid}"),
            (_, Some(sub)) => {
                format!("/v3/pay/partner/transactions/{by}/{escaped}?sp_mchid={mchid}&sub_mchid={sub}")
            }
        };
        let number = (name, number.1.clone());
        Ok(Self { merchant: merchant.clone(), path, number, sub_mchid: sub_mchid.clone(), served: served.clone() })
    }

    fn request(&self) -> Result<SignedRequest> {
        self.merchant.sign("GET", &self.path, b"")
    }

    fn is_refund(&self) -> bool {
        self.number.0 == "out_refund_no"
    }

    /// What an answer tells that WeChat Pay signed.
    fn read(&self, answer: &Fetched) -> Result<Found> {
        let code = answer.code();
        if answer.status == 404 && matches!(code.as_deref(), Some("ORDER_NOT_EXIST" | "RESOURCE_NOT_EXISTS")) {
            return Ok(Found::State(NOT_EXIST.to_owned()));
        }
        let (text, _) = plaintext::check(&answer.body)
            .map_err(|_| malformed("the answer to the query is not a JSON object", "body"))?;
        let fields: Value = serde_json::from_str(text).expect("checked");
        let field = |name: &'static str| fields.get(name).and_then(Value::as_str);
        let state_is = if self.is_refund() { "status" } else { "trade_state" };
        let Some(state) = field(state_is).filter(|state| !state.is_empty()) else {
            return Err(malformed(format!("the answer to the query has no {state_is}"), state_is));
        };
        self.must_be(field(self.number.0), self.number.0, &self.number.1)?;
        let (own, sub) = (self.merchant.mchid(), self.sub_mchid.as_deref());
        match (self.is_refund(), sub) {
            (false, None) => self.must_be(field("mchid"), "mchid", own)?,
            (false, Some(sub)) => {
                self.must_be(field("sp_mchid"), "sp_mchid", own)?;
                self.must_be(field("sub_mchid"), "sub_mchid", sub)?;
            }
            // The answer does not say whose the refund is.
            (true, _) => {}
        }
        let event_type = match (self.is_refund(), state) {
            (false, "SUCCESS") => "TRANSACTION.SUCCESS",
            (true, "SUCCESS") => "REFUND.SUCCESS",
            (true, "CLOSED") => "REFUND.CLOSED",
            (true, "ABNORMAL") => "REFUND.ABNORMAL",
            _ => return Ok(Found::State(state.to_owned())),
        };
        let text = if self.is_refund() { self.as_notified(text) } else { text.to_owned() };
        let notification = Box::new(self.notification(event_type, text, answer)?);
        Ok(Found::Event { state: state.to_owned(), notification })
    }

    fn must_be(&self, actual: Option<&str>, name: &'static str, expected: &str) -> Result<()> {
        if actual == Some(expected) {
            return Ok(());
        }
        let actual = crate::error::shortened(actual.unwrap_or("missing"), 64).into_owned();
        let message = format!("the answer is of another order: its {name} is {actual}, and {expected} was asked for");
        Err(Error::new(ErrorCode::ContentMismatch, message).with_field(name))
    }

    /// A refund's fields as its notification has them: the state is `refund_status`, and it says whose it is.
    fn as_notified(&self, text: &str) -> String {
        let mut fields: BTreeMap<String, Box<RawValue>> = serde_json::from_str(text).expect("checked");
        if let Some(status) = fields.remove("status") {
            fields.insert("refund_status".to_owned(), status);
        }
        let own = self.merchant.mchid();
        let whose = match &self.sub_mchid {
            None => vec![("mchid", own)],
            Some(sub) => vec![("sp_mchid", own), ("sub_mchid", sub.as_str())],
        };
        for (name, mchid) in whose {
            let mchid = RawValue::from_string(json!(mchid).to_string()).expect("a text");
            fields.insert(name.to_owned(), mchid);
        }
        serde_json::to_string(&fields).expect("JSON serializes")
    }

    fn notification(&self, event_type: &str, text: String, answer: &Fetched) -> Result<Notification> {
        let (_, traits) = plaintext::check(text.as_bytes())?;
        let kind = Kind::of(event_type, &traits);
        let key = Facts::of(&text).business_key(event_type, kind.as_str());
        let header = |name| answer.header(name).unwrap_or_default().to_owned();
        Ok(Notification {
            id: format!("query:{}", key.as_deref().unwrap_or(&self.number.1)),
            create_time: None,
            event_type: event_type.to_owned(),
            resource_type: "query".to_owned(),
            summary: None,
            original_type: Some(if self.is_refund() { "refund" } else { "transaction" }.to_owned()),
            associated_data: String::new(),
            plaintext: text.into_bytes(),
            resource: OnceLock::new(),
            serial: header("Wechatpay-Serial"),
            timestamp: header("Wechatpay-Timestamp").parse().unwrap_or_default(),
            nonce: header("Wechatpay-Nonce"),
            request_id: answer.header("Request-ID").map(str::to_owned),
            api_v3_key_label: None,
            kind,
            certificate_expires_at: None,
        })
    }
}

pub(super) async fn run(host: &Host, handler: &Handler, query: &Query) -> Step {
    match reconcile(host, handler, query).await {
        Ok(step) => step,
        Err(error) => Step::Error { error: Refused::from(&error) },
    }
}

async fn reconcile(host: &Host, handler: &Handler, query: &Query) -> Result<Step> {
    let (state, notification) = match ask(host, query).await? {
        Found::State(state) => return Ok(Step::Value { value: json!({ "state": state }) }),
        Found::Event { state, notification } => (state, notification),
    };
    match host.ask(Step::Received { state, notification: notification.to_json() }).await {
        Reply::Done => {}
        Reply::Refused(refused) => return Err(refused.into_error()),
        _ => return Err(misuse("the step received is answered by done or refused")),
    }
    let of = Delivered { is_queried: true, merchant: query.served.clone(), ..Delivered::from(&*notification) };
    Ok(Step::Answer(Box::new(receive::run(host, handler, &of).await)))
}

async fn ask(host: &Host, query: &Query) -> Result<Found> {
    let what = format!("GET {}", query.path);
    let answer = host.fetch(query.request()?, &what).await?;
    // Other errors come from what stands in between, too, and tell nothing of the order.
    if !matches!(answer.status, 200 | 404) {
        return Err(answer.refused(&what, system_now()));
    }
    match host.ask(Step::Verify).await {
        Reply::Done => {}
        Reply::Refused(refused) => return Err(answer.explain(refused.into_error(), system_now())),
        _ => return Err(misuse("the step verify is answered by done or refused")),
    }
    match query.read(&answer) {
        Err(_) if answer.status == 404 => Err(answer.refused(&what, system_now())),
        found => found,
    }
}

fn escaped(number: &str) -> String {
    let mut escaped = String::new();
    for byte in number.bytes() {
        match byte {
            b'|' | b'@' | b'*' => _ = write!(escaped, "%{byte:02X}"),
            byte => escaped.push(char::from(byte)),
        }
    }
    escaped
}

fn invalid(field: &'static str, problem: &str) -> Error {
    Error::new(ErrorCode::OptionInvalid, format!("{field}: {problem}")).with_field(field)
}

fn malformed(message: impl Into<String>, field: &'static str) -> Error {
    Error::new(ErrorCode::EnvelopeInvalid, message.into()).with_field(field)
}
