//! What the Rust driver does: one case through wxnotify's public API, to its outcome.
//!
//! The generator of the vectors runs its cases through here as well, and compares with what it
//! states by hand.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use wxnotify::{
    Ack, ApiV2Key, ApiV3Key, Error, ErrorCode, Expectation, Kind, Notification, NotificationParser, PaidOrder,
    PlatformCertificate, PlatformKey, PlatformKeys, RefundedOrder, testing,
};

/// What a driver prints of a case, but for the case's name.
pub struct Printed {
    /// In the form of `expected`.
    pub outcome: Value,
    /// The notification's fields by its accessors, where the outcome is a notification.
    pub fields: Option<Value>,
}

/// Does what `operation` says with `input`.
///
/// # Panics
/// Where the operation is unknown or the input has not its form: a vector that is wrong itself.
pub fn run(operation: &str, input: &Value) -> Printed {
    let done = match operation {
        "construct" => construct(&input["config"]).map(|_| Done::Outcome(json!({ "ok": true }))),
        "parse" => parse(input).map(|notification| Done::Notification(Box::new(notification))),
        "replace" => replace(input).map(|notification| Done::Notification(Box::new(notification))),
        "expect" => expect("fields", input).map(|()| Done::Outcome(json!({ "ok": true }))),
        "expect_paid" => expect("paid", input).map(|()| Done::Outcome(json!({ "ok": true }))),
        "expect_refunded" => expect("refunded", input).map(|()| Done::Outcome(json!({ "ok": true }))),
        "event" => {
            parse(input).and_then(|n| n.event()).map(|event| Done::Outcome(json!({ "event": event.to_value() })))
        }
        "parse_v2" => parse_v2(input).map(|notification| Done::Notification(Box::new(notification))),
        "event_v2" => {
            parse_v2(input).and_then(|n| n.event()).map(|event| Done::Outcome(json!({ "event": event.to_value() })))
        }
        "ack_v2" => Ok(Done::Outcome(json!({ "ack": ack_outcome(&ack_v2(text(input, "which"))) }))),
        "answer" => Ack::answer(text(input, "body")).map(|ack| Done::Outcome(json!({ "ack": ack_outcome(&ack) }))),
        "version" => Ok(Done::Outcome(json!({ "version": wxnotify::VERSION }))),
        "ack" => Ok(Done::Outcome(json!({ "ack": ack_outcome(&ack(text(input, "which"))) }))),
        "signing_message" => Ok(Done::Bytes(wxnotify::signing_message(
            text(input, "timestamp"),
            text(input, "nonce"),
            &bytes(input, "body"),
        ))),
        "verify_signature" => verify_signature(input).map(|valid| Done::Outcome(json!({ "valid": valid }))),
        "decrypt_resource" => wxnotify::decrypt_resource(
            text(input, "api_v3_key").as_bytes(),
            text(input, "nonce"),
            text(input, "associated_data"),
            text(input, "ciphertext"),
            text(input, "algorithm"),
        )
        .map(Done::Bytes),
        "certificates_request" => certificates_request(input).map(Done::Outcome),
        "parse_certificates" => parse_certificates(input).map(Done::Outcome),
        "testing_certificates" => testing_certificates(input).map(Done::Outcome),
        "testing" => testing(input).map(|notification| Done::Notification(Box::new(notification))),
        "sample" => sample(input).map(Done::Outcome),
        "diagnose" => diagnose(input).map(Done::Outcome),
        "codes" => Ok(Done::Outcome(codes())),
        "kinds" => {
            Ok(Done::Outcome(json!({ "kinds": Kind::ALL.iter().map(|kind| kind.as_str()).collect::<Vec<_>>() })))
        }
        unknown => panic!("no operation is called {unknown}"),
    };
    match done {
        Ok(Done::Notification(notification)) => {
            Printed { outcome: json!({ "notification": notification.to_json() }), fields: Some(fields(&notification)) }
        }
        Ok(Done::Bytes(bytes)) => Printed { outcome: json!({ "bytes": STANDARD.encode(bytes) }), fields: None },
        Ok(Done::Outcome(outcome)) => Printed { outcome, fields: None },
        Err(error) => Printed { outcome: error_outcome(&error), fields: None },
    }
}

enum Done {
    Notification(Box<Notification>),
    Bytes(Vec<u8>),
    Outcome(Value),
}

fn construct(config: &Value) -> wxnotify::Result<NotificationParser> {
    #[derive(Default, Deserialize)]
    #[serde(default, deny_unknown_fields)]
    struct Options {
        clock_tolerance: Option<u64>,
        max_body_bytes: Option<usize>,
        reject_expired_certificates: Option<bool>,
    }

    let mut builder = NotificationParser::builder().platform_keys(platform_keys(&config["platform_keys"])?);
    for key in api_v3_keys(&config["api_v3_keys"])? {
        builder = builder.api_v3_key(key);
    }
    let options: Options = form(&config["options"]);
    if let Some(seconds) = options.clock_tolerance {
        builder = builder.clock_tolerance(seconds);
    }
    if let Some(bytes) = options.max_body_bytes {
        builder = builder.max_body_bytes(bytes);
    }
    if let Some(reject) = options.reject_expired_certificates {
        builder = builder.reject_expired_certificates(reject);
    }
    builder.build()
}

fn platform_keys(given: &Value) -> wxnotify::Result<PlatformKeys> {
    let mut keys = PlatformKeys::new();
    for pem in array(given, "certificates") {
        keys.add_certificates(pem.as_str().expect("a certificate is text"))?;
    }
    for key in array(given, "public_keys") {
        keys.add_public_key(text(key, "id"), text(key, "pem"))?;
    }
    Ok(keys)
}

fn api_v3_keys(given: &Value) -> wxnotify::Result<Vec<ApiV3Key>> {
    let keys = given.as_array().expect("the APIv3 keys are an array").iter();
    keys.map(|given| {
        let key = ApiV3Key::new(text(given, "key"))?;
        Ok(match given["label"].as_str() {
            Some(label) => key.labelled(label),
            None => key,
        })
    })
    .collect()
}

fn parse(input: &Value) -> wxnotify::Result<Notification> {
    construct(&input["config"])?.parse_at(headers(input), &bytes(input, "body"), now(input))
}

fn parse_v2(input: &Value) -> wxnotify::Result<Notification> {
    let keys = array(input, "keys").iter().map(|given| ApiV2Key::new(text(given, "mch_id"), text(given, "key")));
    let keys = keys.collect::<wxnotify::Result<Vec<_>>>()?;
    wxnotify::parse_v2(&bytes(input, "body"), &keys)
}

fn replace(input: &Value) -> wxnotify::Result<Notification> {
    let parser = construct(&input["config"])?;
    parser.replace_platform_keys(platform_keys(&input["replacement"])?)?;
    parser.parse_at(headers(input), &bytes(input, "body"), now(input))
}

/// By the public builders, and as bindings do it, which must come to the same.
fn expect(form: &str, input: &Value) -> wxnotify::Result<()> {
    let notification = parse(input)?;
    let expected = &input["expectation"];
    let text = |name: &str| expected[name].as_str();
    let given = |name: &str| text(name).unwrap_or_default();
    let amount = |name: &str| expected[name].as_i64().unwrap_or_default();
    let compared = match form {
        "paid" => {
            let mut order = PaidOrder::new(given("mchid"), given("out_trade_no"), amount("amount_total"));
            order = text("sub_mchid").map_or(order, |sub_mchid| order.sub_mchid(sub_mchid));
            order = text("currency").map_or(order, |currency| order.currency(currency));
            notification.expect_paid(&order)
        }
        "refunded" => {
            let mut refund = RefundedOrder::new(given("mchid"), given("out_refund_no"), amount("amount_refund"));
            refund = text("sub_mchid").map_or(refund, |sub_mchid| refund.sub_mchid(sub_mchid));
            refund = text("out_trade_no").map_or(refund, |out_trade_no| refund.out_trade_no(out_trade_no));
            refund = text("currency").map_or(refund, |currency| refund.currency(currency));
            notification.expect_refunded(&refund)
        }
        _ => notification.expect(&expectation(expected)),
    };
    let as_bindings = wxnotify::binding::compare(
        notification.event_type(),
        notification.kind(),
        notification.resource(),
        &json!({ form: expected }),
    );
    assert_eq!(compared, as_bindings, "{expected}");
    compared
}

fn expectation(expected: &Value) -> Expectation<'_> {
    let mut fields = Expectation::new();
    for (name, value) in expected.as_object().into_iter().flatten() {
        let text = value.as_str().unwrap_or_default();
        fields = match name.as_str() {
            "event_type" => fields.event_type(text),
            "kind" => fields.kind(text),
            "mchid" => fields.mchid(text),
            "sp_mchid" => fields.sp_mchid(text),
            "sub_mchid" => fields.sub_mchid(text),
            "appid" => fields.appid(text),
            "sub_appid" => fields.sub_appid(text),
            "out_trade_no" => fields.out_trade_no(text),
            "out_refund_no" => fields.out_refund_no(text),
            "amount_total" => fields.amount_total(value.as_i64().unwrap_or_default()),
            "currency" => fields.currency(text),
            name => panic!("there is no {name} to expect"),
        };
    }
    fields
}

fn ack(which: &str) -> Ack {
    match which {
        "success" => Ack::success(),
        "success_no_content" => Ack::success_no_content(),
        "handler_failed" => Ack::handler_failed(),
        "busy" => Ack::busy(),
        code => Ack::failure(code_called(code)),
    }
}

fn ack_v2(which: &str) -> Ack {
    match which {
        "success" => Ack::success_v2(),
        code => Ack::failure_v2(code_called(code)),
    }
}

fn code_called(name: &str) -> ErrorCode {
    let known = ErrorCode::ALL.iter().find(|known| known.as_str() == name);
    *known.unwrap_or_else(|| panic!("no error code is called {name}"))
}

fn verify_signature(input: &Value) -> wxnotify::Result<bool> {
    let key = PlatformKey::from_pem(text(input, "key"))?;
    Ok(wxnotify::verify_signature(&bytes(input, "message"), text(input, "signature"), &key))
}

fn certificates_request(input: &Value) -> wxnotify::Result<Value> {
    let request = wxnotify::certificates_request_with(
        text(input, "mchid"),
        text(input, "merchant_serial"),
        text(input, "merchant_private_key"),
        input["path"].as_str(),
        Some(now(input)),
        Some(text(input, "nonce")),
    )?;
    Ok(json!({ "request": {
        "method": request.method,
        "path": request.path,
        "authorization": request.authorization,
    } }))
}

fn parse_certificates(input: &Value) -> wxnotify::Result<Value> {
    let known_keys = match &input["known_keys"] {
        Value::Null => None,
        given => Some(platform_keys(given)?),
    };
    let certificates = wxnotify::parse_certificates_at(
        headers(input),
        &bytes(input, "body"),
        &api_v3_keys(&input["api_v3_keys"])?,
        known_keys.as_ref(),
        now(input),
    )?;
    Ok(certificates_outcome(&certificates))
}

fn certificates_outcome(certificates: &[PlatformCertificate]) -> Value {
    let listed = certificates.iter().map(|certificate| {
        json!({
            "serial": certificate.key.serial(),
            "pem": certificate.pem,
            "not_before": certificate.key.not_before(),
            "not_after": certificate.key.not_after(),
            "effective_time": certificate.effective_time,
            "expire_time": certificate.expire_time,
        })
    });
    json!({ "certificates": listed.collect::<Vec<_>>() })
}

fn testing_certificates(input: &Value) -> wxnotify::Result<Value> {
    let platform = testing::Platform::from_json(&input["platform"].to_string())?;
    let answer = platform.certificates_answer(Some(now(input)))?;
    let keys = [ApiV3Key::new(platform.api_v3_key())?];
    let certificates = wxnotify::parse_certificates_at(answer.header_pairs(), answer.body(), &keys, None, now(input))?;
    Ok(certificates_outcome(&certificates))
}

fn testing(input: &Value) -> wxnotify::Result<Notification> {
    let platform = testing::Platform::from_json(&input["platform"].to_string())?;
    let delivery = platform.notification_from_json(&input["notification"].to_string())?;
    platform.parser().parse_at(delivery.header_pairs(), delivery.body(), now(input))
}

/// Whatever the event, kind and overrides are, in the form in which bindings ask.
fn sample(input: &Value) -> wxnotify::Result<Value> {
    let overrides = &input["overrides"];
    let text = match (input["event"].as_str(), input["kind"].as_str()) {
        (Some(event_type), Some(kind)) => testing::sample_of_kind(event_type, kind, overrides),
        (event_type, kind) => testing::sample(event_type.or(kind).expect("an event or a kind"), overrides),
    }?;
    Ok(json!({ "sample": serde_json::from_str::<Value>(&text).expect("a sample is JSON") }))
}

fn diagnose(input: &Value) -> wxnotify::Result<Value> {
    let diagnosis = construct(&input["config"])?.diagnose_at(headers(input), &bytes(input, "body"), now(input));
    Ok(json!({ "diagnosis": diagnosis.to_json() }))
}

fn codes() -> Value {
    let codes = ErrorCode::ALL
        .iter()
        .map(|code| json!({ "code": code.as_str(), "number": *code as i32, "ack_status": code.ack_status() }));
    json!({ "codes": codes.collect::<Vec<_>>() })
}

/// The sixteen fields by their accessors.
fn fields(notification: &Notification) -> Value {
    json!({
        "id": notification.id(),
        "create_time": notification.create_time(),
        "event_type": notification.event_type(),
        "resource_type": notification.resource_type(),
        "summary": notification.summary(),
        "original_type": notification.original_type(),
        "associated_data": notification.associated_data(),
        "plaintext": notification.plaintext(),
        "resource": notification.resource(),
        "serial": notification.serial(),
        "timestamp": notification.timestamp(),
        "nonce": notification.nonce(),
        "request_id": notification.request_id(),
        "api_v3_key_label": notification.api_v3_key_label(),
        "kind": notification.kind().as_str(),
        "certificate_expires_at": notification.certificate_expires_at(),
    })
}

fn error_outcome(error: &Error) -> Value {
    json!({ "error": {
        "code": error.code().as_str(),
        "message": error.message(),
        "field": error.field(),
        "ack": ack_outcome(&error.ack()),
        "is_platform_probe": error.is_platform_probe(),
    } })
}

fn ack_outcome(ack: &Ack) -> Value {
    json!({ "status": ack.status, "content_type": ack.content_type, "body": ack.body })
}

fn headers(input: &Value) -> Vec<(String, String)> {
    form(&input["headers"])
}

fn bytes(input: &Value, name: &str) -> Vec<u8> {
    STANDARD.decode(text(input, name)).unwrap_or_else(|error| panic!("{name} is not base64: {error}"))
}

fn now(input: &Value) -> i64 {
    input["now"].as_i64().expect("now is a number")
}

fn text<'a>(input: &'a Value, name: &str) -> &'a str {
    input[name].as_str().unwrap_or_else(|| panic!("{name} is text"))
}

fn array<'a>(input: &'a Value, name: &str) -> &'a [Value] {
    input[name].as_array().unwrap_or_else(|| panic!("{name} is an array"))
}

fn form<T: DeserializeOwned>(value: &Value) -> T {
    T::deserialize(value).unwrap_or_else(|error| panic!("{value} has not its form: {error}"))
}
