//! APIv2: XML, signed or encrypted here by the official description, and not by the core.

use aes_gcm::aes::cipher::{BlockCipherEncrypt, KeyInit as _};
use aes_gcm::aes::{Aes256, Block};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, Mac};
use md5::{Digest, Md5};
use serde_json::{Value, json};
use sha2::Sha256;
use wxnotify_schema::{Fill, Schema};

use super::cast::{API_V3_KEY, PAYER};
use super::draft::Seen;
use super::group::{CODES, Group};

const KEY: &str = "v2VectorKeyv2VectorKeyv2VectorKe";
const FORMER_KEY: &str = "v2FormerKeyv2FormerKeyv2FormerKe";

const MCH_ID: &str = "1900007291";

const NONCE: &str = "5K8264ILTKCH16CQ2502SI8ZNMTM67VS";

/// The kinds that these cases show.
pub(super) const KINDS: [&str; 3] = ["v2.contract", "v2.pay", "v2.refund"];

pub(super) fn group() -> Group {
    let mut group = Group::new("v2", "APIv2's notifications: XML, signed or encrypted under the APIv2 key.");
    payments(&mut group);
    contracts(&mut group);
    refunds(&mut group);
    keys(&mut group);
    signatures(&mut group);
    spoilt_refunds(&mut group);
    shapes(&mut group);
    xml(&mut group);
    events(&mut group);
    acks(&mut group);
    group
}

type Fields = Vec<(String, String)>;

fn owned(fields: &[(&str, &str)]) -> Fields {
    fields.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect()
}

fn paid() -> Fields {
    owned(&[
        ("appid", "wxd678efh567hg6787"),
        ("attach", "门店 <1> & \"2\""),
        ("bank_type", "CMC"),
        ("cash_fee", "88"),
        ("coupon_count", "1"),
        ("coupon_fee", "12"),
        ("coupon_fee_0", "12"),
        ("coupon_id_0", "10000"),
        ("device_info", ""),
        ("fee_type", "CNY"),
        ("is_subscribe", "N"),
        ("mch_id", "1900007291"),
        ("nonce_str", NONCE),
        ("openid", PAYER),
        ("out_trade_no", "A20261122001"),
        ("result_code", "SUCCESS"),
        ("return_code", "SUCCESS"),
        ("time_end", "20261122075958"),
        ("total_fee", "100"),
        ("trade_type", "MICROPAY"),
        ("transaction_id", "4200002611202611220000000001"),
    ])
}

fn signed_up() -> Fields {
    owned(&[
        ("return_code", "SUCCESS"),
        ("result_code", "SUCCESS"),
        ("mch_id", "1900007291"),
        ("contract_code", "100001256"),
        ("plan_id", "123"),
        ("openid", PAYER),
        ("change_type", "ADD"),
        ("operate_time", "2026-11-22 07:59:58"),
        ("contract_id", "Wx15463511252015071056489715"),
        ("contract_expired_time", "2027-11-22 07:59:58"),
        ("request_serial", "1695"),
    ])
}

fn outer() -> Fields {
    owned(&[
        ("return_code", "SUCCESS"),
        ("appid", "wxd678efh567hg6787"),
        ("mch_id", "1900007291"),
        ("nonce_str", NONCE),
    ])
}

fn refunded() -> Fields {
    owned(&[
        ("out_refund_no", "R20261122001"),
        ("out_trade_no", "A20261122001"),
        ("refund_account", "REFUND_SOURCE_RECHARGE_FUNDS"),
        ("refund_fee", "100"),
        ("refund_id", "50000000382026112200000000001"),
        ("refund_recv_accout", "支付用户零钱"),
        ("refund_request_source", "VENDOR_PLATFORM"),
        ("refund_status", "SUCCESS"),
        ("settlement_refund_fee", "100"),
        ("settlement_total_fee", "100"),
        ("success_time", "2026-11-22 07:59:58"),
        ("total_fee", "100"),
        ("transaction_id", "4200002611202611220000000001"),
    ])
}

/// The fields with one set, or added at the end.
fn with(mut fields: Fields, name: &str, text: &str) -> Fields {
    match fields.iter_mut().find(|(held, _)| held == name) {
        Some((_, held)) => *held = text.to_owned(),
        None => fields.push((name.to_owned(), text.to_owned())),
    }
    fields
}

fn without(mut fields: Fields, name: &str) -> Fields {
    fields.retain(|(held, _)| held != name);
    fields
}

fn signed_text(fields: &Fields, key: &str) -> String {
    let mut pairs: Vec<String> = fields
        .iter()
        .filter(|(name, text)| name != "sign" && !text.is_empty())
        .map(|(name, text)| format!("{name}={text}"))
        .collect();
    pairs.sort();
    format!("{}&key={key}", pairs.join("&"))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn md5_sign(fields: &Fields, key: &str) -> String {
    hex(&Md5::digest(signed_text(fields, key))).to_uppercase()
}

fn hmac_sign(fields: &Fields, key: &str) -> String {
    let mut hash = Hmac::<Sha256>::new_from_slice(key.as_bytes()).expect("every length is a key's");
    hash.update(signed_text(fields, key).as_bytes());
    hex(&hash.finalize().into_bytes()).to_uppercase()
}

fn xml_of(root: &str, fields: &Fields) -> String {
    let fields: String = fields.iter().map(|(name, text)| format!("<{name}><![CDATA[{text}]]></{name}>\n")).collect();
    format!("<{root}>{fields}</{root}>")
}

fn md5_signed(fields: Fields, key: &str) -> String {
    let sign = md5_sign(&fields, key);
    xml_of("xml", &with(fields, "sign", &sign))
}

fn hmac_signed(fields: Fields, key: &str) -> String {
    let fields = with(fields, "sign_type", "HMAC-SHA256");
    let sign = hmac_sign(&fields, key);
    xml_of("xml", &with(fields, "sign", &sign))
}

fn sealed(plaintext: &[u8], key: &str) -> String {
    let aes = Aes256::new_from_slice(hex(&Md5::digest(key)).as_bytes()).expect("it has 32 bytes");
    let padding = 16 - plaintext.len() % 16;
    let mut bytes = plaintext.to_vec();
    bytes.resize(plaintext.len() + padding, u8::try_from(padding).expect("at most 16"));
    for part in bytes.chunks_exact_mut(16) {
        let mut block = Block::try_from(&*part).expect("it has 16 bytes");
        aes.encrypt_block(&mut block);
        part.copy_from_slice(&block);
    }
    STANDARD.encode(bytes)
}

fn refund_of(outer: Fields, inner: &Fields, key: &str) -> String {
    let req_info = sealed(xml_of("root", inner).as_bytes(), key);
    xml_of("xml", &with(outer, "req_info", &req_info))
}

/// `keys` are texts and their merchants.
fn input(body: impl AsRef<[u8]>, keys: &[(&str, &str)]) -> Value {
    let keys: Vec<Value> = keys.iter().map(|(key, mch_id)| json!({ "key": key, "mch_id": mch_id })).collect();
    json!({ "body": STANDARD.encode(body), "keys": keys })
}

fn json_of(fields: &Fields) -> String {
    let kept = fields
        .iter()
        .filter(|(name, _)| !["sign", "return_code", "return_msg", "nonce_str", "req_info"].contains(&name.as_str()));
    let members: Vec<String> = kept.map(|(name, text)| format!("\"{name}\":{}", Value::from(text.as_str()))).collect();
    format!("{{{}}}", members.join(","))
}

fn seen(id: &str, event: &str, kind: &'static str, time: Option<&str>, resource: &Fields) -> Seen {
    let plaintext = json_of(resource);
    Seen {
        id: id.into(),
        create_time: time.map(Into::into),
        event_type: event.into(),
        resource_type: "xml".into(),
        summary: None,
        original_type: None,
        associated_data: String::new(),
        resource: plaintext.clone(),
        plaintext,
        serial: String::new(),
        timestamp: 0,
        nonce: NONCE.into(),
        request_id: None,
        api_v3_key_label: Some(MCH_ID.into()),
        kind,
        certificate_expires_at: None,
    }
}

const TIME: Option<&str> = Some("2026-11-22T07:59:58+08:00");

impl Group {
    fn takes_v2(&mut self, name: &str, about: &str, body: impl AsRef<[u8]>, seen: &Seen) {
        self.gives(name, about, "parse_v2", input(body, &[(KEY, MCH_ID)]), json!({ "notification": seen.json() }));
    }

    fn refuses_v2(&mut self, name: &str, about: &str, body: impl AsRef<[u8]>, code: &'static str, field: Option<&str>) {
        self.refuses(name, about, "parse_v2", input(body, &[(KEY, MCH_ID)]), (code, field));
    }
}

fn payments(group: &mut Group) {
    let id = "1900007291.4200002611202611220000000001";
    let of = |id: &str, time, fields: &Fields| seen(id, "V2.PAY", "v2.pay", time, fields);
    let fields = paid();
    group.takes_v2("pay_md5", "a payment, signed with MD5", md5_signed(fields.clone(), KEY), &of(id, TIME, &fields));
    let hmac = with(fields.clone(), "sign_type", "HMAC-SHA256");
    group.takes_v2("pay_hmac", "with HMAC-SHA256", hmac_signed(fields.clone(), KEY), &of(id, TIME, &hmac));
    let named = with(fields.clone(), "sign_type", "MD5");
    group.takes_v2(
        "pay_md5_named",
        "with MD5, and sign_type says so",
        md5_signed(named.clone(), KEY),
        &of(id, TIME, &named),
    );
    let unnamed = with(fields.clone(), "sign", &hmac_sign(&fields, KEY));
    group.takes_v2(
        "pay_hmac_unnamed",
        "the length of sign tells HMAC-SHA256 where sign_type is absent",
        xml_of("xml", &unnamed),
        &of(id, TIME, &fields),
    );
    let lower = with(fields.clone(), "sign", &md5_sign(&fields, KEY).to_lowercase());
    group.takes_v2("sign_lower_case", "hex is hex in either case", xml_of("xml", &lower), &of(id, TIME, &fields));
    let plain: String = fields
        .iter()
        .map(|(name, text)| {
            let text = text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&#34;").replace('店', "&#x5e97;");
            format!("\r\n  <{name}>{text}</{name}>")
        })
        .collect();
    let body = format!(
        "\u{feff} \n<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<xml>{plain}<sign>{}</sign></xml>\n",
        md5_sign(&fields, KEY)
    );
    group.takes_v2(
        "pay_without_cdata",
        "texts instead of CDATA, a byte order mark, a declaration and white space",
        body,
        &of(id, TIME, &fields),
    );
    let failed = with(with(paid(), "result_code", "FAIL"), "err_code", "NOTENOUGH");
    group.takes_v2(
        "pay_failed",
        "a payment that failed has an id of its own, so that the success after it counts",
        md5_signed(failed.clone(), KEY),
        &of(&format!("{id}.FAIL"), TIME, &failed),
    );
    let failed = without(without(failed, "transaction_id"), "time_end");
    group.takes_v2(
        "pay_failed_without_transaction",
        "without a transaction the order names it",
        md5_signed(failed.clone(), KEY),
        &of("1900007291.A20261122001.FAIL", None, &failed),
    );
    let deduction = with(paid(), "contract_id", "Wx15463511252015071056489715");
    group.takes_v2(
        "deduction",
        "a deduction is a payment, though it names its contract",
        md5_signed(deduction.clone(), KEY),
        &of(id, TIME, &deduction),
    );
    for state in ["ACCEPT", "SUCCESS"] {
        let deduction = with(with(paid(), "contract_id", "Wx15463511252015071056489715"), "trade_state", state);
        let id = if state == "SUCCESS" { id.to_owned() } else { format!("{id}.{state}") };
        group.takes_v2(
            &format!("deduction_{}", state.to_lowercase()),
            "a deduction that is accepted and not yet paid has an id of its own, so that its payment counts",
            md5_signed(deduction.clone(), KEY),
            &of(&id, TIME, &deduction),
        );
    }
    for (name, time) in [("time_of_no_month", "20261322075958"), ("time_odd", "yesterday"), ("time_empty", "")] {
        let odd = with(paid(), "time_end", time);
        let about = format!("a time that is none ({time:?}) is no time, and no reason to refuse");
        group.takes_v2(name, &about, md5_signed(odd.clone(), KEY), &of(id, None, &odd));
    }
}

fn contracts(group: &mut Group) {
    for (name, change) in [("contract_signed", "ADD"), ("contract_ended", "DELETE")] {
        let fields = with(signed_up(), "change_type", change);
        let id = format!("1900007291.Wx15463511252015071056489715.{change}.2026-11-22 07:59:58");
        let seen = Seen { nonce: String::new(), ..seen(&id, "V2.CONTRACT", "v2.contract", TIME, &fields) };
        group.takes_v2(name, "a contract for deductions", md5_signed(fields, KEY), &seen);
    }
    let body = md5_signed(without(signed_up(), "operate_time"), KEY);
    group.refuses_v2("contract_without_time", "its id needs the time", body, "ENVELOPE_INVALID", Some("operate_time"));
}

fn refunds(group: &mut Group) {
    let merged = |inner: &Fields| {
        let mut fields = without(without(outer(), "nonce_str"), "return_code");
        fields.extend(inner.clone());
        fields
    };
    let of = |status: &str, time, inner: &Fields| {
        let id = format!("1900007291.50000000382026112200000000001.{status}");
        seen(&id, "V2.REFUND", "v2.refund", time, &merged(inner))
    };
    let inner = refunded();
    group.takes_v2("refund", "a refund, encrypted", refund_of(outer(), &inner, KEY), &of("SUCCESS", TIME, &inner));
    let change = without(with(refunded(), "refund_status", "CHANGE"), "success_time");
    group.takes_v2(
        "refund_change",
        "one that went wrong, which the success after it does not repeat",
        refund_of(outer(), &change, KEY),
        &of("CHANGE", None, &change),
    );
    let both = with(refunded(), "mch_id", "1900007291");
    let mut resource = owned(&[("appid", "wxd678efh567hg6787")]);
    resource.extend(both.clone());
    let id = "1900007291.50000000382026112200000000001.SUCCESS";
    group.takes_v2(
        "refund_field_on_both_sides",
        "a field that says the same outside and inside",
        refund_of(outer(), &both, KEY),
        &seen(id, "V2.REFUND", "v2.refund", TIME, &resource),
    );
    let empty = with(refunded(), "appid", "");
    let resource = merged(&refunded());
    group.takes_v2(
        "refund_field_empty_inside",
        "an empty field inside is one that is not there, and contradicts nothing",
        refund_of(outer(), &empty, KEY),
        &seen(id, "V2.REFUND", "v2.refund", TIME, &resource),
    );
    let signed = with(outer(), "req_info", &sealed(xml_of("root", &inner).as_bytes(), KEY));
    group.takes_v2(
        "refund_signed",
        "a signature that is there all the same, and right",
        md5_signed(signed.clone(), KEY),
        &of("SUCCESS", TIME, &inner),
    );
    group.refuses_v2(
        "refund_signed_wrong",
        "and wrong",
        md5_signed(signed, FORMER_KEY),
        "SIGNATURE_INVALID",
        Some("sign"),
    );
    let extra = with(outer(), "refund_note", "outside");
    group.takes_v2(
        "refund_outer_field",
        "what else stands outside is not taken for a part of it",
        refund_of(extra, &inner, KEY),
        &of("SUCCESS", TIME, &inner),
    );
}

fn keys(group: &mut Group) {
    let two = [(KEY, MCH_ID), (FORMER_KEY, MCH_ID)];
    for (name, key) in [("first", KEY), ("second", FORMER_KEY)] {
        let fields = paid();
        let seen_pay = seen("1900007291.4200002611202611220000000001", "V2.PAY", "v2.pay", TIME, &fields);
        group.gives(
            &format!("pay_{name}_key"),
            "of two keys of the merchant the one that signed is found",
            "parse_v2",
            input(md5_signed(fields, key), &two),
            json!({ "notification": seen_pay.json() }),
        );
        let mut fields = owned(&[("appid", "wxd678efh567hg6787"), ("mch_id", "1900007291")]);
        fields.extend(refunded());
        let seen_refund =
            seen("1900007291.50000000382026112200000000001.SUCCESS", "V2.REFUND", "v2.refund", TIME, &fields);
        group.gives(
            &format!("refund_{name}_key"),
            "of two keys of the merchant the one that encrypted is found",
            "parse_v2",
            input(refund_of(outer(), &refunded(), key), &two),
            json!({ "notification": seen_refund.json() }),
        );
    }
    let other = [(FORMER_KEY, MCH_ID)];
    group.refuses(
        "pay_wrong_key",
        "another key",
        "parse_v2",
        input(md5_signed(paid(), KEY), &other),
        ("SIGNATURE_INVALID", Some("sign")),
    );
    group.refuses(
        "refund_wrong_key",
        "another key",
        "parse_v2",
        input(refund_of(outer(), &refunded(), KEY), &other),
        ("DECRYPTION_FAILED", Some("req_info")),
    );
    let v3 = [(API_V3_KEY, MCH_ID)];
    group.refuses(
        "pay_v3_key",
        "the APIv3 key has no say here",
        "parse_v2",
        input(md5_signed(paid(), KEY), &v3),
        ("SIGNATURE_INVALID", Some("sign")),
    );
    group.refuses(
        "refund_v3_key",
        "nor does it open a refund",
        "parse_v2",
        input(refund_of(outer(), &refunded(), KEY), &v3),
        ("DECRYPTION_FAILED", Some("req_info")),
    );
    // Two merchants behind one URL: what one signs or encrypts in the other's name is forged, also by a field it may leave out.
    const OTHER: &str = "1900007292";
    let both = [(KEY, MCH_ID), (FORMER_KEY, OTHER)];
    let mut refuses = |name: &str, about: &str, body: String, keys: &[(&str, &str)], code, field| {
        group.refuses(name, about, "parse_v2", input(body, keys), (code, Some(field)));
    };
    refuses(
        "pay_key_of_another",
        "a payment signed by another merchant's key",
        md5_signed(paid(), FORMER_KEY),
        &both,
        "SIGNATURE_INVALID",
        "sign",
    );
    refuses(
        "refund_key_of_another",
        "a refund under another merchant's key",
        refund_of(outer(), &refunded(), FORMER_KEY),
        &both,
        "DECRYPTION_FAILED",
        "req_info",
    );
    refuses(
        "refund_of_another_outside",
        "and outside in that merchant's name, which inside is not",
        refund_of(with(outer(), "mch_id", OTHER), &with(refunded(), "mch_id", MCH_ID), FORMER_KEY),
        &both,
        "ENVELOPE_INVALID",
        "mch_id",
    );
    refuses(
        "pay_of_nobody",
        "a payment that names no merchant",
        md5_signed(without(paid(), "mch_id"), KEY),
        &both,
        "ENVELOPE_INVALID",
        "mch_id",
    );
    refuses(
        "refund_of_nobody",
        "a refund that names no merchant outside",
        refund_of(without(outer(), "mch_id"), &with(refunded(), "mch_id", MCH_ID), KEY),
        &both,
        "ENVELOPE_INVALID",
        "mch_id",
    );
    refuses(
        "pay_of_a_stranger",
        "a payment of a merchant whose key is not here",
        md5_signed(with(paid(), "mch_id", "1900007299"), KEY),
        &both,
        "SIGNATURE_INVALID",
        "mch_id",
    );
    refuses(
        "refund_of_a_stranger",
        "a refund of a merchant whose key is not here",
        refund_of(with(outer(), "mch_id", "1900007299"), &refunded(), KEY),
        &both,
        "DECRYPTION_FAILED",
        "mch_id",
    );
    let fields = with(paid(), "mch_id", OTHER);
    let id = "1900007292.4200002611202611220000000001";
    let seen_other = seen(id, "V2.PAY", "v2.pay", TIME, &fields);
    group.gives(
        "pay_of_the_other",
        "the same number of the other merchant's is another payment",
        "parse_v2",
        input(md5_signed(fields, FORMER_KEY), &both),
        json!({ "notification": Seen { api_v3_key_label: Some(OTHER.into()), ..seen_other }.json() }),
    );
    let body = md5_signed(paid(), KEY);
    for (name, about, keys) in [
        ("no_key", "no key at all", vec![]),
        ("key_short", "a key that is too short", vec![(&KEY[1..], MCH_ID)]),
        ("key_empty", "an empty key", vec![("", MCH_ID)]),
        ("key_line_break", "a line break for its last character", vec![("v2VectorKeyv2VectorKeyv2VectorK\n", MCH_ID)]),
        ("merchant_empty", "a key of no merchant", vec![(KEY, "")]),
        ("merchant_no_number", "a merchant that is no number", vec![(KEY, "shop")]),
        ("merchant_and_key_swapped", "the merchant in the key's place", vec![(MCH_ID, KEY)]),
        ("second_key_of_nobody", "of two keys one that is nobody's", vec![(KEY, MCH_ID), (FORMER_KEY, "")]),
        ("key_after_line_break", "33 characters", vec![("v2VectorKeyv2VectorKeyv2VectorKe\n", MCH_ID)]),
    ] {
        group.refuses(name, about, "parse_v2", input(&body, &keys), ("OPTION_INVALID", Some("api_v2_key")));
    }
}

fn signatures(group: &mut Group) {
    let mut refuses = |name: &str, about: &str, fields: Fields, field: &str| {
        group.refuses_v2(name, about, xml_of("xml", &fields), "SIGNATURE_INVALID", Some(field));
    };
    let sign = md5_sign(&paid(), KEY);
    refuses("sign_missing", "no signature", paid(), "sign");
    refuses("sign_empty", "an empty one", with(paid(), "sign", ""), "sign");
    refuses("sign_short", "one cut short", with(paid(), "sign", &sign[..31]), "sign");
    refuses("sign_not_hex", "one that is no hex", with(paid(), "sign", &"Z".repeat(32)), "sign");
    refuses("sign_unicode", "one of 32 bytes that are no hex", with(paid(), "sign", &"中".repeat(32)), "sign");
    refuses("sign_zeros", "one of zeros", with(paid(), "sign", &"0".repeat(32)), "sign");
    refuses(
        "amount_changed",
        "an amount changed after signing",
        with(with(paid(), "total_fee", "1"), "sign", &sign),
        "sign",
    );
    refuses("field_added", "a field added after signing", with(with(paid(), "sub_mch_id", "1"), "sign", &sign), "sign");
    refuses("field_emptied", "a field emptied after signing", with(with(paid(), "openid", ""), "sign", &sign), "sign");
    refuses(
        "space_added",
        "a space added after signing",
        with(with(paid(), "attach", "门店 <1> & \"2\" "), "sign", &sign),
        "sign",
    );
    let named = with(paid(), "sign_type", "HMAC-SHA256");
    refuses(
        "sign_type_contradicts",
        "MD5 where sign_type says HMAC-SHA256",
        with(named.clone(), "sign", &md5_sign(&named, KEY)),
        "sign_type",
    );
    let named = with(paid(), "sign_type", "MD5");
    refuses(
        "sign_type_contradicts_md5",
        "and the other way round",
        with(named.clone(), "sign", &hmac_sign(&named, KEY)),
        "sign_type",
    );
    let named = with(paid(), "sign_type", "RSA");
    refuses(
        "sign_type_unknown",
        "a sign_type that nobody knows",
        with(named.clone(), "sign", &md5_sign(&named, KEY)),
        "sign_type",
    );
    let keyless = hex(&Md5::digest(signed_text(&paid(), "").as_bytes())).to_uppercase();
    refuses("sign_without_key", "signed with an empty key", with(paid(), "sign", &keyless), "sign");
}

fn spoilt_refunds(group: &mut Group) {
    let mut refuses = |name: &str, about: &str, req_info: &str, code, field: Option<&str>| {
        let body = xml_of("xml", &with(outer(), "req_info", req_info));
        group.refuses_v2(name, about, body, code, field);
    };
    let right = sealed(xml_of("root", &refunded()).as_bytes(), KEY);
    for (name, about, req_info) in [
        ("req_info_not_base64", "something else than base64", "????"),
        ("req_info_unpadded", "base64 without its padding", "QQ"),
        ("req_info_spaced", "base64 with white space in it", &format!("{}\n{}", &right[..64], &right[64..])),
        ("req_info_odd_length", "no multiple of 16 bytes", "QUFBQQ=="),
        ("req_info_zeros", "a block of zeros", "AAAAAAAAAAAAAAAAAAAAAA=="),
    ] {
        refuses(name, about, req_info, "DECRYPTION_FAILED", Some("req_info"));
    }
    for (name, about, plaintext) in [
        ("inside_json", "JSON inside", format!(r#"{{"openid":"{PAYER}"}}"#)),
        ("inside_empty", "nothing inside", String::new()),
        ("inside_other_root", "another root inside", xml_of("xml", &refunded())),
        ("inside_doctype", "a DOCTYPE inside", format!("<!DOCTYPE root>{}", xml_of("root", &refunded()))),
        (
            "inside_twice",
            "a field twice inside",
            "<root><refund_fee>1</refund_fee><refund_fee>2</refund_fee></root>".into(),
        ),
        ("inside_cut", "XML that is cut short inside", format!("<root><openid>{PAYER}</openid>")),
    ] {
        refuses(name, about, &sealed(plaintext.as_bytes(), KEY), "PLAINTEXT_INVALID", Some("req_info"));
    }
    for missing in ["refund_id", "refund_status"] {
        let inner = sealed(xml_of("root", &without(refunded(), missing)).as_bytes(), KEY);
        let about = format!("without {missing}, which its id needs");
        refuses(&format!("refund_without_{missing}"), &about, &inner, "ENVELOPE_INVALID", Some(missing));
    }
    let differs = refund_of(outer(), &with(refunded(), "mch_id", "1900009999"), KEY);
    group.refuses_v2(
        "refund_field_differs",
        "a field that says another thing outside",
        differs,
        "ENVELOPE_INVALID",
        Some("mch_id"),
    );
    let differs = refund_of(with(outer(), "refund_fee", "999"), &refunded(), KEY);
    group.refuses_v2(
        "refund_amount_outside",
        "an amount added outside",
        differs,
        "ENVELOPE_INVALID",
        Some("refund_fee"),
    );
}

fn shapes(group: &mut Group) {
    let mut refuses = |name: &str, about: &str, body: String, field: Option<&str>| {
        group.refuses_v2(name, about, body, "ENVELOPE_INVALID", field);
    };
    let failed = owned(&[("return_code", "FAIL"), ("return_msg", "签名失败: call 0755-00000000")]);
    refuses(
        "return_code_fail",
        "nothing is told, and nobody signed the words",
        xml_of("xml", &failed),
        Some("return_code"),
    );
    refuses(
        "return_code_missing",
        "no return_code",
        md5_signed(without(paid(), "return_code"), KEY),
        Some("return_code"),
    );
    refuses("nothing", "success of nothing", xml_of("xml", &owned(&[("return_code", "SUCCESS")])), None);
    let native = owned(&[("return_code", "SUCCESS"), ("product_id", "1"), ("openid", PAYER), ("nonce_str", NONCE)]);
    refuses("native_query", "a query of NATIVE payments, mode 1, is no notification", md5_signed(native, KEY), None);
    refuses(
        "result_code_missing",
        "a payment without its outcome",
        md5_signed(without(paid(), "result_code"), KEY),
        Some("result_code"),
    );
    refuses(
        "transaction_missing",
        "a success without a transaction",
        md5_signed(without(paid(), "transaction_id"), KEY),
        Some("transaction_id"),
    );
    let failed = without(without(with(paid(), "result_code", "FAIL"), "transaction_id"), "out_trade_no");
    refuses("failed_without_number", "a failure that cannot be named", md5_signed(failed, KEY), None);
    refuses(
        "refund_without_req_info",
        "a refund in the open, which no notification is",
        md5_signed(with(refunded(), "return_code", "SUCCESS"), KEY),
        Some("out_refund_no"),
    );
    for (name, of_refund) in [("refund_id", "refund_id"), ("refund_query", "refund_id_0")] {
        refuses(
            &format!("pay_with_{name}"),
            "an answer of the platform's that tells of a refund is signed by the same key, and is no payment",
            md5_signed(with(paid(), of_refund, "50000000382026112200000000001"), KEY),
            Some(of_refund),
        );
    }
}

fn xml(group: &mut Group) {
    let field = "<return_code>SUCCESS</return_code>";
    let bomb: String =
        (1..=9).map(|at| format!("<!ENTITY l{at} \"{}\">", format!("&l{};", at - 1).repeat(10))).collect();
    let bomb = format!("<!DOCTYPE xml [<!ENTITY l0 \"lol\">{bomb}]><xml><a>&l9;</a></xml>");
    let many: String = (0..=1000).map(|at| format!("<a{at}/>")).collect();
    for (name, about, body, named) in [
        ("empty", "no body", String::new(), None),
        ("blank", "white space", " \r\n".into(), None),
        ("json", "JSON, as APIv3 sends it", r#"{"id":"EV-1"}"#.into(), None),
        ("html", "HTML", "<html><body></body></html>".into(), None),
        ("other_root", "another root", format!("<root>{field}</root>"), None),
        ("cut_short", "cut short", md5_signed(paid(), KEY)[..200].into(), None),
        ("unclosed", "without its end", format!("<xml>{field}"), None),
        ("two_roots", "two documents", format!("<xml>{field}</xml><xml>{field}</xml>"), None),
        ("text_after", "text after it", format!("<xml>{field}</xml>x"), None),
        ("text_between", "text between the fields", format!("<xml>x{field}</xml>"), None),
        ("doctype", "a DOCTYPE", format!("<!DOCTYPE xml><xml>{field}</xml>"), None),
        (
            "entity_of_a_file",
            "a file as an entity",
            "<!DOCTYPE xml [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><xml><return_code>&e;</return_code></xml>"
                .into(),
            None,
        ),
        (
            "entity_of_a_url",
            "a DTD from elsewhere",
            "<!DOCTYPE xml SYSTEM \"http://127.0.0.1/x.dtd\"><xml></xml>".into(),
            None,
        ),
        ("billion_laughs", "entities of entities", bomb, None),
        ("entity_unknown", "an entity that is none", "<xml><return_code>&nbsp;</return_code></xml>".into(), None),
        ("reference_nul", "a reference to NUL", "<xml><return_code>&#0;</return_code></xml>".into(), None),
        ("instruction", "a processing instruction", format!("<xml><?php x?>{field}</xml>"), None),
        ("instruction_before", "one before the root", format!("<?xml-stylesheet href=\"x\"?><xml>{field}</xml>"), None),
        ("comment", "a comment inside a text", "<xml><return_code>SUC<!-- -->CESS</return_code></xml>".into(), None),
        (
            "nested",
            "an element inside a field",
            "<xml><return_code><b>SUCCESS</b></return_code></xml>".into(),
            Some("return_code"),
        ),
        (
            "twice",
            "a field twice: which one was signed?",
            format!("<xml>{field}<total_fee>1</total_fee><total_fee>100</total_fee></xml>"),
            Some("total_fee"),
        ),
        ("sign_twice", "two signatures", format!("<xml>{field}<sign>1</sign><sign>2</sign></xml>"), Some("sign")),
        ("attribute", "an attribute", format!("<xml>{field}<total_fee unit=\"yuan\">1</total_fee></xml>"), None),
        ("root_attribute", "an attribute of the root", format!("<xml a=\"1\">{field}</xml>"), None),
        ("namespace", "a namespace", format!("<xml xmlns=\"urn:x\">{field}</xml>"), None),
        ("prefix", "a prefix", format!("<xml>{field}<x:a>1</x:a></xml>"), None),
        ("odd_name", "a name that is no field's", format!("<xml>{field}<金额>1</金额></xml>"), None),
        ("mismatched", "an end that fits no beginning", "<xml><return_code>SUCCESS</result_code></xml>".into(), None),
        ("ampersand", "an ampersand alone", "<xml><return_code>SUCCESS & co</return_code></xml>".into(), None),
        ("control_character", "a control character", "<xml><return_code>SUCCESS\u{8}</return_code></xml>".into(), None),
        ("nul", "a NUL", "<xml><return_code>SUCCESS\0</return_code></xml>".into(), None),
        ("many_fields", "more fields than there are", format!("<xml>{many}</xml>"), None),
    ] {
        group.refuses_v2(&format!("xml_{name}"), about, body, "ENVELOPE_INVALID", named);
    }
    group.refuses_v2("xml_not_utf8", "bytes that are no UTF-8", b"<xml><a>\xff</a></xml>", "ENVELOPE_INVALID", None);
    let utf16: Vec<u8> = md5_signed(paid(), KEY).encode_utf16().flat_map(u16::to_le_bytes).collect();
    group.refuses_v2("xml_utf16", "UTF-16", utf16, "ENVELOPE_INVALID", None);
}

/// The typed events: one of everything that the schema knows.
fn events(group: &mut Group) {
    let schema = Schema::load();
    for event in schema.events.iter().filter(|event| event.is_v2()) {
        let kind = &event.kinds[0].kind;
        for (fill, name) in [(Fill::All, "all"), (Fill::Required, "required")] {
            let mut sample = schema.sample(&event.event_type, kind, fill).expect("the event type has the kind");
            // Not every language tells an empty text in a typed event from one that is not there.
            sample.as_object_mut().expect("a sample is an object").retain(|_, text| text != "");
            let fields: Fields = sample
                .as_object()
                .into_iter()
                .flatten()
                .map(|(name, text)| (name.clone(), text.as_str().expect("all of it is text").to_owned()))
                .collect();
            let mch_id = sample["mch_id"].as_str().expect("all of it is text");
            let body = if kind == "v2.refund" {
                refund_of(owned(&[("return_code", "SUCCESS"), ("mch_id", mch_id)]), &fields, KEY)
            } else {
                // A payment that only has what is always there has no transaction, so it failed.
                let is_nameless = kind == "v2.pay" && !fields.iter().any(|(name, _)| name == "transaction_id");
                let fields = if is_nameless { with(fields, "result_code", "FAIL") } else { fields };
                let sign = |fields: &Fields| match fields.iter().any(|(name, _)| name == "sign_type") {
                    true => hmac_sign(fields, KEY),
                    false => md5_sign(fields, KEY),
                };
                let fields = with(fields, "return_code", "SUCCESS");
                let sign = sign(&fields);
                xml_of("xml", &with(fields, "sign", &sign))
            };
            let mut expected = sample.clone();
            if kind == "v2.pay" && expected.get("transaction_id").is_none() {
                expected["result_code"] = "FAIL".into();
            }
            let name = format!("event_{}_{name}", kind.trim_start_matches("v2."));
            group.gives(
                &name,
                "as a typed event",
                "event_v2",
                input(body, &[(KEY, mch_id)]),
                json!({ "event": expected }),
            );
        }
    }
    let body = md5_signed(without(paid(), "appid"), KEY);
    group.refuses(
        "event_misfit",
        "what is always there is missing",
        "event_v2",
        input(body, &[(KEY, MCH_ID)]),
        ("EVENT_UNTYPED", Some("appid")),
    );
}

fn acks(group: &mut Group) {
    let xml = |status: u16, code: &str, text: &str| {
        let body = format!(
            "<xml><return_code><![CDATA[{code}]]></return_code><return_msg><![CDATA[{text}]]></return_msg></xml>"
        );
        json!({ "ack": { "status": status, "content_type": "text/xml", "body": body } })
    };
    group.gives("ack_success", "received", "ack_v2", json!({ "which": "success" }), xml(200, "SUCCESS", "OK"));
    for (code, _, status, text) in CODES {
        let name = format!("ack_{}", code.to_lowercase());
        group.gives(&name, "the answer for an error", "ack_v2", json!({ "which": code }), xml(*status, "FAIL", text));
    }
}
