//! Requests that do not end: a body of a gigabyte, and bodies that trickle. No HTTP client sends such, so they are written by hand.

use std::time::{Duration, Instant};

use axum::http::Uri;
use tokio::io::{AsyncReadExt, AsyncWriteExt, WriteHalf};
use tokio::net::TcpStream;
use tokio::task::JoinHandle;
use wxnotify::testing::Delivery;

use crate::post::PATIENCE;
use crate::tls::{self, Stream};

/// What is announced.
const GIGABYTE: u64 = 1 << 30;
/// An endpoint that has taken this much would take it all.
pub(super) const ENOUGH: u64 = 64 << 20;

/// How the end of a body is told.
#[derive(Clone, Copy, Debug)]
pub(super) enum Framing {
    /// Its length stands in the head.
    Length,
    /// It comes in chunks, and a last one.
    Chunks,
}

impl Framing {
    pub(super) fn in_words(self) -> &'static str {
        match self {
            Self::Length => "a body of 1 GiB",
            Self::Chunks => "a body in chunks without end",
        }
    }
}

/// How an endless request ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum End {
    /// It was answered with this status after so many bytes.
    Answered(u16, u64),
    /// The connection was closed after so many bytes.
    Closed(u64),
    /// The endpoint read no more, and said nothing, after so many bytes.
    Ignored(u64),
    /// The endpoint took all that there was to give.
    TookAll,
    /// There was no connection.
    Unreachable(String),
}

/// Sends a body that is far too long, until the endpoint has had enough of it.
pub(super) async fn send_too_much(url: &Uri, delivery: &Delivery, framing: Framing) -> End {
    let length = match framing {
        Framing::Length => format!("Content-Length: {GIGABYTE}"),
        Framing::Chunks => "Transfer-Encoding: chunked".to_owned(),
    };
    let (mut writer, answer) = match open(url, delivery, &length).await {
        Ok(connection) => connection,
        Err(error) => return End::Unreachable(error.to_string()),
    };
    let spaces = vec![b' '; 64 << 10];
    let piece = match framing {
        Framing::Length => spaces,
        Framing::Chunks => [format!("{:x}\r\n", spaces.len()).as_bytes(), &spaces, b"\r\n"].concat(),
    };
    let mut sent = 0;
    while sent < ENOUGH && !answer.is_finished() {
        match tokio::time::timeout(PATIENCE, writer.write_all(&piece)).await {
            Ok(Ok(())) => sent += piece.len() as u64,
            Ok(Err(_)) => break,
            Err(_) if answer.is_finished() => break,
            Err(_) => return End::Ignored(sent),
        }
    }
    if sent >= ENOUGH && !answer.is_finished() {
        return End::TookAll;
    }
    match tokio::time::timeout(PATIENCE, answer).await {
        Ok(Ok(Some(status))) => End::Answered(status, sent),
        _ => End::Closed(sent),
    }
}

/// Requests that send a byte now and then.
pub(super) struct Trickles {
    running: Vec<JoinHandle<Option<Duration>>>,
}

impl Trickles {
    /// Opens so many, each for as long as this at most.
    pub(super) fn open(url: &Uri, delivery: &Delivery, count: usize, longest: Duration) -> Self {
        let trickle = |_| tokio::spawn(trickle(url.clone(), delivery.clone(), longest));
        Self { running: (0..count).map(trickle).collect() }
    }

    /// How long each was held, or `None` where the endpoint would have waited for longer.
    pub(super) async fn ends(self) -> Vec<Option<Duration>> {
        let mut ends = Vec::new();
        for trickle in self.running {
            ends.push(trickle.await.unwrap_or_default());
        }
        ends
    }
}

async fn trickle(url: Uri, delivery: Delivery, longest: Duration) -> Option<Duration> {
    const PAUSE: Duration = Duration::from_millis(200);
    let begun = Instant::now();
    let length = format!("Content-Length: {}", delivery.body().len());
    let Ok((mut writer, answer)) = open(&url, &delivery, &length).await else { return Some(begun.elapsed()) };
    for byte in delivery.body() {
        if answer.is_finished() || writer.write_all(&[*byte]).await.is_err() || writer.flush().await.is_err() {
            return Some(begun.elapsed());
        }
        if begun.elapsed() > longest {
            break;
        }
        tokio::time::sleep(PAUSE).await;
    }
    None
}

type Connection = (WriteHalf<Box<dyn Stream>>, JoinHandle<Option<u16>>);

/// Opens a connection and sends a request's head. What comes back is where its body goes, and the status to come: `None`
/// where the connection is closed without one.
async fn open(url: &Uri, delivery: &Delivery, length: &str) -> std::io::Result<Connection> {
    let authority = url.authority().map_or("", |authority| authority.as_str());
    let is_secure = url.scheme_str() == Some("https");
    let port = if is_secure { 443 } else { 80 };
    let address = if url.port().is_some() { authority.to_owned() } else { format!("{authority}:{port}") };
    let stream = tokio::time::timeout(PATIENCE, TcpStream::connect(address)).await??;
    let host = url.host().unwrap_or_default().trim_matches(['[', ']']);
    let stream: Box<dyn Stream> = match is_secure {
        true => tokio::time::timeout(PATIENCE, tls::connect(host, stream)).await??,
        false => Box::new(stream),
    };
    let (mut reader, mut writer) = tokio::io::split(stream);
    let path = url.path_and_query().map_or("/", |path| path.as_str());
    let mut head = format!("POST {path} HTTP/1.1\r\nHost: {authority}\r\n{length}\r\n");
    for (name, value) in delivery.header_pairs() {
        head.push_str(&format!("{name}: {value}\r\n"));
    }
    writer.write_all(format!("{head}\r\n").as_bytes()).await?;
    writer.flush().await?;
    let answer = tokio::spawn(async move {
        // `HTTP/1.1 413`
        let mut line = [0; 12];
        reader.read_exact(&mut line).await.ok()?;
        std::str::from_utf8(&line).ok()?.split(' ').nth(1)?.parse().ok()
    });
    Ok((writer, answer))
}
