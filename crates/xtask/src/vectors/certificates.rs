//! The request for platform certificates, and its answer.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};
use wxnotify::testing::{Merchant, Platform};

use super::cast::{
    API_V3_KEY, Cast, FORMER_API_V3_KEY, ISSUED_SERIAL, MCHID, MERCHANT_SERIAL, Mode, NEXT_SERIAL, NOT_AFTER,
    NOT_BEFORE, NOW, OTHER_API_V3_KEY, PUBLIC_KEY_ID, SERIAL, SM2_SERIAL, pem, platform, private_key,
};
use super::draft::{AES, Draft, Request, SM4, seal};
use super::group::{Config, Group};

pub(super) fn group(cast: &Cast) -> Group {
    let mut group =
        Group::new("certificates", "The signed request of GET /v3/certificates, and the check of its answer.");
    requests(&mut group);
    genuine_answers(&mut group, cast);
    forged_answers(&mut group, cast);
    spoilt_answers(&mut group, cast);
    group
}

const REQUEST_NONCE: &str = "0123456789abcdefABCDEF0123456789";

fn request(mchid: &str, serial: &str, private_key: &str, nonce: &str) -> Value {
    json!({ "mchid": mchid, "merchant_serial": serial, "merchant_private_key": private_key, "now": NOW, "nonce": nonce })
}

fn requests(group: &mut Group) {
    let rsa = private_key("rsa-2048-merchant");
    let sm2 = private_key("sm2-merchant");
    // A pretend platform of the merchant's key signs like the merchant.
    let rsa_signer = platform("rsa-2048-merchant", Mode::Certificate(MERCHANT_SERIAL));
    let sm2_signer = platform("sm2-merchant", Mode::Certificate(MERCHANT_SERIAL));
    for (case, about, key, signer, scheme, path) in [
        (
            "request_rsa",
            "signed with the merchant's key (PKCS#8)",
            rsa.clone(),
            &rsa_signer,
            "WECHATPAY2-SHA256-RSA2048",
            "/v3/certificates",
        ),
        (
            "request_rsa_pkcs1",
            "a key in PKCS#1 gives the same",
            private_key("rsa-2048-merchant.pkcs1"),
            &rsa_signer,
            "WECHATPAY2-SHA256-RSA2048",
            "/v3/certificates",
        ),
        (
            "request_sm2",
            "an SM2 key asks for SM2 certificates",
            sm2.clone(),
            &sm2_signer,
            "WECHATPAY2-SM2-WITH-SM3",
            "/v3/certificates?algorithm_type=SM2",
        ),
        (
            "request_sm2_sec1",
            "a key in SEC1 gives the same",
            private_key("sm2-merchant.sec1"),
            &sm2_signer,
            "WECHATPAY2-SM2-WITH-SM3",
            "/v3/certificates?algorithm_type=SM2",
        ),
        (
            "request_sm2_openssl",
            "SEC1 as OpenSSL 3 calls it",
            private_key("sm2-merchant.sec1").replace("EC PRIVATE", "SM2 PRIVATE"),
            &sm2_signer,
            "WECHATPAY2-SM2-WITH-SM3",
            "/v3/certificates?algorithm_type=SM2",
        ),
        (
            "request_sm2_parameters",
            "a block of parameters before the key, as OpenSSL writes it",
            format!("-----BEGIN SM2 PARAMETERS-----\nBggqgRzPVQGCLQ==\n-----END SM2 PARAMETERS-----\n{sm2}"),
            &sm2_signer,
            "WECHATPAY2-SM2-WITH-SM3",
            "/v3/certificates?algorithm_type=SM2",
        ),
        (
            "request_windows_line_ends",
            "a key with Windows line ends",
            rsa.replace('\n', "\r\n"),
            &rsa_signer,
            "WECHATPAY2-SHA256-RSA2048",
            "/v3/certificates",
        ),
        (
            "request_key_line_breaks",
            "\\n in place of line breaks, as environment variables hold them",
            rsa.replace('\n', "\\n"),
            &rsa_signer,
            "WECHATPAY2-SHA256-RSA2048",
            "/v3/certificates",
        ),
        (
            "request_global",
            "for a merchant abroad",
            rsa.clone(),
            &rsa_signer,
            "WECHATPAY2-SHA256-RSA2048",
            "/v3/global/certificates",
        ),
    ] {
        let signature = signer.sign(format!("GET\n{path}\n{NOW}\n{REQUEST_NONCE}\n\n").as_bytes());
        let authorization = format!(
            r#"{scheme} mchid="{MCHID}",nonce_str="{REQUEST_NONCE}",signature="{signature}",timestamp="{NOW}",serial_no="{MERCHANT_SERIAL}""#
        );
        let expected = json!({ "request": { "method": "GET", "path": path, "authorization": authorization } });
        let mut input = request(MCHID, MERCHANT_SERIAL, &key, REQUEST_NONCE);
        if path.contains("global") {
            input["path"] = json!(path);
        }
        group.gives(case, about, "certificates_request", input, expected);
    }

    let option = |field: &'static str| ("OPTION_INVALID", Some(field));
    let pem_invalid = ("PEM_INVALID", None);
    let on_path = |path: &str, key: &str| {
        let mut input = request(MCHID, MERCHANT_SERIAL, key, REQUEST_NONCE);
        input["path"] = json!(path);
        input
    };
    for (case, about, input) in [
        ("request_other_path", "a path that has no certificates", on_path("/v3/pay/transactions", &rsa)),
        ("request_global_sm2", "there is no SM2 abroad", on_path("/v3/global/certificates", &sm2)),
    ] {
        group.refuses(case, about, "certificates_request", input, option("path"));
    }
    for (case, about, input, error) in [
        ("request_mchid_empty", "an empty mchid", request("", MERCHANT_SERIAL, &rsa, REQUEST_NONCE), option("mchid")),
        (
            "request_mchid_letters",
            "a mchid that is not digits: nothing slips into the header",
            request("1900\",serial_no=\"", MERCHANT_SERIAL, &rsa, REQUEST_NONCE),
            option("mchid"),
        ),
        ("request_serial_empty", "an empty serial", request(MCHID, "", &rsa, REQUEST_NONCE), option("merchant_serial")),
        (
            "request_serial_of_public_key",
            "a public key's id where the merchant's serial belongs",
            request(MCHID, PUBLIC_KEY_ID, &rsa, REQUEST_NONCE),
            option("merchant_serial"),
        ),
        (
            "request_serial_long",
            "a serial of 41 digits",
            request(MCHID, &"A".repeat(41), &rsa, REQUEST_NONCE),
            option("merchant_serial"),
        ),
        ("request_nonce_empty", "an empty nonce", request(MCHID, MERCHANT_SERIAL, &rsa, ""), option("nonce")),
        (
            "request_nonce_long",
            "a nonce of 33 letters",
            request(MCHID, MERCHANT_SERIAL, &rsa, &"a".repeat(33)),
            option("nonce"),
        ),
        ("request_nonce_nul", "a nonce with a NUL", request(MCHID, MERCHANT_SERIAL, &rsa, "a\0b"), option("nonce")),
        (
            "request_mchid_nul",
            "a mchid with a NUL",
            request("1900007291\0", MERCHANT_SERIAL, &rsa, REQUEST_NONCE),
            option("mchid"),
        ),
        (
            "request_nonce_line_feed",
            "a nonce with a line feed, which would change what is signed",
            request(MCHID, MERCHANT_SERIAL, &rsa, "a\nb"),
            option("nonce"),
        ),
        ("request_key_empty", "an empty key", request(MCHID, MERCHANT_SERIAL, "", REQUEST_NONCE), pem_invalid),
        (
            "request_key_path",
            "a path where the key belongs",
            request(MCHID, MERCHANT_SERIAL, "/etc/wechat/apiclient_key.pem", REQUEST_NONCE),
            pem_invalid,
        ),
        (
            "request_key_encrypted",
            "a key with a password",
            request(MCHID, MERCHANT_SERIAL, &private_key("rsa-2048-merchant.encrypted"), REQUEST_NONCE),
            pem_invalid,
        ),
        (
            "request_key_certificate",
            "the merchant's certificate where the key belongs",
            request(MCHID, MERCHANT_SERIAL, &pem("merchant.certificate"), REQUEST_NONCE),
            pem_invalid,
        ),
        (
            "request_key_public",
            "a public key where the private one belongs",
            request(MCHID, MERCHANT_SERIAL, &pem("rsa-2048-public-key.pkcs1.public"), REQUEST_NONCE),
            pem_invalid,
        ),
        (
            "request_key_cut_short",
            "a key cut short",
            request(MCHID, MERCHANT_SERIAL, &rsa[..rsa.len() - 60], REQUEST_NONCE),
            pem_invalid,
        ),
        (
            "request_key_p256",
            "a key on another curve",
            request(MCHID, MERCHANT_SERIAL, &private_key("p256"), REQUEST_NONCE),
            ("KEY_UNSUPPORTED", None),
        ),
    ] {
        group.refuses(case, about, "certificates_request", input, error);
    }
}

/// One certificate in an answer, with nothing wrong.
#[derive(Clone)]
struct Entry {
    serial: String,
    pem: String,
    algorithm: &'static str,
    api_v3_key: &'static str,
}

impl Entry {
    fn of(platform: &Platform) -> Self {
        let is_sm2 = platform.serial() == SM2_SERIAL;
        Self {
            serial: platform.serial().into(),
            pem: platform.certificate_pem().expect("only certificates are listed"),
            algorithm: if is_sm2 { SM4 } else { AES },
            api_v3_key: API_V3_KEY,
        }
    }

    fn with(&self, change: impl FnOnce(&mut Self)) -> Self {
        let mut changed = self.clone();
        change(&mut changed);
        changed
    }

    fn json(&self) -> Value {
        let sealed = seal(self.algorithm, self.api_v3_key, "eabb3e044577", "certificate", self.pem.as_bytes());
        json!({
            "serial_no": self.serial,
            "effective_time": "2026-01-01T08:00:00+08:00",
            "expire_time": "2030-12-31T08:00:00+08:00",
            "encrypt_certificate": {
                "algorithm": self.algorithm,
                "nonce": "eabb3e044577",
                "associated_data": "certificate",
                "ciphertext": STANDARD.encode(sealed),
            },
        })
    }

    /// What must come out.
    fn seen(&self, serial: &str) -> Value {
        json!({
            "serial": serial,
            "pem": self.pem,
            "not_before": NOT_BEFORE,
            "not_after": NOT_AFTER,
            "effective_time": "2026-01-01T08:00:00+08:00",
            "expire_time": "2030-12-31T08:00:00+08:00",
        })
    }
}

fn body_of(entries: &[Entry]) -> String {
    json!({ "data": entries.iter().map(Entry::json).collect::<Vec<_>>() }).to_string()
}

/// An answer signed by a platform.
fn signed(by: &Platform, body: impl Into<Vec<u8>>) -> Request {
    Draft::payment(by).request_of(body)
}

fn answer(request: &Request, known: Option<&[&Platform]>, keys: &[(&str, Option<&str>)]) -> Value {
    let keys = keys.iter().map(|(key, label)| json!({ "key": key, "label": label }));
    json!({
        "headers": request.headers,
        "body": STANDARD.encode(&request.body),
        "api_v3_keys": keys.collect::<Vec<_>>(),
        "known_keys": known.map(|platforms| Config::trusting(platforms).platform_keys()),
        "now": NOW,
    })
}

const KEY: &[(&str, Option<&str>)] = &[(API_V3_KEY, None)];

fn genuine_answers(group: &mut Group, cast: &Cast) {
    let old = Entry::of(&cast.certificate);
    let new = Entry::of(&cast.next_certificate);
    let sm2 = Entry::of(&cast.sm2);
    let issued = old.with(|it| {
        it.serial = ISSUED_SERIAL.into();
        it.pem = pem("issued.certificate");
    });
    let one = body_of(std::slice::from_ref(&old));
    let both = body_of(&[old.clone(), new.clone()]);
    let (certificate, next) = (&cast.certificate, &cast.next_certificate);
    let mut gives = |case: &str, about: &str, input: Value, seen: &[Value]| {
        group.gives(case, about, "parse_certificates", input, json!({ "certificates": seen }));
    };
    let (old_seen, new_seen) = (old.seen(SERIAL), new.seen(NEXT_SERIAL));
    gives(
        "first_time",
        "no key is known yet: the certificate inside verifies the answer that holds it",
        answer(&signed(certificate, &*one), None, KEY),
        std::slice::from_ref(&old_seen),
    );
    gives(
        "first_time_no_keys",
        "an empty set of known keys is none",
        answer(&signed(certificate, &*one), Some(&[]), KEY),
        std::slice::from_ref(&old_seen),
    );
    gives(
        "known_key",
        "verified with a key that is known",
        answer(&signed(certificate, &*one), Some(&[certificate]), KEY),
        std::slice::from_ref(&old_seen),
    );
    gives(
        "two_signed_by_old",
        "the new certificate listed ahead, the answer signed with the old one",
        answer(&signed(certificate, &*both), Some(&[certificate]), KEY),
        &[old_seen.clone(), new_seen.clone()],
    );
    gives(
        "two_first_time_by_new",
        "the first time, signed with the second certificate of two",
        answer(&signed(next, &*both), None, KEY),
        &[old_seen.clone(), new_seen.clone()],
    );
    gives(
        "known_public_key",
        "signed with the public key, which is known",
        answer(&signed(&cast.public_key, &*both), Some(&[&cast.public_key]), KEY),
        &[old_seen.clone(), new_seen],
    );
    gives(
        "sm2_first_time",
        "an SM2 certificate, encrypted with SM4",
        answer(&signed(&cast.sm2, body_of(std::slice::from_ref(&sm2))), None, KEY),
        &[sm2.seen(SM2_SERIAL)],
    );
    gives(
        "second_api_v3_key",
        "the second APIv3 key opens it",
        answer(&signed(certificate, &*one), None, &[(FORMER_API_V3_KEY, None), (API_V3_KEY, Some("current"))]),
        std::slice::from_ref(&old_seen),
    );
    let lower = old.with(|it| it.serial = format!("00{}", SERIAL.to_lowercase()));
    gives(
        "serial_no_lower_case",
        "serial_no in lower case, with zeros in front",
        answer(&signed(certificate, body_of(&[lower])), None, KEY),
        std::slice::from_ref(&old_seen),
    );
    let by_issued =
        signed(certificate, body_of(std::slice::from_ref(&issued))).header("Wechatpay-Serial", ISSUED_SERIAL);
    gives(
        "issued",
        "a certificate with extensions, issued by an authority",
        answer(&by_issued, None, KEY),
        &[issued.seen(ISSUED_SERIAL)],
    );
    gives(
        "none_listed",
        "an empty list, verified with a known key",
        answer(&signed(certificate, r#"{"data":[]}"#), Some(&[certificate]), KEY),
        &[],
    );
    let twice = body_of(&[old.clone(), old.clone()]);
    gives(
        "same_twice",
        "the same certificate listed twice",
        answer(&signed(certificate, twice), None, KEY),
        &[old_seen.clone(), old_seen.clone()],
    );
    let mut unknown: Value = serde_json::from_str(&one).unwrap_or_default();
    unknown["page"] = 1.into();
    unknown["data"][0]["status"] = "NORMAL".into();
    gives(
        "unknown_fields",
        "unknown fields pass",
        answer(&signed(certificate, unknown.to_string()), None, KEY),
        &[old_seen],
    );
}

fn forged_answers(group: &mut Group, cast: &Cast) {
    let old = Entry::of(&cast.certificate);
    let body = body_of(std::slice::from_ref(&old));
    let genuine = signed(&cast.certificate, &*body);
    let mut refuses = |case: &str, about: &str, input: Value, error: (&'static str, Option<&str>)| {
        group.refuses(case, about, "parse_certificates", input, error);
    };
    let serial_unknown = ("SERIAL_UNKNOWN", Some("Wechatpay-Serial"));
    let signature_invalid = ("SIGNATURE_INVALID", Some("Wechatpay-Signature"));
    let decryption_failed = ("DECRYPTION_FAILED", Some("data[0].encrypt_certificate.ciphertext"));
    let known = Some(&[&cast.certificate][..]);

    refuses(
        "unknown_serial",
        "signed with a certificate that is not known, though it is inside",
        answer(&genuine, Some(&[&cast.next_certificate]), KEY),
        serial_unknown,
    );
    refuses(
        "public_key_not_known",
        "signed with the public key the first time: no certificate inside can verify it",
        answer(&signed(&cast.public_key, &*body), None, KEY),
        serial_unknown,
    );
    refuses(
        "not_inside",
        "the first time, naming a certificate that is not inside",
        answer(&signed(&cast.next_certificate, &*body), None, KEY),
        serial_unknown,
    );
    refuses(
        "none_listed_first_time",
        "an empty list the first time",
        answer(&signed(&cast.certificate, r#"{"data":[]}"#), None, KEY),
        serial_unknown,
    );
    refuses(
        "forged_known",
        "signed by a stranger under a known serial",
        answer(&signed(&cast.stranger, &*body), known, KEY),
        signature_invalid,
    );
    refuses(
        "forged_first_time",
        "signed by a stranger under the serial inside",
        answer(&signed(&cast.stranger, &*body), None, KEY),
        signature_invalid,
    );
    let strangers = Entry::of(&cast.stranger).with(|it| it.api_v3_key = OTHER_API_V3_KEY);
    let all_forged = signed(&cast.stranger, body_of(&[strangers]));
    refuses(
        "forged_whole",
        "a stranger's whole answer, certificate and all: without the APIv3 key it does not open",
        answer(&all_forged, None, KEY),
        decryption_failed,
    );
    let mut tampered = genuine.body.clone();
    tampered.push(b'\n');
    refuses("body_line_feed", "a line feed added", answer(&genuine.body(tampered), known, KEY), signature_invalid);
    refuses(
        "time_changed",
        "an expiry changed after signing",
        answer(&genuine.body(body.replace("2030-12-31", "2099-12-31")), known, KEY),
        signature_invalid,
    );
    refuses(
        "other_api_v3_key",
        "encrypted for a merchant with another APIv3 key",
        answer(&genuine, known, &[(OTHER_API_V3_KEY, None)]),
        decryption_failed,
    );
    refuses("no_api_v3_key", "no APIv3 key", answer(&genuine, None, &[]), ("API_V3_KEY_INVALID", Some("api_v3_key")));
    refuses(
        "api_v3_key_short",
        "an APIv3 key of 31 bytes",
        answer(&genuine, None, &[(&API_V3_KEY[1..], None)]),
        ("API_V3_KEY_INVALID", Some("api_v3_key")),
    );
    refuses(
        "header_missing",
        "no signature",
        answer(&genuine.without("Wechatpay-Signature"), None, KEY),
        ("HEADER_MISSING", Some("Wechatpay-Signature")),
    );
    let probe = format!("WECHATPAY/SIGNTEST/{}", genuine.value("Wechatpay-Signature"));
    refuses(
        "probe",
        "the platform's probe comes in answers too",
        answer(&genuine.header("Wechatpay-Signature", &probe), None, KEY),
        ("SIGNATURE_PROBE", Some("Wechatpay-Signature")),
    );
    let mut late = answer(&genuine, None, KEY);
    late["now"] = (NOW + 301).into();
    refuses("stale", "an old answer", late, ("TIMESTAMP_OUT_OF_RANGE", Some("Wechatpay-Timestamp")));
    let contradicted = genuine.header("Wechatpay-Signature-Type", "WECHATPAY2-SM2-WITH-SM3");
    refuses(
        "signature_type",
        "a signature type that contradicts the certificate",
        answer(&contradicted, None, KEY),
        ("SIGNATURE_TYPE_UNSUPPORTED", Some("Wechatpay-Signature-Type")),
    );
}

fn spoilt_answers(group: &mut Group, cast: &Cast) {
    let old = Entry::of(&cast.certificate);
    let genuine: Value = serde_json::from_str(&body_of(std::slice::from_ref(&old))).unwrap_or_default();
    let known = Some(&[&cast.certificate][..]);
    let mut refuses = |case: &str, about: &str, body: String, error: (&'static str, Option<&str>)| {
        group.refuses(case, about, "parse_certificates", answer(&signed(&cast.certificate, body), known, KEY), error);
    };
    let spoilt = |spoil: &dyn Fn(&mut Value)| {
        let mut body = genuine.clone();
        spoil(&mut body);
        body.to_string()
    };
    let remove = |object: &mut Value, name: &str| {
        object.as_object_mut().and_then(|object| object.remove(name)).expect("it was there");
    };
    let envelope = |field: &'static str| ("ENVELOPE_INVALID", Some(field));

    refuses(
        "error_answer",
        "an error in place of the list: what a merchant on the public key alone gets",
        r#"{"code":"RESOURCE_NOT_EXISTS","message":"无可用的平台证书"}"#.into(),
        envelope("data"),
    );
    refuses("not_json", "not JSON", "<html></html>".into(), ("ENVELOPE_INVALID", None));
    refuses("data_missing", "no data", "{}".into(), envelope("data"));
    refuses("data_object", "data is no array", r#"{"data":{}}"#.into(), envelope("data"));
    refuses(
        "entry_array",
        "an entry is an array of the values alone",
        r#"{"data":[["5D3F","2026-01-01T08:00:00+08:00","2030-12-31T08:00:00+08:00",{}]]}"#.into(),
        envelope("data[0]"),
    );
    for name in ["serial_no", "effective_time", "expire_time", "encrypt_certificate"] {
        let field = format!("data[0].{name}");
        let body = spoilt(&|body| remove(&mut body["data"][0], name));
        refuses(&format!("{name}_missing"), &format!("no {name}"), body, ("ENVELOPE_INVALID", Some(&field)));
    }
    for name in ["algorithm", "nonce", "ciphertext"] {
        let field = format!("data[0].encrypt_certificate.{name}");
        let body = spoilt(&|body| remove(&mut body["data"][0]["encrypt_certificate"], name));
        refuses(&format!("{name}_missing"), &format!("no {name}"), body, ("ENVELOPE_INVALID", Some(&field)));
    }
    let body = spoilt(&|body| body["data"][0]["encrypt_certificate"]["algorithm"] = "NONE".into());
    refuses(
        "algorithm_none",
        "an algorithm that is none",
        body,
        ("RESOURCE_UNSUPPORTED", Some("data[0].encrypt_certificate.algorithm")),
    );
    let body = spoilt(&|body| body["data"][0]["encrypt_certificate"]["nonce"] = "short".into());
    refuses(
        "nonce_short",
        "a nonce of 5 bytes",
        body,
        ("DECRYPTION_FAILED", Some("data[0].encrypt_certificate.nonce")),
    );
    let body = spoilt(&|body| body["data"][0]["encrypt_certificate"]["associated_data"] = "other".into());
    refuses(
        "associated_data_other",
        "other associated data",
        body,
        ("DECRYPTION_FAILED", Some("data[0].encrypt_certificate.ciphertext")),
    );

    let listing = |entry: Entry| body_of(&[entry]);
    let body = listing(old.with(|it| it.serial = NEXT_SERIAL.into()));
    refuses("serial_no_other", "serial_no is not the certificate's serial", body, envelope("data[0].serial_no"));
    let bundle =
        old.with(|it| it.pem = format!("{}{}", it.pem, cast.next_certificate.certificate_pem().unwrap_or_default()));
    refuses("two_in_one_entry", "two certificates in one entry", listing(bundle), envelope("data[0].serial_no"));
    let merchant =
        Merchant::from_parts(MCHID, &private_key("rsa-2048-merchant"), SERIAL, NOT_BEFORE).expect("its parts are good");
    let body = listing(old.with(|it| it.pem = merchant.certificate_pem()));
    refuses("merchant_inside", "a merchant's certificate inside", body, ("MERCHANT_CERTIFICATE", None));
    let body = listing(old.with(|it| it.pem = "not a certificate".into()));
    refuses("pem_broken", "something else than PEM inside", body, ("PEM_INVALID", None));
    let body = listing(old.with(|it| it.pem = private_key("rsa-2048-stranger")));
    refuses("private_key_inside", "a private key inside", body, ("PRIVATE_KEY_GIVEN", None));
    let body = listing(old.with(|it| it.pem = pem("rsa-1024.certificate")));
    refuses("key_short_inside", "a certificate of 1024 bits inside", body, ("KEY_UNSUPPORTED", None));

    let clash = body_of(&[old.clone(), Entry::of(&cast.stranger)]);
    let input = answer(&signed(&cast.certificate, clash), None, KEY);
    let about = "two different certificates under one serial, the first time";
    group.refuses("same_serial_twice", about, "parse_certificates", input, ("OPTION_INVALID", Some("platform_keys")));
}
