//! The pretend platform and merchant, for tests.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::Deserialize;
use serde_json::value::RawValue;
use serde_json::{Value, json};
use wxnotify::Result;
use wxnotify::testing::{Delivery, Merchant, Platform};

use super::json;
use crate::kept::Kept;
use crate::request::Request;

static PLATFORMS: Kept<Platform> = Kept::new("platform");

#[derive(Deserialize)]
struct OfPlatform {
    platform: u64,
    now: Option<i64>,
}

pub(super) fn platform(request: &Request<'_>) -> Result<Vec<u8>> {
    #[derive(Deserialize)]
    struct Options<'a> {
        #[serde(borrow)]
        options: &'a RawValue,
    }
    let platform = Platform::from_json(request.read::<Options<'_>>()?.options.get())?;
    let mut described = json!({
        "serial": platform.serial(),
        "api_v3_key": platform.api_v3_key(),
        "certificate_pem": platform.certificate_pem(),
        "public_key_pem": platform.public_key_pem(),
        "private_key_pem": platform.private_key_pem(),
    });
    described["platform"] = json!(PLATFORMS.keep(platform));
    json(described)
}

pub(super) fn drop_platform(request: &Request<'_>) -> Result<Vec<u8>> {
    json(PLATFORMS.drop(request.read::<OfPlatform>()?.platform))
}

pub(super) fn notification(request: &Request<'_>) -> Result<Vec<u8>> {
    #[derive(Deserialize)]
    struct Spec<'a> {
        #[serde(borrow)]
        notification: &'a RawValue,
    }
    let platform = PLATFORMS.find(request.read::<OfPlatform>()?.platform)?;
    let delivery = platform.notification_from_json(request.read::<Spec<'_>>()?.notification.get())?;
    json(sent(&delivery))
}

pub(super) fn certificates_answer(request: &Request<'_>) -> Result<Vec<u8>> {
    let OfPlatform { platform, now } = request.read()?;
    json(sent(&PLATFORMS.find(platform)?.certificates_answer(now)?))
}

pub(super) fn sign(request: &Request<'_>) -> Result<Vec<u8>> {
    json(PLATFORMS.find(request.read::<OfPlatform>()?.platform)?.sign(request.bytes))
}

pub(super) fn merchant(request: &Request<'_>) -> Result<Vec<u8>> {
    #[derive(Deserialize)]
    struct Asked {
        mchid: String,
        parts: Option<Parts>,
    }
    #[derive(Deserialize)]
    struct Parts {
        private_key: String,
        serial: String,
        not_before: i64,
    }
    let Asked { mchid, parts } = request.read()?;
    let merchant = match parts {
        Some(Parts { private_key, serial, not_before }) => {
            Merchant::from_parts(&mchid, &private_key, &serial, not_before)
        }
        None => Merchant::new(&mchid),
    }?;
    json(json!({
        "mchid": merchant.mchid(),
        "serial": merchant.serial(),
        "certificate_pem": merchant.certificate_pem(),
        "private_key_pem": merchant.private_key_pem(),
    }))
}

/// Headers in pairs, and the body in base64.
fn sent(delivery: &Delivery) -> Value {
    json!({ "headers": delivery.headers(), "body": STANDARD.encode(delivery.body()) })
}
