//! The pretend platform that every language has for its users' tests.

use serde_json::{Value, json};
use wxnotify_schema::{Fill, Schema};

use super::cast::{API_V3_KEY, Cast, NOT_AFTER, NOT_BEFORE, NOW, PUBLIC_KEY_ID, SERIAL, SM2_SERIAL, private_key};
use super::draft::{Draft, Seen};
use super::group::Group;

const PLAINTEXT: &str = r#"{"mchid":"1900007291","out_trade_no":"A1"}"#;

pub(super) fn group(cast: &Cast) -> Group {
    let mut group =
        Group::new("testing", "The pretend platform: what it makes is genuine, and wrong exactly as asked.");
    genuine(&mut group, cast);
    faults(&mut group);
    knobs(&mut group);
    certificates(&mut group, cast);
    mistakes(&mut group);
    samples(&mut group);
    group
}

/// An RSA platform in certificate mode, of given parts.
fn platform() -> Value {
    json!({
        "private_key": private_key("rsa-2048-platform"),
        "stranger_private_key": private_key("rsa-2048-stranger"),
        "serial": SERIAL,
        "not_before": NOT_BEFORE,
        "not_after": NOT_AFTER,
        "api_v3_key": API_V3_KEY,
    })
}

/// A notification of which nothing is left to chance.
fn notification() -> Value {
    json!({
        "event_type": "TRANSACTION.SUCCESS",
        "resource": PLAINTEXT,
        "id": "EV-1",
        "resource_nonce": "fdasflkja484",
        "nonce": "c5ac7061fccab6bf3e254dcf98995b8c",
        "now": NOW,
    })
}

fn input(platform: &Value, notification: &Value) -> Value {
    json!({ "platform": platform, "notification": notification, "now": NOW })
}

fn with(given: &Value, name: &str, value: impl Into<Value>) -> Value {
    let mut changed = given.clone();
    changed[name] = value.into();
    changed
}

/// Its answer to `GET /v3/certificates` is one that `parse_certificates` takes.
fn certificates(group: &mut Group, cast: &Cast) {
    let sm2 = with(&with(&platform(), "private_key", private_key("sm2-platform")), "serial", SM2_SERIAL);
    for (name, about, platform, of) in [
        ("certificates", "its certificate, asked for", platform(), &cast.certificate),
        ("sm2_certificates", "its SM2 certificate, asked for", sm2, &cast.sm2),
    ] {
        let certificate = json!({
            "serial": of.serial(),
            "pem": of.certificate_pem(),
            "not_before": NOT_BEFORE,
            "not_after": NOT_AFTER,
            "effective_time": "2026-01-01T08:00:00+08:00",
            "expire_time": "2031-01-01T08:00:00+08:00",
        });
        let input = json!({ "platform": platform, "now": NOW });
        group.gives(name, about, "testing_certificates", input, json!({ "certificates": [certificate] }));
    }
}

fn genuine(group: &mut Group, cast: &Cast) {
    let seen = Draft::of(&cast.certificate, "TRANSACTION.SUCCESS", PLAINTEXT).seen("transaction.direct").with(|seen| {
        seen.id = "EV-1".into();
        seen.create_time = Some("2026-11-22T08:00:00+08:00".into());
        seen.summary = Some("测试通知".into());
    });
    let mut gives = |name: &str, about: &str, platform: &Value, notification: &Value, seen: &Seen| {
        group.gives(name, about, "testing", input(platform, notification), json!({ "notification": seen.json() }));
    };
    let (platform, notification) = (platform(), notification());
    gives("certificate", "RSA in certificate mode", &platform, &notification, &seen);

    let public_key = json!({ "private_key": private_key("rsa-2048-public-key"), "public_key_id": PUBLIC_KEY_ID, "api_v3_key": API_V3_KEY });
    let in_public_key_mode = seen.with(|seen| {
        seen.serial = PUBLIC_KEY_ID.into();
        seen.certificate_expires_at = None;
    });
    gives("public_key", "RSA in public-key mode", &public_key, &notification, &in_public_key_mode);
    let sm2 = with(&with(&platform, "private_key", private_key("sm2-platform")), "serial", SM2_SERIAL);
    let sm2 = with(&sm2, "stranger_private_key", private_key("sm2-stranger"));
    gives("sm2", "SM2 in certificate mode", &sm2, &notification, &seen.with(|seen| seen.serial = SM2_SERIAL.into()));
    let made = json!({ "public_key_id": PUBLIC_KEY_ID });
    gives("key_made", "keys made on the spot", &made, &notification, &in_public_key_mode);
    let made = json!({ "algorithm": "SM2", "public_key_id": PUBLIC_KEY_ID });
    gives("sm2_key_made", "SM2 keys made on the spot", &made, &notification, &in_public_key_mode);
    let decided = with(&sm2, "algorithm", "RSA");
    gives(
        "key_decides",
        "a given key decides, whatever the algorithm says",
        &decided,
        &notification,
        &seen.with(|seen| seen.serial = SM2_SERIAL.into()),
    );

    let mut all = notification.clone();
    for (name, value) in [
        ("create_time", "2026-11-22T07:00:00+08:00"),
        ("summary", "一笔付款"),
        ("original_type", "transaction"),
        ("associated_data", "other"),
        ("algorithm", "AEAD_SM4_GCM"),
        ("resource_type", "encrypt-resource"),
        ("request_id", "08F7"),
        ("signature_type", "WECHATPAY-BRAND-SHA256-RSA2048"),
    ] {
        all[name] = value.into();
    }
    let everything = seen.with(|seen| {
        seen.create_time = Some("2026-11-22T07:00:00+08:00".into());
        seen.summary = Some("一笔付款".into());
        seen.associated_data = "other".into();
        seen.request_id = Some("08F7".into());
    });
    gives("all_knobs", "every part of a notification given", &platform, &all, &everything);

    let late = with(&notification, "now", NOW - 300);
    let late_seen = seen.with(|seen| {
        seen.timestamp = NOW - 300;
        seen.create_time = Some("2026-11-22T07:55:00+08:00".into());
    });
    gives("signed_before", "signed 300 s ago", &platform, &late, &late_seen);
    for (event_type, original_type, kind) in [
        ("REFUND.SUCCESS", "refund", "refund.direct"),
        ("MCHTRANSFER.BILL.FINISHED", "mch_payment", "transfer.bill"),
        ("PROFITSHARING", "profitsharing", "profitsharing"),
        ("PROFITSHARING_RETURN", "profitsharing", "profitsharing.return"),
        ("PAYSCORE.USER_PAID", "payscore", "payscore.order"),
    ] {
        let seen = seen.with(|seen| {
            seen.event_type = event_type.into();
            seen.original_type = Some(original_type.into());
            seen.associated_data = original_type.into();
            seen.kind = kind;
        });
        let name = format!("original_type_{}", event_type.to_lowercase().replace('.', "_"));
        let about = "the original type that fits the event type, and the associated data like it";
        gives(&name, about, &platform, &with(&notification, "event_type", event_type), &seen);
    }
}

fn faults(group: &mut Group) {
    for (fault, code, field) in [
        ("stale", "TIMESTAMP_OUT_OF_RANGE", Some("Wechatpay-Timestamp")),
        ("future", "TIMESTAMP_OUT_OF_RANGE", Some("Wechatpay-Timestamp")),
        ("probe", "SIGNATURE_PROBE", Some("Wechatpay-Signature")),
        ("forged", "SIGNATURE_INVALID", Some("Wechatpay-Signature")),
        ("tampered", "SIGNATURE_INVALID", Some("Wechatpay-Signature")),
        ("wrong_serial", "SERIAL_UNKNOWN", Some("Wechatpay-Serial")),
        ("wrong_api_v3_key", "DECRYPTION_FAILED", Some("resource.ciphertext")),
        ("missing_signature", "HEADER_MISSING", Some("Wechatpay-Signature")),
        ("not_json", "ENVELOPE_INVALID", None),
        ("plaintext_not_json", "PLAINTEXT_INVALID", Some("resource")),
        ("oversized", "BODY_TOO_LARGE", Some("body")),
    ] {
        let about = format!("asked for {fault}, a parser with default options answers {code}");
        let input = input(&platform(), &with(&notification(), "fault", fault));
        group.refuses(&format!("fault_{fault}"), &about, "testing", input, (code, field));
    }
}

fn knobs(group: &mut Group) {
    for (name, about, notification, code, field) in [
        (
            "now_too_early",
            "signed 301 s ago",
            with(&notification(), "now", NOW - 301),
            "TIMESTAMP_OUT_OF_RANGE",
            Some("Wechatpay-Timestamp"),
        ),
        (
            "resource_type",
            "another resource type",
            with(&notification(), "resource_type", "plain"),
            "RESOURCE_UNSUPPORTED",
            Some("resource_type"),
        ),
        (
            "algorithm",
            "an algorithm that is none",
            with(&notification(), "algorithm", "NONE"),
            "RESOURCE_UNSUPPORTED",
            Some("resource.algorithm"),
        ),
        (
            "signature_type",
            "another signature type",
            with(&notification(), "signature_type", "WECHATPAY2-SM2-WITH-SM3"),
            "SIGNATURE_TYPE_UNSUPPORTED",
            Some("Wechatpay-Signature-Type"),
        ),
        ("id_empty", "an empty id", with(&notification(), "id", ""), "ENVELOPE_INVALID", Some("id")),
        (
            "event_type_empty",
            "an empty event type",
            with(&notification(), "event_type", ""),
            "ENVELOPE_INVALID",
            Some("event_type"),
        ),
        (
            "resource_array",
            "a resource that is no object",
            with(&notification(), "resource", "[]"),
            "PLAINTEXT_INVALID",
            Some("resource"),
        ),
        (
            "resource_empty",
            "an empty resource",
            with(&notification(), "resource", ""),
            "PLAINTEXT_INVALID",
            Some("resource"),
        ),
        (
            "nonce_empty",
            "an empty nonce",
            with(&notification(), "nonce", ""),
            "HEADER_MISSING",
            Some("Wechatpay-Nonce"),
        ),
    ] {
        group.refuses(name, about, "testing", input(&platform(), &notification), (code, field));
    }
}

fn mistakes(group: &mut Group) {
    let good = notification();
    for (name, about, platform, code, field) in [
        (
            "platform_algorithm",
            "an algorithm that is none",
            with(&json!({}), "algorithm", "DSA"),
            "OPTION_INVALID",
            Some("algorithm"),
        ),
        (
            "platform_public_key_id",
            "an id that is none",
            with(&platform(), "public_key_id", "KEY"),
            "OPTION_INVALID",
            Some("public_key_id"),
        ),
        (
            "platform_serial",
            "a serial that is not hex",
            with(&platform(), "serial", "XYZ"),
            "OPTION_INVALID",
            Some("serial"),
        ),
        (
            "platform_serial_zero",
            "a serial of zero",
            with(&platform(), "serial", "000"),
            "OPTION_INVALID",
            Some("serial"),
        ),
        ("platform_serial_empty", "an empty serial", with(&platform(), "serial", ""), "OPTION_INVALID", Some("serial")),
        (
            "platform_serial_long",
            "a serial of 41 digits",
            with(&platform(), "serial", "1".repeat(41)),
            "OPTION_INVALID",
            Some("serial"),
        ),
        (
            "platform_dates_negative",
            "a certificate from before 1970",
            with(&platform(), "not_before", -1),
            "OPTION_INVALID",
            Some("not_before"),
        ),
        (
            "platform_dates_huge",
            "a certificate until after 9999",
            with(&platform(), "not_after", 300_000_000_000_i64),
            "OPTION_INVALID",
            Some("not_after"),
        ),
        (
            "platform_api_v3_key",
            "an APIv3 key of 31 bytes",
            with(&platform(), "api_v3_key", &API_V3_KEY[1..]),
            "API_V3_KEY_INVALID",
            Some("api_v3_key"),
        ),
        (
            "platform_key_broken",
            "a private key that is none",
            with(&platform(), "private_key", "key"),
            "PEM_INVALID",
            None,
        ),
        (
            "platform_key_p256",
            "a private key on another curve",
            with(&platform(), "private_key", private_key("p256")),
            "KEY_UNSUPPORTED",
            None,
        ),
    ] {
        group.refuses(name, about, "testing", input(&platform, &good), (code, field));
    }
    for (name, about, notification, field) in [
        (
            "notification_resource_nonce",
            "a resource nonce of 11 bytes cannot be encrypted with",
            with(&good, "resource_nonce", "fdasflkja48"),
            "resource_nonce",
        ),
        ("notification_nonce", "a nonce with a space cannot be sent", with(&good, "nonce", "a b"), "nonce"),
        (
            "notification_request_id",
            "a Request-ID with a line feed cannot be sent",
            with(&good, "request_id", "a\nb"),
            "request_id",
        ),
        (
            "notification_signature_type",
            "a signature type beyond ASCII cannot be sent",
            with(&good, "signature_type", "é"),
            "signature_type",
        ),
    ] {
        group.refuses(name, about, "testing", input(&platform(), &notification), ("OPTION_INVALID", Some(field)));
    }
}

/// Made-up plaintexts, and what is laid over them.
fn samples(group: &mut Group) {
    let schema = Schema::load();
    let ask = |event: Option<&str>, kind: Option<&str>, overrides: Value| json!({ "event": event, "kind": kind, "overrides": overrides });
    let mut gives = |name: &str, about: &str, event: &str, kind: &str, input: Value, change: fn(&mut Value)| {
        let mut sample = schema.sample(event, kind, Fill::All).expect("the event type carries the kind");
        change(&mut sample);
        group.gives(&format!("sample_{name}"), about, "sample", input, json!({ "sample": sample }));
    };
    let (paid, direct) = ("TRANSACTION.SUCCESS", "transaction.direct");
    let combined = "transaction.combine";
    gives("paid", "a paid direct transaction", paid, direct, ask(Some(paid), None, json!({})), |sample| {
        assert_eq!(sample["trade_state"], "SUCCESS");
        assert_eq!(sample["amount"]["currency"], "CNY");
    });
    gives("kind", "a kind by its name", paid, combined, ask(None, Some(combined), json!({})), |_| ());
    gives("kind_of_event", "an event's other kind", paid, combined, ask(Some(paid), Some(combined), json!({})), |_| ());
    gives(
        "closed",
        "a refund that was closed says so",
        "REFUND.CLOSED",
        "refund.direct",
        ask(Some("REFUND.CLOSED"), None, json!({})),
        |sample| assert_eq!(sample["refund_status"], "CLOSED"),
    );
    gives(
        "overrides",
        "an object goes over the one that stands there, and a path leads into it",
        paid,
        direct,
        ask(
            Some(paid),
            None,
            json!({ "out_trade_no": "A1", "amount": { "total": 1 }, "amount.payer_total": 2, "attach": null }),
        ),
        |sample| {
            sample["out_trade_no"] = "A1".into();
            sample["amount"]["total"] = 1.into();
            sample["amount"]["payer_total"] = 2.into();
            sample["attach"] = Value::Null;
        },
    );
    gives(
        "list",
        "of a list's items each has the fields of the sample's own",
        paid,
        combined,
        ask(None, Some(combined), json!({ "sub_orders": [{ "mchid": "1" }, { "amount.total_amount": 7 }] })),
        |sample| {
            let mut second = sample["sub_orders"][0].clone();
            sample["sub_orders"][0]["mchid"] = "1".into();
            second["amount"]["total_amount"] = 7.into();
            sample["sub_orders"].as_array_mut().expect("a list").push(second);
        },
    );
    gives(
        "item",
        "a path to a list's item",
        paid,
        combined,
        ask(None, Some(combined), json!({ "sub_orders.0.mchid": "1" })),
        |sample| sample["sub_orders"][0]["mchid"] = "1".into(),
    );
    for (name, about, event, kind, overrides, field) in [
        ("event_unknown", "an event type that is none", Some("TRANSACTION.SUCESS"), None, json!({}), "event"),
        ("kind_unknown", "a kind that is none", None, Some("transaction.dierct"), json!({}), "event"),
        ("kind_elsewhere", "a kind of other events", Some(paid), Some("refund.direct"), json!({}), "kind"),
        (
            "field_unknown",
            "a field that is none",
            Some(paid),
            None,
            json!({ "out_trade_number": "A1" }),
            "out_trade_number",
        ),
        (
            "nested_unknown",
            "a field of an object that is none",
            Some(paid),
            None,
            json!({ "amount": { "totl": 1 } }),
            "amount.totl",
        ),
        ("path_unknown", "a path that leads nowhere", Some(paid), None, json!({ "amount.totl": 1 }), "amount.totl"),
        (
            "item_beyond",
            "an item beyond the list",
            None,
            Some(combined),
            json!({ "sub_orders.1.mchid": "1" }),
            "sub_orders.1.mchid",
        ),
        ("into_text", "a path into a text", Some(paid), None, json!({ "mchid.x": "1" }), "mchid.x"),
        ("overrides_list", "overrides that are no object", Some(paid), None, json!([]), "overrides"),
    ] {
        let input = ask(event, kind, overrides);
        group.refuses(&format!("sample_{name}"), about, "sample", input, ("OPTION_INVALID", Some(field)));
    }
}
