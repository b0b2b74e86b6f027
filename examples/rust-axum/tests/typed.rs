//! The README's look at typed events.

use wxnotify::testing::Platform;

// snippet: begin
use wxnotify::Notification;
use wxnotify::events::Event;

fn process(notification: &Notification) -> wxnotify::Result<()> {
    match notification.event()? {
        Event::TransactionDirect(paid) => println!("{} 已支付 {} 分", paid.out_trade_no, paid.amount.total),
        Event::RefundDirect(refund) => println!("{} {}", refund.out_refund_no, refund.refund_status),
        other => println!("{} 不归我们处理", other.kind()),
    }
    Ok(())
}
// snippet: end

#[test]
fn typed_events_are_processed_and_others_say_why_they_are_not() {
    let platform = Platform::new();
    let received = |event_type: &str, resource: &str| {
        let delivery = platform.notification(event_type, resource).build().unwrap();
        platform.parser().parse(delivery.header_pairs(), delivery.body()).unwrap()
    };
    let paid = r#"{"mchid":"1900007291","out_trade_no":"A1","trade_state":"SUCCESS","amount":{"total":100}}"#;
    process(&received("TRANSACTION.SUCCESS", paid)).unwrap();
    process(&received("COMPLAINT.CREATE", r#"{"complaint_id":"1","action_type":"CREATE_COMPLAINT"}"#)).unwrap();
    let error = process(&received("TRANSACTION.SUCCESS", &paid.replace("100", "\"100\""))).unwrap_err();
    assert_eq!(error.field(), Some("amount.total"));
}
