//! TLS for what is posted to `https`: rustls over AWS-LC, and the certificate authorities that this machine trusts. The variable
//! `SSL_CERT_FILE` names others, such as one's own.

#[cfg(feature = "https")]
pub(crate) use with_rustls::{Pool, connect, pool};
#[cfg(not(feature = "https"))]
pub(crate) use without::{Pool, connect, pool};

use tokio::io::{AsyncRead, AsyncWrite};

/// A connection, with or without TLS.
pub(crate) trait Stream: AsyncRead + AsyncWrite + Send + Unpin {}
impl<S: AsyncRead + AsyncWrite + Send + Unpin> Stream for S {}

#[cfg(feature = "https")]
mod with_rustls {
    use std::io;
    use std::sync::{Arc, OnceLock};

    use axum::body::Bytes;
    use http_body_util::Full;
    use hyper_rustls::{HttpsConnector, HttpsConnectorBuilder};
    use hyper_util::client::legacy::{Builder, Client, connect::HttpConnector};
    use tokio::net::TcpStream;
    use tokio_rustls::TlsConnector;
    use tokio_rustls::rustls::crypto::aws_lc_rs::default_provider;
    use tokio_rustls::rustls::pki_types::{CertificateDer, ServerName};
    use tokio_rustls::rustls::{ClientConfig, Error, RootCertStore};

    use super::Stream;

    pub(crate) type Pool = Client<HttpsConnector<HttpConnector>, Full<Bytes>>;

    /// Connections that are kept. Reading the system's certificates takes a moment, so this is made when it is first needed.
    pub(crate) fn pool(builder: &Builder, mut connector: HttpConnector) -> Result<Pool, String> {
        connector.enforce_http(false);
        let https = HttpsConnectorBuilder::new().with_tls_config(config()?).https_only().enable_http1();
        Ok(builder.build(https.wrap_connector(connector)))
    }

    /// TLS over a connection.
    pub(crate) async fn connect(host: &str, stream: TcpStream) -> io::Result<Box<dyn Stream>> {
        static CONFIG: OnceLock<Result<ClientConfig, String>> = OnceLock::new();
        let config = CONFIG.get_or_init(config).clone().map_err(io::Error::other)?;
        let name = ServerName::try_from(host.to_owned()).map_err(io::Error::other)?;
        Ok(Box::new(TlsConnector::from(Arc::new(config)).connect(name, stream).await?))
    }

    fn config() -> Result<ClientConfig, String> {
        let wrong = |error: Error| format!("TLS cannot be set up: {error}");
        let builder = ClientConfig::builder_with_provider(Arc::new(default_provider()));
        let builder = builder.with_safe_default_protocol_versions().map_err(wrong)?;
        let authorities = authorities().map_err(|error| {
            format!(
                "this machine's certificate authorities cannot be read ({error}); install ca-certificates, or name a file of them in SSL_CERT_FILE"
            )
        })?;
        let mut roots = RootCertStore::empty();
        // A machine may have one that nobody can read, beside a hundred good ones.
        if roots.add_parsable_certificates(authorities).0 == 0 {
            return Err("this machine trusts no certificate authority; install ca-certificates, or name a file of them in SSL_CERT_FILE".into());
        }
        let builder = builder.with_root_certificates(roots);
        Ok(builder.with_no_client_auth())
    }

    #[cfg(not(target_vendor = "apple"))]
    fn authorities() -> Result<Vec<CertificateDer<'static>>, String> {
        let loaded = rustls_native_certs::load_native_certs();
        match loaded.errors.first() {
            Some(error) if loaded.certs.is_empty() => Err(error.to_string()),
            _ => Ok(loaded.certs),
        }
    }

    /// macOS keeps its own list in this file as well. What a keychain adds is not in it.
    #[cfg(target_vendor = "apple")]
    fn authorities() -> Result<Vec<CertificateDer<'static>>, String> {
        use tokio_rustls::rustls::pki_types::pem::PemObject;
        let file = std::env::var_os("SSL_CERT_FILE").unwrap_or_else(|| "/etc/ssl/cert.pem".into());
        let read = CertificateDer::pem_file_iter(file).and_then(Iterator::collect::<Result<_, _>>);
        read.map_err(|error| error.to_string())
    }
}

#[cfg(not(feature = "https"))]
mod without {
    use std::io;

    use axum::body::Bytes;
    use http_body_util::Full;
    use hyper_util::client::legacy::{Builder, Client, connect::HttpConnector};
    use tokio::net::TcpStream;

    use super::Stream;

    const MISSING: &str = "this command was built without https (cargo's feature of that name)";

    pub(crate) type Pool = Client<HttpConnector, Full<Bytes>>;

    pub(crate) fn pool(_: &Builder, _: HttpConnector) -> Result<Pool, String> {
        Err(MISSING.into())
    }

    pub(crate) async fn connect(_: &str, _: TcpStream) -> io::Result<Box<dyn Stream>> {
        Err(io::Error::other(MISSING))
    }
}
