//! The least that a notification can cost: one signature check over the message in one piece and one decryption, straight from
//! AWS-LC, with keys parsed and base64 decoded beforehand.

use aws_lc_rs::aead::{AES_256_GCM, Aad, LessSafeKey, Nonce, UnboundKey};
use aws_lc_rs::error::Unspecified;
use aws_lc_rs::signature::{ParsedPublicKey, RSA_PKCS1_2048_8192_SHA256};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use crate::contest::{Keys, Message, Operation};

pub fn contestant(keys: &'static Keys) -> (String, Vec<Operation>) {
    let key = ParsedPublicKey::new(&RSA_PKCS1_2048_8192_SHA256, keys.spki()).expect("the key is one");
    let cipher = UnboundKey::new(&AES_256_GCM, keys.api_v3_key.as_bytes()).expect("the key has 32 bytes");
    let (key, cipher): (&ParsedPublicKey, &_) =
        (Box::leak(Box::new(key)), Box::leak(Box::new(LessSafeKey::new(cipher))));
    let parse = Operation::prepared(
        "parse",
        Prepared::of,
        move |prepared| prepared.open(key, cipher),
        |()| json!({"plaintext": null}),
    );
    ("AWS-LC of aws-lc-rs, nothing else".to_owned(), vec![parse])
}

struct Prepared {
    message: Vec<u8>,
    signature: Vec<u8>,
    ciphertext: Vec<u8>,
    nonce: [u8; 12],
    associated_data: Vec<u8>,
    buffer: Vec<u8>,
}

impl Prepared {
    fn of(message: &Message) -> Self {
        let header = |name| message.header(name).expect("the floor is measured with genuine ones");
        let body: Value = serde_json::from_slice(&message.body).expect("the body is JSON");
        let text = |name: &str| body["resource"][name].as_str().expect("it is text").to_owned();
        let mut signed = format!("{}\n{}\n", header("wechatpay-timestamp"), header("wechatpay-nonce")).into_bytes();
        signed.extend_from_slice(&message.body);
        signed.push(b'\n');
        let ciphertext = STANDARD.decode(text("ciphertext")).expect("it is base64");
        Self {
            message: signed,
            signature: STANDARD.decode(header("wechatpay-signature")).expect("it is base64"),
            buffer: ciphertext.clone(),
            ciphertext,
            nonce: text("nonce").into_bytes().try_into().expect("a nonce has 12 bytes"),
            associated_data: text("associated_data").into_bytes(),
        }
    }

    fn open(&mut self, key: &ParsedPublicKey, cipher: &LessSafeKey) -> Result<(), Unspecified> {
        key.verify_sig(&self.message, &self.signature)?;
        self.buffer.copy_from_slice(&self.ciphertext);
        let nonce = Nonce::assume_unique_for_key(self.nonce);
        cipher.open_in_place(nonce, Aad::from(self.associated_data.as_slice()), &mut self.buffer)?;
        Ok(())
    }
}
