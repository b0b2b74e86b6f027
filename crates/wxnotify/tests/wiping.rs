//! No block of memory is given back with a key in it.
//!
//! An allocator of this test's own looks at every block of the Rust heap when it is freed. AWS-LC's
//! blocks are not on that heap: its `OPENSSL_free` wipes each of them. What was on the stack is beyond
//! such a test; `src/crypto/tests/wiping.rs` asserts that the types there wipe themselves.
#![allow(unsafe_code)]

use std::alloc::{GlobalAlloc, Layout, System};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use wxnotify::testing::{Merchant, Platform};
use wxnotify::{ApiV3Key, PlatformKey, certificates_request_with};

/// What is looked for in freed blocks.
static SECRETS: OnceLock<Vec<&'static [u8]>> = OnceLock::new();
static LOOKING: AtomicBool = AtomicBool::new(false);
static LEAKS: AtomicUsize = AtomicUsize::new(0);
static FREED: AtomicUsize = AtomicUsize::new(0);

struct Allocator;

// SAFETY: every call goes to the system's allocator. Blocks are zeroed when they are made, so that all of
// a block is initialized when it is read; growing a block is left to the trait's default, which frees
// the old one here.
unsafe impl GlobalAlloc for Allocator {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        unsafe { System.alloc_zeroed(layout) }
    }

    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        if LOOKING.load(Ordering::Relaxed) {
            let bytes = unsafe { std::slice::from_raw_parts(block, layout.size()) };
            let secrets = SECRETS.get().expect("they are set before the looking begins");
            LEAKS.fetch_add(usize::from(secrets.iter().any(|secret| holds(bytes, secret))), Ordering::Relaxed);
            FREED.fetch_add(1, Ordering::Relaxed);
        }
        unsafe { System.dealloc(block, layout) }
    }
}

fn holds(bytes: &[u8], secret: &[u8]) -> bool {
    let last = bytes.len().saturating_sub(secret.len() - 1);
    (0..last).any(|at| bytes[at] == secret[0] && bytes[at..at + secret.len()] == *secret)
}

#[global_allocator]
static ALLOCATOR: Allocator = Allocator;

/// How many freed blocks held a secret while `work` ran.
fn leaks(work: impl FnOnce()) -> usize {
    let (leaks, freed) = (LEAKS.load(Ordering::Relaxed), FREED.load(Ordering::Relaxed));
    LOOKING.store(true, Ordering::Relaxed);
    work();
    LOOKING.store(false, Ordering::Relaxed);
    assert!(FREED.load(Ordering::Relaxed) > freed, "nothing was freed, so nothing was looked at");
    LEAKS.load(Ordering::Relaxed) - leaks
}

const KEY: &str = "Zq7RkT2mXw9LpB4sVn6YcHd8JfGa3EuK";

/// The APIv3 key, the SM4 key that comes of it, and the secret parts of two private keys in PEM.
fn secrets(rsa: &str, sm2: &str) -> Vec<&'static [u8]> {
    let der = |pem: &str| &*pem::parse(pem).expect("the key is PEM").into_contents().leak();
    let (rsa, sm2) = (der(rsa), der(sm2));
    // PKCS#8 of RSA: the modulus comes first and is public, the primes and what follows are not.
    let rsa = rsa[rsa.len() / 2..].chunks_exact(32);
    // PKCS#8 of SM2: the key is the one octet string of 32 bytes.
    let at = sm2.windows(2).position(|window| window == [0x04, 0x20]).expect("a key of 32 bytes") + 2;
    let hash: &[u8] = <sm3::Sm3 as sm3::Digest>::digest(KEY).to_vec().leak();
    rsa.chain([KEY.as_bytes(), &hash[..16], &sm2[at..at + 32]]).collect()
}

/// One test, because the looking is for the whole program.
#[test]
fn freed_memory_holds_no_key() {
    let rsa = Merchant::new("1900007291").unwrap().private_key_pem();
    let sm2 = Platform::sm2().private_key_pem();
    SECRETS.set(secrets(&rsa, &sm2)).expect("set once");

    assert_eq!(leaks(|| drop(KEY.to_owned())), 1, "the test sees a leak");
    assert_eq!(leaks(|| drop(zeroize::Zeroizing::new(KEY.to_owned()))), 0, "and what was wiped");

    let many = || (0..20).map(|_| ApiV3Key::new(KEY).unwrap()).collect::<Vec<_>>();
    assert_eq!(leaks(|| drop(many())), 0, "an APIv3 key");

    let platform = |algorithm| Platform::builder().algorithm(algorithm).api_v3_key(KEY).build().unwrap();
    for platform in [platform("RSA"), platform("SM2")] {
        let delivery = platform.notification("TRANSACTION.SUCCESS", "{}").build().unwrap();
        let parse = || platform.parser().parse(delivery.header_pairs(), delivery.body()).unwrap();
        assert_eq!(leaks(|| drop(parse())), 0, "a parser of {platform:?}");
    }

    for pem in [&rsa, &sm2] {
        let request =
            || certificates_request_with("1900007291", "ABCDEF", pem, None, Some(1_795_000_000), Some("abc")).unwrap();
        assert_eq!(leaks(|| drop(request())), 0, "signing with a private key");
        let misplaced = || PlatformKey::from_pem(pem).expect_err("a private key");
        assert_eq!(leaks(|| drop(misplaced())), 0, "a private key in the wrong place");
    }
}
