//! `wxnotify certificates`.

mod common;

use common::Desk;
use wxnotify::testing::{Merchant, Platform};
use wxnotify::{PlatformKey, verify_signature};

const NOW: i64 = 1_795_190_400;
const OPEN: [&str; 10] = [
    "certificates",
    "open",
    "--headers",
    "headers.txt",
    "--body",
    "body.json",
    "--api-v3-key-file",
    "api_v3_key",
    "--now",
    "1795190400",
];

/// A desk with a merchant's certificate and private key.
fn merchant_and_desk() -> (Merchant, Desk) {
    let merchant = Merchant::new("1900007291").unwrap();
    let mut desk = Desk::new();
    desk.keep_secret(&merchant.private_key_pem());
    desk.write("apiclient_cert.pem", merchant.certificate_pem());
    desk.write("apiclient_key.pem", merchant.private_key_pem());
    (merchant, desk)
}

/// A desk with a saved answer of GET /v3/certificates.
fn platform_and_desk() -> (Platform, Desk) {
    let platform = Platform::new();
    let desk = Desk::of(&platform);
    desk.put(&platform.certificates_answer(Some(NOW)).unwrap());
    (platform, desk)
}

/// The public half of a private key, in PEM.
fn public_key(private_key: &str) -> PlatformKey {
    let pem = Platform::builder().private_key(private_key).build().unwrap().public_key_pem();
    PlatformKey::from_pem(&pem).unwrap()
}

/// What stands in quotes behind `name=`.
fn parameter<'a>(command: &'a str, name: &str) -> &'a str {
    command.split_once(&format!("{name}=\"")).unwrap().1.split_once('"').unwrap().0
}

#[test]
fn the_request_is_signed_by_the_merchant() {
    let (merchant, desk) = merchant_and_desk();
    let key = ["--private-key", "apiclient_key.pem"];
    let named = ["--mchid", "1900007291", "--serial", merchant.serial()];
    let from_certificate = ["--merchant-certificate", "apiclient_cert.pem"];
    for who in [&named[..], &from_certificate] {
        let command = desk.run(&[&["certificates", "request"], who, &key].concat()).output();
        assert!(command.starts_with("curl -sS -X GET -D headers.txt -o body.json "), "{command}");
        assert!(command.ends_with(" 'https://api.mch.weixin.qq.com/v3/certificates'\n"), "{command}");
        assert!(command.contains(" -H 'Authorization: WECHATPAY2-SHA256-RSA2048 mchid=\"1900007291\","), "{command}");
        assert_eq!(parameter(&command, "serial_no"), merchant.serial());
        let (timestamp, nonce) = (parameter(&command, "timestamp"), parameter(&command, "nonce_str"));
        let message = format!("GET\n/v3/certificates\n{timestamp}\n{nonce}\n\n");
        let key = public_key(&merchant.private_key_pem());
        assert!(verify_signature(message.as_bytes(), parameter(&command, "signature"), &key));
        assert!(!verify_signature(b"GET\n/v3/other\n", parameter(&command, "signature"), &key));
    }
}

#[test]
fn an_sm2_key_asks_for_sm2_certificates() {
    let platform = Platform::sm2();
    let mut desk = Desk::new();
    desk.keep_secret(&platform.private_key_pem());
    desk.write("sm2.pem", platform.private_key_pem());
    let arguments = ["certificates", "request", "--mchid", "19", "--serial", "7A", "--private-key", "sm2.pem"];
    let command = desk.run(&arguments).output();
    let (timestamp, nonce) = (parameter(&command, "timestamp"), parameter(&command, "nonce_str"));
    let message = format!("GET\n/v3/certificates?algorithm_type=SM2\n{timestamp}\n{nonce}\n\n");
    assert!(command.contains("WECHATPAY2-SM2-WITH-SM3 mchid="));
    assert!(verify_signature(
        message.as_bytes(),
        parameter(&command, "signature"),
        &public_key(&platform.private_key_pem())
    ));
}

#[test]
fn a_request_that_cannot_be_made_says_why() {
    let (_, desk) = merchant_and_desk();
    desk.write("platform.pem", Platform::new().certificate_pem().unwrap());
    for (options, says) in [
        (&["--mchid", "19", "--serial", "7A"][..], "--private-key <FILE>"),
        (&["--mchid", "19", "--private-key", "apiclient_key.pem"], "--serial <HEX>"),
        (&["--mchid", "x", "--serial", "7A", "--private-key", "apiclient_key.pem"], "error: OPTION_INVALID (mchid)"),
        (
            &["--mchid", "19", "--serial", "g", "--private-key", "apiclient_key.pem"],
            "error: OPTION_INVALID (merchant_serial)",
        ),
        (
            &["--mchid", "19", "--serial", "7A", "--private-key", "apiclient_cert.pem"],
            "error: apiclient_cert.pem: PEM_INVALID",
        ),
        (
            &["--merchant-certificate", "platform.pem", "--private-key", "apiclient_key.pem"],
            "platform.pem holds no merchant certificate",
        ),
    ] {
        let message = desk.run(&[&["certificates", "request"], options].concat()).failure(2);
        assert!(message.contains(says), "{options:?}: {message}");
    }
}

#[test]
fn an_answer_is_opened_and_the_certificates_are_written() {
    let (platform, desk) = platform_and_desk();
    let run = desk.run(&[&OPEN[..], &["--output-dir", "new/certificates"]].concat());
    assert!(run.stderr.contains("--known-certificate"), "{}", run.stderr);
    let path = format!("new/certificates/wechatpay_{}.pem", platform.serial());
    assert!(run.output().ends_with(&format!(": {path}\n")));
    assert_eq!(desk.read(&path), platform.certificate_pem().unwrap());

    let run = desk.run(&[&OPEN[..], &["--known-certificate", &path]].concat());
    assert_eq!(run.stderr, "");
    let printed = run.output();
    assert!(printed.starts_with(&format!("RSA {}, to be used from ", platform.serial())), "{printed}");
    desk.write("printed.pem", printed);
    assert!(desk.run(&["keys", "printed.pem"]).output().contains(platform.serial()));
}

#[test]
fn an_answer_is_verified_with_a_known_public_key() {
    let (platform, desk) = platform_and_desk();
    let id = "PUB_KEY_ID_0119000072912026112100000000";
    let signer = Platform::with_public_key(id).unwrap();
    let known = format!("{id}=known.pem");
    desk.write("known.pem", signer.public_key_pem());
    let open = || desk.run(&[&OPEN[..], &["--known-public-key", &known]].concat());
    assert!(open().failure(3).contains("SERIAL_UNKNOWN"));

    let mut answer = platform.certificates_answer(Some(NOW)).unwrap();
    let message = wxnotify::signing_message(&NOW.to_string(), "nonce", answer.body());
    let signature = signer.sign(&message);
    for (name, value) in [("Wechatpay-Nonce", "nonce"), ("Wechatpay-Serial", id), ("Wechatpay-Signature", &signature)] {
        answer.set_header(name, value);
    }
    desk.put(&answer);
    assert_eq!(open().status, 0);
}

#[test]
fn an_answer_that_is_wrong_has_the_status_of_its_class() {
    let (platform, mut desk) = platform_and_desk();
    desk.write("stranger.pem", Platform::new().certificate_pem().unwrap());
    assert!(
        desk.run(&[&OPEN[..], &["--known-certificate", "stranger.pem"]].concat()).failure(3).contains("SERIAL_UNKNOWN")
    );

    let body = desk.read("body.json");
    desk.write("body.json", format!("{body}\n"));
    assert!(desk.run(&OPEN).failure(3).contains("SIGNATURE_INVALID"));
    desk.write("body.json", body);

    let other = "0123456789abcdefghijklmnopqrstuv";
    desk.keep_secret(other);
    desk.write("api_v3_key", other);
    assert!(desk.run(&OPEN).failure(4).contains("DECRYPTION_FAILED"));
    desk.write("api_v3_key", platform.api_v3_key());
    assert_eq!(desk.run(&OPEN).status, 0);
}

#[test]
fn an_error_of_wechat_pay_is_told_as_such() {
    let (_, desk) = platform_and_desk();
    for (status, code, hint) in [
        (401, "SIGN_ERROR", "must belong together"),
        (404, "RESOURCE_NOT_EXISTS", "use its public key"),
        (502, "SYSTEM_ERROR", "once more"),
    ] {
        desk.write("headers.txt", format!("HTTP/1.1 {status} Whatever\r\nDate: x\r\n\r\n"));
        desk.write("body.json", format!(r#"{{"code":"{code}","message":"错误"}}"#));
        let message = desk.run(&OPEN).failure(2);
        for says in [&format!("HTTP {status}"), code, "错误", "\nhint: "] {
            assert!(message.contains(says), "{says}: {message}");
        }
        assert!(message.contains(hint), "{message}");
    }
}

#[test]
fn a_key_of_another_certificate_signs_no_request() {
    let (_, mut desk) = merchant_and_desk();
    let other = Merchant::new("1900007291").unwrap();
    desk.keep_secret(&other.private_key_pem());
    desk.write("other_key.pem", other.private_key_pem());
    let arguments =
        ["certificates", "request", "--merchant-certificate", "apiclient_cert.pem", "--private-key", "other_key.pem"];
    let failure = desk.run(&arguments).failure(2);
    assert!(failure.contains("other_key.pem is not the private key of apiclient_cert.pem"), "{failure}");
}
