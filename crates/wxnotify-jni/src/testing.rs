//! The pretend platform behind `io.github.wxnotify.testing`.

use serde_json::{Map, Value};
use wxnotify::Result;
use wxnotify::testing::{Delivery, Merchant, Platform};

use crate::call;
use crate::wire::{Reader, Writer};

/// Options -> handle and description.
pub(crate) fn platform_new(request: &mut Reader<'_>) -> Result<Writer> {
    Ok(write_platform(Platform::from_json(&read_options(request))?))
}

/// Options as JSON -> handle and description.
pub(crate) fn platform_from_json(request: &mut Reader<'_>) -> Result<Writer> {
    Ok(write_platform(Platform::from_json(request.text())?))
}

/// Handle, serial, APIv3 key, certificate or absent, public key, private key.
fn write_platform(platform: Platform) -> Writer {
    let mut description = Writer::new();
    description.text(platform.serial());
    description.text(platform.api_v3_key());
    description.optional_text(platform.certificate_pem().as_deref());
    description.text(&platform.public_key_pem());
    description.text(&platform.private_key_pem());
    description.integer(call::into_handle(platform));
    description
}

/// Handle -> nothing.
pub(crate) fn platform_free(request: &mut Reader<'_>) -> Result<Writer> {
    Ok(call::free::<Platform>(request))
}

/// Handle, options -> delivery.
pub(crate) fn notification(request: &mut Reader<'_>) -> Result<Writer> {
    let platform: &Platform = call::borrow(request);
    Ok(write_delivery(&platform.notification_from_json(&read_options(request))?))
}

/// Handle, options as JSON -> delivery.
pub(crate) fn notification_from_json(request: &mut Reader<'_>) -> Result<Writer> {
    let platform: &Platform = call::borrow(request);
    Ok(write_delivery(&platform.notification_from_json(request.text())?))
}

/// Handle, now or absent -> delivery.
pub(crate) fn certificates_answer(request: &mut Reader<'_>) -> Result<Writer> {
    let platform: &Platform = call::borrow(request);
    Ok(write_delivery(&platform.certificates_answer(request.optional_integer())?))
}

/// Handle, message -> signature in base64.
pub(crate) fn sign(request: &mut Reader<'_>) -> Result<Writer> {
    let platform: &Platform = call::borrow(request);
    let mut reply = Writer::new();
    reply.text(&platform.sign(request.bytes()));
    Ok(reply)
}

/// mchid -> serial, certificate, private key.
pub(crate) fn merchant_new(request: &mut Reader<'_>) -> Result<Writer> {
    Ok(write_merchant(&Merchant::new(request.text())?))
}

/// mchid, private key, serial, not before -> serial, certificate, private key.
pub(crate) fn merchant_from_parts(request: &mut Reader<'_>) -> Result<Writer> {
    let (mchid, private_key, serial) = (request.text(), request.text(), request.text());
    Ok(write_merchant(&Merchant::from_parts(mchid, private_key, serial, request.integer())?))
}

/// A list of texts and a list of integers, each with its name: an object in JSON.
fn read_options(request: &mut Reader<'_>) -> String {
    let texts = request.list(|option| (option.text().to_owned(), Value::from(option.text())));
    let integers = request.list(|option| (option.text().to_owned(), Value::from(option.integer())));
    Value::Object(texts.into_iter().chain(integers).collect::<Map<_, _>>()).to_string()
}

/// A list of headers, and the body.
fn write_delivery(delivery: &Delivery) -> Writer {
    let mut reply = Writer::with_capacity(delivery.body().len() + 1024);
    reply.list(delivery.headers().iter(), |reply, (name, value)| {
        reply.text(name);
        reply.text(value);
    });
    reply.bytes(delivery.body());
    reply
}

fn write_merchant(merchant: &Merchant) -> Writer {
    let mut reply = Writer::new();
    reply.text(merchant.serial());
    reply.text(&merchant.certificate_pem());
    reply.text(&merchant.private_key_pem());
    reply
}
