//! Which key a notification names.

use super::cast::{Cast, Mode, NEXT_SERIAL, PUBLIC_KEY_ID, SERIAL, SM2_SERIAL, platform};
use super::draft::Draft;
use super::group::{Config, Group, Trial};

const FIELD: Option<&str> = Some("Wechatpay-Serial");

pub(super) fn group(cast: &Cast) -> Group {
    let mut group = Group::new("serial", "Step 7: the serial names a key that is held, whatever else would verify.");
    certificates(&mut group, cast);
    public_keys(&mut group, cast);
    other_keys(&mut group, cast);
    group
}

fn certificates(group: &mut Group, cast: &Cast) {
    let draft = Draft::payment(&cast.certificate);
    let named = |serial: &str| draft.trial_of(draft.request().header("Wechatpay-Serial", serial));
    for (case, about, serial) in [
        ("lower_case", "a certificate's serial is a number: in lower case", SERIAL.to_lowercase()),
        ("mixed_case", "in mixed case", SERIAL.replace('D', "d")),
        ("zeros_in_front", "with zeros in front", format!("0000{SERIAL}")),
    ] {
        group.accepts(case, about, &named(&serial), &draft.seen("transaction.direct"));
    }
    let mut short = SERIAL.to_owned();
    short.pop();
    let pairs: Vec<&str> = (0..20).map(|at| &SERIAL[at * 2..at * 2 + 2]).collect();
    for (case, about, serial) in [
        ("unknown", "a serial that names no key", "0123456789ABCDEF0123456789ABCDEF01234567".to_owned()),
        ("0x", "0x in front, as some tools print it", format!("0x{SERIAL}")),
        ("colons", "pairs with colons, as OpenSSL prints it", pairs.join(":")),
        (
            "decimal",
            "in decimal, as other tools print it",
            "532370917409153408937154961577044187146866323280".to_owned(),
        ),
        ("cut_short", "a serial that a column of a database cut short", short),
        ("longer", "a serial that begins like a known one", format!("{SERIAL}0")),
        ("zero", "nothing but a zero", "0".to_owned()),
        ("path", "a serial that would be a file's name elsewhere", "../../etc/passwd".to_owned()),
        ("very_long", "a serial as long as a header may be, cut in the message", "A".repeat(4000)),
    ] {
        group.rejects(case, about, &named(&serial), "SERIAL_UNKNOWN", FIELD);
    }

    for (case, about, serial, canonical) in [
        ("zero_digit", "a certificate whose serial begins with a zero digit", "0A3F2A1B0C", "A3F2A1B0C"),
        (
            "high_bit",
            "a certificate whose serial has its highest bit set, which DER writes with a zero byte",
            "F03F2A1B0C",
            "F03F2A1B0C",
        ),
        ("one_digit", "a certificate whose serial is 1", "1", "1"),
    ] {
        let platform = platform("rsa-2048-platform", Mode::Certificate(serial));
        let draft = Draft::payment(&platform);
        let seen = draft.seen("transaction.direct").with(|seen| seen.serial = canonical.into());
        let as_given = draft.trial_of(draft.request().header("Wechatpay-Serial", serial));
        group.accepts(&format!("certificate_{case}"), about, &as_given, &seen);
        let padded = draft.trial_of(draft.request().header("Wechatpay-Serial", &format!("00{canonical}")));
        group.accepts(
            &format!("certificate_{case}_padded"),
            &format!("{about}, named with more zeros"),
            &padded,
            &seen,
        );
    }
    let draft = Draft::payment(&cast.sm2);
    let trial = draft.trial_of(draft.request().header("Wechatpay-Serial", &SM2_SERIAL.to_lowercase()));
    group.accepts(
        "sm2_lower_case",
        "an SM2 certificate's serial in lower case",
        &trial,
        &draft.seen("transaction.direct"),
    );
}

fn public_keys(group: &mut Group, cast: &Cast) {
    let draft = Draft::payment(&cast.public_key);
    let named = |serial: &str| draft.trial_of(draft.request().header("Wechatpay-Serial", serial));
    for (case, about, serial) in [
        ("id_lower_case", "an id counts byte for byte: not in lower case", PUBLIC_KEY_ID.to_lowercase()),
        ("id_without_prefix", "not without its prefix", PUBLIC_KEY_ID.trim_start_matches("PUB_KEY_ID_").to_owned()),
        ("id_zeros_in_front", "not with zeros in front", PUBLIC_KEY_ID.replace("ID_", "ID_0")),
        ("id_zeros_before_all", "not with zeros before all of it", format!("00{PUBLIC_KEY_ID}")),
        ("id_of_another", "another id than the one held", "PUB_KEY_ID_0119000072912026112200000000000099".to_owned()),
        ("id_prefix_only", "nothing but the prefix", "PUB_KEY_ID_".to_owned()),
    ] {
        group.rejects(case, about, &named(&serial), "SERIAL_UNKNOWN", FIELD);
    }

    let trial = Trial::new(Config::trusting(&[&cast.certificate]), draft.request());
    let about = "a merchant moved to the public key, whose code still holds certificates only: the message says so";
    group.rejects("public_key_to_certificates", about, &trial, "SERIAL_UNKNOWN", FIELD);
    let draft = Draft::payment(&cast.certificate);
    let trial = Trial::new(Config::trusting(&[&cast.public_key]), draft.request());
    let about = "the other way round: certificates are still in use, and only the public key is held";
    group.rejects("certificate_to_public_key", about, &trial, "SERIAL_UNKNOWN", FIELD);
    let trial = Trial::new(Config::trusting(&[&cast.next_certificate]), draft.request());
    let about = "a certificate that is held no more, or not yet";
    group.rejects("certificate_changed", about, &trial, "SERIAL_UNKNOWN", FIELD);
}

fn other_keys(group: &mut Group, cast: &Cast) {
    let same_key = platform("rsa-2048-platform", Mode::Certificate("AB3F2A1B0C9E8F7A6B5C4D3E2F1A0B9C8D7E6F50"));
    let draft = Draft::payment(&same_key);
    let trial = Trial::new(Config::trusting(&[&cast.certificate]), draft.request());
    let about = "the very key that is held, under another serial: the signature would verify, and is not looked at";
    group.rejects("same_key_other_serial", about, &trial, "SERIAL_UNKNOWN", FIELD);

    let as_public_key = platform("rsa-2048-platform", Mode::PublicKey(PUBLIC_KEY_ID));
    let both = Config::trusting(&[&cast.certificate, &as_public_key]);
    let draft = Draft::payment(&cast.certificate);
    let about = "one key held as a certificate and as a public key: named as the certificate";
    group.accepts(
        "one_key_two_names_certificate",
        about,
        &Trial::new(both.clone(), draft.request()),
        &draft.seen("transaction.direct"),
    );
    let draft = Draft::payment(&as_public_key);
    let about = "one key held as a certificate and as a public key: named as the public key";
    group.accepts(
        "one_key_two_names_public_key",
        about,
        &Trial::new(both, draft.request()),
        &draft.seen("transaction.direct"),
    );

    let draft = Draft::payment(&cast.certificate);
    let both = Config::trusting(&[&cast.certificate, &cast.next_certificate]);
    let trial = Trial::new(both, draft.request().header("Wechatpay-Serial", NEXT_SERIAL));
    let about = "signed with one key that is held, but naming another: no other key is tried";
    group.rejects("names_another_key_held", about, &trial, "SIGNATURE_INVALID", Some("Wechatpay-Signature"));

    let serials: Vec<String> = (0x10..0x1b).map(|number: u32| format!("{number:X}00000000000000")).collect();
    let platforms: Vec<_> =
        serials.iter().map(|serial| platform("rsa-2048-platform", Mode::Certificate(serial))).collect();
    let config = Config::trusting(&platforms.iter().collect::<Vec<_>>());
    let trial = Trial::new(config.clone(), draft.request());
    group.rejects("many_held", "of many keys held the message lists the first few", &trial, "SERIAL_UNKNOWN", FIELD);
    let draft = Draft::payment(&platforms[10]);
    group.accepts(
        "last_of_many",
        "the last of many keys",
        &Trial::new(config, draft.request()),
        &draft.seen("transaction.direct"),
    );
}
