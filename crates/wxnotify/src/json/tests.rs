//! The quick pass beside serde_json: what it takes serde_json takes, with the same meaning.

use proptest::prelude::*;

use crate::envelope::{Envelope, from_json};
use crate::plaintext::Traits;

const PLAINTEXT: &str = r#"{"sp_mchid":"","mchid":"19","trade_type":"PAP","trade_scene":"PARKING","receiver":null, "combine_mchid" : {},
"说明":"满百\u51cf一\/\"\\\n","a":[1,-0.5,120,[],{},[{"b":[true,false,null]}]],"amount":{"total":10000,"goods":"支付成功，一二三四五六七八九十一二三四五六七八九十"}}"#;

const ENVELOPE: &str = r#"{"id":"EV-1","create_time":"2026-11-21T10:34:56+08:00","event_type":"TRANSACTION.SUCCESS","summary":"支付成功",
"resource_type":"encrypt-resource","more":[{"a":1}],"resource":{"algorithm":"AEAD_AES_256_GCM","ciphertext":"Zm9vYmFyZm9vYmFyZm9vYmFyZm9vYmFyZm9vYmFyZm9vYmFyZm9vYmFyZm9vYmFyZm9vYmFyZm9vYmFyZm9vYmFy","nonce":"0123456789ab","associated_data":"transaction","original_type":"transaction","more":"x"}}"#;

/// What an envelope says, or nothing where it is none.
fn read(envelope: Option<Envelope<'_>>) -> Option<[String; 10]> {
    let envelope = envelope?;
    let resource = &envelope.resource;
    let optional = |text: Option<&str>| text.map_or_else(|| "absent".to_owned(), |text| format!("={text}"));
    Some([
        envelope.id.to_string(),
        envelope.event_type.to_string(),
        envelope.resource_type.to_string(),
        optional(envelope.create_time.as_deref()),
        optional(envelope.summary.as_deref()),
        optional(resource.algorithm.as_deref()),
        optional(resource.ciphertext.as_deref()),
        optional(resource.nonce.as_deref()),
        optional(resource.associated_data.as_deref()),
        optional(resource.original_type.as_deref()),
    ])
}

/// Whether the quick pass took the text, which must then be right: as a plaintext, and as an envelope.
fn agree(text: &str) -> [bool; 2] {
    let traits = Traits::scan(text);
    if traits.is_some() {
        assert_eq!(traits, serde_json::from_str(text).ok(), "{text}");
    }
    let envelope = read(Envelope::scan(text));
    if envelope.is_some() {
        assert_eq!(envelope, read(from_json(text.as_bytes(), "it").ok()), "{text}");
    }
    [traits.is_some(), envelope.is_some()]
}

/// What JSON is made of, and what it must not have.
#[rustfmt::skip]
const PIECES: [&str; 48] = [
    "{", "}", "[", "]", "\"", ":", ",", "\\", "\\\"", "\\u", "\\u0041", "\\ud83d", "\\ude00", "\\x", " ", "\n", "\t", "\u{1}", "\u{0}",
    "\u{7f}", "\u{feff}", "支", "😀", "0", "1", "9", "-", "+", ".", "e", "E9", "1e999", "true", "false", "null", "nul", "{}", "[]", "\"\"",
    "\"a\":", "\"mchid\":", "\"id\":\"x\",", "\"trade_type\":\"PAP\",", "\"resource\":{},", "$", "\"$serde_json::private::Number\":\"1\"",
    "\"$serde_json::private::RawValue\":\"{\"", "/",
];

/// Numbers that look random, and are the same in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % end
    }
}

fn mutated(text: &str, dice: &mut Dice) -> String {
    let mut characters: Vec<char> = text.chars().collect();
    for _ in 0..=dice.below(3) {
        let (at, to) = (dice.below(characters.len() + 1), dice.below(characters.len() + 1));
        let (begin, end) = (at.min(to), at.max(to).min(at.min(to) + 12));
        let piece = PIECES[dice.below(PIECES.len())].chars();
        match dice.below(5) {
            0 => drop(characters.splice(begin..begin, piece)),
            1 => drop(characters.splice(begin..(begin + 1).min(characters.len()), piece)),
            2 => drop(characters.drain(begin..end)),
            3 => drop(characters.splice(at..at, characters[begin..end].to_vec())),
            _ => characters.truncate(characters.len().max(1) - dice.below(3).min(characters.len().max(1))),
        }
    }
    characters.into_iter().collect()
}

#[test]
fn of_many_mutants_none_is_taken_that_serde_json_refuses_or_reads_otherwise() {
    let mut dice = Dice(1);
    let mut taken = [0, 0];
    for round in 0..100_000 {
        let text = mutated([PLAINTEXT, ENVELOPE][round % 2], &mut dice);
        let [plaintext, envelope] = agree(&text);
        taken[0] += usize::from(plaintext);
        taken[1] += usize::from(envelope);
    }
    // Else it would be no test of what is taken.
    assert!(taken.iter().all(|taken| *taken > 5_000), "{taken:?}");
}

#[test]
fn what_is_usual_takes_the_quick_pass() {
    assert_eq!(agree(PLAINTEXT), [true, false]);
    assert_eq!(agree(ENVELOPE), [true, true]);
}

#[cfg(feature = "testing")]
#[test]
fn every_event_of_the_platform_takes_the_quick_pass() {
    let platform = crate::testing::Platform::sm2();
    for event_type in crate::kind::EVENT_TYPES {
        let plaintext = crate::testing::sample(event_type, &serde_json::json!({})).unwrap();
        assert!(agree(&plaintext)[0], "{plaintext}");
        let delivery = platform.notification(event_type, &plaintext).build().unwrap();
        let body = std::str::from_utf8(delivery.body()).unwrap();
        assert_eq!(agree(body), [true, true], "{body}");
    }
}

#[test]
fn what_is_unusual_is_left_to_serde_json() {
    let deep = |levels| format!("{{\"a\":{}{}}}", "[".repeat(levels), "]".repeat(levels));
    assert_eq!([deep(65), deep(66), deep(126), deep(127)].map(|text| agree(&text)[0]), [true, false, false, false]);
    for text in [
        r#"{"a":1e2}"#,
        r#"{"a":1e999}"#,
        r#"{"\u006dchid":"19"}"#,
        r#"{"mchid":"\u0031"}"#,
        r#"{"a":{"$":1}}"#,
        r#"{"a":"\ud83d\ude00"}"#,
        r#"{"a":"\ud83d"}"#,
        r#"{"a":01}"#,
        r#"{"a":1.}"#,
        r#"{"a":-}"#,
        r#"{"a":.5}"#,
        r#"{"a":1,}"#,
        r#"{"a":[1,]}"#,
        r#"{"a":[1}}"#,
        r#"{"a" 1}"#,
        r#"{"a":"}"#,
        r#"{"a":tru}"#,
        r#"{} {}"#,
        "{\"a\":\"\n\"}",
        "[]",
        "",
    ] {
        assert!(!agree(text)[0], "{text}");
    }
}

proptest! {
    /// Wherever a string begins and ends, and whatever is in it.
    #[test]
    fn strings_of_every_length(before in 0usize..200, text in "[a\u{652f}]{0,300}", at: prop::sample::Index, piece: prop::sample::Index) {
        let piece = PIECES[piece.index(PIECES.len())];
        let mut characters: Vec<char> = text.chars().collect();
        let at = at.index(characters.len() + 1);
        characters.splice(at..at, piece.chars());
        let text: String = characters.into_iter().collect();
        let text = format!("{{\"{}\":\"{text}\",\"mchid\":[\"{text}\"]}}", "x".repeat(before));
        let [taken, _] = agree(&text);
        if !piece.contains(['"', '\\']) {
            prop_assert_eq!(taken, !piece.contains(|c| c < ' '));
        }
    }
}
