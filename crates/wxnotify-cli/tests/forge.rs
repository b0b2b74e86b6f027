//! `wxnotify forge`.

mod common;

use std::collections::BTreeSet;
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpListener;
use std::process::Command;
use std::thread::{self, JoinHandle};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use common::{Desk, Run};
use serde_json::Value;
use wxnotify::testing::{Fault, Platform};
use wxnotify_schema::{Fill, Schema};

const OPEN: [&str; 5] =
    ["open", "--certificate", "platform/certificate.pem", "--api-v3-key-file", "platform/api_v3_key"];
const FORGE: [&str; 3] = ["forge", "--platform", "platform"];
const PAID: [&str; 2] = ["--event", "TRANSACTION.SUCCESS"];

/// A desk with a platform that `forge --init` made in `platform/`.
fn desk(options: &[&str]) -> Desk {
    let mut desk = Desk::new();
    let printed = desk.run(&[&["forge", "--init", "platform"], options].concat()).output();
    for secret in ["platform/private_key.pem", "platform/api_v3_key"] {
        let secret = desk.read(secret);
        desk.keep_secret(&secret);
        assert!(secret.lines().all(|line| !printed.contains(line)));
    }
    desk
}

fn forge(desk: &Desk, options: &[&str]) -> Run {
    let run = desk.run(&[&FORGE, options].concat());
    if run.status == 0 {
        assert!(run.stderr.starts_with("FOR TESTS ONLY: "), "{}", run.stderr);
    }
    run
}

/// Forges a raw request and opens it.
fn forge_and_open(desk: &Desk, options: &[&str]) -> Run {
    desk.write("request.http", forge(desk, &[options, &["--format", "http"]].concat()).output());
    desk.run(&[&OPEN[..], &["--request", "request.http"]].concat())
}

#[test]
fn init_makes_a_platform_that_open_trusts_and_keeps_its_secrets() {
    let desk = desk(&[]);
    #[cfg(unix)]
    for (file, mode) in [("private_key.pem", 0o600), ("api_v3_key", 0o600)] {
        use std::os::unix::fs::PermissionsExt;
        let permissions = fs::metadata(desk.path("platform").join(file)).unwrap().permissions();
        assert_eq!(permissions.mode() & 0o777, mode, "{file}");
    }
    assert_eq!(desk.read("platform/api_v3_key").len(), 32);
    let notification: Value = serde_json::from_str(&forge_and_open(&desk, &PAID).output()).unwrap();
    assert_eq!(notification["kind"], "transaction.direct");
    assert_eq!(notification["resource"]["trade_state"], "SUCCESS");
    assert_eq!(notification["summary"], "支付成功");
}

#[test]
fn init_overwrites_nothing() {
    let desk = desk(&[]);
    let before = desk.read("platform/private_key.pem");
    assert!(desk.run(&["forge", "--init", "platform"]).failure(2).contains("private_key.pem exists"));
    assert_eq!(desk.read("platform/private_key.pem"), before);
}

#[test]
fn init_makes_public_key_and_sm2_platforms() {
    let id = "PUB_KEY_ID_0119000072912026112100000000";
    let desk_of_public_key = desk(&["--public-key-id", id]);
    let request = forge(&desk_of_public_key, &[&PAID[..], &["--format", "http"]].concat()).output();
    desk_of_public_key.write("request.http", request);
    let public_key = format!("{id}=platform/public_key.pem");
    let open =
        ["open", "--public-key", &public_key, "--api-v3-key-file", "platform/api_v3_key", "--request", "request.http"];
    assert!(desk_of_public_key.run(&open).output().contains(id));

    let desk_of_sm2 = desk(&["--algorithm", "SM2"]);
    assert_eq!(forge_and_open(&desk_of_sm2, &PAID).status, 0);
    assert!(desk_of_sm2.read("request.http").contains("WECHATPAY2-SM2-WITH-SM3"));

    assert!(Desk::new().run(&["forge", "--init", "p", "--public-key-id", "1"]).failure(2).contains("public_key_id"));
}

#[test]
fn json_holds_headers_and_the_same_body_twice() {
    let desk = desk(&[]);
    let printed: Value = serde_json::from_str(&forge(&desk, &PAID).output()).unwrap();
    let body = printed["body"].as_str().unwrap();
    assert_eq!(STANDARD.decode(printed["body_base64"].as_str().unwrap()).unwrap(), body.as_bytes());
    desk.write("headers.json", printed["headers"].to_string());
    desk.write("body.json", body);
    assert_eq!(desk.run(&[&OPEN[..], &["--headers", "headers.json", "--body", "body.json"]].concat()).status, 0);
}

#[test]
fn every_event_of_every_kind_is_forged_and_opens_as_what_it_is() {
    let schema = Schema::load();
    let platform = Platform::new();
    let parser = platform.parser();
    let desk = Desk::of(&platform);
    desk.run(&["forge", "--init", "platform"]).output();
    let mut forged = BTreeSet::new();
    let events = schema.events.iter().filter(|event| !event.is_v2());
    for (event, kind) in events.flat_map(|event| event.kinds.iter().map(move |rule| (&event.event_type, &rule.kind))) {
        for fill in [Fill::All, Fill::Required] {
            let resource = schema.sample(event, kind, fill).unwrap().to_string();
            let delivery = platform.notification(event, &resource).build().unwrap();
            let notification = parser.parse(delivery.header_pairs(), delivery.body()).unwrap();
            assert_eq!(notification.kind().as_str(), kind, "{event} {fill:?}");
            assert_eq!(notification.event().unwrap().kind().as_str(), kind, "{event} {fill:?}");
        }
        // The command itself makes one of each kind.
        if !forged.insert(kind) {
            continue;
        }
        let opened = forge_and_open(&desk, &["--event", event, "--kind", kind]).output();
        let notification: Value = serde_json::from_str(&opened).unwrap();
        assert_eq!(notification["kind"], **kind, "{event}");
        assert_eq!(notification["resource"], schema.sample(event, kind, Fill::All).unwrap(), "{event}");
    }
}

#[test]
fn the_fields_that_are_always_there_are_enough() {
    let desk = desk(&[]);
    let options = ["--event", "TRANSACTION.SUCCESS", "--kind", "transaction.combine", "--required-only"];
    let notification: Value = serde_json::from_str(&forge_and_open(&desk, &options).output()).unwrap();
    assert_eq!(notification["kind"], "transaction.combine");
    assert!(notification["resource"]["sub_orders"][0]["amount"]["total_amount"].is_i64());
    assert_eq!(notification["resource"].get("scene_info"), None);
}

#[test]
fn a_plaintext_of_ones_own_goes_through_unchanged() {
    let desk = desk(&[]);
    let resource = "{ \"mchid\": \"1\",\n \"emoji\": \"茶🍵\", \"n\": 1.10 }";
    desk.write("resource.json", format!("{resource}\n"));
    let options = ["--event", "SOMETHING.NEW", "--resource", "resource.json", "--id", "EV-mine", "--now", "1795190400"];
    desk.write("request.http", forge(&desk, &[&options[..], &["--format", "http"]].concat()).output());
    let open = [&OPEN[..], &["--request", "request.http", "--now", "1795190400"]].concat();
    assert_eq!(desk.run(&[&open[..], &["--plaintext"]].concat()).output(), format!("{resource}\n"));
    let notification: Value = serde_json::from_str(&desk.run(&open).output()).unwrap();
    assert_eq!((&notification["id"], &notification["timestamp"]), (&"EV-mine".into(), &1_795_190_400.into()));

    for text in ["[]", "{", "\"text\""] {
        desk.write("resource.json", text);
        assert!(forge(&desk, &options).failure(2).contains("resource.json is not a JSON object"), "{text}");
    }
}

#[test]
fn every_fault_is_found_by_open() {
    let desk = desk(&[]);
    for fault in Fault::ALL {
        let options = [&PAID[..], &["--fault", fault.as_str()]].concat();
        let run = forge_and_open(&desk, &options);
        assert!(run.stderr.starts_with(&format!("error: {}", fault.error_code())), "{fault:?}: {}", run.stderr);
        assert!(matches!(run.status, 3 | 4), "{fault:?}");
    }
}

/// The printed command is run by a shell, with a stand-in for curl that writes down what it is given.
#[test]
fn the_curl_command_says_the_same_to_a_shell() {
    let desk = desk(&[]);
    desk.write("curl", "#!/bin/sh\ncat > body.json\nprintf '%s\\n' \"$@\" > arguments.txt\n");
    let stand_in = desk.path("curl");
    #[cfg(unix)]
    fs::set_permissions(&stand_in, std::os::unix::fs::PermissionsExt::from_mode(0o755)).unwrap();
    let url = "http://127.0.0.1:8080/it's?a=1&b=2";
    for fault in [None, Some("oversized")] {
        let mut options = [&PAID[..], &["--format", "curl", "--url", url]].concat();
        options.extend(fault.iter().flat_map(|name| ["--fault", name]));
        desk.write("command.sh", forge(&desk, &options).output());
        let path = format!("{}:{}", stand_in.parent().unwrap().display(), std::env::var("PATH").unwrap());
        let status =
            Command::new("sh").arg("command.sh").current_dir(stand_in.parent().unwrap()).env("PATH", path).status();
        assert!(status.unwrap().success());

        let arguments = desk.read("arguments.txt");
        let arguments: Vec<&str> = arguments.lines().collect();
        let headers: String =
            arguments.windows(2).filter(|pair| pair[0] == "-H").map(|pair| format!("{}\n", pair[1])).collect();
        desk.write("headers.txt", headers);
        let run = desk.run(&[&OPEN[..], &["--headers", "headers.txt", "--body", "body.json"]].concat());
        match fault {
            None => assert_eq!(run.status, 0, "{}", run.stderr),
            Some(_) => assert!(run.failure(3).contains("BODY_TOO_LARGE")),
        }
        assert_eq!(arguments[arguments.len() - 3..], ["--data-binary", "@-", url]);
    }
}

/// Answers one request with this status, and returns what it received.
fn endpoint(status: &'static str) -> (String, JoinHandle<Vec<u8>>) {
    endpoint_that_says(status, "{\"code\":\"IT IS\"}")
}

/// The same with another body.
fn endpoint_that_says(status: &'static str, answer: &'static str) -> (String, JoinHandle<Vec<u8>>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}/notify", listener.local_addr().unwrap());
    let server = thread::spawn(move || {
        let mut connection = BufReader::new(listener.accept().unwrap().0);
        let mut received = Vec::new();
        let mut length = 0;
        loop {
            let start = received.len();
            connection.read_until(b'\n', &mut received).unwrap();
            let line = String::from_utf8(received[start..].to_vec()).unwrap().to_ascii_lowercase();
            if let Some(value) = line.strip_prefix("content-length:") {
                length = value.trim().parse().unwrap();
            }
            if line == "\r\n" {
                break;
            }
        }
        let mut body = vec![0; length];
        connection.read_exact(&mut body).unwrap();
        received.extend(body);
        write!(connection.get_mut(), "HTTP/1.1 {status}\r\nContent-Length: {}\r\n\r\n{answer}", answer.len()).unwrap();
        received
    });
    (url, server)
}

#[test]
fn send_delivers_and_prints_the_answer() {
    let desk = desk(&[]);
    let (url, server) = endpoint("200 OK");
    let printed = forge(&desk, &[&PAID[..], &["--send", &url]].concat()).output();
    assert!(printed.starts_with("HTTP 200 in ") && printed.ends_with(" ms\n{\"code\":\"IT IS\"}\n"), "{printed}");
    desk.write("request.http", server.join().unwrap());
    assert_eq!(desk.run(&[&OPEN[..], &["--request", "request.http"]].concat()).status, 0);
}

#[test]
fn send_says_whether_the_endpoint_did_right() {
    let desk = desk(&[]);
    let on_the_spot = ["forge"];
    for (platform, fault, answer, right) in [
        (&FORGE[..], None, "200 OK", true),
        (&FORGE, None, "204 No Content", true),
        (&FORGE, None, "401 Unauthorized", false),
        (&FORGE, Some("tampered"), "401 Unauthorized", true),
        (&FORGE, Some("tampered"), "200 OK", false),
        (&FORGE, Some("oversized"), "413 Content Too Large", true),
        (&on_the_spot, None, "200 OK", false),
        (&on_the_spot, None, "401 Unauthorized", true),
    ] {
        let (url, server) = endpoint(answer);
        let mut arguments = [platform, &PAID, &["--send", &url]].concat();
        arguments.extend(fault.iter().flat_map(|name| ["--fault", name]));
        let run = desk.run(&arguments);
        server.join().unwrap();
        assert_eq!(run.status, if right { 0 } else { 1 }, "{fault:?} {answer}: {}", run.stderr);
        assert_eq!(run.stderr.contains("error: WRONG: "), !right, "{}", run.stderr);
    }
}

#[test]
fn send_goes_nowhere_else() {
    let desk = desk(&[]);
    let free = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    for (url, status, says) in [
        (format!("http://{free}/"), 1, "is the endpoint running there?"),
        ("ftp://127.0.0.1/notify".into(), 2, "is no http or https URL"),
        ("127.0.0.1:8080".into(), 2, "no whole URL"),
        ("http://192.0.2.1/notify".into(), 2, "192.0.2.1 is not this machine"),
        ("http://localhost.example/notify".into(), 2, "localhost.example is not this machine"),
    ] {
        let run = forge(&desk, &[&PAID[..], &["--send", &url]].concat());
        assert_eq!(run.status, status, "{url}");
        assert!(run.stderr.contains(says), "{url}: {}", run.stderr);
    }
}

/// A host's name is no loopback address, whatever it resolves to: told otherwise, it is sent to.
#[test]
fn send_anywhere_goes_there() {
    let desk = desk(&[]);
    let (url, server) = endpoint("200 OK");
    let run = forge(&desk, &[&PAID[..], &["--send", &url.replace("127.0.0.1", "0.0.0.0")]].concat());
    assert!(run.failure(2).contains("0.0.0.0 is not this machine"));
    let run = forge(&desk, &[&PAID[..], &["--send", &url.replace("127.0.0.1", "0.0.0.0"), "--send-anywhere"]].concat());
    assert!(run.output().starts_with("HTTP 200 in "));
    server.join().unwrap();
}

#[test]
fn send_says_what_stands_behind_an_answer() {
    let desk = desk(&[]);
    for (status, answer, exit, says) in [
        ("200 OK", "{\"code\":\"SUCCESS\"}", 0, ""),
        ("200 OK", "", 0, ""),
        ("200 OK", "<html>", 0, "NOTE: the body is no acknowledgement"),
        ("200 OK", "{\"code\":\"FAIL\",\"message\":\"x\"}", 1, "answered 200 with a failure in the body"),
        ("302 Found", "", 1, "hint: WeChat Pay follows no redirect"),
        ("401 Unauthorized", "", 1, "hint: the handler refused the signature"),
        ("404 Not Found", "", 1, "hint: nothing answers at this path"),
    ] {
        let (url, server) = endpoint_that_says(status, answer);
        let run = forge(&desk, &[&PAID[..], &["--send", &url]].concat());
        server.join().unwrap();
        assert_eq!(run.status, exit, "{status} {answer}: {}", run.stderr);
        assert!(run.stderr.contains(says), "{status} {answer}: {}", run.stderr);
        assert_eq!(
            run.stderr.contains("NOTE: ") || run.stderr.contains("hint: "),
            exit == 1 && status != "200 OK" || answer == "<html>"
        );
    }
}

#[test]
fn fields_are_set_and_the_plaintext_is_printed() {
    let desk = desk(&[]);
    let set = ["--set", "out_trade_no=100", "--set", "amount.total=8800"];
    let notification: Value =
        serde_json::from_str(&forge_and_open(&desk, &[&PAID[..], &set].concat()).output()).unwrap();
    assert_eq!(notification["resource"]["out_trade_no"], "100");
    assert_eq!(notification["resource"]["amount"]["total"], 8800);
    assert_eq!(notification["resource"]["trade_state"], "SUCCESS");

    let printed = desk.run(&[&["forge"], &PAID[..], &set, &["--print-plaintext"]].concat());
    assert_eq!(printed.stderr, "");
    let printed: Value = serde_json::from_str(&printed.output()).unwrap();
    assert_eq!(printed, notification["resource"]);
    let wrong = desk.run(&[&["forge"], &PAID[..], &["--set", "amount.total=much"]].concat()).failure(2);
    assert!(wrong.contains("--set amount.total: \"much\" is not a number"), "{wrong}");
}

#[test]
fn wrong_options_are_named_with_their_fix() {
    let desk = desk(&[]);
    let forged = |options: &[&str]| desk.run(&[&["forge"], options].concat()).failure(2);
    assert!(forged(&["--event", "NO.SUCH"]).contains("an event type that `wxnotify events` lists"));
    assert!(
        forged(&["--event", "REFUND.SUCCESS", "--kind", "coupon.use"])
            .contains("REFUND.SUCCESS carries no coupon.use; --kind is one of refund.partner, refund.direct")
    );
    assert!(forged(&["--platform", "absent", "--event", "COUPON.USE"]).contains("wxnotify forge --init absent"));
    assert!(forged(&["--event", "COUPON.USE", "--fault", "evil"]).contains("plaintext_not_json"));
    assert!(forged(&[]).contains("--init <DIR>|--event <EVENT_TYPE>"));
    fs::write(desk.path("platform/api_v3_key"), "too short").unwrap();
    assert!(forged(&["--platform", "platform", "--event", "COUPON.USE"]).contains("platform: API_V3_KEY_INVALID"));
}
