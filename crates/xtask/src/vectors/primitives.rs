//! The single steps. The signatures come from OpenSSL, or were put together by hand (see `tests/vectors/keys/`).

use std::collections::HashMap;

use base64::Engine;
use base64::engine::general_purpose::{STANDARD, STANDARD_NO_PAD, URL_SAFE};
use serde_json::{Value, json};
use wxnotify::testing::Platform;

use super::cast::{API_V3_KEY, Cast, Mode, OTHER_API_V3_KEY, PUBLIC_KEY_ID, pem, platform, private_key};
use super::draft::{AES, SM4, seal};
use super::group::Group;
use typegen::Output;

pub(super) fn group(cast: &Cast) -> Group {
    let mut group = Group::new("primitives", "The single steps, for stacks that replace only their own crypto.");
    messages(&mut group);
    signatures(&mut group, cast);
    keys(&mut group, cast);
    resources(&mut group);
    group
}

fn messages(group: &mut Group) {
    for (case, about, timestamp, nonce, body, message) in [
        (
            "message",
            "timestamp, nonce and body, each with its line feed",
            "1795305600",
            "c5ac7061",
            &b"{\"id\":\"EV-1\"}"[..],
            &b"1795305600\nc5ac7061\n{\"id\":\"EV-1\"}\n"[..],
        ),
        (
            "message_empty_body",
            "an empty body keeps its line feed",
            "1795305600",
            "c5ac7061",
            b"",
            b"1795305600\nc5ac7061\n\n",
        ),
        (
            "message_body_with_line_ends",
            "line ends of the body stay as they are, on Windows too",
            "1795305600",
            "c5ac7061",
            b"{\r\n}\n",
            b"1795305600\nc5ac7061\n{\r\n}\n\n",
        ),
        (
            "message_binary_body",
            "the body is bytes, not text",
            "1795305600",
            "c5ac7061",
            b"\x00\xff\xfe",
            b"1795305600\nc5ac7061\n\x00\xff\xfe\n",
        ),
        (
            "message_raw_texts",
            "the headers' values stay as they are",
            "001795305600",
            " c5ac ",
            b"x",
            b"001795305600\n c5ac \nx\n",
        ),
        ("message_nul", "a NUL ends nothing", "1795305600", "c5\0ac", b"a\0b", b"1795305600\nc5\0ac\na\0b\n"),
        (
            "message_chinese",
            "text is UTF-8",
            "1795305600",
            "c5ac7061",
            "支付成功".as_bytes(),
            "1795305600\nc5ac7061\n支付成功\n".as_bytes(),
        ),
    ] {
        let input = json!({ "timestamp": timestamp, "nonce": nonce, "body": STANDARD.encode(body) });
        group.gives(case, about, "signing_message", input, json!({ "bytes": STANDARD.encode(message) }));
    }
}

fn signatures(group: &mut Group, cast: &Cast) {
    let path = Output::path("tests/vectors/keys/openssl-signatures.json");
    let text = std::fs::read_to_string(path).expect("the signatures are there");
    let made: HashMap<String, String> = serde_json::from_str(&text).expect("the signatures are JSON");
    let message = STANDARD.encode(&made["message"]);
    let exponent_3 = platform("rsa-2048-exponent-3", Mode::PublicKey(PUBLIC_KEY_ID));
    let mut case = |name: &str, about: &str, signature: &str, key: &Platform, valid: bool| {
        let input = json!({ "message": message, "signature": signature, "key": key.public_key_pem() });
        group.gives(name, about, "verify_signature", input, json!({ "valid": valid }));
    };
    for (name, about, signer, valid) in [
        ("rsa_sha256", "PKCS#1 v1.5 with SHA-256", &cast.certificate, true),
        ("rsa_sha1", "with SHA-1", &cast.certificate, false),
        ("rsa_sha224", "with SHA-224", &cast.certificate, false),
        ("rsa_sha512", "with SHA-512", &cast.certificate, false),
        ("rsa_md5", "with MD5", &cast.certificate, false),
        ("rsa_pss", "PSS in place of PKCS#1 v1.5", &cast.certificate, false),
        ("rsa_no_digest_info", "the bare hash, without its algorithm", &cast.certificate, false),
        ("rsa_no_null", "the algorithm without its NULL parameter", &cast.certificate, false),
        ("rsa_block_type_2", "the padding of encryption", &cast.certificate, false),
        ("rsa_e3_sha256", "exponent 3", &exponent_3, true),
        (
            "rsa_e3_garbage",
            "short padding and garbage after the hash, by which keys of exponent 3 were forged",
            &exponent_3,
            false,
        ),
        ("sm2", "SM2 with SM3 and the default user id", &cast.sm2, true),
        ("sm2_other_id", "another user id", &cast.sm2, false),
        ("sm2_empty_id", "an empty user id", &cast.sm2, false),
        ("sm2_raw", "r and s side by side, without DER", &cast.sm2, false),
        ("sm2_swapped", "s before r", &cast.sm2, false),
        ("sm2_trailing", "a byte after the DER", &cast.sm2, false),
        ("sm2_padded_integer", "r with a zero byte too many: BER, not DER", &cast.sm2, false),
        ("sm2_long_length", "a length in long form: BER, not DER", &cast.sm2, false),
        ("sm2_zeros", "r and s zero", &cast.sm2, false),
        ("sm2_r_plus_order", "r plus the curve's order", &cast.sm2, false),
    ] {
        case(&format!("signature_{name}"), about, &made[name], signer, valid);
    }
    let good = &made["rsa_sha256"];
    let bytes = STANDARD.decode(good).expect("it is base64");
    for (name, about, signature) in [
        ("empty", "an empty signature", String::new()),
        ("not_base64", "no base64 is no error but no signature", "not base64!".into()),
        ("unpadded", "base64 without padding", STANDARD_NO_PAD.encode(&bytes)),
        ("url_safe", "base64 of the URL-safe alphabet", URL_SAFE.encode(&bytes)),
        ("line_feed", "base64 with a line feed at its end", format!("{good}\n")),
        ("space", "base64 with a space in front: nothing is trimmed here", format!(" {good}")),
        ("nul", "a NUL after a good signature", format!("{good}\0")),
        ("non_ascii", "something beyond ASCII", format!("{good}é")),
        ("short", "a byte too short", STANDARD.encode(&bytes[1..])),
        ("probe", "the platform's probe", format!("WECHATPAY/SIGNTEST/{good}")),
    ] {
        case(&format!("signature_{name}"), about, &signature, &cast.certificate, false);
    }
    case("signature_other_key", "another key", good, &cast.next_certificate, false);
    case("signature_key_of_other_algorithm", "an RSA signature and an SM2 key", good, &cast.sm2, false);
    let input = |message: &str| json!({ "message": STANDARD.encode(message), "signature": good, "key": cast.certificate.public_key_pem() });
    for (name, about, message) in [
        ("signature_other_message", "another message", made["message"].replace("EV-1", "EV-2")),
        (
            "signature_message_cut_short",
            "the message without its last line feed",
            made["message"].trim_end().to_owned(),
        ),
        ("signature_empty_message", "an empty message", String::new()),
    ] {
        group.gives(name, about, "verify_signature", input(&message), json!({ "valid": false }));
    }
    let signature = cast.certificate.sign(b"before\0after");
    let input = |message: &[u8]| json!({ "message": STANDARD.encode(message), "signature": signature, "key": cast.certificate.public_key_pem() });
    for (name, about, message, valid) in [
        ("signature_message_nul", "a message goes on behind a NUL", &b"before\0after"[..], true),
        ("signature_message_nul_changed", "and what stands there counts", b"before\0other", false),
        ("signature_message_nul_cut", "and is missed where it is not there", b"before", false),
    ] {
        group.gives(name, about, "verify_signature", input(message), json!({ "valid": valid }));
    }
}

fn keys(group: &mut Group, cast: &Cast) {
    let message = "1795305600\nc5ac7061\n{}\n";
    let signature = cast.certificate.sign(message.as_bytes());
    let input = |key: String| json!({ "message": STANDARD.encode(message), "signature": signature, "key": key });
    for (case, about, key) in [
        ("key_certificate", "the key as a certificate", cast.certificate.certificate_pem().unwrap_or_default()),
        ("key_issued_certificate", "the key as an issued certificate", pem("issued.certificate")),
        ("key_windows", "the key with Windows line ends", cast.certificate.public_key_pem().replace('\n', "\r\n")),
    ] {
        group.gives(case, about, "verify_signature", input(key), json!({ "valid": true }));
    }
    for (case, about, key, code) in [
        ("key_merchant", "the merchant's own certificate", cast.merchant.certificate_pem(), "MERCHANT_CERTIFICATE"),
        ("key_private", "a private key", private_key("rsa-2048-platform"), "PRIVATE_KEY_GIVEN"),
        ("key_empty", "an empty key", String::new(), "PEM_INVALID"),
        ("key_not_pem", "a key that is not PEM", "wxnotify".into(), "PEM_INVALID"),
        ("key_rsa_1024", "a key of 1024 bits", pem("rsa-1024.public"), "KEY_UNSUPPORTED"),
        ("key_p256", "a key on another curve", pem("p256.public"), "KEY_UNSUPPORTED"),
        (
            "key_two",
            "two keys, of which only one could be meant",
            [cast.certificate.public_key_pem(), cast.public_key.public_key_pem()].concat(),
            "PEM_INVALID",
        ),
    ] {
        group.refuses(case, about, "verify_signature", input(key), (code, None));
    }
}

fn resource(key: &str, nonce: &str, aad: &str, ciphertext: &str, algorithm: &str) -> Value {
    json!({ "api_v3_key": key, "nonce": nonce, "associated_data": aad, "ciphertext": ciphertext, "algorithm": algorithm })
}

fn resources(group: &mut Group) {
    const NONCE: &str = "fdasflkja484";
    let sealed = |algorithm: &str, aad: &str, plaintext: &[u8]| {
        STANDARD.encode(seal(algorithm, API_V3_KEY, NONCE, aad, plaintext))
    };
    for (case, about, algorithm, aad, plaintext) in [
        ("decrypt_aes", "AES-256-GCM", AES, "transaction", &b"{\"a\":1}"[..]),
        ("decrypt_sm4", "SM4-GCM", SM4, "transaction", b"{\"a\":1}"),
        ("decrypt_no_aad", "without associated data", AES, "", b"{\"a\":1}"),
        ("decrypt_binary", "any bytes: nothing is said about what was encrypted", AES, "x", b"\x00\xff\xfe\r\n"),
        ("decrypt_empty", "an empty plaintext", AES, "x", b""),
        ("decrypt_sm4_empty", "an empty plaintext of SM4", SM4, "x", b""),
        ("decrypt_nul_aad", "associated data go on behind a NUL", AES, "a\0b", b"text"),
        ("decrypt_chinese_aad", "associated data beyond ASCII", SM4, "商户🧧", b"text"),
    ] {
        let input = resource(API_V3_KEY, NONCE, aad, &sealed(algorithm, aad, plaintext), algorithm);
        group.gives(case, about, "decrypt_resource", input, json!({ "bytes": STANDARD.encode(plaintext) }));
    }

    let good = sealed(AES, "transaction", b"{\"a\":1}");
    let bytes = STANDARD.decode(&good).expect("it is base64");
    let mut flipped = bytes.clone();
    flipped[0] ^= 1;
    let key_invalid = ("API_V3_KEY_INVALID", Some("api_v3_key"));
    let ciphertext = ("DECRYPTION_FAILED", Some("ciphertext"));
    let nonce = ("DECRYPTION_FAILED", Some("nonce"));
    let unsupported = ("RESOURCE_UNSUPPORTED", Some("algorithm"));
    for (case, about, input, error) in [
        ("decrypt_other_key", "another key", resource(OTHER_API_V3_KEY, NONCE, "transaction", &good, AES), ciphertext),
        (
            "decrypt_key_16",
            "a key of 16 bytes, which AES would take",
            resource(&API_V3_KEY[..16], NONCE, "transaction", &good, AES),
            key_invalid,
        ),
        (
            "decrypt_key_31",
            "a key of 31 bytes",
            resource(&API_V3_KEY[..31], NONCE, "transaction", &good, AES),
            key_invalid,
        ),
        ("decrypt_key_empty", "an empty key", resource("", NONCE, "transaction", &good, AES), key_invalid),
        (
            "decrypt_nonce_11",
            "a nonce of 11 bytes",
            resource(API_V3_KEY, &NONCE[1..], "transaction", &good, AES),
            nonce,
        ),
        ("decrypt_nonce_empty", "an empty nonce", resource(API_V3_KEY, "", "transaction", &good, AES), nonce),
        (
            "decrypt_nonce_16",
            "a nonce of 16 bytes",
            resource(API_V3_KEY, "fdasflkja4844844", "transaction", &good, AES),
            nonce,
        ),
        (
            "decrypt_other_nonce",
            "another nonce",
            resource(API_V3_KEY, "fdasflkja485", "transaction", &good, AES),
            ciphertext,
        ),
        ("decrypt_other_aad", "other associated data", resource(API_V3_KEY, NONCE, "refund", &good, AES), ciphertext),
        ("decrypt_aad_lost", "associated data lost", resource(API_V3_KEY, NONCE, "", &good, AES), ciphertext),
        (
            "decrypt_flipped",
            "one bit",
            resource(API_V3_KEY, NONCE, "transaction", &STANDARD.encode(flipped), AES),
            ciphertext,
        ),
        (
            "decrypt_no_tag",
            "no tag",
            resource(API_V3_KEY, NONCE, "transaction", &STANDARD.encode(&bytes[..7]), AES),
            ciphertext,
        ),
        (
            "decrypt_ciphertext_empty",
            "an empty ciphertext",
            resource(API_V3_KEY, NONCE, "transaction", "", AES),
            ciphertext,
        ),
        ("decrypt_not_base64", "no base64", resource(API_V3_KEY, NONCE, "transaction", "not base64!", AES), ciphertext),
        (
            "decrypt_unpadded",
            "base64 without padding",
            resource(API_V3_KEY, NONCE, "transaction", good.trim_end_matches('='), AES),
            ciphertext,
        ),
        (
            "decrypt_wrong_algorithm",
            "called SM4, and AES in truth",
            resource(API_V3_KEY, NONCE, "transaction", &good, SM4),
            ciphertext,
        ),
        (
            "decrypt_unknown_algorithm",
            "an algorithm that is none",
            resource(API_V3_KEY, NONCE, "transaction", &good, "AES-256-GCM"),
            unsupported,
        ),
        (
            "decrypt_algorithm_nul",
            "an algorithm with something behind a NUL",
            resource(API_V3_KEY, NONCE, "transaction", &good, "AEAD_AES_256_GCM\0"),
            unsupported,
        ),
        (
            "decrypt_nonce_nul",
            "a nonce with something behind a NUL",
            resource(API_V3_KEY, "fdasflkja484\0", "transaction", &good, AES),
            nonce,
        ),
        (
            "decrypt_aad_nul",
            "associated data with something behind a NUL",
            resource(API_V3_KEY, NONCE, "transaction\0", &good, AES),
            ciphertext,
        ),
        (
            "decrypt_key_nul",
            "a key with something behind a NUL",
            resource(&format!("{API_V3_KEY}\0"), NONCE, "transaction", &good, AES),
            key_invalid,
        ),
        (
            "decrypt_ciphertext_nul",
            "a ciphertext with something behind a NUL",
            resource(API_V3_KEY, NONCE, "transaction", &format!("{good}\0"), AES),
            ciphertext,
        ),
        (
            "decrypt_no_algorithm",
            "an empty algorithm",
            resource(API_V3_KEY, NONCE, "transaction", &good, ""),
            unsupported,
        ),
    ] {
        group.refuses(case, about, "decrypt_resource", input, error);
    }
}
