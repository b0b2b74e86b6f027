//! Every way in which a notification can be wrong, and what it means where an endpoint takes it all the same.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::Value;
use wxnotify::Result;
use wxnotify::testing::{Delivery, Fault, Platform};

use super::verdict::Verdict;
use crate::orders::{Sample, resigned};

/// A request to be refused.
pub(super) struct Sent {
    /// What is wrong about it, in words.
    pub(super) what: String,
    pub(super) headers: Vec<(String, String)>,
    pub(super) body: Vec<u8>,
}

impl Sent {
    fn new(what: impl Into<String>, delivery: &Delivery) -> Self {
        Self { what: what.into(), headers: delivery.headers().to_vec(), body: delivery.body().to_vec() }
    }
}

/// A way to be wrong.
pub(super) struct Wrong {
    pub(super) check: &'static str,
    /// What the endpoint should do.
    pub(super) title: &'static str,
    /// The verdict where the endpoint takes it.
    pub(super) verdict: Verdict,
    /// What can come of it.
    pub(super) harm: &'static str,
    pub(super) advice: &'static str,
    pub(super) make: fn(&Forger<'_>) -> Result<Vec<Sent>>,
}

/// What all of them are made from.
pub(super) struct Forger<'a> {
    pub(super) platform: &'a Platform,
    pub(super) sample: &'a Sample,
    pub(super) plaintext: String,
    /// A genuine one about another order, which the endpoint has taken before.
    pub(super) taken: &'a Delivery,
    /// What the endpoint may compare with its order, so that it must not be what an altered ciphertext differs in.
    pub(super) is_set: &'a dyn Fn(&str) -> bool,
}

const TIMESTAMP: &str = "Wechatpay-Timestamp";
const NONCE: &str = "Wechatpay-Nonce";
const SERIAL: &str = "Wechatpay-Serial";
const SIGNATURE: &str = "Wechatpay-Signature";
const SIGNATURE_TYPE: &str = "Wechatpay-Signature-Type";

/// All of them, in order.
pub(super) const ALL: &[Wrong] = &[
    Wrong {
        check: "forged",
        title: "refuses what another key signed",
        verdict: Verdict::Fail,
        harm: "anybody can tell it that an order is paid",
        advice: "verify Wechatpay-Signature over timestamp, nonce and raw body with the platform's key, before anything else",
        make: |forger| {
            let known = forger.fault(Fault::Forged)?;
            let mut unknown = known.clone();
            unknown.set_header(SERIAL, STRANGE_SERIAL);
            Ok(vec![Sent::new("under the known serial", &known), Sent::new("under a serial of its own", &unknown)])
        },
    },
    Wrong {
        check: "altered",
        title: "refuses a body altered after signing",
        verdict: Verdict::Fail,
        harm: "what it acts on is not what was signed",
        advice: "verify the signature over the body's raw bytes as they came, not over a part of them",
        make: |forger| {
            let genuine = forger.genuine()?;
            let body = String::from_utf8_lossy(genuine.body()).into_owned();
            let mut all = Vec::new();
            for (what, body) in [
                ("another id", body.replacen("\"id\":\"EV-", "\"id\":\"EV-0", 1)),
                ("a byte of the ciphertext", forger.altered_ciphertext(&genuine)),
            ] {
                let mut altered = genuine.clone();
                altered.set_body(body);
                all.push(Sent::new(what, &altered));
            }
            Ok(all)
        },
    },
    Wrong {
        check: "stale",
        title: "refuses what was signed an hour ago",
        verdict: Verdict::Fail,
        harm: "a captured notification is good for ever",
        advice: "refuse a Wechatpay-Timestamp that is more than 300 s from now, in either direction",
        make: |forger| Ok(vec![Sent::new("an hour ago", &forger.fault(Fault::Stale)?)]),
    },
    Wrong {
        check: "future",
        title: "refuses what is signed for an hour from now",
        verdict: Verdict::Fail,
        harm: "a captured notification is good for longer than it should be, and a wrong clock goes unnoticed",
        advice: "compare the distance from now, not the age alone",
        make: |forger| Ok(vec![Sent::new("an hour ahead", &forger.fault(Fault::Future)?)]),
    },
    Wrong {
        check: "replayed",
        title: "refuses one notification's headers over another's body",
        verdict: Verdict::Fail,
        harm: "whoever saw one notification can send any other",
        advice: "the body is a part of what is signed: verify over timestamp, nonce and body",
        make: |forger| {
            let mut replayed = forger.taken.clone();
            replayed.set_body(forger.genuine()?.body());
            Ok(vec![Sent::new("another notification's body", &replayed)])
        },
    },
    Wrong {
        check: "probe",
        title: "refuses the platform's probe (WECHATPAY/SIGNTEST/)",
        verdict: Verdict::Fail,
        harm: "the platform sends wrong signatures to see whether they are verified, and it saw that they are not",
        advice: "verify it like any other: its signature is wrong, and the platform sends the notification again with a right one",
        make: |forger| {
            let probe = forger.fault(Fault::Probe)?;
            let mut other = probe.clone();
            other.set_header(SIGNATURE, format!("WECHATPAY/SIGNTEST/{}", STANDARD.encode([0x5A; 237])));
            Ok(vec![Sent::new("before a signature", &probe), Sent::new("before none", &other)])
        },
    },
    Wrong {
        check: "missing-header",
        title: "refuses what has no signature, timestamp or nonce",
        verdict: Verdict::Fail,
        harm: "without all of them nothing can be verified",
        advice: "a missing header is an error, not a reason to skip the check",
        make: |forger| {
            let genuine = forger.genuine()?;
            let mut all: Vec<Sent> = [SIGNATURE, TIMESTAMP, NONCE]
                .iter()
                .map(|name| {
                    let mut without = genuine.clone();
                    without.remove_header(name);
                    Sent::new(format!("no {name}"), &without)
                })
                .collect();
            let mut bare = genuine;
            [SIGNATURE, TIMESTAMP, NONCE, SERIAL, SIGNATURE_TYPE].iter().for_each(|name| bare.remove_header(name));
            all.push(Sent::new("none of them", &bare));
            Ok(all)
        },
    },
    Wrong {
        check: "malformed-header",
        title: "refuses headers that are garbage, with an answer",
        verdict: Verdict::Fail,
        harm: "it did not verify",
        advice: "what is no base64 or no number is a wrong signature: catch what the library throws, and answer 401",
        make: |forger| {
            let genuine = forger.genuine()?;
            let with = |name: &str, value: &str| {
                let mut garbled = genuine.clone();
                garbled.set_header(name, value);
                Sent::new(format!("{name}: {:.20}", if value.is_empty() { "(empty)" } else { value }), &garbled)
            };
            Ok(vec![
                with(SIGNATURE, "!!!! no base64 !!!!"),
                with(SIGNATURE, ""),
                with(SIGNATURE, "QUJD"),
                with(TIMESTAMP, "today"),
                with(TIMESTAMP, "99999999999999999999999999"),
            ])
        },
    },
    Wrong {
        check: "ciphertext",
        title: "refuses an altered ciphertext under a good signature (GCM tag)",
        verdict: Verdict::Fail,
        harm: "the tag of AES-GCM is not checked, so a plaintext can be changed without the APIv3 key",
        advice: "let the decryption verify the tag (the ciphertext's last 16 bytes), and take its error for what it is",
        make: |forger| {
            let genuine = forger.genuine()?;
            let altered = resigned(forger.platform, &genuine, forger.altered_ciphertext(&genuine).into_bytes());
            Ok(vec![Sent::new("a byte of the ciphertext", &altered)])
        },
    },
    Wrong {
        check: "api-v3-key",
        title: "refuses what another APIv3 key encrypted",
        verdict: Verdict::Fail,
        harm: "it acknowledges what it cannot read: the notification is lost",
        advice: "answer 500 where the decryption fails: the platform sends it again, and the key can be put right meanwhile",
        make: |forger| Ok(vec![Sent::new("another APIv3 key", &forger.fault(Fault::WrongApiV3Key)?)]),
    },
    Wrong {
        check: "malformed-body",
        title: "refuses a genuine signature over nonsense, with an answer",
        verdict: Verdict::Fail,
        harm: "it acknowledges what it cannot read",
        advice: "answer 4xx or 5xx for what is no notification; catch what JSON, base64 and the cipher throw (a nonce of another length, a missing resource)",
        make: |forger| {
            let genuine = forger.genuine()?;
            let body = String::from_utf8_lossy(genuine.body()).into_owned();
            let envelope: Value = serde_json::from_slice(genuine.body()).expect("an envelope is JSON");
            let part = |name: &str| envelope["resource"][name].as_str().unwrap_or_default();
            let mut all = vec![Sent::new("a plaintext that is no JSON", &forger.fault(Fault::PlaintextNotJson)?)];
            for (what, body) in [
                ("XML", "<xml><return_code>SUCCESS</return_code></xml>".to_owned()),
                ("nothing", String::new()),
                ("[]", "[]".to_owned()),
                ("{}", "{}".to_owned()),
                ("no resource", body.replace("\"resource\":", "\"resources\":")),
                ("a nonce of 13 bytes", body.replacen(part("nonce"), &format!("{}x", part("nonce")), 1)),
                ("a ciphertext that is no base64", body.replacen(part("ciphertext"), "*", 1)),
                ("an empty ciphertext", body.replacen(part("ciphertext"), "", 1)),
            ] {
                all.push(Sent::new(what, &resigned(forger.platform, &genuine, body.into_bytes())));
            }
            Ok(all)
        },
    },
    Wrong {
        check: "raw-body",
        title: "verifies the raw body, not one that it wrote anew",
        verdict: Verdict::Warn,
        harm: "it verifies what it would have written itself: once the platform writes JSON otherwise, genuine notifications are refused",
        advice: "hand the raw bytes to the verification, before anything parses them",
        make: |forger| {
            let genuine = forger.genuine()?;
            let mut altered = genuine.clone();
            altered.set_body([genuine.body(), b" "].concat());
            Ok(vec![Sent::new("a space at the body's end that was not signed", &altered)])
        },
    },
    Wrong {
        check: "serial",
        title: "refuses a serial that it has no key for",
        verdict: Verdict::Warn,
        harm: "it verified with a key that the header does not name; once there are two, as in every rotation, the wrong one may be taken",
        advice: "choose the key by Wechatpay-Serial, and refuse what names none",
        make: |forger| {
            let unknown = forger.fault(Fault::WrongSerial)?;
            let mut garbage = unknown.clone();
            garbage.set_header(SERIAL, "../../etc/passwd");
            let mut none = unknown.clone();
            none.remove_header(SERIAL);
            Ok(vec![
                Sent::new("an unknown serial", &unknown),
                Sent::new("a serial that is none", &garbage),
                Sent::new("no serial", &none),
            ])
        },
    },
    Wrong {
        check: "signature-type",
        title: "refuses a signature type that does not fit the key",
        verdict: Verdict::Warn,
        harm: "the header contradicts what was verified; with keys of two algorithms that can matter",
        advice: "let the key decide the algorithm, and refuse a Wechatpay-Signature-Type that contradicts it",
        make: |forger| {
            let genuine = forger.genuine()?;
            let held = genuine.header_pairs().find(|(name, _)| *name == SIGNATURE_TYPE).map_or("", |(_, value)| value);
            let other = if held.contains("SM2") { "WECHATPAY2-SHA256-RSA2048" } else { "WECHATPAY2-SM2-WITH-SM3" };
            let with = |value: &str| {
                let mut wrong = genuine.clone();
                wrong.set_header(SIGNATURE_TYPE, value);
                Sent::new(value, &wrong)
            };
            Ok(vec![with(other), with("NONE")])
        },
    },
    Wrong {
        check: "algorithm",
        title: "refuses another encryption than was used",
        verdict: Verdict::Warn,
        harm: "it does not look at resource.algorithm; a future algorithm would be decrypted as if it were this one",
        advice: "compare resource.algorithm with what you implement, and refuse what is unknown",
        make: |forger| {
            let genuine = forger.genuine()?;
            let body = String::from_utf8_lossy(genuine.body()).into_owned();
            let (aes, sm4) = ("AEAD_AES_256_GCM", "AEAD_SM4_GCM");
            let (held, other) = if body.contains(sm4) { (sm4, aes) } else { (aes, sm4) };
            let with = |name: &str| {
                Sent::new(name, &resigned(forger.platform, &genuine, body.replacen(held, name, 1).into_bytes()))
            };
            Ok(vec![with(other), with("NONE")])
        },
    },
    Wrong {
        check: "doubled-header",
        title: "refuses a header that is there twice",
        verdict: Verdict::Warn,
        harm: "which of the two counts is up to chance: a proxy or a log may see the other one",
        advice: "refuse a Wechatpay-* header that comes twice with different values",
        make: |forger| {
            let genuine = forger.genuine()?;
            let headers = genuine.headers();
            let mut all = Vec::new();
            for (name, wrong) in [(SIGNATURE, "QUJD"), (TIMESTAMP, "1"), (NONCE, "x"), (SERIAL, STRANGE_SERIAL)] {
                let mut after = headers.to_vec();
                after.push((name.into(), wrong.into()));
                let mut before = vec![(name.to_owned(), wrong.to_owned())];
                before.extend(headers.iter().cloned());
                for (what, headers) in [("after", after), ("before", before)] {
                    let what = format!("a wrong {name} {what} the right one");
                    all.push(Sent { what, headers, body: genuine.body().to_vec() });
                }
            }
            Ok(all)
        },
    },
];

const STRANGE_SERIAL: &str = "0123456789ABCDEF0123456789ABCDEF01234567";

impl Forger<'_> {
    fn genuine(&self) -> Result<Delivery> {
        self.sample.notification(self.platform, &self.plaintext).build()
    }

    fn fault(&self, fault: Fault) -> Result<Delivery> {
        self.sample.notification(self.platform, &self.plaintext).fault(fault).build()
    }

    /// The body with one bit of its ciphertext flipped, so that one digit in the plaintext is another. What decrypts
    /// without checking the tag finds good JSON in it.
    fn altered_ciphertext(&self, genuine: &Delivery) -> String {
        let body = String::from_utf8_lossy(genuine.body()).into_owned();
        let envelope: Value = serde_json::from_slice(genuine.body()).expect("an envelope is JSON");
        let ciphertext = envelope["resource"]["ciphertext"].as_str().unwrap_or_default();
        let mut bytes = STANDARD.decode(ciphertext).expect("a genuine ciphertext is base64");
        // The keystream is laid over the plaintext byte by byte, so places are the same in both.
        bytes[digit_in(&self.plaintext, self.is_set)] ^= 1;
        body.replacen(ciphertext, &STANDARD.encode(bytes), 1)
    }
}

/// Where a digit stands that no endpoint is likely to compare with its order: in a text that was not set, such as a time.
fn digit_in(plaintext: &str, is_set: &dyn Fn(&str) -> bool) -> usize {
    let resource: Value = serde_json::from_str(plaintext).unwrap_or_default();
    let texts = resource.as_object().into_iter().flatten();
    let mut texts: Vec<_> = texts.filter_map(|(name, value)| Some((name, value.as_str()?))).collect();
    let likely = |name: &str| !matches!(name, "success_time" | "create_time" | "openid" | "bank_type" | "attach");
    texts.sort_by_key(|(name, _)| (is_set(name), likely(name)));
    let digit = |text: &str| text.rfind(|letter: char| letter.is_ascii_digit());
    let found = texts.iter().find_map(|(_, text)| Some(plaintext.find(text)? + digit(text)?));
    found.or_else(|| digit(plaintext)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use wxnotify::ErrorCode;

    use super::*;

    /// Each is wrong for the reason that it says, and for no other: the parser's code is the proof.
    #[test]
    fn each_is_wrong_for_its_own_reason() {
        use ErrorCode as E;
        for platform in [Platform::new(), Platform::sm2()] {
            let sample = Sample::of_event("TRANSACTION.SUCCESS", &[]).unwrap();
            let plaintext = sample.plaintext(1).unwrap();
            let taken = sample.notification(&platform, &sample.plaintext(2).unwrap()).build().unwrap();
            let forger = Forger { platform: &platform, sample: &sample, plaintext, taken: &taken, is_set: &|_| false };
            let parser = platform.parser();
            for wrong in ALL {
                let expected: &[E] = match wrong.check {
                    "forged" => &[E::SignatureInvalid, E::SerialUnknown],
                    "altered" | "replayed" | "raw-body" => &[E::SignatureInvalid],
                    "stale" | "future" => &[E::TimestampOutOfRange],
                    "probe" => &[E::SignatureProbe],
                    "missing-header" => &[E::HeaderMissing],
                    "malformed-header" => &[
                        E::HeaderInvalid,
                        E::HeaderMissing,
                        E::SignatureInvalid,
                        E::TimestampInvalid,
                        E::SerialUnknown,
                    ],
                    "ciphertext" | "api-v3-key" => &[E::DecryptionFailed],
                    "malformed-body" => &[E::PlaintextInvalid, E::EnvelopeInvalid, E::DecryptionFailed],
                    "serial" => &[E::SerialUnknown, E::HeaderMissing],
                    "signature-type" => &[E::SignatureTypeUnsupported],
                    "algorithm" => &[E::DecryptionFailed, E::ResourceUnsupported],
                    "doubled-header" => &[E::HeaderInvalid],
                    other => panic!("{other} has no expectation"),
                };
                for sent in (wrong.make)(&forger).unwrap() {
                    let headers = sent.headers.iter().map(|(name, value)| (name.as_str(), value.as_str()));
                    let code = parser.parse(headers, &sent.body).expect_err(&sent.what).code();
                    assert!(expected.contains(&code), "{}, {}: {code}", wrong.check, sent.what);
                }
            }
        }
    }

    #[test]
    fn an_altered_ciphertext_decrypts_to_json_that_differs_in_a_digit() {
        let plaintext =
            r#"{"amount":{"total":100},"out_trade_no":"A1","success_time":"2026-11-21T10:00:05+08:00","x":"7"}"#;
        let at = digit_in(plaintext, &|_| false);
        let mut bytes = plaintext.as_bytes().to_vec();
        bytes[at] ^= 1;
        let altered: Value = serde_json::from_slice(&bytes).unwrap();
        assert_eq!(altered["success_time"], "2026-11-21T10:00:05+08:01");
        assert_eq!(digit_in(r#"{"total":105,"a":"b"}"#, &|_| false), 11);
    }
}
