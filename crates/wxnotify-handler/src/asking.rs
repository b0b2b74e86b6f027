//! Asking WeChat Pay's API: who sends the requests, and the steps of a program that send one and verify its answer.

use std::error::Error as StdError;
use std::future::Future;
use std::pin::pin;
use std::time::Duration;

use bytes::{Buf, Bytes};
use http::{Request, Response};
use http_body::Body;
use http_body_util::BodyExt;
use wxnotify::NotificationParser;
use wxnotify::program::{Fetch, Fetched, Raised, Refused, Reply};

/// What sends requests to WeChat Pay's API: `Https` (feature `https`), or the HTTP client that you have. Of
/// [reqwest](https://docs.rs/reqwest), made with `redirect(Policy::none())`, it is
///
/// ```ignore
/// impl HttpClient for Mine {
///     type Body = reqwest::Body;
///     type Error = reqwest::Error;
///
///     async fn send(&self, request: http::Request<Bytes>) -> Result<http::Response<reqwest::Body>, reqwest::Error> {
///         Ok(self.0.execute(request.try_into()?).await?.into())
///     }
/// }
/// ```
pub trait HttpClient: Send + Sync + 'static {
    /// The body of an answer.
    type Body: Body<Data: Send, Error: StdError> + Send;
    /// Why there is no answer.
    type Error: StdError;

    /// Sends a request as it is, and follows no redirection. Whatever the status, an answer is no error. How long it may take, and
    /// how much of the body is read, is seen to by who calls it.
    ///
    /// # Errors
    /// Where there is no answer. The words are logged.
    fn send(&self, request: Request<Bytes>) -> impl Future<Output = Result<Response<Self::Body>, Self::Error>> + Send;
}

/// Requests of one program, and their last answer.
pub(crate) struct Asking<'a, C> {
    client: &'a C,
    last: Option<Fetched>,
}

impl<'a, C: HttpClient> Asking<'a, C> {
    pub(crate) fn new(client: &'a C) -> Self {
        Self { client, last: None }
    }

    pub(crate) async fn fetch(&mut self, fetch: &Fetch) -> Reply {
        self.last = None;
        let patience = Duration::from_millis(fetch.timeout_ms.into());
        match tokio::time::timeout(patience, self.send(fetch)).await {
            Ok(Ok(fetched)) => {
                self.last = Some(fetched.clone());
                Reply::Fetched(fetched)
            }
            Ok(Err(raised)) => Reply::Raised(raised),
            Err(_) => {
                Reply::Raised(in_words("timeout", format!("no answer within {} seconds", patience.as_secs_f64())))
            }
        }
    }

    async fn send(&self, fetch: &Fetch) -> Result<Fetched, Raised> {
        let mut request = Request::builder().method(fetch.request.method.as_str()).uri(&fetch.request.url);
        for (name, value) in &fetch.request.headers {
            request = request.header(*name, value);
        }
        let request = request.body(Bytes::new()).map_err(|error| raised(&error))?;
        let (head, body) = self.client.send(request).await.map_err(|error| raised(&error))?.into_parts();
        let body = read(body, fetch.most_bytes).await.map_err(|error| raised(&error))?;
        let text = |value: &http::HeaderValue| String::from_utf8_lossy(value.as_bytes()).into_owned();
        let headers = head.headers.iter().map(|(name, value)| (name.to_string(), text(value))).collect();
        Ok(Fetched::new(head.status.as_u16(), headers, body))
    }

    /// Verifies the last answer.
    pub(crate) fn verify(&self, parser: &NotificationParser) -> Reply {
        let Some(answer) = &self.last else { return Reply::Failed(Default::default()) };
        let headers = answer.headers.iter().map(|(name, value)| (name, value));
        match parser.verify_answer(headers, &answer.body) {
            Ok(()) => Reply::Done,
            Err(error) => Reply::Refused(Refused::from(&error)),
        }
    }
}

/// A body, or of one that is too long the byte more that shows it.
async fn read<B: Body>(body: B, most: usize) -> Result<Vec<u8>, B::Error> {
    let mut body = pin!(body);
    let mut read = Vec::new();
    while read.len() <= most
        && let Some(frame) = body.frame().await
    {
        let Ok(data) = frame?.into_data() else { continue };
        let mut data = data.take(most + 1 - read.len());
        while data.has_remaining() {
            read.extend_from_slice(data.chunk());
            data.advance(data.chunk().len());
        }
    }
    Ok(read)
}

/// An error with what caused it, as a program is told.
pub(crate) fn raised<E: StdError>(error: &E) -> Raised {
    let mut words = error.to_string();
    let mut source = error.source();
    while let Some(error) = source {
        words = format!("{words}: {error}");
        source = error.source();
    }
    in_words(std::any::type_name::<E>(), words)
}

fn in_words(type_name: &str, words: String) -> Raised {
    let mut raised = Raised::new(type_name);
    raised.words = Some(words);
    raised
}

#[cfg(test)]
mod tests {
    use std::convert::Infallible;
    use std::pin::Pin;
    use std::task::{Context, Poll};

    use http_body::Frame;

    use super::*;

    /// It never ends.
    struct Endless;

    impl Body for Endless {
        type Data = Bytes;
        type Error = Infallible;

        fn poll_frame(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
            Poll::Ready(Some(Ok(Frame::data(Bytes::from_static(&[b' '; 700])))))
        }
    }

    #[tokio::test]
    async fn no_more_is_read_than_shows_that_it_is_too_long() {
        assert_eq!(read(Endless, 5000).await.unwrap().len(), 5001);
    }
}
