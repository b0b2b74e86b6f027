//! `wxnotify listen` and `wxnotify replay`, between a pretend platform and a merchant's endpoint, over real sockets.

mod common;
#[path = "common/http.rs"]
mod http;
#[path = "check/merchant.rs"]
mod merchant;
#[path = "common/spawned.rs"]
mod spawned;

use std::fs;

use common::Desk;
use http::http;
use merchant::{Merchant, Mutant};
use serde_json::Value;
use spawned::Spawned;
use wxnotify::testing::{Delivery, Fault, Platform};

const KEYS: [&str; 4] = ["--certificate", "certificate.pem", "--api-v3-key-file", "api_v3_key"];

/// A listener in front of an endpoint.
struct Bench {
    desk: Desk,
    listener: Spawned,
    url: String,
}

impl Bench {
    fn new(desk: Desk, forward: &str, options: &[&str]) -> Self {
        let listen = ["listen", "--address", "127.0.0.1:0", "--forward", forward];
        let listener = Spawned::run(&desk.path(""), &[&listen[..], options].concat());
        let said = listener.said(" is passed on to ");
        let url = said.split(' ').next().unwrap().to_owned();
        Self { desk, listener, url }
    }

    fn post(&self, delivery: &Delivery) -> (u16, String) {
        let headers = delivery.header_pairs().map(|(name, value)| format!("{name}: {value}\r\n")).collect::<String>();
        self.send(&(headers + "Cookie: session=1\r\n"), std::str::from_utf8(delivery.body()).unwrap())
    }

    fn send(&self, headers: &str, body: &str) -> (u16, String) {
        let (status, _, body) = http(&self.url, "POST /some/where", headers, body);
        (status, body)
    }

    /// The names of what is kept, but the journal's.
    fn kept(&self) -> Vec<String> {
        let files = fs::read_dir(self.desk.path("kept")).unwrap();
        let mut names: Vec<_> = files.map(|file| file.unwrap().file_name().into_string().unwrap()).collect();
        names.retain(|name| name != "listen.jsonl");
        names.sort();
        names
    }

    fn journal(&self) -> Vec<Value> {
        let text = self.desk.read("kept/listen.jsonl");
        text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }
}

const SECRET_TEXT: &str = "oUpF8uMuAJO_M2pxb1Q9zNjWeS6o";

fn paid(platform: &Platform, fault: Option<Fault>) -> Delivery {
    let plaintext = format!(r#"{{"out_trade_no":"A1","payer":{{"openid":"{SECRET_TEXT}"}}}}"#);
    let builder = platform.notification("TRANSACTION.SUCCESS", &plaintext);
    match fault {
        None => builder.build().unwrap(),
        Some(fault) => builder.fault(fault).build().unwrap(),
    }
}

/// An endpoint that trusts the platform; its URL.
fn endpoint(mutant: Mutant, platform: &Platform) -> String {
    let same = Platform::builder().private_key(&platform.private_key_pem()).api_v3_key(platform.api_v3_key());
    Merchant::open(mutant, same.serial(platform.serial()).build().unwrap())
}

#[test]
fn what_comes_is_kept_and_passed_on_and_told() {
    let platform = Platform::new();
    let endpoint = endpoint(Mutant::None, &platform);
    let notify = format!("{endpoint}/notify");
    let bench = Bench::new(Desk::of(&platform), &notify, &[&["--keep", "kept"], &KEYS[..]].concat());

    let genuine = paid(&platform, None);
    assert_eq!(bench.post(&genuine).0, 200);
    assert_eq!(http(&endpoint, "GET /effects", "", "").2, r#"{"count":1}"#);
    let said = bench.listener.said("answered 200");
    assert!(said.contains("  /some/where  genuine TRANSACTION.SUCCESS EV-"), "{said}");

    // The endpoint refuses it, and that is the answer; the listener says what is wrong.
    let mut altered = genuine.clone();
    altered.set_body([genuine.body(), b"\n"].concat());
    assert_eq!(bench.post(&altered).0, 401);
    let said = bench.listener.said("BODY_TRAILING_NEWLINE_ADDED");
    assert!(said.contains("SIGNATURE_INVALID: ") && said.contains("answered 401"), "{said}");

    let journal = bench.journal();
    let codes: Vec<&str> = journal.iter().map(|entry| entry["code"].as_str().unwrap()).collect();
    assert_eq!(codes, ["GENUINE", "SIGNATURE_INVALID"]);
    assert_eq!(journal[1]["findings"][0]["code"], "BODY_TRAILING_NEWLINE_ADDED");
    let kept = bench.kept();
    assert_eq!(kept.len(), 2);
    let texts = kept.iter().map(|name| bench.desk.read(&format!("kept/{name}")));
    let all = texts.chain([said, bench.desk.read("kept/listen.jsonl")]).collect::<String>();
    for secret in [SECRET_TEXT, "session=1", platform.api_v3_key()] {
        assert!(!all.contains(secret), "{secret}");
    }

    let first = format!("kept/{}", kept[0]);
    let opened = bench.desk.run(&[&["open", "--request", &first, "--plaintext"], &KEYS[..]].concat()).output();
    assert!(opened.contains(SECRET_TEXT));
    // As it came, it is a duplicate: taken, and without effect.
    let replayed = bench.desk.run(&["replay", &first, "--to", &notify]).output();
    assert!(replayed.starts_with(&format!("{first}: 200 in ")), "{replayed}");
    assert_eq!(http(&endpoint, "GET /effects", "", "").2, r#"{"count":1}"#);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = |path: &str| fs::metadata(bench.desk.path(path)).unwrap().permissions().mode() & 0o777;
        assert_eq!((mode("kept"), mode("kept/listen.jsonl"), mode(&first)), (0o700, 0o600, 0o600));
    }
}

#[test]
fn where_the_application_gives_no_answer_the_answer_is_a_failure() {
    let platform = Platform::new();
    let bench = Bench::new(Desk::of(&platform), "http://127.0.0.1:9/notify", &["--keep", "kept", "--keep-most", "2"]);
    for _ in 0..3 {
        let (status, body) = bench.post(&paid(&platform, None));
        assert_eq!(status, 502);
        assert!(body.contains(r#""code":"FAIL""#), "{body}");
    }
    let said = bench.listener.said("not by the application: no connection: ");
    assert!(said.contains("unverified") && said.contains("  not verified\n"), "{said}");
    assert_eq!(bench.kept().len(), 2, "without keys anybody can have sent these");

    // What cannot be kept is not passed on as if it were.
    fs::remove_dir_all(bench.desk.path("kept")).unwrap();
    let slow = endpoint(Mutant::TooLate, &platform);
    let notify = format!("{slow}/notify");
    let bench = Bench::new(Desk::of(&platform), &notify, &[&["--keep", "kept"], &KEYS[..]].concat());
    fs::remove_dir_all(bench.desk.path("kept")).unwrap();
    assert_eq!(bench.post(&paid(&platform, None)).0, 500);

    let bench = Bench::new(Desk::of(&platform), &notify, &[]);
    let begun = std::time::Instant::now();
    assert_eq!(bench.post(&paid(&platform, None)).0, 504);
    assert!(begun.elapsed().as_secs_f64() < 5.0, "WeChat Pay waits for 5 seconds");
}

#[test]
fn what_is_too_much_is_not_read() {
    let bench = Bench::new(Desk::new(), "http://127.0.0.1:9/notify", &["--max-body-bytes", "1000"]);
    assert_eq!(bench.send("", &"x".repeat(1001)).0, 413);
    let chunks = format!("3e9\r\n{}\r\n0\r\n\r\n", "x".repeat(1001));
    assert_eq!(
        http::raw(
            &bench.url,
            &format!("POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n{chunks}")
        )
        .0,
        413
    );
    assert_eq!(bench.send("", &"x".repeat(1000)).0, 502);
    assert_eq!(http(&bench.url, "GET /", "", "").0, 405);
}

#[test]
fn what_is_genuine_is_signed_again_for_an_endpoint_with_test_keys() {
    let platform = Platform::new();
    let desk = Desk::of(&platform);
    let listen = ["listen", "--forward", "http://127.0.0.1:9/", "--resign"];
    assert!(desk.run(&listen).failure(2).contains("--resign needs keys"));
    let first = desk.run(&[&listen[..], &KEYS].concat());
    assert!(first.status == 2 && first.stdout.contains("export WXPAY_PUBLIC_KEY_ID="), "{}", first.stderr);
    let endpoint = Merchant::open(Mutant::None, desk.platform("wxnotify-platform"));
    let notify = format!("{endpoint}/notify");
    let bench = Bench::new(desk, &notify, &[&["--resign", "--keep", "kept", "--keep-plaintext"], &KEYS[..]].concat());

    assert_eq!(bench.post(&paid(&platform, None)).0, 200);
    assert_eq!(http(&endpoint, "GET /effects", "", "").2, r#"{"count":1}"#);
    for (fault, status) in [(Fault::Forged, 401), (Fault::Stale, 401), (Fault::WrongApiV3Key, 500)] {
        assert_eq!(bench.post(&paid(&platform, Some(fault))).0, status, "{fault:?}");
    }
    assert_eq!(http(&endpoint, "GET /effects", "", "").2, r#"{"count":1}"#);
    for code in ["SIGNATURE_INVALID", "TIMESTAMP_OUT_OF_RANGE", "DECRYPTION_FAILED"] {
        bench.listener.said(code);
    }
    let journal = bench.journal();
    let held_back = |entry: &&Value| entry["not_passed_on"] == "what is not genuine is not signed again";
    assert_eq!(journal.iter().filter(held_back).count(), 3, "{journal:?}");
    let kept = bench.kept();
    let plaintext = kept.iter().find(|name| name.ends_with(".plaintext.json")).unwrap();
    assert!(bench.desk.read(&format!("kept/{plaintext}")).contains(SECRET_TEXT));
    assert_eq!(kept.len(), 5);

    // Of all that is kept one can be opened, and it has had its effect; those that cannot are said before anything is sent.
    let genuine = plaintext.replace(".plaintext.json", ".http");
    let first = format!("kept/{genuine}");
    let replay = |what: &str, options: &[&str]| bench.desk.run(&[&["replay", what, "--to", &notify], options].concat());
    let again = replay(&first, &[&["--resign", "--json"], &KEYS[..]].concat()).output();
    assert_eq!(serde_json::from_str::<Value>(&again).unwrap()["status"], 200);
    assert!(
        replay("kept", &[&["--resign"], &KEYS[..]].concat())
            .failure(3)
            .contains("hint: with --resign each is opened first")
    );
    let unopened = replay(&first, &[]);
    assert_eq!(unopened.status, 1, "the endpoint does not know WeChat Pay's key");
    assert!(unopened.stdout.contains(": 401 in ") && unopened.stderr.contains("1 of 1 were not taken"));

    // One that is old.
    let old =
        platform.notification("TRANSACTION.SUCCESS", r#"{"out_trade_no":"A2"}"#).now(1_795_190_400).build().unwrap();
    let lines = old.header_pairs().map(|(name, value)| format!("{name}: {value}\n")).collect::<String>();
    bench.desk.write("old.http", [lines.as_bytes(), b"\n", old.body()].concat());
    assert!(replay("old.http", &[]).stdout.contains("and is good for 300: send it with --resign"));
    replay("old.http", &[&["--resign"], &KEYS[..]].concat()).output();
    assert_eq!(http(&endpoint, "GET /effects", "", "").2, r#"{"count":2}"#);
}
