//! What a merchant's endpoint answers, compared to the byte with what every language must answer.

use std::time::Duration;

use sqlx::Sqlite;
use wxnotify::testing::{Delivery, Fault, Platform};
use wxnotify::{Ack, ErrorCode};

use crate::merchants::Merchants;
use crate::shop::{Shop, order_number};
use crate::{DatabaseKind, Mode, Staff, platform};

/// Asks one merchant everything. It keeps its inbox on SQLite, in the mode that has most to do.
pub(crate) async fn compare(staff: &Staff) -> Result<String, String> {
    if staff.database != DatabaseKind::Sqlite || staff.mode != Mode::Transaction {
        return Err("answers are compared on sqlite, in the mode transaction".to_owned());
    }
    let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
    let url = platform::url(staff.database, folder.path())?;
    let shop = Shop::<Sqlite>::open(&url).await.map_err(|error| error.to_string())?;
    shop.create(2).await.map_err(|error| error.to_string())?;
    let platform = platform::platform(folder.path())?;
    let merchants = Merchants::start(staff, 1, &url, folder.path())?;
    let endpoint = Endpoint { url: merchants.url(0), platform };
    for _ in 0..600 {
        if endpoint.is_there() {
            break;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }

    let mut wrong = Vec::new();
    let mut asked = 0;
    for (name, answer, ack) in endpoint.exchanges()? {
        asked += 1;
        let expected = Answer::of(&ack);
        if answer != expected {
            wrong.push(format!("{name}: answered {answer:?}, not {expected:?}"));
        }
    }
    let [once, never, twice, _] = shop.judge().await.map_err(|error| error.to_string())?;
    if [once, never, twice] != [1, 1, 0] {
        wrong.push(format!("{once} orders are paid once, {never} never and {twice} more than once; it is 1, 1 and 0"));
    }
    if wrong.is_empty() { Ok(format!("answers: all {asked} as they must be")) } else { Err(wrong.join("\n")) }
}

/// What came back, as far as WeChat Pay looks at it.
#[derive(Debug, PartialEq, Eq)]
struct Answer {
    status: u16,
    content_type: String,
    body: String,
    allow: String,
}

impl Answer {
    fn of(ack: &Ack) -> Self {
        let allow = if ack.status == 405 { "POST" } else { "" };
        Self { status: ack.status, content_type: ack.content_type.into(), body: ack.body.clone(), allow: allow.into() }
    }
}

struct Endpoint {
    url: String,
    platform: Platform,
}

impl Endpoint {
    /// What was asked, what was answered, and what must be.
    fn exchanges(&self) -> Result<Vec<(String, Answer, Ack)>, String> {
        let mut exchanges = Vec::new();
        let mut note = |name: &str, answer: Result<Answer, ureq::Error>, ack: Ack| -> Result<(), String> {
            exchanges.push((name.to_owned(), answer.map_err(|error| format!("{name}: {error}"))?, ack));
            Ok(())
        };
        for fault in Fault::ALL {
            let delivery = self.delivery(1, "TRANSACTION.SUCCESS", Some(*fault))?;
            note(fault.as_str(), self.post(&delivery), Ack::failure(fault.error_code()))?;
        }
        let unhandled = self.delivery(1, "REFUND.CLOSED", None)?;
        note("an event that nobody handles", self.post(&unhandled), Ack::failure(ErrorCode::EventUnhandled))?;
        let genuine = self.delivery(0, "TRANSACTION.SUCCESS", None)?;
        note("a genuine one", self.post(&genuine), Ack::success())?;
        for _ in 0..3 {
            note("the same again", self.post(&genuine), Ack::success())?;
        }
        let mut altered = self.delivery(1, "TRANSACTION.SUCCESS", None)?;
        altered.set_body([altered.body(), b" "].concat());
        note("one with a space more", self.post(&altered), Ack::failure(ErrorCode::SignatureInvalid))?;
        let mut empty = self.delivery(1, "TRANSACTION.SUCCESS", None)?;
        empty.set_body([]);
        note("one without a body", self.post(&empty), Ack::failure(ErrorCode::SignatureInvalid))?;
        let mut long = self.delivery(1, "TRANSACTION.SUCCESS", None)?;
        long.set_body(vec![b' '; (1 << 20) + 1]);
        note("one that is too long", self.post(&long), Ack::failure(ErrorCode::BodyTooLarge))?;
        let get = client().get(&self.url).call();
        note("a GET", answer(get), Ack::failure(ErrorCode::MethodNotAllowed))?;
        let put = client().put(&self.url).send("{}");
        note("a PUT", answer(put), Ack::failure(ErrorCode::MethodNotAllowed))?;
        Ok(exchanges)
    }

    /// Whether the handler answers. Some servers take connections before they know whom to ask, and answer 500 meanwhile.
    fn is_there(&self) -> bool {
        client().get(&self.url).call().is_ok_and(|answered| answered.status() == 405)
    }

    fn delivery(&self, order: usize, event_type: &str, fault: Option<Fault>) -> Result<Delivery, String> {
        let number = order_number(order);
        let resource = format!(
            r#"{{"mchid":"1900007291","out_trade_no":"{number}","trade_state":"SUCCESS","amount":{{"total":1}}}}"#
        );
        let mut builder = self.platform.notification(event_type, &resource).id(&format!("EV-{event_type}-{number}"));
        if let Some(fault) = fault {
            builder = builder.fault(fault);
        }
        builder.build().map_err(|error| error.to_string())
    }

    fn post(&self, delivery: &Delivery) -> Result<Answer, ureq::Error> {
        let mut attempts = 0;
        loop {
            let mut request = client().post(&self.url);
            for (name, value) in delivery.header_pairs() {
                request = request.header(name, value);
            }
            let answer = answer(request.send(delivery.body()));
            attempts += 1;
            // A server that refuses a long body and closes can reset the connection before its answer was read.
            if attempts == 10 || !answer.as_ref().is_err_and(is_cut_off) {
                return answer;
            }
        }
    }
}

fn is_cut_off(error: &ureq::Error) -> bool {
    use std::io::ErrorKind::{BrokenPipe, ConnectionReset};
    matches!(error, ureq::Error::Io(error) if matches!(error.kind(), ConnectionReset | BrokenPipe))
}

fn client() -> ureq::Agent {
    ureq::Agent::config_builder()
        .timeout_global(Some(Duration::from_secs(10)))
        .http_status_as_error(false)
        .build()
        .into()
}

fn answer(sent: Result<ureq::http::Response<ureq::Body>, ureq::Error>) -> Result<Answer, ureq::Error> {
    let mut response = sent?;
    let header = |name: &str| {
        let value = response.headers().get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
        value.to_owned()
    };
    let (content_type, allow) = (header("content-type"), header("allow"));
    let body = response.body_mut().read_to_string()?;
    Ok(Answer { status: response.status().as_u16(), content_type, body, allow })
}
