//! `wxnotify simulate`.

mod common;
#[path = "common/http.rs"]
mod http;
#[path = "check/merchant.rs"]
mod merchant;

use std::net::{TcpListener, TcpStream};
use std::thread;
use std::time::{Duration, Instant};

use common::{Desk, Run};
use http::http;
use merchant::{Merchant, Mutant};
use serde_json::Value;
use wxnotify::testing::Platform;
use wxnotify::{ApiV3Key, NotificationParser, PlatformKeys, parse_certificates};

/// A desk on which `simulate` made its keys.
fn desk() -> Desk {
    let mut desk = Desk::new();
    let first = desk.run(&["simulate", "--to", "http://127.0.0.1:9/notify"]);
    assert_eq!(first.status, 2);
    assert!(first.stdout.contains("export WXPAY_PUBLIC_KEY_ID=PUB_KEY_ID_"), "{}", first.stdout);
    for secret in ["wxnotify-platform/private_key.pem", "wxnotify-platform/api_v3_key"] {
        let secret = desk.read(secret);
        desk.keep_secret(&secret);
    }
    desk
}

fn platform(desk: &Desk) -> Platform {
    desk.platform("wxnotify-platform")
}

fn simulate(desk: &Desk, url: &str, options: &[&str]) -> Run {
    desk.run(&[&["simulate", "--to", &format!("{url}/notify")], options].concat())
}

#[test]
fn a_right_endpoint_takes_everything_and_counts_each_once() {
    let desk = desk();
    let url = Merchant::open(Mutant::None, platform(&desk));
    let options = ["--count", "30", "--rate", "100", "--duplicates", "60", "--probes", "40", "--seed", "5"];
    let printed = simulate(&desk, &url, &options).output();
    assert!(
        printed.contains("\n30 notifications: 30 delivered (30 at once, 0 after repeats), 0 given up\n"),
        "{printed}"
    );
    assert!(printed.contains(" probes: ") && printed.contains(" refused, 0 taken\n"), "{printed}");
    assert!(printed.contains("probe: 401 in ") && printed.contains(" and 200 in "), "{printed}");
    assert_eq!(http(&url, "GET /effects", "", "").2, r#"{"count":30}"#);

    // The same seed is the same day, which this endpoint has seen.
    simulate(&desk, &url, &options).output();
    assert_eq!(http(&url, "GET /effects", "", "").2, r#"{"count":30}"#);
}

#[test]
fn what_is_refused_comes_again_on_the_schedule() {
    let desk = desk();
    let url = Merchant::open(Mutant::BusyAtFirst, platform(&desk));
    let one = ["--count", "1", "--duplicates", "0", "--probes", "0", "--speed", "2000"];
    let printed = simulate(&desk, &url, &one).output();
    for line in ["503 in ", ", again in 00:00:15\n", ", again in 00:00:30\n", "TRANSACTION.SUCCESS 200 in "] {
        assert!(printed.contains(line), "{line} is not in {printed}");
    }
    assert!(printed.contains("\n1 notifications: 1 delivered (0 at once, 1 after repeats), 0 given up\n4 requests: 1 taken, 3 refused (3 times 503), "), "{printed}");

    let url = Merchant::open(Mutant::RefusesEverything, platform(&desk));
    let run = simulate(&desk, &url, &[&one[..6], &["--speed", "200000", "--json"]].concat());
    assert_eq!((run.status, run.stderr.as_str()), (1, "error: 1 of 1 notifications were given up\n"));
    let summary: Value = serde_json::from_str(&run.stdout).unwrap();
    assert_eq!(
        (&summary["outcomes"][0]["repeats"], &summary["statuses"]["401"]),
        (&15.into(), &16.into()),
        "{summary}"
    );
}

#[test]
fn who_takes_a_probe_or_is_late_fails() {
    let desk = desk();
    let options = ["--count", "2", "--probes", "100", "--duplicates", "0", "--rate", "10"];
    let url = Merchant::open(Mutant::AcceptsProbe, platform(&desk));
    assert!(simulate(&desk, &url, &options).stderr.contains("2 probes were taken for genuine"));
    let url = Merchant::open(Mutant::TooLate, platform(&desk));
    let late = ["--count", "1", "--probes", "0", "--duplicates", "0", "--speed", "100000"];
    // It is late 16 times, which lasts too long for a test: one answer is enough.
    let started = Instant::now();
    let short = simulate(&desk, &url, &[&late[..], &["--schedule", "none"]].concat());
    assert!(short.stderr.contains("1 answers were late"), "{} after {:?}", short.stderr, started.elapsed());
}

#[test]
fn a_seed_plans_the_same_run() {
    let desk = Desk::new();
    let plan = |seed: &str| {
        let events = ["--event", "TRANSACTION.SUCCESS", "--event", "REFUND.SUCCESS"];
        simulate(&desk, "http://127.0.0.1:9", &[&["--plan", "--seed", seed, "--count", "40"], &events[..]].concat())
            .output()
    };
    assert_eq!(plan("7"), plan("7"));
    assert_ne!(plan("7"), plan("8"));
    assert!(plan("7").contains(" at once") && plan("7").contains(", after a probe\n"));
    assert!(!desk.path("wxnotify-platform").exists(), "a plan needs no keys");
}

#[test]
fn keys_change_in_the_middle_and_the_api_tells_them() {
    let desk = desk();
    let options = [
        "--keys",
        "certificate,certificate,public-key",
        "--count",
        "30",
        "--rate",
        "15",
        "--speed",
        "1",
        "--late",
        "0",
    ];
    let first = simulate(&desk, "http://127.0.0.1:9", &options);
    assert_eq!(first.status, 2, "{}", first.stderr);
    assert!(first.stdout.contains("key-2-certificate/certificate.pem"), "{}", first.stdout);

    let mut keys = PlatformKeys::new();
    for certificate in ["key-1-certificate", "key-2-certificate"] {
        keys.add_certificates(&desk.read(&format!("wxnotify-platform/{certificate}/certificate.pem"))).unwrap();
    }
    let id = desk.read("wxnotify-platform/key-3-public-key/public_key_id");
    keys.add_public_key(&id, &desk.read("wxnotify-platform/key-3-public-key/public_key.pem")).unwrap();
    let api_v3_key = || ApiV3Key::new(desk.read("wxnotify-platform/api_v3_key")).unwrap();
    let parser = NotificationParser::builder().platform_keys(keys).api_v3_key(api_v3_key()).build().unwrap();
    let url = Merchant::open_with(Mutant::None, platform(&desk), parser);

    let free = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let api = format!("http://{free}");
    let address = free.to_string();
    let asker = wxnotify::testing::Merchant::new("1900000109").unwrap();
    let certificate = desk.write("apiclient_cert.pem", asker.certificate_pem());
    let certificate = certificate.to_str().unwrap();
    let serve = ["--serve", &address, "--set", "out_trade_no=A{n}", "--merchant-certificate", certificate];
    let served = [&options[..], &serve].concat();
    thread::scope(|scope| {
        let run = scope.spawn(|| simulate(&desk, &url, &served).output());
        let deadline = Instant::now() + Duration::from_secs(30);
        while TcpStream::connect(free).is_err() {
            assert!(Instant::now() < deadline, "nothing listens");
            thread::sleep(Duration::from_millis(20));
        }
        let authorization = |of: &wxnotify::testing::Merchant, method: &str, path: &str, body: &str| {
            let merchant = wxnotify::Merchant::new("1900000109", of.serial(), &of.private_key_pem()).unwrap();
            let signed = merchant.sign(method, path, body.as_bytes()).unwrap();
            format!("Authorization: {}\r\n", signed.headers[0].1)
        };
        let get = |path: &str| http(&api, &format!("GET {path}"), &authorization(&asker, "GET", path, ""), "");

        assert_eq!(http(&api, "GET /v3/certificates", "", "").0, 401);
        let other = wxnotify::testing::Merchant::new("1900000109").unwrap();
        for wrong in [
            authorization(&other, "GET", "/v3/certificates", ""),
            authorization(&asker, "GET", "/v3/other", ""),
            authorization(&asker, "GET", "/v3/certificates", "x"),
        ] {
            assert_eq!(http(&api, "GET /v3/certificates", &wrong, "").0, 401);
        }
        // Those of now and the next one, signed by the one of now.
        let (status, headers, body) = get("/v3/certificates");
        let pairs = headers.iter().map(|(name, value)| (name.as_str(), value.as_str()));
        let certificates = parse_certificates(pairs, body.as_bytes(), &[api_v3_key()], None).unwrap();
        assert_eq!((status, certificates.len()), (200, 2));

        thread::sleep(Duration::from_millis(300));
        let (status, _, order) = get("/v3/pay/transactions/out-trade-no/A1?mchid=1900000109");
        let order: Value = serde_json::from_str(&order).unwrap();
        assert_eq!((status, &order["out_trade_no"]), (200, &Value::from("A1")));
        assert_eq!(get("/v3/pay/transactions/out-trade-no/NONE").0, 404);
        assert_eq!(get("/v3/none").0, 404);

        let echo = format!("{{\"echo_message\":\"hello\",\"notify_url\":\"{url}/notify\"}}");
        let signed = authorization(&asker, "POST", "/v3/security/echo", &echo);
        let (status, _, answer) = http(&api, "POST /v3/security/echo", &signed, &echo);
        assert_eq!((status, answer.as_str()), (200, r#"{"echo_message":"hello"}"#));

        let printed = run.join().unwrap();
        assert!(printed.contains("30 notifications: 30 delivered (30 at once"), "{printed}");
        assert!(printed.contains(&format!("echo to {url}/notify: 200\n")), "{printed}");
    });
}
