//! APIv2, as bindings ask for it in JSON.

use base64::Engine;
use serde::Deserialize;
use serde_json::{Value, json};
use zeroize::Zeroizing;

use super::read;
use crate::strict_base64::STRICT;
use crate::verify::Options;
use crate::{Ack, ApiV2Key, Error, ErrorCode, Result, v2};

#[derive(Deserialize)]
struct Parse {
    body: String,
    keys: Vec<Key>,
    max_body_bytes: Option<usize>,
}

#[derive(Deserialize)]
struct Key {
    key: String,
    /// Given by all who know it; without it the key says what is missing.
    #[serde(default)]
    mch_id: Option<String>,
}

/// `{"value": NOTIFICATION}`
pub(super) fn parse(request: &str) -> Result<String> {
    let Parse { body, keys, max_body_bytes } = read(request)?;
    let body = STRICT.decode(body).map_err(|_| {
        Error::new(ErrorCode::ArgumentInvalid, "body is not base64 (standard alphabet, padded)").with_field("body")
    })?;
    let keys = read_keys(keys)?;
    let most = max_body_bytes.unwrap_or(Options::default().max_body_bytes);
    let notification = v2::parse_within(&body, &keys, most)?;
    Ok(format!(r#"{{"value":{}}}"#, notification.to_json()))
}

#[derive(Deserialize)]
struct Check {
    keys: Vec<Key>,
}

/// Whether a handler could take notifications with these keys: `{"value": null}`, or what is wrong with one.
pub(super) fn check_keys(request: &str) -> Result<Value> {
    let keys = read_keys(read::<Check>(request)?.keys)?;
    v2::check_keys(&keys)?;
    Ok(Value::Null)
}

fn read_keys(keys: Vec<Key>) -> Result<Vec<ApiV2Key>> {
    keys.into_iter()
        .map(|Key { key, mch_id }| ApiV2Key::new(mch_id.unwrap_or_default(), Zeroizing::new(key).as_bytes()))
        .collect()
}

#[derive(Deserialize)]
struct OfAck {
    code: Option<String>,
}

pub(super) fn ack(request: &str) -> Result<Value> {
    let ack = match read::<OfAck>(request)?.code {
        None => Ack::success_v2(),
        Some(name) => {
            let code = ErrorCode::ALL.iter().find(|code| code.as_str() == name);
            let code = code.ok_or_else(|| {
                let name = crate::error::shortened(&name, 64).into_owned();
                Error::new(ErrorCode::ArgumentInvalid, format!("no error code is called {name:?}")).with_field("code")
            })?;
            Ack::failure_v2(*code)
        }
    };
    Ok(json!({ "status": ack.status, "content_type": ack.content_type, "body": ack.body }))
}

#[cfg(test)]
mod tests {
    use crate::call::call;

    use super::*;

    const KEY: &str = "0123456789abcdefghijklmnopqrstuv";

    fn value(request: Value) -> Value {
        let answer: Value = serde_json::from_str(&call(&request.to_string()).unwrap()).unwrap();
        answer["value"].clone()
    }

    fn parse(body: &Value, key: &str) -> Result<String> {
        let body = STRICT.encode(body.as_str().unwrap());
        call(&json!({ "do": "parse_v2", "body": body, "keys": [{ "key": key, "mch_id": "19" }] }).to_string())
    }

    #[test]
    fn what_testing_makes_is_parsed() {
        let fields = r#"{"mch_id":"19","transaction_id":"42","result_code":"SUCCESS","a":"1"}"#;
        for sign_type in [json!("HMAC-SHA256"), Value::Null] {
            let request = format!(r#"{{"do":"testing_v2","key":"{KEY}","sign_type":{sign_type},"fields":{fields}}}"#);
            let body = serde_json::from_str::<Value>(&call(&request).unwrap()).unwrap()["value"].clone();
            let parsed: Value = serde_json::from_str(&parse(&body, KEY).unwrap()).unwrap();
            assert_eq!(parsed["value"]["id"], "19.42");
            assert_eq!(parsed["value"]["plaintext"], fields);
            assert_eq!(parsed["value"]["api_v3_key_label"], "19");
        }
        let inner = json!({ "refund_id": "50", "refund_status": "CHANGE" });
        let body = value(json!({ "do": "testing_v2", "key": KEY, "outer": { "mch_id": "19" }, "inner": inner }));
        assert!(parse(&body, KEY).unwrap().contains(r#""id":"19.50.CHANGE""#));
        let error = parse(&body, &KEY.to_uppercase()).unwrap_err();
        assert_eq!((error.code(), error.field()), (ErrorCode::DecryptionFailed, Some("req_info")));
    }

    #[test]
    fn acks_are_xml() {
        assert_eq!(value(json!({ "do": "ack_v2" }))["body"], Ack::success_v2().body);
        assert_eq!(value(json!({ "do": "ack_v2", "code": "SIGNATURE_INVALID" }))["status"], 401);
        assert!(call(r#"{"do":"ack_v2","code":"X"}"#).is_err());
    }

    #[test]
    fn what_a_binding_gives_wrong_is_named() {
        for (request, field) in [
            (json!({ "do": "parse_v2", "body": "", "keys": [] }), "api_v2_key"),
            (json!({ "do": "parse_v2", "body": "", "keys": [{ "key": "short" }] }), "api_v2_key"),
            (json!({ "do": "parse_v2", "body": "", "keys": [{ "key": KEY }] }), "api_v2_key"),
            (json!({ "do": "check_v2_keys", "keys": [] }), "api_v2_key"),
            (json!({ "do": "check_v2_keys", "keys": [{ "key": KEY }] }), "api_v2_key"),
            (json!({ "do": "check_v2_keys", "keys": [{ "key": KEY, "mch_id": KEY }] }), "api_v2_key"),
            (json!({ "do": "parse_v2", "body": "?", "keys": [] }), "body"),
            (
                json!({ "do": "parse_v2", "body": "", "keys": [{ "key": KEY, "mch_id": "19" }], "max_body_bytes": 0 }),
                "max_body_bytes",
            ),
            (json!({ "do": "testing_v2", "key": KEY }), "fields"),
            (json!({ "do": "testing_v2", "key": KEY, "fields": { "a b": "1" } }), "fields"),
            (json!({ "do": "testing_v2", "key": KEY, "fields": {}, "sign_type": "SHA1" }), "sign_type"),
        ] {
            assert_eq!(call(&request.to_string()).unwrap_err().field(), Some(field), "{request}");
        }
        assert_eq!(value(json!({ "do": "check_v2_keys", "keys": [{ "key": KEY, "mch_id": "19" }] })), Value::Null);
        let body = STRICT.encode(b"<xml></xml>");
        let request =
            json!({ "do": "parse_v2", "body": body, "keys": [{ "key": KEY, "mch_id": "19" }], "max_body_bytes": 3 });
        assert_eq!(call(&request.to_string()).unwrap_err().code(), ErrorCode::BodyTooLarge);
    }
}
