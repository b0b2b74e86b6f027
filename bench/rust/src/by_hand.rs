//! What a careful engineer writes with serde_json and a crypto library: every check that decides whether a payment is genuine.

use std::borrow::Cow;
use std::time::{SystemTime, UNIX_EPOCH};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::Deserialize;
use serde_json::{Value, json};

use crate::contest::{Keys, Message, Operation};

/// What a crypto library does.
pub struct Crypto {
    version: String,
    /// Whether the signature of the message is genuine.
    verify: Box<dyn Fn(&[u8], &[u8]) -> bool>,
    /// Opens ciphertext and tag under nonce and associated data.
    open: Box<dyn Fn(Vec<u8>, &[u8], &[u8]) -> Option<Vec<u8>>>,
}

pub fn ring(keys: &Keys) -> Crypto {
    use ring::aead::{AES_256_GCM, Aad, LessSafeKey, Nonce, UnboundKey};
    use ring::signature::{RSA_PKCS1_2048_8192_SHA256, UnparsedPublicKey};

    // ring takes the key as PKCS#1, which SPKI of a key of 2048 bits holds from its 25th byte on.
    let key = UnparsedPublicKey::new(&RSA_PKCS1_2048_8192_SHA256, keys.spki()[24..].to_vec());
    let cipher = UnboundKey::new(&AES_256_GCM, keys.api_v3_key.as_bytes()).expect("the key has 32 bytes");
    let cipher = LessSafeKey::new(cipher);
    Crypto {
        version: "ring 0.17".to_owned(),
        verify: Box::new(move |message, signature| key.verify(message, signature).is_ok()),
        open: Box::new(move |mut sealed, nonce, associated_data| {
            let nonce = Nonce::try_assume_unique_for_key(nonce).ok()?;
            let len = cipher.open_in_place(nonce, Aad::from(associated_data), &mut sealed).ok()?.len();
            sealed.truncate(len);
            Some(sealed)
        }),
    }
}

#[cfg(feature = "openssl")]
pub fn openssl(keys: &Keys) -> Crypto {
    use openssl::hash::MessageDigest;
    use openssl::pkey::PKey;
    use openssl::sign::Verifier;
    use openssl::symm::{Cipher, decrypt_aead};

    let key = PKey::public_key_from_pem(keys.public_key_pem.as_bytes()).expect("the key is one");
    let api_v3_key = keys.api_v3_key.clone().into_bytes();
    let cipher = Cipher::aes_256_gcm();
    Crypto {
        version: format!("the crate openssl, {}", openssl::version::version()),
        verify: Box::new(move |message, signature| {
            let verifier = Verifier::new(MessageDigest::sha256(), &key);
            verifier.and_then(|mut verifier| verifier.verify_oneshot(signature, message)).unwrap_or(false)
        }),
        open: Box::new(move |sealed, nonce, associated_data| {
            let (ciphertext, tag) = sealed.split_at_checked(sealed.len().checked_sub(16)?)?;
            decrypt_aead(cipher, &api_v3_key, Some(nonce), associated_data, ciphertext, tag).ok()
        }),
    }
}

pub fn contestant(crypto: Crypto, keys: &'static Keys) -> (String, Vec<Operation>) {
    let versions = format!("{}, serde_json", crypto.version);
    let crypto: &'static Crypto = Box::leak(Box::new(crypto));
    let parse = move |message: &Message| parse(crypto, keys, message);
    let json = move |message: &Message| serde_json::from_str(&parse(message)?).map_err(|_| "the plaintext is not JSON");
    let event =
        move |message: &Message| serde_json::from_str(&parse(message)?).map_err(|_| "the plaintext is no payment");
    let operations = vec![
        Operation::new("parse", parse, |plaintext| json!({"plaintext": plaintext})),
        Operation::new("json", json, |resource: Value| json!({"resource": resource})),
        Operation::new("event", event, |payment: Payment| {
            json!({"event": {
                "out_trade_no": payment.out_trade_no,
                "transaction_id": payment.transaction_id,
                "trade_state": payment.trade_state,
                "total": payment.amount.total,
                "openid": payment.payer.openid,
                "goods_id": payment.promotion_detail[0].goods_detail[0].goods_id,
            }})
        }),
    ];
    (versions, operations)
}

fn parse(crypto: &Crypto, keys: &Keys, message: &Message) -> Result<String, &'static str> {
    let header = |name| message.header(name).ok_or("a header is missing");
    let (timestamp, nonce) = (header("wechatpay-timestamp")?, header("wechatpay-nonce")?);
    let (signature, serial) = (header("wechatpay-signature")?, header("wechatpay-serial")?);
    let now = SystemTime::now().duration_since(UNIX_EPOCH).map_err(|_| "the clock")?.as_secs() as i64;
    if (now - timestamp.parse::<i64>().map_err(|_| "the timestamp")?).abs() > 300 {
        return Err("the timestamp is old");
    }
    if serial != keys.public_key_id {
        return Err("the serial is unknown");
    }
    let signature = STANDARD.decode(signature).map_err(|_| "the signature is no base64")?;
    let signed = [timestamp.as_bytes(), b"\n", nonce.as_bytes(), b"\n", &message.body, b"\n"].concat();
    if !(crypto.verify)(&signed, &signature) {
        return Err("the signature is wrong");
    }
    let Envelope { resource } = serde_json::from_slice(&message.body).map_err(|_| "the body is not JSON")?;
    if resource.algorithm != "AEAD_AES_256_GCM" {
        return Err("the algorithm");
    }
    let sealed = STANDARD.decode(resource.ciphertext.as_bytes()).map_err(|_| "the ciphertext is no base64")?;
    let associated_data = resource.associated_data.unwrap_or_default();
    let plaintext = (crypto.open)(sealed, resource.nonce.as_bytes(), associated_data.as_bytes());
    String::from_utf8(plaintext.ok_or("the tag is wrong")?).map_err(|_| "the plaintext is not UTF-8")
}

#[derive(Deserialize)]
struct Envelope<'a> {
    #[serde(borrow)]
    resource: Resource<'a>,
}

#[derive(Deserialize)]
struct Resource<'a> {
    #[serde(borrow)]
    algorithm: Cow<'a, str>,
    #[serde(borrow)]
    ciphertext: Cow<'a, str>,
    #[serde(borrow)]
    nonce: Cow<'a, str>,
    #[serde(borrow)]
    associated_data: Option<Cow<'a, str>>,
}

/// All fields that a direct payment is documented to have.
#[derive(Deserialize)]
#[allow(dead_code)]
struct Payment {
    mchid: String,
    appid: String,
    out_trade_no: String,
    transaction_id: String,
    trade_type: String,
    trade_state: String,
    trade_state_desc: String,
    bank_type: String,
    attach: Option<String>,
    success_time: String,
    payer: Payer,
    amount: Amount,
    scene_info: Option<SceneInfo>,
    #[serde(default)]
    promotion_detail: Vec<Promotion>,
}

#[derive(Deserialize)]
struct Payer {
    openid: String,
}

#[derive(Deserialize)]
#[allow(dead_code)]
struct Amount {
    total: i64,
    payer_total: i64,
    currency: String,
    payer_currency: String,
}

#[derive(Deserialize)]
#[allow(dead_code)]
struct SceneInfo {
    device_id: Option<String>,
}

#[derive(Deserialize)]
#[allow(dead_code)]
struct Promotion {
    coupon_id: String,
    name: Option<String>,
    scope: Option<String>,
    #[serde(rename = "type")]
    kind: Option<String>,
    amount: i64,
    stock_id: Option<String>,
    wechatpay_contribute: Option<i64>,
    merchant_contribute: Option<i64>,
    other_contribute: Option<i64>,
    currency: Option<String>,
    #[serde(default)]
    goods_detail: Vec<Goods>,
}

#[derive(Deserialize)]
#[allow(dead_code)]
struct Goods {
    goods_id: String,
    quantity: i64,
    unit_price: i64,
    discount_amount: i64,
    goods_remark: Option<String>,
}
