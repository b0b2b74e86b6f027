//! The pretend platform and merchant, for tests.

use napi::bindgen_prelude::Buffer;
use napi_derive::napi;
use wxnotify::testing;

use crate::thrown::{Thrown, guarded};

/// Headers (flat: name, value, name, value) and body.
#[napi(object, object_from_js = false)]
pub struct DeliveryOutput {
    /// Name, value, name, value.
    pub headers: Vec<String>,
    /// The raw body.
    pub body: Buffer,
}

impl From<testing::Delivery> for DeliveryOutput {
    fn from(delivery: testing::Delivery) -> Self {
        let headers = delivery.header_pairs().flat_map(|(name, value)| [name.to_owned(), value.to_owned()]);
        Self { headers: headers.collect(), body: delivery.body().into() }
    }
}

/// `wxnotify::testing::Platform`.
#[napi]
pub struct TestPlatform(testing::Platform);

#[napi]
impl TestPlatform {
    /// Makes a platform of the core's JSON.
    #[napi(constructor)]
    pub fn new(options_json: String) -> Result<Self, Thrown> {
        guarded(|| testing::Platform::from_json(&options_json).map(Self))
    }

    /// What it puts into `Wechatpay-Serial`.
    #[napi(getter)]
    pub fn serial(&self) -> &str {
        self.0.serial()
    }

    /// The APIv3 key that it encrypts with.
    #[napi(getter)]
    pub fn api_v3_key(&self) -> &str {
        self.0.api_v3_key()
    }

    /// Its certificate. `None` in public-key mode.
    #[napi(getter)]
    pub fn certificate_pem(&self) -> Option<String> {
        self.0.certificate_pem()
    }

    /// Its public key.
    #[napi(getter)]
    pub fn public_key_pem(&self) -> String {
        self.0.public_key_pem()
    }

    /// Its private key.
    #[napi(getter)]
    pub fn private_key_pem(&self) -> String {
        self.0.private_key_pem()
    }

    /// Makes a notification of the core's JSON.
    #[napi]
    pub fn notification(&self, spec_json: String) -> Result<DeliveryOutput, Thrown> {
        guarded(|| self.0.notification_from_json(&spec_json).map(Into::into))
    }

    /// Makes an answer of `GET /v3/certificates`.
    #[napi]
    pub fn certificates_answer(&self, now: Option<i64>) -> Result<DeliveryOutput, Thrown> {
        guarded(|| self.0.certificates_answer(now).map(Into::into))
    }

    /// Signs any bytes, to base64.
    #[napi]
    pub fn sign(&self, message: &[u8]) -> Result<String, Thrown> {
        guarded(|| Ok(self.0.sign(message)))
    }
}

/// `wxnotify::testing::Merchant`.
#[napi]
pub struct TestMerchant(testing::Merchant);

/// The parts of a merchant that is to be the same each time.
#[napi(object, object_to_js = false)]
pub struct MerchantPartsInput {
    /// PEM.
    pub private_key: String,
    /// Hex.
    pub serial: String,
    /// Seconds since the epoch.
    pub not_before: i64,
}

#[napi]
impl TestMerchant {
    /// Makes a merchant, of given parts or on the spot.
    #[napi(constructor)]
    pub fn new(mchid: String, parts: Option<MerchantPartsInput>) -> Result<Self, Thrown> {
        guarded(|| {
            let merchant = match parts {
                Some(MerchantPartsInput { private_key, serial, not_before }) => {
                    testing::Merchant::from_parts(&mchid, &private_key, &serial, not_before)
                }
                None => testing::Merchant::new(&mchid),
            };
            merchant.map(Self)
        })
    }

    /// The merchant's number.
    #[napi(getter)]
    pub fn mchid(&self) -> &str {
        self.0.mchid()
    }

    /// The certificate's serial.
    #[napi(getter)]
    pub fn serial(&self) -> &str {
        self.0.serial()
    }

    /// The certificate.
    #[napi(getter)]
    pub fn certificate_pem(&self) -> String {
        self.0.certificate_pem()
    }

    /// The private key.
    #[napi(getter)]
    pub fn private_key_pem(&self) -> String {
        self.0.private_key_pem()
    }
}
