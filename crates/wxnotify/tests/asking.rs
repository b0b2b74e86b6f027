//! What bindings ask of WeChat Pay's API, in JSON: signed requests, and what became of orders and refunds.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};
use wxnotify::testing::Platform;
use wxnotify::{ErrorCode, PlatformKey, signing_message, verify_signature};

fn ask(request: &Value) -> Value {
    serde_json::from_str(&wxnotify::binding::call(&request.to_string()).unwrap()).unwrap()
}

fn refused(request: &Value) -> (ErrorCode, String) {
    let error = wxnotify::binding::call(&request.to_string()).unwrap_err();
    (error.code(), error.field().unwrap_or_default().to_owned())
}

fn next(step: &Value, result: Value) -> Value {
    ask(&json!({ "do": "next", "program": step["program"], "result": result }))
}

fn merchant() -> Value {
    json!({ "mchid": "1900007291", "serial": "7132D72A", "private_key": Platform::sm2().private_key_pem() })
}

fn handler(mode: &str, key: Option<&str>, has_key: bool) -> Value {
    let inbox = json!({ "dialect": "sqlite" });
    let handler =
        ask(&json!({ "do": "handler", "inbox": inbox, "mode": mode, "key": key, "has_key": has_key }))["value"].clone();
    ask(&json!({ "do": "register", "handler": handler, "route": "otherwise" }));
    handler
}

fn reconcile(handler: &Value, order: Value) -> Value {
    json!({ "do": "reconcile", "handler": handler, "merchant": merchant(), "order": order })
}

/// An answer of WeChat Pay's, with its signature.
fn answer(platform: &Platform, status: u16, body: &Value) -> (Vec<(String, String)>, String, Value) {
    let body = body.to_string();
    let fresh = platform.notification("ANY", "{}").build().unwrap();
    let header = |name: &str| fresh.header_pairs().find(|pair| pair.0 == name).unwrap().1.to_owned();
    let message = signing_message(&header("Wechatpay-Timestamp"), &header("Wechatpay-Nonce"), body.as_bytes());
    let mut headers: Vec<(String, String)> = fresh.headers().to_vec();
    headers.retain(|pair| pair.0 != "Wechatpay-Signature");
    headers.push(("Wechatpay-Signature".into(), platform.sign(&message)));
    headers.push(("Request-ID".into(), "08F78BB5AF0610D302".into()));
    let fetched = json!({ "fetched": { "status": status, "headers": headers, "body": STANDARD.encode(&body) } });
    (headers, body, fetched)
}

/// The step after the answer was verified, by a parser of the platform's.
fn told(request: &Value, status: u16, body: &Value) -> Value {
    let platform = Platform::sm2();
    let (headers, text, fetched) = answer(&platform, status, body);
    let step = next(&ask(request), fetched);
    if step["step"] != "verify" {
        return step;
    }
    platform.parser().verify_answer(headers.iter().map(|(name, value)| (name, value)), text.as_bytes()).unwrap();
    next(&step, json!("done"))
}

fn paid() -> Value {
    json!({ "mchid": "1900007291", "appid": "wx", "out_trade_no": "A1", "transaction_id": "42", "trade_state": "SUCCESS",
            "trade_type": "JSAPI", "amount": { "total": 100, "currency": "CNY" } })
}

fn refunded(status: &str) -> Value {
    json!({ "refund_id": "50", "out_refund_no": "R1", "transaction_id": "42", "out_trade_no": "A1", "status": status,
            "user_received_account": "x", "amount": { "total": 100, "refund": 100, "from": [] } })
}

/// The key that the inbox is asked for, and the notification that it is about.
fn to_claim(step: &Value) -> (String, Value) {
    assert_eq!(step["step"], "received", "{step}");
    let notification: Value = serde_json::from_str(step["notification"].as_str().unwrap()).unwrap();
    let mut step = next(step, json!("done"));
    assert_eq!(step["step"], "begin", "{step}");
    while step["step"] != "run" || !step["statement"]["sql"].as_str().unwrap().starts_with("SELECT") {
        step = next(&step, if step["step"] == "run" { json!({ "changed": 0 }) } else { json!("done") });
    }
    let arguments = step["statement"]["arguments"].as_array().unwrap();
    let key = arguments.iter().filter_map(Value::as_str).find(|text| text.contains(':')).unwrap_or_default().to_owned();
    ask(&json!({ "do": "drop", "program": step["program"] }));
    (key, notification)
}

#[test]
fn a_request_is_signed_as_it_is_sent() {
    let platform = Platform::new();
    let merchant = json!({ "mchid": "19", "serial": "AB", "private_key": platform.private_key_pem(),
                           "host": "http://127.0.0.1:8378/", "agent": "shop/1" });
    let body = r#"{"a":1}"#;
    let request = json!({ "do": "sign", "merchant": merchant, "method": "POST", "path": "/v3/x?y=%7C", "body": STANDARD.encode(body) });
    let signed = ask(&request)["value"].clone();
    assert_eq!(signed["url"], "http://127.0.0.1:8378/v3/x?y=%7C");
    assert_eq!(signed["headers"][2], json!(["User-Agent", "shop/1"]));
    assert_eq!(signed["headers"][3], json!(["Content-Type", "application/json"]));
    let authorization = signed["headers"][0][1].as_str().unwrap();
    let part = |name: &str| authorization.split(&format!("{name}=\"")).nth(1).unwrap().split('"').next().unwrap();
    let message = format!("POST\n/v3/x?y=%7C\n{}\n{}\n{body}\n", part("timestamp"), part("nonce_str"));
    let key = PlatformKey::from_pem(&platform.public_key_pem()).unwrap();
    assert!(verify_signature(message.as_bytes(), part("signature"), &key));
    assert_eq!((part("mchid"), part("serial_no")), ("19", "AB"));

    for (name, value, field) in [
        ("path", json!("v3"), "path"),
        ("path", json!("/a b"), "path"),
        ("method", json!("get"), "method"),
        ("body", json!("?"), "body"),
    ] {
        let mut wrong = request.clone();
        wrong[name] = value;
        assert_eq!(refused(&wrong).1, field);
    }
    for (name, value, field) in [
        ("mchid", "x", "mchid"),
        ("serial", "x", "merchant_serial"),
        ("host", "ftp://x", "host"),
        ("host", "https://user:secret@x", "host"),
        ("host", "https://x/v3", "host"),
        ("agent", "a\nb", "agent"),
    ] {
        let mut wrong = request.clone();
        wrong["merchant"][name] = json!(value);
        assert_eq!(refused(&wrong), (ErrorCode::OptionInvalid, field.to_owned()));
    }
}

#[test]
fn the_query_is_the_official_one() {
    let handler = handler("transaction", Some("business"), false);
    for (order, path) in [
        (json!({ "out_trade_no": "A1" }), "/v3/pay/transactions/out-trade-no/A1?mchid=1900007291"),
        (json!({ "transaction_id": "42" }), "/v3/pay/transactions/id/42?mchid=1900007291"),
        (
            json!({ "out_trade_no": "A|1*", "sub_mchid": "22" }),
            "/v3/pay/partner/transactions/out-trade-no/A%7C1%2A?sp_mchid=1900007291&sub_mchid=22",
        ),
        (
            json!({ "transaction_id": "42", "sub_mchid": "22" }),
            "/v3/pay/partner/transactions/id/42?sp_mchid=1900007291&sub_mchid=22",
        ),
        (json!({ "out_refund_no": "R@1" }), "/v3/refund/domestic/refunds/R%401"),
        (json!({ "out_refund_no": "R1", "sub_mchid": "22" }), "/v3/refund/domestic/refunds/R1?sub_mchid=22"),
    ] {
        let step = ask(&reconcile(&handler, order));
        assert_eq!(step["url"], format!("https://api.mch.weixin.qq.com{path}"));
        assert_eq!((&step["step"], &step["method"]), (&json!("fetch"), &json!("GET")));
        ask(&json!({ "do": "drop", "program": step["program"] }));
    }
    assert_eq!(ask(&json!({ "do": "in_flight", "handler": handler }))["value"], 0);
    for (order, field) in [
        (json!({}), "order"),
        (json!({ "out_trade_no": "A1", "transaction_id": "42" }), "order"),
        (json!({ "out_trade_no": "A1?mchid=2" }), "out_trade_no"),
        (json!({ "out_trade_no": "../x" }), "out_trade_no"),
        (json!({ "out_refund_no": "" }), "out_refund_no"),
        (json!({ "out_trade_no": "A1", "sub_mchid": "22&a=b" }), "sub_mchid"),
    ] {
        assert_eq!(refused(&reconcile(&handler, order)), (ErrorCode::OptionInvalid, field.to_owned()));
    }
}

#[test]
fn a_handler_that_counts_by_the_notifications_id_is_refused() {
    let order = json!({ "out_trade_no": "A1" });
    let counts_by_id = handler("transaction", None, false);
    assert_eq!(refused(&reconcile(&counts_by_id, order.clone())), (ErrorCode::OptionInvalid, "key".to_owned()));
    let without = ask(&json!({ "do": "handler", "inbox": null, "mode": null, "key": "business" }))["value"].clone();
    assert_eq!(refused(&reconcile(&without, order.clone())), (ErrorCode::OptionInvalid, "inbox".to_owned()));
    let request = json!({ "do": "handler", "inbox": { "dialect": "sqlite" }, "has_key": true, "key": "business" });
    assert_eq!(refused(&request), (ErrorCode::OptionInvalid, "key".to_owned()));
    let request = json!({ "do": "handler", "inbox": { "dialect": "sqlite" }, "key": "busyness" });
    assert_eq!(refused(&request), (ErrorCode::OptionInvalid, "key".to_owned()));

    // A function of the merchant's that returns the id all the same.
    let own = handler("transaction", None, true);
    let step = next(&told(&reconcile(&own, order), 200, &paid()), json!("done"));
    assert_eq!(step["step"], "key");
    let step = next(&step, json!({ "text": "query:payment:42:SUCCESS" }));
    assert_eq!(
        (&step["step"], &step["code"], &step["error"]["field"]),
        (&json!("answer"), &json!("OPTION_INVALID"), &json!("key"))
    );
}

#[test]
fn a_payment_goes_the_way_of_its_notification() {
    let handler = handler("transaction", Some("business"), false);
    let step = told(&reconcile(&handler, json!({ "out_trade_no": "A1" })), 200, &paid());
    assert_eq!(step["state"], "SUCCESS");
    let (key, notification) = to_claim(&step);
    assert_eq!(key, "payment:42:SUCCESS");
    assert_eq!(notification["id"], "query:payment:42:SUCCESS");
    assert_eq!(notification["event_type"], "TRANSACTION.SUCCESS");
    assert_eq!(notification["kind"], "transaction.direct");
    assert_eq!(notification["resource"], paid());
    assert_eq!(notification["request_id"], "08F78BB5AF0610D302");

    // The notification itself has the same key.
    let delivered = json!({ "id": "EV-1", "event_type": "TRANSACTION.SUCCESS", "kind": "transaction.direct" });
    let mut step = ask(&json!({ "do": "receive", "handler": handler, "delivered": delivered, "plaintext": paid() }));
    while step["step"] != "run" || !step["statement"]["sql"].as_str().unwrap().starts_with("SELECT") {
        step = next(&step, if step["step"] == "run" { json!({ "changed": 0 }) } else { json!("done") });
    }
    assert!(step["statement"]["arguments"].as_array().unwrap().contains(&json!("payment:42:SUCCESS")), "{step}");
}

#[test]
fn of_a_handler_that_serves_several_it_counts_for_the_one_that_is_named() {
    let settings = json!({ "do": "handler", "inbox": { "dialect": "sqlite" }, "key": "business", "merchants": true });
    let several = ask(&settings)["value"].clone();
    ask(&json!({ "do": "register", "handler": several, "route": "otherwise" }));
    let order = |served: Value| json!({ "out_trade_no": "A1", "served": served });
    let (key, _) = to_claim(&told(&reconcile(&several, order(json!("shop"))), 200, &paid()));
    assert_eq!(key, "shop/payment:42:SUCCESS");
    // Nothing is asked of WeChat Pay for nobody.
    let one = handler("transaction", Some("business"), false);
    for (handler, served) in [(&several, json!(null)), (&several, json!("a/b")), (&one, json!("shop"))] {
        let refused = refused(&reconcile(handler, order(served)));
        assert_eq!(refused, (ErrorCode::OptionInvalid, "merchant".to_owned()));
    }
}

#[test]
fn a_partners_payment_and_refunds_too() {
    let handler = handler("transaction", Some("business"), false);
    let mut paid = paid();
    let fields = paid.as_object_mut().unwrap();
    fields.remove("mchid");
    fields.extend([("sp_mchid".to_owned(), json!("1900007291")), ("sub_mchid".to_owned(), json!("22"))]);
    let order = json!({ "transaction_id": "42", "sub_mchid": "22" });
    let (key, notification) = to_claim(&told(&reconcile(&handler, order), 200, &paid));
    assert_eq!((key.as_str(), &notification["kind"]), ("payment:42:SUCCESS", &json!("transaction.partner")));

    for (status, event_type) in
        [("SUCCESS", "REFUND.SUCCESS"), ("CLOSED", "REFUND.CLOSED"), ("ABNORMAL", "REFUND.ABNORMAL")]
    {
        let (key, notification) =
            to_claim(&told(&reconcile(&handler, json!({ "out_refund_no": "R1" })), 200, &refunded(status)));
        assert_eq!(key, format!("refund:50:{status}"));
        assert_eq!((&notification["event_type"], &notification["kind"]), (&json!(event_type), &json!("refund.direct")));
        let resource = &notification["resource"];
        assert_eq!((&resource["refund_status"], &resource["mchid"]), (&json!(status), &json!("1900007291")));
        assert_eq!(resource["status"], Value::Null);
    }
    let order = json!({ "out_refund_no": "R1", "sub_mchid": "22" });
    let (_, notification) = to_claim(&told(&reconcile(&handler, order), 200, &refunded("SUCCESS")));
    assert_eq!(notification["kind"], "refund.partner");
    assert_eq!(
        (&notification["resource"]["sp_mchid"], &notification["resource"]["sub_mchid"]),
        (&json!("1900007291"), &json!("22"))
    );
}

#[test]
fn what_is_not_paid_is_no_event() {
    let handler = handler("stored", Some("business"), false);
    let order = || json!({ "out_trade_no": "A1" });
    for state in ["NOTPAY", "USERPAYING", "CLOSED", "REFUND", "REVOKED", "PAYERROR"] {
        let mut answer = paid();
        answer["trade_state"] = json!(state);
        let step = told(&reconcile(&handler, order()), 200, &answer);
        assert_eq!((&step["step"], &step["value"]["state"]), (&json!("value"), &json!(state)));
    }
    let step = told(&reconcile(&handler, json!({ "out_refund_no": "R1" })), 200, &refunded("PROCESSING"));
    assert_eq!(step["value"]["state"], "PROCESSING");
    let step = told(&reconcile(&handler, order()), 404, &json!({ "code": "ORDER_NOT_EXIST", "message": "x" }));
    assert_eq!(step["value"]["state"], "NOT_EXIST");
    let refund = json!({ "out_refund_no": "R1" });
    let step = told(&reconcile(&handler, refund), 404, &json!({ "code": "RESOURCE_NOT_EXISTS", "message": "x" }));
    assert_eq!(step["value"]["state"], "NOT_EXIST");
    assert_eq!(ask(&json!({ "do": "in_flight", "handler": handler }))["value"], 0);
}

#[test]
fn an_answer_that_tells_nothing_of_the_order_is_an_error() {
    let handler = handler("transaction", Some("business"), false);
    let order = || json!({ "out_trade_no": "A1" });
    let with = |name: &str, value: &str| {
        let mut answer = paid();
        answer[name] = json!(value);
        answer
    };
    for (status, body, code, field) in [
        (200, with("out_trade_no", "A2"), "CONTENT_MISMATCH", "out_trade_no"),
        (200, with("mchid", "19"), "CONTENT_MISMATCH", "mchid"),
        (200, json!({}), "ENVELOPE_INVALID", "trade_state"),
        (200, json!([]), "ENVELOPE_INVALID", "body"),
        (404, json!({ "code": "MCH_NOT_EXISTS" }), "REQUEST_FAILED", "status"),
        (404, json!("x"), "REQUEST_FAILED", "status"),
        (401, json!({ "code": "SIGN_ERROR" }), "REQUEST_FAILED", "status"),
        (500, json!({}), "REQUEST_FAILED", "status"),
    ] {
        let step = told(&reconcile(&handler, order()), status, &body);
        assert_eq!((&step["step"], &step["error"]["code"]), (&json!("error"), &json!(code)), "{status} {body}");
        assert_eq!(step["error"]["field"], field);
    }
    // What somebody else signed is not even read.
    let (_, _, fetched) = answer(&Platform::sm2(), 200, &paid());
    let step = next(&ask(&reconcile(&handler, order())), fetched);
    let step = next(&step, json!({ "refused": { "code": "SIGNATURE_INVALID", "message": "forged", "field": null } }));
    assert_eq!((&step["step"], &step["error"]["code"]), (&json!("error"), &json!("SIGNATURE_INVALID")));
    // Nor is what never came.
    let raised = json!({ "raised": { "type": "URLError", "words": "timed out" } });
    let step = next(&ask(&reconcile(&handler, order())), raised);
    assert_eq!(step["error"]["code"], "REQUEST_FAILED");
    assert!(step["error"]["message"].as_str().unwrap().ends_with("URLError: timed out"), "{step}");
    assert_eq!(ask(&json!({ "do": "in_flight", "handler": handler }))["value"], 0);
}

#[test]
fn an_answer_is_verified_like_a_notification() {
    let (platform, other) = (Platform::sm2(), Platform::sm2());
    let (headers, body, _) = answer(&platform, 200, &paid());
    let verify = |platform: &Platform, headers: &[(String, String)], body: &str| {
        let parser = platform.parser();
        parser
            .verify_answer(headers.iter().map(|(name, value)| (name, value)), body.as_bytes())
            .map_err(|error| error.code())
    };
    assert_eq!(verify(&platform, &headers, &body), Ok(()));
    assert_eq!(verify(&platform, &headers, &format!("{body} ")), Err(ErrorCode::SignatureInvalid));
    assert_eq!(verify(&other, &headers, &body), Err(ErrorCode::SerialUnknown));
    assert_eq!(verify(&platform, &headers[..headers.len() - 2], &body), Err(ErrorCode::HeaderMissing));
    let pairs = || headers.iter().map(|(name, value)| (name, value));
    let late = platform.parser().verify_answer_at(pairs(), body.as_bytes(), 1_700_000_000);
    assert_eq!(late.unwrap_err().code(), ErrorCode::TimestampOutOfRange);
}
