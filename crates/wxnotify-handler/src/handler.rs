//! From a request to its answer.

use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::time::Duration;

use bytes::{Buf, Bytes};
use http::header::{ALLOW, CONTENT_TYPE, HeaderValue};
use http::{Response, StatusCode};
use http_body::Body;
use http_body_util::BodyExt;
use tokio::sync::{oneshot, watch};
use tokio::time::Instant;
use wxnotify::handler::{Delivered, Handler, Report};
use wxnotify::{ApiV2Key, Error, ErrorCode, Notification, NotificationParser, Result};

use crate::builder::Merchant;
use crate::certificates::Hints;
use crate::outcome::{self, Cause};
use crate::processing::Processing;
use crate::{NoInbox, Outcome, Transactions};

/// Receives notifications over HTTP, and has callbacks process them: made by [`builder`](NotificationHandler::builder). It is
/// a [`tower_service::Service`] of requests, which [axum](https://docs.rs/axum) mounts by `route_service`, and for other
/// frameworks there is [`handle`](Self::handle). Clones are the same handler.
///
/// What it works at goes on where the client hangs up, or the deadline passes.
pub struct NotificationHandler<T: Transactions = NoInbox>(pub(crate) Arc<Shared<T>>);

pub(crate) struct Shared<T: Transactions> {
    pub(crate) core: Handler,
    pub(crate) parser: Arc<NotificationParser>,
    pub(crate) api_v2_keys: Vec<ApiV2Key>,
    pub(crate) hints: Option<Hints>,
    pub(crate) transactions: Option<Arc<T>>,
    pub(crate) inbox: Option<wxnotify::inbox::Inbox>,
    pub(crate) deadline: Option<Duration>,
    pub(crate) merchant: Merchant<T>,
    /// True from the shutdown on.
    pub(crate) closing: watch::Sender<bool>,
}

pub(crate) fn new_closing() -> watch::Sender<bool> {
    watch::Sender::new(false)
}

impl<T: Transactions> Clone for NotificationHandler<T> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

impl<T: Transactions> NotificationHandler<T> {
    /// Answers a request, in any framework on [tokio](https://docs.rs/tokio): its method, all its headers, and its body, which
    /// is read no further than the parser takes. What is no [`Body`] but a stream is one in
    /// [`http_body_util::StreamBody`].
    pub async fn handle<N, V, B>(
        &self,
        method: &str,
        headers: impl IntoIterator<Item = (N, V)> + Clone,
        body: B,
    ) -> Response<Bytes>
    where
        N: AsRef<[u8]>,
        V: AsRef<[u8]>,
        B: Body,
    {
        let request = Request { began: Instant::now(), id: request_id(headers.clone()), is_v2: false };
        let (report, cause) = self.process(request.clone(), method, headers, body).await;
        self.0.end(&report, cause, request.began, false);
        answer(&report)
    }

    async fn process<N: AsRef<[u8]>, V: AsRef<[u8]>>(
        &self,
        mut request: Request,
        method: &str,
        headers: impl IntoIterator<Item = (N, V)> + Clone,
        body: impl Body,
    ) -> (Report, Cause) {
        let shared = &self.0;
        let notification = match shared.receive(&mut request, method, headers, body).await {
            Ok(notification) => Arc::new(notification),
            Err(error) => return (shared.core.refuse(error, request.id, request.is_v2), None),
        };
        let mut delivered = Delivered::from(&*notification);
        delivered.v2 = request.is_v2;
        delivered.request_id = delivered.request_id.or(request.id);
        let mut ended = self.start(notification, delivered.clone(), request.began);
        let in_time = match shared.deadline {
            Some(deadline) => tokio::time::timeout_at(request.began + deadline, &mut ended).await.ok(),
            None => Some((&mut ended).await),
        };
        if let Some(Ok(ended)) = in_time {
            return ended;
        }
        // The end may have come with the deadline.
        ended.close();
        ended.try_recv().unwrap_or_else(|_| (shared.core.out_of_time(&delivered), None))
    }

    /// Works on a notification in a task of its own, which nobody cancels.
    fn start(
        &self,
        notification: Arc<Notification>,
        delivered: Delivered,
        began: Instant,
    ) -> oneshot::Receiver<(Report, Cause)> {
        let (tell, ended) = oneshot::channel();
        let shared = Arc::clone(&self.0);
        tokio::spawn(async move {
            let (program, permit) = shared.core.receive(delivered);
            let (last, cause) = Processing::new(&shared, Some(notification), began).run(program).await;
            drop(permit);
            let wxnotify::program::Step::Answer(report) = last else { return };
            if let Err((report, cause)) = tell.send((*report, cause)) {
                shared.end(&report, cause, began, true);
            }
        });
        ended
    }

    /// How many notifications are being processed, or worked on.
    pub fn in_flight(&self) -> usize {
        self.0.core.in_flight()
    }

    /// Takes nothing new (requests are answered 503, workers end), and waits for what is being processed: at most `timeout`.
    /// Returns how many are left, which go on.
    pub async fn shutdown(&self, timeout: Duration) -> usize {
        self.0.core.close();
        self.0.closing.send_replace(true);
        let end = Instant::now() + timeout;
        while self.in_flight() > 0 && Instant::now() < end {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        self.in_flight()
    }
}

impl<T: Transactions> Shared<T> {
    async fn receive<N: AsRef<[u8]>, V: AsRef<[u8]>>(
        &self,
        request: &mut Request,
        method: &str,
        headers: impl IntoIterator<Item = (N, V)> + Clone,
        body: impl Body,
    ) -> Result<Notification> {
        if method != "POST" {
            let message = "the method is not POST; WeChat Pay sends notifications with POST";
            return Err(Error::new(ErrorCode::MethodNotAllowed, message).with_field("method"));
        }
        let most = self.parser.max_body_bytes();
        let reading = read(body, most);
        let body = match self.deadline {
            None => reading.await?,
            Some(deadline) => tokio::time::timeout_at(request.began + deadline, reading).await.map_err(|_| {
                let message = format!("the body was not there within {} seconds", deadline.as_secs_f64());
                Error::new(ErrorCode::DeadlineExceeded, message).with_field("body")
            })??,
        };
        request.is_v2 = !self.api_v2_keys.is_empty() && is_xml(&body);
        if request.is_v2 {
            return wxnotify::binding::parse_v2_within(&body, &self.api_v2_keys, most);
        }
        let parsed = self.parser.parse(headers, &body);
        if let (Err(error), Some(hints)) = (&parsed, &self.hints) {
            hints.seen(error);
        }
        parsed
    }

    /// Tells log and hook.
    pub(crate) fn end(&self, report: &Report, cause: Cause, began: Instant, late: bool) {
        outcome::log(report.level, &report.line);
        let Some(observe) = &self.merchant.observe else { return };
        let outcome = Outcome::new(report, cause, began.elapsed(), late);
        if catch_unwind(AssertUnwindSafe(|| observe(&outcome))).is_err() {
            tracing::error!(target: "wxnotify", "observe panicked");
        }
    }
}

/// What is known of a request before it is a notification.
#[derive(Clone)]
struct Request {
    began: Instant,
    id: Option<String>,
    is_v2: bool,
}

fn request_id<N: AsRef<[u8]>, V: AsRef<[u8]>>(headers: impl IntoIterator<Item = (N, V)>) -> Option<String> {
    let mut headers = headers.into_iter();
    let (_, value) = headers.find(|(name, _)| name.as_ref().eq_ignore_ascii_case(b"request-id"))?;
    Some(String::from_utf8_lossy(value.as_ref()).into_owned())
}

/// The body, or as much of it as shows that it is too long.
async fn read(body: impl Body, most: usize) -> Result<Vec<u8>> {
    let too_long = || {
        let message = format!("the body has more than {most} bytes, which is max_body_bytes");
        Error::new(ErrorCode::BodyTooLarge, message).with_field("body")
    };
    let least = usize::try_from(body.size_hint().lower()).unwrap_or(usize::MAX);
    if least > most {
        return Err(too_long());
    }
    let mut received = Vec::with_capacity(least);
    let mut body = std::pin::pin!(body);
    while let Some(frame) = body.frame().await {
        let Ok(frame) = frame else {
            let message = "the body broke off: the client, or a layer before the handler, ended it";
            return Err(Error::new(ErrorCode::EnvelopeInvalid, message).with_field("body"));
        };
        let Ok(mut data) = frame.into_data() else { continue };
        while data.has_remaining() {
            let chunk = data.chunk();
            if received.len() + chunk.len() > most {
                return Err(too_long());
            }
            received.extend_from_slice(chunk);
            let taken = chunk.len();
            data.advance(taken);
        }
    }
    Ok(received)
}

/// Every notification of APIv3 begins with `{`.
fn is_xml(body: &[u8]) -> bool {
    let body = body.strip_prefix(b"\xef\xbb\xbf").unwrap_or(body);
    body.trim_ascii_start().starts_with(b"<")
}

fn answer(report: &Report) -> Response<Bytes> {
    let ack = &report.ack;
    let mut response = Response::new(Bytes::from(ack.body.clone()));
    *response.status_mut() = StatusCode::from_u16(ack.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    if !ack.content_type.is_empty() {
        response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(ack.content_type));
    }
    if let Some(allow) = report.allow() {
        response.headers_mut().insert(ALLOW, HeaderValue::from_static(allow));
    }
    response
}

impl<T: Transactions> fmt::Debug for NotificationHandler<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("NotificationHandler").field("core", &self.0.core).finish_non_exhaustive()
    }
}
