//! What `parse` costs beside its floor: the backend's bare signature check and bare decryption of the
//! same notification. And what it costs to refuse garbage before the signature.
//!
//! The floor and `parse` run by turns, a few dozen calls each, so that whatever else the machine
//! does falls on both alike: the ratio is the median over all turns, with the interval that holds
//! the true median in 95 of 100 runs. `bench/core.md` has the last results.

use std::hint::black_box;
use std::time::Instant;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use wxnotify::testing::{Delivery, Fault, Platform};
use wxnotify::{ErrorCode, NotificationParser, signing_message};

mod floor;
mod plaintexts;

use plaintexts::{ASCII, CHINESE, PAYMENT, payment_with_coupons};

/// The goals of `bench/core.md`.
const MOST_OVER_FLOOR: f64 = 1.15;
const MOST_NANOSECONDS_TO_REFUSE: f64 = 1000.0;

fn main() {
    // `cargo bench` says --bench; anything else only sees whether this still runs.
    let rounds = if std::env::args().any(|argument| argument == "--bench") { 1001 } else { 3 };
    let rsa = Platform::with_public_key("PUB_KEY_ID_0114232134912410000000000000").expect("the id is one");
    let sm2 = Platform::sm2();

    let mut accepted = Vec::new();
    for (what, plaintext) in plaintexts() {
        let case = Case::new(&rsa, &plaintext);
        let comparison = compare(rounds, floor::rsa(&rsa, &case), || case.parse());
        accepted.push((format!("RSA-2048, AES-256-GCM: {what}"), case.delivery.body().len(), comparison));
    }
    let case = Case::new(&sm2, PAYMENT);
    let comparison = compare(rounds, floor::sm2(&sm2, &case), || case.parse());
    accepted.push(("SM2, SM4-GCM: a payment".to_owned(), case.delivery.body().len(), comparison));
    let refused: Vec<_> =
        refusals(&rsa).into_iter().map(|(name, case)| (name, time(rounds, || case.refuse()))).collect();

    println!("\nparse of a direct payment, backend {}\n", wxnotify::BACKEND);
    println!("| what | body | floor | parse | parse / floor (95 %) | of the fastest turns |");
    println!("| --- | --- | --- | --- | --- | --- |");
    for (what, bytes, Comparison { floor, parse, ratio, low, high, fastest }) in &accepted {
        let (floor, parse) = (floor / 1000.0, parse / 1000.0);
        println!(
            "| {what} | {bytes} B | {floor:.2} µs | {parse:.2} µs | {ratio:.3} ({low:.3} to {high:.3}) | {fastest:.3} |"
        );
    }
    println!("\n| refused before the signature | time |\n| --- | --- |");
    for (name, nanoseconds) in &refused {
        println!("| {name} | {nanoseconds:.0} ns |");
    }
    let ratio = accepted[0].2.ratio;
    let slowest = refused.iter().map(|(_, nanoseconds)| *nanoseconds).fold(0.0, f64::max);
    println!(
        "\nRSA: {ratio:.3} of the floor (goal: {MOST_OVER_FLOOR}); slowest refusal {slowest:.0} ns (goal: {MOST_NANOSECONDS_TO_REFUSE})"
    );
}

/// A payment, and payments whose bodies have 16 KiB, 256 KiB and nearly the 1 MiB that a parser takes.
fn plaintexts() -> Vec<(String, String)> {
    let mut plaintexts = vec![("a payment".to_owned(), PAYMENT.to_owned())];
    for kibibytes in [16, 256, 1020] {
        for shop in [&CHINESE, &ASCII] {
            // Base64 and the envelope come on top.
            let plaintext = payment_with_coupons((kibibytes * 1024 - 1000) / 4 * 3, shop);
            plaintexts.push((format!("coupons, {}", shop.language), plaintext));
        }
    }
    plaintexts
}

/// One notification as a web server would hand it over.
pub(crate) struct Case {
    parser: NotificationParser,
    headers: Vec<(String, String)>,
    delivery: Delivery,
    now: i64,
    error: Option<ErrorCode>,
}

/// A day in 2026.
const NOW: i64 = 1_795_000_000;

impl Case {
    fn new(platform: &Platform, plaintext: &str) -> Self {
        let delivery = platform.notification("TRANSACTION.SUCCESS", plaintext).now(NOW).summary("支付成功").build();
        Self::of(platform, delivery.expect("the payment is one"), None)
    }

    fn of(platform: &Platform, delivery: Delivery, error: Option<ErrorCode>) -> Self {
        // The company that the headers that count are in.
        let others = [
            ("Host", "pay.example.com"),
            ("X-Real-IP", "203.0.113.7"),
            ("X-Forwarded-For", "203.0.113.7"),
            ("X-Forwarded-Proto", "https"),
            ("Connection", "close"),
            ("Content-Length", "1400"),
            ("User-Agent", "Mozilla/4.0"),
            ("Accept", "*/*"),
            ("Pragma", "no-cache"),
        ];
        let headers = others.map(|(name, value)| (name.to_owned(), value.to_owned()));
        let headers = headers.into_iter().chain(delivery.headers().iter().cloned()).collect();
        Self { parser: platform.parser(), headers, delivery, now: NOW, error }
    }

    fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        self.headers.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    fn parse(&self) {
        let notification = self.parser.parse_at(self.pairs(), black_box(self.delivery.body()), self.now);
        black_box(notification.expect("it is genuine"));
    }

    fn refuse(&self) {
        let error =
            self.parser.parse_at(self.pairs(), black_box(self.delivery.body()), self.now).expect_err("it is wrong");
        assert_eq!(Some(black_box(error).code()), self.error);
    }

    fn header(&self, name: &str) -> &str {
        self.pairs().find(|(held, _)| *held == name).expect("a notification has it").1
    }

    /// What was signed.
    pub(crate) fn message(&self) -> Vec<u8> {
        signing_message(self.header("Wechatpay-Timestamp"), self.header("Wechatpay-Nonce"), self.delivery.body())
    }

    pub(crate) fn signature(&self) -> Vec<u8> {
        STANDARD.decode(self.header("Wechatpay-Signature")).expect("the platform writes base64")
    }

    /// The ciphertext, its nonce and its associated data.
    pub(crate) fn encrypted(&self) -> (Vec<u8>, [u8; 12], Vec<u8>) {
        let body: serde_json::Value = serde_json::from_slice(self.delivery.body()).expect("the body is JSON");
        let text = |name: &str| body["resource"][name].as_str().expect("the platform writes text").to_owned();
        let ciphertext = STANDARD.decode(text("ciphertext")).expect("the platform writes base64");
        let nonce = text("nonce").into_bytes().try_into().expect("a nonce has 12 bytes");
        (ciphertext, nonce, text("associated_data").into_bytes())
    }
}

/// Each way to be refused before the signature is looked at.
fn refusals(platform: &Platform) -> Vec<(&'static str, Case)> {
    let with = |fault: Fault| {
        let delivery = platform.notification("TRANSACTION.SUCCESS", PAYMENT).now(NOW).fault(fault).build();
        Case::of(platform, delivery.expect("the payment is one"), Some(fault.error_code()))
    };
    vec![
        ("body too large", with(Fault::Oversized)),
        ("header missing", with(Fault::MissingSignature)),
        ("stale", with(Fault::Stale)),
        ("from the future", with(Fault::Future)),
        ("probe", with(Fault::Probe)),
        ("unknown serial", with(Fault::WrongSerial)),
    ]
}

struct Comparison {
    /// Median nanoseconds of one call.
    floor: f64,
    parse: f64,
    /// Median of the ratios of the turns, and the 95 % interval of that median.
    ratio: f64,
    low: f64,
    high: f64,
    /// The ratio of the fastest turn of each, which a busy machine leaves alone.
    fastest: f64,
}

/// Times two functions by turns.
fn compare(rounds: usize, mut floor: impl FnMut(), mut parse: impl FnMut()) -> Comparison {
    let calls = calls_a_turn(&mut floor);
    let (mut floors, mut parses, mut ratios) = (Vec::new(), Vec::new(), Vec::new());
    for round in 0..rounds {
        let (a, b);
        // Neither always goes first.
        if round % 2 == 0 {
            a = turn(calls, &mut floor);
            b = turn(calls, &mut parse);
        } else {
            b = turn(calls, &mut parse);
            a = turn(calls, &mut floor);
        }
        floors.push(a);
        parses.push(b);
        ratios.push(b / a);
    }
    // The ranks between which the median lies, by the normal approximation of the binomial distribution.
    let reach = 0.98 * (rounds as f64).sqrt() / rounds as f64;
    Comparison {
        floor: quantile(&mut floors, 0.5),
        parse: quantile(&mut parses, 0.5),
        ratio: quantile(&mut ratios, 0.5),
        low: quantile(&mut ratios, 0.5 - reach),
        high: quantile(&mut ratios, 0.5 + reach),
        fastest: quantile(&mut parses, 0.0) / quantile(&mut floors, 0.0),
    }
}

/// Median nanoseconds of one call.
fn time(rounds: usize, mut function: impl FnMut()) -> f64 {
    let calls = calls_a_turn(&mut function);
    let mut turns: Vec<f64> = (0..rounds).map(|_| turn(calls, &mut function)).collect();
    quantile(&mut turns, 0.5)
}

/// As many calls as take about a millisecond: long for the clock, short for the machine's moods.
fn calls_a_turn(function: &mut impl FnMut()) -> u32 {
    let one = turn(8, function);
    (1e6 / one).clamp(1.0, 100_000.0) as u32
}

/// Nanoseconds of one call, over `calls` of them.
fn turn(calls: u32, function: &mut impl FnMut()) -> f64 {
    let start = Instant::now();
    for _ in 0..calls {
        function();
    }
    start.elapsed().as_nanos() as f64 / f64::from(calls)
}

fn quantile(values: &mut [f64], at: f64) -> f64 {
    values.sort_by(f64::total_cmp);
    let last = (values.len() - 1) as f64;
    values[(last * at.clamp(0.0, 1.0)).round() as usize]
}
