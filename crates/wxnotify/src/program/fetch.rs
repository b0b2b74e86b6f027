//! Requests that a program has its host send, and what came of them.

use std::fmt;

use base64::Engine;
use serde::ser::SerializeStruct;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{Host, Reply, Step};
use crate::error::shortened;
use crate::strict_base64::STRICT;
use crate::{Error, ErrorCode, Result, SignedRequest};

/// More than any answer has: 1 MiB.
const MOST_BYTES: usize = 1 << 20;
/// WeChat Pay answers within a second or two, or not at all.
const TIMEOUT_MS: u32 = 10_000;
/// A clock that is this much off is told of, in seconds. Signatures allow 300.
const SKEW: u64 = 60;

/// A request to send: with its own headers, following no redirection.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Fetch {
    /// What to send.
    pub request: SignedRequest,
    /// A longer body of the answer is cut off after the next byte.
    pub most_bytes: usize,
    /// How long the whole may take, in milliseconds.
    pub timeout_ms: u32,
}

impl Serialize for Fetch {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        let SignedRequest { method, url, headers, .. } = &self.request;
        let mut fetch = serializer.serialize_struct("Fetch", 5)?;
        fetch.serialize_field("method", method)?;
        fetch.serialize_field("url", url)?;
        fetch.serialize_field("headers", headers)?;
        fetch.serialize_field("most_bytes", &self.most_bytes)?;
        fetch.serialize_field("timeout_ms", &self.timeout_ms)?;
        fetch.end()
    }
}

/// The answer to a request, whatever its status.
#[derive(Clone, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub struct Fetched {
    /// The HTTP status.
    pub status: u16,
    /// All headers.
    pub headers: Vec<(String, String)>,
    /// The raw body. In JSON it is base64.
    #[serde(deserialize_with = "from_base64")]
    pub body: Vec<u8>,
}

impl Fetched {
    /// An answer.
    pub fn new(status: u16, headers: Vec<(String, String)>, body: Vec<u8>) -> Self {
        Self { status, headers, body }
    }

    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let mut headers = self.headers.iter();
        headers.find(|(held, _)| held.eq_ignore_ascii_case(name)).map(|(_, value)| value.trim())
    }

    /// The error code in the body, such as `ORDER_NOT_EXIST`.
    pub(crate) fn code(&self) -> Option<String> {
        #[derive(Deserialize)]
        struct Failed {
            code: String,
        }
        let is_code = |code: &String| {
            (1..=64).contains(&code.len()) && code.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
        };
        serde_json::from_slice::<Failed>(&self.body).ok().map(|failed| failed.code).filter(is_code)
    }

    /// The error that an answer is which has another status than it should.
    pub(crate) fn refused(&self, what: &str, now: i64) -> Error {
        let code = self.code();
        let hint = match (self.status, code.as_deref()) {
            (300..=399, _) => "; WeChat Pay redirects nobody: see what stands in between",
            (401, _) => "; mchid, serial and private key must belong together, and this machine's clock must be right",
            (404, Some("RESOURCE_NOT_EXISTS")) if what.contains("/certificates") => {
                "; this merchant has no platform certificate: use its WeChat Pay public key (账户中心 → API安全 → 微信支付公钥)"
            }
            (429, _) => "; too many requests",
            _ => "",
        };
        let code = code.map(|code| format!(" {code}")).unwrap_or_default();
        let id = self.header("Request-ID").map(one_line).map(|id| format!(" (Request-ID {id})")).unwrap_or_default();
        let message = format!("{what} is answered {}{code}{id}{hint}{}", self.status, self.skew(now));
        Error::new(ErrorCode::RequestFailed, message).with_field("status")
    }

    /// The same error; where the answer's `Date` shows that this machine's clock is wrong, it says that too.
    pub(crate) fn explain(&self, error: Error, now: i64) -> Error {
        let skew = self.skew(now);
        if skew.is_empty() {
            return error;
        }
        let told = Error::new(error.code(), format!("{}{skew}", error.message()));
        match error.field() {
            Some(field) => told.with_field(field.to_owned()),
            None => told,
        }
    }

    fn skew(&self, now: i64) -> String {
        let Some(date) = self.header("Date").and_then(http_date) else { return String::new() };
        match now.abs_diff(date) {
            off if off > SKEW => {
                let direction = if now < date { "behind" } else { "ahead of" };
                format!("; this machine's clock is {off} s {direction} the answer's Date: is it synchronized?")
            }
            _ => String::new(),
        }
    }
}

impl Host {
    /// Has the host send a request. `what` names it for messages.
    pub(crate) async fn fetch(&self, request: SignedRequest, what: &str) -> Result<Fetched> {
        let fetch = Fetch { request, most_bytes: MOST_BYTES, timeout_ms: TIMEOUT_MS };
        match self.ask(Step::Fetch(Box::new(fetch))).await {
            Reply::Fetched(fetched) => Ok(fetched),
            Reply::Raised(raised) => {
                let message = format!("{what} could not be sent, or was not answered: {}", raised.in_words());
                Err(Error::new(ErrorCode::RequestFailed, message).with_field("url"))
            }
            Reply::Refused(refused) => Err(refused.into_error()),
            _ => Err(super::misuse("the step fetch is answered by fetched, raised or refused")),
        }
    }
}

impl super::Raised {
    /// On one line, and without what could be the password of a proxy.
    pub(crate) fn in_words(&self) -> String {
        let name = if self.type_name.is_empty() { "an exception".to_owned() } else { one_line(&self.type_name) };
        match self.words.as_deref().and_then(|words| words.lines().next()).filter(|words| !words.is_empty()) {
            Some(words) => format!("{name}: {}", without_passwords(shortened(words, 200).as_ref())),
            None => name,
        }
    }
}

/// `http://user:password@proxy` without what stands before the `@`.
fn without_passwords(words: &str) -> String {
    let mut parts = words.split("//");
    let mut safe = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let end = part.find(['/', ' ', '"', '\'', ')']).unwrap_or(part.len());
        let from = part[..end].rfind('@').map_or(0, |at| at + 1);
        safe += "//";
        safe += &part[from..];
    }
    safe.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

fn one_line(text: &str) -> String {
    shortened(text, 64).chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

/// Seconds since the epoch, of a date as HTTP writes it: `Sun, 06 Nov 1994 08:49:37 GMT`.
fn http_date(text: &str) -> Option<i64> {
    const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let parts: Vec<&str> = text.split_ascii_whitespace().collect();
    let [_, day, month, year, time, "GMT"] = parts.as_slice() else { return None };
    let month = MONTHS.iter().position(|name| name == month)?;
    let time: Vec<u8> = time.split(':').map(|part| part.parse().ok()).collect::<Option<_>>()?;
    let [hour, minute, second] = time.as_slice() else { return None };
    let month = u8::try_from(month).ok()? + 1;
    let date = der::DateTime::new(year.parse().ok()?, month, day.parse().ok()?, *hour, *minute, *second).ok()?;
    i64::try_from(date.unix_duration().as_secs()).ok()
}

fn from_base64<'de, D: Deserializer<'de>>(deserializer: D) -> std::result::Result<Vec<u8>, D::Error> {
    let text = String::deserialize(deserializer)?;
    STRICT.decode(text).map_err(|_| serde::de::Error::custom("not base64"))
}

/// The body may be what only the merchant may read.
impl fmt::Debug for Fetched {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Fetched")
            .field("status", &self.status)
            .field("body", &format_args!("[{} bytes]", self.body.len()))
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::program::Raised;

    #[test]
    fn dates_of_http_are_read() {
        assert_eq!(http_date("Sun, 06 Nov 1994 08:49:37 GMT"), Some(784_111_777));
        for text in ["", "Sun, 06 Nov 1994 08:49:37 CST", "Sun, 31 Feb 1994 08:49:37 GMT", "1994-11-06T08:49:37Z"] {
            assert_eq!(http_date(text), None, "{text}");
        }
    }

    #[test]
    fn a_proxys_password_is_not_repeated() {
        let raised = Raised {
            type_name: "ProxyError".into(),
            words: Some("cannot connect to http://me:secret@proxy:3128/ and 'https://x:secret@y'\nmore".into()),
            place: None,
        };
        assert_eq!(raised.in_words(), "ProxyError: cannot connect to http://proxy:3128/ and 'https://y'");
    }

    #[test]
    fn a_clock_that_is_wrong_is_told_of() {
        let date = ("date".to_owned(), "Sun, 06 Nov 1994 08:49:37 GMT".to_owned());
        let answer = Fetched::new(401, vec![date], br#"{"code":"SIGN_ERROR","message":"x"}"#.to_vec());
        let message = |now| answer.refused("GET /v3/certificates", now).message().to_owned();
        assert!(message(784_111_777 - 400).contains("401 SIGN_ERROR; mchid"), "{}", message(0));
        assert!(message(784_111_777 - 400).contains("clock is 400 s behind"));
        assert!(message(784_111_777 + 61).contains("clock is 61 s ahead of"));
        assert!(!message(784_111_777 + 60).contains("ahead"));
    }
}
