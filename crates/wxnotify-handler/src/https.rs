//! A client for WeChat Pay's API that is ready to use.

use bytes::Bytes;
use http::{Request, Response};
use http_body_util::Full;
use hyper_rustls::{HttpsConnector, HttpsConnectorBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::client::legacy::{Client, Error};
use hyper_util::rt::TokioExecutor;

use crate::HttpClient;

/// An [`HttpClient`] over [hyper](https://docs.rs/hyper) and [rustls](https://docs.rs/rustls): it trusts the certificate authorities
/// that the machine trusts, keeps connections open, follows no redirection, and knows no proxy. Clones share their connections.
#[derive(Clone, Debug)]
pub struct Https(Client<HttpsConnector<HttpConnector>, Full<Bytes>>);

impl Https {
    /// A client.
    ///
    /// # Errors
    /// Where the machine's certificate authorities cannot be found: on Linux see the package `ca-certificates`, or set
    /// `SSL_CERT_FILE`.
    pub fn new() -> std::io::Result<Self> {
        // The program may have another provider too, and have chosen none.
        let provider = rustls::crypto::aws_lc_rs::default_provider();
        let connector = HttpsConnectorBuilder::new().with_provider_and_native_roots(provider)?;
        // Plain HTTP is for tests: the host is the merchant's to choose.
        let connector = connector.https_or_http().enable_http1().build();
        Ok(Self(Client::builder(TokioExecutor::new()).build(connector)))
    }
}

impl HttpClient for Https {
    type Body = hyper::body::Incoming;
    type Error = Error;

    async fn send(&self, request: Request<Bytes>) -> Result<Response<Self::Body>, Error> {
        self.0.request(request.map(Full::new)).await
    }
}
