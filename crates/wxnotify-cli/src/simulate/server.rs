//! The platform's API beside its notifications: certificates, queries of orders and refunds, and the echo.

use std::sync::Arc;

use axum::Router;
use axum::body::{Bytes, to_bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderMap, Method, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};
use wxnotify::testing::{is_signed_by, sample};

use super::world::World;
use crate::clock;
use crate::orders::signed_again;
use crate::post;

/// The paths of queries: what stands before the number, and the number's name in the plaintext.
const QUERIES: [(&str, &str); 6] = [
    ("/v3/pay/transactions/out-trade-no/", "out_trade_no"),
    ("/v3/pay/transactions/id/", "transaction_id"),
    ("/v3/pay/partner/transactions/out-trade-no/", "out_trade_no"),
    ("/v3/pay/partner/transactions/id/", "transaction_id"),
    ("/v3/combine-transactions/out-trade-no/", "combine_out_trade_no"),
    ("/v3/refund/domestic/refunds/", "out_refund_no"),
];

/// Serves until the process ends.
pub(super) async fn serve(world: Arc<World>, listener: tokio::net::TcpListener) -> std::io::Result<()> {
    axum::serve(listener, Router::new().fallback(answer).with_state(world)).await
}

async fn answer(State(world): State<Arc<World>>, request: Request) -> Response {
    const MOST: usize = 1 << 20;
    let (head, body) = request.into_parts();
    let Ok(body) = to_bytes(body, MOST).await else {
        return signed(&world, StatusCode::BAD_REQUEST, &failure("PARAM_ERROR", "the body is too long"));
    };
    let target = head.uri.path_and_query().map_or("/", |target| target.as_str());
    let request = format!("{}\n{target}\n", head.method);
    let (status, body) = match authorized(&head.headers, &request, &body, world.merchant_certificate.as_deref()) {
        Ok(()) => respond(&world, &head.method, head.uri.path(), &body).await,
        Err(problem) => (StatusCode::UNAUTHORIZED, failure("SIGN_ERROR", problem)),
    };
    signed(&world, status, &body)
}

async fn respond(world: &Arc<World>, method: &Method, path: &str, body: &Bytes) -> (StatusCode, Value) {
    match (method, path) {
        (&Method::GET, "/v3/certificates" | "/v3/global/certificates") => (StatusCode::OK, certificates(world)),
        (&Method::POST, "/v3/security/echo") => echo(world, body).await,
        (&Method::GET, path) => {
            let query = QUERIES.iter().find_map(|(prefix, name)| Some((*name, path.strip_prefix(prefix)?)));
            let Some((name, number)) = query else { return not_found("RESOURCE_NOT_EXISTS") };
            let orders = world.orders.lock().expect("nobody panics while holding it");
            match orders.get(&(name.to_owned(), number.to_owned())) {
                Some(resource) => (StatusCode::OK, as_query_tells(resource.clone())),
                None if name == "out_refund_no" => not_found("RESOURCE_NOT_EXISTS"),
                None => not_found("ORDER_NOT_EXIST"),
            }
        }
        _ => not_found("RESOURCE_NOT_EXISTS"),
    }
}

fn not_found(code: &str) -> (StatusCode, Value) {
    (StatusCode::NOT_FOUND, failure(code, "the simulation has no such thing"))
}

fn failure(code: &str, message: &str) -> Value {
    json!({ "code": code, "message": message })
}

/// A merchant's signature must be there and of now. Where the merchant's certificate was given, it must verify.
fn authorized(headers: &HeaderMap, request: &str, body: &[u8], certificate: Option<&str>) -> Result<(), &'static str> {
    let text = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok()).unwrap_or_default();
    if !text.starts_with("WECHATPAY2-") {
        return Err("Authorization is missing, or is not WECHATPAY2-SHA256-RSA2048");
    }
    let part = |name: &str| text.split(&format!("{name}=\"")).nth(1).and_then(|rest| rest.split('"').next());
    if ["mchid", "nonce_str", "signature", "serial_no"].iter().any(|name| part(name).is_none_or(str::is_empty)) {
        return Err("Authorization lacks one of mchid, nonce_str, timestamp, serial_no, signature");
    }
    match part("timestamp").and_then(|timestamp| timestamp.parse().ok()) {
        Some(timestamp) if clock::now().abs_diff(timestamp) <= 300 => {}
        _ => return Err("the timestamp in Authorization is not within 5 minutes of now"),
    }
    let Some(certificate) = certificate else { return Ok(()) };
    let [timestamp, nonce, signature] =
        ["timestamp", "nonce_str", "signature"].map(|name| part(name).unwrap_or_default());
    let message = [format!("{request}{timestamp}\n{nonce}\n").as_bytes(), body, b"\n"].concat();
    match is_signed_by(certificate, &message, signature) {
        Ok(true) => Ok(()),
        _ => Err("the signature in Authorization is not that of --merchant-certificate over this request"),
    }
}

/// Those that sign or have signed, and the next one: the platform shows it before it uses it.
fn certificates(world: &World) -> Value {
    let now = world.clock.now();
    let begun = world.keys_from.iter().filter(|from| **from <= now).count();
    let shown = world.platforms.iter().take(begun + 1);
    let answers = shown.filter_map(|platform| platform.certificates_answer(None).ok());
    let lists = answers.filter_map(|answer| serde_json::from_slice::<Value>(answer.body()).ok());
    let all: Vec<Value> = lists.flat_map(|list| list["data"].as_array().cloned().unwrap_or_default()).collect();
    json!({ "data": all })
}

/// A query names the state of a refund otherwise than a notification does, and not whose it is.
fn as_query_tells(mut resource: Value) -> Value {
    if let Some(fields) = resource.as_object_mut()
        && let Some(status) = fields.remove("refund_status")
    {
        fields.insert("status".to_owned(), status);
        ["mchid", "sp_mchid", "sub_mchid"].iter().for_each(|name| _ = fields.remove(*name));
    }
    resource
}

/// Answers what was sent, and notifies of it where it is told an address.
async fn echo(world: &Arc<World>, body: &Bytes) -> (StatusCode, Value) {
    let request: Value = serde_json::from_slice(body).unwrap_or_default();
    let Some(message) = request["echo_message"].as_str() else {
        return (StatusCode::BAD_REQUEST, failure("PARAM_ERROR", "echo_message is missing"));
    };
    if let Some(url) = request["notify_url"].as_str() {
        // Where it may go was decided when the simulation was started.
        let Ok(url) = post::target(url, false, "nothing") else {
            return (StatusCode::BAD_REQUEST, failure("PARAM_ERROR", "notify_url is not on this machine"));
        };
        let world = world.clone();
        let overrides = json!({ "echo_message": message });
        tokio::spawn(async move {
            let Ok(plaintext) = sample("SECURITY_ECHO.SUCCESS", &overrides) else { return };
            let Ok(delivery) = world.signer().notification("SECURITY_ECHO.SUCCESS", &plaintext).build() else { return };
            let answer = world.client.post(&url, delivery.headers(), delivery.body()).await;
            let told = answer.map_or_else(|error| error.to_string(), |answer| answer.status.to_string());
            (world.progress)(&format!("echo to {url}: {told}"));
        });
    }
    (StatusCode::OK, json!({ "echo_message": message }))
}

/// The answer under the signature of the key that is in use.
fn signed(world: &World, status: StatusCode, body: &Value) -> Response {
    let platform = world.signer();
    let text = body.to_string();
    let mut delivery = match platform.notification("ANSWER", "{}").build() {
        Ok(delivery) => delivery,
        Err(_) => return StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    };
    delivery.set_body(text.clone());
    let Ok(delivery) = signed_again(platform, &delivery) else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    let mut response = (status, text).into_response();
    for (name, value) in delivery.header_pairs() {
        if let (Ok(name), Ok(value)) = (name.parse::<header::HeaderName>(), value.parse()) {
            response.headers_mut().insert(name, value);
        }
    }
    response
}
