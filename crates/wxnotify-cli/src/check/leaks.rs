//! What no answer may hold: a key, a stack trace, a decrypted text.

use serde_json::Value;
use wxnotify::testing::Platform;

use super::verdict::{Exchange, Verdict};

/// What was found in an answer.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Leak {
    pub(super) verdict: Verdict,
    /// What it is; never the thing itself.
    pub(super) what: &'static str,
    /// The request that it was the answer to.
    pub(super) answered: String,
}

/// What a stack trace of each language has: all of these texts.
const TRACES: &[(&[&str], &str)] = &[
    (&["Traceback (most recent call last)"], "a stack trace of Python"),
    (&["\tat ", ".java:"], "a stack trace of Java"),
    (&["\"trace\":\"", ".java:"], "a stack trace of Java"),
    (&["    at ", ".js:"], "a stack trace of JavaScript"),
    (&["    at ", ".ts:"], "a stack trace of TypeScript"),
    (&["&nbsp; &nbsp;at ", ".js:"], "a stack trace of JavaScript"),
    (&["    at ", "node:internal"], "a stack trace of JavaScript"),
    (&["goroutine ", "[running]"], "a stack trace of Go"),
    (&["Stack trace:", "#0 "], "a stack trace of PHP"),
    (&["Fatal error", " on line "], "an error message of PHP"),
    (&["Warning", ".php", " on line "], "an error message of PHP"),
    (&["** (", ".ex:"], "a stack trace of Elixir"),
    (&["panicked at ", ".rs:"], "a panic of Rust"),
    (&["   at ", ".cs:line "], "a stack trace of .NET"),
    (&["from ", ".rb:", ":in `"], "a stack trace of Ruby"),
];

/// Looks through every answer. `plaintexts` are what was sent under encryption.
pub(super) fn search(exchanges: &[Exchange], platform: &Platform, plaintexts: &[String]) -> Vec<Leak> {
    let secrets = texts_of(plaintexts);
    let key = platform.api_v3_key();
    let mut leaks = Vec::new();
    for exchange in exchanges {
        let Ok(answer) = &exchange.answer else { continue };
        let text = format!("{}\n{}", answer.headers, answer.body);
        let mut found = |verdict, what| leaks.push(Leak { verdict, what, answered: exchange.what.clone() });
        if text.contains(key) {
            found(Verdict::Fail, "the APIv3 key");
        }
        if text.contains("PRIVATE KEY-----") {
            found(Verdict::Fail, "a private key");
        }
        let is_trace = |(parts, _): &&(&[&str], _)| parts.iter().all(|part| text.contains(part));
        if let Some((_, what)) = TRACES.iter().find(is_trace) {
            found(Verdict::Fail, what);
        }
        if secrets.iter().any(|secret| text.contains(secret)) {
            found(Verdict::Warn, "a part of the decrypted text");
        }
    }
    leaks
}

/// The texts in plaintexts that are long enough to be met by no accident.
fn texts_of(plaintexts: &[String]) -> Vec<String> {
    fn collect(value: &Value, texts: &mut Vec<String>) {
        match value {
            Value::String(text) if text.chars().count() >= 10 => texts.push(text.clone()),
            Value::Array(items) => items.iter().for_each(|item| collect(item, texts)),
            Value::Object(fields) => fields.values().for_each(|value| collect(value, texts)),
            _ => {}
        }
    }
    let mut texts = Vec::new();
    for plaintext in plaintexts {
        collect(&serde_json::from_str(plaintext).unwrap_or_default(), &mut texts);
    }
    texts.sort();
    texts.dedup();
    texts
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::post::Answer;

    fn leaks(body: &str) -> Vec<(Verdict, &'static str)> {
        let platform =
            Platform::builder().algorithm("SM2").api_v3_key("0123456789abcdefghijklmnopqrstuv").build().unwrap();
        let answer = Answer {
            status: 500,
            headers: String::new(),
            body: body.into(),
            raw_body: Default::default(),
            took: Duration::ZERO,
        };
        let exchange = Exchange { check: String::new(), what: String::new(), answer: Ok(answer) };
        let plaintexts = [r#"{"payer":{"openid":"oUpF8uMuAJO_M2pxb1Q9zNjWeS6o"},"trade_type":"JSAPI"}"#.to_owned()];
        search(&[exchange], &platform, &plaintexts).into_iter().map(|leak| (leak.verdict, leak.what)).collect()
    }

    #[test]
    fn what_leaks_is_named() {
        for (body, expected) in [
            ("key 0123456789abcdefghijklmnopqrstuv", (Verdict::Fail, "the APIv3 key")),
            ("-----BEGIN RSA PRIVATE KEY-----", (Verdict::Fail, "a private key")),
            ("Traceback (most recent call last):\n", (Verdict::Fail, "a stack trace of Python")),
            ("Error: x\n    at notify (/srv/app.js:7:3)", (Verdict::Fail, "a stack trace of JavaScript")),
            ("x\n\tat shop.Notify.doPost(Notify.java:7)", (Verdict::Fail, "a stack trace of Java")),
            (
                "<b>Fatal error</b>: Uncaught x in /srv/a.php on line <b>7</b>",
                (Verdict::Fail, "an error message of PHP"),
            ),
            ("payer oUpF8uMuAJO_M2pxb1Q9zNjWeS6o", (Verdict::Warn, "a part of the decrypted text")),
        ] {
            assert_eq!(leaks(body), [expected], "{body}");
        }
    }

    #[test]
    fn an_ordinary_answer_leaks_nothing() {
        for body in
            ["", r#"{"code":"SUCCESS"}"#, r#"{"code":"FAIL","message":"signature verification failed"}"#, "JSAPI"]
        {
            assert_eq!(leaks(body), []);
        }
    }
}
