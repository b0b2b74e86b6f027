//! The JSON around the ciphertext, genuinely signed each time.

use serde_json::{Value, json};

use super::cast::Cast;
use super::draft::Draft;
use super::group::Group;

pub(super) fn group(cast: &Cast) -> Group {
    let mut group =
        Group::new("envelope", "Steps 11 and 12: a genuine signature over something that is no notification.");
    let draft = Draft::payment(&cast.certificate);
    not_json(&mut group, &draft);
    fields(&mut group, &draft);
    unsupported(&mut group, &draft);
    group
}

fn not_json(group: &mut Group, draft: &Draft<'_>) {
    let text = draft.body();
    let deep = format!("{}{}", "[".repeat(5000), "]".repeat(5000));
    for (case, about, body) in [
        ("xml", "XML, as version 2 sends it", b"<xml><return_code><![CDATA[SUCCESS]]></return_code></xml>".to_vec()),
        ("form", "a form", b"id=EV-1&event_type=TRANSACTION.SUCCESS".to_vec()),
        ("blank", "white space only", b" \r\n\t".to_vec()),
        ("cut_short", "JSON cut short", text.as_bytes()[..text.len() - 1].to_vec()),
        ("array", "an array", format!("[{text}]").into_bytes()),
        (
            "array_of_values",
            "an array of the values alone, which some decoders take for the object",
            b"[\"EV-1\",\"TRANSACTION.SUCCESS\",\"encrypt-resource\",{}]".to_vec(),
        ),
        ("null", "null", b"null".to_vec()),
        ("true", "true", b"true".to_vec()),
        ("number", "a number", b"1".to_vec()),
        ("string", "the JSON as a string", Value::from(text.as_str()).to_string().into_bytes()),
        ("empty_object", "an empty object", b"{}".to_vec()),
        ("two_objects", "two objects", format!("{text}{text}").into_bytes()),
        ("garbage_after", "something after the object", format!("{text}x").into_bytes()),
        ("trailing_comma", "a comma after the last field", text.replace("}}", "},}").into_bytes()),
        ("single_quotes", "single quotes", text.replace('"', "'").into_bytes()),
        ("comment", "a comment", format!("/* */{text}").into_bytes()),
        ("bom", "a signed byte order mark", format!("\u{feff}{text}").into_bytes()),
        ("nul_after", "a NUL after the object", format!("{text}\0").into_bytes()),
        (
            "not_utf8",
            "GBK in the summary",
            text.replace("支付成功", "\u{1}")
                .bytes()
                .flat_map(|byte| if byte == 1 { vec![0xd6, 0xa7, 0xb8, 0xb6] } else { vec![byte] })
                .collect(),
        ),
        ("utf16", "UTF-16", text.encode_utf16().flat_map(u16::to_le_bytes).collect()),
        ("overlong_utf8", "a slash in overlong UTF-8", [b"{\"id\":\"".as_slice(), &[0xc0, 0xaf], b"\"}"].concat()),
        ("lone_surrogate", "half a pair in an escape", text.replace("支付成功", "\\ud83d").into_bytes()),
        ("raw_control", "a raw line feed in a text", text.replace("支付成功", "a\nb").into_bytes()),
        ("bad_escape", "an escape that JSON has not", text.replace("支付成功", "\\x41").into_bytes()),
        ("deep", "nesting that would exhaust a stack", deep.into_bytes()),
    ] {
        let trial = draft.trial_of(draft.request_of(body));
        let field = match case {
            "empty_object" => Some("id"),
            _ => None,
        };
        group.rejects(case, &format!("{about}, though signed"), &trial, "ENVELOPE_INVALID", field);
    }
}

fn fields(group: &mut Group, draft: &Draft<'_>) {
    let mut spoilt = |case: &str, about: &str, field: &str, spoil: &dyn Fn(&mut Value)| {
        let mut envelope = draft.envelope();
        spoil(&mut envelope);
        let trial = draft.trial_of(draft.request_of(envelope.to_string()));
        group.rejects(case, about, &trial, "ENVELOPE_INVALID", Some(field));
    };
    for name in ["id", "event_type", "resource_type", "resource"] {
        spoilt(&format!("{name}_missing"), &format!("{name} missing"), name, &|it| drop(remove(it, name)));
        spoilt(&format!("{name}_null"), &format!("{name} null"), name, &|it| it[name] = Value::Null);
    }
    for name in ["algorithm", "ciphertext", "nonce"] {
        let field = format!("resource.{name}");
        let about = "missing: an error, and no crash and no empty notification";
        spoilt(&format!("{name}_missing"), &format!("{field} {about}"), &field, &|it| {
            drop(remove(&mut it["resource"], name))
        });
        spoilt(&format!("{name}_null"), &format!("{field} null"), &field, &|it| it["resource"][name] = Value::Null);
    }
    for (name, value) in [
        ("id", json!(1)),
        ("event_type", json!(["TRANSACTION.SUCCESS"])),
        ("resource_type", json!({})),
        ("create_time", json!(1_795_305_598)),
        ("summary", json!(true)),
        ("resource", json!("{}")),
    ] {
        spoilt(&format!("{name}_of_another_type"), &format!("{name} is {value}"), name, &|it| it[name] = value.clone());
    }
    spoilt("resource_array", "resource an array of the values alone", "resource", &|it| {
        let resource = it["resource"].as_object().expect("it is an object");
        it["resource"] = resource.values().cloned().collect();
    });
    for (name, value) in [
        ("algorithm", json!(1)),
        ("ciphertext", json!({ "a": 1 })),
        ("nonce", json!(123_456_789_012_i64)),
        ("associated_data", json!(["transaction"])),
        ("original_type", json!(1)),
    ] {
        let field = format!("resource.{name}");
        spoilt(&format!("{name}_of_another_type"), &format!("{field} is {value}"), &field, &|it| {
            it["resource"][name] = value.clone()
        });
    }
    spoilt("id_empty", "an empty id would make all notifications one", "id", &|it| it["id"] = "".into());
    spoilt("event_type_empty", "an empty event type", "event_type", &|it| it["event_type"] = "".into());

    let text = draft.body();
    let mut twice = |case: &str, field: &str, body: String| {
        let about = format!("{field} twice: which one did whom convince?");
        group.rejects(case, &about, &draft.trial_of(draft.request_of(body)), "ENVELOPE_INVALID", Some(field));
    };
    twice("id_twice", "id", text.replacen('{', r#"{"id":"EV-1","#, 1));
    twice("event_type_twice", "event_type", text.replacen('{', r#"{"event_type":"REFUND.SUCCESS","#, 1));
    twice("resource_twice", "resource", text.replacen('{', r#"{"resource":{},"#, 1));
    twice(
        "ciphertext_twice",
        "resource.ciphertext",
        text.replacen(r#""resource":{"#, r#""resource":{"ciphertext":"","#, 1),
    );
    twice("id_twice_escaped", "id", text.replacen('{', r#"{"\u0069d":"EV-1","#, 1));
}

fn remove(object: &mut Value, name: &str) -> Value {
    object.as_object_mut().and_then(|object| object.remove(name)).expect("the field was there")
}

fn unsupported(group: &mut Group, draft: &Draft<'_>) {
    let mut spoilt = |case: &str, about: &str, field: &str, spoil: &dyn Fn(&mut Value)| {
        let mut envelope = draft.envelope();
        spoil(&mut envelope);
        let trial = draft.trial_of(draft.request_of(envelope.to_string()));
        group.rejects(case, about, &trial, "RESOURCE_UNSUPPORTED", Some(field));
    };
    for (case, value) in [
        ("plain", "plain-resource"),
        ("empty", ""),
        ("upper_case", "ENCRYPT-RESOURCE"),
        ("longer", "encrypt-resource-v2"),
    ] {
        let about = format!("the resource type {value:?}, of which nothing is known");
        spoilt(&format!("resource_type_{case}"), &about, "resource_type", &|it| it["resource_type"] = value.into());
    }
    for (case, value) in [
        ("none", "NONE"),
        ("empty", ""),
        ("aes_128", "AEAD_AES_128_GCM"),
        ("lower_case", "aead_aes_256_gcm"),
        ("with_space", " AEAD_AES_256_GCM"),
        ("chacha", "AEAD_CHACHA20_POLY1305"),
        ("ecb", "AES-256-ECB"),
    ] {
        let about = format!("the algorithm {value:?}: an error, and no notification without its content");
        spoilt(&format!("algorithm_{case}"), &about, "resource.algorithm", &|it| {
            it["resource"]["algorithm"] = value.into()
        });
    }
    let about = "a resource type as long as the body allows is cut in the message";
    spoilt("resource_type_very_long", about, "resource_type", &|it| it["resource_type"] = "x".repeat(5000).into());
}
