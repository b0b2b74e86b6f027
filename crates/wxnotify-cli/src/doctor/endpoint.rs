//! The endpoint from outside: requests that it must refuse, and what its answers tell about the way in.

use std::net::IpAddr;
use std::time::Duration;

use axum::http::Uri;
use wxnotify::testing::{Delivery, Fault, Platform};

use super::kept::Kept;
use crate::check::{Finding, Verdict};
use crate::failure::Failure;
use crate::post::{self, Answer, Client, NoAnswer, PATIENCE};

type Check = (&'static str, &'static str);
const URL: Check = ("url", "the URL is one that WeChat Pay takes");
const REACHED: Check = ("reached", "the endpoint answers");
const REFUSES: Check = ("refuses", "a probe is refused");
const HEADERS: Check = ("headers", "the Wechatpay-* headers arrive");
const BODY: Check = ("body", "the body arrives as it was sent");
const SIZE: Check = ("size", "a notification of 64 KiB gets through");
const QUICK: Check = ("quick", "it answers in time");

const STAGING: &str = "let a copy of the endpoint trust the test platform, and run `wxnotify check` against it through the same proxies; or put `wxnotify listen --keep DIR` in the endpoint's place, and give --kept DIR";

pub(super) async fn look_at(url: &Uri, kept: Option<&Kept>) -> Result<Vec<Finding>, Failure> {
    let mut findings = vec![of_url(url)];
    let client = Client::new();
    let requests = Requests::new().map_err(|error| Failure::from(&error))?;
    let probe = client.post(url, requests.probe.headers(), requests.probe.body()).await;
    let probe = match probe {
        Ok(answer) => answer,
        Err(problem) => {
            findings.push(fail(REACHED, problem.to_string(), unreached(&problem)));
            return Ok(findings);
        }
    };
    findings.push(pass(REACHED, format!("{} from {}", probe.status, url.host().unwrap_or_default())));
    findings.push(of_probe(&probe));

    let mut answers = vec![probe.clone()];
    let mut others = Vec::new();
    for delivery in [&requests.without_headers, &requests.not_json, &requests.long] {
        let answer = client.post(url, delivery.headers(), delivery.body()).await;
        answers.extend(answer.clone());
        others.push(answer);
    }
    let arrived = match kept {
        Some(kept) => Some(requests.arrived(kept).await),
        None => None,
    };
    findings.push(match &arrived {
        Some(arrived) => arrived.headers(&requests.probe),
        None => of_headers(&probe, &others[0]),
    });
    findings.push(match &arrived {
        Some(arrived) => arrived.body(&requests.probe),
        None => of_body(&probe, &others[1]),
    });
    findings.push(of_size(&probe, &others[2]));
    findings.push(of_time(&answers));
    Ok(findings)
}

fn pass((check, title): Check, reason: impl Into<String>) -> Finding {
    Finding::pass(check, title, reason)
}

fn fail((check, title): Check, reason: impl Into<String>, advice: &str) -> Finding {
    Finding::new(check, title, Verdict::Fail, reason, advice)
}

fn warn((check, title): Check, reason: impl Into<String>, advice: &str) -> Finding {
    Finding::new(check, title, Verdict::Warn, reason, advice)
}

fn unknown((check, title): Check, reason: impl Into<String>, advice: &str) -> Finding {
    Finding::not_applicable(check, title, reason, advice)
}

/// More than most notifications have.
const LONG: usize = 64 << 10;

/// Each is signed by nobody, so that a right endpoint refuses it and does nothing.
struct Requests {
    /// As WeChat Pay probes: well formed, with a signature that is none.
    probe: Delivery,
    without_headers: Delivery,
    not_json: Delivery,
    long: Delivery,
}

impl Requests {
    fn new() -> wxnotify::Result<Self> {
        // SM2, since making an RSA key takes long; the serial is nobody's.
        let platform = Platform::builder().algorithm("SM2").build()?;
        // What a body that is read and written anew would lose: the order of keys, a fraction's digits, an escape.
        let resource = r#"{"b":1.10,"a":"\u4e2d"}"#;
        let probe = platform.notification("SECURITY_ECHO.SUCCESS", resource).fault(Fault::Probe).build()?;
        // A body of its own, so that it is not taken for the probe where what arrived is looked at.
        let mut without_headers =
            platform.notification("SECURITY_ECHO.SUCCESS", resource).fault(Fault::Probe).build()?;
        let named = probe.header_pairs().map(|(name, _)| name.to_owned());
        let wechatpays: Vec<String> =
            named.filter(|name| name.to_ascii_lowercase().starts_with("wechatpay-")).collect();
        wechatpays.iter().for_each(|name| without_headers.remove_header(name));
        let mut not_json = probe.clone();
        not_json.set_body("this is not JSON");
        let mut long = probe.clone();
        long.set_body([probe.body(), &vec![b' '; LONG - probe.body().len()]].concat());
        Ok(Self { probe, without_headers, not_json, long })
    }

    /// What a listener in the endpoint's place got of the probe, which is known by the id in its body.
    async fn arrived(&self, kept: &Kept) -> Arrived {
        let id = id_of(self.probe.body());
        let found = kept.wait_for(Duration::from_secs(3), |kept, entry| {
            let saved = kept.request(entry)?;
            (id_of(&saved.body) == id && saved.body.len() < LONG / 2).then_some(saved)
        });
        Arrived(found.await.map(|saved| {
            let headers = saved.headers.pairs();
            let headers = headers.map(|(name, value)| (name.to_owned(), value.trim_ascii().to_vec())).collect();
            (headers, saved.body)
        }))
    }
}

fn id_of(body: &[u8]) -> Option<String> {
    let body: serde_json::Value = serde_json::from_slice(body).ok()?;
    Some(body.get("id")?.as_str()?.to_owned())
}

type Pairs = Vec<(String, Vec<u8>)>;

/// Headers and body of the probe behind the proxies.
struct Arrived(Option<(Pairs, Vec<u8>)>);

const NOT_KEPT: &str =
    "nothing like the probe was kept; is it `wxnotify listen --keep` of this directory that the URL leads to?";

impl Arrived {
    fn headers(&self, sent: &Delivery) -> Finding {
        let Some((headers, _)) = &self.0 else { return unknown(HEADERS, NOT_KEPT, "") };
        let mut wrong = Vec::new();
        for (name, value) in sent.header_pairs().filter(|(name, _)| is_signed_header(name)) {
            let came: Vec<_> = headers.iter().filter(|(held, _)| held.eq_ignore_ascii_case(name)).collect();
            match came.as_slice() {
                [] => wrong.push(format!("{name} was dropped")),
                [(_, one)] if one == value.as_bytes() => {}
                [_] => wrong.push(format!("{name} was changed")),
                _ => wrong.push(format!("{name} came {} times", came.len())),
            }
        }
        match wrong.is_empty() {
            true => pass(HEADERS, "all of them, unchanged, at the listener"),
            false => fail(HEADERS, wrong.join(", "), "have every proxy and gateway pass on Wechatpay-* as they came"),
        }
    }

    fn body(&self, sent: &Delivery) -> Finding {
        match &self.0 {
            None => unknown(BODY, NOT_KEPT, ""),
            Some((_, body)) if body == sent.body() => pass(BODY, "to the byte, at the listener"),
            Some((_, body)) => fail(
                BODY,
                format!("{} bytes were sent, and {} others arrived at the listener", sent.body().len(), body.len()),
                "the signature is over the raw bytes: no proxy or gateway may parse the body and write it anew",
            ),
        }
    }
}

fn is_signed_header(name: &str) -> bool {
    name.to_ascii_lowercase().starts_with("wechatpay-")
}

/// WeChat Pay's rules for a notify_url: https, reachable from outside, no query.
fn of_url(url: &Uri) -> Finding {
    let host = url.host().unwrap_or_default().trim_matches(['[', ']']);
    let is_private = match host.parse() {
        Ok(IpAddr::V4(ip)) => ip.is_loopback() || ip.is_private() || ip.is_link_local(),
        Ok(IpAddr::V6(ip)) => ip.is_loopback() || ip.is_unique_local(),
        Err(_) => host == "localhost" || !host.contains('.'),
    };
    let rule = "WeChat Pay asks for an https URL that is reachable from outside, without a query";
    if url.query().is_some() {
        return fail(URL, "it has a query, which WeChat Pay forbids", "put what the query says into the path");
    }
    if is_private {
        return warn(URL, format!("{host} cannot be reached from outside"), rule);
    }
    match url.scheme_str() {
        Some("https") => pass(URL, "https, without a query"),
        _ => warn(URL, "it is no https", rule),
    }
}

fn unreached(problem: &NoAnswer) -> &'static str {
    match problem {
        NoAnswer::Unreachable(why) if why.contains("certificate") => {
            "the certificate of the URL's host is not one that this machine believes: is its chain whole, its name right, its date?"
        }
        NoAnswer::Unreachable(_) => "compare the host's address, port and firewall: nothing can be delivered there",
        NoAnswer::TimedOut(_) => "WeChat Pay hangs up after 5 seconds: answer at once, and do long work afterwards",
        NoAnswer::BrokenOff(_) => "see the log of what closed the connection: a proxy, a firewall, the application?",
    }
}

fn of_probe(answer: &Answer) -> Finding {
    let status = answer.status;
    if answer.is_received() {
        return fail(
            REFUSES,
            format!("{status} to a request that nobody signed"),
            "verify Wechatpay-Signature before anything else, and answer 4xx or 5xx where it is wrong; or does another page answer here?",
        );
    }
    // Those with which an endpoint may refuse a signature; the others come from before it.
    match (status, post::hint(status)) {
        (400 | 401 | 403 | 500, _) => pass(REFUSES, format!("{status} to a request that nobody signed")),
        (_, Some(hint)) => fail(REFUSES, format!("{status}: something before the handler answered"), hint),
        (_, None) => warn(
            REFUSES,
            format!("{status}, which no handler of notifications is known to answer"),
            "see what answered: the application's log, the proxy's",
        ),
    }
}

fn is_same(one: &Answer, other: &Answer) -> bool {
    one.status == other.status && one.body == other.body
}

/// An answer that depends on the headers shows that they arrive; one that does not shows nothing.
fn of_headers(probe: &Answer, without: &Result<Answer, NoAnswer>) -> Finding {
    match without {
        Ok(answer) if !is_same(answer, probe) => pass(
            HEADERS,
            format!(
                "{} with them and {} without: the endpoint sees whether they are there",
                probe.status, answer.status
            ),
        ),
        Ok(answer) => {
            unknown(HEADERS, format!("{} with and without them, which tells nothing", answer.status), STAGING)
        }
        Err(problem) => unknown(HEADERS, format!("without them: {problem}"), STAGING),
    }
}

/// An endpoint that refuses a signature does so whatever the body is. Where nonsense is refused otherwise, something parses first.
fn of_body(probe: &Answer, nonsense: &Result<Answer, NoAnswer>) -> Finding {
    match nonsense {
        Ok(answer) if answer.is_received() => {
            fail(BODY, format!("{} to nonsense", answer.status), "refuse what is not signed")
        }
        Ok(answer) if is_same(answer, probe) => unknown(
            BODY,
            format!(
                "{} to JSON and to nonsense alike: nothing was seen that parses it first; whether it arrives to the byte cannot be told from outside",
                answer.status
            ),
            STAGING,
        ),
        Ok(answer) => warn(
            BODY,
            format!(
                "{} to a probe in JSON, {} to one that is nonsense: something looks into the body before the signature is verified",
                probe.status, answer.status
            ),
            "take the raw body at this path, before any JSON parser or middleware",
        ),
        Err(problem) => warn(
            BODY,
            format!("to nonsense: {problem}"),
            "take the raw body at this path, before any JSON parser or middleware",
        ),
    }
}

fn of_size(probe: &Answer, long: &Result<Answer, NoAnswer>) -> Finding {
    match long {
        Ok(answer) if answer.status == 413 && probe.status != 413 => warn(
            SIZE,
            "413",
            "let a proxy or framework take a body of 64 KiB: a notification has a few KiB, and one of a complaint more",
        ),
        Ok(answer) => pass(SIZE, format!("{}, as to a short one or by its own rules", answer.status)),
        Err(problem) => warn(SIZE, problem.to_string(), "let a proxy or framework take a body of 64 KiB"),
    }
}

fn of_time(answers: &[Answer]) -> Finding {
    let mut took: Vec<Duration> = answers.iter().map(|answer| answer.took).collect();
    took.sort();
    let longest = took.last().copied().unwrap_or_default();
    let reason = format!(
        "{} refusals, all within {:.0} ms, connecting included; what is genuine takes the work on top",
        took.len(),
        longest.as_secs_f64() * 1000.0
    );
    let advice = "WeChat Pay hangs up after 5 seconds and sends again: see what takes so long before any work is done (a cold start, DNS, a proxy)";
    match longest {
        _ if longest > PATIENCE => fail(QUICK, reason, advice),
        _ if longest > PATIENCE / 5 => warn(QUICK, reason, advice),
        _ => pass(QUICK, reason),
    }
}
