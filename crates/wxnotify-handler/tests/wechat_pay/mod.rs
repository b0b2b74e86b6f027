//! A pretend WeChat Pay behind a socket: it serves certificates and queries, signs its answers, and verifies who asks.
#![allow(dead_code, reason = "each test file takes what it needs")]

use std::collections::HashMap;
use std::sync::{Arc, LazyLock, Mutex};
use std::time::{SystemTime, UNIX_EPOCH};

use axum::body::Body;
use axum::extract::{Request, State};
use axum::response::Response;
use serde_json::{Value, json};
use wxnotify::Merchant;
use wxnotify::testing::Platform;

pub(crate) const API_V3_KEY: &str = "0123456789abcdefghijklmnopqrstuv";
pub(crate) const MCHID: &str = "1900007291";

/// Making keys takes long: those of the platform before and after a rotation, and the merchant's.
pub(crate) static OLD: LazyLock<Arc<Platform>> = LazyLock::new(a_platform);
pub(crate) static NEW: LazyLock<Arc<Platform>> = LazyLock::new(a_platform);
static OWN: LazyLock<Platform> = LazyLock::new(Platform::new);

fn a_platform() -> Arc<Platform> {
    Arc::new(Platform::builder().api_v3_key(API_V3_KEY).build().unwrap())
}

/// What it has and was asked, and where it is.
pub(crate) struct WeChatPay {
    state: Arc<Mutex<Pretended>>,
    pub(crate) url: String,
}

struct Pretended {
    /// It signs with this one's key, and lists its certificate.
    platform: Arc<Platform>,
    /// By path and query: the status and the body.
    answers: HashMap<String, (u16, String)>,
    asked: Vec<String>,
}

impl WeChatPay {
    pub(crate) async fn open() -> Self {
        Self::open_on(tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap(), "http://127.0.0.1").await
    }

    pub(crate) async fn open_on<L>(listener: L, name: &str) -> Self
    where
        L: axum::serve::Listener<Addr = std::net::SocketAddr>,
    {
        let url = format!("{name}:{}", listener.local_addr().unwrap().port());
        let state = Pretended { platform: Arc::clone(&OLD), answers: HashMap::new(), asked: Vec::new() };
        let state = Arc::new(Mutex::new(state));
        let router = axum::Router::new().fallback(answer).with_state(Arc::clone(&state));
        tokio::spawn(async move { axum::serve(listener, router).await });
        Self { state, url }
    }

    pub(crate) fn merchant(&self) -> Merchant {
        Merchant::new(MCHID, "7132D72A", &OWN.private_key_pem()).unwrap().host(&self.url).unwrap()
    }

    /// From now on it signs with this platform's key, and lists its certificate.
    pub(crate) fn has(&self, platform: &Arc<Platform>) {
        self.state.lock().unwrap().platform = Arc::clone(platform);
    }

    pub(crate) fn answers(&self, path: &str, status: u16, body: &Value) {
        self.state.lock().unwrap().answers.insert(path.to_owned(), (status, body.to_string()));
    }

    pub(crate) fn asked(&self) -> usize {
        self.state.lock().unwrap().asked.len()
    }
}

async fn answer(State(state): State<Arc<Mutex<Pretended>>>, request: Request) -> Response {
    let path = request.uri().path_and_query().unwrap().to_string();
    let mut state = state.lock().unwrap();
    state.asked.push(path.clone());
    let platform = Arc::clone(&state.platform);
    let (status, body) = match state.answers.get(&path) {
        _ if !is_signed(&path, &request) => (401, json!({ "code": "SIGN_ERROR" }).to_string()),
        Some(answer) => answer.clone(),
        None if path == "/v3/certificates" => {
            let listed = platform.certificates_answer(None).unwrap();
            (200, String::from_utf8(listed.body().to_vec()).unwrap())
        }
        None => (404, json!({ "code": "ORDER_NOT_EXIST" }).to_string()),
    };
    let timestamp = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs().to_string();
    let nonce = "5K8264ILTKCH16CQ2502SI8ZNMTM67VS";
    let signature = platform.sign(&wxnotify::signing_message(&timestamp, nonce, body.as_bytes()));
    Response::builder()
        .status(status)
        .header("Location", "/elsewhere")
        .header("Wechatpay-Timestamp", timestamp)
        .header("Wechatpay-Nonce", nonce)
        .header("Wechatpay-Serial", platform.serial())
        .header("Wechatpay-Signature", signature)
        .body(Body::from(body))
        .unwrap()
}

/// Whether the merchant signed the request.
fn is_signed(path: &str, request: &Request) -> bool {
    let header = |name: &str| request.headers().get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let part = |name: &str| {
        let from = header("authorization").split_once(&format!("{name}=\""))?.1;
        from.split_once('"').map(|(part, _)| part)
    };
    let (Some(timestamp), Some(nonce), Some(signature)) = (part("timestamp"), part("nonce_str"), part("signature"))
    else {
        return false;
    };
    let message = format!("{}\n{path}\n{timestamp}\n{nonce}\n\n", request.method());
    let keys = OWN.platform_keys();
    part("mchid") == Some(MCHID)
        && header("user-agent").starts_with("wxnotify")
        && wxnotify::verify_signature(message.as_bytes(), signature, keys.find(OWN.serial()).unwrap())
}
