//! What a payment or a refund is counted by, where a query must find the same as its notification.

use serde::Deserialize;

/// `payment:TRANSACTION_ID:TRADE_STATE` or `refund:REFUND_ID:STATUS`, of the kinds that a query tells of. `None` for all else, and
/// where a part is missing.
///
/// WeChat Pay's own numbers are unique over all merchants. A state belongs to it: a refund may be ABNORMAL first, and SUCCESS
/// later.
pub(super) fn business_key(event_type: &str, kind: &str, plaintext: &str) -> Option<String> {
    #[derive(Deserialize)]
    struct Payment {
        transaction_id: String,
        trade_state: String,
    }
    #[derive(Deserialize)]
    struct Refund {
        refund_id: String,
        refund_status: String,
    }
    let parts = match (event_type, kind) {
        ("TRANSACTION.SUCCESS", "transaction.direct" | "transaction.partner" | "transaction.deduction") => {
            let Payment { transaction_id, trade_state } = serde_json::from_str(plaintext).ok()?;
            ["payment".to_owned(), transaction_id, trade_state]
        }
        ("REFUND.SUCCESS" | "REFUND.CLOSED" | "REFUND.ABNORMAL", "refund.direct" | "refund.partner") => {
            let Refund { refund_id, refund_status } = serde_json::from_str(plaintext).ok()?;
            ["refund".to_owned(), refund_id, refund_status]
        }
        _ => return None,
    };
    parts.iter().all(|part| !part.is_empty()).then(|| parts.join(":"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_a_query_tells_of_has_one() {
        let payment = r#"{"transaction_id":"42","trade_state":"SUCCESS"}"#;
        let refund = r#"{"transaction_id":"42","refund_id":"50","refund_status":"CLOSED"}"#;
        for (event_type, kind, plaintext, key) in [
            ("TRANSACTION.SUCCESS", "transaction.direct", payment, Some("payment:42:SUCCESS")),
            ("TRANSACTION.SUCCESS", "transaction.partner", payment, Some("payment:42:SUCCESS")),
            ("REFUND.CLOSED", "refund.direct", refund, Some("refund:50:CLOSED")),
            ("TRANSACTION.SUCCESS", "transaction.parking", payment, None),
            ("TRANSACTION.PAY_BACK", "transaction.direct", payment, None),
            ("TRANSACTION.SUCCESS", "transaction.direct", refund, None),
            ("REFUND.SUCCESS", "refund.direct", r#"{"refund_id":"","refund_status":"SUCCESS"}"#, None),
            ("V2.PAY", "v2.pay", payment, None),
        ] {
            assert_eq!(business_key(event_type, kind, plaintext).as_deref(), key, "{event_type} {kind}");
        }
    }
}
