//! The order of the pipeline's steps: of two things that are wrong, the earlier decides.

use super::cast::{Cast, Mode, NOT_BEFORE, NOW, SERIAL, platform_valid};
use super::draft::{Draft, Request};
use super::group::{Group, Trial};

/// One thing wrong, at one step of the pipeline. What is signed for is wrong before signing, so
/// that the signature itself stays right.
struct Wrong {
    name: &'static str,
    code: &'static str,
    field: Option<&'static str>,
    /// Before signing.
    draft: fn(&mut Draft<'_>),
    /// In the body, before signing.
    body: fn(String) -> String,
    /// After signing.
    request: fn(Request) -> Request,
    option: Option<(&'static str, i64)>,
}

const NOTHING: Wrong = Wrong {
    name: "",
    code: "",
    field: None,
    draft: |_| (),
    body: |body| body,
    request: |request| request,
    option: None,
};

/// A wrong thing for every step, in the order of the contract.
const STEPS: [Wrong; 14] = [
    Wrong {
        name: "too_large",
        code: "BODY_TOO_LARGE",
        field: Some("body"),
        option: Some(("max_body_bytes", 10)),
        ..NOTHING
    },
    Wrong {
        name: "missing_serial",
        code: "HEADER_MISSING",
        field: Some("Wechatpay-Serial"),
        request: |request| request.without("Wechatpay-Serial"),
        ..NOTHING
    },
    Wrong {
        name: "unsound_nonce",
        code: "HEADER_INVALID",
        field: Some("Wechatpay-Nonce"),
        draft: |draft| draft.nonce = "c5ac 7061".into(),
        ..NOTHING
    },
    Wrong {
        name: "timestamp_text",
        code: "TIMESTAMP_INVALID",
        field: Some("Wechatpay-Timestamp"),
        draft: |draft| draft.timestamp = "+1".into(),
        ..NOTHING
    },
    Wrong {
        name: "stale",
        code: "TIMESTAMP_OUT_OF_RANGE",
        field: Some("Wechatpay-Timestamp"),
        draft: |draft| {
            if draft.timestamp == NOW.to_string() {
                draft.timestamp = (NOW - 301).to_string();
            }
        },
        ..NOTHING
    },
    Wrong {
        name: "probe",
        code: "SIGNATURE_PROBE",
        field: Some("Wechatpay-Signature"),
        request: |request| {
            let signature = format!("WECHATPAY/SIGNTEST/{}", request.value("Wechatpay-Signature"));
            request.header("Wechatpay-Signature", &signature)
        },
        ..NOTHING
    },
    Wrong {
        name: "unknown_serial",
        code: "SERIAL_UNKNOWN",
        field: Some("Wechatpay-Serial"),
        request: |request| {
            let is_there = request.headers.iter().any(|(name, _)| name == "Wechatpay-Serial");
            if is_there { request.header("Wechatpay-Serial", "0123456789ABCDEF") } else { request }
        },
        ..NOTHING
    },
    Wrong {
        name: "signature_type",
        code: "SIGNATURE_TYPE_UNSUPPORTED",
        field: Some("Wechatpay-Signature-Type"),
        draft: |draft| draft.signature_type = Some("WECHATPAY2-SM2-WITH-SM3".into()),
        ..NOTHING
    },
    Wrong {
        name: "expired",
        code: "CERTIFICATE_EXPIRED",
        field: Some("Wechatpay-Serial"),
        option: Some(("reject_expired_certificates", 1)),
        ..NOTHING
    },
    Wrong {
        name: "forged",
        code: "SIGNATURE_INVALID",
        field: Some("Wechatpay-Signature"),
        request: |request| {
            let forged = format!("AAAA{}", &request.value("Wechatpay-Signature")[4..]);
            request.header("Wechatpay-Signature", &forged)
        },
        ..NOTHING
    },
    Wrong {
        name: "no_id",
        code: "ENVELOPE_INVALID",
        field: Some("id"),
        body: |body| body.replace(r#""id":"#, r#""no_id":"#),
        ..NOTHING
    },
    Wrong {
        name: "resource_type",
        code: "RESOURCE_UNSUPPORTED",
        field: Some("resource_type"),
        draft: |draft| draft.resource_type = "plain-resource".into(),
        ..NOTHING
    },
    Wrong {
        name: "ciphertext",
        code: "DECRYPTION_FAILED",
        field: Some("resource.ciphertext"),
        draft: |draft| draft.ciphertext = Some("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=".into()),
        ..NOTHING
    },
    Wrong {
        name: "plaintext",
        code: "PLAINTEXT_INVALID",
        field: Some("resource"),
        draft: |draft| draft.plaintext = b"[]".to_vec(),
        ..NOTHING
    },
];

pub(super) fn group(cast: &Cast) -> Group {
    let mut group =
        Group::new("order", "Each step of the pipeline before the next: of two things wrong, the earlier decides.");
    // Its certificate is over, which only counts where that is asked for.
    let platform = platform_valid("rsa-2048-platform", Mode::Certificate(SERIAL), NOT_BEFORE, NOW - 1);
    let genuine = Draft::payment(&platform);
    for (index, pair) in STEPS.windows(2).enumerate() {
        // Later ones first: an earlier one may build on what is there.
        let trial = trial(&genuine, &[&pair[1], &pair[0]]);
        let about = format!("step {} before step {}: {} and {}", index + 1, index + 2, pair[0].code, pair[1].code);
        let name = format!("{}_before_{}", pair[0].name, pair[1].name);
        group.rejects(&name, &about, &trial, pair[0].code, pair[0].field);
    }
    let all: Vec<&Wrong> = STEPS.iter().rev().collect();
    for cured in 0..STEPS.len() - 1 {
        let wrong = &all[..STEPS.len() - cured];
        let first = &STEPS[cured];
        // A plaintext that is no object is never seen where the ciphertext is wrong as well.
        let name = format!("all_wrong_from_{}", first.name);
        let about = format!("everything wrong from step {} on", cured + 1);
        group.rejects(&name, &about, &trial(&genuine, wrong), first.code, first.field);
    }

    let draft = Draft::payment(&cast.certificate);
    let mut empty = draft.trial_of(draft.request_of(""));
    empty.config = empty.config.option("max_body_bytes", 1);
    let about = "an empty body is not too large, but no notification, though genuinely signed";
    group.rejects("empty_body", about, &empty, "ENVELOPE_INVALID", None);
    group
}

/// The genuine notification with several things wrong.
fn trial(genuine: &Draft<'_>, wrongs: &[&Wrong]) -> Trial {
    let draft = genuine.with(|draft| wrongs.iter().for_each(|wrong| (wrong.draft)(draft)));
    let body = wrongs.iter().fold(draft.body(), |body, wrong| (wrong.body)(body));
    let request = wrongs.iter().fold(draft.request_of(body), |request, wrong| (wrong.request)(request));
    let mut trial = genuine.trial_of(request);
    for (name, value) in wrongs.iter().filter_map(|wrong| wrong.option) {
        trial.config = match name {
            "reject_expired_certificates" => trial.config.option(name, value == 1),
            _ => trial.config.option(name, value),
        };
    }
    trial
}
