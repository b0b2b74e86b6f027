//! What usually went wrong with a notification that was rejected.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use conformance::driver;
use serde_json::Value;

use super::cast::{Cast, NEXT_SERIAL, NOW, OTHER_API_V3_KEY};
use super::draft::{Draft, Request};
use super::group::{Config, Group, Trial, problem_of_message};

pub(super) fn group(cast: &Cast) -> Group {
    let mut group = Group::new(
        "diagnose",
        "For people: which usual mistake makes a rejected notification verify. It accepts nothing.",
    );
    bodies(&mut group, cast);
    escaped(&mut group, cast);
    remodelled(&mut group, cast);
    recoded(&mut group, cast);
    remains(&mut group, cast);
    headers(&mut group, cast);
    keys(&mut group, cast);
    group
}

/// A case whose error and findings are stated by hand. The texts are the core's own.
fn case(group: &mut Group, name: &str, about: &str, trial: &Trial, error: Option<&str>, findings: &[&str]) {
    let input = trial.input();
    let outcome = driver::run("diagnose", &input).outcome;
    let json = outcome["diagnosis"].as_str().unwrap_or_default();
    let diagnosis: Value = serde_json::from_str(json).unwrap_or_default();
    let found: Vec<&str> =
        diagnosis["findings"].as_array().into_iter().flatten().filter_map(|one| one["code"].as_str()).collect();
    if diagnosis["error"]["code"].as_str() != error || found != findings {
        group.fail(name, &format!("the core finds {found:?} in\n  {json}\nand must find {error:?} and {findings:?}"));
    }
    for text in diagnosis["findings"].as_array().into_iter().flatten().filter_map(|one| one["advice"].as_str()) {
        if let Some(problem) = problem_of_message(text, &input, true) {
            group.fail(name, &format!("an advice {problem}: {text}"));
        }
    }
    group.add(name, about, "diagnose", input, outcome);
}

const INVALID: Option<&str> = Some("SIGNATURE_INVALID");

fn bodies(group: &mut Group, cast: &Cast) {
    let draft = Draft::payment(&cast.certificate);
    let genuine = draft.request();
    case(group, "genuine", "nothing is wrong", &draft.trial(), None, &["GENUINE"]);
    let text = draft.body();
    let ascii: String =
        text.chars().map(|c| if c.is_ascii() { c.to_string() } else { format!("\\u{:04x}", u32::from(c)) }).collect();
    let spaced =
        text.replace("\",\"", "\", \"").replace("\":\"", "\": \"").replace(",\"resource\":{", ", \"resource\": {");
    for (name, about, body, finding) in [
        ("line_feed_added", "a line feed added", format!("{text}\n"), "BODY_TRAILING_NEWLINE_ADDED"),
        ("bom_added", "a byte order mark added", format!("\u{feff}{text}"), "BODY_BOM_ADDED"),
        ("latin_1", "decoded as ISO-8859-1", text.bytes().map(char::from).collect(), "BODY_CHARSET_CONVERTED"),
        ("base64", "still in base64", STANDARD.encode(&text), "BODY_BASE64"),
        ("quoted", "written as a JSON string", Value::from(text.as_str()).to_string(), "BODY_QUOTED"),
        ("keys_sorted", "parsed and written again, keys sorted", draft.envelope().to_string(), "BODY_RESERIALIZED"),
        (
            "pretty",
            "parsed and written again, with white space",
            format!("{:#}", draft.envelope()),
            "BODY_RESERIALIZED",
        ),
        ("spaced", "parsed and written again, with a space after commas and colons", spaced, "BODY_RESERIALIZED"),
        ("slashes_escaped", "parsed and written again, with \\/", text.replace('/', "\\/"), "BODY_RESERIALIZED"),
        ("ascii", "parsed and written again, with \\uXXXX", ascii, "BODY_RESERIALIZED"),
    ] {
        let trial = draft.trial_of(genuine.body(body));
        case(group, &format!("body_{name}"), about, &trial, INVALID, &[finding, "API_V3_KEY_OPENS"]);
    }
    for (name, about, signed, received, finding) in [
        ("line_feed_lost", "a line feed lost", format!("{text}\n"), text.clone(), "BODY_TRAILING_NEWLINE_LOST"),
        ("crlf_lost", "a Windows line end lost", format!("{text}\r\n"), text.clone(), "BODY_TRAILING_NEWLINE_LOST"),
        ("bom_lost", "a byte order mark lost", format!("\u{feff}{text}"), text.clone(), "BODY_BOM_LOST"),
    ] {
        let trial = draft.trial_of(draft.request_of(signed).body(received));
        let name = format!("body_{name}");
        if finding == "BODY_BOM_LOST" {
            // What was signed is no JSON, so that nothing of it can be opened.
            case(group, &name, about, &trial, INVALID, &[finding]);
        } else {
            case(group, &name, about, &trial, INVALID, &[finding, "API_V3_KEY_OPENS"]);
        }
    }
    let lines = format!("{:#}", draft.envelope());
    for (name, about, signed, received) in [
        ("crlf_to_line_feeds", "Windows line ends turned into line feeds", lines.replace('\n', "\r\n"), lines.clone()),
        ("line_feeds_to_crlf", "line feeds turned into Windows line ends", lines.clone(), lines.replace('\n', "\r\n")),
    ] {
        let trial = draft.trial_of(draft.request_of(signed).body(received));
        case(group, &format!("body_{name}"), about, &trial, INVALID, &["BODY_LINE_ENDS_CONVERTED", "API_V3_KEY_OPENS"]);
    }
    let empty = draft.trial_of(genuine.body(""));
    case(group, "body_empty", "a stream that was read before", &empty, INVALID, &["BODY_EMPTY"]);
    let changed = draft.trial_of(genuine.body(text.replace("EV-2026", "EV-2027")));
    case(
        group,
        "body_changed",
        "a body changed in no usual way",
        &changed,
        INVALID,
        &["NOTHING_FITS", "API_V3_KEY_OPENS"],
    );
    let mut large = draft.trial();
    large.config = large.config.option("max_body_bytes", 10);
    case(group, "body_too_large", "what is too large is not looked at", &large, Some("BODY_TOO_LARGE"), &[]);
}

/// Text that went through a filter, a form parser or a log.
fn escaped(group: &mut Group, cast: &Cast) {
    // A ciphertext that has a `+` in it, as nearly all have.
    let draft = Draft::payment(&cast.certificate).with(|it| it.plaintext.extend(vec![b' '; 700]));
    let text = draft.body();
    assert!(text.contains('+'), "the ciphertext has a +");
    let percent = |keep: &str| -> String {
        let kept = |byte: &u8| byte.is_ascii_alphanumeric() || keep.as_bytes().contains(byte);
        text.bytes().map(|b| if kept(&b) { char::from(b).to_string() } else { format!("%{b:02X}") }).collect()
    };
    let hex_escaped: String = text
        .bytes()
        .map(|b| if b == b'"' || !b.is_ascii() { format!("\\x{b:02X}") } else { char::from(b).to_string() })
        .collect();
    for (name, about, body, finding) in [
        ("html", "through an XSS filter", text.replace('"', "&quot;"), "BODY_HTML_ESCAPED"),
        ("html_numbers", "the same with numbers for entities", text.replace('"', "&#34;"), "BODY_HTML_ESCAPED"),
        ("form", "percent-encoded, as a form", percent("-._"), "BODY_FORM_ENCODED"),
        ("form_key", "the same as a form's key, with a = behind it", percent("-._") + "=", "BODY_FORM_ENCODED"),
        ("form_plus", "percent-encoded but for +", percent("-._+"), "BODY_FORM_ENCODED"),
        ("plus_to_space", "URL-decoded: + became a space", text.replace('+', " "), "BODY_PLUS_TO_SPACE"),
        ("backslashes", "quotes with backslashes, from a log", text.replace('"', "\\\""), "BODY_LOG_ESCAPED"),
        ("hex", "\\xHH for quotes and Chinese, as nginx logs", hex_escaped, "BODY_LOG_ESCAPED"),
    ] {
        let trial = draft.trial_of(draft.request().body(body));
        case(group, &format!("body_{name}"), about, &trial, INVALID, &[finding, "API_V3_KEY_OPENS"]);
    }
    let trial = draft.trial_of(draft.request().body(text.replace('"', "&quot;") + "\n"));
    let about = "two things at once: escaped, and a line feed added";
    case(group, "body_html_and_line_feed", about, &trial, INVALID, &["BODY_HTML_ESCAPED", "API_V3_KEY_OPENS"]);
}

/// Fields that a model class renamed or lost.
fn remodelled(group: &mut Group, cast: &Cast) {
    let draft = Draft::payment(&cast.certificate);
    let text = draft.body();
    let official = ["create_time", "resource_type", "event_type", "original_type", "associated_data"];
    let renamed = |spell: &dyn Fn(&str) -> String| {
        official
            .iter()
            .fold(text.clone(), |text, name| text.replace(&format!("\"{name}\":"), &format!("\"{}\":", spell(name))))
    };
    let camel = |name: &str| {
        let (head, tail) = name.split_once('_').expect("the name has two words");
        format!("{head}{}{}", tail[..1].to_uppercase(), &tail[1..])
    };
    let pascal = |name: &str| camel(&format!("{}{}", name[..1].to_uppercase(), &name[1..]));
    for (name, about, body, finding) in [
        ("camel_case", "fields in camelCase", renamed(&camel), "FIELDS_RENAMED"),
        ("pascal_case", "fields in PascalCase", renamed(&pascal), "FIELDS_RENAMED"),
        ("kebab_case", "fields with hyphens", renamed(&|name| name.replace('_', "-")), "FIELDS_RENAMED"),
        (
            "nulls_added",
            "a field that is null added",
            text.replace("{\"id\"", "{\"extra\":null,\"id\""),
            "BODY_RESERIALIZED",
        ),
        (
            "associated_data_lost",
            "associated_data dropped: the APIv3 key is not to blame",
            text.replace(r#","associated_data":"transaction""#, ""),
            "FIELDS_LOST",
        ),
        (
            "associated_data_null",
            "associated_data set to null",
            text.replace(r#""associated_data":"transaction""#, r#""associated_data":null"#),
            "FIELDS_LOST",
        ),
        ("summary_lost", "summary dropped", text.replace(r#","summary":"支付成功""#, ""), "FIELDS_LOST"),
        (
            "both_lost",
            "associated_data and summary dropped",
            text.replace(r#","associated_data":"transaction""#, "").replace(r#","summary":"支付成功""#, ""),
            "FIELDS_LOST",
        ),
    ] {
        let trial = draft.trial_of(draft.request().body(body));
        case(group, &format!("body_{name}"), about, &trial, INVALID, &[finding, "API_V3_KEY_OPENS"]);
    }
    let not_held = Config::trusting(&[&cast.next_certificate]);
    let lost = draft.request().body(text.replace(r#","associated_data":"transaction""#, ""));
    case(
        group,
        "body_associated_data_lost_key_not_held",
        "the same where no key verifies it: what opens proves it",
        &Trial::new(not_held.clone(), lost),
        Some("SERIAL_UNKNOWN"),
        &["KEY_NOT_HELD", "FIELDS_LOST", "API_V3_KEY_OPENS"],
    );
    let camel_not_held = Trial::new(not_held, draft.request().body(renamed(&camel)));
    let about = "the same with fields in camelCase";
    let findings = ["KEY_NOT_HELD", "FIELDS_RENAMED", "API_V3_KEY_OPENS"];
    case(group, "body_camel_case_key_not_held", about, &camel_not_held, Some("SERIAL_UNKNOWN"), &findings);
}

/// Bodies that went through another charset.
fn recoded(group: &mut Group, cast: &Cast) {
    let draft = Draft::payment(&cast.certificate);
    let text = draft.body();
    // 支付成功 in GBK.
    let gbk = bytes_replaced(&text, "支付成功", b"\xd6\xa7\xb8\xb6\xb3\xc9\xb9\xa6");
    let utf_16: Vec<u8> = [0xfeff].into_iter().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    for (name, about, body) in [
        ("gbk", "written as GBK", gbk),
        ("utf_16", "written as UTF-16", utf_16),
        (
            "replaced",
            "decoded as ASCII: a U+FFFD for each byte",
            text.replace("支付成功", &"\u{fffd}".repeat(12)).into(),
        ),
        ("questions", "written as ASCII: a ? for each character", text.replace("支付成功", "????").into()),
        (
            "mojibake",
            "UTF-8 decoded as GBK and written as UTF-8",
            text.replace("支付成功", "鏀\u{e219}粯鎴愬姛").into(),
        ),
    ] {
        let trial = draft.trial_of(draft.request().body(body));
        case(group, &format!("body_{name}"), about, &trial, INVALID, &["BODY_CHARSET_CONVERTED", "API_V3_KEY_OPENS"]);
    }
    let unknown = draft.with(|it| it.summary = Some("没有人知道".into()));
    let lost = unknown.body().replace("没有人知道", "?????");
    let about = "the charset is named also where what was lost cannot be put back";
    let trial = unknown.trial_of(unknown.request().body(lost));
    case(group, "body_questions_unknown", about, &trial, INVALID, &["BODY_CHARSET_CONVERTED", "API_V3_KEY_OPENS"]);
}

fn bytes_replaced(text: &str, from: &str, to: &[u8]) -> Vec<u8> {
    let (before, after) = text.split_once(from).expect("the text holds it");
    [before.as_bytes(), to, after.as_bytes()].concat()
}

/// What is no body any more, or no APIv3 notification.
fn remains(group: &mut Group, cast: &Cast) {
    let draft = Draft::payment(&cast.certificate);
    let text = draft.body();
    for (name, about, body, finding) in [
        ("null", "null, from a parser that failed", "null", "BODY_NULL"),
        ("undefined", "undefined", "undefined", "BODY_NULL"),
        ("empty_object", "{}, from a parser that found no body", "{}", "BODY_EMPTY_OBJECT"),
        ("object_object", "[object Object], from a parsed body made text", "[object Object]", "BODY_OBJECT_TEXT"),
        ("truncated", "a buffer too short", &text[..512], "BODY_TRUNCATED"),
    ] {
        let trial = draft.trial_of(draft.request().body(body));
        case(group, &format!("body_{name}"), about, &trial, INVALID, &[finding]);
    }
    let cut = draft.request().body(&text[..text.len() - 8]).header("Content-Length", &text.len().to_string());
    let about = "the body ends before its Content-Length";
    case(group, "body_truncated_by_length", about, &draft.trial_of(cut), INVALID, &["BODY_TRUNCATED"]);
    let xml = "<xml><return_code>SUCCESS</return_code><req_info><![CDATA[AAAA]]></req_info></xml>";
    let none = draft.trial_of(Request { headers: vec![("Content-Type".into(), "text/xml".into())], body: xml.into() });
    let about = "an APIv2 notification: no proxy dropped its headers, it has none";
    case(group, "body_api_v2", about, &none, Some("HEADER_MISSING"), &["API_V2_BODY"]);
    let signed = draft.trial_of(draft.request_of(xml));
    let about = "XML with headers and a genuine signature, which nobody sends";
    case(group, "body_api_v2_signed", about, &signed, Some("ENVELOPE_INVALID"), &["API_V2_BODY"]);
}

fn headers(group: &mut Group, cast: &Cast) {
    let draft = Draft::payment(&cast.certificate);
    let genuine = draft.request();
    let signature = genuine.value("Wechatpay-Signature").to_owned();
    let with_signature = |signature: String| draft.trial_of(genuine.header("Wechatpay-Signature", &signature));
    let swapped = genuine.header("Wechatpay-Timestamp", &draft.nonce).header("Wechatpay-Nonce", &draft.timestamp);
    for (name, about, trial, error, findings) in [
        (
            "headers_missing",
            "no signature",
            draft.trial_of(genuine.without("Wechatpay-Signature")),
            "HEADER_MISSING",
            &["HEADERS_INCOMPLETE"][..],
        ),
        (
            "headers_none",
            "no headers",
            draft.trial_of(Request { headers: Vec::new(), body: genuine.body.clone() }),
            "HEADER_MISSING",
            &["HEADERS_INCOMPLETE"],
        ),
        (
            "headers_swapped",
            "timestamp and nonce in each other's place",
            draft.trial_of(swapped),
            "TIMESTAMP_INVALID",
            &["HEADERS_SWAPPED", "API_V3_KEY_OPENS"],
        ),
        (
            "signature_unpadded",
            "a signature without its padding",
            with_signature(signature.trim_end_matches('=').into()),
            "SIGNATURE_INVALID",
            &["SIGNATURE_RECODED", "API_V3_KEY_OPENS"],
        ),
        (
            "signature_url_safe",
            "a signature in the URL-safe alphabet",
            with_signature(signature.replace('+', "-").replace('/', "_")),
            "SIGNATURE_INVALID",
            &["SIGNATURE_RECODED", "API_V3_KEY_OPENS"],
        ),
        (
            "signature_percent",
            "a signature percent-encoded",
            with_signature(signature.replace('+', "%2B").replace('=', "%3D")),
            "SIGNATURE_INVALID",
            &["SIGNATURE_RECODED", "API_V3_KEY_OPENS"],
        ),
        (
            "signature_plus_to_space",
            "a signature whose + became spaces",
            with_signature(signature.replace('+', " ")),
            "HEADER_INVALID",
            &["SIGNATURE_RECODED", "API_V3_KEY_OPENS"],
        ),
        (
            "signature_quoted",
            "a signature in quotes",
            with_signature(format!("\"{signature}\"")),
            "SIGNATURE_INVALID",
            &["SIGNATURE_RECODED", "API_V3_KEY_OPENS"],
        ),
        (
            "probe",
            "the platform's probe",
            with_signature(format!("WECHATPAY/SIGNTEST/{signature}")),
            "SIGNATURE_PROBE",
            &["PROBE"],
        ),
        (
            "stale",
            "genuine, but an hour old",
            draft.trial().at(NOW + 3600),
            "TIMESTAMP_OUT_OF_RANGE",
            &["CLOCK", "API_V3_KEY_OPENS"],
        ),
        (
            "future",
            "genuine, but an hour ahead",
            draft.trial().at(NOW - 3600),
            "TIMESTAMP_OUT_OF_RANGE",
            &["CLOCK", "API_V3_KEY_OPENS"],
        ),
        (
            "timestamp_changed",
            "a timestamp changed",
            draft.trial_of(genuine.header("Wechatpay-Timestamp", "1795305601")),
            "SIGNATURE_INVALID",
            &["NOTHING_FITS", "API_V3_KEY_OPENS"],
        ),
    ] {
        case(group, name, about, &trial, Some(error), findings);
    }
    let stale_and_line_feed = genuine.body(draft.body() + "\n");
    let trial = draft.trial_of(stale_and_line_feed).at(NOW + 3600);
    let about = "two things wrong at once: an old sample, saved with a line feed";
    case(
        group,
        "stale_and_line_feed",
        about,
        &trial,
        Some("TIMESTAMP_OUT_OF_RANGE"),
        &["BODY_TRAILING_NEWLINE_ADDED", "CLOCK", "API_V3_KEY_OPENS"],
    );
}

fn keys(group: &mut Group, cast: &Cast) {
    let draft = Draft::payment(&cast.certificate);
    let both = Config::trusting(&[&cast.next_certificate, &cast.certificate]);
    let other_serial = Trial::new(both.clone(), draft.request().header("Wechatpay-Serial", NEXT_SERIAL));
    let about = "signed with a key that is held, but naming another one";
    case(group, "other_key", about, &other_serial, INVALID, &["OTHER_KEY", "API_V3_KEY_OPENS"]);
    let unknown_serial = Trial::new(both, draft.request().header("Wechatpay-Serial", "0123456789ABCDEF"));
    let about = "signed with a key that is held, but naming one that is not";
    case(
        group,
        "unknown_serial_held_key",
        about,
        &unknown_serial,
        Some("SERIAL_UNKNOWN"),
        &["OTHER_KEY", "API_V3_KEY_OPENS"],
    );
    let not_held = Trial::new(Config::trusting(&[&cast.next_certificate]), draft.request());
    let about = "a certificate that is not held";
    case(group, "key_not_held", about, &not_held, Some("SERIAL_UNKNOWN"), &["KEY_NOT_HELD", "API_V3_KEY_OPENS"]);
    let stranger = Draft::payment(&cast.stranger).with(|it| it.api_v3_key = OTHER_API_V3_KEY);
    let neither = Trial::new(Config::trusting(&[&cast.next_certificate]), stranger.request());
    let about = "a certificate that is not held, and nothing opens";
    case(group, "key_not_held_closed", about, &neither, Some("SERIAL_UNKNOWN"), &["KEY_NOT_HELD", "API_V3_KEY_NONE"]);
    let nonsense =
        Trial::new(Config::trusting(&[&cast.next_certificate]), draft.request().header("Wechatpay-Serial", "nonsense"));
    let about = "a serial that can be no key's";
    case(group, "serial_nonsense", about, &nonsense, Some("SERIAL_UNKNOWN"), &["NOTHING_FITS", "API_V3_KEY_OPENS"]);
    let forged = draft.trial_of(Draft::payment(&cast.stranger).with(|it| it.api_v3_key = OTHER_API_V3_KEY).request());
    case(
        group,
        "forged",
        "forged by somebody who has neither key",
        &forged,
        INVALID,
        &["NOTHING_FITS", "API_V3_KEY_NONE"],
    );
    let other_merchant = draft.with(|it| it.api_v3_key = OTHER_API_V3_KEY).trial();
    let about = "genuine, but for a merchant with another APIv3 key";
    case(
        group,
        "other_api_v3_key",
        about,
        &other_merchant,
        Some("DECRYPTION_FAILED"),
        &["SIGNATURE_GENUINE", "API_V3_KEY_NONE"],
    );
    let not_a_notification = draft.trial_of(draft.request_of("{}"));
    let about = "genuine, but no notification";
    case(group, "not_a_notification", about, &not_a_notification, Some("ENVELOPE_INVALID"), &["SIGNATURE_GENUINE"]);
    let plaintext = draft.with(|it| it.plaintext = b"[]".to_vec()).trial();
    let about = "genuine, but its plaintext is no object";
    case(group, "plaintext", about, &plaintext, Some("PLAINTEXT_INVALID"), &["SIGNATURE_GENUINE", "API_V3_KEY_OPENS"]);

    let mut labelled = draft.trial_of(draft.request().body(draft.body() + "\n"));
    labelled.config = labelled
        .config
        .api_v3_keys(&[(OTHER_API_V3_KEY, Some("1900000001")), (super::cast::API_V3_KEY, Some("1900007291"))]);
    let about = "the APIv3 key that opens is named by its label";
    case(group, "labelled", about, &labelled, INVALID, &["BODY_TRAILING_NEWLINE_ADDED", "API_V3_KEY_OPENS"]);

    let draft = Draft::payment(&cast.sm2);
    let sm2 = draft.trial_of(draft.request().body(draft.body() + "\r\n"));
    case(group, "sm2", "SM2 as well", &sm2, INVALID, &["BODY_TRAILING_NEWLINE_ADDED", "API_V3_KEY_OPENS"]);
    let untyped = draft.with(|it| it.signature_type = None).trial();
    let about = "genuine, but without the signature type that SM2 needs: the error itself says it";
    case(group, "sm2_without_type", about, &untyped, Some("SIGNATURE_TYPE_UNSUPPORTED"), &["API_V3_KEY_OPENS"]);
}
