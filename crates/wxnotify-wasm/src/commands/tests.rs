//! Commands as a host asks them. That every rule of the contract holds here too is what the conformance column `wasm` shows.

use serde_json::{Value, json};
use wxnotify::{ErrorCode, Result};

use super::answer;

fn ask(request: &Value, headers: &[u8], bytes: &[u8]) -> Result<Value> {
    let answer = answer(request.to_string().as_bytes(), headers, bytes)?;
    Ok(serde_json::from_slice(&answer).unwrap())
}

/// The error's code and field.
fn refused(text: &[u8], headers: &[u8]) -> (ErrorCode, Option<String>) {
    let error = answer(text, headers, b"{}").unwrap_err();
    (error.code(), error.field().map(Into::into))
}

fn packed(headers: &Value) -> Vec<u8> {
    let pairs = headers.as_array().unwrap().iter().flat_map(|pair| pair.as_array().unwrap());
    pairs
        .flat_map(|text| {
            let text = text.as_str().unwrap().as_bytes();
            [&u32::try_from(text.len()).unwrap().to_le_bytes(), text].concat()
        })
        .collect()
}

fn platform_and_parser() -> (Value, Value) {
    let platform = ask(&json!({ "do": "platform", "options": {} }), b"", b"").unwrap();
    let keys = json!({ "certificates": [platform["certificate_pem"]], "public_keys": [] });
    let secrets = json!([{ "key": platform["api_v3_key"], "label": "1900000109" }]);
    let parser = json!({ "do": "parser", "platform_keys": keys, "api_v3_keys": secrets });
    let parser = ask(&parser, b"", b"").unwrap();
    (platform, parser)
}

#[test]
fn a_notification_goes_from_the_pretend_platform_to_a_parser_until_it_is_dropped() {
    use base64::Engine;
    let (platform, parser) = platform_and_parser();
    let spec = json!({ "event_type": "TRANSACTION.SUCCESS", "resource": r#"{"mchid":"1900000109"}"# });
    let sent = json!({ "do": "platform_notification", "platform": platform["platform"], "notification": spec });
    let sent = ask(&sent, b"", b"").unwrap();
    let body = base64::engine::general_purpose::STANDARD.decode(sent["body"].as_str().unwrap()).unwrap();
    let headers = packed(&sent["headers"]);

    let parse = json!({ "do": "parse", "parser": parser });
    let notification = ask(&parse, &headers, &body).unwrap();
    assert_eq!(notification["plaintext"], r#"{"mchid":"1900000109"}"#);
    assert_eq!(notification["api_v3_key_label"], "1900000109");
    assert_eq!(ask(&parse, &headers, &body[1..]).unwrap_err().code(), ErrorCode::SignatureInvalid);

    let replace =
        |keys: Value| ask(&json!({ "do": "replace_api_v3_keys", "parser": parser, "api_v3_keys": keys }), b"", b"");
    let other = json!({ "key": "abcdefghijklmnopqrstuvwxyz012345" });
    replace(json!([other, { "key": platform["api_v3_key"], "label": "former" }])).unwrap();
    assert_eq!(ask(&parse, &headers, &body).unwrap()["api_v3_key_label"], "former");
    assert_eq!(replace(json!([])).unwrap_err().code(), ErrorCode::ApiV3KeyInvalid);
    replace(json!([other])).unwrap();
    assert_eq!(ask(&parse, &headers, &body).unwrap_err().code(), ErrorCode::DecryptionFailed);

    let drop = json!({ "do": "drop_parser", "parser": parser });
    assert_eq!(ask(&drop, b"", b"").unwrap(), true);
    assert_eq!(ask(&drop, b"", b"").unwrap(), false);
    let stale = ask(&parse, &headers, &body).unwrap_err();
    assert_eq!((stale.code(), stale.field()), (ErrorCode::ArgumentInvalid, Some("parser")));
}

#[test]
fn headers_that_are_not_packed_are_refused() {
    let (_, parser) = platform_and_parser();
    let parse = json!({ "do": "parse", "parser": parser }).to_string();
    let whole = packed(&json!([["Wechatpay-Nonce", "n"]]));
    for end in 1..whole.len() {
        let expected = (ErrorCode::ArgumentInvalid, Some("headers".into()));
        assert_eq!(refused(parse.as_bytes(), &whole[..end]), expected, "{end} bytes");
    }
    let lengths = [&u32::MAX.to_le_bytes()[..], b"name"].concat();
    assert_eq!(refused(parse.as_bytes(), &lengths).0, ErrorCode::ArgumentInvalid);
    assert_eq!(refused(parse.as_bytes(), &whole).0, ErrorCode::HeaderMissing);
}

#[test]
fn what_is_no_request_is_told_and_not_repeated() {
    for text in [&b""[..], b"{", b"[]", b"{}", b"\xff", br#"{"do":"parse","parser":"secret"}"#, br#"{"do":"nothing"}"#]
    {
        assert_eq!(refused(text, b""), (ErrorCode::ArgumentInvalid, Some("request".into())));
    }
    let secret = "0123456789abcdef0123456789abcdef";
    let request = json!({ "do": "parser", "platform_keys": {}, "api_v3_keys": secret }).to_string();
    let error = answer(request.as_bytes(), b"", b"").unwrap_err();
    assert!(!error.to_string().contains(secret), "{error}");
}

#[test]
fn the_other_commands_are_the_cores() {
    let sample = ask(&json!({ "do": "sample", "event": "TRANSACTION.SUCCESS", "overrides": {} }), b"", b"").unwrap();
    assert!(sample["value"].as_str().unwrap().contains("transaction_id"));
}
