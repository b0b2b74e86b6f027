//! Keys are replaced while other threads parse: each call sees the old set or the new one, whole.

mod common;

use std::sync::Barrier;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use common::{NOW, payment};
use wxnotify::testing::Platform;
use wxnotify::{ApiV3Key, Error, ErrorCode, NotificationParser, PlatformKeys};

const READERS: usize = 8;
const AT_LEAST: Duration = Duration::from_millis(500);
const AT_MOST: Duration = Duration::from_secs(60);

/// How often `parse` had each of two outcomes, while one thread put `first` and `second` in place by
/// turns. Ends when both outcomes were seen often, and panics on a third one.
fn race(
    parser: &NotificationParser,
    first: &PlatformKeys,
    second: &PlatformKeys,
    read: impl Fn() -> bool + Sync,
) -> [usize; 2] {
    let put = |is_first: bool| {
        let keys = if is_first { first } else { second };
        parser.replace_platform_keys(keys.clone()).expect("the set is not empty");
    };
    race_of(put, read)
}

/// The same, with whatever puts the first or the second in place.
fn race_of(put: impl Fn(bool), read: impl Fn() -> bool + Sync) -> [usize; 2] {
    const OFTEN: usize = 500;
    let done = AtomicBool::new(false);
    let seen = [AtomicUsize::new(0), AtomicUsize::new(0)];
    let count = |outcome: usize| seen[outcome].load(Ordering::Relaxed);
    let start = Barrier::new(READERS + 1);
    std::thread::scope(|scope| {
        for _ in 0..READERS {
            scope.spawn(|| {
                start.wait();
                while !done.load(Ordering::Relaxed) {
                    seen[usize::from(read())].fetch_add(1, Ordering::Relaxed);
                }
            });
        }
        start.wait();
        let began = Instant::now();
        while began.elapsed() < AT_LEAST || ((count(0) < OFTEN || count(1) < OFTEN) && began.elapsed() < AT_MOST) {
            for is_first in [true, false] {
                put(is_first);
                std::thread::yield_now();
            }
        }
        done.store(true, Ordering::Relaxed);
    });
    [count(0), count(1)]
}

fn assert_both_were_seen(seen: [usize; 2]) {
    println!("outcomes seen: {seen:?}");
    assert!(seen.iter().all(|count| *count > 0), "the race did not happen: {seen:?}");
}

/// Old and new keys under different serials: a notification of the old key verifies, or its serial is unknown.
#[test]
fn a_notification_verifies_with_the_old_keys_or_is_unknown_to_the_new() {
    let old = Platform::new();
    let new = Platform::builder().api_v3_key(old.api_v3_key()).build().unwrap();
    let parser = old.parser();
    let delivery = payment(&old);
    let seen = race(&parser, &old.platform_keys(), &new.platform_keys(), || {
        match parser.parse_at(delivery.header_pairs(), delivery.body(), NOW) {
            Ok(notification) => {
                assert_eq!(notification.serial(), old.serial());
                true
            }
            Err(error) => {
                assert_only_holds(&error, new.serial());
                false
            }
        }
    });
    assert_both_were_seen(seen);
}

/// Two sets of two keys: what an unknown serial is compared with is one set or the other, never some of each.
#[test]
fn a_set_is_seen_whole() {
    let platforms: Vec<Platform> =
        (1..=4).map(|serial| Platform::builder().serial(&serial.to_string()).build().unwrap()).collect();
    let set = |members: &[Platform]| {
        let mut keys = PlatformKeys::new();
        for member in members {
            keys.add_keys(member.platform_keys().iter().cloned()).unwrap();
        }
        keys
    };
    let (old, new) = (set(&platforms[..2]), set(&platforms[2..]));
    let parser = platforms[0].parser();
    let mut delivery = payment(&platforms[0]);
    delivery.set_header("Wechatpay-Serial", "F");
    let seen = race(&parser, &old, &new, || {
        let error = parser.parse_at(delivery.header_pairs(), delivery.body(), NOW).expect_err("nobody is called F");
        if error.message().contains("(1)") {
            return true; // the set that the parser began with
        }
        let is_old = error.message().contains("(1, 2)");
        assert_only_holds(&error, if is_old { "1, 2" } else { "3, 4" });
        is_old
    });
    assert_both_were_seen(seen);
}

/// Old and new key under one serial: the signature verifies with the one and not with the other.
#[test]
fn a_key_is_never_half_of_another() {
    let builder = || Platform::builder().public_key_id("PUB_KEY_ID_1");
    let old = builder().build().unwrap();
    let new = builder().api_v3_key(old.api_v3_key()).build().unwrap();
    let parser = old.parser();
    let delivery = payment(&old);
    let seen = race(&parser, &old.platform_keys(), &new.platform_keys(), || {
        match parser.parse_at(delivery.header_pairs(), delivery.body(), NOW) {
            Ok(_) => true,
            Err(error) => {
                assert_eq!(error.code(), ErrorCode::SignatureInvalid, "{error}");
                false
            }
        }
    });
    assert_both_were_seen(seen);
}

/// Two sets of two APIv3 keys: a notification is opened by one of the first set, or the error names the second, whole.
#[test]
fn a_set_of_api_v3_keys_is_seen_whole() {
    let platform = Platform::new();
    let parser = platform.parser();
    let delivery = payment(&platform);
    let own = || ApiV3Key::new(platform.api_v3_key()).unwrap().labelled("first");
    let other =
        |label: &str| ApiV3Key::new("an APIv3 key that opens nothing!".replace(' ', "_")).unwrap().labelled(label);
    let put = |is_first: bool| {
        let keys = if is_first { [other("before"), own()] } else { [other("one"), other("two")] };
        parser.replace_api_v3_keys(keys).unwrap();
    };
    put(true);
    let seen = race_of(put, || match parser.parse_at(delivery.header_pairs(), delivery.body(), NOW) {
        Ok(notification) => {
            assert_eq!(notification.api_v3_key_label(), Some("first"));
            true
        }
        Err(error) => {
            assert_eq!(error.code(), ErrorCode::DecryptionFailed, "{error}");
            assert!(error.message().contains("one, two") && !error.message().contains("before"), "{error}");
            false
        }
    });
    assert_both_were_seen(seen);
}

fn assert_only_holds(error: &Error, serials: &str) {
    assert_eq!(error.code(), ErrorCode::SerialUnknown, "{error}");
    assert!(error.message().contains(&format!("({serials})")), "{error}");
}
