//! `wxnotify demo`: a merchant's endpoint and a pretend platform, talking HTTP over loopback.

mod merchant;
mod samples;
mod scenarios;
mod table;

use std::sync::mpsc::{self, Receiver, Sender};
use std::time::Duration;

use axum::http::Uri;
use clap::Args;
use tokio::net::TcpListener;
use wxnotify::ApiV3Key;
use wxnotify::testing::{Delivery, Platform};
use wxnotify::{NotificationParser, PlatformKeys};

use self::merchant::{Entry, Merchant};
use self::scenarios::{Expected, Scenario, Signer};
use self::table::Row;
use crate::check::{self, Case, Effects, Verdict};
use crate::failure::Failure;
use crate::orders::Sample;
use crate::post::{self, Answer};
use crate::table::print_styled;

/// Show it all working: a merchant's endpoint takes genuine notifications and refuses wrong ones
///
/// In one process, over real HTTP on 127.0.0.1: a pretend platform, with keys made on the spot,
/// posts notifications of many kinds and in every way to be wrong, and a merchant's endpoint
/// answers. Each row says what was sent, what was answered, and whether that is right. At the end
/// `wxnotify check` judges the endpoint as it judges any.
///
/// Exit status: 0 where every row is right and every check is passed, else 1.
#[derive(Args, Debug)]
pub(crate) struct DemoArgs {}

/// The three ways in which WeChat Pay signs.
struct Platforms {
    certificate: Platform,
    public_key: Platform,
    sm2: Platform,
}

pub(crate) fn run(_: &DemoArgs) -> Result<(), Failure> {
    let platforms = Platforms::new()?;
    let (journal, entries) = mpsc::channel();
    let url = open_for_business(platforms.merchant_parser()?, journal)?;
    table::print_heading(&url)?;

    let target = post::parse_url(&url)?;
    let runtime = post::runtime()?;
    let client = post::Client::new();
    let mut rows = Vec::new();
    for scenario in scenarios::all() {
        let delivery = platforms.forge(&scenario)?;
        let answer = runtime
            .block_on(client.post(&target, delivery.headers(), delivery.body()))
            .map_err(|error| Failure::other(format!("{}: no answer from {url}: {error}", scenario.what)))?;
        let entry = entry_of(&entries, &scenario)?;
        let problem = judge(&scenario, &answer, &entry).err();
        rows.push(Row { scenario, answer, entry, problem });
    }

    table::print(&rows)?;
    let failed = check_endpoint(&target, &platforms.certificate)?;
    match failed + rows.iter().filter(|row| row.problem.is_some()).count() {
        0 => Ok(()),
        1 => Err(Failure::other("1 row or check is wrong")),
        wrong => Err(Failure::other(format!("{wrong} rows or checks are wrong"))),
    }
}

impl Platforms {
    /// A merchant has one APIv3 key, and every platform key of it encrypts with that.
    fn new() -> Result<Self, Failure> {
        let certificate = Platform::new();
        let builder = || Platform::builder().api_v3_key(certificate.api_v3_key());
        let public_key = builder().public_key_id("PUB_KEY_ID_0119000072912026112100000000").build();
        let sm2 = builder().algorithm("SM2").build();
        let made = |platform: wxnotify::Result<Platform>| platform.map_err(|error| Failure::from(&error));
        Ok(Self { public_key: made(public_key)?, sm2: made(sm2)?, certificate })
    }

    /// What a merchant sets up: all platform keys at once, and the APIv3 key.
    fn merchant_parser(&self) -> Result<NotificationParser, Failure> {
        let mut keys = PlatformKeys::new();
        let build = || {
            for platform in [&self.certificate, &self.sm2] {
                keys.add_certificates(&platform.certificate_pem().unwrap_or_default())?;
            }
            keys.add_public_key(self.public_key.serial(), &self.public_key.public_key_pem())?;
            let api_v3_key = ApiV3Key::new(self.certificate.api_v3_key())?.labelled("1900007291");
            NotificationParser::builder().platform_keys(keys).api_v3_key(api_v3_key).build()
        };
        build().map_err(|error| Failure::from(&error))
    }

    fn forge(&self, scenario: &Scenario) -> Result<Delivery, Failure> {
        let platform = match scenario.signer {
            Signer::Certificate => &self.certificate,
            Signer::PublicKey => &self.public_key,
            Signer::Sm2 => &self.sm2,
        };
        let mut builder = platform.notification(scenario.event_type, &scenario.resource).id(&scenario.id);
        if let Some(fault) = scenario.fault {
            builder = builder.fault(fault);
        }
        builder.build().map_err(|error| Failure::from(&error))
    }
}

/// Lets the judge of any endpoint (`wxnotify check`) judge this one. How many checks were not passed.
fn check_endpoint(url: &Uri, platform: &Platform) -> Result<usize, Failure> {
    print_styled("\nwxnotify check judges any endpoint, in whatever language it is written. Of this one it says:\n\n")?;
    let samples = [samples::of_kind("transaction.direct"), samples::of_kind("refund.direct")];
    let samples = samples.map(|sample| Sample::given(sample.event_type, sample.resource().to_owned(), &[]));
    let samples = samples.into_iter().collect::<Result<Vec<_>, _>>()?;
    let effects = Effects::from_options(Some(&url.to_string().replace("/notify", "/effects")), None)?;
    let report = check::judge(&Case {
        url,
        platform,
        samples: &samples,
        is_set: &|_| false,
        effects: effects.as_ref(),
        slow_for: Duration::from_secs(6),
        wants: &|_| true,
        progress: &|_| {},
    })?;
    check::table::print(&report)?;
    Ok(report.findings.len() - report.count(Verdict::Pass))
}

/// Starts the merchant's server beside this thread, and returns the URL for notifications.
fn open_for_business(parser: NotificationParser, journal: Sender<Entry>) -> Result<String, Failure> {
    let failed = |what: &str, error: std::io::Error| Failure::other(format!("cannot {what}: {error}"));
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build();
    let runtime = runtime.map_err(|error| failed("start the merchant's server", error))?;
    let listener = runtime.block_on(TcpListener::bind(("127.0.0.1", 0)));
    let listener = listener.map_err(|error| failed("listen on 127.0.0.1", error))?;
    let address = listener.local_addr().map_err(|error| failed("listen on 127.0.0.1", error))?;
    let merchant = runtime.block_on(Merchant::new(parser, journal));
    let merchant = merchant.map_err(|error| Failure::other(format!("cannot open the merchant's database: {error}")))?;
    std::thread::spawn(move || runtime.block_on(merchant.serve(listener)));
    Ok(format!("http://{address}/notify"))
}

/// What the merchant wrote down about the delivery that was just answered.
fn entry_of(entries: &Receiver<Entry>, scenario: &Scenario) -> Result<Entry, Failure> {
    entries
        .recv_timeout(Duration::from_secs(1))
        .map_err(|_| Failure::other(format!("{}: the merchant answered, but did nothing", scenario.what)))
}

/// Whether the merchant did what the scenario says, or else what is wrong.
fn judge(scenario: &Scenario, answer: &Answer, entry: &Entry) -> Result<(), String> {
    let same = |what: &str, expected: &str, found: &str| {
        if expected == found { Ok(()) } else { Err(format!("{what} is {found}, expected {expected}")) }
    };
    let status = |expected: u16| same("the status", &expected.to_string(), &answer.status.to_string());
    match (&scenario.expected, entry) {
        (Expected::Processed { kind, fact }, Entry::Processed(receipt))
        | (Expected::Repeated { kind, fact }, Entry::Repeated(receipt)) => {
            status(200)?;
            same("the answer", r#"{"code":"SUCCESS"}"#, &answer.body)?;
            same("the plaintext", &scenario.resource, &receipt.plaintext)?;
            same("the kind", kind, receipt.kind.as_str())?;
            same("the fact", fact, &receipt.fact)
        }
        (Expected::Refused { status: expected, code }, Entry::Refused(error)) => {
            status(*expected)?;
            same("the code", code, error.code().as_str())?;
            if answer.body.starts_with(r#"{"code":"FAIL","message":""#) {
                Ok(())
            } else {
                Err(format!("the answer is {}", answer.body))
            }
        }
        (expected, entry) => Err(format!("the merchant {}, expected: {}", entry.in_words(), expected.in_words())),
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Read, Write};
    use std::net::TcpStream;

    use wxnotify::{Error, ErrorCode, Kind};

    use super::merchant::Receipt;
    use super::*;

    const SUCCESS: &str = r#"{"code":"SUCCESS"}"#;
    const FAIL: &str = r#"{"code":"FAIL","message":"signature verification failed"}"#;

    fn scenario(expected: Expected) -> Scenario {
        Scenario { expected, resource: "{}".into(), ..scenarios::all().remove(0) }
    }

    fn answer(status: u16, body: &str) -> Answer {
        Answer { status, headers: String::new(), body: body.into(), raw_body: Default::default(), took: Duration::ZERO }
    }

    fn receipt(kind: Kind, fact: &str, plaintext: &str) -> Receipt {
        Receipt { kind, fact: fact.into(), plaintext: plaintext.into() }
    }

    #[test]
    fn a_genuine_notification_must_be_processed_whole() {
        use Entry::{Processed, Refused, Repeated};
        let scenario = scenario(Expected::Processed { kind: "complaint", fact: "1" });
        let good = || receipt(Kind::Complaint, "1", "{}");
        assert_eq!(judge(&scenario, &answer(200, SUCCESS), &Processed(good())), Ok(()));
        for (answer, entry, problem) in [
            (answer(500, SUCCESS), Processed(good()), "the status is 500, expected 200"),
            (answer(200, ""), Processed(good()), "the answer is , expected {\"code\":\"SUCCESS\"}"),
            (answer(200, SUCCESS), Repeated(good()), "the merchant took it for a repetition, expected: processed"),
            (
                answer(200, SUCCESS),
                Processed(receipt(Kind::Unknown, "1", "{}")),
                "the kind is unknown, expected complaint",
            ),
            (answer(200, SUCCESS), Processed(receipt(Kind::Complaint, "2", "{}")), "the fact is 2, expected 1"),
            (
                answer(200, SUCCESS),
                Processed(receipt(Kind::Complaint, "1", "{ }")),
                "the plaintext is { }, expected {}",
            ),
            (
                answer(401, FAIL),
                Refused(Error::new(ErrorCode::SignatureInvalid, "")),
                "the merchant refused it with SIGNATURE_INVALID, expected: processed",
            ),
        ] {
            assert_eq!(judge(&scenario, &answer, &entry), Err(problem.to_owned()));
        }
    }

    #[test]
    fn a_wrong_notification_must_be_refused_for_its_reason() {
        let scenario = scenario(Expected::Refused { status: 401, code: "SIGNATURE_INVALID" });
        let refused = |code| Entry::Refused(Error::new(code, ""));
        assert_eq!(judge(&scenario, &answer(401, FAIL), &refused(ErrorCode::SignatureInvalid)), Ok(()));
        for (answer, entry, problem) in [
            (answer(400, FAIL), refused(ErrorCode::SignatureInvalid), "the status is 400, expected 401"),
            (
                answer(401, FAIL),
                refused(ErrorCode::SerialUnknown),
                "the code is SERIAL_UNKNOWN, expected SIGNATURE_INVALID",
            ),
            (answer(401, SUCCESS), refused(ErrorCode::SignatureInvalid), "the answer is {\"code\":\"SUCCESS\"}"),
            (
                answer(200, SUCCESS),
                Entry::Processed(receipt(Kind::Complaint, "", "{}")),
                "the merchant processed it, expected: refused with 401 SIGNATURE_INVALID",
            ),
        ] {
            assert_eq!(judge(&scenario, &answer, &entry), Err(problem.to_owned()));
        }
    }

    /// A body of a gigabyte is announced and its beginning sent: the answer must not wait for the rest.
    #[test]
    fn a_body_beyond_the_limit_is_not_read_to_its_end() {
        let (journal, entries) = mpsc::channel();
        let platforms = Platforms::new().unwrap();
        let url = open_for_business(platforms.merchant_parser().unwrap(), journal).unwrap();
        let address = url.strip_prefix("http://").unwrap().strip_suffix("/notify").unwrap();
        let mut connection = TcpStream::connect(address).unwrap();
        connection.set_read_timeout(Some(Duration::from_secs(10))).unwrap();
        write!(connection, "POST /notify HTTP/1.1\r\nHost: {address}\r\nContent-Length: 1073741824\r\n\r\n").unwrap();
        connection.write_all(&vec![b' '; (1 << 20) + 1]).unwrap();
        let mut status = [0; 12];
        connection.read_exact(&mut status).unwrap();
        assert_eq!(&status, b"HTTP/1.1 413");
        let Ok(Entry::Refused(error)) = entries.recv() else { panic!("it was not refused") };
        assert_eq!(error.code(), ErrorCode::BodyTooLarge);
    }
}
