//! Private keys: the merchant's, to sign a request, and the pretend platform's.

use crate::crypto::SigningKey;
use crate::pem;
use crate::{Error, ErrorCode, Result};

/// Reads a private key in PEM: PKCS#8, PKCS#1 (RSA) or SEC1 (SM2). `what` names it for messages.
pub(crate) fn read(text: &str, what: &str) -> Result<SigningKey> {
    // An EC key file begins with a block of parameters, which says nothing that the key does not.
    let block = pem::read(text, what)?.into_iter().find(|block| !block.tag.ends_with(" PARAMETERS"));
    let Some(block) = block else { return Err(pem::invalid(what, "it holds parameters, and no key")) };
    let key = match block.tag.as_str() {
        "PRIVATE KEY" => SigningKey::rsa_from_pkcs8(&block.der).or_else(|| SigningKey::sm2_from_pkcs8(&block.der)),
        "RSA PRIVATE KEY" => SigningKey::rsa_from_pkcs1(&block.der),
        // The latter as OpenSSL 3 calls it.
        "EC PRIVATE KEY" | "SM2 PRIVATE KEY" => SigningKey::sm2_from_sec1(&block.der),
        "ENCRYPTED PRIVATE KEY" => {
            return Err(pem::invalid(what, "it is encrypted with a password; decrypt it first, with 'openssl pkey'"));
        }
        _ => {
            return Err(pem::invalid(
                what,
                "this is not a private key; the merchant's private key is the file apiclient_key.pem",
            ));
        }
    };
    key.ok_or_else(|| {
        let message = format!("{what}: it is neither an RSA key of at least 2048 bits nor an SM2 key");
        Error::new(ErrorCode::KeyUnsupported, message)
    })
}
