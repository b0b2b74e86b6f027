//! The merchant: an HTTP endpoint as a merchant would write it, and its order book.

use std::sync::Arc;
use std::sync::mpsc::Sender;
use std::time::Duration;

use axum::Router;
use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, FromRequest, Request, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use serde_json::Value;
use sqlx::{Connection, SqliteConnection};
use tokio::net::TcpListener;
use tokio::sync::Mutex;
use wxnotify::events::Event;
use wxnotify::inbox::Claim;
use wxnotify::{
    Ack, Error, ErrorCode, Expectation, Kind, Notification, NotificationParser, PaidOrder, RefundedOrder, Result,
};
use wxnotify_sqlx::Inbox;

/// One merchant with one URL for all notifications.
pub(super) struct Merchant {
    parser: NotificationParser,
    inbox: Inbox<sqlx::Sqlite>,
    /// The merchant's database, here in memory: the inbox, and what the notifications caused.
    database: Mutex<SqliteConnection>,
    journal: Sender<Entry>,
}

/// What the merchant did about one delivery.
pub(super) enum Entry {
    /// It was taken, and had its effect.
    Processed(Receipt),
    /// It was taken before, and had no second effect.
    Repeated(Receipt),
    /// It was refused.
    Refused(Error),
    /// The merchant's own database failed, so the platform is to send it again.
    Failed(wxnotify_sqlx::Error),
}

/// What was read out of a notification.
pub(super) struct Receipt {
    pub(super) kind: Kind,
    /// The one thing that it is about: an order and its amount, a plate, a complaint.
    pub(super) fact: String,
    pub(super) plaintext: String,
}

impl Entry {
    pub(super) fn in_words(&self) -> String {
        match self {
            Self::Processed(_) => "processed it".into(),
            Self::Repeated(_) => "took it for a repetition".into(),
            Self::Refused(error) => format!("refused it with {}", error.code()),
            Self::Failed(error) => format!("failed: {error}"),
        }
    }
}

impl Merchant {
    pub(super) async fn new(
        parser: NotificationParser,
        journal: Sender<Entry>,
    ) -> std::result::Result<Self, wxnotify_sqlx::Error> {
        let inbox = Inbox::new();
        let mut database = SqliteConnection::connect("sqlite::memory:").await?;
        inbox.create(&mut database).await?;
        sqlx::query("CREATE TABLE effects (fact TEXT NOT NULL)").execute(&mut database).await?;
        Ok(Self { parser, inbox, database: Mutex::new(database), journal })
    }

    /// Serves until the process ends.
    pub(super) async fn serve(self, listener: TcpListener) -> std::io::Result<()> {
        // Read no more of a body than the parser would take.
        let limit = DefaultBodyLimit::max(self.parser.max_body_bytes());
        let router = Router::new().route("/notify", post(notify)).route("/effects", get(effects));
        let router = router.layer(limit).with_state(Arc::new(self));
        axum::serve(listener, router).await
    }

    async fn receive(&self, headers: &HeaderMap, body: Result<Bytes>) -> Entry {
        let genuine = body.and_then(|body| {
            let notification = self.parser.parse(headers, &body)?;
            check_order(&notification)?;
            let receipt = Receipt {
                kind: notification.kind(),
                fact: fact_of(&notification)?,
                plaintext: notification.plaintext().to_owned(),
            };
            Ok((notification, receipt))
        });
        match genuine {
            Ok((notification, receipt)) => self.process(&notification, receipt).await.unwrap_or_else(Entry::Failed),
            Err(error) => Entry::Refused(error),
        }
    }

    /// What the notification causes, and that it was caused, happen in one transaction: both or neither.
    async fn process(
        &self,
        notification: &Notification,
        receipt: Receipt,
    ) -> std::result::Result<Entry, wxnotify_sqlx::Error> {
        let mut database = self.database.lock().await;
        let mut transaction = database.begin().await?;
        let Claim::Fresh { lease } = self.inbox.claim(&mut transaction, notification).await? else {
            transaction.commit().await?;
            return Ok(Entry::Repeated(receipt));
        };
        sqlx::query("INSERT INTO effects (fact) VALUES (?)").bind(&receipt.fact).execute(&mut *transaction).await?;
        self.inbox.complete(&mut transaction, &lease).await?;
        transaction.commit().await?;
        Ok(Entry::Processed(receipt))
    }
}

/// How many effects there were, for the judge: what no endpoint of a real merchant tells a stranger.
async fn effects(State(merchant): State<Arc<Merchant>>) -> std::result::Result<String, StatusCode> {
    let mut database = merchant.database.lock().await;
    let count = sqlx::query_scalar::<_, i64>("SELECT count(*) FROM effects").fetch_one(&mut *database).await;
    count.map(|count| count.to_string()).map_err(|_| StatusCode::INTERNAL_SERVER_ERROR)
}

/// How long a body may take. A notification comes whole; what trickles is not the platform's.
const DEADLINE: Duration = Duration::from_secs(2);

/// The whole of the HTTP side: raw headers and raw body in, acknowledgement out.
async fn notify(State(merchant): State<Arc<Merchant>>, request: Request) -> Response {
    let headers = request.headers().clone();
    let body = match tokio::time::timeout(DEADLINE, Bytes::from_request(request, &())).await {
        Ok(body) => body.map_err(|rejection| match rejection.status() {
            StatusCode::PAYLOAD_TOO_LARGE => Error::new(ErrorCode::BodyTooLarge, "the body is longer than the limit"),
            _ => Error::new(ErrorCode::ArgumentInvalid, "the body broke off"),
        }),
        Err(_) => Err(Error::new(ErrorCode::DeadlineExceeded, "the body did not come to its end in time")),
    };
    let entry = merchant.receive(&headers, body).await;
    let ack = match &entry {
        Entry::Processed(_) | Entry::Repeated(_) => Ack::success(),
        Entry::Refused(error) => error.ack(),
        Entry::Failed(_) => Ack::handler_failed(),
    };
    // A real merchant logs here; this one is watched by the demonstration.
    let _ = merchant.journal.send(entry);
    let status = StatusCode::from_u16(ack.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    (status, [(header::CONTENT_TYPE, ack.content_type)], ack.body).into_response()
}

/// The field that names a merchant's own order: the first that is there.
const NUMBERS: [&str; 7] = [
    "out_refund_no",
    "combine_out_trade_no",
    "out_bill_no",
    "out_order_no",
    "out_contract_code",
    "fapiao_apply_id",
    "out_trade_no",
];

const MERCHANT: &str = "1900007291";
const SUB_MERCHANT: &str = "1900000110";
const APP: &str = "wx2026112100000001";

/// What a notification must say.
enum Expected {
    Paid(PaidOrder<'static>),
    Refunded(RefundedOrder<'static>),
    Fields(Expectation<'static>),
}

use Expected::{Fields, Paid, Refunded};

/// The order book. What is no payment and no refund is compared field by field.
const ORDERS: &[(&str, Expected)] = &[
    ("A2026112101", Paid(PaidOrder::new(MERCHANT, "A2026112101", 8800))),
    ("P2026112102", Paid(PaidOrder::new("1900000109", "P2026112102", 25600).sub_mchid(SUB_MERCHANT))),
    ("C2026112103", Paid(PaidOrder::new("1900000109", "C2026112103", 3350))),
    ("K2026112104", Paid(PaidOrder::new("1900000109", "K2026112104", 1500).sub_mchid(SUB_MERCHANT))),
    // A deduction that failed: the merchant notes it down, and it is no payment.
    (
        "X2026112105",
        Fields(Expectation::new().event_type("TRANSACTION.INDUSTRY_FAILED").mchid(MERCHANT).amount_total(1250)),
    ),
    ("R2026112106", Refunded(RefundedOrder::new(MERCHANT, "R2026112106", 3000).out_trade_no("A2026112101"))),
    ("S2026112107", Fields(Expectation::new().mchid(MERCHANT).appid(APP).amount_total(600))),
    ("F2026112108", Fields(Expectation::new().mchid(MERCHANT).amount_total(880))),
    ("T2026112109", Fields(Expectation::new().mchid(MERCHANT).amount_total(2000))),
    ("E2026112111", Fields(Expectation::new().mchid(MERCHANT).appid(APP))),
    ("G2026112115", Fields(Expectation::new().mchid(MERCHANT))),
];

/// Compares a notification with the order that it names. One that names none, such as a complaint, has nothing to be compared with.
fn check_order(notification: &Notification) -> Result<()> {
    let text = |name: &&str| notification.resource().get(name).and_then(Value::as_str);
    let Some(number) = NUMBERS.iter().find_map(text) else { return Ok(()) };
    match ORDERS.iter().find(|(known, _)| *known == number) {
        Some((_, Paid(order))) => notification.expect_paid(order),
        Some((_, Refunded(refund))) => notification.expect_refunded(refund),
        Some((_, Fields(fields))) => notification.expect(fields),
        None => Err(Error::new(ErrorCode::ContentMismatch, format!("there is no order {number}"))),
    }
}

/// What a notification is about, in a few words.
fn fact_of(notification: &Notification) -> Result<String> {
    Ok(match notification.event()? {
        Event::TransactionDirect(paid) => with_amount(&paid.out_trade_no, paid.amount.total),
        Event::TransactionPartner(paid) => with_amount(&paid.out_trade_no, paid.amount.total),
        Event::TransactionParking(paid) => with_amount(&paid.out_trade_no, paid.amount.total),
        Event::TransactionIndustry(paid) => with_amount(&paid.out_trade_no, paid.amount.total),
        Event::TransactionCombine(paid) => {
            let total = paid.sub_orders.iter().map(|order| order.amount.total_amount).sum();
            with_amount(&paid.combine_out_trade_no, total)
        }
        Event::RefundDirect(refund) => with_amount(&refund.out_refund_no, refund.amount.refund),
        Event::PayscoreOrder(order) => with_amount(&order.out_order_no, order.total_amount.unwrap_or_default()),
        Event::Profitsharing(shared) => with_amount(&shared.out_order_no, shared.receiver.amount),
        Event::TransferBill(transfer) => with_amount(&transfer.out_bill_no, transfer.transfer_amount),
        Event::CouponUse(coupon) => {
            let consumed = coupon.consume_information.and_then(|information| information.consume_amount);
            with_amount(&coupon.coupon_name, consumed.unwrap_or_default())
        }
        Event::EntrustContract(contract) => contract.contract_display_account,
        Event::Fapiao(fapiao) => format!("{} {}", fapiao.fapiao_apply_id, fapiao.fapiao_information[0].fapiao_status),
        Event::VehicleEntrance(vehicle) => format!("{} {}", vehicle.plate_number, vehicle.parking_name),
        Event::Violation(violation) => format!("{} {}", violation.company_name, violation.punish_plan),
        Event::Complaint(complaint) => complaint.complaint_id,
        other => other.kind().to_string(),
    })
}

fn with_amount(number: &str, fen: i64) -> String {
    format!("{number} {}.{:02} 元", fen / 100, fen % 100)
}
