//! `Wechatpay-Signature-Type` against the key that the serial names.

use wxnotify::testing::Platform;

use super::cast::Cast;
use super::draft::Draft;
use super::group::Group;

const RSA: &str = "WECHATPAY2-SHA256-RSA2048";
const BRAND: &str = "WECHATPAY-BRAND-SHA256-RSA2048";
const SM2: &str = "WECHATPAY2-SM2-WITH-SM3";

pub(super) fn group(cast: &Cast) -> Group {
    let about = "Step 8: the key decides how a signature is checked, and the header can only contradict it.";
    let mut group = Group::new("signature_type", about);
    for (key, platform, fitting) in [
        ("rsa_certificate", &cast.certificate, &[None, Some(""), Some(RSA), Some(BRAND)][..]),
        ("rsa_public_key", &cast.public_key, &[None, Some(""), Some(RSA), Some(BRAND)]),
        ("sm2_certificate", &cast.sm2, &[Some(SM2)]),
        ("sm2_public_key", &cast.sm2_public_key, &[Some(SM2)]),
    ] {
        for (given, signature_type) in [
            ("absent", None),
            ("empty", Some("")),
            ("rsa", Some(RSA)),
            ("brand", Some(BRAND)),
            ("sm2", Some(SM2)),
            ("rsa_lower_case", Some("wechatpay2-sha256-rsa2048")),
            ("sm2_lower_case", Some("wechatpay2-sm2-with-sm3")),
            ("rsa_sha512", Some("WECHATPAY2-SHA512-RSA4096")),
            ("none", Some("none")),
        ] {
            case(&mut group, &format!("{key}_{given}"), platform, signature_type, fitting.contains(&signature_type));
        }
    }
    group
}

fn case(group: &mut Group, name: &str, platform: &Platform, signature_type: Option<&str>, fits: bool) {
    let draft = Draft::payment(platform).with(|it| it.signature_type = signature_type.map(Into::into));
    let given = match signature_type {
        None => "no header".to_owned(),
        Some("") => "an empty header, which counts as none,".to_owned(),
        Some(text) => text.to_owned(),
    };
    if fits {
        group.accepts(name, &format!("{given} fits the key"), &draft.trial(), &draft.seen("transaction.direct"));
    } else {
        let about = format!("{given} contradicts the key, though the signature would verify");
        group.rejects(name, &about, &draft.trial(), "SIGNATURE_TYPE_UNSUPPORTED", Some("Wechatpay-Signature-Type"));
    }
}
