//! WeChat Pay's API: the clock by its answers' date, whether it takes the merchant's signature, and its echo.

use std::time::Duration;

use axum::http::Uri;
use serde_json::{Value, json};
use wxnotify::{Merchant, SignedRequest};

use super::kept::Kept;
use super::key_files::Held;
use crate::check::{Finding, Verdict};
use crate::failure::Failure;
use crate::post::{self, Answer, Client};
use crate::{clock, platform_api};

type Check = (&'static str, &'static str);
const CLOCK: Check = ("clock", "this machine's clock is right");
const SIGNATURE: Check = ("signature", "WeChat Pay takes the merchant's signature");
const ANSWER: Check = ("answer", "its answer is signed by the platform's key");
const ECHO: Check = ("echo", "a genuine notification arrives");

/// Signatures are good for 300 seconds on either side.
const TOLERANCE: u64 = 300;
/// For how long an echo's notification is waited for.
const ECHO_WAIT: Duration = Duration::from_secs(20);

pub(super) async fn look_at(
    host: &str,
    held: &Held,
    notify: Option<&Uri>,
    kept: Option<&Kept>,
) -> Result<Vec<Finding>, Failure> {
    let client = Client::new();
    let Some(merchant) = &held.merchant else {
        // Any answer has a date; this one needs no signature.
        let url = post::parse_url(&format!("{}/", host.trim_end_matches('/')))?;
        let clock = match client.get(&url).await {
            Ok(answer) => of_clock(&answer),
            Err(problem) => unknown(CLOCK, format!("{host} gave no answer: {problem}"), ""),
        };
        let needed = "give --merchant-certificate and --private-key, a pair";
        let skipped = [SIGNATURE, ANSWER, ECHO].map(|check| unknown(check, "there is no key to ask with", needed));
        return Ok([clock].into_iter().chain(skipped).collect());
    };
    let merchant = merchant.clone().host(host).map_err(|error| Failure::from(&error))?;
    let begun = clock::now();
    let message = format!("wxnotify doctor {begun} {:08x}", fastrand::u32(..));
    let body = match notify {
        Some(url) => json!({ "echo_message": message, "notify_url": url.to_string() }),
        None => json!({ "echo_message": message }),
    };
    let body = body.to_string();
    let request = signed(&merchant, &body, held)?;
    let answer = match platform_api::send(&client, &request, body.as_bytes()).await {
        Ok(answer) => answer,
        Err(problem) => {
            let reason = format!("{host} gave no answer: {problem}");
            return Ok([CLOCK, SIGNATURE, ANSWER, ECHO].map(|check| unknown(check, reason.clone(), "")).into());
        }
    };
    let mut findings = vec![of_clock(&answer), of_signature(&answer), of_answer(&answer, &message, held)];
    findings.push(match (answer.status, notify) {
        (200, Some(_)) => of_echo(begun, kept).await,
        (_, Some(_)) => unknown(ECHO, "WeChat Pay did not take the request", ""),
        (_, None) => {
            unknown(ECHO, "was not asked for", "--echo has WeChat Pay send URL a genuine SECURITY_ECHO.SUCCESS")
        }
    });
    Ok(findings)
}

fn signed(merchant: &Merchant, body: &str, held: &Held) -> Result<SignedRequest, Failure> {
    let request = merchant.sign("POST", "/v3/security/echo", body.as_bytes());
    let mut request = request.map_err(|error| Failure::from(&error))?;
    // Which of the platform's keys the answer and the notification are to be signed with.
    if let Some(serial) = held.serial() {
        request.headers.push(("Wechatpay-Serial", serial.to_owned()));
    }
    Ok(request)
}

fn fail((check, title): Check, reason: impl Into<String>, advice: &str) -> Finding {
    Finding::new(check, title, Verdict::Fail, reason, advice)
}

fn pass((check, title): Check, reason: impl Into<String>) -> Finding {
    Finding::pass(check, title, reason)
}

fn unknown((check, title): Check, reason: impl Into<String>, advice: &str) -> Finding {
    Finding::not_applicable(check, title, reason, advice)
}

fn of_clock(answer: &Answer) -> Finding {
    let Some(date) = answer.header("date").and_then(clock::of_http) else {
        return unknown(CLOCK, "the answer has no date", "");
    };
    let now = clock::now();
    let direction = if now < date { "behind" } else { "ahead of" };
    let reason = format!("{} s {direction} the platform's answer", now.abs_diff(date));
    let advice = "synchronize it (NTP): signatures are good for 300 s on either side, in both directions";
    match now.abs_diff(date) {
        off if off > TOLERANCE => fail(CLOCK, reason, advice),
        off if off > TOLERANCE / 5 => Finding::new(CLOCK.0, CLOCK.1, Verdict::Warn, reason, advice),
        _ => pass(CLOCK, reason),
    }
}

fn of_signature(answer: &Answer) -> Finding {
    let code = code_of(answer);
    let said = format!("{} {code}", answer.status);
    match answer.status {
        200 => pass(SIGNATURE, "200 to POST /v3/security/echo: mchid, serial and private key belong together"),
        401 => fail(
            SIGNATURE,
            said.trim_end(),
            "mchid, serial and private key must be of one merchant, the certificate must be the one in force, and the clock right",
        ),
        403 | 404 => unknown(
            SIGNATURE,
            format!("{said}: this merchant may not ask for an echo"),
            "ask for another thing, such as `wxnotify certificates fetch`",
        ),
        429 => unknown(SIGNATURE, said.trim_end(), "ask again later"),
        400 => unknown(
            SIGNATURE,
            said.trim_end(),
            "give the platform's key (--public-key or --certificate): WeChat Pay wants its serial named",
        ),
        _ => unknown(SIGNATURE, said.trim_end(), "ask again later"),
    }
}

/// The code in an error's body, which may be anything.
fn code_of(answer: &Answer) -> String {
    let body: Value = serde_json::from_slice(&answer.raw_body).unwrap_or_default();
    let code = body["code"].as_str().unwrap_or_default();
    code.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '_').take(64).collect()
}

fn of_answer(answer: &Answer, message: &str, held: &Held) -> Finding {
    let Some(parser) = &held.parser else {
        return unknown(
            ANSWER,
            "there is no key to verify it with",
            "give --public-key or --certificate, and --api-v3-key-file",
        );
    };
    let verified = parser.verify_answer(answer.header_pairs(), &answer.raw_body);
    match verified {
        Err(error) => fail(
            ANSWER,
            error.to_string(),
            "the platform's key is another one than WeChat Pay has for this merchant: download it anew; or something in between answered",
        ),
        Ok(()) => {
            let body: Value = serde_json::from_slice(&answer.raw_body).unwrap_or_default();
            match answer.status != 200 || body["echo_message"] == message {
                true => pass(ANSWER, "the platform's key at hand verifies it: it verifies notifications too"),
                false => fail(ANSWER, "it echoes another message", "ask again; a proxy may answer from a cache"),
            }
        }
    }
}

/// What became of the notification is seen where it is kept, and nowhere else from here.
async fn of_echo(begun: i64, kept: Option<&Kept>) -> Finding {
    let Some(kept) = kept else {
        return unknown(
            ECHO,
            "WeChat Pay was asked to send it; from here nobody sees whether it arrived",
            "look for SECURITY_ECHO.SUCCESS in the endpoint's log (a handler without a route for it answers 500, which is well); or give --kept DIR",
        );
    };
    let wanted = |_: &Kept, entry: &crate::listen::Entry| {
        let is_it = entry.at >= begun && entry.event_type.as_deref() == Some("SECURITY_ECHO.SUCCESS");
        is_it.then(|| entry.clone())
    };
    match kept.wait_for(ECHO_WAIT, wanted).await {
        Some(entry) => {
            let answered = match entry.not_passed_on {
                None => format!("and the application answered {}", entry.answered),
                Some(why) => format!("and the application did not answer: {why}"),
            };
            pass(ECHO, format!("it came, it verifies, the APIv3 key opens it, {answered}"))
        }
        None => fail(
            ECHO,
            format!(
                "WeChat Pay took the request, and no genuine SECURITY_ECHO.SUCCESS was kept within {} s",
                ECHO_WAIT.as_secs()
            ),
            "`wxnotify listen --keep` must stand where the URL leads, and have the keys to open it; its journal says what came instead",
        ),
    }
}
