//! The handler as a route of actix-web.
// snippet: begin
use actix_web::http::StatusCode;
use actix_web::web::{Data, Payload};
use actix_web::{HttpRequest, HttpResponse};
use futures_util::TryStreamExt;
use http::{HeaderName, HeaderValue, Uri};
use http_body_util::StreamBody;
use wxnotify_handler::{NotificationHandler, Transactions};

/// `web::route().to(notify::<...>)`, with the handler as `app_data(Data::new(handler))`. The body is the handler's to read: it has the
/// limit, and the deadline.
pub async fn notify<T: Transactions>(
    handler: Data<NotificationHandler<T>>,
    asked: HttpRequest,
    body: Payload,
) -> HttpResponse {
    let mut request = http::Request::new(StreamBody::new(body.map_ok(http_body::Frame::data)));
    // actix-web's types are those of http 0.2.
    *request.method_mut() = asked.method().as_str().parse().unwrap_or_default();
    *request.uri_mut() = Uri::try_from(asked.uri().to_string()).unwrap_or_default();
    for (name, value) in asked.headers() {
        if let (Ok(name), Ok(value)) = (HeaderName::try_from(name.as_str()), HeaderValue::from_bytes(value.as_bytes()))
        {
            request.headers_mut().append(name, value);
        }
    }
    let answer = handler.handle_request(request).await;
    let mut response = HttpResponse::build(StatusCode::from_u16(answer.status().as_u16()).unwrap_or_default());
    for (name, value) in answer.headers() {
        response.append_header((name.as_str(), value.as_bytes()));
    }
    response.body(answer.into_body())
}
// snippet: end
