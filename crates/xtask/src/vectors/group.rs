//! A group of cases, each of which states its outcome by hand and is run through the core at once.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use conformance::driver;
use serde::Serialize;
use serde_json::{Map, Value, json};
use wxnotify::testing::Platform;

use super::cast::{API_V3_KEY, NOW, PAYER};
use super::draft::{Draft, Request, Seen};

/// The contract's codes with their numbers, statuses and fixed texts, written down a second time.
pub(super) const CODES: &[(&str, i32, u16, &str)] = &[
    ("BODY_TOO_LARGE", 1, 413, "request body too large"),
    ("HEADER_MISSING", 2, 400, "required header missing"),
    ("HEADER_INVALID", 3, 400, "header invalid"),
    ("TIMESTAMP_INVALID", 4, 400, "timestamp invalid"),
    ("TIMESTAMP_OUT_OF_RANGE", 5, 401, "timestamp out of range"),
    ("SIGNATURE_PROBE", 6, 401, "signature verification failed"),
    ("SERIAL_UNKNOWN", 7, 401, "signature verification failed"),
    ("SIGNATURE_TYPE_UNSUPPORTED", 8, 401, "signature verification failed"),
    ("CERTIFICATE_EXPIRED", 9, 401, "signature verification failed"),
    ("SIGNATURE_INVALID", 10, 401, "signature verification failed"),
    ("ENVELOPE_INVALID", 11, 400, "notification malformed"),
    ("RESOURCE_UNSUPPORTED", 12, 400, "resource unsupported"),
    ("DECRYPTION_FAILED", 13, 500, "notification could not be processed"),
    ("PLAINTEXT_INVALID", 14, 500, "notification could not be processed"),
    ("CONTENT_MISMATCH", 20, 500, "notification could not be processed"),
    ("EVENT_UNTYPED", 21, 500, "notification could not be processed"),
    ("METHOD_NOT_ALLOWED", 22, 405, "only POST is taken"),
    ("EVENT_UNHANDLED", 23, 500, "event is not handled"),
    ("HANDLER_FAILED", 24, 500, "notification could not be processed"),
    ("DEADLINE_EXCEEDED", 25, 500, "processing took too long"),
    ("NOTIFICATION_BUSY", 26, 503, "notification is being processed"),
    ("LEASE_LOST", 27, 500, "notification could not be processed"),
    ("INBOX_SCHEMA", 28, 500, "notification could not be processed"),
    ("INBOX_FAILED", 29, 500, "notification could not be processed"),
    ("API_V3_KEY_INVALID", 30, 500, "notification could not be processed"),
    ("PEM_INVALID", 31, 500, "notification could not be processed"),
    ("KEY_UNSUPPORTED", 32, 500, "notification could not be processed"),
    ("MERCHANT_CERTIFICATE", 33, 500, "notification could not be processed"),
    ("PRIVATE_KEY_GIVEN", 34, 500, "notification could not be processed"),
    ("NO_PLATFORM_KEY", 35, 500, "notification could not be processed"),
    ("OPTION_INVALID", 36, 500, "notification could not be processed"),
    ("ARGUMENT_INVALID", 40, 500, "notification could not be processed"),
    ("INTERNAL", 41, 500, "notification could not be processed"),
    ("KEY_CONFLICT", 42, 500, "notification could not be processed"),
    ("REQUEST_FAILED", 43, 500, "notification could not be processed"),
    ("MERCHANT_UNKNOWN", 44, 401, "signature verification failed"),
];

#[derive(Serialize)]
pub(super) struct Group {
    #[serde(rename = "group")]
    pub(super) name: &'static str,
    about: &'static str,
    pub(super) cases: Vec<Case>,
}

#[derive(Serialize)]
pub(super) struct Case {
    pub(super) name: String,
    about: String,
    operation: &'static str,
    input: Value,
    expected: Value,
}

impl Group {
    pub(super) fn new(name: &'static str, about: &'static str) -> Self {
        Self { name, about, cases: Vec::new() }
    }

    /// A case whose whole outcome is stated by hand.
    pub(super) fn gives(&mut self, name: &str, about: &str, operation: &'static str, input: Value, expected: Value) {
        let outcome = driver::run(operation, &input).outcome;
        if outcome != expected {
            self.fail(name, &format!("the core gives\n  {outcome}\nand must give\n  {expected}"));
        }
        self.add(name, about, operation, input, outcome);
    }

    /// A case that fails with this code, naming this field. The message is the core's own.
    pub(super) fn refuses(
        &mut self,
        name: &str,
        about: &str,
        operation: &'static str,
        input: Value,
        (code, field): (&'static str, Option<&str>),
    ) {
        let outcome = driver::run(operation, &input).outcome;
        let known = CODES.iter().find(|(known, ..)| *known == code);
        let (.., status, text) = known.unwrap_or_else(|| panic!("no code is called {code}"));
        let message = outcome["error"]["message"].as_str().unwrap_or_default().to_owned();
        let expected = json!({ "error": {
            "code": code,
            "message": message,
            "field": field,
            "ack": failure(*status, text),
            "is_platform_probe": code == "SIGNATURE_PROBE",
        } });
        if outcome != expected {
            self.fail(name, &format!("the core gives\n  {outcome}\nand must fail with\n  {expected}"));
        }
        if let Some(problem) = problem_of_message(&message, &input, code != "CONTENT_MISMATCH") {
            self.fail(name, &format!("its message {problem}: {message}"));
        }
        self.add(name, about, operation, input, outcome);
    }

    /// A notification that is genuine.
    pub(super) fn accepts(&mut self, name: &str, about: &str, trial: &Trial, seen: &Seen) {
        self.gives(name, about, "parse", trial.input(), json!({ "notification": seen.json() }));
    }

    /// A notification that is refused.
    pub(super) fn rejects(&mut self, name: &str, about: &str, trial: &Trial, code: &'static str, field: Option<&str>) {
        self.refuses(name, about, "parse", trial.input(), (code, field));
    }

    /// Adds a case whose outcome was checked.
    pub(super) fn add(&mut self, name: &str, about: &str, operation: &'static str, input: Value, expected: Value) {
        self.cases.push(Case {
            name: format!("{}/{name}", self.name),
            about: about.into(),
            operation,
            input,
            expected,
        });
    }

    pub(super) fn fail(&self, name: &str, problem: &str) -> ! {
        panic!("case {}/{name}: {problem}", self.name)
    }
}

/// The acknowledgement of a failure.
pub(super) fn failure(status: u16, text: &str) -> Value {
    let body = format!(r#"{{"code":"FAIL","message":"{text}"}}"#);
    json!({ "status": status, "content_type": "application/json", "body": body })
}

/// What no message may be: more than a line, or telling a secret.
pub(super) fn problem_of_message(message: &str, input: &Value, is_secret_of_plaintext: bool) -> Option<&'static str> {
    let mut secrets = Vec::new();
    secrets_in(input, &mut secrets);
    if message.is_empty() || message.trim() != message {
        Some("is empty or ends in white space")
    } else if message.chars().any(char::is_control) {
        Some("holds a control character")
    } else if message.chars().count() > 600 {
        Some("is too long for a line of a log")
    } else if is_secret_of_plaintext && message.contains(PAYER) {
        Some("holds something of the plaintext")
    } else if secrets.iter().any(|secret| message.contains(secret)) {
        Some("holds a secret")
    } else {
        None
    }
}

/// Every APIv3 key of an input, good or not, and every line of a private key. What is too short to
/// be recognised is passed over.
fn secrets_in<'a>(input: &'a Value, secrets: &mut Vec<&'a str>) {
    match input {
        Value::Object(entries) => {
            for (name, value) in entries {
                match value.as_str() {
                    Some(text) if matches!(name.as_str(), "api_v3_key" | "key") || text.contains("PRIVATE KEY") => {
                        secrets.extend(text.lines().filter(|line| line.len() >= 8 && !line.starts_with("-----")));
                    }
                    _ => secrets_in(value, secrets),
                }
            }
        }
        Value::Array(items) => items.iter().for_each(|item| secrets_in(item, secrets)),
        _ => {}
    }
}

/// A parser's configuration.
#[derive(Clone)]
pub(super) struct Config {
    pub(super) certificates: Vec<String>,
    /// Ids and PEM texts.
    pub(super) public_keys: Vec<(String, String)>,
    /// Keys and labels.
    pub(super) api_v3_keys: Vec<(String, Option<String>)>,
    pub(super) options: Map<String, Value>,
}

impl Config {
    /// Trusts these platforms, and has the usual APIv3 key.
    pub(super) fn trusting(platforms: &[&Platform]) -> Self {
        let mut config = Self {
            certificates: Vec::new(),
            public_keys: Vec::new(),
            api_v3_keys: vec![(API_V3_KEY.into(), None)],
            options: Map::new(),
        };
        for platform in platforms {
            match platform.certificate_pem() {
                Some(pem) => config.certificates.push(pem),
                None => config.public_keys.push((platform.serial().into(), platform.public_key_pem())),
            }
        }
        config
    }

    /// The same with an option set.
    pub(super) fn option(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.options.insert(name.into(), value.into());
        self
    }

    /// The same with other APIv3 keys: keys, and labels where there are any.
    pub(super) fn api_v3_keys(mut self, keys: &[(&str, Option<&str>)]) -> Self {
        self.api_v3_keys = keys.iter().map(|(key, label)| ((*key).into(), label.map(Into::into))).collect();
        self
    }

    pub(super) fn platform_keys(&self) -> Value {
        let public_keys = self.public_keys.iter().map(|(id, pem)| json!({ "id": id, "pem": pem }));
        json!({ "certificates": self.certificates, "public_keys": public_keys.collect::<Vec<_>>() })
    }

    pub(super) fn value(&self) -> Value {
        let keys = self.api_v3_keys.iter().map(|(key, label)| json!({ "key": key, "label": label }));
        json!({
            "platform_keys": self.platform_keys(),
            "api_v3_keys": keys.collect::<Vec<_>>(),
            "options": self.options,
        })
    }
}

/// A request that a configured parser is given.
#[derive(Clone)]
pub(super) struct Trial {
    pub(super) config: Config,
    pub(super) request: Request,
    pub(super) now: i64,
}

impl Trial {
    pub(super) fn new(config: Config, request: Request) -> Self {
        Self { config, request, now: NOW }
    }

    /// The same at another time.
    pub(super) fn at(mut self, now: i64) -> Self {
        self.now = now;
        self
    }

    pub(super) fn input(&self) -> Value {
        json!({
            "config": self.config.value(),
            "headers": self.request.headers,
            "body": STANDARD.encode(&self.request.body),
            "now": self.now,
        })
    }
}

impl Draft<'_> {
    /// The request, given to a parser that trusts who signed it.
    pub(super) fn trial(&self) -> Trial {
        self.trial_of(self.request())
    }

    /// Another request, given to a parser that trusts who signed this one.
    pub(super) fn trial_of(&self, request: Request) -> Trial {
        Trial::new(Config::trusting(&[self.platform]), request)
    }
}
