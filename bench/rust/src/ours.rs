//! wxnotify, as a merchant in Rust has it.

use serde_json::{Value, json};
use wxnotify::events::Event;
use wxnotify::{ApiV3Key, NotificationParser, PlatformKeys};

use crate::contest::{Keys, Message, Operation};

pub fn contestant(keys: &'static Keys) -> (String, Vec<Operation>) {
    let mut platform_keys = PlatformKeys::new();
    platform_keys.add_public_key(&keys.public_key_id, &keys.public_key_pem).expect("the key is one");
    let parser = NotificationParser::builder()
        .platform_keys(platform_keys)
        .api_v3_key(ApiV3Key::new(&keys.api_v3_key).expect("the key has 32 bytes"))
        .build()
        .expect("the configuration is whole");
    let parser: &NotificationParser = Box::leak(Box::new(parser));
    let parse =
        move |message: &Message| parser.parse(message.headers.iter().map(|(name, value)| (name, value)), &message.body);
    let operations = vec![
        Operation::new("parse", parse, |notification| json!({"plaintext": notification.plaintext()})),
        Operation::new(
            "json",
            move |message| -> wxnotify::Result<_> {
                let notification = parse(message)?;
                notification.resource();
                Ok(notification)
            },
            |notification| json!({"resource": notification.resource()}),
        ),
        Operation::new("event", move |message| parse(message)?.event(), shown),
    ];
    (format!("wxnotify {}, {}", wxnotify::VERSION, wxnotify::BACKEND), operations)
}

fn shown(event: Event) -> Value {
    let Event::TransactionDirect(payment) = event else { return json!({"event": null}) };
    json!({"event": {
        "out_trade_no": payment.out_trade_no,
        "transaction_id": payment.transaction_id,
        "trade_state": payment.trade_state,
        "total": payment.amount.total,
        "openid": payment.payer.and_then(|payer| payer.openid),
        "goods_id": payment.promotion_detail[0].goods_detail[0].goods_id,
    }})
}
