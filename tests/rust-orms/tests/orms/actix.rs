//! The route in actix-web: what the request was stays what it was, and limits are the handler's.

use std::sync::Arc;
use std::time::{Duration, Instant};

use tokio::sync::Notify;
use wxnotify::{Ack, ErrorCode};
use wxnotify_handler::{Delivery, Failure, NotificationHandler, Request, ServedMerchant};

use crate::desk::{exchange, paid, platform, serve, told};

async fn nothing(_: Delivery) -> Result<(), Failure> {
    Ok(())
}

fn builder() -> wxnotify_handler::Builder {
    NotificationHandler::builder(platform().parser()).otherwise(nothing)
}

const HEAD: &str = "HTTP/1.1\r\nHost: shop.example\r\nConnection: close\r\n";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn methods_and_headers_are_passed_on_and_back() {
    let shop = serve(builder());
    for method in ["GET", "PUT", "DELETE"] {
        let answer = exchange(shop.address, format!("{method} /notify {HEAD}\r\n").as_bytes()).await;
        assert!(answer.starts_with("HTTP/1.1 405 ") && answer.contains("\r\nallow: POST\r\n"), "{answer}");
        assert!(answer.ends_with(&Ack::failure(ErrorCode::MethodNotAllowed).body), "{answer}");
    }
    let answer = exchange(shop.address, &paid("A1", None)).await;
    assert!(answer.starts_with("HTTP/1.1 200 ") && answer.contains("content-type: application/json"), "{answer}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_long_body_is_refused_by_the_handler() {
    let shop = serve(builder());
    let body = " ".repeat(1024 * 1024 + 1);
    let whole = format!("Content-Length: {}\r\n\r\n{body}", body.len());
    let chunked = format!("Transfer-Encoding: chunked\r\n\r\n{:x}\r\n{body}\r\n0\r\n\r\n", body.len());
    for rest in [whole, chunked] {
        let request = format!("POST /notify {HEAD}{rest}");
        let answer = exchange(shop.address, request.as_bytes()).await;
        assert!(answer.ends_with(&Ack::failure(ErrorCode::BodyTooLarge).body), "{answer}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_body_that_trickles_has_a_deadline() {
    let shop = serve(builder().deadline(Some(Duration::from_millis(200))));
    let began = Instant::now();
    let answer = exchange(shop.address, format!("POST /notify {HEAD}Content-Length: 9\r\n\r\n{{").as_bytes()).await;
    assert!(answer.ends_with(&Ack::failure(ErrorCode::DeadlineExceeded).body), "{answer}");
    assert!(began.elapsed() < Duration::from_secs(4));
}

/// Who serves several merchants tells them apart by path or host.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_chooser_is_told_path_and_host() {
    let chooser = |request: Arc<Request>| async move {
        let is_known = request.path() == "/notify/m1" && request.host().as_deref() == Some("shop.example");
        let merchant = || ServedMerchant::new("m1", platform().parser());
        Ok::<_, Failure>(is_known.then(merchant).transpose()?)
    };
    let shop = serve(NotificationHandler::serving(chooser).otherwise(nothing));
    let request = String::from_utf8(paid("A1", None)).unwrap();
    assert_eq!(shop.ask(request.as_bytes()).await.0, 401);
    assert_eq!(shop.ask(request.replace("/notify", "/notify/m1?a=b").as_bytes()).await.0, 200);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_client_that_hangs_up_cancels_nothing() {
    use tokio::io::AsyncWriteExt;
    let (begun, go_on, ended) = (Arc::new(Notify::new()), Arc::new(Notify::new()), Arc::new(Notify::new()));
    let (tell, wait, end) = (Arc::clone(&begun), Arc::clone(&go_on), Arc::clone(&ended));
    let waits = move |_: Delivery| {
        let (tell, wait, end) = (Arc::clone(&tell), Arc::clone(&wait), Arc::clone(&end));
        async move {
            tell.notify_one();
            wait.notified().await;
            end.notify_one();
            Ok::<(), Failure>(())
        }
    };
    let shop = serve(NotificationHandler::builder(platform().parser()).otherwise(waits));
    let mut stream = tokio::net::TcpStream::connect(shop.address).await.unwrap();
    stream.write_all(&paid("A1", None)).await.unwrap();
    told(&begun).await;
    drop(stream);
    tokio::time::sleep(Duration::from_millis(50)).await;
    go_on.notify_one();
    told(&ended).await;
}
