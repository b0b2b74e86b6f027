//! The client behind TLS: it asks who the machine trusts, and nobody else.

mod wechat_pay;

use std::net::SocketAddr;
use std::process::Command;
use std::sync::Arc;
use std::time::Duration;

use tokio::net::{TcpListener, TcpStream};
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::crypto::aws_lc_rs;
use tokio_rustls::rustls::pki_types::pem::PemObject;
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivateKeyDer};
use tokio_rustls::server::TlsStream;
use wechat_pay::{API_V3_KEY, OLD, WeChatPay};
use wxnotify::refresher::Settings;
use wxnotify::{ApiV3Key, ErrorCode, NotificationParser};
use wxnotify_handler::{CertificateRefresher, Https};

struct Tls(TcpListener, TlsAcceptor);

impl axum::serve::Listener for Tls {
    type Io = TlsStream<TcpStream>;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> (Self::Io, SocketAddr) {
        loop {
            let Ok((stream, address)) = self.0.accept().await else { continue };
            // Who does not trust it goes away.
            if let Ok(stream) = self.1.accept(stream).await {
                return (stream, address);
            }
        }
    }

    fn local_addr(&self) -> std::io::Result<SocketAddr> {
        self.0.local_addr()
    }
}

/// Not a tokio test, so that the environment is set while nobody else runs.
#[test]
fn it_asks_whom_the_machine_trusts_and_nobody_else() {
    let folder = tempfile::tempdir().unwrap();
    let (key, certificate) = (folder.path().join("key.pem"), folder.path().join("certificate.pem"));
    let made = Command::new("openssl")
        .args(["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost"])
        .args(["-addext", "subjectAltName=DNS:localhost", "-addext", "basicConstraints=critical,CA:FALSE"])
        .arg("-keyout")
        .arg(&key)
        .arg("-out")
        .arg(&certificate)
        .output()
        .expect("openssl is there");
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));

    let runtime = |asks: &dyn Fn() -> Https| {
        let client = asks();
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            let config = ServerConfig::builder_with_provider(Arc::new(aws_lc_rs::default_provider()));
            let config = config.with_safe_default_protocol_versions().unwrap().with_no_client_auth();
            let certificate = CertificateDer::from_pem_file(&certificate).unwrap();
            let key = PrivateKeyDer::from_pem_file(&key).unwrap();
            let acceptor = TlsAcceptor::from(Arc::new(config.with_single_cert(vec![certificate], key).unwrap()));
            let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
            let wechat_pay = WeChatPay::open_on(Tls(listener, acceptor), "https://localhost").await;
            let key = || ApiV3Key::new(API_V3_KEY).unwrap();
            let settings = Settings::new(wechat_pay.merchant(), vec![key()]);
            let refresher = CertificateRefresher::new(client, settings).unwrap();
            let parser = refresher.parser(NotificationParser::builder().api_v3_key(key()));
            let parser = tokio::time::timeout(Duration::from_secs(20), parser).await.unwrap();
            parser.map(|parser| parser.platform_keys().serials().concat())
        })
    };

    let error = runtime(&|| Https::new().unwrap()).unwrap_err();
    assert_eq!(error.code(), ErrorCode::RequestFailed);
    assert!(error.message().contains("certificate"), "{error}");

    // SAFETY: this is the only test in its process, and no runtime runs.
    unsafe { std::env::set_var("SSL_CERT_FILE", &certificate) };
    assert_eq!(runtime(&|| Https::new().unwrap()).unwrap(), OLD.serial());
}
