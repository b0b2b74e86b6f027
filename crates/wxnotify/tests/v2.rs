//! APIv2 beside the vectors: what cannot be listed, and what two versions must not do to each other.

use std::sync::LazyLock;

use proptest::prelude::*;
use proptest::sample::Index;
use wxnotify::handler::{Delivered, Handler, Settings, Unhandled};
use wxnotify::program::{Reply, Step};
use wxnotify::testing::Platform;
use wxnotify::testing::v2::{self, SignType};
use wxnotify::{ApiV2Key, Error, ErrorCode, Expectation, Kind, Notification, PaidOrder, RefundedOrder, parse_v2};

const KEY: &str = "0123456789abcdefghijklmnopqrstuv";

static KEYS: LazyLock<[ApiV2Key; 1]> = LazyLock::new(|| [ApiV2Key::new("1900007291", KEY).unwrap()]);

const PAID: [(&str, &str); 7] = [
    ("appid", "wx1"),
    ("mch_id", "1900007291"),
    ("out_trade_no", "A1"),
    ("transaction_id", "42"),
    ("result_code", "SUCCESS"),
    ("total_fee", "100"),
    ("attach", "secret-words"),
];
const REFUNDED: [(&str, &str); 4] =
    [("refund_id", "50"), ("refund_status", "SUCCESS"), ("refund_fee", "100"), ("out_refund_no", "secret-words")];

fn paid(sign_type: SignType) -> String {
    v2::notification(&PAID, KEY, sign_type).unwrap()
}

fn refunded() -> String {
    v2::refund(&[("mch_id", "1900007291")], &REFUNDED, KEY).unwrap()
}

/// Looks at all of it, as a merchant does.
fn handle(body: &[u8]) -> Result<Notification, Error> {
    let parsed = parse_v2(body, &*KEYS);
    match &parsed {
        Ok(notification) => {
            let _ = (notification.resource(), notification.to_json(), notification.check_event().is_ok());
        }
        Err(error) => {
            assert!(!error.message().contains(KEY) && !error.message().contains("secret-words"), "{error}");
            assert!(!error.message().chars().any(char::is_control), "{error}");
        }
    }
    parsed
}

proptest! {
    #[test]
    fn no_bytes_make_it_panic(body: Vec<u8>) {
        prop_assert!(handle(&body).is_err());
    }

    #[test]
    fn what_is_spoilt_is_refused_or_says_the_same(refund: bool, hmac: bool, at: Index, put: u8) {
        let sign_type = if hmac { SignType::HmacSha256 } else { SignType::Md5 };
        let mut body = if refund { refunded() } else { paid(sign_type) }.into_bytes();
        let before = handle(&body).unwrap();
        let at = at.index(body.len());
        body[at] = put;
        if let Ok(after) = handle(&body) {
            // Of a refund the outer fields are nobody's word.
            if !refund {
                prop_assert_eq!(after.to_json(), before.to_json());
            }
            prop_assert_eq!(after.id(), before.id());
        }
    }

    #[test]
    fn what_is_cut_is_refused(refund: bool, at: Index) {
        let body = if refund { refunded() } else { paid(SignType::Md5) };
        prop_assert!(handle(&body.as_bytes()[..at.index(body.len())]).is_err());
    }

    #[test]
    fn every_text_comes_through(text: String) {
        let kept: String = text.chars().filter(|c| !matches!(c, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}')).collect();
        // XML ends a line with one character.
        let kept = kept.replace("\r\n", "\n").replace('\r', "\n");
        let fields = [("mch_id", "1900007291"), ("transaction_id", "42"), ("result_code", "SUCCESS"), ("attach", kept.as_str())];
        let body = v2::notification(&fields, KEY, SignType::Md5).unwrap();
        let parsed = parse_v2(body.as_bytes(), &*KEYS).unwrap();
        prop_assert_eq!(parsed.resource()["attach"].as_str(), Some(kept.as_str()));
    }
}

#[test]
fn an_apiv3_notification_is_never_taken_for_apiv2() {
    let platform = Platform::new();
    for event in ["V2.PAY", "V2.REFUND", "V2.CONTRACT"] {
        let delivery =
            platform.notification(event, r#"{"transaction_id":"42","result_code":"SUCCESS"}"#).build().unwrap();
        let parsed = platform.parser().parse(delivery.header_pairs(), delivery.body()).unwrap();
        assert_eq!(parsed.kind(), Kind::Unknown);
        assert_eq!(parsed.check_event().unwrap_err().code(), ErrorCode::EventUntyped);
        assert_eq!(handle(delivery.body()).unwrap_err().code(), ErrorCode::EnvelopeInvalid);
    }
}

#[test]
fn a_field_that_a_stranger_named_is_told_in_short() {
    let name = "a".repeat(100_000);
    for body in [format!("<xml><{name}/><{name}/></xml>"), format!("<xml><{name}><b/></{name}></xml>")] {
        let error = handle(body.as_bytes()).unwrap_err();
        assert!(error.field().is_some_and(|field| field.len() < 100) && error.message().len() < 300, "{error}");
    }
}

#[test]
fn a_body_over_1_mib_is_refused_unread() {
    let body = format!("<xml><a>{}</a></xml>", " ".repeat(1 << 20));
    assert_eq!(handle(body.as_bytes()).unwrap_err().code(), ErrorCode::BodyTooLarge);
}

#[test]
fn at_an_apiv3_endpoint_it_is_told_what_to_do() {
    let error = Platform::new().parser().parse([("Content-Type", "text/xml")], paid(SignType::Md5).as_bytes());
    let message = error.unwrap_err().message().to_owned();
    assert!(message.contains("APIv2密钥") && message.contains("parse_v2"), "{message}");
}

fn delivered(notification: &Notification, v2: bool) -> Delivered {
    let mut delivered = Delivered::from(notification);
    assert!(delivered.v2, "APIv2 is told by the kind");
    delivered.v2 = v2;
    delivered
}

#[test]
fn a_payment_and_a_refund_are_compared_like_those_of_apiv3() {
    let payment = handle(paid(SignType::Md5).as_bytes()).unwrap();
    payment.expect_paid(&PaidOrder::new("1900007291", "A1", 100)).unwrap();
    payment.expect(&Expectation::new().mchid("1900007291").out_trade_no("A1").amount_total(100)).unwrap();
    let field = |result: Result<(), Error>| result.unwrap_err().field().map(str::to_owned);
    for (order, wrong) in [
        (PaidOrder::new("1900007292", "A1", 100), "mchid"),
        (PaidOrder::new("1900007291", "A2", 100), "out_trade_no"),
        (PaidOrder::new("1900007291", "A1", 101), "amount_total"),
        (PaidOrder::new("1900007291", "A1", 100).currency("HKD"), "currency"),
        (PaidOrder::new("1900007291", "A1", 100).sub_mchid("1900009999"), "sub_mchid"),
    ] {
        assert_eq!(field(payment.expect_paid(&order)).as_deref(), Some(wrong));
    }
    let with = |name: &'static str, text: &'static str| {
        let mut fields: Vec<_> = PAID.into_iter().filter(|(known, _)| *known != name).collect();
        fields.push((name, text));
        handle(v2::notification(&fields, KEY, SignType::Md5).unwrap().as_bytes()).unwrap()
    };
    let order = PaidOrder::new("1900007291", "A1", 100);
    for (name, text, wrong) in [
        ("result_code", "FAIL", "result_code"),
        ("sub_mch_id", "1900009999", "sub_mchid"),
        ("total_fee", "+100", "amount_total"),
        ("fee_type", "HKD", "currency"),
        ("trade_state", "ACCEPT", "trade_state"),
    ] {
        assert_eq!(field(with(name, text).expect_paid(&order)).as_deref(), Some(wrong));
    }
    for (name, text) in [("fee_type", ""), ("trade_state", ""), ("trade_state", "SUCCESS")] {
        with(name, text).expect_paid(&order).unwrap();
    }
    with("sub_mch_id", "1900009999").expect_paid(&order.sub_mchid("1900009999")).unwrap();

    let refund = handle(refunded().as_bytes()).unwrap();
    refund.expect_refunded(&RefundedOrder::new("1900007291", "secret-words", 100)).unwrap();
    assert_eq!(field(refund.expect_paid(&order)).as_deref(), Some("event_type"));
    assert_eq!(
        field(payment.expect_refunded(&RefundedOrder::new("1900007291", "R1", 100))).as_deref(),
        Some("event_type")
    );
}

#[test]
fn every_answer_to_apiv2_is_xml() {
    let notification = handle(paid(SignType::Md5).as_bytes()).unwrap();
    let of = delivered(&notification, true);
    let handler = Handler::new(Settings::default()).unwrap();
    // `paid` is the route of APIv3's payments.
    handler.register("paid", false).unwrap();
    let (mut program, _permit) = handler.receive(of.clone());
    let Step::Answer(report) = program.start() else { panic!("no route takes it") };
    assert_eq!((report.code, report.ack.content_type), ("EVENT_UNHANDLED", "text/xml"));

    // Acknowledging what is unhandled would lose a payment that is waited for, and nothing else.
    let mut lenient = Settings::default();
    lenient.unhandled = Unhandled::Acknowledge;
    let lenient = Handler::new(lenient).unwrap();
    let answered = |of: Delivered| match lenient.receive(of).0.start() {
        Step::Answer(report) => report.code,
        _ => panic!("no route takes it"),
    };
    lenient.register("refunded", false).unwrap();
    assert_eq!(answered(of.clone()), "IGNORED");
    lenient.register("paid", false).unwrap();
    assert_eq!(answered(of.clone()), "EVENT_UNHANDLED");

    handler.register("v2.pay", false).unwrap();
    for (reply, status, word) in [
        (r#"{"returned":null}"#, 200, "SUCCESS"),
        (
            r#"{"returned":{"status":200,"content_type":"application/json","body":"{\"code\":\"SUCCESS\"}"}}"#,
            200,
            "SUCCESS",
        ),
        (r#"{"returned":{"status":204}}"#, 200, "SUCCESS"),
        (r#"{"said":"not today"}"#, 500, "not today"),
        (r#"{"raised":{"type":"KeyError"}}"#, 500, "FAIL"),
    ] {
        let (mut program, _permit) = handler.receive(of.clone());
        let Step::Callback(callback) = program.start() else { panic!("the route takes it") };
        assert_eq!(callback.route, "v2.pay");
        let reply: Reply = serde_json::from_str(reply).unwrap_or_else(|error| panic!("{reply}: {error}"));
        let Step::Answer(report) = program.next(reply) else { panic!("it is answered") };
        assert_eq!((report.ack.status, report.ack.content_type), (status, "text/xml"));
        assert!(report.ack.body.contains(word), "{}", report.ack.body);
    }
    let (mut program, _permit) = handler.receive(of.clone());
    program.start();
    let own = r#"{"returned":{"status":200,"content_type":"application/json","body":"{\"a\":1}"}}"#;
    let Step::Answer(report) = program.next(serde_json::from_str(own).unwrap()) else { panic!("it is answered") };
    assert_eq!(report.ack.body, r#"{"a":1}"#, "the merchant's own answer stays");

    assert_eq!(handler.out_of_time(&of).ack.content_type, "text/xml");
    let refused = handle(b"<xml/>").unwrap_err();
    assert_eq!(handler.refuse(refused.clone(), None, true).ack, refused.ack_v2());
    assert_eq!(handler.refuse(refused.clone(), None, false).ack, refused.ack());
    handler.close();
    let (mut program, _permit) = handler.receive(of);
    let Step::Answer(report) = program.start() else { panic!("it is closed") };
    assert_eq!((report.ack.status, report.ack.content_type), (503, "text/xml"));
}
