//! Headers in the types that Rust's web frameworks have them in.

mod common;

use std::collections::{BTreeMap, HashMap};

use common::{NOW, payment};
use http::{HeaderMap, HeaderName, HeaderValue};
use wxnotify::testing::{Delivery, Platform};
use wxnotify::{ErrorCode, Notification, Result};

fn platform_and_delivery() -> (Platform, Delivery) {
    let platform = Platform::new();
    let delivery = payment(&platform);
    (platform, delivery)
}

fn header_map(delivery: &Delivery) -> HeaderMap {
    let pairs = delivery.header_pairs();
    pairs.map(|(name, value)| (name.parse::<HeaderName>().unwrap(), HeaderValue::from_str(value).unwrap())).collect()
}

fn assert_is_the_payment(result: Result<Notification>) {
    assert_eq!(result.expect("it is genuine").plaintext(), common::PAYMENT);
}

#[test]
fn http_header_map() {
    let (platform, delivery) = platform_and_delivery();
    let (parser, headers) = (platform.parser(), header_map(&delivery));
    assert_is_the_payment(parser.parse_at(&headers, delivery.body(), NOW));
    let diagnosis = parser.diagnose_at(&headers, delivery.body(), NOW);
    assert!(diagnosis.error().is_none(), "{diagnosis}");
}

/// A `HeaderMap` repeats a name for each value.
#[test]
fn http_header_map_with_a_header_twice() {
    let (platform, delivery) = platform_and_delivery();
    let parser = platform.parser();
    let mut headers = header_map(&delivery);
    let nonce = headers["wechatpay-nonce"].clone();
    headers.append("wechatpay-nonce", nonce);
    assert_is_the_payment(parser.parse_at(&headers, delivery.body(), NOW));
    headers.append("wechatpay-nonce", HeaderValue::from_static("another"));
    let error = parser.parse_at(&headers, delivery.body(), NOW).unwrap_err();
    assert_eq!((error.code(), error.field()), (ErrorCode::HeaderInvalid, Some("Wechatpay-Nonce")));
}

/// `HeaderValue` holds bytes, not text.
#[test]
fn http_header_map_with_bytes_that_are_not_utf_8() {
    let (platform, delivery) = platform_and_delivery();
    let mut headers = header_map(&delivery);
    headers.insert("wechatpay-nonce", HeaderValue::from_bytes(b"\xff\xfe").unwrap());
    let error = platform.parser().parse_at(&headers, delivery.body(), NOW).unwrap_err();
    assert_eq!((error.code(), error.field()), (ErrorCode::HeaderInvalid, Some("Wechatpay-Nonce")));
}

#[test]
fn maps() {
    let (platform, delivery) = platform_and_delivery();
    let parser = platform.parser();
    let hash_map: HashMap<String, String> = delivery.headers().iter().cloned().collect();
    assert_is_the_payment(parser.parse_at(&hash_map, delivery.body(), NOW));
    let borrowed: HashMap<&str, &str> = delivery.header_pairs().collect();
    assert_is_the_payment(parser.parse_at(&borrowed, delivery.body(), NOW));
    assert_is_the_payment(parser.parse_at(borrowed, delivery.body(), NOW));
    let of_bytes: BTreeMap<Vec<u8>, Vec<u8>> =
        delivery.header_pairs().map(|(name, value)| (name.as_bytes().to_vec(), value.as_bytes().to_vec())).collect();
    assert_is_the_payment(parser.parse_at(&of_bytes, delivery.body(), NOW));
}

#[test]
fn arrays_vectors_and_iterators() {
    let (platform, delivery) = platform_and_delivery();
    let parser = platform.parser();
    let vector: Vec<(String, String)> = delivery.headers().to_vec();
    assert_is_the_payment(parser.parse_at(vector.clone(), delivery.body(), NOW));
    assert_is_the_payment(parser.parse_at(vector.iter().map(|(name, value)| (name, value)), delivery.body(), NOW));
    let array: [(&str, &str); 6] = delivery.header_pairs().collect::<Vec<_>>().try_into().unwrap();
    assert_is_the_payment(parser.parse_at(array, delivery.body(), NOW));
    assert_is_the_payment(parser.parse_at(delivery.header_pairs(), delivery.body(), NOW));
}

/// The environment of CGI and WSGI.
#[test]
fn upper_case_with_underscores() {
    let (platform, delivery) = platform_and_delivery();
    let environment: HashMap<String, String> = delivery
        .header_pairs()
        .map(|(name, value)| (format!("HTTP_{}", name.replace('-', "_").to_ascii_uppercase()), value.to_owned()))
        .collect();
    assert_is_the_payment(platform.parser().parse_at(&environment, delivery.body(), NOW));
}
