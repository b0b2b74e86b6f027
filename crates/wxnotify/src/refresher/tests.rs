//! Each decision, against the pretend platform, in virtual time.

use std::cell::Cell;

use serde_json::Value;

use super::*;
use crate::program::{Fetched, Raised};
use crate::testing::{Delivery, Platform};

const API_V3_KEY: &str = "0123456789abcdefghijklmnopqrstuv";
const BEGINNING: i64 = 1_700_000_000;

thread_local! {
    static NOW: Cell<i64> = const { Cell::new(BEGINNING) };
}

/// A platform that has its certificate for a year.
fn platform() -> Platform {
    let builder = Platform::builder().algorithm("SM2").api_v3_key(API_V3_KEY);
    builder.validity(BEGINNING, BEGINNING + 365 * 86_400).build().unwrap()
}

fn settings() -> Settings {
    let merchant = Merchant::new("1900007291", "7132D72A", &Platform::sm2().private_key_pem()).unwrap();
    Settings { keeps: true, ..Settings::new(merchant, vec![ApiV3Key::new(API_V3_KEY).unwrap()]) }
}

fn answer(delivery: &Delivery) -> Reply {
    Reply::Fetched(Fetched::new(200, delivery.headers().to_vec(), delivery.body().to_vec()))
}

fn genuine(platform: &Platform) -> Reply {
    answer(&platform.certificates_answer(Some(NOW.get())).unwrap())
}

fn status(status: u16, body: &str) -> Reply {
    Reply::Fetched(Fetched::new(status, Vec::new(), body.into()))
}

/// A host: its clock is virtual, and WeChat Pay answers as is said.
struct World {
    refresher: Refresher,
    file: Option<String>,
    trusted: Trusted,
    log: Vec<(Level, String)>,
    /// When each download was asked for, in milliseconds.
    downloads: Vec<u64>,
    ms: u64,
}

impl World {
    fn new(settings: Settings) -> Self {
        NOW.set(BEGINNING);
        let refresher = Refresher::with_clock(settings, || NOW.get()).unwrap();
        Self { refresher, file: None, trusted: Trusted::default(), log: Vec::new(), downloads: Vec::new(), ms: 0 }
    }

    fn pass(&mut self, ms: u64) {
        self.ms += ms;
        NOW.set(BEGINNING + i64::try_from(self.ms / 1000).unwrap());
    }

    /// Runs a program to its end, or until `until` in milliseconds. A notification with an unknown serial comes `hint` after each
    /// wait began.
    fn run(
        &mut self,
        mut program: Program,
        mut wechat_pay: impl FnMut() -> Reply,
        until: u64,
        hint: Option<u64>,
    ) -> Step {
        let mut step = program.start();
        loop {
            let reply = match step {
                Step::Fetch(fetch) => {
                    assert_eq!(fetch.request.method, "GET");
                    assert_eq!(fetch.request.url, "https://api.mch.weixin.qq.com/v3/certificates?algorithm_type=SM2");
                    assert_eq!(
                        fetch.request.headers.iter().map(|header| header.0).collect::<Vec<_>>(),
                        ["Authorization", "Accept", "User-Agent"]
                    );
                    self.downloads.push(self.ms);
                    wechat_pay()
                }
                Step::Trust(trusted) => {
                    self.trusted = *trusted;
                    Reply::Done
                }
                Step::Read => self.file.clone().map_or(Reply::Done, Reply::Text),
                Step::Keep { text } => {
                    self.file = Some(text);
                    Reply::Done
                }
                Step::Log { level, line } => {
                    self.log.push((level, line));
                    Reply::Done
                }
                Step::Wait { ms } => {
                    let reply = match hint.filter(|hint| *hint < u64::from(ms)) {
                        Some(hint) => {
                            self.pass(hint);
                            Reply::Hinted(hint)
                        }
                        None => {
                            self.pass(ms.into());
                            Reply::Done
                        }
                    };
                    if self.ms > until {
                        return Step::Value { value: json!("until") };
                    }
                    reply
                }
                Step::Pause { ms } => {
                    self.pass(ms.into());
                    Reply::Done
                }
                last => return last,
            };
            step = program.next(reply);
        }
    }

    /// The keys that the parser would be made of, or the error.
    fn start(&mut self, wechat_pay: impl FnMut() -> Reply) -> std::result::Result<usize, Refused> {
        match self.run(self.refresher.start(), wechat_pay, 0, None) {
            Step::Value { value } => {
                Ok(value["certificates"].as_array().unwrap().len() + value["public_keys"].as_array().unwrap().len())
            }
            Step::Error { error } => Err(error),
            step => panic!("{step:?}"),
        }
    }

    fn refresh(&mut self, wechat_pay: impl FnMut() -> Reply) -> std::result::Result<(), Refused> {
        match self.run(self.refresher.refresh(), wechat_pay, 0, None) {
            Step::Error { error } => Err(error),
            step => {
                assert_eq!(step, Step::Value { value: Value::Null });
                Ok(())
            }
        }
    }

    fn trusts(&self, platform: &Platform) -> bool {
        let pem = platform.certificate_pem().unwrap();
        self.trusted.certificates.iter().any(|held| held.trim() == pem.trim())
    }

    fn has_logged(&self, level: Level, words: &str) -> bool {
        self.log.iter().any(|(at, line)| *at == level && line.contains(words))
    }
}

#[test]
fn the_certificates_are_downloaded_kept_and_found_again() {
    let (old, new) = (platform(), platform());
    let mut world = World::new(settings());
    assert_eq!(world.start(|| genuine(&old)), Ok(1));
    assert!(world.has_logged(Level::Info, old.serial()));
    assert_eq!(world.refresh(|| genuine(&new)), Ok(()));
    assert!(world.trusts(&old) && world.trusts(&new));
    assert_eq!(world.refresh(|| genuine(&new)), Ok(()));
    assert!(world.has_logged(Level::Debug, "are fresh"));

    // Another start during an outage has the file.
    let mut later = World::new(settings());
    later.file = world.file.clone();
    assert_eq!(later.start(|| status(502, "")), Ok(2));
    assert!(later.has_logged(Level::Warning, "is answered 502"), "{:?}", later.log);
    // And one without is refused.
    let error = World::new(settings()).start(|| status(502, "")).unwrap_err();
    assert_eq!((error.code.as_str(), error.field.as_deref()), ("REQUEST_FAILED", Some("status")));
}

#[test]
fn a_file_that_is_torn_old_or_not_ours_is_left_out_and_replaced() {
    let (genuine_one, other) = (platform(), platform());
    let mut world = World::new(settings());
    world.start(|| genuine(&genuine_one)).unwrap();
    let text = world.file.clone().unwrap();
    let pem = json!(other.certificate_pem()).to_string();
    let own = json!(genuine_one.private_key_pem()).to_string();
    for torn in [
        text[..text.len() / 2].to_owned(),
        String::new(),
        "{}".to_owned(),
        format!(r#"[{{"serial":"AB","pem":{pem},"until":"2050-01-01T00:00:00Z"}}]"#),
        format!(r#"[{{"serial":"AB","pem":{own},"until":"2050-01-01T00:00:00Z"}}]"#),
        r#"[{"serial":"AB","pem":"x","until":"2050-01-01T00:00:00Z"}]"#.to_owned(),
    ] {
        let mut world = World::new(settings());
        world.file = Some(torn.clone());
        assert!(world.start(|| status(502, "")).is_err(), "{torn}");
        assert!(world.has_logged(Level::Warning, "is left out"), "{torn}");
        let secret = genuine_one.private_key_pem().lines().nth(1).unwrap().to_owned();
        assert!(!world.log.iter().any(|(_, line)| line.contains(&secret)), "{:?}", world.log);
        assert_eq!(world.start(|| genuine(&genuine_one)), Ok(1), "{torn}");
        assert_eq!(world.file.as_ref(), Some(&text));
    }
    // What has ended is not trusted.
    let mut world = World::new(settings());
    world.file = Some(text);
    world.pass(366 * 86_400 * 1000);
    assert!(world.start(|| status(502, "")).is_err());
}

#[test]
fn a_public_key_is_enough_to_start_with() {
    let by_key = Platform::with_public_key("PUB_KEY_ID_01142321349124100000000000").unwrap();
    let mut settings = settings();
    settings.public_keys = vec![PublicKey { id: by_key.serial().to_owned(), pem: by_key.public_key_pem() }];
    let mut world = World::new(settings);
    assert_eq!(world.start(|| status(404, r#"{"code":"RESOURCE_NOT_EXISTS"}"#)), Ok(1));
    assert!(world.has_logged(Level::Warning, "微信支付公钥"), "{:?}", world.log);
    assert_eq!(world.refresh(|| genuine(&platform())), Ok(()));
    assert_eq!((world.trusted.certificates.len(), world.trusted.public_keys.len()), (1, 1));
}

#[test]
fn it_asks_every_eight_hours_and_up_to_a_tenth_earlier() {
    let platform = platform();
    let mut world = World::new(settings());
    world.start(|| genuine(&platform)).unwrap();
    world.run(world.refresher.keep_fresh(), || genuine(&platform), 100 * 28_800_000, None);
    let waits: Vec<u64> = world.downloads.windows(2).map(|pair| pair[1] - pair[0]).collect();
    assert!(waits.len() >= 99 && waits.iter().all(|wait| (25_920_000..=28_800_000).contains(wait)), "{waits:?}");
    assert!(waits.iter().max().unwrap() - waits.iter().min().unwrap() > 1_000_000, "no jitter: {waits:?}");
}

#[test]
fn it_backs_off_during_an_outage_and_comes_back() {
    let (old, new) = (platform(), platform());
    let mut world = World::new(settings());
    world.start(|| genuine(&old)).unwrap();
    let mut answers = 0;
    let wechat_pay = || {
        answers += 1;
        match answers {
            1..=12 => Reply::Raised(Raised { type_name: "TimeoutError".into(), ..Raised::default() }),
            _ => genuine(&new),
        }
    };
    world.run(world.refresher.keep_fresh(), wechat_pay, 4 * 86_400_000, None);
    let waits: Vec<u64> = world.downloads.windows(2).skip(1).map(|pair| pair[1] - pair[0]).collect();
    for (failures, wait) in waits.iter().take(12).enumerate() {
        let most = (60_000 << failures).min(28_800_000);
        assert!((most * 9 / 10..=most).contains(wait), "{failures}: {wait} of {most}");
    }
    assert!(waits[12] > 25_000_000, "after success it waits as ever: {waits:?}");
    assert!(world.trusts(&old) && world.trusts(&new));
    assert!(world.has_logged(Level::Warning, "(1 in a row)") && world.has_logged(Level::Error, "(3 in a row)"));
    assert!(!world.has_logged(Level::Error, "(2 in a row)"));
}

#[test]
fn an_unknown_serial_brings_the_next_one_forward_and_made_up_ones_cost_one_a_minute() {
    let platform = platform();
    for (hint, apart) in [(0, 60_000), (5_000, 60_000), (90_000, 90_000)] {
        let mut world = World::new(settings());
        world.start(|| genuine(&platform)).unwrap();
        world.run(world.refresher.keep_fresh(), || genuine(&platform), 3_600_000, Some(hint));
        assert!(world.downloads.windows(2).all(|pair| pair[1] - pair[0] == apart), "{hint}: {:?}", world.downloads);
    }
}

#[test]
fn an_answer_that_is_forged_changes_nothing() {
    let genuine_one = platform();
    let mut world = World::new(settings());
    world.start(|| genuine(&genuine_one)).unwrap();
    let builder = || Platform::builder().algorithm("SM2").validity(BEGINNING, BEGINNING + 86_400);
    let stranger = builder().api_v3_key(&"x".repeat(32)).build().unwrap();
    let impostor = builder().api_v3_key(API_V3_KEY).serial(genuine_one.serial()).build().unwrap();
    let mut altered = genuine_one.certificates_answer(Some(BEGINNING)).unwrap();
    altered.set_body([altered.body(), b" "].concat());
    let mut moved = status(302, "");
    if let Reply::Fetched(moved) = &mut moved {
        moved.headers.push(("Location".into(), "https://elsewhere.example/".into()));
    }
    for (name, reply, code) in [
        ("without the APIv3 key", genuine(&stranger), "DECRYPTION_FAILED"),
        ("under a serial that is held", genuine(&impostor), "SIGNATURE_INVALID"),
        ("altered", answer(&altered), "SIGNATURE_INVALID"),
        ("old", answer(&genuine_one.certificates_answer(Some(BEGINNING - 3600)).unwrap()), "TIMESTAMP_OUT_OF_RANGE"),
        ("nothing", status(200, ""), "HEADER_MISSING"),
        ("too much", status(200, &"x".repeat((1 << 20) + 1)), "BODY_TOO_LARGE"),
        ("elsewhere", moved, "REQUEST_FAILED"),
        ("an error", status(401, r#"{"code":"SIGN_ERROR"}"#), "REQUEST_FAILED"),
    ] {
        let before = (world.trusted.clone(), world.file.clone());
        let mut reply = Some(reply);
        let error = world.refresh(|| reply.take().unwrap()).unwrap_err();
        assert_eq!(error.code, code, "{name}: {}", error.message);
        assert_eq!(before, (world.trusted.clone(), world.file.clone()), "{name}");
        assert_eq!(world.refresher.trusted().certificates.len(), 1, "{name}");
    }
    // It is not an outage: somebody must look at once.
    world.run(world.refresher.keep_fresh(), || genuine(&impostor), 28_800_000, None);
    assert!(world.has_logged(Level::Error, "(1 in a row)"), "{:?}", world.log);
}

#[test]
fn the_old_certificate_is_held_until_its_end() {
    let ends = |days: i64| {
        let builder = Platform::builder().algorithm("SM2").api_v3_key(API_V3_KEY);
        builder.validity(BEGINNING, BEGINNING + days * 86_400).build().unwrap()
    };
    let (old, new) = (ends(10), ends(400));
    let mut world = World::new(settings());
    world.start(|| genuine(&old)).unwrap();
    world.refresh(|| genuine(&new)).unwrap();
    assert!(world.trusts(&old) && world.trusts(&new));
    world.pass(10 * 86_400_000 - 1000);
    world.refresh(|| genuine(&new)).unwrap();
    assert!(world.trusts(&old));
    world.pass(1000);
    world.refresh(|| genuine(&new)).unwrap();
    assert!(!world.trusts(&old) && world.trusts(&new));
}

#[test]
fn a_clock_that_is_wrong_is_named() {
    let platform = platform();
    let mut world = World::new(settings());
    let mut late = platform.certificates_answer(Some(BEGINNING + 400)).unwrap();
    late.set_header("Date", "Tue, 14 Nov 2023 22:20:00 GMT");
    let error = world.start(|| answer(&late)).unwrap_err();
    assert_eq!(error.code, "TIMESTAMP_OUT_OF_RANGE");
    assert!(error.message.contains("clock is 400 s behind the answer's Date"), "{}", error.message);
}

#[test]
fn no_key_is_shown() {
    let merchant_key = Platform::sm2().private_key_pem();
    let secret = merchant_key.lines().nth(1).unwrap();
    let mut settings = settings();
    settings.merchant = Merchant::new("1900007291", "7132D72A", &merchant_key).unwrap();
    let mut program = Refresher::new(settings).unwrap();
    let shown = format!("{program:?} {:?}", program.0.settings);
    assert!(!shown.contains(secret) && !shown.contains(API_V3_KEY), "{shown}");
    let mut of_start = std::mem::replace(&mut program, Refresher::new(super::tests::settings()).unwrap()).start();
    let step = of_start.start();
    let step = if step == Step::Read { of_start.next(Reply::Done) } else { step };
    assert!(!format!("{step:?}").contains("signature"), "{step:?}");
}

#[test]
fn what_is_no_refresher_is_named() {
    let refused = |change: fn(&mut Settings)| {
        let mut settings = settings();
        change(&mut settings);
        let error = Refresher::new(settings).unwrap_err();
        (error.code(), error.field().map(str::to_owned))
    };
    let option = |field: &str| (ErrorCode::OptionInvalid, Some(field.to_owned()));
    assert_eq!(refused(|settings| settings.interval = 43_200.0), option("interval"));
    assert_eq!(refused(|settings| settings.interval = 0.0), option("interval"));
    assert_eq!(refused(|settings| settings.interval = f64::NAN), option("interval"));
    assert_eq!(refused(|settings| settings.path = "/v3/pay".into()), option("path"));
    assert_eq!(refused(|settings| settings.api_v3_keys.clear()).0, ErrorCode::ApiV3KeyInvalid);
    let bad = |settings: &mut Settings| settings.public_keys = vec![PublicKey { id: "x".into(), pem: String::new() }];
    assert_eq!(refused(bad), option("public_key_id"));
}
