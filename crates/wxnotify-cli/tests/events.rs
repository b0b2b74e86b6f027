//! `wxnotify events`.

mod common;

use common::Desk;
use wxnotify_schema::Schema;

#[test]
fn every_event_type_and_kind_is_listed() {
    let printed = Desk::new().run(&["events"]).output();
    let schema = Schema::load();
    let pairs: Vec<(&str, &str)> = schema
        .events
        .iter()
        .flat_map(|event| event.kinds.iter().map(|rule| (event.event_type.as_str(), rule.kind.as_str())))
        .collect();
    assert_eq!(printed.lines().count(), 1 + pairs.len());
    for (event_type, kind) in pairs {
        let is_row = |line: &str| line.split_whitespace().take(2).eq([event_type, kind]);
        assert!(printed.lines().any(is_row), "{event_type} {kind} is not in {printed}");
    }
}

#[test]
fn an_event_type_is_explained_with_its_kinds() {
    let printed = Desk::new().run(&["events", "TRANSACTION.SUCCESS"]).output();
    for line in [
        "TRANSACTION.SUCCESS (支付成功)",
        "  transaction.combine: where it has combine_mchid",
        "  transaction.parking: where trade_scene is PARKING",
        "transaction.partner: ",
    ] {
        assert!(printed.lines().any(|printed| printed.starts_with(line)), "{line:?} is not in {printed}");
    }
    assert!(printed.contains("In the currency's minor unit (分 for CNY)."), "{printed}");
    let field = printed.lines().find(|line| line.starts_with("sub_orders ")).unwrap();
    assert!(field.contains(" list of object  always  "), "{field}");

    let asks = Desk::new().run(&["events", "PARKING_FEE.QUERY_TRANS_INFO"]).output();
    assert!(asks.contains("The platform wants an answer: "), "{asks}");
    let refund = Desk::new().run(&["events", "refund.direct"]).output();
    assert!(refund.contains("refund_status") && refund.contains("https://pay.weixin.qq.com/doc/"), "{refund}");
}

#[test]
fn a_part_of_a_name_finds_and_a_wrong_one_says_what_to_do() {
    let desk = Desk::new();
    let printed = desk.run(&["events", "Transfer"]).output();
    assert!(printed.contains("MCHTRANSFER.BILL.FINISHED") && !printed.contains("COUPON.USE"), "{printed}");
    assert!(desk.run(&["events", "nothing"]).failure(2).contains("`wxnotify events` lists"));
}
