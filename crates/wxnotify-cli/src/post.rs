//! Delivering a notification as WeChat Pay delivers: one POST over HTTP/1.1, on a connection that is kept, not followed anywhere.

use std::fmt;
use std::net::IpAddr;
use std::sync::{Arc, OnceLock};
use std::time::{Duration, Instant};

use axum::body::Bytes;
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, Request, Uri, header};
use http_body_util::{BodyExt, Full, Limited};
use hyper_util::client::legacy::{Client as Pool, connect::HttpConnector};
use hyper_util::rt::TokioExecutor;

use crate::failure::Failure;
use crate::tls;

/// How long WeChat Pay waits for an answer.
pub(crate) const PATIENCE: Duration = Duration::from_secs(5);

/// How much of an answer's body is looked at.
pub(crate) const MOST_OF_AN_ANSWER: usize = 64 << 10;

/// What an endpoint answered.
#[derive(Clone, Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    /// The headers, as lines of text.
    pub(crate) headers: String,
    /// The body's first 64 KiB, as text.
    pub(crate) body: String,
    /// The same to the byte.
    pub(crate) raw_body: Bytes,
    /// From the first byte sent to the last one received.
    pub(crate) took: Duration,
}

impl Answer {
    /// Whether WeChat Pay takes this as received, and sends it no more.
    pub(crate) fn is_received(&self) -> bool {
        matches!(self.status, 200 | 204)
    }

    /// Whether the body is what an acknowledgement has: nothing, or the code SUCCESS.
    pub(crate) fn is_ack(&self) -> bool {
        self.body.trim().is_empty() || self.code().as_deref() == Some("SUCCESS")
    }

    /// Whether the body says that the notification was not taken.
    pub(crate) fn says_fail(&self) -> bool {
        matches!(self.code().as_deref(), Some("FAIL" | "ERROR"))
    }

    /// Names and values.
    pub(crate) fn header_pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        self.headers.lines().filter_map(|line| line.split_once(": "))
    }

    /// The first header of this name.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.header_pairs().find(|(held, _)| held.eq_ignore_ascii_case(name)).map(|(_, value)| value)
    }

    fn code(&self) -> Option<String> {
        let body: serde_json::Value = serde_json::from_str(&self.body).ok()?;
        Some(body.get("code")?.as_str()?.to_ascii_uppercase())
    }
}

/// Why there was no answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum NoAnswer {
    /// Nothing listens there.
    Unreachable(String),
    /// It waited for this long.
    TimedOut(Duration),
    /// The connection was closed, or what came was no HTTP.
    BrokenOff(String),
}

impl fmt::Display for NoAnswer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreachable(why) => write!(f, "no connection: {why}"),
            Self::TimedOut(waited) => write!(f, "no answer within {} s", waited.as_secs()),
            Self::BrokenOff(why) => write!(f, "the connection broke off: {why}"),
        }
    }
}

/// A client that takes no proxy, follows no redirect and keeps its connections.
#[derive(Clone)]
pub(crate) struct Client {
    plain: Pool<HttpConnector, Full<Bytes>>,
    /// Made for the first URL of https.
    secure: Arc<OnceLock<Result<tls::Pool, String>>>,
    /// For how long it waits.
    patience: Duration,
}

impl Client {
    /// Waits for twice as long as WeChat Pay, to tell a slow endpoint from a dead one.
    pub(crate) fn new() -> Self {
        Self::with_patience(2 * PATIENCE)
    }

    pub(crate) fn with_patience(patience: Duration) -> Self {
        Self { plain: builder().build(connector()), secure: Arc::default(), patience }
    }

    /// Posts headers, some of which may stand there twice, and a body.
    pub(crate) async fn post(&self, url: &Uri, headers: &[(String, String)], body: &[u8]) -> Result<Answer, NoAnswer> {
        self.send(Method::POST, url, header_map(headers)?, body).await
    }

    /// Asks for what stands at a URL.
    pub(crate) async fn get(&self, url: &Uri) -> Result<Answer, NoAnswer> {
        self.send(Method::GET, url, HeaderMap::new(), b"").await
    }

    /// Sends any request.
    pub(crate) async fn send(
        &self,
        method: Method,
        url: &Uri,
        headers: HeaderMap,
        body: &[u8],
    ) -> Result<Answer, NoAnswer> {
        match tokio::time::timeout(self.patience, self.converse(method, url, headers, body)).await {
            Ok(result) => result,
            Err(_) => Err(NoAnswer::TimedOut(self.patience)),
        }
    }

    async fn converse(
        &self,
        method: Method,
        url: &Uri,
        mut headers: HeaderMap,
        body: &[u8],
    ) -> Result<Answer, NoAnswer> {
        const AGENT: HeaderValue = HeaderValue::from_static("wxnotify (a pretend platform, for tests)");
        let begun = Instant::now();
        let broken = |error: &dyn std::error::Error| NoAnswer::BrokenOff(innermost(error));
        headers.entry(header::USER_AGENT).or_insert(AGENT);
        let mut request = Request::new(Full::from(body.to_vec()));
        (*request.method_mut(), *request.uri_mut(), *request.headers_mut()) = (method, url.clone(), headers);
        let response = if url.scheme_str() == Some("https") {
            match self.secure.get_or_init(|| tls::pool(&builder(), connector())) {
                Ok(pool) => pool.request(request).await,
                Err(problem) => return Err(NoAnswer::Unreachable(problem.clone())),
            }
        } else {
            self.plain.request(request).await
        };
        let response = response.map_err(|error| match error.is_connect() {
            true => NoAnswer::Unreachable(with_hint(innermost(&error))),
            false => broken(&error),
        })?;
        let status = response.status().as_u16();
        let headers = response.headers().iter();
        let headers = headers.map(|(name, value)| format!("{name}: {}\n", String::from_utf8_lossy(value.as_bytes())));
        let headers = headers.collect();
        // A page that is longer than this is no acknowledgement, whatever stands at its end.
        let body = match Limited::new(response.into_body(), MOST_OF_AN_ANSWER).collect().await {
            Ok(body) => body.to_bytes(),
            Err(error) if error.is::<http_body_util::LengthLimitError>() => Bytes::from_static(b"(more than 64 KiB)"),
            Err(error) => return Err(broken(error.as_ref())),
        };
        let text = String::from_utf8_lossy(&body).into_owned();
        Ok(Answer { status, headers, body: text, raw_body: body, took: begun.elapsed() })
    }
}

fn builder() -> hyper_util::client::legacy::Builder {
    let mut builder = Pool::builder(TokioExecutor::new());
    // As the platform writes its headers.
    builder.http1_title_case_headers(true);
    builder
}

fn connector() -> HttpConnector {
    let mut connector = HttpConnector::new();
    connector.set_nodelay(true);
    connector
}

/// Headers as an HTTP client takes them, doubled ones included.
pub(crate) fn header_map(headers: &[(String, String)]) -> Result<HeaderMap, NoAnswer> {
    let wrong = |name: &str, problem: &dyn fmt::Display| NoAnswer::BrokenOff(format!("the header {name}: {problem}"));
    let mut map = HeaderMap::new();
    for (name, value) in headers {
        let key = HeaderName::try_from(name).map_err(|error| wrong(name, &error))?;
        map.append(key, HeaderValue::try_from(value).map_err(|error| wrong(name, &error))?);
    }
    Ok(map)
}

/// A certificate that nobody knows may be one's own.
fn with_hint(problem: String) -> String {
    match problem.contains("UnknownIssuer") {
        true => format!("{problem} (who trusts this certificate's authority names its file in SSL_CERT_FILE)"),
        false => problem,
    }
}

/// The cause that says most: hyper's own errors say little more than that there was one.
fn innermost(error: &dyn std::error::Error) -> String {
    let mut error = error;
    while let Some(source) = error.source() {
        error = source;
    }
    error.to_string()
}

/// What the client runs in.
pub(crate) fn runtime() -> Result<tokio::runtime::Runtime, Failure> {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build();
    runtime.map_err(|error| Failure::other(format!("cannot start threads: {error}")))
}

/// A URL with a scheme and a host.
pub(crate) fn parse_url(url: &str) -> Result<Uri, Failure> {
    let uri: Uri = url.parse().map_err(|error| Failure::usage(format!("{url} is no URL: {error}")))?;
    if uri.scheme().is_none() || uri.host().is_none() {
        return Err(Failure::usage(format!("{url} is no whole URL, such as http://127.0.0.1:8080/notify")));
    }
    Ok(uri)
}

/// The URL of an endpoint that may be posted to: one of another machine may handle money, and belong to somebody else.
///
/// `option` is what would have to be given to go there.
pub(crate) fn target(url: &str, anywhere: bool, option: &str) -> Result<Uri, Failure> {
    let uri = parse_url(url)?;
    if !matches!(uri.scheme_str(), Some("http" | "https")) {
        return Err(Failure::usage(format!("{url} is no http or https URL")));
    }
    let host = uri.host().unwrap_or_default().trim_matches(['[', ']']);
    let is_loopback = host == "localhost" || host.parse().is_ok_and(|ip: IpAddr| ip.is_loopback());
    if is_loopback || anywhere {
        return Ok(uri);
    }
    Err(Failure::usage(format!(
        "{host} is not this machine; this goes to 127.0.0.1, ::1 and localhost alone, unless {option} says that the endpoint is yours and handles no money"
    )))
}

/// What usually stands behind a status that refuses a genuine notification.
pub(crate) fn hint(status: u16) -> Option<&'static str> {
    Some(match status {
        301 | 302 | 303 | 307 | 308 => {
            "WeChat Pay follows no redirect: make the last address the notify_url (http to https, a slash at the end, a login?)"
        }
        400 => {
            "the handler found headers or body malformed: does something before it drop Wechatpay-* headers, or parse the body?"
        }
        401 => {
            "the handler refused the signature: did it read the raw body, does it hold this platform's key, is its clock right?"
        }
        403 => "a firewall, a login or CSRF protection stands before the handler: exempt the path from it",
        404 => "nothing answers at this path: compare it with the handler's route, prefix included",
        405 => "the path takes no POST: register the handler for POST",
        413 => "a proxy or framework takes no body of this size: notifications have a few KiB",
        415 => "the framework does not take application/json at this path: take the raw body of any content type",
        419 => "the framework's CSRF protection refused it: exempt the path from it",
        422 => "the framework validated the body before the handler: take the raw body",
        429 => "a rate limit stands before the handler: exempt the path from it",
        500 => "the handler verified it and failed, or has another APIv3 key: its log says which",
        502 | 504 => "a proxy answered, and the application behind it did not: is it running, and within 5 seconds?",
        503 => "another worker holds this notification, or the application is not up: send it again",
        _ => return None,
    })
}
