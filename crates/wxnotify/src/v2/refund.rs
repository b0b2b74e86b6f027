//! The encrypted part of an APIv2 refund.

use aes::{Aes256, Block};
use base64::Engine;
use cipher::block_padding::{Padding, Pkcs7};
use cipher::{BlockCipherDecrypt, BlockCipherEncrypt, KeyInit};
use md5::{Digest, Md5};
use zeroize::Zeroizing;

use super::key::{ApiV2Key, Keys, Secret};
use crate::strict_base64::STRICT;
use crate::xml::{self, Fields};
use crate::{Error, ErrorCode, Result};

/// Opens `req_info` with the first of its merchant's keys that fits.
///
/// ECB says nothing of who encrypted: a key fits where the padding is right and UTF-8 comes out, which by chance is as good as
/// never. What comes out must be XML all the same.
pub(super) fn open<'k>(req_info: &str, keys: &Keys<'k>) -> Result<(Fields, &'k ApiV2Key)> {
    let encrypted = STRICT
        .decode(req_info)
        .map_err(|_| failed("field req_info is not base64 (standard alphabet, padded)".to_owned()))?;
    if encrypted.is_empty() || encrypted.len() % 16 != 0 {
        let message = format!("field req_info has {} bytes, and AES makes a multiple of 16", encrypted.len());
        return Err(failed(message));
    }
    let (plaintext, key) = keys.find(|key| decrypt(&encrypted, key)).ok_or_else(|| {
        failed(format!(
            "field req_info is not opened by {keys}; give the APIv2密钥 of that merchant (账户中心 → API安全), not the APIv3密钥, and \
             beside it the former one while it was just changed"
        ))
    })?;
    let fields = xml::read(&plaintext, "root").map_err(|problem| {
        let message = format!("the decrypted req_info of {} bytes {}", plaintext.len(), problem.message);
        Error::new(ErrorCode::PlaintextInvalid, message).with_field("req_info")
    })?;
    Ok((fields, key))
}

fn decrypt(encrypted: &[u8], key: &Secret) -> Option<Vec<u8>> {
    let mut blocks = blocks(encrypted);
    cipher_of(key).decrypt_blocks(&mut blocks);
    let plaintext = Pkcs7::unpad_blocks(&blocks).ok()?;
    std::str::from_utf8(plaintext).is_ok().then(|| plaintext.to_vec())
}

/// The base64 that [`open`] opens.
pub(crate) fn seal(plaintext: &[u8], key: &Secret) -> String {
    let padding = 16 - plaintext.len() % 16;
    let padded = [plaintext, &[padding as u8; 16][..padding]].concat();
    let mut blocks = blocks(&padded);
    cipher_of(key).encrypt_blocks(&mut blocks);
    STRICT.encode(blocks.concat())
}

fn blocks(bytes: &[u8]) -> Vec<Block> {
    bytes.chunks_exact(16).map(|block| Block::try_from(block).expect("it has the length")).collect()
}

/// AES under the key's MD5, written in lower-case hex.
fn cipher_of(key: &Secret) -> Aes256 {
    let hash = Zeroizing::new(<[u8; 16]>::from(Md5::digest(key.as_slice())));
    let mut hex = Zeroizing::new([0; 32]);
    for (pair, byte) in hex.chunks_exact_mut(2).zip(hash.iter()) {
        pair.copy_from_slice(&[
            b"0123456789abcdef"[usize::from(byte >> 4)],
            b"0123456789abcdef"[usize::from(byte & 15)],
        ]);
    }
    Aes256::new((&*hex).into())
}

fn failed(message: String) -> Error {
    Error::new(ErrorCode::DecryptionFailed, message).with_field("req_info")
}
