//! `wxnotify doctor`, against endpoints, proxies and the pretend platform.

mod common;
#[path = "common/http.rs"]
mod http;
#[path = "check/merchant.rs"]
mod merchant;
#[path = "common/pretend_api.rs"]
mod pretend_api;
#[path = "common/spawned.rs"]
mod spawned;

use std::collections::BTreeMap;
use std::io::{Read, Write};
use std::net::TcpListener;
use std::thread;

use common::{Desk, Run};
use merchant::{Merchant, Mutant};
use pretend_api::{MERCHANT, PretendApi};
use serde_json::Value;
use spawned::Spawned;
use wxnotify::testing::Platform;

const KEYS: [&str; 4] =
    ["--certificate", "wxnotify-platform/certificate.pem", "--api-v3-key-file", "wxnotify-platform/api_v3_key"];
/// Nobody listens there.
const NOWHERE: [&str; 2] = ["--api-host", "http://127.0.0.1:9"];

fn doctor(desk: &Desk, options: &[&[&str]]) -> (Run, BTreeMap<String, (String, String)>) {
    let run = desk.run(&[&["doctor", "--json"], &options.concat()[..]].concat());
    let report: Value = serde_json::from_str(&run.stdout).unwrap_or_else(|_| panic!("{}{}", run.stdout, run.stderr));
    let text = |finding: &Value, name: &str| finding[name].as_str().unwrap().to_owned();
    let mut found = BTreeMap::new();
    for finding in report["findings"].as_array().unwrap() {
        let (verdict, reason) = (text(finding, "verdict"), text(finding, "reason"));
        assert!(!reason.is_empty(), "{finding}");
        assert!(verdict == "pass" || verdict == "not_applicable" || !text(finding, "advice").is_empty(), "{finding}");
        found.insert(text(finding, "check"), (verdict, reason));
    }
    assert_eq!(run.status, i32::from(report["failed"] != 0), "{}", run.stderr);
    (run, found)
}

fn verdicts<'a>(found: &'a BTreeMap<String, (String, String)>, checks: &[&str]) -> Vec<&'a str> {
    checks.iter().map(|check| found[*check].0.as_str()).collect()
}

/// An endpoint that answers each request by what is in it.
fn endpoint(answer: impl Fn(&str) -> &'static str + Send + 'static) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}/notify", listener.local_addr().unwrap());
    thread::spawn(move || {
        for stream in listener.incoming() {
            let (mut stream, mut request, mut piece) = (stream.unwrap(), Vec::new(), [0; 65536]);
            loop {
                let length = stream.read(&mut piece).unwrap();
                request.extend_from_slice(&piece[..length]);
                let text = String::from_utf8_lossy(&request).to_ascii_lowercase();
                let Some((head, body)) = text.split_once("\r\n\r\n") else { continue };
                let announced = head
                    .split_once("content-length: ")
                    .map_or(0, |(_, rest)| rest.lines().next().unwrap().parse::<usize>().unwrap());
                if length == 0 || body.len() >= announced {
                    break;
                }
            }
            let answer = answer(&String::from_utf8_lossy(&request));
            let _ = stream
                .write_all(format!("HTTP/1.1 {answer}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n").as_bytes());
        }
    });
    url
}

#[test]
fn a_right_configuration_and_wechat_pays_echo_pass() {
    let (api, desk) = PretendApi::new();
    let shop = Merchant::open(Mutant::None, desk.platform("wxnotify-platform")) + "/notify";
    let listen = ["listen", "--address", "127.0.0.1:0", "--keep", "kept", "--forward", &shop];
    let listener = Spawned::run(&desk.path(""), &[&listen[..], &KEYS].concat());
    let said = listener.said(" is passed on to ");
    let url = said.split(' ').next().unwrap();

    let host = ["--api-host", &api.url];
    let (_, found) = doctor(&desk, &[&[url, "--echo", "--kept", "kept"], &KEYS, &MERCHANT, &host]);
    let all = [
        "platform-key",
        "api-v3-key",
        "merchant-certificate",
        "merchant-key",
        "reached",
        "refuses",
        "headers",
        "body",
        "size",
    ];
    assert_eq!(verdicts(&found, &all), ["pass"; 9], "{found:?}");
    assert_eq!(verdicts(&found, &["clock", "signature", "answer", "echo"]), ["pass"; 4], "{found:?}");
    assert!(found["echo"].1.contains("the application answered 200"), "{found:?}");
    assert_eq!(found["url"].0, "warn", "it is on this machine");

    // A key of another merchant, and of another platform.
    let stranger = wxnotify::testing::Merchant::new("1900000109").unwrap();
    desk.write("apiclient_cert.pem", stranger.certificate_pem());
    let (_, found) = doctor(&desk, &[&KEYS, &MERCHANT, &host]);
    assert_eq!(verdicts(&found, &["merchant-key", "signature"]), ["fail", "not_applicable"], "{found:?}");
    desk.write("apiclient_key.pem", stranger.private_key_pem());
    desk.write("wxnotify-platform/certificate.pem", Platform::new().certificate_pem().unwrap());
    let (_, found) = doctor(&desk, &[&KEYS, &MERCHANT, &host]);
    assert_eq!(verdicts(&found, &["merchant-key", "signature", "answer"]), ["pass", "fail", "fail"], "{found:?}");
    assert!(
        found["signature"].1.contains("401 SIGN_ERROR") && found["answer"].1.contains("SERIAL_UNKNOWN"),
        "{found:?}"
    );
}

#[test]
fn what_is_wrong_with_files_is_told_for_each() {
    let desk = Desk::new();
    let merchant = wxnotify::testing::Merchant::new("1900007291").unwrap();
    desk.write("apiclient_cert.pem", merchant.certificate_pem());
    desk.write("short", "0123456789");
    let now = wxnotify_now();
    for (name, from, until, verdict) in
        [("ended.pem", -200, -100, "fail"), ("soon.pem", -200, 10, "warn"), ("later.pem", 100, 200, "fail")]
    {
        let platform = Platform::builder().algorithm("SM2").validity(now + from * 86_400, now + until * 86_400);
        desk.write(name, platform.build().unwrap().certificate_pem().unwrap());
        let (_, found) = doctor(&desk, &[&["--offline", "--certificate", name]]);
        assert_eq!(found["platform-key"].0, verdict, "{found:?}");
    }
    let (run, found) = doctor(
        &desk,
        &[&[
            "--offline",
            "--certificate",
            "apiclient_cert.pem",
            "--api-v3-key-file",
            "short",
            "--merchant-certificate",
            "soon.pem",
        ]],
    );
    assert_eq!(verdicts(&found, &["platform-key", "api-v3-key", "merchant-certificate"]), ["fail"; 3]);
    assert!(found["platform-key"].1.contains("MERCHANT_CERTIFICATE"), "{found:?}");
    assert!(run.stderr.contains("3 things are not as they should be"), "{}", run.stderr);
    assert!(!run.stdout.contains("0123456789"));
    let strict = desk.run(&["doctor", "--offline", "--strict", "--certificate", "soon.pem"]);
    let how = "  none was given\n      advice: give --api-v3-key-file FILE\n";
    assert!(strict.stdout.contains(how), "{}", strict.stdout);
    assert!(
        strict.status == 1 && strict.stdout.contains("\n      advice: fetch the present ones"),
        "{}",
        strict.stdout
    );
}

fn wxnotify_now() -> i64 {
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap();
    i64::try_from(now.as_secs()).unwrap()
}

#[test]
fn what_answers_tell_of_the_way_in_is_told() {
    let desk = Desk::new();
    let look = |url: &str, options: &[&str]| doctor(&desk, &[&[url], options, &NOWHERE]).1;
    let checks = ["reached", "refuses", "headers", "body", "size"];
    const NA: &str = "not_applicable";

    let refuses = endpoint(|_| "401 Unauthorized");
    let found = look(&refuses, &[]);
    assert_eq!(verdicts(&found, &checks), ["pass", "pass", NA, NA, "pass"], "{found:?}");
    assert_eq!(verdicts(&found, &["clock", "signature", "echo"]), [NA; 3]);
    let tells =
        endpoint(|request| if request.to_ascii_lowercase().contains("wechatpay-nonce") { "401 U" } else { "400 B" });
    assert_eq!(verdicts(&look(&tells, &[]), &checks), ["pass", "pass", "pass", NA, "pass"]);
    let parses = endpoint(|request| if request.contains("not JSON") { "400 Bad" } else { "401 Unauthorized" });
    assert_eq!(verdicts(&look(&parses, &[]), &checks), ["pass", "pass", NA, "warn", "pass"]);
    let takes = endpoint(|_| "200 OK");
    assert_eq!(verdicts(&look(&takes, &[]), &["refuses", "body"]), ["fail", "fail"]);
    for status in ["301 Moved", "404 Not Found", "502 Bad Gateway"] {
        let other = endpoint(move |_| status);
        assert_eq!(look(&other, &[])["refuses"].0, "fail", "{status}");
    }
    let small = endpoint(|request| if request.len() > 60_000 { "413 Too Large" } else { "401 Unauthorized" });
    assert_eq!(look(&small, &[])["size"].0, "warn");
    assert_eq!(look("http://127.0.0.1:9/notify", &[])["reached"].0, "fail");
    assert_eq!(look(&format!("{refuses}?a=b"), &[])["url"].0, "fail");
}

/// A listener behind a proxy that does not pass on what came.
#[test]
fn a_proxy_that_changes_something_is_found_by_a_listener_behind_it() {
    let desk = Desk::new();
    let listen = ["listen", "--address", "127.0.0.1:0", "--keep", "kept", "--forward", "http://127.0.0.1:9/"];
    let listener = Spawned::run(&desk.path(""), &listen);
    let behind = listener.said(" is passed on to ").split(' ').next().unwrap().to_owned();
    let proxy = |change: fn(&str) -> String| {
        let behind = behind.clone();
        endpoint(move |request| {
            let (head, body) = request.split_once("\r\n\r\n").unwrap();
            let kept = head.lines().skip(1).filter(|line| !line.to_ascii_lowercase().starts_with("content-length"));
            let kept =
                kept.filter(|line| !line.to_ascii_lowercase().starts_with("host")).map(|line| format!("{line}\r\n"));
            let changed = change(&(kept.collect::<String>() + "\r\n" + body));
            let (head, body) = changed.split_once("\r\n\r\n").unwrap();
            http::http(&behind, "POST /", &format!("{head}\r\n"), body);
            "401 Unauthorized"
        })
    };
    let look = |url: &str| doctor(&desk, &[&[url, "--kept", "kept"], &NOWHERE]).1;
    assert_eq!(verdicts(&look(&proxy(str::to_owned)), &["headers", "body"]), ["pass", "pass"]);
    let drops = proxy(|request| request.replace("Wechatpay-Serial", "X-Serial"));
    let found = look(&drops);
    assert_eq!(verdicts(&found, &["headers", "body"]), ["fail", "pass"]);
    assert_eq!(found["headers"].1, "Wechatpay-Serial was dropped");
    let rewrites = proxy(|request| request.replace("\":\"", "\": \""));
    let found = look(&rewrites);
    assert_eq!(verdicts(&found, &["headers", "body"]), ["pass", "fail"], "{found:?}");
}

#[test]
fn a_clock_that_is_wrong_is_told() {
    let desk = Desk::new();
    let api = endpoint(|_| "404 Not Found\r\nDate: Sun, 06 Nov 1994 08:49:37 GMT");
    let host = api.strip_suffix("/notify").unwrap();
    let (_, found) = doctor(&desk, &[&["--api-host", host]]);
    assert_eq!(found["clock"].0, "fail");
    assert!(found["clock"].1.ends_with("s ahead of the platform's answer"), "{found:?}");
}
