//! Platform keys and APIv3 keys out of a request.

use wxnotify::{ApiV3Key, PlatformKeys, Result};

use crate::wire::{Reader, Writer};

/// A list of (id or absent, PEM): a public key where there is an id, certificates where there is none.
pub(crate) fn read_platform_keys(request: &mut Reader<'_>) -> Result<PlatformKeys> {
    let mut keys = PlatformKeys::new();
    for (id, pem) in request.list(|entry| (entry.optional_text(), entry.text())) {
        match id {
            Some(id) => keys.add_public_key(id, pem)?,
            None => keys.add_certificates(pem)?,
        }
    }
    Ok(keys)
}

/// A list of (key, label or absent).
pub(crate) fn read_api_v3_keys(request: &mut Reader<'_>) -> Result<Vec<ApiV3Key>> {
    request.list(|entry| read_api_v3_key(entry)).into_iter().collect()
}

fn read_api_v3_key(request: &mut Reader<'_>) -> Result<ApiV3Key> {
    let (key, label) = (request.bytes(), request.optional_text());
    let key = ApiV3Key::new(key)?;
    Ok(match label {
        Some(label) => key.labelled(label),
        None => key,
    })
}

/// Platform keys -> their serials. Fails where one is not good.
pub(crate) fn serials(request: &mut Reader<'_>) -> Result<Writer> {
    Ok(write_serials(&read_platform_keys(request)?))
}

/// An APIv3 key -> nothing. Fails where it is not good.
pub(crate) fn check_api_v3_key(request: &mut Reader<'_>) -> Result<Writer> {
    read_api_v3_key(request)?;
    Ok(Writer::new())
}

pub(crate) fn write_serials(keys: &PlatformKeys) -> Writer {
    let mut reply = Writer::new();
    reply.list(keys.serials().into_iter(), Writer::text);
    reply
}
