//! A merchant's endpoint that does everything right, and the same with one fault at a time.
#![allow(dead_code, reason = "each test takes what it needs")]

use std::collections::HashSet;
use std::sync::atomic::{AtomicI64, AtomicUsize, Ordering::SeqCst};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use aes::Aes256;
use axum::Router;
use axum::body::{Body, HttpBody, to_bytes};
use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::routing::{get, post};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use ctr::cipher::{KeyIvInit, StreamCipher};
use serde_json::Value;
use wxnotify::testing::Platform;
use wxnotify::{Ack, Error, ErrorCode, NotificationParser, decrypt_resource};

/// What is wrong about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mutant {
    /// Nothing.
    None,
    /// It does not look at signatures.
    AcceptsForged,
    /// It does not look at timestamps.
    AcceptsStale,
    /// It looks at the age alone.
    AcceptsFuture,
    /// It verifies the body as it would write it.
    VerifiesRewritten,
    /// A notification without a signature needs none.
    AcceptsUnsigned,
    /// It remembers which signatures were good, and not what they were for.
    RemembersSignatures,
    /// It acknowledges the probe, as some advise.
    AcceptsProbe,
    /// It decrypts without the tag.
    SkipsTag,
    /// It answers 200 to everything, and says FAIL in the body.
    AnswersOkOnError,
    /// It answers 200 where it cannot decrypt.
    AcknowledgesUnreadable,
    /// It has one key, and looks at no serial.
    IgnoresSerial,
    IgnoresSignatureType,
    IgnoresAlgorithm,
    /// Of a header that is there twice it takes the first.
    TakesFirstHeader,
    /// Nothing keeps a notification from counting twice.
    CountsTwice,
    /// It looks first and writes later.
    CountsTwiceInParallel,
    /// What it knows already is an error.
    RefusesDuplicates,
    /// It writes before it verifies.
    CountsBeforeVerifying,
    /// It cannot verify, and refuses.
    RefusesEverything,
    /// It answers with a page.
    AnswersWithAPage,
    LeaksTrace,
    LeaksKey,
    LeaksPlaintext,
    /// It reads whatever comes.
    ReadsWithoutBound,
    /// It believes Content-Length, and reads whatever comes without one.
    BelievesContentLength,
    /// It waits for a body as long as it takes.
    WaitsForBody,
    /// One after another.
    OneAtATime,
    /// What a cipher or JSON throws is not caught.
    CrashesOnGarbage,
    /// After some requests it has lost its keys.
    BreaksInTheEnd,
    /// It works for six seconds, and answers then.
    TooLate,
    /// It is not up yet for the first requests.
    BusyAtFirst,
}

use Mutant as M;

pub(crate) struct Merchant {
    mutant: Mutant,
    platform: Platform,
    parser: NotificationParser,
    seen: Mutex<HashSet<String>>,
    good_signatures: Mutex<HashSet<String>>,
    effects: AtomicI64,
    requests: AtomicUsize,
    counter: tokio::sync::Mutex<()>,
}

const MOST: usize = 1 << 20;
/// The last request of a run without what is endless is the genuine one at the end.
const LOSES_ITS_KEYS: usize = 58;

impl Merchant {
    /// Serves until the test ends; what comes back is the URL of its root.
    pub(crate) fn open(mutant: Mutant, platform: Platform) -> String {
        let parser = platform.parser();
        Self::open_with(mutant, platform, parser)
    }

    /// The same, where it trusts other keys too.
    pub(crate) fn open_with(mutant: Mutant, platform: Platform, parser: NotificationParser) -> String {
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        listener.set_nonblocking(true).unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let merchant = Self {
            mutant,
            parser,
            platform,
            seen: Mutex::default(),
            good_signatures: Mutex::default(),
            effects: AtomicI64::new(0),
            requests: AtomicUsize::new(0),
            counter: tokio::sync::Mutex::default(),
        };
        std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
            runtime.block_on(async {
                let count = |State(merchant): State<Arc<Self>>| async move {
                    format!("{{\"count\":{}}}", merchant.effects.load(SeqCst))
                };
                let router = Router::new().route("/notify", post(notify)).route("/effects", get(count));
                let listener = tokio::net::TcpListener::from_std(listener).unwrap();
                axum::serve(listener, router.with_state(Arc::new(merchant))).await.unwrap();
            });
        });
        url
    }

    async fn read(&self, body: Body) -> Result<Vec<u8>, Error> {
        let too_large = || Error::new(ErrorCode::BodyTooLarge, "too large");
        let announced = body.size_hint().upper();
        let most = match (self.mutant, announced) {
            (M::ReadsWithoutBound, _) | (M::BelievesContentLength, None) => usize::MAX,
            _ => MOST,
        };
        let deadline = match self.mutant {
            M::WaitsForBody | M::OneAtATime => Duration::from_secs(600),
            _ => Duration::from_secs(2),
        };
        match tokio::time::timeout(deadline, to_bytes(body, most)).await {
            Ok(bytes) => bytes.map(Vec::from).map_err(|_| too_large()),
            Err(_) => Err(Error::new(ErrorCode::DeadlineExceeded, "too slow")),
        }
    }

    /// What the notification is about: its id, and its plaintext.
    fn open_notification(&self, headers: &[(String, String)], body: &[u8]) -> Result<(String, String), Error> {
        let header = |name: &str| headers.iter().find(|(held, _)| held == name).map_or("", |(_, value)| value.as_str());
        let now = || header("wechatpay-timestamp").parse::<i64>().unwrap_or_default();
        let system_now = || std::time::UNIX_EPOCH.elapsed().unwrap().as_secs().cast_signed();
        let without = |name: &str| headers.iter().filter(|(held, _)| held != name).cloned().collect::<Vec<_>>();
        let parse = |headers: &[(String, String)], body: &[u8], now: i64| {
            let pairs = headers.iter().map(|(name, value)| (name.as_str(), value.as_str()));
            let notification = self.parser.parse_at(pairs, body, now)?;
            Ok::<_, Error>((notification.id().to_owned(), notification.plaintext().to_owned()))
        };
        let strictly = || parse(headers, body, system_now());
        let but_for = |codes: &[ErrorCode], instead: &dyn Fn() -> Option<(String, String)>| {
            strictly().or_else(|error| match codes.contains(&error.code()) {
                true => instead().ok_or(error),
                false => Err(error),
            })
        };
        use ErrorCode as E;
        match self.mutant {
            M::AcceptsForged => but_for(&[E::SignatureInvalid, E::SerialUnknown], &|| self.decrypted(body, false)),
            M::AcceptsUnsigned if header("wechatpay-signature").is_empty() => {
                but_for(&[E::HeaderMissing], &|| self.decrypted(body, false))
            }
            M::AcceptsProbe => but_for(&[E::SignatureProbe], &|| Some((String::new(), String::new()))),
            M::SkipsTag => but_for(&[E::DecryptionFailed], &|| self.decrypted(body, true)),
            M::IgnoresAlgorithm => {
                but_for(&[E::DecryptionFailed, E::ResourceUnsupported], &|| self.decrypted(body, false))
            }
            M::AcceptsStale => parse(headers, body, now().min(system_now())),
            M::AcceptsFuture => parse(headers, body, now().max(system_now())),
            M::VerifiesRewritten => {
                let body = String::from_utf8_lossy(body).trim().to_owned();
                parse(headers, body.as_bytes(), system_now())
            }
            M::IgnoresSerial => {
                let mut headers = without("wechatpay-serial");
                headers.push(("wechatpay-serial".into(), self.platform.serial().into()));
                parse(&headers, body, system_now())
            }
            M::IgnoresSignatureType => parse(&without("wechatpay-signature-type"), body, system_now()),
            M::TakesFirstHeader => {
                let mut first: Vec<(String, String)> = Vec::new();
                for (name, value) in headers {
                    if first.iter().all(|(held, _)| held != name) {
                        first.push((name.clone(), value.clone()));
                    }
                }
                parse(&first, body, system_now())
            }
            M::RemembersSignatures => {
                let mut good = self.good_signatures.lock().unwrap();
                let signature = header("wechatpay-signature").to_owned();
                if good.contains(&signature) {
                    return self.decrypted(body, false).ok_or(Error::new(E::DecryptionFailed, ""));
                }
                strictly().inspect(|_| {
                    good.insert(signature);
                })
            }
            _ => strictly(),
        }
    }

    /// Without a look at the signature, and where asked, at the tag.
    fn decrypted(&self, body: &[u8], skip_tag: bool) -> Option<(String, String)> {
        let envelope: Value = serde_json::from_slice(body).ok()?;
        let part = |name: &str| envelope["resource"][name].as_str().unwrap_or_default();
        let plaintext = if skip_tag {
            if part("algorithm") != "AEAD_AES_256_GCM" {
                return None;
            }
            let nonce: [u8; 12] = part("nonce").as_bytes().try_into().ok()?;
            let mut bytes = STANDARD.decode(part("ciphertext")).ok()?;
            bytes.truncate(bytes.len().checked_sub(16)?);
            // GCM counts its blocks from 2.
            let counter = [&nonce[..], &[0, 0, 0, 2]].concat();
            let key = self.platform.api_v3_key().as_bytes();
            ctr::Ctr32BE::<Aes256>::new_from_slices(key, &counter).ok()?.apply_keystream(&mut bytes);
            bytes
        } else {
            let key = self.platform.api_v3_key().as_bytes();
            decrypt_resource(key, part("nonce"), part("associated_data"), part("ciphertext"), "AEAD_AES_256_GCM")
                .ok()?
        };
        let plaintext = String::from_utf8(plaintext).ok()?;
        serde_json::from_str::<Value>(&plaintext).ok()?;
        Some((envelope["id"].as_str()?.to_owned(), plaintext))
    }

    /// Whether it counts now, and not before.
    async fn count(&self, id: &str) -> bool {
        match self.mutant {
            M::CountsTwice => {}
            M::CountsTwiceInParallel => {
                if self.seen.lock().unwrap().contains(id) {
                    return false;
                }
                tokio::time::sleep(Duration::from_millis(50)).await;
                self.seen.lock().unwrap().insert(id.to_owned());
            }
            _ if !self.seen.lock().unwrap().insert(id.to_owned()) => return false,
            _ => {}
        }
        self.effects.fetch_add(1, SeqCst);
        true
    }
}

async fn notify(State(merchant): State<Arc<Merchant>>, request: Request) -> (StatusCode, String) {
    let mutant = merchant.mutant;
    let (head, body) = request.into_parts();
    let headers: Vec<(String, String)> = head
        .headers
        .iter()
        .map(|(name, value)| (name.to_string(), String::from_utf8_lossy(value.as_bytes()).into_owned()))
        .collect();
    let _turn = match mutant {
        M::OneAtATime => Some(merchant.counter.lock().await),
        _ => None,
    };
    if merchant.requests.fetch_add(1, SeqCst) >= LOSES_ITS_KEYS && mutant == M::BreaksInTheEnd
        || mutant == M::RefusesEverything
    {
        return answer(Error::new(ErrorCode::SerialUnknown, "").ack());
    }
    // A repetition has a signature of its own.
    let signature = headers.iter().find(|(name, _)| name == "wechatpay-signature").map(|(_, value)| value.clone());
    if mutant == M::BusyAtFirst && !merchant.good_signatures.lock().unwrap().insert(signature.unwrap_or_default()) {
        return (StatusCode::BAD_REQUEST, String::new());
    }
    if mutant == M::BusyAtFirst && merchant.requests.load(SeqCst) <= 3 {
        return (StatusCode::SERVICE_UNAVAILABLE, String::new());
    }
    let opened = match merchant.read(body).await {
        Ok(body) => {
            if mutant == M::CountsBeforeVerifying {
                merchant.effects.fetch_add(1, SeqCst);
            }
            merchant.open_notification(&headers, &body)
        }
        Err(error) => Err(error),
    };
    let error = match opened {
        Ok((id, plaintext)) => {
            if mutant == M::TooLate {
                tokio::time::sleep(Duration::from_millis(5500)).await;
            }
            if mutant != M::CountsBeforeVerifying && !merchant.count(&id).await && mutant == M::RefusesDuplicates {
                return (StatusCode::CONFLICT, "known already".into());
            }
            return match mutant {
                M::AnswersWithAPage => (StatusCode::OK, "<h1>Welcome</h1>".into()),
                M::LeaksPlaintext => (StatusCode::OK, format!("{{\"code\":\"SUCCESS\",\"debug\":{plaintext}}}")),
                _ => answer(Ack::success()),
            };
        }
        Err(error) => error,
    };
    match (mutant, error.code()) {
        (M::AnswersOkOnError, _) => (StatusCode::OK, r#"{"code":"FAIL","message":"no"}"#.into()),
        (M::AcknowledgesUnreadable, ErrorCode::DecryptionFailed) => answer(Ack::success()),
        (M::CrashesOnGarbage, ErrorCode::EnvelopeInvalid | ErrorCode::DecryptionFailed) => panic!("{error}"),
        (M::LeaksTrace, _) => {
            let trace = "Error: no\n    at notify (/srv/shop/notify.js:17:9)\n    at next (/srv/shop/router.js:3:1)";
            (StatusCode::INTERNAL_SERVER_ERROR, trace.into())
        }
        (M::LeaksKey, ErrorCode::DecryptionFailed) => {
            (StatusCode::INTERNAL_SERVER_ERROR, format!("wrong key {}", merchant.platform.api_v3_key()))
        }
        _ => answer(error.ack()),
    }
}

fn answer(ack: Ack) -> (StatusCode, String) {
    (StatusCode::from_u16(ack.status).unwrap(), ack.body)
}
