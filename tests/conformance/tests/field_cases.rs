//! Cases from the field, where they lie beside the checkout (`field-cases`): what diagnosis and kinds must say of them.
//! Samples that only the command reads are the command's to test. Nothing of them is copied into this project.

mod shared;

use std::fs;
use std::path::{Path, PathBuf};

use shared::{say, shared};
use wxnotify::testing::{Merchant, Platform};
use wxnotify::{
    ApiV3Key, Diagnosis, ErrorCode, Kind, NotificationParser, PlatformKeys, inspect_pem, is_certificate_authority,
    is_pair,
};

/// When the cases were made.
const NOW: i64 = 1_795_845_252;

/// The folder of the cases.
struct Field {
    folder: PathBuf,
}

impl Field {
    fn text(&self, name: &str) -> String {
        fs::read_to_string(self.folder.join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    /// A parser of one merchant's platform keys, with these merchants' APIv3 keys.
    fn parser(&self, merchant: &str, api_v3_keys: &[&str]) -> NotificationParser {
        let mut keys = PlatformKeys::new();
        if merchant == "platform" {
            keys.add_certificates(&self.text("platform/certificate.pem")).unwrap();
        } else {
            // The id's file was padded with zero bytes.
            let id = self.text(&format!("{merchant}/public_key_id"));
            let id = id.trim_matches(['\0', '\n']);
            keys.add_public_key(id, &self.text(&format!("{merchant}/public_key.pem"))).unwrap();
        }
        let mut builder = NotificationParser::builder().platform_keys(keys);
        for merchant in api_v3_keys {
            builder =
                builder.api_v3_key(ApiV3Key::new(self.text(&format!("{merchant}/api_v3_key")).trim_end()).unwrap());
        }
        builder.build().unwrap()
    }

    fn diagnose(&self, merchant: &str, api_v3_keys: &[&str], case: &str) -> Diagnosis {
        let headers = self.text(&format!("{case}.headers"));
        let headers = headers.lines().filter_map(|line| line.split_once(": "));
        let body = fs::read(self.folder.join(format!("{case}.body"))).unwrap();
        self.parser(merchant, api_v3_keys).diagnose_at(headers, &body, NOW)
    }
}

fn field() -> Option<Field> {
    shared("field-cases").map(|folder| Field { folder })
}

fn codes(diagnosis: &Diagnosis) -> Vec<&'static str> {
    diagnosis.findings().iter().map(|finding| finding.code).collect()
}

#[test]
fn each_alteration_is_named() {
    let Some(field) = field() else { return };
    let cases = [
        ("a4_camel", &["FIELDS_RENAMED", "API_V3_KEY_OPENS"][..]),
        ("b10_aad_lost", &["FIELDS_LOST", "API_V3_KEY_OPENS"]),
        ("a6b_to_gbk", &["BODY_CHARSET_CONVERTED", "API_V3_KEY_OPENS"]),
        ("a6c_ascii_fffd", &["BODY_CHARSET_CONVERTED", "API_V3_KEY_OPENS"]),
        ("a5_html_quot", &["BODY_HTML_ESCAPED", "API_V3_KEY_OPENS"]),
        ("a24b_escaped_noquotes", &["BODY_LOG_ESCAPED", "API_V3_KEY_OPENS"]),
        ("a11_form_encoded", &["BODY_FORM_ENCODED", "API_V3_KEY_OPENS"]),
        ("b11_truncated_buffer", &["BODY_TRUNCATED"]),
        ("a22b_null", &["BODY_NULL"]),
        ("a22d_object_Object", &["BODY_OBJECT_TEXT"]),
    ];
    for (case, expected) in cases {
        let diagnosis = field.diagnose("platform", &["platform"], case);
        assert_eq!(diagnosis.error().unwrap().code(), ErrorCode::SignatureInvalid, "{case}");
        assert_eq!(codes(&diagnosis), expected, "{case}: {diagnosis}");
    }
    let charset = field.diagnose("platform", &["platform"], "a6b_to_gbk");
    assert!(charset.findings()[0].advice.contains("GBK"), "{charset}");
    let lost = field.diagnose("platform", &["platform"], "b10_aad_lost");
    assert!(lost.findings()[0].advice.contains("associated_data"), "{lost}");
    say(&format!("{} alterations in the field, each named", cases.len()));
}

#[test]
fn the_other_kind_of_key_is_to_be_added() {
    let Some(field) = field() else { return };
    for (merchant, case) in [("platform-public", "b4_pub_only_gets_cert"), ("platform", "b5_cert_only_gets_pub")] {
        // The cases were encrypted with the other folder's APIv3 key: with it, and without.
        for (api_v3_keys, opens) in
            [(&["platform", "platform-public"][..], "API_V3_KEY_OPENS"), (&[merchant], "API_V3_KEY_NONE")]
        {
            let diagnosis = field.diagnose(merchant, api_v3_keys, case);
            assert_eq!(diagnosis.error().unwrap().code(), ErrorCode::SerialUnknown, "{case}");
            assert_eq!(codes(&diagnosis), ["KEY_NOT_HELD", opens], "{case}: {diagnosis}");
            assert!(diagnosis.findings()[0].advice.contains("add the key that this serial names"), "{diagnosis}");
        }
    }
}

#[test]
fn api_v2_and_the_probe_are_told() {
    let Some(field) = field() else { return };
    let diagnosis = field.diagnose("platform", &["platform"], "b7_v2_refund_xml");
    let error = diagnosis.error().unwrap();
    assert_eq!((error.code(), codes(&diagnosis)), (ErrorCode::HeaderMissing, vec!["API_V2_BODY"]), "{diagnosis}");
    assert!(error.message().contains("APIv2") && !error.message().contains("proxy"), "{error}");

    let diagnosis = field.diagnose("platform", &["platform"], "b8_signtest");
    assert_eq!(diagnosis.error().unwrap().code(), ErrorCode::SignatureProbe);
    assert_eq!(codes(&diagnosis), ["PROBE"]);
    for word in ["retry", "retries", "again", "repeat"] {
        assert!(!diagnosis.to_string().contains(word), "{diagnosis}");
    }
}

#[test]
fn plaintexts_have_their_kind_and_type() {
    let Some(field) = field() else { return };
    let platform = Platform::new();
    for (event_type, file, kind) in [
        ("TRANSACTION.SUCCESS", "pap.json", Kind::TransactionDeduction),
        ("MEDICAL_INSURANCE.SUCCESS", "med_list.json", Kind::MedicalInsurance),
        ("BRAND_MEMBER_CARD.POINT_EXCHANGE_COUPON", "brand_direct.json", Kind::BrandMembercardExchange),
    ] {
        let plaintext = field.text(file);
        let delivery = platform.notification(event_type, plaintext.trim_end()).build().unwrap();
        let notification = platform.parser().parse(delivery.header_pairs(), delivery.body()).unwrap();
        assert_eq!(notification.kind(), kind, "{file}");
        let event = notification.event().unwrap_or_else(|error| panic!("{file}: {error}"));
        assert_eq!(event.kind(), kind, "{file}");
    }
}

#[test]
fn key_files_are_taken_or_told() {
    let Some(field) = field() else { return };
    let pem = |name: &str| field.text(&format!("pem/{name}"));
    assert_eq!(inspect_pem(&pem("lit_n")).unwrap().len(), 1);
    PlatformKeys::new().add_certificates(&pem("lit_n")).unwrap();
    assert!(is_certificate_authority(&pem("ca.pem")).unwrap());
    assert!(!is_certificate_authority(&field.text("platform/certificate.pem")).unwrap());
    assert!(!is_pair(&pem("m2.pem"), &pem("m3.key")).unwrap());
    let merchant = Merchant::new("1900000001").unwrap();
    assert!(!is_pair(&pem("m2.pem"), &merchant.private_key_pem()).unwrap());
}

#[test]
fn nothing_of_the_cases_is_in_this_project() {
    let Some(field) = field() else { return };
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let id = field.text("a4_camel.body").split('"').nth(3).unwrap().to_owned();
    assert!(id.starts_with("EV-"));
    for vectors in fs::read_dir(root.join("tests/vectors")).unwrap() {
        let path = vectors.unwrap().path();
        if path.is_file() {
            assert!(!fs::read_to_string(&path).unwrap().contains(&id), "{}", path.display());
        }
    }
}
