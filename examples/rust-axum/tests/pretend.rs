//! README's sample of a test.

use serde_json::json;

#[test]
fn a_payment_is_made_up_and_opened() -> Result<(), Box<dyn std::error::Error>> {
    // snippet: begin
    let platform = wxnotify::testing::Platform::with_public_key("PUB_KEY_ID_0114232134912410000000000000")?;
    let order = json!({ "mchid": "1900007291", "out_trade_no": "A1", "amount.total": 100 });
    let resource = wxnotify::testing::sample("TRANSACTION.SUCCESS", &order)?;
    let delivery = platform.notification("TRANSACTION.SUCCESS", &resource).build()?;
    let paid = platform.parser().parse(delivery.header_pairs(), delivery.body())?;
    paid.expect_paid(&wxnotify::PaidOrder::new("1900007291", "A1", 100))?;
    // snippet: end
    Ok(())
}
