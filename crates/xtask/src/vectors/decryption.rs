//! Opening the resource, genuinely signed each time.

use base64::Engine;
use base64::engine::general_purpose::{STANDARD, STANDARD_NO_PAD, URL_SAFE};
use serde_json::Value;

use super::cast::{Cast, OTHER_API_V3_KEY};
use super::draft::{AES, Draft, SM4, seal};
use super::group::Group;

const CIPHERTEXT: Option<&str> = Some("resource.ciphertext");
const NONCE: Option<&str> = Some("resource.nonce");

pub(super) fn group(cast: &Cast) -> Group {
    let mut group = Group::new("decryption", "Step 13: the tag decides, over ciphertext, nonce and associated data.");
    associated_data(&mut group, cast);
    nonces(&mut group, cast);
    ciphertexts(&mut group, cast);
    keys(&mut group, cast);
    group
}

fn associated_data(group: &mut Group, cast: &Cast) {
    for (cipher, platform) in [("aes", &cast.certificate), ("sm4", &cast.sm2)] {
        let draft = Draft::payment(platform);
        let empty = draft.with(|it| it.associated_data = None);
        let seen = empty.seen("transaction.direct");
        group.accepts(&format!("{cipher}_aad_absent"), "no associated data", &empty.trial(), &seen);
        let trial = draft.with(|it| it.associated_data = Some(String::new())).trial();
        group.accepts(&format!("{cipher}_aad_empty"), "empty associated data are none", &trial, &seen);
        let mut envelope = empty.envelope();
        envelope["resource"]["associated_data"] = Value::Null;
        let trial = empty.trial_of(empty.request_of(envelope.to_string()));
        group.accepts(&format!("{cipher}_aad_null"), "null associated data are none", &trial, &seen);
        for (case, about, aad) in [
            ("long", "associated data longer than the 16 bytes that are documented", "a".repeat(300)),
            ("chinese", "associated data beyond ASCII", "商户 🧧 \"quoted\" \\".to_owned()),
        ] {
            let draft = draft.with(|it| it.associated_data = Some(aad));
            group.accepts(&format!("{cipher}_aad_{case}"), about, &draft.trial(), &draft.seen("transaction.direct"));
        }

        let ciphertext = Some(draft.ciphertext());
        for (case, about, aad) in [
            ("other", "other associated data than were encrypted", Some("refund")),
            ("lost", "associated data lost", None),
            ("upper_case", "associated data in upper case", Some("TRANSACTION")),
            ("with_space", "associated data with a space", Some("transaction ")),
        ] {
            let draft = draft.with(|it| {
                it.ciphertext = ciphertext.clone();
                it.associated_data = aad.map(Into::into);
            });
            group.rejects(&format!("{cipher}_aad_{case}"), about, &draft.trial(), "DECRYPTION_FAILED", CIPHERTEXT);
        }
        let draft = empty.with(|it| {
            it.ciphertext = Some(empty.ciphertext());
            it.associated_data = Some("transaction".into());
        });
        let about = "associated data that were not encrypted";
        group.rejects(&format!("{cipher}_aad_added"), about, &draft.trial(), "DECRYPTION_FAILED", CIPHERTEXT);
    }
}

fn nonces(group: &mut Group, cast: &Cast) {
    for (cipher, platform) in [("aes", &cast.certificate), ("sm4", &cast.sm2)] {
        let draft = Draft::payment(platform);
        let draft = draft.with(|it| it.ciphertext = Some(draft.ciphertext()));
        for nonce in ["", "f", "fdasfl", "fdasflkja48", "fdasflkja4844", "fdasflkja4844444"] {
            let draft = draft.with(|it| it.resource_nonce = nonce.into());
            let about = format!("a nonce of {} bytes: an error, never a crash", nonce.len());
            let case = format!("{cipher}_nonce_of_{}", nonce.len());
            group.rejects(&case, &about, &draft.trial(), "DECRYPTION_FAILED", NONCE);
        }
        let changed = draft.with(|it| it.resource_nonce = "fdasflkja485".into());
        let about = "another nonce of the right length";
        group.rejects(&format!("{cipher}_nonce_changed"), about, &changed.trial(), "DECRYPTION_FAILED", CIPHERTEXT);
    }
    let draft = Draft::payment(&cast.certificate);
    let letters = draft.with(|it| {
        it.ciphertext = Some(draft.ciphertext());
        it.resource_nonce = "支付支付支付支付支付支付".into();
    });
    let about = "12 letters of 3 bytes each are 36 bytes";
    group.rejects("nonce_of_12_letters", about, &letters.trial(), "DECRYPTION_FAILED", NONCE);
    let bytes = draft.with(|it| it.resource_nonce = "支付成功".into());
    let about = "4 letters of 3 bytes each are the 12 bytes";
    group.accepts("nonce_of_12_bytes", about, &bytes.trial(), &bytes.seen("transaction.direct"));
}

fn ciphertexts(group: &mut Group, cast: &Cast) {
    for (cipher, platform) in [("aes", &cast.certificate), ("sm4", &cast.sm2)] {
        let draft = Draft::payment(platform);
        let sealed = STANDARD.decode(draft.ciphertext()).expect("a ciphertext is base64");
        let tag = sealed.len() - 16;
        let flipped = |at: usize| {
            let mut bytes = sealed.clone();
            bytes[at] ^= 1;
            bytes
        };
        let no_tag = |mut bytes: Vec<u8>| {
            bytes[tag..].fill(0);
            bytes
        };
        let mut refused = |case: &str, about: &str, ciphertext: String| {
            let draft = draft.with(|it| it.ciphertext = Some(ciphertext));
            group.rejects(&format!("{cipher}_{case}"), about, &draft.trial(), "DECRYPTION_FAILED", CIPHERTEXT);
        };
        refused("first_byte", "one bit of the ciphertext's first byte", STANDARD.encode(flipped(0)));
        refused("last_byte", "one bit of the ciphertext's last byte", STANDARD.encode(flipped(tag - 1)));
        refused("tag_first_byte", "one bit of the tag's first byte", STANDARD.encode(flipped(tag)));
        refused(
            "tag_last_byte",
            "one bit of the tag's last byte: all 128 bits count",
            STANDARD.encode(flipped(tag + 15)),
        );
        refused("tag_zero", "a tag of zeros over the right ciphertext", STANDARD.encode(no_tag(sealed.clone())));
        refused("tag_lost", "no tag", STANDARD.encode(&sealed[..tag]));
        refused(
            "tag_of_12_bytes",
            "a tag cut to 96 bits, which GCM knows and the platform does not send",
            STANDARD.encode(&sealed[..tag + 12]),
        );
        refused("tag_of_4_bytes", "a tag cut to 32 bits", STANDARD.encode(&sealed[..tag + 4]));
        refused(
            "tag_in_front",
            "the tag before the ciphertext",
            STANDARD.encode([&sealed[tag..], &sealed[..tag]].concat()),
        );
        refused("byte_added", "a byte more", STANDARD.encode([&sealed[..], &[0]].concat()));
        refused("empty", "an empty ciphertext", String::new());
        refused("of_15_bytes", "fewer bytes than a tag has", STANDARD.encode([7; 15]));
        refused("tag_only", "nothing but a wrong tag", STANDARD.encode([7; 16]));

        let altered = draft.with(|it| {
            it.ciphertext = Some(STANDARD.encode(no_tag(flipped(5))));
            it.associated_data = Some("anything".into());
        });
        let about =
            "a flipped bit, a tag of zeros and wrong associated data at once, which a library once took for genuine";
        group.rejects(&format!("{cipher}_tag_never_checked"), about, &altered.trial(), "DECRYPTION_FAILED", CIPHERTEXT);

        let empty = draft.with(|it| it.plaintext = Vec::new());
        let about = "an empty plaintext under a right tag is decrypted, but is no JSON";
        group.rejects(
            &format!("{cipher}_empty_plaintext"),
            about,
            &empty.trial(),
            "PLAINTEXT_INVALID",
            Some("resource"),
        );
    }

    let draft = Draft::payment(&cast.certificate);
    let encoded = draft.ciphertext();
    let sealed = STANDARD.decode(&encoded).expect("a ciphertext is base64");
    for (case, about, ciphertext) in [
        ("base64_not", "no base64", "not base64!".to_owned()),
        ("base64_unpadded", "base64 without its padding", STANDARD_NO_PAD.encode(&sealed)),
        ("base64_url_safe", "base64 of the URL-safe alphabet", URL_SAFE.encode(&sealed)),
        ("base64_line_feed", "base64 with a line feed", format!("{}\n{}", &encoded[..64], &encoded[64..])),
        ("base64_line_feed_at_end", "base64 with a line feed at its end", format!("{encoded}\n")),
        ("base64_space", "base64 with a space", format!(" {encoded}")),
        ("base64_nul", "base64 with a NUL", format!("{encoded}\0")),
        ("base64_twice", "base64 of the base64", STANDARD.encode(&encoded)),
        ("base64_hex", "hex", sealed.iter().map(|byte| format!("{byte:02x}")).collect()),
    ] {
        let draft = draft.with(|it| it.ciphertext = Some(ciphertext));
        group.rejects(case, &format!("a ciphertext of {about}"), &draft.trial(), "DECRYPTION_FAILED", CIPHERTEXT);
    }
    // One byte more of plaintext until the base64 has unused bits.
    let padded = draft.with(|it| it.plaintext.push(b' '));
    let padded = if padded.ciphertext().ends_with('=') { padded } else { padded.with(|it| it.plaintext.push(b' ')) };
    let encoded = padded.ciphertext();
    let end = encoded.trim_end_matches('=').len();
    let last = encoded.as_bytes()[end - 1];
    let spoilt = format!("{}{}{}", &encoded[..end - 1], char::from(last + 1), &encoded[end..]);
    let trailing_bits = padded.with(|it| it.ciphertext = Some(spoilt));
    let about = "a ciphertext of base64 whose unused bits are not zero";
    group.rejects("base64_trailing_bits", about, &trailing_bits.trial(), "DECRYPTION_FAILED", CIPHERTEXT);
}

fn keys(group: &mut Group, cast: &Cast) {
    for (cipher, platform) in [("aes", &cast.certificate), ("sm4", &cast.sm2)] {
        let draft = Draft::payment(platform).with(|it| it.api_v3_key = OTHER_API_V3_KEY);
        let about = "genuine, but for a merchant with another APIv3 key";
        group.rejects(&format!("{cipher}_other_key"), about, &draft.trial(), "DECRYPTION_FAILED", CIPHERTEXT);
    }
    for (case, about, sealed_with, said) in [
        ("sm4_called_aes", "encrypted with SM4, but called AES", SM4, AES),
        ("aes_called_sm4", "encrypted with AES, but called SM4", AES, SM4),
    ] {
        let draft = Draft::payment(&cast.certificate);
        let bytes = seal(sealed_with, draft.api_v3_key, &draft.resource_nonce, "transaction", &draft.plaintext);
        let draft = draft.with(|it| {
            it.ciphertext = Some(STANDARD.encode(bytes));
            it.algorithm = said;
        });
        group.rejects(case, about, &draft.trial(), "DECRYPTION_FAILED", CIPHERTEXT);
    }
}
