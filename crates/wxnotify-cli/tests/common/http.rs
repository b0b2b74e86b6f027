//! HTTP by hand.
#![allow(dead_code, reason = "each test file takes what it needs")]

use std::io::{Read, Write};
use std::net::TcpStream;

/// Status, headers and body.
pub(crate) type Answer = (u16, Vec<(String, String)>, String);

/// One request over a connection of its own.
pub(crate) fn http(url: &str, request: &str, headers: &str, body: &str) -> Answer {
    let (host, length) = (url.strip_prefix("http://").unwrap(), body.len());
    let head =
        format!("{request} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\nContent-Length: {length}\r\n{headers}\r\n");
    raw(url, &(head + body))
}

/// What is sent as it is, and asks for the connection to be closed.
pub(crate) fn raw(url: &str, request: &str) -> Answer {
    let mut stream = TcpStream::connect(url.strip_prefix("http://").unwrap()).unwrap();
    // Who has read enough closes the connection.
    let _ = stream.write_all(request.as_bytes());
    let mut response = Vec::new();
    let _ = stream.read_to_end(&mut response);
    let response = String::from_utf8(response).unwrap();
    let (head, body) = response.split_once("\r\n\r\n").unwrap();
    let mut lines = head.lines();
    let status = lines.next().unwrap().split(' ').nth(1).unwrap().parse().unwrap();
    let headers = lines.map(|line| line.split_once(": ").unwrap()).map(|(name, value)| (name.into(), value.into()));
    (status, headers.collect(), body.into())
}
