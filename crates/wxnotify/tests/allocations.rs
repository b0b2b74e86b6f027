//! How often `parse` allocates, and how much at once.
//!
//! Counted are the allocations of Rust; AWS-LC makes some of its own (a digest's state, big numbers).
#![allow(unsafe_code)]

mod common;

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;

use common::NOW;
use wxnotify::testing::{Delivery, Fault, Platform};
use wxnotify::{NotificationParser, Result};

thread_local! {
    static COUNTED: Cell<Allocations> = const { Cell::new(Allocations { count: 0, bytes: 0, largest: 0 }) };
}

#[derive(Clone, Copy, Debug, Default)]
struct Allocations {
    count: usize,
    bytes: usize,
    largest: usize,
}

struct Counting;

// SAFETY: every call goes to the system's allocator unchanged.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        count(layout.size());
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        unsafe { System.dealloc(block, layout) }
    }

    unsafe fn realloc(&self, block: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        count(size);
        unsafe { System.realloc(block, layout, size) }
    }
}

fn count(size: usize) {
    let Allocations { count, bytes, largest } = COUNTED.get();
    COUNTED.set(Allocations { count: count + 1, bytes: bytes + size, largest: largest.max(size) });
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

/// A payment of 1.4 KB with a coupon, as the benchmark has it.
fn payment(platform: &Platform) -> Delivery {
    let plaintext = format!(r#"{{"mchid":"1900007291","out_trade_no":"A1","attach":"{}"}}"#, "x".repeat(750));
    let delivery = platform.notification("TRANSACTION.SUCCESS", &plaintext).now(NOW).build().unwrap();
    assert!((1300..1500).contains(&delivery.body().len()), "{} bytes", delivery.body().len());
    delivery
}

fn parse(parser: &NotificationParser, delivery: &Delivery) -> Result<Allocations> {
    COUNTED.set(Allocations::default());
    let result = parser.parse_at(delivery.header_pairs(), delivery.body(), NOW);
    let counted = COUNTED.get();
    result.map(|_| counted)
}

/// The notification's own strings (9 of them), the plaintext as it was opened, its copy that is known to be text, and whatever
/// the backend's bignums need.
#[test]
fn parse_allocates_little_and_never_copies_the_body() {
    const MOST: usize = if cfg!(feature = "aws-lc-rs") { 11 } else { 61 };
    let platform = Platform::new();
    let (parser, delivery) = (platform.parser(), payment(&platform));
    parse(&parser, &delivery).expect("it is genuine"); // what is made once is made now
    let counted = parse(&parser, &delivery).expect("it is genuine");
    println!("{} bytes of body, backend {}: {counted:?}", delivery.body().len(), wxnotify::BACKEND);
    assert!(counted.count <= MOST, "{counted:?}");
    assert!(counted.largest < delivery.body().len() * 3 / 4, "the body was copied: {counted:?}");
}

/// A longer body makes the plaintext longer, and nothing else.
// A serde_json that keeps numbers as texts makes a text of each.
#[cfg(not(feature = "foreign-serde-json"))]
#[test]
fn the_number_of_allocations_does_not_grow_with_the_body() {
    let platform = Platform::new();
    let parser = platform.parser();
    let short = platform.notification("TRANSACTION.SUCCESS", "{}").now(NOW).build().unwrap();
    let items = vec![r#"{"goods_id":"M1006","quantity":1}"#; 2000].join(",");
    let long =
        platform.notification("TRANSACTION.SUCCESS", &format!(r#"{{"goods":[{items}]}}"#)).now(NOW).build().unwrap();
    parse(&parser, &short).expect("it is genuine");
    let (few, many) = (parse(&parser, &short).expect("it is genuine"), parse(&parser, &long).expect("it is genuine"));
    assert_eq!(few.count, many.count);
    let plaintext = long.body().len() / 4 * 3;
    assert!(many.bytes < plaintext * 2 + 2048, "the plaintext is copied once: {many:?} of {}", long.body().len());
}

/// Garbage costs an error and its text.
#[test]
fn a_refusal_before_the_signature_allocates_its_error_only() {
    const MOST: usize = 8;
    let platform = Platform::new();
    let parser = platform.parser();
    for fault in
        [Fault::Oversized, Fault::MissingSignature, Fault::Stale, Fault::Future, Fault::Probe, Fault::WrongSerial]
    {
        let delivery = platform.notification("TRANSACTION.SUCCESS", "{}").now(NOW).fault(fault).build().unwrap();
        COUNTED.set(Allocations::default());
        let error = parser.parse_at(delivery.header_pairs(), delivery.body(), NOW).expect_err("it is wrong");
        let counted = COUNTED.get();
        println!("{}: {counted:?}", error.code());
        assert_eq!(error.code(), fault.error_code());
        assert!(counted.count <= MOST && counted.bytes < 2048, "{fault:?}: {counted:?}");
    }
}
