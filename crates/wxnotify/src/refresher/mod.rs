//! Keeps a parser's platform certificates (平台证书) fresh, as programs: when to download `GET /v3/certificates`, what to believe of the
//! answer, which keys the parser is to have, what to keep in a file, what to log.
//!
//! A host makes one [`Refresher`], runs [`start`](Refresher::start) and makes a parser of its keys, and then runs
//! [`keep_fresh`](Refresher::keep_fresh) beside its work for as long as that goes on. See [`crate::program`] for a host's rules.

mod download;
mod held;

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use serde_json::json;

use crate::certificates::{CERTIFICATES_PATH, path_for};
use crate::clock::system_now;
use crate::handler::Level;
use crate::program::{Host, Program, PublicKey, Refused, Reply, Step, Trusted, misuse};
use crate::{ApiV3Key, Error, ErrorCode, Merchant, PlatformKeys, Result};

use held::Held;

/// WeChat Pay's rule: certificates are to be looked for in less than 12 hours.
const LONGEST_INTERVAL: f64 = 43_200.0;
/// From so many failures on, one after the other, somebody must look.
const ALARMING: u32 = 3;

/// What a refresher is made of.
#[derive(Debug)]
#[non_exhaustive]
pub struct Settings {
    /// Who asks.
    pub merchant: Merchant,
    /// The merchant's APIv3 keys, with which the answers are encrypted.
    pub api_v3_keys: Vec<ApiV3Key>,
    /// WeChat Pay public keys that the parser is to have beside the certificates, as a merchant's that changes over to them.
    pub public_keys: Vec<PublicKey>,
    /// `/v3/certificates`, or `/v3/global/certificates` for merchants abroad.
    pub path: String,
    /// Between two downloads, in seconds: more than 0 and less than 43,200. Each is up to a tenth earlier, so that not all
    /// machines ask at once.
    pub interval: f64,
    /// For how long an unknown serial waits after a download, and the first pause after one that failed, in milliseconds.
    pub pause_ms: u32,
    /// Whether the host has a file.
    pub keeps: bool,
}

impl Settings {
    /// Those of a merchant on the mainland, without a file: every 8 hours.
    pub fn new(merchant: Merchant, api_v3_keys: Vec<ApiV3Key>) -> Self {
        Self {
            merchant,
            api_v3_keys,
            public_keys: Vec::new(),
            path: CERTIFICATES_PATH.to_owned(),
            interval: 28_800.0,
            pause_ms: 60_000,
            keeps: false,
        }
    }
}

/// Keeps platform certificates fresh, without I/O.
#[derive(Clone, Debug)]
pub struct Refresher(Arc<Shared>);

#[derive(Debug)]
struct Shared {
    settings: Settings,
    path: &'static str,
    clock: fn() -> i64,
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    held: Held,
    /// How many downloads failed, one after the other.
    failures: u32,
}

impl Refresher {
    /// A refresher that holds no certificate yet.
    ///
    /// # Errors
    /// `OPTION_INVALID` for an interval or a path that is none, `API_V3_KEY_INVALID` without a key, and those of
    /// [`PlatformKeys::add_public_key`].
    pub fn new(settings: Settings) -> Result<Self> {
        Self::with_clock(settings, system_now)
    }

    fn with_clock(settings: Settings, clock: fn() -> i64) -> Result<Self> {
        let path = path_for(&settings.merchant, &settings.path)?;
        if !(settings.interval > 0.0 && settings.interval < LONGEST_INTERVAL) {
            let message =
                format!("interval is {} seconds; give more than 0 and less than 43200 (12 hours)", settings.interval);
            return Err(Error::new(ErrorCode::OptionInvalid, message).with_field("interval"));
        }
        if settings.api_v3_keys.is_empty() {
            let message = "no APIv3 key was given, and the certificates are encrypted with it";
            return Err(Error::new(ErrorCode::ApiV3KeyInvalid, message).with_field("api_v3_key"));
        }
        let mut keys = PlatformKeys::new();
        for key in &settings.public_keys {
            keys.add_public_key(&key.id, &key.pem)?;
        }
        Ok(Self(Arc::new(Shared { settings, path, clock, state: Mutex::default() })))
    }

    /// The program that takes what the file has, and downloads the certificates. It ends with the keys ([`Trusted`]) to make a
    /// parser of; where the download fails, with those of the file and the public keys, and with an error where there are none.
    pub fn start(&self) -> Program {
        let of = self.clone();
        Program::new(move |host| async move {
            of.read_file(&host).await;
            if let Err(error) = of.download(&host, false).await {
                let trusted = of.trusted();
                of.state().failures = 1;
                if trusted.certificates.is_empty() && trusted.public_keys.is_empty() {
                    return Step::Error { error: Refused::from(&error) };
                }
                let line = format!(
                    "the platform certificates cannot be downloaded, so {} held from before are used: {error}",
                    trusted.certificates.len() + trusted.public_keys.len()
                );
                log(&host, Level::Warning, line).await;
            }
            Step::Value { value: json!(of.trusted()) }
        })
    }

    /// The program of one download, now. It ends with null, or with the error; whatever fails, the parser trusts what it trusted.
    pub fn refresh(&self) -> Program {
        let of = self.clone();
        Program::new(move |host| async move {
            match of.download(&host, true).await {
                Ok(()) => Step::Value { value: json!(null) },
                Err(error) => Step::Error { error: Refused::from(&error) },
            }
        })
    }

    /// The program that downloads again and again, and never ends. A download that fails is logged, and tried again after 1, 2, 4,
    /// ... minutes. A notification with an unknown serial brings the next one forward, but to no more than one a minute: whoever
    /// makes serials up costs no more.
    pub fn keep_fresh(&self) -> Program {
        let of = self.clone();
        Program::new(move |host| async move {
            loop {
                match host.ask(Step::Wait { ms: of.next_wait() }).await {
                    Reply::Hinted(waited) => {
                        let left = u64::from(of.0.settings.pause_ms).saturating_sub(waited);
                        if left > 0 {
                            host.pause(u32::try_from(left).unwrap_or(u32::MAX)).await;
                        }
                    }
                    Reply::Done => {}
                    _ => {
                        let error = misuse("the step wait is answered by done or hinted");
                        return Step::Error { error: Refused::from(&error) };
                    }
                }
                if let Err(error) = of.download(&host, true).await {
                    let failures = {
                        let mut state = of.state();
                        state.failures = state.failures.saturating_add(1);
                        state.failures
                    };
                    let level = if is_alarming(&error, failures) { Level::Error } else { Level::Warning };
                    let line = format!(
                        "the platform certificates cannot be downloaded ({failures} in a row); those that are held stay: {error}"
                    );
                    log(&host, level, line).await;
                }
            }
        })
    }

    /// For how long to wait for the next download, in milliseconds.
    fn next_wait(&self) -> u32 {
        let settings = &self.0.settings;
        let interval = settings.interval * 1000.0;
        let wait = match self.state().failures {
            0 => interval,
            failures => interval.min(f64::from(settings.pause_ms) * f64::from(1_u32 << (failures - 1).min(10))),
        };
        // At least one: a host may not know how to wait for nothing.
        (wait * (1.0 - random_tenth())).max(1.0) as u32
    }

    fn now(&self) -> i64 {
        (self.0.clock)()
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What the parser is to have now.
    fn trusted(&self) -> Trusted {
        Trusted { certificates: self.state().held.pems(), public_keys: self.0.settings.public_keys.clone() }
    }
}

/// What a stranger made up, or what goes on for longer than an outage.
fn is_alarming(error: &Error, failures: u32) -> bool {
    failures >= ALARMING || error.code() != ErrorCode::RequestFailed
}

async fn log(host: &Host, level: Level, line: String) {
    host.ask(Step::Log { level, line }).await;
}

/// From 0 to a tenth.
fn random_tenth() -> f64 {
    let mut bytes = [0; 4];
    // Without randomness everybody asks at the same time, and gets the certificates.
    let _ = getrandom::fill(&mut bytes);
    f64::from(u32::from_le_bytes(bytes)) / f64::from(u32::MAX) / 10.0
}

#[cfg(all(test, feature = "testing"))]
mod tests;
