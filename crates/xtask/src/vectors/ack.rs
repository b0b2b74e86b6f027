//! What to answer.

use serde_json::json;

use super::group::{CODES, Group, failure};

pub(super) fn group() -> Group {
    let mut group = Group::new("ack", "What to answer: received, not processed, busy, and one answer for every error.");
    let success = json!({ "status": 200, "content_type": "application/json", "body": r#"{"code":"SUCCESS"}"# });
    let no_content = json!({ "status": 204, "content_type": "", "body": "" });
    for (which, about, expected) in [
        ("success", "received", success),
        ("success_no_content", "received, without a body", no_content),
        (
            "handler_failed",
            "the merchant's own processing failed: to be sent again",
            failure(500, "notification could not be processed"),
        ),
        ("busy", "another worker has it: to be sent again", failure(503, "notification is being processed")),
    ] {
        group.gives(which, about, "ack", json!({ "which": which }), json!({ "ack": expected }));
    }
    for (code, _, status, text) in CODES {
        assert!(text.len() <= 64, "the contract allows 64 characters");
        let about = format!("the answer for {code}, which tells an outsider nothing");
        group.gives(
            &format!("failure_{}", code.to_lowercase()),
            &about,
            "ack",
            json!({ "which": code }),
            json!({ "ack": failure(*status, text) }),
        );
    }
    for (name, about, body) in [
        ("answer", "data of the merchant's", r#"{"prepay_id":"wx1","state":"停车中"}"#),
        ("answer_as_it_is", "sent as it is, white space and all", " { \"a\" : 1 }\n"),
        ("answer_empty", "an empty object", "{}"),
    ] {
        let expected = json!({ "status": 200, "content_type": "application/json", "body": body });
        group.gives(name, about, "answer", json!({ "body": body }), json!({ "ack": expected }));
    }
    for (name, about, body) in [
        ("answer_nothing", "no body", ""),
        ("answer_text", "a text that is no JSON", "SUCCESS"),
        ("answer_list", "JSON, but no object", "[1]"),
        ("answer_broken", "an object that does not end", r#"{"a":1"#),
    ] {
        group.refuses(name, about, "answer", json!({ "body": body }), ("OPTION_INVALID", Some("body")));
    }
    group
}
