//! Mistakes of configuration, which show when the parser is made and never later.

use serde_json::json;

use super::cast::{
    API_V3_KEY, Cast, FORMER_API_V3_KEY, Mode, NEXT_SERIAL, PUBLIC_KEY_ID, SERIAL, pem, platform, private_key,
};
use super::group::{Config, Group};

pub(super) fn group(cast: &Cast) -> Group {
    let mut group = Group::new(
        "construction",
        "Mistakes of configuration, each named when the parser is made, and what is no mistake.",
    );
    let mut cases = Cases { group: &mut group, cast };
    api_v3_keys(&mut cases);
    wrong_things(&mut cases);
    broken_pem(&mut cases);
    sound_pem(&mut cases);
    unsupported_keys(&mut cases);
    several_keys(&mut cases);
    options(&mut cases);
    group
}

struct Cases<'a> {
    group: &'a mut Group,
    cast: &'a Cast,
}

impl Cases<'_> {
    fn good(&self) -> Config {
        Config::trusting(&[&self.cast.certificate])
    }

    fn fine(&mut self, name: &str, about: &str, config: &Config) {
        self.group.gives(name, about, "construct", json!({ "config": config.value() }), json!({ "ok": true }));
    }

    fn refused(&mut self, name: &str, about: &str, config: &Config, code: &'static str, field: Option<&str>) {
        self.group.refuses(name, about, "construct", json!({ "config": config.value() }), (code, field));
    }

    /// A certificate's place, with something else in it.
    fn certificate(&self, pem: &str) -> Config {
        let mut config = Config::trusting(&[]);
        config.certificates = vec![pem.into()];
        config
    }

    /// A public key's place, with something else in it.
    fn public_key(&self, id: &str, pem: &str) -> Config {
        let mut config = Config::trusting(&[]);
        config.public_keys = vec![(id.into(), pem.into())];
        config
    }
}

fn api_v3_keys(cases: &mut Cases<'_>) {
    let field = Some("api_v3_key");
    let key = API_V3_KEY;
    let hex: String = key.bytes().map(|byte| format!("{byte:02x}")).collect();
    for (name, about, given) in [
        ("empty", "an empty APIv3 key: an environment variable that is not there", String::new()),
        ("blank", "a blank one", " ".repeat(32)),
        ("31", "31 bytes", key[..31].to_owned()),
        ("33", "33 bytes", format!("{key}x")),
        ("16", "16 bytes, which AES would take", key[..16].to_owned()),
        ("24", "24 bytes, which AES would take", key[..24].to_owned()),
        ("1", "one byte", "x".into()),
        ("line_feed_after", "32 bytes and a line feed, as a file gives them", format!("{key}\n")),
        ("crlf_after", "32 bytes and a Windows line end", format!("{key}\r\n")),
        ("space_before", "a space and 32 bytes", format!(" {key}")),
        ("line_feed_inside", "31 bytes and a line feed", format!("{}\n", &key[..31])),
        ("space_inside", "32 bytes, one of which is a space", format!("{} {}", &key[..16], &key[..15])),
        ("nul_inside", "32 bytes, one of which is a NUL", format!("{}\0{}", &key[..16], &key[..15])),
        ("nul_after", "32 bytes and a NUL, where a C string would end", format!("{key}\0")),
        ("quotes", "32 bytes in quotes", format!("\"{key}\"")),
        ("single_quotes", "32 bytes in single quotes", format!("'{key}'")),
        ("hex", "64 digits of hex", hex),
        ("base64", "44 letters of base64", "VmVjdG9yczBubHlWZWN0b3JzMG5seVZlY3RvcnMwbmw=".into()),
        ("chinese_letters", "32 letters of 3 bytes", "密".repeat(32)),
        ("pem", "a key file", private_key("rsa-2048-merchant")),
        ("very_long", "thousands of bytes", "x".repeat(5000)),
    ] {
        let config = cases.good().api_v3_keys(&[(&given, None)]);
        cases.refused(&format!("api_v3_key_{name}"), about, &config, "API_V3_KEY_INVALID", field);
    }
    let second_bad = cases.good().api_v3_keys(&[(key, None), (&key[..31], Some("1900007291"))]);
    cases.refused("api_v3_key_second", "the second of two keys", &second_bad, "API_V3_KEY_INVALID", field);
    let none = cases.good().api_v3_keys(&[]);
    cases.refused(
        "api_v3_key_none",
        "no APIv3 key: nothing could ever be decrypted",
        &none,
        "API_V3_KEY_INVALID",
        field,
    );
    let symbols = cases.good().api_v3_keys(&[("!#$%&()*+,-./:;<=>?@[]^_`{|}~\"'\\", None)]);
    cases.fine("api_v3_key_symbols", "32 visible bytes are taken, whatever they are", &symbols);
    let chinese = cases.good().api_v3_keys(&[("支付支付支付支付支付ab", None)]);
    cases.fine("api_v3_key_32_bytes", "12 letters that make 32 bytes", &chinese);
    let two = cases.good().api_v3_keys(&[(key, None), (FORMER_API_V3_KEY, None)]);
    cases.fine("api_v3_key_two", "two keys", &two);
}

fn wrong_things(cases: &mut Cases<'_>) {
    let merchant = cases.cast.merchant.certificate_pem();
    let config = cases.certificate(&merchant);
    let about = "the merchant's own certificate in place of the platform's: the most common mistake of all";
    cases.refused("merchant_certificate", about, &config, "MERCHANT_CERTIFICATE", None);
    let config = cases.certificate(&pem("merchant.certificate"));
    cases.refused(
        "merchant_certificate_issued",
        "the same, with the whole subject of a real one",
        &config,
        "MERCHANT_CERTIFICATE",
        None,
    );
    let config = cases.public_key(PUBLIC_KEY_ID, &merchant);
    let about = "the merchant's own certificate in place of the platform's public key";
    cases.refused("merchant_certificate_as_public_key", about, &config, "MERCHANT_CERTIFICATE", None);
    let config = cases.certificate(&(pem("issued.certificate") + &merchant));
    cases.refused(
        "merchant_certificate_second",
        "the same, behind a platform's",
        &config,
        "MERCHANT_CERTIFICATE",
        None,
    );

    let platform_key = private_key("rsa-2048-merchant");
    let private = [
        ("pkcs8", "PKCS#8, as apiclient_key.pem is", platform_key.clone()),
        ("pkcs1", "PKCS#1", private_key("rsa-2048-merchant.pkcs1")),
        ("sec1", "SEC1", private_key("sm2-merchant.sec1")),
        ("sm2", "SM2 in PKCS#8", private_key("sm2-merchant")),
        ("encrypted", "encrypted", private_key("rsa-2048-merchant.encrypted")),
    ];
    for (name, kind, key) in &private {
        let config = cases.certificate(key);
        let about = format!("a private key ({kind}) where a certificate belongs");
        cases.refused(&format!("private_key_{name}_as_certificate"), &about, &config, "PRIVATE_KEY_GIVEN", None);
        let config = cases.public_key(PUBLIC_KEY_ID, key);
        let about = format!("a private key ({kind}) where a public key belongs");
        cases.refused(&format!("private_key_{name}_as_public_key"), &about, &config, "PRIVATE_KEY_GIVEN", None);
    }
    let config = cases.certificate(&(pem("issued.certificate") + &platform_key));
    cases.refused(
        "private_key_behind_certificate",
        "a private key behind a certificate",
        &config,
        "PRIVATE_KEY_GIVEN",
        None,
    );

    let certificate = cases.cast.certificate.certificate_pem().unwrap_or_default();
    let public_key = cases.cast.public_key.public_key_pem();
    let config = cases.public_key(PUBLIC_KEY_ID, &certificate);
    cases.refused(
        "certificate_as_public_key",
        "a certificate where a public key belongs",
        &config,
        "PEM_INVALID",
        None,
    );
    let config = cases.certificate(&public_key);
    cases.refused(
        "public_key_as_certificate",
        "a public key where a certificate belongs",
        &config,
        "PEM_INVALID",
        None,
    );
    let config = cases.certificate(&pem("rsa-2048-public-key.pkcs1.public"));
    cases.refused(
        "public_key_pkcs1_as_certificate",
        "a public key in PKCS#1 where a certificate belongs",
        &config,
        "PEM_INVALID",
        None,
    );
    let request = "-----BEGIN CERTIFICATE REQUEST-----\nMAA=\n-----END CERTIFICATE REQUEST-----\n";
    let config = cases.certificate(request);
    cases.refused("certificate_request", "a request for a certificate", &config, "PEM_INVALID", None);
    let config = cases.public_key(PUBLIC_KEY_ID, &(public_key.clone() + &public_key));
    cases.refused("two_public_keys_one_id", "two public keys under one id", &config, "PEM_INVALID", None);

    for (name, about, id) in [
        ("empty", "an empty id", ""),
        ("prefix_only", "nothing but the prefix", "PUB_KEY_ID_"),
        ("lower_case", "an id in lower case", "pub_key_id_0119000072912026112200000000000001"),
        ("without_prefix", "an id without its prefix", "0119000072912026112200000000000001"),
        ("serial", "a certificate's serial", SERIAL),
        ("space_after", "an id with a space after it", "PUB_KEY_ID_0119000072912026112200000000000001 "),
        ("line_feed", "an id with a line feed", "PUB_KEY_ID_0119000072912026112200000000000001\n"),
        ("nul", "an id with a NUL, where a C string would end", "PUB_KEY_ID_01\0"),
        ("chinese", "an id beyond ASCII", "PUB_KEY_ID_支付"),
        ("swapped", "the key where the id belongs", &public_key),
        ("api_v3_key", "an APIv3 key, which the message does not show", API_V3_KEY),
        ("very_long", "an id that is none, and long", &"x".repeat(5000)),
    ] {
        let config = cases.public_key(id, &public_key);
        cases.refused(&format!("public_key_id_{name}"), about, &config, "OPTION_INVALID", Some("public_key_id"));
    }
}

fn broken_pem(cases: &mut Cases<'_>) {
    let good = pem("issued.certificate");
    let lines: Vec<&str> = good.lines().collect();
    let middle = lines[1..lines.len() - 1].join("\n");
    let half = &good[..good.len() / 2];
    let garbled = good.replacen(lines[3], &lines[3].replace('A', "!"), 1);
    let other_der = "-----BEGIN CERTIFICATE-----\nMAMCAQE=\n-----END CERTIFICATE-----\n";
    for (name, about, text) in [
        ("empty", "an empty text", String::new()),
        ("blank", "white space", " \n\t".into()),
        ("path", "a path in place of the file's content", "/etc/wechat/wechatpay_cert.pem".into()),
        ("windows_path", "a path on Windows", "C:\\wechat\\wechatpay_cert.pem".into()),
        ("file_name", "a file's name", "wechatpay_cert.pem".into()),
        ("words", "something else", "this is no key".into()),
        ("joined_lines", "its lines joined into one", lines.concat()),
        ("joined_with_spaces", "its lines joined with spaces", lines.join(" ")),
        ("no_begin", "its first line lost", lines[1..].join("\n")),
        ("no_end", "its last line lost", lines[..lines.len() - 1].join("\n")),
        ("base64_only", "its first and last line lost", middle.clone()),
        ("base64_one_line", "only its base64, in one line", middle.replace('\n', "")),
        ("cut_short", "cut short in the middle", half.to_owned()),
        ("begin_cut_short", "cut short in its first line", "-----BEGIN CERTIFI".into()),
        ("garbled", "letters that base64 has not", garbled),
        ("letter_lost", "a letter lost", good.replacen(lines[3], &lines[3][1..], 1)),
        (
            "nothing_inside",
            "nothing between its first and last line",
            "-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----\n".into(),
        ),
        ("tags_differ", "a last line of another kind", good.replace("END CERTIFICATE", "END PUBLIC KEY")),
        ("not_a_certificate", "DER that is no certificate", other_der.into()),
        ("binary", "DER in place of PEM", "0\u{82}\u{3}\u{0}\u{fffd}\u{1}".into()),
        ("second_cut_short", "a second certificate cut short", format!("{good}{half}")),
        ("xml", "XML", "<key>abc</key>".into()),
    ] {
        let config = cases.certificate(&text);
        cases.refused(
            &format!("pem_{name}"),
            &format!("a certificate's PEM text: {about}"),
            &config,
            "PEM_INVALID",
            None,
        );
    }
    let key = cases.cast.public_key.public_key_pem();
    let lines: Vec<&str> = key.lines().collect();
    for (name, about, text) in [
        ("empty", "an empty text", String::new()),
        ("joined_lines", "its lines joined into one", lines.concat()),
        ("base64_only", "only its base64", lines[1..lines.len() - 1].concat()),
        ("not_a_key", "DER that is no key", "-----BEGIN PUBLIC KEY-----\nMAMCAQE=\n-----END PUBLIC KEY-----\n".into()),
        (
            "wrong_tag",
            "PKCS#1 under the name of SPKI",
            pem("rsa-2048-public-key.pkcs1.public").replace("RSA PUBLIC", "PUBLIC"),
        ),
        ("wrong_tag_spki", "SPKI under the name of PKCS#1", key.replace("PUBLIC KEY", "RSA PUBLIC KEY")),
    ] {
        let config = cases.public_key(PUBLIC_KEY_ID, &text);
        cases.refused(
            &format!("public_key_pem_{name}"),
            &format!("a public key's PEM text: {about}"),
            &config,
            "PEM_INVALID",
            None,
        );
    }
}

fn sound_pem(cases: &mut Cases<'_>) {
    let good = pem("issued.certificate");
    let second = cases.cast.next_certificate.certificate_pem().unwrap_or_default();
    for (name, about, text) in [
        ("windows_line_ends", "Windows line ends", good.replace('\n', "\r\n")),
        ("no_line_end", "no line end after the last line", good.trim_end().to_owned()),
        ("white_space_around", "white space around it", format!("\n\n  {good}\n\t\n")),
        ("byte_order_mark", "a byte order mark before it", format!("\u{feff}{good}")),
        (
            "text_around",
            "text around it, as OpenSSL writes it",
            format!("Certificate:\n    Data:\n        Version: 3 (0x2)\n{good}\nbag attributes\n"),
        ),
        (
            "written_line_breaks",
            "\\n in place of line breaks, as environment variables hold them",
            good.replace('\n', "\\n"),
        ),
        ("written_crlf", "the same with \\r\\n", good.replace('\n', "\\r\\n")),
        (
            "written_line_breaks_quoted",
            "the same in quotes, and with two certificates",
            format!("\"{}\"", format!("{good}{second}").replace('\n', "\\n")),
        ),
        ("two", "two certificates in one text", format!("{good}{second}")),
        ("two_with_text", "two certificates with text between them", format!("{good}\n# the next one\n{second}")),
    ] {
        let config = cases.certificate(&text);
        cases.fine(&format!("pem_with_{name}"), &format!("a certificate's PEM text with {about}"), &config);
    }
    let key = cases.cast.public_key.public_key_pem();
    let config = cases.public_key(PUBLIC_KEY_ID, &key.replace('\n', "\r\n"));
    cases.fine("public_key_windows_line_ends", "a public key with Windows line ends", &config);
    let config = cases.public_key(PUBLIC_KEY_ID, &key.replace('\n', "\\n"));
    cases.fine("public_key_written_line_breaks", "a public key with \\n in place of line breaks", &config);
    let config = cases.public_key("PUB_KEY_ID_x", &key);
    cases.fine("public_key_id_short", "an id's length is not enforced", &config);
}

fn unsupported_keys(cases: &mut Cases<'_>) {
    for (name, about, key) in [
        ("rsa_1024", "RSA of 1024 bits", "rsa-1024.public"),
        ("rsa_5120", "RSA of 5120 bits, which would cost time", "rsa-5120.public"),
        ("rsa_exponent_1", "an RSA exponent of 1, under which everybody can sign", "rsa-exponent-1.public"),
        ("rsa_exponent_even", "an even RSA exponent", "rsa-exponent-even.public"),
        ("rsa_exponent_huge", "an RSA exponent of 41 bits", "rsa-exponent-huge.public"),
        ("rsa_modulus_even", "an even RSA modulus", "rsa-modulus-even.public"),
        ("rsa_pss", "a key for RSA-PSS only", "rsa-pss.public"),
        ("p256", "the curve P-256", "p256.public"),
        ("ed25519", "Ed25519", "ed25519.public"),
        (
            "sm2_explicit",
            "SM2 with its parameters written out, behind which any curve could hide",
            "sm2-explicit-parameters.public",
        ),
    ] {
        let config = cases.public_key(PUBLIC_KEY_ID, &pem(key));
        cases.refused(&format!("key_{name}"), about, &config, "KEY_UNSUPPORTED", None);
    }
    for (name, about, key) in [
        ("rsa_1024", "a certificate with RSA of 1024 bits", "rsa-1024.certificate"),
        ("p256", "a certificate on the curve P-256", "p256.certificate"),
    ] {
        let config = cases.certificate(&pem(key));
        cases.refused(&format!("certificate_{name}"), about, &config, "KEY_UNSUPPORTED", None);
    }
    let off_the_curve = off_the_curve(&cases.cast.sm2.public_key_pem());
    let config = cases.public_key(PUBLIC_KEY_ID, &off_the_curve);
    cases.refused("key_sm2_off_curve", "an SM2 key that is not a point on the curve", &config, "KEY_UNSUPPORTED", None);
    for (name, about, key) in [
        ("rsa_2048", "RSA of 2048 bits", "rsa-2048-public-key"),
        ("rsa_3072", "RSA of 3072 bits", "rsa-3072"),
        ("rsa_4096", "RSA of 4096 bits", "rsa-4096"),
        ("rsa_exponent_3", "an RSA exponent of 3", "rsa-2048-exponent-3"),
        ("sm2", "SM2", "sm2-platform"),
    ] {
        let platform = platform(key, Mode::PublicKey(PUBLIC_KEY_ID));
        cases.fine(&format!("key_{name}"), about, &Config::trusting(&[&platform]));
    }
}

/// The same key with the last byte of its y changed.
fn off_the_curve(spki: &str) -> String {
    use base64::Engine;
    use base64::engine::general_purpose::STANDARD;

    let lines: Vec<&str> = spki.lines().collect();
    let mut der = STANDARD.decode(lines[1..lines.len() - 1].concat()).expect("a PEM text holds base64");
    *der.last_mut().expect("a key has bytes") ^= 1;
    format!("{}\n{}\n{}\n", lines[0], STANDARD.encode(der), lines[lines.len() - 1])
}

fn several_keys(cases: &mut Cases<'_>) {
    let cast = cases.cast;
    let none = Config::trusting(&[]);
    cases.refused("no_platform_key", "no platform key: nothing could ever verify", &none, "NO_PLATFORM_KEY", None);
    let twice = Config::trusting(&[&cast.certificate, &cast.certificate]);
    cases.fine("same_certificate_twice", "the same certificate twice is one", &twice);
    let clash = Config::trusting(&[&cast.certificate, &cast.stranger]);
    cases.refused(
        "same_serial_twice",
        "two different keys under one serial",
        &clash,
        "OPTION_INVALID",
        Some("platform_keys"),
    );
    let twice = Config::trusting(&[&cast.public_key, &cast.public_key]);
    cases.fine("same_public_key_twice", "the same public key twice is one", &twice);
    let other = platform("rsa-2048-platform", Mode::PublicKey(PUBLIC_KEY_ID));
    let clash = Config::trusting(&[&cast.public_key, &other]);
    cases.refused("same_id_twice", "two different keys under one id", &clash, "OPTION_INVALID", Some("platform_keys"));
    let renewed = platform("rsa-2048-platform", Mode::Certificate(NEXT_SERIAL));
    let renewed = Config::trusting(&[&cast.certificate, &renewed]);
    cases.fine("same_key_two_serials", "one key in two certificates", &renewed);
    let all = [&cast.certificate, &cast.next_certificate, &cast.public_key, &cast.sm2, &cast.sm2_public_key];
    cases.fine("all_kinds", "certificates and public keys, RSA and SM2, side by side", &Config::trusting(&all));
    let mut second_bad = cases.good();
    second_bad.certificates.push("not a certificate".into());
    cases.refused(
        "second_certificate_broken",
        "a good certificate and a broken one: nothing is passed over",
        &second_bad,
        "PEM_INVALID",
        None,
    );
}

fn options(cases: &mut Cases<'_>) {
    for (name, about, option, value) in [
        ("tolerance_0", "a clock tolerance of 0", "clock_tolerance", 0),
        ("tolerance_day", "a clock tolerance of a day, the most", "clock_tolerance", 86_400),
        ("body_1", "a body of 1 byte, the least", "max_body_bytes", 1),
        ("body_64_mib", "a body of 64 MiB, the most", "max_body_bytes", 64 << 20),
    ] {
        let config = cases.good().option(option, value);
        cases.fine(&format!("option_{name}"), about, &config);
    }
    for (name, about, option, value) in [
        (
            "tolerance_day_and_second",
            "a clock tolerance of more than a day would let captures replay",
            "clock_tolerance",
            86_401_i64,
        ),
        ("tolerance_huge", "a clock tolerance that means: no check", "clock_tolerance", 9_007_199_254_740_991),
        ("body_0", "a body of 0 bytes would refuse everything", "max_body_bytes", 0),
        ("body_over_64_mib", "a body of more than 64 MiB", "max_body_bytes", (64 << 20) + 1),
    ] {
        let config = cases.good().option(option, value);
        cases.refused(&format!("option_{name}"), about, &config, "OPTION_INVALID", Some(option));
    }
    let config = cases.good().option("reject_expired_certificates", true);
    cases.fine("option_reject_expired", "certificates' dates can count", &config);
    let config = cases
        .good()
        .option("reject_expired_certificates", false)
        .option("clock_tolerance", 300)
        .option("max_body_bytes", 1 << 20);
    cases.fine("option_defaults", "the defaults, said aloud", &config);
}
