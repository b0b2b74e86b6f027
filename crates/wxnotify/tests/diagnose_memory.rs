//! How much memory `diagnose` takes at once: at most ten times the body, whatever the body is.
//!
//! Counted are the allocations of Rust.
#![allow(unsafe_code)]

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;

use wxnotify::testing::Platform;

const NOW: i64 = 1_700_000_000;

thread_local! {
    static HELD: Cell<isize> = const { Cell::new(0) };
    static PEAK: Cell<isize> = const { Cell::new(0) };
}

struct Counting;

// SAFETY: every call goes to the system's allocator unchanged.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        count(layout.size() as isize);
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        count(-(layout.size() as isize));
        unsafe { System.dealloc(block, layout) }
    }

    unsafe fn realloc(&self, block: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        // The system may hold both while it copies.
        count(size as isize);
        let moved = unsafe { System.realloc(block, layout, size) };
        count(-(layout.size() as isize));
        moved
    }
}

fn count(bytes: isize) {
    let held = HELD.get() + bytes;
    HELD.set(held);
    PEAK.set(PEAK.get().max(held));
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

#[test]
fn ten_times_the_body_is_enough() {
    const SIZE: usize = 256 << 10;
    let platform = Platform::new();
    let parser = platform.parser();
    let mut delivery = platform.notification("TRANSACTION.SUCCESS", "{}").now(NOW).build().unwrap();
    let body = String::from_utf8(delivery.body().to_vec()).unwrap();
    let filled = |text: &str| text.repeat(SIZE / text.len());
    for (name, body) in [
        ("a long ciphertext", body.replace("\"ciphertext\":\"", &format!("\"ciphertext\":\"{}", filled("QUJD")))),
        ("Chinese", body.replace("{\"id\"", &format!("{{\"more\":\"{}\",\"id\"", filled("支付")))),
        ("a list of numbers", body.replace("{\"id\"", &format!("{{\"more\":[{}0],\"id\"", filled("0,")))),
        ("many keys", format!("{{{}\"id\":1}}", filled("\"a\":0,"))),
        ("escapes", body.replace("{\"id\"", &format!("{{\"more\":\"{}\",\"id\"", filled("\\n")))),
        ("slashes", body.replace("{\"id\"", &format!("{{\"more\":\"{}\",\"id\"", filled("/")))),
        ("backslashes", filled("\\\"")),
        ("HTML", filled("&quot;")),
        ("percents", filled("%7B")),
        ("zeros", filled("\0")),
        ("lists in lists", filled("[")),
    ] {
        delivery.set_body(body.into_bytes());
        let (before, size) = (HELD.get(), delivery.body().len());
        PEAK.set(before);
        let diagnosis = parser.diagnose_at(delivery.header_pairs(), delivery.body(), NOW);
        let peak = usize::try_from(PEAK.get() - before).unwrap();
        assert!(diagnosis.error().is_some(), "{name}");
        assert!(peak <= 10 * size, "{name}: {peak} bytes for a body of {size}");
        // The counting counts: some copies are made of every body.
        assert!(peak > size, "{name}: {peak} bytes for a body of {size}");
    }
}
