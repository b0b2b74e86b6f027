//! Cases that others made, where they lie beside the checkout: what other libraries
//! signed and encrypted, and the list of event types. Nothing of them is copied into this project.

mod shared;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use serde::Deserialize;
use serde_json::Value;
use shared::{say, shared};
use wxnotify::testing::Platform;
use wxnotify::{
    ApiV3Key, ErrorCode, NotificationParser, PlatformKey, PlatformKeys, decrypt_resource, parse_certificates_at,
    verify_signature,
};
use wxnotify_schema::Schema;
use x509_cert::Certificate;
use x509_cert::der::{Decode, Encode};

#[derive(Deserialize)]
struct Case {
    name: String,
    kind: String,
    expected: Expected,
    algorithm: Option<String>,
    apiv3_key: Option<String>,
    /// A cipher's own key, which no merchant has.
    raw_key: Option<String>,
    nonce: Option<String>,
    associated_data: Option<String>,
    ciphertext: Option<String>,
    #[serde(default)]
    headers: BTreeMap<String, String>,
    body: Option<String>,
    now: Option<i64>,
    serial: Option<String>,
    serial_header: Option<String>,
    platform_certificate_pem: Option<String>,
    verify_key_pem: Option<String>,
    message: Option<String>,
    signature: Option<String>,
}

#[derive(Deserialize)]
struct Expected {
    valid: Option<bool>,
    plaintext: Option<String>,
    error: Option<String>,
}

/// What a case came to.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Done {
    /// Checked whole, as the case says.
    Whole,
    /// Its APIv3 key has not 32 bytes and was refused; everything before decryption was checked.
    KeyRefused,
    /// It needs what the public API does not have.
    OutOfReach,
}

/// A key of the right length that opens none of the cases.
const NO_KEY: &str = "0123456789abcdef0123456789abcdef";

#[test]
fn what_others_signed_and_encrypted_comes_out_as_they_say() {
    let Some(folder) = shared("vectors") else { return };
    let mut paths: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "json"));
    paths.sort();
    let mut counts: BTreeMap<Done, usize> = BTreeMap::new();
    for path in &paths {
        let case: Case = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
        let done = match case.kind.as_str() {
            "notification" => notification(&case),
            "aead" => aead(&case),
            "signature" => signature(&case),
            "certificates-response" => certificates(&case),
            kind => panic!("{}: {kind} is no kind of case that is known here", case.name),
        };
        if done == Done::OutOfReach {
            say(&format!(
                "{} is out of reach: it has a bare SM4 key, and the public API takes APIv3 keys only",
                case.name
            ));
        }
        *counts.entry(done).or_default() += 1;
    }
    let count = |done| counts.get(&done).copied().unwrap_or_default();
    assert!(count(Done::Whole) > 0, "no case was checked whole");
    say(&format!(
        "{} cases: {} checked whole, {} whose APIv3 key is not 32 bytes and was refused, {} out of reach",
        paths.len(),
        count(Done::Whole),
        count(Done::KeyRefused),
        count(Done::OutOfReach),
    ));
}

/// The code that stands for the reason that a case gives.
fn code_of(case: &Case) -> ErrorCode {
    let reason = case.expected.error.as_deref().unwrap_or_default();
    match reason {
        "signature mismatch" => ErrorCode::SignatureInvalid,
        "signature probe must fail" => ErrorCode::SignatureProbe,
        "timestamp outside 5 minutes" => ErrorCode::TimestampOutOfRange,
        "unknown serial" => ErrorCode::SerialUnknown,
        "tag mismatch" => ErrorCode::DecryptionFailed,
        _ if reason.starts_with("missing Wechatpay-") => ErrorCode::HeaderMissing,
        _ if reason.starts_with("serial mismatch") => ErrorCode::SerialUnknown,
        _ => panic!("{}: {reason:?} is no reason that is known here", case.name),
    }
}

fn platform_keys(case: &Case) -> PlatformKeys {
    let mut keys = PlatformKeys::new();
    match (&case.platform_certificate_pem, &case.verify_key_pem) {
        (Some(certificate), _) => keys.add_certificates(certificate),
        (None, Some(key)) => keys.add_public_key(case.serial.as_deref().unwrap(), key),
        (None, None) => panic!("{}: there is no key", case.name),
    }
    .unwrap_or_else(|error| panic!("{}: {error}", case.name));
    keys
}

/// The case's APIv3 key, or none where it has not 32 bytes, which must be refused.
fn api_v3_key(case: &Case) -> Option<ApiV3Key> {
    let given = case.apiv3_key.as_deref().unwrap();
    match ApiV3Key::new(given) {
        Ok(key) => {
            assert_eq!(given.len(), 32, "{}", case.name);
            Some(key)
        }
        Err(error) => {
            assert_ne!(given.len(), 32, "{}", case.name);
            assert_eq!(error.code(), ErrorCode::ApiV3KeyInvalid, "{}", case.name);
            None
        }
    }
}

fn notification(case: &Case) -> Done {
    let key = api_v3_key(case);
    let done = if key.is_some() { Done::Whole } else { Done::KeyRefused };
    let key = key.unwrap_or_else(|| ApiV3Key::new(NO_KEY).unwrap());
    let parser = NotificationParser::builder().platform_keys(platform_keys(case)).api_v3_key(key).build().unwrap();
    let found = parser.parse_at(&case.headers, case.body.as_deref().unwrap().as_bytes(), case.now.unwrap());
    if case.expected.valid.unwrap() {
        has_the_type_of_its_kind(case);
    }
    match (case.expected.valid.unwrap(), done) {
        (true, Done::Whole) => {
            let notification = found.unwrap_or_else(|error| panic!("{}: {error}", case.name));
            assert_eq!(Some(notification.plaintext()), case.expected.plaintext.as_deref(), "{}", case.name);
        }
        // The signature and the envelope are good: it ends where the refused key would be needed.
        (true, _) => assert_eq!(found.unwrap_err().code(), ErrorCode::DecryptionFailed, "{}", case.name),
        (false, _) => {
            let error = found.expect_err(&case.name);
            assert_eq!(error.code(), code_of(case), "{}: {error}", case.name);
            if let Some(header) = case.expected.error.as_deref().and_then(|reason| reason.strip_prefix("missing ")) {
                assert_eq!(error.field(), Some(header), "{}", case.name);
            }
        }
    }
    done
}

/// Official samples are typed events, also where their APIv3 key is refused: the plaintext is sent anew.
fn has_the_type_of_its_kind(case: &Case) {
    static PLATFORM: LazyLock<Platform> = LazyLock::new(Platform::new);
    let body: Value = serde_json::from_str(case.body.as_deref().unwrap()).unwrap();
    let plaintext = case.expected.plaintext.as_deref().unwrap();
    let again = PLATFORM.notification(body["event_type"].as_str().unwrap(), plaintext).build().unwrap();
    let notification = PLATFORM.parser().parse(again.header_pairs(), again.body()).unwrap();
    notification.event().unwrap_or_else(|error| panic!("{}: {error}", case.name));
}

fn aead(case: &Case) -> Done {
    if case.raw_key.is_some() {
        return Done::OutOfReach;
    }
    let algorithm = case.algorithm.as_deref().unwrap();
    let known = ["AEAD_AES_256_GCM", "AEAD_SM4_GCM"].into_iter().find(|known| algorithm.starts_with(known));
    let done = if api_v3_key(case).is_some() { Done::Whole } else { Done::KeyRefused };
    let found = decrypt_resource(
        case.apiv3_key.as_deref().unwrap().as_bytes(),
        case.nonce.as_deref().unwrap(),
        case.associated_data.as_deref().unwrap_or_default(),
        case.ciphertext.as_deref().unwrap(),
        known.unwrap_or_else(|| panic!("{}: {algorithm} is no algorithm that is known here", case.name)),
    );
    match (done, case.expected.valid.unwrap()) {
        (Done::Whole, true) => {
            let plaintext = String::from_utf8(found.unwrap_or_else(|error| panic!("{}: {error}", case.name))).unwrap();
            assert_eq!(Some(plaintext), case.expected.plaintext, "{}", case.name);
        }
        (Done::Whole, false) => assert_eq!(found.unwrap_err().code(), ErrorCode::DecryptionFailed, "{}", case.name),
        _ => assert_eq!(found.unwrap_err().code(), ErrorCode::ApiV3KeyInvalid, "{}", case.name),
    }
    done
}

fn signature(case: &Case) -> Done {
    let message = case.message.as_deref().unwrap().as_bytes();
    let signature = case.signature.as_deref().unwrap();
    let valid = case.expected.valid.unwrap();
    let about_serial = matches!(case.expected.error.as_deref(), Some("unknown serial" | "missing serial"));
    let keys = [&case.platform_certificate_pem, &case.verify_key_pem];
    let keys: Vec<PlatformKey> = keys.into_iter().flatten().map(|pem| key_of(case, pem)).collect();
    assert!(!keys.is_empty(), "{}: there is no key", case.name);
    for key in &keys {
        // Where only the serial is wrong, the signature itself is good.
        assert_eq!(verify_signature(message, signature, key), valid || about_serial, "{}", case.name);
    }
    // A bare key has no serial to be named by.
    if let (Some(serial), Some(_)) = (&case.serial_header, &case.platform_certificate_pem) {
        let held = platform_keys(case);
        assert_eq!(held.find(serial).is_some(), !about_serial, "{}", case.name);
    }
    Done::Whole
}

/// A key from PEM. Some cases sign with a merchant's certificate, which must be refused as one; its
/// bare key verifies.
fn key_of(case: &Case, pem: &str) -> PlatformKey {
    match PlatformKey::from_pem(pem) {
        Err(error) if error.code() == ErrorCode::MerchantCertificate => {
            let certificate = Certificate::from_der(pem::parse(pem).unwrap().contents()).unwrap();
            let spki = certificate.tbs_certificate().subject_public_key_info().to_der().unwrap();
            PlatformKey::from_pem(&pem::encode(&pem::Pem::new("PUBLIC KEY", spki))).unwrap()
        }
        key => key.unwrap_or_else(|error| panic!("{}: {error}", case.name)),
    }
}

fn certificates(case: &Case) -> Done {
    let body = case.body.as_deref().unwrap();
    let answer: Value = serde_json::from_str(body).unwrap();
    let serial = case.serial.as_deref().unwrap();
    let done = if api_v3_key(case).is_some() { Done::Whole } else { Done::KeyRefused };
    if !case.headers.is_empty() {
        // The signature is checked with the known certificate before anything is decrypted.
        let known = platform_keys(case);
        let keys = [api_v3_key(case).unwrap_or_else(|| ApiV3Key::new(NO_KEY).unwrap())];
        let headers = case.headers.iter().map(|(name, value)| (name.as_str(), value.as_str()));
        let headers: Vec<_> = match case.headers.contains_key("Wechatpay-Serial") {
            true => headers.collect(),
            false => headers.chain([("Wechatpay-Serial", serial)]).collect(),
        };
        let parse = |body: &str| {
            parse_certificates_at(headers.iter().copied(), body.as_bytes(), &keys, Some(&known), case.now.unwrap())
        };
        match done {
            Done::Whole => assert_eq!(Some(&parse(body).unwrap()[0].pem), case.expected.plaintext.as_ref()),
            _ => assert_eq!(parse(body).unwrap_err().code(), ErrorCode::DecryptionFailed, "{}", case.name),
        }
        let tampered = body.replacen('2', "3", 1);
        assert_eq!(parse(&tampered).unwrap_err().code(), ErrorCode::SignatureInvalid, "{}", case.name);
    }
    if done == Done::Whole {
        let encrypted = &answer["data"][0]["encrypt_certificate"];
        let text = |name: &str| encrypted[name].as_str().unwrap();
        let plaintext = decrypt_resource(
            case.apiv3_key.as_deref().unwrap().as_bytes(),
            text("nonce"),
            text("associated_data"),
            text("ciphertext"),
            text("algorithm"),
        );
        let plaintext = String::from_utf8(plaintext.unwrap()).unwrap();
        assert_eq!(Some(&plaintext), case.expected.plaintext.as_ref(), "{}", case.name);
        let mut keys = PlatformKeys::new();
        keys.add_certificates(&plaintext).unwrap();
        assert_eq!(keys.serials(), [serial], "{}", case.name);
    }
    done
}

#[test]
fn every_event_type_that_is_known_has_a_case() {
    let Some(path) = shared("events.json") else { return };
    let events: Vec<Value> = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
    let known: BTreeSet<&str> = events.iter().map(|event| event["event_type"].as_str().unwrap()).collect();
    assert!(!known.is_empty());

    let vectors = Path::new(env!("CARGO_MANIFEST_DIR")).join("../vectors/kinds.json");
    let vectors: Value = serde_json::from_str(&fs::read_to_string(vectors).unwrap()).unwrap();
    let mut shown = BTreeSet::new();
    for case in vectors["cases"].as_array().unwrap() {
        let seen: Value = serde_json::from_str(case["expected"]["notification"].as_str().unwrap()).unwrap();
        let kind = seen["kind"].as_str().unwrap();
        if kind != "unknown" {
            shown.insert(seen["event_type"].as_str().unwrap().to_owned());
        }
    }
    let missing: Vec<&str> = known.iter().copied().filter(|event| !shown.contains(*event)).collect();
    assert!(missing.is_empty(), "no case shows the kind of {}", missing.join(", "));
    say(&format!("{} event types, each with a case and a kind", known.len()));
}

/// Nothing that was gathered from public documentation is missing from the schema; what is settled otherwise is said here.
#[test]
fn every_field_that_was_gathered_is_in_the_schema() {
    let Some(path) = shared("events.json") else { return };
    let plaintexts: Vec<Value> = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
    let settled_otherwise = [
        // The pages indent these wrongly: they stand in `sub_orders[]` and beside it.
        "scene_info.sub_orders",
        "scene_info.combine_payer_info",
        "scene_info.installment_info",
        // Strings that hold JSON.
        "passthrough_response_content.",
        "passthrough_request_content.",
        // Its supposed parts stand in `qr_recharge_info` and `online_bank_recharge_info`.
        "employee_type",
        // Lists in the official samples, an object in what was gathered.
        "cash_add_detail",
        "cash_reduce_detail",
    ];
    let schema = Schema::load();
    let (mut missing, mut found) = (Vec::new(), 0);
    for plaintext in &plaintexts {
        let event_type = plaintext["event_type"].as_str().unwrap();
        let event = schema.event(event_type).unwrap_or_else(|| panic!("{event_type} is not in the schema"));
        let kinds = event.kinds.iter().map(|rule| schema.kind(&rule.kind).unwrap());
        let known: BTreeSet<&str> = kinds.flat_map(|kind| kind.all_fields()).map(|field| field.path.as_str()).collect();
        for path in plaintext["fields"].as_object().unwrap().keys() {
            if known.contains(path.as_str()) {
                found += 1;
            } else if !settled_otherwise.iter().any(|settled| path.starts_with(settled)) {
                missing.push(format!("{event_type} {path}"));
            }
        }
    }
    assert!(missing.is_empty(), "{missing:#?}");
    let uncertain = schema.kinds.iter().flat_map(|kind| kind.all_fields()).filter(|field| field.uncertain.is_some());
    say(&format!(
        "{} plaintexts of {} event types, {found} fields of theirs in the schema; {} of its fields are uncertain",
        plaintexts.len(),
        schema.events.len(),
        uncertain.count()
    ));
}
