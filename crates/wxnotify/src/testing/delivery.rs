//! What goes over HTTP: headers and a body.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::fault::Fault;
use super::platform::Platform;
use crate::crypto::{SignatureAlgorithm, SigningKey};
use crate::verify::{PROBE_PREFIX, signed_parts};

/// The headers and body of one HTTP request, or response.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Delivery {
    headers: Vec<(String, String)>,
    body: Vec<u8>,
}

impl Delivery {
    pub(super) fn of_body(body: Vec<u8>) -> Self {
        Self { headers: Vec::new(), body }
    }

    /// All headers, as pairs of name and value.
    pub fn headers(&self) -> &[(String, String)] {
        &self.headers
    }

    /// The headers as [`NotificationParser::parse`](crate::NotificationParser::parse) takes them.
    pub fn header_pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        self.headers.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// The raw body.
    pub fn body(&self) -> &[u8] {
        &self.body
    }

    /// Sets a header, or takes its place.
    pub fn set_header(&mut self, name: &str, value: impl Into<String>) {
        self.remove_header(name);
        self.headers.push((name.into(), value.into()));
    }

    /// Takes a header away.
    pub fn remove_header(&mut self, name: &str) {
        self.headers.retain(|(held, _)| !held.eq_ignore_ascii_case(name));
    }

    /// Puts another body in place, under the same signature.
    pub fn set_body(&mut self, body: impl Into<Vec<u8>>) {
        self.body = body.into();
    }

    pub(super) fn add_headers(&mut self, platform: &Platform, timestamp: i64, nonce: &str, signer: &SigningKey) {
        let timestamp = timestamp.to_string();
        let signature = STANDARD.encode(signer.sign(&signed_parts(&timestamp, nonce, &self.body).concat()));
        let signature_type = match platform.key.algorithm() {
            SignatureAlgorithm::Rsa => "WECHATPAY2-SHA256-RSA2048",
            SignatureAlgorithm::Sm2 => "WECHATPAY2-SM2-WITH-SM3",
        };
        for (name, value) in [
            ("Content-Type", "application/json"),
            ("Wechatpay-Timestamp", &timestamp),
            ("Wechatpay-Nonce", nonce),
            ("Wechatpay-Serial", &platform.serial),
            ("Wechatpay-Signature", &signature),
            ("Wechatpay-Signature-Type", signature_type),
        ] {
            self.set_header(name, value);
        }
    }

    /// The faults that are made after signing.
    pub(super) fn spoil(&mut self, fault: Option<Fault>) {
        match fault {
            Some(Fault::Probe) => {
                let signature = self.headers.iter_mut().find(|(name, _)| name == "Wechatpay-Signature");
                signature.expect("it was just added").1.insert_str(0, PROBE_PREFIX);
            }
            Some(Fault::Tampered) => {
                let at = self.body.len() / 2;
                self.body[at] = if self.body[at] == b'0' { b'1' } else { b'0' };
            }
            Some(Fault::WrongSerial) => self.set_header("Wechatpay-Serial", "0123456789ABCDEF0123456789ABCDEF01234567"),
            Some(Fault::MissingSignature) => self.remove_header("Wechatpay-Signature"),
            _ => {}
        }
    }
}
