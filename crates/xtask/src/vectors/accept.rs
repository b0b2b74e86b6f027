//! Genuine notifications.

use wxnotify::testing::Platform;

use super::cast::{self, Cast, ISSUED_SERIAL, Mode, PUBLIC_KEY_ID, SERIAL, pem, platform};
use super::draft::{AES, Draft, SM4};
use super::group::{Config, Group, Trial};

pub(super) fn group(cast: &Cast) -> Group {
    let mut group = Group::new("accept", "Genuine notifications, and all that is seen in them.");
    keys(&mut group, cast);
    several_keys(&mut group, cast);
    envelopes(&mut group, cast);
    group
}

fn keys(group: &mut Group, cast: &Cast) {
    let mut plain = |name, about, platform: &Platform| {
        let draft = Draft::payment(platform);
        group.accepts(name, about, &draft.trial(), &draft.seen("transaction.direct"));
    };
    plain("certificate", "an RSA platform certificate", &cast.certificate);
    plain("public_key", "a WeChat Pay public key (RSA)", &cast.public_key);
    plain("sm2_certificate", "an SM2 platform certificate, and SM4-GCM", &cast.sm2);
    plain("sm2_public_key", "a WeChat Pay public key of SM2, and SM4-GCM", &cast.sm2_public_key);
    let of_size = |key: &str| platform(key, Mode::PublicKey(PUBLIC_KEY_ID));
    plain("rsa_3072", "an RSA key of 3072 bits", &of_size("rsa-3072"));
    plain("rsa_4096", "an RSA key of 4096 bits, the longest", &of_size("rsa-4096"));
    plain("rsa_exponent_3", "an RSA key with the public exponent 3", &of_size("rsa-2048-exponent-3"));
    plain("rsa_4096_certificate", "a certificate of 4096 bits", &platform("rsa-4096", Mode::Certificate(SERIAL)));

    let draft = Draft::payment(&cast.certificate).with(|draft| draft.algorithm = SM4);
    let about = "the envelope says how it is encrypted, whatever signed it: RSA and SM4-GCM";
    group.accepts("rsa_with_sm4", about, &draft.trial(), &draft.seen("transaction.direct"));
    let draft = Draft::payment(&cast.sm2).with(|draft| draft.algorithm = AES);
    let about = "the envelope says how it is encrypted, whatever signed it: SM2 and AES-256-GCM";
    group.accepts("sm2_with_aes", about, &draft.trial(), &draft.seen("transaction.direct"));

    let draft = Draft::payment(&cast.certificate);
    let mut trial = draft.trial_of(draft.request().header("Wechatpay-Serial", ISSUED_SERIAL));
    trial.config.certificates = vec![pem("issued.certificate")];
    let seen = draft.seen("transaction.direct").with(|seen| seen.serial = ISSUED_SERIAL.into());
    group.accepts("issued_certificate", "a certificate with extensions, issued by an authority", &trial, &seen);

    let draft = Draft::payment(&cast.public_key);
    let mut trial = draft.trial();
    trial.config.public_keys = vec![(PUBLIC_KEY_ID.into(), pem("rsa-2048-public-key.pkcs1.public"))];
    let about = "a public key in PKCS#1 (BEGIN RSA PUBLIC KEY)";
    group.accepts("public_key_pkcs1", about, &trial, &draft.seen("transaction.direct"));
}

fn several_keys(group: &mut Group, cast: &Cast) {
    let all = [&cast.certificate, &cast.next_certificate, &cast.public_key, &cast.sm2, &cast.sm2_public_key];
    let mut with_all = |name, about, platform: &Platform| {
        let draft = Draft::payment(platform);
        let trial = Trial::new(Config::trusting(&all), draft.request());
        group.accepts(name, about, &trial, &draft.seen("transaction.direct"));
    };
    with_all(
        "mixed_certificate",
        "certificates and public keys side by side: signed with a certificate",
        &cast.certificate,
    );
    with_all("mixed_next_certificate", "the same: signed with the newer certificate", &cast.next_certificate);
    with_all("mixed_public_key", "the same: signed with the public key", &cast.public_key);
    with_all("mixed_sm2", "the same: signed with SM2", &cast.sm2);

    let draft = Draft::payment(&cast.next_certificate);
    let mut trial = draft.trial();
    let bundle =
        [cast.certificate.certificate_pem(), cast.sm2.certificate_pem(), cast.next_certificate.certificate_pem()];
    trial.config.certificates = vec![bundle.map(Option::unwrap_or_default).concat()];
    let about = "several certificates in one PEM text are all taken";
    group.accepts("certificate_bundle", about, &trial, &draft.seen("transaction.direct"));

    let draft = Draft::payment(&cast.certificate);
    let mut trial = draft.trial();
    trial.config.certificates = vec![cast.certificate.certificate_pem().unwrap_or_default(); 2];
    let about = "the same certificate given twice is one";
    group.accepts("same_certificate_twice", about, &trial, &draft.seen("transaction.direct"));
}

fn envelopes(group: &mut Group, cast: &Cast) {
    let draft = Draft::payment(&cast.certificate);
    let mut accepts = |name, about, draft: &Draft<'_>| {
        group.accepts(name, about, &draft.trial(), &draft.seen("transaction.direct"));
    };
    accepts(
        "request_id",
        "the Request-ID header is kept",
        &draft.with(|it| it.request_id = Some("08F7D3A8C70610A9".into())),
    );
    accepts("without_create_time", "create_time may be absent", &draft.with(|it| it.create_time = None));
    accepts("without_summary", "summary may be absent", &draft.with(|it| it.summary = None));
    accepts("without_original_type", "original_type may be absent", &draft.with(|it| it.original_type = None));
    accepts(
        "empty_texts",
        "empty texts are not absent ones",
        &draft.with(|it| {
            it.create_time = Some(String::new());
            it.summary = Some(String::new());
            it.original_type = Some(String::new());
        }),
    );
    accepts(
        "long_texts",
        "documented lengths are not enforced",
        &draft.with(|it| {
            it.id = "EV-".to_owned() + &"0123456789".repeat(20);
            it.summary = Some("支付成功".repeat(100));
            it.nonce = "n".repeat(200);
            it.create_time = Some("2026-11-22T07:59:58.123456789+08:00".into());
        }),
    );
    accepts(
        "short_texts",
        "nor are short ones refused",
        &draft.with(|it| {
            it.id = "1".into();
            it.nonce = "n".into();
        }),
    );
    accepts(
        "texts_for_markup",
        "what HTML, JavaScript and JSON writers like to escape",
        &draft.with(|it| {
            it.summary = Some("<b>&amp;</b> \"quoted\" back\\slash / \u{2028}\u{2029} \u{7f} '".into());
            it.id = "EV<&>".into();
        }),
    );
    accepts(
        "texts_with_controls",
        "control characters, NUL too, pass through whole",
        &draft.with(|it| {
            it.summary = Some("a\u{0}b\tc\nd\re\u{1f}f".into());
            it.id = "EV\u{0}1".into();
        }),
    );
    accepts(
        "texts_beyond_the_bmp",
        "characters of four bytes",
        &draft.with(|it| {
            it.summary = Some("🧧𠮷 e\u{301} \u{10ffff}".into());
            it.request_id = Some("🧧".into());
        }),
    );

    let null = draft.with(|it| {
        it.create_time = None;
        it.summary = None;
        it.original_type = None;
    });
    let mut envelope = draft.envelope();
    for name in ["create_time", "summary"] {
        envelope[name] = serde_json::Value::Null;
    }
    envelope["resource"]["original_type"] = serde_json::Value::Null;
    let trial = draft.trial_of(draft.request_of(envelope.to_string()));
    group.accepts("null_texts", "null is absent", &trial, &null.seen("transaction.direct"));

    let mut envelope = draft.envelope();
    envelope["version"] = serde_json::json!({ "major": 4, "list": [1, null, true, 1.5, "x", { "deep": [] }] });
    envelope["resource"]["key_version"] = 7.into();
    let trial = draft.trial_of(draft.request_of(envelope.to_string()));
    let about = "unknown fields pass, in the envelope and in the resource; the order of fields is free";
    group.accepts("unknown_fields", about, &trial, &draft.seen("transaction.direct"));

    let pretty = serde_json::to_string_pretty(&draft.envelope()).unwrap_or_default();
    let windows = format!("\r\n\t {} \r\n", pretty.replace('\n', "\r\n"));
    let trial = draft.trial_of(draft.request_of(windows));
    let about = "white space and Windows line ends in the body are signed for like the rest";
    group.accepts("body_with_white_space", about, &trial, &draft.seen("transaction.direct"));

    let escaped = draft
        .body()
        .replace("EV-", r"\u0045\u0056\u002d")
        .replace("encrypt-resource", r"encrypt\u002Dresource")
        .replace("AEAD_AES", r"\u0041EAD_AES")
        .replace("支付成功", r"\u652f\u4ed8\u6210\u529f")
        .replace('/', r"\/");
    let trial = draft.trial_of(draft.request_of(escaped));
    let about = "escapes in the envelope's texts are undone, in the ciphertext's slashes too";
    group.accepts("escaped_texts", about, &trial, &draft.seen("transaction.direct"));

    let request = draft.request();
    let body_bytes = request.body.len();
    let mut trial = draft.trial_of(request);
    trial.config = trial.config.option("max_body_bytes", body_bytes);
    let about = "a body of exactly max_body_bytes";
    group.accepts("body_at_limit", about, &trial, &draft.seen("transaction.direct"));

    let mut request = draft.request();
    for (name, value) in
        [("Host", "example.com"), ("User-Agent", "Mozilla/4.0"), ("X-Forwarded-For", "1.2.3.4"), ("Accept", "*/*")]
    {
        request.headers.insert(0, (name.into(), value.into()));
    }
    let about = "other headers are passed over";
    group.accepts("other_headers", about, &draft.trial_of(request), &draft.seen("transaction.direct"));

    let unknown = Draft::of(&cast.certificate, "SOMETHING.NEW", r#"{"what":"ever","mchid":"1900007291"}"#);
    let about = "an event type that no rule knows passes, with the kind unknown";
    group.accepts("unknown_event_type", about, &unknown.trial(), &unknown.seen("unknown"));

    let valid_later =
        cast::platform_valid("rsa-2048-platform", Mode::Certificate(SERIAL), cast::NOW + 1, cast::NOT_AFTER);
    let draft = Draft::payment(&valid_later);
    let about = "without reject_expired_certificates a certificate's dates do not count: not valid yet";
    group.accepts("certificate_not_valid_yet", about, &draft.trial(), &draft.seen("transaction.direct"));
    let expired = cast::platform_valid("rsa-2048-platform", Mode::Certificate(SERIAL), cast::NOT_BEFORE, cast::NOW - 1);
    let draft = Draft::payment(&expired);
    let seen = draft.seen("transaction.direct").with(|seen| seen.certificate_expires_at = Some(cast::NOW - 1));
    let about = "without reject_expired_certificates a certificate's dates do not count: expired";
    group.accepts("certificate_expired", about, &draft.trial(), &seen);
}
