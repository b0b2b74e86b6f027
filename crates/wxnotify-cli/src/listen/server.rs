//! One request after another: read, verified, kept, passed on, answered.

use std::borrow::Cow;
use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::Router;
use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use http_body_util::LengthLimitError;
use tokio::sync::Semaphore;
use wxnotify::testing::Platform;
use wxnotify::{Ack, NotificationParser};

use super::journal::{Entry, Keeper};
use super::verdict::{Verdict, diagnose};
use crate::post::{self, Client, NoAnswer};
use crate::resign::resign;
use crate::{files, passing_on};

/// How long the application may take: a little less than WeChat Pay waits.
pub(super) const PATIENCE: Duration = Duration::from_millis(4_800);

/// What all requests share.
pub(super) struct Listener {
    pub(super) client: Client,
    pub(super) to: Uri,
    pub(super) parser: Option<NotificationParser>,
    /// Signs again, where that was asked for.
    pub(super) platform: Option<Platform>,
    pub(super) keeper: Option<Keeper>,
    pub(super) most_bytes: usize,
    pub(super) slots: Semaphore,
    /// A diagnosis takes long, and anybody can ask for one: so there is one at a time.
    pub(super) diagnoses: Semaphore,
    pub(super) print: fn(&Entry) -> String,
}

/// What the sender is answered where the application gets nothing, and why.
type HeldBack = (Ack, String);

/// Serves until the process ends.
pub(super) async fn serve(listener: Arc<Listener>, listening: tokio::net::TcpListener) -> std::io::Result<()> {
    axum::serve(listening, Router::new().fallback(receive).with_state(listener)).await
}

async fn receive(State(listener): State<Arc<Listener>>, request: Request) -> Response {
    if request.method() != Method::POST {
        let allow = [(header::ALLOW, "POST")];
        return (allow, failure(StatusCode::METHOD_NOT_ALLOWED, "notifications come by POST")).into_response();
    }
    // Beyond the hanging up of whoever sent it, so that what was passed on is written down.
    let work = tokio::spawn(async move { listener.work(request).await });
    work.await.unwrap_or_else(|_| failure(StatusCode::INTERNAL_SERVER_ERROR, "the listener broke off"))
}

impl Listener {
    async fn work(self: Arc<Self>, request: Request) -> Response {
        let begun = Instant::now();
        let (head, body) = request.into_parts();
        let path = head.uri.path_and_query().map_or("/", |path| path.as_str()).to_owned();
        let Ok(_slot) = self.slots.try_acquire() else {
            return turned_away(&path, StatusCode::SERVICE_UNAVAILABLE, "too many at once");
        };
        let body = match self.read(&head.headers, body).await {
            Ok(body) => body,
            Err((status, why)) => return turned_away(&path, status, why),
        };
        let verdict = Verdict::of(self.parser.as_ref(), &head.headers, &body);
        let mut entry = Entry::new(&path, &verdict);

        let kept = match &self.keeper {
            Some(keeper) => keeper.keep(&path, &head.headers, &body, &verdict),
            None => Ok(None),
        };
        let answer = match kept {
            Ok(file) => {
                entry.file = file;
                match self.to_pass_on(&head.headers, &body, &verdict) {
                    Ok((headers, body)) => self.pass_on(headers, &body, begun, &mut entry).await,
                    Err((ack, why)) => {
                        entry.not_passed_on = Some(why);
                        as_response(ack.status, ack.body, ack.content_type)
                    }
                }
            }
            Err(problem) => {
                entry.not_passed_on = Some(format!("it could not be kept: {problem}"));
                failure(StatusCode::INTERNAL_SERVER_ERROR, "it could not be kept")
            }
        };
        entry.answered = answer.status().as_u16();
        let is_refused = matches!(verdict, Verdict::Refused(_));
        let listener = self.clone();
        tokio::task::spawn_blocking(move || listener.tell(entry, is_refused, &head.headers, &body));
        answer
    }

    /// The body, or what to answer where it cannot be taken.
    async fn read(&self, headers: &HeaderMap, body: Body) -> Result<Bytes, (StatusCode, &'static str)> {
        const TOO_LONG: (StatusCode, &str) = (StatusCode::PAYLOAD_TOO_LARGE, "the body is too long");
        let length = headers.get(header::CONTENT_LENGTH).and_then(|length| length.to_str().ok()?.parse::<usize>().ok());
        if length.is_some_and(|length| length > self.most_bytes) {
            return Err(TOO_LONG);
        }
        match tokio::time::timeout(PATIENCE, to_bytes(body, self.most_bytes)).await {
            Ok(Ok(body)) => Ok(body),
            Ok(Err(error)) if std::error::Error::source(&error).is_some_and(|why| why.is::<LengthLimitError>()) => {
                Err(TOO_LONG)
            }
            Ok(Err(_)) => Err((StatusCode::BAD_REQUEST, "the body broke off")),
            Err(_) => Err((StatusCode::REQUEST_TIMEOUT, "the body takes too long")),
        }
    }

    /// What the application gets; or the answer where it gets nothing, and why.
    fn to_pass_on<'a>(
        &self,
        headers: &HeaderMap,
        body: &'a [u8],
        verdict: &Verdict,
    ) -> Result<(HeaderMap, Cow<'a, [u8]>), HeldBack> {
        let cannot = |why: String| (Ack::handler_failed(), why);
        match (&self.platform, verdict) {
            (None, _) => Ok((passing_on::passed_on(headers), Cow::Borrowed(body))),
            (Some(platform), Verdict::Genuine(notification)) => {
                let wrong = |error: &dyn std::fmt::Display| cannot(format!("it cannot be signed again: {error}"));
                let delivery = resign(platform, notification).map_err(|error| wrong(&error))?;
                let headers = post::header_map(delivery.headers()).map_err(|error| wrong(&error))?;
                Ok((headers, Cow::Owned(delivery.body().to_vec())))
            }
            // A signature of one's own would make it genuine.
            (Some(_), Verdict::Refused(error)) => {
                Err((error.ack(), "what is not genuine is not signed again".to_owned()))
            }
            (Some(_), Verdict::NotVerified) => Err(cannot("without keys nothing can be signed again".to_owned())),
        }
    }

    /// The application's answer, or a failure, in time for WeChat Pay to hear it.
    async fn pass_on(&self, headers: HeaderMap, body: &[u8], begun: Instant, entry: &mut Entry) -> Response {
        let left = PATIENCE.saturating_sub(begun.elapsed());
        let sent = tokio::time::timeout(left, self.client.send(Method::POST, &self.to, headers, body)).await;
        match sent.unwrap_or(Err(NoAnswer::TimedOut(PATIENCE))) {
            Ok(answer) => {
                entry.milliseconds = Some(answer.took.as_secs_f64() * 1000.0);
                let content_type = answer.header("content-type").unwrap_or_default().to_owned();
                as_response(answer.status, answer.raw_body, &content_type)
            }
            Err(problem) => {
                entry.not_passed_on = Some(problem.to_string());
                match problem {
                    NoAnswer::TimedOut(_) => failure(StatusCode::GATEWAY_TIMEOUT, "the application gives no answer"),
                    _ => failure(StatusCode::BAD_GATEWAY, "the application cannot be reached"),
                }
            }
        }
    }

    /// After the answer, which need not wait for it.
    fn tell(&self, mut entry: Entry, is_refused: bool, headers: &HeaderMap, body: &[u8]) {
        if let (true, Some(parser), Ok(_one)) = (is_refused, &self.parser, self.diagnoses.try_acquire()) {
            entry.findings = diagnose(parser, headers, body);
        }
        if let Some(keeper) = &self.keeper {
            keeper.write(&entry);
        }
        let _ = files::print((self.print)(&entry));
    }
}

/// Nothing of it was read that could be kept.
fn turned_away(path: &str, status: StatusCode, why: &str) -> Response {
    eprintln!("{path}  answered {}: {why}", status.as_u16());
    failure(status, why)
}

fn failure(status: StatusCode, message: &str) -> Response {
    let body = serde_json::json!({ "code": "FAIL", "message": message }).to_string();
    as_response(status.as_u16(), body, "application/json")
}

fn as_response(status: u16, body: impl Into<Body>, content_type: &str) -> Response {
    let status = StatusCode::from_u16(status).unwrap_or(StatusCode::BAD_GATEWAY);
    let mut response = match status {
        StatusCode::NO_CONTENT => status.into_response(),
        _ => (status, body.into()).into_response(),
    };
    if let Ok(content_type) = content_type.parse::<HeaderValue>()
        && !content_type.is_empty()
    {
        response.headers_mut().insert(header::CONTENT_TYPE, content_type);
    }
    response
}
