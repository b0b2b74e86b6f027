//! The pretend platform and merchant, for tests only.

use rustler::{Binary, Env, NifStruct, ResourceArc};
use wxnotify::testing::{Delivery, Fault, Merchant, Platform};

use crate::binaries::{binary, text};
use crate::error::{answer, Answer};
use crate::handles::Handle;
use crate::parser::ParserHandle;

type PlatformHandle = ResourceArc<Handle<Platform>>;

/// `%WxNotify.Testing.Platform{}`.
#[derive(NifStruct)]
#[module = "WxNotify.Testing.Platform"]
#[rustler(encode)]
struct PlatformTerm {
    serial: String,
    api_v3_key: String,
    certificate_pem: Option<String>,
    public_key_pem: String,
    native: PlatformHandle,
}

#[rustler::nif(schedule = "DirtyCpu")]
fn platform_new(options_json: Binary<'_>) -> Answer<PlatformTerm> {
    answer(|| {
        let platform = Platform::from_json(text("options", &options_json)?)?;
        Ok(PlatformTerm {
            serial: platform.serial().to_owned(),
            api_v3_key: platform.api_v3_key().to_owned(),
            certificate_pem: platform.certificate_pem(),
            public_key_pem: platform.public_key_pem(),
            native: Handle::of(platform),
        })
    })
}

#[rustler::nif(schedule = "DirtyCpu")]
fn platform_private_key_pem(platform: PlatformHandle) -> Answer<String> {
    answer(|| Ok(platform.private_key_pem()))
}

#[rustler::nif(schedule = "DirtyCpu")]
fn platform_parser(platform: PlatformHandle) -> Answer<ParserHandle> {
    answer(|| Ok(Handle::of(platform.parser())))
}

#[rustler::nif(schedule = "DirtyCpu")]
fn platform_sign(platform: PlatformHandle, message: Binary<'_>) -> Answer<String> {
    answer(|| Ok(platform.sign(&message)))
}

/// `%WxNotify.Testing.Delivery{}`.
#[derive(NifStruct)]
#[module = "WxNotify.Testing.Delivery"]
#[rustler(encode)]
struct DeliveryTerm<'a> {
    headers: Vec<(String, String)>,
    body: Binary<'a>,
}

impl<'a> DeliveryTerm<'a> {
    fn new(env: Env<'a>, delivery: &Delivery) -> Self {
        Self { headers: delivery.headers().to_vec(), body: binary(env, delivery.body()) }
    }
}

#[rustler::nif(schedule = "DirtyCpu")]
fn platform_notification<'a>(
    env: Env<'a>,
    platform: PlatformHandle,
    notification_json: Binary<'a>,
) -> Answer<DeliveryTerm<'a>> {
    answer(|| {
        let delivery = platform.notification_from_json(text("notification", &notification_json)?)?;
        Ok(DeliveryTerm::new(env, &delivery))
    })
}

#[rustler::nif(schedule = "DirtyCpu")]
fn platform_certificates_answer(env: Env<'_>, platform: PlatformHandle, now: Option<i64>) -> Answer<DeliveryTerm<'_>> {
    answer(|| Ok(DeliveryTerm::new(env, &platform.certificates_answer(now)?)))
}

/// Every fault, and the name of the error that it leads to.
#[rustler::nif]
fn faults() -> Vec<(&'static str, &'static str)> {
    Fault::ALL.iter().map(|fault| (fault.as_str(), fault.error_code().as_str())).collect()
}

/// `%WxNotify.Testing.Merchant{}`.
#[derive(NifStruct)]
#[module = "WxNotify.Testing.Merchant"]
#[rustler(encode)]
struct MerchantTerm {
    mchid: String,
    serial: String,
    certificate_pem: String,
    private_key_pem: String,
}

#[rustler::nif(schedule = "DirtyCpu")]
fn merchant_new(mchid: Binary<'_>) -> Answer<MerchantTerm> {
    answer(|| {
        let merchant = Merchant::new(text("mchid", &mchid)?)?;
        Ok(MerchantTerm {
            mchid: merchant.mchid().to_owned(),
            serial: merchant.serial().to_owned(),
            certificate_pem: merchant.certificate_pem(),
            private_key_pem: merchant.private_key_pem(),
        })
    })
}

/// Panics, so that a test sees what becomes of it.
#[rustler::nif]
fn testing_panic() -> Answer<bool> {
    answer(|| panic!("testing_panic was called"))
}
