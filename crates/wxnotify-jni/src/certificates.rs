//! The request for platform certificates, and its answer.

use wxnotify::Result;

use crate::keys;
use crate::parser::read_headers;
use crate::wire::{Reader, Writer};

/// mchid, merchant serial, private key, and each or null: path, now, nonce -> method, path, authorization.
pub(crate) fn request(request: &mut Reader<'_>) -> Result<Writer> {
    let (mchid, serial, key) = (request.text(), request.text(), request.text());
    let (path, now, nonce) = (request.optional_text(), request.optional_integer(), request.optional_text());
    let signed = wxnotify::certificates_request_with(mchid, serial, key, path, now, nonce)?;
    let mut reply = Writer::new();
    reply.text(signed.method);
    reply.text(signed.path);
    reply.text(&signed.authorization);
    Ok(reply)
}

/// Now, headers, body, APIv3 keys, known keys or an empty list -> certificates.
pub(crate) fn parse(request: &mut Reader<'_>) -> Result<Writer> {
    let now = request.integer();
    let headers = read_headers(request);
    let body = request.bytes();
    let api_v3_keys = keys::read_api_v3_keys(request)?;
    let known_keys = keys::read_platform_keys(request)?;
    let certificates = wxnotify::parse_certificates_at(headers, body, &api_v3_keys, Some(&known_keys), now)?;
    let mut reply = Writer::new();
    reply.list(certificates.iter(), |reply, certificate| {
        reply.text(certificate.key.serial());
        reply.text(&certificate.pem);
        reply.optional_integer(certificate.key.not_before());
        reply.optional_integer(certificate.key.not_after());
        reply.text(&certificate.effective_time);
        reply.text(&certificate.expire_time);
    });
    Ok(reply)
}
