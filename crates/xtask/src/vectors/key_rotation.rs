//! Several APIv3 keys, and platform keys replaced while the parser lives.

use serde_json::json;

use super::cast::{API_V3_KEY, Cast, FORMER_API_V3_KEY, OTHER_API_V3_KEY};
use super::draft::{Draft, SM4, Seen};
use super::group::{Config, Group, Trial};

pub(super) fn group(cast: &Cast) -> Group {
    let about = "Several APIv3 keys, for a change of keys or for many merchants; platform keys replaced while the parser lives.";
    let mut group = Group::new("key_rotation", about);
    api_v3_keys(&mut group, cast);
    replacements(&mut group, cast);
    group
}

fn api_v3_keys(group: &mut Group, cast: &Cast) {
    let current = Draft::payment(&cast.certificate);
    let former = current.with(|it| it.api_v3_key = FORMER_API_V3_KEY);
    let keyed = |draft: &Draft<'_>, keys: &[(&str, Option<&str>)]| {
        Trial::new(Config::trusting(&[&cast.certificate]).api_v3_keys(keys), draft.request())
    };
    let opened_by = |label: Option<&str>| -> Seen {
        current.seen("transaction.direct").with(|seen| seen.api_v3_key_label = label.map(Into::into))
    };
    let two = [(API_V3_KEY, Some("current")), (FORMER_API_V3_KEY, Some("former"))];
    for (case, about, draft, keys, label) in [
        ("current_key", "two keys: the current one opens", &current, &two[..], Some("current")),
        (
            "former_key",
            "two keys: the former one opens what was encrypted before the change",
            &former,
            &two,
            Some("former"),
        ),
        (
            "no_labels",
            "two keys without labels: the second one opens",
            &former,
            &[(API_V3_KEY, None), (FORMER_API_V3_KEY, None)],
            None,
        ),
        (
            "one_label_opens",
            "one key with a label and one without: the one with opens",
            &former,
            &[(API_V3_KEY, None), (FORMER_API_V3_KEY, Some("former"))],
            Some("former"),
        ),
        (
            "one_label_other_opens",
            "one key with a label and one without: the one without opens",
            &former,
            &[(API_V3_KEY, Some("current")), (FORMER_API_V3_KEY, None)],
            None,
        ),
        (
            "many_merchants",
            "many merchants behind one URL: the label says which one it is for",
            &current,
            &[
                (OTHER_API_V3_KEY, Some("1900000001")),
                (FORMER_API_V3_KEY, Some("1900000002")),
                (API_V3_KEY, Some("1900007291")),
            ],
            Some("1900007291"),
        ),
        (
            "same_key_twice",
            "the same key twice: the first one opens",
            &current,
            &[(API_V3_KEY, Some("first")), (API_V3_KEY, Some("second"))],
            Some("first"),
        ),
        (
            "same_label_twice",
            "two keys of one merchant under one label",
            &former,
            &[(API_V3_KEY, Some("1900007291")), (FORMER_API_V3_KEY, Some("1900007291"))],
            Some("1900007291"),
        ),
        ("label_empty", "an empty label is a label", &current, &[(API_V3_KEY, Some(""))], Some("")),
        ("label_nul", "a NUL ends no label", &current, &[(API_V3_KEY, Some("a\0b"))], Some("a\0b")),
        (
            "label_chinese",
            "a label beyond ASCII",
            &current,
            &[(API_V3_KEY, Some("商户 🧧 \"一\""))],
            Some("商户 🧧 \"一\""),
        ),
    ] {
        group.accepts(case, about, &keyed(draft, keys), &opened_by(label));
    }
    let sm4 = former.with(|it| it.algorithm = SM4);
    let about = "the second key opens SM4 as well";
    group.accepts("former_key_sm4", about, &keyed(&sm4, &two), &opened_by(Some("former")));

    let others = current.with(|it| it.api_v3_key = OTHER_API_V3_KEY);
    for (case, about, keys) in [
        (
            "none_of_one_labelled",
            "none opens, and the message names the label",
            &[(API_V3_KEY, Some("1900007291"))][..],
        ),
        ("none_of_two_labelled", "none opens, and the message names the labels", &two),
        ("none_of_two", "none opens, and there is no label to name", &[(API_V3_KEY, None), (FORMER_API_V3_KEY, None)]),
        (
            "none_of_two_half_labelled",
            "none opens, and one has a label",
            &[(API_V3_KEY, None), (FORMER_API_V3_KEY, Some("former"))],
        ),
    ] {
        group.rejects(case, about, &keyed(&others, keys), "DECRYPTION_FAILED", Some("resource.ciphertext"));
    }
}

fn replacements(group: &mut Group, cast: &Cast) {
    let old = Config::trusting(&[&cast.certificate]);
    let replaced = |config: &Config, replacement: &Config, draft: &Draft<'_>| {
        let mut input = Trial::new(config.clone(), draft.request()).input();
        input["replacement"] = replacement.platform_keys();
        input
    };
    let before = Draft::payment(&cast.certificate);
    let after = Draft::payment(&cast.next_certificate);
    let public_key = Draft::payment(&cast.public_key);
    for (case, about, config, replacement, draft) in [
        ("replaced_new", "the new certificate counts", &old, Config::trusting(&[&cast.next_certificate]), &after),
        (
            "replaced_both_old",
            "old and new side by side, as the platform lists them: the old one",
            &old,
            Config::trusting(&[&cast.certificate, &cast.next_certificate]),
            &before,
        ),
        (
            "replaced_both_new",
            "old and new side by side, as the platform lists them: the new one",
            &old,
            Config::trusting(&[&cast.certificate, &cast.next_certificate]),
            &after,
        ),
        ("replaced_same", "replaced by the same", &old, old.clone(), &before),
        ("replaced_public_key", "moved to the public key", &old, Config::trusting(&[&cast.public_key]), &public_key),
        (
            "replaced_public_key_added",
            "the public key beside the certificates, while both are in use",
            &old,
            Config::trusting(&[&cast.certificate, &cast.public_key]),
            &public_key,
        ),
        ("replaced_sm2", "moved to SM2", &old, Config::trusting(&[&cast.sm2]), &Draft::payment(&cast.sm2)),
    ] {
        let seen = draft.seen("transaction.direct");
        group.gives(
            case,
            about,
            "replace",
            replaced(config, &replacement, draft),
            json!({ "notification": seen.json() }),
        );
    }
    let unknown = ("SERIAL_UNKNOWN", Some("Wechatpay-Serial"));
    for (case, about, replacement, draft, error) in [
        (
            "replaced_old",
            "the old certificate does not count any more",
            Config::trusting(&[&cast.next_certificate]),
            &before,
            unknown,
        ),
        (
            "replaced_not_by_new",
            "what was not put in place is not known",
            Config::trusting(&[&cast.public_key]),
            &after,
            unknown,
        ),
        (
            "replaced_by_nothing",
            "an empty set is refused: with it nothing would ever verify",
            Config::trusting(&[]),
            &before,
            ("NO_PLATFORM_KEY", None),
        ),
    ] {
        group.refuses(case, about, "replace", replaced(&old, &replacement, draft), error);
    }
    let mut broken = Config::trusting(&[]);
    broken.certificates = vec!["-----BEGIN CERTIFICATE-----\nnot base64!\n-----END CERTIFICATE-----\n".into()];
    let about = "a certificate that cannot be read";
    group.refuses("replaced_by_broken", about, "replace", replaced(&old, &broken, &before), ("PEM_INVALID", None));
    let mut merchant = Config::trusting(&[]);
    merchant.certificates = vec![cast.merchant.certificate_pem()];
    let about = "the merchant's own certificate";
    group.refuses(
        "replaced_by_merchant",
        about,
        "replace",
        replaced(&old, &merchant, &before),
        ("MERCHANT_CERTIFICATE", None),
    );
}
