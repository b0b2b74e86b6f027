//! `wxnotify check` is a judge, so here it is judged itself: an endpoint that is right passes every check, and one with a
//! single fault fails the checks that are meant for it, and no other.

#[path = "../common/mod.rs"]
mod common;
mod merchant;

use std::collections::BTreeMap;

use common::{Desk, Run};
use merchant::{Merchant, Mutant, Mutant as M};
use serde_json::Value;
use wxnotify::testing::Platform;

/// A desk on which `check` made its keys, and the platform that they belong to.
struct Court {
    desk: Desk,
}

impl Court {
    fn new() -> Self {
        let mut desk = Desk::new();
        let first = desk.run(&["check", "http://127.0.0.1:9/notify"]);
        assert_eq!(first.status, 2);
        for line in ["export WXPAY_PUBLIC_KEY_ID=PUB_KEY_ID_", "export WXPAY_API_V3_KEY=\"$(cat '"] {
            assert!(first.stdout.contains(line), "{}", first.stdout);
        }
        assert!(first.stderr.contains("start yours with these lines"), "{}", first.stderr);
        for secret in ["wxnotify-platform/private_key.pem", "wxnotify-platform/api_v3_key"] {
            let secret = desk.read(secret);
            assert!(!first.stdout.contains(secret.trim()));
            desk.keep_secret(&secret);
        }
        Self { desk }
    }

    fn platform(&self) -> Platform {
        self.desk.platform("wxnotify-platform")
    }

    fn check(&self, mutant: Mutant, options: &[&str]) -> Run {
        let url = Merchant::open(mutant, self.platform());
        let (notify, effects) = (format!("{url}/notify"), format!("{url}/effects"));
        self.desk.run(&[&["check", &notify, "--effects-url", &effects], options].concat())
    }

    /// The checks that did not pass, with their verdicts.
    fn faults(&self, mutant: Mutant, options: &[&str]) -> BTreeMap<String, String> {
        let run = self.check(mutant, &[&["--json"], options].concat());
        let report: Value = serde_json::from_str(&run.stdout).expect(&run.stderr);
        let findings = report["findings"].as_array().unwrap();
        assert_eq!(run.status, i32::from(report["failed"] != 0), "{mutant:?}: {}", run.stderr);
        let text = |finding: &Value, name: &str| finding[name].as_str().unwrap().to_owned();
        for finding in findings.iter().filter(|finding| finding["verdict"] != "pass") {
            assert!(!text(finding, "reason").is_empty() && !text(finding, "advice").is_empty(), "{finding}");
        }
        let all = findings.iter().map(|finding| (text(finding, "check"), text(finding, "verdict")));
        all.filter(|(_, verdict)| verdict != "pass").collect()
    }
}

#[test]
fn an_endpoint_that_is_right_passes_every_check() {
    let court = Court::new();
    let events = ["--event", "TRANSACTION.SUCCESS", "--event", "REFUND.SUCCESS", "--event", "COUPON.USE"];
    let run = court.check(Mutant::None, &[&["--strict"], &events[..]].concat());
    let printed = run.output();
    assert!(printed.ends_with("\n28 passed, 0 failed, 0 warned, 0 not applicable\n"), "{printed}");
    assert!(printed.contains("pass  takes a genuine REFUND.SUCCESS (refund.direct)"), "{printed}");
}

const FAIL: &str = "fail";
const WARN: &str = "warn";
const NA: &str = "not_applicable";

/// Judges each mutant, and compares what did not pass with what is expected: all of it and nothing else.
fn assert_caught(options: &[&str], mutants: &[(Mutant, &[(&str, &str)])]) {
    let court = Court::new();
    let mut wrong = Vec::new();
    for (mutant, expected) in mutants {
        let expected: BTreeMap<_, _> =
            expected.iter().map(|(check, verdict)| ((*check).to_owned(), (*verdict).to_owned())).collect();
        let mut found = court.faults(*mutant, options);
        // On a machine that has much else to do an answer may be slow, and is said to be.
        if !expected.contains_key("in-time") {
            found.retain(|check, verdict| (check.as_str(), verdict.as_str()) != ("in-time", WARN));
        }
        if found != expected {
            wrong.push(format!("{mutant:?}: {found:?}, expected {expected:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn who_takes_what_is_wrong_is_caught() {
    assert_caught(
        &["--skip", "slow", "--skip", "oversized"],
        &[
            (
                M::AcceptsForged,
                &[
                    ("forged", FAIL),
                    ("altered", FAIL),
                    ("replayed", FAIL),
                    ("malformed-header", FAIL),
                    ("serial", WARN),
                    ("raw-body", WARN),
                ],
            ),
            (M::AcceptsStale, &[("stale", FAIL)]),
            (M::AcceptsFuture, &[("future", FAIL)]),
            (M::VerifiesRewritten, &[("raw-body", WARN)]),
            (M::AcceptsUnsigned, &[("missing-header", FAIL), ("malformed-header", FAIL)]),
            (M::RemembersSignatures, &[("replayed", FAIL)]),
            (M::AcceptsProbe, &[("probe", FAIL)]),
            (M::SkipsTag, &[("ciphertext", FAIL)]),
            (
                M::AnswersOkOnError,
                &[
                    ("forged", FAIL),
                    ("altered", FAIL),
                    ("stale", FAIL),
                    ("future", FAIL),
                    ("replayed", FAIL),
                    ("probe", FAIL),
                    ("missing-header", FAIL),
                    ("malformed-header", FAIL),
                    ("ciphertext", FAIL),
                    ("api-v3-key", FAIL),
                    ("malformed-body", FAIL),
                    ("raw-body", WARN),
                    ("serial", WARN),
                    ("signature-type", WARN),
                    ("algorithm", WARN),
                    ("doubled-header", WARN),
                ],
            ),
            (
                M::AcknowledgesUnreadable,
                &[("ciphertext", FAIL), ("api-v3-key", FAIL), ("malformed-body", FAIL), ("algorithm", WARN)],
            ),
            (M::IgnoresSerial, &[("serial", WARN), ("doubled-header", WARN)]),
            (M::IgnoresSignatureType, &[("signature-type", WARN)]),
            (M::IgnoresAlgorithm, &[("algorithm", WARN)]),
            (M::TakesFirstHeader, &[("doubled-header", WARN)]),
        ],
    );
}

#[test]
fn who_counts_wrong_or_tells_too_much_or_crashes_is_caught() {
    assert_caught(
        &["--skip", "slow", "--skip", "oversized"],
        &[
            (M::CountsTwice, &[("once", FAIL)]),
            (M::CountsTwiceInParallel, &[("once", FAIL)]),
            (M::RefusesDuplicates, &[("duplicate", FAIL), ("parallel", FAIL)]),
            (M::CountsBeforeVerifying, &[("once", FAIL), ("no-effect", FAIL)]),
            (M::AnswersWithAPage, &[("genuine.TRANSACTION.SUCCESS", WARN)]),
            (M::LeaksTrace, &[("no-leak", FAIL)]),
            (M::LeaksKey, &[("no-leak", FAIL)]),
            (M::LeaksPlaintext, &[("no-leak", WARN)]),
            (
                M::CrashesOnGarbage,
                &[("ciphertext", FAIL), ("api-v3-key", FAIL), ("malformed-body", FAIL), ("algorithm", FAIL)],
            ),
            (M::BreaksInTheEnd, &[("goes-on", FAIL)]),
        ],
    );
    // Who refuses everything refuses what is wrong, too: that says nothing.
    assert_caught(
        &["--only", "genuine", "--only", "forged", "--only", "once", "--only", "duplicate", "--only", "goes-on"],
        &[(
            M::RefusesEverything,
            &[("genuine.TRANSACTION.SUCCESS", FAIL), ("forged", NA), ("once", NA), ("duplicate", NA), ("goes-on", NA)],
        )],
    );
}

#[test]
fn who_is_held_up_or_late_is_caught() {
    assert_caught(
        &["--only", "oversized"],
        &[
            (M::AnswersOkOnError, &[("oversized", FAIL)]),
            (M::ReadsWithoutBound, &[("oversized", FAIL)]),
            (M::BelievesContentLength, &[("oversized", FAIL)]),
        ],
    );
    assert_caught(
        &["--only", "slow", "--slow-for", "6"],
        &[(M::WaitsForBody, &[("slow", WARN)]), (M::OneAtATime, &[("slow", FAIL)])],
    );
    assert_caught(&["--only", "genuine", "--only", "in-time"], &[(M::TooLate, &[("in-time", FAIL)])]);
}

#[test]
fn no_endpoint_and_wrong_options_are_told() {
    let court = Court::new();
    let closed = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let check = |options: &[&str]| court.desk.run(&[&["check"], options].concat());
    assert!(check(&[&format!("http://{closed}/notify")]).failure(1).contains("is the endpoint running there?"));
    for (options, says) in [
        (&["http://192.0.2.1/notify"][..], "is not this machine"),
        (&["ftp://127.0.0.1/notify"], "is no http or https URL"),
        (&["http://127.0.0.1/", "--event", "NO.SUCH"], "no plaintext can be made up"),
        (&["http://127.0.0.1/", "--set", "amount=1"], "is not an object"),
        (&["http://127.0.0.1/", "--platform", "wxnotify-platform/api_v3_key"], "api_v3_key"),
    ] {
        let message = check(options).stderr;
        assert!(message.contains(says), "{message}");
    }
    assert!(check(&["http://127.0.0.1/", "--only", "no-such"]).stderr.contains("there is no such check"));
    assert!(check(&["--list"]).output().contains("\nonce              counts a notification once"));
}

/// README shows `recording.txt`. Times and sizes are a run's own; everything else must be what is printed today. The file is
/// written anew where the environment has WRITE_RECORDINGS.
#[test]
fn the_recording_in_readme_is_what_is_printed() {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/check/recording.txt");
    let court = Court::new();
    let run = court.check(Mutant::AcceptsStale, &["--slow-for", "6"]);
    let printed = format!(
        "$ wxnotify check http://127.0.0.1:8080/notify --effects-url http://127.0.0.1:8080/effects\n{}",
        run.stdout
    );
    if std::env::var_os("WRITE_RECORDINGS").is_some() {
        std::fs::write(file, &printed).unwrap();
    }
    let lasting = |text: &str| {
        // Whether a server answers a body without end before it closes is a race, and how far it reads too.
        let text = text.lines().map(|line| if line.contains("a body of 1 GiB: ") { "" } else { line });
        let text = text.collect::<Vec<_>>().join("\n");
        let words: Vec<&str> = text.split(' ').collect();
        let is_time = |at: usize| words.get(at + 1).is_some_and(|next| next.starts_with("ms"));
        let lasting = words.iter().enumerate().map(|(at, word)| if is_time(at) { "N" } else { word });
        lasting.collect::<Vec<_>>().join(" ")
    };
    assert_eq!(lasting(&printed), lasting(&std::fs::read_to_string(file).unwrap()));
}

#[test]
fn reports_for_machines_hold_what_the_table_says() {
    let court = Court::new();
    let run = court.check(Mutant::LeaksTrace, &["--skip", "slow", "--junit", "check.xml", "--html", "check.html"]);
    assert_eq!(run.status, 1, "{}", run.stdout);
    assert!(
        run.stdout.contains("FAIL  shows no key, stack trace or plaintext in an answer\n      seen:   "),
        "{}",
        run.stdout
    );
    let junit = court.desk.read("check.xml");
    assert!(junit.contains("tests=\"25\" failures=\"1\" skipped=\"0\""), "{junit}");
    assert!(junit.contains("classname=\"wxnotify.no-leak\"") && junit.contains("<failure message="), "{junit}");
    let page = court.desk.read("check.html");
    assert!(page.contains("<tr class=\"fail\">") && page.contains("<circle class=\"refused\""), "{page}");
    assert!(!page.contains('{') || !page.contains("{rows}"), "a place was not filled");
    for outside in ["http-equiv", "<script", "<link", "src=", "@import"] {
        assert!(!page.contains(outside), "the page needs {outside}");
    }
}
