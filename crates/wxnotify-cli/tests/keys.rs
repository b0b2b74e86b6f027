//! `wxnotify keys`.

mod common;

use std::time::{SystemTime, UNIX_EPOCH};

use common::Desk;
use wxnotify::testing::{Merchant, Platform};

const DAY: i64 = 86_400;

fn now() -> i64 {
    SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs().try_into().unwrap()
}

#[test]
fn each_kind_of_file_is_told_with_its_use() {
    let platform = Platform::builder().serial("0ABC").validity(1_700_000_000, now() + 10 * DAY + 60).build().unwrap();
    let merchant = Merchant::new("1900007291").unwrap();
    let sm2 = Platform::sm2();
    let mut desk = Desk::of(&platform);
    desk.keep_secret(&merchant.private_key_pem());
    desk.write("merchant.pem", merchant.certificate_pem());
    desk.write("private.pem", merchant.private_key_pem());
    desk.write("public.pem", platform.public_key_pem());
    desk.write("bundle.pem", format!("{}{}", platform.certificate_pem().unwrap(), sm2.certificate_pem().unwrap()));
    for (file, says) in [
        (
            "certificate.pem",
            &["platform certificate", "serial:    ABC\n", "algorithm: RSA\n", "--certificate certificate.pem"][..],
        ),
        ("certificate.pem", &["valid:     2023-11-15 06:13:20 +08:00 to ", "(10 days left)"]),
        ("merchant.pem", &["merchant's own", "mchid:     1900007291\n", merchant.serial(), "verifies no notification"]),
        ("private.pem", &["private key", "keep it secret"]),
        ("public.pem", &["public key", "algorithm: RSA\n", "--public-key PUB_KEY_ID_...=public.pem"]),
        ("bundle.pem", &["serial:    ABC\n", "algorithm: SM2\n"]),
        ("api_v3_key", &["APIv3 key", "--api-v3-key-file"]),
    ] {
        let printed = desk.run(&["keys", file]).output();
        assert!(printed.starts_with(&format!("{file}\n  ")), "{printed}");
        for words in says {
            assert!(printed.contains(words), "{file}: {words:?} is not in {printed}");
        }
    }
}

#[test]
fn dates_that_have_passed_or_are_to_come_are_loud() {
    for (not_before, not_after, says) in [
        (now() - 20 * DAY, now() - 3 * DAY - 60, "(EXPIRED 3 days ago)"),
        (now() + 3 * DAY + 60, now() + 20 * DAY, "(NOT YET VALID, in 3 days)"),
    ] {
        let desk = Desk::of(&Platform::builder().validity(not_before, not_after).build().unwrap());
        let printed = desk.run(&["keys", "certificate.pem"]).output();
        assert!(printed.contains(says), "{printed}");
    }
}

#[test]
fn one_bad_file_does_not_hide_the_others() {
    let desk = Desk::of(&Platform::new());
    desk.write("nonsense.txt", "nonsense");
    let run = desk.run(&["keys", "nonsense.txt", "absent.pem", "certificate.pem"]);
    assert_eq!(run.status, 2);
    assert!(run.stdout.contains("platform certificate"), "{}", run.stdout);
    for says in ["error: nonsense.txt: PEM_INVALID: ", "error: cannot read absent.pem: ", "error: 2 of 3 files"] {
        assert!(run.stderr.contains(says), "{}", run.stderr);
    }
}

#[test]
fn a_key_is_told_with_the_certificate_that_it_belongs_to() {
    let (merchant, other) = (Merchant::new("1900007291").unwrap(), Merchant::new("1900000001").unwrap());
    let mut desk = Desk::new();
    desk.keep_secret(&merchant.private_key_pem());
    desk.keep_secret(&other.private_key_pem());
    desk.write("cert.pem", merchant.certificate_pem());
    desk.write("other_cert.pem", other.certificate_pem());
    desk.write("key.pem", merchant.private_key_pem().replace('\n', "\\n"));
    let printed = desk.run(&["keys", "other_cert.pem", "key.pem", "cert.pem"]).output();
    assert!(printed.ends_with("key.pem is the private key of cert.pem\n"), "{printed}");
    let run = desk.run(&["keys", "other_cert.pem", "key.pem"]);
    assert_eq!(run.status, 2);
    assert!(run.stderr.contains("error: key.pem is not the private key of other_cert.pem"), "{}", run.stderr);
    assert!(!desk.run(&["keys", "key.pem"]).output().contains("is the private key of"));
}

/// Made by `openssl req -x509`, which makes authorities of all it makes.
const AUTHORITY: &str = include_str!("common/authority.pem");

#[test]
fn an_authoritys_certificate_is_no_platform_certificate() {
    let desk = Desk::new();
    desk.write("ca.pem", AUTHORITY);
    let printed = desk.run(&["keys", "ca.pem"]).output();
    assert!(printed.contains("certificate authority") && printed.contains("CN=Example Root"), "{printed}");
    assert!(printed.contains("it is no platform certificate"), "{printed}");
}
