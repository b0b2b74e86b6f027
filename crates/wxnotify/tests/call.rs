//! What bindings ask in JSON: the turns of the inbox's calls, and what handlers agree on.

use serde_json::{Value, json};
use wxnotify::{Error, ErrorCode};

fn ask(request: Value) -> Value {
    serde_json::from_str(&wxnotify::call(&request.to_string()).unwrap()).unwrap()
}

fn refused(request: Value) -> Error {
    wxnotify::call(&request.to_string()).unwrap_err()
}

/// A request about an inbox on SQLite.
fn inbox(name: &str, arguments: Value) -> Value {
    let mut request = json!({
        "do": name,
        "inbox": { "dialect": "sqlite", "placeholders": "question" },
        "now": 1_700_000_000,
    });
    request.as_object_mut().unwrap().extend(arguments.as_object().unwrap().clone());
    request
}

/// The next turn.
fn answer(turn: &Value, result: Value) -> Value {
    json!({ "do": "inbox", "state": turn["state"], "result": result })
}

#[test]
fn a_claim_takes_two_turns() {
    let claim = json!({ "key": "EV-1", "event_type": "TRANSACTION.SUCCESS", "kind": "transaction.direct" });
    let first = ask(inbox("claim", claim));
    assert_eq!(first["run"]["is_query"], false);
    let sql = first["run"]["sql"].as_str().unwrap();
    assert!(sql.starts_with("INSERT INTO wxnotify_inbox ("), "{sql}");
    let arguments = first["run"]["arguments"].as_array().unwrap();
    assert_eq!(sql.matches('?').count(), arguments.len());
    let token = arguments.iter().filter_map(Value::as_str).find(|text| text.len() == 32).unwrap().to_owned();

    let second = ask(answer(&first, json!({ "changed": 1 })));
    assert_eq!(second["run"]["is_query"], true);
    let mine = json!({ "rows": [["claimed", token, 1_700_000_060, 1]] });
    let lease = json!({ "key": "EV-1", "token": token, "attempts": 1, "until": 1_700_000_060 });
    assert_eq!(ask(answer(&second, mine)), json!({ "value": { "state": "fresh", "lease": lease } }));
    // As drivers have it whose language has no such number.
    let as_texts = json!({ "rows": [["claimed", token, "1700000060", "1"]] });
    assert_eq!(ask(answer(&second, as_texts))["value"]["lease"], lease);
    for (state, found) in [("claimed", "busy"), ("released", "busy"), ("stored", "busy"), ("done", "done")] {
        let another = json!({ "rows": [[state, "another", 1_700_000_060, 1]] });
        assert_eq!(ask(answer(&second, another)), json!({ "value": { "state": found } }));
    }
    for odd in [json!({ "rows": [] }), json!({ "rows": [[1]] }), json!({ "changed": 1 })] {
        let error = refused(answer(&second, odd));
        assert_eq!((error.code(), error.field()), (ErrorCode::ArgumentInvalid, Some("rows")));
    }
}

#[test]
fn who_lost_the_lease_is_told() {
    let lease = json!({ "key": "EV-1", "token": "t", "attempts": 1, "until": 1 });
    for (name, more) in
        [("complete", json!({})), ("release", json!({ "error": "" })), ("fail_task", json!({ "error": "" }))]
    {
        let mut arguments = json!({ "lease": lease });
        arguments.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        let turn = ask(inbox(name, arguments));
        assert_eq!(ask(answer(&turn, json!({ "changed": 1 }))), json!({ "value": null }));
        assert_eq!(refused(answer(&turn, json!({ "changed": 0 }))).code(), ErrorCode::LeaseLost);
    }
}

#[test]
fn a_missing_table_is_told() {
    let turn = ask(inbox("check", json!({})));
    let error = refused(answer(&turn, json!({ "rows": [[0]] })));
    assert_eq!((error.code(), error.field()), (ErrorCode::InboxSchema, Some("table")));
    let turn = ask(answer(&turn, json!({ "rows": [[1]] })));
    assert_eq!(refused(answer(&turn, json!({ "rows": [[9]] }))).code(), ErrorCode::InboxSchema);
    assert_eq!(ask(answer(&turn, json!({ "rows": [[1]] }))), json!({ "value": null }));
}

#[test]
fn create_runs_what_is_explained() {
    for dialect in ["sqlite", "postgresql", "mysql"] {
        let settings = json!({ "dialect": dialect, "placeholders": "question", "table": "shop.inbox" });
        let explained = ask(json!({ "do": "explain_inbox", "inbox": settings }))["value"].clone();
        let mut run = Vec::new();
        let mut turn = ask(json!({ "do": "create", "inbox": settings }));
        while let Some(statement) = turn.get("run") {
            run.push(statement["sql"].clone());
            turn = ask(answer(&turn, json!({ "changed": 0 })));
        }
        assert_eq!(explained, Value::from(run));
        assert_eq!(turn, json!({ "value": null }));
    }
}

#[test]
fn wrong_settings_are_named() {
    for (settings, field) in [
        (json!({ "dialect": "oracle", "placeholders": "question" }), "dialect"),
        (json!({ "dialect": "sqlite", "placeholders": "named" }), "placeholders"),
        (json!({ "dialect": "sqlite", "placeholders": "question", "table": "a;b" }), "table"),
        (json!({ "dialect": "sqlite", "placeholders": "question", "lease": 0 }), "lease"),
        (json!({ "dialect": "sqlite", "placeholders": "question", "lease": 1.5 }), "lease"),
        (json!({ "dialect": "sqlite", "placeholders": "question", "max_attempts": -1 }), "max_attempts"),
    ] {
        for name in ["take", "explain_inbox"] {
            let error = refused(json!({ "do": name, "inbox": settings }));
            assert_eq!((error.code(), error.field()), (ErrorCode::OptionInvalid, Some(field)), "{error}");
        }
    }
    let error = refused(inbox("purge", json!({ "older_than": 60 })));
    assert_eq!(error.field(), Some("older_than"));
}

#[test]
fn what_is_no_request_is_refused_without_a_word_of_it() {
    for request in ["", "[]", "{}", r#"{"do":"mischief"}"#, r#"{"do":"claim"}"#, r#"{"do":"fail","message":7}"#] {
        assert_eq!(wxnotify::call(request).unwrap_err().code(), ErrorCode::ArgumentInvalid, "{request}");
    }
    let claim = inbox("claim", json!({ "key": { "secret-1": "secret-2" } }));
    assert!(!refused(claim).to_string().contains("secret"));
}

#[test]
fn the_most_special_route_comes_first() {
    for (event_type, kind, routes) in [
        ("TRANSACTION.SUCCESS", "transaction.direct", json!(["paid", "transaction.direct", "TRANSACTION.SUCCESS"])),
        ("TRANSACTION.SUCCESS", "transaction.partner", json!(["transaction.partner", "TRANSACTION.SUCCESS"])),
        ("REFUND.SUCCESS", "refund.direct", json!(["refunded", "refund.direct", "REFUND.SUCCESS"])),
        ("REFUND.CLOSED", "refund.direct", json!(["refund.direct", "REFUND.CLOSED"])),
        ("REFUND.ABNORMAL", "refund.direct", json!(["refund.direct", "REFUND.ABNORMAL"])),
    ] {
        let found = ask(json!({ "do": "route", "event_type": event_type, "kind": kind }));
        assert_eq!(found, json!({ "value": { "routes": routes, "asks": false } }));
    }
    for event_type in ["PARKING_FEE.QUERY_TRANS_INFO", "CROSS_BORDER_PAY.GET_MCH_INFO"] {
        let found = ask(json!({ "do": "route", "event_type": event_type, "kind": "unknown" }));
        assert_eq!(found["value"]["asks"], true);
    }
}

#[test]
fn a_route_is_an_event_type_or_a_kind() {
    for route in ["TRANSACTION.SUCCESS", "transaction.direct", "unknown", "NEW_2027.EVENT_TYPE"] {
        assert_eq!(ask(json!({ "do": "check_route", "route": route })), json!({ "value": null }));
    }
    for route in
        ["", "paid", "TRANSACTION_SUCCESS", "transaction.success", "TRANSACTION.", "Transaction.Success", "支付.成功"]
    {
        let error = refused(json!({ "do": "check_route", "route": route }));
        assert_eq!((error.code(), error.field()), (ErrorCode::OptionInvalid, Some("route")), "{route}");
    }
}

#[test]
fn a_deadline_is_within_the_platforms_patience() {
    for deadline in [json!(null), json!(4.5), json!(4.999), json!(1)] {
        assert_eq!(ask(json!({ "do": "check_handler", "deadline": deadline })), json!({ "value": null }));
    }
    for deadline in [json!(0), json!(-1), json!(5), json!(60)] {
        assert_eq!(refused(json!({ "do": "check_handler", "deadline": deadline })).field(), Some("deadline"));
    }
}

#[test]
fn a_merchants_own_words_are_answered() {
    let answer = ask(json!({ "do": "fail", "message": "订单\"A1\"不存在\n" }))["value"].clone();
    assert_eq!((&answer["status"], &answer["content_type"]), (&json!(500), &json!("application/json")));
    assert_eq!(answer["body"], "{\"code\":\"FAIL\",\"message\":\"订单\\\"A1\\\"不存在\\n\"}");
    let long = ask(json!({ "do": "fail", "message": "长".repeat(100) }))["value"]["body"].clone();
    assert_eq!(long.as_str().unwrap().matches('长').count(), 64);
}

#[test]
fn a_stored_notification_comes_back_whole() {
    let platform = wxnotify::testing::Platform::new();
    let delivery = platform.notification("REFUND.SUCCESS", r#"{ "out_refund_no": "桂花糕" }"#).build().unwrap();
    let notification = platform.parser().parse(delivery.header_pairs(), delivery.body()).unwrap();
    let stored = notification.to_json();
    assert_eq!(wxnotify::Notification::from_json(&stored).unwrap().to_json(), stored);
    for broken in
        ["", "{}", "[]", &stored.replace("refund.direct", "refund.other"), &stored.replace("{ \\\"", "[ \\\"")]
    {
        let error = wxnotify::Notification::from_json(broken).unwrap_err();
        assert_eq!((error.code(), error.field()), (ErrorCode::ArgumentInvalid, Some("notification")));
        assert!(!error.to_string().contains("桂花糕"));
    }
}
