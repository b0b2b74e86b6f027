//! Whole requests in one file, in other forms than HTTP's: a log line of the official Java SDK, and the event that an API
//! gateway hands to a function.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::Value;

/// Headers by name, and the body.
pub(crate) type Sample = (Vec<(String, String)>, Vec<u8>);

/// `... signType[type] serial[serial] message[timestamp, nonce and body, in lines] sign[signature]`, as the SDK logs what
/// it could not verify.
pub(crate) fn java_sdk_log(text: &str) -> Option<Sample> {
    let between = |open: &str| text.split_once(open)?.1.split_once(']').map(|(value, _)| value.to_owned());
    // The body may hold brackets: the last signature ends the message.
    let (before, signature) = text.rsplit_once("sign[")?;
    let signature = signature.split_once(']')?.0;
    let message = before.split_once("message[")?.1.trim_end().strip_suffix(']')?;
    let mut lines = message.splitn(3, '\n');
    let (timestamp, nonce, body) = (lines.next()?, lines.next()?, lines.next()?);
    let mut headers = vec![
        ("Wechatpay-Timestamp".to_owned(), timestamp.trim().to_owned()),
        ("Wechatpay-Nonce".to_owned(), nonce.trim().to_owned()),
        ("Wechatpay-Serial".to_owned(), between("serial[")?),
        ("Wechatpay-Signature".to_owned(), signature.to_owned()),
    ];
    headers.extend(between("signType[").map(|value| ("Wechatpay-Signature-Type".to_owned(), value)));
    // The message ends in a line feed, which is no part of the body.
    let body = body.strip_suffix('\n').unwrap_or(body);
    Some((headers, body.strip_suffix('\r').unwrap_or(body).as_bytes().to_vec()))
}

/// A JSON object with `headers` (or `multiValueHeaders`) and `body`, which is base64 where `isBase64Encoded` says so; or
/// with `body_base64`, as `wxnotify forge` prints it. An error says what is wrong with one.
pub(crate) fn gateway_event(text: &str) -> Option<Result<Sample, String>> {
    let event: Value = serde_json::from_str(text).ok()?;
    let object = event.as_object()?;
    let given = ["multiValueHeaders", "headers"].iter().find_map(|name| object.get(*name)?.as_object())?;
    if !["body", "body_base64"].iter().any(|name| object.contains_key(*name)) {
        return None;
    }
    let mut headers = Vec::new();
    for (name, value) in given {
        let values = value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice);
        headers.extend(values.iter().filter_map(Value::as_str).map(|value| (name.clone(), value.to_owned())));
    }
    let is_base64 = object.get("isBase64Encoded").and_then(Value::as_bool).unwrap_or_default();
    let body = match (object.get("body_base64").and_then(Value::as_str), object.get("body").and_then(Value::as_str)) {
        (Some(encoded), _) => STANDARD.decode(encoded.trim()),
        (None, Some(encoded)) if is_base64 => STANDARD.decode(encoded.trim()),
        (None, Some(text)) => Ok(text.as_bytes().to_vec()),
        (None, None) => return Some(Err("its body is no text".to_owned())),
    };
    Some(body.map(|body| (headers, body)).map_err(|error| format!("its body is no base64 ({error})")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_of_the_java_sdk() {
        let line = "12:00 WARN Processing,signType[T]\tserial[5D]\tmessage[17\nabc\n{\"a\":[1]}\n]\tsign[s+/=]\n";
        let (headers, body) = java_sdk_log(line).unwrap();
        let values: Vec<&str> = headers.iter().map(|(_, value)| value.as_str()).collect();
        assert_eq!(values, ["17", "abc", "5D", "s+/=", "T"]);
        assert_eq!(body, b"{\"a\":[1]}");
        for other in ["", "message[1]", "serial[5D]\tmessage[17]\tsign[s]"] {
            assert!(java_sdk_log(other).is_none(), "{other}");
        }
    }

    #[test]
    fn events_of_gateways() {
        let event = |text| gateway_event(text).unwrap();
        let sample = (vec![("A".to_owned(), "1".to_owned())], b"{}".to_vec());
        for text in [
            r#"{"headers":{"A":"1"},"body":"{}"}"#,
            r#"{"headers":{"A":"1"},"body":"e30=","isBase64Encoded":true}"#,
            r#"{"headers":{"A":"2"},"multiValueHeaders":{"A":["1"]},"body":"{}","isBase64Encoded":false}"#,
            r#"{"headers":{"A":"1"},"body":null,"body_base64":"e30="}"#,
        ] {
            assert_eq!(event(text).unwrap(), sample, "{text}");
        }
        assert!(event(r#"{"headers":{},"body":"{}","isBase64Encoded":true}"#).unwrap_err().contains("no base64"));
        for text in ["", "[]", "{}", r#"{"headers":{}}"#, r#"{"body":"{}"}"#] {
            assert!(gateway_event(text).is_none(), "{text}");
        }
    }
}
