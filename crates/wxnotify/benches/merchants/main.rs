//! 10,000 merchants in one process: memory, and time per request, beside one of one merchant. `cargo bench -p wxnotify --bench
//! merchants`; `bench/merchants/README.md` has the last results.

use std::collections::HashMap;
use std::hint::black_box;

use wxnotify::testing::{Delivery, Platform};
use wxnotify::{ApiV3Key, NotificationParser, PlatformKeys};

const MERCHANTS: usize = 10_000;
const REQUESTS: usize = 30_000;
const PAID: &str =
    r#"{"mchid":"1900007291","out_trade_no":"A1","trade_state":"SUCCESS","amount":{"total":100,"currency":"CNY"}}"#;

fn resident_kib() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").expect("this runs on Linux");
    let line = status.lines().find(|line| line.starts_with("VmRSS:")).expect("it has that line");
    line.split_whitespace().nth(1).and_then(|kib| kib.parse().ok()).expect("it has a number")
}

/// For how many nanoseconds this thread had a processor.
fn on_processor() -> f64 {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").expect("this runs on Linux");
    told.split_whitespace().next().and_then(|first| first.parse().ok()).expect("it has a number")
}

/// A parser that shares nothing with another.
fn parser(id: &str, pem: &str, api_v3_key: &str) -> NotificationParser {
    let mut keys = PlatformKeys::new();
    keys.add_public_key(id, pem).expect("the key is one");
    let key = ApiV3Key::new(api_v3_key).expect("the key is one");
    NotificationParser::builder().platform_keys(keys).api_v3_key(key).build().expect("the configuration is one")
}

/// Of a request, in microseconds, without what other programs take of the processor. The parser is looked up by the merchant's
/// name.
fn time(merchants: &HashMap<String, NotificationParser>, sent: &[Delivery], numbers: &[usize]) -> f64 {
    let names: Vec<String> = numbers.iter().map(usize::to_string).collect();
    let began = on_processor();
    for (number, name) in numbers.iter().zip(&names) {
        let delivery = &sent[number % sent.len()];
        let notification = merchants[name].parse(delivery.header_pairs(), delivery.body()).expect("it is genuine");
        black_box(notification);
    }
    (on_processor() - began) / numbers.len() as f64 / 1e3
}

fn main() {
    // A pair of keys takes long to make. Each merchant has a parser of its own all the same.
    let platforms: Vec<(String, Platform)> = (0..8)
        .map(|number| format!("PUB_KEY_ID_{number}"))
        .map(|id| (id.clone(), Platform::builder().public_key_id(&id).build().expect("the platform is one")))
        .collect();
    let sent: Vec<Delivery> = platforms
        .iter()
        .map(|(_, platform)| platform.notification("TRANSACTION.SUCCESS", PAID).build().expect("the payment is one"))
        .collect();
    let pems: Vec<String> = platforms.iter().map(|(_, platform)| platform.public_key_pem()).collect();
    let before = resident_kib();
    let mut merchants = HashMap::new();
    for number in 0..MERCHANTS {
        let (id, platform) = &platforms[number % platforms.len()];
        merchants.insert(number.to_string(), parser(id, &pems[number % pems.len()], platform.api_v3_key()));
    }
    let memory = (resident_kib() - before) / MERCHANTS as f64;
    // A stride that is prime to their number comes to each of them, and to no neighbour of the last.
    let numbers: Vec<usize> = (0..REQUESTS).map(|request| request * 7_919 % MERCHANTS).collect();
    let best = |numbers: &[usize]| (0..3).map(|_| time(&merchants, &sent, numbers)).fold(f64::INFINITY, f64::min);
    let (alone, among) = (best(&vec![0; REQUESTS]), best(&numbers));
    println!("Rust: {memory:.1} KiB a merchant; parse takes {among:.1} µs, and {alone:.1} µs with one merchant");
}
