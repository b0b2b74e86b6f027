//! Asking WeChat Pay's API: sends what a program or a merchant signed.

use std::time::Duration;

use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, Uri};
use wxnotify::SignedRequest;
use wxnotify::program::{Fetch, Fetched};

use crate::post::{Answer, Client, NoAnswer};

/// Where WeChat Pay's API is, for people's eyes.
pub(crate) const HOST: &str = "https://api.mch.weixin.qq.com";

/// As a program asks for it.
pub(crate) async fn fetch(fetch: &Fetch) -> Result<Fetched, NoAnswer> {
    let patience = Duration::from_millis(fetch.timeout_ms.into());
    let answer = send(&Client::with_patience(patience), &fetch.request, b"").await?;
    let headers = answer.header_pairs().map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
    Ok(Fetched::new(answer.status, headers, answer.raw_body.to_vec()))
}

/// Sends a request as it is signed, and a body that was signed with it.
pub(crate) async fn send(client: &Client, request: &SignedRequest, body: &[u8]) -> Result<Answer, NoAnswer> {
    let wrong = |what: &str| NoAnswer::BrokenOff(format!("{what} of the request is none"));
    let method: Method = request.method.parse().map_err(|_| wrong("the method"))?;
    let url: Uri = request.url.parse().map_err(|_| wrong("the URL"))?;
    let mut headers = HeaderMap::new();
    for (name, value) in &request.headers {
        let value = HeaderValue::try_from(value).map_err(|_| wrong("a header"))?;
        headers.insert(HeaderName::try_from(*name).map_err(|_| wrong("a header"))?, value);
    }
    client.send(method, &url, headers, body).await
}
