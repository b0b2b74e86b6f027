//! A notification in the making. It is encrypted here, with crates of its own and not by the core,
//! so that what the core decrypts was not made by the core.

use aes_gcm::aead::consts::U12;
use aes_gcm::aead::{Aead, Payload};
use aes_gcm::{Aes256Gcm, AesGcm, KeyInit};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};
use sm3::{Digest, Sm3};
use sm4::Sm4;
use wxnotify::SignatureAlgorithm;
use wxnotify::testing::Platform;

use super::cast::{API_V3_KEY, NOW, PAYER};

pub(super) const AES: &str = "AEAD_AES_256_GCM";
pub(super) const SM4: &str = "AEAD_SM4_GCM";

/// All parts of a notification. What is `None` is left out of it.
#[derive(Clone)]
pub(super) struct Draft<'a> {
    /// Who signs it.
    pub(super) platform: &'a Platform,
    pub(super) api_v3_key: &'a str,
    pub(super) id: String,
    pub(super) create_time: Option<String>,
    pub(super) resource_type: String,
    pub(super) event_type: String,
    pub(super) summary: Option<String>,
    pub(super) original_type: Option<String>,
    pub(super) algorithm: &'static str,
    /// In place of what encrypting the plaintext gives.
    pub(super) ciphertext: Option<String>,
    pub(super) associated_data: Option<String>,
    pub(super) resource_nonce: String,
    pub(super) plaintext: Vec<u8>,
    pub(super) timestamp: String,
    pub(super) nonce: String,
    /// `None`: the header is not sent.
    pub(super) signature_type: Option<String>,
    pub(super) request_id: Option<String>,
}

/// The plaintext of a payment, small and whole.
pub(super) fn payment() -> String {
    format!(
        r#"{{"mchid":"1900007291","appid":"wxd678efh567hg6787","out_trade_no":"A20261122001","transaction_id":"4200002611202611220000000001","trade_type":"JSAPI","trade_state":"SUCCESS","trade_state_desc":"支付成功","bank_type":"OTHERS","attach":"","success_time":"2026-11-22T07:59:58+08:00","payer":{{"openid":"{PAYER}"}},"amount":{{"total":100,"payer_total":100,"currency":"CNY","payer_currency":"CNY"}}}}"#
    )
}

impl<'a> Draft<'a> {
    /// A payment to a direct merchant, with nothing wrong.
    pub(super) fn payment(platform: &'a Platform) -> Self {
        Self::of(platform, "TRANSACTION.SUCCESS", &payment())
    }

    /// A notification of an event, with nothing wrong.
    pub(super) fn of(platform: &'a Platform, event_type: &str, plaintext: &str) -> Self {
        let is_sm2 = platform.platform_keys().iter().all(|key| key.algorithm() == SignatureAlgorithm::Sm2);
        Self {
            platform,
            api_v3_key: API_V3_KEY,
            id: "EV-2026112207595800001".into(),
            create_time: Some("2026-11-22T07:59:58+08:00".into()),
            resource_type: "encrypt-resource".into(),
            event_type: event_type.into(),
            summary: Some("支付成功".into()),
            original_type: Some("transaction".into()),
            algorithm: if is_sm2 { SM4 } else { AES },
            ciphertext: None,
            associated_data: Some("transaction".into()),
            resource_nonce: "fdasflkja484".into(),
            plaintext: plaintext.into(),
            timestamp: NOW.to_string(),
            nonce: "c5ac7061fccab6bf3e254dcf98995b8c".into(),
            signature_type: Some(if is_sm2 { "WECHATPAY2-SM2-WITH-SM3" } else { "WECHATPAY2-SHA256-RSA2048" }.into()),
            request_id: None,
        }
    }

    /// The same with something changed.
    pub(super) fn with(&self, change: impl FnOnce(&mut Self)) -> Self {
        let mut changed = self.clone();
        change(&mut changed);
        changed
    }

    /// The ciphertext in base64: the one put in place, or the plaintext's.
    pub(super) fn ciphertext(&self) -> String {
        let sealed = || {
            let aad = self.associated_data.as_deref().unwrap_or_default();
            seal(self.algorithm, self.api_v3_key, &self.resource_nonce, aad, &self.plaintext)
        };
        self.ciphertext.clone().unwrap_or_else(|| STANDARD.encode(sealed()))
    }

    /// The body: JSON with the keys in the platform's order, and no white space.
    pub(super) fn body(&self) -> String {
        let resource = object(&[
            ("original_type", self.original_type.as_deref()),
            ("algorithm", Some(self.algorithm)),
            ("ciphertext", Some(&self.ciphertext())),
            ("associated_data", self.associated_data.as_deref()),
            ("nonce", Some(&self.resource_nonce)),
        ]);
        let envelope = object(&[
            ("id", Some(&self.id)),
            ("create_time", self.create_time.as_deref()),
            ("resource_type", Some(&self.resource_type)),
            ("event_type", Some(&self.event_type)),
            ("summary", self.summary.as_deref()),
        ]);
        format!(r#"{},"resource":{resource}}}"#, &envelope[..envelope.len() - 1])
    }

    /// The body as a JSON value, to be spoilt.
    pub(super) fn envelope(&self) -> Value {
        serde_json::from_str(&self.body()).expect("the body is JSON")
    }

    /// The request, signed.
    pub(super) fn request(&self) -> Request {
        self.request_of(self.body())
    }

    /// A request with another body, signed all the same.
    pub(super) fn request_of(&self, body: impl Into<Vec<u8>>) -> Request {
        let body = body.into();
        let message = [self.timestamp.as_bytes(), b"\n", self.nonce.as_bytes(), b"\n", &body, b"\n"].concat();
        let mut headers = vec![
            ("Content-Type".to_owned(), "application/json".to_owned()),
            ("Wechatpay-Timestamp".to_owned(), self.timestamp.clone()),
            ("Wechatpay-Nonce".to_owned(), self.nonce.clone()),
            ("Wechatpay-Serial".to_owned(), self.platform.serial().to_owned()),
            ("Wechatpay-Signature".to_owned(), self.platform.sign(&message)),
        ];
        headers.extend(self.signature_type.clone().map(|value| ("Wechatpay-Signature-Type".to_owned(), value)));
        headers.extend(self.request_id.clone().map(|value| ("Request-ID".to_owned(), value)));
        Request { headers, body }
    }

    /// What a parser with one unlabelled key should see in it.
    pub(super) fn seen(&self, kind: &'static str) -> Seen {
        let plaintext = String::from_utf8(self.plaintext.clone()).expect("what is accepted is UTF-8");
        let is_certificate = self.platform.certificate_pem().is_some();
        Seen {
            id: self.id.clone(),
            create_time: self.create_time.clone(),
            event_type: self.event_type.clone(),
            resource_type: self.resource_type.clone(),
            summary: self.summary.clone(),
            original_type: self.original_type.clone(),
            associated_data: self.associated_data.clone().unwrap_or_default(),
            resource: plaintext.clone(),
            plaintext,
            serial: self.platform.serial().into(),
            timestamp: self.timestamp.parse().expect("what is accepted has a timestamp"),
            nonce: self.nonce.clone(),
            request_id: self.request_id.clone(),
            api_v3_key_label: None,
            kind,
            certificate_expires_at: is_certificate.then_some(super::cast::NOT_AFTER),
        }
    }
}

/// A JSON object of the strings that are there, in their order.
fn object(entries: &[(&str, Option<&str>)]) -> String {
    let entries = entries.iter().filter_map(|(name, value)| Some(format!(r#""{name}":{}"#, Value::from((*value)?))));
    format!("{{{}}}", entries.collect::<Vec<_>>().join(","))
}

/// Encrypts, and appends the tag.
pub(super) fn seal(algorithm: &str, api_v3_key: &str, nonce: &str, aad: &str, plaintext: &[u8]) -> Vec<u8> {
    let nonce: &[u8; 12] = nonce.as_bytes().try_into().expect("what is encrypted here has a nonce of 12 bytes");
    let payload = Payload { msg: plaintext, aad: aad.as_bytes() };
    let sealed = match algorithm {
        SM4 => {
            let hash = Sm3::digest(api_v3_key);
            let key: &[u8; 16] = hash[..16].try_into().expect("SM3 makes 32 bytes");
            AesGcm::<Sm4, U12>::new(key.into()).encrypt(nonce.into(), payload)
        }
        _ => {
            let key: &[u8; 32] = api_v3_key.as_bytes().try_into().expect("an APIv3 key has 32 bytes");
            Aes256Gcm::new(key.into()).encrypt(nonce.into(), payload)
        }
    };
    sealed.expect("short texts are encrypted")
}

/// The headers and body that a merchant receives.
#[derive(Clone)]
pub(super) struct Request {
    pub(super) headers: Vec<(String, String)>,
    pub(super) body: Vec<u8>,
}

impl Request {
    /// The same with a header's value changed, or the header added.
    pub(super) fn header(&self, name: &str, value: &str) -> Self {
        let mut changed = self.clone();
        match changed.headers.iter_mut().find(|(held, _)| held == name) {
            Some((_, held)) => *held = value.into(),
            None => changed.headers.push((name.into(), value.into())),
        }
        changed
    }

    /// The same with another header added, even of the same name.
    pub(super) fn also(&self, name: &str, value: &str) -> Self {
        let mut changed = self.clone();
        changed.headers.push((name.into(), value.into()));
        changed
    }

    /// The same without a header.
    pub(super) fn without(&self, name: &str) -> Self {
        let mut changed = self.clone();
        changed.headers.retain(|(held, _)| held != name);
        changed
    }

    /// The same with all names spelt otherwise.
    pub(super) fn names(&self, spell: impl Fn(&str) -> String) -> Self {
        let headers = self.headers.iter().map(|(name, value)| (spell(name), value.clone())).collect();
        Self { headers, body: self.body.clone() }
    }

    /// The same with another body under the same signature.
    pub(super) fn body(&self, body: impl Into<Vec<u8>>) -> Self {
        Self { headers: self.headers.clone(), body: body.into() }
    }

    /// A header's value.
    pub(super) fn value(&self, name: &str) -> &str {
        let found = self.headers.iter().find(|(held, _)| held == name);
        &found.unwrap_or_else(|| panic!("the request has a header {name}")).1
    }
}

/// What should be seen in a notification: built from what went in, never from what came out.
#[derive(Clone)]
pub(super) struct Seen {
    pub(super) id: String,
    pub(super) create_time: Option<String>,
    pub(super) event_type: String,
    pub(super) resource_type: String,
    pub(super) summary: Option<String>,
    pub(super) original_type: Option<String>,
    pub(super) associated_data: String,
    pub(super) plaintext: String,
    /// The plaintext without white space between its tokens.
    pub(super) resource: String,
    pub(super) serial: String,
    pub(super) timestamp: i64,
    pub(super) nonce: String,
    pub(super) request_id: Option<String>,
    pub(super) api_v3_key_label: Option<String>,
    pub(super) kind: &'static str,
    pub(super) certificate_expires_at: Option<i64>,
}

impl Seen {
    /// The same with something changed.
    pub(super) fn with(&self, change: impl FnOnce(&mut Self)) -> Self {
        let mut changed = self.clone();
        change(&mut changed);
        changed
    }

    /// The JSON that a notification must give, in the contract's order of keys.
    pub(super) fn json(&self) -> String {
        let entries = [
            ("id", json!(self.id).to_string()),
            ("create_time", json!(self.create_time).to_string()),
            ("event_type", json!(self.event_type).to_string()),
            ("resource_type", json!(self.resource_type).to_string()),
            ("summary", json!(self.summary).to_string()),
            ("original_type", json!(self.original_type).to_string()),
            ("associated_data", json!(self.associated_data).to_string()),
            ("plaintext", json!(self.plaintext).to_string()),
            ("resource", self.resource.clone()),
            ("serial", json!(self.serial).to_string()),
            ("timestamp", json!(self.timestamp).to_string()),
            ("nonce", json!(self.nonce).to_string()),
            ("request_id", json!(self.request_id).to_string()),
            ("api_v3_key_label", json!(self.api_v3_key_label).to_string()),
            ("kind", json!(self.kind).to_string()),
            ("certificate_expires_at", json!(self.certificate_expires_at).to_string()),
        ];
        let entries = entries.map(|(name, value)| format!(r#""{name}":{value}"#));
        format!("{{{}}}", entries.join(","))
    }
}
