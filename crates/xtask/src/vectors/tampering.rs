//! What somebody can do to a notification between the platform and the merchant, or make without the platform.

use base64::Engine;
use base64::engine::general_purpose::{STANDARD, STANDARD_NO_PAD, URL_SAFE};

use super::cast::{Cast, NOW};
use super::draft::{Draft, Request};
use super::group::Group;

const SIGNATURE: &str = "Wechatpay-Signature";
const FIELD: Option<&str> = Some(SIGNATURE);

pub(super) fn group(cast: &Cast) -> Group {
    let mut group =
        Group::new("tampering", "Steps 6 and 10: one changed bit anywhere, and everything that is not a signature.");
    signed_parts(&mut group, cast);
    bodies(&mut group, cast);
    messages(&mut group, cast);
    signatures(&mut group, cast);
    strangers(&mut group, cast);
    probes(&mut group, cast);
    group
}

fn signed_parts(group: &mut Group, cast: &Cast) {
    for (key, platform) in [("rsa", &cast.certificate), ("sm2", &cast.sm2)] {
        let draft = Draft::payment(platform);
        let genuine = draft.request();
        let mut refused = |case: &str, about: &str, request: Request| {
            group.rejects(&format!("{key}_{case}"), about, &draft.trial_of(request), "SIGNATURE_INVALID", FIELD);
        };
        let later = (NOW + 1).to_string();
        refused("timestamp_plus_1", "a timestamp one second later", genuine.header("Wechatpay-Timestamp", &later));
        refused(
            "nonce_changed",
            "a nonce with its last letter changed",
            genuine.header("Wechatpay-Nonce", "c5ac7061fccab6bf3e254dcf98995b8d"),
        );
        refused(
            "nonce_upper_case",
            "a nonce in upper case",
            genuine.header("Wechatpay-Nonce", &draft.nonce.to_uppercase()),
        );
        let longer = format!("{}0", draft.nonce);
        refused("nonce_longer", "a nonce one letter longer", genuine.header("Wechatpay-Nonce", &longer));
        for (case, about, at) in [
            ("body_first_byte", "the body's first byte, one bit of it", 0),
            ("body_middle_byte", "a byte in the middle of the body, one bit of it", genuine.body.len() / 2),
            ("body_last_byte", "the body's last byte, one bit of it", genuine.body.len() - 1),
        ] {
            let mut body = genuine.body.clone();
            body[at] ^= 1;
            refused(case, about, genuine.body(body));
        }
        let signature = STANDARD.decode(genuine.value(SIGNATURE)).expect("a signature is base64");
        for (case, about, at) in [
            ("signature_middle_byte", "a byte in the middle of the signature, one bit of it", signature.len() / 2),
            ("signature_last_byte", "the signature's last byte, one bit of it", signature.len() - 1),
        ] {
            let mut signature = signature.clone();
            signature[at] ^= 1;
            refused(case, about, genuine.header(SIGNATURE, &STANDARD.encode(signature)));
        }
        let another = draft.with(|it| it.id = "EV-2026112207595800002".into()).request();
        refused(
            "signature_of_another",
            "the signature of another genuine notification",
            genuine.header(SIGNATURE, another.value(SIGNATURE)),
        );
        let (timestamp, nonce) = (draft.timestamp.clone(), "1795305601".to_owned());
        let swapped = draft.with(|it| it.nonce = nonce.clone()).request();
        let swapped = swapped.header("Wechatpay-Timestamp", &nonce).header("Wechatpay-Nonce", &timestamp);
        refused("headers_swapped", "timestamp and nonce in each other's place, both plausible", swapped);
    }
}

fn bodies(group: &mut Group, cast: &Cast) {
    let draft = Draft::payment(&cast.certificate);
    let genuine = draft.request();
    let text = draft.body();
    let pretty = serde_json::to_string_pretty(&draft.envelope()).unwrap_or_default();
    let ascii: String =
        text.chars().map(|c| if c.is_ascii() { c.to_string() } else { format!("\\u{:04x}", u32::from(c)) }).collect();
    let latin_1: String = text.bytes().map(char::from).collect();
    for (case, about, body) in [
        ("body_line_feed_added", "a line feed added, as editors and echo do", format!("{text}\n")),
        ("body_crlf_added", "a Windows line end added", format!("{text}\r\n")),
        ("body_space_added", "a space added", format!("{text} ")),
        ("body_space_in_front", "a space in front", format!(" {text}")),
        ("body_bom_added", "a byte order mark in front", format!("\u{feff}{text}")),
        ("body_empty", "a body that a framework has read already", String::new()),
        ("body_cut_short", "a body cut short", text[..text.len() - 40].to_owned()),
        ("body_twice", "the body twice", format!("{text}{text}")),
        ("body_keys_sorted", "parsed and written again: keys sorted", draft.envelope().to_string()),
        ("body_pretty", "parsed and written again: with white space", pretty),
        ("body_slashes_escaped", "parsed and written again: \\/ for /, as PHP does", text.replace('/', "\\/")),
        ("body_ascii", "parsed and written again: \\uXXXX for Chinese, as Python does", ascii),
        ("body_latin_1", "decoded as ISO-8859-1 and encoded as UTF-8", latin_1),
        ("body_quoted", "written as a JSON string", serde_json::Value::from(text.as_str()).to_string()),
        ("body_base64", "still in base64, as some gateways hand it over", STANDARD.encode(&text)),
        ("body_nul_added", "a NUL added, where a C string would end", format!("{text}\0")),
        ("body_field_added", "a field added at the end", text.replace("}}", r#"},"x":1}"#)),
    ] {
        group.rejects(case, about, &draft.trial_of(genuine.body(body)), "SIGNATURE_INVALID", FIELD);
    }
    let lines = pretty_lines(&draft);
    for (case, about, body) in [
        ("body_line_feeds_to_crlf", "line feeds turned into Windows line ends", lines.replace('\n', "\r\n")),
        ("body_line_feeds_lost", "line feeds lost", lines.replace('\n', "")),
    ] {
        let trial = draft.trial_of(draft.request_of(lines.as_str()).body(body));
        group.rejects(case, about, &trial, "SIGNATURE_INVALID", FIELD);
    }
    let windows = lines.replace('\n', "\r\n");
    let trial = draft.trial_of(draft.request_of(windows.as_str()).body(lines));
    group.rejects(
        "body_crlf_to_line_feeds",
        "Windows line ends turned into line feeds",
        &trial,
        "SIGNATURE_INVALID",
        FIELD,
    );

    let without_end = draft.request_of(format!("{text}\n")).body(text.as_str());
    let about = "a signed line feed at the end lost, as trim() and $(...) do";
    group.rejects("body_line_feed_lost", about, &draft.trial_of(without_end), "SIGNATURE_INVALID", FIELD);
}

/// What was signed is not what the platform signs.
fn messages(group: &mut Group, cast: &Cast) {
    let draft = Draft::payment(&cast.certificate);
    let genuine = draft.request();
    let (timestamp, nonce, body) = (&draft.timestamp, &draft.nonce, draft.body());
    for (case, about, message) in [
        ("crlf", "signed with Windows line ends between the parts", format!("{timestamp}\r\n{nonce}\r\n{body}\r\n")),
        ("no_last_line_feed", "signed without the last line feed", format!("{timestamp}\n{nonce}\n{body}")),
        ("no_line_feeds", "signed without line feeds", format!("{timestamp}{nonce}{body}")),
        ("body_only", "only the body signed", body.clone()),
        ("without_nonce", "signed without the nonce", format!("{timestamp}\n{body}\n")),
        ("of_request", "signed as a merchant's request is", format!("POST\n/notify\n{timestamp}\n{nonce}\n{body}\n")),
        ("of_empty_body", "signed over an empty body", format!("{timestamp}\n{nonce}\n\n")),
    ] {
        let signature = cast.certificate.sign(message.as_bytes());
        let trial = draft.trial_of(genuine.header(SIGNATURE, &signature));
        group.rejects(&format!("message_{case}"), about, &trial, "SIGNATURE_INVALID", FIELD);
    }
}

fn pretty_lines(draft: &Draft<'_>) -> String {
    serde_json::to_string_pretty(&draft.envelope()).unwrap_or_default()
}

fn signatures(group: &mut Group, cast: &Cast) {
    let draft = Draft::payment(&cast.certificate);
    let genuine = draft.request();
    let encoded = genuine.value(SIGNATURE).to_owned();
    let bytes = STANDARD.decode(&encoded).expect("a signature is base64");
    let hex: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    let one_less = STANDARD.encode(&bytes[..255]);
    let one_more = STANDARD.encode([&bytes[..], &[0]].concat());
    let zero_in_front = STANDARD.encode([&[0], &bytes[..]].concat());
    for (case, about, signature) in [
        ("base64_unpadded", "base64 without its padding", STANDARD_NO_PAD.encode(&bytes)),
        ("base64_url_safe", "base64 of the URL-safe alphabet", URL_SAFE.encode(&bytes)),
        ("base64_padded_twice", "base64 with more padding than it needs", format!("{encoded}==")),
        ("base64_trailing_bits", "base64 whose unused bits are not zero", with_trailing_bits(&encoded)),
        ("base64_garbage_after", "something after the padding", format!("{encoded}AAAA")),
        ("base64_percent", "percent-encoded", encoded.replace('+', "%2B").replace('/', "%2F").replace('=', "%3D")),
        ("base64_quoted", "in quotes", format!("\"{encoded}\"")),
        ("base64_lower_case", "in lower case", encoded.to_lowercase()),
        ("hex", "in hex", hex),
        ("equals_signs", "nothing but padding", "====".into()),
        ("one_letter", "one letter, which no base64 is", "A".into()),
        ("one_byte", "one byte", "AA==".into()),
        ("one_byte_less", "one byte too short", one_less),
        ("one_byte_more", "one byte too long", one_more),
        ("zero_byte_in_front", "a zero byte in front, which the number would not mind", zero_in_front),
        ("very_long", "far too long", STANDARD.encode([7; 6000])),
        ("of_4096_bits", "as long as another size of key has it", STANDARD.encode([7; 512])),
        ("zeros", "all zeros", STANDARD.encode([0; 256])),
        ("one", "the number 1, which verifies under no exponent", STANDARD.encode([&[0; 255][..], &[1]].concat())),
        ("ones", "all ones: larger than any modulus", STANDARD.encode([0xff; 256])),
    ] {
        let trial = draft.trial_of(genuine.header(SIGNATURE, &signature));
        group.rejects(
            &format!("signature_{case}"),
            &format!("a signature {about}"),
            &trial,
            "SIGNATURE_INVALID",
            FIELD,
        );
    }
    let (head, tail) = encoded.split_at(64);
    let folded = draft.trial_of(genuine.header(SIGNATURE, &format!("{head}\n{tail}")));
    group.rejects("signature_folded", "a signature with a line break inside", &folded, "HEADER_INVALID", FIELD);
    let plus_to_space = draft.trial_of(genuine.header(SIGNATURE, &encoded.replace('+', " ")));
    let about = "a signature whose + became spaces, as form decoding does";
    group.rejects("signature_plus_to_space", about, &plus_to_space, "HEADER_INVALID", FIELD);

    let draft = Draft::payment(&cast.sm2);
    let genuine = draft.request();
    let der = STANDARD.decode(genuine.value(SIGNATURE)).expect("a signature is base64");
    for (case, about, signature) in [
        ("cut_short", "cut short", der[..der.len() - 1].to_vec()),
        ("longer", "with a byte after it", [&der[..], &[0]].concat()),
        ("zeros", "of two zeros", vec![0x30, 6, 2, 1, 0, 2, 1, 0]),
        ("empty_sequence", "of an empty sequence", vec![0x30, 0]),
        ("rsa_length", "as long as RSA's", vec![0x30; 256]),
    ] {
        let trial = draft.trial_of(genuine.header(SIGNATURE, &STANDARD.encode(signature)));
        group.rejects(
            &format!("sm2_signature_{case}"),
            &format!("an SM2 signature {about}"),
            &trial,
            "SIGNATURE_INVALID",
            FIELD,
        );
    }
}

/// The same bytes to a lenient decoder: the last letter before the padding changed in bits that do not count.
fn with_trailing_bits(encoded: &str) -> String {
    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let end = encoded.trim_end_matches('=').len();
    assert!(end < encoded.len(), "a signature of 256 bytes is padded");
    let last = encoded.as_bytes()[end - 1];
    let place = ALPHABET.iter().position(|letter| *letter == last).expect("it is of the alphabet");
    format!("{}{}{}", &encoded[..end - 1], char::from(ALPHABET[place + 1]), &encoded[end..])
}

fn strangers(group: &mut Group, cast: &Cast) {
    for (key, trusted, stranger) in [("rsa", &cast.certificate, &cast.stranger), ("sm2", &cast.sm2, &cast.sm2_stranger)]
    {
        let forged = Draft::payment(stranger);
        let trial = Draft::payment(trusted).trial_of(forged.request());
        let about = "signed with a key that nobody trusts, under the trusted serial";
        group.rejects(&format!("{key}_forged"), about, &trial, "SIGNATURE_INVALID", FIELD);
    }
    let draft = Draft::payment(&cast.certificate);
    let forged = Draft::payment(&cast.sm2).request();
    let request = forged
        .header("Wechatpay-Serial", cast.certificate.serial())
        .header("Wechatpay-Signature-Type", "WECHATPAY2-SHA256-RSA2048");
    let about = "an SM2 signature under an RSA key's serial";
    group.rejects("sm2_signature_for_rsa", about, &draft.trial_of(request), "SIGNATURE_INVALID", FIELD);
    let draft = Draft::payment(&cast.sm2);
    let forged = Draft::payment(&cast.certificate).request();
    let request = forged
        .header("Wechatpay-Serial", cast.sm2.serial())
        .header("Wechatpay-Signature-Type", "WECHATPAY2-SM2-WITH-SM3");
    let about = "an RSA signature under an SM2 key's serial";
    group.rejects("rsa_signature_for_sm2", about, &draft.trial_of(request), "SIGNATURE_INVALID", FIELD);
}

fn probes(group: &mut Group, cast: &Cast) {
    for (key, platform) in [("rsa", &cast.certificate), ("sm2", &cast.sm2)] {
        let draft = Draft::payment(platform);
        let genuine = draft.request();
        let probe = format!("WECHATPAY/SIGNTEST/{}", genuine.value(SIGNATURE));
        let trial = draft.trial_of(genuine.header(SIGNATURE, &probe));
        let about = "the platform's probe: refused like a bad signature, and told apart";
        group.rejects(&format!("{key}_probe"), about, &trial, "SIGNATURE_PROBE", FIELD);
    }
    let draft = Draft::payment(&cast.certificate);
    let genuine = draft.request();
    let encoded = genuine.value(SIGNATURE);
    for (case, about, signature, code) in [
        ("probe_prefix_only", "nothing but the probe's prefix", "WECHATPAY/SIGNTEST/".to_owned(), "SIGNATURE_PROBE"),
        (
            "probe_lower_case",
            "the prefix in lower case is none",
            format!("wechatpay/signtest/{encoded}"),
            "SIGNATURE_INVALID",
        ),
        ("probe_cut_short", "nor is it cut short", format!("WECHATPAY/SIGNTEST{encoded}"), "SIGNATURE_INVALID"),
        ("probe_inside", "nor in the middle", format!("AAAA{}{encoded}", "WECHATPAY/SIGNTEST/"), "SIGNATURE_INVALID"),
    ] {
        group.rejects(case, about, &draft.trial_of(genuine.header(SIGNATURE, &signature)), code, FIELD);
    }
}
