//! What bindings ask in JSON: handlers, calls of the inbox, and the steps of their programs.

use serde_json::{Value, json};
use wxnotify::{Error, ErrorCode};

fn ask(request: Value) -> Value {
    serde_json::from_str(&wxnotify::binding::call(&request.to_string()).unwrap()).unwrap()
}

fn refused(request: Value) -> Error {
    wxnotify::binding::call(&request.to_string()).unwrap_err()
}

fn settings() -> Value {
    json!({ "dialect": "sqlite", "placeholders": "question" })
}

/// A request about an inbox on SQLite.
fn inbox(name: &str, arguments: Value) -> Value {
    let mut request = json!({ "do": name, "inbox": settings(), "now": 1_700_000_000 });
    request.as_object_mut().unwrap().extend(arguments.as_object().unwrap().clone());
    request
}

/// The next step.
fn next(step: &Value, result: Value) -> Value {
    ask(json!({ "do": "next", "program": step["program"], "result": result }))
}

const NO_ROW: [Option<i64>; 10] = [Some(1_700_000_000), None, None, None, None, None, None, None, None, None];

fn handler(mode: Option<&str>, route: &str) -> Value {
    let inbox = mode.map(|_| settings());
    let handler = ask(json!({ "do": "handler", "inbox": inbox, "mode": mode, "deadline": 4.5 }))["value"].clone();
    ask(json!({ "do": "register", "handler": handler, "route": route }));
    handler
}

fn receive(handler: &Value) -> Value {
    let delivered = json!({ "id": "EV-1", "event_type": "TRANSACTION.SUCCESS", "kind": "transaction.direct" });
    ask(json!({ "do": "receive", "handler": handler, "delivered": delivered }))
}

/// Receives a notification that the inbox has not seen, up to its callback.
fn to_callback(handler: &Value) -> Value {
    let mut step = receive(handler);
    while step["step"] != "callback" {
        let reply = match step["step"].as_str().unwrap() {
            "run" if statement(&step).starts_with("SELECT") => json!({ "rows": [NO_ROW] }),
            "run" => json!({ "changed": 1 }),
            _ => json!("done"),
        };
        step = next(&step, reply);
    }
    step
}

/// What comes after a callback, while nothing goes wrong with the database.
fn to_answer(mut step: Value) -> Value {
    while step["step"] != "answer" {
        step = next(&step, if step["step"] == "run" { json!({ "changed": 1 }) } else { json!("done") });
    }
    step
}

fn statement(step: &Value) -> &str {
    assert_eq!(step["step"], "run", "{step}");
    step["statement"]["sql"].as_str().unwrap()
}

#[test]
fn without_an_inbox_there_are_two_steps() {
    let handler = handler(None, "paid");
    let step = receive(&handler);
    assert_eq!((&step["step"], &step["route"], &step["limit_ms"]), (&json!("callback"), &json!("paid"), &Value::Null));
    assert_eq!(ask(json!({ "do": "in_flight", "handler": handler }))["value"], 1);
    let step = next(&step, json!({ "returned": null }));
    assert_eq!((&step["step"], &step["status"], &step["code"]), (&json!("answer"), &json!(200), &json!("SUCCESS")));
    assert_eq!(step["body"], "{\"code\":\"SUCCESS\"}");
    assert_eq!(ask(json!({ "do": "in_flight", "handler": handler }))["value"], 0);
    let stale = refused(json!({ "do": "next", "program": step["program"], "result": "done" }));
    assert_eq!((stale.code(), stale.field()), (ErrorCode::ArgumentInvalid, Some("program")));
}

#[test]
fn a_transaction_is_claim_callback_and_completion() {
    let handler = handler(Some("transaction"), "TRANSACTION.SUCCESS");
    let step = receive(&handler);
    assert_eq!((&step["step"], &step["write"]), (&json!("begin"), &json!(true)));
    let step = next(&step, json!("done"));
    assert!(statement(&step).starts_with("SELECT CAST((julianday"), "{step}");
    let step = next(&step, json!({ "rows": [NO_ROW] }));
    assert!(statement(&step).starts_with("INSERT INTO wxnotify_inbox (inbox, notification_key, state, "), "{step}");
    let arguments = step["statement"]["arguments"].as_array().unwrap();
    assert_eq!(statement(&step).matches('?').count(), arguments.len());
    let step = next(&step, json!({ "changed": 1 }));
    assert_eq!((&step["step"], &step["attempts"], &step["limit_ms"]), (&json!("callback"), &json!(1), &json!(60000)));
    let step = next(&step, json!({ "returned": null }));
    assert!(statement(&step).starts_with("UPDATE wxnotify_inbox SET state = ?"), "{step}");
    let step = next(&step, json!({ "changed": 1 }));
    assert_eq!(step["step"], "commit");
    let step = next(&step, json!("done"));
    assert_eq!((&step["step"], &step["code"], &step["level"]), (&json!("answer"), &json!("SUCCESS"), &json!("debug")));
}

#[test]
fn a_callback_that_is_given_up_keeps_its_place_until_it_returns() {
    let handler = handler(None, "paid");
    let step = receive(&handler);
    let answer = next(&step, json!("timed_out"));
    assert_eq!((&answer["step"], &answer["code"]), (&json!("answer"), &json!("HANDLER_FAILED")));
    assert_eq!(ask(json!({ "do": "in_flight", "handler": handler }))["value"], 1);
    ask(json!({ "do": "callback_ended", "program": step["program"] }));
    assert_eq!(ask(json!({ "do": "in_flight", "handler": handler }))["value"], 0);
}

#[test]
fn in_a_transaction_too_whatever_comes_after() {
    let handler = handler(Some("transaction"), "paid");
    let step = next(&receive(&handler), json!("done"));
    let step = next(&next(&step, json!({ "rows": [NO_ROW] })), json!({ "changed": 1 }));
    let mut step = next(&step, json!("timed_out"));
    while step["step"] != "answer" {
        let reply = if step["step"] == "run" { json!({ "rows": [NO_ROW] }) } else { json!("done") };
        step = next(&step, reply);
    }
    let in_flight = || ask(json!({ "do": "in_flight", "handler": handler }))["value"].clone();
    assert_eq!(in_flight(), 1);
    ask(json!({ "do": "callback_ended", "program": step["program"] }));
    assert_eq!(in_flight(), 0);
}

#[test]
fn a_commit_that_the_host_gave_up_is_the_callbacks_failure() {
    let handler = handler(Some("transaction"), "paid");
    let step = next(&receive(&handler), json!("done"));
    let step = next(&next(&step, json!({ "rows": [NO_ROW] })), json!({ "changed": 1 }));
    let step = next(&next(&step, json!({ "returned": null })), json!({ "changed": 1 }));
    assert_eq!(step["step"], "commit");
    let mut step = next(&step, json!({ "raised": { "type": "TypeError" } }));
    while step["step"] != "answer" {
        let reply = match &step["statement"]["is_query"] {
            Value::Bool(true) => json!({ "rows": [NO_ROW] }),
            Value::Bool(false) => json!({ "changed": 1 }),
            _ => json!("done"),
        };
        step = next(&step, reply);
    }
    assert_eq!((&step["status"], &step["code"]), (&json!(500), &json!("HANDLER_FAILED")));
    assert!(step["line"].as_str().unwrap().contains("TypeError"), "{step}");
}

#[test]
fn what_a_callback_says_and_raises() {
    let handler = handler(None, "paid");
    let ends = |result: Value| next(&receive(&handler), result);
    let said = ends(json!({ "said": "库存不足" }));
    assert_eq!((&said["status"], &said["body"]), (&json!(500), &json!("{\"code\":\"FAIL\",\"message\":\"库存不足\"}")));
    let raised = ends(json!({ "raised": { "type": "KeyError", "place": "shop.py:31", "words": "'openid'\nmore" } }));
    assert_eq!(raised["code"], "HANDLER_FAILED");
    assert_eq!(raised["error"]["message"], "the callback raised KeyError at shop.py:31");
    let line = raised["line"].as_str().unwrap();
    assert!(line.ends_with("kind transaction.direct): 'openid'") && !line.contains("more"), "{line}");
    let unusable = ends(json!({ "unusable": "bool" }));
    assert!(unusable["error"]["message"].as_str().unwrap().contains("of type bool"), "{unusable}");
    let declined = ends(json!({ "returned": { "status": 302 } }));
    assert_eq!((&declined["code"], &declined["status"]), (&json!("HANDLER_FAILED"), &json!(302)));
    let answered = ends(json!({ "returned": { "status": 204 } }));
    assert_eq!(
        (&answered["code"], &answered["status"], &answered["body"]),
        (&json!("SUCCESS"), &json!(204), &json!(""))
    );
    let refused = ends(json!({ "refused": { "code": "EVENT_UNTYPED", "message": "a", "field": "b" } }));
    assert_eq!((&refused["code"], &refused["error"]["field"]), (&json!("EVENT_UNTYPED"), &json!("b")));
}

#[test]
fn an_event_that_does_not_fit_its_type_is_left_to_the_route_that_takes_everything() {
    let misfit = || json!({ "untyped": { "code": "EVENT_UNTYPED", "message": "amount.total is no integer", "field": "amount.total" } });
    for mode in [None, Some("transaction"), Some("leased")] {
        let handler = handler(mode, "paid");
        // Without such a route it is refused, and the field is named.
        let step = to_answer(next(&to_callback(&handler), misfit()));
        assert_eq!(
            (&step["status"], &step["code"], &step["error"]["field"]),
            (&json!(500), &json!("EVENT_UNTYPED"), &json!("amount.total")),
            "{step}"
        );

        ask(json!({ "do": "register", "handler": handler, "route": "otherwise" }));
        let step = next(&to_callback(&handler), misfit());
        assert_eq!((&step["step"], &step["route"]), (&json!("callback"), &json!("otherwise")), "{step}");
        // It can be untyped only once.
        let step = to_answer(next(&step, misfit()));
        assert_eq!(step["code"], "EVENT_UNTYPED");
    }
}

#[test]
fn a_callback_that_returns_while_it_is_given_up_frees_its_place() {
    let handler = handler(Some("transaction"), "paid");
    let step = to_callback(&handler);
    // The host's other thread is quicker.
    ask(json!({ "do": "callback_ended", "program": step["program"] }));
    to_answer(next(&step, json!("timed_out")));
    assert_eq!(ask(json!({ "do": "in_flight", "handler": handler }))["value"], 0);
}

#[test]
fn what_does_not_fit_its_type_is_its_own_kind_where_everything_is_taken() {
    let handler = handler(None, "paid");
    ask(json!({ "do": "register", "handler": handler, "route": "otherwise" }));
    let delivered = json!({ "id": "EV-1", "event_type": "TRANSACTION.SUCCESS", "kind": "transaction.deduction" });
    let step = ask(json!({ "do": "receive", "handler": handler, "delivered": delivered }));
    let misfit = json!({ "untyped": { "code": "EVENT_UNTYPED", "message": "mchid is missing", "field": "mchid" } });
    let step = next(&step, misfit);
    assert_eq!((&step["route"], &step["kind"]), (&json!("otherwise"), &json!("transaction.deduction")));
    let answered = json!({ "returned": { "status": 200, "content_type": "text/xml", "body": "<xml/>" } });
    assert_eq!(next(&step, answered)["content_type"], "text/xml");
}

#[test]
fn the_line_for_the_log_names_the_merchants_number() {
    let handler = handler(None, "paid");
    for (plaintext, number) in [
        (r#"{"out_trade_no":"A1","amount":{"out_trade_no":"X"}}"#, Some("A1")),
        (r#"{"out_trade_no":"A1","out_refund_no":"R1"}"#, Some("R1")),
        (r#"{"combine_out_trade_no":"C1","out_trade_no":"","out_refund_no":7}"#, Some("C1")),
        (r#"{"openid":"secret"}"#, None),
        ("secret", None),
    ] {
        let delivered = json!({ "id": "EV-1", "event_type": "X.Y", "kind": "unknown" });
        let report =
            ask(json!({ "do": "receive", "handler": handler, "delivered": delivered, "plaintext": plaintext }));
        let line = report["line"].as_str().unwrap();
        assert_eq!(report["number"].as_str(), number);
        assert_eq!(line.contains("number "), number.is_some(), "{line}");
        assert!(line.contains(&format!("number {}", number.unwrap_or_default())) || number.is_none(), "{line}");
        assert!(!line.contains("secret"), "{line}");
    }
}

#[test]
fn a_deduction_is_paid_as_a_direct_payment() {
    let handler = handler(None, "paid");
    let delivered = json!({ "id": "EV-1", "event_type": "TRANSACTION.SUCCESS", "kind": "transaction.deduction" });
    let step = ask(json!({ "do": "receive", "handler": handler, "delivered": delivered }));
    assert_eq!((&step["route"], &step["kind"]), (&json!("paid"), &json!("transaction.direct")));
}

#[test]
fn what_is_expected_is_given_in_json_and_nothing_never_passes() {
    let plaintext = r#"{"mchid":"1900007291","out_trade_no":"A1","trade_state":"SUCCESS","amount":{"total":100}}"#;
    let compare = |expected: Value| {
        let request = json!({
            "do": "compare", "event_type": "TRANSACTION.SUCCESS", "kind": "transaction.direct", "plaintext": plaintext,
            "expected": expected,
        });
        wxnotify::binding::call(&request.to_string())
    };
    let order = json!({ "mchid": "1900007291", "out_trade_no": "A1", "amount_total": 100 });
    for passes in [json!({ "paid": order }), json!({ "fields": { "mchid": "1900007291" } }), json!("not_compared")] {
        assert_eq!(compare(passes.clone()).as_deref(), Ok(r#"{"value":null}"#), "{passes}");
    }
    for nothing in [
        json!(null),
        json!(true),
        json!({}),
        json!([]),
        json!("no"),
        json!({ "fields": {} }),
        json!({ "fields": null }),
        json!({ "order": order }),
        json!({ "paid": order, "fields": order }),
    ] {
        let error = compare(nothing.clone()).unwrap_err();
        assert_eq!((error.code(), error.field()), (ErrorCode::OptionInvalid, Some("expectation")), "{nothing}");
    }
    for (form, field, value) in [
        ("fields", "mchid", json!(null)),
        ("fields", "amount_total", json!(true)),
        ("fields", "amount_total", json!("100")),
        ("fields", "amount_total", json!(100.0)),
        ("fields", "out_trade_no", json!(1)),
        ("fields", "outTradeNo", json!("A1")),
        ("paid", "mchid", json!(null)),
        ("paid", "amount_total", json!(true)),
        ("paid", "currency", json!(null)),
        ("paid", "appid", json!("wx")),
        ("refunded", "out_refund_no", json!("R1")),
    ] {
        let mut given = if form == "paid" { order.clone() } else { json!({ "mchid": "1900007291" }) };
        given[field] = value;
        let error = compare(json!({ form: given })).unwrap_err();
        let field = if form == "refunded" { "amount_refund" } else { field };
        assert_eq!((error.code(), error.field()), (ErrorCode::OptionInvalid, Some(field)), "{given}");
    }
    let mut missing = order.clone();
    missing.as_object_mut().unwrap().remove("out_trade_no");
    let error = compare(json!({ "paid": missing })).unwrap_err();
    assert_eq!((error.code(), error.field()), (ErrorCode::OptionInvalid, Some("out_trade_no")));
}

#[test]
fn refusals_have_an_answer_a_level_and_a_line() {
    let handler = handler(None, "paid");
    let refuse = |code: &str| {
        let error = json!({ "code": code, "message": "m", "field": null });
        ask(json!({ "do": "refuse", "handler": handler, "error": error, "request_id": "R\n1" }))["value"].clone()
    };
    let refused = refuse("METHOD_NOT_ALLOWED");
    assert_eq!(
        (&refused["status"], &refused["allow"], &refused["level"]),
        (&json!(405), &json!("POST"), &json!("warning"))
    );
    assert_eq!(refused["line"], "METHOD_NOT_ALLOWED: m (request_id R 1)");
    assert_eq!(refuse("SIGNATURE_PROBE")["level"], "info");
    assert_eq!(refuse("DECRYPTION_FAILED")["level"], "error");
    let delivered = json!({ "id": "EV-1" });
    let late = ask(json!({ "do": "out_of_time", "handler": handler, "delivered": delivered }))["value"].clone();
    assert_eq!((&late["code"], &late["status"]), (&json!("DEADLINE_EXCEEDED"), &json!(500)));
}

#[test]
fn a_handler_that_is_full_or_closing_answers_503() {
    let handler = ask(json!({ "do": "handler", "deadline": null, "max_in_flight": 1 }))["value"].clone();
    ask(json!({ "do": "register", "handler": handler, "route": "paid" }));
    let first = receive(&handler);
    let second = receive(&handler);
    assert_eq!((&second["step"], &second["status"]), (&json!("answer"), &json!(503)));
    assert!(second["line"].as_str().unwrap().contains("max_in_flight"), "{second}");
    next(&first, json!({ "returned": null }));
    ask(json!({ "do": "close", "handler": handler }));
    assert_eq!(receive(&handler)["status"], 503);
    ask(json!({ "do": "drop_handler", "handler": handler }));
    assert_eq!(refused(json!({ "do": "in_flight", "handler": handler })).field(), Some("handler"));
}

#[test]
fn a_program_that_is_dropped_frees_its_place() {
    let handler = handler(Some("leased"), "paid");
    let step = receive(&handler);
    ask(json!({ "do": "drop", "program": step["program"] }));
    assert_eq!(ask(json!({ "do": "in_flight", "handler": handler }))["value"], 0);
}

#[test]
fn a_claim_looks_first_and_a_loser_writes_nothing() {
    let claim = json!({ "key": "EV-1", "event_type": "TRANSACTION.SUCCESS", "kind": "transaction.direct" });
    let row = |state: &str, until: i64| json!({ "rows": [[1_700_000_000, "TRANSACTION.SUCCESS", "transaction.direct", state, "t", until, null, 1, 1, null]] });
    let find = |rows: Value| next(&ask(inbox("claim", claim.clone())), rows);
    assert_eq!(find(row("claimed", 1_700_000_001))["value"], json!({ "state": "busy" }));
    assert_eq!(find(row("done", 0))["value"], json!({ "state": "done" }));
    assert_eq!(find(row("dead", 0))["value"], json!({ "state": "dead" }));
    for free in [row("claimed", 1_700_000_000), row("released", 0)] {
        let step = find(free);
        assert!(statement(&step).starts_with("UPDATE"), "{step}");
        assert_eq!(next(&step, json!({ "changed": 1 }))["value"]["lease"]["attempts"], 2);
    }
    // As drivers have it whose language has no such number.
    let texts = json!({ "rows": [["1700000000", "TRANSACTION.SUCCESS", "transaction.direct", "claimed", "t", "1700000060", null, "1", "1", null]] });
    assert_eq!(find(texts)["value"]["state"], "busy");
    let other =
        json!({ "rows": [[1_700_000_000, "REFUND.SUCCESS", "refund.direct", "done", "t", 0, null, 1, 1, null]] });
    let step = find(other);
    assert_eq!((&step["step"], &step["error"]["code"]), (&json!("error"), &json!("KEY_CONFLICT")));
    for odd in [json!({ "rows": [] }), json!({ "rows": [[1]] }), json!({ "changed": 1 })] {
        assert_eq!(find(odd)["error"]["code"], "ARGUMENT_INVALID");
    }
}

#[test]
fn failures_are_told_in_numbers_and_never_in_the_drivers_words() {
    let secret = "Key (openid)=(oUpF8uMuAJO) already exists";
    let check = |dialect: &str, failure: Value| {
        let settings = json!({ "dialect": dialect, "placeholders": "question" });
        let step = ask(json!({ "do": "stats", "inbox": settings }));
        let step = next(&step, json!({ "failed": failure }));
        assert!(!step.to_string().contains("openid"), "{step}");
        (step["error"]["code"].clone(), step["error"]["message"].as_str().unwrap().to_owned())
    };
    for (dialect, failure, code) in [
        ("postgresql", json!({ "sqlstate": "42P01", "words": secret }), "INBOX_SCHEMA"),
        ("mysql", json!({ "number": 1146, "sqlstate": "42S02", "words": secret }), "INBOX_SCHEMA"),
        ("sqlite", json!({ "number": 1, "words": "no such table: wxnotify_inbox" }), "INBOX_SCHEMA"),
        ("postgresql", json!({ "sqlstate": "55P03", "words": secret }), "NOTIFICATION_BUSY"),
        ("mysql", json!({ "number": 1205 }), "NOTIFICATION_BUSY"),
        ("sqlite", json!({ "number": 5 }), "NOTIFICATION_BUSY"),
        ("postgresql", json!({ "sqlstate": "22001", "words": secret, "type": "DataError" }), "INBOX_FAILED"),
        ("postgresql", json!({ "trouble": "not_idle" }), "OPTION_INVALID"),
        ("sqlite", json!({ "number": 14, "file": "/var/inbox.db" }), "INBOX_FAILED"),
    ] {
        let (found, message) = check(dialect, failure.clone());
        assert_eq!(found, code, "{failure}: {message}");
    }
    assert!(check("sqlite", json!({ "number": 14, "file": "/var/inbox.db" })).1.contains("/var/inbox.db"));
    let known = check("postgresql", json!({ "sqlstate": "22001", "type": "DataError" })).1;
    assert!(known.contains("SQLSTATE 22001, DataError"), "{known}");
}

#[test]
fn the_table_is_made_once_and_upgraded_from_version_1() {
    for dialect in ["sqlite", "postgresql", "mysql"] {
        let settings = json!({ "dialect": dialect, "placeholders": "question", "table": "shop.inbox" });
        let explained = ask(json!({ "do": "explain_inbox", "inbox": settings }))["value"].clone();
        for (version, expected) in [(0, "schema"), (1, "upgrade")] {
            let mut run = Vec::new();
            let mut step = ask(json!({ "do": "create", "inbox": settings }));
            while step["step"] == "run" {
                let sql = statement(&step).to_owned();
                let answer = match &sql {
                    sql if sql.contains("LOCK") || sql.contains("advisory") => json!({ "rows": [["1"]] }),
                    sql if sql.contains("COUNT(") && sql.contains("_version") => {
                        json!({ "rows": [[i64::from(version > 0)]] })
                    }
                    sql if sql.contains("MAX(version)") => json!({ "rows": [[version]] }),
                    sql if sql.contains("information_schema.columns") => json!({ "rows": [[0]] }),
                    _ => {
                        run.push(sql.clone());
                        json!({ "changed": 0 })
                    }
                };
                step = next(&step, answer);
            }
            assert_eq!(step["step"], "value", "{step}");
            assert_eq!(explained[expected], Value::from(run), "{dialect}");
        }
    }
}

#[test]
fn wrong_settings_are_named() {
    for (settings, field) in [
        (json!({ "dialect": "oracle", "placeholders": "question" }), "dialect"),
        (json!({ "dialect": "sqlite", "placeholders": "named" }), "placeholders"),
        (json!({ "dialect": "sqlite", "table": "a;b" }), "table"),
        (json!({ "dialect": "sqlite", "name": " a" }), "inbox"),
        (json!({ "dialect": "sqlite", "lease": 0 }), "lease"),
        (json!({ "dialect": "sqlite", "lease": 1.5 }), "lease"),
        (json!({ "dialect": "sqlite", "max_attempts": -1 }), "max_attempts"),
    ] {
        for name in ["take", "explain_inbox", "handler"] {
            let error = refused(json!({ "do": name, "inbox": settings }));
            assert_eq!((error.code(), error.field()), (ErrorCode::OptionInvalid, Some(field)), "{error}");
        }
    }
    for (settings, field) in [
        (json!({ "mode": "stored" }), "inbox"),
        (json!({ "mode": "often" }), "mode"),
        (json!({ "unhandled": "ignore" }), "unhandled"),
        (json!({ "deadline": 5 }), "deadline"),
        (json!({ "deadline": 0 }), "deadline"),
        (json!({ "max_in_flight": 0 }), "max_in_flight"),
    ] {
        let mut request = settings.clone();
        request["do"] = json!("handler");
        let error = refused(request);
        assert_eq!((error.code(), error.field()), (ErrorCode::OptionInvalid, Some(field)), "{error}");
    }
    assert_eq!(refused(inbox("purge", json!({ "older_than": 60 }))).field(), Some("older_than"));
    let transaction = handler(Some("transaction"), "paid");
    assert_eq!(refused(json!({ "do": "work", "handler": transaction })).field(), Some("mode"));
}

#[test]
fn what_is_no_request_is_refused_without_a_word_of_it() {
    for request in
        ["", "[]", "{}", r#"{"do":"mischief"}"#, r#"{"do":"claim"}"#, r#"{"do":"next","program":1,"result":{"x":1}}"#]
    {
        let error = wxnotify::binding::call(request).unwrap_err();
        assert_eq!((error.code(), error.field()), (ErrorCode::ArgumentInvalid, Some("request")), "{request}");
    }
    let secret = r#"{"do":"receive","handler":"oUpF8uMuAJO"}"#;
    assert!(!wxnotify::binding::call(secret).unwrap_err().message().contains("oUpF"));
}

/// A handler of several merchants.
fn handler_of_several(mode: Option<&str>, has_key: bool) -> Value {
    let inbox = mode.map(|_| settings());
    let request = json!({ "do": "handler", "inbox": inbox, "mode": mode, "deadline": 4.5, "merchants": true, "has_key": has_key });
    let handler = ask(request)["value"].clone();
    ask(json!({ "do": "register", "handler": handler, "route": "paid" }));
    handler
}

fn receive_for(handler: &Value, merchant: Value) -> Value {
    let delivered = json!({ "id": "EV-1", "event_type": "TRANSACTION.SUCCESS", "kind": "transaction.direct", "merchant": merchant });
    ask(json!({ "do": "receive", "handler": handler, "delivered": delivered }))
}

/// Answers the steps, with `look` for the row, until one of `end` comes; and the keys that statements were about.
fn run_until(mut step: Value, look: &Value, end: &[&str]) -> (Value, Vec<String>) {
    let mut keys = Vec::new();
    while !end.contains(&step["step"].as_str().unwrap()) {
        if step["step"] == "run" {
            let arguments = step["statement"]["arguments"].as_array().unwrap();
            keys.extend(
                arguments.iter().filter_map(Value::as_str).filter(|text| text.contains('/')).map(str::to_owned),
            );
        }
        let reply = match step["step"].as_str().unwrap() {
            "run" if statement(&step).starts_with("SELECT") => json!({ "rows": [look] }),
            "run" => json!({ "changed": 1 }),
            "key" => json!({ "text": "A1" }),
            "callback" => json!({ "returned": null }),
            "write_down" => json!({ "text": "{}" }),
            _ => json!("done"),
        };
        step = next(&step, reply);
    }
    (step, keys)
}

#[test]
fn a_merchants_rows_are_its_own_in_each_mode() {
    for (mode, key) in
        [("transaction", "EV-1"), ("leased", "EV-1"), ("stored", "EV-1"), ("transaction", "A1"), ("stored", "A1")]
    {
        let handler = handler_of_several(Some(mode), key == "A1");
        for merchant in ["1900007291", "shop_2.a-B"] {
            let (answer, keys) = run_until(receive_for(&handler, json!(merchant)), &json!(NO_ROW), &["answer"]);
            assert!(!keys.is_empty() && keys.iter().all(|row| *row == format!("{merchant}/{key}")), "{mode}: {keys:?}");
            assert_eq!(answer["merchant"], merchant);
        }
        // Its own row, which is done, makes it a duplicate: of this merchant's alone, since only that is looked for.
        let due = if mode == "stored" { json!(1) } else { Value::Null };
        let done = json!([1_700_000_000, "TRANSACTION.SUCCESS", "transaction.direct", "done", "t", 0, due, 1, 1, null]);
        let (answer, keys) = run_until(receive_for(&handler, json!("1900007291")), &done, &["answer"]);
        assert_eq!((&answer["code"], &answer["merchant"]), (&json!("DUPLICATE"), &json!("1900007291")), "{mode}");
        assert!(keys.iter().all(|row| *row == format!("1900007291/{key}")), "{keys:?}");
        let line = answer["line"].as_str().unwrap();
        assert!(line.starts_with("DUPLICATE (merchant 1900007291, notification EV-1, "), "{line}");
    }
}

#[test]
fn a_callback_is_told_whose_it_is() {
    for mode in [None, Some("transaction"), Some("leased")] {
        let handler = handler_of_several(mode, false);
        let (step, _) = run_until(receive_for(&handler, json!("shop")), &json!(NO_ROW), &["callback"]);
        assert_eq!(step["merchant"], "shop", "{mode:?}");
    }
    let step = to_callback(&handler(None, "paid"));
    assert_eq!(step["merchant"], Value::Null);
}

#[test]
fn a_merchant_that_is_none_is_refused_by_name_and_before_anything_is_done() {
    let handler = handler_of_several(Some("transaction"), false);
    for wrong in [Value::Null, json!(""), json!("a/b"), json!("a b"), json!("商户"), json!("n".repeat(65))] {
        let answer = receive_for(&handler, wrong.clone());
        assert_eq!((&answer["step"], &answer["code"]), (&json!("answer"), &json!("OPTION_INVALID")), "{wrong}");
        assert_eq!((&answer["error"]["field"], &answer["status"]), (&json!("merchant"), &json!(500)));
        let named = refused(json!({ "do": "check_merchant", "merchant": wrong.as_str().unwrap_or_default() }));
        assert_eq!((named.code(), named.field()), (ErrorCode::OptionInvalid, Some("merchant")));
    }
    let alone = self::handler(Some("transaction"), "paid");
    assert_eq!(receive_for(&alone, json!("shop"))["error"]["field"], "merchant");
    assert_eq!(ask(json!({ "do": "check_merchant", "merchant": "shop", "asked": "shop" }))["value"], Value::Null);
    let other = refused(json!({ "do": "check_merchant", "merchant": "shop", "asked": "Shop" }));
    assert_eq!((other.code(), other.field()), (ErrorCode::OptionInvalid, Some("merchant")));
}

#[test]
fn a_key_that_is_too_long_beside_its_merchants_name_is_refused() {
    let handler = handler_of_several(Some("transaction"), true);
    let merchant = "n".repeat(64);
    let (step, _) = run_until(receive_for(&handler, json!(merchant)), &json!(NO_ROW), &["key"]);
    let answer = next(&step, json!({ "text": "k".repeat(127) }));
    assert_eq!((&answer["code"], &answer["error"]["field"]), (&json!("OPTION_INVALID"), &json!("key")));
    let (step, _) = run_until(receive_for(&handler, json!(merchant)), &json!(NO_ROW), &["key"]);
    let (_, keys) = run_until(next(&step, json!({ "text": "k".repeat(126) })), &json!(NO_ROW), &["answer"]);
    assert_eq!(keys[0].len(), 191);
}

/// A worker's turn that finds a row of this key, up to the step `merchant`, or its end.
fn take(handler: &Value, key: &str, attempts: i64) -> Value {
    let mut step = ask(json!({ "do": "work", "handler": handler, "pause_ms": 0 }));
    while !["merchant", "answer", "callback"].contains(&step["step"].as_str().unwrap()) {
        let reply = match step["step"].as_str().unwrap() {
            "run" if statement(&step).contains("due_at <=") => {
                json!({ "rows": [[1_700_000_000, key, "t", attempts, "TRANSACTION.SUCCESS", "transaction.direct"]] })
            }
            "run" if statement(&step).starts_with("SELECT") => json!({ "rows": [["{\"id\":\"EV-1\"}"]] }),
            "run" => json!({ "changed": 1 }),
            _ => json!("done"),
        };
        step = next(&step, reply);
    }
    step
}

#[test]
fn a_worker_finds_the_merchant_before_its_transaction_begins() {
    let handler = handler_of_several(Some("stored"), false);
    let step = take(&handler, "shop/A1", 0);
    assert_eq!((&step["step"], &step["merchant"]), (&json!("merchant"), &json!("shop")));
    let step = next(&step, json!("done"));
    assert_eq!(step["step"], "begin");
    let step = next(&step, json!("done"));
    assert_eq!((&step["step"], &step["merchant"]), (&json!("callback"), &json!("shop")));
    let (answer, keys) = run_until(step, &json!(NO_ROW), &["answer"]);
    assert_eq!((&answer["code"], &answer["merchant"]), (&json!("SUCCESS"), &json!("shop")));
    assert!(keys.iter().all(|key| key == "shop/A1"), "{keys:?}");
}

#[test]
fn work_whose_merchant_cannot_be_found_is_tried_again() {
    let handler = handler_of_several(Some("stored"), false);
    let secret = "connection to postgres://shop:secret@db failed";
    let raised = json!({ "raised": { "type": "OperationalError", "place": "shop.py:3", "words": null } });
    for (reply, code, words) in [
        (json!({ "returned": null }), "MERCHANT_UNKNOWN", "no merchant is called \"shop\""),
        (raised, "HANDLER_FAILED", "the function that finds the merchant raised OperationalError at shop.py:3"),
        (json!({ "unusable": "dict" }), "HANDLER_FAILED", "the function that finds the merchant returned"),
    ] {
        let step = next(&take(&handler, "shop/A1", 0), reply);
        let mut written = String::new();
        let mut step = step;
        while step["step"] != "answer" {
            written += &step.to_string();
            step = next(&step, if step["step"] == "run" { json!({ "changed": 1 }) } else { json!("done") });
        }
        assert!(written.contains("stored") && written.contains(code) && !written.contains(secret), "{written}");
        assert_eq!(
            (&step["code"], &step["status"], &step["level"]),
            (&json!(code), &json!(500), &json!("error")),
            "{step}"
        );
        assert!(step["line"].as_str().unwrap().contains(words), "{step}");
    }
    let dead = next(&take(&handler, "shop/A1", 58), json!({ "returned": null }));
    let (dead, _) = run_until(dead, &json!(NO_ROW), &["answer"]);
    assert_eq!((&dead["code"], &dead["status"], &dead["merchant"]), (&json!("DEAD"), &json!(500), &json!("shop")));
    // What a handler of one merchant stored has none.
    let answer = next_until_answer(take(&handler, "EV-1", 0));
    assert_eq!((&answer["code"], &answer["merchant"]), (&json!("MERCHANT_UNKNOWN"), &Value::Null));
    // And of such a handler's rows none is taken for a merchant's.
    let alone =
        ask(json!({ "do": "handler", "inbox": settings(), "mode": "stored", "deadline": null }))["value"].clone();
    ask(json!({ "do": "register", "handler": alone, "route": "paid" }));
    let step = take(&alone, "shop/A1", 0);
    assert_eq!((&step["step"], &step["merchant"]), (&json!("callback"), &Value::Null));
}

fn next_until_answer(step: Value) -> Value {
    run_until(step, &json!(NO_ROW), &["answer"]).0
}

#[test]
fn a_request_for_nobody_is_answered_like_one_that_does_not_verify() {
    let handler = handler_of_several(None, false);
    let refuse = |reply: Value, headers: Value| {
        let request = json!({ "do": "refuse_merchant", "handler": handler, "reply": reply, "headers": headers, "request_id": "R1" });
        ask(request)["value"].clone()
    };
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap().as_secs();
    let whole = json!([
        ["Wechatpay-Timestamp", now.to_string()],
        ["wechatpay-nonce", "n"],
        ["Wechatpay-Serial", "A1"],
        ["Wechatpay-Signature", "AA=="]
    ]);
    let nobody = refuse(json!({ "returned": null }), whole);
    assert_eq!((&nobody["code"], &nobody["status"]), (&json!("MERCHANT_UNKNOWN"), &json!(401)));
    assert_eq!(nobody["body"], r#"{"code":"FAIL","message":"signature verification failed"}"#);
    assert_eq!((&nobody["level"], &nobody["request_id"]), (&json!("warning"), &json!("R1")));
    // A stranger cannot tell it from a merchant that is known by leaving headers out.
    let bare = refuse(json!({ "returned": null }), json!([]));
    assert_eq!((&bare["code"], &bare["status"]), (&json!("MERCHANT_UNKNOWN"), &json!(400)));
    assert_eq!(bare["body"], r#"{"code":"FAIL","message":"required header missing"}"#);
    let failed = refuse(json!({ "raised": { "type": "KeyError", "place": "shop.py:3", "words": "'x'" } }), json!([]));
    assert_eq!(
        (&failed["code"], &failed["status"], &failed["level"]),
        (&json!("HANDLER_FAILED"), &json!(500), &json!("error"))
    );
    let line = failed["line"].as_str().unwrap();
    assert!(line.contains("the function that finds the merchant raised KeyError at shop.py:3"), "{line}");
    let busy =
        refuse(json!({ "refused": { "code": "NOTIFICATION_BUSY", "message": "m", "field": "merchant" } }), json!([]));
    assert_eq!((&busy["code"], &busy["status"]), (&json!("NOTIFICATION_BUSY"), &json!(503)));
}

#[test]
fn a_registrys_options_are_checked_and_what_it_logs_is_written_here() {
    let registry = ask(json!({ "do": "merchants", "max_age": 300, "capacity": 10_000 }))["value"].clone();
    assert_eq!((&registry["max_age_ms"], &registry["capacity"]), (&json!(300_000), &json!(10_000)));
    assert_eq!(
        (&registry["unknown_ms"], &registry["most_unknown"], &registry["retry_ms"]),
        (&json!(10_000), &json!(1_000), &json!(10_000))
    );
    assert_eq!(registry["busy"]["code"], "NOTIFICATION_BUSY");
    for (field, max_age, capacity) in [
        ("max_age", 0.0, 1),
        ("max_age", 86_401.0, 1),
        ("max_age", -1.0, 1),
        ("capacity", 1.0, 0),
        ("capacity", 1.0, 1_000_001),
    ] {
        let error = refused(json!({ "do": "merchants", "max_age": max_age, "capacity": capacity }));
        assert_eq!((error.code(), error.field()), (ErrorCode::OptionInvalid, Some(field)));
    }
    let line =
        |reply: Value| ask(json!({ "do": "merchant_not_loaded", "merchant": "shop", "reply": reply }))["value"].clone();
    let failed = line(json!({ "raised": { "type": "TimeoutError" } }));
    assert_eq!(failed["level"], "warning");
    assert!(
        failed["line"].as_str().unwrap().contains("the function that finds the merchant raised TimeoutError"),
        "{failed}"
    );
    assert_eq!(line(json!({ "returned": null }))["level"], "info");
}
