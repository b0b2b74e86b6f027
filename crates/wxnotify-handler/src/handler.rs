//! From a request to its answer.

use std::fmt;
use std::future::Future;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::time::Duration;

use bytes::{Buf, Bytes};
use http::header::{ALLOW, CONTENT_TYPE, HeaderName, HeaderValue};
use http::{Response, StatusCode};
use http_body::Body;
use http_body_util::BodyExt;
use tokio::sync::{oneshot, watch};
use tokio::time::Instant;
use wxnotify::handler::{Delivered, Handler, Report};
use wxnotify::program::Reply;
use wxnotify::{Error, ErrorCode, Notification, Result};

use crate::builder::Merchant;
use crate::failure::unpanicked;
use crate::merchant::{Keys, Whose};
use crate::outcome::{self, Cause};
use crate::processing::Processing;
use crate::{Chooser, Failure, NoInbox, Outcome, Request, ServedMerchant, Transactions};

/// Receives notifications over HTTP, and has callbacks process them: made by [`builder`](NotificationHandler::builder). It is
/// a [`tower_service::Service`] of requests, which [axum](https://docs.rs/axum) mounts by `route_service`, and for other
/// frameworks there is [`handle`](Self::handle). Clones are the same handler.
///
/// What it works at goes on where the client hangs up, or the deadline passes.
pub struct NotificationHandler<T: Transactions = NoInbox>(pub(crate) Arc<Shared<T>>);

pub(crate) struct Shared<T: Transactions> {
    pub(crate) core: Handler,
    pub(crate) whose: Whose,
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
    /// [`http_body_util::StreamBody`]. A handler that serves several is asked for the path `/`: see
    /// [`handle_request`](Self::handle_request).
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
        let request = || {
            let mut request = http::Request::new(());
            for (name, value) in headers.clone() {
                if let (Ok(name), Ok(value)) =
                    (HeaderName::from_bytes(name.as_ref()), HeaderValue::from_bytes(value.as_ref()))
                {
                    request.headers_mut().append(name, value);
                }
            }
            Arc::new(Request::new(request.into_parts().0))
        };
        self.respond(method, headers.clone(), request, body).await
    }

    /// Answers a request, whole, as the tower service does: for a framework that is none.
    pub async fn handle_request<B: Body>(&self, request: http::Request<B>) -> Response<Bytes> {
        let (head, body) = request.into_parts();
        let request = Arc::new(Request::new(head));
        let head = request.head();
        self.respond(head.method.as_str(), &head.headers, || Arc::clone(&request), body).await
    }

    async fn respond<N: AsRef<[u8]>, V: AsRef<[u8]>>(
        &self,
        method: &str,
        headers: impl IntoIterator<Item = (N, V)> + Clone,
        request: impl FnOnce() -> Arc<Request>,
        body: impl Body,
    ) -> Response<Bytes> {
        let mut asked = Asked { began: Instant::now(), id: request_id(headers.clone()), merchant: None, is_v2: false };
        let (report, cause) = self.process(&mut asked, method, headers, request, body).await;
        self.0.end(&report, cause, asked.began, false);
        answer(&report)
    }

    async fn process<N: AsRef<[u8]>, V: AsRef<[u8]>>(
        &self,
        asked: &mut Asked,
        method: &str,
        headers: impl IntoIterator<Item = (N, V)> + Clone,
        request: impl FnOnce() -> Arc<Request>,
        body: impl Body,
    ) -> (Report, Cause) {
        let shared = &self.0;
        if method != "POST" {
            let message = "the method is not POST; WeChat Pay sends notifications with POST";
            let error = Error::new(ErrorCode::MethodNotAllowed, message).with_field("method");
            return (shared.core.refuse_delivered(&asked.delivered(), error), None);
        }
        let keys = match &shared.whose {
            Whose::One(keys) => keys.clone(),
            Whose::Several(chooser) => match shared.choose(asked, &**chooser, request()).await {
                Ok(Some(merchant)) => asked.merchant.insert(merchant).keys.clone(),
                Ok(None) => return (shared.refuse_merchant(asked, Reply::Returned(None), headers), None),
                Err(NotChosen::Late(error)) => return (shared.core.refuse_delivered(&asked.delivered(), error), None),
                Err(NotChosen::Failed(failure)) => {
                    let cause = failure.cause();
                    return (shared.refuse_merchant(asked, failure.into_reply(), headers), cause);
                }
            },
        };
        let notification = match shared.receive(asked, &keys, headers, body).await {
            Ok(notification) => Arc::new(notification),
            Err(error) => return (shared.core.refuse_delivered(&asked.delivered(), error), None),
        };
        let mut delivered = Delivered::from(&*notification);
        delivered.v2 = asked.is_v2;
        delivered.merchant = asked.merchant.as_ref().map(|merchant| merchant.name().to_owned());
        delivered.request_id = delivered.request_id.or(asked.id.take());
        let mut ended = self.start(notification, delivered.clone(), asked.merchant.clone(), asked.began);
        if let Some(Ok(ended)) = shared.in_time(asked, &mut ended).await {
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
        merchant: Option<ServedMerchant>,
        began: Instant,
    ) -> oneshot::Receiver<(Report, Cause)> {
        let (tell, ended) = oneshot::channel();
        let shared = Arc::clone(&self.0);
        tokio::spawn(async move {
            let (program, permit) = shared.core.receive(delivered);
            let (last, cause) = Processing::new(&shared, Some(notification), merchant, began).run(program).await;
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
    /// What a future comes to before the deadline, counted from the request's first byte.
    async fn in_time<A>(&self, asked: &Asked, future: impl Future<Output = A>) -> Option<A> {
        match self.deadline {
            None => Some(future.await),
            Some(deadline) => tokio::time::timeout_at(asked.began + deadline, future).await.ok(),
        }
    }

    fn late(&self, what: &str, field: &'static str) -> Error {
        let seconds = self.deadline.unwrap_or_default().as_secs_f64();
        let message = format!("{what} within {seconds} seconds");
        Error::new(ErrorCode::DeadlineExceeded, message).with_field(field)
    }

    async fn choose(
        &self,
        asked: &Asked,
        chooser: &dyn Chooser,
        request: Arc<Request>,
    ) -> std::result::Result<Option<ServedMerchant>, NotChosen> {
        match self.in_time(asked, unpanicked(async { chooser.choose(request).await })).await {
            None => Err(NotChosen::Late(self.late("the merchant was not found", "merchant"))),
            Some(Ok(Ok(found))) => Ok(found),
            Some(Ok(Err(failure)) | Err(failure)) => Err(NotChosen::Failed(failure)),
        }
    }

    /// The merchant of a name, for work that no request came with.
    pub(crate) async fn find(&self, name: &str) -> std::result::Result<Option<ServedMerchant>, Failure> {
        if let Whose::Several(chooser) = &self.whose
            && let Some(merchants) = chooser.merchants()
        {
            return merchants.get(name).await;
        }
        let message = "merchants are found by name in a registry alone; give merchants.by(...) of a Merchants";
        Err(Error::new(ErrorCode::OptionInvalid, message).with_field("merchants").into())
    }

    /// The answer where there is no merchant.
    fn refuse_merchant<N: AsRef<[u8]>, V: AsRef<[u8]>>(
        &self,
        asked: &Asked,
        reply: Reply,
        headers: impl IntoIterator<Item = (N, V)>,
    ) -> Report {
        let text = |bytes: &[u8]| std::str::from_utf8(bytes).map(str::to_owned).ok();
        let headers: Vec<(String, String)> = headers
            .into_iter()
            .filter_map(|(name, value)| Some((text(name.as_ref())?, text(value.as_ref())?)))
            .collect();
        let headers = headers.iter().map(|(name, value)| (name.as_str(), value.as_str()));
        self.core.refuse_merchant(reply, headers, asked.id.clone())
    }

    async fn receive<N: AsRef<[u8]>, V: AsRef<[u8]>>(
        &self,
        asked: &mut Asked,
        keys: &Keys,
        headers: impl IntoIterator<Item = (N, V)> + Clone,
        body: impl Body,
    ) -> Result<Notification> {
        let most = keys.parser.max_body_bytes();
        let Some(body) = self.in_time(asked, read(body, most)).await else {
            return Err(self.late("the body was not there", "body"));
        };
        let body = body?;
        asked.is_v2 = !keys.api_v2_keys.is_empty() && is_xml(&body);
        if asked.is_v2 {
            return wxnotify::binding::parse_v2_within(&body, &keys.api_v2_keys, most);
        }
        let parsed = keys.parser.parse(headers, &body);
        if let (Err(error), Some(hints)) = (&parsed, &keys.hints) {
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
struct Asked {
    began: Instant,
    id: Option<String>,
    merchant: Option<ServedMerchant>,
    is_v2: bool,
}

impl Asked {
    fn delivered(&self) -> Delivered {
        let mut of = Delivered::default();
        of.request_id.clone_from(&self.id);
        of.merchant = self.merchant.as_ref().map(|merchant| merchant.name().to_owned());
        of.v2 = self.is_v2;
        of
    }
}

/// Why a request has no merchant.
enum NotChosen {
    Late(Error),
    Failed(Failure),
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
