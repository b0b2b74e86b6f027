//! `wxnotify open`.

mod common;

use common::{Desk, Run};
use serde_json::{Value, json};
use wxnotify::testing::{self, Delivery, Fault, Merchant, Platform};

const RESOURCE: &str = r#"{"mchid":"1900007291","appid":"wx1","out_trade_no":"A1","amount":{"total":8800,"rate":1.10,"currency":"CNY"},"attach":"桂花糕"}"#;
const NOW: i64 = 1_795_190_400;
const KEYS: [&str; 4] = ["--certificate", "certificate.pem", "--api-v3-key-file", "api_v3_key"];
const FILES: [&str; 4] = ["--headers", "headers.txt", "--body", "body.json"];

fn paid(platform: &Platform) -> Delivery {
    platform.notification("TRANSACTION.SUCCESS", RESOURCE).id("EV-1").now(NOW).build().unwrap()
}

fn platform_and_desk() -> (Platform, Desk) {
    let platform = Platform::new();
    let desk = Desk::of(&platform);
    desk.put(&paid(&platform));
    (platform, desk)
}

/// Runs `open` at the time of the notification.
fn open(desk: &Desk, options: &[&[&str]]) -> Run {
    desk.run(&[&["open", "--now", "1795190400"], options.concat().as_slice()].concat())
}

#[test]
fn a_genuine_notification_is_printed_as_the_library_says_it() {
    let (platform, desk) = platform_and_desk();
    let delivery = paid(&platform);
    desk.put(&delivery);
    let notification = platform.parser().parse_at(delivery.header_pairs(), delivery.body(), NOW).unwrap();
    assert_eq!(open(&desk, &[&KEYS, &FILES]).output(), format!("{}\n", notification.to_json()));
}

#[test]
fn plaintext_is_to_the_byte_and_pretty_changes_white_space_only() {
    let (_, desk) = platform_and_desk();
    assert_eq!(open(&desk, &[&KEYS, &FILES, &["--plaintext"]]).output(), format!("{RESOURCE}\n"));

    let pretty = open(&desk, &[&KEYS, &FILES, &["--plaintext", "--pretty"]]).output();
    assert!(pretty.starts_with("{\n  \"mchid\": \"1900007291\",\n"), "{pretty}");
    let squeezed: String = pretty.lines().map(|line| line.trim_start().replacen("\": ", "\":", 1)).collect();
    assert_eq!(squeezed, RESOURCE);

    let pretty = open(&desk, &[&KEYS, &FILES, &["--pretty"]]).output();
    let plain = open(&desk, &[&KEYS, &FILES]).output();
    assert_eq!(serde_json::from_str::<Value>(&pretty).unwrap(), serde_json::from_str::<Value>(&plain).unwrap());
}

#[test]
fn headers_are_taken_in_every_form() {
    let (platform, desk) = platform_and_desk();
    let delivery = paid(&platform);
    desk.put(&delivery);
    let object: serde_json::Map<String, Value> =
        delivery.header_pairs().map(|(name, value)| (name.to_owned(), json!(value))).collect();
    let lists: serde_json::Map<String, Value> =
        delivery.header_pairs().map(|(name, value)| (name.to_owned(), json!([value]))).collect();
    let php: serde_json::Map<String, Value> = delivery
        .header_pairs()
        .map(|(name, value)| (format!("HTTP_{}", name.to_uppercase().replace('-', "_")), json!(value)))
        .collect();
    let pairs: Vec<Value> = delivery.header_pairs().map(|(name, value)| json!([name, value])).collect();
    let verbose: String = delivery.header_pairs().map(|(name, value)| format!("> {name}: {value}\n")).collect();
    let lines = |line: &dyn Fn(&str, &str) -> String| -> String {
        delivery.header_pairs().map(|(name, value)| line(name, value)).collect()
    };
    let print_r = lines(&|name, value| format!("    [HTTP_{}] => {value}\n", name.to_uppercase().replace('-', "_")));
    let go = lines(&|name, value| format!("{name}:[{value}] "));
    let javascript = lines(&|name, value| format!("  '{}': '{value}',\n", name.to_lowercase()));
    let python = lines(&|name, value| format!("'{name}': '{value}', "));
    for (form, text) in [
        ("print_r", format!("Array\n(\n{print_r})\n")),
        ("Go map", format!("map[{}]\n", go.trim_end())),
        ("JavaScript object", format!("{{\n  host: 'a',\n{javascript}}}\n")),
        ("Python dict", format!("{{{python}}}\n")),
        ("object", Value::Object(object).to_string()),
        ("lists", Value::Object(lists).to_string()),
        ("php", Value::Object(php).to_string()),
        ("pairs", Value::Array(pairs).to_string()),
        ("curl -v", format!("* Connected\n> POST /notify HTTP/1.1\n{verbose}> \n< HTTP/1.1 200 OK\n< Date: x\n")),
    ] {
        desk.write("headers.txt", text);
        assert!(open(&desk, &[&KEYS, &FILES]).output().starts_with(r#"{"id":"EV-1","#), "{form}");
    }
}

#[test]
fn a_raw_request_is_taken_whole() {
    let (platform, desk) = platform_and_desk();
    let delivery = paid(&platform);
    for (line_end, first_line) in [("\r\n", "POST /notify HTTP/1.1\r\nHost: shop.example\r\n"), ("\n", "")] {
        let lines: String = delivery.header_pairs().map(|(name, value)| format!("{name}: {value}{line_end}")).collect();
        let head = format!("{first_line}{lines}{line_end}");
        desk.write("request.http", [head.as_bytes(), delivery.body()].concat());
        let run = open(&desk, &[&KEYS, &["--request", "request.http"]]);
        assert!(run.output().starts_with(r#"{"id":"EV-1","#), "{line_end:?}");
    }
}

/// One file that is no HTTP message, but holds all of one.
#[test]
fn whole_requests_are_taken_as_people_have_them() {
    let (platform, desk) = platform_and_desk();
    let delivery = paid(&platform);
    let header = |name: &str| delivery.header_pairs().find(|(held, _)| *held == name).unwrap().1;
    let body = std::str::from_utf8(delivery.body()).unwrap();
    let log = format!(
        "2026-11-21 WARN signature verification failed,signType[{}]\tserial[{}]\tmessage[{}\n{}\n{body}\n]\tsign[{}]\n",
        header("Wechatpay-Signature-Type"),
        header("Wechatpay-Serial"),
        header("Wechatpay-Timestamp"),
        header("Wechatpay-Nonce"),
        header("Wechatpay-Signature"),
    );
    let headers: serde_json::Map<String, Value> =
        delivery.header_pairs().map(|(name, value)| (name.to_lowercase(), json!(value))).collect();
    let encoded = base64::Engine::encode(&base64::engine::general_purpose::STANDARD, body);
    for (form, text) in [
        ("Java SDK", log),
        ("gateway", json!({ "headers": headers, "body": encoded, "isBase64Encoded": true }).to_string()),
        ("gateway, text", json!({ "headers": headers, "body": body, "isBase64Encoded": false }).to_string()),
    ] {
        desk.write("sample.txt", text);
        let run = open(&desk, &[&KEYS, &["--request", "sample.txt"]]);
        assert!(run.output().starts_with(r#"{"id":"EV-1","#), "{form}");
    }
    desk.write("sample.txt", r#"{"headers":{},"body":"{}","isBase64Encoded":true}"#);
    let failure = open(&desk, &[&KEYS, &["--request", "sample.txt"]]).failure(2);
    assert!(failure.contains("sample.txt: its body is no base64"), "{failure}");
}

/// What PowerShell's `>` makes of every text.
#[test]
fn files_in_utf_16_are_read_and_told() {
    let (platform, desk) = platform_and_desk();
    desk.put(&paid(&platform));
    for file in ["headers.txt", "body.json", "certificate.pem"] {
        let text = desk.read(file);
        let utf_16 = [0xfeff].into_iter().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
        desk.write(file, utf_16);
    }
    let run = open(&desk, &[&KEYS, &FILES]);
    assert!(run.stderr.contains("note: body.json is UTF-16"), "{}", run.stderr);
    assert!(run.output().starts_with(r#"{"id":"EV-1","#));
}

#[test]
fn the_standard_input_is_a_file_like_any_other() {
    let (platform, desk) = platform_and_desk();
    let delivery = paid(&platform);
    desk.put(&delivery);
    let arguments = ["open", "--now", "1795190400", "--headers", "headers.txt", "--body", "-"];
    let run = desk.run_with(&[&arguments[..], &KEYS].concat(), &[], delivery.body());
    assert!(run.output().starts_with(r#"{"id":"EV-1","#));

    let run = desk.run(&[&["open", "--headers", "-", "--body", "-"], &KEYS[..]].concat());
    assert!(run.failure(2).contains("give it as --request -"));
}

#[test]
fn public_keys_and_sm2_work_alike() {
    let id = "PUB_KEY_ID_0119000072912026112100000000";
    let platform = Platform::with_public_key(id).unwrap();
    let desk = Desk::of(&platform);
    desk.put(&paid(&platform));
    let public_key = format!("{id}=public_key.pem");
    let keys = ["--public-key", &public_key, "--api-v3-key-file", "api_v3_key"];
    assert!(open(&desk, &[&keys, &FILES]).output().contains(&format!(r#""serial":"{id}""#)));

    let platform = Platform::sm2();
    let desk = Desk::of(&platform);
    desk.put(&paid(&platform));
    assert!(open(&desk, &[&KEYS, &FILES]).output().contains(r#""kind":"transaction.direct""#));
}

#[test]
fn api_v3_keys_come_from_files_with_labels_and_from_the_environment() {
    let (platform, mut desk) = platform_and_desk();
    let other = "0123456789abcdefghijklmnopqrstuv";
    desk.keep_secret(other);
    desk.write("other", other);
    let certificate = ["--certificate", "certificate.pem"];

    for line_break in ["\n", "\r\n"] {
        desk.write("with_line_break", format!("{}{line_break}", platform.api_v3_key()));
        let keys = ["--api-v3-key-file", "former=other", "--api-v3-key-file", "1900007291=with_line_break"];
        let run = open(&desk, &[&certificate, &keys, &FILES]);
        assert!(run.output().contains(r#""api_v3_key_label":"1900007291""#));
    }
    desk.write("a=b", platform.api_v3_key());
    assert!(
        open(&desk, &[&certificate, &["--api-v3-key-file", "./a=b"], &FILES])
            .output()
            .contains(r#""api_v3_key_label":null"#)
    );

    let arguments = [&["open", "--now", "1795190400"], &certificate[..], &FILES].concat();
    let variable = |key| desk.run_with(&arguments, &[("WXNOTIFY_API_V3_KEY", key)], b"");
    assert!(variable(platform.api_v3_key()).output().starts_with(r#"{"id":"EV-1","#));
    let message = variable("short").failure(2);
    assert!(message.contains("environment variable WXNOTIFY_API_V3_KEY: API_V3_KEY_INVALID"), "{message}");
    assert!(desk.run(&arguments).failure(2).contains("--api-v3-key-file FILE"));
}

#[test]
fn every_fault_has_the_exit_status_of_its_class() {
    let (platform, desk) = platform_and_desk();
    for fault in Fault::ALL {
        let status = match fault {
            Fault::WrongApiV3Key | Fault::NotJson | Fault::PlaintextNotJson => 4,
            _ => 3,
        };
        desk.put(&platform.notification("TRANSACTION.SUCCESS", RESOURCE).now(NOW).fault(*fault).build().unwrap());
        let message = open(&desk, &[&KEYS, &FILES]).failure(status);
        assert!(message.starts_with(&format!("error: {}", fault.error_code())), "{message}");
    }
}

#[test]
fn the_clock_can_be_set_and_widened() {
    let (_, desk) = platform_and_desk();
    let at = |options: &[&str]| desk.run(&[&["open"], options, &KEYS, &FILES].concat());
    assert_eq!(at(&["--now", "1795190700"]).status, 0);
    let message = at(&["--now", "1795190701"]).failure(3);
    assert!(message.contains("TIMESTAMP_OUT_OF_RANGE (Wechatpay-Timestamp)"), "{message}");
    assert!(message.contains("\n- CLOCK: ") && message.contains("1795190400"), "{message}");
    assert_eq!(at(&["--now", "1795190701", "--clock-tolerance", "301"]).status, 0);
    assert!(at(&["--clock-tolerance", "90000"]).failure(2).contains("OPTION_INVALID (clock_tolerance)"));
}

#[test]
fn expired_certificates_are_refused_on_demand() {
    let platform = Platform::builder().validity(NOW - 1000, NOW - 1).build().unwrap();
    let desk = Desk::of(&platform);
    desk.put(&paid(&platform));
    assert_eq!(open(&desk, &[&KEYS, &FILES]).status, 0);
    let message = open(&desk, &[&KEYS, &FILES, &["--reject-expired-certificates"]]).failure(3);
    assert!(message.contains("CERTIFICATE_EXPIRED"), "{message}");
}

#[test]
fn an_expectation_that_does_not_hold_has_its_own_status() {
    let (_, desk) = platform_and_desk();
    let right = [
        "--expect-mchid",
        "1900007291",
        "--expect-appid",
        "wx1",
        "--expect-out-trade-no",
        "A1",
        "--expect-amount-total",
        "8800",
        "--expect-currency",
        "CNY",
    ];
    assert_eq!(open(&desk, &[&KEYS, &FILES, &right]).status, 0);
    for (option, wrong, field) in [
        ("--expect-mchid", "1", "mchid"),
        ("--expect-appid", "wx2", "appid"),
        ("--expect-out-trade-no", "A2", "out_trade_no"),
        ("--expect-amount-total", "8801", "amount_total"),
        ("--expect-currency", "USD", "currency"),
    ] {
        // A text is quoted, a number is not.
        let expected = if field == "amount_total" { wrong.to_owned() } else { format!("{wrong:?}") };
        let message = open(&desk, &[&KEYS, &FILES, &[option, wrong]]).failure(5);
        assert!(
            message.starts_with(&format!("error: CONTENT_MISMATCH ({field}): {field}: expected {expected}, found ")),
            "{message}"
        );
    }
}

#[test]
fn what_happened_to_a_body_is_found() {
    let (platform, desk) = platform_and_desk();
    let delivery = paid(&platform);
    let body = String::from_utf8(delivery.body().to_vec()).unwrap();
    let document: Value = serde_json::from_str(&body).unwrap();
    desk.put(&delivery);
    for (altered, finding) in [
        (format!("{body}\n"), "BODY_TRAILING_NEWLINE_ADDED"),
        (format!("\u{feff}{body}"), "BODY_BOM_ADDED"),
        (serde_json::to_string_pretty(&document).unwrap(), "BODY_RESERIALIZED"),
        (Value::String(body.clone()).to_string(), "BODY_QUOTED"),
        (body.replace("EV-1", "EV-2"), "NOTHING_FITS"),
    ] {
        desk.write("body.json", altered);
        let message = open(&desk, &[&KEYS, &FILES]).failure(3);
        assert!(message.starts_with("error: SIGNATURE_INVALID (Wechatpay-Signature): "), "{message}");
        assert!(message.contains(&format!("\n- {finding}: ")), "{message}");
    }
}

#[test]
fn swapped_headers_are_found() {
    let (platform, desk) = platform_and_desk();
    let mut delivery = paid(&platform);
    let value = |name: &str| delivery.header_pairs().find(|(held, _)| *held == name).unwrap().1.to_owned();
    let (timestamp, nonce) = (value("Wechatpay-Timestamp"), value("Wechatpay-Nonce"));
    delivery.set_header("Wechatpay-Timestamp", nonce);
    delivery.set_header("Wechatpay-Nonce", timestamp);
    desk.put(&delivery);
    assert!(open(&desk, &[&KEYS, &FILES]).failure(3).contains("\n- HEADERS_SWAPPED: "));
}

#[test]
fn the_usual_mistakes_with_keys_are_named_with_their_fix() {
    let (platform, mut desk) = platform_and_desk();
    let merchant = Merchant::new("1900007291").unwrap();
    desk.keep_secret(&merchant.private_key_pem());
    desk.write("apiclient_cert.pem", merchant.certificate_pem());
    desk.write("apiclient_key.pem", merchant.private_key_pem());
    desk.write("public.pem", platform.public_key_pem());
    desk.write("binary.der", b"\x30\x82\x01\x00\xff\xfe");
    let api_v3_key = ["--api-v3-key-file", "api_v3_key"];
    for (key, says) in [
        (["--certificate", "apiclient_cert.pem"], "error: apiclient_cert.pem: MERCHANT_CERTIFICATE: "),
        (["--certificate", "apiclient_cert.pem"], "\nhint: download the public key"),
        (["--certificate", "apiclient_key.pem"], "error: apiclient_key.pem: PRIVATE_KEY_GIVEN: "),
        (["--certificate", "public.pem"], "\nhint: give it as --public-key PUB_KEY_ID_...=public.pem"),
        (["--certificate", "binary.der"], "openssl x509 -inform der"),
        (["--certificate", "absent.pem"], "error: cannot read absent.pem: "),
        (["--public-key", "public.pem"], "error: --public-key public.pem has no id"),
        (["--public-key", "PUB_KEY_ID_1=certificate.pem"], "\nhint: give it as --certificate certificate.pem"),
        (["--public-key", "7132D72A=public.pem"], "error: public.pem: OPTION_INVALID (public_key_id): "),
    ] {
        let message = open(&desk, &[&key, &api_v3_key, &FILES]).failure(2);
        assert!(message.contains(says), "{key:?}: {message}");
    }
}

#[test]
fn a_key_on_the_command_line_is_not_printed_again() {
    let (platform, desk) = platform_and_desk();
    let labelled = format!("1900007291={}", platform.api_v3_key());
    for option in [platform.api_v3_key(), &labelled] {
        let run = open(&desk, &[&["--certificate", "certificate.pem", "--api-v3-key-file", option], &FILES]);
        assert!(run.failure(2).contains("looks like a key itself"));
    }
}

#[test]
fn wrong_usage_is_told_from_a_wrong_notification() {
    let (_, desk) = platform_and_desk();
    for (options, says) in [
        (&["--body", "body.json"][..], "--headers <FILE>"),
        (&["--request", "headers.txt", "--body", "body.json"], "cannot be used with"),
        (&["--headers", "body.json", "--body", "headers.txt"], "is it the body?"),
        (&["--request", "body.json"], "no blank line"),
        (&[], "nothing to open"),
        (&["--api-v3-key", "x"], "unexpected argument"),
    ] {
        let message = open(&desk, &[&KEYS, options]).failure(2);
        assert!(message.contains(says), "{options:?}: {message}");
    }
    let message = open(&desk, &[&["--api-v3-key-file", "api_v3_key"], &FILES]).failure(2);
    assert!(message.contains("--certificate <FILE>|--public-key <ID=FILE>"), "{message}");
}

#[test]
fn apiv2_needs_a_body_and_its_key_alone() {
    const KEY: &str = "0123456789abcdefghijklmnopqrstuv";
    let mut desk = Desk::new();
    desk.keep_secret(KEY);
    desk.write("api_v2_key", format!("{KEY}\n"));
    desk.write("other_key", KEY.to_uppercase());
    let fields = [("mch_id", "1900007291"), ("transaction_id", "42"), ("result_code", "SUCCESS")];
    let body = testing::v2::notification(&fields, KEY, testing::v2::SignType::Md5).unwrap();
    desk.write("pay.xml", &body);
    let open = |key: &str| desk.run(&["open", "--api-v2-key-file", key, "--body", "pay.xml"]);
    let printed: Value = serde_json::from_str(&open("1900007291=api_v2_key").output()).unwrap();
    assert_eq!(
        (&printed["id"], &printed["kind"], &printed["api_v3_key_label"]),
        (&json!("1900007291.42"), &json!("v2.pay"), &json!("1900007291"))
    );
    assert!(open("1900007291=other_key").failure(3).contains("SIGNATURE_INVALID"));
    assert!(open("1900007292=api_v2_key").failure(3).contains("no APIv2 key of that merchant"));
    assert!(open("api_v2_key").failure(2).contains("names no merchant"));
    assert!(open(KEY).failure(2).contains("looks like a key itself"));

    desk.write("body.json", "{}");
    let json = desk.run(&["open", "--api-v2-key-file", "1900007291=api_v2_key", "--body", "body.json"]);
    assert!(json.failure(2).contains("--headers <FILE>"));
    let forged = desk.run(&["forge", "--event", "V2.PAY"]).failure(2);
    assert!(forged.contains("APIv2"), "{forged}");
}
